//! Councils over columns: the rows of one product are its members.

use core::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, dispatch, mask8x64, u8x64};

use super::columns::{Columns, blocks};
use super::fault::Fault;
use super::results::{CouncilResults, Results};
use super::row;
use super::sums::Unmet;
use super::sweep::{SHORT, Swept, WIDEST, points, sweep};
use super::tables::{Lane, SETS, STOPPED, Tables, mark};
use super::together::{ABREAST, Plan, READ, SMALL};
use super::turn::numbers;
use super::{Batch, marked};
use ocop_core::RequirementRule;
use ocop_core::internal::MOST_CRITERIA;

/// What is known of a council when its members have gone by.
pub(super) struct Seen {
    pub(super) members: u64,
    pub(super) total: u64,
    pub(super) lowest: u8,
    pub(super) highest: u8,
    pub(super) fault: Fault,
}

/// The rows of a short block of councils: sixty-four councils of nine.
const FEW: usize = 576;

/// The rows of a long block, which memory is read in.
const MANY: usize = 8 * FEW;

/// What vectors and sums read behind the end of a column is of no row.
const BEHIND: usize = READ + WIDEST;

/// Lanes whose columns wait side by side.
const LANES: usize = 24;

/// Lanes that are added up together.
const TOGETHER: usize = 4;

/// What is between the columns and the results of a block.
struct Scratch<const BLOCK: usize, const COLUMN: usize> {
    totals: [u8; BLOCK],
    bands: [u8; BLOCK],
    stars: [u8; BLOCK],
    marks: [u8; BLOCK],
    /// The low and the high four bits of the totals.
    halves: [[u8; COLUMN]; 2],
    lanes: [[u8; COLUMN]; LANES],
    /// The sum of the totals of each council.
    sums: [u32; BLOCK],
    /// What each council misses: a bit for each set.
    unmet: [u8; BLOCK],
}

impl Batch {
    /// Rates the councils of a range; columns, offsets and results fit.
    pub(super) fn councils(
        &self,
        columns: Columns<'_>,
        offsets: &[u32],
        councils: Range<usize>,
        results: &mut CouncilResults<'_>,
    ) {
        let offsets = &offsets[councils.start..=councils.end];
        let rows = offsets[offsets.len() - 1] - offsets[0];
        if (rows as usize) < MANY {
            dispatch!(self.level, simd => each::<_, FEW, { FEW + BEHIND }>(simd, self, columns, offsets, results));
        } else {
            dispatch!(self.level, simd => each::<_, MANY, { MANY + BEHIND }>(simd, self, columns, offsets, results));
        }
    }

    /// Rates councils of one, which are rows.
    fn put_singles(
        &self,
        columns: Columns<'_>,
        rows: Range<usize>,
        totals: &mut [u8],
        results: &mut CouncilResults<'_>,
    ) {
        let mut part = Results {
            totals,
            bands: &mut *results.bands,
            stars: &mut *results.stars,
            faults: &mut *results.faults,
            unmet: results
                .unmet
                .as_mut()
                .map(|stars| stars.each_mut().map(|bits| &mut **bits)),
            stopped: results.stopped.as_deref_mut(),
            spreads: None,
        };
        self.rows(columns, rows, &mut part);
        for (sum, &total) in results.totals.iter_mut().zip(&*part.totals) {
            *sum = total.into();
        }
        if let Some(spreads) = &mut results.spreads {
            spreads.fill(0);
        }
    }

    /// Writes the results of a council.
    pub(super) fn put(
        &self,
        seen: &Seen,
        sets: [u64; SETS],
        place: usize,
        results: &mut CouncilResults<'_>,
    ) {
        let fault = match seen.fault {
            Fault::NONE if seen.members == 0 => Fault::NO_SCORECARD,
            fault => fault,
        };
        results.faults[place] = fault;
        let right = fault.is_none();
        let band = if right {
            self.tables.band(seen.total, seen.members)
        } else {
            0
        };
        let sets = if right { sets } else { [0; SETS] };
        results.totals[place] = if right { seen.total } else { 0 };
        results.bands[place] = band;
        results.stars[place] = if right { row::star(band, sets) } else { 0 };
        results.put_sets(place, sets);
        if let Some(spreads) = &mut results.spreads {
            spreads[place] = if right { seen.highest - seen.lowest } else { 0 };
        }
    }
}

