//! Faults of a workbook, each with its page and cell.

use std::error::Error as StdError;
use std::fmt;

use ocop_core::internal::{self, outside};
use ocop_core::{Error, ErrorDetail, ErrorValue, Lang};

/// A fault of a workbook: what is wrong, on which page, in which cell.
///
/// The error has its kind, its values, and a message in both languages. Its path is the key of a criterion, or
/// empty.
///
/// It prints the page, the cell and the message in English, and in Vietnamese for `{:#}`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Fault {
    page: Option<String>,
    cell: Option<Cell>,
    error: Error,
}

impl Fault {
    pub(crate) fn on(page: &str, cell: impl Into<Option<Cell>>, error: Error) -> Self {
        Self {
            page: Some(page.to_owned()),
            cell: cell.into(),
            error,
        }
    }

    /// The name of the page; `None` for the whole workbook.
    #[must_use]
    pub fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    /// The cell, such as `D12`; `None` for the whole page.
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        self.cell.map(|cell| cell.to_string())
    }

    pub(crate) const fn at(&self) -> Option<Cell> {
        self.cell
    }

    /// What is wrong.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }

    /// The page, the cell and the message in a language.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{self}"),
            Lang::Vi => format!("{self:#}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(page) = &self.page {
            write!(f, "{}: ", place(page, self.cell))?;
        }
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        f.write_str(&self.error.explain(lang))
    }
}

impl StdError for Fault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

/// An error of the workbook as a whole, or of the page in its path.
impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self {
            page: None,
            cell: None,
            error,
        }
    }
}

/// All faults of a workbook, at least one: page by page, from top to bottom.
///
/// It prints one fault a line, in English, and in Vietnamese for `{:#}`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults, unless there are none.
    pub(crate) fn check(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self(faults))
        }
    }

    /// The faults.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Fault> {
        self.0.iter()
    }

    /// The faults in a language, one a line.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        let lines: Vec<_> = self.iter().map(|fault| fault.explain(lang)).collect();
        lines.join("\n")
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        f.write_str(&self.explain(lang))
    }
}

impl StdError for Faults {}

impl From<Error> for Faults {
    fn from(error: Error) -> Self {
        Self(vec![error.into()])
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
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

/// A page as a path, or a cell on it.
pub(crate) fn place(page: &str, cell: Option<Cell>) -> String {
    let page = outside(page).show(Lang::En).into_owned();
    match cell {
        None => page,
        Some(cell) => format!("{page}!{cell}"),
    }
}

/// An error without a path.
pub(crate) fn error<const N: usize>(
    detail: ErrorDetail,
    values: [(&'static str, ErrorValue); N],
) -> Error {
    internal::error(detail, "", values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_programs_name_them() {
        for (cell, name) in [
            (Cell(0, 0), "A1"),
            (Cell(6, 25), "Z7"),
            (Cell(6, 26), "AA7"),
            (Cell(0, 701), "ZZ1"),
            (Cell(0, 702), "AAA1"),
            (Cell(1_048_575, 16_383), "XFD1048576"),
        ] {
            assert_eq!(cell.to_string(), name);
        }
    }
}
