//! Improvements that the search found, plan by plan and step by step.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::costs::{Cost, CostUnit};
use super::moves::{Lifted, Limits, Moves, start};
use super::obstacle::Obstacle;
use super::path::Steps;
use super::request::ImprovementRequest;
use crate::base::mean::Mean;
use crate::base::per_star::PerStar;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::row::{MOST_CRITERIA, OptionRow, SheetRow};
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::council_rules::RequirementRule;
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
        if self.request.costs.is_none() {
            return Vec::new();
        }
        self.staying(Lifted::default(), |lifted| lifted.unpriced = true)
    }

    /// The criteria that stay only because they are fixed, although they could gain points.
    #[must_use]
    pub fn fixed(&self) -> Vec<Criterion<'_>> {
        if self.request.fixed.is_empty() {
            return Vec::new();
        }
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
    to: OptionRow,
    choice: Choice,
    from: Option<Choice>,
    level_steps: u8,
    /// The points gained, summed over the members.
    gained: u64,
    meets: PerStar<bool>,
    ends_stop: bool,
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
        let steps = self.steps.iter();
        let mut steps: Vec<Step<'a>> = steps
            .map(|&(criterion, to)| Step::of(improvement, criterion.into(), to))
            .collect();
        let own = |step: &Step<'a>| match (step.ends_stop, step.first_met()) {
            (true, _) => 0,
            (false, Some(star)) => star.number(),
            (false, None) => u8::MAX,
        };
        // Of a story, the first of its own rank and of those that require it.
        let mut ranks = [u8::MAX; MOST_CRITERIA];
        for step in &steps {
            let (index, own) = (step.criterion.index(), own(step));
            for index in [Some(index), step.criterion.story()].into_iter().flatten() {
                ranks[index] = own.min(ranks[index]);
            }
        }
        steps.sort_by_cached_key(|step| {
            let index = step.criterion.index();
            let applies_only_with = step.criterion.story().is_some();
            (ranks[index], applies_only_with, Reverse(step.gained), index)
        });
        steps.into_iter()
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
        let steps = self.steps.iter().map(|&(criterion, to)| {
            let index = usize::from(criterion);
            (index, option(sheet.row(), index, to))
        });
        let steps: Vec<(usize, OptionRow)> = steps.collect();
        let after = |card: &Scorecard| {
            let mut builder = card.edit();
            for &(index, to) in &steps {
                if raised(card, index, to).is_some() {
                    builder.put(index, to);
                }
            }
            // The story has points now, so criteria that require it are scored, from 0 points.
            for criterion in sheet.criteria() {
                let index = criterion.index();
                let story = criterion.requires();
                let has_story = story.is_some_and(|story| builder.points_at(story.index()) > 0);
                if !has_story || builder.choice(criterion.key()).is_some() {
                    continue;
                }
                let mut options = sheet.row().options_of(index).iter();
                if let Some(zero) = options.find(|option| option.points == 0) {
                    builder.put(index, *zero);
                }
            }
            builder.closed()
        };
        council.with_scorecards(council.scorecards().iter().map(after))
    }
}

/// The option of a choice.
fn option(row: &SheetRow, index: usize, to: Choice) -> OptionRow {
    let mut options = row.options_of(index).iter();
    let found = options.find(|option| option.slot.choice() == Some(to));
    found.copied().unwrap_or(OptionRow::LEFT_OUT)
}

/// The level steps of a member to an option; `None` if the member stays.
fn raised(card: &Scorecard, index: usize, to: OptionRow) -> Option<u8> {
    let from = start(card.sheet().row(), index, card.slots()[index], to.slot)?;
    to.slot.levels_above(from).filter(|steps| *steps > 0)
}

