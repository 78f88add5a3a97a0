//! A claimed total that is not the sum of the claimed points.

use alloc::vec;

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "claimed-total-wrong",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Tổng điểm tự chấm bằng tổng điểm các tiêu chí",
        "The claimed total is the sum of the points",
    ),
    why: Label::constant(
        "Cộng sai thì hạng sao đăng ký cũng có thể sai",
        "If the sum is wrong, the star may be wrong too",
    ),
    message: Label::constant(
        "tổng điểm ghi là {claimed} nhưng cộng các tiêu chí được {total}",
        "the stated total is {claimed}, but the criteria add up to {total}",
    ),
    repair: Label::constant(
        "sửa tổng điểm thành {total}, hoặc xem xét lại điểm từng tiêu chí",
        "correct the total to {total}, or review the points",
    ),
    example: Label::constant(
        "Ghi tổng 78 điểm nhưng cộng lại được 75",
        "A total of 78 is stated, but the sum is 75",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let claimed = examination
        .dossier
        .self_score
        .as_ref()
        .and_then(|score| score.total);
    let (Some(claimed), Some(card)) = (claimed, &examination.card) else {
        return;
    };
    if claimed != card.total().get() {
        let values = vec![("claimed", claimed.into()), ("total", card.total().into())];
        findings.add("self_score.total", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{choose, clean, finds};

    #[test]
    fn the_total_is_the_sum() {
        let mut dossier = clean();
        finds("claimed-total-wrong", &dossier, &[]);
        for (claimed, vi, en) in [
            (
                74,
                "Tổng điểm ghi là 74 nhưng cộng các tiêu chí được 75",
                "The stated total is 74, but the criteria add up to 75",
            ),
            (
                76,
                "Tổng điểm ghi là 76 nhưng cộng các tiêu chí được 75",
                "The stated total is 76, but the criteria add up to 75",
            ),
        ] {
            dossier.self_score.as_mut().unwrap().total = Some(claimed);
            finds(
                "claimed-total-wrong",
                &dossier,
                &[("self_score.total", vi, en)],
            );
        }
        // An incomplete self-score has no sum to compare.
        choose(&mut dossier, "1.1", 9);
        finds("claimed-total-wrong", &dossier, &[]);
        dossier.self_score = None;
        finds("claimed-total-wrong", &dossier, &[]);
    }
}
