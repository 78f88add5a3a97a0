//! Improvements that the search found, plan by plan and step by step.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::costs::{Cost, CostUnit};
use super::moves::{Lifted, Limits, Moves, start};
use super::obstacle::Obstacle;
use super::path::Steps;
use super::request::ImprovementRequest;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::row::OptionRow;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::scorecard::Scorecard;

/// An improvement (nâng hạng): the cheapest plans for a star, or the obstacles to it.
#[doc(alias = "nâng hạng")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Improvement {
    council: Council,
    request: ImprovementRequest,
    plans: Vec<Steps>,
    more: bool,
    cost: Option<Cost>,
    criteria: u32,
    level_steps: u32,
    obstacles: Vec<Obstacle>,
}

impl Improvement {
    pub(super) fn new(council: &Council, request: &ImprovementRequest) -> Self {
        Self {
            council: council.clone(),
            request: request.clone(),
            plans: Vec::new(),
            more: false,
            cost: None,
            criteria: 0,
            level_steps: 0,
            obstacles: Vec::new(),
        }
    }

    pub(super) fn block(&mut self, obstacles: Vec<Obstacle>) {
        self.obstacles = obstacles;
    }

    pub(super) fn found(
        &mut self,
        plans: Vec<Steps>,
        more: bool,
        (cost, criteria, level_steps): (Option<Cost>, u32, u32),
    ) {
        self.plans = plans;
        self.more = more;
        self.cost = cost;
        self.criteria = criteria;
        self.level_steps = level_steps;
    }

    /// The council with its original scores.
    #[must_use]
    pub const fn council(&self) -> &Council {
        &self.council
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &ImprovementRequest {
        &self.request
    }

    /// The wanted star.
    #[must_use]
    pub const fn star(&self) -> Star {
        self.request.star()
    }

    /// The first of the cheapest plans; `None` if there are obstacles.
    ///
    /// A plan without steps means that the council has the star already.
    #[must_use]
    pub fn plan(&self) -> Option<Plan<'_>> {
        self.plans().next()
    }

    /// The cheapest plans, all of equal rank, at most as many as requested.
    #[must_use]
    pub fn plans(&self) -> impl ExactSizeIterator<Item = Plan<'_>> {
        let plans = self.plans.iter();
        plans.map(|steps| Plan {
            improvement: self,
            steps,
        })
    }

    /// Whether there are more plans of equal rank.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.more
    }

    /// The obstacles, each of which is enough. Empty if there is a plan.
    #[must_use]
    pub fn obstacles(&self) -> &[Obstacle] {
        &self.obstacles
    }

    /// The number of criteria that every cheapest plan changes; `None` without a plan.
    #[must_use]
    pub fn criteria_changed(&self) -> Option<u32> {
        (!self.plans.is_empty()).then_some(self.criteria)
    }

    /// The number of level steps in every cheapest plan; `None` without a plan.
    #[must_use]
    pub fn level_steps(&self) -> Option<u32> {
        (!self.plans.is_empty()).then_some(self.level_steps)
    }

    /// The cost of every cheapest plan; `None` without a plan or without costs.
    #[must_use]
    pub const fn cost(&self) -> Option<Cost> {
        self.cost
    }

    /// The criteria that stay only because their steps have no cost, although they could gain
    /// points.
    #[must_use]
    pub fn unpriced(&self) -> Vec<Criterion<'_>> {
        self.staying(Lifted::default(), |lifted| lifted.unpriced = true)
    }

    /// The criteria that stay only because they are fixed, although they could gain points.
    #[must_use]
    pub fn fixed(&self) -> Vec<Criterion<'_>> {
        self.staying(Lifted::default(), |lifted| lifted.fixed = true)
    }

    /// The criteria that may not move, but could if some limits were lifted.
    fn staying(&self, own: Lifted, lift: impl Fn(&mut Lifted)) -> Vec<Criterion<'_>> {
        let Ok(limits) = Limits::of(&self.request, &self.council) else {
            return Vec::new();
        };
        let moves = Moves {
            council: &self.council,
            limits: &limits,
            star: Star::One,
        };
        let mut lifted = own;
        lift(&mut lifted);
        let gains = |criterion: &Criterion<'_>, lifted| {
            let mut found = Vec::new();
            moves.add(criterion.index(), false, lifted, &mut found);
            found.iter().any(|one| one.gain > 0)
        };
        let criteria = self.council.sheet().criteria();
        criteria
            .filter(|criterion| !gains(criterion, own) && gains(criterion, lifted))
            .collect()
    }
}

