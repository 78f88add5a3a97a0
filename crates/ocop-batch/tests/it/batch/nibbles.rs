//! Two rows a byte: the answers of columns with a row a byte, at every edge of a byte and of a block.

use ocop_batch::{Batch, Columns, CostCounts, Fault, Measure, Simulation, StarCosts};
use ocop_core::{Edition, ErrorKind, Sheet};
use proptest::prelude::*;

use super::edges::{many_criteria, many_levels};
use super::{Answers, Table, councils, offsets, pick, random, rows, rule_sets, sheets, table};
use testkit::effort::sample;

/// Rows with every half byte there is: 0 to 14, and 15 for nothing chosen.
fn any_halves(sheet: &Sheet, rows: usize, seed: u64, odd_in: usize) -> Table {
    let mut table = random(sheet, rows, seed);
    let columns = table.levels.iter_mut().chain(&mut table.cases);
    for (index, column) in columns.enumerate() {
        for (row, byte) in column.iter_mut().enumerate() {
            let number = pick(seed ^ 77 ^ (row as u64) << 9 ^ index as u64);
            if number.is_multiple_of(odd_in) {
                let half = u8::try_from(number / odd_in % 16).unwrap();
                *byte = if half == 15 { 255 } else { half };
            }
        }
    }
    table
}

#[test]
fn every_half_byte_in_every_column_is_answered_as_a_byte() {
    let halves: Vec<u8> = (0..15).chain([255]).collect();
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        for criterion in sample(5, 0..sheet.criteria().count()) {
            // Beside each other in both orders, and alone behind the last pair.
            let mut table = table(&sheet, 33, |_, _, options| options - 1);
            let both = halves.iter().chain(halves.iter().rev()).chain([&1]);
            table.levels[criterion] = both.copied().collect();
            let [fast, reference] = rows(&batch, &table);
            assert_eq!(fast, reference, "{sheet}, column {criterion}");
            assert!(table.with_nibbles(|_| ()).is_some());
        }
        for case in 0..batch.case_columns().count() {
            let mut table = table(&sheet, 16, |_, _, options| options - 1);
            table.cases[case].clone_from(&halves);
            let [fast, reference] = rows(&batch, &table);
            assert_eq!(fast, reference, "{sheet}, case {case}");
            assert!(table.with_nibbles(|_| ()).is_some());
        }
    }
}

#[test]
fn tables_of_every_length_are_rated_with_two_rows_a_byte() {
    let lengths = (0..=130).chain([255, 256, 257, 383, 384, 385, 511, 8191, 8192, 8193]);
    for number in [7, 16, 26] {
        let sheet = Edition::E2026.sheet(number).unwrap();
        let batch = Batch::of(&sheet);
        for length in lengths.clone() {
            let table = any_halves(&sheet, length, length as u64, 900);
            let [fast, reference] = rows(&batch, &table);
            assert!(fast == reference, "{sheet}, {length} rows");
            assert!(table.with_nibbles(|_| ()).is_some());
        }
    }
}

#[test]
fn councils_begin_at_even_and_at_odd_rows() {
    const SIZES: [usize; 9] = [3, 1, 1, 1, 0, 9, 2, 17, 40];
    for sheet in sheets().step_by(3).chain([many_criteria()]) {
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let table = any_halves(&sheet, 1301, 12, 2000);
            // Single members from an odd row on, too.
            for shift in [0, 1] {
                let size = |council: usize| match council {
                    1 => shift,
                    2..300 => 1,
                    _ => SIZES[council % SIZES.len()],
                };
                let [fast, reference] = councils(&batch, &rules, &table, &offsets(1301, size));
                assert!(fast == reference, "{sheet}");
                assert!(table.with_nibbles(|_| ()).is_some());
            }
        }
    }
}

/// Everything else that takes columns.
#[derive(Debug, Eq, PartialEq)]
struct Others {
    packed: Vec<u64>,
    faults: Vec<Fault>,
    sums: Vec<u64>,
    costs: Vec<CostCounts>,
    faulty: Vec<usize>,
    cards: Vec<Result<u16, String>>,
}

