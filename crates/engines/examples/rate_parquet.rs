//! Rates the scorecards of Parquet files on one machine, into a Parquet file with a row for each.
//!
//! In the folder `crates/engines`:
//!
//! ```sh
//! cargo run --release --example rate_parquet -- --generate 5000000 scorecards.parquet ratings.parquet
//! cargo run --release --example rate_parquet -- scorecards.parquet ratings.parquet --unmet
//! ```
//!
//! The scorecards are a column for each criterion, by its key, or the one column `scorecard`. Any other
//! column goes to the output as it is. Rows stay in their order. A scorecard with a fault has the fault in
//! its row, and ends nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Parser;
use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::datatypes::{FieldRef, Schema, UInt8Type};
use datafusion::logical_expr::{Expr, ident, lit};
use datafusion::prelude::{DataFrame, ParquetReadOptions, SessionConfig, SessionContext};
use futures::StreamExt;
use indicatif::{ProgressBar, ProgressStyle};
use ocop_arrow::{Answers, schema};
use ocop_batch::Batch;
use ocop_core::{Edition, Sheet};
use ocop_datafusion::{functions, rate_columns, register};
use ocop_engines_examples::{Random, Writer, parquet_files};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

/// Rates scorecards from Parquet to Parquet.
#[derive(Parser)]
struct Args {
    /// A Parquet file, or a folder of them
    input: PathBuf,

    /// The Parquet file of the ratings
    output: PathBuf,

    /// Make the input first: so many random scorecards
    #[arg(long, value_name = "ROWS")]
    generate: Option<usize>,

    /// The decision
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// The number of the sheet
    #[arg(long, default_value_t = 7)]
    set: u16,

    /// Add the unmet requirements of three, four and five stars
    #[arg(long)]
    unmet: bool,
}

/// The rows that are made at once.
const ROWS: usize = 1 << 16;

/// The column of whole scorecards.
const SCORECARD: &str = "scorecard";

fn main() -> Result<()> {
    let args = Args::parse();
    let sheet = args.edition.sheet(args.set)?;
    keep_input(&args.input, &args.output)?;
    if let Some(rows) = args.generate {
        generate(&sheet, rows, &args.input)?;
    }
    let started = Instant::now();
    let counts = Runtime::new()?.block_on(rate(&args, &sheet))?;
    counts.print(&sheet, started);
    Ok(())
}

/// Refuses an output in place of the input, or among the files of its folder.
fn keep_input(input: &Path, output: &Path) -> Result<()> {
    let of_output = if input.is_dir() {
        output.parent().map(|folder| Path::new(".").join(folder))
    } else {
        Some(output.to_owned())
    };
    let [input, of_output] =
        [Some(input.to_owned()), of_output].map(|path| path?.canonicalize().ok());
    if input.is_some() && input == of_output {
        bail!(
            "{} would be in place of the scorecards or among them",
            output.display()
        );
    }
    Ok(())
}

/// Writes random scorecards, one choice of a thousand left out.
fn generate(sheet: &Sheet, rows: usize, path: &Path) -> Result<()> {
    if path.exists() {
        bail!(
            "{} is there already: --generate writes over no file",
            path.display()
        );
    }
    let bar = progress(rows, "made");
    let mut random = Random::new(sheet, 1000);
    let mut writer = Writer::create(path, random.table(0)?.schema())?;
    for start in (0..rows).step_by(ROWS) {
        let table = random.table(ROWS.min(rows - start))?;
        writer.write(&table)?;
        bar.inc(table.num_rows() as u64);
    }
    bar.finish_and_clear();
    writer.finish()
}

/// What was rated.
#[derive(Default)]
struct Counts {
    rows: usize,
    faults: usize,
    /// By star; those without any are the first.
    stars: [usize; 6],
}

impl Counts {
    fn add(&mut self, table: &RecordBatch) -> Result<()> {
        let column = |name| {
            table
                .column_by_name(name)
                .with_context(|| format!("no column {name}"))
        };
        self.rows += table.num_rows();
        let faults = column("fault")?;
        self.faults += faults.len() - faults.null_count();
        for star in column("star")?.as_primitive::<UInt8Type>() {
            self.stars[star.map_or(0, usize::from)] += 1;
        }
        Ok(())
    }

    fn print(&self, sheet: &Sheet, started: Instant) {
        let Self {
            rows,
            faults,
            stars,
        } = self;
        println!("{sheet}: {rows} scorecards in {:.1?}", started.elapsed());
        for (star, count) in stars.iter().enumerate().skip(1).rev() {
            let stars = if star == 1 { "star" } else { "stars" };
            println!("{star} {stars}: {count}");
        }
        println!("no star: {}, of them with a fault: {faults}", stars[0]);
    }
}

