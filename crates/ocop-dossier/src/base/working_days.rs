//! The days off of public offices of Viet Nam (ngày nghỉ lễ, tết), year by year.

use ocop_core::Date;

#[rustfmt::skip]
#[path = "tables/working_days.rs"]
mod table;

/// A year of `law/working-days.toml`.
#[derive(Debug)]
pub(crate) struct Year {
    /// Whether its days are as offices had them; otherwise they are computed from the law.
    pub(crate) known: bool,
    /// The weekdays off and the weekend days worked: one bit for each day of each month.
    exceptions: [u32; 12],
    pub(crate) open: &'static [Open],
}

/// What may turn out otherwise: one day off is worked then, and one day worked is off then. Both are month
/// and day.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) question: Question,
    off: (i8, i8),
    worked: (i8, i8),
}

/// Why days may turn out otherwise.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Question {
    /// How many days off come before the lunar new year.
    Tet,
    /// Which day is the second one of the National Day.
    NationalDay,
    /// Whether a proposed swap of two days was decided.
    Swap,
}

impl Question {
    const fn open(self, off: (i8, i8), worked: (i8, i8)) -> Open {
        Open {
            question: self,
            off,
            worked,
        }
    }
}

impl Open {
    pub(crate) fn off(&self, year: i16) -> Option<Date> {
        Date::new(year, self.off.0, self.off.1).ok()
    }

    pub(crate) fn worked(&self, year: i16) -> Option<Date> {
        Date::new(year, self.worked.0, self.worked.1).ok()
    }
}

impl Year {
    const fn known(off: &[(i8, i8)], worked: &[(i8, i8)], open: &'static [Open]) -> Self {
        Self {
            known: true,
            exceptions: marked(worked, marked(off, [0; 12])),
            open,
        }
    }

    const fn computed(off: &[(i8, i8)], open: &'static [Open]) -> Self {
        Self {
            known: false,
            exceptions: marked(off, [0; 12]),
            open,
        }
    }

    /// Whether a day of the year is a weekday off or a weekend day worked.
    pub(crate) fn excepts(&self, day: Date) -> bool {
        let month = self.exceptions[day.month().unsigned_abs() as usize - 1];
        month >> day.day() & 1 == 1
    }
}

/// The days of a year, if the table has it.
pub(crate) fn year(year: i16) -> Option<&'static Year> {
    let index = usize::try_from(year.checked_sub(table::FIRST)?).ok()?;
    table::YEARS.get(index)
}

/// Whether a day is a holiday with a fixed date.
pub(crate) fn is_fixed(day: Date) -> bool {
    let date = (day.month(), day.day());
    table::FIXED.iter().any(|&(month, number, from)| {
        (month, number) == date && from.is_none_or(|from| from <= day.year())
    })
}

/// The bits of days, added to others.
const fn marked(days: &[(i8, i8)], mut months: [u32; 12]) -> [u32; 12] {
    let mut index = 0;
    while index < days.len() {
        let (month, day) = days[index];
        months[month.unsigned_abs() as usize - 1] |= 1 << day;
        index += 1;
    }
    months
}
