//! Sets of criteria of one sheet.

use core::fmt;
use core::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// A set of criteria of one sheet, by their places in printed order.
///
/// A sheet has at most 64 criteria, so that a set is one number with a bit for each.
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
pub struct CriterionSet(u64);

impl CriterionSet {
    /// No criterion.
    pub const EMPTY: Self = Self(0);

    /// The set of a number with a bit for each criterion.
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The set of one criterion.
    #[inline]
    #[must_use]
    pub const fn of(index: usize) -> Self {
        Self(1 << index)
    }

    /// The set as a number with a bit for each criterion.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether no criterion is in the set.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the criterion at a place is in the set.
    #[inline]
    #[must_use]
    pub const fn contains(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// The set and one more criterion.
    #[inline]
    #[must_use]
    pub const fn with(self, index: usize) -> Self {
        Self(self.0 | 1 << index)
    }

    /// The places for which a condition is true.
    #[inline]
    #[must_use]
    pub fn filter(self, condition: impl Fn(usize) -> bool) -> Self {
        self.iter().filter(|&index| condition(index)).collect()
    }

    /// The places of the criteria, in printed order.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = usize> {
        core::iter::successors(Some(self.0), |bits| Some(bits & bits.wrapping_sub(1)))
            .take_while(|&bits| bits != 0)
            .map(|bits| bits.trailing_zeros() as usize)
    }
}

impl BitAnd for CriterionSet {
    type Output = Self;

    #[inline]
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for CriterionSet {
    type Output = Self;

    #[inline]
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for CriterionSet {
    #[inline]
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Not for CriterionSet {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        Self(!self.0)
    }
}

impl FromIterator<usize> for CriterionSet {
    #[inline]
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        places.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Debug for CriterionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn the_first_and_the_last_place_fit() {
        let set: CriterionSet = [63, 0, 7, 7].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 7, 63]);
        assert!(set.contains(63) && !set.contains(62));
        assert_eq!(set & CriterionSet::of(7), CriterionSet::of(7));
        assert!((set & !set).is_empty());
        assert_eq!(set.filter(|index| index > 0).bits(), 1 << 63 | 1 << 7);
    }
}
