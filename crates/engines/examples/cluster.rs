//! A query on a cluster of this machine, with the commands that start its parts; then the same query in one process.
//!
//! ```sh
//! cargo build --release && cargo run --release --example cluster
//! cargo run --release --example cluster -- scorecards
//! ```
//!
//! Without a folder it makes random scorecards. A folder has Parquet files with the column `scorecard`, a packed
//! number. The results must be the same, or the program fails.

use std::env::consts::EXE_SUFFIX;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use ocop_core::{Edition, Sheet};
use ocop_datafusion::register;
use ocop_engines_examples::{Random, Writer, parquet_files};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Rates scorecards on a cluster and in one process.
#[derive(Parser)]
struct Args {
    /// A folder of Parquet files [default: random scorecards]
    input: Option<PathBuf>,

    /// The decision
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// The number of the sheet
    #[arg(long, default_value_t = 7)]
    set: u16,

    /// How many random scorecards
    #[arg(
        long,
        value_name = "ROWS",
        default_value_t = 2_000_000,
        conflicts_with = "input"
    )]
    generate: usize,

    /// Into how many files they go
    #[arg(long, value_name = "NUMBER", default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..))]
    files: u32,

    /// How many executors run, one task at a time each; and how many threads the one process has
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    executors: u16,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let sheet = args.edition.sheet(args.set)?;
    let folder = TempDir::new()?;
    let input = match &args.input {
        Some(input) => input.clone(),
        None => {
            let input = folder.path().join("scorecards");
            generate(&sheet, args.generate, args.files as usize, &input)?;
            input
        }
    };
    let files = parquet_files(&input)?.len();
    let query = format!(
        "SELECT ocop_star('{}', {}, scorecard) AS star, count(*) AS products \
         FROM scorecards GROUP BY star ORDER BY star",
        args.edition, args.set
    );
    let (cluster, seconds) = on_cluster(&input, files, args.executors, &query)?;
    println!("{cluster}a cluster, with the start of its client: {seconds}\n");
    let (process, seconds) =
        Runtime::new()?.block_on(in_one_process(&input, args.executors, &query))?;
    println!("{process}one process: {seconds}");
    ensure!(cluster == process, "the results differ");
    Ok(())
}

/// Writes random scorecards, one choice of a thousand left out.
fn generate(sheet: &Sheet, rows: usize, files: usize, folder: &Path) -> Result<()> {
    let schema = Arc::new(Schema::new(vec![Field::new(
        "scorecard",
        DataType::UInt64,
        true,
    )]));
    let mut random = Random::new(sheet, 1000);
    for file in 0..files {
        // The first files take the rows that are over.
        let rows = rows / files + usize::from(file < rows % files);
        let column = Arc::new(random.packed(rows)?);
        let path = folder.join(format!("{file}.parquet"));
        let mut writer = Writer::create(&path, Arc::clone(&schema))?;
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), vec![column])?)?;
        writer.finish()?;
    }
    Ok(())
}

/// A process that ends with this program.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program of the cluster with these arguments. It prints the command.
fn program(args: &[&str]) -> Result<Command> {
    let example = std::env::current_exe()?;
    let built = example
        .ancestors()
        .nth(2)
        .context("this program is in no folder")?;
    let program = built.join(format!("ocop-ballista{EXE_SUFFIX}"));
    ensure!(
        program.exists(),
        "{} is missing: build it with `cargo build -p ocop-ballista`, and `--release` if this program is",
        program.display()
    );
    let quoted = args.iter().map(|arg| match arg.contains(' ') {
        true => format!("\"{arg}\""),
        false => (*arg).to_owned(),
    });
    println!("$ ocop-ballista {}", quoted.collect::<Vec<_>>().join(" "));
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null());
    Ok(command)
}

/// The answer of a cluster, and how long it took.
fn on_cluster(input: &Path, tasks: usize, executors: u16, query: &str) -> Result<(String, String)> {
    let mut scheduler = program(&["scheduler", "--listen", "127.0.0.1:0"])?;
    let mut scheduler = Process(
        scheduler
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?,
    );
    let output = scheduler
        .0
        .stdout
        .take()
        .context("the scheduler has no output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let address = line
        .trim()
        .strip_prefix("scheduler at ")
        .context("the scheduler did not start")?;

    let mut running = Vec::new();
    for _ in 0..executors {
        let mut executor = program(&["executor", "--scheduler", address, "--tasks", "1"])?;
        running.push(Process(
            executor
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?,
        ));
    }
    let executors = executors.to_string();
    let parts =
        program(&["client", "--scheduler", address, "--executors", &executors])?.status()?;
    ensure!(parts.success(), "the cluster is not complete");

    let table = format!("scorecards={}", std::path::absolute(input)?.display());
    let tasks = tasks.to_string();
    let args = [
        "client",
        "--scheduler",
        address,
        "--table",
        &table,
        "--partitions",
        &tasks,
        query,
    ];
    let mut client = program(&args)?;
    let started = Instant::now();
    let output = client.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "the cluster has no answer");
    Ok((
        String::from_utf8(output.stdout)?,
        format!("{:.1?}", started.elapsed()),
    ))
}

/// The answer of this process, and how long it took.
async fn in_one_process(input: &Path, threads: u16, query: &str) -> Result<(String, String)> {
    let config = SessionConfig::new().with_target_partitions(threads.into());
    let mut session = SessionContext::new_with_config(config);
    register(&mut session)?;
    let started = Instant::now();
    let path = input.to_string_lossy();
    session
        .register_parquet("scorecards", path.as_ref(), ParquetReadOptions::default())
        .await?;
    let answer = session.sql(query).await?.collect().await?;
    let table = pretty_format_batches(&answer)?;
    Ok((format!("{table}\n"), format!("{:.1?}", started.elapsed())))
}
