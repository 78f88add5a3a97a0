//! The bounds of an unfinished scorecard, as data, text and Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::improvement::wording;
use super::text::{self, list, rows};
use super::{ChosenLevel, FORMAT, keys, markdown};
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::bounds::{Answer, Bound, Bounds};
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::rating::choice::Choice;

/// The most sets of a kind that are listed.
const SETS: usize = 8;

/// The bounds of an unfinished scorecard, in one language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BoundsExplanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The edition.
    pub edition: Edition,
    /// The sheet's number.
    pub set: u16,
    /// The sheet's title.
    pub heading: Text,
    /// The sheet's place in the law.
    pub place: String,
    /// How many criteria the sheet has.
    pub criteria: usize,
    /// The result of the worst possible answers.
    pub lowest: BoundLine,
    /// The result of the best possible answers.
    pub highest: BoundLine,
    /// Whether the star is the same for all answers.
    pub decided: bool,
    /// The criteria without an answer, the one that can change the star most first.
    pub open: Vec<OpenLine>,
    /// The keys of the smallest set of open criteria that decides the star.
    #[cfg_attr(feature = "serde", serde(rename = "deciding"))]
    pub relevant: Vec<Text>,
    /// The keys of the open criteria that never change the star.
    #[cfg_attr(feature = "serde", serde(rename = "idle"))]
    pub irrelevant: Vec<Text>,
    /// For each star still possible, the fewest answers that decide it.
    #[cfg_attr(feature = "serde", serde(rename = "settling"))]
    pub sufficient: Vec<SufficientLine>,
}

/// The fewest answers that decide a star.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SufficientLine {
    /// The star.
    pub star: Star,
    /// The smallest sets of keys whose best answers secure it for all other answers.
    pub secured_by: Vec<Vec<Text>>,
    /// The smallest sets of keys whose worst answers rule it out for all other answers.
    pub excluded_by: Vec<Vec<Text>>,
}

/// A total with its band and star.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BoundLine {
    /// The total.
    pub total: Points,
    /// Its band.
    pub band: Star,
    /// The star; none if a zero ends the evaluation.
    pub stars: Option<Star>,
}

/// A criterion without an answer.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OpenLine {
    /// Its key.
    pub key: Text,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: Text,
    /// The choice of the fewest points.
    pub worst: ChosenLevel,
    /// The choice of the most points.
    pub best: ChosenLevel,
    /// The highest that is open once it is answered at its worst.
    pub highest_at_worst: BoundLine,
    /// The lowest that is open once it is answered at its best.
    pub lowest_at_best: BoundLine,
    /// By how many stars the answer can change the bounds, both together.
    pub stars_moved: u8,
}

impl From<Bound> for BoundLine {
    fn from(bound: Bound) -> Self {
        Self {
            total: bound.total(),
            band: bound.band(),
            stars: bound.star(),
        }
    }
}

impl Bounds<'_> {
    /// The bounds in a language, the answers that decide the star, and the open criteria.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// builder.clear("2.3")?;
    /// let bounds = builder.bounds()?.explain(Lang::En);
    /// assert_eq!(bounds.relevant, ["2.3"]);
    /// assert!(bounds.to_string().contains("97 points, 2 stars – 100 points, 5 stars by the sheet"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> BoundsExplanation {
        let sheet = self.sheet();
        let answers = self.answers();
        BoundsExplanation {
            format: FORMAT,
            lang,
            edition: sheet.edition(),
            set: sheet.number(),
            heading: sheet.heading().text(lang),
            place: sheet.place(lang).text(),
            criteria: sheet.criteria().len(),
            lowest: self.lowest().into(),
            highest: self.highest().into(),
            decided: self.is_decided(),
            open: answers
                .into_iter()
                .map(|answer| open(answer, lang))
                .collect(),
            relevant: keys(self.relevant()),
            irrelevant: keys(self.irrelevant()),
            sufficient: sufficient(self),
        }
    }
}

/// The stars that are neither sure nor out of reach, from the lowest.
fn sufficient(bounds: &Bounds<'_>) -> Vec<SufficientLine> {
    let (low, high) = (bounds.lowest().star(), bounds.highest().star());
    let stars = Star::RECOGNISED.into_iter();
    let open = stars.filter(|star| low < Some(*star) && Some(*star) <= high);
    let keys_of = |sets: Vec<Vec<Criterion<'_>>>| {
        let sets = sets.into_iter().map(|set| keys(set.into_iter()));
        sets.collect::<Vec<_>>()
    };
    let line = |star| SufficientLine {
        star,
        secured_by: keys_of(bounds.securing(star, SETS)),
        excluded_by: keys_of(bounds.excluding(star, SETS)),
    };
    open.map(line).collect()
}

