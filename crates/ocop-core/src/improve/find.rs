//! The cheapest way, or everything that stands in the way.
//!
//! For each criterion from the last, a row tells for every number of points that is still to be
//! gained how little the criteria from here on take to gain it. Every cheapest way is then read off
//! from the front.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::improvement::Improvement;
use super::moves::{Free, Lack, Limits, Move, Moves, Weight, parts};
use super::obstacle::{Held, Obstacle};
use super::request::ImprovementRequest;
use super::table::{Plans, Rank, Table};
use crate::base::mean::Mean;
use crate::law::criterion::Criterion;
use crate::law::row::rows;
use crate::rating::choice::Choice;
use crate::rating::council::Council;

/// A criterion by its place, and its moves among all.
pub(super) struct Entry {
    pub(super) criterion: usize,
    pub(super) moves: Range<usize>,
}

/// Criteria that are decided together: one alone, or a story with what applies only with it, which
/// then has a path with points for the story and a path without.
pub(super) struct Stage {
    pub(super) paths: Vec<Path>,
}

pub(super) struct Path {
    pub(super) entries: Vec<Entry>,
    /// The place of the first entry's row among all rows.
    pub(super) first_row: usize,
}

/// The moves of a plan.
pub(super) type Steps = Vec<(u8, Choice)>;

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
    let mut all = Vec::new();
    let mut stages = Vec::new();
    for_each_stage(moves, |paths| stages.push(stage(moves, paths, &mut all)));

    let members = council.scorecards().len() as u64;
    let wanted = council.sheet().bands().least(request.star) + request.margin;
    let held: u64 = council.sums().iter().sum();
    let gain = (u64::from(wanted.get()) * members).saturating_sub(held);
    let mut table = Table::<R>::new(usize::try_from(gain).unwrap_or(usize::MAX), &all);
    table.fill(&mut stages);

    let mut improvement = Improvement::new(council, request);
    let mut obstacles: Vec<Obstacle> = council.ground_ids().map(Obstacle::ground).collect();
    let Some(best) = table.least() else {
        obstacles.extend(lacking(moves));
        let highest = held + highest_gain(moves);
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
    let (found, more) = Plans::of(&stages, &table, request.plans);
    improvement.found(found, more, (cost, criteria, steps));
    improvement
}

/// What a path asks of a criterion.
#[derive(Clone, Copy)]
enum Ask {
    /// Nothing but its needs.
    Free,
    /// All members must have points.
    WithPoints,
    /// It stays as it is.
    Stay,
}

/// Gives the criteria of each stage, path by path, with what is asked of them.
fn for_each_stage(moves: Moves<'_>, mut each: impl FnMut(&[Vec<(usize, Ask)>])) {
    let criteria = rows(&moves.row().criteria);
    for (index, criterion) in criteria.iter().enumerate() {
        if criterion.requires.is_some() {
            continue;
        }
        let others = criteria.iter().enumerate();
        let dependents: Vec<usize> = others
            .filter(|(_, other)| other.requires.map(usize::from) == Some(index))
            .map(|(other, _)| other)
            .collect();
        if dependents.is_empty() {
            each(&[vec![(index, Ask::Free)]]);
            continue;
        }
        let path = |story, rest| {
            let rest = dependents.iter().map(|&dependent| (dependent, rest));
            core::iter::once((index, story)).chain(rest).collect()
        };
        let with = path(Ask::WithPoints, Ask::Free);
        if moves.all_have_points(index) {
            each(&[with]);
        } else {
            // Reading rule 4: without a story, what applies only with one is worth nothing.
            each(&[path(Ask::Stay, Ask::Stay), with]);
        }
    }
}

fn stage(moves: Moves<'_>, paths: &[Vec<(usize, Ask)>], all: &mut Vec<Move>) -> Stage {
    let entry = |&(criterion, ask): &(usize, Ask), all: &mut Vec<Move>| {
        let from = all.len();
        add(moves, criterion, ask, Free::default(), all);
        Entry {
            criterion,
            moves: from..all.len(),
        }
    };
    let path = |path: &Vec<(usize, Ask)>, all: &mut Vec<Move>| Path {
        entries: path.iter().map(|asked| entry(asked, all)).collect(),
        first_row: 0,
    };
    Stage {
        paths: paths.iter().map(|asked| path(asked, all)).collect(),
    }
}

fn add(moves: Moves<'_>, criterion: usize, ask: Ask, free: Free, all: &mut Vec<Move>) {
    let from = all.len();
    moves.add(criterion, matches!(ask, Ask::WithPoints), free, all);
    if matches!(ask, Ask::Stay) {
        let stays = all.get(from).is_some_and(|first| first.to.is_none());
        all.truncate(from + usize::from(stays));
    }
}

/// The needs and zeros that nothing mends, each with what holds it.
fn lacking(moves: Moves<'_>) -> Vec<Obstacle> {
    let mut lacking = Vec::new();
    for_each_stage(moves, |paths| {
        let of_path = |path: &Vec<(usize, Ask)>| {
            let held = path
                .iter()
                .filter_map(|&(index, ask)| obstacle(moves, index, ask));
            held.collect::<Vec<_>>()
        };
        // The path with the fewest stands for the stage; with a story, where both have as many.
        let of_paths = paths.iter().rev().map(of_path);
        lacking.extend(of_paths.min_by_key(Vec::len).unwrap_or_default());
    });
    lacking
}

/// What stands in the way of a criterion, if nothing mends what it lacks.
fn obstacle(moves: Moves<'_>, index: usize, ask: Ask) -> Option<Obstacle> {
    let can = |ask, free| {
        let mut found = Vec::new();
        add(moves, index, ask, free, &mut found);
        !found.is_empty()
    };
    let own = Free::default();
    if can(ask, own) {
        return None;
    }
    let criterion = Criterion::new(moves.row(), index);
    let fixed = Free { fixed: true, ..own };
    let barred = Free {
        barred: true,
        ..own
    };
    let held = if matches!(ask, Ask::Stay) && can(Ask::Free, own) {
        Held::Story
    } else if can(Ask::Free, fixed) {
        Held::Fixed
    } else if can(Ask::Free, barred) {
        Held::Barred
    } else if can(
        Ask::Free,
        Free {
            unpriced: true,
            ..own
        },
    ) {
        Held::Unpriced
    } else if can(
        Ask::Free,
        Free {
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
        Some(Lack::Need(star)) => Some(Obstacle::requirement(key, star, held)),
        Some(Lack::Zero) => Some(Obstacle::zero(key, held)),
        // A story that lacks nothing itself, and has no points.
        None => Some(Obstacle::story(key, held)),
    }
}

/// The most points that can be gained, whatever needs are missed then.
fn highest_gain(moves: Moves<'_>) -> u64 {
    let mut sum = 0;
    for_each_stage(moves, |paths| {
        let gain = |path: &Vec<(usize, Ask)>| {
            let mut sum = 0;
            for &(index, ask) in path {
                let mut own = Vec::new();
                if !matches!(ask, Ask::Stay) {
                    moves.add_all(index, matches!(ask, Ask::WithPoints), &mut own);
                    // A story that cannot move.
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
