//! Periods of months (Civil Code 2015, Art. 148.3).

use ocop_core::Date;

/// The same day of the month so many months later, or the last of that month.
pub(crate) fn months_after(day: Date, months: u16) -> Option<Date> {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::from(months);
    let year = i16::try_from(count / 12).ok()?;
    let month = i8::try_from(count % 12 + 1).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, day.day().min(first.days_in_month())).ok()
}

/// Whether more than so many months lie between two days.
pub(crate) fn is_older_than(months: u16, from: Date, to: Date) -> bool {
    months_after(from, months).is_some_and(|last| last < to)
}

/// The full months between two days; 0 if the second is before the first.
pub(crate) fn full_months(from: Date, to: Date) -> u16 {
    let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let months = u16::try_from(count(to) - count(from)).unwrap_or(0);
    let is_full = months_after(from, months).is_some_and(|last| last <= to);
    months.saturating_sub(u16::from(!is_full))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn months_end_with_the_month() {
        assert_eq!(months_after(day(2025, 8, 31), 6), Some(day(2026, 2, 28)));
        assert_eq!(months_after(day(2024, 2, 29), 12), Some(day(2025, 2, 28)));
        assert_eq!(months_after(day(2025, 12, 1), 1), Some(day(2026, 1, 1)));
        assert_eq!(months_after(day(2025, 1, 15), 0), Some(day(2025, 1, 15)));
        assert_eq!(
            months_after(day(2199, 12, 31), 1200),
            Some(day(2299, 12, 31))
        );
        assert_eq!(months_after(day(9999, 12, 31), u16::MAX), None);
    }

    #[test]
    fn a_month_is_full_on_the_same_day() {
        let filed = day(2026, 9, 14);
        assert_eq!(full_months(day(2025, 9, 14), filed), 12);
        assert_eq!(full_months(day(2025, 9, 15), filed), 11);
        assert_eq!(full_months(day(2021, 9, 1), filed), 60);
        assert_eq!(full_months(filed, filed), 0);
        assert_eq!(full_months(day(2027, 1, 1), filed), 0);
        assert_eq!(full_months(day(2026, 1, 31), day(2026, 2, 28)), 1);
        assert!(!is_older_than(12, day(2025, 9, 14), filed));
        assert!(is_older_than(12, day(2025, 9, 13), filed));
    }
}
