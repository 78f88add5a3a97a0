//! Mistakes in a table, each at the name of its column.

use arrow_schema::DataType;
use ocop_core::internal::{error, outside};
use ocop_core::{Error, ErrorDetail};

/// What a column of levels has to be.
pub(crate) const LEVELS: (&str, &str) = ("cột số nguyên: số của mức", "integers: level numbers");

/// What a column of cases has to be.
pub(crate) const CASES: (&str, &str) = (
    "cột số nguyên: 1 là trường hợp a, 2 là trường hợp b",
    "integers: 1 is case a, 2 is case b",
);

/// A column of another type than is read.
pub(crate) fn wrong_type(
    column: &str,
    found: &DataType,
    expected: (&'static str, &'static str),
) -> Error {
    let values = [
        ("found", outside(&found.to_string())),
        ("expected", expected.into()),
    ];
    error(ErrorDetail::ColumnType, column, values)
}
