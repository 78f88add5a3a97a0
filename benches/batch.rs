//! Many rows: columns of bytes to totals, bands and stars.
//!
//! The baselines are measured in the same run: reading the same bytes, the reference path row by row,
//! and a sum of decimals with bands and without requirements. `others.py` measures other tools on the
//! same rows.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use ocop_batch::{Batch, CouncilResults};
use ocop_benches::rows::{Owned, Table, read};
use ocop_benches::sheets::{SETS, band_edges};
use ocop_core::Edition;
use rust_decimal::Decimal;

const MILLION: usize = 1_000_000;

/// Rows of the slow baselines.
const FEW: usize = 10_000;

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20);
    group
}

/// The points of each byte of each column as decimals: for case a, and for case b.
fn decimals(batch: &Batch) -> Vec<[Vec<Decimal>; 2]> {
    let of = |criterion: ocop_core::Criterion<'_>| {
        let mut points = [vec![Decimal::ZERO; 16], vec![Decimal::ZERO; 16]];
        for choice in criterion.choices() {
            let level = usize::from(choice.level());
            let worth = criterion
                .level_of(choice)
                .map_or(0, |level| level.points().get());
            let is_b = choice.case().is_some_and(|case| case.letter() == 'b');
            points[usize::from(is_b)][level] = Decimal::from(worth);
        }
        points
    };
    batch.sheet().criteria().map(of).collect()
}

/// What a program would do without this library: look up the points, add them, find the band.
fn decimal_bands(batch: &Batch, table: &Table, points: &[[Vec<Decimal>; 2]]) -> u64 {
    let edges = band_edges();
    let mut cases = vec![None; points.len()];
    for (column, criterion) in batch.case_columns().enumerate() {
        cases[criterion] = Some(&table.cases[column]);
    }
    let band = |row: usize| {
        let columns = table.levels.iter().zip(points).zip(&cases);
        let total: Decimal = columns
            .map(|((levels, points), case)| {
                let is_b = case.is_some_and(|case| case[row] == 2);
                points[usize::from(is_b)][usize::from(levels[row])]
            })
            .sum();
        1 + edges.iter().filter(|&&edge| total >= edge).count() as u64
    };
    (0..table.rows()).map(band).sum()
}

fn sheets(criterion: &mut Criterion) {
    for set in SETS {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let batch = Batch::of(&sheet);
        let table = Table::new(&sheet, MILLION, false);
        let faulty = Table::new(&sheet, MILLION, true);
        let few = Table::new(&sheet, FEW, false);
        let mut owned = Owned::new(MILLION);
        let mut unmet = [const { Vec::new() }; 3].map(|_: Vec<u64>| vec![0; MILLION]);
        let mut group = group(criterion, &format!("batch, set {set}"));
        group.throughput(Throughput::Elements(MILLION as u64));
        let all = table.all();
        group.bench_function("baseline: read the bytes", |bencher| {
            bencher.iter(|| read(black_box(&all)));
        });
        group.bench_function("totals, bands, stars", |bencher| {
            table.with(MILLION, |columns| {
                bencher.iter(|| batch.rate(columns, &mut owned.results(MILLION)).unwrap());
            });
        });
        let halves = table.nibbles();
        group.bench_function("totals, bands, stars, two rows a byte", |bencher| {
            halves.with(MILLION, |columns| {
                bencher.iter(|| batch.rate(columns, &mut owned.results(MILLION)).unwrap());
            });
        });
        group.bench_function("and unmet requirements", |bencher| {
            table.with(MILLION, |columns| {
                bencher.iter(|| {
                    let [three, four, five] = &mut unmet;
                    let results = owned.results(MILLION);
                    let mut results = results.unmet(three, four, five);
                    batch.rate(columns, &mut results).unwrap();
                });
            });
        });
        group.bench_function("1 % of the rows at fault", |bencher| {
            faulty.with(MILLION, |columns| {
                bencher.iter(|| batch.rate(columns, &mut owned.results(MILLION)).unwrap());
            });
        });
        let mut packed = vec![0; MILLION];
        group.bench_function("rows to packed numbers", |bencher| {
            table.with(MILLION, |columns| {
                bencher.iter(|| batch.pack(columns, &mut packed, &mut owned.faults).unwrap());
            });
        });
        group.bench_function("from packed numbers", |bencher| {
            bencher.iter(|| {
                let mut results = owned.results(MILLION);
                batch.rate_packed(&packed, &mut results).unwrap();
            });
        });
        group.throughput(Throughput::Elements(FEW as u64));
        let points = decimals(&batch);
        group.bench_function("baseline: rust_decimal sum and band", |bencher| {
            bencher.iter(|| decimal_bands(&batch, black_box(&few), &points));
        });
        group.bench_function("baseline: reference path, row by row", |bencher| {
            few.with(FEW, |columns| {
                bencher.iter(|| {
                    let rate = |row| {
                        batch
                            .council(columns, row..row + 1)
                            .unwrap()
                            .rate()
                            .unwrap()
                    };
                    let bands = (0..FEW).map(rate).map(|rating| rating.band().number());
                    bands.map(u64::from).sum::<u64>()
                });
            });
        });
        group.finish();
    }
}

