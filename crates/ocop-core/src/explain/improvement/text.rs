//! The way up as text and as Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::{ImprovementExplanation, PlanLine, StepLine};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::explain::text;
use crate::explain::text::{list, rows, told_points};
use crate::explain::{escape_markdown, markdown};

impl ImprovementExplanation {
    /// Heads and texts, a line each.
    fn summary(&self) -> Vec<(&'static str, String)> {
        let lang = self.lang;
        let mean = text::mean(&self.mean_shown, self.mean, lang);
        let held = text::stars_or_none(self.stars, lang);
        let (star, from) = (text::stars(self.star, lang), self.from);
        let mut wanted = match lang {
            Lang::Vi => format!(
                "{star}: từ {from} điểm, và đủ mức tối thiểu đến {}★",
                self.star
            ),
            Lang::En => format!(
                "{star}: from {from} points, and all minimum levels up to {}★",
                self.star
            ),
        };
        if self.margin > Points::ZERO {
            let margin = self.margin;
            let _ = match lang {
                Lang::Vi => write!(wanted, "; thêm {margin} điểm dự phòng"),
                Lang::En => write!(wanted, "; {} more as a margin", told_points(margin)),
            };
        }
        let now = match lang {
            Lang::Vi => format!("{mean} điểm, {held}"),
            Lang::En => format!("{mean} points, {held}"),
        };
        let mut rows = alloc::vec![
            (lang.pick("Hiện nay", "Now"), now),
            (lang.pick("Muốn đạt", "Wanted"), wanted),
        ];
        if let Some(budget) = &self.budget {
            rows.push((lang.pick("Ngân sách", "Budget"), budget.clone()));
        }
        rows.push((lang.pick("Cách đi", "The way"), self.improvement()));
        if let Some(plan) = self.plans.first().filter(|plan| !plan.steps.is_empty()) {
            let mean = text::mean(&plan.mean_shown, plan.mean, lang);
            let then = text::stars_or_none(plan.stars, lang);
            let then = match lang {
                Lang::Vi => format!("{mean} điểm, {then}"),
                Lang::En => format!("{mean} points, {then}"),
            };
            rows.push((lang.pick("Khi đó", "Then"), then));
        }
        rows
    }

    /// How much there is to do, or that there is nothing.
    fn improvement(&self) -> String {
        let lang = self.lang;
        let (Some(criteria), Some(steps)) = (self.criteria_changed, self.level_steps) else {
            return lang.pick("không có", "there is none").to_string();
        };
        if criteria == 0 {
            return lang
                .pick("không cần làm gì, đã đạt", "nothing to do, it is held")
                .to_string();
        }
        let told = match (lang, criteria, steps) {
            (Lang::Vi, ..) => format!("{criteria} tiêu chí, {steps} bậc"),
            (Lang::En, 1, 1) => "1 criterion, 1 level step".to_string(),
            (Lang::En, 1, _) => format!("1 criterion, {steps} level steps"),
            (Lang::En, ..) => format!("{criteria} criteria, {steps} level steps"),
        };
        match &self.cost {
            Some(cost) => format!("{told}, {cost}"),
            None => told,
        }
    }

    const fn reminder(&self) -> &'static str {
        self.lang.pick(
            "Luật không nói đến cách nâng hạng; ở đây đã so mọi cách theo điểm và dấu sao của bộ tiêu chí. Mức nào cũng phải có thật và chứng minh được; hội đồng quyết định.",
            "The law speaks of no way up; all ways were compared by the sheet's points and marks. Each level must be true and proven; the council decides.",
        )
    }

    /// The other ways of equal rank, each as what it does otherwise than the first.
    fn others(&self) -> Vec<String> {
        let lang = self.lang;
        let Some((first, others)) = self.plans.split_first() else {
            return Vec::new();
        };
        let named = |plan: &PlanLine, other: &PlanLine| {
            let own = plan.steps.iter().filter(|step| !other.has(step));
            let names: Vec<String> = own
                .map(|step| {
                    format!(
                        "{} ({} {})",
                        step.key,
                        lang.pick("mức", "level"),
                        step.to.choice
                    )
                })
                .collect();
            names.join(", ")
        };
        let told = |other: &PlanLine| {
            let (does, not) = (named(other, first), named(first, other));
            match lang {
                Lang::Vi => format!("{does} thay cho {not}"),
                Lang::En => format!("{does} instead of {not}"),
            }
        };
        let mut told: Vec<String> = others.iter().map(told).collect();
        if self.more {
            told.push(
                lang.pick("và những cách khác nữa", "and others")
                    .to_string(),
            );
        }
        told
    }

    /// What was kept still though it could gain points.
    fn kept(&self) -> Vec<String> {
        let lang = self.lang;
        let told = |keys: &[String], vi: &str, en: &str| {
            (!keys.is_empty()).then(|| format!("{}: {}", lang.pick(vi, en), keys.join(", ")))
        };
        let fixed = told(
            &self.fixed,
            "đã nêu là không thể thay đổi",
            "said not to move",
        );
        let unpriced = told(&self.unpriced, "chưa có chi phí", "without a cost");
        fixed.into_iter().chain(unpriced).collect()
    }

    fn obstacle_lines(&self) -> Vec<String> {
        self.obstacles
            .iter()
            .map(|line| line.text.clone())
            .collect()
    }

    fn reading_lines(&self) -> Vec<String> {
        let rule = text::heads(self.lang).rule;
        let own = self.way_readings.iter();
        let own = own.map(|interpretation| format!("{} [{rule} 16]", interpretation.text));
        let rating = self.interpretations.iter();
        let rating = rating.map(|interpretation| {
            format!("{} [{rule} {}]", interpretation.text, interpretation.rule)
        });
        own.chain(rating).collect()
    }

    /// The lists behind the steps.
    fn lists(&self) -> [(&'static str, Vec<String>); 4] {
        let lang = self.lang;
        [
            (
                lang.pick("Vướng ở đâu", "What stands in the way"),
                self.obstacle_lines(),
            ),
            (
                lang.pick("Cách khác, tốn như nhau", "Other ways of equal rank"),
                self.others(),
            ),
            (
                lang.pick(
                    "Giữ nguyên dù còn điểm",
                    "Kept as they are, with points left",
                ),
                self.kept(),
            ),
            (text::heads(lang).interpretations, self.reading_lines()),
        ]
    }
}

