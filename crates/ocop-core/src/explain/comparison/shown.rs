//! A comparison as text and as Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::{
    Before, ComparedCard, ComparedGround, ComparedLine, ComparisonExplanation, GroundChange,
};
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::text::outside;
use crate::compare::ChangeKind;
use crate::explain::{InterpretationLine, markdown, text};

/// The heads and rows that text and Markdown share.
impl ComparisonExplanation {
    pub(crate) fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let result = |card: &ComparedCard| match lang {
            Lang::Vi => format!("{} điểm, {}", card.total, card.stars_text),
            Lang::En => format!("{}, {}", text::points(card.total), card.stars_text),
        };
        let all = self.criteria.len();
        let (from, to) = (&self.from, &self.lowest);
        let range = format!("{} – {}", result(&self.lowest), result(&self.highest));
        let carried = match lang {
            Lang::Vi => format!("{}/{all} tiêu chí, {} điểm", self.same, self.carried()),
            Lang::En => format!(
                "{} of {all} criteria, {}",
                self.same,
                text::points(self.carried())
            ),
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
            (lang.pick("Cần chấm mới", "To answer"), to_answer),
            (lang.pick("Còn có thể", "Still possible"), range),
        ]
    }

    /// The lists after the criteria: what is no longer on the sheet, interpretations, and grounds.
    pub(crate) fn lists(&self) -> [(&'static str, Vec<String>); 3] {
        let lang = self.lang;
        let dropped = self.dropped.iter();
        let dropped = dropped.map(|line| format!("{} {} ({})", line.key, line.name, line.points));
        let interpretations = self.interpretations.iter();
        let grounds = self.grounds.iter().map(|ground| ground.shown(lang));
        [
            (
                lang.pick("Không còn chấm", "No longer on the sheet"),
                dropped.collect(),
            ),
            (
                text::heads(lang).interpretations,
                interpretations.map(InterpretationLine::shown).collect(),
            ),
            (
                lang.pick(
                    "Các trường hợp bị loại, dừng đánh giá của bộ tiêu chí mới",
                    "All rejection and stop lines of the new sheet",
                ),
                grounds.collect(),
            ),
        ]
    }

    /// The points that carry over for all open answers. A criterion that applies only with a story counts
    /// if the story carries over.
    fn carried(&self) -> Points {
        let has_points = |key: &Text| {
            let mut lines = self.criteria.iter();
            let story = lines.find(|line| line.key == *key);
            story.is_some_and(|story| story.points.is_some_and(|points| points > Points::ZERO))
        };
        let lines = self.criteria.iter();
        let sure = lines.filter(|line| line.requires.as_ref().is_none_or(has_points));
        sure.filter_map(|line| line.points).sum()
    }

    /// What a comparison is not.
    pub(crate) const fn reminder(&self) -> &'static str {
        self.lang.pick(
            "Quyết định không quy định việc chuyển điểm giữa hai văn bản; phân hạng lại là chấm theo bộ tiêu chí mới. So sánh này chỉ nêu các mức có cùng điều kiện.",
            "The law says nothing about carrying points over; a re-evaluation is scored on the new sheet. This comparison only shows which levels state the same condition.",
        )
    }
}

impl ComparedLine {
    /// The outcome in words.
    pub(crate) fn outcome_text(&self, lang: Lang) -> String {
        let kinds: Vec<&str> = self
            .changes
            .iter()
            .map(|kind| kind_word(*kind, lang))
            .collect();
        match self.outcome.as_str() {
            "same" => lang.pick("giữ nguyên", "same").to_string(),
            "at-least" => lang
                .pick("giữ nguyên, có thể cao hơn", "same, or higher")
                .to_string(),
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
                    "không áp dụng vì không có câu chuyện",
                    "not applicable because there is no story",
                )
                .to_string(),
        }
    }

    /// The criterion and the choice before, with its points.
    pub(crate) fn source(&self, lang: Lang) -> Option<String> {
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
        Some(format!("{key}{level}, {points}/{max}: {text}"))
    }

    fn before(&self, lang: Lang) -> Option<String> {
        let word = lang.pick("trước", "before");
        Some(format!("{word} {}", self.source(lang)?))
    }

    /// The choice that carries over, or the levels to choose from, a line each.
    pub(crate) fn now(&self, lang: Lang) -> Vec<String> {
        let level = lang.pick("mức", "level");
        let mut lines: Vec<String> = Vec::new();
        if let (Some(choice), Some(points)) = (self.choice, self.points) {
            let word = match self.outcome.as_str() {
                "at-least" => lang.pick("nay ít nhất", "now at least"),
                _ => lang.pick("nay", "now"),
            };
            lines.push(format!("{word} {level} {choice}, {points}/{}", self.max));
        }
        lines.extend(self.asks_too.iter().map(|text| format!("! {text}")));
        for unmet in &self.unmet {
            let (star, requirement) = (unmet.star, unmet.requirement);
            lines.push(match lang {
                Lang::Vi => format!("{star}★ yêu cầu {requirement} điểm"),
                Lang::En if requirement.get() == 1 => format!("{star}★ requires 1 point"),
                Lang::En => format!("{star}★ requires {requirement} points"),
            });
        }
        lines.extend(self.levels.iter().map(|open| {
            let mark = open
                .mark
                .map_or_else(String::new, |star| format!(", {star}★"));
            format!(
                "{level} {} ({}{mark}): {}",
                open.choice, open.points, open.text
            )
        }));
        lines
    }
}

impl ComparedGround {
    /// The line, with a mark for what changed.
    fn shown(&self, lang: Lang) -> String {
        let line = self.print.shown(lang);
        let mark = match self.change {
            GroundChange::Known => return line,
            GroundChange::New => lang.pick("MỚI", "NEW"),
            GroundChange::Sharper => lang.pick("CHẶT HƠN", "STRICTER"),
            GroundChange::Unknown => {
                lang.pick("CHƯA RÕ Ở BỘ TIÊU CHÍ CŨ", "UNKNOWN ON THE OLD SHEET")
            }
        };
        format!("{mark}: {line}")
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

impl fmt::Display for ComparisonExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.lang;
        let mut text = [&self.from.heading, " → ", &self.lowest.heading, "\n\n"].concat();
        text::rows(&mut text, &self.summary());
        text::push(&mut text, &["\n", self.reminder(), "\n\n"]);
        for line in &self.criteria {
            let outcome = line.outcome_text(lang);
            // Writing into a `String` cannot fail.
            let _ = writeln!(text, "{:<6} {}: {outcome}", line.key, line.name);
            for own in line.before(lang).into_iter().chain(line.now(lang)) {
                text::push(&mut text, &["         ", &own, "\n"]);
            }
        }
        for (head, lines) in self.lists() {
            text::list(&mut text, head, &lines);
        }
        crate::base::padded::text(f, &text)
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
            outside::markdown(from),
            outside::markdown(to)
        );
        for (head, text) in self.summary() {
            let _ = writeln!(page, "- **{head}:** {}", outside::markdown(&text));
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
            let now = line.now(lang);
            let now: Vec<_> = now.iter().map(|text| outside::markdown(text)).collect();
            let _ = writeln!(
                page,
                "| {} {} | {} | {} | {} |",
                outside::markdown(&line.key),
                outside::markdown(&line.name),
                line.outcome_text(lang),
                outside::markdown(&before),
                now.join("<br>")
            );
        }
        for (head, lines) in self.lists() {
            markdown::list(&mut page, head, &lines);
        }
        page
    }
}
