//! A claimed market farther, or with more agents, than is declared.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "market-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Phạm vi thị trường và số đại lý kê khai đạt mức tự chấm",
        "The declared reach of the market and the agents reach the claimed level",
    ),
    why: claim::WHY,
    message: Label::constant(
        "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng {fact} kê khai là {declared}",
        "criterion {criterion} claims level {level} “{condition}” while the declared entry for {fact} is {declared}",
    ),
    repair: claim::REPAIR,
    example: Label::constant(
        "4 đại lý, tự chấm mức từ 5 đại lý trở lên",
        "4 agents, at the level of 5 or more",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::MarketReach, Fact::Agents]);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Market, Reach};
    use crate::testing::{best, clean, costs, finds};

    const RULE: &str = "market-below-claim";

    #[test]
    fn five_agents_are_enough_and_four_are_not() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.market.as_mut().unwrap().agents = Some(5);
        finds(RULE, &dossier, &[]);
        dossier.facts.market.as_mut().unwrap().agents = Some(4);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.market.agents",
                "Tiêu chí 4.1 tự chấm mức 3 “Thị trường ngoài cấp xã: từ 5 đại diện/đại lý phân phối trở lên” nhưng số đại diện, đại lý phân phối hoặc quảng bá kê khai là 4",
                "Criterion 4.1 claims level 3 “Market outside the commune: 5 or more distribution representatives/agents” while the declared entry for representatives or agents of distribution or promotion is 4",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 2, 75 → 74, 4★ → 3★"]);
    }

    #[test]
    fn a_market_within_the_commune_is_not_outside_it() {
        let mut dossier = clean();
        dossier.facts.market.as_mut().unwrap().reach = Some(Reach::OutsideCommune);
        finds(RULE, &dossier, &[]);
        dossier.facts.market.as_mut().unwrap().reach = Some(Reach::Commune);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.market.reach",
                "Tiêu chí 4.1 tự chấm mức 3 “Thị trường ngoài cấp xã: từ 5 đại diện/đại lý phân phối trở lên” nhưng phạm vi thị trường kê khai là trong xã",
                "Criterion 4.1 claims level 3 “Market outside the commune: 5 or more distribution representatives/agents” while the declared entry for reach of the market is within the commune",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 1, 75 → 73, 4★ → 2★"]);
        // Each of two facts is a defect of its own.
        dossier.facts.market.as_mut().unwrap().agents = Some(0);
        assert_eq!(costs(RULE, &dossier).len(), 2);
        dossier.facts.market = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn tourism_counts_agents_of_promotion() {
        let mut dossier = best(Edition::E2026, 26);
        let mut market = Market {
            agents: Some(5),
            ..Market::default()
        };
        dossier.facts.market = Some(market);
        finds(RULE, &dossier, &[]);
        market.agents = Some(2);
        dossier.facts.market = Some(market);
        assert_eq!(costs(RULE, &dossier), ["4.1: 3 → 1, 100 → 96, 5★ → 5★"]);
    }
}
