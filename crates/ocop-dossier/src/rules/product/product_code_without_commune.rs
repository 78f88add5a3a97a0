//! A product code without a commune, as one provincial guide to 148/2023 prints it.

use alloc::vec;

use ocop_core::{CodeEra, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes::needs_code_without_district;

pub(crate) const RULE: Rule = Rule {
    name: "product-code-without-commune",
    stage: Stage::Applicant,
    topic: Topic::Product,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant("Mã sản phẩm có mã xã", "The product code has a commune"),
    why: Label::constant(
        "Dạng không có mã xã chỉ thấy trong một hướng dẫn cấp tỉnh về Quyết định 148/QĐ-TTg năm 2023",
        "Only one provincial guide to Decision 148/QĐ-TTg of 2023 is known to print codes without a commune",
    ),
    message: Label::constant(
        "mã sản phẩm “{code}” có mã huyện, không có mã xã; dạng này chỉ thấy trong một hướng dẫn cấp tỉnh về Quyết định 148/QĐ-TTg năm 2023",
        "the product code “{code}” has a district and no commune; only one provincial guide to Decision 148/QĐ-TTg of 2023 prints this form",
    ),
    repair: Label::constant(
        "đối chiếu với bản chính giấy chứng nhận; nếu thiếu mã xã hoặc thiếu số 0 ở đầu mã xã thì ghi bổ sung",
        "compare it with the original certificate; add the commune or its leading zeros if they are missing",
    ),
    example: Label::constant(
        "Giấy chứng nhận cấp năm 2024 ghi mã 11-101-4-2024",
        "A certificate of 2024 has the code 11-101-4-2024",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let certificate = dossier.certificate.as_ref();
    let on_it = certificate.and_then(|certificate| said(&certificate.product_code));
    // Another rule asks for another code of a new product.
    let own = said(&dossier.product.code)
        .filter(|own| !needs_code_without_district(examination) && on_it != Some(own));
    for (path, text) in [("product.code", own), ("certificate.product_code", on_it)] {
        // The parse is spared where the place of the second hyphen shows another form.
        if let Some(text) = text.filter(|text| text.as_bytes().get(6) == Some(&b'-'))
            && text
                .parse()
                .is_ok_and(|code: ProductCode| code.era() == CodeEra::WithoutCommune)
        {
            findings.add(path, vec![("code", text.into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, re_evaluation, upgrade};

    const RULE: &str = "product-code-without-commune";

    #[test]
    fn the_form_of_one_guide_is_read_and_named() {
        let mut dossier = re_evaluation();
        finds(RULE, &dossier, &[]);
        dossier.product.code = Some("11-101-4-2023".into());
        let message = (
            "Mã sản phẩm “11-101-4-2023” có mã huyện, không có mã xã; dạng này chỉ thấy trong một hướng dẫn cấp tỉnh về Quyết định 148/QĐ-TTg năm 2023",
            "The product code “11-101-4-2023” has a district and no commune; only one provincial guide to Decision 148/QĐ-TTg of 2023 prints this form",
        );
        finds(RULE, &dossier, &[("product.code", message.0, message.1)]);
        finds("malformed-product-code", &dossier, &[]);

        // Once, if both have it.
        dossier.certificate.as_mut().unwrap().product_code = Some("11-101-4-2023".into());
        finds(
            RULE,
            &dossier,
            &[("certificate.product_code", message.0, message.1)],
        );
        finds("impossible-certificate-code", &dossier, &[]);
    }

    #[test]
    fn other_forms_and_faulty_codes_are_left_alone() {
        for code in [
            "11-101-03283-4-2023",
            "11-03283-4-2026",
            "11-101-4-2022",
            "abc",
            " ",
        ] {
            let mut dossier = upgrade();
            dossier.product.code = Some(code.into());
            assert_eq!(costs(RULE, &dossier).len(), 0, "{code}");
        }
        let mut dossier = clean();
        dossier.product.code = Some("11-101-4-2024".into());
        assert_eq!(costs(RULE, &dossier).len(), 0);
        assert_eq!(costs("product-code-of-another-era", &dossier).len(), 1);
    }
}
