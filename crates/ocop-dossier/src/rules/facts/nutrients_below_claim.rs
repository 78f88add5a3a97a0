//! More claimed nutrient indicators than declared.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "nutrients-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số chỉ tiêu dinh dưỡng kê khai đạt mức tự chấm",
        "The declared nutrient indicators reach the claimed level",
    ),
    why: claim::WHY,
    message: claim::NUMBER,
    repair: claim::REPAIR,
    example: Label::constant(
        "2 chỉ tiêu dinh dưỡng, tự chấm mức trên 2 chỉ tiêu",
        "2 nutrient indicators, at the level of more than 2",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::NutrientIndicators]);
}

#[cfg(test)]
mod tests {
    use crate::testing::{choose, clean, costs, finds};

    const RULE: &str = "nutrients-below-claim";

    #[test]
    fn more_than_two_are_three() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.nutrient_indicators = Some(2);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.nutrient_indicators",
                "Tiêu chí 7 tự chấm mức 3 “Có trên 2 chỉ tiêu dinh dưỡng” nhưng số chỉ tiêu dinh dưỡng kê khai là 2",
                "Criterion 7 claims level 3 “More than 2 nutrient indicators” while the declared number of nutrient indicators is 2",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["7: 3 → 2, 75 → 73, 4★ → 4★"]);
        choose(&mut dossier, "7", 2);
        dossier.facts.nutrient_indicators = Some(1);
        finds(RULE, &dossier, &[]);
        dossier.facts.nutrient_indicators = Some(0);
        assert_eq!(costs(RULE, &dossier), ["7: 2 → 1, 73 → 72, 4★ → 4★"]);
        dossier.facts.nutrient_indicators = None;
        finds(RULE, &dossier, &[]);
    }
}
