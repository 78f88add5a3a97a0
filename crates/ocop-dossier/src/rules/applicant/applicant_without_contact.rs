//! An applicant without telephone or electronic mail.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::check::required;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "applicant-without-contact",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Phụ lục III, Mẫu 01", "Annex III, Mẫu 01")]),
    checks: Label::constant(
        "Chủ thể ghi điện thoại và thư điện tử",
        "The applicant gives telephone and electronic mail",
    ),
    why: Label::constant(
        "Cơ quan tiếp nhận cần liên hệ khi hồ sơ phải bổ sung",
        "The authority must reach the applicant when something is to be added",
    ),
    message: Label::constant(
        "chưa ghi {part} của chủ thể",
        "the applicant gives no {part}",
    ),
    repair: Label::constant(
        "ghi {part} vào phiếu đăng ký",
        "give the {part} on the registration form",
    ),
    example: Label::constant(
        "Phiếu đăng ký không có số điện thoại",
        "A registration form without a telephone number",
    ),
    check,
};

const PHONE: Label = Label::constant("số điện thoại", "telephone number");
const EMAIL: Label = Label::constant("địa chỉ thư điện tử", "address for electronic mail");

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if !required::contents_are_known(examination.edition()) {
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
                    "The applicant gives no address for electronic mail",
                ),
                (
                    "applicant.phone",
                    "Chưa ghi số điện thoại của chủ thể",
                    "The applicant gives no telephone number",
                ),
            ],
        );
    }

    #[test]
    fn earlier_editions_are_not_known_to_ask() {
        let mut dossier = of_sheet(Edition::E2023, 4);
        dossier.applicant.phone = None;
        finds("applicant-without-contact", &dossier, &[]);
    }
}
