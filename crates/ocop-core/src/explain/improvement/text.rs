//! An improvement as text and as Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::{ImprovementExplanation, PlanLine, StepLine};
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::text::outside;
use crate::explain::text;
use crate::explain::text::{list, points, push, rows};
use crate::explain::{InterpretationLine, markdown};

impl ImprovementExplanation {
    /// Heads and texts, a line each.
    pub(crate) fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let mean = text::mean(&self.mean_shown, lang);
        let star_now = &self.stars_text;
        let (star, from) = (text::stars(self.star, lang), self.from);
        let mut target = match lang {
            Lang::Vi => format!(
                "{star}: từ {from} điểm, và đạt mọi yêu cầu của dấu sao đến {}★",
                self.star
            ),
            Lang::En => format!(
                "{star}: from {from} points, and all requirements up to {}★",
                self.star
            ),
        };
        if self.margin > Points::ZERO {
            let margin = self.margin;
            let _ = match lang {
                Lang::Vi => write!(target, "; thêm {margin} điểm dự phòng"),
                Lang::En => write!(target, "; {} more as a margin", points(margin)),
            };
        }
        let now = match lang {
            Lang::Vi => format!("{mean} điểm, {star_now}"),
            Lang::En => format!("{mean} points, {star_now}"),
        };
        let mut rows = alloc::vec![
            (lang.pick("Hiện nay", "Now"), now),
            (lang.pick("Mục tiêu", "Target"), target),
        ];
        if let Some(budget) = &self.budget {
            rows.push((lang.pick("Ngân sách", "Budget"), budget.clone()));
        }
        rows.push((lang.pick("Phương án", "Plan"), self.improvement()));
        if let Some(plan) = self.plans.first().filter(|plan| !plan.steps.is_empty()) {
            let mean = text::mean(&plan.mean_shown, lang);
            let then = &plan.stars_text;
            let then = match lang {
                Lang::Vi => format!("{mean} điểm, {then}"),
                Lang::En => format!("{mean} points, {then}"),
            };
            rows.push((lang.pick("Khi đó", "Then"), then));
        }
        rows
    }

    /// The size of the plan.
    fn improvement(&self) -> String {
        let lang = self.lang;
        let (Some(criteria), Some(steps)) = (self.criteria_changed, self.level_steps) else {
            return lang.pick("không có", "none").to_string();
        };
        if criteria == 0 {
            return lang
                .pick(
                    "không cần thay đổi, đã đạt",
                    "no change required, already reached",
                )
                .to_string();
        }
        let size = match (lang, criteria, steps) {
            (Lang::Vi, ..) => format!("{criteria} tiêu chí, {steps} bước nâng mức"),
            (Lang::En, 1, 1) => "1 criterion, 1 level step".to_string(),
            (Lang::En, 1, _) => format!("1 criterion, {steps} level steps"),
            (Lang::En, ..) => format!("{criteria} criteria, {steps} level steps"),
        };
        match &self.cost {
            Some(cost) => format!("{size}, {cost}"),
            None => size,
        }
    }

    /// What a plan is not.
    pub(crate) const fn reminder(&self) -> &'static str {
        self.lang.pick(
            "Quyết định không quy định phương án nâng hạng; phương án này được chọn trong mọi phương án theo điểm và dấu sao của bộ tiêu chí. Mỗi mức phải đúng thực tế và có minh chứng; kết quả do hội đồng quyết định.",
            "The law does not speak of improvement; this plan was chosen from all plans by the points and marks of the sheet. Each level must be true and proven; the council decides.",
        )
    }

    /// The other plans of equal rank, each by its differences from the first.
    fn others(&self) -> Vec<String> {
        let lang = self.lang;
        let Some((first, others)) = self.plans.split_first() else {
            return Vec::new();
        };
        let push_named = |text: &mut String, plan: &PlanLine, other: &PlanLine| {
            let own = plan.steps.iter().filter(|step| !other.has(step));
            for (index, step) in own.enumerate() {
                let comma = if index > 0 { ", " } else { "" };
                let level = lang.pick(" (mức ", " (level ");
                push(
                    text,
                    &[comma, &step.key, level, &step.to.choice.text(), ")"],
                );
            }
        };
        let line = |other: &PlanLine| {
            let mut text = String::new();
            push_named(&mut text, other, first);
            text.push_str(lang.pick(" thay cho ", " instead of "));
            push_named(&mut text, first, other);
            text
        };
        let mut lines: Vec<String> = others.iter().map(line).collect();
        if self.more {
            lines.push(lang.pick("và các phương án khác", "and others").to_string());
        }
        lines
    }

    /// The criteria that stay as they are although they could gain points.
    fn kept(&self) -> Vec<String> {
        let lang = self.lang;
        let line = |keys: &[Text], vi: &str, en: &str| {
            (!keys.is_empty()).then(|| format!("{}: {}", lang.pick(vi, en), keys.join(", ")))
        };
        let fixed = line(
            &self.fixed,
            "được yêu cầu giữ nguyên",
            "fixed by the request",
        );
        let unpriced = line(&self.unpriced, "chưa có chi phí", "without a cost");
        fixed.into_iter().chain(unpriced).collect()
    }

    fn obstacle_lines(&self) -> Vec<String> {
        self.obstacles
            .iter()
            .map(|line| line.text.clone())
            .collect()
    }

    fn interpretation_lines(&self) -> Vec<String> {
        let own = self.way_readings.iter();
        let own = own.map(|line| [&line.text, " [", &line.id, "]"].concat());
        let rating = self.interpretations.iter();
        own.chain(rating.map(InterpretationLine::shown)).collect()
    }

    /// The lists after the steps.
    pub(crate) fn lists(&self) -> [(&'static str, Vec<String>); 4] {
        let lang = self.lang;
        [
            (lang.pick("Vướng mắc", "Obstacles"), self.obstacle_lines()),
            (
                lang.pick("Phương án khác cùng thứ hạng", "Other plans of equal rank"),
                self.others(),
            ),
            (
                lang.pick(
                    "Giữ nguyên dù còn có thể tăng điểm",
                    "Kept as they are, with points left",
                ),
                self.kept(),
            ),
            (
                text::heads(lang).interpretations,
                self.interpretation_lines(),
            ),
        ]
    }
}

