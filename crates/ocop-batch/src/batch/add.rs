//! Members added to the sums of their councils, block by block of rows.
//!
//! The lanes of a row are turned to sixteen bytes, the low halves of eight words and the high halves:
//! a few instructions add them to the words of any council.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, dispatch, u8x16, u16x8, u64x8};

use super::Batch;
use super::columns::{Columns, beside, blocks};
use super::fault::Fault;
use super::row;
use super::sums::CouncilSums;
use super::sweep::{Rows, SHORT, Swept, WIDEST, sweep};
use super::tables::{Flag, Lane, Summed, Tables, mark};
use super::turn::square;
use super::word_blocks::WordBlocks;
use super::words::{BEFORE, Head, with_missed};
use ocop_core::Error;

/// The rows of a block: a page of each column.
const PAGE: usize = 4096;

/// The words of which one row of sixteen bytes has both halves.
const HALF: usize = 8;

/// Where the members of a block go.
struct Into<'a> {
    flags: &'a [Flag],
    lanes: &'a [Lane],
    words: &'a mut WordBlocks,
    /// The council of each row.
    councils: &'a [usize],
}

impl Into<'_> {
    /// The words of a row's council.
    #[inline(always)]
    fn words(&mut self, row: usize) -> &mut [u64] {
        self.words.council_mut(self.councils[row])
    }

    /// How many groups of eight words have lanes.
    const fn groups(&self) -> usize {
        (self.words.per_council() - BEFORE).div_ceil(HALF)
    }

    /// The first word of a group. The last group ends where the council does, as far as there are eight words: so
    /// it is added as a whole. Words that it has twice, or before the lanes, get nothing from it.
    fn first(&self, group: usize) -> usize {
        let last = self.words.per_council().saturating_sub(HALF);
        last.min(BEFORE + group * HALF)
    }

    /// The lane of a byte in a group of eight words.
    fn lane(&self, group: usize, byte: usize) -> Option<Lane> {
        let word = self.first(group) + byte % HALF;
        if word < BEFORE + group * HALF || word >= self.words.per_council() {
            return None;
        }
        let high = if byte < HALF {
            0
        } else {
            self.words.per_council() - BEFORE
        };
        self.lanes.get(high + word - BEFORE).copied()
    }
}

impl Batch {
    /// Adds each row to the sums of a council: row `n` is a member of council `councils[n]`.
    ///
    /// A row at fault is a member too: it gives its council the fault, and no points.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for sums of another sheet.
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for sums of another requirement
    /// rule, columns that are not those of the sheet, another number of `councils` than rows, and a
    /// council that `sums` does not have. Also for more members of a council than 2³² divided by the
    /// points of the best level, at least 42,949,672: so no sum overflows. Then nothing is added.
    pub fn add(
        &self,
        columns: Columns<'_>,
        councils: &[usize],
        sums: &mut CouncilSums,
    ) -> Result<(), Error> {
        self.fit(columns)?;
        self.make_room(columns.rows(), councils, sums)?;
        self.add_rows(columns, councils, sums, |_, fault| fault);
        Ok(())
    }

    /// Whether rows can be added.
    pub(super) fn make_room(
        &self,
        rows: usize,
        councils: &[usize],
        sums: &mut CouncilSums,
    ) -> Result<(), Error> {
        self.fit_sums(sums)?;
        beside(|| "councils".into(), councils.len(), rows)?;
        sums.fit(councils)?;
        let new = councils.iter().map(|&council| (council, 1));
        sums.make_room(self.tables.most_members, rows as u64, new)
    }

    /// Adds rows for which there is room.
    pub(super) fn add_rows(
        &self,
        columns: Columns<'_>,
        councils: &[usize],
        sums: &mut CouncilSums,
        fault: impl Fn(usize, Fault) -> Fault,
    ) {
        let Summed { flags, lanes, .. } = self.tables.summed(self.minimum);
        let mut into = Into {
            flags,
            lanes,
            words: &mut sums.words,
            councils,
        };
        if councils.len() < PAGE / 4 {
            self.add_by::<SHORT>(columns, &mut into, fault);
        } else {
            self.add_by::<PAGE>(columns, &mut into, fault);
        }
    }

