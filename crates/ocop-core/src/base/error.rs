//! A caller's mistake: its kind, its place and its message.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

/// A mistake of the caller.
///
/// It has a [`kind`](Error::kind) for programs, a [`path`](Error::path) to the fault and a
/// [`message`](Error::message) for people. A defect of a product or dossier is never an `Error`.
///
/// ```
/// use ocop_core::{Edition, ErrorKind};
///
/// let fault = Edition::E2026.sheet(27).unwrap_err();
/// assert_eq!(fault.kind(), ErrorKind::UnknownSheet);
/// assert_eq!(fault.to_string(), "edition 26/2026 has no sheet 27: expected 1 to 26");
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
///
/// [`as_str`](ErrorKind::as_str) is its name in the JSON lines; names are never reused.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Not JSON, or not UTF-8.
    BadJson,
    /// A key twice in one object, or among choices.
    DuplicateKey,
    /// A line over the limit.
    LineTooLong,
    /// A value of the wrong type, or a member that is missing.
    BadValue,
    /// No such edition.
    UnknownEdition,
    /// No such sheet in the edition, or no source for it.
    UnknownSheet,
    /// A ground that is not printed on the sheet.
    UnknownGround,
    /// An edition that is not possible for the given days (26/2026, Art. 12).
    NotInForce,
    /// A member that the format of a product does not know.
    UnknownMember,
    /// Two scorecards of one member in one round (`latest-round`).
    MemberTwice,
    /// No scorecard at all.
    NoScorecard,
    /// Scorecards of different sheets in one council.
    MixedSheets,
    /// A key that is not on the sheet.
    UnknownCriterion,
    /// A level without its case, on a criterion with two cases.
    CaseRequired,
    /// A case that the criterion does not have.
    UnknownCase,
    /// A number that is no level of the criterion or case (`level-zero`).
    LevelOutOfRange,
    /// A criterion that applies only with a story, chosen or left out wrongly.
    NotApplicable,
    /// A criterion without a choice (`every-criterion-chosen`).
    MissingCriterion,
    /// No such concept.
    UnknownConcept,
    /// No such language.
    UnknownLanguage,
    /// No such number of stars.
    UnknownStar,
    /// No such tier.
    UnknownTier,
    /// No such interpretation.
    UnknownReading,
    /// A product code of neither form, or with a part out of range.
    BadProductCode,
    /// Columns, offsets or places for results that do not fit the sheet or each other.
    BadColumns,
    /// A sheet code or packed number of no scorecard, or a sheet that has none.
    BadSheetCode,
    /// A custom sheet where a sheet of the law is required.
    CustomSheet,
    /// A custom sheet whose parts do not fit together.
    BadSheet,
    /// A custom sheet whose points do not add up.
    DoesNotAddUp,
}

impl ErrorKind {
    /// All kinds.
    pub const ALL: [Self; 29] = [
        Self::BadJson,
        Self::DuplicateKey,
        Self::LineTooLong,
        Self::BadValue,
        Self::UnknownEdition,
        Self::UnknownSheet,
        Self::UnknownGround,
        Self::NotInForce,
        Self::UnknownMember,
        Self::MemberTwice,
        Self::NoScorecard,
        Self::MixedSheets,
        Self::UnknownCriterion,
        Self::CaseRequired,
        Self::UnknownCase,
        Self::LevelOutOfRange,
        Self::NotApplicable,
        Self::MissingCriterion,
        Self::UnknownConcept,
        Self::UnknownLanguage,
        Self::UnknownStar,
        Self::UnknownTier,
        Self::UnknownReading,
        Self::BadProductCode,
        Self::BadColumns,
        Self::BadSheetCode,
        Self::CustomSheet,
        Self::BadSheet,
        Self::DoesNotAddUp,
    ];

    /// The name of the kind in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadJson => "bad-json",
            Self::DuplicateKey => "duplicate-key",
            Self::LineTooLong => "line-too-long",
            Self::BadValue => "bad-value",
            Self::UnknownEdition => "unknown-edition",
            Self::UnknownSheet => "unknown-set",
            Self::UnknownGround => "unknown-ground",
            Self::NotInForce => "not-in-force",
            Self::UnknownMember => "unknown-member",
            Self::MemberTwice => "member-twice",
            Self::NoScorecard => "no-scorecard",
            Self::MixedSheets => "mixed-sheets",
            Self::UnknownCriterion => "unknown-criterion",
            Self::CaseRequired => "case-required",
            Self::UnknownCase => "unknown-case",
            Self::LevelOutOfRange => "level-out-of-range",
            Self::NotApplicable => "not-applicable",
            Self::MissingCriterion => "missing-criterion",
            Self::UnknownConcept => "unknown-concept",
            Self::UnknownLanguage => "unknown-language",
            Self::UnknownStar => "unknown-star",
            Self::UnknownTier => "unknown-tier",
            Self::UnknownReading => "unknown-reading",
            Self::BadProductCode => "bad-product-code",
            Self::BadColumns => "bad-columns",
            Self::BadSheetCode => "bad-sheet-code",
            Self::CustomSheet => "draft-sheet",
            Self::BadSheet => "bad-sheet",
            Self::DoesNotAddUp => "does-not-add-up",
        }
    }
}

