//! Registers of certificates: their entries, and what is wrong with the rows of a table.

mod column;
mod day;
pub(crate) mod entry;
pub(crate) mod fault;
mod gazetteer;
mod merged;
pub(crate) mod place;
mod read;
mod row;
mod same_product;
mod star;
mod table;

use crate::register::entry::Entry;
use crate::register::fault::{BadRow, Fault, OtherRow};

/// A register of certificates (sổ theo dõi giấy chứng nhận OCOP): the rows of a table, each in one of three lists.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Register {
    pub(crate) entries: Vec<Entry>,
    pub(crate) bad_rows: Vec<BadRow>,
    pub(crate) other_rows: Vec<OtherRow>,
    pub(crate) findings: Vec<Fault>,
    pub(crate) readings: Vec<Fault>,
    pub(crate) unread: Vec<String>,
}

impl Register {
    /// The products with their certificates, in the order of the table.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The rows of products without a certificate that can be read, with all reasons.
    #[must_use]
    pub fn bad_rows(&self) -> &[BadRow] {
        &self.bad_rows
    }

    /// All other rows: titles, headings, totals, empty ones.
    #[must_use]
    pub fn other_rows(&self) -> &[OtherRow] {
        &self.other_rows
    }

    /// What a person has to look at in rows that are entries, by row.
    #[must_use]
    pub fn findings(&self) -> &[Fault] {
        &self.findings
    }

    /// Where a cell was not taken as it is, by row: a merged cell that is blank in the table, a day as a number of
    /// a spreadsheet program, a day of issue from the decision. None of them is a fault.
    #[must_use]
    pub fn readings(&self) -> &[Fault] {
        &self.readings
    }

    /// The headings of the columns that are not read.
    pub fn unread_columns(&self) -> impl ExactSizeIterator<Item = &str> {
        self.unread.iter().map(String::as_str)
    }

    /// The number of all rows: entries, bad rows and other rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.entries.len() + self.bad_rows.len() + self.other_rows.len()
    }
}

/// A register of entries that the caller has already. Certificates of one product are found as in a table.
impl FromIterator<Entry> for Register {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut register = Self {
            entries: entries.into_iter().collect(),
            ..Self::default()
        };
        same_product::mark(&mut register, None);
        register
    }
}
