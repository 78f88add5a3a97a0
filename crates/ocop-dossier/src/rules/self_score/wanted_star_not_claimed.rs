//! A star applied for above the one that the self-score gives.

use alloc::vec;

use ocop_core::{Label, Star};

use crate::check::examination::{Examination, below};
use crate::check::findings::Findings;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};

pub(crate) const RULE: Rule = Rule {
    name: "wanted-star-not-claimed",
    stage: Stage::Applicant,
    topic: Topic::SelfScore,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Practice,
    checks: Label::constant(
        "Phần tự chấm đạt hạng sao đăng ký",
        "The self-score gives the star applied for",
    ),
    why: Label::constant(
        "Nếu chủ thể tự chấm chưa đạt hạng đăng ký thì hội đồng khó chấm cao hơn",
        "If the applicant's own score misses the star, a council will hardly score higher",
    ),
    message: Label::constant(
        "hồ sơ đăng ký {wanted} nhưng tự chấm {total} điểm, chỉ đạt {star}",
        "the dossier applies for {wanted}, but the self-score of {total} points gives only {star}",
    ),
    repair: Label::constant(
        "nâng các tiêu chí còn thấp, hoặc đăng ký {star}",
        "raise the criteria that fall short, or apply for {star}",
    ),
    example: Label::constant(
        "Đăng ký 4 sao nhưng tự chấm 68 điểm",
        "4 stars are applied for with a self-score of 68 points",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let (Some(wanted), Some(card)) = (examination.dossier.wanted, &examination.card) else {
        return;
    };
    // `no-recognised-star` reports a self-score below three stars.
    if below(card.star(), wanted) && !below(card.star(), Star::Three) {
        let values = vec![
            ("wanted", wanted.into()),
            ("total", card.total().into()),
            ("star", card.star().into()),
        ];
        findings.add("wanted", values);
    }
}

#[cfg(test)]
mod tests {
    use ocop_core::Star;

    use crate::testing::{choose, clean, finds};

    const RULE: &str = "wanted-star-not-claimed";

    #[test]
    fn the_star_applied_for_is_reached() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.wanted = Some(Star::Three);
        finds(RULE, &dossier, &[]);
        dossier.wanted = Some(Star::Five);
        finds(
            RULE,
            &dossier,
            &[(
                "wanted",
                "Hồ sơ đăng ký 5 sao nhưng tự chấm 75 điểm, chỉ đạt 4 sao",
                "The dossier applies for 5 stars, but the self-score of 75 points gives only 4 stars",
            )],
        );
        dossier.wanted = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn below_three_stars_another_rule_reports() {
        let mut dossier = clean();
        choose(&mut dossier, "4.1", 1);
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "4.1", 9);
        finds(RULE, &dossier, &[]);
    }
}
