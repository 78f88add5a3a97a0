//! A fact that a claimed level measures and that is not declared.

use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Criterion, Label};

use crate::case::Case;
use crate::dossier::{LegalForm, Stage};
use crate::evidence::fact::Fact;
use crate::findings::Findings;
use crate::rule::{Basis, Rule, Severity, Topic};
use crate::rules::legal_form_contradicts_claim::{CONCEPT, TOP};
use crate::value::Value;

pub(crate) const RULE: Rule = Rule {
    name: "fact-not-declared",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số liệu mà mức tự chấm đòi hỏi được kê khai",
        "The figures that a claimed level asks for are declared",
    ),
    why: Label::constant(
        "Không có số liệu thì người chấm không thấy được mức đó đã đạt hay chưa",
        "Without the figure nobody can see whether the level is reached",
    ),
    message: Label::constant(
        "chưa kê khai {fact}, cần cho mức tự chấm của tiêu chí {criteria}",
        "no figure is declared for {fact}, which the claimed level of criterion {criteria} asks for",
    ),
    repair: Label::constant(
        "kê khai {fact} trong phần kết quả sản xuất kinh doanh của báo cáo",
        "declare the {fact} in the report's part on results",
    ),
    example: Label::constant(
        "Tự chấm mức từ 75% lao động trong xã mà không ghi số lao động",
        "The level of 75% of workers from the commune without the number of workers",
    ),
    check,
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let capital = top_of_joint_stock(case);
    for &fact in Fact::ALL {
        let Some(path) = missing(case, fact) else {
            continue;
        };
        let measured = case.claims().filter(|(_, _, row)| {
            row.bounds.iter().any(|bound| bound.fact == fact)
        });
        let by_capital = capital.filter(|_| fact == Fact::LocalCapital);
        let mut criteria = measured.map(|(criterion, ..)| criterion).chain(by_capital).peekable();
        let Some(first) = criteria.peek().map(|criterion| criterion.key()) else {
            continue;
        };
        let keys: Value = criteria.map(Criterion::key).collect();
        let values: Vec<_> = vec![("fact", fact.label().into()), ("criteria", keys)];
        findings.add_at_criterion(first, path, values, None);
    }
}