    fn add_by<const BLOCK: usize>(
        &self,
        columns: Columns<'_>,
        into: &mut Into<'_>,
        fault: impl Fn(usize, Fault) -> Fault,
    ) {
        let mut scratch = [[0; BLOCK]; 4];
        for rows in blocks(0..into.councils.len(), BLOCK) {
            let scratch = scratch.each_mut().map(|bytes| &mut bytes[..rows.len()]);
            let [totals, bands, stars, marks] = scratch;
            let mut swept = Swept {
                totals,
                bands,
                stars,
                marks,
            };
            dispatch!(self.level, simd => add::<_, BLOCK>(simd, &self.tables, columns, rows.clone(), &mut swept, into));
            for (row, mark) in rows.zip(swept.marks) {
                if *mark & mark::FAULT != 0 {
                    self.add_row(columns, row, into, &fault);
                }
            }
        }
    }

    /// Adds a row that is read by itself.
    fn add_row(
        &self,
        columns: Columns<'_>,
        row: usize,
        into: &mut Into<'_>,
        fault: impl Fn(usize, Fault) -> Fault,
    ) {
        let points = match row::read(&self.tables, columns, row) {
            Ok(points) => points,
            Err(found) => {
                let head = &mut into.words(row)[0];
                *head = Head(*head).and(Head::of_fault(fault(row, found))).0;
                return;
            }
        };
        for group in 0..into.groups() {
            let of_byte = |byte: usize| {
                let lane = into.lane(group, byte);
                lane.map_or(0, |lane| u16::from(lane.adds(points[lane.criterion])))
            };
            let halves = [0, HALF].map(|first| core::array::from_fn(|byte| of_byte(first + byte)));
            let first = into.first(group);
            add_few(&mut into.words(row)[first..], &halves);
        }
        let flags = into.flags.iter().enumerate();
        let missed = flags.fold(0, |missed, (bit, flag)| {
            missed | u8::from(points[flag.criterion] < flag.least) << bit
        });
        let (total, words) = (row::total(&points), into.words(row));
        words[0] = Head(words[0]).with_members(1, [total; 2]).0;
        words[1] = with_missed(words[1] + u64::from(total), missed);
    }
}

/// Adds the rows of a block, but for those that are marked to be read by themselves.
#[inline(always)]
fn add<S: Simd, const BLOCK: usize>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: Range<usize>,
    swept: &mut Swept<'_>,
    into: &mut Into<'_>,
) {
    sweep::<S, BLOCK>(simd, tables, columns, range.clone(), swept);
    let mut lanes = [[0; 2 * HALF]; WIDEST];
    for at in range.clone().step_by(S::u8s::LEN) {
        let rows = Rows {
            columns,
            at,
            end: range.end,
        };
        let own = at..range.end.min(at + S::u8s::LEN);
        let councils = &into.councils[own.clone()];
        let places = own.start - range.start..own.end - range.start;
        let (totals, marks) = (&swept.totals[places.clone()], &swept.marks[places]);
        for group in 0..into.groups() {
            turn(simd, tables, rows, group, into, &mut lanes);
            let first = into.first(group);
            add_lanes(simd, &lanes, marks, councils, first, into.words);
        }
        // Heads come last: a group may have words before the lanes, and to read them right behind a smaller write
        // is slow.
        let mut missed = [0; WIDEST];
        miss(simd, tables, rows, into.flags).store_slice(&mut missed[..S::u8s::LEN]);
        add_heads(totals, &missed, marks, councils, into.words);
    }
}

/// The rows of each council in a row of them, with the council. Members are often side by side.
#[inline(always)]
fn runs(councils: &[usize]) -> impl Iterator<Item = (usize, Range<usize>)> {
    let mut end = 0;
    let runs = councils.chunk_by(|council, next| council == next);
    runs.map(move |run| {
        let rows = end..end + run.len();
        end = rows.end;
        (run[0], rows)
    })
}

/// The flags that rows do not reach, a bit each.
#[inline(always)]
fn miss<S: Simd>(simd: S, tables: &Tables, rows: Rows<'_>, flags: &[Flag]) -> S::u8s {
    let mut missed = S::u8s::splat(simd, 0);
    for (bit, flag) in flags.iter().enumerate() {
        let points = rows.find(simd, tables, flag.criterion).points;
        let is_missed = points.simd_lt(S::u8s::splat(simd, flag.least));
        missed |= is_missed.select(S::u8s::splat(simd, 1 << bit), S::u8s::splat(simd, 0));
    }
    missed
}

