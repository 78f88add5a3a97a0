//! Paths through the criteria, which the search follows.

use alloc::vec::Vec;
use core::ops::Range;

use crate::rating::choice::Choice;

/// A criterion by its index, and the range of its moves.
pub(super) struct Entry {
    pub(super) criterion: usize,
    pub(super) moves: Range<usize>,
}

/// Criteria that depend on each other: one alone, or a story with the criteria that require it.
///
/// A story has one path with points for it and one without.
pub(super) struct Stage {
    pub(super) paths: Vec<Path>,
}

pub(super) struct Path {
    pub(super) entries: Vec<Entry>,
    /// The index of the first entry's row.
    pub(super) first_row: usize,
}

/// The moves of a plan.
pub(super) type Steps = Vec<(u8, Choice)>;
