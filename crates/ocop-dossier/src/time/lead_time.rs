//! A lead time: the shortest and the longest, in months or days, and what must be there before.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use ocop_core::internal::error;
use ocop_core::jiff::ToSpan;
use ocop_core::{Date, ErrorDetail, ErrorValue, Label, Lang};

use crate::Error;
use crate::base::words::vocabulary;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::shared::months::months_after;

vocabulary! {
    /// The unit of a lead time.
    LeadUnit, "đơn vị thời gian", "unit of time";
    /// Of the calendar. The last day is the same day of the month, or the last of a shorter month.
    Months = "months", "tháng", "months";
    /// Of the calendar.
    Days = "days", "ngày", "days";
}

/// How long a task takes once it has begun: from the shortest time to the longest.
///
/// ```
/// use ocop_core::{Date, Lang};
/// use ocop_dossier::DocumentKind;
/// use ocop_dossier::time::LeadTime;
///
/// let certificate = LeadTime::months(15, 16)?.after([DocumentKind::TrademarkApplication]);
/// assert_eq!(certificate.shown(Lang::En), "15–16 months");
/// let begun = Date::constant(2026, 11, 30);
/// assert_eq!(certificate.ready(begun), (Date::constant(2028, 2, 29), Date::constant(2028, 3, 30)));
/// assert!(LeadTime::days(21, 7).is_err());
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct LeadTime {
    span: Span,
    after: Kinds,
    source: Source,
}

/// Where a lead time comes from.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Source {
    Known(&'static Label),
    Given(Option<Cow<'static, str>>),
}

/// From so many months or days to so many.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Span {
    pub(crate) unit: LeadUnit,
    pub(crate) least: u16,
    pub(crate) most: u16,
}

impl LeadTime {
    /// The most months or days of a lead time. More is a typing error.
    pub const MOST: u16 = 1200;

    /// From so many months to so many.
    ///
    /// # Errors
    ///
    /// [`ErrorDetail::LeadOutOfRange`] for more than [`LeadTime::MOST`], and
    /// [`ErrorDetail::LeadReversed`] if the shortest time is above the longest.
    pub fn months(least: u16, most: u16) -> Result<Self, Error> {
        Self::of(LeadUnit::Months, least.into(), most.into())
    }

    /// From so many days to so many.
    ///
    /// # Errors
    ///
    /// As [`LeadTime::months`].
    pub fn days(least: u16, most: u16) -> Result<Self, Error> {
        Self::of(LeadUnit::Days, least.into(), most.into())
    }

    pub(crate) fn of(unit: LeadUnit, least: i64, most: i64) -> Result<Self, Error> {
        let bound = |number: i64| {
            let inside = u16::try_from(number).ok().filter(|own| *own <= Self::MOST);
            inside.ok_or_else(|| {
                let found = format!("{number}");
                let values = [
                    ("found", ErrorValue::Text(found.into())),
                    ("least", 0_u8.into()),
                    ("most", Self::MOST.into()),
                ];
                error(ErrorDetail::LeadOutOfRange, unit.as_str(), values)
            })
        };
        let (least, most) = (bound(least)?, bound(most)?);
        if least > most {
            let values = [("least", least.into()), ("most", most.into())];
            return Err(error(ErrorDetail::LeadReversed, unit.as_str(), values));
        }
        Ok(Self {
            span: Span { unit, least, most },
            after: Kinds::NONE,
            source: Source::Given(None),
        })
    }

    /// A lead time of the table.
    pub(crate) const fn known(span: Span, after: Kinds, source: &'static Label) -> Self {
        Self {
            span,
            after,
            source: Source::Known(source),
        }
    }

    /// The lead time of a task that begins only when these documents are there.
    #[must_use]
    pub fn after(mut self, documents: impl IntoIterator<Item = DocumentKind>) -> Self {
        for kind in documents {
            self.after = self.after.and(Kinds::one(kind));
        }
        self
    }

    /// The lead time with where it comes from, in one line.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Source::Given(Some(Cow::Owned(source.into())));
        self
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> LeadUnit {
        self.span.unit
    }

    /// The shortest time.
    #[must_use]
    pub const fn least(&self) -> u16 {
        self.span.least
    }

    /// The longest time.
    #[must_use]
    pub const fn most(&self) -> u16 {
        self.span.most
    }

    /// The documents that must be there before the task begins.
    pub fn prerequisites(&self) -> impl Iterator<Item = DocumentKind> {
        self.after.iter()
    }

    pub(crate) const fn before(&self) -> Kinds {
        self.after
    }

    /// Where the figure comes from.
    #[must_use]
    pub fn source(&self, lang: Lang) -> &str {
        match &self.source {
            Source::Known(label) => label.get(lang),
            Source::Given(Some(text)) => text,
            Source::Given(None) => lang.pick("do người dùng cung cấp", "as given"),
        }
    }

