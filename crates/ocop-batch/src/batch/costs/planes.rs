//! Rows counted 64 at a time: a bit for each row, in a plane for each criterion and star.

use alloc::vec::Vec;
use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, dispatch};

use super::Bars;
use super::counts::{CostCounts, WAYS};
use crate::batch::Batch;
use crate::batch::columns::Columns;
use crate::batch::sweep::{Rows, WIDEST};
use crate::batch::tables::Tables;

/// The rows of a word.
const WORD: usize = 64;

/// Bits of rows, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Planes {
    /// The points of one criterion, a byte for each row.
    points: Vec<u8>,
    /// The rows without a fault.
    rated: Vec<u64>,
    /// For each criterion with a bar, and each star that has one there: the rows below it.
    below: Vec<u64>,
    /// Which they are: criterion and star.
    bars: Vec<(usize, usize)>,
    /// For one star, the rows in whose way at least one, two, three and four criteria are.
    least: [Vec<u64>; 4],
    /// For one star, the rows with enough points.
    enough: Vec<u64>,
}

/// A run of rows to be counted.
struct Run<'a> {
    tables: &'a Tables,
    bars: &'a Bars,
    columns: Columns<'a>,
    rows: Range<usize>,
    totals: &'a [u8],
    bands: &'a [u8],
}

impl Planes {
    /// Counts the rows of a run, whose totals and bands are known: a band of 0 is a fault. Returns the
    /// number of rows without one.
    pub(super) fn count(
        &mut self,
        batch: &Batch,
        bars: &Bars,
        columns: Columns<'_>,
        rows: Range<usize>,
        (totals, bands): (&[u8], &[u8]),
        counts: &mut CostCounts,
    ) -> u64 {
        let run = Run {
            tables: &batch.tables,
            bars,
            columns,
            rows,
            totals,
            bands,
        };
        dispatch!(batch.level, simd => {
            self.fill(simd, &run, counts);
            self.tally(simd, &run, counts);
        });
        self.rated.iter().copied().map(ones).sum()
    }

    /// Fills the planes, and adds up points.
    #[inline(always)]
    fn fill<S: Simd>(&mut self, simd: S, run: &Run<'_>, counts: &mut CostCounts) {
        let words = run.rows.len().div_ceil(WORD);
        fill(simd, run, &mut self.rated, run.bands, 1);
        self.bars.clear();
        self.below.clear();
        for (criterion, sum) in counts.points.iter_mut().enumerate() {
            *sum += points(simd, run, criterion, &mut self.points);
            for (star, bars) in run.bars.0.iter().enumerate() {
                let bar = bars[criterion];
                if bar > 0 {
                    let first = self.bars.len() * words;
                    self.bars.push((criterion, star));
                    self.below.resize(first + words, 0);
                    below(simd, &self.points, bar, &mut self.below[first..]);
                }
            }
        }
    }

    /// Counts the rows of each plane by how many others they are in.
    #[inline(always)]
    fn tally<S: Simd>(&mut self, simd: S, run: &Run<'_>, counts: &mut CostCounts) {
        let words = self.rated.len();
        for star in 0..3 {
            fill(
                simd,
                run,
                &mut self.enough,
                run.totals,
                run.tables.edges[star + 1],
            );
            for plane in &mut self.least {
                plane.clear();
                plane.resize(words, 0);
            }
            let planes = || self.bars.iter().zip(self.below.chunks_exact(words));
            let own = || planes().filter(|&(&(_, own), _)| own == star);
            for (_, plane) in own() {
                count_up(&mut self.least, plane);
            }
            let [one, two, three, four] = &self.least;
            let (rated, enough) = (&self.rated[..words], &self.enough[..words]);
            let met = one.iter().zip(rated).zip(enough);
            let met = met.map(|((one, rated), enough)| ones(rated & !enough & !one));
            counts.few_points_alone[star] += met.sum::<u64>();
            for (&(criterion, _), plane) in own() {
                let mut ways = [0; WAYS];
                let least = two.iter().zip(three).zip(four);
                let words = plane.iter().zip(rated).zip(enough).zip(least);
                for (((below, rated), enough), ((two, three), four)) in words {
                    let rated = below & rated;
                    let below = rated & enough;
                    ways[0] += ones(below & !two);
                    ways[1] += ones(below & two & !three);
                    ways[2] += ones(below & three & !four);
                    ways[3] += ones(below & four);
                    ways[4] += ones(rated & !enough);
                }
                for (count, way) in counts.missed[criterion][star].iter_mut().zip(ways) {
                    *count += way;
                }
            }
        }
    }
}

