//! One line: from JSON to a rating, and back to JSON.
//!
//! The baselines parse the same line into a tree, and add points as decimals.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ocop_core::json::Record;
use rust_decimal::Decimal;
use serde_json::Value;

/// A real frozen durian, on one line.
fn line() -> Vec<u8> {
    let durian = include_str!("../examples/data/frozen-durian.json");
    let value: Value = serde_json::from_str(durian).unwrap_or_default();
    value.to_string().into_bytes()
}

fn parse_one(criterion: &mut Criterion) {
    let line = line();
    let points: Vec<Decimal> = (0..31).map(|index| Decimal::from(index % 6)).collect();
    let mut group = criterion.benchmark_group("parse_one");
    group.throughput(Throughput::Bytes(line.len() as u64));
    group.bench_function("baseline: rust_decimal sum", |bencher| {
        bencher.iter(|| black_box(&points).iter().sum::<Decimal>());
    });
    group.bench_function("baseline: serde_json into a tree", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Value>(black_box(&line)).is_ok());
    });
    group.bench_function("JSON to scorecards", |bencher| {
        bencher.iter(|| Record::read(black_box(&line)).is_ok());
    });
    group.bench_function("JSON to rating", |bencher| {
        bencher.iter(|| Record::read(black_box(&line)).map(Record::rate));
    });
    group.bench_function("JSON to rating to JSON", |bencher| {
        bencher.iter(|| {
            let rated = Record::read(black_box(&line)).map(Record::rate);
            rated.map(|rated| serde_json::to_string(&rated).unwrap_or_default())
        });
    });
    group.finish();
}

criterion_group!(benches, parse_one);
criterion_main!(benches);
