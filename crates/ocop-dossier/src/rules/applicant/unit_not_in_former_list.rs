//! A unit code from before July 2025 that the list of June 2025 does not have: a unit that ended before.

use alloc::format;
use alloc::vec;

use ocop_core::Label;
use ocop_core::units::{FormerUnit, Unit};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes::needs_code_without_district;
use crate::rules::shared::units::code::{CodeUnits, are_right, codes};
use crate::rules::shared::units::{self, List, commune_code};

pub(crate) const RULE: Rule = Rule {
    name: "unit-not-in-former-list",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Technical,
    checks: Label::constant(
        "Mã đơn vị hành chính trước tháng 7/2025 có trong danh mục tháng 6/2025",
        "A unit code from before July 2025 is in the list of June 2025",
    ),
    why: Label::constant(
        "Đơn vị đã được sắp xếp, sáp nhập trước năm 2025 không có trong danh mục nên chưa kiểm tra được",
        "Units that ended before 2025 are not in the list and cannot be checked",
    ),
    message: Label::constant(
        "{unit} không có trong danh mục tháng 6/2025; có thể đơn vị đã được sắp xếp, sáp nhập trước đó",
        "{unit} is not in the list of June 2025; the unit may have ended before",
    ),
    repair: Label::constant(
        "không phải sửa nếu đúng như trên giấy tờ đã cấp",
        "nothing needs to be changed if the issued paper says so",
    ),
    example: Label::constant(
        "Mã số sản phẩm năm 2021 ghi xã đã sáp nhập năm 2024",
        "A product code of 2021 has a commune that was merged in 2024",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let list = List::of(examination);
    if list != List::Now {
        for (member, _, address) in units::places(&dossier.applicant) {
            let code = said(&address.commune).and_then(units::commune);
            let Some(code) = code.filter(|&code| FormerUnit::commune_by_code(code).is_none())
            else {
                continue;
            };
            if list == List::Former || Unit::commune_by_code(code).is_none() {
                let path = format!("applicant.{member}.commune");
                findings.add(path, vec![("unit", commune_code(code).into())]);
            }
        }
    }
    if are_right(examination) {
        return;
    }
    for (path, text) in codes(examination) {
        // Another rule asks for another code of a new product.
        if path == "product.code" && needs_code_without_district(examination) {
            continue;
        }
        let unit = text
            .and_then(CodeUnits::read)
            .and_then(CodeUnits::not_in_list);
        if let Some(unit) = unit {
            findings.add(path, vec![("unit", unit.into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, day, finds, upgrade};

    const RULE: &str = "unit-not-in-former-list";

    #[test]
    fn a_commune_that_ended_before_2025_is_a_note() {
        let mut dossier = upgrade();
        finds(RULE, &dossier, &[]);
        // A code in use: the commune was merged before 2025.
        for code in ["30-294-10852-1-2021", "30-294-1-2024"] {
            dossier.certificate.as_mut().unwrap().product_code = Some(code.into());
            let found = [(
                "certificate.product_code",
                "Mã xã 10852 không có trong danh mục tháng 6/2025; có thể đơn vị đã được sắp xếp, sáp nhập trước đó",
                "Commune code 10852 is not in the list of June 2025; the unit may have ended before",
            )];
            let is_whole = code.contains("10852");
            finds(RULE, &dossier, if is_whole { &found } else { &[] });
        }
        dossier.certificate.as_mut().unwrap().product_code = Some("11-999-1-2024".into());
        finds("impossible-certificate-code", &dossier, &[]);
        finds(
            RULE,
            &dossier,
            &[(
                "certificate.product_code",
                "Mã huyện 999 không có trong danh mục tháng 6/2025; có thể đơn vị đã được sắp xếp, sáp nhập trước đó",
                "District code 999 is not in the list of June 2025; the unit may have ended before",
            )],
        );
    }

    #[test]
    fn addresses_of_before_july_2025_are_looked_up_in_the_list_of_their_time() {
        let mut dossier = clean();
        dossier.steps.filed = Some(day(2025, 6, 30));
        finds(RULE, &dossier, &[]);
        dossier.applicant.address.as_mut().unwrap().commune = Some("10852".into());
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.address.commune",
                "Mã xã 10852 không có trong danh mục tháng 6/2025; có thể đơn vị đã được sắp xếp, sáp nhập trước đó",
                "Commune code 10852 is not in the list of June 2025; the unit may have ended before",
            )],
        );
        dossier.steps.filed = Some(day(2025, 7, 1));
        finds(RULE, &dossier, &[]);
    }
}
