//! The texts of a report on a rating with their heads, in the words of [`Explanation`]'s own text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::explain::text::{chosen, heads, next_mark as mark};
use crate::explain::{CriterionLine, Explanation, GroundPrint, PartLine};
use crate::law::ground::DisqualificationGround;

/// The head of a report: names and values, in order.
#[must_use]
pub fn summary(explanation: &Explanation) -> Vec<(&'static str, String)> {
    explanation.summary()
}

/// The lists before the parts, each under its head: what keeps the star below the band, zeros, grounds,
/// what follows by day, the meeting, and the requirements of the marks.
#[must_use]
pub fn lists(explanation: &Explanation) -> [(&'static str, Vec<String>); 6] {
    explanation.lists()
}

/// The lists behind the parts: interpretations and misprints.
#[must_use]
pub fn sources(explanation: &Explanation) -> [(&'static str, Vec<String>); 2] {
    explanation.sources()
}

/// A mean as the explanation prints it.
#[must_use]
pub fn points(explanation: &Explanation, shown: &str, exact: Mean) -> String {
    explanation.printed(shown, exact)
}

/// The name of a part: `Phần A`, `Part A`.
#[must_use]
pub fn part(explanation: &Explanation, part: &PartLine) -> String {
    format!("{} {}", heads(explanation.lang).part, part.part)
}

/// The choices on a criterion, with the members who made them if they differ.
pub fn choices(line: &CriterionLine, lang: Lang) -> impl Iterator<Item = String> {
    let differ = line.chosen.len() > 1;
    let choices = line.chosen.iter();
    choices.map(move |choice| chosen(choice, differ, lang))
}

/// The level that the next mark of a criterion requires, if one is unmet.
#[must_use]
pub fn next_mark(line: &CriterionLine, lang: Lang) -> Option<String> {
    line.next_mark.as_ref().map(|next| mark(next, lang))
}

/// A ground as the sheet prints it: its effect, its wording and its place.
#[must_use]
pub fn ground(ground: DisqualificationGround<'_>, lang: Lang) -> String {
    GroundPrint::of(ground, lang).shown(lang)
}

/// The wording of level 0, which is never printed (`level-zero`).
#[must_use]
pub const fn level_zero(lang: Lang) -> &'static str {
    crate::explain::level_zero(lang)
}

/// The wording in place of a level where a criterion depends on a story and there is none.
#[must_use]
pub const fn not_applicable(lang: Lang) -> &'static str {
    crate::explain::not_applicable(lang)
}
