//! The members by their totals, so that a spread of many members is found without comparing each
//! with each: there are no more than 101 totals.

use alloc::vec::Vec;

use super::Pair;
use crate::base::points::Points;
use crate::rating::council_rules::Spread;

/// The members, from 1, of each total from 0 up.
pub(super) struct ByTotal(Vec<Vec<usize>>);

impl ByTotal {
    pub(super) fn of(totals: &[Points]) -> Self {
        let most = totals
            .iter()
            .max()
            .map_or(0, |total| usize::from(total.get()));
        let mut members = Vec::new();
        members.resize_with(most + 1, Vec::new);
        for (index, total) in totals.iter().enumerate() {
            members[usize::from(total.get())].push(index + 1);
        }
        Self(members)
    }

    /// Every two totals that members have and that differ by more than allowed, the lower first.
    fn beyond(&self, limit: Spread) -> impl Iterator<Item = (usize, usize)> {
        let totals = 0..self.0.len();
        let pairs =
            totals.flat_map(move |low| (low + 1..self.0.len()).map(move |high| (low, high)));
        pairs.filter(move |&(low, high)| {
            let allowed = u16::try_from(high - low).is_ok_and(|gap| limit.allows(Points::new(gap)));
            !allowed && !self.0[low].is_empty() && !self.0[high].is_empty()
        })
    }

    /// How many pairs of members differ by more than allowed.
    pub(super) fn pairs_beyond(&self, limit: Spread) -> u64 {
        let counts = self
            .beyond(limit)
            .map(|(low, high)| self.0[low].len() as u64 * self.0[high].len() as u64);
        counts.sum()
    }

    /// The widest pairs, at most so many; among equals in the order of the lower member, then of the
    /// higher.
    pub(super) fn widest(&self, limit: Spread, most: usize) -> Vec<Pair> {
        let mut beyond: Vec<_> = self.beyond(limit).collect();
        beyond.sort_by_key(|&(low, high)| core::cmp::Reverse(high - low));
        let mut pairs: Vec<Pair> = Vec::new();
        for gap in beyond.chunk_by(|a, b| a.1 - a.0 == b.1 - b.0) {
            let mut lowers: Vec<(usize, usize)> = gap
                .iter()
                .flat_map(|&(low, high)| self.0[low].iter().map(move |&lower| (lower, high)))
                .collect();
            lowers.sort_unstable();
            let difference = gap.first().map_or(0, |&(low, high)| high - low);
            let difference = Points::new(u16::try_from(difference).unwrap_or(u16::MAX));
            for (lower, high) in lowers {
                let room = most.saturating_sub(pairs.len());
                pairs.extend(self.0[high].iter().take(room).map(|&higher| Pair {
                    lower,
                    higher,
                    difference,
                }));
            }
            if pairs.len() == most {
                break;
            }
        }
        pairs
    }

    /// For each member: in how many pairs it is the higher, less in how many the lower.
    pub(super) fn weights(&self, limit: Spread) -> Vec<i64> {
        let mut by_total = alloc::vec![0_i64; self.0.len()];
        let number = |total: usize| i64::try_from(self.0[total].len()).unwrap_or(i64::MAX);
        for (low, high) in self.beyond(limit) {
            by_total[high] += number(low);
            by_total[low] -= number(high);
        }
        let members: usize = self.0.iter().map(Vec::len).sum();
        let mut weights = alloc::vec![0; members];
        for (total, members) in self.0.iter().enumerate() {
            for member in members {
                weights[member - 1] = by_total[total];
            }
        }
        weights
    }
}
