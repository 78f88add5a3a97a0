//! Money as people and data write it: whole đồng, without separators.

use alloc::format;
use alloc::string::{String, ToString};

use rust_decimal::Decimal;

use crate::base::digits::{is_digits, too_long};
use crate::base::error::{Error, ErrorDetail, ErrorValue, wrong_text};

/// What is expected of money.
pub const EXPECTED: (&str, &str) = (
    "số đồng viết liền thành chuỗi, không có dấu phân cách, như `\"120000000\"`",
    "whole đồng as a string without separators, such as `\"120000000\"`",
);

/// So many digits always fit a decimal of 96 bits.
const MOST_DIGITS: u8 = 28;

/// Reads money in whole đồng, perhaps below 0.
///
/// There is nothing smaller than a đồng. So one mark before three digits is one of thousands: `1.020` is
/// no 1.02 đồng.
///
/// # Errors
///
/// [`ErrorDetail::ThousandsSeparator`] with the number without it, [`ErrorDetail::FractionOfDong`],
/// [`ErrorDetail::NumberTooLong`], or [`ErrorDetail::WrongValue`] for another text.
pub fn dong(text: &str) -> Result<Decimal, Error> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if is_digits(digits) {
        let fits = digits.len() <= MOST_DIGITS.into();
        let read = fits.then(|| Decimal::from_str_exact(text).ok()).flatten();
        return read.ok_or_else(|| too_long(text, MOST_DIGITS));
    }
    if let Some(fault) = grouped(text, 1) {
        return Err(fault);
    }
    match digits.split_once(['.', ',']) {
        Some((whole, places)) if is_digits(whole) && is_digits(places) => {
            let sign = &text[..text.len() - digits.len()];
            let is_whole = places.bytes().all(|byte| byte == b'0');
            Err(fraction(text, is_whole.then(|| format!("{sign}{whole}"))))
        }
        _ => Err(wrong_text(text, EXPECTED)),
    }
}

/// The error for a number with marks between at least so many groups of three digits and the first;
/// `None` if the text is no such number.
///
/// With one mark, `1.020` may be a decimal.
#[must_use]
pub fn grouped(text: &str, least: usize) -> Option<Error> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let sign = &text[..text.len() - digits.len()];
    let separator = digits.chars().find(|sign| !sign.is_ascii_digit())?;
    let name: ErrorValue = match separator {
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ("dấu cách", "a space").into(),
        '.' | ',' | '_' | '\'' | '’' => ErrorValue::Text(format!("`{separator}`").into()),
        _ => return None,
    };
    // The other of point and comma is before the decimals.
    let (whole, places) = match separator {
        '.' => digits.split_once(',').unwrap_or((digits, "0")),
        ',' => digits.split_once('.').unwrap_or((digits, "0")),
        _ => digits.split_once([',', '.']).unwrap_or((digits, "0")),
    };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let mut plain = String::from(first);
    let mut count = 0;
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        plain += group;
        count += 1;
    }
    let starts = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    if !starts || count < least || !is_digits(places) {
        return None;
    }
    let places = places.trim_end_matches('0');
    let point = if places.is_empty() { "" } else { "." };
    let nearest = format!("{sign}{plain}{point}{places}");
    let values = [
        ("found", ErrorValue::outside(text)),
        ("separator", name),
        ("nearest", ErrorValue::outside(&nearest)),
    ];
    Some(Error::new(ErrorDetail::ThousandsSeparator, "", values))
}

/// The error for an amount with a fraction of a đồng, and the whole amount if that is all zeros.
fn fraction(text: &str, whole: Option<String>) -> Error {
    let fault = Error::new(
        ErrorDetail::FractionOfDong,
        "",
        [("found", ErrorValue::outside(text))],
    );
    match whole {
        Some(whole) => fault.with("nearest", ErrorValue::outside(&whole)),
        None => fault,
    }
}

/// Checks that an amount is in whole đồng, as it was written.
///
/// # Errors
///
/// Those of [`dong`].
pub fn whole_dong(amount: Decimal) -> Result<(), Error> {
    if amount.scale() == 0 {
        return Ok(());
    }
    dong(&amount.to_string()).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_whole_dong() {
        for text in ["0", "2480000000", "-50000", "9999999999999999999999999999"] {
            assert_eq!(
                dong(text).map(|money| money.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn each_fault_of_money_is_named_with_the_number_that_is_meant() {
        let grouped = ErrorDetail::ThousandsSeparator;
        let fraction = ErrorDetail::FractionOfDong;
        let other = ErrorDetail::WrongValue;
        let long = ErrorDetail::NumberTooLong;
        for (text, detail, nearest) in [
            ("1.020", grouped, Some("1020")),
            ("2.480", grouped, Some("2480")),
            ("1,020", grouped, Some("1020")),
            ("-1.020", grouped, Some("-1020")),
            ("2.480.000.000", grouped, Some("2480000000")),
            ("2,480,000,000", grouped, Some("2480000000")),
            ("2 480 000 000", grouped, Some("2480000000")),
            ("2\u{a0}480\u{a0}000", grouped, Some("2480000")),
            ("2_480_000", grouped, Some("2480000")),
            ("2'480'000", grouped, Some("2480000")),
            ("2.480.000,00", grouped, Some("2480000")),
            ("2,480,000.50", grouped, Some("2480000.5")),
            ("1.02", fraction, None),
            ("1,5", fraction, None),
            ("1020.00", fraction, Some("1020")),
            ("-1020,0", fraction, Some("-1020")),
            ("0.125", fraction, None),
            ("1234.567", fraction, None),
            ("99999999999999999999999999999999", long, None),
            ("", other, None),
            ("-", other, None),
            ("1.", other, None),
            (".5", other, None),
            ("+5", other, None),
            ("2.48e9", other, None),
            ("1.02.000", other, None),
            ("1.0200.000", other, None),
            ("1.020 000", other, None),
            ("1.020 đồng", other, None),
            ("85%", other, None),
        ] {
            let error = dong(text).unwrap_err();
            assert_eq!(
                (error.detail(), error.nearest()),
                (detail, nearest),
                "{text}"
            );
        }
    }

    #[test]
    fn the_separator_is_said() {
        let message = |text: &str| String::from(dong(text).unwrap_err().message());
        assert_eq!(
            message("2.480.000.000"),
            "`2.480.000.000` has a thousands separator (`.`): expected `2480000000` without it"
        );
        assert_eq!(
            message("2 480"),
            "`2 480` has a thousands separator (a space): expected `2480` without it"
        );
    }
}
