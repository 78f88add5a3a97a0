//! The words of a council's sums: what they are, and whether scorecards have them.

use alloc::format;

use super::Batch;
use super::fault::Fault;
use super::sums::CouncilSums;
use super::tables::{Lane, Summed};
use super::word_blocks::WordBlocks;
use ocop_core::internal::error;
use ocop_core::{Error, ErrorDetail};

/// The words before the lanes: the head, and the sum of the totals with the flags.
pub(super) const BEFORE: usize = 2;

/// The bits of the second word with the sum of the totals. The others are the flags that a member does not
/// reach, so that the word of a new council is 0.
const SUM: u64 = (1 << FLAGS) - 1;

/// The place of the first flag.
const FLAGS: u32 = 56;

/// The sum of the totals in a second word.
pub(super) const fn sum(second: u64) -> u64 {
    second & SUM
}

/// The flags in a second word.
pub(super) const fn missed(second: u64) -> u8 {
    let [.., missed] = second.to_le_bytes();
    missed
}

/// A second word with further flags.
pub(super) const fn with_missed(second: u64, missed: u8) -> u64 {
    second | (missed as u64) << FLAGS
}

/// The first word of a council. From the lowest bit: the highest total, 100 less the lowest total (8
/// bits each), the smallest code of a fault (16), and the number of members (32). A council without
/// members has 0, so that new councils are zeros.
#[derive(Clone, Copy)]
pub(super) struct Head(pub(super) u64);

impl Head {
    /// One member who is at fault.
    pub(super) fn of_fault(fault: Fault) -> Self {
        Self(1 << 32 | u64::from(fault.code()) << 16)
    }

    pub(super) const fn members(self) -> u64 {
        self.0 >> 32
    }

    /// The code of the fault.
    pub(super) fn fault(self) -> u16 {
        let [_, _, low, high, ..] = self.0.to_le_bytes();
        u16::from_le_bytes([low, high])
    }

    /// The highest total, and 100 less the lowest.
    pub(super) const fn totals(self) -> [u8; 2] {
        let [highest, below, ..] = self.0.to_le_bytes();
        [highest, below]
    }

    /// The members of both; together they fit.
    pub(super) fn and(self, other: Self) -> Self {
        let fault = match (self.fault(), other.fault()) {
            (0, fault) | (fault, 0) => fault,
            (one, other) => one.min(other),
        };
        let (own, others) = (self.totals(), other.totals());
        let [highest, below] = [0, 1].map(|place: usize| u64::from(own[place].max(others[place])));
        let members = self.members() + other.members();
        Self(members << 32 | u64::from(fault) << 16 | below << 8 | highest)
    }

    /// The same with more members, whose totals are known from the lowest to the highest.
    #[inline(always)]
    pub(super) fn with_members(self, members: u64, [lowest, highest]: [u8; 2]) -> Self {
        let own = self.totals();
        let highest = u64::from(own[0].max(highest));
        let below = u64::from(own[1].max(100_u8.saturating_sub(lowest)));
        let rest = self.0 & !0xFFFF;
        Self((rest + (members << 32)) | (below << 8) | highest)
    }
}

impl Batch {
    /// The sums of [`CouncilSums::to_words`]. Nothing is taken on trust: sums that no scorecards have are
    /// an error.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the words are not those of whole
    /// councils, for sums that no scorecards have, and for more members than fit; the path has the
    /// place of the council's first word.
    pub fn sums_from(&self, words: &[u64]) -> Result<CouncilSums, Error> {
        let mut sums = self.sums();
        let own = sums.words_per_council();
        if !words.len().is_multiple_of(own) {
            let values = [("found", words.len().into()), ("expected", own.into())];
            return Err(error(ErrorDetail::SumsLength, "words", values));
        }
        let summed = self.tables.summed(self.minimum);
        for (council, words) in words.chunks_exact(own).enumerate() {
            let members = Head(words[0]).members();
            let limit = self.tables.most_members;
            let detail = if members > limit {
                ErrorDetail::CouncilTooLarge
            } else if is_possible(summed, words) {
                sums.most = sums.most.max(members);
                continue;
            } else {
                ErrorDetail::ImpossibleSums
            };
            let values = [("council", council.into()), ("most", limit.into())];
            return Err(error(detail, format!("words[{}]", council * own), values));
        }
        sums.words = WordBlocks::of(own, words.chunks_exact(own));
        Ok(sums)
    }
}

/// Visits the lanes with their values: the low halves of the words, then the high halves.
#[inline(always)]
pub(super) fn values(lanes: &[Lane], words: &[u64], mut visit: impl FnMut(Lane, u64)) {
    let (low, high) = lanes.split_at(words.len().min(lanes.len()));
    for (&lane, word) in low.iter().zip(words) {
        visit(lane, word & 0xFFFF_FFFF);
    }
    for (&lane, word) in high.iter().zip(words) {
        visit(lane, word >> 32);
    }
}

/// Whether there are scorecards with the sums of a council, as far as its totals and each sum by
/// itself go.
fn is_possible(Summed { flags, lanes, .. }: &Summed, words: &[u64]) -> bool {
    let (head, total, missed) = (Head(words[0]), sum(words[1]), missed(words[1]));
    let [highest, below] = head.totals().map(u64::from);
    if highest > 100 || below > 100 || Fault::from_code(head.fault()).is_none() {
        return false;
    }
    // Members at fault have no points: at least one if there is a fault.
    let is_right = head.fault() == 0;
    let Some(right) = head.members().checked_sub(u64::from(!is_right)) else {
        return false;
    };
    let least = 100 - below;
    let is_total = if right == 0 || (!is_right && highest + below == 0) {
        highest + below + total == 0
    } else {
        // One has the lowest, one the highest, and the others something between.
        let between = highest + (right - 1) * least..=least + (right - 1) * highest;
        least <= highest && (!is_right || between.contains(&total)) && total <= right * highest
    };
    // A member without a fault misses a flag. What all members reach is in the total.
    let is_counted = flags.iter().enumerate().all(|(bit, flag)| {
        let reached = right * u64::from(flag.least);
        match missed >> bit & 1 {
            1 => right > 0,
            _ => !is_right || reached <= total,
        }
    });
    let is_known = u32::from(missed) >> flags.len() == 0;
    let own = &words[BEFORE..];
    // Half a word is left over if the number of lanes is odd.
    let mut fits = lanes.len().is_multiple_of(2) || own.last().is_none_or(|word| word >> 32 == 0);
    values(lanes, own, |lane, value| {
        let most = right * u64::from(lane.most);
        let is_points = lane.set.is_none();
        fits &= value <= if is_points { most.min(total) } else { most };
    });
    is_total && is_known && is_counted && fits
}
