//! Sums of councils: the same stars for any order and any split of the members.

use std::ops::Range;

use ocop_batch::{Batch, CouncilResults, CouncilSums, Fault};
use ocop_core::{Council, Error, ErrorKind, Rules, Sheet, Star};
use proptest::prelude::*;
use testkit::effort::sample;

use super::edges::{many_criteria, many_levels};
use super::{Answers, Table, any_case, cut, mix, pick, random, rule_sets, sheets, table};

/// The sums of some rows, each a member of a council.
pub(super) fn sums(batch: &Batch, table: &Table, councils: &[usize], number: usize) -> CouncilSums {
    let mut sums = batch.sums();
    sums.grow(number).unwrap();
    table.with(|columns| batch.add(columns, councils, &mut sums).unwrap());
    sums
}

pub(super) fn rated(batch: &Batch, sums: &CouncilSums) -> Answers<u64> {
    let mut answers = Answers::dirty(sums.len());
    let mut spreads = std::mem::take(&mut answers.spreads);
    let mut results: CouncilResults<'_> = answers.results().spreads(&mut spreads);
    batch.rate_sums(sums, &mut results).unwrap();
    answers.spreads = spreads;
    // Stars alone, a few councils at a time, are the same.
    let mut few = Answers::<u64>::dirty(sums.len());
    let councils: Vec<usize> = (0..sums.len()).collect();
    for part in councils.chunks(100) {
        let range = part[0]..part[0] + part.len();
        let mut results = CouncilResults::new(
            &mut few.totals[range.clone()],
            &mut few.bands[range.clone()],
            &mut few.stars[range.clone()],
            &mut few.faults[range.clone()],
        );
        batch.rate_sums_in(sums, range, &mut results).unwrap();
    }
    assert_eq!(few.totals, answers.totals);
    assert_eq!(few.bands, answers.bands);
    assert_eq!(few.stars, answers.stars);
    assert_eq!(few.faults, answers.faults);
    answers
}

/// The answers of the reference path, with the smallest fault of the members.
fn reference(
    batch: &Batch,
    rules: &Rules,
    table: &Table,
    councils: &[usize],
    number: usize,
) -> Answers<u64> {
    let mut faults = Answers::<u8>::dirty(table.rows());
    let mut answers = Answers::dirty(number);
    table.with(|columns| {
        batch.rate(columns, &mut faults.results()).unwrap();
        let rows_of = |council| (0..table.rows()).filter(move |&row| councils[row] == council);
        for council in 0..number {
            let cards: Result<Vec<_>, Error> = rows_of(council)
                .map(|row| batch.scorecard(columns, row))
                .collect();
            let rating = cards
                .and_then(Council::of)
                .and_then(|of_cards| of_cards.under(rules.clone()).rate());
            answers.put(council, batch, rating);
            let smallest = rows_of(council).map(|row| faults.faults[row]);
            let smallest = smallest.filter(|fault| !fault.is_none());
            if let Some(fault) = smallest.min_by_key(|fault| fault.code()) {
                answers.faults[council] = fault;
            }
        }
    });
    answers
}

/// Councils of rows in no order, some of them without members.
pub(super) fn anyhow(rows: usize, number: usize, seed: u64) -> Vec<usize> {
    (0..rows)
        .map(|row| pick(seed ^ mix(row as u64)) % number)
        .collect()
}

/// A table with a fault now and then.
fn faulty(sheet: &Sheet, rows: usize, seed: u64) -> Table {
    let mut table = random(sheet, rows, seed);
    let columns = table.levels.len();
    for row in (0..rows).step_by(17) {
        table.levels[pick(seed ^ row as u64) % columns][row] = [255, 99, 16, 7][row % 4];
    }
    table
}

#[test]
fn members_in_any_order_are_rated_as_on_the_reference_path() {
    for sheet in sheets() {
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let table = faulty(&sheet, 700, 11);
            let councils = anyhow(700, 250, 12);
            let fast = rated(&batch, &sums(&batch, &table, &councils, 250));
            let wanted = reference(&batch, &rules, &table, &councils, 250);
            assert_eq!(fast, wanted, "{sheet}");
            let nobody = |fault: &Fault| fault.kind() == Some(ErrorKind::NoScorecard);
            assert!(fast.faults.iter().any(nobody), "{sheet}");
            assert!(fast.faults.iter().any(|fault| fault.is_none()), "{sheet}");
        }
    }
}

