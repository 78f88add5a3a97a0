//! Dates as data and as text: ISO 8601 in data, the usual order in Vietnamese text.

use alloc::format;
use alloc::string::{String, ToString};

use jiff::civil::Date;

use crate::base::lang::Lang;

/// A date in the usual form of a language.
pub(crate) fn shown(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    }
}

/// A date in the form `2026-07-10`. No other form of ISO 8601 is accepted.
#[cfg(feature = "serde")]
pub(crate) fn read(text: &str) -> Option<Date> {
    let day = text.parse::<Date>().ok();
    // Years below 0 have a sign and six digits.
    day.filter(|day| day.year() >= 0 && day.to_string() == text)
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
