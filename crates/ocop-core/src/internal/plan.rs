//! The texts of an improvement, in the words of [`ImprovementExplanation`]'s own text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::lang::Lang;
use crate::explain::{ImprovementExplanation, StepLine};
use crate::improve::Improvement;
use crate::improve::trade_off;

/// The head: names and values, in order.
#[must_use]
pub fn summary(explanation: &ImprovementExplanation) -> Vec<(&'static str, String)> {
    explanation.summary()
}

/// The lists after the steps, each under its head: obstacles, other plans of equal rank, what is kept,
/// and interpretations.
#[must_use]
pub fn lists(explanation: &ImprovementExplanation) -> [(&'static str, Vec<String>); 4] {
    explanation.lists()
}

/// What a plan is not.
#[must_use]
pub const fn reminder(explanation: &ImprovementExplanation) -> &'static str {
    explanation.reminder()
}

/// From which level to which.
#[must_use]
pub fn levels(step: &StepLine, lang: Lang) -> String {
    step.levels(lang)
}

/// The points that a step gains and the requirements that it meets.
#[must_use]
pub fn gains(step: &StepLine, lang: Lang) -> Vec<String> {
    step.gains(lang)
}

/// The levels, the binding notes and the documents: heads and texts.
#[must_use]
pub fn details(step: &StepLine, lang: Lang) -> Vec<(&'static str, &str)> {
    step.details(lang)
}

/// Whether two ways have the same cost; without costs, as many criteria and level steps.
#[must_use]
pub fn costs_as_much(one: &Improvement, other: &Improvement) -> bool {
    trade_off::costs_as_much(one, other)
}
