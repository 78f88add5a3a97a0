//! A self-score of one or two stars, or of none. No certificate follows.

use alloc::vec;

use ocop_core::{Label, Star};

use crate::check::examination::{Examination, below};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-recognised-star",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(Provision::UnrecognisedStars),
    checks: Label::constant(
        "Phần tự chấm đạt từ 3 sao, hạng thấp nhất được công nhận",
        "The self-score gives 3 stars or more, the lowest recognised star",
    ),
    why: Label::constant(
        "Sản phẩm 1 sao và 2 sao không có quyết định công nhận, không có giấy chứng nhận",
        "Products of 1 and 2 stars get no decision and no certificate",
    ),
    message: Label::constant(
        "tự chấm {total} điểm, kết quả {star}: không được cấp giấy chứng nhận",
        "the self-score of {total} points gives {star}: no certificate is issued",
    ),
    repair: Label::constant(
        "hoàn thiện sản phẩm để đạt ít nhất 3 sao rồi nộp lại hồ sơ; nếu đã chấm thấp hơn thực tế thì chấm lại",
        "improve the product to at least 3 stars before filing again, or score again if the scores were too low",
    ),
    example: Label::constant("Tự chấm 48 điểm", "A self-score of 48 points"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(card) = &examination.card else {
        return;
    };
    if below(card.star(), Star::Three) {
        let values = vec![("total", card.total().into()), ("star", card.star().into())];
        findings.add("self_score", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, choose, clean, finds};

    const RULE: &str = "no-recognised-star";

    #[test]
    fn three_stars_are_recognised_and_two_are_not() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        // A requirement for four stars is unmet: three remain.
        choose(&mut dossier, "4.1", 2);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "4.1", 1);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score",
                "Tự chấm 73 điểm, kết quả 2 sao: không được cấp giấy chứng nhận",
                "The self-score of 73 points gives 2 stars: no certificate is issued",
            )],
        );
        choose(&mut dossier, "4.1", 9);
        finds(RULE, &dossier, &[]);
        dossier.self_score = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_stop_on_zero_leaves_no_star() {
        let mut dossier = best(Edition::E2026, 16);
        let sheet = dossier.sheet().clone();
        let stops = sheet
            .criteria()
            .find(|criterion| criterion.stops_on_zero())
            .unwrap();
        choose(&mut dossier, stops.key(), stops.choices().next().unwrap());
        finds(
            RULE,
            &dossier,
            &[(
                "self_score",
                "Tự chấm 97 điểm, kết quả không xếp sao: không được cấp giấy chứng nhận",
                "The self-score of 97 points gives no star: no certificate is issued",
            )],
        );
    }
}
