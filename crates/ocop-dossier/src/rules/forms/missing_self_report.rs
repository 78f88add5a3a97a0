//! No self-evaluation report: Mẫu 02 of 26/2026, the report of 148/2023.

use alloc::vec;

use ocop_core::{Edition, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::{FormKind, Stage};
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "missing-self-report",
    stage: Stage::Applicant,
    topic: Topic::Forms,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Law(&[(
        Edition::E2026,
        "Điều 6; Phụ lục III, Mẫu 02",
        "Art. 6; Annex III, Mẫu 02",
    )]),
    checks: Label::constant(
        "Hồ sơ có báo cáo tự đánh giá",
        "The dossier holds the self-evaluation report",
    ),
    why: Label::constant(
        "Không có báo cáo thì không có gì để hội đồng xét",
        "Without the report a council has nothing to look at",
    ),
    message: Label::constant(
        "thiếu báo cáo tự đánh giá",
        "the self-evaluation report is missing",
    ),
    repair: Label::constant(
        "lập báo cáo theo mẫu, ký và nộp kèm hồ sơ",
        "write the report by the form, sign it and add it",
    ),
    example: Label::constant(
        "Hồ sơ chỉ có phiếu đăng ký và giấy tờ",
        "A dossier with the registration form and papers only",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.lacks(FormKind::SelfReport) {
        findings.add("forms.self-report", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::FormKind;
    use crate::testing::{clean, finds, of_sheet};

    #[test]
    fn a_dossier_holds_the_self_evaluation_report() {
        for mut dossier in [clean(), of_sheet(Edition::E2023, 4)] {
            finds("missing-self-report", &dossier, &[]);
            dossier.forms.remove(&FormKind::SelfReport);
            finds(
                "missing-self-report",
                &dossier,
                &[(
                    "forms.self-report",
                    "Thiếu báo cáo tự đánh giá",
                    "The self-evaluation report is missing",
                )],
            );
        }
    }

    #[test]
    fn guides_of_1048_do_not_name_it() {
        let mut dossier = of_sheet(Edition::E2019, 11);
        dossier.forms.remove(&FormKind::SelfReport);
        finds("missing-self-report", &dossier, &[]);
    }
}
