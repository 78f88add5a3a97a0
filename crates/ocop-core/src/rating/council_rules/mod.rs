//! A council's own rules (Quy chế): what the law leaves to each council. 26/2026, Art. 7; reading
//! rules 7 and 9.

use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::base::error::{Error, ErrorKind, Quoted};
use crate::base::mean::Rounding;
use crate::base::points::Points;
use crate::law::concept::Concept;

#[cfg(feature = "serde")]
mod json;

/// A council's own rules (Quy chế): how a minimum is met, how far totals may differ, how many must be
/// present, what is scored in common, how means are shown.
///
/// The default is what the readings say where a council has no rules: minima by the mean, no limit
/// to the spread, no quorum, nothing in common, two places cut off. Only the way a minimum is met
/// changes a star; what else is broken is a finding of the [`Meeting`](crate::Meeting).
///
/// The known rules of two provinces under 1048/2019 (from secondary sources): the mean is simple,
/// totals may differ by no more than 10 points, otherwise they are discussed and scored anew; in one
/// of the two, 75 % of the members must be present, the chair among them.
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
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rules {
    minimum: RequirementRule,
    spread: Option<Spread>,
    quorum: Option<Quorum>,
    /// Sorted, each once.
    common: Vec<Concept>,
    places: u32,
    rounding: Rounding,
}

/// How a council meets a requirement (`minimum-by-council-rule`).
///
/// ```
/// use ocop_core::RequirementRule;
///
/// assert_eq!("every-member".parse::<RequirementRule>()?, RequirementRule::EveryMember);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RequirementRule {
    /// The exact mean of the members' points is at least the need.
    #[default]
    Mean,
    /// Every member is at or above the need.
    EveryMember,
    /// More than half of the members are at or above the need.
    Majority,
}

/// How far the members' totals may differ: the highest from the lowest.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Spread {
    limit: Points,
    limit_allowed: bool,
}

/// How many of the members must be present, and whether the chair among them.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Quorum {
    numerator: u16,
    denominator: u16,
    chair: bool,
}

/// Who came to a meeting: members appointed, and whether the chair was there. Those present are those
/// who scored.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[allow(clippy::exhaustive_structs)] // Two facts, written down in the minutes.
pub struct Attendance {
    /// The members appointed to the council.
    pub members: u16,
    /// Whether the chair was present.
    pub chair: bool,
}

impl RequirementRule {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Mean, Self::EveryMember, Self::Majority];

    /// The one spelling of the way.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::EveryMember => "every-member",
            Self::Majority => "majority",
        }
    }

    /// Whether a need is met: by the sum of the members' points, and by how many reach it.
    #[inline]
    pub(crate) fn is_met(self, requirement: u8, sum: u64, reached: u64, members: u64) -> bool {
        match self {
            // The mean is at least the need, that is the sum at least the need times the members.
            Self::Mean => sum >= u64::from(requirement) * members,
            Self::EveryMember => reached == members,
            Self::Majority => reached * 2 > members,
        }
    }
}

crate::base::macros::spelled!(
    RequirementRule,
    BadValue,
    "requirement rule",
    "mean, every-member or majority"
);

impl Spread {
    /// Totals may differ by no more than these points: the limit itself is allowed.
    #[must_use]
    pub const fn at_most(limit: Points) -> Self {
        Self {
            limit,
            limit_allowed: true,
        }
    }

    /// Totals must differ by less than these points: the limit itself is not allowed.
    #[must_use]
    pub const fn less_than(limit: Points) -> Self {
        Self {
            limit,
            limit_allowed: false,
        }
    }

    /// The limit.
    #[must_use]
    pub const fn limit(self) -> Points {
        self.limit
    }

    /// Whether the limit itself is allowed.
    #[must_use]
    pub const fn limit_allowed(self) -> bool {
        self.limit_allowed
    }

    /// Whether totals may differ by so many points.
    #[must_use]
    pub fn allows(self, difference: Points) -> bool {
        difference < self.limit || (self.limit_allowed && difference == self.limit)
    }
}

