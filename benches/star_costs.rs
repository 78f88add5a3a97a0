//! What costs the stars: counting it, beside only rating the same rows.
//!
//! The rows are invented products, see `ocop_batch_examples::invented`. `OCOP_BENCH_ROWS` sets another number
//! than 10 million.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ocop_batch::{Batch, Columns, Fault, Measure, Results, StarCosts};
use ocop_batch_examples::invented::{Invented, Rows};
use ocop_benches::sheets::SETS;
use ocop_core::Edition;

const MILLION: usize = 1_000_000;

/// The products that are drawn; longer tables repeat them.
const DRAWN: usize = MILLION / 4;

/// The columns of invented products, repeated.
fn columns(rows: &Rows, length: usize) -> [Vec<Vec<u8>>; 2] {
    [&rows.levels, &rows.cases].map(|columns| {
        let repeated = columns.iter().map(|column| {
            let column = column.iter().copied().cycle();
            column.take(length).collect()
        });
        repeated.collect()
    })
}

fn star_costs(criterion: &mut Criterion) {
    let length =
        std::env::var("OCOP_BENCH_ROWS").map_or(10 * MILLION, |rows| rows.parse().unwrap());
    for set in SETS {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let batch = Batch::of(&sheet);
        let rows = Invented::of(&sheet, 1).products(DRAWN.min(length));
        let [levels, cases] = columns(&rows, length);
        let levels: Vec<&[u8]> = levels.iter().map(Vec::as_slice).collect();
        let cases: Vec<&[u8]> = cases.iter().map(Vec::as_slice).collect();
        let columns = Columns::new(&levels, &cases);
        let mut group = criterion.benchmark_group(format!("star costs, set {set}"));
        group
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(4))
            .sample_size(20)
            .throughput(Throughput::Elements(length as u64));
        let (mut totals, mut bands, mut stars) =
            (vec![0; length], vec![0; length], vec![0; length]);
        let mut faults = vec![Fault::NONE; length];
        group.bench_function("baseline: only rate", |bencher| {
            bencher.iter(|| {
                let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
                batch.rate(columns, &mut results).unwrap();
            });
        });
        let costs = StarCosts::of(&sheet);
        let mut own = costs.clone();
        group.bench_function("count", |bencher| {
            bencher.iter(|| own.count(columns).unwrap());
        });
        // A criterion with a requirement, which most products are below the best level of.
        let asked = sheet.criteria().find(|criterion| {
            let mut asked = ocop_core::Star::RECOGNISED.into_iter();
            asked.any(|star| criterion.requirement(star).is_some())
        });
        let asked = asked.unwrap();
        let measure = Measure::at_least(asked.key(), asked.best());
        let mut own = costs.clone().with(measure).unwrap();
        group.bench_function("count, with a measure", |bencher| {
            bencher.iter(|| own.count(columns).unwrap());
        });
        let in_runs = |row: usize| row * 34 / length;
        let mixed = |row: usize| row * 7_919 % 34;
        let mut own = costs.clone();
        own.grow(34);
        let groups: Vec<usize> = (0..length).map(in_runs).collect();
        group.bench_function("34 groups, in runs", |bencher| {
            bencher.iter(|| own.count_groups(columns, &groups, []).unwrap());
        });
        // Rows of mixed groups are counted one by one: those that were drawn are enough.
        let groups: Vec<usize> = (0..rows.rows()).map(mixed).collect();
        group
            .throughput(Throughput::Elements(rows.rows() as u64))
            .sample_size(10);
        rows.with(|columns| {
            group.bench_function("34 groups, mixed", |bencher| {
                bencher.iter(|| own.count_groups(columns, &groups, []).unwrap());
            });
        });
        group.finish();
    }
}

criterion_group!(benches, star_costs);
criterion_main!(benches);
