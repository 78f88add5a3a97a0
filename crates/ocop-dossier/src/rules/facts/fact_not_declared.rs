//! A figure that a claimed level or the sheet requires and that is not declared.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Criterion, Label};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::model::{LegalForm, Stage};
use crate::report::value::Value;
use crate::rules::facts::legal_form_contradicts_claim::CONCEPT;
use crate::rules::grounds::not_all_from_province::GROUND as OUTSIDE;
use crate::rules::rule::{Basis, Rule, Severity, Topic};
use crate::rules::shared::growth;
use crate::rules::shared::growth::Growth;

pub(crate) const RULE: Rule = Rule {
    name: "fact-not-declared",
    stage: Stage::Applicant,
    topic: Topic::Facts,
    severity: Severity::Warning,
    rejects: false,
    basis: Basis::Criterion,
    checks: Label::constant(
        "Số liệu mà mức tự chấm hoặc bộ tiêu chí yêu cầu được kê khai",
        "The figures that a claimed level or the sheet requires are declared",
    ),
    why: Label::constant(
        "Không có số liệu thì không có căn cứ xác định yêu cầu đã đạt hay chưa",
        "Without the figure, nobody can see whether the requirement is met",
    ),
    message: Label::constant(
        "chưa kê khai {fact}, là căn cứ xét {needing}",
        "the {fact} is not declared; it is needed for {needing}",
    ),
    repair: Label::constant(
        "kê khai {fact} trong phần kết quả sản xuất, kinh doanh của báo cáo",
        "declare the {fact} in the report's part on business results",
    ),
    example: Label::constant(
        "Tự chấm mức từ 75% lao động trong xã nhưng không kê khai số lao động",
        "The level of 75% of workers from the commune is claimed without the number of workers",
    ),
    check,
};

fn check(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let capital = top_of_joint_stock(examination);
    for &fact in Fact::ALL {
        let Some(path) = missing(examination, fact) else {
            continue;
        };
        let measuring = [fact];
        let measured = examination.claims_of(&measuring);
        let measured = measured.map(|(criterion, ..)| criterion);
        let further = match fact {
            Fact::LocalCapital => capital,
            Fact::ProvinceMaterial => all_from_province(examination),
            _ => None,
        };
        let keys: Vec<_> = measured.chain(further).map(Criterion::key).collect();
        let Some(&first) = keys.first() else { continue };
        findings.add_at_criterion(first, path, values(fact.words().into(), &keys), None);
    }
    class(examination, findings);
}

/// The class of a cooperative, if its claimed growth depends on the class.
fn class(examination: &Examination<'_>, findings: &mut Findings<'_>) {
    let Some((criterion, choice)) = examination.claim_on(growth::CONCEPT) else {
        return;
    };
    let by_profit = examination.procedure.levels.profit_growth;
    let years = growth::years(criterion, choice);
    let grown = Growth::of(examination, criterion).filter(|_| by_profit && years > 0);
    let Some(grown) = grown.filter(|grown| grown.lacks_class(years)) else {
        return;
    };
    let year = grown.last;
    let fact = Label::new(
        format!("xếp loại hợp tác xã năm {year}"),
        format!("class of the cooperative in {year}"),
    );
    let values = values(fact.into(), &[criterion.key()]);
    let path = format!("facts.years.{year}.cooperative_class");
    findings.add_at_criterion(criterion.key(), path, values, None);
}

/// A fact, and the criteria that need it.
fn values(fact: Value, keys: &[&str]) -> Vec<(&'static str, Value)> {
    let criteria = match keys {
        [_] => "criterion",
        _ => "criteria",
    };
    let all = keys.join(", ");
    let needing = Label::new(format!("tiêu chí {all}"), format!("{criteria} {all}"));
    vec![
        ("fact", fact),
        ("needing", needing.into()),
        ("criteria", keys.iter().copied().collect()),
    ]
}

/// The criterion at which the sheet rejects products with a part from outside the province.
fn all_from_province<'a>(examination: &'a Examination<'_>) -> Option<Criterion<'a>> {
    let mut grounds = examination.sheet().grounds();
    grounds.find(|ground| ground.id() == OUTSIDE)?.criterion()
}

