//! Days as offices type them.

use ocop_core::internal::text::words;
use ocop_core::internal::{error, outside};
use ocop_core::jiff::Span;
use ocop_core::text::same;
use ocop_core::{Date, Error, ErrorDetail, Label};

/// The day of number 0 of spreadsheet programs, for all days from March 1900 on.
const SERIAL_ZERO: Date = Date::constant(1899, 12, 30);
/// Numbers that are days of the years in which certificates are: 2010 to 2099.
const SERIALS: std::ops::RangeInclusive<i32> = 40_179..=73_050;

/// A day, and how it was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Typed {
    pub(crate) day: Date,
    /// As the number of a spreadsheet program.
    pub(crate) is_serial: bool,
}

/// Reads `10/07/2026`, `10/7/2026`, `10.7.2026`, `10-7-2026`, `ngày 10 tháng 7 năm 2026`, `2026-07-10`, a day with the
/// time 0:00, or the number of a spreadsheet program, `46213`. The day comes first, as Viet Nam writes it.
///
/// # Errors
///
/// [`ErrorDetail::CellNotADay`], with a reason if one is known.
pub(crate) fn read(text: &str) -> Result<Typed, Error> {
    let plain = |day| Typed {
        day,
        is_serial: false,
    };
    let in_words: Vec<&str> = words(text).collect();
    let in_words = match in_words[..] {
        [first, ref rest @ ..] if same(first, "ngày") => rest,
        _ => &in_words[..],
    };
    if let Some(day) = in_words.first_chunk().and_then(|words| of_words(*words)) {
        let is_all = in_words.len() == 5;
        return day
            .filter(|_| is_all)
            .map(plain)
            .ok_or_else(|| not_a_day(text, (is_all && day.is_none()).then_some(NOT_IN_CALENDAR)));
    }
    // `ngày 10/07/2026`
    let date = text.split_once(char::is_whitespace);
    let date = date.filter(|(first, _)| same(first, "ngày"));
    let date = date.map_or(text, |(_, date)| date.trim());
    let midnight = date.split_once([' ', 'T']);
    let midnight = midnight.filter(|(_, time)| is_midnight(time));
    let date = midnight.map_or(date, |(date, _)| date);
    let parts: Vec<&str> = date.split(['/', '-', '.']).map(str::trim).collect();
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| number(part)).collect();
    let numbers = numbers.unwrap_or_default();
    let is_year = |place: usize| parts.get(place).is_some_and(|part| part.len() == 4);
    match numbers[..] {
        [day, month, year] if is_year(2) => of(year, month, day)
            .map(plain)
            .ok_or_else(|| not_a_day(text, reason(year, month, day))),
        [year, month, day] if is_year(0) => of(year, month, day)
            .map(plain)
            .ok_or_else(|| not_a_day(text, Some(NOT_IN_CALENDAR))),
        [_, _, year] if (0..100).contains(&year) => Err(not_a_day(text, Some(SHORT_YEAR))),
        [year] if is_year(0) && (1900..2100).contains(&year) => {
            Err(not_a_day(text, Some(ONLY_A_YEAR)))
        }
        _ => serial(text).ok_or_else(|| not_a_day(text, None)),
    }
}

/// Whether a text is a day only if its month comes first: `03/25/2026`.
pub(crate) fn has_month_first(text: &str) -> bool {
    let parts: Option<Vec<i16>> = text.split(['/', '-', '.']).map(number).collect();
    match parts.as_deref() {
        Some(&[month, day, year]) => {
            year > 999 && of(year, month, day).is_some() && of(year, day, month).is_none()
        }
        _ => false,
    }
}

