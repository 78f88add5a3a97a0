//! Improvements: as expected for the shared cases, and no dearer than any other plan.

use std::collections::BTreeMap;

use ocop_core::improve::{Cost, CostUnit, Costs, Held, Improvement, Obstacle};
use ocop_core::json::Record;
use ocop_core::{
    Choice, Council, Criterion, Edition, ImprovementRequest, Mean, Points, RequirementRule, Rules,
    Scorecard, Sheet, Star,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use testkit::cases::RATING;

use crate::laws::builder;
use crate::util::{full, rows, sheets};

/// Cost, criteria and steps of a plan.
type Rank = (u64, u32, u32);

const PLANS: &str = include_str!("../data/plans.tsv");

fn of_one(card: Scorecard) -> Council {
    Council::of([card]).unwrap()
}

fn weight(improvement: &Improvement) -> Option<(u32, u32)> {
    improvement
        .criteria_changed()
        .zip(improvement.level_steps())
}

#[test]
fn every_shared_plan_is_as_expected() {
    let mut found = 0;
    let plans = rows(PLANS);
    for line in RATING.lines() {
        let Ok(record) = Record::read(line.as_bytes()) else {
            continue;
        };
        let Some(plan) = plans.iter().find(|row| row("id") == record.id()) else {
            continue;
        };
        let shown = |star: &str| {
            let improvement = ImprovementRequest::to(star.parse().unwrap()).find(record.council());
            weight(&improvement.unwrap()).map_or("-".to_owned(), |(criteria, steps)| {
                format!("{criteria},{steps}")
            })
        };
        for star in ["3", "4", "5"] {
            assert_eq!(shown(star), plan(star), "{} to {star}", record.id());
        }
        let json = serde_json::to_value(record.rate().with_plans()).unwrap();
        let five = plan("5");
        let five = match five.split_once(',') {
            None => serde_json::Value::Null,
            Some((criteria, steps)) => {
                let number = |text: &str| text.parse::<u32>().unwrap();
                [number(criteria), number(steps)].as_slice().into()
            }
        };
        assert_eq!(json["plan"]["5"], five);
        found += 1;
    }
    assert_eq!((found, plans.len()), (308, 308));
}

/// The places of criteria and of members, free ones and numbers that follow from a seed.
#[derive(Clone, Debug)]
struct Case {
    council: Council,
    star: Star,
    margin: u16,
    free: Vec<usize>,
    prices: Option<Vec<u16>>,
}

fn case(free: usize) -> impl Strategy<Value = Case> {
    let seeds = prop::collection::vec(prop::collection::vec(any::<u16>(), 64), 1..=3);
    let request = (
        prop::sample::select(Star::RECOGNISED.to_vec()),
        prop_oneof![4 => Just(0_u16), 1 => 1_u16..=3],
        prop::sample::select(RequirementRule::ALL.to_vec()),
        prop::option::of(prop::collection::vec(0_u16..=4, 64)),
    );
    let places = prop::collection::vec(any::<prop::sample::Index>(), free);
    let high = prop::bool::weighted(0.8);
    (any::<prop::sample::Index>(), seeds, request, places, high).prop_map(
        |(index, seeds, (star, margin, requirement_rule, prices), places, high)| {
            let sheets = sheets();
            let sheet = index.get(&sheets);
            let criteria = sheet.criteria().count();
            let mut free: Vec<usize> = places.iter().map(|place| place.index(criteria)).collect();
            free.sort_unstable();
            free.dedup();
            let cards = seeds.iter().map(|seed| {
                let random = builder(sheet, seed);
                if !high {
                    return random.complete().unwrap();
                }
                // The best everywhere except at the criteria that may move: stars are near.
                let mut card = full(sheet);
                for (criterion, choice) in random.choices() {
                    if free.contains(&criterion.index()) {
                        card = card.choose(criterion.key(), choice).unwrap();
                    }
                }
                for criterion in sheet.criteria() {
                    let story = criterion.requires();
                    let choice = story.and_then(|story| card.choice(story.key()));
                    let points = choice.and_then(|choice| story?.level_of(choice));
                    if story.is_some() && points.is_none_or(|level| level.points() == Points::ZERO)
                    {
                        card = card.leave_out(criterion.key()).unwrap();
                    }
                }
                card.complete().unwrap()
            });
            let cards: Vec<Scorecard> = cards.collect();
            Case {
                council: Council::of(cards)
                    .unwrap()
                    .under(Rules::default().requirement(requirement_rule)),
                star,
                margin,
                free,
                prices,
            }
        },
    )
}

impl Case {
    fn sheet(&self) -> &Sheet {
        self.council.sheet()
    }

    fn request(&self) -> ImprovementRequest {
        let mut request = ImprovementRequest::to(self.star)
            .margin(Points::new(self.margin))
            .plans(10_000);
        for criterion in self.sheet().criteria() {
            if !self.free.contains(&criterion.index()) {
                request = request.fix(criterion.key());
            }
        }
        if let Some(prices) = &self.prices {
            let mut costs = Costs::in_unit(CostUnit::Dong);
            for (criterion, &price) in self.sheet().criteria().zip(prices) {
                // Now and then no price, or one with places.
                if price > 0 {
                    costs = costs.step(criterion.key(), Decimal::new(i64::from(price) * 5, 1));
                }
            }
            request = request.costs(costs);
        }
        request
    }

    /// The best of all plans, and the number of plans of that rank.
    fn brute_force(&self) -> Option<(Rank, usize)> {
        let mut best: Option<(Rank, usize)> = None;
        self.try_all(
            &mut vec![None; self.free.len()],
            0,
            &mut |rank, _| match &mut best {
                Some((least, count)) if *least == rank => *count += 1,
                Some((least, _)) if *least < rank => {}
                _ => best = Some((rank, 1)),
            },
        );
        best
    }

    /// Calls `each` for every plan that reaches the star: every level of every free criterion is tried.
    fn try_all(
        &self,
        chosen: &mut Vec<Option<Choice>>,
        place: usize,
        each: &mut dyn FnMut(Rank, &[Option<Choice>]),
    ) {
        let Some(&index) = self.free.get(place) else {
            if let Some(rank) = self.rank(chosen) {
                each(rank, chosen);
            }
            return;
        };
        let criterion = self.sheet().criteria().nth(index).unwrap();
        self.try_all(chosen, place + 1, each);
        for choice in criterion.choices() {
            chosen[place] = Some(choice);
            self.try_all(chosen, place + 1, each);
        }
        chosen[place] = None;
    }

    /// The measure of a level of a criterion: few values, so that many are equal, and now and then none.
    fn measure(&self, index: usize, choice: Choice) -> Option<i64> {
        let seed = index * 7 + usize::from(choice.level()) * 5 + usize::from(self.margin);
        i64::try_from(seed % 6).ok().filter(|&measure| measure > 0)
    }

    /// The trade-off of all plans: each cost, or size without costs, with the least measure at that cost,
    /// if no cheaper plan has as low a one.
    fn brute_trade_off(&self) -> Vec<(Rank, Option<i64>)> {
        let mut ways: BTreeMap<Rank, Option<i64>> = BTreeMap::new();
        self.try_all(&mut vec![None; self.free.len()], 0, &mut |rank, chosen| {
            let moves = self.free.iter().zip(chosen);
            let moves = moves.filter_map(|(&index, choice)| Some((index, (*choice)?)));
            let measures: Option<Vec<i64>> = moves
                .map(|(index, choice)| self.measure(index, choice))
                .collect();
            if let Some(measures) = measures {
                let rank = match self.prices {
                    Some(_) => (rank.0, 0, 0),
                    None => rank,
                };
                let measure = measures.into_iter().max();
                let least = ways.entry(rank).or_insert(measure);
                *least = (*least).min(measure);
            }
        });
        let mut best = None;
        ways.retain(|_, measure| {
            let is_better = best.is_none_or(|best| *measure < best);
            best = best.filter(|_| !is_better).or(Some(*measure));
            is_better
        });
        ways.into_iter().collect()
    }

    /// The rank of a plan, if it reaches the star.
    fn rank(&self, chosen: &[Option<Choice>]) -> Option<Rank> {
        let (mut cost, mut changed, mut steps) = (0, 0, 0);
        let mut cards: Vec<_> = self
            .council
            .scorecards()
            .iter()
            .map(Scorecard::edit)
            .collect();
        for (&index, choice) in self.free.iter().zip(chosen) {
            let Some(to) = *choice else { continue };
            let criterion = self.sheet().criteria().nth(index).unwrap();
            let zero = criterion
                .choices()
                .find(|zero| zero.case() == to.case() && self.points(index, *zero) == 0);
            let mut most = 0;
            for card in &mut cards {
                let from = card.choice(criterion.key()).or(zero).unwrap();
                if from.case() != to.case() || from.level() >= to.level() {
                    continue;
                }
                most = most.max(to.level() - from.level());
                card.set(criterion.key(), to).unwrap();
            }
            if most == 0 {
                return None;
            }
            changed += 1;
            steps += u32::from(most);
            if let Some(prices) = &self.prices {
                if prices[index] == 0 {
                    return None;
                }
                cost += u64::from(most) * u64::from(prices[index]) * 5;
            }
        }
        let mut done = Vec::new();
        for mut card in cards {
            for criterion in self.sheet().criteria() {
                let Some(story) = criterion.requires() else {
                    continue;
                };
                let reported = card.choice(story.key()).unwrap();
                if self.points(story.index(), reported) > 0
                    && card.choice(criterion.key()).is_none()
                {
                    let mut choices = criterion.choices();
                    let zero = choices.find(|zero| self.points(criterion.index(), *zero) == 0);
                    card.set(criterion.key(), zero.unwrap()).unwrap();
                }
            }
            // A criterion that depends on a story has points, and there is no story.
            done.push(card.complete().ok()?);
        }
        let council = Council::of(done)
            .unwrap()
            .under(self.council.rules().clone());
        let rating = council.rate().unwrap();
        let least = self.sheet().bands().least(self.star) + Points::new(self.margin);
        let reached = rating.star() >= Some(self.star) && rating.mean() >= Mean::from(least);
        reached.then_some((cost, changed, steps))
    }

    fn points(&self, index: usize, choice: Choice) -> u16 {
        let criterion = self.sheet().criteria().nth(index).unwrap();
        crate::util::worth(criterion, choice)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(400), ..ProptestConfig::default() })]

    #[test]
    fn no_other_way_is_cheaper(case in case(5)) {
        let improvement = case.request().find(&case.council).unwrap();
        let found = weight(&improvement).map(|(criteria, steps)| {
            let cost = match improvement.cost() {
                Some(Cost::Sum(sum)) => u64::try_from(sum * Decimal::TEN).unwrap(),
                _ => 0,
            };
            (cost, criteria, steps)
        });
        let best = case.brute_force();
        prop_assert_eq!(found, best.map(|(rank, _)| rank));
        prop_assert_eq!(improvement.plans().len(), best.map_or(0, |(_, count)| count));
        prop_assert!(!improvement.has_more());
        prop_assert_eq!(improvement.obstacles().is_empty(), best.is_some());
    }

    #[test]
    fn the_trade_off_has_every_way_that_no_other_beats(case in case(5)) {
        let measure = |criterion: Criterion<'_>, choice| case.measure(criterion.index(), choice);
        let ways = case.request().trade_off(&case.council, measure).unwrap();
        let found = ways.iter().map(|(measure, way)| {
            let steps: Vec<_> = way.plan().unwrap().steps().collect();
            let own = steps.iter().map(|step| case.measure(step.criterion().index(), step.to()));
            assert_eq!(own.max().flatten(), *measure);
            let (criteria, level_steps) = weight(way).unwrap();
            let rank = match way.cost() {
                Some(Cost::Sum(sum)) => (u64::try_from(sum * Decimal::TEN).unwrap(), 0, 0),
                _ => (0, criteria, level_steps),
            };
            (rank, *measure)
        });
        prop_assert_eq!(found.collect::<Vec<_>>(), case.brute_trade_off());
    }

    #[test]
    fn every_plan_reaches_the_star_and_moves_nothing_that_is_fixed(case in case(24)) {
        let improvement = case.request().plans(20).find(&case.council).unwrap();
        for plan in improvement.plans() {
            let after = plan.apply();
            let rating = after.rate().unwrap();
            prop_assert!(rating.star() >= Some(case.star), "{:?}", rating.star());
            let least = case.sheet().bands().least(case.star) + Points::new(case.margin);
            prop_assert!(rating.mean() >= Mean::from(least));
            let steps: Vec<_> = plan.steps().collect();
            for step in &steps {
                prop_assert!(case.free.contains(&step.criterion().index()));
                prop_assert!(step.level_steps() > 0);
            }
            // The steps include every change, and nothing else.
            let gained: Vec<Mean> = steps.iter().map(|step| step.points()).collect();
            let sum = |mean: Mean| mean.numerator() * (6 / mean.denominator());
            let total = sum(case.council.mean()) + gained.into_iter().map(sum).sum::<u64>();
            prop_assert_eq!(Mean::new(total, 6).unwrap(), rating.mean());
            for (before, after) in case.council.scorecards().iter().zip(after.scorecards()) {
                for criterion in case.sheet().criteria() {
                    let key = criterion.key();
                    let moves = steps.iter().any(|step| step.criterion() == criterion);
                    prop_assert!(before.points(key) <= after.points(key));
                    prop_assert!(moves || before.points(key) == after.points(key), "{}", key);
                }
            }
            let cost = steps.iter().map(|step| step.cost().and_then(Cost::sum));
            prop_assert_eq!(cost.sum::<Option<Decimal>>().map(|sum| sum.normalize()),
                improvement.cost().map_or((steps.is_empty() && case.prices.is_none()).then_some(Decimal::ZERO), Cost::sum));
        }
    }

    #[test]
    fn the_order_of_members_is_irrelevant(case in case(24)) {
        let improvement = case.request().plans(3).find(&case.council).unwrap();
        let turned: Vec<_> = case.council.scorecards().iter().rev().cloned().collect();
        let turned = Council::of(turned).unwrap().under(case.council.rules().clone());
        let other = case.request().plans(3).find(&turned).unwrap();
        prop_assert_eq!(weight(&improvement), weight(&other));
        prop_assert_eq!(improvement.cost(), other.cost());
        prop_assert_eq!(improvement.obstacles(), other.obstacles());
    }

    #[test]
    fn a_higher_star_and_a_margin_never_cost_less(case in case(64)) {
        let plans = Star::RECOGNISED.map(|star| {
            let plans = [0, 2].map(|margin| {
                let request = ImprovementRequest::to(star).margin(Points::new(margin));
                weight(&request.find(&case.council).unwrap()).unwrap_or((u32::MAX, 0))
            });
            assert!(plans[0] <= plans[1]);
            plans[0]
        });
        prop_assert!(plans.is_sorted());
    }
}

