//! Values of cells as text: exact, and as a spreadsheet program shows them where nothing is lost by it.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime, Style};

/// The formats of numbers of a workbook.
pub(crate) struct Formats(Vec<Box<str>>);

impl Formats {
    /// The formats by the style of a cell.
    pub(crate) fn of(styles: &[Style]) -> Self {
        let code = |style: &Style| {
            let format = style.number_format.as_ref();
            format.map_or("", |format| &format.format_code).into()
        };
        Self(styles.iter().map(code).collect())
    }

    /// The format code of a style.
    pub(crate) fn code(&self, style: usize) -> &str {
        self.0.get(style).map_or("", |code| code)
    }
}

/// The text of a value; `None` for a number that no cell can have.
pub(crate) fn text<'a>(value: &DataRef<'a>, code: &str) -> Option<Cow<'a, str>> {
    Some(match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::SharedString(text) => Cow::Borrowed(*text),
        DataRef::String(text) => Cow::Owned(text.clone()),
        DataRef::Bool(true) => Cow::Borrowed("TRUE"),
        DataRef::Bool(false) => Cow::Borrowed("FALSE"),
        DataRef::Int(number) => Cow::Owned(padded(&number.to_string(), code)),
        DataRef::Float(number) => Cow::Owned(padded(&exact(*number)?, code)),
        DataRef::DateTime(moment) => Cow::Owned(day_or_time(moment)?),
        DataRef::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").unwrap_or(text);
            Cow::Owned(day.to_owned())
        }
        DataRef::DurationIso(text) => Cow::Owned(text.clone()),
        DataRef::Error(error) => Cow::Owned(error.to_string()),
    })
}

/// A number in decimals: whole numbers with all their digits, others with the 15 that programs show.
pub(crate) fn exact(number: f64) -> Option<String> {
    /// The most digits of a number with decimals.
    const DIGITS: usize = 15;
    if !number.is_finite() {
        return None;
    }
    let shortest = format!("{number}");
    let digits = shortest.trim_start_matches(['-', '0', '.']);
    let digits = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_whole = !shortest.contains('.');
    if digits <= DIGITS || (is_whole && digits <= 21) {
        return Some(if shortest == "-0" {
            "0".to_owned()
        } else {
            shortest
        });
    }
    // A sum such as 0.1 + 0.2 has a seventeenth digit that nobody typed.
    let rounded = format!("{number:.14e}");
    if is_whole {
        return Some(rounded.replace('e', "E"));
    }
    let rounded: f64 = rounded.parse().ok()?;
    Some(format!("{rounded}"))
}

/// A number with the zeros that its format adds. Digits that the format hides stay.
fn padded(number: &str, code: &str) -> String {
    let code = code.split(';').next().unwrap_or_default();
    let (whole, places) = code.split_once('.').unwrap_or((code, ""));
    let is_plain = whole.bytes().all(|byte| b"#,0".contains(&byte)) && whole.ends_with('0');
    if !is_plain || !places.bytes().all(|byte| byte == b'0') || number.contains('E') {
        return number.to_owned();
    }
    let digits = whole.bytes().filter(|&byte| byte == b'0').count();
    let (sign, number) = number
        .strip_prefix('-')
        .map_or(("", number), |rest| ("-", rest));
    let (own, own_places) = number.split_once('.').unwrap_or((number, ""));
    let mut text = format!("{sign}{own:0>digits$}");
    if !own_places.is_empty() || !places.is_empty() {
        text += &format!(".{own_places:0<width$}", width = places.len());
    }
    text
}

/// A day, a time or both, or a duration.
fn day_or_time(moment: &ExcelDateTime) -> Option<String> {
    let serial = moment.as_f64();
    if !serial.is_finite() || serial.is_sign_negative() {
        return exact(serial);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{minute:02}:{second:02}");
    if moment.is_duration() {
        let days = format!("{}", serial.trunc()).parse::<u64>().ok()?;
        return Some(format!("{:02}:{time}", days * 24 + u64::from(hour)));
    }
    let has_time = (hour, minute, second) != (0, 0, 0);
    let day = format!("{year:04}-{month:02}-{day:02}");
    Some(if serial < 1.0 {
        format!("{hour:02}:{time}")
    } else if has_time {
        format!("{day}T{hour:02}:{time}")
    } else {
        day
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_padded_as_their_format_shows_them() {
        for (number, code, wanted) in [
            (1.1, "General", "1.1"),
            (1.1, "0.00", "1.10"),
            (1.125, "0.00", "1.125"),
            (0.1 + 0.2, "General", "0.3"),
            (50_000.0, "#,##0", "50000"),
            (7.0, "00000", "00007"),
            (-7.5, "000.00", "-007.50"),
            (0.5, "0%", "0.5"),
            (1_234_567_890_123_456.0, "General", "1234567890123456"),
            (1e-7, "General", "0.0000001"),
            (1e300, "General", "1.00000000000000E300"),
            (-0.0, "General", "0"),
        ] {
            let text = exact(number).map(|text| padded(&text, code));
            assert_eq!(text.as_deref(), Some(wanted), "{number} {code}");
        }
        assert_eq!(exact(f64::NAN), None);
        assert_eq!(exact(f64::INFINITY), None);
    }
}
