//! An applicant without a phone number or an email address.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "applicant-without-contact",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ ghi số điện thoại và địa chỉ thư điện tử của chủ thể",
        "The phone number and the email address of the applicant are given",
    ),
    why: Label::constant(
        "Cơ quan tiếp nhận phải liên hệ được với chủ thể khi hồ sơ cần bổ sung",
        "The authority must be able to reach the applicant when the dossier needs completion",
    ),
    message: Label::constant(
        "chưa ghi {part} của chủ thể",
        "the {part} of the applicant is missing",
    ),
    repair: Label::constant(
        "ghi {part} vào phiếu đăng ký",
        "enter the {part} on the registration form",
    ),
    example: Label::constant(
        "Phiếu đăng ký không có số điện thoại",
        "A registration form without a phone number",
    ),
    check,
};

const PHONE: Label = Label::constant("số điện thoại", "phone number");
const EMAIL: Label = Label::constant("địa chỉ thư điện tử", "email address");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !examination
        .procedure
        .states(Provision::RegistrationContents)
    {
        return;
    }
    let applicant = &examination.dossier.applicant;
    let mut lacks = |path, part: Label| findings.add(path, vec![("part", part.into())]);
    if said(&applicant.phone).is_none() {
        lacks("applicant.phone", PHONE);
    }
    if said(&applicant.email).is_none() {
        lacks("applicant.email", EMAIL);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn an_applicant_can_be_reached() {
        let mut dossier = clean();
        finds("applicant-without-contact", &dossier, &[]);

        dossier.applicant.phone = Some(" ".into());
        dossier.applicant.email = None;
        finds(
            "applicant-without-contact",
            &dossier,
            &[
                (
                    "applicant.email",
                    "Chưa ghi địa chỉ thư điện tử của chủ thể",
                    "The email address of the applicant is missing",
                ),
                (
                    "applicant.phone",
                    "Chưa ghi số điện thoại của chủ thể",
                    "The phone number of the applicant is missing",
                ),
            ],
        );
    }

    #[test]
    fn earlier_editions_are_not_known_to_require_it() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.phone = None;
        finds("applicant-without-contact", &dossier, &[]);
    }
}
