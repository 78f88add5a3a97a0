//! Days, stars, amounts and separators as people type them: `03/06/2026`, `4★` and `50.000.000`.
//!
//! Only options take these forms. Formats for programs stay strict.

use ocop_core::internal::money;
use ocop_core::{Date, Lang, Star};
use rust_decimal::Decimal;

use crate::Words;

/// A day: `2026-06-03`, or `03/06/2026` with the day first, as Viet Nam writes it.
pub fn day(text: &str) -> Result<Date, Words> {
    let parts: Vec<&str> = text.trim().split(['/', '.']).collect();
    let iso = match parts[..] {
        [day, month, year] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => text.trim().to_owned(),
    };
    iso.parse().map_err(|_| {
        Words::new(
            "yêu cầu một ngày như 03/06/2026 hoặc 2026-06-03",
            "expected a day such as 03/06/2026 (day first) or 2026-06-03",
        )
    })
}

/// A star that is recognised: `4`, `4★` or `4*`.
pub fn star(text: &str) -> Result<Star, Words> {
    let star = text.trim_end_matches(['★', '*']).trim().parse().ok();
    let star = star.filter(|star| Star::RECOGNISED.contains(star));
    star.ok_or_else(|| Words::new("yêu cầu 3, 4 hoặc 5", "expected 3, 4 or 5"))
}

/// An amount: `50000000`, `50.000.000`, `50,000,000` or `50 000 000`, perhaps with decimals.
///
/// One group of three digits behind one dot or comma, as in `50.000`, has two readings: an error.
pub fn amount(text: &str) -> Result<Decimal, Words> {
    let expected = || {
        Words::new(
            "yêu cầu một số tiền như 50000000 hoặc 50.000.000",
            "expected an amount such as 50000000 or 50.000.000",
        )
    };
    let text = text.trim().replace([' ', '\u{a0}', '\u{202f}', '_'], "");
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", &*text), |rest| ("-", rest));
    let groups = |whole: &str, separator: char| -> Option<String> {
        let mut parts = whole.split(separator);
        let first = parts
            .next()
            .filter(|part| is_number(part) && part.len() <= 3)?;
        let mut joined = first.to_owned();
        for part in parts {
            joined += Some(part).filter(|part| is_number(part) && part.len() == 3)?;
        }
        Some(joined)
    };
    let (dots, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let plain = match (dots, commas) {
        (0, 0) => is_number(digits).then(|| digits.to_owned()),
        // The last of two kinds of separators is before the decimals.
        (1.., 1) if digits.rfind(',') > digits.rfind('.') => digits
            .split_once(',')
            .filter(|(_, decimals)| is_number(decimals))
            .and_then(|(whole, decimals)| Some(format!("{}.{decimals}", groups(whole, '.')?))),
        (1, 1..) if digits.rfind('.') > digits.rfind(',') => digits
            .split_once('.')
            .filter(|(_, decimals)| is_number(decimals))
            .and_then(|(whole, decimals)| Some(format!("{}.{decimals}", groups(whole, ',')?))),
        (1, 0) | (0, 1) => {
            let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
            if !is_number(whole) || !is_number(decimals) {
                None
            } else if decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
                return Err(Words::new(
                    format!(
                        "`{text}` có thể là {whole} hoặc {whole}{decimals}: ghi rõ một trong hai số đó"
                    ),
                    format!("`{text}` can be {whole} or {whole}{decimals}: write one of the two"),
                ));
            } else {
                Some(format!("{whole}.{decimals}"))
            }
        }
        (2.., 0) => groups(digits, '.'),
        (0, 2..) => groups(digits, ','),
        _ => None,
    };
    let plain = plain.ok_or_else(expected)?;
    Decimal::from_str_exact(&format!("{sign}{plain}")).map_err(|_| expected())
}

/// An amount in whole đồng, typed as any [`amount`].
pub fn dong(text: &str) -> Result<Decimal, Words> {
    let amount = amount(text)?.normalize();
    money::whole_dong(amount).map_err(|fault| {
        let [vi, en] = Lang::ALL.map(|lang| fault.message_in(lang).into_owned());
        Words::new(vi, en)
    })?;
    Ok(amount)
}

/// A separator of cells; `tab` is one too.
pub fn delimiter(text: &str) -> Result<u8, Words> {
    match text.as_bytes() {
        b"\\t" | b"tab" => Ok(b'\t'),
        &[byte] if byte.is_ascii_punctuation() && byte != b'"' && byte != b'.' => Ok(byte),
        &[b'\t'] => Ok(b'\t'),
        _ => Err(Words::new(
            "yêu cầu một ký tự như , hoặc ; hoặc tab",
            "expected one character such as , or ; or tab",
        )),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Lang, Star};

    use super::{amount, day, dong, star};

    #[test]
    fn a_day_is_typed_with_the_day_first() {
        for text in ["2026-06-03", "03/06/2026", "3/6/2026", " 03.06.2026 "] {
            assert_eq!(
                day(text).map(|day| day.to_string()),
                Ok("2026-06-03".into()),
                "{text}"
            );
        }
        for text in [
            "31/02/2026",
            "06/13/2026",
            "03/06/26",
            "2026/06/03",
            "03-06-2026",
            "",
        ] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_amount_is_typed_with_groups_of_three() {
        for (text, wanted) in [
            ("50000000", "50000000"),
            ("50.000.000", "50000000"),
            ("50,000,000", "50000000"),
            ("50 000 000", "50000000"),
            ("1.250.000,5", "1250000.5"),
            ("1,250,000.5", "1250000.5"),
            ("0.5", "0.5"),
            ("0,125", "0.125"),
            ("2,5", "2.5"),
            ("1234.567", "1234.567"),
        ] {
            assert_eq!(
                amount(text).map(|amount| amount.to_string()),
                Ok(wanted.into()),
                "{text}"
            );
        }
        for text in [
            "50.000",
            "50,000",
            "1.00.000",
            "1000.000.000",
            "5.000.",
            "",
            "x",
            "1,2.3,4",
            "1e6",
        ] {
            assert!(amount(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_star_is_one_of_three_with_or_without_its_sign() {
        for text in ["4", "4★", "4*", "4 ★", " 4"] {
            assert_eq!(star(text).ok(), Some(Star::Four), "{text}");
        }
        for text in ["", "★", "2", "6", "4.0", "bốn"] {
            assert!(star(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_dong_has_no_fraction() {
        for (text, wanted) in [("50000000", "50000000"), ("1.250.000,00", "1250000")] {
            assert_eq!(
                dong(text).map(|amount| amount.to_string()),
                Ok(wanted.into()),
                "{text}"
            );
        }
        for text in ["2,5", "1.250.000,5", "0.5"] {
            let words = dong(text).unwrap_err();
            assert!(
                words.get(Lang::En).contains("has a fraction of a đồng"),
                "{text}"
            );
            assert!(
                words.get(Lang::Vi).contains("có phần lẻ của đồng"),
                "{text}"
            );
        }
    }
}
