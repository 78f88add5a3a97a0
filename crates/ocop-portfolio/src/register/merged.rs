//! Cells that were merged over several rows, and that a table in CSV has in the first of them only.
//!
//! A blank cell is filled from above only if the row has no serial number of its own, while the rows of its group
//! begin with one: then the office numbered the group, not the row. A day is filled only if the cell of the
//! decision is blank too, because both are then of the row above.

use ocop_core::internal::{error, outside};
use ocop_core::{Error, ErrorDetail};

use crate::register::column::{Column, Columns};
use crate::register::table::Row;

/// The rows since the last serial number.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    columns: &'a Columns,
    rows: Vec<&'a Row>,
}

/// A cell, and the row from which it is taken if that is another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    pub(crate) text: &'a str,
    pub(crate) from: Option<u32>,
}

impl<'a> Group<'a> {
    pub(crate) const fn new(columns: &'a Columns) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Ends the group, for instance at a line across the table.
    pub(crate) fn end(&mut self) {
        self.rows.clear();
    }

    /// Takes the next row of a product.
    pub(crate) fn push(&mut self, row: &'a Row) {
        let is_numbered = !self.columns.cell(row, Column::Serial).is_empty();
        if is_numbered {
            self.rows.clear();
        }
        // Without a number in front there is no group.
        if is_numbered || !self.rows.is_empty() {
            self.rows.push(row);
        }
    }

    /// A cell of the row that was pushed last.
    pub(crate) fn cell(&self, row: &'a Row, column: Column) -> Cell<'a> {
        let own = Cell {
            text: self.columns.cell(row, column),
            from: None,
        };
        if !own.text.is_empty() || !self.may_be_merged(row, column) {
            return own;
        }
        let above = self.rows.iter().rev().skip(1);
        let mut filled = above.filter(|row| !self.columns.cell(row, column).is_empty());
        filled.next().map_or(own, |above| Cell {
            text: self.columns.cell(above, column),
            from: Some(above.number),
        })
    }

    fn may_be_merged(&self, row: &Row, column: Column) -> bool {
        let is_blank = |column| self.columns.cell(row, column).is_empty();
        let has_decision = self.columns.place(Column::Decision).is_some();
        match column {
            Column::Holder
            | Column::Province
            | Column::District
            | Column::Commune
            | Column::CommuneBefore
            | Column::CommuneNow
            | Column::Decision
            | Column::Issuer => true,
            Column::Issued | Column::Decided => has_decision && is_blank(Column::Decision),
            // What is a product's own.
            Column::Serial
            | Column::Code
            | Column::Product
            | Column::Star
            | Column::Expiry
            | Column::Set
            | Column::Withdrawn => false,
        }
    }
}

impl Cell<'_> {
    /// That the cell is taken from above.
    pub(crate) fn reading(self) -> Option<Error> {
        let values = [("row", self.from?.into()), ("found", outside(self.text))];
        Some(error(ErrorDetail::FilledFromAbove, "", values))
    }
}
