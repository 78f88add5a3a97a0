//! A caller's mistake: its kind, its place, its values, and its message in both languages.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::padded::pad;
use crate::base::text::outside;

#[cfg(feature = "json")]
mod carry;
mod detail;
#[cfg(feature = "json")]
mod given;
mod kind;
mod kind_names;
mod nearest;
mod value;

#[cfg(feature = "json")]
pub(crate) use carry::carried;
pub use detail::ErrorDetail;
#[cfg(feature = "json")]
pub(crate) use given::{
    Given, as_bad_value, missing, missing_field, names_of, unknown_field, wrong_value,
};
pub use kind::ErrorKind;
pub(crate) use nearest::nearest;
pub use value::ErrorValue;

/// A mistake of the caller.
///
/// It has a [`kind`](Error::kind) and a finer [`detail`](Error::detail) for programs, a
/// [`path`](Error::path) to the fault, its [`values`](Error::values), and a message for people
/// in both languages. A defect of a product or dossier is never an `Error`.
///
/// ```
/// use ocop_core::{Edition, ErrorKind, Lang};
///
/// let fault = Edition::E2026.sheet(27).unwrap_err();
/// assert_eq!(fault.kind(), ErrorKind::UnknownSheet);
/// assert_eq!(fault.to_string(), "edition 26/2026 has no sheet 27: expected 1 to 26");
/// assert_eq!(fault.explain(Lang::Vi), "26/2026 không có bộ số 27: yêu cầu từ 1 đến 26");
/// assert_eq!((fault.found().as_deref(), fault.most()), (Some("27"), Some(26)));
/// assert_eq!(fault.edition(), Some(Edition::E2026));
/// ```
///
/// It prints its path and its English message; `{:#}` prints both in Vietnamese.
#[derive(Clone, Debug, Eq, Hash, PartialEq, thiserror::Error)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Inner {
    detail: ErrorDetail,
    path: String,
    /// The message in English; the Vietnamese one is written when it is read.
    message: String,
    values: Box<[(&'static str, ErrorValue)]>,
}

impl Error {
    /// A mistake at a path, with the values of its wording and any others.
    pub(crate) fn new<const N: usize>(
        detail: ErrorDetail,
        path: impl Into<String>,
        values: [(&'static str, ErrorValue); N],
    ) -> Self {
        Self::with_values(detail, path.into(), Box::new(values))
    }

    pub(crate) fn with_values(
        detail: ErrorDetail,
        path: String,
        values: Box<[(&'static str, ErrorValue)]>,
    ) -> Self {
        let mut message = String::new();
        write(detail.template(Lang::En), &values, Lang::En, &mut message);
        Self {
            inner: Box::new(Inner {
                detail,
                path,
                message,
                values,
            }),
        }
    }

    /// An unknown name: what it should name, and what is expected, in both languages; the nearest of
    /// the known names is suggested.
    pub(crate) fn unknown<'a>(
        detail: ErrorDetail,
        what: (&'static str, &'static str),
        found: &str,
        expected: (&'static str, &'static str),
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self::not_among(detail, what, found, Some(expected.into()), known)
    }

    /// An unknown name of a vocabulary: all its names, or some if they are many, and the nearest.
    pub(crate) fn unknown_of(
        detail: ErrorDetail,
        what: (&'static str, &'static str),
        found: &str,
        known: &[&str],
    ) -> Self {
        let expected = Some(one_of(known).into());
        Self::not_among(detail, what, found, expected, known.iter().copied())
    }

    /// An unknown name with the known ones, if they are few, and the nearest of them.
    pub(crate) fn unknown_name(
        what: (&'static str, &'static str),
        found: &str,
        known: &[&str],
    ) -> Self {
        const FEW: usize = 8;
        let expected = (known.len() <= FEW).then(|| ErrorValue::Text(quoted(known).into()));
        let detail = ErrorDetail::UnknownName;
        Self::not_among(detail, what, found, expected, known.iter().copied())
    }

    fn not_among<'a>(
        detail: ErrorDetail,
        what: (&'static str, &'static str),
        found: &str,
        expected: Option<ErrorValue>,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let nearest = nearest(found, known).map(ErrorValue::outside);
        let values = [
            ("found", Some(ErrorValue::outside(found))),
            ("what", Some(what.into())),
            ("expected", expected),
            ("nearest", nearest),
        ];
        let values = values
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        Self::with_values(detail, String::new(), values.collect())
    }

    /// A key twice.
    pub(crate) fn duplicate_key(key: &str) -> Self {
        let found = ("found", ErrorValue::outside(key));
        Self::new(ErrorDetail::DuplicateKey, key, [found])
    }

    /// The same mistake, seen from further out: `5.2` becomes `scorecards[0].5.2`.
    #[must_use]
    pub fn under(mut self, outer: &str) -> Self {
        let path = &mut self.inner.path;
        *path = match path.as_str() {
            "" => outer.to_string(),
            inner if inner.starts_with('[') => format!("{outer}{inner}"),
            inner => format!("{outer}.{inner}"),
        };
        self
    }

    /// The same mistake with one more value.
    pub(crate) fn with(self, name: &'static str, value: ErrorValue) -> Self {
        let inner = *self.inner;
        let values = inner.values.into_iter().chain([(name, value)]);
        Self::with_values(inner.detail, inner.path, values.collect())
    }

    /// The same mistake at another path.
    pub(crate) fn at(mut self, path: impl Into<String>) -> Self {
        self.inner.path = path.into();
        self
    }

    /// The kind of the mistake.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner.detail.kind()
    }

    /// The case of the kind.
    #[must_use]
    pub fn detail(&self) -> ErrorDetail {
        self.inner.detail
    }

    /// The path to the fault, such as `5.2` or `scorecards[0].5.2`; empty for the whole value.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The message in English: a lower-case phrase without the path.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// The message in a language, without the path.
    #[must_use]
    pub fn message_in(&self, lang: Lang) -> Cow<'_, str> {
        match lang {
            Lang::En => Cow::Borrowed(&self.inner.message),
            Lang::Vi => {
                let mut message = String::new();
                let template = self.inner.detail.template(lang);
                write(template, &self.inner.values, lang, &mut message);
                Cow::Owned(message)
            }
        }
    }

    /// The path and the message in a language.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let fault = Edition::E2026.sheet(7)?.scorecard().choose("1.1", 9).unwrap_err();
    /// assert_eq!(fault.explain(Lang::En), "1.1: level 9 out of range: expected 0 to 3");
    /// assert_eq!(fault.explain(Lang::Vi), "1.1: mức 9 ngoài phạm vi: yêu cầu từ 0 đến 3");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{self}"),
            Lang::Vi => format!("{self:#}"),
        }
    }

    /// All values by name, such as `found`, `least`, `most`, `nearest`, `expected` and `edition`.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = (&'static str, &ErrorValue)> {
        self.inner.values.iter().map(|(name, value)| (*name, value))
    }

    /// A value by its name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&ErrorValue> {
        find(&self.inner.values, name)
    }

    /// The value that was found, as text in the form of data.
    #[must_use]
    pub fn found(&self) -> Option<Cow<'_, str>> {
        self.value("found").map(|found| found.show(Lang::En))
    }

    /// The least possible number, if there is a range.
    #[must_use]
    pub fn least(&self) -> Option<i128> {
        self.number("least")
    }

    /// The greatest possible number, if there is a range or a limit.
    #[must_use]
    pub fn most(&self) -> Option<i128> {
        self.number("most")
    }

    /// The known name that is nearest to an unknown one, if one is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self.value("nearest") {
            Some(ErrorValue::Text(name)) => Some(name),
            _ => None,
        }
    }

    fn number(&self, name: &str) -> Option<i128> {
        match self.value(name) {
            Some(ErrorValue::Number(number)) => Some(*number),
            _ => None,
        }
    }
}