    /// The time in words: `16–18 tháng`, `12 months`, `1 day`.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        let Span { unit, least, most } = self.span;
        let number = if least == most {
            format!("{most}")
        } else {
            format!("{least}–{most}")
        };
        let label = unit.label(lang);
        match (lang, most) {
            (Lang::En, 1) => format!("{number} {}", label.trim_end_matches('s')),
            _ => format!("{number} {label}"),
        }
    }

    /// The days on which the task is done at best and at the latest, if it begins on a day.
    #[must_use]
    pub fn ready(&self, begun: Date) -> (Date, Date) {
        (self.span.least_after(begun), self.span.most_after(begun))
    }

    /// The last day to begin so that the task is done on a day even if it takes longest.
    ///
    /// ```
    /// use ocop_core::Date;
    /// use ocop_dossier::time::LeadTime;
    ///
    /// let month = LeadTime::months(1, 1)?;
    /// assert_eq!(month.begin_by(Date::constant(2027, 2, 28)), Date::constant(2027, 1, 31));
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub fn begin_by(&self, done: Date) -> Date {
        self.span.begin_by(done)
    }
}

impl Span {
    pub(crate) fn least_after(self, begun: Date) -> Date {
        self.after(begun, self.least)
    }

    pub(crate) fn most_after(self, begun: Date) -> Date {
        self.after(begun, self.most)
    }

    fn after(self, begun: Date, number: u16) -> Date {
        match self.unit {
            LeadUnit::Months => months_after(begun, number).unwrap_or(Date::MAX),
            LeadUnit::Days => plus(begun, number.into()),
        }
    }

    /// The last day to begin: the last day whose longest time ends on the day or before.
    pub(crate) fn begin_by(self, done: Date) -> Date {
        if self.unit == LeadUnit::Days {
            return plus(done, -i32::from(self.most));
        }
        // A month may be shorter than the one in which the task ends: 31 January ends on 28 February too.
        let mut begin = months_before(done, self.most);
        for _ in 0..3 {
            match begin.tomorrow() {
                Ok(next) if self.most_after(next) <= done => begin = next,
                _ => break,
            }
        }
        begin
    }
}

/// So many days later, or earlier; never after the last day that a `Date` can be.
fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// The same day of the month so many months earlier, or the last of that month.
fn months_before(day: Date, months: u16) -> Date {
    day.saturating_sub(i32::from(months).months())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::testing::day;

    #[test]
    fn ranges_and_limits() {
        assert!(LeadTime::months(0, 0).is_ok() && LeadTime::days(1200, 1200).is_ok());
        for (fault, words) in [
            (
                LeadTime::days(0, 1201),
                "days: a lead time must be from 0 to 1200, found 1201",
            ),
            (
                LeadTime::of(LeadUnit::Months, -1, 3),
                "months: a lead time must be from 0 to 1200, found -1",
            ),
            (
                LeadTime::months(3, 2),
                "months: the shortest time, 3, is above the longest, 2",
            ),
        ] {
            assert_eq!(fault.unwrap_err().to_string(), words);
        }
    }

    #[test]
    fn times_in_words() {
        let month = |least, most| LeadTime::months(least, most).unwrap();
        assert_eq!(month(1, 1).shown(Lang::En), "1 month");
        assert_eq!(month(0, 1).shown(Lang::En), "0–1 month");
        assert_eq!(month(1, 2).shown(Lang::Vi), "1–2 tháng");
        assert_eq!(LeadTime::days(7, 7).unwrap().shown(Lang::Vi), "7 ngày");
        assert_eq!(LeadTime::days(0, 0).unwrap().shown(Lang::En), "0 days");
    }

    #[test]
    fn the_last_day_to_begin_is_exact() {
        // Every day of three years: a task begun on that day is done in time, on the next day it is not.
        for months in [0, 1, 2, 3, 11, 12, 13, 17] {
            let span = LeadTime::months(0, months).unwrap().span;
            let mut done = day(2027, 1, 1);
            while done < day(2030, 1, 1) {
                let begin = span.begin_by(done);
                assert!(span.most_after(begin) <= done, "{done}");
                assert!(done < span.most_after(begin.tomorrow().unwrap()), "{done}");
                done = done.tomorrow().unwrap();
            }
        }
        let days = LeadTime::days(1, 30).unwrap();
        assert_eq!(days.begin_by(day(2027, 3, 2)), day(2027, 1, 31));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_fault() {
        let long = LeadTime::months(0, 1200).unwrap();
        assert_eq!(long.ready(Date::MAX), (Date::MAX, Date::MAX));
        assert!(long.begin_by(Date::MIN) >= Date::MIN);
    }
}
