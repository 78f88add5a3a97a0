//! The way of the search through the criteria, with their moves.

use alloc::vec::Vec;
use core::ops::Range;

use super::moves::Move;
use crate::rating::choice::Choice;

/// All stages in the order of the criteria. Lists are flat: a stage has a range of paths, a path a range of
/// entries, and an entry a range of moves.
#[derive(Default)]
pub(super) struct Route {
    pub(super) stages: Vec<Stage>,
    pub(super) paths: Vec<Path>,
    pub(super) entries: Vec<Entry>,
    pub(super) moves: Vec<Move>,
}

/// Criteria that depend on each other: one alone, or a story with the criteria that require it.
///
/// A story has one path with points for it and one without.
pub(super) type Stage = Range<usize>;

/// The criteria of a stage in order.
pub(super) type Path = Range<usize>;

/// A criterion by its index, and the range of its moves.
pub(super) struct Entry {
    pub(super) criterion: usize,
    pub(super) moves: Range<usize>,
}

impl Route {
    /// Adds a stage with a path for each list of steps. `add` adds the moves of a step, and returns its
    /// criterion.
    pub(super) fn stage<S>(
        &mut self,
        paths: impl IntoIterator<Item = impl IntoIterator<Item = S>>,
        mut add: impl FnMut(S, &mut Vec<Move>) -> usize,
    ) {
        let first_path = self.paths.len();
        for steps in paths {
            let first_entry = self.entries.len();
            for step in steps {
                let first_move = self.moves.len();
                let criterion = add(step, &mut self.moves);
                let moves = first_move..self.moves.len();
                self.entries.push(Entry { criterion, moves });
            }
            self.paths.push(first_entry..self.entries.len());
        }
        self.stages.push(first_path..self.paths.len());
    }
}

/// The moves of a plan.
pub(super) type Steps = Vec<(u8, Choice)>;