/// Rates the input, and writes the output while the next rows are rated.
async fn rate(args: &Args, sheet: &Sheet) -> Result<Counts> {
    parquet_files(&args.input)?;
    let cannot = || format!("cannot rate {}", args.input.display());
    // One part, so that the rows stay in their order.
    let config = SessionConfig::new().with_target_partitions(1);
    let mut session = SessionContext::new_with_config(config);
    register(&mut session)?;
    let path = args.input.to_string_lossy();
    // The metadata of a file says which sheet its scorecards are of.
    let options = ParquetReadOptions::default().skip_metadata(false);
    let input = session.read_parquet(path.as_ref(), options).await;
    let input = input.with_context(cannot)?;
    check(&input, sheet).await.with_context(cannot)?;
    let rows = input.clone().count().await.with_context(cannot)?;
    let plan = Plan::of(&input, sheet, args.unmet).with_context(cannot)?;
    let rated = input.select(plan.columns.clone()).with_context(cannot)?;
    let nothing = RecordBatch::new_empty(rated.schema().inner().clone());
    let mut writer = Writer::create(&args.output, plan.flat(&nothing)?.schema())?;

    let bar = progress(rows, "rated");
    let mut stream = rated.execute_stream().await.with_context(cannot)?;
    let (sender, mut receiver) = mpsc::channel(4);
    let rating = tokio::spawn(async move {
        while let Some(table) = stream.next().await {
            if sender.send(table).await.is_err() {
                break;
            }
        }
    });
    let mut counts = Counts::default();
    while let Some(table) = receiver.recv().await {
        let table = plan.flat(&table.with_context(cannot)?)?;
        counts.add(&table)?;
        writer.write(&table)?;
        bar.inc(table.num_rows() as u64);
    }
    rating.await?;
    bar.finish_and_clear();
    writer.finish()?;
    Ok(counts)
}

/// Whether the input has the columns of the sheet, and rows of no other.
async fn check(input: &DataFrame, sheet: &Sheet) -> Result<()> {
    let nothing = RecordBatch::new_empty(input.schema().inner().clone());
    Answers::in_table(&Batch::of(sheet), &nothing)?;
    for (name, value) in [
        ("edition", lit(sheet.edition().to_string())),
        ("set", lit(sheet.number())),
    ] {
        if input.schema().has_column_with_unqualified_name(name) {
            let others = ident(name).is_null().or(ident(name).not_eq(value));
            let others = input.clone().filter(others)?.count().await?;
            if others > 0 {
                bail!(
                    "the column {name} has {others} rows of other sheets than {sheet}: rate each sheet by itself"
                );
            }
        }
    }
    Ok(())
}

/// The columns of the output.
struct Plan {
    columns: Vec<Expr>,
    /// The place of the ratings among them.
    rating: usize,
}

impl Plan {
    /// The columns that are no answers, the rating and, if they are asked for, the unmet requirements.
    fn of(input: &DataFrame, sheet: &Sheet, unmet: bool) -> Result<Self> {
        let answers = schema(sheet);
        let own: Vec<_> = input
            .schema()
            .fields()
            .iter()
            .map(|field| field.name().as_str())
            .collect();
        let has_columns = own.iter().any(|name| sheet.criterion(name).is_ok());
        let is_answer = |name: &str| match has_columns {
            true => answers.column_with_name(name).is_some(),
            false => name == SCORECARD,
        };
        let rate = if has_columns {
            rate_columns(sheet)?
        } else {
            let constants = [lit(sheet.edition().to_string()), lit(sheet.number())];
            let arguments = constants.into_iter().chain([ident(SCORECARD)]);
            call("ocop_rate", arguments.collect())?
        };
        let mut columns: Vec<_> = own
            .into_iter()
            .filter(|name| !is_answer(name))
            .map(ident)
            .collect();
        let rating = columns.len();
        columns.push(rate.clone().alias("rating"));
        if unmet {
            let Expr::ScalarFunction(rate) = rate else {
                bail!("the rating is no call")
            };
            for star in [3_u8, 4, 5] {
                let mut arguments = rate.args.clone();
                arguments.insert(2, lit(star));
                columns.push(call("ocop_unmet", arguments)?.alias(format!("unmet_{star}")));
            }
        }
        Ok(Self { columns, rating })
    }

    /// The same table with the figures of the rating as columns.
    fn flat(&self, table: &RecordBatch) -> Result<RecordBatch> {
        let ratings = table.column(self.rating).as_struct();
        let schema = table.schema();
        let mut fields: Vec<FieldRef> = schema.fields().iter().cloned().collect();
        let mut columns = table.columns().to_vec();
        fields.splice(self.rating..=self.rating, ratings.fields().iter().cloned());
        columns.splice(self.rating..=self.rating, ratings.columns().iter().cloned());
        let names: BTreeSet<_> = fields.iter().map(|field| field.name()).collect();
        if names.len() < fields.len() {
            bail!(
                "the input has a column of ratings already: total, band, star, fault or unmet_3 to unmet_5"
            );
        }
        Ok(RecordBatch::try_new(
            Arc::new(Schema::new(fields)),
            columns,
        )?)
    }
}

/// The call of a function.
fn call(name: &str, arguments: Vec<Expr>) -> Result<Expr> {
    let function = functions()
        .into_iter()
        .find(|function| function.name() == name);
    let function = function.with_context(|| format!("no function {name}"))?;
    Ok(function.call(arguments))
}

/// A bar on standard error, if that is a terminal.
fn progress(rows: usize, what: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{bar:30} {human_pos}/{human_len} {msg} ({per_sec}) {eta}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(rows as u64)
        .with_style(style)
        .with_message(what.to_owned())
}
