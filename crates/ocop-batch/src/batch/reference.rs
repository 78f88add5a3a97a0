//! The reference path for a row or council of a batch: its reasons, and the message of its fault.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::Batch;
use super::columns::{Columns, LEFT_OUT, case_of};
use ocop_core::internal::{choose_at, error, unknown_case};
use ocop_core::{Choice, Council, Error, ErrorDetail, Scorecard};

impl Batch {
    /// The scorecard in a row, by the reference path: to rate it with its reasons, or to get the
    /// message of its fault.
    ///
    /// ```
    /// use ocop_core::Edition;
    /// use ocop_batch::{Batch, Columns};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let batch = Batch::of(&sheet);
    /// let levels = vec![&[1, 9][..]; sheet.criteria().count()];
    /// let columns = Columns::new(&levels, &[]);
    /// assert_eq!(batch.scorecard(columns, 0)?.total().get(), 17);
    /// let fault = batch.scorecard(columns, 1).unwrap_err();
    /// assert_eq!((fault.kind().as_str(), fault.path()), ("level-out-of-range", "1.1"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The fault of the row; [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) where the columns are not those of the sheet,
    /// or have no such row.
    pub fn scorecard(&self, columns: Columns<'_>, row: usize) -> Result<Scorecard, Error> {
        self.fit(columns)?;
        if row >= columns.rows() {
            let values = [("found", row.into()), ("rows", columns.rows().into())];
            return Err(error(ErrorDetail::NoSuchRow, "", values));
        }
        let mut builder = self.sheet.scorecard();
        for (criterion, entry) in self.sheet.criteria().zip(&self.tables.entries) {
            let level = columns.levels(criterion.index()).at(row);
            if level == LEFT_OUT {
                continue;
            }
            let case = match entry.cases.map(|column| columns.cases(column).at(row)) {
                None | Some(0 | LEFT_OUT) => None,
                Some(byte) => {
                    Some(case_of(byte).ok_or_else(|| unknown_case(criterion, &format!("{byte}")))?)
                }
            };
            choose_at(&mut builder, criterion.index(), Choice::new(case, level))?;
        }
        builder.complete()
    }

    /// The council of some rows, by the reference path.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::scorecard`], with the member in the path: `scorecards[0].1.1`; and
    /// [`ErrorKind::NoScorecard`](ocop_core::ErrorKind::NoScorecard) for no row.
    pub fn council(&self, columns: Columns<'_>, rows: Range<usize>) -> Result<Council, Error> {
        let cards = rows.enumerate().map(|(member, row)| {
            let card = self.scorecard(columns, row);
            card.map_err(|fault| fault.under(&format!("scorecards[{member}]")))
        });
        Council::of(cards.collect::<Result<Vec<_>, _>>()?)
    }
}
