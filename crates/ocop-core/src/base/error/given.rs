//! Errors of values that have another type or form than expected.

use alloc::format;
use alloc::string::{String, ToString};

use crate::base::error::{Cut, Error, ErrorDetail, ErrorKind, ErrorValue, nearest, quoted};
use crate::base::label::Label;
use crate::base::lang::Lang;

/// What was found in place of another value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given<'a> {
    Null,
    Truth,
    Number(&'a str),
    Text(&'a str),
    List,
    Object,
    /// Words of a reader outside this library.
    Other(&'a str),
}

impl Given<'_> {
    /// The value with its type, in both languages.
    pub(crate) fn label(self) -> Label {
        let quoted = |vi: &str, en: &str, text: &str| {
            let text = Cut(text);
            Label::new(format!("{vi} `{text}`"), format!("{en} `{text}`"))
        };
        match self {
            Self::Null => Label::constant("null", "null"),
            Self::Truth => Label::constant("giá trị đúng sai", "a truth value"),
            Self::Number(text) => {
                let text = Cut(text);
                Label::new(format!("số {text}"), format!("the number {text}"))
            }
            Self::Text(text) => quoted("chuỗi", "the string", text),
            Self::List => Label::constant("một danh sách", "a list"),
            Self::Object => Label::constant("một đối tượng", "an object"),
            Self::Other(text) => quoted("giá trị", "the value", text),
        }
    }

    /// The text of a single value.
    pub(crate) fn found(self) -> Option<String> {
        match self {
            Self::Number(text) | Self::Text(text) | Self::Other(text) => {
                Some(Cut(text).to_string())
            }
            Self::Null => Some("null".to_string()),
            Self::Truth | Self::List | Self::Object => None,
        }
    }
}

/// The error for a value of another type or form than expected.
pub(crate) fn wrong_value(
    path: impl Into<String>,
    given: Given<'_>,
    expected: impl Into<ErrorValue>,
) -> Error {
    let (detail, label) = (ErrorDetail::WrongValue, ("given", given.label().into()));
    let expected = ("expected", expected.into());
    match given.found() {
        None => Error::new(detail, path, [label, expected]),
        Some(found) => {
            let found = ("found", ErrorValue::Text(found.into()));
            Error::new(detail, path, [label, expected, found])
        }
    }
}

/// The error as one of the kind [`ErrorKind::BadValue`], for a fault inside another value.
pub(crate) fn as_bad_value(error: Error) -> Error {
    if error.kind() == ErrorKind::BadValue {
        return error;
    }
    let path = error.path().to_string();
    // The name of a vocabulary stays one.
    if error.value("what").is_some() && error.value("found").is_some() {
        return Error::with_values(ErrorDetail::UnknownName, path, error.inner.values);
    }
    let words = |lang| error.message_in(lang).into_owned();
    let reason = Label::new(words(Lang::Vi), words(Lang::En));
    let reason = ("reason", reason.into());
    let values = error.inner.values.into_iter().chain([reason]).collect();
    Error::with_values(ErrorDetail::InvalidForm, path, values)
}

/// The error for a required member that is absent.
pub(crate) fn missing(path: impl Into<String>, expected: impl Into<ErrorValue>) -> Error {
    let expected = ("expected", expected.into());
    Error::new(ErrorDetail::MissingMember, path, [expected])
}

/// The error for an object without a required member.
pub(crate) fn missing_field(path: impl Into<String>, field: &str) -> Error {
    let field = ("field", ErrorValue::Text(field.to_string().into()));
    Error::new(ErrorDetail::MissingField, path, [field])
}

/// Some names as a list in both languages.
pub(crate) fn names_of(known: &[&str]) -> ErrorValue {
    let list = match known.split_last() {
        None => Label::constant("đối tượng rỗng", "an empty object"),
        Some((_, [])) => Label::new(quoted(known), quoted(known)),
        Some((last, others)) => {
            let others = quoted(others);
            Label::new(
                format!("{others} và `{last}`"),
                format!("{others} and `{last}`"),
            )
        }
    };
    list.into()
}

/// The error for a member that a form does not have, and the names that it has. The path ends with
/// the member.
pub(crate) fn unknown_field(path: impl Into<String>, found: &str, known: &[&str]) -> Error {
    let (detail, found) = (
        ErrorDetail::UnknownField,
        ("found", ErrorValue::outside(found)),
    );
    let expected = ("expected", names_of(known));
    match nearest(found.1.show(Lang::En).as_ref(), known.iter().copied()) {
        None => Error::new(detail, path, [found, expected]),
        Some(name) => {
            let nearest = ("nearest", ErrorValue::outside(name));
            Error::new(detail, path, [found, expected, nearest])
        }
    }
}
