//! Random scorecards as tables, and what the reference path says of them.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, UInt8Array, UInt32Array};
use arrow_schema::{Field, Schema};
use datafusion::arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::datasource::MemTable;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{SessionConfig, SessionContext};
use ocop_batch::{Batch, Columns, Fault, Results};
use ocop_core::{Council, Edition, ErrorKind, Rating, Sheet, Star};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// Scorecards of a sheet as columns of bytes, 255 for nothing chosen.
pub(crate) struct Cards {
    pub(crate) sheet: Sheet,
    batch: Batch,
    pub(crate) levels: Vec<Vec<u8>>,
    pub(crate) cases: Vec<Vec<u8>>,
}

impl Cards {
    /// Random scorecards of every star. One in so many choices is left out or out of range; none for 0.
    pub(crate) fn random(sheet: &Sheet, rows: usize, seed: u64, faults: u32) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        // How likely a row's choices are the best, and otherwise the worst, in quarters.
        let good: Vec<_> = (0..rows).map(|_| random.random_range(0..=8_u32)).collect();
        let (mut levels, mut cases) = (Vec::new(), Vec::new());
        for criterion in sheet.criteria() {
            let (mut column, mut case_column) = (Vec::new(), Vec::new());
            let choices: Vec<_> = criterion.choices().collect();
            for &good in &good {
                let any = choices[random.random_range(0..choices.len())];
                let choice = match good {
                    0..=3 if random.random_ratio(4 - good, 5) => choices[0],
                    5.. if random.random_ratio(good - 4, 4) => criterion.best(),
                    _ => any,
                };
                let is_fault = faults > 0 && random.random_ratio(1, faults);
                let odd = [255, 255, 77][random.random_range(0..3_usize)];
                column.push(if is_fault { odd } else { choice.level() });
                let case = choice
                    .case()
                    .map_or(0, |case| case.letter() as u8 - b'a' + 1);
                case_column.push(if is_fault {
                    random.random_range(0..4)
                } else {
                    case
                });
            }
            levels.push(column);
            if criterion.has_cases() {
                cases.push(case_column);
            }
        }
        let mut cards = Self {
            sheet: sheet.clone(),
            batch: Batch::of(sheet),
            levels,
            cases,
        };
        cards.leave_out();
        cards
    }

    /// Leaves out what does not apply.
    fn leave_out(&mut self) {
        loop {
            let faults = self.faults().into_iter().enumerate();
            let is_out = |fault: &Fault| fault.kind() == Some(ErrorKind::NotApplicable);
            let out: Vec<_> = faults.filter(|(_, fault)| is_out(fault)).collect();
            if out.is_empty() {
                return;
            }
            for (row, fault) in out {
                self.levels[fault.criterion().unwrap()][row] = 255;
            }
        }
    }

    pub(crate) fn rows(&self) -> usize {
        self.levels[0].len()
    }

    pub(crate) fn with<R>(&self, run: impl FnOnce(&Batch, Columns<'_>) -> R) -> R {
        let levels: Vec<&[u8]> = self.levels.iter().map(Vec::as_slice).collect();
        let cases: Vec<&[u8]> = self.cases.iter().map(Vec::as_slice).collect();
        run(&self.batch, Columns::new(&levels, &cases))
    }

    /// The names of the columns: criteria, then cases.
    pub(crate) fn names(&self) -> Vec<String> {
        let levels = self
            .sheet
            .criteria()
            .map(|criterion| criterion.key().to_owned());
        let with_cases = self
            .sheet
            .criteria()
            .filter(|criterion| criterion.has_cases());
        let cases = with_cases.map(|criterion| format!("{}.case", criterion.key()));
        levels.chain(cases).collect()
    }

    /// The columns as answers in a call.
    pub(crate) fn answers(&self) -> String {
        let names = self.names().into_iter().map(|name| format!("\"{name}\""));
        names.collect::<Vec<_>>().join(", ")
    }

    /// A call up to its answers: `ocop_star('26/2026', 7, "1.1", …)`.
    pub(crate) fn call(&self, function: &str) -> String {
        self.call_of(function, &self.answers())
    }

    pub(crate) fn call_of(&self, function: &str, answers: &str) -> String {
        let (edition, set) = (self.sheet.edition(), self.sheet.number());
        format!("{function}('{edition}', {set}, {answers})")
    }

    /// Columns of bytes, with NULL for nothing chosen.
    pub(crate) fn arrays(&self, rows: Range<usize>) -> Vec<ArrayRef> {
        let columns = self.levels.iter().chain(&self.cases);
        let array = |column: &Vec<u8>| {
            let bytes = column[rows.clone()]
                .iter()
                .map(|&byte| (byte != 255).then_some(byte));
            Arc::new(UInt8Array::from_iter(bytes)) as ArrayRef
        };
        columns.map(array).collect()
    }

    /// A table of `id`, and of the columns by name.
    pub(crate) fn table(&self, rows: Range<usize>) -> RecordBatch {
        let ids = rows.clone().map(|row| u32::try_from(row).unwrap());
        let id: ArrayRef = Arc::new(UInt32Array::from_iter_values(ids));
        let columns = self.names().into_iter().zip(self.arrays(rows));
        table([("id".to_owned(), id)].into_iter().chain(columns))
    }

    /// The rows in batches of a size, over so many partitions in turn.
    pub(crate) fn partitions(&self, size: usize, partitions: usize) -> Vec<Vec<RecordBatch>> {
        let mut all = vec![Vec::new(); partitions];
        for (number, start) in (0..self.rows()).step_by(size).enumerate() {
            all[number % partitions].push(self.table(start..self.rows().min(start + size)));
        }
        all
    }

    /// The rating of a row by the reference path, or the text of its fault.
    pub(crate) fn reference(&self, row: usize) -> std::result::Result<Rating, String> {
        self.with(|batch, columns| {
            let card = batch.scorecard(columns, row);
            let council = card.and_then(|card| Council::of([card]));
            let rating = council.and_then(|council| council.rate());
            rating.map_err(|error| fault(error.kind().as_str(), error.path()))
        })
    }

    /// The rating of a council by the reference path, or the text of its fault: that with the lowest
    /// code among the members.
    pub(crate) fn council(&self, rows: &[usize]) -> std::result::Result<Rating, String> {
        self.with(|batch, columns| {
            let (mut cards, mut faults) = (Vec::new(), Vec::new());
            for &row in rows {
                match batch.scorecard(columns, row) {
                    Ok(card) => cards.push(card),
                    Err(error) => {
                        let criterion = self
                            .sheet
                            .criterion(error.path())
                            .map_or(0, |at| at.index() + 1);
                        let kinds = (1..8).filter_map(|kind| Fault::from_code(kind << 8)?.kind());
                        let kind = kinds.into_iter().position(|kind| kind == error.kind());
                        faults.push((kind, criterion, fault(error.kind().as_str(), error.path())));
                    }
                }
            }
            if let Some((.., fault)) = faults.into_iter().min() {
                return Err(fault);
            }
            let rating = Council::of(cards).and_then(|council| council.rate());
            rating.map_err(|error| error.kind().as_str().to_owned())
        })
    }

    /// The faults of all rows.
    fn faults(&self) -> Vec<Fault> {
        let all = self.rows();
        let (mut totals, mut bands, mut stars) = (vec![0; all], vec![0; all], vec![0; all]);
        let mut faults = vec![Fault::NONE; all];
        let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
        self.with(|batch, columns| batch.rate(columns, &mut results))
            .unwrap();
        faults
    }

    /// Packed numbers; `None` for a row with a fault.
    pub(crate) fn packed(&self) -> Vec<Option<u64>> {
        let (mut packed, mut faults) = (vec![0; self.rows()], vec![Fault::NONE; self.rows()]);
        self.with(|batch, columns| batch.pack(columns, &mut packed, &mut faults))
            .unwrap();
        let rows = packed.into_iter().zip(faults);
        rows.map(|(packed, fault)| fault.is_none().then_some(packed))
            .collect()
    }
}

