//! One scorecard: to a number or a printed code, and back.
//!
//! The baselines write the same choices as JSON and read them again, and take the digits of the same
//! number by plain division.

// What is measured is known to be right.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ocop_core::{Choice, Edition, Scorecard, Sheet, SheetCode};

/// The sheets measured: the usual one, and the one with cases.
const SETS: [u16; 2] = [7, 26];

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

/// How many options each criterion has.
fn radices(sheet: &Sheet) -> Vec<u64> {
    let options = |criterion: ocop_core::Criterion<'_>| {
        criterion.choices().count() + usize::from(criterion.requires().is_some())
    };
    sheet
        .criteria()
        .map(|criterion| options(criterion) as u64)
        .collect()
}

fn sheet_code(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sheet_code");
    for set in SETS {
        let name = format!("26/2026 set {set}");
        let sheet = Edition::E2026.sheet(set).unwrap();
        let card = card(&sheet);
        let json = serde_json::to_string(&card).unwrap();
        group.bench_function(format!("{name}/baseline: serde_json writes"), |bencher| {
            bencher.iter(|| serde_json::to_string(black_box(&card)).unwrap());
        });
        group.bench_function(format!("{name}/baseline: serde_json reads"), |bencher| {
            bencher.iter(|| {
                let choices: BTreeMap<&str, Choice> =
                    serde_json::from_str(black_box(&json)).unwrap();
                sheet.scorecard_from(choices).unwrap().complete().unwrap()
            });
        });
        let (number, radices) = (card.pack().unwrap(), radices(&sheet));
        group.bench_function(
            format!("{name}/baseline: digits by plain division"),
            |bencher| {
                bencher.iter(|| {
                    let mut rest = black_box(number);
                    let mut digits = [0; 64];
                    for (digit, radix) in digits.iter_mut().zip(black_box(&radices)).rev() {
                        *digit = rest % radix;
                        rest /= radix;
                    }
                    digits
                });
            },
        );
        group.bench_function(format!("{name}/scorecard to number"), |bencher| {
            bencher.iter(|| black_box(&card).pack().unwrap());
        });
        group.bench_function(format!("{name}/number to scorecard"), |bencher| {
            bencher.iter(|| sheet.unpack(black_box(number)).unwrap());
        });
        let text = card.code().unwrap().to_string();
        group.bench_function(format!("{name}/scorecard to code"), |bencher| {
            bencher.iter(|| black_box(&card).code().unwrap().to_string());
        });
        group.bench_function(format!("{name}/code to scorecard"), |bencher| {
            bencher.iter(|| {
                let code: SheetCode = black_box(&text).parse().unwrap();
                code.scorecard().unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, sheet_code);
criterion_main!(benches);
