//! One product: from built scorecards to total, star, rating and explanation.
//!
//! The baseline is what a program would do without this library: add the points of the criteria as
//! decimals and compare the sum with the band edges, without requirements and without reasons.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{
    BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use ocop_benches::sheets::{SETS, band_edges, second_best};
use ocop_core::{Council, Edition, Lang, Scorecard};
use rust_decimal::Decimal;

fn baseline(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, card: &Scorecard) {
    let points: Vec<Decimal> = card
        .sheet()
        .criteria()
        .filter_map(|criterion| card.points(criterion.key()))
        .map(|points| Decimal::from(points.get()))
        .collect();
    let edges = band_edges();
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
        let card = second_best(&sheet);
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
                    bencher.iter(|| black_box(&council).rate().unwrap());
                },
            );
        }
        let council = Council::of([card]).unwrap();
        group.bench_function(format!("{name}/rating and explanation"), |bencher| {
            bencher.iter(|| black_box(&council).rate().unwrap().explain(Lang::Vi));
        });
        group.bench_function(
            format!("{name}/rating and explanation as text"),
            |bencher| {
                bencher.iter(|| {
                    black_box(&council)
                        .rate()
                        .unwrap()
                        .explain(Lang::Vi)
                        .to_string()
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, rate_one);
criterion_main!(benches);
