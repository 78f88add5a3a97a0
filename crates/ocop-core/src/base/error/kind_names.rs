//! Kinds of errors read by their names.

use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorKind};

/// What a reader of names expects.
const EXPECTED: (&str, &str) = (
    "một trong các giá trị của `ErrorKind::ALL`",
    "one of `ErrorKind::ALL`",
);

/// Reads the name.
impl FromStr for ErrorKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::as_str);
            let what = ("loại lỗi", "kind of error");
            Error::unknown(ErrorDetail::UnknownName, what, text, EXPECTED, names)
        })
    }
}

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
                    crate::base::error::in_both(f, EXPECTED)
                }

                fn visit_str<E: de::Error>(self, text: &str) -> Result<ErrorKind, E> {
                    text.parse().map_err(E::custom)
                }
            }

            deserializer.deserialize_str(Name)
        }
    }
}