/// The only day in a text such as `Số 12/QĐ-UBND ngày 10/07/2026`; `None` if there is none.
///
/// # Errors
///
/// [`ErrorDetail::CellNotADay`] for several days, and for what is written as a day but is none.
pub(crate) fn within(text: &str) -> Result<Option<Date>, Error> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "(),;".contains(letter));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let mut found = None;
    for (place, part) in parts.iter().enumerate() {
        let part = part.trim_end_matches('.');
        // The number of a decision has letters: `12/2026/QĐ-UBND`.
        let is_day = part.matches(['/', '-', '.']).count() == 2
            && part
                .split(['/', '-', '.'])
                .all(|part| number(part).is_some());
        let day = if is_day {
            read(part)?.day
        } else {
            let Some(words) = parts[place..].first_chunk() else {
                continue;
            };
            match of_words(*words) {
                None => continue,
                Some(day) => day.ok_or_else(|| not_a_day(text, Some(NOT_IN_CALENDAR)))?,
            }
        };
        if found.is_some_and(|other| other != day) {
            return Err(not_a_day(text, Some(SEVERAL_DAYS)));
        }
        found = Some(day);
    }
    Ok(found)
}

/// The day of `10 tháng 7 năm 2026`: `None` for other words, `Some(None)` for a day that does not exist.
fn of_words([day, thang, month, nam, year]: [&str; 5]) -> Option<Option<Date>> {
    let year = year.trim_end_matches('.');
    let is_day = same(thang, "tháng") && same(nam, "năm") && year.len() == 4;
    let [day, month, year] = [day, month, year].map(number);
    let (day, month, year) = (day?, month?, year?);
    is_day.then(|| of(year, month, day))
}

const NOT_IN_CALENDAR: (&str, &str) = (
    "lịch không có ngày này",
    "the calendar does not have this day",
);
const MONTH_FIRST: (&str, &str) = (
    "không có tháng này; có thể tháng đứng trước ngày",
    "there is no such month; perhaps the month is before the day",
);
const SHORT_YEAR: (&str, &str) = ("năm phải có bốn chữ số", "the year must have four digits");
const SEVERAL_DAYS: (&str, &str) = ("có nhiều ngày khác nhau", "it has several days");
const ONLY_A_YEAR: (&str, &str) = ("chỉ có năm", "it is only a year");

fn reason(year: i16, month: i16, day: i16) -> Option<(&'static str, &'static str)> {
    match of(year, day, month) {
        Some(_) => Some(MONTH_FIRST),
        None => Some(NOT_IN_CALENDAR),
    }
}

fn not_a_day(text: &str, reason: Option<(&'static str, &'static str)>) -> Error {
    let found = ("found", outside(text));
    match reason {
        None => error(ErrorDetail::CellNotADay, "", [found]),
        Some((vi, en)) => {
            let reason = ("reason", Label::constant(vi, en).into());
            error(ErrorDetail::CellNotADay, "", [found, reason])
        }
    }
}

fn of(year: i16, month: i16, day: i16) -> Option<Date> {
    let [month, day] = [month, day].map(|part| i8::try_from(part).ok());
    Date::new(year, month?, day?).ok()
}

fn number(part: &str) -> Option<i16> {
    let plain = !part.is_empty() && part.len() <= 4;
    let plain = plain && part.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| part.parse().ok()).flatten()
}

fn serial(text: &str) -> Option<Typed> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let plain = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = plain.then(|| text.parse().ok()).flatten()?;
    let days = Span::new().days(SERIALS.contains(&number).then_some(number)?);
    Some(Typed {
        day: SERIAL_ZERO.saturating_add(days),
        is_serial: true,
    })
}

/// Whether a time is 0:00, as programs add it to days.
fn is_midnight(time: &str) -> bool {
    let plain = time.trim().trim_end_matches('Z');
    !plain.is_empty()
        && plain
            .chars()
            .all(|letter| matches!(letter, '0' | ':' | '.'))
}

#[cfg(test)]
mod tests {
    use ocop_core::Lang;

    use super::*;

