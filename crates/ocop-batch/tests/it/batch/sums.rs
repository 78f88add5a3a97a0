//! Sums of councils: the same stars for any order and any split of the members.

use std::ops::Range;

use ocop_batch::{Batch, Columns, CouncilResults, CouncilSums, Fault};
use ocop_core::{Council, Edition, Error, ErrorKind, RequirementRule, Rules, Sheet, Star};
use proptest::prelude::*;
use testkit::effort::sample;

use super::edges::{many_criteria, many_levels};
use super::{Answers, Table, any_case, cut, mix, pick, random, rule_sets, sheets, table};

/// The sums of some rows, each a member of a council.
fn sums(batch: &Batch, table: &Table, councils: &[usize], number: usize) -> CouncilSums {
    let mut sums = batch.sums();
    sums.grow(number).unwrap();
    table.with(|columns| batch.add(columns, councils, &mut sums).unwrap());
    sums
}

fn rated(batch: &Batch, sums: &CouncilSums) -> Answers<u64> {
    let mut answers = Answers::dirty(sums.len());
    let mut spreads = std::mem::take(&mut answers.spreads);
    let mut results: CouncilResults<'_> = answers.results().spreads(&mut spreads);
    batch.rate_sums(sums, &mut results).unwrap();
    answers.spreads = spreads;
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
fn anyhow(rows: usize, number: usize, seed: u64) -> Vec<usize> {
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
        return (batch.sums_from(sums.words().to_vec()).unwrap(), own);
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
        prop_assert_eq!(all.words(), whole.words());
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
        prop_assert_eq!(sums[0].words(), sums[1].words());
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
        if let Ok(sums) = batch.sums_from(words) {
            let mut twice = batch.sums();
            twice.grow(1).unwrap();
            for _ in 0..2 {
                let _ = batch.merge(&sums, &vec![0; sums.len()], &mut twice);
            }
            let _ = rated(&batch, &twice);
        }
    }
}

/// Sums of three members on set 7 by the mean.
fn three() -> (Batch, CouncilSums) {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    // The best, one level lower, and two: every member has a story.
    let table = table(&sheet, 3, |row, _, options| {
        options - 1 - row.min(options - 2)
    });
    let of_three = sums(&batch, &table, &[0, 0, 0], 1);
    (batch, of_three)
}

#[test]
fn sums_that_no_scorecards_have_are_refused() {
    let (batch, sums) = three();
    let words = sums.words();
    assert!(batch.sums_from(words.to_vec()).is_ok());
    assert_eq!(words[0] >> 32, 3);
    let mut others: Vec<(usize, u64)> = vec![
        // No members, 100 members, a fault that is none, a total above 100, a lowest one below 0.
        (0, words[0] & 0xFFFF_FFFF),
        (0, words[0] & 0xFFFF_FFFF | 100 << 32),
        (0, words[0] | 0xFFFF << 16),
        (0, words[0] | 0xFF),
        (0, words[0] | 0xFF00),
        // Totals that three members cannot have.
        (1, 0),
        (1, 301),
        (1, u64::MAX),
    ];
    // More points than three members can have at a criterion.
    others.extend((2..words.len()).flat_map(|word| [(word, 3 << 16), (word, u64::MAX)]));
    for (place, word) in others {
        let mut wrong = words.to_vec();
        wrong.extend(words);
        wrong[words.len() + place] = word;
        let error = batch.sums_from(wrong).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadColumns, "{place} {word:#x}");
        assert_eq!(
            error.to_string(),
            format!(
                "words[{}]: no scorecards have these sums of council 1",
                words.len()
            )
        );
    }
    let error = batch.sums_from(words[1..].to_vec()).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "words: found {} words, expected {} for each council",
            words.len() - 1,
            words.len()
        )
    );
    assert!(batch.sums_from(Vec::new()).unwrap().is_empty());
}

#[test]
fn sums_of_another_sheet_or_rule_are_refused() {
    let (batch, mut sums) = three();
    let other = Batch::of(&Edition::E2026.sheet(8).unwrap());
    let every = Rules::default().requirement(RequirementRule::EveryMember);
    let strict = batch.clone().under(&every);
    let levels = vec![&[1_u8][..]; batch.sheet().criteria().count()];
    for (batch, kind, wanted) in [
        (
            &other,
            ErrorKind::MixedSheets,
            "sums: the sums are of 26/2026 set 7, expected 26/2026 set 8",
        ),
        (
            &strict,
            ErrorKind::BadColumns,
            "sums: the sums are by the rule “The mean of the council meets the requirement”, \
             expected “Every member meets the requirement”",
        ),
    ] {
        let mut answers = Answers::<u64>::dirty(1);
        let before = sums.words().to_vec();
        let own = batch.sums();
        for error in [
            batch.rate_sums(&sums, &mut answers.results()).unwrap_err(),
            batch.merge(&own, &[], &mut sums).unwrap_err(),
            batch.merge(&sums, &[0], &mut own.clone()).unwrap_err(),
            batch.add_packed(&[0], &[0], &mut sums).unwrap_err(),
        ] {
            assert_eq!((error.kind(), &*error.to_string()), (kind, wanted));
        }
        if kind == ErrorKind::BadColumns {
            let columns = Columns::new(&levels, &[]);
            let error = batch.add(columns, &[0], &mut sums).unwrap_err();
            assert_eq!(error.to_string(), wanted);
        }
        assert_eq!(sums.words(), before);
        assert_eq!(answers, Answers::dirty(1));
    }
}

