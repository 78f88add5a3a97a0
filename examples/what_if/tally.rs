//! Counts of stars and totals, before and after the changes.

use anyhow::Result;
use ocop_core::batch::{Batch, Columns, Fault, Results};

/// No star, one to five, and rows that cannot be rated.
pub(crate) const OUTCOMES: usize = 7;

/// The outcome of a row that cannot be rated.
pub(crate) const FAULTY: usize = 6;

/// Totals from 0 to 100.
pub(crate) const TOTALS: usize = 101;

/// Counts of scorecards under two sheets.
#[derive(Clone)]
pub(crate) struct Tally {
    /// By outcome before and after.
    pub(crate) stars: [[u64; OUTCOMES]; OUTCOMES],
    /// By total before, and by total after; without rows that cannot be rated.
    pub(crate) totals: [[u64; TOTALS]; 2],
}

/// Rates scorecards under two sheets and counts them.
pub(crate) struct Counter<'a> {
    batches: &'a [Batch; 2],
    totals: [Vec<u8>; 2],
    bands: Vec<u8>,
    stars: [Vec<u8>; 2],
    faults: [Vec<Fault>; 2],
    pub(crate) tally: Tally,
}

impl Tally {
    /// Nothing counted yet.
    pub(crate) const fn new() -> Self {
        Self {
            stars: [[0; OUTCOMES]; OUTCOMES],
            totals: [[0; TOTALS]; 2],
        }
    }

    /// Adds the counts of another tally.
    pub(crate) fn add(&mut self, other: &Self) {
        let own = self.stars.iter_mut().flatten();
        let own = own.chain(self.totals.iter_mut().flatten());
        let others = other.stars.iter().flatten();
        for (own, other) in own.zip(others.chain(other.totals.iter().flatten())) {
            *own += other;
        }
    }

    /// All rows.
    pub(crate) fn rows(&self) -> u64 {
        self.stars.iter().flatten().sum()
    }

    /// The rows of an outcome before (0) or after (1).
    pub(crate) fn outcome(&self, when: usize, outcome: usize) -> u64 {
        match when {
            0 => self.stars[outcome].iter().sum(),
            _ => self.stars.iter().map(|after| after[outcome]).sum(),
        }
    }
}

impl<'a> Counter<'a> {
    /// Counts under the sheets before and after.
    pub(crate) fn of(batches: &'a [Batch; 2]) -> Self {
        Self {
            batches,
            totals: [Vec::new(), Vec::new()],
            bands: Vec::new(),
            stars: [Vec::new(), Vec::new()],
            faults: [Vec::new(), Vec::new()],
            tally: Tally::new(),
        }
    }

    /// Rates the rows, whose columns fit both sheets, and counts them.
    ///
    /// `unreadable` are the rows, in order, with a cell that the columns cannot represent.
    pub(crate) fn count(
        &mut self,
        columns: Columns<'_>,
        unreadable: impl Iterator<Item = usize>,
    ) -> Result<()> {
        let rows = columns.rows();
        self.bands.resize(rows, 0);
        for when in 0..2 {
            self.totals[when].resize(rows, 0);
            self.stars[when].resize(rows, 0);
            self.faults[when].resize(rows, Fault::NONE);
            let mut results = Results::new(
                &mut self.totals[when],
                &mut self.bands,
                &mut self.stars[when],
                &mut self.faults[when],
            );
            self.batches[when].rate(columns, &mut results)?;
        }
        let mut unreadable = unreadable.peekable();
        for row in 0..rows {
            let unread = unreadable.next_if_eq(&row).is_some();
            let outcomes = [0, 1].map(|when| {
                if unread || !self.faults[when][row].is_none() {
                    return FAULTY;
                }
                let total = self.totals[when][row];
                self.tally.totals[when][usize::from(total)] += 1;
                self.stars[when][row].into()
            });
            self.tally.stars[outcomes[0]][outcomes[1]] += 1;
        }
        Ok(())
    }

    /// The rows of the last count that cannot be rated before the changes.
    pub(crate) fn faulty(&self) -> impl Iterator<Item = usize> {
        let faults = self.faults[0].iter().enumerate();
        faults
            .filter(|(_, fault)| !fault.is_none())
            .map(|(row, _)| row)
    }
}
