//! Product codes on certificates, in the forms that were in use on a day.

use ocop_core::{CodeEra, Date, Edition, ProductCode};

use crate::procedure::Procedure;

/// The last day on which districts were part of an address (Decision 19/2025/QĐ-TTg, from 01/07/2025).
const LAST_OF_DISTRICTS: Date = Date::constant(2025, 6, 30);

/// A code as far as a certificate needs it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Code {
    pub(crate) era: CodeEra,
    pub(crate) year: i16,
}

/// Reads a code in any form that was printed.
///
/// Beside those of `ProductCode` these are: without a district in 2025, as units had no districts any more
/// from 01/07/2025 on; and without a commune, as one provincial guide to 148/2023 prints it.
pub(crate) fn code(text: &str) -> Option<Code> {
    if let Ok(code) = text.parse::<ProductCode>() {
        let (era, year) = (code.era(), i16::try_from(code.year()).ok()?);
        return Some(Code { era, year });
    }
    let (rest, year) = text.rsplit_once('-')?;
    let read = |text: alloc::string::String| text.parse::<ProductCode>().is_ok();
    if year == "2025" && read(alloc::format!("{rest}-2026")) {
        let (era, year) = (CodeEra::New, 2025);
        return Some(Code { era, year });
    }
    let (units, serial) = rest.rsplit_once('-')?;
    let year = year
        .parse()
        .ok()
        .filter(|year| (2023..=2026).contains(year))?;
    let era = CodeEra::Old;
    (units.len() == 6 && read(alloc::format!("{units}-00001-{serial}-{year}")))
        .then_some(Code { era, year })
}

/// Whether codes of a form were in use on a day.
pub(crate) fn is_of_the_time(era: CodeEra, issued: Date) -> bool {
    match era {
        // As long as a decision under the last edition with districts in its codes is possible.
        CodeEra::Old => {
            let mut editions = Edition::ALL.iter().rev();
            let last = editions.find(|&&edition| Procedure::of(edition).code_names_district);
            last.is_some_and(|edition| {
                issued < edition.in_force_from()
                    || edition.check_days(None, Some(issued), None).is_ok()
            })
        }
        CodeEra::New => LAST_OF_DISTRICTS < issued,
    }
}

/// Whether an edition prints the form of a code and is in force on a day.
pub(crate) fn is_printed(era: CodeEra, day: Date) -> bool {
    Edition::ALL.iter().any(|&edition| {
        let district = Procedure::of(edition).code_names_district;
        district == (era == CodeEra::Old) && edition.in_force_from() <= day
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn codes_are_read_in_every_printed_form() {
        let old = |year| {
            Some(Code {
                era: CodeEra::Old,
                year,
            })
        };
        let new = |year| {
            Some(Code {
                era: CodeEra::New,
                year,
            })
        };
        for (text, read) in [
            ("11-101-03283-1-2023", old(2023)),
            ("11-03283-1-2026", new(2026)),
            ("11-03283-4-2025", new(2025)),
            ("11-101-4-2024", old(2024)),
            ("11-101-4-2021", None),
            ("11-03283-4-2024", None),
            ("11-03283-04-2025", None),
            ("11-101-04-2024", None),
            ("abc", None),
            ("", None),
            ("2025", None),
        ] {
            assert_eq!(code(text), read, "{text}");
        }
    }

    #[test]
    fn both_forms_are_of_the_time_between_the_districts_and_the_new_decision() {
        for (issued, old, new) in [
            (day(2022, 5, 10), true, false),
            (day(2025, 6, 30), true, false),
            (day(2025, 7, 1), true, true),
            (day(2026, 5, 21), true, true),
            (day(2026, 7, 21), true, true),
            (day(2026, 7, 22), false, true),
        ] {
            assert_eq!(is_of_the_time(CodeEra::Old, issued), old, "{issued}");
            assert_eq!(is_of_the_time(CodeEra::New, issued), new, "{issued}");
        }
    }
}
