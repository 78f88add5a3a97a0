//! Working days (ngày làm việc) of public offices: weekends, holidays, and the days of an office itself.

use alloc::collections::BTreeSet;

use ocop_core::Date;
use ocop_core::jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::base::read::{Day, set};
use crate::base::words::vocabulary;
use crate::base::working_days::{self, Open, Question, Year};

/// The calendar of public offices (cơ quan hành chính): which days are working days.
///
/// [`Calendar::viet_nam`] has the days off of Viet Nam, and is the calendar of
/// [`Settings::default`](crate::Settings). The file `law/working-days.toml` has its days with their sources.
///
/// The years 2023 to 2026 are known ([`DaysOff::Known`]). They have the days off that offices had, and the days that
/// notices swapped.
///
/// The years 2019 to 2022 and 2027 to 2060 are computed from the law ([`DaysOff::Computed`]; Labour Code 2019,
/// Art. 111.3 and 112). They have the holidays with a fixed date. From 2026 on, 24 November is one of them (Resolution
/// 28/2026/QH16). They have five days of Tết, which begin two days before the lunar year, and the Hùng Kings' day. From
/// 2021 on, the National Day has a second day: 1 September, or 3 September if the 2nd is a Sunday, Monday or Thursday.
/// The next working day makes up for a holiday on a weekend.
///
/// Other years are unknown ([`DaysOff::Unknown`]): only weekends and the holidays with a fixed date are days off.
///
/// In a computed year, a notice may set otherwise. Tết may begin one day before the lunar year, and the National Day may
/// have the other second day. [`Calendar::other_after_working_days`] counts by this other possibility. Days that a notice
/// swaps cannot be computed.
///
/// A swap of 23 for 28 November 2026 was proposed, and its outcome is not known. It is not counted.
/// [`Calendar::other_after_working_days`] counts it. The rule `uncertain-working-days` reports what the working days of a
/// dossier depend on.
///
/// Days that an office adds win over these days. If one of them belongs only to the other possibility of a computed
/// year, that possibility is counted.
///
/// ```
/// use ocop_core::Date;
/// use ocop_dossier::{Calendar, DaysOff};
///
/// let calendar = Calendar::viet_nam();
/// // Culture Day, a Tuesday.
/// assert!(!calendar.is_working_day(Date::constant(2026, 11, 24)));
/// // Received on Monday 9 November 2026: the fifteenth working day is 1 December.
/// let received = Date::constant(2026, 11, 9);
/// assert_eq!(calendar.after_working_days(received, 15), Date::constant(2026, 12, 1));
///
/// assert_eq!(calendar.days_off(2026), DaysOff::Known);
/// assert_eq!(calendar.days_off(2027), DaysOff::Computed);
/// assert_eq!(calendar.days_off(2061), DaysOff::Unknown);
/// ```
///
/// In JSON, `holidays` and `working_days` add to the days off of Viet Nam, unless `viet_nam` is `false`.
#[doc(alias = "ngày làm việc")]
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Calendar {
    /// Whether the days off of Viet Nam are built in, as they are unless this is `false`. Without them, only
    /// weekends and the holidays with a fixed date are days off.
    #[serde(skip_serializing_if = "is_true")]
    viet_nam: bool,
    /// Further days off. They win over the days that are built in.
    #[serde(deserialize_with = "set", skip_serializing_if = "BTreeSet::is_empty")]
    holidays: BTreeSet<Day>,
    /// Working days that would be days off otherwise. They win over all days off.
    #[serde(deserialize_with = "set", skip_serializing_if = "BTreeSet::is_empty")]
    working_days: BTreeSet<Day>,
}

vocabulary! {
    /// How far the days off of a year are known.
    DaysOff, "mức độ biết ngày nghỉ", "state of days off";
    /// They are the days that offices had.
    Known = "known", "đã biết", "known";
    /// They are computed from the law. A notice may set some of them otherwise.
    Computed = "computed", "tính theo luật", "computed";
    /// Only weekends and holidays with a fixed date are known.
    Unknown = "unknown", "chưa biết", "unknown";
}

/// What may move the last of some working days.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Doubt {
    /// The holidays of the year that change each year are not in the calendar.
    Unknown(i16),
    /// Days off of the year are computed.
    Computed(i16),
    /// They are, and there is another possibility for one of them.
    Open(i16, &'static Open),
}