/// Rates councils one after another: those of one member as rows, small ones side by side, and each
/// large one by itself.
#[inline(always)]
fn each<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    batch: &Batch,
    columns: Columns<'_>,
    offsets: &[u32],
    results: &mut CouncilResults<'_>,
) {
    let councils = offsets.len() - 1;
    let mut scratch = Scratch::<BLOCK, COLUMN> {
        totals: [0; BLOCK],
        bands: [0; BLOCK],
        stars: [0; BLOCK],
        marks: [0; BLOCK],
        halves: [[0; COLUMN]; 2],
        lanes: [[0; COLUMN]; LANES],
        sums: [0; BLOCK],
        unmet: [0; BLOCK],
    };
    let mut plan = Plan::NONE;
    let mut council = 0;
    while council < councils {
        let singles = council..councils.min(council + SHORT);
        let own = &offsets[council..=singles.end];
        if one_each(own) {
            let rows = own[0] as usize..own[0] as usize + singles.len();
            let totals = &mut scratch.totals[..singles.len()];
            council = singles.end;
            batch.put_singles(columns, rows, totals, &mut results.part(singles));
            continue;
        }
        let fitting = council..council + batch.fitting(&offsets[council..], BLOCK);
        if fitting.is_empty() {
            large(
                simd,
                batch,
                columns,
                &offsets[council..],
                &mut scratch,
                council,
                results,
            );
            council += 1;
        } else {
            let own = &offsets[council..=fitting.end];
            council = fitting.end;
            let mut results = results.part(fitting);
            side_by_side(
                simd,
                batch,
                columns,
                own,
                &mut scratch,
                &mut plan,
                &mut results,
            );
        }
    }
}

impl Batch {
    /// How many councils, one after another, fit a block of so many rows and have sums that are found
    /// there.
    fn fitting(&self, offsets: &[u32], rows: usize) -> usize {
        use RequirementRule::{EveryMember, Majority, Mean};
        if !matches!(self.minimum, EveryMember | Majority | Mean) {
            return 0;
        }
        let own = &offsets[..offsets.len().min(rows + 1)];
        own.partition_point(|&offset| (offset - own[0]) as usize <= rows) - 1
    }
}

impl Tables {
    /// The first councils that have their sums side by side, or one large council.
    fn group(&self, offsets: &[u32], first: usize) -> Range<usize> {
        let most = self.few.min(SMALL);
        let own = &offsets[first..offsets.len().min(first + ABREAST + 1)];
        let mut sizes = own.windows(2).map(|ends| (ends[1] - ends[0]) as usize);
        let large = sizes.position(|size| size > most);
        first..first + large.unwrap_or(own.len() - 1).max(1)
    }

    /// Whether a group is one large council.
    fn is_large(&self, offsets: &[u32]) -> bool {
        offsets.len() == 2 && (offsets[1] - offsets[0]) as usize > self.few.min(SMALL)
    }
}

/// Sweeps a block, and reads the rows that are marked by themselves until their council is at fault.
/// What the vectors leave to the row path may be right: a level above 15. Whether a row is marked.
#[inline(always)]
fn sweep_block<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    rows: &Range<usize>,
    scratch: &mut Scratch<BLOCK, COLUMN>,
    mut fault_of: impl FnMut(usize, &mut dyn FnMut() -> Fault),
) -> bool {
    let mut swept = Swept {
        totals: &mut scratch.totals[..rows.len()],
        bands: &mut scratch.bands[..rows.len()],
        stars: &mut scratch.stars[..rows.len()],
        marks: &mut scratch.marks[..rows.len()],
    };
    sweep::<S, BLOCK>(simd, tables, columns, rows.clone(), &mut swept);
    let Scratch { totals, marks, .. } = scratch;
    let mut any = false;
    for place in marked(&marks[..rows.len()]) {
        any = true;
        let row = rows.start + place;
        fault_of(row, &mut || match row::read(tables, columns, row) {
            Ok(points) => {
                totals[place] = row::total(&points);
                Fault::NONE
            }
            Err(fault) => fault,
        });
    }
    any
}

