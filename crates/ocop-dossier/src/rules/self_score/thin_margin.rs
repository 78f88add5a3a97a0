//! A self-score at the lower edge of its band, where one or two points decide the star.

use alloc::vec;

use ocop_core::{Label, Lang, Star};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::procedure::Provision;
use crate::report::letter::points;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "thin-margin",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Note,
    rejects: false,
    basis: Basis::Law(Provision::Bands),
    checks: Label::constant(
        "Tổng điểm tự chấm cao hơn mức thấp nhất của hạng sao trên 1 điểm",
        "The self-score is more than 1 point above the lowest total of its star",
    ),
    why: Label::constant(
        "Hội đồng chỉ cần chấm thấp hơn một chút là mất hạng sao",
        "A slightly lower score from the council loses the star",
    ),
    message: Label::constant(
        "tự chấm {total} điểm, sát mức thấp nhất {least} điểm của {star}; chỉ cần giảm {loss} là xuống hạng",
        "the self-score of {total} points is close to {least}, the lowest total for {star}; the star falls with a loss of {loss}",
    ),
    repair: Label::constant(
        "rà soát minh chứng của từng tiêu chí; nên có điểm dự phòng",
        "review the evidence of each criterion; some points in reserve would help",
    ),
    example: Label::constant(
        "Tự chấm đúng 70 điểm để đăng ký 4 sao",
        "Exactly 70 points are claimed for 4 stars",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some(card) = &examination.card else {
        return;
    };
    let Some(star) = card.star().filter(|&star| star >= Star::Three) else {
        return;
    };
    // A star limited by unmet requirements has points to spare.
    let least = examination.sheet().bands().least(star);
    let spare = card.total().get().checked_sub(least.get());
    if let Some(spare) = spare.filter(|&spare| spare <= 1) {
        let lost = spare + 1;
        let loss = |lang| points(lost, lang);
        let values = vec![
            ("total", card.total().into()),
            ("least", least.into()),
            ("star", star.into()),
            ("lost", lost.into()),
            ("loss", Label::new(loss(Lang::Vi), loss(Lang::En)).into()),
        ];
        findings.add("self_score.total", values);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{choose, clean, finds};

    const RULE: &str = "thin-margin";

    #[test]
    fn one_point_above_the_band_is_thin_and_two_are_not() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        // 75 points less 3 of the taste and the nutrients, then one each.
        choose(&mut dossier, "7", 1);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "3.3", 2);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.total",
                "Tự chấm 71 điểm, sát mức thấp nhất 70 điểm của 4 sao; chỉ cần giảm 2 điểm là xuống hạng",
                "The self-score of 71 points is close to 70, the lowest total for 4 stars; the star falls with a loss of 2 points",
            )],
        );
        choose(&mut dossier, "3.3", 1);
        finds(
            RULE,
            &dossier,
            &[(
                "self_score.total",
                "Tự chấm 70 điểm, sát mức thấp nhất 70 điểm của 4 sao; chỉ cần giảm 1 điểm là xuống hạng",
                "The self-score of 70 points is close to 70, the lowest total for 4 stars; the star falls with a loss of 1 point",
            )],
        );
        choose(&mut dossier, "3.3", 0);
        finds(RULE, &dossier, &[]);
        dossier.self_score = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_star_limited_by_unmet_requirements_has_points_to_spare() {
        let mut dossier = clean();
        choose(&mut dossier, "7", 1);
        choose(&mut dossier, "1.5", 2);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn below_three_stars_no_margin_counts() {
        let mut dossier = clean();
        choose(&mut dossier, "4.1", 1);
        choose(&mut dossier, "7", 1);
        finds(RULE, &dossier, &[]);
    }
}