impl Doubt {
    pub(crate) const fn year(self) -> i16 {
        match self {
            Self::Unknown(year) | Self::Computed(year) | Self::Open(year, _) => year,
        }
    }

    /// Whether it is a proposed swap.
    pub(crate) fn is_swap(self) -> bool {
        matches!(self, Self::Open(_, open) if open.question == Question::Swap)
    }
}

impl Calendar {
    /// Weekends and the holidays with a fixed date only: 1 January, 30 April, 1 May, 2 September, and from
    /// 2026 also 24 November. The days off of all years are [unknown](DaysOff::Unknown).
    ///
    /// ```
    /// use ocop_core::Date;
    /// use ocop_dossier::Calendar;
    ///
    /// // The second day of Tết.
    /// let day = Date::constant(2026, 2, 18);
    /// assert!(Calendar::new().is_working_day(day));
    /// assert!(!Calendar::viet_nam().is_working_day(day));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            viet_nam: false,
            holidays: BTreeSet::new(),
            working_days: BTreeSet::new(),
        }
    }

    /// The days off of public offices of Viet Nam. This is the default.
    #[must_use]
    pub const fn viet_nam() -> Self {
        let mut calendar = Self::new();
        calendar.viet_nam = true;
        calendar
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

    /// How far the built-in days off of a year are known. The days that an office added do not matter.
    #[must_use]
    pub fn days_off(&self, year: i16) -> DaysOff {
        match self.year(year) {
            Some(year) if year.known => DaysOff::Known,
            Some(_) => DaysOff::Computed,
            None => DaysOff::Unknown,
        }
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
        if self.has_no_own() {
            return count(from, days, |day, weekend| self.built_in(day, weekend));
        }
        count(from, days, |day, weekend| self.works(day, weekend))
    }

    /// The same, counted by the other possibility of computed years and with proposed swaps. `None` if the
    /// last day is the same.
    ///
    /// ```
    /// use ocop_core::Date;
    /// use ocop_dossier::Calendar;
    ///
    /// // Tết 2027 is computed as 4 to 10 February. It may be 5 to 11 February.
    /// let (calendar, received) = (Calendar::viet_nam(), Date::constant(2027, 1, 14));
    /// let last = Date::constant(2027, 2, 11);
    /// assert_eq!(calendar.after_working_days(received, 15), last);
    /// let other = Date::constant(2027, 2, 4);
    /// assert_eq!(calendar.other_after_working_days(received, 15), Some(other));
    ///
    /// // An office that adds a day of the other possibility chooses it.
    /// let calendar = calendar.with_holiday(last);
    /// assert_eq!(calendar.after_working_days(received, 15), other);
    /// assert_eq!(calendar.other_after_working_days(received, 15), None);
    /// ```
    #[must_use]
    pub fn other_after_working_days(&self, from: Date, days: u32) -> Option<Date> {
        let last = self.after_working_days(from, days);
        let mut years = from.year()..=last.year();
        if !years.any(|year| self.open(year, from, last).is_some()) {
            return None;
        }
        let other = count(from, days, |day, weekend| {
            self.works(day, weekend) != self.is_open(day)
        });
        (other != last).then_some(other)
    }

    /// What may move the last of the working days from one day to another.
    pub(crate) fn doubt(&self, first: Date, last: Date) -> Option<Doubt> {
        (first.year()..=last.year()).find_map(|number| {
            if let Some(open) = self.open(number, first, last) {
                return Some(Doubt::Open(number, open));
            }
            let year = self.year(number);
            let of_year = |days: &BTreeSet<Day>| days.iter().any(|day| day.0.year() == number);
            let own = || of_year(&self.holidays) || (year.is_some() && of_year(&self.working_days));
            if year.is_some_and(|year| year.known) || own() {
                return None;
            }
            let days = first.series(1.day()).take_while(|&day| day <= last);
            let mut days = days.filter(|day| day.year() == number);
            match year {
                Some(year) => days
                    .any(|day| year.excepts(day))
                    .then_some(Doubt::Computed(number)),
                // Tết and the Hùng Kings' day are in the first months.
                None => days
                    .any(|day| day.month() <= 4 || (day.month() == 9 && day.day() <= 3))
                    .then_some(Doubt::Unknown(number)),
            }
        })
    }

    fn year(&self, year: i16) -> Option<&'static Year> {
        working_days::year(year).filter(|_| self.viet_nam)
    }

    /// Whether a day is a working day by the days that the office added, if it added any for it.
    fn own(&self, day: Date) -> Option<bool> {
        if self.working_days.contains(&Day(day)) {
            return Some(true);
        }
        self.holidays.contains(&Day(day)).then_some(false)
    }

    fn works(&self, day: Date, weekend: bool) -> bool {
        let built_in = self.built_in(day, weekend);
        if self.has_no_own() {
            return built_in;
        }
        let year = self.year(day.year());
        let turned = || year.is_some_and(|year| year.open.iter().any(|open| self.turns(open, day)));
        self.own(day).unwrap_or_else(|| built_in != turned())
    }

    fn built_in(&self, day: Date, weekend: bool) -> bool {
        match self.year(day.year()) {
            Some(year) => weekend == year.excepts(day),
            None => !weekend && !working_days::is_fixed(day),
        }
    }

    fn has_no_own(&self) -> bool {
        self.holidays.is_empty() && self.working_days.is_empty()
    }

    /// Whether the office's own days choose the other possibility for a day of a computed year.
    fn turns(&self, open: &Open, day: Date) -> bool {
        let (off, worked) = (open.off(day.year()), open.worked(day.year()));
        open.question != Question::Swap
            && (off == Some(day) || worked == Some(day))
            && (off.and_then(|off| self.own(off)) == Some(true)
                || worked.and_then(|worked| self.own(worked)) == Some(false))
    }

    /// What is open around some days of a year, unless the office's own days settle it.
    fn open(&self, year: i16, first: Date, last: Date) -> Option<&'static Open> {
        let mut open = self.year(year)?.open.iter();
        open.find(|open| {
            let (Some(off), Some(worked)) = (open.off(year), open.worked(year)) else {
                return false;
            };
            first <= off.max(worked)
                && off.min(worked) <= last
                && self.own(off).is_none()
                && self.own(worked).is_none()
        })
    }

    /// Whether a day may turn out otherwise.
    fn is_open(&self, day: Date) -> bool {
        let open = self.open(day.year(), day, day);
        let is_day = |date: Option<Date>| date == Some(day);
        open.is_some_and(|open| is_day(open.off(day.year())) || is_day(open.worked(day.year())))
    }
}