/// What the members in some rows add to a lane.
#[inline(always)]
fn fill<S: Simd>(
    simd: S,
    tables: &Tables,
    columns: Columns<'_>,
    range: &Range<usize>,
    lane: Lane,
    marks: Option<&[u8]>,
    column: &mut [u8],
) {
    let (zero, one) = (S::u8s::splat(simd, 0), S::u8s::splat(simd, 1));
    let entry = &tables.entries[lane.criterion];
    points(simd, tables, columns, range, lane.criterion, column);
    if let Some(set) = lane.set {
        let requirement = S::u8s::splat(simd, lane.requirements[set]);
        for piece in
            column[..range.len().next_multiple_of(S::u8s::LEN)].chunks_exact_mut(S::u8s::LEN)
        {
            let reached = S::u8s::from_slice(simd, piece).simd_ge(requirement);
            reached.select(one, zero).store_slice(piece);
        }
    }
    let Some(marks) = marks.filter(|_| entry.has_higher()) else {
        return;
    };
    for (row, column) in range.clone().zip(column) {
        if marks[row - range.start] & mark::FAULT != 0 {
            let case = entry.cases.map(|cases| columns.cases(cases).at(row));
            let level = columns.levels(lane.criterion).at(row);
            *column = lane.adds(entry.points(level, case));
        }
    }
}

/// Rates small councils of one block.
#[inline(always)]
fn side_by_side<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    batch: &Batch,
    columns: Columns<'_>,
    offsets: &[u32],
    scratch: &mut Scratch<BLOCK, COLUMN>,
    plan: &mut Plan,
    results: &mut CouncilResults<'_>,
) {
    let tables = &batch.tables;
    let councils = offsets.len() - 1;
    let rows = offsets[0] as usize..offsets[councils] as usize;
    for (fault, ends) in results.faults.iter_mut().zip(offsets.windows(2)) {
        *fault = if ends[0] == ends[1] {
            Fault::NO_SCORECARD
        } else {
            Fault::NONE
        };
    }
    let faults = &mut *results.faults;
    let any = sweep_block(simd, tables, columns, &rows, scratch, |row, read| {
        let council = offsets.partition_point(|&offset| offset as usize <= row) - 1;
        if faults[council].is_none() {
            faults[council] = read();
        }
    });
    if let Some(spreads) = &mut results.spreads {
        for (spread, ends) in spreads.iter_mut().zip(offsets.windows(2)) {
            let own = ends[0] as usize - rows.start..ends[1] as usize - rows.start;
            let totals = scratch.totals[own].iter();
            let (lowest, highest) = totals.fold((u8::MAX, 0), |(lowest, highest), &total| {
                (total.min(lowest), total.max(highest))
            });
            *spread = highest.saturating_sub(lowest);
        }
    }
    scratch.unmet[..councils].fill(0);
    for set in 0..SETS {
        if let Some(bits) = results.set(set) {
            bits.fill(0);
        }
    }
    // The sum of sixteen halves of a total fits a byte.
    let [low, high] = &mut scratch.halves;
    for ((low, high), &total) in low.iter_mut().zip(high).zip(&scratch.totals) {
        (*low, *high) = (total & 15, total >> 4);
    }
    // If every member meets all, so does the council.
    let marks = &scratch.marks[..rows.len()];
    let mut lanes: &[Lane] = match marks.iter().fold(0, |all, marks| all | marks) {
        0 => &[],
        _ => &tables.summed(batch.minimum).all,
    };
    let mut begun = false;
    while !(begun && lanes.is_empty()) {
        let (now, later) = lanes.split_at(lanes.len().min(LANES));
        let marks = any.then_some(&scratch.marks[..]);
        for (lane, column) in now.iter().zip(&mut scratch.lanes) {
            fill(simd, tables, columns, &rows, *lane, marks, column);
        }
        let mut at = 0;
        while at < councils {
            let group = tables.group(offsets, at);
            at = group.end;
            let own = &offsets[group.start..=group.end];
            let group = Group {
                rows: own[0] as usize - rows.start..own[own.len() - 1] as usize - rows.start,
                places: group,
            };
            if tables.is_large(own) {
                scratch.sums[group.places.start] = sum(&scratch.totals[group.rows.clone()]);
                miss_one(batch.minimum, now, &group, scratch, results);
                continue;
            }
            plan.make(simd, own);
            if !begun {
                add_totals(simd, &group, scratch, plan);
            }
            miss(simd, batch.minimum, now, &group, scratch, plan, results);
        }
        (begun, lanes) = (true, later);
    }
    finish(tables, offsets, scratch, results);
}

