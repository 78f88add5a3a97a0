//! Scorecards found in a table or in arrays, in each of their forms.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, FixedSizeListArray, RecordBatch};
use arrow_buffer::ScalarBuffer;
use arrow_schema::{DataType, Field};
use ocop_batch::Batch;
use ocop_core::internal::error;
use ocop_core::{Error, ErrorDetail};

use super::{Answers, Form};
use crate::bytes::{NOTHING, bytes};
use crate::councils::{Councils, is_of_lists, lists};
use crate::error::{CASES, LEVELS, wrong_type};
use crate::names::{Named, SCORECARD, is_like_a_column};
use crate::packed::Packed;
use crate::ratings::table;
use crate::schema::column_names;
use crate::sheet_of_rows::{check_column, check_metadata, is_of_sheet};

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
        check_metadata(sheet, table)?;
        for (field, column) in columns.fields.iter().zip(columns.columns) {
            if is_of_sheet(field.name()) {
                check_column(sheet, field.name(), column)?;
            }
        }
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
    /// `scorecard`, of any form. `edition` and `set` may be lists too. NULL in place of a list is a council without members.
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
    pub fn in_lists(batch: &Batch, councils: &RecordBatch) -> Result<(Self, Councils), Error> {
        let sheet = batch.sheet();
        let columns = Named::of_table(councils);
        check_metadata(sheet, councils)?;
        let of_criteria = columns.names_a_criterion(sheet);
        let mut lengths: Option<Vec<usize>> = None;
        let mut members = Vec::new();
        for (field, column) in columns.fields.iter().zip(columns.columns) {
            let name = field.name();
            let has_scorecards = if of_criteria {
                is_like_a_column(name)
            } else {
                name == SCORECARD
            };
            if is_of_sheet(name) && !is_of_lists(column) {
                check_column(sheet, name, column)?;
                continue;
            }
            if !has_scorecards && !is_of_sheet(name) {
                continue;
            }
            let (own, items) = lists(name, column)?;
            same_lengths(name, &own, lengths.get_or_insert_with(|| own.clone()))?;
            members.push((Field::new(name, items.data_type().clone(), true), items));
        }
        let Some(lengths) = lengths else {
            return Err(columns.nothing_found(sheet));
        };
        let answers = Self::in_table(batch, &table(members))?;
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
        let criteria = sheet.criteria().len();
        count("", arrays.len(), criteria + batch.case_columns().count())?;
        let name = |place: usize| column_names(sheet).swap_remove(place);
        let rows = arrays.first().map_or(0, Array::len);
        let mut columns = Vec::with_capacity(arrays.len());
        for (place, array) in arrays.iter().enumerate() {
            if array.len() != rows {
                let values = [("found", array.len().into()), ("expected", rows.into())];
                return Err(error(ErrorDetail::ColumnLength, name(place), values));
            }
            let bytes = bytes(array, None);
            columns.push(bytes.ok_or_else(|| {
                let expected = if place < criteria { LEVELS } else { CASES };
                wrong_type(&name(place), array.data_type(), expected)
            })?);
        }
        let cases = columns.split_off(criteria);
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
            DataType::FixedSizeList(..) => turned(batch, name, array.as_fixed_size_list())?,
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
}

/// Whether the lists of a column have as many items as those of the first column.
fn same_lengths(name: &str, found: &[usize], expected: &[usize]) -> Result<(), Error> {
    let mut pairs = found.iter().zip(expected).enumerate();
    let Some((council, (&found, &expected))) =
        pairs.find(|(_, (found, expected))| found != expected)
    else {
        return Ok(());
    };
    let values = [("found", found.into()), ("expected", expected.into())];
    let path = format!("{name}[{council}]");
    Err(error(ErrorDetail::ColumnLength, path, values))
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
fn turned(batch: &Batch, name: &str, lists: &FixedSizeListArray) -> Result<Form, Error> {
    /// The rows that are turned at once, whose bytes stay in the first cache.
    const BLOCK: usize = 256;

    let criteria = batch.sheet().criteria().len();
    let width = criteria + batch.case_columns().count();
    let found = usize::try_from(lists.value_length()).unwrap_or(0);
    count(name, found, width)?;
    let values = bytes(lists.values(), None);
    let values = values.ok_or_else(|| wrong_type(name, lists.data_type(), WHOLE))?;
    let mut columns = vec![vec![NOTHING; lists.len()]; width];
    for (block, lists) in values.chunks(BLOCK * width).enumerate() {
        let first = block * BLOCK;
        let rows = first..first + lists.len() / width;
        for (place, column) in columns.iter_mut().enumerate() {
            for (byte, list) in column[rows.clone()]
                .iter_mut()
                .zip(lists.chunks_exact(width))
            {
                *byte = list[place];
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
