//! The fewest criteria that change a total by some points, if each may stay or go.

use alloc::vec::Vec;

use super::moves::Move;
use super::path::Route;
use super::table::{Plans, Table};
use crate::rating::choice::Choice;

/// A criterion on a path: its change of points if it stays, and if it goes, when it may.
pub(crate) struct Entry {
    pub(crate) criterion: usize,
    pub(crate) stays: Option<u32>,
    pub(crate) goes: Option<u32>,
}

/// Criteria that may stay or go.
pub(crate) struct Fewest(Route);

impl Fewest {
    pub(crate) fn new() -> Self {
        Self(Route::default())
    }

    /// Adds criteria that depend on each other, with the paths that they may take.
    pub(crate) fn stage(&mut self, paths: Vec<Vec<Entry>>) {
        self.0.stage(paths, |entry, moves| {
            let stays = entry.stays.map(|gain| (None, gain, 0));
            // Only whether the criterion goes counts here, so any choice serves.
            let goes = entry.goes.map(|gain| (Some(Choice::new(None, 0)), gain, 1));
            let own = stays.into_iter().chain(goes);
            moves.extend(own.map(|(to, gain, weight)| Move { to, gain, weight }));
            entry.criterion
        });
    }

    /// The smallest sets of criteria that go so that `wanted` points change, at most `most` sets.
    pub(crate) fn sets(self, wanted: usize, most: usize) -> Vec<Vec<usize>> {
        let table = Table::<u32>::of(wanted, &self.0);
        if table.least().is_none() {
            return Vec::new();
        }
        let (found, _) = Plans::of(&table, most);
        let sets = found.into_iter().map(|set| {
            let criteria = set.into_iter().map(|(criterion, _)| criterion.into());
            criteria.collect()
        });
        sets.collect()
    }
}
