//! Product codes: their faults in words, and the forms that were in use on a day.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::text::outside;
use ocop_core::{CodeEra, Date, DossierKind, Edition, Error, ErrorDetail, Label, Lang};

use crate::check::examination::Examination;
use crate::procedure::Procedure;

/// The last day on which districts were part of an address (Decision 19/2025/QĐ-TTg, from 01/07/2025).
const LAST_OF_DISTRICTS: Date = Date::constant(2025, 6, 30);

/// The fault of a code or receipt number in words, as a predicate: “sai mã xã: …”, “has a faulty commune: …”.
pub(crate) fn in_words(fault: &Error) -> Label {
    let [vi, en] = Lang::ALL.map(|lang| {
        let message = match fault.value("expected") {
            // The code itself is in the message.
            Some(expected) if fault.detail() == ErrorDetail::NoProductCode => {
                format!(
                    "{} {}",
                    lang.pick("yêu cầu", "expected"),
                    expected.show(lang)
                )
            }
            _ => fault.message_in(lang).into_owned(),
        };
        // A letter names no interpretation by its id.
        message
            .split(" [")
            .next()
            .map(String::from)
            .unwrap_or_default()
    });
    let (part_vi, part_en) = part(fault);
    Label::new(
        format!("sai {part_vi}: {vi}"),
        format!("has a faulty {part_en}: {en}"),
    )
}

/// The part with a fault in Vietnamese and in English.
fn part(fault: &Error) -> (&'static str, &'static str) {
    match fault.path() {
        "province" => ("mã tỉnh", "province"),
        "district" => ("mã huyện", "district"),
        "commune" => ("mã xã", "commune"),
        "serial" => ("số thứ tự", "serial"),
        "year" => ("năm", "year"),
        _ => ("cách viết", "form"),
    }
}

/// How to repair a code: its right parts are kept.
pub(crate) fn repair(text: &str, fault: &Error) -> Label {
    if let Some(code) = fault.nearest() {
        return Label::new(format!("ghi là {code}"), format!("write {code}"));
    }
    match kept(text, fault) {
        Some(code) => {
            let (vi, en) = match is_lost(fault) {
                true => ("phần còn thiếu", "missing part"),
                false => part(fault),
            };
            let code = outside::short(&code, 60);
            Label::new(
                format!("ghi lại {vi}: {code}"),
                format!("copy the {en}: {code}"),
            )
        }
        None => Label::constant(
            "ghi lại mã, ví dụ 11-03253-1-2026",
            "copy the code, for example 11-03253-1-2026",
        ),
    }
}

/// Whether a part only lost zeros, or has one too many.
fn is_lost(fault: &Error) -> bool {
    matches!(
        fault.detail(),
        ErrorDetail::CodeZeroLost | ErrorDetail::CodeLeadingZero
    )
}

/// The code with all its zeros, and `…` in the place of what is wrong or missing.
fn kept(text: &str, fault: &Error) -> Option<String> {
    const OLD: [&str; 5] = ["province", "district", "commune", "serial", "year"];
    const NEW: [&str; 4] = ["province", "commune", "serial", "year"];
    let mut parts: Vec<&str> = text.split('-').collect();
    if fault.detail() == ErrorDetail::CodeUnitMissing && parts.len() == NEW.len() {
        let at = OLD.iter().position(|name| *name == fault.path())?;
        parts.insert(at, "");
    }
    let names: &[&str] = match parts.len() {
        5 => &OLD,
        4 => &NEW,
        _ => return None,
    };
    let at = names.iter().position(|name| *name == fault.path())?;
    let parts = parts.into_iter().zip(names).enumerate();
    let parts = parts.map(|(index, (part, name))| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        match *name {
            _ if !is_number || (index == at && !is_lost(fault)) => "…".into(),
            "year" if part.len() != 4 => "…".into(),
            "province" => format!("{part:0>2}"),
            "district" => format!("{part:0>3}"),
            "commune" => format!("{part:0>5}"),
            "serial" => part.trim_start_matches('0').into(),
            _ => part.into(),
        }
    });
    Some(parts.collect::<Vec<String>>().join("-"))
}

/// Whether codes of a form were in use on a day.
pub(crate) fn is_of_the_time(era: CodeEra, issued: Date) -> bool {
    match era {
        // As long as a decision under the last edition with districts in its codes is possible.
        CodeEra::Old | CodeEra::WithoutCommune => {
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

/// Whether a day is between the districts and the first edition that prints a code without them. No form is
/// known for that time.
pub(crate) fn has_no_known_form(day: Date) -> bool {
    LAST_OF_DISTRICTS < day
        && !Edition::ALL.iter().any(|&edition| {
            !Procedure::of(edition).code_names_district && edition.in_force_from() <= day
        })
}

/// Whether a new product needs a code without a district. One with a district is asked for again.
pub(crate) fn needs_code_without_district(examination: &Examination<'_>) -> bool {
    examination.dossier.kind == DossierKind::First && !examination.procedure.code_names_district
}

/// What a form has of a district, as a predicate.
pub(crate) fn of_district(era: CodeEra) -> Label {
    match era {
        CodeEra::Old => Label::constant("có mã huyện", "has a district"),
        CodeEra::WithoutCommune => Label::constant(
            "có mã huyện, không có mã xã",
            "has a district and no commune",
        ),
        CodeEra::New => Label::constant("không có mã huyện", "has no district"),
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::ProductCode;

    use super::*;
    use crate::testing::day;

    #[test]
    fn a_repair_keeps_the_right_parts() {
        for (text, kept) in [
            ("11-3283-1-2023", "11-…-03283-1-2023"),
            ("1-101-03283-x-2023", "01-101-03283-…-2023"),
            ("11-101-4-2021", "11-101-…-4-2021"),
            ("11-101-03283-1-2027", "11-101-03283-1-…"),
            ("11-101-03283-01-23", "11-101-03283-1-…"),
            ("11-0a283-4-2026", "11-…-4-2026"),
        ] {
            let fault = text.parse::<ProductCode>().unwrap_err();
            let repair = repair(text, &fault);
            let wanted = alloc::format!(": {kept}");
            assert!(repair.get(Lang::En).ends_with(&wanted), "{repair:?}");
            assert!(repair.get(Lang::Vi).ends_with(&wanted), "{repair:?}");
        }
        for text in ["abc", "11–101–x–1–2023", "11-101-03283-1-2023-5"] {
            let fault = text.parse::<ProductCode>().unwrap_err();
            let repair = repair(text, &fault);
            assert!(
                repair
                    .get(Lang::En)
                    .ends_with("for example 11-03253-1-2026")
            );
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
            let guide = is_of_the_time(CodeEra::WithoutCommune, issued);
            assert_eq!(guide, old, "{issued}");
        }
    }

    #[test]
    fn no_form_is_known_from_july_2025_to_may_2026() {
        for (issued, unknown) in [
            (day(2025, 6, 30), false),
            (day(2025, 7, 1), true),
            (day(2026, 5, 21), true),
            (day(2026, 5, 22), false),
        ] {
            assert_eq!(has_no_known_form(issued), unknown, "{issued}");
        }
    }
}