    #[test]
    fn days_are_read_in_every_form_of_offices() {
        for text in [
            "10/07/2026",
            "10/7/2026",
            "10.7.2026",
            "10-07-2026",
            "10 / 7 / 2026",
            "2026-07-10",
            "2026-07-10 00:00:00",
            "2026-07-10T00:00:00",
            "46213",
            "46213.0",
            "ngày 10/07/2026",
            "Ngày 10/7/2026",
            "ngày 10 tháng 7 năm 2026",
            "10 tháng 07 năm 2026",
            "Ngày 10 tháng 7, năm 2026",
        ] {
            let read = read(text).unwrap();
            assert_eq!(read.day, Date::constant(2026, 7, 10), "{text}");
            assert_eq!(read.is_serial, text.starts_with("462"), "{text}");
        }
        assert_eq!(read("29/02/2024").unwrap().day, Date::constant(2024, 2, 29));
        // The edges of the numbers.
        assert_eq!(read("40179").unwrap().day, Date::constant(2010, 1, 1));
        assert_eq!(read("73050").unwrap().day, Date::constant(2099, 12, 31));
    }

    #[test]
    fn what_is_no_day_has_its_reason() {
        for (text, reason) in [
            ("31/02/2026", "the calendar does not have this day"),
            ("29/02/2026", "the calendar does not have this day"),
            ("2026-02-30", "the calendar does not have this day"),
            ("32/01/2026", "the calendar does not have this day"),
            ("13/13/2026", "the calendar does not have this day"),
            ("03/25/2026", "perhaps the month is before the day"),
            ("10/07/26", "the year must have four digits"),
            ("2026", "it is only a year"),
            (
                "ngày 31 tháng 02 năm 2026",
                "the calendar does not have this day",
            ),
            ("7 tháng 25 năm 2026", "the calendar does not have this day"),
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.message().contains(reason), "{text}: {fault}");
            assert!(fault.explain(Lang::Vi).contains(text), "{fault:#}");
        }
        for text in [
            "",
            "x",
            "10/07",
            "40178",
            "73051",
            "462131",
            "2026-07-10 14:30",
            "07/2026",
            "-1/2/2026",
            "10/07/02026",
            "+1/2/2026",
            "１０/07/2026",
            "tháng 7/2026",
            "ngày",
            "tháng 7 năm 2026",
            "10 tháng 7 năm 26",
            "10 tháng 7 năm 2026, 11 tháng 7 năm 2026",
        ] {
            let fault = read(text).unwrap_err();
            assert!(fault.value("reason").is_none(), "{text}: {fault}");
        }
    }

    #[test]
    fn the_day_of_a_decision_is_found() {
        let day = Ok(Some(Date::constant(2026, 7, 10)));
        for text in [
            "Số 12/QĐ-UBND ngày 10/7/2026",
            "QĐ 12/2026/QĐ-UBND (10/07/2026).",
            "12/QĐ-UBND ngày 10/7/2026, 2026-07-10",
            "Số 12/QĐ-UBND ngày 10 tháng 7 năm 2026",
            "Quyết định số 12/QĐ-UBND ngày 10 tháng 07 năm 2026.",
            "12/QĐ-UBND (10 tháng 7 năm 2026)",
        ] {
            assert_eq!(within(text), day, "{text}");
        }
        assert_eq!(within("Số 12/QĐ-UBND"), Ok(None));
        let fault = within("12/QĐ-UBND ngày 10/7/2026, sửa ngày 11/7/2026").unwrap_err();
        assert!(fault.message().contains("it has several days"), "{fault}");
        for (text, reason) in [
            ("12/QĐ-UBND ngày 31/02/2026", "does not have this day"),
            ("12/QĐ-UBND ngày 10/07/26", "must have four digits"),
            ("12/QĐ ngày 30 tháng 2 năm 2026", "does not have this day"),
            ("12/QĐ 10/7/2026 và 11 tháng 7 năm 2026", "several days"),
        ] {
            let fault = within(text).unwrap_err();
            assert!(fault.message().contains(reason), "{text}: {fault}");
        }
    }

    #[test]
    fn the_month_is_first_only_if_nothing_else_is_possible() {
        assert!(has_month_first("03/25/2026"));
        for text in [
            "03/05/2026",
            "25/03/2026",
            "25/25/2026",
            "2026-03-25",
            "3/25",
            "x",
        ] {
            assert!(!has_month_first(text), "{text}");
        }
    }
}
