//! The caller's mistake: its kind, its path in the data, and a message.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use ocop_core::explain::one_line;

/// The caller's mistake: text that is no dossier, or settings with an unknown rule. A defect of a
/// dossier is never an `Error` but a [`Finding`](crate::Finding).
///
/// It has a [`kind`](Error::kind) for programs, a [`path`](Error::path) to the fault and a
/// [`message`](Error::message) for people.
///
/// ```
/// use ocop_dossier::{Dossier, ErrorKind};
///
/// let fault = Dossier::from_json(b"{}").unwrap_err();
/// assert_eq!(fault.kind(), ErrorKind::BadValue);
/// assert_eq!(fault.to_string(), "missing field `format` at line 1 column 2");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
struct Inner {
    kind: ErrorKind,
    path: String,
    message: String,
}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Not JSON, or not UTF-8.
    BadJson,
    /// One object has a key twice.
    DuplicateKey,
    /// More bytes, documents or entries than the limit.
    TooLarge,
    /// A value of the wrong type or form, or a member that is missing or unknown.
    BadValue,
    /// An unknown edition or sheet, or a custom sheet.
    UnknownSheet,
    /// A self-score made from a scorecard of another sheet than the dossier's.
    MixedSheets,
    /// Settings with an unknown rule.
    UnknownRule,
}

impl ErrorKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::BadJson,
        Self::DuplicateKey,
        Self::TooLarge,
        Self::BadValue,
        Self::UnknownSheet,
        Self::MixedSheets,
        Self::UnknownRule,
    ];

    /// The name of the kind in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadJson => "bad-json",
            Self::DuplicateKey => "duplicate-key",
            Self::TooLarge => "too-large",
            Self::BadValue => "bad-value",
            Self::UnknownSheet => "unknown-sheet",
            Self::MixedSheets => "mixed-sheets",
            Self::UnknownRule => "unknown-rule",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.as_str()))
    }
}

impl Error {
    pub(crate) fn new(
        kind: ErrorKind,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            inner: Box::new(Inner {
                kind,
                path: path.into(),
                message: message.into(),
            }),
        }
    }

    /// A word that is not in a vocabulary.
    pub(crate) fn unknown_word(what: &str, found: &str) -> Self {
        let found = one_line(found, 40);
        Self::new(ErrorKind::BadValue, "", format!("unknown {what} `{found}`"))
    }

    /// The error for a name that no rule has.
    pub(crate) fn unknown_rule(name: &str) -> Self {
        let name = one_line(name, 60);
        Self::new(ErrorKind::UnknownRule, "", format!("unknown rule `{name}`"))
    }

    /// The kind of mistake.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The path to the fault, such as `documents.label.issued`; empty for the whole text.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The message: a lower-case phrase without the path.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.inner.message
    }
}

/// Keeps path and message; unknown and custom sheets become [`ErrorKind::UnknownSheet`].
impl From<ocop_core::Error> for Error {
    fn from(error: ocop_core::Error) -> Self {
        let kind = match error.kind() {
            ocop_core::ErrorKind::UnknownSheet
            | ocop_core::ErrorKind::UnknownEdition
            | ocop_core::ErrorKind::CustomSheet => ErrorKind::UnknownSheet,
            _ => ErrorKind::BadValue,
        };
        Self::new(kind, error.path().to_string(), error.message().to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (&self.inner.path, &self.inner.message);
        let colon = if path.is_empty() { "" } else { ": " };
        ocop_core::explain::pad(f, format_args!("{path}{colon}{message}"))
    }
}
