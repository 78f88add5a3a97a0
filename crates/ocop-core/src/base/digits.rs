//! Numbers that are written in digits.

use crate::base::error::{Error, ErrorDetail, ErrorValue};

/// Whether a text consists of digits, and has one.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The error for a number with more digits than are read exactly.
pub(crate) fn too_long(found: &str, most: u8) -> Error {
    let values = [("found", ErrorValue::outside(found)), ("most", most.into())];
    Error::new(ErrorDetail::NumberTooLong, "", values)
}