impl<'a> Step<'a> {
    fn of(improvement: &'a Improvement, index: usize, choice: Choice) -> Self {
        let council = &improvement.council;
        let row = council.sheet().row();
        let to = option(row, index, choice);
        let mut step = Self {
            improvement,
            criterion: Criterion::new(row, index),
            to,
            choice,
            from: None,
            level_steps: 0,
            gained: 0,
            meets: PerStar::default(),
            ends_stop: false,
        };
        let (mut before, mut after) = (0, 0);
        for card in council.scorecards() {
            let own = card.points_by_criterion()[index];
            before += u64::from(own);
            step.ends_stop |= own == 0 && step.criterion.stops_on_zero();
            let Some(steps) = raised(card, index, to) else {
                after += u64::from(own);
                continue;
            };
            after += u64::from(to.points);
            step.gained += u64::from(to.points.saturating_sub(own));
            if steps > step.level_steps {
                step.level_steps = steps;
                step.from = card.choice_at(index);
            }
        }
        let rule = council.rules().requirement_rule();
        let members = council.scorecards().len() as u64;
        let reached = |least: u8, then: bool| {
            // By the mean, nobody asks how many members reach it.
            if rule == RequirementRule::Mean {
                return 0;
            }
            let points = council.scorecards().iter().map(|card| {
                let moves = then && raised(card, index, to).is_some();
                let own = card.points_by_criterion()[index];
                if moves { to.points } else { own }
            });
            points.filter(|points| *points >= least).count() as u64
        };
        step.meets = PerStar(row.requirements.values().each_ref().map(|requirements| {
            let least = requirements[index];
            let is_met = |sum, then| rule.is_met(least, sum, reached(least, then), members);
            least > 0 && !is_met(before, false) && is_met(after, true)
        }));
        step
    }

    /// The criterion that goes up.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The choice at the start, of the member with the most steps to go.
    ///
    /// `None` if that member left the criterion out.
    #[must_use]
    pub const fn from(self) -> Option<Choice> {
        self.from
    }

    /// The new level, for every member.
    #[must_use]
    pub const fn to(self) -> Choice {
        self.choice
    }

    /// The number of level steps, for the member with the most to go.
    #[must_use]
    pub const fn level_steps(self) -> u8 {
        self.level_steps
    }

    /// The gain in points, in the mean of the members.
    #[must_use]
    pub fn points(self) -> Mean {
        let members = self.improvement.council.scorecards().len() as u64;
        Mean::new(self.gained, members).unwrap_or(Mean::ZERO)
    }

    /// The points of the new level.
    #[must_use]
    pub fn points_then(self) -> Points {
        Points::new(self.to.points.into())
    }

    /// The stars whose requirement here is unmet now and met after the step, from the lowest.
    ///
    /// Stars above the wanted one are ignored.
    #[must_use]
    pub fn meets(self) -> Vec<Star> {
        self.met().collect()
    }

    fn met(self) -> impl Iterator<Item = Star> {
        let wanted = self.improvement.star();
        let stars = Star::RECOGNISED.into_iter().zip(self.meets.0);
        stars.filter_map(move |(star, meets)| (meets && star <= wanted).then_some(star))
    }

    fn first_met(self) -> Option<Star> {
        self.met().next()
    }

    /// Whether a member's zero here ends the evaluation now, but not after the step.
    #[must_use]
    pub const fn ends_stop(self) -> bool {
        self.ends_stop
    }

    /// The cost of the step; `None` without costs.
    #[must_use]
    pub fn cost(self) -> Option<Cost> {
        let costs = self.improvement.request.costs.as_ref()?.whole().ok()?;
        let to = self.choice.level();
        let levels = to.saturating_sub(self.level_steps) + 1..=to;
        let key = self.criterion.key();
        let cost = levels.map(|level| costs.step(key, Choice::new(self.choice.case(), level)));
        Some(costs.cost(cost.sum::<Option<u128>>()?))
    }

    /// The unit of the costs, if any.
    pub(crate) fn unit(self) -> Option<CostUnit> {
        self.improvement.request.unit()
    }
}
