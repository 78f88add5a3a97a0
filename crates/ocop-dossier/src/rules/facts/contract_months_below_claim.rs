//! A claimed steady performance of contracts longer than the declared months.

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "contract-months-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số tháng thực hiện hợp đồng liên kết đạt mức tự chấm",
        "The declared months of steady contracts reach the claimed level",
    ),
    why: claim::WHY,
    message: claim::NUMBER,
    repair: claim::REPAIR,
    example: Label::constant(
        "Hợp đồng mới thực hiện 10 tháng, tự chấm mức ổn định từ 12 tháng",
        "Contracts carried out for 10 months, at the level of 12 months or more",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::ContractMonths]);
}

#[cfg(test)]
mod tests {
    use crate::testing::{choose, clean, costs, finds};

    const RULE: &str = "contract-months-below-claim";

    #[test]
    fn twelve_months_are_enough_and_eleven_are_not() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        choose(&mut dossier, "1.5", 4);
        dossier.facts.contracts.as_mut().unwrap().months = Some(12);
        finds(RULE, &dossier, &[]);
        dossier.facts.contracts.as_mut().unwrap().months = Some(11);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.contracts.months",
                "Tiêu chí 1.5 tự chấm mức 4 “Hợp đồng liên kết trên 75% sản lượng tiêu thụ, thực hiện ổn định từ 12 tháng trở lên tính đến khi đăng ký” nhưng số tháng thực hiện hợp đồng liên kết ổn định kê khai là 11",
                "Criterion 1.5 claims level 4 “Contracts for over 75% of sales volume, carried out steadily for 12 months or more up to registration” while the declared number of months of steady performance of the contracts is 11",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["1.5: 4 → 3, 76 → 75, 4★ → 4★"]);
        dossier.facts.contracts.as_mut().unwrap().months = None;
        finds(RULE, &dossier, &[]);
    }
}
