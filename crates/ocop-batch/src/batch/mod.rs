//! Scorecards by the million: columns of bytes in, columns of totals, stars and unmet requirements out.
//!
//! Row by row the answers are those of the reference path, [`Council::rate`](ocop_core::Council::rate).
//! An incomplete row, or one with an unknown level, has a [`Fault`] and affects no other row. All
//! figures are whole numbers.
//!
//! ```
//! use ocop_batch::{Batch, Columns, Fault, Results};
//! use ocop_core::{Edition, ErrorKind};
//!
//! let sheet = Edition::E2026.sheet(7)?;
//! // Three rows: all levels best; the contracts of 1.5 not yet steady; nothing chosen at 1.5.
//! let mut levels: Vec<[u8; 3]> =
//!     sheet.criteria().map(|criterion| [criterion.best().level(); 3]).collect();
//! let contracts = sheet.criterion("1.5")?.index();
//! levels[contracts] = [4, 3, 255];
//! let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
//!
//! let (mut totals, mut bands, mut stars) = ([0; 3], [0; 3], [0; 3]);
//! let mut faults = [Fault::NONE; 3];
//! let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
//! Batch::of(&sheet).rate(Columns::new(&levels, &[]), &mut results)?;
//!
//! assert_eq!((totals, bands, stars), ([100, 99, 0], [5, 5, 0], [5, 4, 0]));
//! assert_eq!(faults[2].kind(), Some(ErrorKind::MissingCriterion));
//! # Ok::<(), ocop_core::Error>(())
//! ```
//!
//! Rating allocates nothing. With the feature `std` the widest vectors of the machine are found at run
//! time. Without it, those that were compiled for are used; results are the same. With the feature
//! `rayon`, methods that begin with `par_` use all threads of the current pool; results do not depend
//! on their number.

use fearless_simd::{Level, dispatch};

use ocop_core::{Error, RequirementRule, Rules, Sheet};

mod add;
mod columns;
mod costs;
mod council;
mod fault;
mod nibbles;
mod packed;
#[cfg(feature = "rayon")]
mod parallel;
mod reference;
mod results;
mod row;
mod sums;
mod sweep;
mod tables;
#[cfg(test)]
mod tests;
mod together;
mod turn;
mod unpack;
mod word_blocks;
mod words;

pub use columns::Columns;
pub use costs::{CostCounts, Measure, StarCosts};
pub use fault::Fault;
pub use results::{CouncilResults, Results};
pub use sums::CouncilSums;

use columns::{blocks, divide};
use core::ops::Range;
use sweep::{LONG, SHORT, Swept};
use tables::{Tables, mark};

/// A sheet made ready to rate columns of scorecards.
///
/// Making it costs some microseconds and some kilobytes; it is kept and shared between threads.
#[derive(Clone, Debug)]
pub struct Batch {
    sheet: Sheet,
    minimum: RequirementRule,
    tables: Tables,
    level: Level,
}

