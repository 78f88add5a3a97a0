//! Edges of the batch: columns that do not fit, sheets as large as they may be, and memory.

use ocop_batch::{Batch, Columns, CouncilResults, Fault, Results};
use ocop_core::sheet::{CriterionSpec, SheetSpec};
use ocop_core::{Case, Edition, Error, ErrorKind, Rules, Sheet, Star};
use testkit::hostile::measure;

use super::{Answers, Table, councils, offsets, pick, random, rows, rule_sets, sheets};

/// The error of a batch over columns and results of these lengths.
fn misfit(levels: &[&[u8]], cases: &[&[u8]], places: [usize; 4], offsets: Option<&[u32]>) -> Error {
    let batch = Batch::of(&Edition::E2026.sheet(26).unwrap());
    let [totals, bands, stars, faults] = places;
    let mut small = vec![77; totals];
    let mut large = vec![77_u64; totals];
    let (mut bands, mut stars) = (vec![77; bands], vec![77; stars]);
    let mut faults = vec![Fault::from_code(0x0710).unwrap(); faults];
    let columns = Columns::new(levels, cases);
    let error = match offsets {
        None => {
            let mut results = Results::new(&mut small, &mut bands, &mut stars, &mut faults);
            batch.rate(columns, &mut results)
        }
        Some(offsets) => {
            let mut results = CouncilResults::new(&mut large, &mut bands, &mut stars, &mut faults);
            batch.rate_councils(columns, offsets, &mut results)
        }
    };
    // Nothing is written.
    assert!(bands.iter().chain(&stars).all(|&byte| byte == 77));
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadColumns);
    error
}

/// Thirty-odd columns of two rows, those of set 26.
fn two_rows() -> (Vec<&'static [u8]>, Vec<&'static [u8]>) {
    let batch = Batch::of(&Edition::E2026.sheet(26).unwrap());
    let levels = batch.sheet().criteria().map(|_| &[1, 1][..]).collect();
    (levels, batch.case_columns().map(|_| &[1, 1][..]).collect())
}

#[test]
fn columns_that_do_not_fit_are_reported_with_their_place() {
    let (levels, cases) = two_rows();
    let reported = |levels: &[&[u8]], cases: &[&[u8]], places, offsets: Option<&[u32]>| {
        misfit(levels, cases, places, offsets).to_string()
    };
    let criteria = levels.len();
    assert_eq!(
        reported(&levels[1..], &cases, [2; 4], None),
        format!(
            "levels: found {} columns of levels, the sheet has {criteria}",
            criteria - 1
        )
    );
    assert_eq!(
        reported(&[], &cases, [0; 4], None),
        format!("levels: found 0 columns of levels, the sheet has {criteria}")
    );
    assert_eq!(
        reported(&levels, &[], [2; 4], None),
        format!(
            "cases: found 0 columns of cases, the sheet has {}",
            cases.len()
        )
    );
    let mut uneven = levels.clone();
    uneven[3] = &[1];
    assert_eq!(
        reported(&uneven, &cases, [2; 4], None),
        "levels[3]: a column of 1 rows beside one of 2"
    );
    let mut uneven = cases.clone();
    uneven[1] = &[1, 1, 1];
    assert_eq!(
        reported(&levels, &uneven, [2; 4], None),
        "cases[1]: a column of 3 rows beside one of 2"
    );
    for (place, name) in ["totals", "bands", "stars", "faults"]
        .into_iter()
        .enumerate()
    {
        for found in [0, 1, 3] {
            let mut places = [2; 4];
            places[place] = found;
            let wanted = format!("{name}: {found} places for 2 results");
            assert_eq!(reported(&levels, &cases, places, None), wanted);
            assert_eq!(reported(&levels, &cases, places, Some(&[0, 1, 2])), wanted);
        }
    }
}

#[test]
fn offsets_that_lose_or_repeat_a_row_are_reported_with_their_place() {
    let (levels, cases) = two_rows();
    for (offsets, wanted) in [
        (
            &[][..],
            "offsets: offsets are one more than the councils, so at least one",
        ),
        (
            &[0],
            "offsets[0]: the last council ends at row 0, the columns at 2",
        ),
        (
            &[1, 2],
            "offsets[0]: the first council starts at row 1, not 0",
        ),
        (
            &[0, 1],
            "offsets[1]: the last council ends at row 1, the columns at 2",
        ),
        (
            &[0, 3],
            "offsets[1]: the last council ends at row 3, the columns at 2",
        ),
        (&[0, 2, 1, 2], "offsets[2]: 1 comes after 2"),
        (
            &[0, u32::MAX],
            "offsets[1]: the last council ends at row 4294967295, the columns at 2",
        ),
    ] {
        let places = [offsets.len().saturating_sub(1); 4];
        let error = misfit(&levels, &cases, places, Some(offsets));
        assert_eq!(error.to_string(), wanted);
    }
}