impl PlanLine {
    fn has(&self, step: &StepLine) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|own| own.to.choice == step.to.choice && own.key == step.key)
    }
}

impl StepLine {
    /// From which level to which.
    pub(crate) fn levels(&self, lang: Lang) -> String {
        let level = lang.pick("mức", "level");
        let from = self.from.as_ref().map_or_else(
            || lang.pick("chưa chấm", "left out").into(),
            |from| from.choice.text(),
        );
        [level, " ", &from, " → ", &self.to.choice.text()].concat()
    }

    /// The points that it gains and the requirements that it meets.
    pub(crate) fn gains(&self, lang: Lang) -> Vec<String> {
        let gained = text::mean(&self.points_shown, lang);
        let point = match &*gained {
            "1" => lang.pick(" điểm", " point"),
            _ => lang.pick(" điểm", " points"),
        };
        let mut gains = alloc::vec![["+", &gained, point].concat()];
        if self.ends_stop {
            let ends = lang.pick(
                "không còn điểm 0 làm dừng đánh giá",
                "removes the zero that ends the evaluation",
            );
            gains.push(ends.to_string());
        }
        if !self.meets.is_empty() {
            let meets = lang.pick("đạt yêu cầu của ", "meets the requirement of ");
            let stars: Vec<&str> = self.meets.iter().map(|star| star.as_str()).collect();
            gains.push([meets, &stars.join("★, "), "★"].concat());
        }
        gains
    }

    /// The gains, and the cost if costs were given.
    fn gains_and_cost(&self, lang: Lang) -> String {
        let mut gains = self.gains(lang);
        gains.extend(self.cost.clone());
        gains.join(", ")
    }

    /// The levels, the binding notes and the documents: heads and texts.
    pub(crate) fn details(&self, lang: Lang) -> Vec<(&'static str, &str)> {
        let from = self.from.iter();
        let from = from.map(|from| (lang.pick("nay:", "now:"), from.text.as_ref()));
        let to = (lang.pick("yêu cầu:", "then:"), self.to.text.as_ref());
        let notes = self.notes.iter().map(|note| ("!", note.text.as_ref()));
        let documents = self.documents.iter();
        let documents =
            documents.map(|document| (lang.pick("minh chứng:", "proof:"), document.as_str()));
        from.chain([to]).chain(notes).chain(documents).collect()
    }
}

impl fmt::Display for ImprovementExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.lang;
        let mut text = [&self.heading, "\n", &self.place, "\n\n"].concat();
        rows(&mut text, &self.summary());
        let steps = self.plans.first().map_or(&[][..], |plan| &plan.steps);
        for (number, step) in (1..).zip(steps) {
            let (levels, gains) = (step.levels(lang), step.gains_and_cost(lang));
            // Writing into a `String` cannot fail.
            let _ = write!(text, "\n{number:>2}. ");
            push(&mut text, &[&step.key, " ", &step.name, "\n    "]);
            push(
                &mut text,
                &[&levels, ", ", &gains, " [", &step.place, "]\n"],
            );
            for (head, detail) in step.details(lang) {
                push(&mut text, &["      ", head, " ", detail, "\n"]);
            }
        }
        for (head, lines) in self.lists() {
            list(&mut text, head, &lines);
        }
        push(&mut text, &["\n", self.reminder(), "\n"]);
        crate::base::padded::text(f, &text)
    }
}

impl ImprovementExplanation {
    /// The improvement as a Markdown page: a head, a table of the steps, and lists.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lang = self.lang;
        let mut page = String::new();
        markdown::begin(&mut page, &self.heading, &self.place, &self.summary());
        let steps = self.plans.first().map_or(&[][..], |plan| &plan.steps);
        if !steps.is_empty() {
            let head = lang.pick(
                "| | Tiêu chí | Mức | Thêm | Nội dung yêu cầu |",
                "| | Criterion | Level | Gain | Requirements |",
            );
            let _ = writeln!(page, "\n{head}\n|---:|---|---|---|---|");
        }
        for (number, step) in (1..).zip(steps) {
            let name = format!("{} {} [{}]", step.key, step.name, step.place);
            let details = step.details(lang);
            let details: Vec<String> = details
                .iter()
                .map(|(head, detail)| {
                    format!("{} {}", outside::markdown(head), outside::markdown(detail))
                })
                .collect();
            let _ = writeln!(
                page,
                "| {number} | {} | {} | {} | {} |",
                outside::markdown(&name),
                outside::markdown(&step.levels(lang)),
                outside::markdown(&step.gains_and_cost(lang)),
                details.join("<br>")
            );
        }
        for (head, lines) in self.lists() {
            markdown::list(&mut page, head, &lines);
        }
        let _ = writeln!(page, "\n{}", self.reminder());
        page
    }
}