/// The path at which a missing fact is to be declared. Missing years have their own rule.
fn missing(examination: &Examination<'_>, fact: Fact) -> Option<&'static str> {
    let facts = &examination.dossier.facts;
    let material = facts.material.as_ref();
    let contracts = facts.contracts.as_ref();
    let market = facts.market.as_ref();
    let is_declared = match fact {
        Fact::LocalWorkers => {
            let workers = facts.workers.unwrap_or_default();
            return match (workers.local, workers.total) {
                (None, None) => Some("facts.workers"),
                (None, Some(_)) => Some("facts.workers.local"),
                (Some(_), None) => Some("facts.workers.total"),
                _ => None,
            };
        }
        Fact::RevenueGrowth => true,
        Fact::CommuneMaterial => material.is_some_and(|own| own.commune.is_some()),
        Fact::ProvinceMaterial => material.is_some_and(|own| own.province.is_some()),
        Fact::StandardMaterial => material.is_some_and(|own| own.standard.is_some()),
        Fact::ContractedSales => contracts.is_some_and(|own| own.sales.is_some()),
        Fact::ContractedInput => contracts.is_some_and(|own| own.input.is_some()),
        Fact::ContractMonths => contracts.is_some_and(|own| own.months.is_some()),
        Fact::LocalCapital => facts.local_capital.is_some(),
        Fact::Agents => market.is_some_and(|own| own.agents.is_some()),
        Fact::MarketReach => market.is_some_and(|own| own.reach.is_some()),
        Fact::PromotionActivities => facts.promotion_activities.is_some(),
        Fact::TrainedStaff => facts.trained_staff.is_some(),
        Fact::EligibleEstablishments => facts.eligible_establishments.is_some(),
        Fact::NutrientIndicators => facts.nutrient_indicators.is_some(),
    };
    (!is_declared).then(|| fact.path())
}

/// The criterion of legal form, if a joint-stock company claims the level of local capital.
fn top_of_joint_stock<'a>(examination: &'a Examination<'_>) -> Option<Criterion<'a>> {
    let form = examination.dossier.applicant.legal_form;
    let (criterion, choice) = examination.claim_on(CONCEPT)?;
    let (_, level) = examination.procedure.levels.local_capital;
    (form == Some(LegalForm::JointStockCompany) && choice.level() == level).then_some(criterion)
}

#[cfg(test)]
mod tests {
    use ocop_core::{Edition, Lang};

    use crate::check::check;
    use crate::check::settings::Settings;
    use crate::model::{Dossier, Facts, LegalForm, Workers};
    use crate::testing::{best, choose, clean, costs, decimal, finds};

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
                    "Chưa kê khai số hoạt động quảng bá, là căn cứ xét tiêu chí 4.3",
                    "The number of promotion activities is not declared; it is needed for criterion 4.3",
                ),
                (
                    "facts.workers",
                    "Chưa kê khai tỷ lệ lao động địa phương, là căn cứ xét tiêu chí 3.3",
                    "The share of local workers is not declared; it is needed for criterion 3.3",
                ),
            ],
        );
        // A level without a measured condition requires no figure.
        choose(&mut dossier, "3.3", 0);
        choose(&mut dossier, "4.3", 1);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn of_two_numbers_the_missing_one_is_named() {
        let mut dossier = clean();
        let paths = [
            (Some(24), None, "facts.workers.local"),
            (None, Some(20), "facts.workers.total"),
        ];
        for (total, local, path) in paths {
            dossier.facts.workers = Some(Workers { total, local });
            assert_eq!(paths_of(&dossier), [path]);
        }
        // Too many local workers are another defect.
        dossier.facts.workers = Some(Workers {
            total: Some(1),
            local: Some(2),
        });
        finds(RULE, &dossier, &[]);
    }

    fn paths_of(dossier: &Dossier) -> alloc::vec::Vec<alloc::string::String> {
        let report = check(dossier, &Settings::default());
        let found = report
            .findings()
            .filter(|finding| finding.rule().name() == RULE);
        found.map(|finding| finding.path().into()).collect()
    }

    #[test]
    fn each_fact_is_reported_once_with_all_its_criteria() {
        let dossier = best(Edition::E2023, 26);
        let report = check(&dossier, &Settings::default());
        let found = report
            .findings()
            .filter(|finding| finding.path() == "facts.eligible_establishments");
        let both = |finding: &crate::Finding| Lang::ALL.map(|lang| finding.message(lang));
        let messages: alloc::vec::Vec<_> = found.flat_map(both).collect();
        assert_eq!(
            messages,
            [
                "Chưa kê khai tỷ lệ cơ sở dịch vụ đủ điều kiện, là căn cứ xét tiêu chí 8, 9",
                "The share of eligible service establishments is not declared; it is needed for criteria 8, 9"
            ]
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
        dossier.facts = Facts {
            local_capital: None,
            ..dossier.facts
        };
        finds(RULE, &dossier, &[]);
        dossier.applicant.legal_form = Some(LegalForm::JointStockCompany);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.local_capital",
                "Chưa kê khai tỷ lệ vốn góp của cộng đồng địa phương, là căn cứ xét tiêu chí 3.1",
                "The share of capital from the local community is not declared; it is needed for criterion 3.1",
            )],
        );
        dossier.facts.local_capital = decimal("0.2");
        finds(RULE, &dossier, &[]);
        dossier.facts.local_capital = None;
        choose(&mut dossier, "3.1", 2);
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_sheet_for_products_of_the_province_alone_requires_their_share() {
        let mut dossier = clean();
        dossier.facts.material.as_mut().unwrap().province = None;
        finds(
            RULE,
            &dossier,
            &[(
                "facts.material.province",
                "Chưa kê khai tỷ lệ nguyên liệu, sản phẩm trong tỉnh, là căn cứ xét tiêu chí 1.1",
                "The share of material or product from the province is not declared; it is needed for criterion 1.1",
            )],
        );
        // Unlike the facts of levels, it is required without a self-score too.
        dossier.facts.material = None;
        dossier.self_score = None;
        assert_eq!(paths_of(&dossier), ["facts.material.province"]);
        // No criterion of any sheet requires a fact twice.
        for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
            let report = check(&best(sheet.edition(), sheet.number()), &Settings::default());
            for finding in report
                .findings()
                .filter(|finding| finding.rule().name() == RULE)
            {
                let Some((_, crate::Value::List(keys))) = finding.values().last() else {
                    unreachable!("{finding:?}")
                };
                let once = keys
                    .iter()
                    .enumerate()
                    .all(|(index, key)| !keys[..index].contains(key));
                assert!(once, "{finding:?}");
            }
        }
    }

    #[test]
    fn a_cooperative_rated_by_its_class_declares_it() {
        let mut dossier = clean();
        // Under 26/2026 its profits count too.
        dossier
            .facts
            .years
            .get_mut(&2025)
            .unwrap()
            .cooperative_class = None;
        finds(RULE, &dossier, &[]);
        dossier.facts.years.remove(&2024);
        finds(
            RULE,
            &dossier,
            &[(
                "facts.years.2025.cooperative_class",
                "Chưa kê khai xếp loại hợp tác xã năm 2025, là căn cứ xét tiêu chí 3.4",
                "The class of the cooperative in 2025 is not declared; it is needed for criterion 3.4",
            )],
        );
        // Without the classification among the documents, its accounts are required.
        dossier.documents.remove("phan-loai-htx");
        finds(RULE, &dossier, &[]);
        assert_eq!(costs("two-years-of-accounts-missing", &dossier).len(), 1);
        dossier.steps.filed = None;
        finds(RULE, &dossier, &[]);
    }

    #[test]
    fn a_cooperative_of_148_has_its_class_only() {
        let mut dossier = best(Edition::E2023, 1);
        dossier.steps.filed = clean().steps.filed;
        dossier.facts = clean().facts;
        dossier.applicant.legal_form = Some(LegalForm::Cooperative);
        assert_eq!(paths_of(&dossier), [""; 0]);
        dossier
            .facts
            .years
            .get_mut(&2025)
            .unwrap()
            .cooperative_class = None;
        assert_eq!(paths_of(&dossier), ["facts.years.2025.cooperative_class"]);
        dossier.documents.clear();
        assert_eq!(paths_of(&dossier), ["facts.years.2025.cooperative_class"]);
        assert_eq!(costs("two-years-of-accounts-missing", &dossier), [""; 0]);
        choose(&mut dossier, "3.d", 0);
        assert_eq!(paths_of(&dossier), [""; 0]);
    }
}
