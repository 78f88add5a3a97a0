//! Numbers that are written in digits.

use alloc::borrow::Cow;
use alloc::string::ToString;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Text;

/// Points and levels as text.
const SMALL: [&str; 101] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32",
    "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48",
    "49", "50", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64",
    "65", "66", "67", "68", "69", "70", "71", "72", "73", "74", "75", "76", "77", "78", "79", "80",
    "81", "82", "83", "84", "85", "86", "87", "88", "89", "90", "91", "92", "93", "94", "95", "96",
    "97", "98", "99", "100",
];

/// A number as text: free up to 100.
pub(crate) fn number(number: u64) -> Text {
    let small = usize::try_from(number)
        .ok()
        .and_then(|small| SMALL.get(small));
    small.map_or_else(|| number.to_string().into(), |small| Cow::Borrowed(*small))
}

/// Whether a text consists of digits, and has one.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The error for a number with more digits than are read exactly.
pub(crate) fn too_long(found: &str, most: u8) -> Error {
    let values = [("found", ErrorValue::outside(found)), ("most", most.into())];
    Error::new(ErrorDetail::NumberTooLong, "", values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_formatter_writes_them() {
        for wanted in (0..=102).chain([1_000, u64::MAX]) {
            assert_eq!(number(wanted), wanted.to_string());
        }
    }
}
