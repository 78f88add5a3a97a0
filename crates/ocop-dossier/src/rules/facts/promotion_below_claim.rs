//! More claimed activities of promotion than declared.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "promotion-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số hoạt động quảng bá kê khai đạt mức tự chấm",
        "The declared activities of promotion reach the claimed level",
    ),
    why: claim::WHY,
    message: claim::NUMBER,
    repair: claim::REPAIR,
    example: Label::constant(
        "3 hoạt động quảng bá, tự chấm mức trên 3 hoạt động",
        "3 activities of promotion, at the level of more than 3",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::PromotionActivities]);
}

#[cfg(test)]
mod tests {
    use crate::testing::{choose, clean, costs, finds};

    const RULE: &str = "promotion-below-claim";

    #[test]
    fn more_than_three_are_four() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.promotion_activities = Some(4);
        finds(RULE, &dossier, &[]);
        dossier.facts.promotion_activities = Some(3);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.promotion_activities",
                "Tiêu chí 4.3 tự chấm mức 4 “Trên 03 hoạt động quảng bá sản phẩm; có website cơ sở (hoặc quảng bá trên mạng xã hội); và tham gia xúc tiến thương mại, hội chợ, triển lãm ngoài tỉnh” nhưng số hoạt động quảng bá kê khai là 3",
                "Criterion 4.3 claims level 4 “More than 3 product promotion activities; own website (or social media promotion); and takes part in trade promotion, fairs and exhibitions outside the province” while the declared number of promotion activities is 3",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["4.3: 4 → 2, 75 → 73, 4★ → 4★"]);
    }

    #[test]
    fn none_is_the_level_without_points() {
        let mut dossier = clean();
        choose(&mut dossier, "4.3", 2);
        dossier.facts.promotion_activities = Some(1);
        finds(RULE, &dossier, &[]);
        dossier.facts.promotion_activities = Some(0);
        assert_eq!(costs(RULE, &dossier), ["4.3: 2 → 1, 73 → 72, 4★ → 4★"]);
        dossier.facts.promotion_activities = None;
        finds(RULE, &dossier, &[]);
    }
}
