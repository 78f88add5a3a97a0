//! The scorecards of a table: found, read, rated.

use arrow_buffer::ScalarBuffer;
use ocop_batch::{Batch, Columns, CouncilSums, Fault, Results};
use ocop_core::internal::named;
use ocop_core::{Error, Sheet};

use crate::bytes::NOTHING;
use crate::councils::Councils;
use crate::packed::Packed;
use crate::ratings::{CouncilRatings, Places, Ratings, check_rows};
use crate::sheet_of_rows::other_sheet;

mod read;

/// The scorecards (phiếu chấm) of a table of one sheet, one a row, as Arrow arrays.
///
/// | form | what the table or call has |
/// |---|---|
/// | columns | a column of integers for each criterion, by its key; behind a key with two cases, such as `8`, also `8.case` with 1 for case a and 2 for case b |
/// | columns with structs | the same, but a criterion with two cases is a struct of `level` and `case` |
/// | struct | one struct of such columns |
/// | list | one `FixedSizeList` of integers: the levels in printed order, then the cases in printed order |
/// | packed | one column of integers, best `UInt64`: numbers of [`Scorecard::pack`](ocop_core::Scorecard::pack) |
///
/// NULL is "nothing chosen": in a column, in a struct or list, and in place of a packed number. The
/// byte 255 says the same, as in [`Columns`]. Integers of any width are read, dictionary-encoded
/// ones too. A number without a meaning on the sheet is a fault of its row, never an error of the
/// table. Buffers of `UInt8` columns and of `UInt64` packed numbers without NULLs are shared, not
/// copied.
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{Array, ArrayRef, RecordBatch, UInt8Array};
/// use ocop_arrow::{Answers, schema};
/// use ocop_batch::Batch;
/// use ocop_core::Edition;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let batch = Batch::of(&sheet);
/// // Three rows: all levels best; the contracts of 1.5 not yet steady; nothing chosen at 1.5.
/// let columns = sheet.criteria().map(|criterion| {
///     let best = Some(criterion.best().level());
///     let column = if criterion.key() == "1.5" { [best, Some(3), None] } else { [best; 3] };
///     Arc::new(UInt8Array::from(column.to_vec())) as ArrayRef
/// });
/// let table = RecordBatch::try_new(schema(&sheet).into(), columns.collect()).unwrap();
///
/// let ratings = Answers::in_table(&batch, &table)?.rate(&batch)?;
/// assert_eq!(ratings.star(), UInt8Array::from(vec![Some(5), Some(4), None]));
/// assert_eq!(ratings.fault().value(2), "missing-criterion 1.5");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Answers {
    sheet: Sheet,
    rows: usize,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
    Columns {
        levels: Vec<ScalarBuffer<u8>>,
        cases: Vec<ScalarBuffer<u8>>,
    },
    Packed(Packed),
}

