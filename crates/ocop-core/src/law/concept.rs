//! Concepts: ids for the same idea on different sheets of Annex II.

use crate::base::label::Label;

/// The idea behind a criterion, such as `raw-material-origin`, the same on every sheet and edition.
///
/// Concepts belong to this library. The decision numbers and titles the same idea differently from
/// sheet to sheet.
///
/// ```
/// use ocop_core::{Concept, Edition};
///
/// let story: Concept = "story".parse()?;
/// let sheet = Edition::E2026.sheet(7)?;
/// let keys: Vec<_> = sheet.criteria_of(story).map(|criterion| criterion.key()).collect();
/// assert_eq!(keys, ["5.1"]);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Concept(pub(crate) u16);

/// A row of the table of concepts. The table is sorted by id.
#[derive(Debug)]
pub(crate) struct ConceptRow {
    pub(crate) id: &'static str,
    pub(crate) label: Label,
}

impl Concept {
    /// A concept by its row, for the tables.
    pub(crate) const fn row(row: u16) -> Self {
        Self(row)
    }
}
