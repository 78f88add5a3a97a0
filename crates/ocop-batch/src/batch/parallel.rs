//! Batches on all threads of the current pool. What is rated does not depend on their number: every
//! row or council is rated by itself.

use core::ops::Range;

use super::Batch;
use super::columns::Columns;
use super::results::{CouncilResults, Results};
use ocop_core::Error;

/// The fewest rows that are worth a task of their own: below twice as many, two threads were not faster than one.
const TASK: usize = 32 * 1024;

/// The fewest members of councils, which take longer than rows.
const MEMBERS: usize = TASK / 2;

impl Batch {
    /// [`Batch::rate`] on all threads of the current pool, with the same results.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate`].
    pub fn par_rate(&self, columns: Columns<'_>, results: &mut Results<'_>) -> Result<(), Error> {
        self.fit(columns)?;
        results.fit(columns.rows())?;
        self.par_rows(columns, 0..columns.rows(), results.part(0..columns.rows()));
        Ok(())
    }

    /// [`Batch::rate_councils`] on all threads of the current pool, with the same results.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate_councils`].
    pub fn par_rate_councils(
        &self,
        columns: Columns<'_>,
        offsets: &[u32],
        results: &mut CouncilResults<'_>,
    ) -> Result<(), Error> {
        let councils = self.fit_councils(columns, offsets, results)?;
        self.par_councils(columns, offsets, 0..councils, results.part(0..councils));
        Ok(())
    }

    fn par_rows(&self, columns: Columns<'_>, range: Range<usize>, mut results: Results<'_>) {
        if range.len() < 2 * TASK {
            return self.rows(columns, range, &mut results);
        }
        // Two rows may share a byte: a task begins with the first of them.
        let half = (range.len() / 2).next_multiple_of(2);
        let (first, second) = results.halves(half);
        let middle = range.start + half;
        rayon::join(
            || self.par_rows(columns, range.start..middle, first),
            || self.par_rows(columns, middle..range.end, second),
        );
    }

    fn par_councils(
        &self,
        columns: Columns<'_>,
        offsets: &[u32],
        councils: Range<usize>,
        mut results: CouncilResults<'_>,
    ) {
        let rows = offsets[councils.end] - offsets[councils.start];
        if (rows as usize) < 2 * MEMBERS || councils.len() < 2 {
            return self.councils(columns, offsets, councils, &mut results);
        }
        let half = councils.len() / 2;
        let (first, second) = results.halves(half);
        let middle = councils.start + half;
        rayon::join(
            || self.par_councils(columns, offsets, councils.start..middle, first),
            || self.par_councils(columns, offsets, middle..councils.end, second),
        );
    }
}

impl<'a, T> Results<'a, T> {
    /// The places before one, and those from it on.
    fn halves(self, at: usize) -> (Self, Self) {
        let (totals, bands) = (self.totals.split_at_mut(at), self.bands.split_at_mut(at));
        let (stars, faults) = (self.stars.split_at_mut(at), self.faults.split_at_mut(at));
        let unmet = self
            .unmet
            .map(|columns| columns.map(|column| column.split_at_mut(at)));
        let unmet =
            unmet.map(|[three, four, five]| ([three.0, four.0, five.0], [three.1, four.1, five.1]));
        let stopped = self.stopped.map(|column| column.split_at_mut(at));
        let spreads = self.spreads.map(|column| column.split_at_mut(at));
        let (unmet, stopped, spreads) = (unmet.unzip(), stopped.unzip(), spreads.unzip());
        let first = Results {
            totals: totals.0,
            bands: bands.0,
            stars: stars.0,
            faults: faults.0,
            unmet: unmet.0,
            stopped: stopped.0,
            spreads: spreads.0,
        };
        let second = Results {
            totals: totals.1,
            bands: bands.1,
            stars: stars.1,
            faults: faults.1,
            unmet: unmet.1,
            stopped: stopped.1,
            spreads: spreads.1,
        };
        (first, second)
    }
}
