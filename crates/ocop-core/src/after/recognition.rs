//! Recognition (công nhận) of a rating: 26/2026, Art. 4.1, 7.3.e and 7.4.g. It never changes the
//! stars.

use alloc::vec::Vec;

use jiff::civil::Date;

use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::star::Star;
use crate::law::edition::Edition;
use crate::law::edition_row::PeriodRow;
use crate::law::tier::Tier;
use crate::rating::rating::Rating;

/// The consequence of a rating at a tier: recognition (công nhận) or another step.
#[doc(alias = "công nhận")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Recognition {
    /// No recognition: one or two stars (26/2026, Art. 4.1.a), or no star.
    ///
    /// After one or two stars at the centre, a lower tier may have the product rated again (26/2026,
    /// Art. 7.4.g). The explanation says so.
    None,
    /// The tier itself recognises the star.
    Recognised,
    /// The dossier goes to a higher tier as a candidate, whatever its star here (26/2026, Art.
    /// 7.3.e).
    SentUp {
        /// The tier that scores next.
        to: Tier,
    },
    /// A lower tier may recognise the star from this result, or have it rated again (26/2026, Art.
    /// 7.4.g).
    Returned {
        /// The tier that may recognise it.
        to: Tier,
    },
    /// The tier does not recognise this star, and the sources name no next step.
    NotByThisTier,
    /// The edition has no council at this tier, so the result has no effect.
    NoSuchTier,
    /// The edition was amended, and the decision date is missing: see
    /// [`Edition::recognition`](crate::Edition::recognition).
    ByDay,
}

/// The recognition from a day until the next amendment.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RecognitionFrom {
    from: Date,
    amended_by: Option<&'static Label>,
    recognition: Recognition,
}

impl RecognitionFrom {
    /// The first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The amending decision; `None` for the edition's own first day.
    #[must_use]
    pub const fn amended_by(&self) -> Option<&'static Label> {
        self.amended_by
    }

    /// The recognition from that day.
    #[must_use]
    pub const fn recognition(&self) -> Recognition {
        self.recognition
    }
}

impl Edition {
    /// The recognition of a result at a tier, for each period of the edition, the earliest first.
    ///
    /// `star` is `None` if a zero or a ground ends the evaluation.
    ///
    /// ```
    /// use ocop_core::{Edition, Mean, Points, Recognition, Star, Tier};
    ///
    /// let mean = Mean::from(Points::new(60));
    /// let days = Edition::E2023.recognition(Tier::Province, mean, Some(Star::Three));
    /// assert_eq!(days[0].recognition(), Recognition::NotByThisTier); // the district's until 1489/QĐ-TTg
    /// assert_eq!(days[1].from().to_string(), "2025-07-06");
    /// assert_eq!(days[1].recognition(), Recognition::Recognised);
    /// ```
    #[must_use]
    pub fn recognition(self, tier: Tier, mean: Mean, star: Option<Star>) -> Vec<RecognitionFrom> {
        let mut days: Vec<RecognitionFrom> = Vec::new();
        for period in self.row().periods {
            let recognition = Recognition::at(period, tier, mean, star);
            if days
                .last()
                .is_none_or(|last| last.recognition != recognition)
            {
                days.push(RecognitionFrom {
                    from: period.from,
                    amended_by: period.amended_by.as_ref(),
                    recognition,
                });
            }
        }
        days
    }
}

impl Rating {
    /// The recognition of the rating at its council's tier: 26/2026, Art. 4.1.
    #[must_use]
    pub fn recognition(&self) -> Recognition {
        let council = self.council();
        let days = (council.filed(), council.decided());
        let edition = self.sheet().edition();
        Recognition::of(edition, self.tier(), self.mean(), self.star(), days)
    }

    /// The tier that may have it rated again: 26/2026, Art. 7.4.g.
    pub(crate) fn rated_again_by(&self) -> Option<Tier> {
        let council = self.council();
        let days = (council.filed(), council.decided());
        let edition = self.sheet().edition().row();
        edition.rated_again_by(self.tier(), self.mean(), self.star(), days)
    }
}

