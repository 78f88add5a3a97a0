//! Packed scorecards in batches: one number a row, as [`Scorecard::pack`](ocop_core::Scorecard::pack) gives it.

use core::ops::Range;

use super::Batch;
use super::columns::{Columns, LEFT_OUT, blocks, fits};
use super::fault::Fault;
use super::results::Results;
use super::row;
use super::sums::CouncilSums;
use super::sweep::{LONG, Swept};
use super::tables::mark;
use super::unpack::{Digits, NO_LEVEL, ROWS};
use ocop_core::Error;
use ocop_core::internal::{MOST_CRITERIA, radices};

impl Batch {
    /// Rates packed scorecards, each as a council of one.
    ///
    /// A number that [`Sheet::unpack`](ocop_core::Sheet::unpack) refuses is a fault of its row.
    ///
    /// ```
    /// use ocop_batch::{Batch, Fault, Results};
    /// use ocop_core::{Edition, ErrorKind};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let packed = [sheet.scorecard_from(best)?.complete()?.pack()?, 0, u64::MAX];
    /// let (mut totals, mut bands, mut stars) = ([0; 3], [0; 3], [0; 3]);
    /// let mut faults = [Fault::NONE; 3];
    /// let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    /// Batch::of(&sheet).rate_packed(&packed, &mut results)?;
    /// assert_eq!((totals, stars), ([100, 0, 0], [5, 1, 0]));
    /// assert_eq!(faults[2].kind(), Some(ErrorKind::BadSheetCode));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) where the results differ in length, and
    /// [`ErrorKind::BadSheetCode`](ocop_core::ErrorKind::BadSheetCode) for a sheet built at run time whose
    /// scorecards do not fit 64 bits.
    pub fn rate_packed(&self, packed: &[u64], results: &mut Results<'_>) -> Result<(), Error> {
        radices(&self.sheet)?;
        results.fit(packed.len())?;
        self.unpack(packed, |columns, block| {
            let mut part = results.part(block);
            self.rows(columns, 0..columns.rows(), &mut part);
            for (row, fault) in part.faults.iter_mut().enumerate() {
                if !fault.is_none() {
                    *fault = packed_fault(columns, row, *fault);
                }
            }
        });
        Ok(())
    }

    /// Adds packed scorecards to the sums of councils, as [`Batch::add`] adds rows.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::add`] and [`Batch::rate_packed`]. Then nothing is added.
    pub fn add_packed(
        &self,
        packed: &[u64],
        councils: &[usize],
        sums: &mut CouncilSums,
    ) -> Result<(), Error> {
        radices(&self.sheet)?;
        self.make_room(packed.len(), councils, sums)?;
        self.unpack(packed, |columns, block| {
            let fault = |row, fault| packed_fault(columns, row, fault);
            self.add_rows(columns, &councils[block], sums, fault);
        });
        Ok(())
    }

    /// Runs a function on the columns of each block of packed scorecards.
    fn unpack(&self, packed: &[u64], mut run: impl FnMut(Columns<'_>, Range<usize>)) {
        let Some(packing) = &self.tables.packing else {
            return;
        };
        let criteria = self.tables.entries.len();
        let mut levels = [[0; ROWS]; MOST_CRITERIA];
        let mut cases = [[0; ROWS]; MOST_CRITERIA];
        for block in blocks(0..packed.len(), ROWS) {
            let numbers = &packed[block.clone()];
            let mut digits = Digits {
                levels: &mut levels[..criteria],
                cases: &mut cases[..self.tables.cases],
            };
            packing.unpack(self.level, numbers, &mut digits);
            let levels = levels.each_ref().map(|column| &column[..numbers.len()]);
            let cases = cases.each_ref().map(|column| &column[..numbers.len()]);
            run(
                Columns::new(&levels[..criteria], &cases[..self.tables.cases]),
                block,
            );
        }
    }

    /// Packs each row; a row with a fault becomes 0 beside its fault.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate`] and [`Batch::rate_packed`].
    pub fn pack(
        &self,
        columns: Columns<'_>,
        packed: &mut [u64],
        faults: &mut [Fault],
    ) -> Result<(), Error> {
        radices(&self.sheet)?;
        self.fit(columns)?;
        fits("packed", packed.len(), columns.rows())?;
        fits("faults", faults.len(), columns.rows())?;
        let mut scratch = [[0; LONG]; 4];
        for block in blocks(0..columns.rows(), LONG) {
            let [totals, bands, stars, marks] =
                scratch.each_mut().map(|column| &mut column[..block.len()]);
            let mut swept = Swept {
                totals,
                bands,
                stars,
                marks,
            };
            self.sweep::<LONG>(columns, block.clone(), &mut swept);
            let numbers = &mut packed[block.clone()];
            numbers.fill(0);
            for criterion in 0..self.tables.entries.len() {
                self.append(columns, criterion, block.start, numbers);
            }
            let faults = &mut faults[block.clone()];
            faults.fill(Fault::NONE);
            for (place, row) in block.enumerate() {
                if swept.marks[place] & mark::FAULT == 0 {
                    continue;
                }
                if let Err(fault) = row::read(&self.tables, columns, row) {
                    (numbers[place], faults[place]) = (0, fault);
                }
            }
        }
        Ok(())
    }

    /// Appends the digit of a criterion to the numbers of a block. What is no option counts as the
    /// first: its row is at fault.
    fn append(&self, columns: Columns<'_>, criterion: usize, start: usize, numbers: &mut [u64]) {
        let entry = &self.tables.entries[criterion];
        let radix = entry.options.len() as u64;
        // By the byte of the case, then by that of the level.
        let mut places = [[0_u8; 256]; 3];
        for (place, &(case, level)) in (0..).zip(&entry.options) {
            if let Some(places) = places.get_mut(usize::from(case)) {
                places[usize::from(level)] = place;
            }
        }
        let rows = start..start + numbers.len();
        let levels = columns.levels(criterion).slice(rows.clone());
        let Some(column) = entry.cases else {
            return push(numbers, &levels, &places[0], radix);
        };
        let cases = columns.cases(column).slice(rows);
        for ((number, &level), &case) in numbers.iter_mut().zip(&*levels).zip(&*cases) {
            let case = if level == LEFT_OUT { 0 } else { case.min(2) };
            let digit = places[usize::from(case)][usize::from(level)];
            *number = *number * radix + u64::from(digit);
        }
    }
}

/// Appends the digits of levels. A function of its own: as a part of a long one it takes half as long again.
#[inline(never)]
fn push(numbers: &mut [u64], levels: &[u8], places: &[u8; 256], radix: u64) {
    for (number, &level) in numbers.iter_mut().zip(levels) {
        *number = *number * radix + u64::from(places[usize::from(level)]);
    }
}

/// The fault of a packed scorecard by that of its row.
fn packed_fault(columns: Columns<'_>, row: usize, fault: Fault) -> Fault {
    if columns.levels(0).at(row) == NO_LEVEL {
        Fault::BAD_SHEET_CODE
    } else {
        fault.packed()
    }
}