#[test]
fn sheets_as_large_as_they_may_be_are_summed_too() {
    for sheet in [many_levels(), many_criteria()] {
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            // More rows than a long block has.
            let table = faulty(&sheet, 9_000, 13);
            let councils = anyhow(9_000, 900, 14);
            let fast = rated(&batch, &sums(&batch, &table, &councils, 900));
            let wanted = reference(&batch, &rules, &table, &councils, 900);
            assert_eq!(fast, wanted, "{sheet}");
        }
    }
}

#[test]
fn members_one_after_another_are_rated_as_by_offsets() {
    for sheet in sheets() {
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let table = random(&sheet, 2_000, 15);
            let offsets = super::offsets(2_000, |council| [1, 3, 9, 0, 300][council % 5]);
            let councils: Vec<usize> = offsets
                .windows(2)
                .enumerate()
                .flat_map(|(council, ends)| (ends[0]..ends[1]).map(move |_| council))
                .collect();
            let number = offsets.len() - 1;
            let [by_offsets, _] = super::councils(&batch, &rules, &table, &offsets);
            let by_sums = rated(&batch, &sums(&batch, &table, &councils, number));
            let one = |answers: &Answers<u64>, place: usize| {
                let [three, four, five] = &answers.unmet;
                (
                    (
                        answers.totals[place],
                        answers.bands[place],
                        answers.stars[place],
                    ),
                    [
                        three[place],
                        four[place],
                        five[place],
                        answers.stopped[place],
                    ],
                    answers.spreads[place],
                )
            };
            for place in 0..number {
                assert_eq!(
                    one(&by_sums, place),
                    one(&by_offsets, place),
                    "{sheet} {place}"
                );
                let faults = [by_sums.faults[place], by_offsets.faults[place]];
                assert_eq!(faults[0].is_none(), faults[1].is_none(), "{sheet} {place}");
            }
        }
    }
}

/// All councils of two members from the choices of two criteria, of which one stops or has a
/// requirement if there is any.
#[test]
fn every_pair_of_members_at_two_criteria_is_rated_as_on_the_reference_path() {
    for sheet in sample(5, sheets()) {
        let asks = |index: &usize| {
            let criterion = sheet.criteria().nth(*index).unwrap();
            let requires = |star| criterion.requirement(star).is_some();
            criterion.stops_on_zero() || Star::RECOGNISED.into_iter().any(requires)
        };
        let mut asked: Vec<usize> = (0..sheet.criteria().count()).filter(asks).collect();
        asked.extend([0, 1]);
        let [first, second] = [
            asked[0],
            *asked[1..].iter().find(|&&at| at != asked[0]).unwrap(),
        ];
        let [of_first, of_second] = [first, second].map(|at| super::options(&sheet, at).len());
        let cards = of_first * of_second;
        let members: Vec<[usize; 2]> = (0..cards)
            .flat_map(|one| (one..cards).map(move |other| [one, other]))
            .collect();
        let table = table(&sheet, members.len() * 2, |row, criterion, options| {
            let card = members[row / 2][row % 2];
            match criterion {
                _ if criterion == first => card / of_second,
                _ if criterion == second => card % of_second,
                _ => options - 1,
            }
        });
        let councils: Vec<usize> = (0..members.len() * 2).map(|row| row / 2).collect();
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let fast = rated(&batch, &sums(&batch, &table, &councils, members.len()));
            let wanted = reference(&batch, &rules, &table, &councils, members.len());
            assert_eq!(fast, wanted, "{sheet}");
        }
    }
}

/// The sums of a range of rows, halved until it is short, and merged in the order that a seed gives.
/// Parts have their own councils only, numbered in the order of their first members.
fn halved(
    batch: &Batch,
    table: &Table,
    councils: &[usize],
    range: Range<usize>,
    seed: u64,
) -> (CouncilSums, Vec<usize>) {
    let own = |parts: &[&[usize]]| {
        let mut own: Vec<usize> = Vec::new();
        for council in parts.concat() {
            if !own.contains(&council) {
                own.push(council);
            }
        }
        own
    };
    let place = |own: &[usize], council: usize| own.iter().position(|&one| one == council).unwrap();
    let ask = mix(seed ^ range.start as u64);
    if range.len() < 2 || ask.is_multiple_of(5) {
        let of_rows = &councils[range.clone()];
        let own = own(&[of_rows]);
        let places: Vec<usize> = of_rows
            .iter()
            .map(|&council| place(&own, council))
            .collect();
        let sums = sums(batch, &cut(table, range), &places, own.len());
        return (batch.sums_from(&sums.to_words()).unwrap(), own);
    }
    let middle = range.start + 1 + pick(ask) % (range.len() - 1);
    let mut halves = [range.start..middle, middle..range.end]
        .map(|half| halved(batch, table, councils, half, seed));
    if ask % 2 == 1 {
        halves.reverse();
    }
    let own = own(&halves.each_ref().map(|(_, own)| &own[..]));
    let mut all = batch.sums();
    all.grow(own.len()).unwrap();
    for (half, councils) in halves {
        let places: Vec<usize> = councils
            .iter()
            .map(|&council| place(&own, council))
            .collect();
        batch.merge(&half, &places, &mut all).unwrap();
    }
    (all, own)
}

