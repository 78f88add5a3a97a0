//! What an unfinished scorecard leaves open, as data, text and Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::improvement::wording;
use super::text::{self, list, rows};
use super::{ChosenLevel, FORMAT, keys, markdown};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::bounds::{Answer, Bound, Bounds};
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::rating::choice::Choice;

/// The most sets of a kind that are told.
const SETS: usize = 8;

/// What an unfinished scorecard leaves open, in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
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
    pub heading: String,
    /// Where the sheet stands in the law.
    pub place: String,
    /// How many criteria the sheet has.
    pub criteria: usize,
    /// What the worst of all ways to finish comes to.
    pub lowest: BoundLine,
    /// What the best of all ways to finish comes to.
    pub highest: BoundLine,
    /// Whether the star is the same whatever is answered.
    pub decided: bool,
    /// The criteria without an answer, first the one that can move the star most.
    pub open: Vec<OpenLine>,
    /// The keys of the smallest set of open criteria that decides the star.
    pub relevant: Vec<String>,
    /// The keys of the open criteria that change no star, whatever all the others are.
    pub irrelevant: Vec<String>,
    /// For each star still open, the fewest answers that settle it.
    pub sufficient: Vec<SufficientLine>,
}

/// The fewest answers that settle a star.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SufficientLine {
    /// The star.
    pub star: Star,
    /// The smallest sets of keys whose best answers secure it, whatever the others are.
    pub secured_by: Vec<Vec<String>>,
    /// The smallest sets of keys whose worst answers rule it out, whatever the others are.
    pub excluded_by: Vec<Vec<String>>,
}

/// A total and what follows from it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct BoundLine {
    /// The total.
    pub total: Points,
    /// Its band.
    pub band: Star,
    /// The star; none where a zero ends the evaluation.
    pub stars: Option<Star>,
}

/// A criterion without an answer.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OpenLine {
    /// Its key.
    pub key: String,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The choice of the fewest points.
    pub worst: ChosenLevel,
    /// The choice of the most points.
    pub best: ChosenLevel,
    /// The highest that is open once it is answered at its worst.
    pub highest_at_worst: BoundLine,
    /// The lowest that is open once it is answered at its best.
    pub lowest_at_best: BoundLine,
    /// By how many stars the answer can move the bounds, both together.
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
    /// What is open, in a language: the bounds, what decides, and which answer moves most.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// builder.clear("2.3")?;
    /// let told = builder.bounds()?.explain(Lang::En);
    /// assert_eq!(told.relevant, ["2.3"]);
    /// assert!(told.to_string().contains("97 points, 2 stars – 100 points, 5 stars"));
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
            heading: sheet.heading().get(lang).to_string(),
            place: sheet.place(lang).to_string(),
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
    let told = |sets: Vec<Vec<Criterion<'_>>>| {
        let sets = sets.into_iter().map(|set| keys(set.into_iter()));
        sets.collect::<Vec<_>>()
    };
    let line = |star| SufficientLine {
        star,
        secured_by: told(bounds.securing(star, SETS)),
        excluded_by: told(bounds.excluding(star, SETS)),
    };
    open.map(line).collect()
}

fn open(answer: Answer<'_>, lang: Lang) -> OpenLine {
    let criterion = answer.criterion();
    let level = |choice: Choice| ChosenLevel {
        choice,
        text: wording(criterion, choice, lang).to_string(),
    };
    OpenLine {
        key: criterion.key().to_string(),
        place: criterion.place(lang).to_string(),
        name: criterion.label().get(lang).to_string(),
        worst: level(answer.worst()),
        best: level(answer.best()),
        highest_at_worst: answer.at_worst().1.into(),
        lowest_at_best: answer.at_best().0.into(),
        stars_moved: answer.stars_moved(),
    }
}

impl BoundLine {
    fn told(self, lang: Lang) -> String {
        let stars = text::stars_or_none(self.stars, lang);
        match lang {
            Lang::Vi => format!("{} điểm, {stars}", self.total),
            Lang::En => format!("{}, {stars}", text::told_points(self.total)),
        }
    }
}

