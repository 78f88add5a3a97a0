//! One product: the cheapest way to a star, and the bounds of an incomplete scorecard.
//!
//! The baseline tries every level of every free criterion on the reference path. So its request has few
//! free criteria.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use ocop_benches::sheets::SETS;
use ocop_core::improve::{CostUnit, Costs};
use ocop_core::{
    Choice, Council, Date, Decimal, Edition, ImprovementRequest, Lang, Scorecard, ScorecardBuilder,
    Sheet, Star,
};

use ocop_dossier::time::{LeadTime, LeadTimes, TimeRequest};

/// The number of free criteria of the baseline, which tries every way.
const FREE: usize = 6;

/// A scorecard with the second level of each criterion, or with its only level.
fn second_levels(sheet: &Sheet) -> ScorecardBuilder {
    let choices = sheet.criteria().map(|criterion| {
        let mut choices = criterion.choices();
        let choice = choices.nth(1).or_else(|| criterion.choices().last());
        (criterion.key(), choice.unwrap())
    });
    sheet.scorecard_from(choices).unwrap()
}

/// The fewest criteria and level steps that reach a star, found by trying all.
fn brute_force(card: &Scorecard, free: &[(String, Vec<Choice>)], star: Star) -> Option<(u32, u32)> {
    let mut best = None;
    try_all(card, free, star, (0, 0), &mut best);
    best
}

fn try_all(
    card: &Scorecard,
    free: &[(String, Vec<Choice>)],
    star: Star,
    (criteria, steps): (u32, u32),
    best: &mut Option<(u32, u32)>,
) {
    let Some(((key, levels), rest)) = free.split_first() else {
        if card.star() >= Some(star) && best.is_none_or(|best| (criteria, steps) < best) {
            *best = Some((criteria, steps));
        }
        return;
    };
    try_all(card, rest, star, (criteria, steps), best);
    let from = card.choice(key).unwrap();
    for to in levels {
        if to.case() == from.case() && to.level() > from.level() {
            let builder = card.edit().choose(key, *to).unwrap();
            let raised = builder.complete().unwrap();
            let more = u32::from(to.level() - from.level());
            try_all(&raised, rest, star, (criteria + 1, steps + more), best);
        }
    }
}

fn way_up(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("way_up");
    for set in SETS {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let card = second_levels(&sheet).complete().unwrap();
        let council = Council::of([card.clone()]).unwrap();
        for star in Star::RECOGNISED {
            let request = ImprovementRequest::to(star).plans(1);
            assert!(request.find(&council).unwrap().plan().is_some());
            group.bench_function(format!("26/2026 set {set}/to {star} stars"), |bencher| {
                bencher.iter(|| request.find(black_box(&council)).unwrap());
            });
        }
        let nine = Council::of(vec![card; 9]).unwrap();
        let request = ImprovementRequest::to(Star::Five).plans(1);
        group.bench_function(
            format!("26/2026 set {set}/to 5 stars, 9 members"),
            |bencher| bencher.iter(|| request.find(black_box(&nine)).unwrap()),
        );
        let improvement = ImprovementRequest::to(Star::Four).find(&council).unwrap();
        group.bench_function(
            format!("26/2026 set {set}/explanation as text"),
            |bencher| {
                bencher.iter(|| black_box(&improvement).explain(Lang::Vi).to_string());
            },
        );
    }

    // Full points except on a few criteria, which are free for the baseline and for the search.
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut builder = sheet
        .scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))
        .unwrap();
    let mut free = Vec::new();
    let mut request = ImprovementRequest::to(Star::Five).plans(1);
    for (place, one) in sheet.criteria().enumerate() {
        let choices: Vec<Choice> = one.choices().collect();
        if place >= FREE {
            request = request.fix(one.key());
            continue;
        }
        builder.set(one.key(), choices[0]).unwrap();
        free.push((one.key().to_owned(), choices));
    }
    let card = builder.complete().unwrap();
    let council = Council::of([card.clone()]).unwrap();
    let improvement = request.find(&council).unwrap();
    let found = improvement
        .criteria_changed()
        .zip(improvement.level_steps());
    assert_eq!(brute_force(&card, &free, Star::Five), found);
    group.bench_function(format!("{FREE} free criteria/cheapest way"), |bencher| {
        bencher.iter(|| request.find(black_box(&council)).unwrap());
    });
    group.sample_size(20);
    group.bench_function(
        format!("{FREE} free criteria/baseline: try every way"),
        |bencher| bencher.iter(|| brute_force(black_box(&card), &free, Star::Five)),
    );
    group.finish();
}

