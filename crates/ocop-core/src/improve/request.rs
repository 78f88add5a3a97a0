//! The request for an improvement.

use alloc::string::String;
use alloc::vec::Vec;

use rust_decimal::Decimal;

use super::costs::{CostUnit, Costs};
use crate::base::error::{Error, ErrorDetail};
use crate::base::points::Points;
use crate::base::star::Star;
use crate::rating::choice::Choice;

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
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
        let values = [
            ("found", members.into()),
            ("most", Self::MOST_MEMBERS.into()),
        ];
        Error::new(ErrorDetail::TooManyMembers, "", values)
    }
}