impl Others {
    fn of(sheet: &Sheet, columns: Columns<'_>) -> Self {
        let batch = Batch::of(sheet);
        let rows = columns.rows();
        let (mut packed, mut faults) = (vec![7; rows], vec![Fault::NONE; rows]);
        batch.pack(columns, &mut packed, &mut faults).unwrap();
        let of_rows: Vec<usize> = (0..rows).map(|row| row * 7 % rows / 3).collect();
        let mut sums = batch.sums();
        sums.grow(rows).unwrap();
        batch.add(columns, &of_rows, &mut sums).unwrap();
        let key = sheet.criteria().next().unwrap().key().to_owned();
        let best = sheet.criteria().next().unwrap().best();
        let measure = Measure::at_least(&key, best);
        let mut costs = StarCosts::of(sheet).with(measure).unwrap();
        costs.grow(rows);
        costs.count(columns).unwrap();
        costs.count_groups(columns, &of_rows, [1, 2]).unwrap();
        let cuts = offsets(rows, |council| council % 5);
        let groups: Vec<usize> = (1..cuts.len()).map(|council| council % 3).collect();
        costs.count_councils(columns, &cuts, &groups, [0]).unwrap();
        let mut simulation = Simulation::of(sheet, sheet);
        simulation.count(columns).unwrap();
        let card = |row| batch.scorecard(columns, row);
        let total = |row| card(row).map(|card| card.total().get());
        Self {
            packed,
            faults,
            sums: sums.to_words(),
            costs: costs.groups().to_vec(),
            faulty: simulation.faulty().collect(),
            cards: (0..rows)
                .map(|row| total(row).map_err(|error| error.to_string()))
                .collect(),
        }
    }
}

#[test]
fn sums_costs_and_packed_numbers_are_the_same_with_two_rows_a_byte() {
    for sheet in sheets().step_by(2) {
        for rows in [257, 300] {
            let table = any_halves(&sheet, rows, 21, 1500);
            let bytes = table.with(|columns| Others::of(&sheet, columns));
            let halves = table.with_nibbles(|columns| Others::of(&sheet, columns));
            assert_eq!(halves.unwrap(), bytes, "{sheet}");
        }
    }
}

#[test]
fn threads_share_rows_with_two_a_byte() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let batch = Batch::of(&sheet);
    for length in [100_003, 100_006] {
        let table = any_halves(&sheet, length, 31, 4000);
        let cuts = offsets(length, |council| council % 11);
        let mut one = Answers::<u8>::dirty(length);
        let mut one_council = Answers::<u64>::dirty(cuts.len() - 1);
        table.with(|columns| {
            batch.rate(columns, &mut one.results()).unwrap();
            let results = &mut one_council.results();
            batch.rate_councils(columns, &cuts, results).unwrap();
        });
        let mut some = Answers::<u8>::dirty(length);
        let mut some_councils = Answers::<u64>::dirty(cuts.len() - 1);
        let run = |columns: Columns<'_>| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(3);
            pool.build().unwrap().install(|| {
                batch.par_rate(columns, &mut some.results()).unwrap();
                let results = &mut some_councils.results();
                batch.par_rate_councils(columns, &cuts, results).unwrap();
            });
        };
        table.with_nibbles(run).unwrap();
        assert!(some == one && some_councils == one_council);
    }
}

/// Columns of set 26 with these bytes in each, and the error of a batch.
fn refused(levels: &[&[u8]], cases: &[&[u8]], rows: usize) -> String {
    let batch = Batch::of(&Edition::E2026.sheet(26).unwrap());
    let mut answers = Answers::<u8>::dirty(rows);
    let columns = Columns::nibbles(levels, cases, rows);
    let error = batch.rate(columns, &mut answers.results()).unwrap_err();
    assert!(answers == Answers::dirty(rows), "nothing is written");
    assert_eq!(error.kind(), ErrorKind::BadColumns);
    assert_eq!(batch.scorecard(columns, 0).unwrap_err(), error);
    error.to_string()
}

