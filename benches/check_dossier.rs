//! Checking dossiers: one without defects, one with as many as possible, and ten thousand.
//!
//! The baseline is `garde` on a struct of the same documents. It checks each field by itself: lengths,
//! patterns and the order of days. It checks nothing of the law.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use garde::Validate;
use ocop_core::Date;
use ocop_dossier::{Dossier, Settings, check};

/// Honey: 30 documents, no defects.
const CLEAN: &str = include_str!("../crates/ocop-dossier/tests/data/mountain-honey.json");
/// Dried táo mèo: many defects.
const FAULTY: &str = include_str!("../crates/ocop-dossier/tests/data/dried-tao-meo.json");

/// The dossier that `garde` checks.
#[derive(Validate)]
struct Baseline {
    #[garde(length(min = 1, max = 200))]
    applicant: String,
    #[garde(length(min = 1, max = 200))]
    product: String,
    #[garde(range(min = 5))]
    samples: u32,
    #[garde(length(min = 1), dive)]
    documents: Vec<BaselineDocument>,
}

#[derive(Validate)]
struct BaselineDocument {
    #[garde(length(min = 1, max = 80))]
    number: String,
    #[garde(length(min = 1, max = 200))]
    issuer: String,
    #[garde(custom(not_after(self.valid_until)))]
    issued: Date,
    #[garde(custom(still_valid))]
    valid_until: Date,
    #[garde(length(equal = 64), ascii)]
    sha256: String,
}

fn not_after(until: Date) -> impl FnOnce(&Date, &()) -> garde::Result {
    move |issued, ()| {
        if *issued <= until {
            Ok(())
        } else {
            Err(garde::Error::new("ends before it begins"))
        }
    }
}

fn still_valid(until: &Date, (): &()) -> garde::Result {
    if *until >= Date::constant(2026, 9, 14) {
        Ok(())
    } else {
        Err(garde::Error::new("expired"))
    }
}

/// The documents of a dossier for `garde`; if `faulty`, each with every fault.
fn baseline(dossier: &Dossier, faulty: bool) -> Baseline {
    let text = |text: &Option<String>| match text {
        _ if faulty => String::new(),
        Some(text) => text.clone(),
        None => "-".to_owned(),
    };
    let documents = dossier.documents.values().map(|document| BaselineDocument {
        number: text(&document.number),
        issuer: text(&document.issuer),
        issued: Date::constant(2026, 1, 1),
        valid_until: Date::constant(if faulty { 2025 } else { 2029 }, 1, 1),
        sha256: if faulty {
            String::new()
        } else {
            "0".repeat(64)
        },
    });
    Baseline {
        applicant: text(&dossier.applicant.name),
        product: text(&dossier.product.name),
        samples: if faulty { 0 } else { 5 },
        documents: documents.collect(),
    }
}

/// A dossier with as many documents as the faulty one, in which everything is missing or wrong.
fn worst() -> Option<Dossier> {
    let mut dossier = Dossier::from_json(FAULTY.as_bytes()).ok()?;
    for document in dossier.documents.values_mut() {
        document.number = None;
        document.issuer = None;
        document.holder = None;
        document.products = Vec::from(["x".to_owned()]);
        document.issued = Some(Date::constant(2027, 1, 1));
        document.valid_until = Some(Date::constant(2025, 1, 1));
        for file in &mut document.files {
            file.sha256 = None;
        }
    }
    dossier.forms.clear();
    dossier.applicant = Default::default();
    dossier.product = Default::default();
    dossier.samples = None;
    Some(dossier)
}

fn check_dossier(criterion: &mut Criterion) {
    let settings = Settings::default();
    let dossiers = (
        Dossier::from_json(CLEAN.as_bytes()).ok(),
        Dossier::from_json(FAULTY.as_bytes()).ok(),
        worst(),
    );
    let (Some(clean), Some(faulty), Some(worst)) = dossiers else {
        return;
    };

    let mut group = criterion.benchmark_group("check_dossier");
    for (name, is_faulty) in [("clean", false), ("every member wrong", true)] {
        let dossier = if is_faulty { &worst } else { &clean };
        let documents = dossier.documents.len();
        let baseline = baseline(dossier, is_faulty);
        let id = BenchmarkId::new(format!("baseline: garde, {name}"), documents);
        group.bench_function(id, |bencher| {
            bencher.iter(|| black_box(&baseline).validate().is_ok());
        });
    }
    for (name, dossier) in [
        ("clean", &clean),
        ("dried táo mèo", &faulty),
        ("worst", &worst),
    ] {
        let findings = check(dossier, &settings).findings().len();
        let id = BenchmarkId::new(name, format!("{findings} findings"));
        group.bench_function(id, |bencher| {
            bencher.iter(|| check(black_box(dossier), &settings));
        });
    }
    group.bench_function("dried táo mèo, and its letter", |bencher| {
        bencher.iter(|| check(black_box(&faulty), &settings).text(ocop_core::Lang::Vi));
    });
    group.finish();

    let mut group = criterion.benchmark_group("read_dossier");
    group.throughput(Throughput::Bytes(CLEAN.len() as u64));
    group.bench_function("baseline: serde_json into a tree", |bencher| {
        bencher.iter(|| serde_json::from_str::<serde_json::Value>(black_box(CLEAN)).is_ok());
    });
    group.bench_function("JSON to dossier", |bencher| {
        bencher.iter(|| Dossier::from_json(black_box(CLEAN.as_bytes())).is_ok());
    });
    group.finish();

    let mut group = criterion.benchmark_group("check_dossiers");
    let many: Vec<_> = [&clean, &clean, &clean, &faulty]
        .into_iter()
        .cycle()
        .take(10_000)
        .collect();
    group.throughput(Throughput::Elements(many.len() as u64));
    group.sample_size(10);
    group.bench_function("10,000, one of four faulty", |bencher| {
        bencher.iter_batched(
            || (),
            |()| {
                many.iter()
                    .map(|dossier| check(dossier, &settings).findings().len())
                    .sum::<usize>()
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, check_dossier);
criterion_main!(benches);
