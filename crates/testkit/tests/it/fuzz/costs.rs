//! Costs of steps, as JSON or as a table: a plan costs what its steps cost.

use ocop_core::Star;
use ocop_core::improve::{Cost, CostUnit, ImprovementRequest};
use ocop_examples::costs::parse;
use rust_decimal::Decimal;

use super::way_up::{is_one_line, lowest};

pub(crate) fn costs(data: &[u8]) {
    let costs = match parse(data, "costs") {
        Ok(costs) => costs,
        Err(fault) => return is_one_line(&fault),
    };
    assert_eq!(parse(data, "costs").unwrap(), costs);

    let unit = costs.unit();
    let way = match ImprovementRequest::to(Star::Four)
        .costs(costs)
        .find(lowest())
    {
        Ok(way) => way,
        Err(fault) => {
            assert!(fault.path().starts_with("costs"), "{fault}");
            return;
        }
    };
    let Some(plan) = way.plan() else {
        assert!(!way.obstacles().is_empty());
        return;
    };
    assert_eq!(plan.apply().rate().unwrap().star(), Some(Star::Four));
    let unpriced = way.unpriced();
    let steps = plan.steps().map(|step| {
        assert!(!unpriced.contains(&step.criterion()));
        step.cost().unwrap()
    });
    let total = way.cost().unwrap();
    if unit == CostUnit::Ranks {
        let mut sum = [0; 9];
        for step in steps {
            let Cost::Ranks(ranks) = step else {
                panic!("{step:?}")
            };
            sum.iter_mut()
                .zip(ranks)
                .for_each(|(sum, rank)| *sum += rank);
        }
        assert_eq!(total, Cost::Ranks(sum));
    } else {
        let sum: Decimal = steps.map(|step| step.sum().unwrap()).sum();
        assert_eq!(total.sum(), Some(sum));
    }
}
