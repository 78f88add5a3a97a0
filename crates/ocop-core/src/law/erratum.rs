//! Errata: misprints and doubtful places of a sheet.

use crate::base::label::Label;
use crate::law::row::ErratumRow;

/// A misprint or doubtful place of a sheet: what is printed, what is used, and why.
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

    /// Where on the sheet.
    #[must_use]
    pub const fn place(self) -> &'a Label {
        &self.row.place
    }

    /// What the source prints; empty where it prints nothing.
    #[must_use]
    pub fn printed(self) -> &'a str {
        &self.row.printed
    }

    /// What is used here; the same as printed where a doubtful place is kept.
    #[must_use]
    pub fn used(self) -> &'a str {
        &self.row.used
    }

    /// Whether the printed value was replaced.
    #[must_use]
    pub fn is_mended(self) -> bool {
        self.row.printed != self.row.used
    }

    /// Why.
    #[must_use]
    pub const fn why(self) -> &'a Label {
        &self.row.why
    }
}
