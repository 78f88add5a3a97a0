//! One row by itself: its first fault in the order of the reference path, or its result.

use super::columns::{Columns, LEFT_OUT};
use super::fault::Fault;
use super::results::Results;
use super::tables::{SETS, STOPPED, Tables, mark, marks};
use ocop_core::internal::{Flaw, MOST_CRITERIA, flaw, star_rule};
use ocop_core::{PerStar, Star};

/// The points of a scorecard by criterion; 0 if nothing is chosen.
pub(super) type CardPoints = [u8; MOST_CRITERIA];

/// Reads a row. Faults come in the order of the reference path: choices, then what is not applicable
/// or missing.
pub(super) fn read(tables: &Tables, columns: Columns<'_>, row: usize) -> Result<CardPoints, Fault> {
    let mut points = [0; MOST_CRITERIA];
    let mut chosen = 0_u64;
    for (index, entry) in tables.entries.iter().enumerate() {
        let level = columns.levels(index).at(row);
        if level == LEFT_OUT {
            continue;
        }
        let case = entry.cases.map(|column| columns.cases(column).at(row));
        let worth = match case {
            None => entry.worths.first(),
            // A case must be named.
            Some(0 | LEFT_OUT) => return Err(Fault::CASE_REQUIRED.at(index)),
            Some(case) => entry.worths.iter().find(|worth| worth.case == case),
        };
        let worth = worth.ok_or(Fault::UNKNOWN_CASE.at(index))?;
        let found = worth.points(level);
        points[index] = found.ok_or(Fault::LEVEL_OUT_OF_RANGE.at(index))?;
        chosen |= 1 << index;
    }
    let is_chosen = |index: usize| chosen >> index & 1 == 1;
    for (index, entry) in tables.entries.iter().enumerate() {
        match flaw(index, entry.story, is_chosen, &points) {
            None => {}
            Some(Flaw::NotApplicable) => return Err(Fault::NOT_APPLICABLE.at(index)),
            Some(Flaw::Missing) => return Err(Fault::MISSING_CRITERION.at(index)),
        }
    }
    Ok(points)
}

/// The total of a row, at most 100: every sheet adds up.
pub(super) fn total(points: &CardPoints) -> u8 {
    points
        .iter()
        .fold(0, |sum, &points| sum.saturating_add(points))
}

/// Rates a row by itself and writes all its results.
pub(super) fn rate(
    tables: &Tables,
    columns: Columns<'_>,
    row: usize,
    results: &mut Results<'_>,
    place: usize,
) {
    let read = read(tables, columns, row);
    let fault = read.err().unwrap_or(Fault::NONE);
    results.faults[place] = fault;
    let (mut total, mut band, mut star, mut sets) = (0, 0, 0, [0; SETS]);
    if let Ok(points) = read {
        total = self::total(&points);
        for &criterion in &tables.weighed {
            let unmet = marks(points[criterion], tables.entries[criterion].requirements);
            for (set, bits) in sets.iter_mut().enumerate() {
                *bits |= u64::from(unmet >> set & 1) << criterion;
            }
        }
        band = tables.band(u64::from(total), 1);
        star = self::star(band, sets);
    }
    results.totals[place] = total;
    results.bands[place] = band;
    results.stars[place] = star;
    results.put_sets(place, sets);
}

/// The star of a band, 0 if a zero ends the evaluation.
pub(super) fn star(band: u8, [three, four, five, stopped]: [u64; SETS]) -> u8 {
    let met = PerStar::new(three, four, five).map(|unmet: u64| unmet == 0);
    let star = Star::from_number(band).and_then(|band| star_rule::star(band, met, stopped != 0));
    star.map_or(0, Star::number)
}

impl Tables {
    /// The band of an exact mean, the sum of the totals over the members: edges rise.
    #[inline(always)]
    pub(super) fn band(&self, sum: u64, members: u64) -> u8 {
        let reached = |edge: u8| u8::from(sum >= u64::from(edge) * members);
        self.edges
            .iter()
            .fold(1, |band, &edge| band + reached(edge))
    }
}

impl<T> Results<'_, T> {
    /// The column of a set of criteria, if it is asked for.
    pub(super) fn set(&mut self, set: usize) -> Option<&mut [u64]> {
        match (set, &mut self.unmet, &mut self.stopped) {
            (STOPPED, _, stopped) => stopped.as_deref_mut(),
            (_, unmet, _) => unmet.as_mut().map(|unmet| &mut *unmet[set]),
        }
    }

    /// Writes the sets of criteria on request.
    pub(super) fn put_sets(&mut self, place: usize, [three, four, five, stopped]: [u64; SETS]) {
        if let Some(columns) = &mut self.unmet {
            for (column, bits) in columns.iter_mut().zip([three, four, five]) {
                column[place] = bits;
            }
        }
        if let Some(column) = &mut self.stopped {
            column[place] = stopped;
        }
    }
}

const _: () = assert!(mark::UNMET as usize + mark::STOPPED as usize == (1 << SETS) - 1);