fn steps(improvement: &Improvement) -> Vec<(String, String)> {
    let steps = improvement.plan().unwrap().steps();
    steps
        .map(|step| (step.criterion().key().to_owned(), step.to().to_string()))
        .collect()
}

#[test]
fn a_star_already_reached_requires_no_step() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let improvement = ImprovementRequest::to(Star::Five)
        .find(&of_one(full(&sheet).complete().unwrap()))
        .unwrap();
    assert_eq!(weight(&improvement), Some((0, 0)));
    assert_eq!(improvement.plan().unwrap().steps().len(), 0);
}

#[test]
fn a_ground_blocks_every_star() {
    let sheet = Edition::E2026.sheet(14).unwrap();
    let council = of_one(full(&sheet).complete().unwrap());
    let council = council.with_ground("forged-dossier").unwrap();
    for star in Star::RECOGNISED {
        let improvement = ImprovementRequest::to(star).find(&council).unwrap();
        assert!(improvement.plan().is_none());
        assert!(
            matches!(improvement.obstacles(), [Obstacle::DisqualificationGround { id, .. }] if id == "forged-dossier")
        );
    }
}

#[test]
fn an_obstacle_has_the_reason_why_its_criterion_stays() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    // 1.5 is marked for five stars at its best level.
    let best = sheet.criterion("1.5").unwrap().best();
    let next = best.level() - 1;
    let council = of_one(
        full(&sheet)
            .choose("1.5", next)
            .unwrap()
            .complete()
            .unwrap(),
    );
    let held = |request: ImprovementRequest| {
        let improvement = request.find(&council).unwrap();
        assert!(improvement.plan().is_none());
        match improvement.obstacles() {
            [
                Obstacle::Requirement {
                    key, star, held, ..
                },
            ] => (key.clone(), *star, *held),
            other => panic!("{other:?}"),
        }
    };
    let five = || ImprovementRequest::to(Star::Five);
    let at = |held| ("1.5".to_owned(), Star::Five, held);
    assert_eq!(held(five().fix("1.5")), at(Held::Fixed));
    assert_eq!(held(five().without_level("1.5", best)), at(Held::Barred));
    let costs = Costs::in_unit(CostUnit::Dong).step("1.1", Decimal::ONE);
    assert_eq!(held(five().costs(costs.clone())), at(Held::Unpriced));
    let both = five().without_level("1.5", best).fix("1.5");
    assert_eq!(held(both), at(Held::Several));

    // Too dear by a đồng, and just affordable.
    let costs = costs.step("1.5", Decimal::from(10_000_000));
    let cheapest = Decimal::from(10_000_000);
    let improvement = |budget| five().costs(costs.clone()).budget(budget).find(&council);
    let dear = improvement(cheapest - Decimal::new(1, 9)).unwrap();
    assert!(
        matches!(dear.obstacles(), [Obstacle::Budget { cheapest: least, .. }] if *least == cheapest)
    );
    let fits = improvement(cheapest).unwrap();
    assert_eq!(fits.cost(), Some(Cost::Sum(cheapest)));
}

