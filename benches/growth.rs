//! How time grows: with rows, members of a council, criteria of a sheet, and documents of a dossier.
//!
//! The largest table has the same million rows a hundred times, and takes 6 GB; `OCOP_BENCH_ROWS` sets another
//! number of rows. Sheets of other sizes than those of the law are built at run time.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use ocop_batch::{Batch, CouncilResults};
use ocop_benches::rows::{Owned, Table, read};
use ocop_core::sheet::CriterionSpec;
use ocop_core::{Edition, Sheet, Star};
use ocop_dossier::{Dossier, Settings, check};
use rayon::{ThreadPool, ThreadPoolBuilder};

const MILLION: usize = 1_000_000;

/// Honey: 30 documents, no defects.
const DOSSIER: &str = include_str!("../crates/ocop-dossier/tests/data/mountain-honey.json");

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20);
    group
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap()
}

fn rows(criterion: &mut Criterion) {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    let most = std::env::var("OCOP_BENCH_ROWS").map_or(100 * MILLION, |rows| rows.parse().unwrap());
    let table = Table::new(&sheet, MILLION, false).repeated(most);
    let halves = table.nibbles();
    let mut owned = Owned::new(most);
    let pools = [pool(1), pool(2)];
    let mut group = group(criterion, "scaling, set 7");
    let sizes = (0..=8).map(|power| 10_usize.pow(power));
    for rows in sizes.filter(|&rows| rows <= most) {
        group.throughput(Throughput::Elements(rows as u64));
        group.sample_size(if rows > 10 * MILLION { 10 } else { 20 });
        let (levels, _) = table.slices(rows);
        let id = BenchmarkId::new("baseline: read the bytes", rows);
        group.bench_function(id, |bencher| bencher.iter(|| read(black_box(&levels))));
        table.with(rows, |columns| {
            for pool in &pools {
                let name = format!("threads {}", pool.current_num_threads());
                group.bench_function(BenchmarkId::new(name, rows), |bencher| {
                    pool.install(|| {
                        bencher.iter(|| {
                            let mut results = owned.results(rows);
                            batch.par_rate(columns, &mut results).unwrap();
                        });
                    });
                });
            }
        });
        // Half a byte is left over behind one row.
        if rows > 1 {
            let id = BenchmarkId::new("two rows a byte", rows);
            group.bench_function(id, |bencher| {
                halves.with(rows, |columns| {
                    bencher.iter(|| batch.rate(columns, &mut owned.results(rows)).unwrap());
                });
            });
        }
    }
    group.finish();
}

fn members(criterion: &mut Criterion) {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    let table = Table::new(&sheet, MILLION, false);
    let mut owned = Owned::new(MILLION);
    let mut group = group(criterion, "growth, members");
    group.throughput(Throughput::Elements(MILLION as u64));
    for members in [1, 2, 3, 5, 9, 16, 17, 30, 100, 300, 1000] {
        let councils = MILLION.div_ceil(members);
        let end = |council: usize| u32::try_from(MILLION.min(council * members)).unwrap();
        let offsets: Vec<u32> = (0..=councils).map(end).collect();
        group.bench_function(BenchmarkId::new("councils", members), |bencher| {
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
    group.finish();
}

/// A sheet with so many criteria of up to three levels; every third criterion has requirements.
fn sheet_of(criteria: usize) -> Sheet {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.parts.truncate(1);
    let part = &mut spec.parts[0];
    part.sections.truncate(1);
    (part.max, part.sections[0].max) = (100, 100);
    let model = part.sections[0].criteria[0].clone();
    let criterion = |index: usize| {
        let max = u8::try_from(100 / criteria + usize::from(index < 100 % criteria)).unwrap();
        let mut points = vec![0, 1, max];
        points.dedup();
        let mut own: CriterionSpec = model.clone();
        own.key = (index + 1).to_string();
        own.max = max;
        (own.line_mark, own.requires) = (None, None);
        (own.zero_stops, own.some_products) = (false, false);
        let level = |points: u8| {
            let mut level = model.levels[0].clone();
            (level.case, level.mark, level.points) = (None, None, points);
            if index.is_multiple_of(3) && points == max {
                level.mark = Some(Star::Five);
            }
            level
        };
        own.levels = points.into_iter().map(level).collect();
        own
    };
    part.sections[0].criteria = (0..criteria).map(criterion).collect();
    spec.build().unwrap()
}

fn criteria(criterion: &mut Criterion) {
    const ROWS: usize = 100_000;
    let mut owned = Owned::new(ROWS);
    let mut councils = Owned::new(ROWS);
    let end = |council: usize| u32::try_from(council * 5).unwrap();
    let offsets: Vec<u32> = (0..=ROWS / 5).map(end).collect();
    let mut group = group(criterion, "growth, criteria");
    for criteria in [5, 8, 12, 16, 24, 32, 48, 64] {
        let sheet = sheet_of(criteria);
        let batch = Batch::of(&sheet);
        let table = Table::new(&sheet, ROWS, false);
        group.throughput(Throughput::Elements((ROWS * criteria) as u64));
        group.bench_function(BenchmarkId::new("rows", criteria), |bencher| {
            table.with(ROWS, |columns| {
                bencher.iter(|| batch.rate(columns, &mut owned.results(ROWS)).unwrap());
            });
        });
        group.bench_function(BenchmarkId::new("councils of 5", criteria), |bencher| {
            table.with(ROWS, |columns| {
                bencher.iter(|| {
                    let mut results: CouncilResults<'_> = councils.results(ROWS / 5);
                    batch
                        .rate_councils(columns, &offsets, &mut results)
                        .unwrap();
                });
            });
        });
    }
    group.finish();
}

/// A dossier with so many documents: those of another one, again and again.
fn dossier_of(documents: usize) -> Dossier {
    let mut dossier = Dossier::from_json(DOSSIER.as_bytes()).unwrap();
    let own = std::mem::take(&mut dossier.documents);
    let again = own.iter().cycle().take(documents).enumerate();
    dossier.documents = again
        .map(|(number, (name, document))| {
            let name = if number < own.len() {
                name.clone()
            } else {
                format!("{name}-{number}")
            };
            (name, document.clone())
        })
        .collect();
    dossier
}

fn documents(criterion: &mut Criterion) {
    let settings = Settings::default();
    let mut group = group(criterion, "growth, documents");
    for documents in [1, 3, 10, 30, 100, 300, 1000] {
        let dossier = dossier_of(documents);
        let json = serde_json::to_vec(&dossier).unwrap();
        group.throughput(Throughput::Elements(documents as u64));
        group.bench_function(BenchmarkId::new("check", documents), |bencher| {
            bencher.iter(|| check(black_box(&dossier), &settings));
        });
        // What is read has limits: a thousand documents, claims and results.
        if Dossier::from_json(&json).is_ok() {
            group.bench_function(BenchmarkId::new("JSON to dossier", documents), |bencher| {
                bencher.iter(|| Dossier::from_json(black_box(&json)).is_ok());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, rows, members, criteria, documents);
criterion_main!(benches);
