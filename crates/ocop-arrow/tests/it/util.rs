//! Random scorecards, and what the reference path says of them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, UInt8Type, UInt64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, UInt8Array};
use ocop_arrow::schema;
use ocop_batch::{Batch, Columns};
use ocop_core::{Council, Criterion, Edition, Error, Rating, Sheet, Star};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// The sheets of every edition.
pub(crate) fn sheets() -> impl Iterator<Item = Sheet> {
    Edition::ALL.into_iter().flat_map(Edition::sheets)
}

/// A sheet without cases.
pub(crate) fn sheet() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

/// A sheet on which criterion 8 has two cases.
pub(crate) fn sheet_with_cases() -> Sheet {
    let mut sheets = Edition::E2026.sheets();
    let has_cases = |sheet: &Sheet| sheet.criterion("8").is_ok_and(Criterion::has_cases);
    sheets.find(has_cases).unwrap()
}

/// Scorecards as columns of bytes, the levels and then the cases; `None` is nothing.
#[derive(Clone, Debug)]
pub(crate) struct Cards {
    pub(crate) sheet: Sheet,
    pub(crate) columns: Vec<Vec<Option<u8>>>,
}

impl Cards {
    /// Choices of the sheet, mostly high ones, and now and then any byte or nothing.
    pub(crate) fn random(sheet: &Sheet, rows: usize, seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let (mut levels, mut cases) = (Vec::new(), Vec::new());
        for criterion in sheet.criteria() {
            let choices: Vec<_> = criterion.choices().collect();
            let (mut own, mut of_case) = (Vec::new(), Vec::new());
            for _ in 0..rows {
                let from = if rng.random_ratio(1, 5) {
                    0
                } else {
                    choices.len() / 2
                };
                let choice = choices[rng.random_range(from..choices.len())];
                let case = choice
                    .case()
                    .map(|case| u8::try_from(case.letter()).unwrap() - b'a' + 1);
                match rng.random_range(0..400) {
                    0 => own.push(None),
                    1 => own.push(Some(rng.random_range(0..255))),
                    _ => own.push(Some(choice.level())),
                }
                match rng.random_range(0..400) {
                    0 => of_case.push(None),
                    1 => of_case.push(Some(rng.random_range(0..255))),
                    _ => of_case.push(case),
                }
            }
            levels.push(own);
            if criterion.has_cases() {
                cases.push(of_case);
            }
        }
        levels.extend(cases);
        Self {
            sheet: sheet.clone(),
            columns: levels,
        }
    }

    pub(crate) fn rows(&self) -> usize {
        self.columns[0].len()
    }