/// Prints the name.
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}

/// Reads the name.
impl FromStr for ErrorKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == text)
            .ok_or_else(|| Error::unknown(Self::BadValue, "kind of error", text, EXPECTED))
    }
}

/// What a reader of a name expects.
const EXPECTED: &str = "one of `ErrorKind::ALL`";

#[cfg(feature = "serde")]
mod serde_impls {
    use core::fmt;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::{EXPECTED, ErrorKind};

    impl Serialize for ErrorKind {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for ErrorKind {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Name;

            impl de::Visitor<'_> for Name {
                type Value = ErrorKind;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(EXPECTED)
                }

                fn visit_str<E: de::Error>(self, text: &str) -> Result<ErrorKind, E> {
                    text.parse().map_err(E::custom)
                }
            }

            deserializer.deserialize_str(Name)
        }
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

    /// An unknown id.
    pub(crate) fn unknown(kind: ErrorKind, what: &str, found: &str, expected: &str) -> Self {
        let found = Quoted(found);
        Self::new(
            kind,
            "",
            format!("unknown {what} {found}: expected {expected}"),
        )
    }

    /// A key twice.
    pub(crate) fn duplicate_key(key: &str) -> Self {
        let message = format!("duplicate key {} in one object", Quoted(key));
        Self::new(ErrorKind::DuplicateKey, key, message)
    }

    /// The same mistake, seen from further out: `5.2` becomes `scorecards[0].5.2`.
    #[must_use]
    pub fn under(mut self, outer: &str) -> Self {
        let path = &mut self.inner.path;
        *path = match path.as_str() {
            "" => outer.to_string(),
            inner => format!("{outer}.{inner}"),
        };
        self
    }

    /// The same mistake at another path.
    pub(crate) fn at(mut self, path: &str) -> Self {
        self.inner.path = path.to_string();
        self
    }

    /// The kind of the mistake.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The path to the fault, such as `5.2` or `scorecards[0].5.2`; empty for the whole value.
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

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (&self.inner.path, &self.inner.message);
        let colon = if path.is_empty() { "" } else { ": " };
        crate::base::padded::pad(f, format_args!("{path}{colon}{message}"))
    }
}

/// A value from outside, quoted, and cut so that a message stays a line.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Cut(self.0))
    }
}

/// A value from outside without quotes: a number, or a step of a path.
pub(crate) struct Cut<'a>(pub(crate) &'a str);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tame(self.0, 40, f)
    }
}

/// A message of a library, which may quote a value from outside.
#[cfg(feature = "json")]
pub(crate) struct Long<'a>(pub(crate) &'a str);

#[cfg(feature = "json")]
impl fmt::Display for Long<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tame(self.0, 200, f)
    }
}

/// Writes a text from outside as a part of one line, cut after so many characters.
pub(crate) fn tame(text: &str, most: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for character in text.chars().take(most) {
        // A character that turns the writing direction would turn the message too.
        let turns = matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if turns || character.is_control() {
            write!(f, "{}", character.escape_default())?;
        } else {
            write!(f, "{character}")?;
        }
    }
    if text.chars().nth(most).is_some() {
        f.write_str("…")?;
    }
    Ok(())
}

/// A step of a path for a key from outside; an empty key stays visible.
pub(crate) fn step(outer: &str, key: &str) -> String {
    let key = if key.is_empty() {
        "\"\"".to_string()
    } else {
        Cut(key).to_string()
    };
    if outer.is_empty() {
        key
    } else {
        format!("{outer}.{key}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_or_wild_value_stays_one_short_line() {
        assert_eq!(
            Quoted("a\n\u{7}b\u{202E}").to_string(),
            "`a\\n\\u{7}b\\u{202e}`"
        );
        assert_eq!(Quoted(&"é".repeat(41)).to_string().chars().count(), 43);
    }

    #[test]
    fn the_path_grows_outward() {
        let fault = Error::new(ErrorKind::MissingCriterion, "5.2", "no level is chosen");
        let fault = fault.under("scorecards[0]");
        assert_eq!(fault.path(), "scorecards[0].5.2");
        assert_eq!(fault.to_string(), "scorecards[0].5.2: no level is chosen");
        assert_eq!(
            Error::new(ErrorKind::BadJson, "", "x").under("id").path(),
            "id"
        );
    }
}
