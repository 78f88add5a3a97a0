//! A comparison of one scorecard with another edition's sheet, as data, text and Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::{FORMAT, level_zero, text};
use crate::choice::Choice;
use crate::compare::{ChangeKind, Comparison, Line, Outcome};
use crate::edition::Edition;
use crate::explain::escape_markdown;
use crate::lang::Lang;
use crate::points::Points;
use crate::scorecard::Scorecard;
use crate::sheet::{Criterion, Level, Sheet};
use crate::star::Star;

/// A comparison of a scorecard with another sheet, in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparisonExplanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The scorecard's own sheet, and what it gives there.
    pub from: ComparedCard,
    /// The other sheet with every open answer at its worst.
    pub lowest: ComparedCard,
    /// The other sheet with every open answer at its best.
    pub highest: ComparedCard,
    /// How many criteria of the other sheet carry over.
    pub same: usize,
    /// How many need a new answer.
    pub open: usize,
    /// Every criterion of the other sheet, in printed order.
    pub criteria: Vec<ComparedLine>,
    /// Criteria that are not asked any more.
    pub dropped: Vec<DroppedLine>,
}

/// A sheet and what a scorecard gives on it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparedCard {
    /// The edition.
    pub edition: Edition,
    /// The sheet's number in it.
    pub set: u16,
    /// The sheet's title.
    pub heading: String,
    /// Where the sheet stands in the law.
    pub place: String,
    /// The total.
    pub total: Points,
    /// The star of this scorecard alone; none where a zero ends the evaluation.
    pub stars: Option<Star>,
}

/// A criterion of the other sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparedLine {
    /// Its key.
    pub key: String,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its most points.
    pub max: Points,
    /// `same`, `changed`, `new`, `not-answered` or `not-applicable`.
    pub outcome: String,
    /// In what the levels differ, where they changed.
    pub changes: Vec<ChangeKind>,
    /// What was asked and chosen before.
    pub before: Option<Before>,
    /// What carries over.
    pub choice: Option<Choice>,
    /// Its points on the other sheet.
    pub points: Option<Points>,
    /// The levels to choose from, where a new answer is needed.
    pub levels: Vec<OpenLevel>,
    /// Minima of the other sheet that what carries over does not meet: the star and its points.
    pub missed: Vec<MissedMark>,
}

/// What was asked and chosen before.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Before {
    /// The criterion's key.
    pub key: String,
    /// What was chosen; none where it was left out.
    pub choice: Option<Choice>,
    /// The points that it gave.
    pub points: Points,
    /// The most points that it could give.
    pub max: Points,
    /// The wording of what was chosen.
    pub text: String,
}

/// A level to choose from.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OpenLevel {
    /// The choice.
    pub choice: Choice,
    /// Its points.
    pub points: Points,
    /// The star for which it is the least level.
    pub mark: Option<Star>,
    /// Its wording.
    pub text: String,
}

/// A minimum that is not met.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MissedMark {
    /// The star.
    pub star: Star,
    /// The points that it needs.
    pub need: Points,
}

/// A criterion that is not asked any more.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DroppedLine {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The points that it gave.
    pub points: Points,
}

impl Comparison<'_> {
    /// The comparison in a language, criterion by criterion.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> ComparisonExplanation {
        let criteria: Vec<ComparedLine> = self.lines().map(|line| compared(line, lang)).collect();
        ComparisonExplanation {
            format: FORMAT,
            lang,
            from: card(self.from(), lang),
            lowest: card(&self.lowest(), lang),
            highest: card(&self.highest(), lang),
            same: criteria.iter().filter(|line| line.choice.is_some()).count(),
            open: self.open(),
            criteria,
            dropped: self
                .dropped()
                .map(|criterion| DroppedLine {
                    key: criterion.key().to_string(),
                    name: criterion.label().get(lang).to_string(),
                    points: self.from().points(criterion.key()).unwrap_or(Points::ZERO),
                })
                .collect(),
        }
    }
}

fn card(card: &Scorecard, lang: Lang) -> ComparedCard {
    let sheet: &Sheet = card.sheet();
    ComparedCard {
        edition: sheet.edition(),
        set: sheet.number(),
        heading: sheet.heading().get(lang).to_string(),
        place: sheet.place(lang).to_string(),
        total: card.total(),
        stars: card.star(),
    }
}

