//! A claimed growth of revenue above that of the declared years (1048/2019).

use ocop_core::Label;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::Stage;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::claim;

pub(crate) const RULE: Rule = Rule {
    name: "revenue-growth-below-claim",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Error,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Tăng trưởng doanh thu theo số liệu kê khai đạt mức tự chấm",
        "The growth of the declared revenue reaches the claimed level",
    ),
    why: claim::WHY,
    message: claim::SHARE,
    repair: claim::REPAIR,
    example: Label::constant(
        "Doanh thu tăng 8%, tự chấm mức từ 10% trở lên",
        "Revenue up by 8%, at the level of 10% or more",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    claim::is_above_facts(examination, findings, &[Fact::RevenueGrowth]);
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use crate::model::{Dossier, Year};
    use crate::testing::{best, choose, costs, decimal, finds};

    const RULE: &str = "revenue-growth-below-claim";

    fn with_revenue(set: u16, years: &[(u16, &str)]) -> Dossier {
        let mut dossier = best(Edition::E2019, set);
        for &(year, revenue) in years {
            let year_of = Year {
                revenue: decimal(revenue),
                ..Year::default()
            };
            dossier.facts.years.insert(year, year_of);
        }
        dossier
    }

    #[test]
    fn ten_percent_are_enough_and_less_is_not() {
        finds(RULE, &best(Edition::E2019, 12), &[]);
        finds(
            RULE,
            &with_revenue(12, &[(2021, "2000000"), (2022, "2200000")]),
            &[],
        );
        let dossier = with_revenue(12, &[(2021, "2000000"), (2022, "2199999")]);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.years.2022.revenue",
                "Tiêu chí 3.4 tự chấm mức 2 “Doanh thu tăng trưởng từ 10% trở lên so với năm liền trước” nhưng tăng trưởng doanh thu so với năm trước kê khai là 9,99%",
                "Criterion 3.4 claims level 2 “Revenue growth of 10% or more on the year before” while the declared revenue growth on the year before is 9.99%",
            )],
        );
        assert_eq!(costs(RULE, &dossier), ["3.4: 2 → 1, 100 → 99, 5★ → 5★"]);
    }

    #[test]
    fn tourism_has_a_level_for_any_growth() {
        let mut dossier = with_revenue(8, &[(2021, "100"), (2022, "101")]);
        choose(&mut dossier, "3.4", 1);
        finds(RULE, &dossier, &[]);
        let mut dossier = with_revenue(8, &[(2021, "100"), (2022, "100")]);
        choose(&mut dossier, "3.4", 1);
        assert_eq!(costs(RULE, &dossier), ["3.4: 1 → 0, 98 → 97, 5★ → 5★"]);
    }

    #[test]
    fn years_that_do_not_compare_contradict_nothing() {
        finds(RULE, &with_revenue(12, &[(2022, "100")]), &[]);
        finds(RULE, &with_revenue(12, &[(2020, "100"), (2022, "90")]), &[]);
        finds(RULE, &with_revenue(12, &[(2021, "0"), (2022, "90")]), &[]);
    }
}
