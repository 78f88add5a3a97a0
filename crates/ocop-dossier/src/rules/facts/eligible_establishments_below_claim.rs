//! A claimed share of eligible service establishments above the declared one (tourism of the earlier editions).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "eligible-establishments-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ cơ sở dịch vụ đủ điều kiện kê khai đạt mức tự chấm",
        "The declared share of eligible service establishments reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "Ba phần tư cơ sở đạt điều kiện an ninh, tự chấm mức 100%",
        "Three in four establishments meet the conditions of security, at the level of 100%",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::EligibleEstablishments]);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::testing::{best, costs, decimal, finds};

    const RULE: &str = "eligible-establishments-below-claim";

    #[test]
    fn two_criteria_of_148_measure_the_establishments() {
        let mut dossier = best(Edition::E2023, 26);
        finds(RULE, &dossier, &[]);
        dossier.facts.eligible_establishments = decimal("1");
        finds(RULE, &dossier, &[]);
        dossier.facts.eligible_establishments = decimal("0.75");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.eligible_establishments",
                "Tiêu chí 9 tự chấm mức a2 “Cơ sở kinh doanh dịch vụ đạt điều kiện an ninh, trật tự, phòng cháy chữa cháy, bảo vệ môi trường, an toàn thực phẩm theo pháp luật: 100%” nhưng tỷ lệ cơ sở dịch vụ đủ điều kiện kê khai là 75%",
                "Criterion 9 claims level a2 “Service business establishments meeting legal conditions on security, order, fire safety, environmental protection and food safety: 100%” while the declared share of service establishments that meet the conditions is 75%",
            )],
        );
        dossier.facts.eligible_establishments = decimal("0.7499");
        assert_eq!(
            costs(RULE, &dossier),
            [
                "8: a3 → a2, 100 → 99, 5★ → 5★",
                "9: a2 → a0, 100 → 98, 5★ → 5★"
            ]
        );
    }

    #[test]
    fn a_level_stays_within_its_case() {
        let mut dossier = best(Edition::E2019, 8);
        dossier.facts.eligible_establishments = decimal("0.4999");
        assert_eq!(
            costs(RULE, &dossier),
            [
                "9: a3 → a1, 100 → 98, 5★ → 5★",
                "10: a2 → a0, 100 → 98, 5★ → 5★"
            ]
        );
    }
}
