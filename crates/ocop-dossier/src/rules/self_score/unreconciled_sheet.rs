//! A sheet whose levels do not add up to its printed maximum (`unreconciled`).

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "unreconciled-sheet",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Sheet,
    checks: Label::constant(
        "Các mức của bộ tiêu chí cộng lại bằng tổng điểm in trên đó",
        "The levels of the sheet add up to its printed total",
    ),
    why: Label::constant(
        "Bộ tiêu chí in sai vẫn được áp dụng, nhưng người chấm cần biết",
        "A sheet with a misprint still applies, but scorers must know of it",
    ),
    message: Label::constant(
        "bộ tiêu chí cộng không khớp: {why}",
        "the sheet does not add up: {why}",
    ),
    repair: Label::constant(
        "không phải sửa hồ sơ; nếu sát mức điểm thì đề nghị cơ quan quản lý Chương trình OCOP cấp tỉnh hướng dẫn cách chấm tiêu chí này",
        "no repair is needed; if the total is close to a band edge, ask the OCOP agency of the province how to score the criterion",
    ),
    example: Label::constant(
        "Bộ 148/2023 số 7: tiêu chí 6.d in tối đa 4 điểm, mức cao nhất 3 điểm",
        "148/2023 set 7: criterion 6.d prints a maximum of 4, but its highest level has 3",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    if let Some(why) = examination.sheet().unreconciled() {
        findings.add("sheet", vec![("why", why.clone().into())]);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, clean, finds};

    #[test]
    fn a_sheet_that_does_not_add_up_is_reported() {
        finds("unreconciled-sheet", &clean(), &[]);
        finds(
            "unreconciled-sheet",
            &best(Edition::E2023, 7),
            &[(
                "sheet",
                "Bộ tiêu chí cộng không khớp: tiêu chí 6.d in tối đa 4 điểm, mức cao nhất 3 điểm: đạt nhiều nhất 99 điểm",
                "The sheet does not add up: criterion 6.d prints a maximum of 4, its best level 3: 99 points can be reached at most",
            )],
        );
    }
}
