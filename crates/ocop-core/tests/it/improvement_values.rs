//! Values of an improvement, its plans and its steps, one at a time.

use ocop_core::improve::{Cost, CostUnit, Costs, Held, Improvement, Obstacle};
use ocop_core::{
    Council, Edition, ImprovementRequest, Mean, Points, RequirementRule, Rules, ScorecardBuilder,
    Sheet, Star,
};
use rust_decimal::Decimal;

use crate::util::{choice_worth, full};

fn set_7() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

fn of_one(builder: ScorecardBuilder) -> Council {
    Council::of([builder.complete().unwrap()]).unwrap()
}

/// Full marks on set 7 of 26/2026 but for these levels.
fn lowered(levels: &[(&str, u8)]) -> ScorecardBuilder {
    let mut builder = full(&set_7());
    for &(key, level) in levels {
        builder.set(key, level).unwrap();
    }
    builder
}

/// 89 points, four stars: a point more on any of four criteria without marks gives the fifth.
fn a_point_short() -> Council {
    of_one(lowered(&[("1.2", 1), ("1.3", 0), ("3.3", 0), ("11", 0)]))
}

/// Full points except on 1.1, whose first level three stars require.
fn without_1_1() -> Council {
    of_one(lowered(&[("1.1", 0)]))
}

fn keys<'a>(criteria: impl IntoIterator<Item = ocop_core::Criterion<'a>>) -> Vec<&'a str> {
    criteria
        .into_iter()
        .map(ocop_core::Criterion::key)
        .collect()
}

#[test]
fn plans_of_equal_rank_are_given_up_to_the_requested_number() {
    let council = a_point_short();
    assert_eq!(council.rate().unwrap().star(), Some(Star::Four));
    let find = |most| {
        ImprovementRequest::to(Star::Five)
            .plans(most)
            .find(&council)
            .unwrap()
    };
    let all = find(100);
    let count = all.plans().len();
    assert!(count > 2 && !all.has_more(), "{count}");
    for (most, given) in [(0, 1), (1, 1), (2, 2), (count - 1, count - 1)] {
        let improvement = find(most);
        assert_eq!(
            (improvement.plans().len(), improvement.has_more()),
            (given, true),
            "{most}"
        );
    }
    let improvement = find(count);
    assert_eq!(
        (improvement.plans().len(), improvement.has_more()),
        (count, false)
    );
}

#[test]
fn a_cost_of_one_level_overrides_that_of_the_criterion() {
    let council = without_1_1();
    let [three, ten] = [3, 10].map(Decimal::from);
    let cost = |level| {
        let costs = Costs::in_unit(CostUnit::Dong).step("1.1", ten);
        let costs = costs.step_to("1.1", level, three);
        let improvement = ImprovementRequest::to(Star::Five)
            .costs(costs)
            .find(&council)
            .unwrap();
        improvement.cost().and_then(Cost::sum)
    };
    // The plan goes to level 1.
    assert_eq!(cost(1), Some(three));
    assert_eq!(cost(2), Some(ten));
}

#[test]
fn costs_are_taken_up_to_nine_places_and_a_thousand_billion() {
    let council = without_1_1();
    let find = |cost: Decimal, budget: Decimal| {
        let costs = Costs::in_unit(CostUnit::Dong).usual(cost);
        let request = ImprovementRequest::to(Star::Five)
            .costs(costs)
            .budget(budget);
        request
            .find(&council)
            .map(|improvement| improvement.plan().is_some())
    };
    let most = Decimal::from(1_000_000_000_000_000_u64);
    assert_eq!(find(Decimal::new(1, 9), Decimal::ONE), Ok(true));
    assert!(find(Decimal::new(1, 10), Decimal::ONE).is_err());
    assert_eq!(find(most, most), Ok(true));
    assert!(find(most + Decimal::ONE, most).is_err());
    // A budget of more places than the costs have is cut off.
    let half = Decimal::new(5, 1);
    assert_eq!(find(half, Decimal::new(55, 2)), Ok(true));
    assert_eq!(find(half, Decimal::new(49, 2)), Ok(false));
}