/// Prints the path and the message in English; `{:#}` prints the Vietnamese message.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        #[cfg(feature = "json")]
        if f.sign_plus() {
            return carry::carry(inner, f);
        }
        let colon = if inner.path.is_empty() { "" } else { ": " };
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        let message = self.message_in(lang);
        let path = outside::line(&inner.path);
        pad(f, format_args!("{path}{colon}{message}"))
    }
}

/// A day or a span that `jiff` refuses.
impl From<jiff::Error> for Error {
    fn from(error: jiff::Error) -> Self {
        // jiff has no words in Vietnamese; its own are the value `reason`.
        let reason = ErrorValue::outside_long(&format!("{error}"));
        Self::new(ErrorDetail::NoSuchDay, "", [("reason", reason)])
    }
}

fn find<'v>(values: &'v [(&'static str, ErrorValue)], name: &str) -> Option<&'v ErrorValue> {
    let mut values = values.iter();
    values
        .find(|(other, _)| *other == name)
        .map(|(_, value)| value)
}

/// Writes a wording with its values. A part between `<` and `>` is left out without its values.
fn write(template: &str, values: &[(&'static str, ErrorValue)], lang: Lang, out: &mut String) {
    let mut rest = template;
    while let Some(at) = rest.find(['{', '<']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let (close, optional) = if found.starts_with('<') {
            ('>', true)
        } else {
            ('}', false)
        };
        let Some((inner, after)) = found[1..].split_once(close) else {
            out.push_str(found);
            return;
        };
        if optional {
            if names(inner).all(|name| find(values, name).is_some()) {
                write(inner, values, lang, out);
            }
        } else if let Some(value) = find(values, inner) {
            out.push_str(&outside::line(&value.show(lang)));
        }
        rest = after;
    }
    out.push_str(rest);
}

/// The names of the values in a wording.
fn names(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

/// The names that are expected: all of them, or the first if they are many.
pub(crate) fn one_of(known: &[&str]) -> Label {
    const FEW: usize = 16;
    const SOME: usize = 4;
    let few = known.len() <= FEW;
    let shown = if few { known.len() } else { SOME };
    let names = quoted(&known[..shown]);
    if few {
        Label::new(format!("một trong {names}"), format!("one of {names}"))
    } else {
        let more = known.len() - shown;
        Label::new(
            format!("một trong {names} và {more} giá trị khác"),
            format!("one of {names} and {more} others"),
        )
    }
}

/// Names one after another, each in its quotes.
pub(crate) fn quoted(names: &[&str]) -> String {
    let names = names.iter().map(|name| format!("`{name}`"));
    names.collect::<alloc::vec::Vec<_>>().join(", ")
}

/// The error for a text of another form than expected.
pub(crate) fn wrong_text(found: &str, expected: (&'static str, &'static str)) -> Error {
    let text = Cut(found);
    let given = Label::new(format!("chuỗi `{text}`"), format!("the string `{text}`"));
    let values = [
        ("given", given.into()),
        ("expected", expected.into()),
        ("found", ErrorValue::outside(found)),
    ];
    Error::new(ErrorDetail::WrongValue, "", values)
}

/// Writes what a reader expects: in English, or in Vietnamese for `{:#}`.
pub(crate) fn in_both(f: &mut fmt::Formatter<'_>, (vi, en): (&str, &str)) -> fmt::Result {
    f.write_str(if f.alternate() { vi } else { en })
}

/// An error as data: `error` is the name of its kind, `message` has both languages.
#[cfg(feature = "serde")]
impl serde::Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        struct Values<'a>(&'a [(&'static str, ErrorValue)]);

        impl serde::Serialize for Values<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
            }
        }

        let vi = self.message_in(Lang::Vi).into_owned();
        let message = Label::new(vi, self.message().to_string());
        let mut error = serializer.serialize_struct("Error", 5)?;
        error.serialize_field("error", self.kind().as_str())?;
        error.serialize_field("detail", self.detail().as_str())?;
        error.serialize_field("path", self.path())?;
        error.serialize_field("message", &message)?;
        error.serialize_field("values", &Values(&self.inner.values))?;
        error.end()
    }
}

/// The error for a text in place of a day.
#[cfg(feature = "serde")]
pub(crate) fn not_a_day(path: impl Into<String>, found: &str) -> Error {
    let given = Label::new(
        format!("chuỗi `{}`", Cut(found)),
        format!("the string `{}`", Cut(found)),
    );
    let values = [
        ("given", given.into()),
        ("found", ErrorValue::outside(found)),
    ];
    Error::new(ErrorDetail::BadDay, path, values)
}

/// A value from outside, quoted.
#[cfg(feature = "minutes")]
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

#[cfg(feature = "minutes")]
impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Cut(self.0))
    }
}