    /// A row with nothing chosen, where the whole scorecard is NULL.
    pub(crate) fn clear(&mut self, row: usize) {
        for column in &mut self.columns {
            column[row] = None;
        }
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> Vec<String> {
        let keys = self
            .sheet
            .criteria()
            .map(|criterion| criterion.key().to_owned());
        let cases = self
            .sheet
            .criteria()
            .filter(|criterion| criterion.has_cases());
        let cases = cases.map(|criterion| format!("{}.case", criterion.key()));
        keys.chain(cases).collect()
    }

    /// A column of bytes with NULLs.
    pub(crate) fn arrays(&self) -> Vec<ArrayRef> {
        let columns = self.columns.iter();
        columns
            .map(|column| Arc::new(UInt8Array::from(column.clone())) as ArrayRef)
            .collect()
    }

    /// A table of columns in the order of the schema of the sheet.
    pub(crate) fn table(&self) -> RecordBatch {
        let schema = Arc::new(schema(&self.sheet));
        let (names, arrays) = (self.names(), self.arrays());
        let of = |name: &String| {
            let place = names.iter().position(|other| other == name).unwrap();
            arrays[place].clone()
        };
        let arrays = schema.fields().iter().map(|field| of(field.name()));
        RecordBatch::try_new(schema.clone(), arrays.collect()).unwrap()
    }

    pub(crate) fn with<R>(&self, run: impl FnOnce(Columns<'_>) -> R) -> R {
        let bytes =
            |column: &Vec<Option<u8>>| column.iter().map(|byte| byte.unwrap_or(255)).collect();
        let bytes: Vec<Vec<u8>> = self.columns.iter().map(bytes).collect();
        let bytes: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
        let (levels, cases) = bytes.split_at(self.sheet.criteria().len());
        run(Columns::new(levels, cases))
    }

    /// The rating of each row by the reference path.
    pub(crate) fn reference(&self, batch: &Batch) -> Vec<Said> {
        self.with(|columns| {
            let rows = 0..self.rows();
            rows.map(|row| {
                let card = batch.scorecard(columns, row);
                Said::of(card.and_then(|card| Council::of([card])?.rate()))
            })
            .collect()
        })
    }
}

/// What is said of a row, in words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Said {
    /// The total of a row, or the sum of a council.
    pub(crate) total: Option<u64>,
    pub(crate) band: Option<u8>,
    pub(crate) star: Option<u8>,
    pub(crate) fault: Option<String>,
    /// For three, four and five stars, and for what a zero ends.
    pub(crate) keys: Option<[Vec<String>; 4]>,
}

impl Said {
    pub(crate) fn of(reference: Result<Rating, Error>) -> Self {
        match reference {
            Err(error) => Self {
                fault: Some(
                    format!("{} {}", error.kind(), error.path())
                        .trim_end()
                        .to_owned(),
                ),
                ..Self::default()
            },
            Ok(rating) => {
                let unmet = |star| {
                    let unmet = rating.unmet(star);
                    unmet
                        .map(|unmet| unmet.criterion().key().to_owned())
                        .collect()
                };
                let stopped = rating.stopped().map(|criterion| criterion.key().to_owned());
                let [three, four, five] = Star::RECOGNISED.map(unmet);
                Self {
                    total: Some(
                        rating
                            .totals()
                            .iter()
                            .map(|total| u64::from(total.get()))
                            .sum(),
                    ),
                    band: Some(rating.band().number()),
                    star: rating.star().map(Star::number),
                    fault: None,
                    keys: Some([three, four, five, stopped.collect()]),
                }
            }
        }
    }

    /// What a table of ratings says.
    pub(crate) fn all(sheet: &Sheet, table: &RecordBatch) -> Vec<Self> {
        let keys: Vec<_> = sheet.criteria().map(Criterion::key).collect();
        let sets = ["unmet_3", "unmet_4", "unmet_5", "stopped"];
        let has_sets = table.column_by_name("stopped").is_some();
        let total = |row| match table.column_by_name("total") {
            Some(_) => number::<UInt8Type>(table, "total", row).map(u64::from),
            None => number::<UInt64Type>(table, "numerator", row),
        };
        let faults = table.column_by_name("fault").unwrap().as_string::<i32>();
        let set = |name: &str, row| {
            let lists = table.column_by_name(name).unwrap().as_list::<i32>();
            let found: Option<Vec<_>> = lists.is_valid(row).then(|| {
                let found = lists.value(row);
                let found = found.as_string::<i32>().iter().flatten();
                found.map(str::to_owned).collect()
            });
            let bits = number::<UInt64Type>(table, &format!("{name}_bits"), row);
            let from_bits: Option<Vec<_>> = bits.map(|bits| {
                let places = (0..keys.len()).filter(|place| bits >> place & 1 == 1);
                places.map(|place| keys[place].to_owned()).collect()
            });
            assert_eq!(found, from_bits, "{name} of row {row}");
            found
        };
        (0..table.num_rows())
            .map(|row| {
                let fault = faults.is_valid(row).then(|| faults.value(row).to_owned());
                let found = if has_sets {
                    sets.map(|name| set(name, row))
                } else {
                    [None, None, None, None]
                };
                assert!(!has_sets || found.iter().all(|set| set.is_some() == fault.is_none()));
                Self {
                    total: total(row),
                    band: number::<UInt8Type>(table, "band", row),
                    star: number::<UInt8Type>(table, "star", row),
                    fault,
                    keys: found[0]
                        .is_some()
                        .then(|| found.map(Option::unwrap_or_default)),
                }
            })
            .collect()
    }

    /// The same without unmet requirements.
    pub(crate) fn without_keys(self) -> Self {
        Self { keys: None, ..self }
    }
}

/// A number in a table.
pub(crate) fn number<T: ArrowPrimitiveType>(
    table: &RecordBatch,
    name: &str,
    row: usize,
) -> Option<T::Native> {
    let column = table.column_by_name(name).unwrap().as_primitive::<T>();
    column.is_valid(row).then(|| column.value(row))
}
