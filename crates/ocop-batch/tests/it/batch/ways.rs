//! Other input and output: packed scorecards, and many threads.

use ocop_batch::Batch;
use ocop_core::Council;
use ocop_core::Edition;

use super::offsets;
use super::{Answers, mix, random, rows, sheets};

#[test]
fn packed_scorecards_go_in_and_out() {
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        let table = random(&sheet, 600, 3);
        let mut packed = vec![7; 600];
        let mut faults = Answers::<u8>::dirty(600).faults;
        let [fast, _] = rows(&batch, &table);
        table.with(|columns| {
            batch.pack(columns, &mut packed, &mut faults).unwrap();
            for (row, &packed) in packed.iter().enumerate() {
                let reference = batch.scorecard(columns, row).and_then(|card| card.pack());
                assert_eq!(packed, reference.unwrap_or(0), "{sheet} row {row}");
            }
        });
        assert_eq!(faults, fast.faults, "{sheet}");

        // And back: rows at fault are now the lowest scorecard, and some numbers are none.
        packed.extend([u64::MAX, 0]);
        packed.extend((0..300).map(|seed| mix(seed) % (2 << (mix(seed + 1) % 63))));
        let mut answers = Answers::dirty(packed.len());
        let mut reference = answers.clone();
        batch.rate_packed(&packed, &mut answers.results()).unwrap();
        for (place, &number) in packed.iter().enumerate() {
            let council = sheet.unpack(number).and_then(|card| Council::of([card]));
            reference.put(place, &batch, council.and_then(|council| council.rate()));
        }
        reference.spreads.clone_from(&answers.spreads);
        assert_eq!(answers, reference, "{sheet}");
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let batch = Batch::of(&sheet);
    let table = random(&sheet, 100_003, 4);
    let cuts = offsets(100_003, |council| council % 11);
    let (mut one, mut some) = (Answers::<u8>::dirty(100_003), Answers::<u8>::dirty(100_003));
    let councils = cuts.len() - 1;
    let (mut one_council, mut some_councils) = (
        Answers::<u64>::dirty(councils),
        Answers::<u64>::dirty(councils),
    );
    table.with(|columns| {
        batch.rate(columns, &mut one.results()).unwrap();
        batch
            .rate_councils(columns, &cuts, &mut one_council.results())
            .unwrap();
        for threads in [1, 2, 3, 8] {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                batch.par_rate(columns, &mut some.results()).unwrap();
                batch
                    .par_rate_councils(columns, &cuts, &mut some_councils.results())
                    .unwrap();
            });
            assert!(
                one == some && one_council == some_councils,
                "{threads} threads"
            );
        }
    });
}

#[test]
fn one_council_of_many_rows_is_not_cut() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let batch = Batch::of(&sheet);
    let table = random(&sheet, 40_000, 5);
    for cuts in [&[0, 40_000][..], &[0, 1, 40_000], &[0, 0, 40_000]] {
        let mut one = Answers::<u64>::dirty(cuts.len() - 1);
        let mut some = one.clone();
        table.with(|columns| {
            batch
                .rate_councils(columns, cuts, &mut one.results())
                .unwrap();
            batch
                .par_rate_councils(columns, cuts, &mut some.results())
                .unwrap();
        });
        assert!(one == some, "{cuts:?}");
    }
}