impl Batch {
    /// A sheet made ready, of the law or built at run time.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        Self {
            tables: Tables::of(sheet),
            sheet: sheet.clone(),
            minimum: RequirementRule::default(),
            level: Level::try_detect().unwrap_or(Level::baseline()),
        }
    }

    /// The same for councils with rules of their own. Only their requirement rule matters for stars;
    /// the spread of totals is among the [results](CouncilResults::spreads).
    #[must_use]
    pub const fn under(mut self, rules: &Rules) -> Self {
        self.minimum = rules.requirement_rule();
        self
    }

    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The criteria with a column of cases, by their place on the sheet, in the order of the columns.
    pub fn case_columns(&self) -> impl Iterator<Item = usize> {
        let entries = self.tables.entries.iter().enumerate();
        entries.filter_map(|(index, entry)| entry.cases.map(|_| index))
    }

    /// Rates each row as the scorecard of a council of one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the columns are not those of the
    /// sheet, or if columns or results differ in length; then nothing is written. A faulty row is
    /// never an error.
    pub fn rate(&self, columns: Columns<'_>, results: &mut Results<'_>) -> Result<(), Error> {
        self.fit(columns)?;
        results.fit(columns.rows())?;
        self.rows(columns, 0..columns.rows(), results);
        Ok(())
    }

    /// Rates councils: the rows of council `n` are those from `offsets[n]` up to `offsets[n + 1]`, as
    /// in a list column of Arrow. There is one offset more than councils.
    ///
    /// A council's fault is that of its first faulty member.
    ///
    /// ```
    /// use ocop_batch::{Batch, Columns, CouncilResults, Fault};
    /// use ocop_core::{Edition, Mean};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let levels: Vec<[u8; 4]> =
    ///     sheet.criteria().map(|criterion| [criterion.best().level(); 4]).collect();
    /// let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
    /// let (mut totals, mut bands, mut stars) = ([0; 2], [0; 2], [0; 2]);
    /// let mut faults = [Fault::NONE; 2];
    /// let mut results = CouncilResults::new(&mut totals, &mut bands, &mut stars, &mut faults);
    /// // Three members, and one.
    /// Batch::of(&sheet).rate_councils(Columns::new(&levels, &[]), &[0, 3, 4], &mut results)?;
    /// assert_eq!(stars, [5, 5]);
    /// assert_eq!(Mean::new(totals[0], 3).unwrap().to_string(), "100");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Batch::rate`], and [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if
    /// offsets do not rise from 0 to the number of rows: no row may be lost.
    pub fn rate_councils(
        &self,
        columns: Columns<'_>,
        offsets: &[u32],
        results: &mut CouncilResults<'_>,
    ) -> Result<(), Error> {
        let councils = self.fit_councils(columns, offsets, results)?;
        self.councils(columns, offsets, 0..councils, results);
        Ok(())
    }

    /// Whether columns, offsets and results fit; the number of councils.
    fn fit_councils(
        &self,
        columns: Columns<'_>,
        offsets: &[u32],
        results: &CouncilResults<'_>,
    ) -> Result<usize, Error> {
        self.fit(columns)?;
        divide(offsets, columns.rows())?;
        results.fit(offsets.len() - 1)?;
        Ok(offsets.len() - 1)
    }

    fn fit(&self, columns: Columns<'_>) -> Result<(), Error> {
        columns.fit(self.tables.entries.len(), self.tables.cases)?;
        columns.fits_sheet(&self.tables.entries)
    }

    /// Rates the rows of a range; the results have a place for each.
    fn rows(&self, columns: Columns<'_>, range: Range<usize>, results: &mut Results<'_>) {
        if range.len() < LONG / 4 {
            self.rows_by::<SHORT>(columns, range, results);
        } else {
            self.rows_by::<LONG>(columns, range, results);
        }
    }

    fn rows_by<const BLOCK: usize>(
        &self,
        columns: Columns<'_>,
        range: Range<usize>,
        results: &mut Results<'_>,
    ) {
        let mut marks = [0; BLOCK];
        for block in blocks(range.clone(), BLOCK) {
            let places = block.start - range.start..block.end - range.start;
            let mut part = results.part(places);
            let marks = &mut marks[..block.len()];
            let mut swept = Swept {
                totals: part.totals,
                bands: part.bands,
                stars: part.stars,
                marks,
            };
            self.sweep::<BLOCK>(columns, block.clone(), &mut swept);
            self.miss(columns, block.clone(), &mut part);
            part.faults.fill(Fault::NONE);
            for place in marked(marks) {
                row::rate(&self.tables, columns, block.start + place, &mut part, place);
            }
        }
    }

    fn sweep<const BLOCK: usize>(
        &self,
        columns: Columns<'_>,
        range: Range<usize>,
        swept: &mut Swept<'_>,
    ) {
        dispatch!(self.level, simd => sweep::sweep::<_, BLOCK>(simd, &self.tables, columns, range, swept));
    }

    fn miss(&self, columns: Columns<'_>, range: Range<usize>, results: &mut Results<'_>) {
        let [three, four, five] = match &mut results.unmet {
            Some(unmet) => unmet.each_mut().map(|column| Some(&mut **column)),
            None => [None, None, None],
        };
        let sets = [three, four, five, results.stopped.as_deref_mut()];
        if sets.iter().any(Option::is_some) {
            dispatch!(self.level, simd => turn::miss(simd, &self.tables, columns, range, sets));
        }
    }
}

/// The places of the rows that must be looked at by themselves. Most blocks have few, so that many rows
/// are passed over at once.
fn marked(marks: &[u8]) -> impl Iterator<Item = usize> {
    const MANY: usize = 64;
    let pieces = marks.chunks(MANY).enumerate();
    let pieces = pieces.filter(|(_, piece)| {
        let all = piece.iter().fold(0, |all, marks| all | marks);
        all & mark::FAULT != 0
    });
    pieces.flat_map(|(number, piece)| {
        let places = (number * MANY..).zip(piece);
        let places = places.filter(|(_, marks)| *marks & mark::FAULT != 0);
        places.map(|(place, _)| place)
    })
}
