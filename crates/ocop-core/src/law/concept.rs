//! Concepts: the same idea on different sheets.

use crate::base::label::Label;

/// The idea behind a criterion, the same on every sheet and in every edition, such as
/// `raw-material-origin`.
///
/// Concepts are this library's, not the decision's: sheets number and title the same idea
/// differently.
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
pub struct Concept(pub(super) u16);

/// A row of the table of concepts, which is sorted by id.
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