#[test]
fn columns_that_do_not_fit_two_rows_a_byte_are_reported_with_their_place() {
    let batch = Batch::of(&Edition::E2026.sheet(26).unwrap());
    let levels: Vec<&[u8]> = batch
        .sheet()
        .criteria()
        .map(|_| &[0x11, 0xF1][..])
        .collect();
    let cases: Vec<&[u8]> = batch.case_columns().map(|_| &[0x11, 0xF1][..]).collect();
    let mut short = levels.clone();
    short[2] = &[0x11];
    assert_eq!(
        refused(&short, &cases, 3),
        "levels[2]: a column of 1 bytes for 3 rows, expected 2"
    );
    for rows in [2_usize, 5] {
        let expected = rows.div_ceil(2);
        let wanted = format!("levels[0]: a column of 2 bytes for {rows} rows, expected {expected}");
        assert_eq!(refused(&levels, &cases, rows), wanted);
    }
    // A choice behind the last row is a row that is lost, or one too many.
    for behind in [0x01, 0xE1] {
        let column = [0x11, behind];
        let mut lost = cases.clone();
        lost[1] = &column;
        assert_eq!(
            refused(&levels, &lost, 3),
            format!(
                "cases[1]: the half byte behind the last row is {}, expected 15",
                behind >> 4
            )
        );
    }
    let mut answers = Answers::<u8>::dirty(3);
    let columns = Columns::nibbles(&levels, &cases, 3);
    batch.rate(columns, &mut answers.results()).unwrap();
    assert_eq!(columns.rows(), 3);
    // No rows are no bytes.
    let none: Vec<&[u8]> = levels.iter().map(|_| &[][..]).collect();
    let no_cases: Vec<&[u8]> = cases.iter().map(|_| &[][..]).collect();
    let columns = Columns::nibbles(&none, &no_cases, 0);
    batch
        .rate(columns, &mut Answers::<u8>::dirty(0).results())
        .unwrap();
    let huge = refused(&none, &no_cases, 1);
    assert_eq!(
        huge,
        "levels[0]: a column of 0 bytes for 1 rows, expected 1"
    );
}

#[test]
fn a_sheet_with_a_level_above_fourteen_keeps_bytes() {
    let sheet = many_levels();
    let batch = Batch::of(&sheet);
    let levels: Vec<&[u8]> = sheet.criteria().map(|_| &[0x11][..]).collect();
    let columns = Columns::nibbles(&levels, &levels[..1], 2);
    let mut answers = Answers::<u8>::dirty(2);
    let error = batch.rate(columns, &mut answers.results()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "levels[0]: level 15 does not fit half a byte, which takes 0 to 14"
    );
    // Fourteen is the highest that fits, and 15 the lowest that does not.
    let convert = |bytes: &[u8]| Columns::new(&[bytes], &[]).to_nibbles();
    assert_eq!(convert(&[14, 255, 0]).unwrap().0, [[0xFE, 0xF0]]);
    for misfit in [15, 16, 254] {
        let error = convert(&[1, 14, misfit]).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("levels[0][2]: level {misfit} does not fit half a byte, which takes 0 to 14")
        );
    }
    let error = Columns::new(&[&[1, 1]], &[&[0, 15]])
        .to_nibbles()
        .unwrap_err();
    assert_eq!(error.path(), "cases[0][1]");
    let error = Columns::new(&[&[1, 2], &[1]], &[])
        .to_nibbles()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "levels[1]: a column of 1 rows beside one of 2"
    );
    let error = Columns::nibbles(&[&[0x11]], &[], 1).to_bytes().unwrap_err();
    assert_eq!(error.path(), "levels[0]");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testkit::effort::cases(48)))]

    #[test]
    fn columns_go_to_half_bytes_and_back(
        columns in (0..70_usize).prop_flat_map(|rows| {
            let byte = prop_oneof![9 => 0..=14_u8, 1 => Just(255)];
            let column = prop::collection::vec(byte, rows);
            (
                prop::collection::vec(column.clone(), 1..4),
                prop::collection::vec(column, 0..3),
            )
        })
    ) {
        let table = Table { levels: columns.0, cases: columns.1 };
        let (levels, cases) = table.with_nibbles(|columns| {
            assert_eq!(columns.rows(), table.rows());
            assert_eq!(columns.to_nibbles().unwrap().0.len(), table.levels.len());
            columns.to_bytes().unwrap()
        }).unwrap();
        prop_assert_eq!(levels, table.levels);
        prop_assert_eq!(cases, table.cases);
    }

    #[test]
    fn any_half_bytes_are_rated_as_bytes(number in 0..34_usize, seed: u64, length in 1..300_usize) {
        let Some(sheet) = sheets().nth(number) else { return Ok(()) };
        let batch = Batch::of(&sheet);
        let table = any_halves(&sheet, length, seed, 40);
        let [fast, reference] = rows(&batch, &table);
        prop_assert_eq!(fast, reference);
        prop_assert!(table.with_nibbles(|_| ()).is_some());
    }
}
