//! Councils: which scorecards are those of one product.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, GenericListArray, OffsetSizeTrait, RecordBatch, make_array, new_empty_array,
};
use arrow_data::transform::MutableArrayData;
use arrow_schema::{DataType, Field, FieldRef};
use ocop_core::internal::{error, outside};
use ocop_core::{Error, ErrorDetail};

use crate::distinct::Distinct;
use crate::error::wrong_type;
use crate::names::Named;

/// What a column of ids has to be.
const IDS: (&str, &str) = ("cột chữ hoặc số nguyên", "text or integers");

/// What a column of councils has to be.
const LISTS: (&str, &str) = (
    "danh sách, mỗi thành viên một phần tử",
    "lists with one item a member",
);

/// The council (hội đồng) of each row: its members are the rows of one id, or the items of one list.
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, cast::AsArray};
/// use ocop_arrow::Councils;
///
/// let ids: ArrayRef = Arc::new(StringArray::from(vec!["honey", "tea", "honey"]));
/// let table = RecordBatch::try_from_iter([("id", ids)]).unwrap();
/// let councils = Councils::by_id(&table, "id")?;
/// assert_eq!(councils.of_rows(), [0, 1, 0]);
/// assert_eq!(councils.ids().unwrap().as_string::<i32>().value(1), "tea");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Councils {
    of_rows: Vec<usize>,
    len: usize,
    ids: Option<(FieldRef, ArrayRef)>,
}

impl Councils {
    /// Councils by a column of ids: text or integers, dictionary-encoded or not. The rows of a council
    /// may be anywhere in the table. Councils are in the order of their first rows.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) if the column is missing, is twice in
    /// the table or has another type, and for a row without an id: the path is the column and the row,
    /// counted from 0.
    pub fn by_id(table: &RecordBatch, column: &str) -> Result<Self, Error> {
        let ids = Named::of_table(table).column(column)?;
        let ids = ids.ok_or_else(|| {
            let expected = outside(&format!("`{column}`"));
            error(ErrorDetail::ColumnMissing, "", [("expected", expected)])
        })?;
        let distinct = Distinct::texts(ids).or_else(|| Distinct::integers(ids));
        let distinct = distinct.ok_or_else(|| wrong_type(column, ids.data_type(), IDS))?;
        if let Some(row) = distinct.first_null() {
            let path = format!("{column}[{row}]");
            return Err(error(
                ErrorDetail::NoCouncilOfRow,
                path,
                [("row", row.into())],
            ));
        }
        let field = Field::new(column, ids.data_type().clone(), true);
        let first_rows: Vec<_> = distinct
            .first_rows
            .iter()
            .map(|&row| row..row + 1)
            .collect();
        Ok(Self {
            len: first_rows.len(),
            ids: Some((field.into(), parts(column, ids, &first_rows)?)),
            of_rows: distinct.place_of_row,
        })
    }

    /// Councils of so many members each, in rows one after another.
    pub(crate) fn of_lengths(lengths: &[usize]) -> Self {
        let councils = lengths.iter().enumerate();
        let of_rows = councils.flat_map(|(council, &length)| std::iter::repeat_n(council, length));
        Self {
            of_rows: of_rows.collect(),
            len: lengths.len(),
            ids: None,
        }
    }

    /// The number of councils.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no council.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The council of each row, counted from 0.
    #[must_use]
    pub fn of_rows(&self) -> &[usize] {
        &self.of_rows
    }

    /// The id of each council; `None` for councils by lists.
    #[must_use]
    pub fn ids(&self) -> Option<&ArrayRef> {
        self.ids.as_ref().map(|(_, ids)| ids)
    }

    /// The ids as a column of a table.
    pub(crate) fn id_column(&self) -> Option<(FieldRef, ArrayRef)> {
        self.ids.clone()
    }
}

/// Some ranges of an array, one after another.
fn parts(name: &str, array: &ArrayRef, ranges: &[Range<usize>]) -> Result<ArrayRef, Error> {
    let data = array.to_data();
    let capacity = ranges.iter().map(Range::len).sum();
    let mut parts = MutableArrayData::new(vec![&data], false, capacity);
    for range in ranges {
        // A part of an array fits where the array does.
        let extended = parts.try_extend(0, range.start, range.end);
        extended.map_err(|full| {
            let reason = ("reason", outside(&full.to_string()));
            error(ErrorDetail::Unreadable, name, [reason])
        })?;
    }
    Ok(make_array(parts.freeze()))
}

/// Whether a column has lists.
pub(crate) fn is_of_lists(column: &ArrayRef) -> bool {
    matches!(
        column.data_type(),
        DataType::List(_) | DataType::LargeList(_)
    )
}

/// The lists of a column: how many items each has, and all items.
///
/// A list that is NULL has no items, whatever lies beneath.
pub(crate) fn lists(name: &str, column: &ArrayRef) -> Result<(Vec<usize>, ArrayRef), Error> {
    match column.data_type() {
        DataType::List(_) => open(name, column.as_list::<i32>()),
        DataType::LargeList(_) => open(name, column.as_list::<i64>()),
        DataType::Null => Ok((vec![0; column.len()], new_empty_array(&DataType::Null))),
        other => Err(wrong_type(name, other, LISTS)),
    }
}

fn open<O: OffsetSizeTrait>(
    name: &str,
    lists: &GenericListArray<O>,
) -> Result<(Vec<usize>, ArrayRef), Error> {
    let ends = lists.offsets().windows(2).enumerate();
    let items = ends.map(|(list, ends)| {
        let start = ends[0].as_usize();
        let is_there = !lists.is_null(list);
        start..if is_there { ends[1].as_usize() } else { start }
    });
    let items: Vec<Range<usize>> = items.collect();
    let lengths = items.iter().map(Range::len).collect();
    let values = if lists.offsets().has_non_empty_nulls(lists.nulls()) {
        parts(name, lists.values(), &items)?
    } else {
        let (first, last) = (lists.offsets()[0], lists.offsets()[lists.len()]);
        lists
            .values()
            .slice(first.as_usize(), (last - first).as_usize())
    };
    Ok((lengths, values))
}
