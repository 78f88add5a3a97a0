//! The kernel: totals, bands, stars and unmet requirements, for as many rows at once as a vector has
//! bytes.
//!
//! A level of 0 to 15 is a place in a table of sixteen bytes, so that one shuffle looks up the points
//! of a whole vector of rows, and one more their unmet requirements. Rows that may have a fault are
//! only marked; the row path reads them again.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, u8x16};

use super::columns::{Column, Columns, LEFT_OUT};
use super::nibbles::NONE;
use super::tables::{Entry, Plain, Tables, Worth, mark};

/// The rows of a long block: so many that memory is read in long runs, so few that what is summed up
/// stays in the second cache.
pub(super) const LONG: usize = 32 * 1024;

/// The rows of a short block, whose scratch is soon made and stays in the first cache.
pub(super) const SHORT: usize = 256;

/// Columns that are read side by side: their tables stay in registers.
const ABREAST: usize = 4;

/// The bytes of the widest vector.
pub(super) const WIDEST: usize = 64;

/// Where the results of a block go, a place a row.
pub(super) struct Swept<'a> {
    pub(super) totals: &'a mut [u8],
    pub(super) bands: &'a mut [u8],
    pub(super) stars: &'a mut [u8],
    pub(super) marks: &'a mut [u8],
}

/// The columns at some rows.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) columns: Columns<'a>,
    pub(super) at: usize,
    pub(super) end: usize,
}