#[test]
fn missing_points_are_an_obstacle_only_if_they_are_missing() {
    // Without 1.1, less than full points are reached, and its requirement is unmet too.
    let one = without_1_1();
    let reached = one.mean();
    let total = one.scorecards()[0].total().get();
    for members in [1, 2] {
        let cards = vec![one.scorecards()[0].clone(); members];
        let council = Council::of(cards).unwrap();
        let points = |margin| {
            let request = ImprovementRequest::to(Star::Five)
                .margin(Points::new(margin))
                .fix("1.1");
            let improvement = request.find(&council).unwrap();
            assert!(improvement.plan().is_none());
            let mut obstacles = improvement.obstacles().iter();
            obstacles.find_map(|one| match one {
                Obstacle::Points {
                    highest, wanted, ..
                } => Some((*highest, *wanted)),
                _ => None,
            })
        };
        assert_eq!(points(total - 90), None);
        let wanted = Points::new(total + 1);
        assert_eq!(points(total - 89), Some((reached, wanted)));
    }
}

#[test]
fn criteria_that_stay_come_with_the_reason() {
    let council = of_one(lowered(&[("1.1", 0), ("1.3", 0)]));
    let find = |request: ImprovementRequest| request.find(&council).unwrap();
    // 1.2 is fixed at its best, 1.3 is free.
    let improvement = find(ImprovementRequest::to(Star::Five).fix("1.1").fix("1.2"));
    assert_eq!(keys(improvement.fixed()), ["1.1"]);
    assert!(improvement.unpriced().is_empty());
    let costs = Costs::in_unit(CostUnit::Dong).step("1.1", Decimal::ONE);
    let improvement = find(ImprovementRequest::to(Star::Five).costs(costs));
    assert_eq!(keys(improvement.unpriced()), ["1.3"]);
    assert!(improvement.fixed().is_empty());
}

#[test]
fn if_every_star_is_blocked_the_lowest_one_not_reached_is_reported() {
    let blocked = |council: &Council, request: ImprovementRequest| {
        let improvement = request.highest(council).unwrap();
        assert!(improvement.plan().is_none());
        improvement.star()
    };
    // A ground blocks three stars as well.
    let sheet = Edition::E2026.sheet(14).unwrap();
    let council = of_one(full(&sheet));
    let ground = sheet.grounds().next().unwrap().id().to_owned();
    let council = council.with_ground(&ground).unwrap();
    assert_eq!(
        blocked(&council, ImprovementRequest::to(Star::Five)),
        Star::Three
    );
    // With 89 points fixed, four stars are reached, and 40 points above any band are out of reach.
    let council = a_point_short();
    let sheet = set_7();
    let fixed = sheet
        .criteria()
        .fold(ImprovementRequest::to(Star::Three), |to, one| {
            to.fix(one.key())
        });
    assert_eq!(blocked(&council, fixed.margin(Points::new(40))), Star::Five);
}

#[test]
fn reasons_and_obstacles_are_spelled_in_kebab_case() {
    let spelled = Held::ALL.map(Held::as_str);
    assert_eq!(
        spelled,
        [
            "fixed", "barred", "unpriced", "several", "case", "story", "nothing"
        ]
    );
    let names = |improvement: &Improvement| {
        improvement
            .obstacles()
            .iter()
            .map(Obstacle::as_str)
            .collect::<Vec<_>>()
    };
    let council = without_1_1();
    let to = || ImprovementRequest::to(Star::Five);
    let improvement = to()
        .fix("1.1")
        .margin(Points::new(10))
        .find(&council)
        .unwrap();
    assert_eq!(names(&improvement), ["need", "points"]);
    let costs = Costs::in_unit(CostUnit::Dong).usual(Decimal::ONE);
    let improvement = to()
        .costs(costs)
        .budget(Decimal::ZERO)
        .find(&council)
        .unwrap();
    assert_eq!(names(&improvement), ["budget"]);
}

