//! Councils over columns: the rows of one product are its members.

use core::ops::Range;

use fearless_simd::{Simd, dispatch};

use super::Batch;
use super::columns::{Columns, blocks};
use super::fault::Fault;
use super::results::{CouncilResults, Results};
use super::row::CardPoints;
use super::row::{self, star};
use super::sweep::{SHORT, Swept, sweep};
use super::tables::{SETS, STOPPED, mark};
use super::turn::{Together, gather, turn};
use ocop_core::RequirementRule;
use ocop_core::internal::{MOST_CRITERIA, is_met};

/// What is known of a council while its members go by.
pub(super) struct Seen {
    pub(super) members: u64,
    pub(super) total: u64,
    pub(super) lowest: u8,
    pub(super) highest: u8,
    pub(super) marks: u8,
    pub(super) fault: Fault,
}

impl Seen {
    const NOBODY: Self = Self {
        members: 0,
        total: 0,
        lowest: u8::MAX,
        highest: 0,
        marks: 0,
        fault: Fault::NONE,
    };
}

/// The sums of a council whose members are many or in several blocks.
#[derive(Clone)]
struct Sums {
    points: [u64; MOST_CRITERIA],
    /// How many members reach each requirement.
    reached: [[u64; MOST_CRITERIA]; SETS],
}

impl Sums {
    const NONE: Self = Self {
        points: [0; MOST_CRITERIA],
        reached: [[0; MOST_CRITERIA]; SETS],
    };

    fn add(&mut self, requirements: &[CardPoints; SETS], members: &[CardPoints]) {
        for member in members {
            for (sum, &points) in self.points.iter_mut().zip(member) {
                *sum += u64::from(points);
            }
            for (reached, requirements) in self.reached.iter_mut().zip(requirements) {
                for ((reached, points), requirement) in
                    reached.iter_mut().zip(member).zip(requirements)
                {
                    *reached += u64::from(points >= requirement);
                }
            }
        }
    }
}

/// The results of a block of rows, before they are put together.
struct Block {
    totals: [u8; SHORT],
    bands: [u8; SHORT],
    stars: [u8; SHORT],
    marks: [u8; SHORT],
    points: [CardPoints; SHORT],
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
        dispatch!(self.level, simd => each(simd, self, columns, offsets, results));
    }

    /// The unmet requirements and stops of a council, by its sums.
    fn unmet(&self, sums: &Sums, members: u64) -> [u64; SETS] {
        let mut sets = [0; SETS];
        for &criterion in &self.tables.weighed {
            for (set, bits) in sets.iter_mut().enumerate() {
                let requirement = self.tables.requirements[set][criterion];
                // A zero of any member ends the evaluation.
                let minimum = if set == STOPPED {
                    RequirementRule::EveryMember
                } else {
                    self.minimum
                };
                let reached = sums.reached[set][criterion];
                let met = is_met(
                    minimum,
                    requirement,
                    sums.points[criterion],
                    reached,
                    members,
                );
                *bits |= u64::from(!met) << criterion;
            }
        }
        sets
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
            self.tables.band(seen.total, seen.members).number()
        } else {
            0
        };
        let sets = if right { sets } else { [0; SETS] };
        results.totals[place] = if right { seen.total } else { 0 };
        results.bands[place] = band;
        results.stars[place] = if right { star(band, sets) } else { 0 };
        results.put_sets(place, sets);
        if let Some(spreads) = &mut results.spreads {
            spreads[place] = if right { seen.highest - seen.lowest } else { 0 };
        }
    }
}