impl PlanLine {
    fn has(&self, step: &StepLine) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|own| (&own.key, own.to.choice) == (&step.key, step.to.choice))
    }
}

impl StepLine {
    /// From which level to which.
    fn levels(&self, lang: Lang) -> String {
        let level = lang.pick("mức", "level");
        let from = self.from.as_ref().map_or_else(
            || lang.pick("chưa chấm", "left out").to_string(),
            |from| from.choice.to_string(),
        );
        format!("{level} {from} → {}", self.to.choice)
    }

    /// What it gains and meets.
    fn gains(&self, lang: Lang) -> Vec<String> {
        let points = text::mean(&self.points_shown, self.points, lang);
        let mut gains = alloc::vec![match lang {
            Lang::Vi => format!("+{points} điểm"),
            Lang::En => format!("+{}", told_points(points)),
        }];
        if self.ends_stop {
            let ends = lang.pick(
                "hết điểm 0 làm dừng đánh giá",
                "ends the zero that stops the evaluation",
            );
            gains.push(ends.to_string());
        }
        if !self.meets.is_empty() {
            let stars: Vec<String> = self.meets.iter().map(|star| format!("{star}★")).collect();
            let meets = lang.pick("đạt mức tối thiểu", "meets the minimum of");
            gains.push(format!("{meets} {}", stars.join(", ")));
        }
        gains.extend(self.cost.clone());
        gains
    }

    /// What must be so, what must not be overlooked, what proves it: heads and texts.
    fn details(&self, lang: Lang) -> Vec<(&'static str, &str)> {
        let from = self.from.iter();
        let from = from.map(|from| (lang.pick("nay:", "now:"), from.text.as_str()));
        let to = (lang.pick("cần:", "then:"), self.to.text.as_str());
        let notes = self.notes.iter().map(|note| ("!", note.text.as_str()));
        let documents = self.documents.iter();
        let documents = documents.map(|told| (lang.pick("minh chứng:", "proof:"), told.as_str()));
        from.chain([to]).chain(notes).chain(documents).collect()
    }
}

impl fmt::Display for ImprovementExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = self.lang;
        writeln!(f, "{}\n{}\n", self.heading, self.place)?;
        rows(f, &self.summary())?;
        let steps = self.plans.first().map_or(&[][..], |plan| &plan.steps);
        for (number, step) in (1..).zip(steps) {
            let (levels, gains) = (step.levels(lang), step.gains(lang).join(", "));
            writeln!(f, "\n{number:>2}. {} {}", step.key, step.name)?;
            writeln!(f, "    {levels}, {gains} [{}]", step.place)?;
            for (head, told) in step.details(lang) {
                writeln!(f, "      {head} {told}")?;
            }
        }
        for (head, lines) in self.lists() {
            list(f, head, &lines)?;
        }
        writeln!(f, "\n{}", self.reminder())
    }
}

impl ImprovementExplanation {
    /// The way as a Markdown page: a head, a table of the steps, and lists.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let lang = self.lang;
        let mut page = String::new();
        markdown::begin(&mut page, &self.heading, &self.place, &self.summary());
        let steps = self.plans.first().map_or(&[][..], |plan| &plan.steps);
        if !steps.is_empty() {
            let head = lang.pick(
                "| | Tiêu chí | Mức | Được | Việc cần có |",
                "| | Criterion | Level | Gain | What must be so |",
            );
            let _ = writeln!(page, "\n{head}\n|---:|---|---|---|---|");
        }
        for (number, step) in (1..).zip(steps) {
            let name = format!("{} {} [{}]", step.key, step.name, step.place);
            let details = step.details(lang);
            let details: Vec<String> = details
                .iter()
                .map(|(head, told)| format!("{} {}", escape_markdown(head), escape_markdown(told)))
                .collect();
            let _ = writeln!(
                page,
                "| {number} | {} | {} | {} | {} |",
                escape_markdown(&name),
                escape_markdown(&step.levels(lang)),
                escape_markdown(&step.gains(lang).join(", ")),
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