#[test]
fn criteria_that_require_a_story_are_scored_once_there_is_one() {
    // Without a story, and a point more is wanted than there is; three stars ask for no story.
    let without = lowered(&[("1.3", 0), ("5.1", 1)]);
    let council = of_one(without.leave_out("5.2").unwrap());
    let sheet = set_7();
    let only = |free: &[&str]| {
        let fixed = sheet.criteria().filter(|one| !free.contains(&one.key()));
        let request = fixed.fold(ImprovementRequest::to(Star::Three), |to, one| {
            to.fix(one.key())
        });
        let wanted = council.scorecards()[0].total().get() + 1;
        let margin = Points::new(wanted - 50);
        request.margin(margin).find(&council).unwrap()
    };
    let improvement = only(&["5.1", "5.2"]);
    let card = improvement.plan().unwrap().apply().scorecards()[0].clone();
    let zero = choice_worth(sheet.criterion("5.2").unwrap(), 0);
    assert!(card.points("5.1") > Some(Points::ZERO));
    assert_eq!(card.choice("5.2"), zero);
    // Without a story it stays left out.
    let improvement = only(&["1.3"]);
    let card = improvement.plan().unwrap().apply().scorecards()[0].clone();
    assert_eq!(card.choice("5.2"), None);
}

#[test]
fn a_step_has_its_points_and_the_stars_whose_requirement_it_meets() {
    for requirement_rule in RequirementRule::ALL {
        let cards = [lowered(&[("2.3", 1)]), lowered(&[("2.3", 0)])];
        let cards = cards.map(|builder| builder.complete().unwrap());
        let council = Council::of(cards).unwrap();
        let council = council.under(Rules::default().requirement(requirement_rule));
        let improvement = ImprovementRequest::to(Star::Four).find(&council).unwrap();
        let plan = improvement.plan().unwrap();
        let step = plan.steps().next().unwrap();
        assert_eq!((plan.steps().len(), step.criterion().key()), (1, "2.3"));
        let worth = step.criterion().level_of(step.to()).unwrap().points();
        assert_eq!(step.points_then(), worth);
        assert!(worth >= Points::new(3));
        assert_eq!(
            step.meets(),
            [Star::Three, Star::Four],
            "{requirement_rule}"
        );
        assert!(!step.ends_stop());
    }
}

#[test]
fn a_step_ends_the_stop_that_zeros_made() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let zero = |key: &str| choice_worth(sheet.criterion(key).unwrap(), 0).unwrap();
    let open = sheet.criteria().find(|one| {
        let marked = Star::RECOGNISED
            .iter()
            .any(|&star| one.requirement(star).is_some());
        marked && !one.stops_on_zero() && choice_worth(*one, 0).is_some()
    });
    let open = open.unwrap().key();
    let fine = full(&sheet).choose(open, zero(open)).unwrap();
    let stopped = fine.choose("6.1", zero("6.1")).unwrap();
    let cards = [stopped.clone(), stopped].map(|builder| builder.complete().unwrap());
    let council = Council::of(cards).unwrap();
    let improvement = ImprovementRequest::to(Star::Five).find(&council).unwrap();
    let plan = improvement.plan().unwrap();
    let reported: Vec<_> = plan
        .steps()
        .map(|step| (step.criterion().key(), step.ends_stop()))
        .collect();
    assert_eq!(reported, [("6.1", true), (open, false)]);
    assert!(improvement.plan().unwrap().apply().mean() > Mean::ZERO);
}

#[test]
fn a_cost_of_another_form_is_refused_with_the_expected_form() {
    let error = serde_json::from_str::<Costs>(r#"{"unit":"dong","usual":true}"#).unwrap_err();
    let wanted = "expected a cost as text or as a whole number";
    assert!(error.to_string().contains(wanted), "{error}");
}
