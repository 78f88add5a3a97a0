//! A large enterprise, which may not apply (26/2026, Art. 2.3).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{EnterpriseSize, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ineligible-enterprise-size",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Error,
    rejects: true,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Doanh nghiệp tham gia là doanh nghiệp nhỏ và vừa",
        "An enterprise that applies is small or medium",
    ),
    why: Label::constant(
        "Doanh nghiệp lớn không thuộc đối tượng tham gia",
        "Large enterprises may not apply",
    ),
    message: Label::constant(
        "chủ thể là doanh nghiệp lớn ({form}); chỉ doanh nghiệp nhỏ và vừa được tham gia",
        "the applicant is a large enterprise ({form}); only small and medium enterprises may apply",
    ),
    repair: Label::constant(
        "kiểm tra lại quy mô; doanh nghiệp lớn không thuộc đối tượng tham gia",
        "check the size; a large enterprise may not apply",
    ),
    example: Label::constant(
        "Công ty cổ phần lớn đăng ký sản phẩm",
        "A large joint-stock company applies",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let applicant = &examination.dossier.applicant;
    let large = applicant.size.filter(|&size| size == EnterpriseSize::Large);
    let form = applicant.legal_form.filter(|form| form.is_enterprise());
    let Some((size, form)) = large.zip(form) else {
        return;
    };
    if examination.procedure.states(Provision::Applicants) {
        let values = vec![("form", form.words().into()), ("size", size.words().into())];
        findings.add("applicant.size", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{EnterpriseSize, LegalForm};
    use crate::report::Verdict;
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_large_enterprise_may_not_apply() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        for size in [
            None,
            Some(EnterpriseSize::Micro),
            Some(EnterpriseSize::Small),
            Some(EnterpriseSize::Medium),
        ] {
            dossier.applicant.size = size;
            finds("ineligible-enterprise-size", &dossier, &[]);
        }
        dossier.applicant.size = Some(EnterpriseSize::Large);
        finds(
            "ineligible-enterprise-size",
            &dossier,
            &[(
                "applicant.size",
                "Chủ thể là doanh nghiệp lớn (công ty TNHH hai thành viên trở lên); chỉ doanh nghiệp nhỏ và vừa được tham gia",
                "The applicant is a large enterprise (limited company with two or more members); only small and medium enterprises may apply",
            )],
        );
    }

    #[test]
    fn it_cannot_be_repaired() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        dossier.applicant.size = Some(EnterpriseSize::Large);
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::Rejected);
    }

    #[test]
    fn size_bars_enterprises_only_and_since_26_2026() {
        let mut dossier = clean();
        dossier.applicant.size = Some(EnterpriseSize::Large);
        finds("ineligible-enterprise-size", &dossier, &[]);

        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.applicant.legal_form = Some(LegalForm::LimitedCompany);
        dossier.applicant.size = Some(EnterpriseSize::Large);
        finds("ineligible-enterprise-size", &dossier, &[]);
    }
}
