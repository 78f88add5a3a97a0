//! Whether a table is of the sheet on which it is rated.

use arrow_array::{ArrayRef, RecordBatch};
use ocop_core::internal::{error, named, outside};
use ocop_core::{Edition, Error, ErrorDetail, ErrorValue, Sheet};

use crate::distinct::{Distinct, shown};
use crate::error::wrong_type;
use crate::schema::{EDITION, SET};

/// What the column `edition` has to be.
const EDITIONS: (&str, &str) = (
    "cột chữ có số quyết định như `26/2026`",
    "text: the edition, such as `26/2026`",
);

/// What the column `set` has to be.
const SETS: (&str, &str) = (
    "cột số nguyên: số của bộ tiêu chí",
    "integers: the number of the sheet",
);

/// Whether the values of a column of this name are compared with the sheet.
pub(crate) fn is_of_sheet(name: &str) -> bool {
    matches!(name, "edition" | "set")
}

/// Compares the metadata of a table with a sheet.
pub(crate) fn check_metadata(sheet: &Sheet, table: &RecordBatch) -> Result<(), Error> {
    let metadata = table.schema_ref().metadata();
    for (name, is_own) in [(EDITION, is_edition as Is), (SET, is_set)] {
        if let Some(found) = metadata.get(name).filter(|found| !is_own(sheet, found)) {
            return Err(other_sheet(sheet, name, outside(found), None));
        }
    }
    Ok(())
}

/// Compares the column `edition` or `set` with a sheet.
pub(crate) fn check_column(sheet: &Sheet, name: &str, column: &ArrayRef) -> Result<(), Error> {
    let (distinct, expected, is_own) = match name {
        "edition" => (Distinct::texts(column), EDITIONS, is_edition as Is),
        _ => (Distinct::integers(column), SETS, is_set as Is),
    };
    let distinct = distinct.ok_or_else(|| wrong_type(name, column.data_type(), expected))?;
    let first_rows = distinct.first_rows.iter().copied();
    let others = first_rows.filter(|&row| !is_own(sheet, &shown(column, row)));
    match others.chain(distinct.first_null()).min() {
        None => Ok(()),
        Some(row) => {
            let found = outside(&shown(column, row));
            Err(other_sheet(sheet, name, found, Some(row)))
        }
    }
}

/// Whether a text is that of a sheet.
type Is = fn(&Sheet, &str) -> bool;

fn is_edition(sheet: &Sheet, found: &str) -> bool {
    found
        .parse::<Edition>()
        .is_ok_and(|found| found == sheet.edition())
}

fn is_set(sheet: &Sheet, found: &str) -> bool {
    found == sheet.number().to_string()
}

/// A table, or a row of it, that is of another sheet.
pub(crate) fn other_sheet(
    sheet: &Sheet,
    path: &str,
    found: ErrorValue,
    row: Option<usize>,
) -> Error {
    let (found, sheet) = (("found", found), ("sheet", named(sheet)));
    match row {
        None => error(ErrorDetail::RowOfOtherSheet, path, [found, sheet]),
        Some(row) => {
            let values = [found, sheet, ("row", row.into())];
            error(ErrorDetail::RowOfOtherSheet, path, values)
        }
    }
}
