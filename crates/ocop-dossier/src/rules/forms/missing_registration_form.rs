//! No registration form: Mẫu 01 of 26/2026, and those of the earlier editions.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-registration-form",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "Điều 6; Phụ lục III, Mẫu 01",
        "Art. 6; Annex III, Mẫu 01",
    )]),
    checks: Label::constant(
        "Hồ sơ có phiếu đăng ký",
        "The dossier holds the registration form",
    ),
    why: Label::constant(
        "Không có phiếu đăng ký thì chưa có hồ sơ để tiếp nhận",
        "Without the registration form nothing was applied for",
    ),
    message: Label::constant("thiếu phiếu đăng ký", "the registration form is missing"),
    repair: Label::constant(
        "lập phiếu đăng ký theo mẫu, ký và nộp kèm hồ sơ",
        "fill in the registration form, sign it and add it",
    ),
    example: Label::constant(
        "Hồ sơ chỉ có báo cáo tự đánh giá",
        "A dossier with the self-evaluation report only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks(FormKind::Registration) {
        findings.add("forms.registration", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::FormKind;
    use crate::testing::{clean, finds};

    #[test]
    fn a_dossier_holds_the_registration_form() {
        let mut dossier = clean();
        finds("missing-registration-form", &dossier, &[]);

        dossier.forms.remove(&FormKind::Registration);
        finds(
            "missing-registration-form",
            &dossier,
            &[(
                "forms.registration",
                "Thiếu phiếu đăng ký",
                "The registration form is missing",
            )],
        );
    }
}
