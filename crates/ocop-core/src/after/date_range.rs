//! Date ranges, such as the re-evaluation window of 26/2026, Art. 7.6.a.

use core::fmt;

use jiff::civil::Date;

/// A date range (khoảng thời gian) from a first to a last day, both included.
///
/// It prints as an ISO 8601 interval.
///
/// ```
/// use ocop_core::{Certificate, Date, Star, Tier};
///
/// let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Four, Tier::Province)?;
/// let range = certificate.re_evaluation_window();
/// assert_eq!(range.to_string(), "2029-01-11/2029-03-12");
/// assert!(range.contains(Date::constant(2029, 3, 12)));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "khoảng thời gian")]
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

    /// Whether a day is in the range.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}/{}", self.first, self.last))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn both_ends_are_in() {
        let day = |day| Date::constant(2029, 3, day);
        let range = DateRange::new(day(10), day(12));
        let inside: alloc::vec::Vec<_> = (9..=13)
            .filter(|&number| range.contains(day(number)))
            .collect();
        assert_eq!(inside, [10, 11, 12]);
        assert_eq!((range.first(), range.last()), (day(10), day(12)));
        assert_eq!(format!("{range:>22}"), " 2029-03-10/2029-03-12");
    }
}
