//! Certificates (giấy chứng nhận): 26/2026 on validity, re-evaluation and withdrawal, and its
//! Art. 12 for those given before it.

use alloc::format;

use jiff::Span;
use jiff::civil::Date;

use crate::after::date_range::DateRange;
use crate::after::withdrawal::Authority;
use crate::base::error::{Error, ErrorKind};
use crate::base::star::Star;
use crate::law::edition::Edition;
use crate::law::tier::Tier;

/// The first day of the first edition, 1048/2019: no certificate is older.
const FIRST: Date = Edition::E2019.in_force_from();
/// The last day of issue that is taken, so that every date of a certificate is in the calendar.
const LAST: Date = Date::constant(9990, 12, 31);
/// The first day of 26/2026, on which its transition rules look.
pub(crate) const NEW_RULES: Date = Edition::E2026.in_force_from();

/// Months of validity, in every edition.
pub(crate) const MONTHS: i8 = 36;
/// Days before expiry: re-evaluation is filed from the first to the second.
pub(crate) const FILED: (i16, i16) = (180, 120);
/// Days from a full dossier to the decision.
pub(crate) const DECIDED: i16 = 45;
/// Days past expiry at most, while a dossier that could not be filed in time is decided.
const GRACE: i16 = 180;
/// Days from the finding to the withdrawal.
pub(crate) const WITHDRAWN: i16 = 15;

/// The certificate of a star class (giấy chứng nhận): three, four or five stars.
///
/// The law counts in months and days and says no more. What is read here: the day of issue is not
/// counted, and the same day of the month 36 months later is the last valid one, or the last of its
/// month where that month has no such day (`certificate-month-end`; Civil Code 2015, Art. 147.2,
/// 148.3). Days are days of the calendar, counted from the day after, and a last day is not moved
/// off weekends and holidays (`calendar-days`). [`readings`](crate::readings) tells why.
///
/// ```
/// use ocop_core::{Certificate, Date, Star, Tier};
///
/// let certificate = Certificate::new(Date::constant(2026, 7, 10), Star::Four, Tier::Province)?;
/// assert_eq!(certificate.expires(), Date::constant(2029, 7, 10));
/// assert!(certificate.is_valid_on(Date::constant(2029, 7, 10)));
/// assert!(!certificate.is_valid_on(Date::constant(2029, 7, 11)));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "giấy chứng nhận")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Certificate {
    issued: Date,
    star: Star,
    tier: Tier,
}

impl Certificate {
    /// The certificate of these stars, issued by a tier on a day.
    ///
    /// A pair of star and tier is taken where any edition had it, whatever the day: three stars by
    /// the district (148/2023) or the province, four by the province, five by the centre.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`] for a day before 21/08/2019, the first of the first edition, or after
    /// the year 9990; for one or two stars, which get no certificate (26/2026, Art. 4.1.a); and for
    /// a tier that issues these stars in no edition.
    pub fn new(issued: Date, star: Star, tier: Tier) -> Result<Self, Error> {
        let bad = |path, message| Error::new(ErrorKind::BadValue, path, message);
        if issued < FIRST || issued > LAST {
            let message =
                format!("a certificate is issued from {FIRST} to {LAST}, not on {issued}");
            return Err(bad("issued", message));
        }
        let issuers: &[Tier] = match star {
            // 26/2026, Art. 4.1.a.
            Star::One | Star::Two => {
                let message = format!("{star}★ gets no certificate, only 3★ to 5★ do");
                return Err(bad("stars", message));
            }
            Star::Three => &[Tier::District, Tier::Province],
            Star::Four => &[Tier::Province],
            Star::Five => &[Tier::Centre],
        };
        if !issuers.contains(&tier) {
            let message = format!("in no edition is a certificate of {star}★ issued by the {tier}");
            return Err(bad("tier", message));
        }
        Ok(Self { issued, star, tier })
    }

    /// The day of issue, the first valid one.
    #[must_use]
    pub const fn issued(self) -> Date {
        self.issued
    }

    /// The star class: three, four or five.
    #[must_use]
    pub const fn star(self) -> Star {
        self.star
    }

    /// The tier that issued it.
    #[must_use]
    pub const fn tier(self) -> Tier {
        self.tier
    }

    /// The last valid day: 36 months from issue, in every edition (`certificate-month-end`).
    ///
    /// A certificate given before 26/2026 keeps its own expiry (26/2026, Art. 12).
    #[must_use]
    pub fn expires(self) -> Date {
        // Adding months stays in the month: 29 February gives 28 February.
        self.issued.saturating_add(Span::new().months(MONTHS))
    }

    /// Whether a day lies within the 36 months, both ends in; withdrawal and the transition
    /// ([`valid_until`](Certificate::valid_until)) are not looked at.
    #[must_use]
    pub fn is_valid_on(self, date: Date) -> bool {
        self.issued <= date && date <= self.expires()
    }

