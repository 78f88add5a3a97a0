//! A legal form that may not apply (26/2026, Art. 2.3).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{LegalForm, Stage};
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "ineligible-legal-form",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Error,
    rejects: true,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Loại hình của chủ thể thuộc đối tượng tham gia",
        "The applicant has a legal form that may apply",
    ),
    why: Label::constant(
        "Chỉ các loại hình nêu tại quyết định được tham gia",
        "Only the legal forms named in the decision may apply",
    ),
    message: Label::constant(
        "loại hình “{form}” không thuộc đối tượng tham gia Chương trình OCOP đối với sản phẩm này",
        "an applicant of the legal form “{form}” may not apply with this product",
    ),
    repair: Label::constant(
        "chủ thể đứng tên hồ sơ phải là hợp tác xã, tổ hợp tác, doanh nghiệp nhỏ và vừa, trang trại hoặc hộ có đăng ký kinh doanh",
        "a cooperative, cooperative group, small or medium enterprise, farm or registered household must apply",
    ),
    example: Label::constant(
        "Hội nghề nghiệp đăng ký sản phẩm mật ong",
        "An association applies with honey",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(form) = examination.dossier.applicant.legal_form else {
        return;
    };
    // For tourism, associations, operating centres and the like may apply too.
    let tourism_only = matches!(
        form,
        LegalForm::Association | LegalForm::OperatingCentre | LegalForm::Other
    );
    if examination.procedure.states(Provision::Applicants)
        && tourism_only
        && !examination.is_tourism()
    {
        findings.add("applicant.legal_form", vec![("form", form.words().into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::LegalForm;
    use crate::report::Verdict;
    use crate::testing::{clean, finds, of_sheet};

    const TOURISM_ONLY: [LegalForm; 3] = [
        LegalForm::Association,
        LegalForm::OperatingCentre,
        LegalForm::Other,
    ];

    #[test]
    fn ten_forms_may_apply_with_goods() {
        let mut dossier = clean();
        for &form in LegalForm::ALL {
            if !TOURISM_ONLY.contains(&form) {
                dossier.applicant.legal_form = Some(form);
                finds("ineligible-legal-form", &dossier, &[]);
            }
        }
        assert_eq!(LegalForm::ALL.len(), 13);
        dossier.applicant.legal_form = None;
        finds("ineligible-legal-form", &dossier, &[]);
    }

    #[test]
    fn associations_and_the_like_may_not_apply_with_goods() {
        for (form, vi, en) in [
            (
                LegalForm::Association,
                "Loại hình “hội, hiệp hội” không thuộc đối tượng tham gia Chương trình OCOP đối với sản phẩm này",
                "An applicant of the legal form “association” may not apply with this product",
            ),
            (
                LegalForm::OperatingCentre,
                "Loại hình “trung tâm điều hành” không thuộc đối tượng tham gia Chương trình OCOP đối với sản phẩm này",
                "An applicant of the legal form “operating centre” may not apply with this product",
            ),
            (
                LegalForm::Other,
                "Loại hình “loại hình khác” không thuộc đối tượng tham gia Chương trình OCOP đối với sản phẩm này",
                "An applicant of the legal form “other form” may not apply with this product",
            ),
        ] {
            let mut dossier = clean();
            dossier.applicant.legal_form = Some(form);
            finds(
                "ineligible-legal-form",
                &dossier,
                &[("applicant.legal_form", vi, en)],
            );
        }
    }

    #[test]
    fn it_cannot_be_repaired() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::Other);
        let report = check(&dossier, &Settings::default());
        assert_eq!(report.verdict(), Verdict::Rejected);
    }

    #[test]
    fn tourism_and_earlier_editions_are_open_to_them() {
        for (edition, set) in [
            (Edition::E2026, 26),
            (Edition::E2023, 4),
            (Edition::E2019, 11),
        ] {
            let mut dossier = of_sheet(edition, set);
            for form in TOURISM_ONLY {
                dossier.applicant.legal_form = Some(form);
                finds("ineligible-legal-form", &dossier, &[]);
            }
        }
    }
}
