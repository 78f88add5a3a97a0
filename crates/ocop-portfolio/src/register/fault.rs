//! Faults of a table, each with its row and column; and rows that are no entries.

use std::error::Error as StdError;
use std::fmt;

use ocop_core::text::outside;
use ocop_core::{Error, Lang};

/// A fault of a table: what is wrong, in which row, under which heading.
///
/// The error has its kind, its values and a message in both languages.
///
/// It prints the row, the heading and the message in English, and in Vietnamese for `{:#}`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Fault {
    pub(crate) row: u32,
    pub(crate) heading: Option<String>,
    pub(crate) error: Error,
}

impl Fault {
    /// The row of the table, from 1.
    #[must_use]
    pub const fn row(&self) -> u32 {
        self.row
    }

    /// The heading of the column as the table writes it; `None` for the whole row.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }

    /// What is wrong.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }

    /// The row, the heading and the message in a language.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{self}"),
            Lang::Vi => format!("{self:#}"),
        }
    }

    /// The heading and the message, without the row; and the mended code, if there is one.
    pub(crate) fn reason(&self, lang: Lang) -> String {
        let mut reason = self.error.message_in(lang).into_owned();
        if let Some(heading) = &self.heading {
            // Headings are often broken over several lines of a cell.
            let heading: Vec<_> = heading.split_whitespace().collect();
            let heading = heading.join(" ");
            reason = format!("“{}”: {reason}", outside::short(&heading, 60));
        }
        let nearest = self.error.nearest();
        if let Some(nearest) = nearest.filter(|nearest| !reason.contains(nearest)) {
            let perhaps = lang.pick("có thể là", "perhaps");
            reason.push_str(&format!("; {perhaps} `{nearest}`"));
        }
        reason
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        let row = lang.pick("hàng", "row");
        write!(f, "{row} {}, {}", self.row, self.reason(lang))
    }
}

impl StdError for Fault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}

/// A row of products that has no certificate which can be read, with all reasons.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BadRow {
    pub(crate) row: u32,
    pub(crate) cells: Vec<String>,
    pub(crate) faults: Vec<Fault>,
}

impl BadRow {
    /// The row of the table, from 1.
    #[must_use]
    pub const fn row(&self) -> u32 {
        self.row
    }

    /// The cells of the row as the table has them.
    #[must_use]
    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    /// All reasons, at least one, from left to right.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

/// A row of a table that has no product.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OtherRow {
    pub(crate) row: u32,
    pub(crate) kind: OtherRowKind,
    pub(crate) text: String,
}

impl OtherRow {
    /// The row of the table, from 1.
    #[must_use]
    pub const fn row(&self) -> u32 {
        self.row
    }

    /// What the row is.
    #[must_use]
    pub const fn kind(&self) -> OtherRowKind {
        self.kind
    }

    /// Its cells that are not blank, separated by `; `.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What a row without a product is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OtherRowKind {
    /// Above the headings: the office, the title, the day.
    Title,
    /// Headings, or the numbers of the columns below them.
    Heading,
    /// One text across the table: a section of it, a note, a signature.
    Text,
    /// A sum (tổng cộng).
    Total,
    /// Nothing, or a serial number alone.
    Empty,
}

impl OtherRowKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Heading,
        Self::Text,
        Self::Total,
        Self::Empty,
    ];

    /// The one spelling of the kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::Total => "total",
            Self::Empty => "empty",
        }
    }

    /// The kind in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.pick("tiêu đề bảng", "title"),
            Self::Heading => lang.pick("tiêu đề cột", "headings"),
            Self::Text => lang.pick("dòng chữ", "text"),
            Self::Total => lang.pick("dòng tổng", "total"),
            Self::Empty => lang.pick("hàng trống", "empty"),
        }
    }
}
