//! A council's own rules (Quy chế): what the law leaves to each council. 26/2026, Art. 7
//! (`exact-mean`, `minimum-by-council-rule`).

use alloc::vec::Vec;

use crate::base::error::{Error, ErrorDetail};
use crate::base::mean::Rounding;
use crate::base::points::Points;
use crate::law::concept::Concept;

mod attendance;
#[cfg(feature = "serde")]
mod json;
mod quorum;
mod requirement_rule;
mod spread;

pub use attendance::Attendance;
pub use quorum::Quorum;
pub use requirement_rule::RequirementRule;
pub use spread::Spread;

/// A council's own rules (Quy chế): how a requirement is met, how far totals may differ, how many must be
/// present, what is scored in common, how means are shown.
///
/// The default applies where a council has no rules: requirements by the mean, no limit to the spread,
/// no quorum, nothing in common, two places cut off. Only the way a requirement is met changes a
/// star. Any other broken rule is a finding of the [`Meeting`](crate::Meeting).
///
/// The known rules of two provinces under 1048/2019 (from secondary sources): the mean is simple, and
/// totals may differ by no more than 10 points. Otherwise they are discussed and scored again. One of
/// the two requires 75 % of the members to be present, including the chair.
///
/// ```
/// use ocop_core::{Points, Quorum, Rules, Spread};
///
/// let ten = Spread::at_most(Points::new(10));
/// let first = Rules::default().spread(ten);
/// let second = Rules::default().spread(ten).quorum(Quorum::share(3, 4)?.with_chair());
/// assert_ne!(first, second);
/// assert!(second.quorum_rule().unwrap().is_met(7, 9, true)); // 7 of 9 are more than 75 %
/// assert!(!second.quorum_rule().unwrap().is_met(6, 9, true));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "quy chế")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Rules {
    requirement_rule: RequirementRule,
    spread: Option<Spread>,
    quorum: Option<Quorum>,
    /// Sorted, each once.
    common: Vec<Concept>,
    places: u32,
    rounding: Rounding,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            requirement_rule: RequirementRule::Mean,
            spread: None,
            quorum: None,
            common: Vec::new(),
            places: 2,
            rounding: Rounding::Down,
        }
    }
}

impl Rules {
    /// The most decimals in shown means; more are refused.
    pub const MOST_PLACES: u32 = 20;

    /// The same rules with another way to meet a requirement.
    #[must_use]
    pub const fn requirement(mut self, rule: RequirementRule) -> Self {
        self.requirement_rule = rule;
        self
    }

    /// The same rules with a limit to the spread of totals.
    ///
    /// [`Council::rate`](crate::Council::rate) refuses less than 0 points, which no scorecards meet.
    #[must_use]
    pub const fn spread(mut self, spread: Spread) -> Self {
        self.spread = Some(spread);
        self
    }

    /// The same rules with a quorum.
    #[must_use]
    pub const fn quorum(mut self, quorum: Quorum) -> Self {
        self.quorum = Some(quorum);
        self
    }

    /// The same rules with criteria on which the council settles one common score, by concept.
    #[must_use]
    pub fn common(mut self, concepts: impl IntoIterator<Item = Concept>) -> Self {
        self.common.extend(concepts);
        self.common.sort_unstable_by_key(|concept| concept.as_str());
        self.common.dedup();
        self
    }

    /// The same rules with other decimals in shown means; comparisons are always exact.
    ///
    /// More than [`MOST_PLACES`](Self::MOST_PLACES) are refused by [`Council::rate`](crate::Council::rate).
    #[must_use]
    pub const fn shown(mut self, places: u32, rounding: Rounding) -> Self {
        self.places = places;
        self.rounding = rounding;
        self
    }

    /// Refuses more places than can be shown, and a spread that nothing meets.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.places > Self::MOST_PLACES {
            let values = [
                ("found", self.places.into()),
                ("most", Self::MOST_PLACES.into()),
            ];
            return Err(Error::new(ErrorDetail::TooManyPlaces, "places", values));
        }
        if let Some(spread) = self.spread
            && !spread.allows(Points::ZERO)
        {
            let values = [
                ("found", spread.limit().get().into()),
                ("least", 1_u8.into()),
            ];
            return Err(Error::new(
                ErrorDetail::SpreadNeverMet,
                "spread.limit",
                values,
            ));
        }
        Ok(())
    }

    /// How a requirement is met.
    #[must_use]
    pub const fn requirement_rule(&self) -> RequirementRule {
        self.requirement_rule
    }

    /// How far totals may differ; `None` without a limit.
    #[must_use]
    pub const fn spread_rule(&self) -> Option<Spread> {
        self.spread
    }

    /// Who must be present; `None` without a quorum.
    #[must_use]
    pub const fn quorum_rule(&self) -> Option<Quorum> {
        self.quorum
    }

    /// The concepts on which one common score is settled.
    #[must_use]
    pub fn common_rule(&self) -> &[Concept] {
        &self.common
    }

    /// The places behind the point in shown means.
    #[must_use]
    pub const fn places(&self) -> u32 {
        self.places
    }

    /// How shown means are rounded.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_criteria_are_kept_once_and_sorted() {
        let [story, form] = ["story", "legal-form"].map(|id| id.parse().unwrap());
        let rules = Rules::default().common([story, form]).common([story]);
        assert_eq!(rules.common_rule(), [form, story]);
    }
}
