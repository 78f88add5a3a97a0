//! The careful path for a row or council of a batch: its reasons, and its fault in words.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::Batch;
use super::columns::{Columns, LEFT_OUT};
use crate::base::error::{Error, ErrorKind};
use crate::law::case::Case;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::scorecard::Scorecard;

impl Batch {
    /// The scorecard in a row, by the careful path: to rate it with its reasons, or to be told its
    /// fault in words.
    ///
    /// ```
    /// use ocop_core::Edition;
    /// use ocop_core::batch::{Batch, Columns};
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
    /// The fault of the row; [`ErrorKind::BadColumns`] where the columns are not those of the sheet,
    /// or have no such row.
    pub fn scorecard(&self, columns: Columns<'_>, row: usize) -> Result<Scorecard, Error> {
        self.fit(columns)?;
        if row >= columns.rows() {
            let message = format!("there is no row {row}, only {} rows", columns.rows());
            return Err(Error::new(ErrorKind::BadColumns, "", message));
        }
        let mut builder = self.sheet.scorecard();
        for (index, entry) in self.tables.entries.iter().enumerate() {
            let level = columns.levels(index)[row];
            if level == LEFT_OUT {
                continue;
            }
            let case = match entry.cases.map(|column| columns.cases(column)[row]) {
                None | Some(0 | LEFT_OUT) => None,
                Some(place) => Some(Case::at_place(place).ok_or_else(|| {
                    let criterion = crate::law::criterion::Criterion::new(self.sheet.row(), index);
                    criterion.unknown_case(&format!("{place}"))
                })?),
            };
            builder.choose_at(index, Choice::new(case, level))?;
        }
        builder.complete()
    }

    /// The council of some rows, by the careful path.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::scorecard`], with the member in the path: `scorecards[0].1.1`; and
    /// [`ErrorKind::NoScorecard`] for no row.
    pub fn council(&self, columns: Columns<'_>, rows: Range<usize>) -> Result<Council, Error> {
        let cards = rows.enumerate().map(|(member, row)| {
            let card = self.scorecard(columns, row);
            card.map_err(|fault| fault.under(&format!("scorecards[{member}]")))
        });
        Council::of(cards.collect::<Result<Vec<_>, _>>()?)
    }
}