impl Quorum {
    /// At least this share of the members, such as 3 of 4; kept reduced.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`] unless `0 < numerator <= denominator`.
    pub fn share(numerator: u16, denominator: u16) -> Result<Self, Error> {
        if numerator == 0 || numerator > denominator {
            let message =
                format!("found {numerator}/{denominator}, expected a share above 0 and up to 1");
            return Err(Error::new(ErrorKind::BadValue, "", message));
        }
        let divisor = crate::base::mean::gcd(numerator.into(), denominator.into());
        let divisor = u16::try_from(divisor).unwrap_or(1);
        Ok(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
            chair: false,
        })
    }

    /// The same with the chair among them.
    #[must_use]
    pub const fn with_chair(mut self) -> Self {
        self.chair = true;
        self
    }

    /// Whether the chair must be present.
    #[must_use]
    pub const fn needs_chair(self) -> bool {
        self.chair
    }

    /// The least number of members that must be present, of those appointed.
    #[must_use]
    pub fn least(self, appointed: u16) -> u32 {
        let wanted = u32::from(appointed) * u32::from(self.numerator);
        wanted.div_ceil(u32::from(self.denominator))
    }

    /// Whether so many of the appointed members, with or without the chair, are a quorum.
    #[must_use]
    pub fn is_met(self, present: u16, appointed: u16, chair: bool) -> bool {
        u32::from(present) >= self.least(appointed) && (chair || !self.chair)
    }
}

/// Prints the share: `3/4`.
impl fmt::Display for Quorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// Reads a share such as `3/4`, without the chair.
impl FromStr for Quorum {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // Plain digits: `parse` alone would take `+3` and `03` too.
        let number = |text: &str| {
            let number: u16 = text.parse().ok()?;
            let plain = !text.starts_with(['+', '0']);
            plain.then_some(number)
        };
        let share = text
            .split_once('/')
            .and_then(|(numerator, denominator)| Some((number(numerator)?, number(denominator)?)));
        let Some((numerator, denominator)) = share else {
            let message = format!("found {}, expected a share such as `3/4`", Quoted(text));
            return Err(Error::new(ErrorKind::BadValue, "", message));
        };
        Self::share(numerator, denominator)
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            minimum: RequirementRule::Mean,
            spread: None,
            quorum: None,
            common: Vec::new(),
            places: 2,
            rounding: Rounding::Down,
        }
    }
}

impl Rules {
    /// The most decimals in shown means; more are cut to these.
    pub const MOST_PLACES: u32 = 20;

    /// The same rules with another way to meet a minimum.
    #[must_use]
    pub const fn minimum(mut self, minimum: RequirementRule) -> Self {
        self.minimum = minimum;
        self
    }

    /// The same rules with a limit to the spread of totals.
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

    /// The same rules with other decimals in shown means, at most 20; comparisons are always exact.
    #[must_use]
    pub const fn shown(mut self, places: u32, rounding: Rounding) -> Self {
        self.places = if places > Self::MOST_PLACES {
            Self::MOST_PLACES
        } else {
            places
        };
        self.rounding = rounding;
        self
    }

    /// How a minimum is met.
    #[must_use]
    pub const fn requirement_rule(&self) -> RequirementRule {
        self.minimum
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
    fn the_limit_itself_is_allowed_or_not() {
        let (at_most, less) = (
            Spread::at_most(Points::new(10)),
            Spread::less_than(Points::new(10)),
        );
        for (points, by_at_most, by_less) in
            [(9, true, true), (10, true, false), (11, false, false)]
        {
            assert_eq!(at_most.allows(Points::new(points)), by_at_most);
            assert_eq!(less.allows(Points::new(points)), by_less);
        }
    }

    #[test]
    fn three_quarters_of_nine_are_seven() {
        let quorum: Quorum = "3/4".parse().unwrap();
        for (appointed, least) in [
            (0, 0),
            (1, 1),
            (4, 3),
            (5, 4),
            (8, 6),
            (9, 7),
            (u16::MAX, 49152),
        ] {
            assert_eq!(quorum.least(appointed), least, "{appointed}");
        }
        assert!(quorum.is_met(7, 9, false) && !quorum.is_met(6, 9, true));
        assert!(!quorum.with_chair().is_met(9, 9, false));
    }

    #[test]
    fn a_quorum_is_a_share() {
        for bad in [
            "0/4", "5/4", "3", "3/", "/4", "-1/4", "3/4/5", "1/0", "", "+3/4", "03/4", "3/+4",
            " 3/4",
        ] {
            assert!(bad.parse::<Quorum>().is_err(), "{bad}");
        }
        assert_eq!("4/4".parse::<Quorum>(), Quorum::share(1, 1));
        assert_eq!("6/8".parse::<Quorum>(), Quorum::share(3, 4));
    }

    #[test]
    fn common_criteria_are_kept_once_and_sorted() {
        let [story, form] = ["story", "legal-form"].map(|id| id.parse().unwrap());
        let rules = Rules::default().common([story, form]).common([story]);
        assert_eq!(rules.common_rule(), [form, story]);
    }
}
