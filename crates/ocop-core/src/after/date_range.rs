//! Spans of days in which something is filed: 26/2026 on re-evaluation.

use core::fmt;

use jiff::civil::Date;

/// The days from a first to a last one, both in.
///
/// It prints as an ISO 8601 interval.
///
/// ```
/// use ocop_core::{Certificate, Date, Star, Tier};
///
/// let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Four, Tier::Province)?;
/// let window = certificate.re_evaluation_window();
/// assert_eq!(window.to_string(), "2029-01-11/2029-03-12");
/// assert!(window.contains(Date::constant(2029, 3, 12)));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct DateRange {
    first: Date,
    /// Never before the first.
    last: Date,
}

impl DateRange {
    pub(crate) const fn new(first: Date, last: Date) -> Self {
        Self { first, last }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether a day is the first, the last, or between them.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&alloc::format!("{}/{}", self.first, self.last))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn both_ends_are_in() {
        let day = |day| Date::constant(2029, 3, day);
        let window = DateRange::new(day(10), day(12));
        let inside: alloc::vec::Vec<_> = (9..=13)
            .filter(|&number| window.contains(day(number)))
            .collect();
        assert_eq!(inside, [10, 11, 12]);
        assert_eq!((window.first(), window.last()), (day(10), day(12)));
        assert_eq!(format!("{window:>22}"), " 2029-03-10/2029-03-12");
    }
}
