//! A self-score that gives one or two stars, or none: no certificate follows.

use alloc::vec;

use ocop_core::{Edition, Label, Star};

use crate::check::examination::{Examination, below};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "no-recognised-star",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Law(&[(Edition::E2026, "Điều 4.1.a", "Art. 4.1.a")]),
    checks: Label::constant(
        "Phần tự chấm đạt từ 3 sao, mức thấp nhất được công nhận",
        "The self-score gives 3 stars or more, the least that is recognised",
    ),
    why: Label::constant(
        "Sản phẩm 1 và 2 sao không có quyết định công nhận, không có giấy chứng nhận",
        "One and two stars get no decision and no certificate",
    ),
    message: Label::constant(
        "tự chấm {total} điểm, kết quả {star}: không được cấp giấy chứng nhận",
        "the self-score of {total} points gives {star}: no certificate follows",
    ),
    repair: Label::constant(
        "nâng các tiêu chí đến ít nhất 3 sao rồi nộp, hoặc chấm lại nếu chấm thấp",
        "bring the criteria up to 3 stars before filing, or score anew if it was too low",
    ),
    example: Label::constant("Tự chấm 48 điểm", "A self-score of 48 points"),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(card) = &examination.card else { return };
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
        // The minimum of four stars is missed: three remain.
        choose(&mut dossier, "4.1", 2);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "4.1", 1);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score",
                "Tự chấm 73 điểm, kết quả 2★: không được cấp giấy chứng nhận",
                "The self-score of 73 points gives 2★: no certificate follows",
            )],
        );
        choose(&mut dossier, "4.1", 9);
        finds(RULE, &dossier, &[]);
        dossier.self_score = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_zero_that_ends_the_evaluation_leaves_no_star() {
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
                "The self-score of 97 points gives no star: no certificate follows",
            )],
        );
    }
}