/// Where a fact is to be declared that is not; years have a rule of their own.
fn missing(case: &Case<'_>, fact: Fact) -> Option<&'static str> {
    let facts = &case.dossier.facts;
    let material = facts.material.unwrap_or_default();
    let contracts = facts.contracts.unwrap_or_default();
    let market = facts.market.unwrap_or_default();
    let is_declared = match fact {
        Fact::LocalWorkers => {
            let workers = facts.workers.unwrap_or_default();
            return match (workers.local, workers.total) {
                (None, None) => Some("facts.workers"),
                (None, Some(_)) => Some("facts.workers.local"),
                // Of no workers there is no share.
                (Some(_), None) | (Some(0), Some(0)) => Some("facts.workers.total"),
                _ => None,
            };
        }
        Fact::RevenueGrowth => true,
        Fact::CommuneMaterial => material.commune.is_some(),
        Fact::ProvinceMaterial => material.province.is_some(),
        Fact::StandardMaterial => material.standard.is_some(),
        Fact::ContractedSales => contracts.sales.is_some(),
        Fact::ContractedInput => contracts.input.is_some(),
        Fact::ContractMonths => contracts.months.is_some(),
        Fact::LocalCapital => facts.local_capital.is_some(),
        Fact::Agents => market.agents.is_some(),
        Fact::MarketReach => market.reach.is_some(),
        Fact::PromotionActivities => facts.promotion_activities.is_some(),
        Fact::TrainedStaff => facts.trained_staff.is_some(),
        Fact::EligibleEstablishments => facts.eligible_establishments.is_some(),
        Fact::NutrientIndicators => facts.nutrient_indicators.is_some(),
    };
    (!is_declared).then(|| fact.path())
}

/// The criterion of legal form where a joint-stock company claims the level of 51 % local capital.
fn top_of_joint_stock<'a>(case: &'a Case<'_>) -> Option<Criterion<'a>> {
    let form = case.dossier.applicant.legal_form;
    let (criterion, choice) = case.claim_on(CONCEPT)?;
    (form == Some(LegalForm::JointStockCompany) && choice.level() == TOP).then_some(criterion)
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::dossier::{Dossier, Facts, LegalForm, Workers};
    use crate::settings::Settings;
    use crate::testing::{best, choose, clean, decimal, finds};

    const RULE: &str = "fact-not-declared";

    #[test]
    fn a_fact_that_a_level_measures_is_declared() {
        let mut dossier = clean();
        finds(RULE, &dossier, &[]);
        dossier.facts.workers = None;
        dossier.facts.promotion_activities = None;
        finds(
            RULE,
            &dossier,
            &[
                (
                    "facts.promotion_activities",
                    "Chưa kê khai số hoạt động quảng bá, cần cho mức tự chấm của tiêu chí 4.3",
                    "No figure is declared for promotion activities, which the claimed level of criterion 4.3 asks for",
                ),
                (
                    "facts.workers",
                    "Chưa kê khai tỷ lệ lao động địa phương, cần cho mức tự chấm của tiêu chí 3.3",
                    "No figure is declared for share of local workers, which the claimed level of criterion 3.3 asks for",
                ),
            ],
        );
        // A level that measures nothing needs no figure.
        choose(&mut dossier, "3.3", 0);
        choose(&mut dossier, "4.3", 1);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn one_of_two_numbers_is_named_where_it_stands() {
        let mut dossier = clean();
        let paths = [
            (Some(24), None, "facts.workers.local"),
            (None, Some(20), "facts.workers.total"),
            (Some(0), Some(0), "facts.workers.total"),
        ];
        for (total, local, path) in paths {
            dossier.facts.workers = Some(Workers { total, local });
            assert_eq!(paths_of(&dossier), [path]);
        }
        // Too many local workers are another defect.
        dossier.facts.workers = Some(Workers { total: Some(1), local: Some(2) });
        finds(RULE, &dossier, &[]);
    }

    fn paths_of(dossier: &Dossier) -> alloc::vec::Vec<alloc::string::String> {
        let report = check(dossier, &Settings::default());
        let found = report.findings().filter(|finding| finding.rule().name() == RULE);
        found.map(|finding| finding.path().into()).collect()
    }

    #[test]
    fn each_fact_is_told_once_with_all_its_criteria() {
        let dossier = best(Edition::E2023, 26);
        let report = check(&dossier, &Settings::default());
        let found = report.findings().filter(|finding| finding.path() == "facts.eligible_establishments");
        let messages: alloc::vec::Vec<_> = found.map(|finding| finding.message(Lang::Vi)).collect();
        assert_eq!(
            messages,
            ["Chưa kê khai tỷ lệ cơ sở dịch vụ đủ điều kiện, cần cho mức tự chấm của tiêu chí 8, 9"]
        );
    }

    #[test]
    fn every_fact_of_every_sheet_is_found_where_it_is_to_be_declared() {
        let mut paths = alloc::collections::BTreeSet::new();
        for edition in Edition::ALL {
            for sheet in edition.sheets() {
                paths.extend(paths_of(&best(edition, sheet.number())));
            }
        }
        let paths: alloc::vec::Vec<_> = paths.into_iter().collect();
        assert_eq!(
            paths,
            [
                "facts.contracts.input",
                "facts.contracts.months",
                "facts.contracts.sales",
                "facts.eligible_establishments",
                "facts.market.agents",
                "facts.market.reach",
                "facts.material.commune",
                "facts.material.province",
                "facts.material.standard",
                "facts.nutrient_indicators",
                "facts.promotion_activities",
                "facts.trained_staff",
                "facts.workers",
            ]
        );
    }

    #[test]
    fn local_capital_decides_for_a_joint_stock_company_only() {
        let mut dossier = clean();
        dossier.facts = Facts { local_capital: None, ..dossier.facts };
        finds(RULE, &dossier, &[]);
        dossier.applicant.legal_form = Some(LegalForm::JointStockCompany);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.local_capital",
                "Chưa kê khai tỷ lệ vốn góp của cộng đồng địa phương, cần cho mức tự chấm của tiêu chí 3.1",
                "No figure is declared for share of capital contributed by the local community, which the claimed level of criterion 3.1 asks for",
            )],
        );
        dossier.facts.local_capital = decimal("0.2");
        finds(RULE, &dossier, &[]);
        dossier.facts.local_capital = None;
        choose(&mut dossier, "3.1", 2);
        finds(RULE, &dossier, &[]);
    }
}
