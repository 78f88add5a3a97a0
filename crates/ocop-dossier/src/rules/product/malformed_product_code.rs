//! A product code in a form that no product code has.

use alloc::vec;

use ocop_core::internal::error;
use ocop_core::{CodeEra, Error, ErrorDetail, Label, Lang, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes;

pub(crate) const RULE: Rule = Rule {
    name: "malformed-product-code",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::ProductCode),
    checks: Label::constant(
        "Mã số sản phẩm đúng dạng",
        "The product code is well formed",
    ),
    why: Label::constant(
        "Mã không đúng dạng thì không tra cứu được",
        "A malformed code cannot be looked up",
    ),
    message: Label::constant(
        "mã số sản phẩm “{code}” {fault}",
        "the product code “{code}” {fault}",
    ),
    repair: Label::constant(
        "đối chiếu với thông báo hoặc giấy chứng nhận đã cấp và {how}",
        "compare it with the notice or the certificate and {how}",
    ),
    example: Label::constant(
        "Mã ghi 11-3253-1-2026, thiếu số 0 ở mã xã",
        "The code is written 11-3253-1-2026, without the leading zero of the commune",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(text) = said(&examination.dossier.product.code) else {
        return;
    };
    let fault = match text.parse::<ProductCode>() {
        Err(fault) => fault,
        Ok(code) => match before_its_decision(examination, code) {
            Some(fault) => fault,
            None => return,
        },
    };
    let values = vec![
        ("code", text.into()),
        ("fault", codes::in_words(&fault).into()),
        ("how", codes::repair(text, &fault).into()),
    ];
    findings.add("product.code", values);
}

/// The fault of the year, if a new product has a code from before the decision that prints its form. A code on
/// a certificate may be of its time.
fn before_its_decision(examination: &Examination<'_>, code: ProductCode) -> Option<Error> {
    let least = examination.edition().in_force_from().year();
    let early = code.era() == CodeEra::New
        && codes::needs_code_without_district(examination)
        && i16::try_from(code.year()).is_ok_and(|year| year < least);
    early.then(|| {
        let form = Lang::ALL.map(|lang| CodeEra::New.label(lang));
        let values = [
            ("found", code.year().into()),
            ("form", (form[0], form[1]).into()),
            ("least", least.into()),
            ("most", (*CodeEra::New.years().end()).into()),
        ];
        error(ErrorDetail::CodeYear, "year", values)
    })
}

#[cfg(test)]
mod tests {
    use ocop_core::{DossierKind, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::testing::{clean, finds};

    #[test]
    fn a_product_code_has_one_of_its_forms() {
        let mut dossier = clean();
        for code in [
            None,
            Some(" "),
            Some("11-03253-1-2026"),
            Some("11-094-03253-1-2024"),
            // One provincial guide to 148/2023 prints no commune.
            Some("11-094-1-2024"),
        ] {
            dossier.product.code = code.map(Into::into);
            finds("malformed-product-code", &dossier, &[]);
        }
    }

    #[test]
    fn each_fault_is_named_and_the_repair_keeps_the_right_parts() {
        for (code, vi, en, repair) in FAULTS {
            let mut dossier = clean();
            dossier.product.code = Some(code.into());
            let message_vi = alloc::format!("Mã số sản phẩm “{code}” {vi}");
            let message_en = alloc::format!("The product code “{code}” {en}");
            finds(
                "malformed-product-code",
                &dossier,
                &[("product.code", &message_vi, &message_en)],
            );
            for kind in [DossierKind::Upgrade, DossierKind::ReEvaluation] {
                dossier.kind = kind;
                finds(
                    "malformed-product-code",
                    &dossier,
                    &[("product.code", &message_vi, &message_en)],
                );
            }
            let report = check(&dossier, &Settings::default());
            let mut findings = report.findings();
            let found = findings.find(|found| found.rule().name() == "malformed-product-code");
            for lang in Lang::ALL {
                let shown = found.unwrap().repair(lang);
                assert!(shown.ends_with(repair), "{shown}");
            }
        }
    }

    /// Codes with one fault or more: the first in words, and the end of the repair.
    const FAULTS: [(&str, &str, &str, &str); 12] = [
        (
            "11-3253-1-2026",
            "sai mã xã: giá trị là `3253`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03253`",
            "has a faulty commune: found `3253`, expected 5 digits with leading zeros: `03253`",
            " 11-03253-1-2026",
        ),
        (
            "11-101-3283-1-2023",
            "sai mã xã: giá trị là `3283`, thiếu số 0 ở đầu, yêu cầu 5 chữ số: `03283`",
            "has a faulty commune: found `3283`, expected 5 digits with leading zeros: `03283`",
            " 11-101-03283-1-2023",
        ),
        (
            "11-101-03283-01-2023",
            "sai số thứ tự: giá trị là `01`, thừa số 0 ở đầu, yêu cầu `1`",
            "has a faulty serial: found `01`, expected `1` without leading zeros",
            " 11-101-03283-1-2023",
        ),
        (
            "11-101-03283-0-2023",
            "sai số thứ tự: số thứ tự là 0, yêu cầu số từ 1 đến 9999",
            "has a faulty serial: the serial is 0, expected a number from 1 to 9999",
            ": 11-101-03283-…-2023",
        ),
        (
            "11–101–03283–1–2023",
            "sai cách viết: có dấu gạch `–`, yêu cầu dấu gạch nối `-`",
            "has a faulty form: found the dash `–`, expected the hyphen `-`",
            " 11-101-03283-1-2023",
        ),
        (
            "11 - 101 - 03283 - 1 - 2023",
            "sai cách viết: có dấu cách hoặc ký tự không hiển thị, yêu cầu viết liền",
            "has a faulty form: found spaces or invisible characters, expected none",
            " 11-101-03283-1-2023",
        ),
        (
            "11–101–3283–01–2023",
            "sai cách viết: có dấu gạch `–`, yêu cầu dấu gạch nối `-`",
            "has a faulty form: found the dash `–`, expected the hyphen `-`",
            " 11-101-03283-1-2023",
        ),
        (
            "11-03283-4-2024",
            "sai mã huyện: mã của năm 2024 thiếu mã huyện, yêu cầu dạng `TT-HHH-XXXXX-N-YYYY`",
            "has a faulty district: a code of 2024 requires a district, as in `TT-HHH-XXXXX-N-YYYY`",
            ": 11-…-03283-4-2024",
        ),
        (
            "11-101-4-2021",
            "sai mã xã: mã của năm 2021 thiếu mã xã, yêu cầu dạng `TT-HHH-XXXXX-N-YYYY`",
            "has a faulty commune: a code of 2021 requires a commune, as in `TT-HHH-XXXXX-N-YYYY`",
            ": 11-101-…-4-2021",
        ),
        (
            "11-101-03283-1-2027",
            "sai năm: giá trị là 2027, yêu cầu từ 2019 đến 2026 đối với mã có cấp huyện",
            "has a faulty year: found 2027, expected 2019 to 2026 for a code with a district",
            ": 11-101-03283-1-…",
        ),
        (
            "00-03283-1-2026",
            "sai mã tỉnh: 0 ngoài phạm vi: yêu cầu từ 1 đến 99",
            "has a faulty province: 0 out of range: expected 1 to 99",
            ": …-03283-1-2026",
        ),
        (
            "abc",
            "sai cách viết: yêu cầu `TT-XXXXX-N-YYYY`, hoặc `TT-HHH-XXXXX-N-YYYY` trước 26/2026",
            "has a faulty form: expected `TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026",
            " 11-03253-1-2026",
        ),
    ];

    #[test]
    fn a_new_product_has_no_code_from_before_the_decision() {
        let mut dossier = clean();
        dossier.product.code = Some("11-03253-4-2025".into());
        finds(
            "malformed-product-code",
            &dossier,
            &[(
                "product.code",
                "Mã số sản phẩm “11-03253-4-2025” sai năm: giá trị là 2025, yêu cầu từ 2026 đến 2099 đối với mã không có cấp huyện",
                "The product code “11-03253-4-2025” has a faulty year: found 2025, expected 2026 to 2099 for a code without a district",
            )],
        );
        // One that was recognised before may carry the code of its certificate.
        for kind in [DossierKind::Upgrade, DossierKind::ReEvaluation] {
            dossier.kind = kind;
            finds("malformed-product-code", &dossier, &[]);
        }
    }
}
