//! The kernel: totals, bands, stars and what is missed, for as many rows at once as a vector has
//! bytes.
//!
//! A level of 0 to 15 is a place in a table of sixteen bytes, so that one shuffle looks up the points
//! of a whole vector of rows, and one more what they miss. What a vector cannot tell, a fault, is
//! left to the row path.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, u8x16};

use super::columns::{Columns, LEFT_OUT};
use super::tables::{Entry, SETS, Sixteen, Tables, Worth, mark};

/// The rows of a block, whose scratch stays in the first cache.
pub(super) const BLOCK: usize = 1024;

/// The rows of a block of councils, beside which stand planes of points.
pub(super) const MEMBERS: usize = 256;

/// Vectors that go through the columns together: their sums stay in registers, and a column is read
/// in longer runs.
const STRIP: usize = 4;

/// The bytes of the widest vector.
const WIDEST: usize = 64;

/// Where the results of a block go, a place a row.
pub(super) struct Swept<'a> {
    pub(super) totals: &'a mut [u8],
    pub(super) bands: &'a mut [u8],
    pub(super) stars: &'a mut [u8],
    pub(super) marks: &'a mut [u8],
}

/// The columns at some rows.
#[derive(Clone, Copy)]
struct Rows<'a> {
    columns: Columns<'a>,
    at: usize,
    end: usize,
}

/// Rates the rows of a range, without faults in words.
#[inline(always)]
pub(super) fn sweep<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    swept: &mut Swept<'_>,
) {
    let length = S::u8s::LEN;
    let (start, end) = (range.start, range.end);
    let mut at = start;
    while at + STRIP * length <= end {
        strip::<S, STRIP>(simd, tables, Rows { columns, at, end }, at - start, swept);
        at += STRIP * length;
    }
    while at < end {
        strip::<S, 1>(simd, tables, Rows { columns, at, end }, at - start, swept);
        at += length;
    }
}

#[inline(always)]
fn strip<S: Simd, const N: usize>(
    simd: S,
    tables: &Tables,
    rows: Rows<'_>,
    place: usize,
    swept: &mut Swept<'_>,
) {
    let zero = S::u8s::splat(simd, 0);
    let (mut totals, mut marks, mut seen) = ([zero; N], [zero; N], [zero; N]);
    for plain in &tables.plain {
        let column = rows.columns.levels(plain.criterion);
        for lane in 0..N {
            let levels = rows.load(simd, column, lane);
            let (points, missed) = look_up(simd, &plain.worth, levels);
            totals[lane] += points;
            marks[lane] |= missed;
            seen[lane] |= levels;
        }
    }
    for &criterion in &tables.special {
        for lane in 0..N {
            let found = rows.find(simd, tables, criterion, lane);
            totals[lane] += found.points;
            marks[lane] |= found.marks;
            seen[lane] |= found.seen;
        }
    }
    for lane in 0..N {
        // Any level above 15.
        let high = (seen[lane] & 0xF0).simd_gt(zero);
        let marks = marks[lane] | high.select(S::u8s::splat(simd, mark::FAULT), zero);
        let (band, star) = star(simd, tables, totals[lane], marks);
        let first = place + lane * S::u8s::LEN;
        store(totals[lane], first, swept.totals);
        store(band, first, swept.bands);
        store(star, first, swept.stars);
        store(marks, first, swept.marks);
    }
}

/// Reading rules 8, 10 and 11: the star is the band, or less where a need is missed.
#[inline(always)]
fn star<S: Simd>(simd: S, tables: &Tables, totals: S::u8s, marks: S::u8s) -> (S::u8s, S::u8s) {
    let (zero, one) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, 1));
    let band = tables.edges.iter().fold(one, |band, &edge| {
        let reached = totals.simd_ge(S::u8s::splat(simd, edge));
        band + reached.select(one, zero)
    });
    // Where three stars are missed two are left, and so on; bands below are not held back.
    let mut most = S::u8s::splat(simd, 5);
    for (missed, left) in [(4, 4), (2, 3), (1, 2), (mark::STOPPED, 0)] {
        let held = (marks & missed).simd_gt(zero);
        most = held.select(S::u8s::splat(simd, left), most);
    }
    (band, band.min(most))
}

/// What the levels of a criterion are worth in some rows.
struct Found<V> {
    points: V,
    marks: V,
    /// The levels, but for what is left out.
    seen: V,
}

