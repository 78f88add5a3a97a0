//! An applicant without a name.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::{Examination, said};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "applicant-without-name",
    stage: Stage::Applicant,
    topic: Topic::Applicant,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Phụ lục III, Mẫu 01", "Annex III, Mẫu 01")]),
    checks: Label::constant("Chủ thể ghi tên", "The applicant gives its name"),
    why: Label::constant(
        "Kết quả và giấy chứng nhận ghi cho chủ thể có tên",
        "Result and certificate are made out to a name",
    ),
    message: Label::constant(
        "chưa ghi tên chủ thể",
        "the name of the applicant is missing",
    ),
    repair: Label::constant(
        "ghi tên chủ thể đúng như trên giấy đăng ký kinh doanh",
        "give the name as it stands on the business registration",
    ),
    example: Label::constant(
        "Phiếu đăng ký bỏ trống tên chủ thể",
        "A registration form with the name left blank",
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
