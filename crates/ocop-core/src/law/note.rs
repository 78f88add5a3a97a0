//! Notes for evaluators, as the sheets of Annex II print them.

use crate::base::label::Label;
use crate::law::criterion::Criterion;
use crate::law::note_kind::NoteKind;
use crate::law::row::{NoteRow, SheetRow, rows};

/// A note (ghi chú) on a sheet or criterion, in this library's short wording.
#[doc(alias = "ghi chú")]
#[derive(Clone, Copy)]
pub struct Note<'a> {
    sheet: &'a SheetRow,
    row: &'a NoteRow,
}

crate::base::macros::view!(
    Note,
    |view| (core::ptr::from_ref(view.row)),
    view.label().get(crate::base::lang::Lang::En)
);

impl<'a> Note<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, row: &'a NoteRow) -> Self {
        Self { sheet, row }
    }

    /// The criterion of the note; `None` for a note on the whole sheet.
    #[must_use]
    pub fn criterion(self) -> Option<Criterion<'a>> {
        self.row
            .criterion
            .map(|index| Criterion::new(self.sheet, index.into()))
    }

    /// The effect of the note.
    #[must_use]
    pub const fn kind(self) -> NoteKind {
        self.row.kind
    }

    /// This library's short wording of the note.
    #[must_use]
    pub const fn label(self) -> &'a Label {
        &self.row.label
    }
}

impl<'a> Criterion<'a> {
    /// The notes on the criterion.
    pub fn notes(self) -> impl Iterator<Item = Note<'a>> {
        rows(&self.sheet.notes)
            .iter()
            .filter(move |note| note.criterion.map(usize::from) == Some(self.index))
            .map(move |note| Note::new(self.sheet, note))
    }
}
