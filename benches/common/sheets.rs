//! The measured sheets of 26/2026, and one scorecard of each.

use ocop_core::{Scorecard, Sheet};
use rust_decimal::Decimal;

/// A usual sheet, one with criteria that stop on zero, and one with two cases of a criterion.
pub const SETS: [u16; 3] = [7, 16, 26];

/// A scorecard with the second-best level of every criterion.
#[must_use]
pub fn second_best(sheet: &Sheet) -> Scorecard {
    let choices = sheet.criteria().filter_map(|criterion| {
        let choices: Vec<_> = criterion.choices().collect();
        let choice = choices.get(choices.len().saturating_sub(2))?;
        Some((criterion.key(), *choice))
    });
    sheet
        .scorecard_from(choices)
        .and_then(ocop_core::ScorecardBuilder::complete)
        .unwrap()
}

/// The lowest points of two to five stars, for the baselines that add decimals.
#[must_use]
pub fn band_edges() -> [Decimal; 4] {
    [30, 50, 70, 90].map(Decimal::from)
}
