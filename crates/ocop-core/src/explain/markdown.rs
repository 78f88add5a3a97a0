//! The explanation as Markdown.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use super::text::{chosen, heads, next_mark};
use super::{CriterionLine, Explanation};
use crate::base::lang::Lang;
use crate::base::text::outside;
use crate::law::note_kind::NoteKind;

impl Explanation {
    /// The explanation as a Markdown page: a head, lists, and one table for each part.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let (lang, words) = (self.lang, heads(self.lang));
        let mut page = String::new();
        begin(&mut page, &self.heading, &self.place, &self.summary());
        for (head, lines) in self.lists() {
            list(&mut page, head, &lines);
        }
        for part in &self.parts {
            let shown = self.printed(&part.shown, part.mean);
            let _ = writeln!(
                page,
                "\n## {} {}: {shown} / {}\n",
                words.part,
                outside::markdown(&part.part),
                part.max
            );
            let columns = match lang {
                Lang::Vi => "| Tiêu chí | Điểm | Đã chọn | Dấu sao kế tiếp |",
                Lang::En => "| Criterion | Points | Chosen | Next mark |",
            };
            let _ = writeln!(page, "{columns}\n|---|---:|---|---|");
            for section in &part.sections {
                if section.only().is_none() {
                    let shown = self.printed(&section.shown, section.mean);
                    let (key, name) = (
                        outside::markdown(&section.key),
                        outside::markdown(&section.name),
                    );
                    let max = section.max;
                    let _ = writeln!(page, "| **{key}. {name}** | **{shown} / {max}** | | |");
                }
                for line in &section.criteria {
                    row(&mut page, self, line);
                }
            }
        }
        for (head, lines) in self.sources() {
            list(&mut page, head, &lines);
        }
        page
    }
}

fn row(page: &mut String, explanation: &Explanation, line: &CriterionLine) {
    let lang = explanation.lang;
    let mut choices: Vec<String> = chosen(&line.chosen, &explanation.members, lang)
        .map(|choice| outside::markdown(&choice).into_owned())
        .collect();
    let notes = line.notes.iter().filter(|note| note.kind != NoteKind::Info);
    choices.extend(notes.map(|note| alloc::format!("*{}*", outside::markdown(&note.text))));
    let mark = line
        .next_mark
        .as_ref()
        .map_or_else(String::new, |mark| next_mark(mark, lang));
    let mark = outside::markdown(&mark);
    let shown = explanation.printed(&line.shown, line.mean);
    let (key, name, max) = (
        outside::markdown(&line.key),
        outside::markdown(&line.name),
        line.max,
    );
    let _ = writeln!(
        page,
        "| {key} {name} | {shown} / {max} | {} | {mark} |",
        choices.join("<br>")
    );
}

/// A page of a head and lists.
pub(super) fn page(
    heading: &str,
    place: &str,
    summary: &[(&'static str, String)],
    lists: &[(&'static str, Vec<String>)],
) -> String {
    let mut page = String::new();
    begin(&mut page, heading, place, summary);
    for (head, lines) in lists {
        list(&mut page, head, lines);
    }
    page
}

/// The head of a page: the sheet, its place, and the result.
pub(super) fn begin(
    page: &mut String,
    heading: &str,
    place: &str,
    summary: &[(&'static str, String)],
) {
    let (heading, place) = (outside::markdown(heading), outside::markdown(place));
    // Writing into a `String` cannot fail.
    let _ = writeln!(page, "# {heading}\n\n{place}\n");
    for (head, text) in summary {
        let _ = writeln!(page, "- **{head}:** {}", outside::markdown(text));
    }
}

pub(super) fn list(page: &mut String, head: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n## {head}\n");
    for line in lines {
        let _ = writeln!(page, "- {}", outside::markdown(line));
    }
}

/// A day as readers of a language write it.
///
/// ```
/// use ocop_core::{Date, Lang, explain::day};
///
/// assert_eq!(day(Date::constant(2026, 7, 10), Lang::Vi), "10/07/2026");
/// assert_eq!(day(Date::constant(2026, 7, 10), Lang::En), "2026-07-10");
/// ```
#[must_use]
pub fn day(day: jiff::civil::Date, lang: Lang) -> String {
    crate::base::day::shown(day, lang)
}
