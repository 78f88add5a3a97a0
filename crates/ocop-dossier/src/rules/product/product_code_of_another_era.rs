//! A product code with a district under 26/2026, or without one under the editions before it.

use alloc::vec;

use ocop_core::{CodeEra, DossierKind, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

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
        "mã số sản phẩm “{code}” {form}, không phải dạng của Quyết định {edition}",
        "the product code “{code}” {form}, which is not the form of Decision {edition}",
    ),
    repair: Label::constant(
        "đề nghị cấp mã theo Quyết định {edition}, hoặc bỏ trống nếu chưa được cấp",
        "request a code under Decision {edition}, or leave it blank if none was issued yet",
    ),
    example: Label::constant(
        "Hồ sơ lần đầu theo 26/2026 ghi mã 11-094-03253-1-2026",
        "A first dossier under 26/2026 has the code 11-094-03253-1-2026",
    ),
    check,
};

const OLD: Label = Label::constant("có mã huyện", "has a district");
const NEW: Label = Label::constant("không có mã huyện", "has no district");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(text) = said(&examination.dossier.product.code) else {
        return;
    };
    let Ok(code) = text.parse::<ProductCode>() else {
        return;
    };
    // A product that was recognised before may still carry the code of its certificate.
    let form = match (code.era(), examination.procedure.code_names_district) {
        (CodeEra::Old, false) if examination.dossier.kind == DossierKind::First => OLD,
        (CodeEra::New, true) => NEW,
        _ => return,
    };
    let values = vec![
        ("code", text.into()),
        ("form", form.into()),
        ("edition", examination.edition().as_str().into()),
    ];
    findings.add("product.code", values);
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Edition};

    use crate::testing::{clean, finds, of_sheet};

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
                "Mã số sản phẩm “11-094-03253-1-2026” có mã huyện, không phải dạng của Quyết định 26/2026",
                "The product code “11-094-03253-1-2026” has a district, which is not the form of Decision 26/2026",
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
                "Mã số sản phẩm “11-03253-1-2026” không có mã huyện, không phải dạng của Quyết định 148/2023",
                "The product code “11-03253-1-2026” has no district, which is not the form of Decision 148/2023",
            ),
            (
                Edition::E2019,
                11,
                "Mã số sản phẩm “11-03253-1-2026” không có mã huyện, không phải dạng của Quyết định 1048/2019",
                "The product code “11-03253-1-2026” has no district, which is not the form of Decision 1048/2019",
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
    fn a_malformed_code_is_left_to_another_rule() {
        let mut dossier = clean();
        dossier.product.code = Some("11-94-03253-1-2026".into());
        finds("product-code-of-another-era", &dossier, &[]);
        dossier.product.code = None;
        finds("product-code-of-another-era", &dossier, &[]);
    }
}
