//! Dynamic programming over points: the least weight for each gain, and all plans of that weight.
//!
//! Without costs a weight is two small numbers. They fit 32 bits, which vectorise well.

use alloc::vec;
use alloc::vec::Vec;

use super::moves::{Move, Weight};
use super::path::{Path, Route, Stage, Steps};

/// A rank of plans; the lower is better.
pub(super) trait Rank: Copy + Ord {
    /// The rank of an impossible plan.
    const NEVER: Self;

    /// A weight as a rank.
    fn of(weight: Weight) -> Self;

    /// The sum of two ranks. With an impossible one, it is not below [`NEVER`](Self::NEVER).
    fn plus(self, other: Self) -> Self;

    /// The rank as a weight.
    fn weight(self) -> Weight;
}

/// With costs.
impl Rank for Weight {
    const NEVER: Self = Self::MAX;

    fn of(weight: Weight) -> Self {
        weight
    }

    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }

    fn weight(self) -> Weight {
        self
    }
}

/// Without costs: criteria and level steps only.
impl Rank for u32 {
    // Twice this value still fits.
    const NEVER: Self = Self::MAX / 2;

    fn of(weight: Weight) -> Self {
        Self::try_from(weight)
            .unwrap_or(Self::NEVER)
            .min(Self::NEVER)
    }

    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn weight(self) -> Weight {
        self.into()
    }
}

/// The least rank for each number of points, row by row.
pub(super) struct Table<'a, R> {
    gain: usize,
    route: &'a Route,
    /// Rows of `gain + 1` ranks. The first row has no criteria.
    rows: Vec<R>,
    /// The row of the first entry of each path.
    first_rows: Vec<usize>,
}

impl<'a, R: Rank> Table<'a, R> {
    /// The table of all stages, from the last. The rows of a path go from its last entry to its first. A
    /// stage with several paths has one more row after them.
    pub(super) fn of(gain: usize, route: &'a Route) -> Self {
        // More points than all moves gain together are out of reach.
        let most: usize = route.moves.iter().map(|one| one.gain as usize).sum();
        let gain = gain.min(most + 1);
        let count = 1 + route.entries.len() + route.stages.len();
        let mut rows = Vec::with_capacity(count * (gain + 1));
        rows.resize(gain + 1, R::NEVER);
        rows[0] = R::of(0);
        let first_rows = vec![0; route.paths.len()];
        let mut table = Self {
            gain,
            route,
            rows,
            first_rows,
        };
        for stage in route.stages.iter().rev() {
            let behind = table.count() - 1;
            for path in stage.clone() {
                let mut from = behind;
                for entry in route.entries[route.paths[path].clone()].iter().rev() {
                    table.add(from, &route.moves[entry.moves.clone()]);
                    from = table.count() - 1;
                }
                table.first_rows[path] = from;
            }
            if stage.len() > 1 {
                for gain in 0..=table.gain {
                    table.rows.push(table.least_of(stage, gain));
                }
            }
        }
        table
    }

    fn width(&self) -> usize {
        self.gain + 1
    }

    fn count(&self) -> usize {
        self.rows.len() / self.width()
    }

    fn at(&self, row: usize, gain: usize) -> R {
        self.rows[row * self.width() + gain]
    }

    /// The least rank of the paths of a stage.
    fn least_of(&self, stage: &Stage, gain: usize) -> R {
        let rows = self.first_rows[stage.clone()].iter();
        let ranks = rows.map(|&row| self.at(row, gain));
        ranks.min().unwrap_or(R::NEVER)
    }

    /// The least weight of all criteria for the wanted gain; `None` if it is out of reach.
    pub(super) fn least(&self) -> Option<Weight> {
        let least = self.at(self.count() - 1, self.gain);
        (least != R::NEVER).then(|| least.weight())
    }

    /// Adds the row of an entry in front of another row.
    fn add(&mut self, from: usize, moves: &[Move]) {
        let (width, to) = (self.width(), self.rows.len());
        self.rows.resize(to + width, R::NEVER);
        let (before, row) = self.rows.split_at_mut(to);
        let next = &before[from * width..][..width];
        for one in moves {
            let gain = (one.gain as usize).min(width);
            let weight = R::of(one.weight);
            let (low, high) = row.split_at_mut(gain);
            let enough = next[0].plus(weight);
            for least in low {
                *least = (*least).min(enough);
            }
            for (least, next) in high.iter_mut().zip(next) {
                *least = (*least).min(next.plus(weight));
            }
        }
    }
}

/// All cheapest plans, read from the front.
pub(super) struct Plans<'a, R> {
    route: &'a Route,
    table: &'a Table<'a, R>,
    most: usize,
    found: Vec<Steps>,
    more: bool,
    steps: Steps,
}

impl<'a, R: Rank> Plans<'a, R> {
    /// At most `most` plans, and whether there are more.
    pub(super) fn of(table: &'a Table<'a, R>, most: usize) -> (Vec<Steps>, bool) {
        let mut plans = Self {
            route: table.route,
            table,
            most,
            found: Vec::new(),
            more: false,
            steps: Vec::new(),
        };
        plans.stage(0, table.gain);
        (plans.found, plans.more)
    }

    fn stage(&mut self, stage: usize, gain: usize) {
        let Some(own) = self.route.stages.get(stage) else {
            if self.found.len() < self.most {
                self.found.push(self.steps.clone());
            } else {
                self.more = true;
            }
            return;
        };
        let least = self.table.least_of(own, gain);
        for path in own.clone() {
            let first_row = self.table.first_rows[path];
            if self.table.at(first_row, gain) == least {
                self.entries(stage, self.route.paths[path].clone(), first_row, gain);
            }
        }
    }

    /// Follows the entries of a path, the first of which has this row.
    fn entries(&mut self, stage: usize, mut entries: Path, row: usize, gain: usize) {
        if self.more {
            return;
        }
        let Some(entry) = entries.next() else {
            return self.stage(stage + 1, gain);
        };
        let entry = &self.route.entries[entry];
        let wanted = self.table.at(row, gain);
        for one in &self.route.moves[entry.moves.clone()] {
            let rest = gain.saturating_sub(one.gain as usize);
            let behind = if entries.is_empty() {
                self.behind(stage, rest)
            } else {
                self.table.at(row - 1, rest)
            };
            if behind.plus(R::of(one.weight)) != wanted {
                continue;
            }
            let before = self.steps.len();
            if let (Some(to), Ok(criterion)) = (one.to, u8::try_from(entry.criterion)) {
                self.steps.push((criterion, to));
            }
            self.entries(stage, entries.clone(), row.saturating_sub(1), rest);
            self.steps.truncate(before);
        }
    }

    /// The least rank of the stages after one.
    fn behind(&self, stage: usize, gain: usize) -> R {
        match self.route.stages.get(stage + 1) {
            None => self.table.at(0, gain),
            Some(next) => self.table.least_of(next, gain),
        }
    }
}
