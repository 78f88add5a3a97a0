//! Small councils, sixty-four at a time: what their members add up to, lane by lane.
//!
//! The members of sixteen councils are in rows one after another. Shuffles put the first members of
//! all sixteen into one vector, their second members into the next, and so on: the sum of these
//! vectors has a sum for each council. Four times sixteen councils share a vector. Which byte goes
//! where is planned once and used for all lanes.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, u8x16, u8x64};

use super::sweep::shuffles;

/// Councils whose sums are found at once.
pub(super) const ABREAST: usize = 64;

/// The most members of a council among them.
pub(super) const SMALL: usize = 16;

/// The councils of a part of a vector, inside which bytes are shuffled.
const PART: usize = 16;

/// The last byte of a part is zero, for councils without a member there.
const LAST: u8 = 15;

/// The rows of a chunk, which fill the other bytes.
const CHUNK: usize = LAST as usize;

/// The most chunks: those of as many members as there can be.
const CHUNKS: usize = (PART * SMALL).div_ceil(CHUNK);

/// The rows that sums read from the first one of a part on.
pub(super) const READ: usize = CHUNKS * CHUNK + 1;

/// The bytes of a part that are rows.
const ROWS: [u8; PART] = {
    let mut rows = [u8::MAX; PART];
    rows[CHUNK] = 0;
    rows
};

/// Where the members of up to sixty-four councils go.
pub(super) struct Plan {
    /// The members of each council.
    pub(super) members: [u8; ABREAST],
    /// The first row of each part, from the first row of all.
    firsts: [usize; ABREAST / PART],
    chunks: usize,
    /// How many shuffles each chunk has.
    counts: [usize; CHUNKS],
    /// The place in the chunk of a member of each council.
    places: [[[u8; ABREAST]; CHUNK]; CHUNKS],
}

impl Plan {
    pub(super) const NONE: Self = Self {
        members: [0; ABREAST],
        firsts: [0; ABREAST / PART],
        chunks: 0,
        counts: [0; CHUNKS],
        places: [[[0; ABREAST]; CHUNK]; CHUNKS],
    };

    /// Plans for councils whose rows begin and end at these offsets: one offset more than councils.
    #[inline(always)]
    pub(super) fn make<S: Simd>(&mut self, simd: S, offsets: &[u32]) {
        let mut members = [0; ABREAST];
        for (members, ends) in members.iter_mut().zip(offsets.windows(2)) {
            [*members, ..] = (ends[1] - ends[0]).to_le_bytes();
        }
        // Often as many as in the councils before.
        if self.members == members {
            return;
        }
        self.members = members;
        self.chunks = 0;
        // The first place and the number of the members of each council in each chunk.
        let mut runs = [[[0_u8; ABREAST]; 2]; CHUNKS];
        self.counts = [0; CHUNKS];
        let mut first = 0;
        for (part, members) in members.chunks_exact(PART).enumerate() {
            self.firsts[part] = first;
            let (mut chunk, mut place) = (0, 0);
            for (council, &members) in (part * PART..).zip(members) {
                first += usize::from(members);
                let mut rest = members;
                while rest > 0 {
                    if place == LAST {
                        (chunk, place) = (chunk + 1, 0);
                    }
                    let run = rest.min(LAST - place);
                    let [places, runs] = &mut runs[chunk];
                    (places[council], runs[council]) = (place, run);
                    self.counts[chunk] = self.counts[chunk].max(usize::from(run));
                    (place, rest) = (place + run, rest - run);
                }
            }
            self.chunks = self.chunks.max(chunk + usize::from(place > 0));
        }
        let (one, last) = (u8x64::splat(simd, 1), u8x64::splat(simd, LAST));
        for (chunk, [places, runs]) in runs.iter().enumerate().take(self.chunks) {
            let mut place = u8x64::from_slice(simd, places);
            let end = place + u8x64::from_slice(simd, runs);
            for places in &mut self.places[chunk][..self.counts[chunk]] {
                place.simd_lt(end).select(place, last).store_slice(places);
                place += one;
            }
        }
    }