#[test]
fn councils_that_do_not_fit_are_reported_with_their_row() {
    let (batch, mut sums) = three();
    let levels = vec![&[1_u8, 1][..]; batch.sheet().criteria().count()];
    let columns = Columns::new(&levels, &[]);
    let before = sums.words().to_vec();
    let mut three = batch.sums();
    three.grow(3).unwrap();
    for (error, wanted) in [
        (
            batch.add(columns, &[0], &mut sums),
            "councils: a column of 1 rows beside one of 2",
        ),
        (
            batch.add(columns, &[0, 1], &mut sums),
            "councils[1]: there is no council 1, only 1 councils",
        ),
        (
            batch.add(columns, &[usize::MAX, 0], &mut sums),
            "councils[0]: there is no council 18446744073709551615, only 1 councils",
        ),
        (
            batch.add(Columns::new(&levels[1..], &[]), &[0, 0], &mut sums),
            "levels: found 31 columns of levels, the sheet has 32",
        ),
        (
            batch.add_packed(&[0, 0], &[0, 7], &mut sums),
            "councils[1]: there is no council 7, only 1 councils",
        ),
        (
            batch.merge(&three, &[0, 0], &mut sums),
            "councils: a column of 2 rows beside one of 3",
        ),
        (
            batch.merge(&three, &[0, 0, 1], &mut sums),
            "councils[2]: there is no council 1, only 1 councils",
        ),
        (
            three.grow(usize::MAX),
            "found 18446744073709551615 councils, expected at most 104811045873349725",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), wanted);
    }
    assert_eq!(sums.words(), before);
    let mut answers = Answers::<u64>::dirty(2);
    let error = batch.rate_sums(&sums, &mut answers.results()).unwrap_err();
    assert_eq!(error.to_string(), "totals: 2 places for 1 results");
}

/// Sums of a council with so many equal members.
fn of_many(batch: &Batch, members: u64) -> Result<CouncilSums, Error> {
    let best = batch
        .sheet()
        .criteria()
        .map(|criterion| [criterion.best().level()]);
    let best: Vec<[u8; 1]> = best.collect();
    let levels: Vec<&[u8]> = best.iter().map(|level| &level[..]).collect();
    let mut one = batch.sums();
    one.grow(1).unwrap();
    batch
        .add(Columns::new(&levels, &[]), &[0], &mut one)
        .unwrap();
    let words = one.words().iter().enumerate();
    let times = |(place, word): (usize, &u64)| match place {
        0 => word & 0xFFFF_FFFF | members << 32,
        1 => word * members,
        _ => ((word & 0xFFFF_FFFF) * members) | ((word >> 32) * members) << 32,
    };
    batch.sums_from(words.map(times).collect())
}

#[test]
fn as_many_members_as_fit_are_summed_and_one_more_is_refused() {
    // The best level of set 7 has 5 points.
    let most = u64::from(u32::MAX) / 5;
    let sheet = Edition::E2026.sheet(7).unwrap();
    let batch = Batch::of(&sheet);
    let levels: Vec<[u8; 2]> = sheet
        .criteria()
        .map(|criterion| [criterion.best().level(); 2])
        .collect();
    let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
    let columns = Columns::new(&levels, &[]);
    let (largest, one) = (of_many(&batch, most).unwrap(), of_many(&batch, 1).unwrap());
    let error = of_many(&batch, most + 1).unwrap_err();
    let wanted = format!("council 0 has more than {most} members");
    assert_eq!(error.to_string(), format!("words[0]: {wanted}"));

    let mut sums = of_many(&batch, most - 1).unwrap();
    sums.grow(2).unwrap();
    let refused = |sums: &CouncilSums, run: &dyn Fn(&mut CouncilSums) -> Result<(), Error>| {
        let mut after = sums.clone();
        assert_eq!(run(&mut after).unwrap_err().to_string(), wanted);
        assert_eq!(after.words(), sums.words());
    };
    refused(&sums, &|sums| batch.add(columns, &[0, 0], sums));
    refused(&sums, &|sums| batch.merge(&largest, &[0], sums));
    // The other council has room, and this one has for one more.
    batch.add(columns, &[1, 1], &mut sums).unwrap();
    batch.add(columns, &[0, 1], &mut sums).unwrap();
    refused(&sums, &|sums| batch.merge(&one, &[0], sums));
    refused(&sums, &|sums| batch.add(columns, &[1, 0], sums));
    assert!(sums.members().eq([most, 3]));
    let answers = rated(&batch, &sums);
    assert_eq!(answers.totals, [most * 100, 300]);
    assert_eq!(answers.stars, [5, 5]);
}

#[test]
fn the_first_councils_are_taken_out() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let batch = Batch::of(&sheet);
    let table = random(&sheet, 50, 17);
    let councils = anyhow(50, 10, 18);
    let whole = sums(&batch, &table, &councils, 10);
    for first in [0, 1, 4, 9, 10, 11, usize::MAX] {
        let mut rest = whole.clone();
        let taken = rest.take_first(first);
        assert_eq!(taken.len(), first.min(10));
        assert_eq!(taken.len() + rest.len(), 10);
        assert_eq!([taken.words(), rest.words()].concat(), whole.words());
        assert!(taken.members().chain(rest.members()).eq(whole.members()));
    }
    assert!(whole.allocated_bytes() >= whole.words().len() * 8);
    assert_eq!(whole.words().len(), 10 * whole.words_per_council());
    let mut grown = whole.clone();
    grown.grow(3).unwrap();
    assert_eq!(grown.words(), whole.words());
}
