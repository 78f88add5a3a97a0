//! Ratings of councils as Arrow arrays.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, Decimal128Array, RecordBatch, UInt8Array, UInt64Array};
use arrow_schema::{DataType, Field};
use ocop_batch::{Batch, CouncilSums, Results};
use ocop_core::Error;

use crate::councils::Councils;
use crate::ratings::{CouncilRatings, Places, Ratings, check_rows, table, with_nulls};

/// The digits of a mean, and those behind its point.
const MEAN: DataType = DataType::Decimal128(9, 6);

/// How many councils are rated at once where only their stars are kept: their other results stay in the cache.
const AT_ONCE: usize = 4_096;

/// One, as a number with the digits of a mean.
const ONE: i128 = 1_000_000;

impl CouncilRatings {
    /// The ratings of councils by their sums, to which scorecards are
    /// [added](crate::Answers::add) from any number of tables: sums of totals, means, bands, stars and
    /// faults.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for sums of another sheet than the
    /// batch's. [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for those of another
    /// requirement rule, and for so many councils that a column of faults would be longer than 2³¹
    /// bytes.
    pub fn of_sums(batch: &Batch, sums: &CouncilSums) -> Result<Self, Error> {
        Self::rated(batch, sums, false)
    }

    /// The stars alone, as [`star`](Ratings::star) gives them. It takes less memory than all ratings.
    ///
    /// # Errors
    ///
    /// Those of [`CouncilRatings::of_sums`] but for the number of councils.
    pub fn stars_of_sums(batch: &Batch, sums: &CouncilSums) -> Result<UInt8Array, Error> {
        let mut stars = vec![0; sums.len()];
        let mut places = Places::<u64>::new(sums.len().min(AT_ONCE), false);
        let mut first = 0;
        loop {
            let part = &mut stars[first..sums.len().min(first + AT_ONCE)];
            let councils = first..first + part.len();
            let mut results = Results::new(
                &mut places.totals[..part.len()],
                &mut places.bands[..part.len()],
                part,
                &mut places.faults[..councils.len()],
            );
            batch.rate_sums_in(sums, councils.clone(), &mut results)?;
            first = councils.end;
            if first == sums.len() {
                return Ok(with_nulls(stars.into()));
            }
        }
    }

    /// The same with the unmet requirements of three, four and five stars, and the criteria whose zero
    /// ends the evaluation.
    ///
    /// # Errors
    ///
    /// Those of [`CouncilRatings::of_sums`]; a column of lists of keys must not be longer than 2³¹
    /// bytes either.
    pub fn of_sums_with_unmet(batch: &Batch, sums: &CouncilSums) -> Result<Self, Error> {
        Self::rated(batch, sums, true)
    }

    fn rated(batch: &Batch, sums: &CouncilSums, with_unmet: bool) -> Result<Self, Error> {
        check_rows(batch.sheet(), sums.len(), with_unmet)?;
        let mut places = Places::<u64>::new(sums.len(), with_unmet);
        let mut spreads = vec![0; sums.len()];
        let mut results = places.results().spreads(&mut spreads);
        batch.rate_sums(sums, &mut results)?;
        let mut ratings = Ratings::of(batch.sheet(), places);
        ratings.members = sums.members().collect();
        ratings.spreads = spreads.into();
        Ok(ratings)
    }

    /// The same with the ids of the councils.
    pub(crate) fn of_councils(mut self, councils: &Councils) -> Self {
        self.ids = councils.id_column();
        self
    }

    /// The sums of the totals of all members: the numerators of the exact means; NULL for a fault.
    #[must_use]
    pub fn numerator(&self) -> UInt64Array {
        UInt64Array::new(self.totals.clone(), self.rated.clone())
    }

    /// The numbers of members, those at fault too.
    #[must_use]
    pub fn members(&self) -> UInt64Array {
        UInt64Array::new(self.members.clone(), None)
    }

    /// The means as `Decimal128(9, 6)`, rounded down; NULL for a fault. A band goes by the exact mean.
    #[must_use]
    pub fn mean(&self) -> Decimal128Array {
        let sums = self.totals.iter().zip(self.members.iter());
        let means = sums.map(|(&sum, &members)| i128::from(sum) * ONE / i128::from(members.max(1)));
        Decimal128Array::new(means.collect(), self.rated.clone()).with_data_type(MEAN)
    }

    /// The points between the highest and the lowest total of each council; NULL for a fault.
    #[must_use]
    pub fn spread(&self) -> UInt8Array {
        UInt8Array::new(self.spreads.clone(), self.rated.clone())
    }

    /// The ratings as a table; the column of ids comes first if councils are by ids.
    #[must_use]
    pub fn into_table(self) -> RecordBatch {
        let mut columns: Vec<(Field, ArrayRef)> = Vec::new();
        if let Some((field, ids)) = &self.ids {
            columns.push((field.as_ref().clone(), ids.clone()));
        }
        let mut push = |name: &str, column: ArrayRef| {
            let field = Field::new(name, column.data_type().clone(), true);
            columns.push((field, column));
        };
        push("numerator", Arc::new(self.numerator()));
        push("members", Arc::new(self.members()));
        push("mean", Arc::new(self.mean()));
        push("spread", Arc::new(self.spread()));
        columns.extend(self.further());
        table(columns)
    }
}
