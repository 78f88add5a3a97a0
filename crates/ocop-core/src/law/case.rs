//! Cases (trường hợp) of a criterion that prints two: 26/2026, Annex II.

use core::fmt;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};

/// A case (trường hợp), `a` or `b`, of a criterion that prints two (26/2026, Annex II).
///
/// ```
/// use ocop_core::Case;
///
/// assert_eq!("b".parse::<Case>()?, Case::B);
/// assert!("B".parse::<Case>().is_err());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "trường hợp")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Case(u8);

impl Case {
    /// The first case.
    pub const A: Self = Self(b'a');
    /// The second case.
    pub const B: Self = Self(b'b');

    pub(crate) const fn from_byte(byte: u8) -> Option<Self> {
        if byte.is_ascii_lowercase() {
            Some(Self(byte))
        } else {
            None
        }
    }

    pub(crate) const fn byte(self) -> u8 {
        self.0
    }

    /// The letter of the case.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.letter()))
    }
}

impl FromStr for Case {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.as_bytes() {
            &[byte] => Self::from_byte(byte),
            _ => None,
        }
        .ok_or_else(|| {
            let values = [
                ("found", ErrorValue::outside(text)),
                (
                    "expected",
                    ("một chữ cái như a hoặc b", "a letter such as a or b").into(),
                ),
            ];
            Error::new(ErrorDetail::UnknownCase, "", values)
        })
    }
}

crate::base::macros::serde_text!(Case, ("trường hợp `a` hoặc `b`", "a case, `a` or `b`"));
