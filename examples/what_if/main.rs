//! Changes the law on a copy of a sheet, and shows how the stars of millions of scorecards change.
//!
//! ```sh
//! cargo run --release --example what_if                                      # ten million, an example
//! cargo run --release --example what_if -- mark:2.2:3=none edge:3=45
//! cargo run --release --example what_if -- --set 9 points:1.1:1=2 --rows 1000000 --seed 7
//! cargo run --release --example what_if -- mark:2.3:3=none --from examples/data/scorecards.csv
//! ```
//!
//! A change is the points of a level (`points:1.5:3=4`), its mark (`mark:2.3:2=4`, `mark:2.3:2=none`)
//! or the lowest points of a band (`edge:4=72`). All given changes are made at once.
//!
//! Random scorecards are drawn so that each scorecard of the sheet is equally likely. They show how a
//! sheet is built, not how real products score. The report puts the exact counts beside them. A table is
//! read as `rate_csv` reads it. The exit code is 0, 1 if rows of a table could not be rated, 2 if the
//! program could not run.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use clap::Parser;
use ocop_batch::{Columns, Distribution, Outcome, Simulation, Transitions};
use ocop_core::{Edition, Sheet};
use ocop_examples::exit::{finish, one_if};
use ocop_examples::wide::{CHUNK, Chunk, Wide};
use ocop_examples::{input, threads};

mod change;
mod random;
mod report;

use change::{Change, changed};
use random::{Block, Random};
use report::Report;

#[derive(Parser)]
#[command(about = "Changes the law on a copy of a sheet, and shows how stars change")]
struct Args {
    /// Changes such as points:1.5:3=4, mark:2.3:2=none or edge:4=72 [default: an example]
    #[arg(value_name = "CHANGE")]
    changes: Vec<Change>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet
    #[arg(long, default_value_t = 7)]
    set: u16,

    /// Number of random scorecards
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 10_000_000,
        conflicts_with = "from"
    )]
    rows: u64,

    /// Seed of the random numbers; the same seed gives the same scorecards
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 1,
        conflicts_with = "from"
    )]
    seed: u64,

    /// A wide table of scorecards instead of random ones; - is standard input
    #[arg(long, value_name = "FILE.csv")]
    from: Option<PathBuf>,

    /// Number of threads that draw and rate [default: one for each core]
    #[arg(long, value_name = "NUMBER", conflicts_with = "from")]
    threads: Option<NonZeroUsize>,

    /// Count every total by itself, not in groups of five
    #[arg(long)]
    each_total: bool,
}

/// The change to show if none is given: three stars no longer require creative packaging.
const EXAMPLE: &str = "mark:2.2:3=none";

/// The rows of a block, few enough that its columns stay in the second-level cache.
const BLOCK: u64 = 16_384;

fn main() -> ExitCode {
    finish("what_if", &run(&Args::parse()))
}

fn run(args: &Args) -> Result<ExitCode> {
    let sheet = args.edition.sheet(args.set)?;
    let mut changes = args.changes.clone();
    if changes.is_empty() {
        ensure!(
            (args.edition, args.set) == (Edition::E2026, 7),
            "a change is required, such as edge:3=45; the example is for set 7 of 26/2026"
        );
        changes.push(EXAMPLE.parse()?);
    }
    let after = changed(&sheet, &changes)?;
    let simulation = Simulation::of(&sheet, &after);

    let start = Instant::now();
    let (tally, threads) = match &args.from {
        None => {
            let threads = threads::count(args.threads);
            (draw(&sheet, &simulation, args, threads)?, threads)
        }
        Some(path) => (read(&sheet, simulation, path)?, 1),
    };
    let took = start.elapsed();
    let rate = u128::from(tally.rows()) * 1_000_000_000 / took.as_nanos().max(1);
    eprintln!(
        "what_if: {} rows in {took:.2?} on {threads} threads, {rate} a second",
        tally.rows()
    );

    let report = Report {
        before: Distribution::of(&sheet)?,
        after: Distribution::of(&after)?,
        changes: &changes,
        tally: &tally,
        seed: args.from.is_none().then_some(args.seed),
        each_total: args.each_total,
    };
    let mut output = io::stdout().lock();
    write!(output, "{report}")?;
    output.flush()?;
    Ok(one_if(
        args.from.is_some() && tally.now().outcome(Outcome::Faulty) > 0,
    ))
}

/// Draws and rates random scorecards; the counts do not depend on the number of threads.
fn draw(
    sheet: &Sheet,
    simulation: &Simulation,
    args: &Args,
    threads: usize,
) -> Result<Transitions> {
    let random = Random::of(sheet, args.seed)?;
    let next = AtomicU64::new(0);
    let work = || -> Result<Transitions> {
        let mut simulation = simulation.clone();
        let mut block = Block::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let rows = args
                .rows
                .saturating_sub(number.saturating_mul(BLOCK))
                .min(BLOCK);
            if rows == 0 {
                return Ok(simulation.transitions().clone());
            }
            random.draw(number, usize::try_from(rows)?, &mut block);
            let (levels, cases) = block.columns();
            simulation.count(Columns::new(&levels, &cases))?;
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut all = Transitions::new();
        for worker in workers {
            let tally = worker.join().map_err(|_| anyhow!("a thread failed"))?;
            all.add(&tally?);
        }
        Ok(all)
    })
}

/// Reads and rates a table, and reports the first row that could not be rated.
fn read(sheet: &Sheet, mut simulation: Simulation, path: &Path) -> Result<Transitions> {
    let mut table = Wide::new(input::open(Some(path))?, sheet, b',')?;
    let mut chunk = Chunk::of(sheet);
    let mut reported = false;
    loop {
        table.fill(&mut chunk, CHUNK)?;
        let rows = chunk.rows();
        let (levels, cases) = chunk.columns(rows);
        let columns = Columns::new(&levels, &cases);
        simulation.count_with(columns, chunk.unreadable())?;
        if !reported {
            let first = simulation.faulty().chain(chunk.unreadable()).min();
            let fault =
                first.and_then(|row| Some((row, chunk.fault(simulation.now(), columns, row)?)));
            if let Some((row, fault)) = fault {
                let column = match &*fault.column {
                    "" => String::new(),
                    column => format!(", column {column}"),
                };
                let (line, message) = (chunk.line(row), fault.message);
                eprintln!("what_if: row {line}{column}: {message}; further rows are only counted");
                reported = true;
            }
        }
        if rows < CHUNK {
            return Ok(simulation.transitions().clone());
        }
        chunk.drop_front(rows);
    }
}