    /// When the dossier of a re-evaluation (phân hạng lại) is filed under 26/2026: from 180 to 120
    /// days before expiry, both ends in.
    ///
    /// Where it ends before 22/05/2026 it tells what the rule would have given.
    #[doc(alias = "phân hạng lại")]
    #[must_use]
    pub fn re_evaluation_window(self) -> DateRange {
        let (first, last) = FILED;
        let expires = self.expires();
        DateRange::new(plus_days(expires, -first), plus_days(expires, -last))
    }

    /// The last day for a re-evaluation's decision under 26/2026: 45 days from a full dossier
    /// (`calendar-days`).
    ///
    /// It stays at the last day of the calendar instead of leaving it.
    #[must_use]
    pub fn decision_due(self, full_dossier: Date) -> Date {
        plus_days(full_dossier, DECIDED)
    }

    /// The last day at most, 180 days past expiry, where the re-evaluation dossier of a running
    /// certificate could not be filed in its window (26/2026, Art. 12.3).
    ///
    /// A rule of the transition, so that it is read for certificates issued before 22/05/2026 and
    /// still valid on that day (`grace-for-running-certificates`); `None` for all others. Whether
    /// the dossier could not be filed is for the caller to know.
    #[must_use]
    pub fn grace_until(self) -> Option<Date> {
        let expires = self.expires();
        (self.issued < NEW_RULES && NEW_RULES <= expires).then(|| plus_days(expires, GRACE))
    }

    /// The last valid day where the re-evaluation dossier could not be filed in its window, given
    /// the day of the result, or `None` while there is none.
    ///
    /// It is the day of the result, but not before expiry and not after
    /// [`grace_until`](Certificate::grace_until); and it is the day of expiry where there is no
    /// grace.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Star, Tier};
    ///
    /// let day = Date::constant;
    /// let running = Certificate::new(day(2023, 7, 10), Star::Three, Tier::District)?;
    /// assert_eq!(running.expires(), day(2026, 7, 10));
    /// assert_eq!(running.valid_until(Some(day(2026, 9, 1))), day(2026, 9, 1));
    /// assert_eq!(running.valid_until(None), day(2027, 1, 6));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn valid_until(self, result: Option<Date>) -> Date {
        let expires = self.expires();
        match (self.grace_until(), result) {
            (None, _) => expires,
            (Some(grace), None) => grace,
            (Some(grace), Some(result)) => result.clamp(expires, grace),
        }
    }

    /// Who withdraws it under 26/2026: the chairman of the province for three and four stars, the
    /// minister for five.
    #[must_use]
    pub const fn withdrawn_by(self) -> Authority {
        match self.star {
            Star::Five => Authority::Minister,
            _ => Authority::ChairmanOfTheProvince,
        }
    }

    /// The last day for withdrawing it under 26/2026: 15 days from the finding (`calendar-days`).
    ///
    /// It stays at the last day of the calendar instead of leaving it.
    #[must_use]
    pub fn withdrawal_due(self, found: Date) -> Date {
        plus_days(found, WITHDRAWN)
    }
}

/// So many days of the calendar later, the day itself not counted, or earlier where negative.
fn plus_days(date: Date, days: i16) -> Date {
    date.saturating_add(Span::new().days(days))
}

#[cfg(feature = "serde")]
mod serde_impls {
    use alloc::format;
    use alloc::string::{String, ToString};

    use serde::ser::SerializeStruct;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::{Certificate, Error, ErrorKind, Star, Tier};
    use crate::base::error::Quoted;

    impl Serialize for Certificate {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut certificate = serializer.serialize_struct("Certificate", 3)?;
            certificate.serialize_field("issued", &self.issued.to_string())?;
            certificate.serialize_field("stars", &self.star)?;
            certificate.serialize_field("tier", &self.tier)?;
            certificate.end()
        }
    }

    impl<'de> Deserialize<'de> for Certificate {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            struct Fields {
                issued: String,
                stars: Star,
                tier: Tier,
            }
            let fields = Fields::deserialize(deserializer)?;
            let Some(issued) = crate::base::day::read(&fields.issued) else {
                let message = format!("{} is no date such as `2026-07-10`", Quoted(&fields.issued));
                let fault = Error::new(ErrorKind::BadValue, "issued", message);
                return Err(de::Error::custom(fault));
            };
            Self::new(issued, fields.stars, fields.tier).map_err(de::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn every_date_of_the_last_certificate_is_in_the_calendar() {
        let last = Certificate::new(LAST, Star::Five, Tier::Centre).unwrap();
        assert_eq!(last.expires(), Date::constant(9993, 12, 31));
        assert!(plus_days(last.expires(), GRACE) < Date::MAX);
        assert_eq!(last.decision_due(Date::MAX), Date::MAX);
        assert_eq!(last.withdrawal_due(Date::MAX), Date::MAX);
    }
}