    /// The sums of each council, as bytes, of columns that begin with the first member and go on for
    /// [`READ`] rows behind the last.
    #[inline(always)]
    pub(super) fn sums<S: Simd, const N: usize>(
        &self,
        simd: S,
        columns: [&[u8]; N],
    ) -> [u8x64<S>; N] {
        let mut sums = [u8x64::splat(simd, 0); N];
        if !shuffles(simd.level()) {
            for (sum, column) in sums.iter_mut().zip(columns) {
                *sum = u8x64::from_slice(simd, &self.added(column));
            }
            return sums;
        }
        let rows = u8x64::block_splat(u8x16::from_slice(simd, &ROWS));
        let chunks = self.places.iter().zip(&self.counts).take(self.chunks);
        for (chunk, (places, &count)) in chunks.enumerate() {
            let at = chunk * CHUNK;
            let [a, b, c, d] = self.firsts;
            let mut bytes = [rows; N];
            for (bytes, column) in bytes.iter_mut().zip(columns) {
                let first = part(simd, column, a + at).combine(part(simd, column, b + at));
                let last = part(simd, column, c + at).combine(part(simd, column, d + at));
                *bytes &= first.combine(last);
            }
            for places in &places[..count] {
                let places = u8x64::from_slice(simd, places);
                for (sum, bytes) in sums.iter_mut().zip(bytes) {
                    *sum += bytes.swizzle_dyn_within_blocks(places);
                }
            }
        }
        sums
    }

    /// The same one after another.
    fn added(&self, column: &[u8]) -> [u8; ABREAST] {
        let mut first = 0;
        self.members.map(|members| {
            let rows = first..first + usize::from(members);
            first = rows.end;
            column[rows].iter().sum()
        })
    }

    /// What each council's members must have together if each must have so much.
    #[inline(always)]
    pub(super) fn times<S: Simd>(&self, simd: S, mut each: u8) -> u8x64<S> {
        let mut twice = u8x64::from_slice(simd, &self.members);
        let mut all = u8x64::splat(simd, 0);
        while each > 0 {
            if each & 1 == 1 {
                all += twice;
            }
            twice += twice;
            each >>= 1;
        }
        all
    }
}

#[inline(always)]
fn part<S: Simd>(simd: S, column: &[u8], at: usize) -> u8x16<S> {
    u8x16::from_slice(simd, &column[at..at + PART])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use alloc::vec::Vec;
    use fearless_simd::{Level, dispatch};

    /// Sums of councils of these sizes, with and without shuffles, and one by one.
    fn check(sizes: &[usize]) {
        let mut offsets = vec![7];
        let mut last = 7;
        for &size in sizes {
            last += u32::try_from(size).unwrap();
            offsets.push(last);
        }
        let column: [u8; ABREAST * SMALL + READ] =
            core::array::from_fn(|row| u8::try_from(row * 7 % 16).unwrap());
        let mut first = 0;
        let mut wanted = [0; ABREAST];
        for (wanted, &size) in wanted.iter_mut().zip(sizes) {
            *wanted = column[first..first + size].iter().sum::<u8>();
            first += size;
        }
        let mut plan = Plan::NONE;
        let level = Level::try_detect().unwrap_or(Level::baseline());
        dispatch!(level, simd => plan.make(simd, &offsets));
        assert_eq!(plan.added(&column), wanted, "{sizes:?}");
        for level in [
            Level::baseline(),
            Level::try_detect().unwrap_or(Level::baseline()),
        ] {
            let mut sums = [0; ABREAST];
            dispatch!(level, simd => plan.sums(simd, [&column[..]])[0].store_slice(&mut sums));
            assert_eq!(sums, wanted, "{sizes:?}");
            for each in 0..=15 {
                let mut times = [0; ABREAST];
                dispatch!(level, simd => plan.times(simd, each).store_slice(&mut times));
                assert_eq!(times, plan.members.map(|members| members * each));
            }
        }
    }

    #[test]
    fn sums_are_those_of_the_members_one_by_one() {
        for size in 0..=SMALL {
            check(&[size; ABREAST]);
            check(&[size]);
            let mixed: Vec<usize> = (0..ABREAST).map(|place| (place * size) % 17).collect();
            check(&mixed);
        }
    }
}
