//! Numbers as reports print them.

use ocop_core::Lang;
use rust_decimal::Decimal;

/// A share of rows as a percentage with four places.
#[must_use]
pub fn percent(count: u64, rows: u64) -> String {
    let share = Decimal::from(count) * Decimal::ONE_HUNDRED;
    let share = share.checked_div(Decimal::from(rows)).unwrap_or_default();
    let mut share = share.round_dp(4);
    share.rescale(4);
    share.to_string()
}

/// A number with its digits in groups of three, as a language writes it.
#[must_use]
pub fn grouped(number: u128, lang: Lang) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut shown = digits[..first].to_owned();
    for place in (first..digits.len()).step_by(3) {
        if !shown.is_empty() {
            shown.push_str(lang.pick(".", ","));
        }
        shown.push_str(&digits[place..place + 3]);
    }
    shown
}
