//! Concepts: the same idea on different sheets.

use core::fmt;
use core::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::tables::concepts::CONCEPTS;

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
pub struct Concept(u16);

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

    /// All concepts, sorted by id.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..CONCEPTS.len()).map(|row| Self(u16::try_from(row).unwrap_or(u16::MAX)))
    }

    /// The one spelling of the concept, in kebab-case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        CONCEPTS[usize::from(self.0)].id
    }

    /// The name of the concept in both languages.
    #[must_use]
    pub fn label(self) -> &'static Label {
        &CONCEPTS[usize::from(self.0)].label
    }
}

impl fmt::Debug for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Concept({self})")
    }
}

impl fmt::Display for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Concept {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match CONCEPTS.binary_search_by(|row| row.id.cmp(text)) {
            Ok(row) => Ok(Self(u16::try_from(row).unwrap_or(u16::MAX))),
            Err(_) => {
                let wanted = "one of `Concept::all`";
                Err(Error::unknown(
                    ErrorKind::UnknownConcept,
                    "concept",
                    text,
                    wanted,
                ))
            }
        }
    }
}

crate::macros::serde_text!(Concept, "a concept such as `raw-material-origin`");

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_id_reads_back() {
        assert!(CONCEPTS.is_sorted_by(|a, b| a.id < b.id));
        for concept in Concept::all() {
            assert_eq!(concept.to_string().parse(), Ok(concept));
        }
        assert!("Story".parse::<Concept>().is_err());
    }
}