impl Rows<'_> {
    /// The bytes of a column in some rows; behind the last row, zeros.
    #[inline(always)]
    fn load<S: Simd>(self, simd: S, column: &[u8], lane: usize) -> S::u8s {
        let at = self.at + lane * S::u8s::LEN;
        if at + S::u8s::LEN <= self.end {
            return S::u8s::from_slice(simd, &column[at..at + S::u8s::LEN]);
        }
        let rest = &column[at..self.end];
        let mut padded = [0; WIDEST];
        padded[..rest.len()].copy_from_slice(rest);
        S::u8s::from_slice(simd, &padded[..S::u8s::LEN])
    }

    /// What any criterion is worth.
    #[inline(always)]
    fn find<S: Simd>(
        self,
        simd: S,
        tables: &Tables,
        criterion: usize,
        lane: usize,
    ) -> Found<S::u8s> {
        let entry = &tables.entries[criterion];
        let levels = self.load(simd, self.columns.levels(criterion), lane);
        let mut found = self.chosen(simd, entry, levels, lane);
        let Some(story) = entry.story else {
            return found;
        };
        // Reading rule 4: with a story it must be chosen, without one it must not be worth points.
        let (zero, fault) = (
            S::u8s::splat(simd, 0),
            S::u8s::splat(simd, mark::FAULT),
        );
        let levels_of_story = self.load(simd, self.columns.levels(story), lane);
        let told = self.chosen(simd, &tables.entries[story], levels_of_story, lane);
        let has_story = told.points.simd_gt(zero);
        let left_out = levels.simd_eq(S::u8s::splat(simd, LEFT_OUT));
        found.points = left_out.select(zero, found.points);
        found.seen = left_out.select(zero, found.seen);
        let missed = left_out.select(S::u8s::splat(simd, entry.left_out), found.marks);
        let lacking = has_story & left_out;
        let undue = !has_story & found.points.simd_gt(zero);
        found.marks = missed | (lacking | undue).select(fault, zero);
        found
    }

    /// What the levels are worth in their cases, whatever the story.
    #[inline(always)]
    fn chosen<S: Simd>(
        self,
        simd: S,
        entry: &Entry,
        levels: S::u8s,
        lane: usize,
    ) -> Found<S::u8s> {
        let Some(column) = entry.cases else {
            let (points, marks) = look_up(simd, &entry.worths[0], levels);
            return Found { points, marks, seen: levels };
        };
        let cases = self.load(simd, self.columns.cases(column), lane);
        let mut points = S::u8s::splat(simd, 0);
        let mut marks = S::u8s::splat(simd, mark::FAULT);
        for worth in &entry.worths {
            let own = cases.simd_eq(S::u8s::splat(simd, worth.case));
            let (worth_points, missed) = look_up(simd, worth, levels);
            points = own.select(worth_points, points);
            marks = own.select(missed, marks);
        }
        Found { points, marks, seen: levels }
    }
}

/// The points of levels, and what they miss. Above 15 it is any, and the row is looked at by itself.
#[inline(always)]
fn look_up<S: Simd>(
    simd: S,
    worth: &Worth,
    levels: S::u8s,
) -> (S::u8s, S::u8s) {
    if shuffles(simd.level()) {
        let table = |table: &Sixteen| S::u8s::block_splat(u8x16::from_slice(simd, &table.0));
        return (
            table(&worth.points).swizzle_dyn_within_blocks(levels),
            table(&worth.marks).swizzle_dyn_within_blocks(levels),
        );
    }
    // Without a shuffle, level by level.
    let zero = S::u8s::splat(simd, 0);
    let top = S::u8s::splat(simd, worth.top);
    let fault = levels.simd_gt(top);
    let mut found = (zero, fault.select(S::u8s::splat(simd, mark::FAULT), zero));
    for (level, (&points, &missed)) in (0..=worth.top).zip(worth.points.0.iter().zip(&worth.marks.0)) {
        let own = levels.simd_eq(S::u8s::splat(simd, level));
        found.0 |= own.select(S::u8s::splat(simd, points), zero);
        found.1 |= own.select(S::u8s::splat(simd, missed), zero);
    }
    found
}

/// Whether one instruction looks up a table: with the first vectors of x86 it does not.
#[inline(always)]
fn shuffles(level: Level) -> bool {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    return level.as_sse4_2().is_some();
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    return !level.is_fallback();
}

/// Puts bytes at a place; what is behind the end is of no row.
#[inline(always)]
fn store<S: Simd, V: SimdBase<S, Element = u8>>(bytes: V, first: usize, places: &mut [u8]) {
    let places = &mut places[first..];
    if places.len() >= V::LEN {
        bytes.store_slice(&mut places[..V::LEN]);
    } else {
        let length = places.len();
        places.copy_from_slice(&bytes.as_slice()[..length]);
    }
}

/// The points of the criteria with a need, a plane of bytes each.
#[inline(always)]
pub(super) fn weigh<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    planes: &mut [[u8; MEMBERS]],
) {
    for (&criterion, plane) in tables.weighed.iter().zip(planes) {
        let mut at = range.start;
        while at < range.end {
            let rows = Rows { columns, at, end: range.end };
            let found = rows.find(simd, tables, criterion, 0);
            store(found.points, at - range.start, &mut plane[..range.len()]);
            at += S::u8s::LEN;
        }
    }
}

/// The criteria whose needs are missed or whose zero ends the evaluation, a bit each.
#[inline(always)]
pub(super) fn miss<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    sets: [Option<&mut [u64]>; SETS],
) {
    let zero = S::u8s::splat(simd, 0);
    let mut sets = sets;
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows { columns, at, end: range.end };
        // Eight criteria are a byte of a set.
        let mut planes = [[zero; 8]; SETS];
        let mut filled = [0_u8; SETS];
        for &criterion in &tables.weighed {
            let found = rows.find(simd, tables, criterion, 0);
            let (byte, bit) = (criterion / 8, 1 << (criterion % 8));
            for (set, &need) in tables.entries[criterion].needs.iter().enumerate() {
                if need > 0 {
                    let missed = S::u8s::splat(simd, need).simd_gt(found.points);
                    planes[set][byte] |= missed.select(S::u8s::splat(simd, bit), zero);
                    filled[set] |= 1 << byte;
                }
            }
        }
        let first = at - range.start;
        let places = first..range.len().min(first + S::u8s::LEN);
        for ((set, planes), filled) in sets.iter_mut().zip(&planes).zip(filled) {
            let Some(set) = set else { continue };
            let set = &mut set[places.clone()];
            set.fill(0);
            for (byte, plane) in planes.iter().enumerate() {
                if filled >> byte & 1 == 1 {
                    for (bits, &part) in set.iter_mut().zip(plane.as_slice()) {
                        *bits |= u64::from(part) << (8 * byte);
                    }
                }
            }
        }
    }
}
