//! What is asked of a way up.

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

/// What is asked of a way up: the wanted star, what may not move, what steps cost.
///
/// ```
/// use ocop_core::{Council, Edition, Star, way_up::ImprovementRequest};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let full = sheet.scorecard_from(best)?;
/// // 1.1 is marked for three stars at one point: nothing but 1.1 helps.
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
    /// The most members of a council for which a way up is looked for.
    pub const MOST_MEMBERS: usize = 255;

    /// The most plans of equal rank that are given where nothing else is asked.
    pub const USUAL_PLANS: usize = 8;

    /// The way to a star.
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

    /// So many points above the least of the band: the band then holds though members score lower by
    /// so many points in the mean. Minima are asked as they are.
    #[must_use]
    pub const fn margin(mut self, points: Points) -> Self {
        self.margin = points;
        self
    }

    /// A criterion that cannot move: a fact, or a season that is over.
    #[must_use]
    pub fn fix(mut self, key: impl Into<String>) -> Self {
        self.fixed.push(key.into());
        self
    }

    /// A level that cannot be reached; those above it still may.
    #[must_use]
    pub fn without_level(mut self, key: impl Into<String>, choice: impl Into<Choice>) -> Self {
        self.barred.push((key.into(), choice.into()));
        self
    }

    /// What the steps cost. The cheapest way then has the least cost, and only among such the fewest
    /// criteria and steps.
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

    /// The most plans of equal rank that are given, at least one.
    #[must_use]
    pub const fn plans(mut self, most: usize) -> Self {
        self.plans = if most == 0 { 1 } else { most };
        self
    }

    /// The cheapest ways (reading rule 16), or everything that stands in the way.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`] and those of [`ScorecardBuilder::choose`](crate::Draft::choose) for what
    /// is fixed, barred or priced and is not on the sheet, at a path such as `fixed.9.9`;
    /// [`ErrorKind::BadValue`] for costs that cannot be summed exactly, a budget without costs that
    /// are sums, and a council of more than [`ImprovementRequest::MOST_MEMBERS`].
    pub fn find(&self, council: &Council) -> Result<Improvement, Error> {
        let limits = moves::Limits::of(self, council)?;
        Ok(find::find(self, council, &limits))
    }

    /// The way to the most stars, whatever star was asked for: to the highest of five, four and three
    /// stars that is not blocked, or what blocks the lowest that is not yet held.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Star, way_up::{Costs, CostUnit, ImprovementRequest}};
    /// use rust_decimal::Decimal;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let full = sheet.scorecard_from(best)?;
    /// let council = Council::of([full.choose("1.1", 0)?.complete()?])?;
    /// let costs = Costs::in_unit(CostUnit::Dong).step("1.1", Decimal::from(50_000_000));
    /// let improvement = ImprovementRequest::to(Star::Three).costs(costs).budget(Decimal::from(50_000_000));
    /// // Level 1 meets the only need that is missed.
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
        let held = council.rate().star();
        let mut blocked = None;
        for star in Star::RECOGNISED.into_iter().rev() {
            let improvement = to(star);
            if improvement.plan().is_some() {
                return Ok(improvement);
            }
            if blocked.is_none() || held < Some(star) {
                blocked = Some(improvement);
            }
        }
        Ok(blocked.unwrap_or_else(|| to(self.star)))
    }

    /// The unit of the costs, where there are any.
    pub(crate) fn unit(&self) -> Option<CostUnit> {
        self.costs.as_ref().map(Costs::unit)
    }

    /// The points asked for above the least of the band.
    pub(crate) const fn margin_points(&self) -> Points {
        self.margin
    }

    /// The most that a plan may cost.
    pub(crate) const fn most(&self) -> Option<Decimal> {
        self.budget
    }

    /// The error for more members than a way is looked for.
    pub(super) fn too_many(members: usize) -> Error {
        let message = alloc::format!(
            "a way up is looked for with at most {} members, found {members}",
            Self::MOST_MEMBERS
        );
        Error::new(ErrorKind::BadValue, "", message)
    }
}