/// Rates the rows of a block; rows that may have a fault are marked.
///
/// A few columns go by at a time, each in one run, as memory likes to be read, while the sums of the
/// block wait. A range is no longer than a block.
#[inline(always)]
pub(super) fn sweep<S: Simd, const BLOCK: usize>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    swept: &mut Swept<'_>,
) {
    let mut sums = Sums::<BLOCK> {
        totals: [0; BLOCK],
        marks: [0; BLOCK],
        seen: [0; BLOCK],
    };
    let plain = tables.plain.chunks_exact(ABREAST);
    for one in plain.remainder() {
        add(simd, [one], columns, range.clone(), &mut sums);
    }
    for some in plain {
        if let [a, b, c, d] = some {
            add(simd, [a, b, c, d], columns, range.clone(), &mut sums);
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
struct Sums<const BLOCK: usize> {
    totals: [u8; BLOCK],
    marks: [u8; BLOCK],
    seen: [u8; BLOCK],
}

impl<const BLOCK: usize> Sums<BLOCK> {
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
fn add<S: Simd, const N: usize, const BLOCK: usize>(
    simd: S,
    plain: [&Plain; N],
    columns: Columns<'_>,
    range: Range<usize>,
    sums: &mut Sums<BLOCK>,
) {
    let zero = S::u8s::splat(simd, 0);
    let runs = plain.map(|plain| columns.levels(plain.criterion));
    let mut tables = [Looked {
        points: zero,
        marks: zero,
    }; N];
    for (table, plain) in tables.iter_mut().zip(plain) {
        *table = looked(simd, &plain.worth);
    }
    // Without a call in these loops, the tables stay in registers.
    let whole = if !shuffles(simd.level()) {
        0
    } else if columns.is_nibbles() {
        add_nibbles(simd, tables, runs, &range, sums)
    } else {
        add_bytes(simd, tables, runs, &range, sums)
    };
    for at in (range.start + whole..range.end).step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let mut found = nothing(simd);
        for (plain, run) in plain.iter().zip(runs) {
            let levels = rows.numbers(simd, run);
            let (points, marks) = look_up(simd, &plain.worth, levels);
            found.points += points;
            found.marks |= marks;
            found.seen |= levels;
        }
        sums.add(simd, at - range.start, found);
    }
}

/// Adds whole vectors of rows, one a byte; returns how many rows.
#[inline(always)]
fn add_bytes<S: Simd, const N: usize, const BLOCK: usize>(
    simd: S,
    tables: [Looked<S::u8s>; N],
    runs: [Column<'_>; N],
    range: &Range<usize>,
    sums: &mut Sums<BLOCK>,
) -> usize {
    let whole = range.len() / S::u8s::LEN * S::u8s::LEN;
    let pieces = runs.map(|run| &run.bytes[range.start..range.start + whole]);
    for place in (0..whole).step_by(S::u8s::LEN) {
        let mut found = nothing(simd);
        for (table, piece) in tables.iter().zip(pieces) {
            let levels = S::u8s::from_slice(simd, &piece[place..place + S::u8s::LEN]);
            found.points += table.points.swizzle_dyn_within_blocks(levels);
            found.marks |= table.marks.swizzle_dyn_within_blocks(levels);
            found.seen |= levels;
        }
        sums.add(simd, place, found);
    }
    whole
}

/// Adds rows, two a byte; returns how many. None if the first row is the second of its byte.
#[inline(always)]
fn add_nibbles<S: Simd, const N: usize, const BLOCK: usize>(
    simd: S,
    tables: [Looked<S::u8s>; N],
    runs: [Column<'_>; N],
    range: &Range<usize>,
    sums: &mut Sums<BLOCK>,
) -> usize {
    if range.start % 2 == 1 {
        return 0;
    }
    let pieces = runs.map(|run| &run.bytes[range.start / 2..range.end.div_ceil(2)]);
    let whole = range.len() / (2 * S::u8s::LEN) * S::u8s::LEN;
    for place in (0..whole).step_by(S::u8s::LEN) {
        let pieces = pieces.map(|piece| &piece[place..place + S::u8s::LEN]);
        let [first, second] = found_pairs(simd, tables, pieces);
        sums.add(simd, 2 * place, first);
        sums.add(simd, 2 * place + S::u8s::LEN, second);
    }
    if 2 * whole < range.len() {
        let mut padded = [[0; WIDEST]; N];
        for (padded, piece) in padded.iter_mut().zip(pieces) {
            padded[..piece.len() - whole].copy_from_slice(&piece[whole..]);
        }
        let pieces = padded.each_ref().map(|padded| &padded[..S::u8s::LEN]);
        let [first, second] = found_pairs(simd, tables, pieces);
        sums.add(simd, 2 * whole, first);
        if 2 * whole + S::u8s::LEN < range.len() {
            sums.add(simd, 2 * whole + S::u8s::LEN, second);
        }
    }
    range.len()
}

/// What the levels in a vector of bytes are worth, two rows a byte. Even and odd rows have sums of
/// their own, which are brought together for some columns at once.
#[inline(always)]
fn found_pairs<S: Simd, const N: usize>(
    simd: S,
    tables: [Looked<S::u8s>; N],
    pieces: [&[u8]; N],
) -> [Found<S::u8s>; 2] {
    let zero = S::u8s::splat(simd, 0);
    let (mut even, mut odd) = (nothing(simd), nothing(simd));
    for (table, piece) in tables.iter().zip(pieces) {
        let (low, high) = halves(simd, S::u8s::from_slice(simd, piece));
        even.points += table.points.swizzle_dyn_within_blocks(low);
        even.marks |= table.marks.swizzle_dyn_within_blocks(low);
        odd.points += table.points.swizzle_dyn_within_blocks(high);
        odd.marks |= table.marks.swizzle_dyn_within_blocks(high);
    }
    let points = even.points.interleave(odd.points);
    let marks = even.marks.interleave(odd.marks);
    let found = |points, marks| Found {
        points,
        marks,
        seen: zero,
    };
    [found(points.0, marks.0), found(points.1, marks.1)]
}

/// The low and the high halves of bytes.
#[inline(always)]
fn halves<S: Simd>(simd: S, bytes: S::u8s) -> (S::u8s, S::u8s) {
    (bytes & S::u8s::splat(simd, NONE), bytes >> 4)
}

/// The tables of a criterion in vectors.
#[derive(Clone, Copy)]
struct Looked<V> {
    points: V,
    marks: V,
}

#[inline(always)]
fn looked<S: Simd>(simd: S, worth: &Worth) -> Looked<S::u8s> {
    Looked {
        points: S::u8s::block_splat(u8x16::from_slice(simd, &worth.points.0)),
        marks: S::u8s::block_splat(u8x16::from_slice(simd, &worth.marks.0)),
    }
}

/// The points of a criterion in some rows; in rows at fault they are any.
#[inline(always)]
pub(super) fn points<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: &Range<usize>,
    criterion: usize,
    points: &mut [u8],
) {
    let entry = &tables.entries[criterion];
    let mut whole = 0;
    let column = columns.levels(criterion);
    if entry.is_plain() && shuffles(simd.level()) && !column.is_nibbles {
        let table = looked(simd, &entry.worths[0]).points;
        whole = range.len() / S::u8s::LEN * S::u8s::LEN;
        let run = &column.bytes[range.start..range.start + whole];
        let pieces = run.chunks_exact(S::u8s::LEN);
        for (levels, points) in pieces.zip(points.chunks_exact_mut(S::u8s::LEN)) {
            let levels = S::u8s::from_slice(simd, levels);
            table.swizzle_dyn_within_blocks(levels).store_slice(points);
        }
    }
    for at in (range.start + whole..range.end).step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let place = at - range.start;
        let found = rows.find(simd, tables, criterion);
        found
            .points
            .store_slice(&mut points[place..place + S::u8s::LEN]);
    }
}

/// The star is the band, or less if a requirement is unmet.
#[inline(always)]
fn star<S: Simd>(simd: S, tables: &Tables, totals: S::u8s, marks: S::u8s) -> (S::u8s, S::u8s) {
    let (zero, one) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, 1));
    let band = tables.edges.iter().fold(one, |band, &edge| {
        let reached = totals.simd_ge(S::u8s::splat(simd, edge));
        band + reached.select(one, zero)
    });
    // An unmet requirement of three stars leaves two, and so on; lower bands keep their star.
    let mut most = S::u8s::splat(simd, 5);
    for (unmet, left) in [(4, 4), (2, 3), (1, 2), (mark::STOPPED, 0)] {
        let held = (marks & unmet).simd_gt(zero);
        most = held.select(S::u8s::splat(simd, left), most);
    }
    (band, band.min(most))
}

/// What the levels of a criterion are worth in some rows.
#[derive(Clone, Copy)]
pub(super) struct Found<V> {
    pub(super) points: V,
    marks: V,
    /// The levels, but for what is left out.
    seen: V,
}

#[inline(always)]
fn nothing<S: Simd>(simd: S) -> Found<S::u8s> {
    Found {
        points: S::u8s::splat(simd, 0),
        marks: S::u8s::splat(simd, 0),
        seen: S::u8s::splat(simd, 0),
    }
}

impl Rows<'_> {
    /// The numbers of a column in some rows; behind the last row, anything.
    #[inline(always)]
    fn numbers<S: Simd>(self, simd: S, column: Column<'_>) -> S::u8s {
        if column.is_nibbles {
            self.nibbles(simd, column.bytes)
        } else {
            self.load(simd, column.bytes)
        }
    }

    /// The bytes of some rows; behind the last row, zeros.
    #[inline(always)]
    pub(super) fn load<S: Simd>(self, simd: S, column: &[u8]) -> S::u8s {
        let at = self.at;
        if at + S::u8s::LEN <= self.end {
            return S::u8s::from_slice(simd, &column[at..at + S::u8s::LEN]);
        }
        let rest = &column[at..self.end];
        let mut padded = [0; WIDEST];
        padded[..rest.len()].copy_from_slice(rest);
        S::u8s::from_slice(simd, &padded[..S::u8s::LEN])
    }

    #[inline(always)]
    fn nibbles<S: Simd>(self, simd: S, column: &[u8]) -> S::u8s {
        // Half a vector of bytes has the rows, if the first of them begins its byte. What is read behind
        // them does no harm.
        let (column, odd) = (&column[self.at / 2..], self.at % 2);
        let mut padded = [0; WIDEST + 1];
        let bytes = if column.len() > S::u8s::LEN {
            column
        } else {
            padded[..column.len()].copy_from_slice(column);
            &padded
        };
        let mut pairs = S::u8s::from_slice(simd, &bytes[..S::u8s::LEN]);
        if odd == 1 {
            let next = S::u8s::from_slice(simd, &bytes[1..=S::u8s::LEN]);
            pairs = pairs >> 4 | next << 4;
        }
        let (low, high) = halves(simd, pairs);
        let numbers = low.zip_low(high);
        let none = numbers.simd_eq(S::u8s::splat(simd, NONE));
        none.select(S::u8s::splat(simd, LEFT_OUT), numbers)
    }

    /// The points of a criterion that always applies and prints no cases.
    #[inline(always)]
    pub(super) fn look_up<S: Simd>(self, simd: S, worth: &Worth, levels: Column<'_>) -> S::u8s {
        look_up(simd, worth, self.numbers(simd, levels)).0
    }

    /// What any criterion is worth.
    #[inline(always)]
    pub(super) fn find<S: Simd>(self, simd: S, tables: &Tables, criterion: usize) -> Found<S::u8s> {
        let entry = &tables.entries[criterion];
        let levels = self.numbers(simd, self.columns.levels(criterion));
        let mut found = self.chosen(simd, entry, levels);
        let Some(story) = entry.story else {
            return found;
        };
        // With a story it must be chosen; without one it must not have points.
        let (zero, fault) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, mark::FAULT));
        let levels_of_story = self.numbers(simd, self.columns.levels(story));
        let found_story = self.chosen(simd, &tables.entries[story], levels_of_story);
        let has_story = found_story.points.simd_gt(zero);
        let left_out = levels.simd_eq(S::u8s::splat(simd, LEFT_OUT));
        found.points = left_out.select(zero, found.points);
        found.seen = left_out.select(zero, found.seen);
        let unmet = left_out.select(S::u8s::splat(simd, entry.left_out), found.marks);
        let lacking = has_story & left_out;
        let undue = !has_story & found.points.simd_gt(zero);
        found.marks = unmet | (lacking | undue).select(fault, zero);
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
        let cases = self.numbers(simd, self.columns.cases(column));
        let mut points = S::u8s::splat(simd, 0);
        let mut marks = S::u8s::splat(simd, mark::FAULT);
        for worth in &entry.worths {
            let own = cases.simd_eq(S::u8s::splat(simd, worth.case));
            let (worth_points, unmet) = look_up(simd, worth, levels);
            points = own.select(worth_points, points);
            marks = own.select(unmet, marks);
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
        let table = looked(simd, worth);
        return (
            table.points.swizzle_dyn_within_blocks(levels),
            table.marks.swizzle_dyn_within_blocks(levels),
        );
    }
    // Without a shuffle, level by level.
    let zero = S::u8s::splat(simd, 0);
    let top = S::u8s::splat(simd, worth.top);
    let fault = levels.simd_gt(top);
    let mut found = (zero, fault.select(S::u8s::splat(simd, mark::FAULT), zero));
    for (level, (&points, &unmet)) in (0..=worth.top).zip(worth.points.0.iter().zip(&worth.marks.0))
    {
        let own = levels.simd_eq(S::u8s::splat(simd, level));
        found.0 |= own.select(S::u8s::splat(simd, points), zero);
        found.1 |= own.select(S::u8s::splat(simd, unmet), zero);
    }
    found
}

/// Whether one instruction looks up a table: with the first vectors of x86 it does not.
#[inline(always)]
pub(super) fn shuffles(level: Level) -> bool {
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