fn compared(line: Line<'_>, lang: Lang) -> ComparedLine {
    let criterion = line.criterion();
    let outcome = line.outcome();
    let points = line.points();
    let missed = Star::RECOGNISED.into_iter().filter_map(|star| {
        let need = criterion.need(star)?;
        (points? < need).then_some(MissedMark { star, need })
    });
    ComparedLine {
        key: criterion.key().to_string(),
        place: criterion.place(lang).to_string(),
        name: criterion.label().get(lang).to_string(),
        max: criterion.max(),
        outcome: outcome.as_str().to_string(),
        changes: line.changes(),
        before: line.source().map(|source| Before {
            key: source.key().to_string(),
            choice: line.chosen(),
            points: line.points_before().unwrap_or(Points::ZERO),
            max: source.max(),
            text: wording(source, line.chosen(), lang).to_string(),
        }),
        choice: match outcome {
            Outcome::Same(choice) => Some(choice),
            _ => None,
        },
        points,
        levels: if outcome.is_open() {
            criterion
                .choices()
                .map(|choice| open(criterion, choice, lang))
                .collect()
        } else {
            Vec::new()
        },
        missed: missed.collect(),
    }
}

fn open(criterion: Criterion<'_>, choice: Choice, lang: Lang) -> OpenLevel {
    let level = criterion.level_of(choice);
    let marked = |star: &Star| {
        criterion
            .marked(*star)
            .any(|level| level.choice() == choice)
    };
    OpenLevel {
        choice,
        points: level.map_or(Points::ZERO, Level::points),
        mark: Star::RECOGNISED.into_iter().find(marked),
        text: wording(criterion, Some(choice), lang).to_string(),
    }
}

fn wording<'a>(criterion: Criterion<'a>, choice: Option<Choice>, lang: Lang) -> &'a str {
    match choice {
        None => lang.pick(
            "không chấm, vì không có câu chuyện",
            "left out, as there was no story",
        ),
        Some(choice) => {
            let level = criterion.level_of(choice);
            level.map_or(level_zero(lang), |level| level.label().get(lang))
        }
    }
}

/// What is told in both forms, text and Markdown: heads and rows.
impl ComparisonExplanation {
    fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let stars = |stars: Option<Star>| match stars {
            None => lang.pick("không xếp sao", "no star").to_string(),
            Some(star) => text::stars(star, lang),
        };
        let result = |card: &ComparedCard| match lang {
            Lang::Vi => format!("{} điểm, {}", card.total, stars(card.stars)),
            Lang::En => format!("{} points, {}", card.total, stars(card.stars)),
        };
        let all = self.criteria.len();
        let (from, to) = (&self.from, &self.lowest);
        let range = format!("{} – {}", result(&self.lowest), result(&self.highest));
        let carried = match lang {
            Lang::Vi => format!("{}/{all} tiêu chí, {} điểm", self.same, self.carried()),
            Lang::En => format!("{} of {all} criteria, {} points", self.same, self.carried()),
        };
        let of = |outcome: &str| {
            self.criteria
                .iter()
                .filter(|line| line.outcome == outcome)
                .count()
        };
        let (changed, new) = (of("changed"), of("new"));
        let rest = self.open - changed - new;
        let mut to_answer = match lang {
            Lang::Vi => format!("{}: {changed} thay đổi, {new} mới", self.open),
            Lang::En => format!("{}: {changed} changed, {new} new", self.open),
        };
        if rest > 0 {
            let _ = match lang {
                Lang::Vi => write!(to_answer, ", {rest} trước đây không chấm"),
                Lang::En => write!(to_answer, ", {rest} not answered before"),
            };
        }
        alloc::vec![
            (
                lang.pick("Đã chấm", "Scored"),
                format!("{} ({})", result(from), from.place)
            ),
            (lang.pick("So với", "Compared with"), to.place.clone()),
            (lang.pick("Giữ nguyên", "Carries over"), carried),
            (lang.pick("Phải trả lời lại", "To answer"), to_answer),
            (lang.pick("Còn mở", "Still open"), range),
        ]
    }

    /// The points of what carries over.
    fn carried(&self) -> Points {
        self.criteria.iter().filter_map(|line| line.points).sum()
    }

    const fn reminder(&self) -> &'static str {
        self.lang.pick(
            "Luật không cho chuyển điểm: khi phân hạng lại, mọi tiêu chí được chấm mới theo bộ mới. Ở đây chỉ nói mức nào nêu cùng điều kiện.",
            "The law carries no points over: a re-evaluation is scored anew on the new sheet. This tells which levels state the same condition.",
        )
    }
}

impl ComparedLine {
    /// What became of it, in words.
    fn told(&self, lang: Lang) -> String {
        let kinds: Vec<&str> = self
            .changes
            .iter()
            .map(|kind| kind_word(*kind, lang))
            .collect();
        match self.outcome.as_str() {
            "same" => lang.pick("giữ nguyên", "same").to_string(),
            "changed" => format!(
                "{} ({})",
                lang.pick("thay đổi", "changed"),
                kinds.join(", ")
            ),
            "new" => lang.pick("mới", "new").to_string(),
            "not-answered" => lang
                .pick("trước đây không chấm", "not answered before")
                .to_string(),
            _ => lang
                .pick(
                    "không áp dụng, vì không có câu chuyện",
                    "not applicable, as there is no story",
                )
                .to_string(),
        }
    }

