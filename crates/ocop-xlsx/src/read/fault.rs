//! Faults of a workbook, each with its page and cell.

use std::fmt;

use ocop_core::internal;
use ocop_core::{Error, ErrorDetail, ErrorValue};

/// An error of the workbook as a whole.
pub(crate) fn error<const N: usize>(
    detail: ErrorDetail,
    values: [(&'static str, ErrorValue); N],
) -> Error {
    internal::error(detail, "", values)
}

/// A cell by its row and column from 0, such as `B7`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Cell(pub(crate) u32, pub(crate) u32);

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut letters, mut left) = (Vec::new(), self.1 + 1);
        while let Some(above) = left.checked_sub(1) {
            letters.push(char::from(b'A' + u8::try_from(above % 26).unwrap_or(0)));
            left = above / 26;
        }
        let column: String = letters.iter().rev().collect();
        write!(f, "{column}{}", self.0 + 1)
    }
}
