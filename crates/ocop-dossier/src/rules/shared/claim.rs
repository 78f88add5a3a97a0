//! What checks of claimed levels share: how a claim is named, and a declared fact below it.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Label};
use rust_decimal::Decimal;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::evidence::fact::Fact;
use crate::report::value::Value;

/// Why a level is set beside the declared figures.
pub(crate) const WHY: Label = Label::constant(
    "Mức điểm phải khớp với số liệu mà chủ thể tự kê khai trong cùng hồ sơ",
    "A level must agree with the figures that the applicant declares in the same dossier",
);
/// A share that is below what a level asks.
pub(crate) const SHARE: Label = Label::constant(
    "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng {fact} kê khai là {declared}",
    "criterion {criterion} claims level {level} “{condition}” while the declared {fact} is {declared}",
);
/// A number that is below what a level asks.
pub(crate) const NUMBER: Label = Label::constant(
    "tiêu chí {criterion} tự chấm mức {level} “{condition}” nhưng {fact} kê khai là {declared}",
    "criterion {criterion} claims level {level} “{condition}” while the declared number of {fact} is {declared}",
);
/// What to do about a figure below a level.
pub(crate) const REPAIR: Label = Label::constant(
    "chấm lại tiêu chí {criterion} theo số liệu, hoặc sửa số liệu nếu kê khai sai",
    "score criterion {criterion} by the figures, or correct them if they are wrong",
);

/// A claim as messages name it: criterion, level, condition.
pub(crate) fn values(criterion: Criterion<'_>, choice: Choice) -> Vec<(&'static str, Value)> {
    let condition = criterion
        .level_of(choice)
        .map(|level| level.label().clone());
    vec![
        ("criterion", criterion.key().into()),
        ("level", choice.to_string().as_str().into()),
        ("condition", condition.map_or("".into(), Value::from)),
    ]
}

/// The path of a claim.
pub(crate) fn path(criterion: Criterion<'_>) -> Cow<'static, str> {
    format!("self_score.choices.{}", criterion.key()).into()
}

/// Finds the claims whose condition asks more of some facts than is declared.
pub(crate) fn is_above_facts(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    facts: &[Fact],
) {
    for (criterion, choice, row) in examination.claims() {
        let bounds = row.bounds.iter();
        for bound in
            bounds.filter(|bound| facts.contains(&bound.fact) && examination.is_below(bound))
        {
            let mut values = values(criterion, choice);
            values.push(("fact", bound.fact.label().into()));
            values.extend(declared(examination, bound.fact));
            let left = examination.remaining(criterion, choice, examination.present(criterion));
            let risk = examination.risk(vec![(criterion, choice, left)]);
            findings.add_at_criterion(
                criterion.key(),
                place(examination, bound.fact),
                values,
                risk,
            );
        }
    }
}

/// What is declared of a fact that is measured.
fn declared(examination: &Examination<'_>, fact: Fact) -> Vec<(&'static str, Value)> {
    let facts = &examination.dossier.facts;
    let (number, of) = examination.measured(fact).unwrap_or_default();
    let share = Value::Share(number.checked_div(of).unwrap_or_default());
    let market = facts.market.unwrap_or_default();
    let count = |count: Option<u32>| count.unwrap_or_default().into();
    match fact {
        Fact::LocalWorkers => {
            let workers = facts.workers.unwrap_or_default();
            vec![
                ("local", count(workers.local)),
                ("total", count(workers.total)),
                ("declared", share),
            ]
        }
        Fact::MarketReach => {
            let reach = market.reach.map(|reach| reach.label().into());
            vec![("declared", reach.unwrap_or(Value::Decimal(Decimal::ZERO)))]
        }
        Fact::Agents => vec![("declared", count(market.agents))],
        Fact::ContractMonths => {
            let contracts = facts.contracts.unwrap_or_default();
            vec![("declared", count(contracts.months))]
        }
        Fact::PromotionActivities => vec![("declared", count(facts.promotion_activities))],
        Fact::NutrientIndicators => vec![("declared", count(facts.nutrient_indicators))],
        _ => vec![("declared", share)],
    }
}

/// Where a fact is declared.
fn place(examination: &Examination<'_>, fact: Fact) -> Cow<'static, str> {
    match (fact, examination.dossier.facts.years.keys().last()) {
        (Fact::RevenueGrowth, Some(year)) => format!("{}.{year}.revenue", fact.path()).into(),
        _ => fact.path().into(),
    }
}