fn open(answer: Answer<'_>, lang: Lang) -> OpenLine {
    let criterion = answer.criterion();
    let level = |choice: Choice| ChosenLevel {
        choice,
        text: wording(criterion, choice, lang),
    };
    OpenLine {
        key: criterion.row().key.clone(),
        place: criterion.place(lang).text(),
        name: criterion.label().text(lang),
        worst: level(answer.worst()),
        best: level(answer.best()),
        highest_at_worst: answer.at_worst().1.into(),
        lowest_at_best: answer.at_best().0.into(),
        stars_moved: answer.stars_moved(),
    }
}

impl BoundLine {
    fn shown(self, lang: Lang) -> String {
        let stars = text::stars_or_none(self.stars, lang);
        match lang {
            Lang::Vi => format!("{} điểm, {stars}", self.total),
            Lang::En => format!("{}, {stars}", text::points(self.total)),
        }
    }
}

impl BoundsExplanation {
    fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let answered = self.criteria - self.open.len();
        let range = format!("{} – {}", self.lowest.shown(lang), self.highest.shown(lang));
        let decided = if self.decided {
            lang.pick(
                "đã xác định, không phụ thuộc các tiêu chí chưa chấm",
                "decided, for all remaining answers",
            )
        } else {
            lang.pick("chưa xác định", "not decided")
        };
        alloc::vec![
            (
                lang.pick("Đã chấm", "Answered"),
                match lang {
                    Lang::Vi => format!("{answered}/{} tiêu chí", self.criteria),
                    Lang::En => format!("{answered} of {} criteria", self.criteria),
                }
            ),
            (lang.pick("Còn có thể", "Still possible"), range),
            (lang.pick("Hạng sao", "Star"), decided.to_string()),
        ]
    }

    /// The criteria that decide the star, and those that do not.
    fn decides(&self) -> Vec<String> {
        if self.decided {
            return Vec::new();
        }
        let lang = self.lang;
        let mut lines = alloc::vec![self.relevant.join(", ")];
        if !self.irrelevant.is_empty() {
            let irrelevant = self.irrelevant.join(", ");
            lines.push(match lang {
                Lang::Vi => format!("{irrelevant}: chấm mức nào cũng không thay đổi hạng sao"),
                Lang::En => format!("{irrelevant}: no answer changes the star"),
            });
        }
        lines
    }

    /// The fewest answers that decide each star, a line each.
    fn relevant_answers(&self) -> Vec<String> {
        let lang = self.lang;
        let or = lang.pick(" hoặc ", " or ");
        let joined = |sets: &[Vec<Text>]| {
            let sets: Vec<String> = sets.iter().map(|set| set.join(" + ")).collect();
            sets.join(or)
        };
        let line = |line: &SufficientLine| {
            let (star, sure, out) = (
                line.star,
                joined(&line.secured_by),
                joined(&line.excluded_by),
            );
            match lang {
                Lang::Vi => format!(
                    "{star}★: chắc chắn đạt nếu chấm mức cao nhất ở {sure}; không thể đạt nếu chấm mức thấp nhất ở {out}"
                ),
                Lang::En => format!(
                    "{star}★: certain with the best level on {sure}; impossible with the worst level on {out}"
                ),
            }
        };
        self.sufficient.iter().map(line).collect()
    }

    /// The open criteria, a line each.
    fn open_lines(&self) -> Vec<String> {
        let lang = self.lang;
        let line = |open: &OpenLine| {
            let (worst, best) = (&open.worst.choice, &open.best.choice);
            let at_worst = open.highest_at_worst.shown(lang);
            let at_best = open.lowest_at_best.shown(lang);
            let (key, name) = (&open.key, &open.name);
            match lang {
                Lang::Vi => format!(
                    "{key} {name}: nếu chấm mức {worst}, nhiều nhất {at_worst}; nếu chấm mức {best}, ít nhất {at_best}"
                ),
                Lang::En => format!(
                    "{key} {name}: with level {worst} at most {at_worst}; with level {best} at least {at_best}"
                ),
            }
        };
        self.open.iter().map(line).collect()
    }

    fn lists(&self) -> [(&'static str, Vec<String>); 3] {
        let lang = self.lang;
        [
            (
                lang.pick(
                    "Tiêu chí quyết định hạng sao",
                    "Criteria that decide the star",
                ),
                self.decides(),
            ),
            (
                lang.pick(
                    "Các tiêu chí tối thiểu cần chấm để xác định từng hạng sao",
                    "The fewest answers that decide each star",
                ),
                self.relevant_answers(),
            ),
            (
                lang.pick(
                    "Chưa chấm, xếp từ tiêu chí ảnh hưởng hạng sao nhiều nhất",
                    "Without an answer, the largest effect on the star first",
                ),
                self.open_lines(),
            ),
        ]
    }
}

impl fmt::Display for BoundsExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [&self.heading, "\n", &self.place, "\n\n"].concat();
        rows(&mut text, &self.summary());
        for (head, lines) in self.lists() {
            list(&mut text, head, &lines);
        }
        crate::base::padded::text(f, &text)
    }
}

impl BoundsExplanation {
    /// The bounds as a Markdown page: a head and lists.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lists = self.lists();
        markdown::page(&self.heading, &self.place, &self.summary(), &lists)
    }
}
