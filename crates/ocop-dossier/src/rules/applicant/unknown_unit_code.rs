//! A code of a province or commune that the list of units does not have.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::Label;
use ocop_core::units::{FormerUnit, Unit};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::{Address, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Statute, Topic};
use crate::rules::shared::units::names::{communes_named, province_named};
use crate::rules::shared::units::{self, List, coded, commune_of, province_of};

pub(crate) const RULE: Rule = Rule {
    name: "unknown-unit-code",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Beside(Statute::UNITS),
    checks: Label::constant(
        "Mã tỉnh, mã xã của địa chỉ có trong danh mục đơn vị hành chính",
        "The province and commune codes of an address are in the list of administrative units",
    ),
    why: Label::constant(
        "Số tiếp nhận và mã số sản phẩm được lập từ mã tỉnh, mã xã; từ 01/07/2025 chỉ còn 34 tỉnh",
        "The receipt number and the product code contain these codes; since 2025-07-01 there are 34 provinces",
    ),
    message: Label::constant(
        "{part} “{code}” của {place} không có trong danh mục đơn vị hành chính",
        "the {part} “{code}” of the {place} is not in the list of administrative units",
    ),
    repair: Label::constant(
        "ghi lại {part} theo danh mục đơn vị hành chính: {right}",
        "enter the {part} from the list of administrative units: {right}",
    ),
    example: Label::constant(
        "Mã tỉnh ghi 83 (tỉnh Bến Tre trước ngày 01/07/2025) thay cho 86",
        "The province code is 83, Bến Tre before 2025-07-01, instead of 86",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if units::are_right(examination) {
        return;
    }
    let list = List::of(examination);
    for (member, place, address) in units::places(&examination.dossier.applicant) {
        let mut is_unknown = |path, part: Label, code: &str, right: Label| {
            let values = vec![
                ("part", part.into()),
                ("code", code.into()),
                ("place", place.into()),
                ("right", right.into()),
            ];
            findings.add(format!("applicant.{member}.{path}"), values);
        };
        if let Some(text) = said(&address.province)
            && let Some(code) = units::province(text)
            && !list.has_province(code)
        {
            is_unknown(
                "province",
                units::PROVINCE,
                text,
                right_province(address, code),
            );
        }
        // Communes that ended before 2025 are in neither list: another rule notes them.
        if list == List::Now
            && let Some(text) = said(&address.commune)
            && let Some(code) = units::commune(text)
            && Unit::commune_by_code(code).is_none()
        {
            is_unknown(
                "commune",
                units::COMMUNE,
                text,
                right_commune(address, code),
            );
        }
    }
}

/// The province that the text names, or that of the commune, or what became of the code's.
fn right_province(address: &Address, code: u32) -> Label {
    if let Some((named, unit)) = said(&address.text).and_then(province_named) {
        return named_in_text(&named, &[unit]);
    }
    if let Some(commune) = commune_of(address) {
        let (commune, own) = (coded(commune), coded(commune.province()));
        return Label::new(
            format!("xã {commune} thuộc tỉnh {own}"),
            format!("commune {commune} is in province {own}"),
        );
    }
    FormerUnit::province_by_code(code).map_or(LOOK_UP, became)
}

/// The commune that the text names, or what became of the code's.
fn right_commune(address: &Address, code: u32) -> Label {
    let province = province_of(address);
    let named = said(&address.text).map(|text| communes_named(text, province));
    if let Some((named, communes)) = named.into_iter().flatten().next() {
        return named_in_text(&named, &communes);
    }
    FormerUnit::commune_by_code(code).map_or(LOOK_UP, became)
}

const LOOK_UP: Label = Label::constant(
    "tra mã theo tên đơn vị hành chính",
    "look the code up by the name of the unit",
);

fn named_in_text(named: &str, units: &[Unit]) -> Label {
    let codes = list_of(units);
    Label::new(
        format!("địa chỉ ghi “{named}”, mã là {codes}"),
        format!("the address names “{named}”, whose code is {codes}"),
    )
}

fn became(former: FormerUnit) -> Label {
    let (name, codes) = (former.full_name(), list_of(&former.now()));
    Label::new(
        format!("mã này là của {name} trước ngày 01/07/2025, nay là {codes}"),
        format!("it was the code of {name} before 2025-07-01, which is now {codes}"),
    )
}

fn list_of(units: &[Unit]) -> String {
    let codes: Vec<_> = units.iter().copied().map(coded).collect();
    codes.join("; ")
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use ocop_core::units::{FormerUnit, Unit};
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::testing::{at, day, finds, of_sheet, repairs};

    const RULE: &str = "unknown-unit-code";

    #[test]
    fn every_unit_of_now_is_known_and_no_other() {
        for unit in Unit::communes() {
            let (province, commune) = (unit.province().to_string(), unit.to_string());
            finds(RULE, &at(None, &province, &commune), &[]);
        }
        for province in 1..=99 {
            let is_known = Unit::province_by_code(province).is_some();
            let dossier = at(None, &alloc::format!("{province:02}"), "03253");
            assert_eq!(repairs(RULE, &dossier).is_empty(), is_known, "{province}");
        }
    }

    #[test]
    fn an_abolished_province_is_an_error_from_july_2025_on() {
        let text = Some("Bản mẫu, xã Tuần Giáo, tỉnh Điện Biên");
        let mut dossier = at(text, "83", "28882");
        let found = [
            (
                "applicant.address.commune",
                "Mã xã “28882” của địa chỉ không có trong danh mục đơn vị hành chính",
                "The commune code “28882” of the address is not in the list of administrative units",
            ),
            (
                "applicant.address.province",
                "Mã tỉnh “83” của địa chỉ không có trong danh mục đơn vị hành chính",
                "The province code “83” of the address is not in the list of administrative units",
            ),
        ];
        finds(RULE, &dossier, &found);
        assert_eq!(
            repairs(RULE, &dossier),
            [
                "Enter the commune code from the list of administrative units: the address names “xã Tuần Giáo”, whose code is 03253 (Xã Tuần Giáo)",
                "Enter the province code from the list of administrative units: the address names “tỉnh Điện Biên”, whose code is 11 (Tỉnh Điện Biên)",
            ]
        );
        dossier.steps.filed = Some(day(2025, 7, 1));
        finds(RULE, &dossier, &found);
        // Before, they were its units.
        dossier.steps.filed = Some(day(2025, 6, 30));
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn the_repair_names_what_became_of_the_unit() {
        assert_eq!(
            repairs(RULE, &at(None, "83", "28882")),
            [
                "Enter the commune code from the list of administrative units: it was the code of Xã Hòa Nghĩa before 2025-07-01, which is now 28870 (Xã Chợ Lách)",
                "Enter the province code from the list of administrative units: it was the code of Tỉnh Bến Tre before 2025-07-01, which is now 86 (Tỉnh Vĩnh Long)",
            ]
        );
        assert_eq!(
            repairs(RULE, &at(None, "34", "12385")),
            [
                "Enter the commune code from the list of administrative units: it was the code of Xã Tân Hưng before 2025-07-01, which is now 11977 (Xã Tân Hưng)",
                "Enter the province code from the list of administrative units: it was the code of Tỉnh Thái Bình before 2025-07-01, which is now 33 (Tỉnh Hưng Yên)",
            ]
        );
        assert_eq!(
            repairs(RULE, &at(None, "99", "03253")),
            [
                "Enter the province code from the list of administrative units: commune 03253 (Xã Tuần Giáo) is in province 11 (Tỉnh Điện Biên)"
            ]
        );
        assert_eq!(
            repairs(RULE, &at(None, "99", "99999")),
            [
                "Enter the commune code from the list of administrative units: look the code up by the name of the unit",
                "Enter the province code from the list of administrative units: look the code up by the name of the unit",
            ]
        );
        // Of a commune that was split, all are named.
        let split = FormerUnit::communes().filter(|unit| unit.now().len() > 1);
        let split = split.filter(|unit| Unit::commune_by_code(unit.code()).is_none());
        let mut several = 0;
        for unit in split.take(40) {
            let province = unit.now()[0].province().to_string();
            let repairs = repairs(RULE, &at(None, &province, &unit.to_string()));
            let [repair] = &repairs[..] else {
                panic!("{unit}: {repairs:?}")
            };
            assert!(
                unit.now()
                    .iter()
                    .all(|now| repair.contains(&now.to_string())),
                "{repair}"
            );
            several += 1;
        }
        assert!(several > 10, "{several}");
    }

    #[test]
    fn without_a_day_earlier_editions_may_have_either_list() {
        for (edition, set, found) in [(Edition::E2026, 4, 2), (Edition::E2023, 4, 0)] {
            let mut dossier = of_sheet(edition, set);
            dossier.applicant.address = at(None, "83", "28882").applicant.address;
            dossier.steps.filed = None;
            assert_eq!(repairs(RULE, &dossier).len(), found, "{edition}");
        }
    }

    #[test]
    fn the_finding_names_the_list_and_its_day() {
        let report = check(&at(None, "99", "03253"), &Settings::default());
        let mut found = report.findings();
        let found = found.find(|found| found.rule().name() == RULE).unwrap();
        assert_eq!(
            found.place(Lang::En),
            "Decision 19/2025/QĐ-TTg; Resolution 30/2026/QH16; Resolution 237/NQ-UBTVQH16 (in force as of 2026-11-29)"
        );
        assert_eq!(found.as_of(), Some(day(2026, 11, 29)));
    }
}