/// As [`Settings::default`](crate::Settings) has it: [`Calendar::viet_nam`].
impl Default for Calendar {
    fn default() -> Self {
        Self::viet_nam()
    }
}

/// The last of so many days that work, from the day after `from`.
fn count(from: Date, days: u32, works: impl Fn(Date, bool) -> bool) -> Date {
    let (mut day, mut left) = (from, days);
    let mut weekday = from.weekday().to_monday_zero_offset();
    while left > 0 {
        let Ok(next) = day.tomorrow() else {
            return day;
        };
        day = next;
        weekday = (weekday + 1) % 7;
        left -= u32::from(works(day, weekday >= 5));
    }
    day
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_true(whether: &bool) -> bool {
    *whether
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn weekends_and_holidays_with_a_fixed_date_are_off_without_viet_nam() {
        let calendar = Calendar::new();
        let free = [
            day(2026, 8, 22),
            day(2026, 8, 23),
            day(2027, 1, 1),
            day(2026, 4, 30),
            day(2026, 5, 1),
            day(2026, 9, 2),
            day(2026, 11, 24),
        ];
        for day in free {
            assert!(!calendar.is_working_day(day), "{day}");
        }
        for day in [
            day(2026, 8, 21),
            day(2026, 8, 24),
            day(2026, 9, 1),
            day(2026, 9, 3),
            day(2025, 11, 24),
        ] {
            assert!(calendar.is_working_day(day), "{day}");
        }
        for year in [2023, 2026, 2027] {
            assert_eq!(calendar.days_off(year), DaysOff::Unknown);
        }
    }

    #[test]
    fn years_are_known_computed_or_unknown() {
        let calendar = Calendar::default();
        assert_eq!(calendar, Calendar::viet_nam());
        for year in 1900..=2199 {
            let wanted = match year {
                2023..=2026 => DaysOff::Known,
                2019..=2022 | 2027..=2060 => DaysOff::Computed,
                _ => DaysOff::Unknown,
            };
            assert_eq!(calendar.days_off(year), wanted, "{year}");
        }
        for year in [i16::MIN, -1, 0, i16::MAX] {
            assert_eq!(calendar.days_off(year), DaysOff::Unknown);
        }
    }

    #[test]
    fn only_some_months_of_an_unknown_year_are_in_doubt() {
        let calendar = Calendar::viet_nam();
        for ((first, last), in_doubt) in [
            (((1, 1), (1, 1)), true),
            (((4, 30), (4, 30)), true),
            (((5, 1), (8, 31)), false),
            (((9, 1), (9, 1)), true),
            (((9, 3), (9, 3)), true),
            (((9, 4), (12, 31)), false),
            (((8, 1), (9, 1)), true),
        ] {
            let on = |(month, date)| day(2100, month, date);
            let found = calendar.doubt(on(first), on(last));
            assert_eq!(
                found.map(Doubt::year),
                in_doubt.then_some(2100),
                "{first:?}"
            );
        }
    }

    #[test]
    fn days_of_the_office_win() {
        for calendar in [Calendar::new(), Calendar::viet_nam()] {
            let calendar = calendar
                .with_holiday(day(2027, 3, 1))
                .with_working_day(day(2027, 3, 6))
                .with_working_day(day(2026, 9, 2))
                .with_holiday(day(2026, 8, 22))
                .with_holiday(day(2026, 3, 2))
                .with_working_day(day(2026, 3, 2));
            assert!(!calendar.is_working_day(day(2027, 3, 1)));
            assert!(calendar.is_working_day(day(2027, 3, 6)));
            assert!(calendar.is_working_day(day(2026, 9, 2)));
            // A swapped Saturday that this office has off.
            assert!(!calendar.is_working_day(day(2026, 8, 22)));
            assert!(calendar.is_working_day(day(2026, 3, 2)));
        }
    }

    #[test]
    fn the_days_of_a_notice_choose_the_other_possibility() {
        // What settings had to name before the days of Viet Nam were built in.
        let named = [5, 8, 9, 10, 11].map(|number| day(2027, 2, number));
        let calendar = named
            .into_iter()
            .fold(Calendar::viet_nam(), Calendar::with_holiday);
        assert!(calendar.is_working_day(day(2027, 2, 4)));
        assert!(!calendar.is_working_day(day(2027, 2, 11)));
        let computed = [4, 5, 8, 9, 10].map(|number| day(2027, 2, number));
        let calendar = computed
            .into_iter()
            .fold(Calendar::viet_nam(), Calendar::with_holiday);
        assert!(!calendar.is_working_day(day(2027, 2, 4)));
        assert!(calendar.is_working_day(day(2027, 2, 11)));
        // A working day chooses too, and a day that is named stays as named.
        let calendar = Calendar::viet_nam().with_working_day(day(2027, 2, 4));
        assert!(!calendar.is_working_day(day(2027, 2, 11)));
        let both = Calendar::viet_nam()
            .with_holiday(day(2027, 2, 4))
            .with_holiday(day(2027, 2, 11));
        assert!(!both.is_working_day(day(2027, 2, 4)) && !both.is_working_day(day(2027, 2, 11)));
        // The second day of the National Day.
        let calendar = Calendar::viet_nam().with_holiday(day(2027, 9, 1));
        assert!(
            !calendar.is_working_day(day(2027, 9, 1)) && calendar.is_working_day(day(2027, 9, 3))
        );
        // Of a proposed swap only the days that are named change.
        let calendar = Calendar::viet_nam().with_holiday(day(2026, 11, 23));
        assert!(!calendar.is_working_day(day(2026, 11, 28)));
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
        for calendar in [calendar, Calendar::viet_nam()] {
            assert_eq!(calendar.after_working_days(Date::MAX, 3), Date::MAX);
            assert_eq!(calendar.other_after_working_days(Date::MAX, 3), None);
            assert!(calendar.after_working_days(Date::MIN, 3) > Date::MIN);
        }
    }
}