impl Obstacle {
    /// The criterion of the obstacle, on the sheet of its improvement.
    #[must_use]
    pub fn criterion<'a>(&self, improvement: &'a Improvement) -> Option<Criterion<'a>> {
        match self {
            Self::Requirement { key, .. } | Self::Zero { key, .. } | Self::NoStory { key, .. } => {
                improvement.council().sheet().criterion(key).ok()
            }
            _ => None,
        }
    }
}

/// A plan (phương án): the criteria that go up, and their new levels.
#[doc(alias = "phương án")]
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    improvement: &'a Improvement,
    steps: &'a Steps,
}

/// A step of a plan: a criterion that goes up.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    improvement: &'a Improvement,
    criterion: Criterion<'a>,
    to: Choice,
}

impl<'a> Plan<'a> {
    /// The steps in a practical order.
    ///
    /// Zeros that end the evaluation are first, then requirements of the stars from the lowest.
    /// Steps that only add points are last, most points first. A story is before the criteria that
    /// require it.
    #[must_use]
    pub fn steps(self) -> impl ExactSizeIterator<Item = Step<'a>> {
        let improvement = self.improvement;
        let steps = self.steps.iter().map(|&(criterion, to)| {
            let criterion = Criterion::new(improvement.council.sheet().row(), criterion.into());
            Step {
                improvement,
                criterion,
                to,
            }
        });
        let steps: Vec<Step<'a>> = steps.collect();
        let own = |step: &Step<'a>| match (step.ends_stop(), step.meets().first()) {
            (true, _) => 0,
            (false, Some(star)) => star.number(),
            (false, None) => u8::MAX,
        };
        let rank = |step: &Step<'a>| {
            let needs_it = |other: &&Step<'a>| {
                let story = other.criterion.requires();
                story.is_some_and(|story| story == step.criterion)
            };
            let dependents = steps.iter().filter(needs_it).map(own);
            dependents.chain([own(step)]).min()
        };
        let mut ordered: Vec<_> = steps
            .iter()
            .map(|step| {
                let applies_only_with = step.criterion.requires().is_some();
                (rank(step), applies_only_with, Reverse(step.points()), *step)
            })
            .collect();
        ordered.sort_by_key(|&(rank, after, points, step)| {
            (rank, after, points, step.criterion.index())
        });
        ordered.into_iter().map(|(.., step)| step)
    }

    /// The council's scorecards after every member adopts the new levels.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Star, improve::ImprovementRequest};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let least = sheet.unpack(0)?;
    /// let council = Council::of([least])?;
    /// let improvement = ImprovementRequest::to(Star::Three).find(&council)?;
    /// assert_eq!(improvement.plan().unwrap().apply().rate()?.star(), Some(Star::Three));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn apply(self) -> Council {
        let council = &self.improvement.council;
        let sheet = council.sheet();
        let raised = |card: &Scorecard| {
            let mut builder = card.edit();
            for &(criterion, to) in self.steps {
                let index = usize::from(criterion);
                if let Some(option) = raise(card, index, to) {
                    builder.put(index, option);
                }
            }
            // The story has points now, so criteria that require it are scored, from 0 points.
            for criterion in sheet.criteria() {
                let index = criterion.index();
                let story = criterion.requires();
                let has_story = story.is_some_and(|story| builder.points_at(story.index()) > 0);
                let options = sheet.row().options_of(index);
                if has_story
                    && builder.choice(criterion.key()).is_none()
                    && let Some(zero) = options.iter().find(|option| option.points == 0)
                {
                    builder.put(index, *zero);
                }
            }
            builder.closed()
        };
        council.with_scorecards(council.scorecards().iter().map(raised))
    }
}

/// The option that a member moves to; `None` if the member stays.
fn raise(card: &Scorecard, index: usize, to: Choice) -> Option<OptionRow> {
    let row = card.sheet().row();
    let mut options = row.options_of(index).iter();
    let option = *options.find(|option| option.slot.choice() == Some(to))?;
    let from = start(row, index, card.slots()[index], option.slot)?;
    let steps = option.slot.levels_above(from)?;
    (steps > 0).then_some(option)
}

