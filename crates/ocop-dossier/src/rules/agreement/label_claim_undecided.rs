//! A claim of a label or declaration that the latest test report neither proves nor contradicts.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::tested::{self, Reason};

pub(crate) const RULE: Rule = Rule {
    name: "label-claim-undecided",
    stage: Stage::Applicant,
    topic: Topic::Agreement,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Kết quả kiểm nghiệm đủ rõ để đối chiếu với mức công bố, mức ghi trên nhãn",
        "Test results are exact enough for the values on the label and the declaration",
    ),
    why: Label::constant(
        "Kết quả chỉ ghi nhỏ hơn hoặc lớn hơn một mức có thể chưa đủ để kết luận; khi đó chỉ tiêu coi như chưa kiểm nghiệm",
        "A result that is only a bound may not be exact enough, so the claim counts as not tested",
    ),
    message: Label::constant(
        "{paper} ghi chỉ tiêu “{indicator}” {bounds}, còn {other_paper} ghi {value}, chưa đủ để kết luận",
        "the {paper} states {bounds} for “{indicator}”, but the {other_paper} gives {value}, which is not exact enough to compare",
    ),
    repair: Label::constant(
        "đề nghị phòng kiểm nghiệm trả kết quả chỉ tiêu “{indicator}” bằng số, hoặc dùng phương pháp thử có giới hạn phát hiện thấp hơn",
        "ask the laboratory to give “{indicator}” as a number, or to use a method with a lower detection limit",
    ),
    example: Label::constant(
        "Công bố không quá 0,3 mg/kg, phiếu kết quả kiểm nghiệm ghi <0,5 mg/kg",
        "The declaration says at most 0.3 mg/kg, but the test report says <0.5 mg/kg",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    tested::add_unproven(examination, Reason::Undecided, findings);
}

#[cfg(test)]
mod tests {
    use crate::testing::{clean, costs, finds, measured, paper};

    #[test]
    fn a_bound_of_the_report_may_decide_nothing() {
        let mut dossier = clean();
        finds("label-claim-undecided", &dossier, &[]);
        // At most 21 g/100 g.
        for value in ["<21", "≤21", "KPH", "vết", ">21", "19.2"] {
            paper(&mut dossier, "kiem-nghiem").results[1].value = measured(value);
            finds("label-claim-undecided", &dossier, &[]);
        }
        paper(&mut dossier, "kiem-nghiem").results[1].value = measured("<21.5");
        finds(
            "label-claim-undecided",
            &dossier,
            &[(
                "documents.cong-bo.claims[1]",
                "Bản công bố chất lượng sản phẩm số 01/MORTG/2025 ngày 05/05/2025 ghi chỉ tiêu “Nước” không quá 21 g/100 g, còn phiếu kết quả kiểm nghiệm số KN-2026-0715 ngày 15/07/2026 ghi <21,5 g/100 g, chưa đủ để kết luận",
                "The quality declaration no. 01/MORTG/2025 of 2025-05-05 states at most 21 g/100 g for “Nước”, but the test report no. KN-2026-0715 of 2026-07-15 gives <21.5 g/100 g, which is not exact enough to compare",
            )],
        );
        // It costs as much as a missing test.
        let undecided = costs("label-claim-undecided", &dossier);
        paper(&mut dossier, "kiem-nghiem").results.remove(1);
        assert_eq!(costs("label-claim-without-test", &dossier), undecided);
    }
}
