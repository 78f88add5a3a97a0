//! Councils over columns: the rows of one product are the members. Reading rules 7 to 11.

use core::ops::Range;

use super::Batch;
use super::columns::{Columns, blocks};
use super::fault::Fault;
use super::results::CouncilResults;
use super::row::{self, RowPoints, star};
use super::sweep::{MEMBERS, Swept};
use super::tables::{SETS, STOPPED, Tables, mark, marks};
use crate::rules::Minimum;
use crate::sheet::row::MOST_CRITERIA;

/// What is known of a council while its members go by.
struct Sums {
    members: u64,
    total: u64,
    lowest: u8,
    highest: u8,
    marks: u8,
    fault: Fault,
    /// For each criterion with a need: the sum of the points.
    points: [u64; MOST_CRITERIA],
    /// And how many members reach each need, where it is asked of them.
    reached: [[u64; SETS]; MOST_CRITERIA],
}

impl Sums {
    const NONE: Self = Self {
        members: 0,
        total: 0,
        lowest: u8::MAX,
        highest: 0,
        marks: 0,
        fault: Fault::NONE,
        points: [0; MOST_CRITERIA],
        reached: [[0; SETS]; MOST_CRITERIA],
    };

    /// As before the first member, for a number of criteria with a need.
    fn clear(&mut self, weighed: usize) {
        self.members = 0;
        self.total = 0;
        self.lowest = u8::MAX;
        self.highest = 0;
        self.marks = 0;
        self.fault = Fault::NONE;
        self.points[..weighed].fill(0);
        self.reached[..weighed].fill([0; SETS]);
    }
}

/// The results of a block of rows, before they are summed up.
struct Scratch {
    totals: [u8; MEMBERS],
    bands: [u8; MEMBERS],
    stars: [u8; MEMBERS],
    marks: [u8; MEMBERS],
    planes: [[u8; MEMBERS]; MOST_CRITERIA],
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
        let row_of = |council: usize| offsets[council] as usize;
        let tables = &self.tables;
        let mut scratch = Scratch {
            totals: [0; MEMBERS],
            bands: [0; MEMBERS],
            stars: [0; MEMBERS],
            marks: [0; MEMBERS],
            planes: [[0; MEMBERS]; MOST_CRITERIA],
        };
        let mut sums = Sums::NONE;
        let (first, mut council) = (councils.start, councils.start);
        let rows = row_of(councils.start)..row_of(councils.end);
        for block in blocks(rows.clone(), MEMBERS) {
            let mut swept = Swept {
                totals: &mut scratch.totals[..block.len()],
                bands: &mut scratch.bands[..block.len()],
                stars: &mut scratch.stars[..block.len()],
                marks: &mut scratch.marks[..block.len()],
            };
            self.sweep(columns, block.clone(), &mut swept);
            self.weigh(columns, block.clone(), &mut scratch.planes[..tables.weighed.len()]);
            while council < councils.end && row_of(council) < block.end {
                let piece = row_of(council).max(block.start)..row_of(council + 1).min(block.end);
                self.add(columns, piece, block.start, &mut scratch, &mut sums);
                if row_of(council + 1) > block.end {
                    break;
                }
                self.finish(&sums, council - first, results);
                sums.clear(tables.weighed.len());
                council += 1;
            }
        }
        // Behind the last row there are only councils without members.
        for council in council..councils.end {
            self.finish(&sums, council - first, results);
        }
    }

    /// Adds the members of a piece of a block to their council.
    fn add(
        &self,
        columns: Columns<'_>,
        piece: Range<usize>,
        block: usize,
        scratch: &mut Scratch,
        sums: &mut Sums,
    ) {
        let tables = &self.tables;
        let own = piece.start - block..piece.end - block;
        let faulty = scratch.marks[own.clone()].iter().position(|marks| marks & mark::FAULT != 0);
        if faulty.is_some() && sums.fault.is_none() {
            // What the vectors leave to the row path may be right: a level above 15.
            for row in piece {
                match row::read(tables, columns, row) {
                    Err(fault) => {
                        sums.fault = fault;
                        return;
                    }
                    Ok(points) => put_row(tables, &points, row - block, scratch),
                }
            }
        }
        for &total in &scratch.totals[own.clone()] {
            sums.total += u64::from(total);
            sums.lowest = sums.lowest.min(total);
            sums.highest = sums.highest.max(total);
        }
        sums.marks = scratch.marks[own.clone()].iter().fold(sums.marks, |all, marks| all | marks);
        sums.members += own.len() as u64;
        for (place, &criterion) in tables.weighed.iter().enumerate() {
            let points = &scratch.planes[place][own.clone()];
            let needs = tables.entries[criterion].needs;
            let reach = |need| points.iter().filter(|&&points| points >= need).count() as u64;
            if self.minimum == Minimum::Mean {
                sums.points[place] += points.iter().map(|&points| u64::from(points)).sum::<u64>();
                // Reading rule 11: a zero is any member's.
                if needs[STOPPED] > 0 {
                    sums.reached[place][STOPPED] += reach(1);
                }
            } else {
                for (reached, need) in sums.reached[place].iter_mut().zip(needs) {
                    *reached += reach(need);
                }
            }
        }
    }

    /// Writes the results of a council.
    fn finish(&self, sums: &Sums, place: usize, results: &mut CouncilResults<'_>) {
        let tables = &self.tables;
        let (mut total, mut band, mut star, mut spread) = (0, 0, 0, 0);
        let mut sets = [0; SETS];
        let fault = if sums.members == 0 && sums.fault.is_none() { Fault::NO_SCORECARD } else { sums.fault };
        if fault.is_none() {
            total = sums.total;
            spread = sums.highest - sums.lowest;
            band = tables.band(total, sums.members).number();
            sets = self.missed(sums);
            star = self::star(band, sets);
        }
        results.faults[place] = fault;
        results.totals[place] = total;
        results.bands[place] = band;
        results.stars[place] = star;
        results.put_sets(place, sets);
        if let Some(spreads) = &mut results.spreads {
            spreads[place] = spread;
        }
    }

    /// Reading rules 9 and 11: the criteria whose need the council misses, or whose zero ends the
    /// evaluation.
    fn missed(&self, sums: &Sums) -> [u64; SETS] {
        let mut sets = [0; SETS];
        if sums.marks == 0 {
            return sets;
        }
        for (place, &criterion) in self.tables.weighed.iter().enumerate() {
            let (points, reached) = (sums.points[place], sums.reached[place]);
            let needs = self.tables.entries[criterion].needs;
            for (set, need) in needs.into_iter().enumerate() {
                let minimum = if set == STOPPED { Minimum::EveryMember } else { self.minimum };
                let missed = need > 0 && !minimum.is_met(need, points, reached[set], sums.members);
                sets[set] |= u64::from(missed) << criterion;
            }
        }
        sets
    }
}

/// Puts a row that was read by itself among those of its block.
fn put_row(tables: &Tables, points: &RowPoints, place: usize, scratch: &mut Scratch) {
    scratch.totals[place] = points.iter().fold(0, |sum: u8, &points| sum.saturating_add(points));
    scratch.marks[place] = tables
        .weighed
        .iter()
        .fold(0, |bits, &criterion| bits | marks(points[criterion], tables.entries[criterion].needs));
    for (plane, &criterion) in scratch.planes.iter_mut().zip(&tables.weighed) {
        plane[place] = points[criterion];
    }
}
