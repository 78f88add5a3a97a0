//! The scorecards of a table: found, read, rated.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, FixedSizeListArray, RecordBatch};
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, Field};
use ocop_batch::{Batch, Columns, CouncilSums, Fault, Results};
use ocop_core::internal::{error, named};
use ocop_core::{Error, ErrorDetail, Sheet};

use crate::bytes::{NOTHING, bytes};
use crate::councils::{Councils, lists};
use crate::error::{CASES, LEVELS, wrong_type};
use crate::names::{Named, SCORECARD, is_like_a_column};
use crate::packed::Packed;
use crate::ratings::{CouncilRatings, Places, Ratings, check_rows};
use crate::schema::case_column;
use crate::sheet_of_rows::{check_sheet, other_sheet};

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

/// What a column of whole scorecards has to be.
const WHOLE: (&str, &str) = (
    "số nguyên (phiếu dạng số), struct có tên tiêu chí, hoặc danh sách độ dài cố định các số nguyên",
    "integers (packed numbers), a struct of criteria, or a fixed-size list of integers",
);

impl Answers {
    /// The scorecards of a table, whose columns are found by name, in any order.
    ///
    /// If a column has the key of a criterion, all criteria are columns. Otherwise the column
    /// `scorecard` has whole scorecards: a struct, a list or packed numbers. Other columns are left
    /// alone. The columns `edition` and `set` are compared with the sheet if there are any, and so is
    /// the metadata of a [`schema`](crate::schema).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns), with the name of the column as the
    /// path: a column is missing, is twice in the table, has another type than integers, or has a name
    /// like the key of a criterion that the sheet does not have.
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for rows of another sheet.
    pub fn in_table(batch: &Batch, table: &RecordBatch) -> Result<Self, Error> {
        let sheet = batch.sheet();
        let columns = Named::of_table(table);
        check_sheet(sheet, table.schema_ref().metadata(), columns)?;
        if columns.names_a_criterion(sheet) {
            let [levels, cases] = columns.read(sheet)?;
            return Ok(Self {
                sheet: sheet.clone(),
                rows: table.num_rows(),
                form: Form::Columns { levels, cases },
            });
        }
        match columns.column(SCORECARD)? {
            Some(column) => Self::whole(batch, SCORECARD, column),
            None => Err(columns.nothing_found(sheet)),
        }
    }

    /// The scorecards of a table with one row a council: its columns are lists with one item a member,
    /// as they come out of a `GROUP BY`.
    ///
    /// Columns are found as in [`Answers::in_table`]: a list for each criterion, or the lists of
    /// `scorecard`, of any form. NULL in place of a list is a council without members.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::types::UInt64Type;
    /// use arrow_array::{ArrayRef, ListArray, RecordBatch};
    /// use ocop_arrow::Answers;
    /// use ocop_batch::Batch;
    /// use ocop_core::Edition;
    ///
    /// let batch = Batch::of(&Edition::E2026.sheet(7)?);
    /// let lists = [Some(vec![Some(0), Some(0)]), None, Some(vec![Some(0)])];
    /// let lists: ArrayRef = Arc::new(ListArray::from_iter_primitive::<UInt64Type, _, _>(lists));
    /// let table = RecordBatch::try_from_iter([("scorecard", lists)]).unwrap();
    ///
    /// let (answers, councils) = Answers::in_lists(&batch, &table)?;
    /// let ratings = answers.rate_councils(&batch, &councils)?;
    /// assert_eq!(ratings.members().values(), &[2, 0, 1]);
    /// assert_eq!(ratings.fault().value(1), "no-scorecard");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Answers::in_table`]; and for a column that is not of lists, and for lists of different
    /// lengths in one row.
    pub fn in_lists(batch: &Batch, table: &RecordBatch) -> Result<(Self, Councils), Error> {
        let sheet = batch.sheet();
        let columns = Named::of_table(table);
        check_sheet(sheet, table.schema_ref().metadata(), columns)?;
        let of_criteria = columns.names_a_criterion(sheet);
        let mut lengths: Option<Vec<usize>> = None;
        let mut members = Vec::new();
        for (field, column) in columns.fields.iter().zip(columns.columns) {
            let name = field.name();
            let is_read = if of_criteria {
                is_like_a_column(name)
            } else {
                name == SCORECARD
            };
            if !is_read {
                continue;
            }
            let (own, items) = lists(name, column)?;
            let lengths = lengths.get_or_insert_with(|| own.clone());
            let pairs = own.iter().zip(lengths.iter()).enumerate();
            for (council, (&found, &expected)) in pairs {
                if found != expected {
                    let values = [("found", found.into()), ("expected", expected.into())];
                    let path = format!("{name}[{council}]");
                    return Err(error(ErrorDetail::ColumnLength, path, values));
                }
            }
            members.push((Field::new(name, items.data_type().clone(), true), items));
        }
        let Some(lengths) = lengths else {
            return Err(columns.nothing_found(sheet));
        };
        let answers = Self::in_table(batch, &crate::ratings::table(members))?;
        Ok((answers, Councils::of_lengths(&lengths)))
    }