/// The results of the councils of a block, whose faults and missed sets are there already.
#[inline(always)]
fn finish<const BLOCK: usize, const COLUMN: usize>(
    tables: &Tables,
    offsets: &[u32],
    scratch: &Scratch<BLOCK, COLUMN>,
    results: &mut CouncilResults<'_>,
) {
    for (place, ends) in offsets.windows(2).enumerate() {
        if !results.faults[place].is_none() {
            results.totals[place] = 0;
            results.bands[place] = 0;
            results.stars[place] = 0;
            results.put_sets(place, [0; SETS]);
            if let Some(spreads) = &mut results.spreads {
                spreads[place] = 0;
            }
            continue;
        }
        let total = u64::from(scratch.sums[place]);
        let band = tables.band(total, u64::from(ends[1] - ends[0]));
        results.totals[place] = total;
        results.bands[place] = band;
        results.stars[place] = tables.star(band, scratch.unmet[place]);
    }
}

/// Councils whose sums are found at once: their rows in the block, and their places.
struct Group {
    rows: Range<usize>,
    places: Range<usize>,
}

/// Adds up the totals of the members of some councils.
#[inline(always)]
fn add_totals<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    group: &Group,
    scratch: &mut Scratch<BLOCK, COLUMN>,
    plan: &Plan,
) {
    let first = group.rows.start;
    let [low, high] = &scratch.halves;
    let mut halves = [[0; ABREAST]; 2];
    let sums = plan.sums(simd, [&low[first..], &high[first..]]);
    for (half, sums) in halves.iter_mut().zip(sums) {
        sums.store_slice(half);
    }
    let [low, high] = halves;
    let sums = &mut scratch.sums[group.places.clone()];
    for ((sum, low), high) in sums.iter_mut().zip(low).zip(high) {
        *sum = u32::from(low) + (u32::from(high) << 4);
    }
}

/// What some councils miss on some lanes.
#[inline(always)]
fn miss<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    rule: RequirementRule,
    lanes: &[Lane],
    group: &Group,
    scratch: &mut Scratch<BLOCK, COLUMN>,
    plan: &Plan,
    results: &mut CouncilResults<'_>,
) {
    let (first, places) = (group.rows.start, group.places.clone());
    let zero = u8x64::splat(simd, 0);
    let members = u8x64::from_slice(simd, &plan.members);
    let wants_sets = results.unmet.is_some() || results.stopped.is_some();
    let mut all = zero;
    // Eight criteria are a byte of a set.
    let mut planes = [[zero; MOST_CRITERIA / 8]; SETS];
    let columns = scratch.lanes.chunks(TOGETHER);
    for (lanes, columns) in lanes.chunks(TOGETHER).zip(columns) {
        // Behind the last lane, the first one once more.
        let mut own = [&columns[0][first..]; TOGETHER];
        for (own, column) in own.iter_mut().zip(columns) {
            *own = &column[first..];
        }
        let sums = plan.sums(simd, own);
        for (lane, sums) in lanes.iter().zip(sums) {
            for (set, planes) in planes.iter_mut().enumerate() {
                let Some(unmet) = unmet(simd, rule, lane, set, sums, plan, members) else {
                    continue;
                };
                all |= unmet.select(u8x64::splat(simd, 1 << set), zero);
                if wants_sets {
                    let bit = u8x64::splat(simd, 1 << (lane.criterion % 8));
                    planes[lane.criterion / 8] |= unmet.select(bit, zero);
                }
            }
        }
    }
    let mut bits = [0; ABREAST];
    all.store_slice(&mut bits);
    for (unmet, bits) in scratch.unmet[places.clone()].iter_mut().zip(bits) {
        *unmet |= bits;
    }
    for (set, planes) in planes.iter().enumerate() {
        if let Some(column) = results.set(set) {
            let column = &mut column[places.clone()];
            for (part, column) in (0..ABREAST).step_by(16).zip(column.chunks_mut(16)) {
                for (bits, number) in column.iter_mut().zip(numbers(simd, planes, part)) {
                    *bits |= number;
                }
            }
        }
    }
}