#[test]
fn further_results_must_fit_too() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let batch = Batch::of(&sheet);
    let table = random(&sheet, 2, 5);
    let mut answers = Answers::<u8>::dirty(2);
    for (column, name) in [(0, "unmet"), (1, "unmet"), (2, "unmet"), (3, "stopped")] {
        let mut short = answers.clone();
        match short.unmet.get_mut(column) {
            Some(unmet) => unmet.truncate(1),
            None => short.stopped.truncate(1),
        }
        let error = table.with(|columns| batch.rate(columns, &mut short.results()));
        assert_eq!(
            error.unwrap_err().to_string(),
            format!("{name}: 1 places for 2 results")
        );
    }
    let error = batch.rate_packed(&[0, 0, 0], &mut answers.results());
    assert_eq!(
        error.unwrap_err().to_string(),
        "totals: 2 places for 3 results"
    );
    let mut faults = [Fault::NONE; 2];
    let error = table.with(|columns| batch.pack(columns, &mut [0; 3], &mut faults));
    assert_eq!(
        error.unwrap_err().to_string(),
        "packed: 3 places for 2 results"
    );
    let error = table.with(|columns| batch.scorecard(columns, 2));
    assert_eq!(
        error.unwrap_err().to_string(),
        "there is no row 2, only 2 rows"
    );
}

#[test]
fn no_rows_are_no_results_and_no_error() {
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        let table = random(&sheet, 0, 6);
        let [fast, reference] = rows(&batch, &table);
        assert_eq!(fast, reference);
        // Nobody at all, and two councils of nobody.
        for cuts in [&[0][..], &[0, 0, 0]] {
            let [fast, reference] = councils(&batch, &Rules::default(), &table, cuts);
            assert_eq!(fast, reference);
            let nobody = |fault: &Fault| fault.kind() == Some(ErrorKind::NoScorecard);
            assert!(fast.faults.iter().all(nobody));
        }
    }
}

/// A criterion of the first sheet's first kind, with these points level by level.
fn criterion(key: &str, points: &[u8], model: &CriterionSpec) -> CriterionSpec {
    let level = |&points: &u8| {
        let mut level = model.levels[0].clone();
        (level.case, level.mark, level.points) = (None, None, points);
        level
    };
    let mut criterion = model.clone();
    criterion.key = key.into();
    criterion.max = points.iter().copied().max().unwrap();
    criterion.line_mark = None;
    criterion.requires = None;
    criterion.zero_stops = false;
    criterion.some_products = false;
    criterion.levels = points.iter().map(level).collect();
    criterion
}

/// A sheet of one part and section.
fn sheet_of(criteria: impl FnOnce(&CriterionSpec) -> Vec<CriterionSpec>) -> Sheet {
    let mut spec: SheetSpec = Edition::E2026.sheet(7).unwrap().to_spec();
    spec.parts.truncate(1);
    let part = &mut spec.parts[0];
    part.sections.truncate(1);
    (part.max, part.sections[0].max) = (100, 100);
    let model = part.sections[0].criteria[0].clone();
    part.sections[0].criteria = criteria(&model);
    spec.build().unwrap()
}

/// Levels up to 99, in cases too, on what a story hangs on, and where a zero stops.
pub(super) fn many_levels() -> Sheet {
    sheet_of(|model| {
        let mut long = criterion("1", &Vec::from_iter(0..=60), model);
        long.levels[14].mark = Some(Star::Three);
        long.levels[15].mark = Some(Star::Four);
        long.levels[40].mark = Some(Star::Five);
        let mut cases = criterion(
            "2",
            &[&Vec::from_iter(1..=20)[..], &[5, 20]].concat(),
            model,
        );
        for (place, level) in cases.levels.iter_mut().enumerate() {
            level.case = Some(if place < 20 { Case::A } else { Case::B });
        }
        cases.levels[17].mark = Some(Star::Three);
        cases.zero_stops = true;
        let mut hangs = criterion("3", &Vec::from_iter(1..=17), model);
        hangs.requires = Some("1".into());
        hangs.levels[16].mark = Some(Star::Five);
        vec![long, cases, hangs, criterion("4", &[0, 3], model)]
    })
}

