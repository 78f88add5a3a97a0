//! A first-time dossier that names an earlier certificate.

use alloc::vec;

use ocop_core::{DossierKind, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "certificate-in-first-dossier",
    stage: Stage::Applicant,
    topic: Topic::Certificate,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ lần đầu không có giấy chứng nhận OCOP đã cấp",
        "A first-time dossier has no earlier OCOP certificate",
    ),
    why: Label::constant(
        "Sản phẩm đã có sao thì nâng hạng hoặc phân hạng lại, với hồ sơ và thời hạn khác",
        "A product with a star is upgraded or re-evaluated, with another dossier and other deadlines",
    ),
    message: Label::constant(
        "hồ sơ đánh giá lần đầu nhưng có ghi giấy chứng nhận OCOP đã cấp",
        "the dossier is for a first evaluation, but it names an earlier OCOP certificate",
    ),
    repair: Label::constant(
        "đổi loại hồ sơ thành nâng hạng hoặc phân hạng lại; nếu ghi nhầm giấy chứng nhận thì bỏ phần này",
        "change the kind of dossier to upgrade or re-evaluation, or remove the certificate if it was entered by mistake",
    ),
    example: Label::constant(
        "Sản phẩm 3 sao đăng ký 4 sao bằng hồ sơ lần đầu",
        "A 3-star product applies for 4 stars with a first-time dossier",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.dossier.kind == DossierKind::First && examination.dossier.certificate.is_some() {
        findings.add("certificate", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::DossierKind;

    use crate::testing::{clean, finds, re_evaluation, upgrade};

    #[test]
    fn a_product_that_has_a_star_does_not_apply_for_the_first_time() {
        for dossier in [clean(), upgrade(), re_evaluation()] {
            finds("certificate-in-first-dossier", &dossier, &[]);
        }
        let mut dossier = upgrade();
        dossier.kind = DossierKind::First;
        finds(
            "certificate-in-first-dossier",
            &dossier,
            &[(
                "certificate",
                "Hồ sơ đánh giá lần đầu nhưng có ghi giấy chứng nhận OCOP đã cấp",
                "The dossier is for a first evaluation, but it names an earlier OCOP certificate",
            )],
        );
    }
}
