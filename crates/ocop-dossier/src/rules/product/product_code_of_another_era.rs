//! A product code with a district under 26/2026, or without one under the editions before it.

use alloc::format;
use alloc::vec;

use ocop_core::{CodeEra, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes;

pub(crate) const RULE: Rule = Rule {
    name: "product-code-of-another-era",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::ProductCode),
    checks: Label::constant(
        "Mã số sản phẩm đúng dạng của quyết định đang áp dụng",
        "The product code has the form of the edition in use",
    ),
    why: Label::constant(
        "Từ 26/2026 mã số không còn mã huyện",
        "Since 26/2026, product codes have no district",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” {form}, không phải dạng của {edition}",
        "the product code “{code}” {form}, which is not the form of {edition}",
    ),
    repair: Label::constant(
        "{zeros}đề nghị cấp mã theo {edition}, hoặc bỏ trống nếu chưa được cấp",
        "{zeros}request a code under {edition}, or leave it blank if none was issued yet",
    ),
    example: Label::constant(
        "Hồ sơ lần đầu theo 26/2026 ghi mã 11-094-03253-1-2026",
        "A first dossier under 26/2026 has the code 11-094-03253-1-2026",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(text) = said(&examination.dossier.product.code) else {
        return;
    };
    let Ok(code) = text.parse::<ProductCode>() else {
        return;
    };
    let era = code.era();
    let is_of_another = match era {
        // A product that was recognised before may still carry the code of its certificate.
        CodeEra::Old | CodeEra::WithoutCommune => codes::needs_code_without_district(examination),
        CodeEra::New => {
            let filed = examination.dossier.steps.filed;
            examination.procedure.code_names_district
                && !filed.is_some_and(codes::has_no_known_form)
        }
    };
    if !is_of_another {
        return;
    }
    let zeros = match (era, code.district()) {
        // Three digits may be a commune that lost its zeros.
        (CodeEra::WithoutCommune, Some(unit)) => Label::new(
            format!("nếu {unit:03} là mã xã thì ghi {unit:05}; nếu không, "),
            format!("if {unit:03} is the commune, write {unit:05}; otherwise "),
        ),
        _ => Label::constant("", ""),
    };
    let values = vec![
        ("code", text.into()),
        ("form", codes::of_district(era).into()),
        ("edition", examination.edition().into()),
        ("zeros", zeros.into()),
    ];
    findings.add("product.code", values);
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::testing::{clean, costs, day, finds, of_sheet};

    #[test]
    fn a_new_code_has_no_district_since_26_2026() {
        let mut dossier = clean();
        dossier.product.code = Some("11-03253-1-2026".into());
        finds("product-code-of-another-era", &dossier, &[]);

        dossier.product.code = Some("11-094-03253-1-2026".into());
        finds(
            "product-code-of-another-era",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-094-03253-1-2026” có mã huyện, không phải dạng của Quyết định 26/2026/QĐ-TTg",
                "The product code “11-094-03253-1-2026” has a district, which is not the form of Decision 26/2026/QĐ-TTg",
            )],
        );

        for kind in [DossierKind::Upgrade, DossierKind::ReEvaluation] {
            dossier.kind = kind;
            finds("product-code-of-another-era", &dossier, &[]);
        }
    }

    #[test]
    fn a_code_had_a_district_before() {
        for (edition, set, vi, en) in [
            (
                Edition::E2023,
                4,
                "Mã số sản phẩm “11-03253-1-2026” không có mã huyện, không phải dạng của Quyết định 148/QĐ-TTg năm 2023",
                "The product code “11-03253-1-2026” has no district, which is not the form of Decision 148/QĐ-TTg of 2023",
            ),
            (
                Edition::E2019,
                11,
                "Mã số sản phẩm “11-03253-1-2026” không có mã huyện, không phải dạng của Quyết định 1048/QĐ-TTg năm 2019",
                "The product code “11-03253-1-2026” has no district, which is not the form of Decision 1048/QĐ-TTg of 2019",
            ),
        ] {
            let mut dossier = of_sheet(edition, set);
            dossier.product.code = Some("11-094-03253-1-2022".into());
            finds("product-code-of-another-era", &dossier, &[]);

            dossier.product.code = Some("11-03253-1-2026".into());
            finds(
                "product-code-of-another-era",
                &dossier,
                &[("product.code", vi, en)],
            );
        }
    }

    #[test]
    fn three_digits_after_the_province_are_a_district_or_a_commune_without_zeros() {
        let mut dossier = clean();
        dossier.product.code = Some("01-166-1-2026".into());
        finds(
            "product-code-of-another-era",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “01-166-1-2026” có mã huyện, không có mã xã, không phải dạng của Quyết định 26/2026/QĐ-TTg",
                "The product code “01-166-1-2026” has a district and no commune, which is not the form of Decision 26/2026/QĐ-TTg",
            )],
        );
        let report = check(&dossier, &Settings::default());
        let mut findings = report.findings();
        let found = findings.find(|found| found.rule().name() == "product-code-of-another-era");
        assert_eq!(
            found.unwrap().repair(Lang::En),
            "If 166 is the commune, write 00166; otherwise request a code under Decision 26/2026/QĐ-TTg, or leave it blank if none was issued yet"
        );
    }

    #[test]
    fn both_forms_are_taken_after_the_districts_and_before_26_2026() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.product.code = Some("11-03253-1-2025".into());
        for (filed, found) in [
            (day(2025, 6, 30), 1),
            (day(2025, 7, 1), 0),
            (day(2026, 5, 21), 0),
            (day(2026, 5, 22), 1),
        ] {
            dossier.steps.filed = Some(filed);
            assert_eq!(
                costs("product-code-of-another-era", &dossier).len(),
                found,
                "{filed}"
            );
            // Instead, a note says so.
            let notes = costs("certificate-code-of-transition", &dossier).len();
            assert_eq!(notes, 1 - found, "{filed}");
        }
    }

    #[test]
    fn a_malformed_code_is_left_to_another_rule() {
        let mut dossier = clean();
        dossier.product.code = Some("11-94-03253-1-2026".into());
        finds("product-code-of-another-era", &dossier, &[]);
        dossier.product.code = None;
        finds("product-code-of-another-era", &dossier, &[]);
    }
}