/// As many criteria as a sheet may have, the last with a requirement.
pub(super) fn many_criteria() -> Sheet {
    sheet_of(|model| {
        let mut criteria: Vec<_> = (1..=64)
            .map(|number| {
                let points = if number <= 36 {
                    &[0, 1, 2][..]
                } else {
                    &[0, 1]
                };
                criterion(&number.to_string(), points, model)
            })
            .collect();
        for (place, star) in [(63, Star::Five), (62, Star::Four), (31, Star::Three)] {
            criteria[place].levels[1].mark = Some(star);
            criteria[place].zero_stops = place == 62;
        }
        criteria
    })
}

/// Almost as many scorecards as 64 bits count: 18 times 10¹⁸, with a level 0 everywhere.
pub(super) fn many_scorecards() -> Sheet {
    sheet_of(|model| {
        let mut criteria: Vec<_> = (1..=9)
            .map(|number| criterion(&number.to_string(), &[number; 99], model))
            .collect();
        let mut points = [55; 17];
        points[..2].copy_from_slice(&[10, 30]);
        criteria.insert(4, criterion("10", &points, model));
        criteria
    })
}

#[test]
fn sheets_as_large_as_they_may_be_are_rated_as_on_the_reference_path() {
    for sheet in [many_levels(), many_criteria(), many_scorecards()] {
        let batch = Batch::of(&sheet);
        let table = random(&sheet, 5_000, 7);
        let [fast, reference] = rows(&batch, &table);
        assert_eq!(fast, reference, "{sheet}");
        assert!((2..=5).all(|star| fast.stars.contains(&star)), "{sheet}");
        let bytes: Vec<u8> = (0..=255).collect();
        for column in 0..table.levels.len().min(5) {
            let mut table = random(&sheet, 256, 8);
            table.levels[column].clone_from(&bytes);
            let [fast, reference] = rows(&batch, &table);
            assert_eq!(fast, reference, "{sheet}, column {column}");
        }
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let cuts = offsets(5_000, |council| council % 7);
            let [fast, reference] = councils(&batch, &rules, &table, &cuts);
            assert_eq!(fast, reference, "{sheet}");
        }
    }
}

#[test]
fn rating_a_batch_allocates_nothing() {
    for number in [7, 16, 26] {
        let sheet = Edition::E2026.sheet(number).unwrap();
        let batch = Batch::of(&sheet);
        // One row in ten is at fault.
        let mut table: Table = random(&sheet, 10_000, 9);
        for row in (0..10_000).step_by(10) {
            let column = pick(row as u64) % table.levels.len();
            table.levels[column][row] = 99;
        }
        let cuts = offsets(10_000, |council| council % 300);
        let mut answers = Answers::<u8>::dirty(10_000);
        let mut of_councils = Answers::<u64>::dirty(cuts.len() - 1);
        let mut of_packed = Answers::<u8>::dirty(5);
        let (mut numbers, mut faults) = (vec![77; 10_000], vec![Fault::NONE; 10_000]);
        let (mut sums, mut all) = (batch.sums(), batch.sums());
        sums.grow(cuts.len() - 1).unwrap();
        all.grow(cuts.len() - 1).unwrap();
        let of_rows: Vec<usize> = (0..10_000).map(|row| row % sums.len()).collect();
        table.with(|columns| {
            let used = measure(|| {
                batch.add(columns, &of_rows, &mut sums).unwrap();
                batch
                    .add_packed(&[0, 1, u64::MAX], &[1, 0, 1], &mut sums)
                    .unwrap();
                batch
                    .merge(&sums, &of_rows[..sums.len()], &mut all)
                    .unwrap();
                batch.rate_sums(&all, &mut of_councils.results()).unwrap();
                batch.rate(columns, &mut answers.results()).unwrap();
                let mut results = of_councils.results();
                batch.rate_councils(columns, &cuts, &mut results).unwrap();
                let packed = [0, 1, u64::MAX, 0x0123_4567, 77];
                let mut results = of_packed.results();
                batch.rate_packed(&packed, &mut results).unwrap();
                batch.pack(columns, &mut numbers, &mut faults).unwrap();
            });
            assert_eq!(used.count_total, 0, "{sheet}");
        });
        let faults = answers.faults.iter().filter(|fault| !fault.is_none());
        assert!(faults.count() >= 900);
    }
}
