//! Other input and output: packed scorecards, and many threads.

use ocop_batch::Batch;
use ocop_core::{Council, Criterion, Edition};

use super::edges::{many_criteria, many_levels, many_scorecards};
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
        let [answers, reference] = self::packed(&batch, &packed);
        assert_eq!(answers, reference, "{sheet}");
    }
}

/// The answers of both paths for packed numbers.
fn packed(batch: &Batch, numbers: &[u64]) -> [Answers<u8>; 2] {
    let mut fast = Answers::dirty(numbers.len());
    let mut reference = fast.clone();
    batch.rate_packed(numbers, &mut fast.results()).unwrap();
    for (place, &number) in numbers.iter().enumerate() {
        let council = batch.sheet().unpack(number);
        let council = council.and_then(|card| Council::of([card]));
        reference.put(place, batch, council.and_then(|council| council.rate()));
    }
    reference.spreads.clone_from(&fast.spreads);
    [fast, reference]
}

#[test]
fn packed_numbers_around_the_last_scorecard_are_rated_or_at_fault() {
    for sheet in sheets().chain([many_levels(), many_scorecards()]) {
        let batch = Batch::of(&sheet);
        let radix = |criterion: Criterion<'_>| {
            criterion.choices().count() + usize::from(criterion.requires().is_some())
        };
        let all: u64 = sheet
            .criteria()
            .map(|criterion| radix(criterion) as u64)
            .product();
        let mut numbers = vec![0, 1, all - 1, all, all + 1, all / 2, u64::MAX - 1, u64::MAX];
        // Where any digit changes.
        let mut step = 1;
        for criterion in sheet.criteria().rev() {
            numbers.extend([step - 1, step, all - step]);
            step *= radix(criterion) as u64;
        }
        numbers.extend((0..600).map(|seed| mix(seed) % all));
        let [fast, reference] = packed(&batch, &numbers);
        assert_eq!(fast, reference, "{sheet}");
        // In parts of any length.
        for length in [1, 2, 63, 64, 65, 255, 257] {
            let [part, _] = packed(&batch, &numbers[..length]);
            assert_eq!(part.totals, fast.totals[..length], "{sheet}");
            assert_eq!(part.faults, fast.faults[..length], "{sheet}");
        }
    }
}

#[test]
fn scorecards_that_do_not_fit_64_bits_are_not_packed() {
    let sheet = many_criteria();
    let batch = Batch::of(&sheet);
    let wanted = sheet.unpack(0).unwrap_err();
    let mut sums = batch.sums();
    sums.grow(1).unwrap();
    for error in [
        batch.rate_packed(&[0], &mut Answers::dirty(1).results()),
        batch.add_packed(&[0], &[0], &mut sums),
    ] {
        assert_eq!(error.unwrap_err(), wanted);
    }
    assert!(sums.members().eq([0]));
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