    /// The scorecards of arrays in the order of the sheet: the levels in printed order, then the cases
    /// in printed order. Or of one array: a struct whose fields are found by name, a `FixedSizeList`,
    /// or packed numbers.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use arrow_array::{ArrayRef, UInt64Array};
    /// use ocop_arrow::Answers;
    /// use ocop_batch::Batch;
    /// use ocop_core::Edition;
    ///
    /// let batch = Batch::of(&Edition::E2026.sheet(7)?);
    /// let packed: ArrayRef = Arc::new(UInt64Array::from(vec![Some(0), Some(u64::MAX), None]));
    /// let ratings = Answers::in_order(&batch, &[packed])?.rate(&batch)?;
    /// assert_eq!(ratings.total().iter().collect::<Vec<_>>(), [Some(0), None, None]);
    /// let faults: Vec<_> = ratings.fault().iter().flatten().map(str::to_owned).collect();
    /// assert_eq!(faults, ["bad-sheet-code", "missing-criterion 1.1"]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) as for [`Answers::in_table`], or for
    /// another number of arrays than the sheet has, or for arrays of different lengths.
    pub fn in_order(batch: &Batch, arrays: &[ArrayRef]) -> Result<Self, Error> {
        if let [one] = arrays {
            return Self::whole(batch, "", one);
        }
        let sheet = batch.sheet();
        let names = column_names(sheet);
        count("", arrays.len(), names.len())?;
        let rows = arrays.first().map_or(0, Array::len);
        let mut columns = Vec::with_capacity(arrays.len());
        for ((name, expected), array) in names.into_iter().zip(arrays) {
            if array.len() != rows {
                let values = [("found", array.len().into()), ("expected", rows.into())];
                return Err(error(ErrorDetail::ColumnLength, name, values));
            }
            let bytes = bytes(array, None);
            columns.push(bytes.ok_or_else(|| wrong_type(&name, array.data_type(), expected))?);
        }
        let cases = columns.split_off(sheet.criteria().len());
        Ok(Self {
            sheet: sheet.clone(),
            rows,
            form: Form::Columns {
                levels: columns,
                cases,
            },
        })
    }

    /// Whole scorecards in one array.
    fn whole(batch: &Batch, name: &str, array: &ArrayRef) -> Result<Self, Error> {
        let rows = array.len();
        let form = match array.data_type() {
            DataType::Struct(_) => {
                let array = array.as_struct();
                let columns = Named {
                    fields: array.fields(),
                    columns: array.columns(),
                    nulls: array.nulls(),
                };
                let [levels, cases] = columns.read(batch.sheet())?;
                Form::Columns { levels, cases }
            }
            DataType::FixedSizeList(..) => turned(batch.sheet(), name, array.as_fixed_size_list())?,
            other => {
                let packed = Packed::of(array);
                Form::Packed(packed.ok_or_else(|| wrong_type(name, other, WHOLE))?)
            }
        };
        Ok(Self {
            sheet: batch.sheet().clone(),
            rows,
            form,
        })
    }

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
    /// Those of [`Answers::add`] and [`CouncilRatings::of_sums`], among them another number of rows than
    /// the councils have.
    pub fn rate_councils(
        &self,
        batch: &Batch,
        councils: &Councils,
    ) -> Result<CouncilRatings, Error> {
        let mut sums = batch.sums();
        sums.grow(councils.len())?;
        self.add(batch, councils.of_rows(), &mut sums)?;
        Ok(CouncilRatings::of_sums(batch, &sums)?.of_councils(councils))
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

/// The names of the columns of a sheet, levels before cases, and what they have to be.
fn column_names(sheet: &Sheet) -> Vec<(String, (&'static str, &'static str))> {
    let levels = sheet
        .criteria()
        .map(|criterion| (criterion.key().to_owned(), LEVELS));
    let cases = sheet
        .criteria()
        .filter_map(case_column)
        .map(|name| (name, CASES));
    levels.chain(cases).collect()
}

/// Whether there are as many arrays as the sheet has columns.
fn count(path: &str, found: usize, expected: usize) -> Result<(), Error> {
    if found == expected {
        return Ok(());
    }
    let values = [
        ("found", found.into()),
        ("what", ("mức và trường hợp", "levels and cases").into()),
        ("expected", expected.into()),
    ];
    Err(error(ErrorDetail::ColumnCount, path, values))
}

/// The columns of lists.
fn turned(sheet: &Sheet, name: &str, lists: &FixedSizeListArray) -> Result<Form, Error> {
    /// The rows that are turned at once, whose bytes stay in the first cache.
    const BLOCK: usize = 256;

    let criteria = sheet.criteria().len();
    let width = column_names(sheet).len();
    let found = usize::try_from(lists.value_length()).unwrap_or(0);
    count(name, found, width)?;
    let values = bytes(lists.values(), None);
    let values = values.ok_or_else(|| wrong_type(name, lists.data_type(), WHOLE))?;
    let mut columns = vec![vec![NOTHING; lists.len()]; width];
    for (block, lists) in values.chunks(BLOCK * width).enumerate() {
        let first = block * BLOCK;
        for (place, column) in columns.iter_mut().enumerate() {
            let items = lists.iter().skip(place).step_by(width);
            for (byte, &item) in column[first..].iter_mut().zip(items) {
                *byte = item;
            }
        }
    }
    if let Some(nulls) = lists.nulls() {
        for row in (0..lists.len()).filter(|&row| nulls.is_null(row)) {
            for column in &mut columns {
                column[row] = NOTHING;
            }
        }
    }
    let mut columns: Vec<_> = columns.into_iter().map(ScalarBuffer::from).collect();
    let cases = columns.split_off(criteria);
    Ok(Form::Columns {
        levels: columns,
        cases,
    })
}
