//! Errata: misprints and doubtful places of a printed sheet (26/2026, Annex II).

use crate::base::label::Label;
use crate::law::row::ErratumRow;

/// An erratum (lỗi in): a misprint or doubtful place of a sheet, the value used here, and why.
///
/// ```
/// use ocop_core::{Edition, Lang};
///
/// let sheet = Edition::E2026.sheet(4)?;
/// let erratum = sheet.errata().find(|erratum| erratum.printed() == "13").expect("26/2026 set 4 has one");
/// assert_eq!(erratum.place().get(Lang::En), "7, level 3");
/// assert_eq!(erratum.used(), "3");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "lỗi in")]
#[derive(Clone, Copy)]
pub struct Erratum<'a> {
    row: &'a ErratumRow,
}

crate::base::macros::view!(
    Erratum,
    |view| (core::ptr::from_ref(view.row)),
    view.place().get(crate::base::lang::Lang::En)
);

impl<'a> Erratum<'a> {
    pub(crate) const fn new(row: &'a ErratumRow) -> Self {
        Self { row }
    }

    pub(crate) const fn row(self) -> &'a ErratumRow {
        self.row
    }

    /// The place on the sheet.
    #[must_use]
    pub const fn place(self) -> &'a Label {
        &self.row.place
    }

    /// The printed value; empty if nothing is printed.
    #[must_use]
    pub fn printed(self) -> &'a str {
        &self.row.printed
    }

    /// The value used here. It equals the printed one if a doubtful place is kept.
    #[must_use]
    pub fn used(self) -> &'a str {
        &self.row.used
    }

    /// Whether this library replaces the printed value.
    #[must_use]
    pub fn is_mended(self) -> bool {
        self.row.printed != self.row.used
    }

    /// The reason.
    #[must_use]
    pub const fn why(self) -> &'a Label {
        &self.row.why
    }
}
