//! A claimed share under chain contracts above the declared one.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "contracted-share-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tỷ lệ hợp đồng liên kết kê khai đạt mức tự chấm",
        "The declared share under chain contracts reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "Hợp đồng liên kết cho 60% sản lượng, tự chấm mức trên 75%",
        "Contracts for 60% of sales volume, at the level of over 75%",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(
        examination,
        findings,
        &[Fact::ContractedSales, Fact::ContractedInput],
    );
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::Contracts;
    use crate::testing::{best, clean, costs, decimal, finds};

    const RULE: &str = "contracted-share-below-claim";

    #[test]
    fn exactly_75_percent_of_sales_is_read_for_the_applicant() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.75");
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().sales = decimal("0.7499");
        finds(
            RULE,
            &dossier,
            &[(
                "facts.contracts.sales",
                "Tiêu chí 1.5 tự chấm mức 3 “Hợp đồng liên kết trên 75% sản lượng tiêu thụ” nhưng tỷ lệ sản lượng tiêu thụ có hợp đồng liên kết kê khai là 74,99%",
                "Criterion 1.5 claims level 3 “Contracts for over 75% of sales volume” while the declared share of sales volume under contract is 74.99%",
            )],
        );
        // 1.5 level 3 is marked with four stars.
        assert_eq!(costs(RULE, &dossier), ["1.5: 3 → 2, 75 → 74, 4★ → 3★"]);
        dossier.facts.contracts = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn processed_products_of_148_go_by_the_input() {
        let mut dossier = best(Edition::E2023, 7);
        let mut contracts = Contracts {
            input: decimal("0.75"),
            ..Contracts::default()
        };
        dossier.facts.contracts = Some(contracts);
        finds(RULE, &dossier, &[]);
        contracts.input = decimal("0.5");
        dossier.facts.contracts = Some(contracts);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.contracts.input",
                "Tiêu chí 1.d tự chấm mức 4 “Hợp đồng liên kết nguyên liệu đầu vào cho chế biến: trên 75% sản lượng, thực hiện ổn định từ 12 tháng trở lên” nhưng tỷ lệ nguyên liệu đầu vào có hợp đồng liên kết kê khai là 50%",
                "Criterion 1.d claims level 4 “Contracts for over 75% of the volume of input raw material for processing, carried out steadily for 12 months or more” while the declared share of input material under contract is 50%",
            )],
        );
    }
}
