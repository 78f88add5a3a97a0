//! One scorecard: to a number or a printed code, and back.
//!
//! The baselines write the same choices as JSON and read them back, and split the same number into
//! digits by plain division.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ocop_benches::sheets::second_best;
use ocop_core::{Choice, Edition, Sheet, SheetCode};

/// The measured sheets: a usual one, and one with two cases of a criterion.
const SETS: [u16; 2] = [7, 26];

/// The number of options of each criterion.
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
        let card = second_best(&sheet);
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
