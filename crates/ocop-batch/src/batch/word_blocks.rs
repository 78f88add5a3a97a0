//! The words of many councils, in blocks that never move.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

/// The councils of a block: so few that allocators use the memory of an earlier block again.
const COUNCILS: usize = 1024;

/// The words of councils. One vector of them would ask the system for new memory each time it grows.
#[derive(Clone, Debug)]
pub(super) struct WordBlocks {
    per_council: usize,
    councils: usize,
    /// All have zeros after the last council, but a block alone ends there.
    blocks: Vec<Vec<u64>>,
}

impl WordBlocks {
    pub(super) const fn new(per_council: usize) -> Self {
        Self {
            per_council,
            councils: 0,
            blocks: Vec::new(),
        }
    }

    /// The words of councils that are elsewhere.
    pub(super) fn of<'a>(
        per_council: usize,
        councils: impl ExactSizeIterator<Item = &'a [u64]>,
    ) -> Self {
        let mut own = Self::new(per_council);
        own.grow(councils.len());
        for (council, words) in councils.enumerate() {
            own.council_mut(council).copy_from_slice(words);
        }
        own
    }

    /// The number of councils.
    pub(super) const fn len(&self) -> usize {
        self.councils
    }

    pub(super) const fn per_council(&self) -> usize {
        self.per_council
    }

    /// Adds councils with zeros until there are so many.
    pub(super) fn grow(&mut self, councils: usize) {
        if councils <= self.councils {
            return;
        }
        self.councils = councils;
        let whole = COUNCILS * self.per_council;
        let blocks = councils.div_ceil(COUNCILS);
        if self.blocks.is_empty() {
            self.blocks.push(Vec::new());
        }
        let first = &mut self.blocks[0];
        if blocks > 1 {
            // No room for more than it will ever have.
            first.reserve_exact(whole - first.len());
        }
        first.resize(whole.min(councils * self.per_council), 0);
        self.blocks.resize_with(blocks, || vec![0; whole]);
    }

    /// The words of a council.
    #[inline(always)]
    fn council(&self, council: usize) -> &[u64] {
        let first = council % COUNCILS * self.per_council;
        &self.blocks[council / COUNCILS][first..first + self.per_council]
    }

    /// The words of a council, to be changed.
    #[inline(always)]
    pub(super) fn council_mut(&mut self, council: usize) -> &mut [u64] {
        let first = council % COUNCILS * self.per_council;
        &mut self.blocks[council / COUNCILS][first..first + self.per_council]
    }

    /// The words of each council of a range.
    pub(super) fn range(&self, councils: Range<usize>) -> impl ExactSizeIterator<Item = &[u64]> {
        councils.map(|council| self.council(council))
    }

    /// The words of all councils in one vector.
    pub(super) fn to_vec(&self) -> Vec<u64> {
        let mut words = Vec::with_capacity(self.councils * self.per_council);
        for own in self.range(0..self.councils) {
            words.extend_from_slice(own);
        }
        words
    }

    pub(super) fn allocated_bytes(&self) -> usize {
        let words: usize = self.blocks.iter().map(Vec::capacity).sum();
        words * size_of::<u64>() + self.blocks.capacity() * size_of::<Vec<u64>>()
    }
}