impl Recognition {
    /// The recognition on the decision date, if given. Otherwise the periods from the filing date
    /// count.
    pub(crate) fn of(
        edition: Edition,
        tier: Tier,
        mean: Mean,
        star: Option<Star>,
        days: (Option<Date>, Option<Date>),
    ) -> Self {
        let periods = edition.row().periods_for(days).iter();
        let mut outcomes = periods.map(|period| Self::at(period, tier, mean, star));
        let first = outcomes.next().unwrap_or(Self::NoSuchTier);
        if outcomes.all(|outcome| outcome == first) {
            first
        } else {
            Self::ByDay
        }
    }

    fn at(period: &PeriodRow, tier: Tier, mean: Mean, star: Option<Star>) -> Self {
        let Some(row) = period.tier(tier) else {
            return Self::NoSuchTier;
        };
        let Some(star) = star else {
            return Self::None;
        };
        if let Some(to) = row.sends_to(mean) {
            return Self::SentUp { to };
        }
        if row.recognises.contains(&star) {
            return Self::Recognised;
        }
        match row.returned_to(mean, Some(star)) {
            Some(to) => Self::Returned { to },
            None if star < Star::Three => Self::None,
            None => Self::NotByThisTier,
        }
    }

    /// All outcomes.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Recognised,
        Self::SentUp { to: Tier::Province },
        Self::SentUp { to: Tier::Centre },
        Self::Returned { to: Tier::Province },
        Self::NotByThisTier,
        Self::NoSuchTier,
        Self::ByDay,
    ];

    /// The one spelling of the outcome.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Recognised => "recognised",
            Self::SentUp { to: Tier::District } => "sent-up-to-district",
            Self::SentUp { to: Tier::Province } => "sent-up-to-province",
            Self::SentUp { to: Tier::Centre } => "sent-up-to-centre",
            Self::Returned { to: Tier::District } => "returned-to-district",
            Self::Returned { to: Tier::Province } => "returned-to-province",
            Self::Returned { to: Tier::Centre } => "returned-to-centre",
            Self::NotByThisTier => "not-by-this-tier",
            Self::NoSuchTier => "no-such-tier",
            Self::ByDay => "by-day",
        }
    }

    /// The outcome in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::None => lang.pick("Không được công nhận", "Not recognised"),
            Self::Recognised => lang.pick("Được cấp này công nhận", "Recognised at this tier"),
            Self::SentUp { to: Tier::Centre } => lang.pick(
                "Sản phẩm tiềm năng 5 sao: hồ sơ được gửi lên trung ương đánh giá, phân hạng",
                "Potential five stars: sent up to the centre, which evaluates and rates it",
            ),
            Self::SentUp { .. } => lang.pick(
                "Hồ sơ được chuyển lên cấp tỉnh đánh giá, phân hạng",
                "Sent up to the province, which evaluates and rates it",
            ),
            Self::Returned { .. } => lang.pick(
                "Trả về cấp tỉnh: cấp tỉnh có thể công nhận theo kết quả này hoặc đánh giá lại",
                "Returned to the province, which may recognise it from this result or have it rated again",
            ),
            Self::NotByThisTier => lang.pick(
                "Cấp này không công nhận hạng sao này; các nguồn tư liệu không nêu bước tiếp theo",
                "This tier does not recognise this star; the sources do not say what follows",
            ),
            Self::ByDay => lang.pick(
                "Phụ thuộc ngày quyết định: thẩm quyền công nhận đã được sửa đổi",
                "It depends on the day of decision: who recognises was amended",
            ),
            Self::NoSuchTier => lang.pick(
                "Theo quyết định này, cấp này không có hội đồng đánh giá",
                "Under this decision no council of this tier scores",
            ),
        }
    }
}

