//! What an unfinished scorecard leaves open, as data, text and Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::text::{self, list, rows};
use super::way::wording;
use super::{ChosenLevel, FORMAT, keys, markdown};
use crate::choice::Choice;
use crate::edition::Edition;
use crate::lang::Lang;
use crate::outlook::{Answer, Bound, Outlook};
use crate::points::Points;
use crate::star::Star;

/// The most deciding sets that are told.
const SETS: usize = 8;

/// What an unfinished scorecard leaves open, in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OutlookExplanation {
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
    /// The smallest sets of open criteria that decide the star, by their keys.
    pub deciding: Vec<Vec<String>>,
    /// Whether there are more sets of this size.
    pub more: bool,
    /// Whether it is proven that no smaller set decides.
    pub proven: bool,
    /// The open criteria that change the star no more once the first set is answered.
    pub idle: Vec<String>,
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

impl Outlook<'_> {
    /// What is open, in a language: the bounds, what decides, and which answer moves most.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut draft = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// draft.clear("2.3")?;
    /// let told = draft.outlook()?.explain(Lang::En);
    /// assert_eq!(told.deciding, [["2.3"]]);
    /// assert!(told.to_string().contains("97 points, 2 stars – 100 points, 5 stars"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> OutlookExplanation {
        let sheet = self.sheet();
        let deciding = self.deciding(SETS);
        let answers = self.answers();
        OutlookExplanation {
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
            deciding: deciding.sets().map(keys).collect(),
            more: deciding.has_more(),
            proven: deciding.is_proven(),
            idle: keys(deciding.idle()),
        }
    }
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
        let stars = self.stars.map_or_else(
            || lang.pick("không xếp sao", "no star").to_string(),
            |star| text::stars(star, lang),
        );
        match lang {
            Lang::Vi => format!("{} điểm, {stars}", self.total),
            Lang::En => format!("{}, {stars}", text::told_points(self.total)),
        }
    }
}

impl OutlookExplanation {
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

    /// The sets that decide, a line each, and what matters no more then.
    fn decides(&self) -> Vec<String> {
        if self.decided {
            return Vec::new();
        }
        let lang = self.lang;
        let mut lines: Vec<String> = self.deciding.iter().map(|set| set.join(", ")).collect();
        if self.more {
            lines.push(
                lang.pick("và những nhóm khác nữa", "and other sets")
                    .to_string(),
            );
        }
        if !self.idle.is_empty() {
            let idle = self.idle.join(", ");
            lines.push(match lang {
                Lang::Vi => format!("trả lời xong nhóm đầu thì {idle} không đổi được sao nữa"),
                Lang::En => format!("with the first set answered, {idle} change the star no more"),
            });
        }
        if !self.proven {
            lines.push(
                lang.pick(
                    "chưa chứng minh được rằng không có nhóm nhỏ hơn",
                    "it is not proven that no smaller set decides",
                )
                .to_string(),
            );
        }
        lines
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

    fn lists(&self) -> [(&'static str, Vec<String>); 2] {
        let lang = self.lang;
        [
            (
                lang.pick(
                    "Nhóm nhỏ nhất định được sao",
                    "Smallest sets that decide the star",
                ),
                self.decides(),
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

impl fmt::Display for OutlookExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n", self.heading, self.place)?;
        rows(f, &self.summary())?;
        for (head, lines) in self.lists() {
            list(f, head, &lines)?;
        }
        Ok(())
    }
}

impl OutlookExplanation {
    /// What is open as a Markdown page: a head and lists.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lists = self.lists();
        markdown::page(&self.heading, &self.place, &self.summary(), &lists)
    }
}
