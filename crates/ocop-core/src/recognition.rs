//! What follows from a rating: reading rule 13. It never changes the stars.

use crate::edition::EditionRow;
use crate::label::{Label, label};
use crate::mean::Mean;
use crate::points::Points;
use crate::star::Star;
use crate::tier::Tier;

/// What follows from a rating at a tier.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Recognition {
    /// Nothing: one or two stars (26/2026, Art. 4.1.a), or no star.
    None,
    /// The tier itself recognises the star.
    Recognised,
    /// The dossier goes up to a higher tier as a candidate, whatever star the sheet gives here.
    SentUp {
        /// Who scores next.
        to: Tier,
    },
    /// A lower tier may recognise the star from this result, or score again.
    Returned {
        /// Who may recognise it.
        to: Tier,
    },
    /// The edition has no council at this tier, so nothing follows from its result.
    NoSuchTier,
}

impl Recognition {
    /// By reading rule 13; `star` is `None` where a zero or a ground ends the evaluation.
    pub(crate) fn of(edition: &EditionRow, tier: Tier, mean: Mean, star: Option<Star>) -> Self {
        let Some(row) = edition.tiers.iter().find(|row| row.tier == tier) else {
            return Self::NoSuchTier;
        };
        let Some(star) = star else {
            return Self::None;
        };
        if let Some((from, to)) = row.sends_up
            && mean >= Mean::from(Points::new(from.into()))
        {
            return Self::SentUp { to };
        }
        if row.recognises.contains(&star) {
            return Self::Recognised;
        }
        match row.returns_to {
            Some(to) if star >= Star::Three => Self::Returned { to },
            _ => Self::None,
        }
    }

    /// Every outcome that an edition can give.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Recognised,
        Self::SentUp { to: Tier::Province },
        Self::SentUp { to: Tier::Centre },
        Self::Returned { to: Tier::Province },
        Self::NoSuchTier,
    ];

    /// The one spelling of what follows.
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
            Self::NoSuchTier => "no-such-tier",
        }
    }

    /// What follows, in both languages.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::None => label("Không được công nhận", "Not recognised"),
            Self::Recognised => label("Được cấp này công nhận", "Recognised at this tier"),
            Self::SentUp { to: Tier::Centre } => label(
                "Hồ sơ được trình lên trung ương (ứng viên 5 sao)",
                "Sent up to the centre as a candidate for five stars",
            ),
            Self::SentUp { .. } => {
                label("Hồ sơ được chuyển lên cấp tỉnh", "Sent up to the province")
            }
            Self::Returned { .. } => label(
                "Trả về tỉnh: tỉnh công nhận theo kết quả này hoặc chấm lại",
                "Returned to the province, which recognises it from this result or scores again",
            ),
            Self::NoSuchTier => label(
                "Theo quyết định này, cấp này không chấm điểm",
                "Under this decision no council of this tier scores",
            ),
        }
    }
}

crate::macros::spelled!(
    Recognition,
    BadValue,
    "recognition",
    "one of `Recognition::ALL`"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edition;

    #[track_caller]
    fn check(edition: Edition, tier: Tier, mean: (u64, u64), star: u8, wanted: Recognition) {
        let mean = Mean::new(mean.0, mean.1).unwrap();
        let found = Recognition::of(edition.row(), tier, mean, Star::from_number(star));
        assert_eq!(found, wanted);
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
    fn only_1048_has_a_district() {
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