fn any_rules() -> impl Strategy<Value = Rules> {
    prop::sample::select(rule_sets().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testkit::effort::cases(64)))]

    #[test]
    fn any_split_and_any_tree_of_merges_gives_the_same_words(
        (sheet, table) in any_case(),
        rules in any_rules(),
        seed in any::<u64>(),
        number in 1..60_usize,
    ) {
        let batch = Batch::of(&sheet).under(&rules);
        let councils = anyhow(table.rows(), number, seed);
        let whole = sums(&batch, &table, &councils, number);
        let (parts, own) = halved(&batch, &table, &councils, 0..table.rows(), seed);
        let mut all = batch.sums();
        all.grow(number).unwrap();
        batch.merge(&parts, &own, &mut all).unwrap();
        prop_assert_eq!(all.to_words(), whole.to_words());
        prop_assert!(all.members().eq(whole.members()));
        prop_assert_eq!(whole.members().sum::<u64>(), table.rows() as u64);
        prop_assert_eq!(rated(&batch, &all), rated(&batch, &whole));
    }

    #[test]
    fn any_order_of_the_rows_gives_the_same_words(
        (sheet, table) in any_case(),
        rules in any_rules(),
        seed in any::<u64>(),
    ) {
        let batch = Batch::of(&sheet).under(&rules);
        let councils = anyhow(table.rows(), 40, seed);
        let mut order: Vec<usize> = (0..table.rows()).collect();
        order.sort_by_key(|&row| mix(seed ^ row as u64));
        let turned = |column: &Vec<u8>| order.iter().map(|&row| column[row]).collect();
        let turned = Table {
            levels: table.levels.iter().map(turned).collect(),
            cases: table.cases.iter().map(turned).collect(),
        };
        let of_turned: Vec<usize> = order.iter().map(|&row| councils[row]).collect();
        let sums = [
            sums(&batch, &table, &councils, 40),
            sums(&batch, &turned, &of_turned, 40),
        ];
        prop_assert_eq!(sums[0].to_words(), sums[1].to_words());
    }

    #[test]
    fn packed_members_are_added_as_they_are_rated(
        sheet in super::any_sheet(),
        rules in any_rules(),
        numbers in proptest::collection::vec(any::<u64>(), 0..600),
        bits in 1..64_u32,
    ) {
        let batch = Batch::of(&sheet).under(&rules);
        let packed: Vec<u64> = numbers.iter().map(|number| number >> (64 - bits)).collect();
        let councils: Vec<usize> = (0..packed.len()).collect();
        let mut sums = batch.sums();
        sums.grow(packed.len()).unwrap();
        batch.add_packed(&packed, &councils, &mut sums).unwrap();
        let mut rows = Answers::<u8>::dirty(packed.len());
        batch.rate_packed(&packed, &mut rows.results()).unwrap();
        let of_sums = rated(&batch, &sums);
        let totals: Vec<u64> = rows.totals.iter().map(|&total| total.into()).collect();
        prop_assert_eq!((of_sums.totals, of_sums.stars), (totals, rows.stars));
        prop_assert_eq!((of_sums.faults, of_sums.unmet), (rows.faults, rows.unmet));
    }

    #[test]
    fn words_that_are_read_are_rated_or_refused(
        sheet in super::any_sheet(),
        rules in any_rules(),
        words in proptest::collection::vec(
            prop_oneof![Just(0), 0..1_000_u64, any::<u64>(), (0..9_u64).prop_map(|n| n << 32)],
            0..40,
        ),
    ) {
        let batch = Batch::of(&sheet).under(&rules);
        if let Ok(sums) = batch.sums_from(&words) {
            let mut twice = batch.sums();
            twice.grow(1).unwrap();
            for _ in 0..2 {
                let _ = batch.merge(&sums, &vec![0; sums.len()], &mut twice);
            }
            let _ = rated(&batch, &twice);
        }
    }
}
