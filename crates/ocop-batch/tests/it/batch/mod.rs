//! The batch path gives the answers of the reference path, row by row and council by council.

use ocop_batch::{Batch, Columns, CouncilResults, Fault, Results};
use ocop_core::{Council, Edition, Error, Rating, RequirementRule, Rules, Sheet, Star};
use proptest::prelude::*;
use testkit::effort::sample;

mod cases;
mod edges;
mod faults;
mod nibbles;
mod sums;
mod sums_edges;
mod ways;

/// Owned columns of a sheet.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) levels: Vec<Vec<u8>>,
    pub(crate) cases: Vec<Vec<u8>>,
}

impl Table {
    pub(crate) fn with<R>(&self, run: impl FnOnce(Columns<'_>) -> R) -> R {
        let levels: Vec<&[u8]> = self.levels.iter().map(Vec::as_slice).collect();
        let cases: Vec<&[u8]> = self.cases.iter().map(Vec::as_slice).collect();
        run(Columns::new(&levels, &cases))
    }

    /// The same rows, two a byte; `None` if a byte does not fit half of one.
    pub(crate) fn with_nibbles<R>(&self, run: impl FnOnce(Columns<'_>) -> R) -> Option<R> {
        let (levels, cases) = self.with(|columns| columns.to_nibbles()).ok()?;
        let levels: Vec<&[u8]> = levels.iter().map(Vec::as_slice).collect();
        let cases: Vec<&[u8]> = cases.iter().map(Vec::as_slice).collect();
        Some(run(Columns::nibbles(&levels, &cases, self.rows())))
    }

    pub(crate) fn rows(&self) -> usize {
        self.levels[0].len()
    }
}

/// Owned results.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Answers<T> {
    totals: Vec<T>,
    bands: Vec<u8>,
    stars: Vec<u8>,
    faults: Vec<Fault>,
    unmet: [Vec<u64>; 3],
    stopped: Vec<u64>,
    spreads: Vec<u8>,
}

impl<T: Copy + From<u8>> Answers<T> {
    /// Filled with what no answer is.
    fn dirty(places: usize) -> Self {
        let odd = Fault::from_code(0x0710).unwrap();
        Self {
            totals: vec![T::from(77); places],
            bands: vec![77; places],
            stars: vec![77; places],
            faults: vec![odd; places],
            unmet: [vec![77; places], vec![77; places], vec![77; places]],
            stopped: vec![77; places],
            spreads: vec![77; places],
        }
    }

    fn results(&mut self) -> Results<'_, T> {
        let [three, four, five] = &mut self.unmet;
        Results::new(
            &mut self.totals,
            &mut self.bands,
            &mut self.stars,
            &mut self.faults,
        )
        .unmet(three, four, five)
        .stopped(&mut self.stopped)
    }

    fn put(&mut self, place: usize, batch: &Batch, reference: Result<Rating, Error>)
    where
        T: TryFrom<u64>,
    {
        self.totals[place] = T::from(0);
        self.bands[place] = 0;
        self.stars[place] = 0;
        self.unmet.iter_mut().for_each(|bits| bits[place] = 0);
        self.stopped[place] = 0;
        self.spreads[place] = 0;
        self.faults[place] = Fault::NONE;
        match reference {
            Err(error) => {
                let path = error
                    .path()
                    .rsplit_once("].")
                    .map_or(error.path(), |parts| parts.1);
                let found = batch.sheet().criterion(path).ok();
                let place_of = found.map_or(0, |criterion| criterion.index() + 1);
                let code = (1..=7_u16)
                    .map(|kind| kind << 8 | u16::try_from(place_of).unwrap())
                    .filter_map(Fault::from_code)
                    .find(|fault| fault.kind() == Some(error.kind()));
                self.faults[place] = code.unwrap_or_else(|| panic!("{error:?} has no code"));
            }
            Ok(rating) => {
                let totals = rating.totals();
                let sum: u64 = totals.iter().map(|total| u64::from(total.get())).sum();
                self.totals[place] = T::try_from(sum).ok().unwrap();
                self.bands[place] = rating.band().number();
                self.stars[place] = rating.star().map_or(0, Star::number);
                for (star, bits) in Star::RECOGNISED.into_iter().zip(&mut self.unmet) {
                    bits[place] = rating
                        .unmet(star)
                        .fold(0, |bits, unmet| bits | 1 << unmet.criterion().index());
                }
                self.stopped[place] = rating
                    .stopped()
                    .fold(0, |bits, criterion| bits | 1 << criterion.index());
                let (low, high) = (totals.iter().min().unwrap(), totals.iter().max().unwrap());
                self.spreads[place] = u8::try_from(high.get() - low.get()).unwrap();
            }
        }
    }
}

