//! The texts of a comparison, in the words of [`ComparisonExplanation`]'s own text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::lang::Lang;
use crate::explain::{ComparedLine, ComparisonExplanation};

/// The head: names and values, in order.
#[must_use]
pub fn summary(explanation: &ComparisonExplanation) -> Vec<(&'static str, String)> {
    explanation.summary()
}

/// The lists after the criteria, each under its head: what is no longer on the sheet, interpretations,
/// and grounds.
#[must_use]
pub fn lists(explanation: &ComparisonExplanation) -> [(&'static str, Vec<String>); 3] {
    explanation.lists()
}

/// What a comparison is not.
#[must_use]
pub const fn reminder(explanation: &ComparisonExplanation) -> &'static str {
    explanation.reminder()
}

/// What became of a criterion.
#[must_use]
pub fn outcome(line: &ComparedLine, lang: Lang) -> String {
    line.outcome_text(lang)
}

/// The criterion and the choice before, if there is one.
#[must_use]
pub fn before(line: &ComparedLine, lang: Lang) -> Option<String> {
    line.source(lang)
}

/// The choice that carries over, or the levels to choose from, a line each.
#[must_use]
pub fn now(line: &ComparedLine, lang: Lang) -> Vec<String> {
    line.now(lang)
}
