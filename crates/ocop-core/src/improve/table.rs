//! Dynamic programming over points: the least weight for each gain, and all plans of that weight.
//!
//! Without costs a weight is two small numbers. They fit 32 bits, which vectorise well.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::moves::{Move, Weight};
use super::path::{Path, Stage, Steps};

/// A rank of plans; the lower is better.
pub(super) trait Rank: Copy + Ord {
    /// The rank of an impossible plan.
    const NEVER: Self;

    /// A weight as a rank.
    fn of(weight: Weight) -> Self;

    /// The sum of two ranks. An impossible rank stays impossible.
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
        (self + other).min(Self::NEVER)
    }

    fn weight(self) -> Weight {
        self.into()
    }
}

/// The least rank for each number of points, row by row.
pub(super) struct Table<'a, R> {
    gain: usize,
    moves: &'a [Move],
    /// Rows of `gain + 1` ranks. The first row has no criteria.
    rows: Vec<R>,
}

impl<'a, R: Rank> Table<'a, R> {
    pub(super) fn new(gain: usize, moves: &'a [Move]) -> Self {
        // More points than all moves gain together are out of reach.
        let most: usize = moves.iter().map(|one| one.gain as usize).sum();
        let gain = gain.min(most + 1);
        let mut rows = vec![R::NEVER; gain + 1];
        rows[0] = R::of(0);
        Self { gain, moves, rows }
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

    /// The least weight of all criteria for the wanted gain; `None` if it is out of reach.
    pub(super) fn least(&self) -> Option<Weight> {
        let least = self.at(self.count() - 1, self.gain);
        (least != R::NEVER).then(|| least.weight())
    }

    /// Fills the rows of all stages, from the last. The rows of a path go from its last entry to
    /// its first. A stage with several paths has one more row after them.
    pub(super) fn fill(&mut self, stages: &mut [Stage]) {
        for stage in stages.iter_mut().rev() {
            let behind = self.count() - 1;
            for path in &mut stage.paths {
                let mut from = behind;
                for entry in path.entries.iter().rev() {
                    self.add(from, entry.moves.clone());
                    from = self.count() - 1;
                }
                path.first_row = from;
            }
            if stage.paths.len() > 1 {
                let least = (0..self.width()).map(|gain| {
                    let rows = stage.paths.iter().map(|path| self.at(path.first_row, gain));
                    rows.min().unwrap_or(R::NEVER)
                });
                let least: Vec<R> = least.collect();
                self.rows.extend(least);
            }
        }
    }

    /// Adds the row of an entry in front of another row.
    fn add(&mut self, from: usize, moves: Range<usize>) {
        let (width, to) = (self.width(), self.rows.len());
        self.rows.resize(to + width, R::NEVER);
        let (before, row) = self.rows.split_at_mut(to);
        let next = &before[from * width..][..width];
        for one in &self.moves[moves] {
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
    stages: &'a [Stage],
    table: &'a Table<'a, R>,
    most: usize,
    found: Vec<Steps>,
    more: bool,
    steps: Steps,
}

impl<'a, R: Rank> Plans<'a, R> {
    /// At most `most` plans, and whether there are more.
    pub(super) fn of(
        stages: &'a [Stage],
        table: &'a Table<'a, R>,
        most: usize,
    ) -> (Vec<Steps>, bool) {
        let mut plans = Self {
            stages,
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
        let stages = self.stages;
        let Some(own) = stages.get(stage) else {
            if self.found.len() < self.most {
                self.found.push(self.steps.clone());
            } else {
                self.more = true;
            }
            return;
        };
        let rows = own
            .paths
            .iter()
            .map(|path| self.table.at(path.first_row, gain));
        let least = rows.min().unwrap_or(R::NEVER);
        for path in &own.paths {
            if self.table.at(path.first_row, gain) == least {
                self.entry(stage, path, 0, gain);
            }
        }
    }

    fn entry(&mut self, stage: usize, path: &Path, place: usize, gain: usize) {
        if self.more {
            return;
        }
        let Some(entry) = path.entries.get(place) else {
            return self.stage(stage + 1, gain);
        };
        let wanted = self.table.at(path.first_row - place, gain);
        for one in &self.table.moves[entry.moves.clone()] {
            let rest = gain.saturating_sub(one.gain as usize);
            let row = if place + 1 < path.entries.len() {
                self.table.at(path.first_row - place - 1, rest)
            } else {
                self.behind(stage, rest)
            };
            if row.plus(R::of(one.weight)) != wanted {
                continue;
            }
            let before = self.steps.len();
            if let (Some(to), Ok(criterion)) = (one.to, u8::try_from(entry.criterion)) {
                self.steps.push((criterion, to));
            }
            self.entry(stage, path, place + 1, rest);
            self.steps.truncate(before);
        }
    }

    /// The least rank of the stages after one.
    fn behind(&self, stage: usize, gain: usize) -> R {
        match self.stages.get(stage + 1) {
            None => self.table.at(0, gain),
            Some(next) => {
                let rows = next
                    .paths
                    .iter()
                    .map(|path| self.table.at(path.first_row, gain));
                rows.min().unwrap_or(R::NEVER)
            }
        }
    }
}
