//! The cells of a page of a scoring workbook: few, so they are kept by their place.

use std::collections::BTreeMap;

use calamine::{DataRef, XlsxCellReader, XlsxFormulaMetadata};
use ocop_core::internal::outside;
use ocop_core::{Date, Error, ErrorValue};

use crate::read::fault::{Cell, place};
use crate::read::guard::{self, Book, LAST};
use crate::read::shown;

/// What a scoring workbook may have, over all pages that are read.
pub(crate) struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    const CELLS: usize = 200_000;
    const BYTES: usize = 1 << 24;

    pub(crate) const fn new() -> Self {
        Self {
            cells: Self::CELLS,
            bytes: Self::BYTES,
        }
    }

    fn spend(&mut self, content: &Content) -> Result<(), Error> {
        let formula = content.formula.as_ref().and_then(Option::as_ref);
        let bytes = content.text.len() + formula.map_or(0, String::len);
        let (cells, left) = (self.cells.checked_sub(1), self.bytes.checked_sub(bytes));
        let Some(cells) = cells else {
            return Err(guard::too_large(
                ("số ô có dữ liệu", "filled cells"),
                Self::CELLS,
            ));
        };
        let Some(left) = left else {
            return Err(guard::too_large(
                ("số byte văn bản", "bytes of text"),
                Self::BYTES,
            ));
        };
        (self.cells, self.bytes) = (cells, left);
        Ok(())
    }
}

/// What is in a cell.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Content {
    /// The value as text, exact.
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// Whether there is a formula, and which; derived formulas of a shared one have no text of their own.
    pub(crate) formula: Option<Option<String>>,
}

/// The type of a value.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Kind {
    #[default]
    Empty,
    Text,
    Number,
    Day(Date),
    /// A truth value, an error, a time.
    Other,
}

impl Content {
    /// The text without spaces around it.
    pub(crate) fn trimmed(&self) -> &str {
        self.text.trim()
    }

    /// Whether nothing is to be seen in the cell.
    pub(crate) fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// Whether it is a number that no formula gives.
    pub(crate) fn is_number(&self) -> bool {
        self.kind == Kind::Number && self.formula.is_none()
    }

    /// The value as a value of an error.
    pub(crate) fn found(&self) -> ErrorValue {
        outside(self.trimmed())
    }
}

/// A page by its cells.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) name: String,
    cells: BTreeMap<Cell, Content>,
}

impl Page {
    /// Reads a page.
    pub(crate) fn read(
        book: &mut Book<'_>,
        name: &str,
        budget: &mut Budget,
    ) -> Result<Self, Error> {
        let path = |cell| place(name, cell);
        let mut reader = cells(book, name)?;
        let mut cells = BTreeMap::new();
        while let Some(record) = reader
            .next_cell_with_formula_metadata()
            .map_err(|error| guard::of_calamine(&error, &path(None)))?
        {
            let at = Cell(record.pos.0, record.pos.1);
            let formula = record.formula.map(|formula| match formula {
                XlsxFormulaMetadata::Normal { formula }
                | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
                _ => None,
            });
            if formula.is_none() && matches!(record.value, DataRef::Empty) {
                continue;
            }
            let content = content(&record.value, formula);
            let content = content.ok_or_else(|| guard::damaged(&path(Some(at))))?;
            budget
                .spend(&content)
                .map_err(|error| error.under(&path(None)))?;
            let is_new = cells.insert(at, content).is_none();
            if !is_new || at.0 > LAST.0 || at.1 > LAST.1 {
                return Err(guard::damaged(&path(Some(at))));
            }
        }
        Ok(Self {
            name: name.to_owned(),
            cells,
        })
    }

    /// What is in a cell, if anything is.
    pub(crate) fn get(&self, cell: Cell) -> Option<&Content> {
        self.cells.get(&cell)
    }

    /// The cells with something in them, row by row.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (Cell, &Content)> {
        self.cells.iter().map(|(cell, content)| (*cell, content))
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: u32) -> impl Iterator<Item = (Cell, &Content)> {
        let cells = self.cells.range(Cell(row, 0)..=Cell(row, u32::MAX));
        cells.map(|(cell, content)| (*cell, content))
    }

    /// The rows with something in them.
    pub(crate) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|cell| cell.0).collect();
        rows.dedup();
        rows
    }
}

type Cells<'a, 'b> = XlsxCellReader<'a, std::io::Cursor<&'b [u8]>>;

/// The cells of a page, one after the other.
pub(crate) fn cells<'a, 'b>(book: &'a mut Book<'b>, page: &str) -> Result<Cells<'a, 'b>, Error> {
    let cells = book.worksheet_cells_reader(page);
    cells.map_err(|error| guard::of_calamine(&error, &place(page, None)))
}

/// The content of a cell; `None` for a number that no cell can have.
fn content(value: &DataRef<'_>, formula: Option<Option<String>>) -> Option<Content> {
    let text = shown::text(value, "")?.into_owned();
    let kind = match value {
        DataRef::Empty => Kind::Empty,
        DataRef::String(_) | DataRef::SharedString(_) => Kind::Text,
        DataRef::Int(_) | DataRef::Float(_) => Kind::Number,
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => {
            text.parse().map_or(Kind::Other, Kind::Day)
        }
        _ => Kind::Other,
    };
    Some(Content {
        text,
        kind,
        formula,
    })
}
