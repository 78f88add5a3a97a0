//! Rows counted 64 at a time: a bit for each row, in a plane for each criterion and star.

use alloc::vec::Vec;
use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, dispatch};

use super::Bars;
use super::counts::{CostCounts, WAYS};
use crate::batch::Batch;
use crate::batch::columns::Columns;
use crate::batch::sweep::Rows;
use crate::batch::tables::Tables;

/// The rows of a word.
const WORD: usize = 64;

/// Bits of rows, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Planes {
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
            let bars = run.bars.0.map(|bars| bars[criterion]);
            let first = self.bars.len();
            let stars = (0..3).filter(|&star| bars[star] > 0);
            self.bars.extend(stars.map(|star| (criterion, star)));
            self.below.resize(self.bars.len() * words, 0);
            let below = &mut self.below[first * words..];
            *sum += below_bars(simd, run, criterion, below, bars);
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
            let [one, two, three, four] = &mut self.least;
            for (_, plane) in own() {
                for (word, &below) in plane.iter().enumerate() {
                    four[word] |= three[word] & below;
                    three[word] |= two[word] & below;
                    two[word] |= one[word] & below;
                    one[word] |= below;
                }
            }
            counts.few_points_alone[star] += (0..words)
                .map(|word| ones(self.rated[word] & !self.enough[word] & !one[word]))
                .sum::<u64>();
            for (&(criterion, _), plane) in own() {
                let mut ways = [0; WAYS];
                for (word, &below) in plane.iter().enumerate() {
                    let rated = below & self.rated[word];
                    let below = rated & self.enough[word];
                    ways[0] += ones(below & !two[word]);
                    ways[1] += ones(below & two[word] & !three[word]);
                    ways[2] += ones(below & three[word] & !four[word]);
                    ways[3] += ones(below & four[word]);
                    ways[4] += ones(rated & !self.enough[word]);
                }
                for (count, way) in counts.missed[criterion][star].iter_mut().zip(ways) {
                    *count += way;
                }
            }
        }
    }
}

/// The planes of rows below the bars of a criterion; returns the points of the rows without a fault.
#[inline(always)]
fn below_bars<S: Simd>(
    simd: S,
    run: &Run<'_>,
    criterion: usize,
    below: &mut [u64],
    bars: [u8; 3],
) -> u64 {
    let (zero, words) = (S::u8s::splat(simd, 0), run.rows.len().div_ceil(WORD));
    let mut points = 0;
    // So many rows of the most points fit a byte.
    let most = run.tables.entries[criterion].most().max(1);
    let (mut sum, mut left) = (zero, 255 / most);
    for at in run.rows.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns: run.columns,
            at,
            end: run.rows.end,
        };
        let found = rows.find(simd, run.tables, criterion).points;
        let place = at - run.rows.start;
        let mut planes = below.chunks_exact_mut(words);
        for bar in bars.into_iter().filter(|&bar| bar > 0) {
            let bits = S::u8s::splat(simd, bar).simd_gt(found).to_bitmask();
            if let Some(plane) = planes.next() {
                plane[place / WORD] |= bits << (place % WORD);
            }
        }
        let rated = rows.load(simd, run.bands).simd_gt(zero);
        sum += rated.select(found, zero);
        left -= 1;
        if left == 0 {
            points += bytes_sum(sum.as_slice());
            (sum, left) = (zero, 255 / most);
        }
    }
    points + bytes_sum(sum.as_slice())
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