impl Answers {
    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Rates each row as the scorecard of a council of one: totals, bands, stars and faults.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) if the scorecards were read for another
    /// sheet. [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for so many rows that a column of
    /// faults would be longer than 2³¹ bytes.
    /// [`ErrorKind::BadSheetCode`](ocop_core::ErrorKind::BadSheetCode) for packed numbers of a custom sheet
    /// whose scorecards do not fit 64 bits.
    pub fn rate(&self, batch: &Batch) -> Result<Ratings, Error> {
        self.rate_into(batch, false)
    }

    /// Rates each row, with the unmet requirements of three, four and five stars, and the criteria
    /// whose zero ends the evaluation.
    ///
    /// # Errors
    ///
    /// Those of [`Answers::rate`]; a column of lists of keys must not be longer than 2³¹ bytes either.
    pub fn rate_with_unmet(&self, batch: &Batch) -> Result<Ratings, Error> {
        self.rate_into(batch, true)
    }

    /// Adds the scorecards to the sums of councils: row `n` is a member of council `councils[n]`, which
    /// the sums [have](CouncilSums::grow). So councils may be in several tables.
    ///
    /// # Errors
    ///
    /// Those of [`Batch::add`] and [`Batch::add_packed`]; and
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) if the scorecards were read for another
    /// sheet. After an error the sums are of no use.
    pub fn add(
        &self,
        batch: &Batch,
        councils: &[usize],
        sums: &mut CouncilSums,
    ) -> Result<(), Error> {
        self.fit(batch)?;
        let packed = match &self.form {
            Form::Columns { levels, cases } => {
                let (levels, cases) = (slices(levels), slices(cases));
                return batch.add(Columns::new(&levels, &cases), councils, sums);
            }
            Form::Packed(packed) => packed,
        };
        if packed.nulls.is_empty() || councils.len() != self.rows {
            return batch.add_packed(&packed.numbers, councils, sums);
        }
        // Members without a number have chosen nothing.
        let mut rest = packed.nulls.iter().copied().peekable();
        let rows = (0..self.rows).filter(|row| rest.next_if_eq(row).is_none());
        let (numbers, others): (Vec<_>, Vec<_>) =
            rows.map(|row| (packed.numbers[row], councils[row])).unzip();
        batch.add_packed(&numbers, &others, sums)?;
        let nothing = vec![NOTHING; packed.nulls.len()];
        let levels = vec![&nothing[..]; batch.sheet().criteria().len()];
        let cases = vec![&nothing[..]; batch.case_columns().count()];
        let councils: Vec<_> = packed.nulls.iter().map(|&row| councils[row]).collect();
        batch.add(Columns::new(&levels, &cases), &councils, sums)
    }

    /// Rates councils.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
    /// use ocop_arrow::{Answers, Councils};
    /// use ocop_batch::Batch;
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let batch = Batch::of(&sheet);
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let best = sheet.scorecard_from(best)?;
    /// let packed = [best.clone().complete()?.pack()?, 0, best.choose("2.3", 2)?.complete()?.pack()?];
    /// let ids: ArrayRef = Arc::new(StringArray::from(vec!["honey", "tea", "honey"]));
    /// let packed: ArrayRef = Arc::new(UInt64Array::from(packed.to_vec()));
    /// let table = RecordBatch::try_from_iter([("id", ids), ("scorecard", packed)]).unwrap();
    ///
    /// let councils = Councils::by_id(&table, "id")?;
    /// let ratings = Answers::in_table(&batch, &table)?.rate_councils(&batch, &councils)?;
    /// assert_eq!(ratings.numerator().values(), &[199, 0]);
    /// assert_eq!(ratings.mean().value_as_string(0), "99.500000");
    /// assert_eq!(ratings.star().values(), &[3, 1]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Answers::add`] and [`CouncilRatings::of_sums_with_unmet`], among them another number
    /// of rows than the councils have.
    pub fn rate_councils(
        &self,
        batch: &Batch,
        councils: &Councils,
    ) -> Result<CouncilRatings, Error> {
        let mut sums = batch.sums();
        sums.grow(councils.len())?;
        self.add(batch, councils.of_rows(), &mut sums)?;
        Ok(CouncilRatings::of_sums_with_unmet(batch, &sums)?.of_councils(councils))
    }

    fn rate_into(&self, batch: &Batch, with_unmet: bool) -> Result<Ratings, Error> {
        self.fit(batch)?;
        check_rows(batch.sheet(), self.rows, with_unmet)?;
        let mut places = Places::new(self.rows, with_unmet);
        match &self.form {
            Form::Columns { levels, cases } => {
                let (levels, cases) = (slices(levels), slices(cases));
                let columns = Columns::new(&levels, &cases);
                batch.rate(columns, &mut places.results())?;
            }
            Form::Packed(packed) => {
                batch.rate_packed(&packed.numbers, &mut places.results())?;
                if !packed.nulls.is_empty() {
                    let fault = nothing_chosen(batch)?;
                    for &row in &packed.nulls {
                        places.faults[row] = fault;
                    }
                }
            }
        }
        Ok(Ratings::of(batch.sheet(), places))
    }

    /// Whether a batch is of the sheet for which the scorecards were read.
    fn fit(&self, batch: &Batch) -> Result<(), Error> {
        if *batch.sheet() == self.sheet {
            return Ok(());
        }
        Err(other_sheet(batch.sheet(), "", named(&self.sheet), None))
    }
}

fn slices(columns: &[ScalarBuffer<u8>]) -> Vec<&[u8]> {
    columns.iter().map(|column| &column[..]).collect()
}

/// The fault of a row without any choice.
fn nothing_chosen(batch: &Batch) -> Result<Fault, Error> {
    let levels = vec![&[NOTHING][..]; batch.sheet().criteria().len()];
    let cases = vec![&[NOTHING][..]; batch.case_columns().count()];
    let mut fault = [Fault::NONE];
    let (mut total, mut band, mut star) = ([0], [0], [0]);
    let mut results = Results::new(&mut total, &mut band, &mut star, &mut fault);
    batch.rate(Columns::new(&levels, &cases), &mut results)?;
    Ok(fault[0])
}
