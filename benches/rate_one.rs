//! One product: from built scorecards to total, star, rating and explanation.
//!
//! The baseline is what a programme would do without this library: sum the points of the criteria
//! as decimals and compare the sum with the band edges, without minima and without reasons.

// What is measured is known to be right.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use ocop_core::{Council, Edition, Lang, Scorecard, Sheet};
use rust_decimal::Decimal;

/// The sheets measured: the usual one, the one that stops on zero, the one with cases.
const SETS: [u16; 3] = [7, 16, 26];

/// A scorecard with the second-best level wherever there are three.
fn card(sheet: &Sheet) -> Scorecard {
    let choices = sheet.criteria().filter_map(|criterion| {
        let choices: Vec<_> = criterion.choices().collect();
        let choice = choices.get(choices.len().saturating_sub(2))?;
        Some((criterion.key(), *choice))
    });
    sheet
        .scorecard_from(choices)
        .and_then(ocop_core::ScorecardBuilder::complete)
        .unwrap()
}

fn baseline(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, card: &Scorecard) {
    let points: Vec<Decimal> = card
        .sheet()
        .criteria()
        .filter_map(|criterion| card.points(criterion.key()))
        .map(|points| Decimal::from(points.get()))
        .collect();
    let edges = [30, 50, 70, 90].map(Decimal::from);
    group.bench_function(
        format!("{name}/baseline: rust_decimal sum and band"),
        |bencher| {
            bencher.iter(|| {
                let total: Decimal = black_box(&points).iter().sum();
                1 + edges.iter().filter(|&&edge| total >= edge).count()
            });
        },
    );
}

fn rate_one(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rate_one");
    for set in SETS {
        let name = format!("26/2026 set {set}");
        let sheet = Edition::E2026.sheet(set).unwrap();
        let card = card(&sheet);
        baseline(&mut group, &name, &card);
        group.bench_function(format!("{name}/total"), |bencher| {
            bencher.iter(|| black_box(&card).total());
        });
        group.bench_function(format!("{name}/total and star"), |bencher| {
            bencher.iter(|| (black_box(&card).total(), black_box(&card).star()));
        });
        for members in [1, 9] {
            let council = Council::of(vec![card.clone(); members]).unwrap();
            group.bench_function(
                format!("{name}/rating with reasons, members: {members}"),
                |bencher| {
                    bencher.iter(|| black_box(&council).rate());
                },
            );
        }
        let council = Council::of([card]).unwrap();
        group.bench_function(format!("{name}/rating and explanation"), |bencher| {
            bencher.iter(|| black_box(&council).rate().explain(Lang::Vi));
        });
        group.bench_function(
            format!("{name}/rating and explanation as text"),
            |bencher| {
                bencher.iter(|| black_box(&council).rate().explain(Lang::Vi).to_string());
            },
        );
    }
    group.finish();
}

criterion_group!(benches, rate_one);
criterion_main!(benches);
