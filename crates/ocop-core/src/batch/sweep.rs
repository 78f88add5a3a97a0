//! The kernel: totals, bands, stars and what is missed, for as many rows at once as a vector has
//! bytes.
//!
//! A level of 0 to 15 is a place in a table of sixteen bytes, so that one shuffle looks up the points
//! of a whole vector of rows, and one more what they miss. What a vector cannot tell, a fault, is
//! left to the row path.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, mask8x16, u8x16};

use super::columns::{Columns, LEFT_OUT};
use super::row::RowPoints;
use super::tables::{Entry, Plain, SETS, STOPPED, Sixteen, Tables, Worth, mark};
use crate::rules::Minimum;
use crate::sheet::row::MOST_CRITERIA;

/// The rows of a block, whose scratch stays in the first cache.
pub(super) const BLOCK: usize = 4096;

/// The rows of a block of councils, beside which stand the points of each row.
pub(super) const MEMBERS: usize = 256;

/// Columns that are read side by side: their tables stay in registers.
const ABREAST: usize = 4;

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

/// Rates the rows of a block, without faults in words.
///
/// A few columns go by at a time, each in one run, as memory likes to be read; the sums of the block
/// wait in the first cache.
#[inline(always)]
pub(super) fn sweep<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    swept: &mut Swept<'_>,
) {
    let mut sums = Sums {
        totals: [0; BLOCK],
        marks: [0; BLOCK],
        seen: [0; BLOCK],
    };
    let plain = tables.plain.chunks_exact(ABREAST);
    for one in plain.remainder() {
        add::<S, 1>(simd, [one], columns, range.clone(), &mut sums);
    }
    for some in plain {
        if let [a, b, c, d] = some {
            add::<S, ABREAST>(simd, [a, b, c, d], columns, range.clone(), &mut sums);
        }
    }
    for &criterion in &tables.special {
        for at in range.clone().step_by(S::u8s::LEN) {
            let rows = Rows {
                columns,
                at,
                end: range.end,
            };
            let found = rows.find(simd, tables, criterion);
            sums.add(simd, at - range.start, found);
        }
    }
    let zero = S::u8s::splat(simd, 0);
    for place in (0..range.len()).step_by(S::u8s::LEN) {
        let part = place..place + S::u8s::LEN;
        let totals = S::u8s::from_slice(simd, &sums.totals[part.clone()]);
        // Any level above 15.
        let high = (S::u8s::from_slice(simd, &sums.seen[part.clone()]) & 0xF0).simd_gt(zero);
        let fault = high.select(S::u8s::splat(simd, mark::FAULT), zero);
        let marks = S::u8s::from_slice(simd, &sums.marks[part]) | fault;
        let (band, star) = star(simd, tables, totals, marks);
        store(totals, place, swept.totals);
        store(band, place, swept.bands);
        store(star, place, swept.stars);
        store(marks, place, swept.marks);
    }
}

/// The sums of a block while its columns go by.
struct Sums {
    totals: [u8; BLOCK],
    marks: [u8; BLOCK],
    seen: [u8; BLOCK],
}

impl Sums {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, place: usize, found: Found<S::u8s>) {
        let part = place..place + S::u8s::LEN;
        let totals = &mut self.totals[part.clone()];
        (S::u8s::from_slice(simd, totals) + found.points).store_slice(totals);
        let marks = &mut self.marks[part.clone()];
        (S::u8s::from_slice(simd, marks) | found.marks).store_slice(marks);
        let seen = &mut self.seen[part];
        (S::u8s::from_slice(simd, seen) | found.seen).store_slice(seen);
    }
}

