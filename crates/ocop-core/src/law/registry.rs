//! Finds the data of an id: the row and the sheets of an edition, the label of a concept.

use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::bands::Bands;
use crate::law::concept::Concept;
use crate::law::edition::Edition;
use crate::law::edition_row::{EditionRow, MissingRow};
use crate::law::row::rows;
use crate::law::sheet::Sheet;
use crate::law::tables;
use crate::law::tables::concepts::CONCEPTS;
use crate::law::tables::tags::TAGS;
use crate::law::tags::Tags;

/// The tags of a label; none for a label that is not the law's.
///
/// A label of a custom sheet has the tags of the law's label with the same wording.
pub(crate) fn tags_of(label: &Label) -> &'static Tags {
    let found = TAGS.binary_search_by(|(own, _)| own.get(Lang::En).cmp(label.get(Lang::En)));
    let row = found.ok().map(|index| &TAGS[index]);
    row.filter(|(own, _)| own == label)
        .map_or(&Tags::NONE, |(_, tags)| tags)
}

impl Edition {
    pub(crate) const fn row(self) -> &'static EditionRow {
        match self {
            Self::E2019 => &tables::e2019::EDITION,
            Self::E2023 => &tables::e2023::EDITION,
            Self::E2026 => &tables::e2026::EDITION,
        }
    }

    /// The one spelling of the edition: the decision's number and year.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().id
    }

    /// The decision with its full number and date.
    #[must_use]
    pub const fn instrument(self) -> &'static Label {
        &self.row().instrument
    }

    /// The first day in force. [`Edition::in_force`] chooses an edition by date.
    #[must_use]
    pub const fn in_force_from(self) -> Date {
        self.row().in_force_from
    }

    /// The star bands of the edition (26/2026, Art. 3.3).
    #[must_use]
    pub const fn bands(self) -> Bands {
        self.row().bands
    }

    /// The sheet of a set number (bộ tiêu chí số).
    ///
    /// For 1048/2019 the number is an index of the source, not the decision's own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownSheet`](crate::ErrorKind::UnknownSheet) if the edition has no such sheet, or this release does not have
    /// it.
    pub fn sheet(self, number: u16) -> Result<Sheet, Error> {
        let sheets = self.row().sheets;
        match sheets.binary_search_by_key(&number, |sheet| sheet.number) {
            Ok(index) => Ok(Sheet::table(sheets[index])),
            Err(_) => Err(self.no_sheet(&format!("{number}"))),
        }
    }

    /// The error for a sheet number that does not exist in the edition.
    pub(crate) fn no_sheet(self, number: &str) -> Error {
        let missing = self.row().missing.iter();
        let mut missing = missing.filter(|row| number.parse() == Ok(row.number));
        let found = ("found", ErrorValue::outside(number));
        let edition = ("edition", self.into());
        if let Some(MissingRow { heading, .. }) = missing.next() {
            let heading = ("heading", ErrorValue::Text((*heading).into()));
            return Error::new(
                ErrorDetail::SheetWithoutSource,
                "",
                [found, edition, heading],
            );
        }
        let last = self.row().sheets.last().map_or(0, |sheet| sheet.number);
        let (least, most) = (("least", 1_u8.into()), ("most", last.into()));
        Error::new(ErrorDetail::UnknownSheet, "", [found, edition, least, most])
    }

    /// The printed sheets that this release lacks for want of a source: number and title.
    #[must_use]
    pub fn missing_sheets(self) -> impl ExactSizeIterator<Item = (u16, &'static str)> {
        let missing = self.row().missing.iter();
        missing.map(|row| (row.number, row.heading))
    }

    /// The sheets of the edition in this release, by number.
    #[must_use]
    pub fn sheets(self) -> impl ExactSizeIterator<Item = Sheet> + DoubleEndedIterator {
        self.row().sheets.iter().map(|&row| Sheet::table(row))
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}

impl FromStr for Edition {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|edition| edition.as_str() == text)
            .ok_or_else(|| {
                let all = Self::ALL.map(Self::as_str).join(", ");
                let values = [
                    ("found", ErrorValue::outside(text)),
                    ("expected", ErrorValue::Text(all.into())),
                ];
                Error::new(ErrorDetail::UnknownEdition, "", values)
            })
    }
}

impl From<Edition> for ErrorValue {
    fn from(edition: Edition) -> Self {
        Self::Text(edition.as_str().into())
    }
}

impl Error {
    /// The edition of which the error speaks, if it does.
    #[must_use]
    pub fn edition(&self) -> Option<Edition> {
        match self.value("edition") {
            Some(ErrorValue::Text(edition)) => edition.parse().ok(),
            _ => None,
        }
    }
}

crate::base::macros::serde_text!(
    Edition,
    (
        "một quyết định như `26/2026`",
        "an edition such as `26/2026`"
    )
);

impl Sheet {
    /// The sheets of another edition for the same products: none, one or several.
    ///
    /// The law does not match them. This library compares their titles. In its own edition the
    /// sheet matches itself.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let honey = Edition::E2019.sheet(11)?;
    /// let numbers: Vec<_> = honey.counterparts(Edition::E2026).map(|sheet| sheet.number()).collect();
    /// assert_eq!(numbers, [4, 8]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    pub fn counterparts(&self, edition: Edition) -> impl Iterator<Item = Self> + use<> {
        let own = self.edition();
        let number = self.number();
        edition.sheets().filter(move |other| {
            if edition >= own {
                leads_to(own, number, edition, other.number())
            } else {
                leads_to(edition, other.number(), own, number)
            }
        })
    }
}

/// Whether a later sheet takes up the products of an earlier one, edition by edition.
fn leads_to(earlier: Edition, number: u16, later: Edition, wanted: u16) -> bool {
    if earlier == later {
        return number == wanted;
    }
    let mut editions = Edition::ALL.into_iter();
    let Some(next) = editions.find(|edition| *edition > earlier) else {
        return false;
    };
    earlier.sheet(number).is_ok_and(|sheet| {
        let continued = rows(&sheet.row().continued_by).iter();
        continued
            .copied()
            .any(|number| leads_to(next, number, later, wanted))
    })
}

impl Concept {
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
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}

impl FromStr for Concept {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match CONCEPTS.binary_search_by(|row| row.id.cmp(text)) {
            Ok(row) => Ok(Self(u16::try_from(row).unwrap_or(u16::MAX))),
            Err(_) => {
                let what = ("khái niệm", "concept");
                let known: Vec<_> = Self::all().map(Self::as_str).collect();
                let detail = ErrorDetail::UnknownConcept;
                Err(Error::unknown_of(detail, what, text, &known))
            }
        }
    }
}

crate::base::macros::serde_text!(
    Concept,
    (
        "một khái niệm như `raw-material-origin`",
        "a concept such as `raw-material-origin`"
    )
);

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