/// Rates councils one after another, block by block of their rows.
#[inline(always)]
fn each<S: Simd>(
    simd: S,
    batch: &Batch,
    columns: Columns<'_>,
    offsets: &[u32],
    results: &mut CouncilResults<'_>,
) {
    let councils = offsets.len() - 1;
    let row_of = |council: usize| offsets[council] as usize;
    let tables = &batch.tables;
    let mut block = Block {
        totals: [0; SHORT],
        bands: [0; SHORT],
        stars: [0; SHORT],
        marks: [0; SHORT],
        points: [[0; MOST_CRITERIA]; SHORT],
    };
    let mut together = Together::NONE;
    let (mut seen, mut sums, mut council) = (Seen::NOBODY, None, 0);
    for rows in blocks(row_of(0)..row_of(councils), SHORT) {
        let length = rows.len();
        let places = council..council + length;
        if sums.is_none() && offsets.get(council..=places.end).is_some_and(one_each) {
            let part = &mut results.part(places.clone());
            batch.put_singles(columns, rows, &mut block.totals[..length], part);
            council = places.end;
            continue;
        }
        let mut swept = Swept {
            totals: &mut block.totals[..length],
            bands: &mut block.bands[..length],
            stars: &mut block.stars[..length],
            marks: &mut block.marks[..length],
        };
        sweep::<S, SHORT>(simd, tables, columns, rows.clone(), &mut swept);
        turn(
            simd,
            tables,
            columns,
            rows.clone(),
            &mut block.points[..length],
        );
        while council < councils && row_of(council) < rows.end {
            let (first, last) = (row_of(council), row_of(council + 1));
            let piece = first.max(rows.start)..last.min(rows.end);
            add(batch, columns, &piece, rows.start, &mut block, &mut seen);
            let members = &block.points[piece.start - rows.start..piece.end - rows.start];
            let whole = sums.is_none() && last <= rows.end;
            let sets = if whole && seen.marks == 0 {
                [0; SETS]
            } else if whole
                && members.len() <= tables.few
                && let Some(sets) = gather(simd, tables, batch.minimum, members, &mut together)
            {
                sets
            } else {
                let sums = sums.get_or_insert(Sums::NONE);
                sums.add(&tables.requirements, members);
                batch.unmet(sums, seen.members)
            };
            if last > rows.end {
                break;
            }
            batch.put(&seen, sets, council, results);
            (seen, sums) = (Seen::NOBODY, None);
            council += 1;
        }
    }
    // Behind the last row there are only councils without members.
    for council in council..councils {
        batch.put(&seen, [0; SETS], council, results);
    }
}

/// Whether every council has one member.
fn one_each(offsets: &[u32]) -> bool {
    offsets.windows(2).all(|ends| ends[1] == ends[0] + 1)
}

/// Adds the members in a piece of a block to what is seen of their council.
#[inline(always)]
fn add(
    batch: &Batch,
    columns: Columns<'_>,
    piece: &Range<usize>,
    start: usize,
    block: &mut Block,
    seen: &mut Seen,
) {
    let own = piece.start - start..piece.end - start;
    let marks = block.marks[own.clone()]
        .iter()
        .fold(0, |all, marks| all | marks);
    if marks & mark::FAULT != 0 && seen.fault.is_none() {
        read(batch, columns, piece, start, block, seen);
    }
    for place in own.clone() {
        let total = block.totals[place];
        seen.total += u64::from(total);
        seen.lowest = seen.lowest.min(total);
        seen.highest = seen.highest.max(total);
        seen.marks |= block.marks[place];
    }
    seen.members += own.len() as u64;
}

/// Reads members by themselves until one is at fault. What the vectors leave to the row path may be
/// right: a level above 15.
fn read(
    batch: &Batch,
    columns: Columns<'_>,
    piece: &Range<usize>,
    start: usize,
    block: &mut Block,
    seen: &mut Seen,
) {
    for row in piece.clone() {
        match row::read(&batch.tables, columns, row) {
            Err(fault) => {
                seen.fault = fault;
                return;
            }
            Ok(points) => {
                let place = row - start;
                block.totals[place] = row::total(&points);
                block.marks[place] = mark::UNMET;
                block.points[place] = points;
            }
        }
    }
}