/// What one large council misses on some lanes.
#[inline(always)]
fn miss_one<const BLOCK: usize, const COLUMN: usize>(
    rule: RequirementRule,
    lanes: &[Lane],
    group: &Group,
    scratch: &mut Scratch<BLOCK, COLUMN>,
    results: &mut CouncilResults<'_>,
) {
    let (rows, place) = (group.rows.clone(), group.places.start);
    let mut unmet = Unmet::of(rule, rows.len() as u64);
    for (&lane, column) in lanes.iter().zip(&scratch.lanes) {
        unmet.add(lane, sum(&column[rows.clone()]).into());
    }
    for (set, missed) in unmet.sets.into_iter().enumerate() {
        scratch.unmet[place] |= u8::from(missed != 0) << set;
        if let Some(column) = results.set(set) {
            column[place] |= missed;
        }
    }
}

/// The sum of bytes.
#[inline(always)]
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte)).sum()
}

/// Which councils do not have what a set requires on a lane; `None` if it requires nothing there.
#[inline(always)]
fn unmet<S: Simd>(
    simd: S,
    rule: RequirementRule,
    lane: &Lane,
    set: usize,
    sums: u8x64<S>,
    plan: &Plan,
    members: u8x64<S>,
) -> Option<mask8x64<S>> {
    match lane.set {
        None if set == STOPPED || lane.requirements[set] == 0 => None,
        None => Some(sums.simd_lt(plan.times(simd, lane.requirements[set]))),
        Some(own) if own != set => None,
        // Not more than half of them. A zero is any member's.
        Some(_) if set != STOPPED && rule == RequirementRule::Majority => {
            Some((sums + sums).simd_le(members))
        }
        Some(_) => Some(sums.simd_lt(members)),
    }
}

/// Rates the first council, however large.
#[inline(always)]
fn large<S: Simd, const BLOCK: usize, const COLUMN: usize>(
    simd: S,
    batch: &Batch,
    columns: Columns<'_>,
    offsets: &[u32],
    scratch: &mut Scratch<BLOCK, COLUMN>,
    place: usize,
    results: &mut CouncilResults<'_>,
) {
    let tables = &batch.tables;
    let lanes = &tables.summed(batch.minimum).all;
    let rows = offsets[0] as usize..offsets[1] as usize;
    let mut seen = Seen {
        members: rows.len() as u64,
        total: 0,
        lowest: u8::MAX,
        highest: 0,
        fault: Fault::NONE,
    };
    let mut sums = [0; (SETS + 1) * MOST_CRITERIA];
    for rows in blocks(rows, BLOCK) {
        let any = sweep_block(simd, tables, columns, &rows, scratch, |_, read| {
            if seen.fault.is_none() {
                seen.fault = read();
            }
        });
        for &total in &scratch.totals[..rows.len()] {
            seen.total += u64::from(total);
            seen.lowest = seen.lowest.min(total);
            seen.highest = seen.highest.max(total);
        }
        let marks = any.then_some(&scratch.marks[..]);
        let [column, ..] = &mut scratch.lanes;
        for (all, lane) in sums.iter_mut().zip(lanes) {
            fill(simd, tables, columns, &rows, *lane, marks, column);
            *all += u64::from(sum(&column[..rows.len()]));
        }
    }
    let mut unmet = Unmet::of(batch.minimum, seen.members);
    for (&lane, sum) in lanes.iter().zip(sums) {
        unmet.add(lane, sum);
    }
    batch.put(&seen, unmet.sets, place, results);
}

/// Whether every council has one member.
fn one_each(offsets: &[u32]) -> bool {
    offsets.windows(2).all(|ends| ends[1] == ends[0] + 1)
}
