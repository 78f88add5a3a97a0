//! No business registration, or one without number, issuer or date.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::documents::missing_document;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::registration;

pub(crate) const RULE: Rule = Rule {
    name: "unregistered-business",
    stage: Stage::Applicant,
    topic: Topic::Eligibility,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(Provision::Applicants),
    checks: Label::constant(
        "Chủ thể có đăng ký kinh doanh, đủ số, cơ quan cấp và ngày cấp",
        "The applicant has a business registration with number, issuer and date",
    ),
    why: Label::constant(
        "Trang trại, hộ tham gia phải có đăng ký kinh doanh; hợp tác xã, doanh nghiệp thành lập bằng đăng ký",
        "A farm or household that applies must have a business registration; cooperatives and enterprises are founded by one",
    ),
    message: Label::constant("chưa ghi {part}", "the {part} is missing"),
    repair: Label::constant(
        "ghi {part} đúng như giấy đăng ký kinh doanh; nếu chưa đăng ký thì làm thủ tục đăng ký kinh doanh rồi nộp lại hồ sơ",
        "enter the {part} as shown on the certificate; if there is none yet, register and file again",
    ),
    example: Label::constant(
        "Hộ sản xuất chưa đăng ký hộ kinh doanh",
        "A producing household without a registered business",
    ),
    check,
};

const REGISTRATION: Label =
    Label::constant("thông tin đăng ký kinh doanh", "business registration");
const NUMBER: Label = Label::constant(
    "số đăng ký kinh doanh",
    "number of the business registration",
);
const ISSUER: Label = Label::constant(
    "cơ quan cấp đăng ký kinh doanh",
    "issuer of the business registration",
);
const DAY: Label = Label::constant(
    "ngày cấp đăng ký kinh doanh",
    "date of the business registration",
);

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if registration::not_required(examination).is_some() {
        return;
    }
    // Mẫu 02 asks for the number. That a registration has an issuer and a day is practice.
    let (law, practice) = (RULE.basis, Basis::Practice);
    let mut lacks = |basis, path, part: Label| {
        findings.add_by(basis, path, vec![("part", part.into())]);
    };
    let Some(registration) = &examination.dossier.applicant.registration else {
        // Without the paper, its finding reports that there is no registration.
        if missing_document::reports_registration(examination) {
            return;
        }
        return lacks(law, "applicant.registration", REGISTRATION);
    };
    if said(&registration.number).is_none() {
        lacks(law, "applicant.registration.number", NUMBER);
    }
    if said(&registration.issuer).is_none() {
        lacks(practice, "applicant.registration.issuer", ISSUER);
    }
    if registration.issued.is_none() {
        lacks(practice, "applicant.registration.issued", DAY);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::{Settings, SeverityOverride};
    use crate::model::{LegalForm, Registration};
    use crate::rules::rule::Severity;
    use crate::testing::{choose, clean, costs, costs_under, finds, of_sheet};

    #[test]
    fn an_applicant_is_registered() {
        let mut dossier = clean();
        finds("unregistered-business", &dossier, &[]);

        dossier.applicant.registration = None;
        finds(
            "unregistered-business",
            &dossier,
            &[(
                "applicant.registration",
                "Chưa ghi thông tin đăng ký kinh doanh",
                "The business registration is missing",
            )],
        );
    }

    #[test]
    fn a_household_without_any_registration_has_one_error() {
        let mut dossier = clean();
        dossier.applicant.legal_form = Some(LegalForm::ProducingHousehold);
        choose(&mut dossier, "3.1", 1);
        dossier.self_score.as_mut().unwrap().total = None;
        dossier.applicant.registration = None;
        dossier.documents.remove("dang-ky-kinh-doanh");
        let report = check(&dossier, &Settings::default());
        let found: Vec<_> = report
            .findings()
            .filter(|finding| finding.severity() == Severity::Error)
            .map(|finding| (finding.rule().name(), finding.message(Lang::Vi)))
            .collect();
        assert_eq!(
            found,
            [(
                "missing-business-registration",
                "Hồ sơ chưa có giấy đăng ký kinh doanh".into()
            )]
        );
        assert_eq!(
            costs("missing-business-registration", &dossier),
            ["3.1: 1 → 0, 73 → 72, 4★ → 4★"]
        );
        // If that rule is set aside, the others report it.
        let settings = Settings::default()
            .with_rule("missing-business-registration", SeverityOverride::Allow)
            .unwrap();
        for rule in ["unregistered-business", "unproven-level"] {
            assert_eq!(costs_under(&settings, rule, &dossier).len(), 1, "{rule}");
        }
    }

    #[test]
    fn a_registration_has_number_issuer_and_day() {
        let mut dossier = of_sheet(Edition::E2019, 11);
        finds("unregistered-business", &dossier, &[]);

        dossier.applicant.registration = Some(Registration {
            issuer: Some(" ".into()),
            ..Registration::default()
        });
        finds(
            "unregistered-business",
            &dossier,
            &[
                (
                    "applicant.registration.issued",
                    "Chưa ghi ngày cấp đăng ký kinh doanh",
                    "The date of the business registration is missing",
                ),
                (
                    "applicant.registration.issuer",
                    "Chưa ghi cơ quan cấp đăng ký kinh doanh",
                    "The issuer of the business registration is missing",
                ),
                (
                    "applicant.registration.number",
                    "Chưa ghi số đăng ký kinh doanh",
                    "The number of the business registration is missing",
                ),
            ],
        );
    }
}
