//! A product code from the time between the districts and 26/2026, for which no form is known.

use alloc::vec;

use ocop_core::{CodeEra, Label, ProductCode};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::codes::{has_no_known_form, of_district};

pub(crate) const RULE: Rule = Rule {
    name: "certificate-code-of-transition",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Mã sản phẩm cấp từ 01/07/2025 đến trước 22/05/2026 có thể có hoặc không có mã huyện",
        "A product code issued from 2025-07-01 to 2026-05-21 may or may not contain a district",
    ),
    why: Label::constant(
        "Từ 01/07/2025 không còn cấp huyện, nhưng đến 26/2026 mới có mẫu mã số không ghi cấp huyện",
        "Districts ended on 2025-07-01, and only 26/2026 prints a code without them",
    ),
    message: Label::constant(
        "mã sản phẩm “{code}” của ngày {issued} {form}; trong thời gian này chấp nhận cả hai dạng",
        "the product code “{code}” of {issued} {form}; both forms are accepted for that time",
    ),
    repair: Label::constant(
        "không phải sửa; ghi mã đúng như trên giấy chứng nhận",
        "nothing needs to be changed; enter the code as shown on the certificate",
    ),
    example: Label::constant(
        "Giấy chứng nhận cấp ngày 20/11/2025 ghi mã 11-03283-4-2025",
        "A certificate of 2025-11-20 has the code 11-03283-4-2025",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let dossier = examination.dossier;
    let certificate = dossier.certificate.as_ref();
    let on_it = certificate
        .and_then(|certificate| said(&certificate.product_code).zip(certificate.issued))
        .map(|(text, issued)| ("certificate.product_code", text, issued));
    // The code of a product that was filed in that time.
    let own = || {
        let filed = dossier.steps.filed;
        let filed = filed.filter(|_| examination.procedure.code_names_district)?;
        Some(("product.code", said(&dossier.product.code)?, filed))
    };
    let Some((path, text, issued)) = on_it.or_else(own) else {
        return;
    };
    if !has_no_known_form(issued) {
        return;
    }
    if let Ok(code) = text.parse::<ProductCode>()
        && code.era() != CodeEra::WithoutCommune
    {
        let values = vec![
            ("code", text.into()),
            ("issued", issued.into()),
            ("form", of_district(code.era()).into()),
        ];
        findings.add(path, values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::{Star, Tier};

    use crate::testing::{costs, day, finds, re_evaluation};

    #[test]
    fn both_forms_are_taken_between_the_districts_and_the_new_decision() {
        let mut dossier = re_evaluation();
        let certificate = dossier.certificate.as_mut().unwrap();
        (certificate.star, certificate.tier) = (Some(Star::Three), Some(Tier::Province));
        certificate.product_code = Some("11-03283-4-2025".into());
        certificate.issued = Some(day(2025, 11, 20));
        finds("impossible-certificate-code", &dossier, &[]);
        finds(
            "certificate-code-of-transition",
            &dossier,
            &[(
                "certificate.product_code",
                "Mã sản phẩm “11-03283-4-2025” của ngày 20/11/2025 không có mã huyện; trong thời gian này chấp nhận cả hai dạng",
                "The product code “11-03283-4-2025” of 2025-11-20 has no district; both forms are accepted for that time",
            )],
        );
        // The product may carry it.
        dossier.product.code = Some("11-03283-4-2025".into());
        finds("malformed-product-code", &dossier, &[]);

        let mut on = |issued, code: &str| {
            let certificate = dossier.certificate.as_mut().unwrap();
            certificate.issued = Some(issued);
            certificate.product_code = Some(code.into());
            costs("certificate-code-of-transition", &dossier).len()
        };
        assert_eq!(on(day(2025, 11, 20), "11-101-03283-4-2025"), 1);
        assert_eq!(on(day(2025, 6, 30), "11-101-03283-4-2025"), 0);
        assert_eq!(on(day(2026, 5, 22), "11-101-03283-4-2025"), 0);
        assert_eq!(on(day(2025, 11, 20), "11-101-4-2025"), 0);
        assert_eq!(on(day(2025, 11, 20), "11-3283-4-2025"), 0);
        assert_eq!(on(day(2025, 7, 1), "11-03283-4-2025"), 1);
        assert_eq!(on(day(2025, 6, 30), "11-03283-4-2025"), 0);
        assert_eq!(on(day(2026, 5, 21), "11-03283-4-2026"), 1);
        assert_eq!(on(day(2026, 5, 22), "11-03283-4-2026"), 0);
    }
}
