//! An applicant without a name.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "applicant-without-name",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Form(Provision::RegistrationContents),
    checks: Label::constant(
        "Hồ sơ ghi tên chủ thể",
        "The name of the applicant is given",
    ),
    why: Label::constant(
        "Kết quả và giấy chứng nhận được cấp theo tên chủ thể",
        "The result and the certificate are issued in the applicant's name",
    ),
    message: Label::constant(
        "chưa ghi tên chủ thể",
        "the name of the applicant is missing",
    ),
    repair: Label::constant(
        "ghi tên chủ thể đúng như giấy đăng ký kinh doanh",
        "enter the name as shown on the business registration",
    ),
    example: Label::constant(
        "Phiếu đăng ký để trống tên chủ thể",
        "A registration form with a blank name",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if said(&examination.dossier.applicant.name).is_none() {
        findings.add("applicant.name", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, finds};

    #[test]
    fn an_applicant_has_a_name() {
        let mut dossier = clean();
        finds("applicant-without-name", &dossier, &[]);

        for name in [None, Some(" ".into())] {
            dossier.applicant.name = name;
            finds(
                "applicant-without-name",
                &dossier,
                &[(
                    "applicant.name",
                    "Chưa ghi tên chủ thể",
                    "The name of the applicant is missing",
                )],
            );
        }
    }
}