impl BoundsExplanation {
    fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let answered = self.criteria - self.open.len();
        let range = format!("{} – {}", self.lowest.told(lang), self.highest.told(lang));
        let decided = if self.decided {
            lang.pick(
                "đã định, trả lời thế nào cũng vậy",
                "decided, whatever is answered",
            )
        } else {
            lang.pick("chưa định", "not decided")
        };
        alloc::vec![
            (
                lang.pick("Đã trả lời", "Answered"),
                match lang {
                    Lang::Vi => format!("{answered}/{} tiêu chí", self.criteria),
                    Lang::En => format!("{answered} of {} criteria", self.criteria),
                }
            ),
            (lang.pick("Còn mở", "Still open"), range),
            (lang.pick("Hạng sao", "Star"), decided.to_string()),
        ]
    }

    /// What decides, and what matters no more.
    fn decides(&self) -> Vec<String> {
        if self.decided {
            return Vec::new();
        }
        let lang = self.lang;
        let mut lines = alloc::vec![self.relevant.join(", ")];
        if !self.irrelevant.is_empty() {
            let irrelevant = self.irrelevant.join(", ");
            lines.push(match lang {
                Lang::Vi => format!("{irrelevant} không đổi được sao, trả lời thế nào cũng vậy"),
                Lang::En => format!("{irrelevant} change no star, whatever is answered"),
            });
        }
        lines
    }

    /// The fewest answers that settle each star, a line each.
    fn settles(&self) -> Vec<String> {
        let lang = self.lang;
        let or = lang.pick(" hoặc ", " or ");
        let told = |sets: &[Vec<String>]| {
            let sets: Vec<String> = sets.iter().map(|set| set.join(" + ")).collect();
            sets.join(or)
        };
        let line = |line: &SufficientLine| {
            let (star, sure, out) = (line.star, told(&line.secured_by), told(&line.excluded_by));
            match lang {
                Lang::Vi => format!(
                    "{star}★: chắc khi đạt mức cao nhất ở {sure}; hết khi mức thấp nhất ở {out}"
                ),
                Lang::En => format!(
                    "{star}★: secured by the best on {sure}; ruled out by the worst on {out}"
                ),
            }
        };
        self.sufficient.iter().map(line).collect()
    }

    /// The open criteria, a line each.
    fn open_lines(&self) -> Vec<String> {
        let lang = self.lang;
        let told = |open: &OpenLine| {
            let (worst, best) = (&open.worst.choice, &open.best.choice);
            let at_worst = open.highest_at_worst.told(lang);
            let at_best = open.lowest_at_best.told(lang);
            let (key, name) = (&open.key, &open.name);
            match lang {
                Lang::Vi => format!(
                    "{key} {name}: mức {worst} thì nhiều nhất {at_worst}; mức {best} thì ít nhất {at_best}"
                ),
                Lang::En => format!(
                    "{key} {name}: level {worst} leaves at most {at_worst}; level {best} at least {at_best}"
                ),
            }
        };
        self.open.iter().map(told).collect()
    }

    fn lists(&self) -> [(&'static str, Vec<String>); 3] {
        let lang = self.lang;
        [
            (
                lang.pick("Tiêu chí định sao", "What decides the star"),
                self.decides(),
            ),
            (
                lang.pick(
                    "Ít câu trả lời nhất định được từng hạng",
                    "The fewest answers that settle each star",
                ),
                self.settles(),
            ),
            (
                lang.pick(
                    "Chưa trả lời, tiêu chí dễ đổi sao nhất trước",
                    "Without an answer, what can move the star most first",
                ),
                self.open_lines(),
            ),
        ]
    }
}

impl fmt::Display for BoundsExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n", self.heading, self.place)?;
        rows(f, &self.summary())?;
        for (head, lines) in self.lists() {
            list(f, head, &lines)?;
        }
        Ok(())
    }
}

impl BoundsExplanation {
    /// What is open as a Markdown page: a head and lists.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lists = self.lists();
        markdown::page(&self.heading, &self.place, &self.summary(), &lists)
    }
}