crate::base::macros::spelled!(
    Recognition,
    UnknownName,
    ("kết quả công nhận", "recognition")
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edition;
    use crate::base::points::Points;

    #[track_caller]
    fn check(edition: Edition, tier: Tier, mean: (u64, u64), star: u8, wanted: Recognition) {
        let mean = Mean::new(mean.0, mean.1).unwrap();
        let found = Recognition::of(edition, tier, mean, Star::from_number(star), (None, None));
        assert_eq!(found, wanted);
    }

    #[test]
    fn under_148_who_recognises_changes_on_6_july_2025() {
        use Recognition::{ByDay, NoSuchTier, None, NotByThisTier, Recognised, SentUp};
        let on = |tier, points, star, day: Option<&str>| {
            let mean = Mean::from(Points::new(points));
            let day = day.map(|day| day.parse().unwrap());
            let days = (Option::None, day);
            Recognition::of(Edition::E2023, tier, mean, Star::from_number(star), days)
        };
        let (before, from) = (Some("2025-07-05"), Some("2025-07-06"));
        let up = SentUp { to: Tier::Province };
        assert_eq!(on(Tier::District, 69, 3, before), Recognised);
        assert_eq!(on(Tier::District, 70, 3, before), up);
        assert_eq!(on(Tier::District, 69, 2, before), None);
        assert_eq!(on(Tier::District, 69, 3, from), NoSuchTier);
        assert_eq!(on(Tier::District, 69, 3, Option::None), ByDay);
        assert_eq!(on(Tier::Province, 69, 3, before), NotByThisTier);
        assert_eq!(on(Tier::Province, 69, 3, from), Recognised);
        assert_eq!(on(Tier::Province, 69, 3, Option::None), ByDay);
        for day in [before, from, Option::None] {
            assert_eq!(on(Tier::Province, 70, 4, day), Recognised);
            assert_eq!(on(Tier::Province, 90, 3, day), SentUp { to: Tier::Centre });
            assert_eq!(on(Tier::Province, 40, 2, day), None);
            assert_eq!(on(Tier::Centre, 90, 5, day), Recognised);
            assert_eq!(on(Tier::Centre, 80, 4, day), NotByThisTier);
        }
        // A dossier filed after the amendment was also decided after it.
        let filed = |day: &str| {
            let mean = Mean::from(Points::new(60));
            let days = (Some(day.parse().unwrap()), Option::None);
            Recognition::of(
                Edition::E2023,
                Tier::Province,
                mean,
                Some(Star::Three),
                days,
            )
        };
        assert_eq!(filed("2025-07-05"), ByDay);
        assert_eq!(filed("2025-07-06"), Recognised);
        // A day before the edition counts as its first day.
        assert_eq!(on(Tier::District, 69, 3, Some("2019-01-01")), Recognised);
    }

    #[test]
    fn the_province_of_2026_recognises_three_and_four_and_sends_ninety_up() {
        use Recognition::{None, Recognised, SentUp};
        let up = SentUp { to: Tier::Centre };
        let check = |mean, star, wanted| check(Edition::E2026, Tier::Province, mean, star, wanted);
        check((90, 1), 5, up);
        check((90, 1), 2, up);
        check((899, 10), 4, Recognised);
        check((70, 1), 3, Recognised);
        check((69, 1), 2, None);
        check((49, 1), 2, None);
        check((95, 1), 0, None);
    }

    #[test]
    fn the_centre_of_2026_recognises_five_and_returns_the_rest() {
        use Recognition::{None, Recognised, Returned};
        let check = |mean, star, wanted| check(Edition::E2026, Tier::Centre, mean, star, wanted);
        check((90, 1), 5, Recognised);
        check((89, 1), 4, Returned { to: Tier::Province });
        check((60, 1), 2, None);
    }

    #[test]
    fn the_district_of_1048_sends_fifty_up() {
        check(
            Edition::E2026,
            Tier::District,
            (80, 1),
            4,
            Recognition::NoSuchTier,
        );
        let up = Recognition::SentUp { to: Tier::Province };
        check(Edition::E2019, Tier::District, (50, 1), 3, up);
        check(
            Edition::E2019,
            Tier::District,
            (499, 10),
            2,
            Recognition::None,
        );
        check(
            Edition::E2019,
            Tier::Province,
            (89, 1),
            4,
            Recognition::Recognised,
        );
    }
}
