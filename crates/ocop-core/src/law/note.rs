//! Notes for evaluators, as the sheets of Annex II print them.

use crate::base::label::Label;
use crate::law::criterion::Criterion;
use crate::law::row::{NoteRow, SheetRow};

/// The effect of a printed note or line.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum NoteKind {
    /// A requirement (yêu cầu).
    Requirement,
    /// How the criterion is understood or assessed.
    Info,
    /// When the criterion applies, or which case applies.
    Conditional,
    /// A product to which the criterion or sheet does not apply (không đánh giá).
    NotAssessed,
    /// A fact that ends the evaluation (không đánh giá các bước tiếp theo).
    Stop,
    /// A fact that rejects the dossier or product (bị loại).
    Exclude,
    /// How this library reads a gap in the print (`bounds-as-printed`). The law does not print it.
    Interpretation,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Requirement,
        Self::Info,
        Self::Conditional,
        Self::NotAssessed,
        Self::Stop,
        Self::Exclude,
        Self::Interpretation,
    ];

    /// The one spelling of the kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Info => "info",
            Self::Conditional => "conditional",
            Self::NotAssessed => "not-assessed",
            Self::Stop => "stop",
            Self::Exclude => "exclude",
            Self::Interpretation => "reading",
        }
    }

    /// The name of the kind in both languages.
    #[must_use]
    pub const fn label(self) -> Label {
        use crate::base::label::label;
        match self {
            Self::Requirement => label("Yêu cầu", "Requirement"),
            Self::Info => label("Ghi chú", "Note"),
            Self::Conditional => label("Điều kiện áp dụng", "Applies when"),
            Self::NotAssessed => label("Không đánh giá", "Not assessed"),
            Self::Stop => label("Dừng đánh giá", "Ends the evaluation"),
            Self::Exclude => label("Bị loại", "Rejected"),
            Self::Interpretation => label("Cách đọc", "Reading"),
        }
    }
}

crate::base::macros::spelled!(NoteKind, BadValue, "kind of note", "one of `NoteKind::ALL`");

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