impl<'a> Step<'a> {
    /// The criterion that goes up.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The choice at the start, of the member with the most steps to go.
    ///
    /// `None` if that member left the criterion out.
    #[must_use]
    pub fn from(self) -> Option<Choice> {
        let index = self.criterion.index();
        let (_, from) = self.longest()?;
        from.slots()[index].choice()
    }

    /// The new level, for every member.
    #[must_use]
    pub const fn to(self) -> Choice {
        self.to
    }

    /// The number of level steps, for the member with the most to go.
    #[must_use]
    pub fn level_steps(self) -> u8 {
        self.longest().map_or(0, |(steps, _)| steps)
    }

    /// The gain in points, in the mean of the members.
    #[must_use]
    pub fn points(self) -> Mean {
        let index = self.criterion.index();
        let gained = self.raised().map(|(card, option)| {
            let own = card.points_by_criterion()[index];
            u64::from(option.points.saturating_sub(own))
        });
        let members = self.improvement.council.scorecards().len() as u64;
        Mean::new(gained.sum(), members).unwrap_or(Mean::ZERO)
    }

    /// The points of the new level.
    #[must_use]
    pub fn points_then(self) -> Points {
        self.criterion.worth(self.to)
    }

    /// The stars whose requirement here is unmet now and met after the step, from the lowest.
    ///
    /// Stars above the wanted one are ignored.
    #[must_use]
    pub fn meets(self) -> Vec<Star> {
        let index = self.criterion.index();
        let council = &self.improvement.council;
        let rule = council.rules().requirement_rule();
        let members = council.scorecards().len() as u64;
        let is_met = |star: Star, then: bool| {
            let requirement = self
                .criterion
                .requirement(star)
                .unwrap_or(Points::ZERO)
                .get();
            let (mut sum, mut reached) = (0, 0);
            for card in council.scorecards() {
                let own = card.points_by_criterion()[index];
                let raised = raise(card, index, self.to).filter(|_| then);
                let points = raised.map_or(own, |option| option.points);
                sum += u64::from(points);
                reached += u64::from(u16::from(points) >= requirement);
            }
            let requirement = u8::try_from(requirement).unwrap_or(u8::MAX);
            rule.is_met(requirement, sum, reached, members)
        };
        let stars = Star::RECOGNISED.into_iter();
        let up_to = stars.filter(|star| *star <= self.improvement.star());
        up_to
            .filter(|star| !is_met(*star, false) && is_met(*star, true))
            .collect()
    }

    /// Whether a member's zero here ends the evaluation now, but not after the step.
    #[must_use]
    pub fn ends_stop(self) -> bool {
        let index = self.criterion.index();
        let cards = self.improvement.council.scorecards().iter();
        let mut points = cards.map(|card| card.points_by_criterion()[index]);
        self.criterion.stops_on_zero() && points.any(|points| points == 0)
    }

    /// The cost of the step; `None` without costs.
    #[must_use]
    pub fn cost(self) -> Option<Cost> {
        let costs = self.improvement.request.costs.as_ref()?.whole().ok()?;
        let start = self.start();
        let levels = start + 1..=self.to.level();
        let key = self.criterion.key();
        let cost = levels.map(|level| costs.step(key, Choice::new(self.to.case(), level)));
        Some(costs.cost(cost.sum::<Option<u128>>()?))
    }

    /// The unit of the costs, if any.
    pub(crate) fn unit(self) -> Option<CostUnit> {
        self.improvement.request.unit()
    }

    /// The starting level of the member with the most steps to go.
    fn start(self) -> u8 {
        self.to.level().saturating_sub(self.level_steps())
    }

    /// The members that move, with their new option.
    fn raised(self) -> impl Iterator<Item = (&'a Scorecard, OptionRow)> {
        let cards = self.improvement.council.scorecards().iter();
        let index = self.criterion.index();
        cards.filter_map(move |card| Some((card, raise(card, index, self.to)?)))
    }

    /// The number of steps and the scorecard of the first member with the most to go.
    fn longest(self) -> Option<(u8, &'a Scorecard)> {
        let index = self.criterion.index();
        let row = self.improvement.council.sheet().row();
        let steps = self.raised().filter_map(|(card, option)| {
            let from = start(row, index, card.slots()[index], option.slot)?;
            Some((option.slot.levels_above(from)?, card))
        });
        steps.fold(
            None,
            |longest: Option<(u8, _)>, (steps, card)| match longest {
                Some((most, _)) if most >= steps => longest,
                _ => Some((steps, card)),
            },
        )
    }
}