#[test]
fn missing_points_come_with_the_highest_mean() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = of_one(sheet.unpack(0).unwrap());
    let mut request = ImprovementRequest::to(Star::Three);
    for criterion in sheet
        .criteria()
        .filter(|criterion| criterion.requirement(Star::Three).is_none())
    {
        request = request.fix(criterion.key());
    }
    let marked = sheet
        .criteria()
        .filter(|criterion| criterion.requirement(Star::Three).is_some());
    let most: Points = marked.map(Criterion::max).sum();
    let improvement = request.find(&council).unwrap();
    let wanted = Points::new(50);
    assert!(most < wanted);
    assert!(matches!(improvement.obstacles(),
        [Obstacle::Points { highest, wanted: least, .. }]
            if *highest == Mean::from(most) && *least == wanted));
}

#[test]
fn a_story_is_before_the_criteria_that_require_it() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = full(&sheet)
        .choose("5.1", 1)
        .unwrap()
        .leave_out("5.2")
        .unwrap();
    let council = of_one(card.complete().unwrap());
    let improvement = ImprovementRequest::to(Star::Five)
        .margin(Points::new(10))
        .find(&council)
        .unwrap();
    let keys: Vec<String> = steps(&improvement)
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    assert_eq!(keys, ["5.1", "5.2"]);
    assert_eq!(
        improvement.plan().unwrap().apply().mean(),
        Mean::from(Points::FULL)
    );
    // Without a story the last points are out of reach.
    let improvement = ImprovementRequest::to(Star::Five)
        .margin(Points::new(10))
        .fix("5.1")
        .find(&council)
        .unwrap();
    assert!(improvement.plan().is_none());
}

