//! An enterprise without a stated size. Only small and medium enterprises may apply (26/2026, Art. 2.3).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "enterprise-size-not-stated",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Doanh nghiệp kê khai quy mô",
        "An enterprise states its size",
    ),
    why: Label::constant(
        "Chỉ doanh nghiệp nhỏ và vừa thuộc đối tượng tham gia",
        "Of all enterprises, only small and medium ones may apply",
    ),
    message: Label::constant(
        "{form} chưa kê khai quy mô doanh nghiệp",
        "the {form} does not state its size",
    ),
    repair: Label::constant(
        "ghi quy mô siêu nhỏ, nhỏ hay vừa, căn cứ số lao động, doanh thu hoặc nguồn vốn",
        "state whether it is micro, small or medium, by workers, revenue or capital",
    ),
    example: Label::constant(
        "Công ty cổ phần không nêu quy mô",
        "A joint-stock company that does not state its size",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let enterprise = applicant.legal_form.filter(|form| form.is_enterprise());
    let known = examination.procedure.states(Provision::Applicants);
    if let Some(form) = enterprise.filter(|_| known && applicant.size.is_none()) {
        findings.add("applicant.size", vec![("form", form.words().into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{EnterpriseSize, LegalForm};
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn only_an_enterprise_must_state_its_size() {
        let mut dossier = clean();
        for &form in LegalForm::ALL {
            if !form.is_enterprise() {
                dossier.applicant.legal_form = Some(form);
                finds("enterprise-size-not-stated", &dossier, &[]);
            }
        }
        dossier.applicant.legal_form = Some(LegalForm::JointStockCompany);
        finds(
            "enterprise-size-not-stated",
            &dossier,
            &[(
                "applicant.size",
                "Công ty cổ phần chưa kê khai quy mô doanh nghiệp",
                "The joint-stock company does not state its size",
            )],
        );

        dossier.applicant.size = Some(EnterpriseSize::Small);
        finds("enterprise-size-not-stated", &dossier, &[]);
    }

    #[test]
    fn earlier_editions_do_not_require_it() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        finds("enterprise-size-not-stated", &dossier, &[]);
    }
}