/// Adds some columns to the sums of a block.
#[inline(always)]
fn add<S: Simd, const N: usize>(
    simd: S,
    plain: [&Plain; N],
    columns: Columns<'_>,
    range: Range<usize>,
    sums: &mut Sums,
) {
    let zero = S::u8s::splat(simd, 0);
    let runs = plain.map(|plain| columns.levels(plain.criterion));
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let mut found = Found {
            points: zero,
            marks: zero,
            seen: zero,
        };
        for (plain, run) in plain.iter().zip(runs) {
            let levels = rows.load(simd, run);
            let (points, marks) = look_up(simd, &plain.worth, levels);
            found.points += points;
            found.marks |= marks;
            found.seen |= levels;
        }
        sums.add(simd, at - range.start, found);
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
#[derive(Clone, Copy)]
struct Found<V> {
    points: V,
    marks: V,
    /// The levels, but for what is left out.
    seen: V,
}

impl Rows<'_> {
    /// The bytes of a column in some rows; behind the last row, zeros.
    #[inline(always)]
    fn load<S: Simd>(self, simd: S, column: &[u8]) -> S::u8s {
        let at = self.at;
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
    fn find<S: Simd>(self, simd: S, tables: &Tables, criterion: usize) -> Found<S::u8s> {
        let entry = &tables.entries[criterion];
        let levels = self.load(simd, self.columns.levels(criterion));
        let mut found = self.chosen(simd, entry, levels);
        let Some(story) = entry.story else {
            return found;
        };
        // Reading rule 4: with a story it must be chosen, without one it must not be worth points.
        let (zero, fault) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, mark::FAULT));
        let levels_of_story = self.load(simd, self.columns.levels(story));
        let told = self.chosen(simd, &tables.entries[story], levels_of_story);
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
    fn chosen<S: Simd>(self, simd: S, entry: &Entry, levels: S::u8s) -> Found<S::u8s> {
        let Some(column) = entry.cases else {
            let (points, marks) = look_up(simd, &entry.worths[0], levels);
            return Found {
                points,
                marks,
                seen: levels,
            };
        };
        let cases = self.load(simd, self.columns.cases(column));
        let mut points = S::u8s::splat(simd, 0);
        let mut marks = S::u8s::splat(simd, mark::FAULT);
        for worth in &entry.worths {
            let own = cases.simd_eq(S::u8s::splat(simd, worth.case));
            let (worth_points, missed) = look_up(simd, worth, levels);
            points = own.select(worth_points, points);
            marks = own.select(missed, marks);
        }
        Found {
            points,
            marks,
            seen: levels,
        }
    }
}

/// The points of levels, and what they miss. Above 15 it is any, and the row is looked at by itself.
#[inline(always)]
fn look_up<S: Simd>(simd: S, worth: &Worth, levels: S::u8s) -> (S::u8s, S::u8s) {
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
    for (level, (&points, &missed)) in
        (0..=worth.top).zip(worth.points.0.iter().zip(&worth.marks.0))
    {
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

/// Whether the criteria with a need are among sixteen.
#[inline(always)]
fn has_needs(tables: &Tables, sixteen: usize) -> bool {
    tables
        .weighed
        .iter()
        .any(|criterion| criterion / 16 == sixteen)
}

/// Turns the points of a block about: for each row those of the criteria with a need, by their place
/// on the sheet.
#[inline(always)]
pub(super) fn turn<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    turned: &mut [RowPoints],
) {
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let first = at - range.start;
        for sixteen in (0..MOST_CRITERIA / 16).filter(|&sixteen| has_needs(tables, sixteen)) {
            let mut planes = [S::u8s::splat(simd, 0); 16];
            for &criterion in &tables.weighed {
                if criterion / 16 == sixteen {
                    planes[criterion % 16] = rows.find(simd, tables, criterion).points;
                }
            }
            for part in (0..S::u8s::LEN).step_by(16) {
                let Some(places) = turned.get_mut(first + part..) else {
                    break;
                };
                let square =
                    planes.map(|plane| u8x16::from_slice(simd, &plane.as_slice()[part..part + 16]));
                let square = shuffle_sixteen(shuffle_sixteen(square));
                let square = shuffle_sixteen(shuffle_sixteen(square));
                for (row, points) in places.iter_mut().zip(square) {
                    points.store_slice(&mut row[sixteen * 16..sixteen * 16 + 16]);
                }
            }
        }
    }
}

/// One round of a perfect shuffle: the first half of the vectors between the second. As many rounds
/// as the number of vectors has bits make columns of bytes to rows. Written out, so that all stays in
/// registers.
#[inline(always)]
fn shuffle_sixteen<S: Simd>(vectors: [u8x16<S>; 16]) -> [u8x16<S>; 16] {
    let [
        v0,
        v1,
        v2,
        v3,
        v4,
        v5,
        v6,
        v7,
        v8,
        v9,
        v10,
        v11,
        v12,
        v13,
        v14,
        v15,
    ] = vectors;
    [
        v0.zip_low(v8),
        v0.zip_high(v8),
        v1.zip_low(v9),
        v1.zip_high(v9),
        v2.zip_low(v10),
        v2.zip_high(v10),
        v3.zip_low(v11),
        v3.zip_high(v11),
        v4.zip_low(v12),
        v4.zip_high(v12),
        v5.zip_low(v13),
        v5.zip_high(v13),
        v6.zip_low(v14),
        v6.zip_high(v14),
        v7.zip_low(v15),
        v7.zip_high(v15),
    ]
}

/// The same of eight vectors.
#[inline(always)]
fn shuffle_eight<S: Simd>(vectors: [u8x16<S>; 8]) -> [u8x16<S>; 8] {
    let [v0, v1, v2, v3, v4, v5, v6, v7] = vectors;
    [
        v0.zip_low(v4),
        v0.zip_high(v4),
        v1.zip_low(v5),
        v1.zip_high(v5),
        v2.zip_low(v6),
        v2.zip_high(v6),
        v3.zip_low(v7),
        v3.zip_high(v7),
    ]
}