#[test]
fn a_case_stays() {
    // 26/2026 set 26, 8: case b is worth less at its best.
    let sheet = Edition::E2026.sheet(26).unwrap();
    let case_b = "b1".parse::<Choice>().unwrap();
    let council = of_one(
        full(&sheet)
            .choose("8", case_b)
            .unwrap()
            .complete()
            .unwrap(),
    );
    let improvement = ImprovementRequest::to(Star::Five)
        .margin(Points::new(8))
        .find(&council)
        .unwrap();
    for (key, to) in steps(&improvement) {
        assert!(key != "8" || to.starts_with('b'), "{to}");
    }
}

#[test]
fn easier_ranks_are_preferred_in_any_number() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let council = of_one(sheet.unpack(0).unwrap());
    let improvement = ImprovementRequest::to(Star::Three).find(&council).unwrap();
    let costs = Costs::in_unit(CostUnit::Ranks).usual(Decimal::ONE);
    // The dearest of the free choices is avoided if others are enough.
    let hard = steps(&improvement)
        .into_iter()
        .map(|(key, _)| key)
        .find(|key| {
            sheet
                .criterion(key)
                .unwrap()
                .requirement(Star::Three)
                .is_none()
        })
        .unwrap();
    let costs = costs.step(hard.clone(), Decimal::from(9));
    let improvement = ImprovementRequest::to(Star::Three)
        .costs(costs)
        .find(&council)
        .unwrap();
    assert!(steps(&improvement).iter().all(|(key, _)| *key != hard));
    let Some(Cost::Ranks(ranks)) = improvement.cost() else {
        panic!("{:?}", improvement.cost());
    };
    assert_eq!(u32::from(ranks[0]), improvement.level_steps().unwrap());
    assert_eq!(ranks[1..], [0; 8]);
}
