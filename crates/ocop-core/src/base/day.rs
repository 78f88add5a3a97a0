//! Dates as data and as text: ISO 8601 in data, the usual order in Vietnamese text.

use alloc::format;
use alloc::string::{String, ToString};

use jiff::civil::Date;

use crate::base::lang::Lang;

/// A date in the usual form of a language.
pub(crate) fn shown(day: Date, lang: Lang) -> String {
    let (Ok(year), [month, day_of_month]) = (
        u16::try_from(day.year()),
        [day.month(), day.day()].map(i8::unsigned_abs),
    ) else {
        return match lang {
            Lang::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
            Lang::En => day.to_string(),
        };
    };
    // Letters have many dates, and the formatter is slow.
    let parts = match lang {
        Lang::Vi => [(day_of_month.into(), 2), (month.into(), 2), (year, 4)],
        Lang::En => [(year, 4), (month.into(), 2), (day_of_month.into(), 2)],
    };
    let mut text = String::with_capacity(10);
    for (index, (number, digits)) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push(if lang == Lang::Vi { '/' } else { '-' });
        }
        let digit = |power: u32| number / 10_u16.pow(power) % 10;
        let digits = (0..digits).rev().map(digit);
        text.extend(digits.map(|digit| char::from(b'0' + digit.to_le_bytes()[0])));
    }
    text
}

/// A date in the form `2026-07-10`. No other form of ISO 8601 is accepted.
#[cfg(feature = "serde")]
pub(crate) fn read(text: &str) -> Option<Date> {
    let day = text.parse::<Date>().ok();
    // Years below 0 have a sign and six digits.
    day.filter(|day| day.year() >= 0 && day.to_string() == text)
}

#[cfg(test)]
mod shown {
    use super::*;

    #[test]
    fn days_have_two_digits_and_years_four() {
        let shown = |year, month, day| {
            let day = Date::constant(year, month, day);
            [shown(day, Lang::Vi), shown(day, Lang::En)]
        };
        assert_eq!(shown(2026, 7, 10), ["10/07/2026", "2026-07-10"]);
        assert_eq!(shown(987, 12, 1), ["01/12/0987", "0987-12-01"]);
        assert_eq!(shown(9999, 12, 31), ["31/12/9999", "9999-12-31"]);
        assert_eq!(shown(0, 1, 1), ["01/01/0000", "0000-01-01"]);
        assert_eq!(shown(-1, 1, 1), ["01/01/-001", "-000001-01-01"]);
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_form_of_a_day_is_read() {
        assert_eq!(
            read("2024-02-29")
                .map(|day| shown(day, Lang::Vi))
                .as_deref(),
            Some("29/02/2024")
        );
        for bad in [
            "2023-02-29",
            "20240229",
            "2024-2-29",
            "2024-02-29T00:00",
            "2024-W09-4",
            " 2024-02-29",
            "-002024-02-29",
            "+002024-02-29",
            "",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
