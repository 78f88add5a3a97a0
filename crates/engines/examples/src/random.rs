//! Random scorecards, the same for every run.

use std::sync::Arc;

use anyhow::Result;
use datafusion::arrow::array::{ArrayRef, RecordBatch, UInt8Array, UInt64Array};
use ocop_arrow::schema;
use ocop_batch::{Batch, Columns, Fault};
use ocop_core::{Case, Choice, Criterion, Level, Points, Sheet};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Random scorecards of a sheet.
#[derive(Debug)]
pub struct Random {
    batch: Batch,
    random: ChaCha8Rng,
    /// One of so many choices is left out; none for 0.
    left_out: u32,
}

impl Random {
    /// Scorecards of a sheet, in which one of `left_out` choices is missing; none if it is 0.
    #[must_use]
    pub fn new(sheet: &Sheet, left_out: u32) -> Self {
        let random = ChaCha8Rng::seed_from_u64(sheet.number().into());
        Self {
            batch: Batch::of(sheet),
            random,
            left_out,
        }
    }

    /// Some rows as a table of the sheet's [`schema`], with NULL for what is left out.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are those of the sheet.
    pub fn table(&mut self, rows: usize) -> Result<RecordBatch> {
        let [levels, cases] = self.columns(rows);
        let array = |column: Vec<u8>| -> ArrayRef {
            Arc::new(
                column
                    .into_iter()
                    .map(|byte| (byte != 255).then_some(byte))
                    .collect::<UInt8Array>(),
            )
        };
        let mut cases = cases.into_iter();
        let mut columns = Vec::new();
        for (criterion, levels) in self.batch.sheet().criteria().zip(levels) {
            columns.push(array(levels));
            if criterion.has_cases() {
                columns.extend(cases.next().map(array));
            }
        }
        Ok(RecordBatch::try_new(
            Arc::new(schema(self.batch.sheet())),
            columns,
        )?)
    }

    /// Some rows as packed numbers, with NULL for a scorecard that is not complete.
    ///
    /// # Errors
    ///
    /// None in practice: scorecards of every sheet of the law can be packed.
    pub fn packed(&mut self, rows: usize) -> Result<UInt64Array> {
        let [levels, cases] = self.columns(rows);
        let [levels, cases] =
            [&levels, &cases].map(|all| all.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let (mut packed, mut faults) = (vec![0; rows], vec![Fault::NONE; rows]);
        self.batch
            .pack(Columns::new(&levels, &cases), &mut packed, &mut faults)?;
        let numbers = packed.into_iter().zip(faults);
        Ok(numbers
            .map(|(packed, fault)| fault.is_none().then_some(packed))
            .collect())
    }

    /// The columns of levels and of cases. Most choices are good ones, as among products that are
    /// handed in. What applies only with a story is left out without one.
    fn columns(&mut self, rows: usize) -> [Vec<Vec<u8>>; 2] {
        let (mut all_levels, mut all_cases, mut all_points) =
            (Vec::new(), Vec::new(), Vec::<Vec<Points>>::new());
        for criterion in self.batch.sheet().criteria() {
            let choices: Vec<Choice> = criterion.choices().collect();
            let applies: Vec<bool> = match criterion.requires().map(Criterion::index) {
                None => vec![true; rows],
                Some(story) => {
                    let points = all_points[story].iter();
                    points.map(|&points| points > Points::ZERO).collect()
                }
            };
            let (mut levels, mut cases, mut points) = (Vec::new(), Vec::new(), Vec::new());
            for applies in applies {
                let any = choices[self.random.random_range(0..choices.len())];
                let choice = if self.random.random_bool(0.85) {
                    criterion.best()
                } else {
                    any
                };
                let is_left_out = self.left_out > 0 && self.random.random_ratio(1, self.left_out);
                levels.push(if is_left_out || !applies {
                    255
                } else {
                    choice.level()
                });
                cases.push(match choice.case() {
                    None => 0,
                    Some(Case::A) => 1,
                    Some(_) => 2,
                });
                points.push(
                    criterion
                        .level_of(choice)
                        .map_or(Points::ZERO, Level::points),
                );
            }
            all_levels.push(levels);
            all_points.push(points);
            if criterion.has_cases() {
                all_cases.push(cases);
            }
        }
        [all_levels, all_cases]
    }
}
