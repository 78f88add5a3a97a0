//! An applicant without a business registration that needs none
//! (`registration-of-farms-and-households`).

use alloc::vec;

use ocop_core::Label;
use ocop_core::internal::interpretation_of_dossiers;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::registration;

pub(crate) const RULE: Rule = Rule {
    name: "registration-not-required",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Tổ hợp tác, hội, trung tâm điều hành không có đăng ký kinh doanh vẫn được tham gia",
        "A cooperative group, association or operating centre may apply without a business registration",
    ),
    why: Label::constant(
        "Quyết định không nêu rõ điều kiện đăng ký kinh doanh có áp dụng cho các loại hình này hay không",
        "The decision does not say whether the condition of registration applies to these forms",
    ),
    message: Label::constant(
        "chủ thể ({form}) không có đăng ký kinh doanh. Cách áp dụng: {reading}",
        "the applicant ({form}) has no business registration. Interpretation: {reading}",
    ),
    repair: Label::constant(
        "không phải bổ sung; nếu đã đăng ký kinh doanh thì ghi số, nơi cấp, ngày cấp và nộp bản sao",
        "nothing is required; if there is a registration, enter its number, issuer and date, and submit a copy",
    ),
    example: Label::constant(
        "Tổ hợp tác chỉ có hợp đồng hợp tác",
        "A cooperative group that has only its cooperation contract",
    ),
    check,
};

/// The interpretation.
const READING: &str = "registration-of-farms-and-households";

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(form) = registration::not_required(examination) else {
        return;
    };
    let reading = interpretation_of_dossiers(READING).cloned();
    let values = vec![
        ("form", form.words().into()),
        (
            "reading",
            reading.unwrap_or(Label::constant(READING, READING)).into(),
        ),
    ];
    findings.add("applicant.registration", values);
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::{Settings, SeverityOverride};
    use crate::model::{Dossier, LegalForm, Registration};
    use crate::rules::rule::Severity;
    use crate::testing::{clean, costs, costs_under, finds, of_sheet};

    const RULE: &str = "registration-not-required";

    /// Without a business registration and its document.
    fn unregistered(mut dossier: Dossier, form: LegalForm) -> Dossier {
        dossier.applicant.legal_form = Some(form);
        dossier.applicant.registration = None;
        dossier.documents.remove("dang-ky-kinh-doanh");
        dossier
    }

    /// Whether registration is required: by the entry and by the document alike.
    #[track_caller]
    fn is_required(dossier: &Dossier) -> bool {
        let document = costs("missing-business-registration", dossier).len();
        // The entry is reported only if that rule is set aside.
        let settings = Settings::default()
            .with_rule("missing-business-registration", SeverityOverride::Allow)
            .unwrap();
        let entry = costs_under(&settings, "unregistered-business", dossier).len();
        assert_eq!(entry, document);
        finds("unregistered-business", dossier, &[]);
        assert_eq!(costs(RULE, dossier).len(), 1 - entry);
        entry == 1
    }

    #[test]
    fn a_cooperative_group_without_registration_is_no_error() {
        let dossier = unregistered(clean(), LegalForm::CooperativeGroup);
        finds(
            RULE,
            &dossier,
            &[(
                "applicant.registration",
                "Chủ thể (tổ hợp tác) không có đăng ký kinh doanh. Cách áp dụng: đăng ký kinh doanh là điều kiện đối với trang trại và hộ, không phải đối với tổ hợp tác, hội và trung tâm điều hành",
                "The applicant (cooperative group) has no business registration. Interpretation: business registration is a condition for farms and households, not for cooperative groups, associations and operating centres",
            )],
        );
        let report = check(&dossier, &Settings::default());
        let mut errors = report
            .findings()
            .filter(|finding| finding.severity() == Severity::Error);
        // The sheet gives the legal form no level without the paper.
        assert!(errors.all(|finding| finding.criterion() == Some("3.1")));
    }

    #[test]
    fn another_form_is_named_in_brackets() {
        let dossier = unregistered(clean(), LegalForm::Other);
        let report = check(&dossier, &Settings::default());
        let mut found = report.findings();
        let found = found.find(|found| found.rule().name() == RULE).unwrap();
        for (lang, wanted) in [
            (
                Lang::Vi,
                "Chủ thể (loại hình khác) không có đăng ký kinh doanh. ",
            ),
            (
                Lang::En,
                "The applicant (other form) has no business registration. ",
            ),
        ] {
            let message = found.message(lang);
            assert!(message.starts_with(wanted), "{message}");
        }
    }

    #[test]
    fn forms_of_goods_and_of_tourism() {
        for form in [
            LegalForm::CooperativeGroup,
            LegalForm::Association,
            LegalForm::OperatingCentre,
            LegalForm::Other,
        ] {
            assert!(
                !is_required(&unregistered(of_sheet(Edition::E2026, 26), form)),
                "{form}"
            );
        }
        for &form in LegalForm::ALL {
            let not = [
                LegalForm::CooperativeGroup,
                LegalForm::Association,
                LegalForm::OperatingCentre,
                LegalForm::Other,
            ];
            let required = is_required(&unregistered(clean(), form));
            assert_eq!(required, !not.contains(&form), "{form}");
        }
    }

    #[test]
    fn who_has_a_registration_submits_it() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::CooperativeGroup);
        finds(RULE, &dossier, &[]);
        dossier.documents.remove("dang-ky-kinh-doanh");
        assert_eq!(costs("missing-business-registration", &dossier).len(), 1);
        // An empty entry is no registration.
        dossier.applicant.registration = Some(Registration::default());
        assert!(!is_required(&dossier));
    }

    #[test]
    fn other_editions_do_not_say_who_may_apply() {
        for edition in [Edition::E2019, Edition::E2023] {
            let dossier = unregistered(of_sheet(edition, 4), LegalForm::CooperativeGroup);
            finds(RULE, &dossier, &[]);
        }
    }
}