/// Counts the rows of a plane up by one, to four at most.
#[inline(always)]
fn count_up(least: &mut [Vec<u64>; 4], plane: &[u64]) {
    let [one, two, three, four] = least;
    let words = one.iter_mut().zip(two).zip(three).zip(four);
    for ((((one, two), three), four), below) in words.zip(plane) {
        *four |= *three & below;
        *three |= *two & below;
        *two |= *one & below;
        *one |= below;
    }
}

/// The points of a criterion in the rows of a run; returns the sum of those without a fault.
#[inline(always)]
fn points<S: Simd>(simd: S, run: &Run<'_>, criterion: usize, points: &mut Vec<u8>) -> u64 {
    points.resize(run.rows.len().next_multiple_of(WIDEST), 0);
    let zero = S::u8s::splat(simd, 0);
    // So many rows of the most points fit a byte.
    let most = run.tables.entries[criterion].most().max(1);
    let (mut all, mut sum, mut left) = (0, zero, 255 / most);
    let entry = &run.tables.entries[criterion];
    let plain = entry.plain();
    let places = points.chunks_exact_mut(S::u8s::LEN);
    for (at, places) in run.rows.clone().step_by(S::u8s::LEN).zip(places) {
        let rows = Rows {
            columns: run.columns,
            at,
            end: run.rows.end,
        };
        let found = match plain {
            Some(worth) => rows.look_up(simd, worth, run.columns.levels(criterion)),
            None => rows.find(simd, run.tables, criterion).points,
        };
        let rated = rows.load(simd, run.bands).simd_gt(zero);
        found.store_slice(places);
        sum += rated.select(found, zero);
        left -= 1;
        if left == 0 {
            all += bytes_sum(sum.as_slice());
            (sum, left) = (zero, 255 / most);
        }
    }
    all + bytes_sum(sum.as_slice())
}

/// The plane of the rows with fewer points than a bar; behind the last row, anything.
#[inline(always)]
fn below<S: Simd>(simd: S, points: &[u8], bar: u8, plane: &mut [u64]) {
    let bar = S::u8s::splat(simd, bar);
    for (word, points) in plane.iter_mut().zip(points.chunks_exact(WORD)) {
        let parts = points.chunks_exact(S::u8s::LEN).enumerate();
        *word = parts.fold(0, |word, (part, points)| {
            let bits = bar.simd_gt(S::u8s::from_slice(simd, points)).to_bitmask();
            word | bits << (part * S::u8s::LEN)
        });
    }
}

/// The plane of the rows whose byte is at least so much; behind the last row, zeros.
#[inline(always)]
fn fill<S: Simd>(simd: S, run: &Run<'_>, plane: &mut Vec<u64>, bytes: &[u8], least: u8) {
    plane.clear();
    plane.resize(run.rows.len().div_ceil(WORD), 0);
    let least = S::u8s::splat(simd, least);
    for at in run.rows.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns: run.columns,
            at,
            end: run.rows.end,
        };
        let bits = rows.load(simd, bytes).simd_ge(least).to_bitmask();
        let place = at - run.rows.start;
        plane[place / WORD] |= bits << (place % WORD);
    }
}

#[inline(always)]
fn bytes_sum(bytes: &[u8]) -> u64 {
    bytes.iter().map(|&byte| u64::from(byte)).sum()
}

#[inline(always)]
fn ones(word: u64) -> u64 {
    word.count_ones().into()
}