/// The answers of both paths for rows.
fn rows(batch: &Batch, table: &Table) -> [Answers<u8>; 2] {
    let mut fast = Answers::dirty(table.rows());
    let mut reference = fast.clone();
    table.with(|columns| {
        batch.rate(columns, &mut fast.results()).unwrap();
        for row in 0..table.rows() {
            let card = batch.scorecard(columns, row);
            let rating = card
                .and_then(|card| Council::of([card]))
                .and_then(|council| council.rate());
            reference.put(row, batch, rating);
        }
    });
    reference.spreads = fast.spreads.clone();
    table.with_nibbles(|columns| {
        let mut halves = Answers::dirty(table.rows());
        batch.rate(columns, &mut halves.results()).unwrap();
        assert!(halves == fast, "two rows a byte");
        // Without sets, which have a path of their own.
        let mut halves = Answers::dirty(table.rows());
        let mut few = Results::new(
            &mut halves.totals,
            &mut halves.bands,
            &mut halves.stars,
            &mut halves.faults,
        );
        batch.rate(columns, &mut few).unwrap();
        assert!(halves.totals == fast.totals && halves.bands == fast.bands);
        assert!(halves.stars == fast.stars && halves.faults == fast.faults);
    });
    [fast, reference]
}

/// The answers of both paths for councils.
fn councils(batch: &Batch, rules: &Rules, table: &Table, offsets: &[u32]) -> [Answers<u64>; 2] {
    let mut fast = Answers::dirty(offsets.len() - 1);
    let mut reference = fast.clone();
    table.with(|columns| {
        let mut spreads = std::mem::take(&mut fast.spreads);
        let mut results: CouncilResults<'_> = fast.results().spreads(&mut spreads);
        batch.rate_councils(columns, offsets, &mut results).unwrap();
        fast.spreads = spreads;
        table.with_nibbles(|columns| {
            let mut halves = Answers::dirty(offsets.len() - 1);
            let mut spreads = std::mem::take(&mut halves.spreads);
            let mut results: CouncilResults<'_> = halves.results().spreads(&mut spreads);
            batch.rate_councils(columns, offsets, &mut results).unwrap();
            halves.spreads = spreads;
            assert!(halves == fast, "two rows a byte");
        });
        for (place, ends) in offsets.windows(2).enumerate() {
            let council = batch.council(columns, ends[0] as usize..ends[1] as usize);
            let rating = council.and_then(|council| council.under(rules.clone()).rate());
            reference.put(place, batch, rating);
        }
    });
    [fast, reference]
}

/// Every sheet of the law.
fn sheets() -> impl Iterator<Item = Sheet> {
    Edition::ALL.into_iter().flat_map(Edition::sheets)
}

/// The bytes of each option of a criterion: its case and level.
fn options(sheet: &Sheet, index: usize) -> Vec<(u8, u8)> {
    let criterion = sheet.criteria().nth(index).unwrap();
    let mut options: Vec<(u8, u8)> = criterion
        .choices()
        .map(|choice| {
            let case = choice
                .case()
                .map_or(0, |case| case.letter() as u8 - b'a' + 1);
            (case, choice.level())
        })
        .collect();
    if criterion.requires().is_some() {
        options.insert(0, (0, 255));
    }
    options
}

/// A table of rows, each an option of every criterion picked by a number.
fn table(sheet: &Sheet, rows: usize, mut pick: impl FnMut(usize, usize, usize) -> usize) -> Table {
    let cases: Vec<usize> = Batch::of(sheet).case_columns().collect();
    let criteria = sheet.criteria().count();
    let mut table = Table {
        levels: vec![vec![0; rows]; criteria],
        cases: vec![vec![0; rows]; cases.len()],
    };
    for criterion in 0..criteria {
        let options = options(sheet, criterion);
        let column = cases.iter().position(|&case| case == criterion);
        for row in 0..rows {
            let (case, level) = options[pick(row, criterion, options.len()) % options.len()];
            table.levels[criterion][row] = level;
            if let Some(column) = column {
                table.cases[column][row] = case;
            }
        }
    }
    table
}

