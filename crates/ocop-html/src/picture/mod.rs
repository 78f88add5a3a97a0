//! Pictures in SVG. Positions are whole numbers and hundredths, cut off from exact fractions.

mod bands;
mod bar;
mod qr;
mod stars;

use ocop_core::{Mean, Points};

pub(crate) use bands::bands;
pub(crate) use bar::bar;
pub(crate) use qr::qr;
pub(crate) use stars::stars;

/// A share of a whole as a percentage of a picture's width, in hundredths, cut off: a mean is never
/// drawn at an edge that it does not reach.
fn percent(mean: Mean, whole: Points) -> String {
    let whole = u128::from(whole.get().max(1)) * u128::from(mean.denominator());
    hundredths(u128::from(mean.numerator()) * 10_000 / whole)
}

/// Hundredths as a number.
fn hundredths(number: u128) -> String {
    format!("{}.{:02}%", number / 100, number % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_cut_off_below_an_edge_that_is_not_reached() {
        let shown = |sum, count, whole| {
            let mean = Mean::new(sum, count).unwrap_or(Mean::ZERO);
            percent(mean, Points::new(whole))
        };
        assert_eq!(shown(269, 3, 100), "89.66%");
        assert_eq!(shown(899_999, 10_000, 100), "89.99%");
        assert_eq!(shown(90, 1, 100), "90.00%");
        assert_eq!(shown(0, 1, 0), "0.00%");
        assert_eq!(shown(u64::MAX, 1, 1), "1844674407370955161500.00%");
    }
}
