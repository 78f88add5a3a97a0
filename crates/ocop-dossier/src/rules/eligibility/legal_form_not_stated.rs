//! No legal form. Without it nobody can see whether the applicant may apply.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "legal-form-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Chủ thể kê khai loại hình tổ chức",
        "The applicant states its legal form",
    ),
    why: Label::constant(
        "Loại hình là căn cứ xác định chủ thể có thuộc đối tượng tham gia hay không",
        "The legal form decides whether the applicant may apply",
    ),
    message: Label::constant(
        "chủ thể chưa kê khai loại hình tổ chức",
        "the applicant does not state its legal form",
    ),
    repair: Label::constant(
        "ghi loại hình: hợp tác xã, tổ hợp tác, doanh nghiệp, trang trại, hộ sản xuất hay hộ gia đình",
        "state the legal form: cooperative, cooperative group, enterprise, farm, producing household or family household",
    ),
    example: Label::constant(
        "Mẫu 02 để trống loại hình",
        "Mẫu 02 with a blank legal form",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let known = examination.procedure.states(Provision::Applicants);
    if known && examination.dossier.applicant.legal_form.is_none() {
        findings.add("applicant.legal_form", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn an_applicant_states_its_legal_form_since_26_2026() {
        let mut dossier = clean();
        finds("legal-form-not-stated", &dossier, &[]);

        dossier.applicant.legal_form = None;
        finds(
            "legal-form-not-stated",
            &dossier,
            &[(
                "applicant.legal_form",
                "Chủ thể chưa kê khai loại hình tổ chức",
                "The applicant does not state its legal form",
            )],
        );

        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.legal_form = None;
        finds("legal-form-not-stated", &dossier, &[]);
    }
}
