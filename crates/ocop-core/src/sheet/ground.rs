//! Grounds: rejection and stop lines that no level expresses (reading rule 12), and places.

use core::fmt;

use crate::label::Label;
use crate::lang::Lang;
use crate::sheet::criterion::Criterion;
use crate::sheet::note::NoteKind;
use crate::sheet::row::{GroundRow, SheetRow, rows};

/// A ground (lý do loại hoặc dừng) that a sheet prints: a fact found by people, one of which is
/// enough for no star.
///
/// ```
/// use ocop_core::{Edition, Lang};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let ground = sheet.grounds().find(|ground| ground.id() == "unacceptable-impurities").unwrap();
/// assert_eq!(ground.place(Lang::En).to_string(), "26/2026, Annex II, set 7, 6.1");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    sheet: &'a SheetRow,
    row: &'a GroundRow,
}

crate::macros::view!(Ground, |view| (core::ptr::from_ref(view.row)), view.id());

impl<'a> Ground<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, row: &'a GroundRow) -> Self {
        Self { sheet, row }
    }

    /// The id of the ground, the same on every sheet.
    #[must_use]
    pub fn id(self) -> &'a str {
        &self.row.id
    }

    /// What the line does: [`NoteKind::Exclude`], [`NoteKind::Stop`], [`NoteKind::NotAssessed`] or
    /// [`NoteKind::Requirement`].
    #[must_use]
    pub const fn kind(self) -> NoteKind {
        self.row.kind
    }

    /// The criterion it stands on; `None` for the rejection line at the head of the sheet.
    #[must_use]
    pub fn criterion(self) -> Option<Criterion<'a>> {
        self.row
            .criterion
            .map(|index| Criterion::new(self.sheet, index.into()))
    }

    /// Our short wording of the ground.
    #[must_use]
    pub const fn label(self) -> &'a Label {
        &self.row.label
    }

    /// Where it is printed.
    #[must_use]
    pub fn place(self, lang: Lang) -> Place<'a> {
        Place::new(self.sheet, lang, self.row.criterion.map(usize::from))
    }
}

/// A place in the law: `26/2026, Annex II, set 7, 3.5`.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    sheet: &'a SheetRow,
    lang: Lang,
    criterion: Option<usize>,
}

crate::macros::view!(
    Place,
    |view| (core::ptr::from_ref(view.sheet), view.lang, view.criterion),
    view
);

impl<'a> Place<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, lang: Lang, criterion: Option<usize>) -> Self {
        Self {
            sheet,
            lang,
            criterion,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edition = self.sheet.edition;
        if self.sheet.draft {
            write!(f, "{} ", self.lang.pick("dự thảo theo", "draft of"))?;
        }
        write!(f, "{edition}")?;
        let row = edition.row();
        if let Some(annex) = &row.annex {
            write!(f, ", {}", annex.get(self.lang))?;
        }
        if row.numbered_sheets {
            let set = self.lang.pick("bộ", "set");
            write!(f, ", {set} {}", self.sheet.number)?;
        } else {
            // The source's numbers are not the decision's: such sheets are named by title.
            write!(f, ", “{}”", self.sheet.heading.get(Lang::Vi))?;
        }
        match self.criterion {
            Some(index) => write!(f, ", {}", rows(&self.sheet.criteria)[index].key),
            None => Ok(()),
        }
    }
}
