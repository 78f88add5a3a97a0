//! Many lines: from JSON to a rating, and back to JSON, as `rate_ndjson` does it.
//!
//! The lines are the shared test cases that give a rating, without their expected results. The baselines
//! only parse the same lines: once without keeping anything, once into trees.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ocop_batch::LineRater;
use ocop_core::json::Record;
use serde::de::IgnoredAny;
use serde_json::Value;

const CASES: &str = include_str!("../crates/ocop-core/tests/data/rating.ndjson");

/// The lines with one scorecard, repeated for each of the members.
fn lines(members: usize) -> Vec<String> {
    let one = CASES.lines().filter(|line| !line.contains("},{"));
    let lines = one.filter_map(|line| {
        let (product, _) = line.split_once(",\"expect\"")?;
        let (head, card) = product.split_once("\"scorecards\":[")?;
        let card = card.strip_suffix(']')?;
        let cards = vec![card; members].join(",");
        let line = format!("{head}\"scorecards\":[{cards}]}}");
        Record::read(line.as_bytes()).is_ok().then_some(line)
    });
    lines.collect()
}

fn rate(criterion: &mut Criterion) {
    for members in [1, 3, 9] {
        let lines = lines(members);
        let bytes: usize = lines.iter().map(|line| line.len() + 1).sum();
        let mut group = criterion.benchmark_group(format!("lines, scorecards each: {members}"));
        group.throughput(Throughput::Bytes(bytes as u64));
        let mut bench = |name: &str, each: &mut dyn FnMut(&[u8])| {
            group.bench_function(name, |bencher| {
                bencher.iter(|| {
                    for line in &lines {
                        each(black_box(line.as_bytes()));
                    }
                });
            });
        };
        bench("baseline: only parse, keeping nothing", &mut |line| {
            black_box(serde_json::from_slice::<IgnoredAny>(line).is_ok());
        });
        bench("baseline: only parse, into trees", &mut |line| {
            black_box(serde_json::from_slice::<Value>(line).is_ok());
        });
        let mut answers = Vec::new();
        bench("JSON to rating to JSON, each line alone", &mut |line| {
            answers.clear();
            let rated = Record::read(line).map(Record::rate);
            black_box(
                rated
                    .map(|rated| serde_json::to_writer(&mut answers, &rated).is_ok())
                    .is_ok(),
            );
        });
        let mut rater = LineRater::new();
        bench("JSON to rating to JSON, with a rater", &mut |line| {
            answers.clear();
            black_box(rater.rate(line, 1, &mut answers));
        });
        group.finish();
    }
}

criterion_group!(benches, rate);
criterion_main!(benches);
