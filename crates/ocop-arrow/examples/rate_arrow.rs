//! Rates the table of an Arrow file (Feather): one row a scorecard, or the rows of one id a council.
//!
//! ```sh
//! cargo run --release -p ocop-arrow --example rate_arrow -- --set 7 scorecards.arrow ratings.arrow
//! cargo run --release -p ocop-arrow --example rate_arrow -- --set 7 --id product scorecards.arrow ratings.arrow
//! cargo run --release -p ocop-arrow --example rate_arrow -- --set 7 --lists councils.arrow ratings.arrow
//! cargo run --release -p ocop-arrow --example rate_arrow -- --set 7 --schema empty.arrow
//! ```

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use arrow_array::RecordBatch;
use arrow_ipc::reader::FileReader;
use arrow_ipc::writer::FileWriter;
use arrow_select::concat::concat_batches;
use clap::Parser;
use ocop_arrow::{Answers, Councils, schema};
use ocop_batch::Batch;
use ocop_core::text::outside;
use ocop_core::{Edition, Error, Lang};

#[derive(Parser)]
struct Args {
    /// The table of scorecards
    #[arg(required_unless_present = "schema")]
    input: Option<PathBuf>,

    /// Where the table of ratings goes
    #[arg(required_unless_present = "schema")]
    output: Option<PathBuf>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet
    #[arg(long)]
    set: u16,

    /// The column of ids: the rows of one id are a council
    #[arg(long, value_name = "COLUMN", conflicts_with = "lists")]
    id: Option<String>,

    /// One row a council: its columns are lists with one item a member
    #[arg(long)]
    lists: bool,

    /// Write a table without rows, which has the columns of the sheet
    #[arg(long, value_name = "FILE", conflicts_with_all = ["input", "output"])]
    schema: Option<PathBuf>,

    /// Language of messages: en or vi
    #[arg(long, default_value = "en")]
    lang: Lang,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rate_arrow: {}", outside::line(&format!("{error:#}")));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let own = |error: Error| anyhow!(error.explain(args.lang));
    let sheet = args.edition.sheet(args.set).map_err(own)?;
    let (Some(input), Some(output)) = (&args.input, &args.output) else {
        let file = args.schema.as_deref().context("a file for the schema")?;
        return write(file, &RecordBatch::new_empty(Arc::new(schema(&sheet))));
    };
    let table = read(input).with_context(|| input.display().to_string())?;
    // The mistake is in the file.
    let own = |error: Error| anyhow!("{}: {}", input.display(), error.explain(args.lang));
    let batch = Batch::of(&sheet);
    let ratings = if args.lists {
        let (answers, councils) = Answers::in_lists(&batch, &table).map_err(own)?;
        answers
            .rate_councils(&batch, &councils)
            .map_err(own)?
            .into_table()
    } else {
        let answers = Answers::in_table(&batch, &table).map_err(own)?;
        match &args.id {
            None => answers.rate_with_unmet(&batch).map_err(own)?.into_table(),
            Some(id) => {
                let councils = Councils::by_id(&table, id).map_err(own)?;
                answers
                    .rate_councils(&batch, &councils)
                    .map_err(own)?
                    .into_table()
            }
        }
    };
    write(output, &ratings)
}

/// All rows of a file: a council may be in several of its parts.
fn read(file: &Path) -> Result<RecordBatch> {
    let parts = FileReader::try_new(File::open(file)?, None)?;
    let schema = parts.schema();
    Ok(concat_batches(
        &schema,
        &parts.collect::<Result<Vec<_>, _>>()?,
    )?)
}

fn write(file: &Path, table: &RecordBatch) -> Result<()> {
    let out = File::create(file).with_context(|| file.display().to_string())?;
    let mut writer = FileWriter::try_new_buffered(out, &table.schema())?;
    writer.write(table)?;
    Ok(writer.finish()?)
}