    fn before(&self, lang: Lang) -> Option<String> {
        let Before {
            key,
            choice,
            points,
            max,
            text,
        } = self.before.as_ref()?;
        let level = choice.map_or_else(String::new, |choice| {
            format!(" {} {choice}", lang.pick("mức", "level"))
        });
        let word = lang.pick("trước", "before");
        Some(format!("{word} {key}{level}, {points}/{max}: {text}"))
    }

    /// What carries over, or the levels to choose from, a line each.
    fn now(&self, lang: Lang) -> Vec<String> {
        let level = lang.pick("mức", "level");
        let mut lines: Vec<String> = Vec::new();
        if let (Some(choice), Some(points)) = (self.choice, self.points) {
            let word = lang.pick("nay", "now");
            lines.push(format!("{word} {level} {choice}, {points}/{}", self.max));
        }
        for missed in &self.missed {
            let (star, need) = (missed.star, missed.need);
            lines.push(match lang {
                Lang::Vi => format!("{star}★ cần {need} điểm"),
                Lang::En => format!("{star}★ needs {need} points"),
            });
        }
        lines.extend(self.levels.iter().map(|open| {
            let mark = open
                .mark
                .map_or_else(String::new, |star| format!(" {star}★"));
            format!(
                "{level} {} ({}{mark}): {}",
                open.choice, open.points, open.text
            )
        }));
        lines
    }
}

const fn kind_word(kind: ChangeKind, lang: Lang) -> &'static str {
    match kind {
        ChangeKind::Place => lang.pick("địa bàn", "place"),
        ChangeKind::Share => lang.pick("tỷ lệ", "share"),
        ChangeKind::Period => lang.pick("thời gian", "period"),
        ChangeKind::Condition => lang.pick("điều kiện", "condition"),
    }
}

const fn no_longer(lang: Lang) -> &'static str {
    lang.pick("Không còn chấm", "No longer asked")
}

impl fmt::Display for ComparisonExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.lang;
        writeln!(f, "{} → {}", self.from.heading, self.lowest.heading)?;
        writeln!(f)?;
        let rows = self.summary();
        let width = rows
            .iter()
            .map(|(head, _)| head.chars().count())
            .max()
            .unwrap_or(0);
        for (head, text) in rows {
            writeln!(f, "{head:width$}  {text}")?;
        }
        writeln!(f, "\n{}\n", self.reminder())?;
        for line in &self.criteria {
            writeln!(f, "{:<6} {}: {}", line.key, line.name, line.told(lang))?;
            for text in line.before(lang).into_iter().chain(line.now(lang)) {
                writeln!(f, "         {text}")?;
            }
        }
        if !self.dropped.is_empty() {
            writeln!(f, "\n{}", no_longer(lang))?;
            for line in &self.dropped {
                writeln!(f, "  - {} {} ({})", line.key, line.name, line.points)?;
            }
        }
        Ok(())
    }
}

impl ComparisonExplanation {
    /// The comparison as a Markdown page: a head and one table.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lang = self.lang;
        let mut page = String::new();
        // Writing into a `String` cannot fail.
        let (from, to) = (&self.from.heading, &self.lowest.heading);
        let _ = writeln!(
            page,
            "# {} → {}\n",
            escape_markdown(from),
            escape_markdown(to)
        );
        for (head, text) in self.summary() {
            let _ = writeln!(page, "- **{head}:** {}", escape_markdown(&text));
        }
        let _ = writeln!(page, "\n{}\n", self.reminder());
        let _ = writeln!(
            page,
            "| {} | | {} | {} |\n|---|---|---|---|",
            lang.pick("Tiêu chí", "Criterion"),
            lang.pick("Trước", "Before"),
            lang.pick("Nay", "Now"),
        );
        for line in &self.criteria {
            let before = line.before(lang).unwrap_or_default();
            let now: Vec<String> = line
                .now(lang)
                .iter()
                .map(|text| escape_markdown(text))
                .collect();
            let _ = writeln!(
                page,
                "| {} {} | {} | {} | {} |",
                escape_markdown(&line.key),
                escape_markdown(&line.name),
                line.told(lang),
                escape_markdown(&before),
                now.join("<br>")
            );
        }
        if !self.dropped.is_empty() {
            let _ = writeln!(page, "\n## {}\n", no_longer(lang));
            for line in &self.dropped {
                let name = escape_markdown(&line.name);
                let _ = writeln!(
                    page,
                    "- {} {name} ({})",
                    escape_markdown(&line.key),
                    line.points
                );
            }
        }
        page
    }
}
