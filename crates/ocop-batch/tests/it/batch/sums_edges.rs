//! Sums of councils that do not fit, that no scorecards have, or that are as large as they may be.

use ocop_batch::{Batch, Columns, CouncilSums};
use ocop_core::{Edition, Error, ErrorKind, RequirementRule, Rules};

use super::sums::{anyhow, rated, sums};
use super::{Answers, cut, random, table};

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
    let words = sums.to_words();
    assert!(batch.sums_from(&words).is_ok());
    assert_eq!(words[0] >> 32, 3);
    let mut others: Vec<(usize, u64)> = vec![
        // No members, 100 members, a fault that is none, a total above 100, a lowest one below 0.
        (0, words[0] & 0xFFFF_FFFF),
        (0, words[0] & 0xFFFF_FFFF | 100 << 32),
        (0, words[0] | 0xFFFF << 16),
        (0, words[0] | 0xFF),
        (0, words[0] | 0xFF00),
        // A requirement that a member misses, which is none, or which all members have points for.
        (1, words[1] | 1 << 63),
        // Totals that three members cannot have.
        (1, 0),
        (1, 301),
        (1, u64::MAX),
    ];
    // More points than three members can have at a criterion.
    others.extend((2..words.len()).flat_map(|word| [(word, 3 << 16), (word, u64::MAX)]));
    for (place, word) in others {
        let mut wrong = words.repeat(2);
        wrong[words.len() + place] = word;
        let error = batch.sums_from(&wrong).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadColumns, "{place} {word:#x}");
        assert_eq!(
            error.to_string(),
            format!(
                "words[{}]: no scorecards have these sums of council 1",
                words.len()
            )
        );
    }
    let error = batch.sums_from(&words[1..]).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "words: found {} words, expected {} for each council",
            words.len() - 1,
            words.len()
        )
    );
    assert!(batch.sums_from(&[]).unwrap().is_empty());
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
        let before = sums.to_words();
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
        assert_eq!(sums.to_words(), before);
        assert_eq!(answers, Answers::dirty(1));
    }
}

#[test]
fn councils_that_do_not_fit_are_reported_with_their_row() {
    let (batch, mut sums) = three();
    let levels = vec![&[1_u8, 1][..]; batch.sheet().criteria().count()];
    let columns = Columns::new(&levels, &[]);
    let before = sums.to_words();
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
            "found 18446744073709551615 councils, expected at most 128102389400760775",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), wanted);
    }
    assert_eq!(sums.to_words(), before);
    let mut answers = Answers::<u64>::dirty(2);
    let error = batch.rate_sums(&sums, &mut answers.results()).unwrap_err();
    assert_eq!(error.to_string(), "totals: 2 places for 1 results");
    for (councils, wanted) in [
        (0..1, "totals: 2 places for 1 results"),
        (0..2, "councils[0]: there is no council 1, only 1 councils"),
        (7..9, "councils[0]: there is no council 8, only 1 councils"),
    ] {
        let error = batch.rate_sums_in(&sums, councils, &mut answers.results());
        assert_eq!(error.unwrap_err().to_string(), wanted);
    }
    assert_eq!(answers, Answers::dirty(2));
    let mut none = Answers::<u64>::dirty(0);
    batch
        .rate_sums_in(&sums, 9..9, &mut none.results())
        .unwrap();
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
    let mut words = one.to_words();
    for (place, word) in words.iter_mut().enumerate() {
        *word = match place {
            0 => *word & 0xFFFF_FFFF | members << 32,
            1 => *word * members,
            _ => ((*word & 0xFFFF_FFFF) * members) | ((*word >> 32) * members) << 32,
        };
    }
    batch.sums_from(&words)
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
        assert_eq!(after.to_words(), sums.to_words());
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
    // Sums are in blocks of 1,024 councils.
    let table = random(&sheet, 3_000, 17);
    let councils = anyhow(3_000, 2_050, 18);
    let whole = sums(&batch, &table, &councils, 2_050);
    for first in [
        0,
        1,
        4,
        1_023,
        1_024,
        1_025,
        2_048,
        2_049,
        2_050,
        2_051,
        usize::MAX,
    ] {
        let mut rest = whole.clone();
        let taken = rest.take_first(first);
        assert_eq!(taken.len(), first.min(2_050));
        assert_eq!(taken.len() + rest.len(), 2_050);
        assert_eq!(
            [taken.to_words(), rest.to_words()].concat(),
            whole.to_words()
        );
        assert!(taken.members().chain(rest.members()).eq(whole.members()));
    }
    assert!(whole.allocated_bytes() >= whole.to_words().len() * 8);
    assert_eq!(whole.to_words().len(), 2_050 * whole.words_per_council());
    let mut grown = whole.clone();
    grown.grow(3).unwrap();
    assert_eq!(grown.to_words(), whole.to_words());
}

#[test]
fn councils_that_are_added_later_change_no_sums() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let batch = Batch::of(&sheet);
    let table = random(&sheet, 3_000, 19);
    let councils = anyhow(3_000, 2_050, 20);
    let whole = sums(&batch, &table, &councils, 2_050);
    let mut grown = batch.sums();
    // Before, at and behind the ends of the blocks of 1,024 councils.
    let ends = [1, 1_000, 1_023, 1_024, 1_025, 2_048, 2_049, 2_050];
    for (start, end) in [0].into_iter().chain(ends).zip(ends) {
        grown.grow(end).unwrap();
        for (row, council) in councils.iter().enumerate() {
            if (start..end).contains(council) {
                let row = cut(&table, row..row + 1);
                row.with(|columns| batch.add(columns, &[*council], &mut grown).unwrap());
            }
        }
        assert_eq!(grown.len(), end);
        let words = grown.to_words();
        assert_eq!(words, whole.to_words()[..words.len()]);
    }
    let again = batch.sums_from(&grown.to_words()).unwrap();
    assert_eq!(again.to_words(), whole.to_words());
    assert_eq!(rated(&batch, &again), rated(&batch, &whole));
}
