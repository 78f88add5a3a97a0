//! Every kind of vector that the machine has gives the same results.

use alloc::vec;
use alloc::vec::Vec;

use fearless_simd::Level;

use super::{Batch, Columns, CouncilResults, Fault, Results, StarCosts};
use crate::batch::columns::case_byte;
use ocop_core::{Edition, RequirementRule, Rules};

/// The kinds of vectors, the narrowest first.
fn levels() -> Vec<Level> {
    let best = Level::try_detect().unwrap_or(Level::baseline());
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    let known = [
        best.as_sse2().map(Level::Sse2),
        best.as_sse4_2().map(Level::Sse4_2),
        best.as_avx2().map(Level::Avx2),
        best.as_avx512().map(Level::Avx512),
    ];
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    let known = [Some(Level::baseline()), Some(best)];
    known.into_iter().flatten().collect()
}

const ROWS: usize = 9_001;

/// Reproducible columns of levels and of cases: choices of the sheet, and now and then any byte.
fn columns(batch: &Batch) -> [Vec<Vec<u8>>; 2] {
    let mut state = 0x0C0F_2026_usize;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 20
    };
    let (mut levels, mut cases) = (Vec::new(), Vec::new());
    for criterion in batch.sheet.criteria() {
        let choices: Vec<_> = criterion.choices().collect();
        // There is a story, so that most rows have no fault.
        let upper = choices.len() / 2;
        let row = |_| {
            let choice = choices[upper + next() % (choices.len() - upper)];
            let odd = next() % 2_000 < 2;
            let level = if odd {
                [255, 254, 16, 128, 15, 7][next() % 6]
            } else {
                choice.level()
            };
            (level, choice.case().map_or(0, case_byte))
        };
        let (own, of_case): (Vec<u8>, Vec<u8>) = (0..ROWS).map(row).unzip();
        levels.push(own);
        if batch.case_columns().any(|index| index == criterion.index()) {
            cases.push(of_case);
        }
    }
    [levels, cases]
}

/// Everything that is written.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Written<T> {
    totals: Vec<T>,
    bytes: [Vec<u8>; 2],
    faults: Vec<Fault>,
    bits: [Vec<u64>; 4],
}

fn rate<T: Copy + From<u8>>(places: usize, run: impl FnOnce(&mut Results<'_, T>)) -> Written<T> {
    let mut written = Written {
        totals: vec![T::from(9); places],
        bytes: [vec![9; places], vec![9; places]],
        faults: vec![Fault::NONE; places],
        bits: [
            vec![9; places],
            vec![9; places],
            vec![9; places],
            vec![9; places],
        ],
    };
    let [bands, stars] = &mut written.bytes;
    let [three, four, five, stopped] = &mut written.bits;
    let results = Results::new(&mut written.totals, bands, stars, &mut written.faults);
    run(&mut results.unmet(three, four, five).stopped(stopped));
    written
}

#[test]
fn all_vectors_give_the_same_results() {
    let levels = levels();
    let offsets: Vec<u32> = (0..)
        .map(|place| place * 4 + place % 3)
        .take(2_200)
        .collect();
    let offsets: Vec<u32> = offsets
        .into_iter()
        .chain([u32::try_from(ROWS).unwrap()])
        .collect();
    // The variable that `testkit::effort` reads: unit tests do not depend on `testkit`.
    let one_in = if std::env::var_os("OCOP_LONG").is_some() {
        1
    } else {
        5
    };
    let sheets = Edition::ALL.into_iter().flat_map(Edition::sheets);
    for sheet in sheets.step_by(one_in) {
        let mut batch = Batch::of(&sheet);
        let [own, cases] = columns(&batch);
        let own: Vec<&[u8]> = own.iter().map(|column| &column[..]).collect();
        let cases: Vec<&[u8]> = cases.iter().map(|column| &column[..]).collect();
        let columns = Columns::new(&own, &cases);
        // The same without what does not fit half a byte.
        let [fit, fit_cases] = [&own, &cases].map(|columns| {
            let column = |column: &&[u8]| -> Vec<u8> {
                let fit = |&byte: &u8| if byte < 15 { byte } else { 255 };
                column.iter().map(fit).collect()
            };
            columns.iter().map(column).collect::<Vec<_>>()
        });
        let [fit, fit_cases] = [&fit, &fit_cases].map(|columns| {
            let slices = columns.iter().map(|column| &column[..]);
            slices.collect::<Vec<&[u8]>>()
        });
        let halves = Columns::new(&fit, &fit_cases).to_nibbles();
        for minimum in RequirementRule::ALL {
            batch = batch.under(&Rules::default().requirement(minimum));
            let mut all = levels.iter().map(|&level| {
                batch.level = level;
                let rows = rate(ROWS, |results: &mut Results<'_>| {
                    batch.rate(columns, results).unwrap();
                });
                let councils = rate(offsets.len() - 1, |results: &mut CouncilResults<'_>| {
                    batch.rate_councils(columns, &offsets, results).unwrap();
                });
                let mut sums = batch.sums();
                sums.grow(ROWS / 3 + 1).unwrap();
                let of_rows: Vec<usize> = (0..ROWS).map(|row| row * 7 % ROWS / 3).collect();
                batch.add(columns, &of_rows, &mut sums).unwrap();
                let (mut numbers, mut faults) = (vec![9; ROWS], vec![Fault::NONE; ROWS]);
                batch.pack(columns, &mut numbers, &mut faults).unwrap();
                // Numbers of no scorecard too.
                numbers.extend([u64::MAX, 1 << 63, 1]);
                let packed = rate(ROWS + 3, |results: &mut Results<'_>| {
                    batch.rate_packed(&numbers, results).unwrap();
                });
                let halves = {
                    let (own, cases) = halves.as_ref().unwrap();
                    let [own, cases] = [own, cases].map(|columns| {
                        let slices = columns.iter().map(|column| &column[..]);
                        slices.collect::<Vec<&[u8]>>()
                    });
                    let columns = Columns::nibbles(&own, &cases, ROWS);
                    let rows = rate(ROWS, |results: &mut Results<'_>| {
                        batch.rate(columns, results).unwrap();
                    });
                    let councils = rate(offsets.len() - 1, |results: &mut CouncilResults<'_>| {
                        batch.rate_councils(columns, &offsets, results).unwrap();
                    });
                    (rows, councils)
                };
                let mut costs = StarCosts::of(&sheet);
                costs.batch.level = level;
                costs.count(columns).unwrap();
                let costs = costs.groups()[0].clone();
                (rows, councils, sums.to_words(), packed, costs, halves)
            });
            let first = all.next().unwrap();
            assert!(
                first.0.faults.iter().any(|fault| fault.is_none()),
                "{sheet}"
            );
            assert!(all.all(|other| other == first), "{sheet}");
        }
    }
}