/// Adds one member each, their totals and the flags that they do not reach.
#[inline(always)]
fn add_heads(
    totals: &[u8],
    missed: &[u8],
    marks: &[u8],
    councils: &[usize],
    words: &mut WordBlocks,
) {
    for (council, rows) in runs(councils) {
        if let Some([head, second]) = words.council_mut(council).first_chunk_mut::<BEFORE>() {
            // Summed up before the council's words are read: each member takes fewer steps.
            let (mut members, mut lowest, mut highest) = (0, u8::MAX, 0);
            let (mut points, mut flags) = (0, 0);
            let own = totals[rows.clone()].iter().zip(&missed[rows.clone()]);
            for ((&total, missed), mark) in own.zip(&marks[rows]) {
                if mark & mark::FAULT == 0 {
                    members += 1;
                    (lowest, highest) = (lowest.min(total), highest.max(total));
                    points += u64::from(total);
                    flags |= missed;
                }
            }
            *head = Head(*head).with_members(members, [lowest, highest]).0;
            *second = with_missed(*second + points, flags);
        }
    }
}

/// Adds the lanes of a group of words from the `first` on.
#[inline(always)]
fn add_lanes<S: Simd>(
    simd: S,
    lanes: &[[u8; 2 * HALF]; WIDEST],
    marks: &[u8],
    councils: &[usize],
    first: usize,
    words: &mut WordBlocks,
) {
    for (council, rows) in runs(councils) {
        // A run has at most as many rows as a vector has bytes: no sum is above 16 bits.
        let mut sums = [u16x8::splat(simd, 0); 2];
        for (bytes, mark) in lanes[rows.clone()].iter().zip(&marks[rows]) {
            if mark & mark::FAULT == 0 {
                let (low, high) = u8x16::from_slice(simd, bytes).widen();
                sums = [sums[0] + low, sums[1] + high];
            }
        }
        let words = words.council_mut(council);
        match words[first..].first_chunk_mut::<HALF>() {
            Some(words) => add_eight(simd, words, sums),
            None => {
                let halves = sums.map(|half| {
                    let mut lanes = [0; HALF];
                    half.store_slice(&mut lanes);
                    lanes
                });
                add_few(&mut words[first..], &halves);
            }
        }
    }
}

/// The lanes of a group, a row of bytes for each member.
#[inline(always)]
fn turn<S: Simd>(
    simd: S,
    tables: &Tables,
    rows: Rows<'_>,
    group: usize,
    into: &Into<'_>,
    turned: &mut [[u8; 2 * HALF]; WIDEST],
) {
    let (zero, one) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, 1));
    let mut planes = [zero; 2 * HALF];
    for (byte, plane) in planes.iter_mut().enumerate() {
        if let Some(lane) = into.lane(group, byte) {
            let points = rows.find(simd, tables, lane.criterion).points;
            *plane = match lane.set {
                None => points,
                Some(set) => {
                    let requirement = S::u8s::splat(simd, lane.requirements[set]);
                    let reached = points.simd_ge(requirement);
                    reached.select(one, zero)
                }
            };
        }
    }
    for (part, turned) in (0..S::u8s::LEN)
        .step_by(16)
        .zip(turned.chunks_exact_mut(16))
    {
        let square = square(simd, &planes, part);
        for (place, turned) in turned.iter_mut().enumerate() {
            square[place].store_slice(turned);
        }
    }
}

/// Adds the sums of a whole group.
#[inline(always)]
fn add_eight<S: Simd>(simd: S, words: &mut [u64; HALF], [low, high]: [u16x8<S>; 2]) {
    let wide = |half: u16x8<S>| {
        let (a, b) = half.widen();
        let ((a, b), (c, d)) = (a.widen(), b.widen());
        a.combine(b).combine(c.combine(d))
    };
    let sums = u64x8::from_slice(simd, words) + (wide(low) | (wide(high) << 32));
    sums.store_slice(words);
}

/// Adds the sums of a group to the words of a council. A lane never overflows its half of a word: a
/// council has no more members than [fit](CouncilSums::make_room).
#[inline(always)]
fn add_few(words: &mut [u64], [low, high]: &[[u16; HALF]; 2]) {
    for ((word, &low), &high) in words.iter_mut().zip(low).zip(high) {
        *word += u64::from(low) | u64::from(high) << 32;
    }
}