fn councils(criterion: &mut Criterion) {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    let [good, faulty] = [false, true].map(|faulty| Table::new(&sheet, MILLION, faulty));
    let few = Table::new(&sheet, FEW, false);
    let mut owned = Owned::new(MILLION);
    for members in [1, 3, 9] {
        let mut group = group(criterion, &format!("councils of {members}"));
        let councils = MILLION.div_ceil(members);
        let end = |council: usize| u32::try_from(MILLION.min(council * members)).unwrap();
        let offsets: Vec<u32> = (0..=councils).map(end).collect();
        group.throughput(Throughput::Elements(MILLION as u64));
        for (name, table) in [("all right", &good), ("1 % of the rows at fault", &faulty)] {
            group.bench_function(name, |bencher| {
                table.with(MILLION, |columns| {
                    bencher.iter(|| {
                        let mut results: CouncilResults<'_> = owned.results(councils);
                        batch
                            .rate_councils(columns, &offsets, &mut results)
                            .unwrap();
                    });
                });
            });
        }
        sums(&mut group, &batch, &good, members);
        let councils = FEW / members;
        group.throughput(Throughput::Elements((councils * members) as u64));
        group.bench_function("baseline: reference path", |bencher| {
            few.with(FEW, |columns| {
                bencher.iter(|| {
                    let rows = |council| council * members..(council + 1) * members;
                    let rate = |council| {
                        batch
                            .council(columns, rows(council))
                            .unwrap()
                            .rate()
                            .unwrap()
                    };
                    let bands = (0..councils).map(rate).map(|rating| rating.band().number());
                    bands.map(u64::from).sum::<u64>()
                });
            });
        });
        group.finish();
    }
}

/// Members added to the sums of their councils, one after another or in any order; and the sums rated.
fn sums(group: &mut BenchmarkGroup<'_, WallTime>, batch: &Batch, table: &Table, members: usize) {
    let councils = MILLION.div_ceil(members);
    let mut sums = batch.sums();
    sums.grow(councils).unwrap();
    // A multiplier without a common factor puts each row elsewhere.
    let elsewhere = |row: usize| row * 7_919 % MILLION / members;
    for (name, council) in [
        (
            "sums, in order",
            &(|row| row / members) as &dyn Fn(usize) -> usize,
        ),
        ("sums, in any order", &elsewhere),
    ] {
        let of_rows: Vec<usize> = (0..MILLION).map(council).collect();
        group.bench_function(name, |bencher| {
            table.with(MILLION, |columns| {
                bencher.iter(|| batch.add(columns, &of_rows, &mut sums).unwrap());
            });
        });
    }
    let mut owned = Owned::new(councils);
    group.bench_function("sums to stars", |bencher| {
        bencher.iter(|| {
            let mut results: CouncilResults<'_> = owned.results(councils);
            batch.rate_sums(&sums, &mut results).unwrap();
        });
    });
}

criterion_group!(benches, sheets, councils);
criterion_main!(benches);
