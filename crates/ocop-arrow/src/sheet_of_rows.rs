//! Whether a table is of the sheet on which it is rated.

use std::collections::HashMap;

use arrow_array::ArrayRef;
use ocop_core::internal::{error, named, outside};
use ocop_core::{Edition, Error, ErrorDetail, ErrorValue, Sheet};

use crate::distinct::{Distinct, shown};
use crate::error::wrong_type;
use crate::names::Named;
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

/// Compares the metadata of a table, and its columns `edition` and `set`, with a sheet.
pub(crate) fn check_sheet(
    sheet: &Sheet,
    metadata: &HashMap<String, String>,
    columns: Named<'_>,
) -> Result<(), Error> {
    let is_edition = |found: &str| {
        found
            .parse::<Edition>()
            .is_ok_and(|found| found == sheet.edition())
    };
    let is_set = |found: &str| found == sheet.number().to_string();
    for (name, is_own) in [
        (EDITION, &is_edition as &dyn Fn(&str) -> bool),
        (SET, &is_set),
    ] {
        if let Some(found) = metadata.get(name).filter(|found| !is_own(found)) {
            return Err(other_sheet(sheet, name, outside(found), None));
        }
    }
    if let Some(column) = columns.column("edition")? {
        let distinct = Distinct::texts(column);
        let distinct =
            distinct.ok_or_else(|| wrong_type("edition", column.data_type(), EDITIONS))?;
        check_rows(sheet, "edition", column, &distinct, is_edition)?;
    }
    if let Some(column) = columns.column("set")? {
        let distinct = Distinct::integers(column);
        let distinct = distinct.ok_or_else(|| wrong_type("set", column.data_type(), SETS))?;
        check_rows(sheet, "set", column, &distinct, is_set)?;
    }
    Ok(())
}

fn check_rows(
    sheet: &Sheet,
    name: &str,
    column: &ArrayRef,
    distinct: &Distinct,
    is_own: impl Fn(&str) -> bool,
) -> Result<(), Error> {
    let first_rows = distinct.first_rows.iter().copied();
    let others = first_rows.filter(|&row| !is_own(&shown(column, row)));
    match others.chain(distinct.first_null()).min() {
        None => Ok(()),
        Some(row) => Err(other_sheet(
            sheet,
            name,
            outside(&shown(column, row)),
            Some(row),
        )),
    }
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