/// A reproducible number for a seed.
pub(crate) fn mix(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// A reproducible number that fits everywhere.
pub(crate) fn pick(seed: u64) -> usize {
    usize::try_from(mix(seed) >> 40).unwrap()
}

pub(crate) fn random(sheet: &Sheet, rows: usize, seed: u64) -> Table {
    table(sheet, rows, |row, criterion, options| {
        let number = pick(seed ^ ((row as u64) << 8) ^ criterion as u64);
        // Often the best, so that all stars come up.
        if !number.is_multiple_of(3) {
            options - 1
        } else {
            number / 3
        }
    })
}

#[test]
fn random_rows_of_every_sheet_are_rated_as_on_the_reference_path() {
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        let [fast, reference] = rows(&batch, &random(&sheet, 700, 1));
        assert_eq!(fast, reference, "{sheet}");
    }
}

#[test]
fn tables_of_several_long_blocks_are_rated_as_on_the_reference_path() {
    for number in [7, 16, 26] {
        let sheet = Edition::E2026.sheet(number).unwrap();
        let batch = Batch::of(&sheet);
        let mut table = random(&sheet, 2 * 32 * 1024 + 65, 8);
        for row in (0..table.rows()).step_by(997) {
            table.levels[row % 20][row] = 99;
        }
        let [fast, reference] = rows(&batch, &table);
        assert!(fast == reference, "{sheet}");
    }
}

/// Offsets of councils of sizes that a number picks, up to all rows.
fn offsets(rows: usize, mut size: impl FnMut(usize) -> usize) -> Vec<u32> {
    let mut offsets = vec![0];
    let mut at = 0;
    while at < rows {
        at = rows.min(at + size(offsets.len()));
        offsets.push(u32::try_from(at).unwrap());
    }
    offsets
}

fn rule_sets() -> impl Iterator<Item = Rules> {
    RequirementRule::ALL
        .into_iter()
        .map(|requirement_rule| Rules::default().requirement(requirement_rule))
}

#[test]
fn councils_of_every_sheet_are_rated_as_on_the_reference_path() {
    const SIZES: [usize; 12] = [1, 3, 0, 9, 2, 1, 26, 5, 0, 40, 3, 130];
    for sheet in sheets() {
        for rules in rule_sets() {
            let batch = Batch::of(&sheet).under(&rules);
            let table = random(&sheet, 700, 2);
            let offsets = offsets(700, |council| SIZES[council % SIZES.len()]);
            let [fast, reference] = councils(&batch, &rules, &table, &offsets);
            assert_eq!(fast, reference, "{sheet}");
            assert!(fast.faults.iter().any(|fault| fault.is_none()), "{sheet}");
        }
    }
}

#[test]
fn a_council_may_have_more_members_than_a_block_has_rows() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = table(&sheet, 3000, |row, criterion, options| {
        options - 1 - usize::from(pick((row * 64 + criterion) as u64).is_multiple_of(9))
    });
    for rules in rule_sets() {
        let batch = Batch::of(&sheet).under(&rules);
        for cuts in [
            vec![0, 3000],
            vec![0, 1, 2999, 3000],
            vec![0, 0, 255, 256, 257, 1000, 3000, 3000],
        ] {
            let [fast, reference] = councils(&batch, &rules, &table, &cuts);
            assert_eq!(fast, reference, "{cuts:?}");
        }
    }
}

#[test]
fn every_byte_in_every_column_is_answered_as_on_the_reference_path() {
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        for base in 0..3 {
            // All else best, worst, or in between.
            let column = |column: usize| {
                table(&sheet, 256, |_, criterion, options| match base {
                    0 => options - 1,
                    1 => usize::from(criterion != column),
                    _ => options / 2,
                })
            };
            let bytes: Vec<u8> = (0..=255).collect();
            for criterion in sample(7, 0..sheet.criteria().count()) {
                let mut table = column(criterion);
                table.levels[criterion].clone_from(&bytes);
                let [fast, reference] = rows(&batch, &table);
                assert_eq!(fast, reference, "{sheet}, column {criterion}, base {base}");
            }
            for case in 0..batch.case_columns().count() {
                let mut table = column(0);
                table.cases[case].clone_from(&bytes);
                let [fast, reference] = rows(&batch, &table);
                assert_eq!(fast, reference, "{sheet}, case column {case}, base {base}");
            }
        }
    }
}

