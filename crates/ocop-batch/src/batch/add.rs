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
use super::row::{self, CardPoints};
use super::sums::CouncilSums;
use super::sweep::{Rows, SHORT, Swept, WIDEST, sweep};
use super::tables::{Lane, Tables, mark};
use super::turn::square;
use super::words::{BEFORE, Head};
use ocop_core::Error;

/// The rows of a block: a page of each column.
const PAGE: usize = 4096;

/// The words of which one row of sixteen bytes has both halves.
const HALF: usize = 8;

/// Where the members of a block go.
struct Into<'a> {
    lanes: &'a [Lane],
    words_per_council: usize,
    words: &'a mut [u64],
    /// The council of each row.
    councils: &'a [usize],
}

impl Into<'_> {
    /// The words of a row's council.
    #[inline(always)]
    fn words(&mut self, row: usize) -> &mut [u64] {
        let first = self.councils[row] * self.words_per_council;
        &mut self.words[first..first + self.words_per_council]
    }

    /// How many groups of eight words have lanes.
    const fn groups(&self) -> usize {
        (self.words_per_council - BEFORE).div_ceil(HALF)
    }

    /// The lane of a byte in a group of eight words.
    fn lane(&self, group: usize, byte: usize) -> Option<Lane> {
        let words = self.words_per_council - BEFORE;
        let word = group * HALF + byte % HALF;
        let lane = if byte < HALF { word } else { words + word };
        self.lanes.get(lane).copied().filter(|_| word < words)
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
        let mut into = Into {
            lanes: self.tables.lanes(self.minimum),
            words_per_council: sums.words_per_council,
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
                lane.map_or(0, |lane| u16::from(adds(lane, &points)))
            };
            let halves = [0, HALF].map(|first| core::array::from_fn(|byte| of_byte(first + byte)));
            add_few(&mut into.words(row)[BEFORE + group * HALF..], &halves);
        }
        let (total, words) = (row::total(&points), into.words(row));
        words[0] = Head(words[0]).with_total(total).0;
        words[1] += u64::from(total);
    }
}

/// What a member adds to a lane.
fn adds(lane: Lane, points: &CardPoints) -> u8 {
    let points = points[lane.criterion];
    match lane.set {
        None => points,
        Some(set) => u8::from(points >= lane.requirements[set]),
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
        add_heads(totals, marks, councils, into.words, into.words_per_council);
        for group in 0..into.groups() {
            turn(simd, tables, rows, group, into, &mut lanes);
            add_lanes(
                simd,
                &lanes,
                marks,
                councils,
                group,
                into.words,
                into.words_per_council,
            );
        }
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

/// Adds one member each, and their totals.
#[inline(always)]
fn add_heads(totals: &[u8], marks: &[u8], councils: &[usize], words: &mut [u64], stride: usize) {
    for (council, rows) in runs(councils) {
        if let Some([head, sum]) = words[council * stride..].first_chunk_mut::<BEFORE>() {
            let (mut all, mut points) = (Head(*head), *sum);
            for (&total, mark) in totals[rows.clone()].iter().zip(&marks[rows]) {
                if mark & mark::FAULT == 0 {
                    all = all.with_total(total);
                    points += u64::from(total);
                }
            }
            (*head, *sum) = (all.0, points);
        }
    }
}

/// Adds the lanes of a group of words.
#[inline(always)]
fn add_lanes<S: Simd>(
    simd: S,
    lanes: &[[u8; 2 * HALF]; WIDEST],
    marks: &[u8],
    councils: &[usize],
    group: usize,
    words: &mut [u64],
    stride: usize,
) {
    let first = BEFORE + group * HALF;
    for (council, rows) in runs(councils) {
        // A run has at most as many rows as a vector has bytes: no sum is above 16 bits.
        let mut sums = [u16x8::splat(simd, 0); 2];
        for (bytes, mark) in lanes[rows.clone()].iter().zip(&marks[rows]) {
            if mark & mark::FAULT == 0 {
                let (low, high) = u8x16::from_slice(simd, bytes).widen();
                sums = [sums[0] + low, sums[1] + high];
            }
        }
        let words = &mut words[council * stride..(council + 1) * stride];
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
