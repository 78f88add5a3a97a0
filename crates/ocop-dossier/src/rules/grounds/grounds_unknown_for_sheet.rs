//! A sheet whose rejection and stop lines are unknown (`grounds-unknown`).

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
        "Các dòng loại và dừng đánh giá của bộ tiêu chí đã biết",
        "The rejection and stop lines of the sheet are known",
    ),
    why: Label::constant(
        "Nguồn của bộ tiêu chí này không có các dòng đó nên không kiểm tra được",
        "The source of this sheet does not contain them, so they cannot be checked",
    ),
    message: Label::constant(
        "chưa có nguồn về các căn cứ loại, dừng đánh giá của bộ tiêu chí này",
        "the grounds for rejecting or stopping on this sheet are unknown",
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
        finds("grounds-unknown-for-sheet", &best(Edition::E2023, 1), &[]);
        finds(
            "grounds-unknown-for-sheet",
            &best(Edition::E2023, 7),
            &[(
                "sheet",
                "Chưa có nguồn về các căn cứ loại, dừng đánh giá của bộ tiêu chí này",
                "The grounds for rejecting or stopping on this sheet are unknown",
            )],
        );
    }
}
