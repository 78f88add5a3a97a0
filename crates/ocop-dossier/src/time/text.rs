//! Ways in time as text and as Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write};

use ocop_core::Lang;
use ocop_core::explain::{StepLine, day as shown};
use ocop_core::text::outside;

use super::explain::{TimeExplanation, WayLine};

impl TimeExplanation {
    /// The head of the timetable.
    #[must_use]
    pub fn title(&self) -> String {
        let star = self.star;
        match self.lang {
            Lang::Vi => format!("Lộ trình thời gian lên {star} sao"),
            Lang::En => format!("Timetable to {star} stars"),
        }
    }

    /// What comes after the ways: heads and lines.
    fn ends(&self) -> [(&'static str, Vec<String>); 2] {
        let lang = self.lang;
        let sources = self.sources.iter();
        let sources = sources.map(|(source, tasks)| format!("{source}: {}", tasks.join("; ")));
        [
            (
                lang.pick(
                    "Căn cứ của thời gian thực hiện",
                    "Where the lead times come from",
                ),
                sources.collect(),
            ),
            (lang.pick("Lưu ý", "Notes"), self.remarks.clone()),
        ]
    }

    fn all_ways(&self) -> impl Iterator<Item = &WayLine> {
        self.ways.iter().chain(&self.untimed)
    }
}

impl WayLine {
    /// The rows under its title.
    fn rows(&self, explanation: &TimeExplanation) -> Vec<(&'static str, String)> {
        let lang = explanation.lang;
        let mut rows = Vec::new();
        if let Some((least, most)) = self.ready.filter(|_| !self.steps.is_empty()) {
            let (least, most) = (shown(least, lang), shown(most, lang));
            let text = match lang {
                Lang::Vi if least == most => format!("ngày {most}"),
                Lang::Vi => format!("sớm nhất ngày {least}, muộn nhất ngày {most}"),
                Lang::En if least == most => most,
                Lang::En => format!("{least} at best, {most} at the latest"),
            };
            rows.push((lang.pick("Xong", "Ready"), text));
        }
        if explanation.target.is_some() && !self.state.is_empty() {
            rows.push((lang.pick("Thời hạn", "Deadline"), self.state.clone()));
        }
        if let (None, Some(target)) = (&explanation.target, &self.target) {
            let by = shown(target.file_by, lang);
            let text = match lang {
                Lang::Vi => format!("chậm nhất ngày {by}; {}", target.text),
                Lang::En => format!("by {by}; {}", target.text),
            };
            rows.push((lang.pick("Nộp hồ sơ", "Filing"), text));
        }
        rows
    }

    fn lists(&self, lang: Lang) -> [(&'static str, Vec<String>); 3] {
        let levels = self.steps.iter().map(|step| level(step, lang));
        let tasks = self.tasks.iter();
        let tasks = tasks.map(|task| {
            let mark = if task.late { "! " } else { "" };
            format!("{mark}{}", task.text)
        });
        [
            (lang.pick("Nâng mức", "Levels"), levels.collect()),
            (lang.pick("Việc cần làm", "To do"), tasks.collect()),
            (
                lang.pick(
                    "Chưa chắc xong khi hết hạn nộp hồ sơ phân hạng lại",
                    "Not surely done when the window of the re-evaluation closes",
                ),
                self.after_window.clone(),
            ),
        ]
    }
}

/// A criterion that goes up, and the wording of its new level.
fn level(step: &StepLine, lang: Lang) -> String {
    let word = lang.pick("mức", "level");
    let from = step.from.as_ref().map_or_else(
        || lang.pick("chưa chấm", "left out").to_string(),
        |from| from.choice.to_string(),
    );
    let (key, name, to) = (&step.key, &step.name, &step.to);
    format!("{key} {name}, {word} {from} → {}: {}", to.choice, to.text)
}

/// A sentence with a capital letter.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Prints a line for each sentence and task.
impl fmt::Display for TimeExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write_text(&mut text)?;
        ocop_core::explain::pad(f, format_args!("{text}"))
    }
}

impl TimeExplanation {
    fn write_text(&self, f: &mut String) -> fmt::Result {
        writeln!(f, "{}\n", self.title())?;
        rows(f, "", &self.places)?;
        if !self.places.is_empty() {
            writeln!(f)?;
        }
        for line in &self.results {
            writeln!(f, "{}.", outside::line(&sentence(line)))?;
        }
        for way in self.all_ways() {
            writeln!(f, "\n{}. {}", way.letter, outside::line(&way.title))?;
            rows(f, "   ", &way.rows(self))?;
            for (head, lines) in way.lists(self.lang) {
                if lines.is_empty() {
                    continue;
                }
                writeln!(f, "   {head}")?;
                for line in lines {
                    writeln!(f, "     - {}", outside::line(&line))?;
                }
            }
        }
        for (head, lines) in self.ends() {
            if lines.is_empty() {
                continue;
            }
            writeln!(f, "\n{head}")?;
            for line in lines {
                writeln!(f, "  - {}", outside::line(&sentence(&line)))?;
            }
        }
        Ok(())
    }
}

fn rows(f: &mut String, indent: &str, rows: &[(&'static str, String)]) -> fmt::Result {
    let width = rows.iter().map(|(head, _)| head.chars().count()).max();
    let width = width.unwrap_or(0) + 2;
    for (head, text) in rows {
        let gap = width - head.chars().count();
        writeln!(f, "{indent}{head}{:gap$}{}", "", outside::line(text))?;
    }
    Ok(())
}

impl TimeExplanation {
    /// The timetable as Markdown: a head, and a list of tasks for each way.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page = String::new();
        // Writing to a string does not fail.
        let _ = self.write_markdown(&mut page);
        page
    }

    fn write_markdown(&self, page: &mut String) -> fmt::Result {
        let lang = self.lang;
        writeln!(page, "## {}\n", outside::markdown(&self.title()))?;
        for (head, text) in &self.places {
            writeln!(
                page,
                "- {}: {}",
                outside::markdown(head),
                outside::markdown(text)
            )?;
        }
        writeln!(page)?;
        for line in &self.results {
            writeln!(page, "**{}.**\n", outside::markdown(&sentence(line)))?;
        }
        for way in self.all_ways() {
            writeln!(
                page,
                "### {}. {}\n",
                way.letter,
                outside::markdown(&way.title)
            )?;
            for (head, text) in way.rows(self) {
                writeln!(
                    page,
                    "- {}: {}",
                    outside::markdown(head),
                    outside::markdown(&text)
                )?;
            }
            for (head, lines) in way.lists(lang) {
                if lines.is_empty() {
                    continue;
                }
                writeln!(page, "- {}:", outside::markdown(head))?;
                for line in lines {
                    writeln!(page, "  - {}", outside::markdown(&line))?;
                }
            }
            writeln!(page)?;
        }
        for (head, lines) in self.ends() {
            if lines.is_empty() {
                continue;
            }
            writeln!(page, "**{}**\n", outside::markdown(head))?;
            for line in lines {
                writeln!(page, "- {}", outside::markdown(&sentence(&line)))?;
            }
            writeln!(page)?;
        }
        Ok(())
    }
}
