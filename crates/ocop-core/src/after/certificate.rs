//! Certificates (giấy chứng nhận): 26/2026, Art. 4.3 and 8.4, and Art. 12 for earlier ones.

use jiff::Span;
use jiff::civil::Date;

use crate::after::withdrawal::Authority;
use crate::base::error::{Error, ErrorDetail};
use crate::base::lang::Lang;
use crate::base::star::Star;
use crate::law::edition::Edition;
use crate::law::tier::Tier;

/// The first day of the first edition. No certificate is older.
const FIRST: Date = Edition::E2019.in_force_from();
/// The last accepted day of issue. All dates of a certificate then fit the calendar.
const LAST: Date = Date::constant(9990, 12, 31);
/// The first day of 26/2026, from which its transition rules apply.
pub(crate) const NEW_RULES: Date = Edition::E2026.in_force_from();

/// Months of validity, in every edition (26/2026, Art. 4.3).
pub(crate) const MONTHS: i8 = 36;
/// The most days past expiry, for a dossier that could not be filed in time (26/2026, Art. 12.3).
pub(crate) const GRACE: i16 = 180;
/// Days from the conclusion, or from the commune's confirmation, to the withdrawal (26/2026, Art.
/// 8.4).
pub(crate) const WITHDRAWN: i16 = 15;

/// A certificate (giấy chứng nhận) of three, four or five stars (26/2026, Art. 4).
///
/// The law counts in months and days, without further rules.
///
/// The day of issue is not counted. The last valid day is the same day of the month 36 months
/// later. A shorter month ends with its own last day (`certificate-month-end`; Civil Code 2015,
/// Art. 147.2, 148.3).
///
/// Days are calendar days, counted from the next day (`calendar-days`). A last day does not move
/// off weekends and holidays. [`interpretations`](crate::interpretations) gives the reasons.
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
    /// A certificate of a star, issued by a tier on a day.
    ///
    /// A star and a tier are accepted if an edition that is possible on that day has the pair. Three
    /// stars come from the district under 148/2023 up to 05/07/2025, or from the province; four from
    /// the province, five from the centre.
    ///
    /// ```
    /// use ocop_core::{Certificate, Date, Star, Tier};
    ///
    /// let by_the_district = |day| Certificate::new(day, Star::Three, Tier::District);
    /// assert!(by_the_district(Date::constant(2025, 7, 5)).is_ok());
    /// let fault = by_the_district(Date::constant(2025, 7, 6)).unwrap_err();
    /// assert_eq!(fault.path(), "tier");
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for a day before 21/08/2019, when the first edition began, or after
    /// the year 9990. Also for one or two stars, which get no certificate (26/2026, Art. 4.1.a).
    /// Also for a tier that issues no such stars on that day.
    pub fn new(issued: Date, star: Star, tier: Tier) -> Result<Self, Error> {
        if issued < FIRST || issued > LAST {
            let values = [
                ("found", issued.into()),
                ("least", FIRST.into()),
                ("most", LAST.into()),
            ];
            return Err(Error::new(ErrorDetail::IssueOutOfRange, "issued", values));
        }
        // 26/2026, Art. 4.1.a.
        if star < Star::Three {
            let values = [
                ("found", star.number().into()),
                ("least", 3_u8.into()),
                ("most", 5_u8.into()),
            ];
            return Err(Error::new(ErrorDetail::NoCertificate, "stars", values));
        }
        if !Edition::ALL
            .into_iter()
            .any(|edition| edition.recognises_on(issued, star, tier))
        {
            let values = [
                ("tier", (tier.label(Lang::Vi), tier.label(Lang::En)).into()),
                ("star", star.number().into()),
                ("issued", issued.into()),
            ];
            return Err(Error::new(ErrorDetail::WrongIssuer, "tier", values));
        }
        Ok(Self { issued, star, tier })
    }

    /// The day of issue, which is the first valid day.
    #[must_use]
    pub const fn issued(self) -> Date {
        self.issued
    }

    /// The star class: three, four or five.
    #[must_use]
    pub const fn star(self) -> Star {
        self.star
    }

    /// The issuing tier.
    #[must_use]
    pub const fn tier(self) -> Tier {
        self.tier
    }

    /// The last valid day: 36 months after issue, in every edition (26/2026, Art. 4.3;
    /// `certificate-month-end`).
    ///
    /// A certificate from before 26/2026 keeps its own expiry (26/2026, Art. 12.1).
    #[must_use]
    pub fn expires(self) -> Date {
        // jiff stays in the month: 29 February becomes 28 February.
        self.issued.saturating_add(Span::new().months(MONTHS))
    }

    /// Whether a day is within the 36 months, including the first and the last.
    ///
    /// Withdrawal and the transition ([`valid_until`](Certificate::valid_until)) are ignored.
    #[must_use]
    pub fn is_valid_on(self, date: Date) -> bool {
        self.issued <= date && date <= self.expires()
    }

    /// The latest possible last day, 180 days past expiry, if the dossier could not be filed in its
    /// re-evaluation window (26/2026, Art. 12.3).
    ///
    /// This is a transition rule. It applies to certificates issued before 22/05/2026 and still
    /// valid on that day (`grace-for-running-certificates`). `None` for all others. The caller
    /// knows whether the dossier could not be filed.
    #[must_use]
    pub fn grace_until(self) -> Option<Date> {
        let expires = self.expires();
        (self.issued < NEW_RULES && NEW_RULES <= expires).then(|| plus_days(expires, GRACE))
    }

    /// The last valid day if the dossier could not be filed in its re-evaluation window (26/2026,
    /// Art. 12.3).
    ///
    /// `result` is the day of the result, or `None` if there is none yet.
    ///
    /// The certificate is valid until the result, but never ends before expiry or after
    /// [`grace_until`](Certificate::grace_until). Without a grace period it ends at expiry.
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

    /// The authority that withdraws it: the provincial chairman for three and four stars, the
    /// minister for five (26/2026, Art. 8.2).
    #[must_use]
    pub const fn withdrawn_by(self) -> Authority {
        match self.star {
            Star::Five => Authority::Minister,
            _ => Authority::ChairmanOfTheProvince,
        }
    }

    /// The last day to withdraw it, 15 days later (26/2026, Art. 8.4; `calendar-days`).
    ///
    /// `concluded` is the day of the conclusion, or of the commune's confirmation that production
    /// ended. The result saturates at the last day of the calendar.
    #[must_use]
    pub fn withdrawal_due(self, concluded: Date) -> Date {
        plus_days(concluded, WITHDRAWN)
    }
}

impl Edition {
    /// Whether a tier recognises a star in a decision of a day.
    fn recognises_on(self, day: Date, star: Star, tier: Tier) -> bool {
        let mut periods = self.row().periods_for((None, Some(day))).iter();
        let recognises = periods.any(|period| {
            let row = period.tier(tier);
            row.is_some_and(|row| row.recognises.contains(&star))
        });
        recognises && self.may_decide_on(day)
    }
}

/// The date some calendar days later, or earlier if negative. The day itself is not counted.
pub(super) fn plus_days(date: Date, days: i16) -> Date {
    date.saturating_add(Span::new().days(days))
}

#[cfg(feature = "serde")]
mod serde_impls {
    use alloc::string::{String, ToString};

    use serde::ser::SerializeStruct;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::{Certificate, Star, Tier};
    use crate::base::error::not_a_day;

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
                return Err(de::Error::custom(not_a_day("issued", &fields.issued)));
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
