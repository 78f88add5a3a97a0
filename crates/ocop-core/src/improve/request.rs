//! The request for an improvement.

use alloc::string::String;
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::costs::{CostUnit, Costs};
use super::improvement::Improvement;
use super::{find, moves};
use crate::base::error::{Error, ErrorKind};
use crate::base::points::Points;
use crate::base::star::Star;
use crate::rating::choice::Choice;
use crate::rating::council::Council;

/// A request for an improvement: the wanted star, the fixed criteria, and the costs of steps.
///
/// ```
/// use ocop_core::{Council, Edition, Star, improve::ImprovementRequest};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let full = sheet.scorecard_from(best)?;
/// // 1.1 requires one point for three stars: only a step on 1.1 helps.
/// let council = Council::of([full.choose("1.1", 0)?.complete()?])?;
/// let improvement = ImprovementRequest::to(Star::Five).find(&council)?;
/// let steps: Vec<_> = improvement.plan().unwrap().steps().map(|step| step.criterion().key()).collect();
/// assert_eq!(steps, ["1.1"]);
///
/// let improvement = ImprovementRequest::to(Star::Five).fix("1.1").find(&council)?;
/// assert!(improvement.plan().is_none());
/// assert_eq!(improvement.obstacles()[0].criterion(&improvement).unwrap().key(), "1.1");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ImprovementRequest {
    pub(super) star: Star,
    pub(super) margin: Points,
    pub(super) fixed: Vec<String>,
    pub(super) barred: Vec<(String, Choice)>,
    pub(super) costs: Option<Costs>,
    pub(super) budget: Option<Decimal>,
    pub(super) plans: usize,
}

impl ImprovementRequest {
    /// The most members of a council for which an improvement is searched.
    pub const MOST_MEMBERS: usize = 255;

    /// The usual maximum of plans of equal rank.
    pub const USUAL_PLANS: usize = 8;

    /// A request for a star.
    #[must_use]
    pub const fn to(star: Star) -> Self {
        Self {
            star,
            margin: Points::ZERO,
            fixed: Vec::new(),
            barred: Vec::new(),
            costs: None,
            budget: None,
            plans: Self::USUAL_PLANS,
        }
    }

    /// The wanted star.
    #[must_use]
    pub const fn star(&self) -> Star {
        self.star
    }

    /// A margin of points above the lowest points of the band.
    ///
    /// The star's band then survives a mean that is lower by the margin. Requirements have no
    /// margin.
    #[must_use]
    pub const fn margin(mut self, points: Points) -> Self {
        self.margin = points;
        self
    }

    /// Fixes a criterion that cannot move: a fact, or a season that is over.
    #[must_use]
    pub fn fix(mut self, key: impl Into<String>) -> Self {
        self.fixed.push(key.into());
        self
    }

    /// Excludes a level that cannot be reached. Levels above it are still allowed.
    #[must_use]
    pub fn without_level(mut self, key: impl Into<String>, choice: impl Into<Choice>) -> Self {
        self.barred.push((key.into(), choice.into()));
        self
    }

    /// The costs of the steps. The cheapest plan then has the least cost, and only after that the
    /// fewest criteria and steps.
    #[must_use]
    pub fn costs(mut self, costs: Costs) -> Self {
        self.costs = Some(costs);
        self
    }

    /// The most that a plan may cost, in the unit of the costs.
    #[must_use]
    pub const fn budget(mut self, most: Decimal) -> Self {
        self.budget = Some(most);
        self
    }

    /// The most plans of equal rank to return, at least one.
    #[must_use]
    pub const fn plans(mut self, most: usize) -> Self {
        self.plans = if most == 0 { 1 } else { most };
        self
    }

    /// The cheapest plans, or every obstacle.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`] and those of
    /// [`ScorecardBuilder::choose`](crate::ScorecardBuilder::choose) for a fixed, excluded or
    /// priced level that is not on the sheet. The path is, for example, `fixed.9.9`.
    ///
    /// [`ErrorKind::BadValue`] for costs without an exact sum, for a budget without costs in money
    /// or months, and for more than [`ImprovementRequest::MOST_MEMBERS`] members.
    pub fn find(&self, council: &Council) -> Result<Improvement, Error> {
        let limits = moves::Limits::of(self, council)?;
        Ok(find::find(self, council, &limits))
    }

    /// The improvement to the most stars, whatever the wanted star.
    ///
    /// It reaches the highest of three to five stars without an obstacle. If none is reachable, it
    /// has the obstacles to the lowest star that the council lacks.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Star, improve::{Costs, CostUnit, ImprovementRequest}};
    /// use rust_decimal::Decimal;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let full = sheet.scorecard_from(best)?;
    /// let council = Council::of([full.choose("1.1", 0)?.complete()?])?;
    /// let costs = Costs::in_unit(CostUnit::Dong).step("1.1", Decimal::from(50_000_000));
    /// let improvement = ImprovementRequest::to(Star::Three).costs(costs).budget(Decimal::from(50_000_000));
    /// // Level 1 meets the only unmet requirement.
    /// assert_eq!(improvement.highest(&council)?.star(), Star::Five);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`ImprovementRequest::find`].
    pub fn highest(&self, council: &Council) -> Result<Improvement, Error> {
        let limits = moves::Limits::of(self, council)?;
        let to = |star| {
            let request = Self {
                star,
                ..self.clone()
            };
            find::find(&request, council, &limits)
        };
        let own = council.rate().star();
        let mut blocked = None;
        for star in Star::RECOGNISED.into_iter().rev() {
            let improvement = to(star);
            if improvement.plan().is_some() {
                return Ok(improvement);
            }
            if blocked.is_none() || own < Some(star) {
                blocked = Some(improvement);
            }
        }
        Ok(blocked.unwrap_or_else(|| to(self.star)))
    }

    /// The unit of the costs, if any.
    pub(crate) fn unit(&self) -> Option<CostUnit> {
        self.costs.as_ref().map(Costs::unit)
    }

    /// The margin above the lowest points of the band.
    pub(crate) const fn margin_points(&self) -> Points {
        self.margin
    }

    /// The most that a plan may cost.
    pub(crate) const fn most(&self) -> Option<Decimal> {
        self.budget
    }

    /// The error for too many members.
    pub(super) fn too_many(members: usize) -> Error {
        let message = alloc::format!(
            "an improvement is possible for at most {} members, found {members}",
            Self::MOST_MEMBERS
        );
        Error::new(ErrorKind::BadValue, "", message)
    }
}
