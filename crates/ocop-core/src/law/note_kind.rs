//! Kinds of notes on a sheet: 26/2026, Annex II.

use crate::base::lang::Lang;

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

    /// The rank of the kind among grounds, the strongest first: exclude, stop, requirement,
    /// not assessed.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Exclude => 0,
            Self::Stop => 1,
            Self::Requirement => 2,
            Self::NotAssessed => 3,
            Self::Info | Self::Conditional | Self::Interpretation => 4,
        }
    }

    /// The name of the kind in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Requirement => lang.pick("Yêu cầu", "Requirement"),
            Self::Info => lang.pick("Ghi chú", "Note"),
            Self::Conditional => lang.pick("Điều kiện áp dụng", "Applies when"),
            Self::NotAssessed => lang.pick("Không đánh giá", "Not assessed"),
            Self::Stop => lang.pick("Dừng đánh giá", "Ends the evaluation"),
            Self::Exclude => lang.pick("Bị loại", "Rejected"),
            Self::Interpretation => {
                lang.pick("Cách áp dụng của phần mềm", "Library's interpretation")
            }
        }
    }
}

crate::base::macros::spelled!(NoteKind, UnknownName, ("loại ghi chú", "kind of note"));
