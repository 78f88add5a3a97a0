//! A sheet whose head, and with it some rejection lines, is unknown (`grounds-unknown`).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "grounds-unknown-for-sheet",
    stage: Stage::Applicant,
    topic: Topic::Grounds,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Đã có nguồn về các trường hợp bị loại in ở đầu bộ tiêu chí",
        "The rejection lines at the head of the sheet are known",
    ),
    why: Label::constant(
        "Nguồn tư liệu không có phần đầu của bộ tiêu chí này nên không kiểm tra được",
        "The sources do not contain the head of this sheet, so it cannot be checked",
    ),
    message: Label::constant(
        "chưa có nguồn về các trường hợp bị loại in ở đầu bộ tiêu chí này",
        "the rejection lines at the head of this sheet are unknown",
    ),
    repair: Label::constant(
        "người xét hồ sơ đối chiếu với bản in của bộ tiêu chí",
        "compare with the printed sheet by hand",
    ),
    example: Label::constant("Bộ số 7 của 148/2023", "148/2023 set 7"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if examination.sheet().grounds_unknown() {
        findings.add("sheet", vec![]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, clean, finds};

    #[test]
    fn a_sheet_whose_grounds_are_unknown_is_reported() {
        finds("grounds-unknown-for-sheet", &clean(), &[]);
        for (edition, set) in [
            (Edition::E2023, 1),
            (Edition::E2023, 7),
            (Edition::E2019, 1),
        ] {
            finds(
                "grounds-unknown-for-sheet",
                &best(edition, set),
                &[(
                    "sheet",
                    "Chưa có nguồn về các trường hợp bị loại in ở đầu bộ tiêu chí này",
                    "The rejection lines at the head of this sheet are unknown",
                )],
            );
        }
    }
}
