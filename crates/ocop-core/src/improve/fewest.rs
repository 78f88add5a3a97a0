//! The fewest criteria that change a total by some points, if each may stay or go.

use alloc::vec::Vec;

use super::moves::Move;
use super::path::{Path, Stage};
use super::table::{Plans, Table};
use crate::rating::choice::Choice;

/// A criterion on a path: its change of points if it stays, and if it goes, when it may.
pub(crate) struct Entry {
    pub(crate) criterion: usize,
    pub(crate) stays: Option<u32>,
    pub(crate) goes: Option<u32>,
}

/// Criteria that may stay or go.
pub(crate) struct Fewest {
    moves: Vec<Move>,
    stages: Vec<Stage>,
}

impl Fewest {
    pub(crate) const fn new() -> Self {
        Self {
            moves: Vec::new(),
            stages: Vec::new(),
        }
    }

    /// Adds criteria that depend on each other, with the paths that they may take.
    pub(crate) fn stage(&mut self, paths: Vec<Vec<Entry>>) {
        let mut entry = |entry: Entry| {
            let from = self.moves.len();
            let stays = entry.stays.map(|gain| (None, gain, 0));
            // Only whether the criterion goes counts here, so any choice serves.
            let goes = entry.goes.map(|gain| (Some(Choice::new(None, 0)), gain, 1));
            let moves = stays.into_iter().chain(goes);
            self.moves
                .extend(moves.map(|(to, gain, weight)| Move { to, gain, weight }));
            super::path::Entry {
                criterion: entry.criterion,
                moves: from..self.moves.len(),
            }
        };
        let mut path = |path: Vec<Entry>| Path {
            entries: path.into_iter().map(&mut entry).collect(),
            first_row: 0,
        };
        let paths = paths.into_iter().map(&mut path).collect();
        self.stages.push(Stage { paths });
    }

    /// The smallest sets of criteria that go so that `wanted` points change, at most `most` sets.
    pub(crate) fn sets(mut self, wanted: usize, most: usize) -> Vec<Vec<usize>> {
        let mut table = Table::<u32>::new(wanted, &self.moves);
        table.fill(&mut self.stages);
        if table.least().is_none() {
            return Vec::new();
        }
        let (found, _) = Plans::of(&self.stages, &table, most);
        let sets = found.into_iter().map(|set| {
            let criteria = set.into_iter().map(|(criterion, _)| criterion.into());
            criteria.collect()
        });
        sets.collect()
    }
}