/// The criteria whose needs are missed or whose zero ends the evaluation, a bit each.
#[inline(always)]
pub(super) fn miss<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    mut sets: [Option<&mut [u64]>; SETS],
) {
    let zero = S::u8s::splat(simd, 0);
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        // Eight criteria are a byte of a set.
        let mut planes = [[zero; 8]; SETS];
        for &criterion in &tables.weighed {
            let found = rows.find(simd, tables, criterion);
            let (byte, bit) = (criterion / 8, S::u8s::splat(simd, 1 << (criterion % 8)));
            for (planes, need) in planes.iter_mut().zip(tables.entries[criterion].needs) {
                if need > 0 {
                    let missed = S::u8s::splat(simd, need).simd_gt(found.points);
                    planes[byte] |= missed.select(bit, zero);
                }
            }
        }
        for (set, planes) in sets.iter_mut().zip(&planes) {
            if let Some(set) = set {
                put::<S>(simd, planes, &mut set[at - range.start..]);
            }
        }
    }
}

/// Writes eight planes of bytes as a number of eight bytes a row.
#[inline(always)]
fn put<S: Simd>(simd: S, planes: &[S::u8s; 8], places: &mut [u64]) {
    for (part, places) in (0..S::u8s::LEN).step_by(16).zip(places.chunks_mut(16)) {
        let sides = planes.map(|plane| u8x16::from_slice(simd, &plane.as_slice()[part..part + 16]));
        let sides = shuffle_eight(shuffle_eight(shuffle_eight(sides)));
        for (pair, bytes) in places.chunks_mut(2).zip(sides) {
            for (place, bytes) in pair.iter_mut().zip(bytes.as_slice().chunks_exact(8)) {
                let mut number = [0; 8];
                number.copy_from_slice(bytes);
                *place = u64::from_le_bytes(number);
            }
        }
    }
}

/// The points that a number of members need together, by criterion.
#[derive(Clone, Copy)]
pub(super) struct Together {
    members: u8,
    needs: [RowPoints; SETS],
}

impl Together {
    pub(super) const NONE: Self = Self {
        members: 0,
        needs: [[0; MOST_CRITERIA]; SETS],
    };

    /// The needs of a number of members: one member's, that many times.
    #[inline(always)]
    fn of(&mut self, tables: &Tables, members: u8) {
        if self.members != members {
            self.members = members;
            self.needs = tables.needs;
            for need in self.needs.iter_mut().flatten() {
                *need = need.wrapping_mul(members);
            }
        }
    }
}

/// What a small council misses (reading rules 9 and 11): at most [`Tables::few`] members, so that a
/// byte holds their sums.
#[inline(always)]
pub(super) fn gather<S: Simd>(
    simd: S,
    tables: &Tables,
    minimum: Minimum,
    members: &[RowPoints],
    together: &mut Together,
) -> [u64; SETS] {
    let [count, ..] = members.len().to_le_bytes();
    together.of(tables, count);
    let (zero, one) = (u8x16::splat(simd, 0), u8x16::splat(simd, 1));
    let mut sets = [0; SETS];
    for sixteen in (0..MOST_CRITERIA / 16).filter(|&sixteen| has_needs(tables, sixteen)) {
        let own = |row: &RowPoints| u8x16::from_slice(simd, &row[sixteen * 16..sixteen * 16 + 16]);
        let needs = tables.needs.each_ref().map(own);
        let mut put = |set: usize, missed: mask8x16<S>| {
            sets[set] |= missed.to_bitmask() << (sixteen * 16);
        };
        let points = || members.iter().map(own);
        let least = || {
            points().fold(u8x16::splat(simd, u8::MAX), |least, points| {
                least.min(points)
            })
        };
        match minimum {
            Minimum::Mean => {
                let sum = points().fold(zero, |sum, points| sum + points);
                for set in 0..STOPPED {
                    put(set, sum.simd_lt(own(&together.needs[set])));
                }
            }
            Minimum::EveryMember => {
                let least = least();
                for (set, &need) in needs.iter().enumerate().take(STOPPED) {
                    put(set, least.simd_lt(need));
                }
            }
            Minimum::Majority => {
                for (set, &need) in needs.iter().enumerate().take(STOPPED) {
                    let reached = points().fold(zero, |reached, points| {
                        reached + points.simd_ge(need).select(one, zero)
                    });
                    // Not more than half of them; a need of nothing is reached by all.
                    put(set, (reached + reached).simd_le(u8x16::splat(simd, count)));
                }
            }
        }
        // A zero is any member's.
        if tables.stops {
            put(STOPPED, least().simd_lt(needs[STOPPED]));
        }
    }
    sets
}
