//! The search for the cheapest improvement, or for every obstacle to it.
//!
//! The search starts at the last criterion. A row has the least weight from this criterion on, for
//! each number of points still to gain. Every cheapest plan is then read from the front.

use alloc::vec::Vec;

use super::improvement::Improvement;
use super::moves::{Lack, Lifted, Limits, Move, Moves, Weight, parts};
use super::obstacle::{Held, Obstacle};
use super::path::Route;
use super::request::ImprovementRequest;
use super::table::{Plans, Rank, Table};
use crate::base::error::Error;
use crate::base::mean::Mean;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::rows;
use crate::rating::council::Council;

impl ImprovementRequest {
    /// The cheapest plans, or every obstacle.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion) and those of
    /// [`ScorecardBuilder::choose`](crate::ScorecardBuilder::choose) for a fixed, excluded or
    /// priced level that is not on the sheet. The path is, for example, `fixed.9.9`.
    ///
    /// Those of [`Council::rate`](crate::Council::rate).
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for costs without an exact sum, for costs in
    /// ranks on a sheet with more than 1023 level steps, for a budget without costs in money or months,
    /// and for more than [`ImprovementRequest::MOST_MEMBERS`] members.
    pub fn find(&self, council: &Council) -> Result<Improvement, Error> {
        let limits = Limits::of(self, council)?;
        Ok(find(self, council, &limits))
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
        let limits = Limits::of(self, council)?;
        let to = |star| {
            let request = Self {
                star,
                ..self.clone()
            };
            find(&request, council, &limits)
        };
        let own = council.rate()?.star();
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
}

pub(super) fn find(
    request: &ImprovementRequest,
    council: &Council,
    limits: &Limits<'_>,
) -> Improvement {
    match limits.costs {
        None => find_by::<u32>(request, council, limits),
        Some(_) => find_by::<Weight>(request, council, limits),
    }
}

fn find_by<R: Rank>(
    request: &ImprovementRequest,
    council: &Council,
    limits: &Limits<'_>,
) -> Improvement {
    let moves = Moves {
        council,
        limits,
        star: request.star,
    };
    let mut route = Route::default();
    for_each_stage(moves, |paths| {
        route.stage(paths.iter().copied(), |&(criterion, condition), all| {
            add(moves, criterion, condition, Lifted::default(), all);
            criterion
        });
    });

    let members = council.scorecards().len() as u64;
    let wanted = council.sheet().bands().least(request.star) + request.margin;
    let reached: u64 = council.sums().iter().sum();
    let gain = (u64::from(wanted.get()) * members).saturating_sub(reached);
    let table = Table::<R>::of(usize::try_from(gain).unwrap_or(usize::MAX), &route);

    let mut improvement = Improvement::new(council, request);
    if limits.only_plans && table.least().is_none() {
        return improvement;
    }
    let mut obstacles: Vec<Obstacle> = council.ground_ids().map(Obstacle::ground).collect();
    let Some(best) = table.least() else {
        obstacles.extend(lacking(moves));
        let highest = reached + highest_gain(moves);
        if highest < u64::from(wanted.get()) * members {
            let highest = Mean::new(highest, members).unwrap_or(Mean::ZERO);
            obstacles.push(Obstacle::Points { highest, wanted });
        }
        improvement.block(obstacles);
        return improvement;
    };

    let (cost, criteria, steps) = parts(best);
    let most = limits.costs.zip(request.budget);
    let most = most.and_then(|(costs, budget)| costs.sum(budget));
    let is_too_dear = most.is_some_and(|most| cost > most);
    let cost = limits.costs.map(|costs| costs.cost(cost));
    if let Some(cheapest) = cost.and_then(super::Cost::sum)
        && is_too_dear
    {
        obstacles.push(Obstacle::Budget { cheapest });
    }
    if !obstacles.is_empty() {
        improvement.block(obstacles);
        return improvement;
    }
    let (found, more) = Plans::of(&table, request.plans);
    improvement.found(found, more, (cost, criteria, steps));
    improvement
}

/// The condition of a path on a criterion.
#[derive(Clone, Copy)]
enum Condition {
    /// Only its requirements apply.
    Free,
    /// All members must have points.
    WithPoints,
    /// It stays as it is.
    Stay,
}

/// A criterion on a path, and its condition there.
type OnPath = (usize, Condition);

/// Calls `each` for every stage, with its paths.
fn for_each_stage(moves: Moves<'_>, mut each: impl FnMut(&[&[OnPath]])) {
    let criteria = rows(&moves.row().criteria);
    let story_of = |index: usize| criteria[index].requires.map(usize::from);
    let all = 0..criteria.len();
    let stories: CriterionSet = all.clone().filter_map(story_of).collect();
    for index in all.clone().filter(|&index| story_of(index).is_none()) {
        if !stories.contains(index) {
            each(&[&[(index, Condition::Free)]]);
            continue;
        }
        let path = |story, rest| -> Vec<OnPath> {
            let dependents = all.clone().filter(|&other| story_of(other) == Some(index));
            let rest = dependents.map(|dependent| (dependent, rest));
            core::iter::once((index, story)).chain(rest).collect()
        };
        let with = path(Condition::WithPoints, Condition::Free);
        if moves.all_have_points(index) {
            each(&[&with]);
        } else {
            // Without a story, criteria that depend on it are worth nothing (26/2026, Annex II).
            each(&[&path(Condition::Stay, Condition::Stay), &with]);
        }
    }
}

fn add(
    moves: Moves<'_>,
    criterion: usize,
    condition: Condition,
    lifted: Lifted,
    all: &mut Vec<Move>,
) {
    let from = all.len();
    moves.add(
        criterion,
        matches!(condition, Condition::WithPoints),
        lifted,
        all,
    );
    if matches!(condition, Condition::Stay) {
        let stays = all.get(from).is_some_and(|first| first.to.is_none());
        all.truncate(from + usize::from(stays));
    }
}

/// The requirements and zeros that no move fixes, each with the reason.
fn lacking(moves: Moves<'_>) -> Vec<Obstacle> {
    let mut lacking = Vec::new();
    for_each_stage(moves, |paths| {
        let of_path = |path: &&[OnPath]| {
            let obstacles = path
                .iter()
                .filter_map(|&(index, condition)| obstacle(moves, index, condition));
            obstacles.collect::<Vec<_>>()
        };
        // The path with the fewest obstacles represents the stage. If both have as many, the story
        // wins.
        let of_paths = paths.iter().rev().map(of_path);
        lacking.extend(of_paths.min_by_key(Vec::len).unwrap_or_default());
    });
    lacking
}

/// The obstacle at a criterion, if no allowed move fixes its lack.
fn obstacle(moves: Moves<'_>, index: usize, condition: Condition) -> Option<Obstacle> {
    let can = |condition, lifted| {
        let mut found = Vec::new();
        add(moves, index, condition, lifted, &mut found);
        !found.is_empty()
    };
    let own = Lifted::default();
    if can(condition, own) {
        return None;
    }
    let criterion = Criterion::new(moves.row(), index);
    let fixed = Lifted { fixed: true, ..own };
    let barred = Lifted {
        barred: true,
        ..own
    };
    let reason = if matches!(condition, Condition::Stay) && can(Condition::Free, own) {
        Held::Story
    } else if can(Condition::Free, fixed) {
        Held::Fixed
    } else if can(Condition::Free, barred) {
        Held::Barred
    } else if can(
        Condition::Free,
        Lifted {
            unpriced: true,
            ..own
        },
    ) {
        Held::Unpriced
    } else if can(
        Condition::Free,
        Lifted {
            fixed: true,
            barred: true,
            unpriced: true,
        },
    ) {
        Held::Several
    } else if criterion.has_cases() {
        Held::Case
    } else {
        Held::Nothing
    };
    let key = criterion.key();
    match moves.lacks(index) {
        Some(Lack::Requirement(star)) => Some(Obstacle::requirement(key, star, reason)),
        Some(Lack::Zero) => Some(Obstacle::zero(key, reason)),
        // The story lacks nothing itself, but has no points.
        None => Some(Obstacle::story(key, reason)),
    }
}

/// The most points to gain, even if requirements stay unmet.
fn highest_gain(moves: Moves<'_>) -> u64 {
    let mut sum = 0;
    for_each_stage(moves, |paths| {
        let gain = |path: &&[OnPath]| {
            let mut sum = 0;
            for &(index, condition) in *path {
                let mut own = Vec::new();
                if !matches!(condition, Condition::Stay) {
                    moves.add_all(index, matches!(condition, Condition::WithPoints), &mut own);
                    // The story cannot move.
                    if own.is_empty() {
                        return 0;
                    }
                }
                sum += own.iter().map(|one| u64::from(one.gain)).max().unwrap_or(0);
            }
            sum
        };
        sum += paths.iter().map(gain).max().unwrap_or(0);
    });
    sum
}
