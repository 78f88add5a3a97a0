//! Registers of certificates: their entries, and what is wrong with the rows of a table.

pub(crate) mod entry;
pub(crate) mod fault;
pub(crate) mod place;

use crate::register::entry::Entry;
use crate::register::fault::{BadRow, Fault, OtherRow};

/// A register of certificates (sổ theo dõi giấy chứng nhận OCOP): the rows of a table, each in one of three lists.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Register {
    pub(crate) entries: Vec<Entry>,
    pub(crate) bad_rows: Vec<BadRow>,
    pub(crate) other_rows: Vec<OtherRow>,
    pub(crate) findings: Vec<Fault>,
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
}

impl FromIterator<Entry> for Register {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        Self {
            entries: entries.into_iter().collect(),
            ..Self::default()
        }
    }
}