fn bounds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bounds");
    for set in SETS {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let full = second_levels(&sheet);
        for open in [1, 10] {
            let mut builder = full.clone();
            let keys: Vec<_> = sheet.criteria().map(ocop_core::Criterion::key).collect();
            for key in keys.iter().rev().take(open) {
                builder.clear(key).unwrap();
            }
            let name = format!("26/2026 set {set}, open: {open}");
            group.bench_function(format!("{name}/bounds"), |bencher| {
                bencher.iter(|| {
                    let bounds = black_box(&builder).bounds().unwrap();
                    (bounds.lowest(), bounds.highest())
                });
            });
            let bounds = builder.bounds().unwrap();
            group.bench_function(format!("{name}/relevant criteria"), |bencher| {
                bencher.iter(|| black_box(&bounds).relevant().count());
            });
            group.bench_function(format!("{name}/effect of each answer"), |bencher| {
                bencher.iter(|| black_box(&bounds).answers().len());
            });
        }
    }
    group.finish();
}

/// The way up in time: all ways from the cheapest to the fastest, with their tasks, for every sheet and star.
fn in_time(criterion: &mut Criterion) {
    let on = Date::constant(2026, 11, 30);
    let request = TimeRequest::from_day(on).by(Date::constant(2027, 10, 30));
    // A lead time for everything, so that no way is left out.
    let month = LeadTime::months(1, 3).unwrap();
    let request = request.with_lead_times(LeadTimes::practice().usual(month));
    let mut cases = Vec::new();
    for sheet in Edition::E2026.sheets() {
        let card = second_levels(&sheet).complete().unwrap();
        let council = Council::of([card]).unwrap();
        let costs = sheet
            .criteria()
            .fold(Costs::in_unit(CostUnit::Dong), |costs, own| {
                let price = own.index() * 37 % 11 + 1;
                costs.step(own.key(), Decimal::from(price))
            });
        for star in Star::RECOGNISED {
            let to = ImprovementRequest::to(star).plans(1).costs(costs.clone());
            cases.push((sheet.number(), star, to, council.clone()));
        }
    }
    // One measurement for each sheet and star would take minutes, so the worst is found first.
    let mut times: Vec<_> = cases
        .iter()
        .map(|(set, star, to, council)| {
            let best = (0..200).map(|_| {
                let start = Instant::now();
                black_box(request.find(black_box(to), council).unwrap());
                start.elapsed()
            });
            let ways = request.find(to, council).unwrap().ways().len();
            (best.min().unwrap(), *set, *star, ways)
        })
        .collect();
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("in time, sheets and stars: {}", times.len());
    for (name, (time, set, star, ways)) in [("median", median), ("worst", worst)] {
        println!("{name}: {time:?}, set {set} to {star} stars, ways: {ways}");
    }
    let mut group = criterion.benchmark_group("way_up_in_time");
    for (name, (_, set, star, _)) in [("median", median), ("worst", worst)] {
        let mut all = cases.iter();
        let case = all.find(|case| (case.0, case.1) == (set, star)).unwrap();
        group.bench_function(format!("{name}/ways with tasks"), |bencher| {
            bencher.iter(|| request.find(black_box(&case.2), &case.3).unwrap());
        });
        group.bench_function(format!("{name}/baseline: cheapest way"), |bencher| {
            bencher.iter(|| case.2.find(black_box(&case.3)).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, way_up, bounds, in_time);
criterion_main!(benches);