/// A value from outside, cut so that a message stays a line.
pub(crate) struct Cut<'a>(pub(crate) &'a str);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&outside::short(self.0, 40))
    }
}

/// A message of a library, which may quote a value from outside.
pub(crate) struct Long<'a>(pub(crate) &'a str);

impl fmt::Display for Long<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&outside::short(self.0, 200))
    }
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
        assert_eq!(Cut("a\n\u{7}b\u{202E}").to_string(), "a\\n\\u{7}b\\u{202e}");
        assert_eq!(Cut(&"é".repeat(41)).to_string().chars().count(), 41);
    }

    #[test]
    fn the_path_grows_outward() {
        let story = (
            "criterion",
            ("Cấu trúc câu chuyện", "Structure of the story").into(),
        );
        let fault = Error::new(ErrorDetail::MissingCriterion, "5.2", [story]);
        let fault = fault.under("scorecards[0]");
        assert_eq!(fault.path(), "scorecards[0].5.2");
        assert_eq!(
            fault.to_string(),
            "scorecards[0].5.2: no level is chosen for “Structure of the story”"
        );
        assert_eq!(
            fault.explain(Lang::Vi),
            "scorecards[0].5.2: chưa chọn mức nào cho “Cấu trúc câu chuyện”"
        );
        assert_eq!(fault.at("").under("id").path(), "id");
    }
}
