//! The values of an error: what was found, what is possible, and where.

use alloc::borrow::Cow;
use alloc::string::ToString;

use jiff::civil::Date;

use crate::base::error::{Cut, Long};
use crate::base::label::Label;
use crate::base::lang::Lang;

/// A value of an [`Error`](crate::Error), as data.
///
/// ```
/// use ocop_core::{Edition, ErrorValue};
///
/// let fault = Edition::E2026.sheet(27).unwrap_err();
/// let values: Vec<_> = fault.values().collect();
/// assert!(values.contains(&("most", &ErrorValue::Number(26))));
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorValue {
    /// A text: a name, a key, or what was found, on one line and cut if it is long.
    Text(Cow<'static, str>),
    /// A whole number.
    Number(i128),
    /// A day.
    Day(Date),
    /// Words in both languages.
    Label(Label),
}

impl ErrorValue {
    /// A text from outside, tamed and cut.
    pub(crate) fn outside(text: &str) -> Self {
        Self::Text(Cow::Owned(Cut(text).to_string()))
    }

    /// The words of a library, which may quote a value from outside.
    pub(crate) fn outside_long(text: &str) -> Self {
        Self::Text(Cow::Owned(Long(text).to_string()))
    }

    /// The value as a person reads it in a language.
    ///
    /// ```
    /// use ocop_core::{Date, ErrorValue, Lang};
    ///
    /// let day = ErrorValue::Day(Date::constant(2026, 7, 10));
    /// assert_eq!(day.show(Lang::Vi), "10/07/2026");
    /// ```
    #[must_use]
    pub fn show(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(day) => Cow::Owned(crate::base::day::shown(*day, lang)),
            Self::Label(label) => Cow::Borrowed(label.get(lang)),
        }
    }
}

impl From<Label> for ErrorValue {
    fn from(label: Label) -> Self {
        Self::Label(label)
    }
}

/// The wordings in Vietnamese and in English.
impl From<(&'static str, &'static str)> for ErrorValue {
    fn from((vi, en): (&'static str, &'static str)) -> Self {
        Self::Label(Label::constant(vi, en))
    }
}

impl From<Date> for ErrorValue {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<&'static str> for ErrorValue {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<usize> for ErrorValue {
    fn from(number: usize) -> Self {
        Self::Number(i128::try_from(number).unwrap_or(i128::MAX))
    }
}

macro_rules! from_integers {
    ($($integer:ty),+) => {
        $(impl From<$integer> for ErrorValue {
            fn from(number: $integer) -> Self {
                Self::Number(number.into())
            }
        })+
    };
}

from_integers!(u8, u16, u32, u64, i16, i32, i64);

#[cfg(feature = "serde")]
impl serde::Serialize for ErrorValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            // All numbers come from integers of at most 64 bits.
            Self::Number(number) => match (u64::try_from(*number), i64::try_from(*number)) {
                (Ok(number), _) => serializer.serialize_u64(number),
                (_, Ok(number)) => serializer.serialize_i64(number),
                _ => serializer.collect_str(number),
            },
            Self::Day(day) => serializer.collect_str(day),
            Self::Label(label) => label.serialize(serializer),
        }
    }
}