/// A fault in a row of a result.
fn fault(kind: &str, path: &str) -> String {
    format!("{kind} {path}").trim_end().to_owned()
}

/// The keys whose requirement is unmet.
pub(crate) fn unmet(rating: &Rating, star: Star) -> Vec<String> {
    rating
        .unmet(star)
        .map(|unmet| unmet.criterion().key().to_owned())
        .collect()
}

/// Sheet 7 of 26/2026.
pub(crate) fn seven() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

pub(crate) fn table(columns: impl IntoIterator<Item = (String, ArrayRef)>) -> RecordBatch {
    let (fields, arrays): (Vec<_>, Vec<_>) = columns
        .into_iter()
        .map(|(name, array)| (Field::new(name, array.data_type().clone(), true), array))
        .unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).unwrap()
}

/// A session with the functions.
pub(crate) fn session(config: SessionConfig) -> SessionContext {
    let mut session = SessionContext::new_with_config(config);
    ocop_datafusion::register(&mut session).unwrap();
    session
}

/// A session with a table `t`.
pub(crate) fn session_of(partitions: Vec<Vec<RecordBatch>>, size: usize) -> SessionContext {
    let config = SessionConfig::new()
        .with_batch_size(size)
        .with_target_partitions(partitions.len());
    let session = session(config);
    add(&session, "t", partitions);
    session
}

/// Adds a table.
pub(crate) fn add(session: &SessionContext, name: &str, partitions: Vec<Vec<RecordBatch>>) {
    let schema = partitions.iter().flatten().next().unwrap().schema();
    let table = MemTable::try_new(schema, partitions).unwrap();
    session.register_table(name, Arc::new(table)).unwrap();
}

/// The cells of the answer to a query, `-` for NULL.
pub(crate) async fn ask(session: &SessionContext, sql: &str) -> Result<Vec<Vec<String>>> {
    let tables = session.sql(sql).await?.collect().await?;
    let options = FormatOptions::default().with_null("-");
    let mut cells = Vec::new();
    for table in &tables {
        let columns = table.columns().iter();
        let columns: Vec<_> = columns
            .map(|array| ArrayFormatter::try_new(array, &options).unwrap())
            .collect();
        let rows = 0..table.num_rows();
        cells.extend(rows.map(|row| {
            columns
                .iter()
                .map(|column| column.value(row).to_string())
                .collect::<Vec<_>>()
        }));
    }
    Ok(cells)
}

/// The message of a query that fails.
pub(crate) async fn refused(session: &SessionContext, sql: &str) -> String {
    let error = ask(session, sql).await.expect_err(sql);
    words(&error)
}

pub(crate) fn words(error: &DataFusionError) -> String {
    error.strip_backtrace()
}
