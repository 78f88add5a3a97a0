//! Working days (ngày làm việc): weekends and public holidays come in as a value.

use alloc::collections::BTreeSet;

use ocop_core::Date;
use serde::{Deserialize, Serialize};

use crate::base::read::{Day, set};

/// The calendar of public offices: which days are working days.
///
/// Saturdays and Sundays are days off. The holidays with a fixed date are built in (Labour Code
/// 2019, Art. 112): 1 January, 30 April, 1 May and 2 September. The caller adds the days that are
/// set year by year: the lunar new year, the Hùng Kings' day and the second day of the national
/// day; days off that make up for a holiday on a weekend (Art. 111.3); and make-up working days.
///
/// ```
/// use ocop_core::Date;
/// use ocop_dossier::Calendar;
///
/// let calendar = Calendar::new().with_holiday(Date::constant(2026, 9, 1));
/// assert!(!calendar.is_working_day(Date::constant(2026, 9, 2))); // the national day
/// // Received on Monday 24 August 2026: the fifteenth working day is 16 September.
/// let due = calendar.after_working_days(Date::constant(2026, 8, 24), 15);
/// assert_eq!(due, Date::constant(2026, 9, 16));
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Calendar {
    /// Further days off.
    #[serde(deserialize_with = "set", skip_serializing_if = "BTreeSet::is_empty")]
    holidays: BTreeSet<Day>,
    /// Working days that would be days off otherwise.
    #[serde(deserialize_with = "set", skip_serializing_if = "BTreeSet::is_empty")]
    working_days: BTreeSet<Day>,
}

/// Public holidays with a fixed date: month and day.
const FIXED: [(i8, i8); 4] = [(1, 1), (4, 30), (5, 1), (9, 2)];

impl Calendar {
    /// Weekends and the fixed holidays only.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            holidays: BTreeSet::new(),
            working_days: BTreeSet::new(),
        }
    }

    /// The calendar with a further day off.
    #[must_use]
    pub fn with_holiday(mut self, day: Date) -> Self {
        self.holidays.insert(Day(day));
        self
    }

    /// The calendar with a working day that would be a day off otherwise.
    #[must_use]
    pub fn with_working_day(mut self, day: Date) -> Self {
        self.working_days.insert(Day(day));
        self
    }

    /// Whether a day is a working day.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.works(day, day.weekday().to_monday_zero_offset() >= 5)
    }

    /// The last of so many working days, counted from the day after `from`.
    ///
    /// The result is never after the last day that a `Date` can be.
    #[must_use]
    pub fn after_working_days(&self, from: Date, days: u32) -> Date {
        let (mut day, mut left) = (from, days);
        let mut weekday = from.weekday().to_monday_zero_offset();
        while left > 0 {
            let Ok(next) = day.tomorrow() else {
                return day;
            };
            day = next;
            weekday = (weekday + 1) % 7;
            left -= u32::from(self.works(day, weekday >= 5));
        }
        day
    }

    fn works(&self, day: Date, weekend: bool) -> bool {
        if self.working_days.contains(&Day(day)) {
            return true;
        }
        let fixed = || FIXED.contains(&(day.month(), day.day()));
        !weekend && !fixed() && !self.holidays.contains(&Day(day))
    }

    /// Whether a holiday of a year was added; without one, the lunar holidays are unknown.
    pub(crate) fn knows(&self, year: i16) -> bool {
        self.holidays.iter().any(|day| day.0.year() == year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn weekends_and_fixed_holidays_are_free() {
        let calendar = Calendar::new();
        let free = [
            day(2026, 8, 22),
            day(2026, 8, 23),
            day(2027, 1, 1),
            day(2026, 4, 30),
            day(2026, 5, 1),
            day(2026, 9, 2),
        ];
        for day in free {
            assert!(!calendar.is_working_day(day), "{day}");
        }
        for day in [
            day(2026, 8, 21),
            day(2026, 8, 24),
            day(2026, 9, 1),
            day(2026, 9, 3),
        ] {
            assert!(calendar.is_working_day(day), "{day}");
        }
    }

    #[test]
    fn given_days_are_free_or_worked() {
        let calendar = Calendar::new()
            .with_holiday(day(2027, 2, 8))
            .with_working_day(day(2027, 2, 13));
        assert!(!calendar.is_working_day(day(2027, 2, 8)));
        assert!(calendar.is_working_day(day(2027, 2, 13)));
        assert!(calendar.knows(2027) && !calendar.knows(2026));
    }

    #[test]
    fn the_day_itself_is_not_counted() {
        let calendar = Calendar::new();
        // Friday and the Monday after it.
        assert_eq!(
            calendar.after_working_days(day(2026, 8, 21), 1),
            day(2026, 8, 24)
        );
        assert_eq!(
            calendar.after_working_days(day(2026, 8, 21), 0),
            day(2026, 8, 21)
        );
        assert_eq!(calendar.after_working_days(Date::MAX, 3), Date::MAX);
    }
}