#[test]
fn every_choice_is_rated_where_the_others_are_fixed() {
    for sheet in sheets() {
        let batch = Batch::of(&sheet);
        let criteria = sheet.criteria().count();
        for base in 0..4 {
            // One row for each criterion and option.
            let mut picks = Vec::new();
            for criterion in 0..criteria {
                picks.extend(
                    (0..options(&sheet, criterion).len()).map(|option| (criterion, option)),
                );
            }
            let table = table(&sheet, picks.len(), |row, criterion, options| {
                let (changed, option) = picks[row];
                if criterion == changed {
                    option
                } else {
                    (options - 1) * base / 3
                }
            });
            let [fast, reference] = rows(&batch, &table);
            assert_eq!(fast, reference, "{sheet}, base {base}");
        }
    }
}

/// Any bytes, mostly of levels that there are.
fn any_table(sheet: &Sheet, rows: usize) -> impl Strategy<Value = Table> + use<> {
    let sheet = sheet.clone();
    let odd = proptest::collection::vec(
        (
            any::<prop::sample::Index>(),
            any::<prop::sample::Index>(),
            any::<u8>(),
        ),
        0..20,
    );
    (any::<u64>(), odd).prop_map(move |(seed, odd)| {
        let mut table = random(&sheet, rows, seed);
        for (row, column, byte) in odd {
            let columns = table.levels.len() + table.cases.len();
            let column = column.index(columns);
            let row = row.index(rows.max(1));
            let found = table
                .levels
                .iter_mut()
                .chain(&mut table.cases)
                .nth(column)
                .unwrap();
            if let Some(place) = found.get_mut(row) {
                *place = byte;
            }
        }
        table
    })
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    prop::sample::select(sheets().collect::<Vec<_>>())
}

pub(crate) fn any_case() -> impl Strategy<Value = (Sheet, Table)> {
    (
        any_sheet(),
        prop_oneof![4 => 0..70_usize, 4 => 0..3000_usize, 1 => 8_000..9_000_usize],
    )
        .prop_flat_map(|(sheet, rows)| (Just(sheet.clone()), any_table(&sheet, rows)))
}

/// The rows of a range as a table of their own.
pub(crate) fn cut(table: &Table, range: std::ops::Range<usize>) -> Table {
    let cut = |columns: &[Vec<u8>]| {
        columns
            .iter()
            .map(|column| column[range.clone()].to_vec())
            .collect()
    };
    Table {
        levels: cut(&table.levels),
        cases: cut(&table.cases),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testkit::effort::cases(64)))]

    #[test]
    fn any_rows_are_rated_as_on_the_reference_path((sheet, table) in any_case()) {
        let [fast, reference] = rows(&Batch::of(&sheet), &table);
        prop_assert_eq!(fast, reference);
    }

    #[test]
    fn any_councils_are_rated_as_on_the_reference_path(
        (sheet, table) in any_case(),
        sizes in proptest::collection::vec(prop_oneof![0..4_usize, 0..30_usize, 0..400_usize], 1..30),
        requirement_rule in prop::sample::select(RequirementRule::ALL.to_vec()),
    ) {
        let rules = Rules::default().requirement(requirement_rule);
        let batch = Batch::of(&sheet).under(&rules);
        // At least one of the sizes is above 0, so that the rows come to an end.
        let offsets = offsets(table.rows(), |council| sizes[council % sizes.len()] + usize::from(council % 50 == 0));
        let [fast, reference] = councils(&batch, &rules, &table, &offsets);
        prop_assert_eq!(fast, reference);
    }

    #[test]
    fn cutting_a_table_changes_nothing((sheet, table) in any_case(), at in any::<prop::sample::Index>()) {
        let batch = Batch::of(&sheet);
        let at = at.index(table.rows() + 1);
        let whole = &rows(&batch, &table)[0];
        let mut stars = Vec::new();
        let mut faults = Vec::new();
        let mut unmet = Vec::new();
        for range in [0..at, at..table.rows()] {
            let [fast, _] = rows(&batch, &cut(&table, range));
            stars.extend(fast.stars);
            faults.extend(fast.faults);
            unmet.extend(fast.unmet[2].iter().copied());
        }
        prop_assert_eq!(&whole.stars, &stars);
        prop_assert_eq!(&whole.faults, &faults);
        prop_assert_eq!(&whole.unmet[2], &unmet);
    }
}
