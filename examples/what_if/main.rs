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
//! sheet is built, not how real products score. The report puts the exact counts beside them. With
//! `--realistic`, invented products are drawn that have the published shares of stars. A table
//! (`--from`, a name such as `cards.csv`, `-`, or piped input) is read as `rate_csv` reads it,
//! but one with rounds is refused, because each row is rated alone. With
//! `--csv` the output is the matrix of stars before and after. `--moved` writes the rows whose star
//! moved. The exit code is 0, 1 if rows of a table could not be rated, 2 if the program could not run.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use clap::Parser;
use ocop_batch::{Batch, Columns, Distribution, Outcome, Simulation, Transitions};
use ocop_batch_examples::invented::{self, Invented, Rows};
use ocop_batch_examples::wide::io_error;
use ocop_core::{Edition, Lang, Sheet};
use ocop_examples::exit::{CODES, finish, one_if, say};
use ocop_examples::file::spare;
use ocop_examples::input::{Ask, Input};
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::numbers::grouped;
use ocop_examples::progress::Progress;
use ocop_examples::{Words, args, bundled, threads, typed};

mod change;
mod given;
mod random;
mod report;

use change::{Change, changed};
use given::{Moved, read};
use random::{Block, Random};
use report::{Report, table};

#[derive(Parser)]
#[command(
    about = "Changes the law on a copy of a sheet, and shows how stars change",
    after_help = CODES
)]
struct Args {
    /// Changes such as points:1.5:3=4, mark:2.3:2=none or edge:4=72 [default: an example], and perhaps
    /// a table of scorecards as CSV; - is standard input
    #[arg(value_name = "CHANGE|FILE", value_parser = given)]
    given: Vec<Given>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet
    #[arg(long, default_value_t = 7)]
    set: u16,

    /// Number of random scorecards [default: 10000000]
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["from", "bundled"])]
    rows: Option<u64>,

    /// Seed of the random numbers; the same seed gives the same scorecards [default: 1]
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["from", "bundled"])]
    seed: Option<u64>,

    /// Draw invented products that have the published shares of stars, not scorecards that are equally
    /// likely
    #[arg(long, conflicts_with_all = ["from", "bundled"])]
    realistic: bool,

    /// A wide table of scorecards instead of random ones; - is standard input
    #[arg(long, value_name = "FILE.csv")]
    from: Option<PathBuf>,

    /// Rate the bundled table instead of random scorecards
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "scorecards", conflicts_with = "from")]
    bundled: Option<bundled::Table>,

    /// Separator of cells of the table [default: found out]
    #[arg(long, value_name = "CHARACTER", value_parser = typed::delimiter)]
    delimiter: Option<u8>,

    /// Number of threads that draw and rate [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = args::threads, conflicts_with_all = ["from", "bundled"])]
    threads: Option<usize>,

    /// Count every total by itself, not in groups of five
    #[arg(long)]
    each_total: bool,

    /// Print only the matrix of stars before (rows) and after (columns), as CSV
    #[arg(long, conflicts_with = "each_total")]
    csv: bool,

    /// Write the rows of the table whose star moved to this file as CSV; - prints them instead of the
    /// report
    #[arg(long, value_name = "FILE")]
    moved: Option<PathBuf>,

    /// Language of the report and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// A change, or a table.
#[derive(Clone)]
enum Given {
    Change(Change),
    Table(PathBuf),
}

/// What has the name of a table is one; anything else is a change.
fn given(text: &str) -> Result<Given, Words> {
    let path = Path::new(text);
    let endings = ["csv", "tsv", "txt", "xls", "xlsx", "json", "ndjson"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    if text == "-" || ending.is_some_and(|ending| endings.contains(&ending)) || path.is_file() {
        return Ok(Given::Table(path.to_owned()));
    }
    text.parse().map(Given::Change)
}

/// The change to show if none is given: three stars no longer require creative packaging.
const EXAMPLE: &str = "mark:2.2:3=none";

/// The random scorecards to draw if no number is given.
const ROWS: u64 = 10_000_000;

/// The rows of a block, few enough that its columns stay in the second-level cache.
const BLOCK: u64 = 16_384;

/// The invented products of a block.
const PRODUCTS: u64 = invented::BLOCK as u64;

/// The name of the program.
const NAME: &str = "what_if";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    let sheet = args.edition.sheet(args.set)?;
    let mut changes: Vec<Change> = Vec::new();
    let mut file = args.from.clone();
    for given in &args.given {
        match given {
            Given::Change(change) => changes.push(change.clone()),
            Given::Table(path) => {
                let others = args.rows.is_some()
                    || args.seed.is_some()
                    || args.realistic
                    || args.bundled.is_some();
                if file.replace(path.clone()).is_some() || others {
                    let path = path.display();
                    bail!(Words::new(
                        format!(
                            "bảng {path} không dùng cùng bảng khác, --rows, --seed, --realistic hoặc --bundled"
                        ),
                        format!(
                            "the table {path} cannot be used with another one, --rows, --seed, --realistic or --bundled"
                        ),
                    ));
                }
            }
        }
    }
    if changes.is_empty() {
        if (args.edition, args.set) != (Edition::E2026, 7) {
            bail!(Words::new(
                "yêu cầu một thay đổi, như edge:3=45; ví dụ có sẵn chỉ dành cho bộ 7 của 26/2026",
                "a change is required, such as edge:3=45; the example is for set 7 of 26/2026",
            ));
        }
        changes.push(EXAMPLE.parse()?);
    }
    let after = changed(&sheet, &changes)?;
    let simulation = Simulation::of(&sheet, &after);
    spare([&file], [&args.moved])?;
    let input = input(args, file.as_deref(), lang)?;
    let is_given = input.is_some();
    if args.moved.is_some() && !is_given {
        bail!(Words::new(
            "--moved yêu cầu một bảng phiếu chấm",
            "--moved requires a table of scorecards",
        ));
    }

    let start = Instant::now();
    let (tally, threads) = match input {
        None => {
            let threads = threads::count(args.threads);
            (draw(&sheet, &simulation, args, threads)?, threads)
        }
        Some(input) => {
            let after = Batch::of(&after);
            let mut moved = match &args.moved {
                Some(path) => Some(Moved::to(path, after)?),
                None => None,
            };
            let tally = read(&sheet, simulation, input, args, &mut moved)?;
            if let Some(moved) = moved {
                moved.keep()?;
            }
            (tally, 1)
        }
    };
    let took = start.elapsed();
    let rate = u128::from(tally.rows()) * 1_000_000_000 / took.as_nanos().max(1);
    let rows = tally.rows();
    let [vi, en] = [Lang::Vi, Lang::En]
        .map(|lang| [u128::from(rows), rate].map(|number| grouped(number, lang)));
    let word = if threads == 1 { "thread" } else { "threads" };
    let took = format!("{took:.2?}");
    let words = Words::new(
        format!(
            "{} phiếu trong {} trên {threads} luồng, {} phiếu mỗi giây",
            vi[0],
            took.replace('.', ","),
            vi[1]
        ),
        format!(
            "{} rows in {took} on {threads} {word}, {} a second",
            en[0], en[1]
        ),
    );
    say(NAME, words.get(lang));

    let mut output = io::stdout().lock();
    let prints_moved = args
        .moved
        .as_deref()
        .is_some_and(|path| path == Path::new("-"));
    if args.csv && !prints_moved {
        table(&tally, args.realistic, &mut output).map_err(io_error)?;
    } else if !prints_moved {
        let report = Report {
            before: Distribution::of(&sheet)?,
            after: Distribution::of(&after)?,
            changes: &changes,
            tally: &tally,
            seed: (!is_given).then_some(args.seed.unwrap_or(1)),
            realistic: args.realistic,
            each_total: args.each_total,
            lang,
        };
        write!(output, "{report}")?;
    }
    output.flush()?;
    Ok(one_if(is_given && tally.now().outcome(Outcome::Faulty) > 0))
}

/// The table of scorecards, if there is one; random scorecards are drawn otherwise.
fn input(args: &Args, file: Option<&Path>, lang: Lang) -> Result<Option<Input>> {
    let ask = Ask {
        program: NAME,
        lang,
        file,
        wanted: Wanted::Table,
        bundled: args.bundled.map(|_| bundled::TABLE),
        usual: None,
    };
    if file.is_some() || args.bundled.is_some() {
        return ask.open().map(Some);
    }
    let draws =
        args.rows.is_some() || args.seed.is_some() || args.realistic || args.threads.is_some();
    if draws || io::stdin().is_terminal() {
        return Ok(None);
    }
    ask.open_if_any()
}

/// Draws and rates random scorecards; the counts do not depend on the number of threads.
fn draw(
    sheet: &Sheet,
    simulation: &Simulation,
    args: &Args,
    threads: usize,
) -> Result<Transitions> {
    let (all, seed) = (args.rows.unwrap_or(ROWS), args.seed.unwrap_or(1));
    let random = Random::of(sheet, seed)?;
    let invented = args.realistic.then(|| Invented::of(sheet, seed));
    let next = AtomicU64::new(0);
    let progress = Mutex::new(Progress::of_rows(all));
    let work = || -> Result<Transitions> {
        let mut simulation = simulation.clone();
        let (mut block, mut products) = (Block::default(), Rows::default());
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let size = if invented.is_some() { PRODUCTS } else { BLOCK };
            let rows = all.saturating_sub(number.saturating_mul(size)).min(size);
            if rows == 0 {
                return Ok(simulation.transitions().clone());
            }
            let count = usize::try_from(rows)?;
            if let Some(invented) = &invented {
                products.clear();
                invented.draw(number, count, 1, &mut products);
                products.with(|columns| simulation.count(columns))?;
            } else {
                random.draw(number, count, &mut block);
                let (levels, cases) = block.columns();
                simulation.count(Columns::new(&levels, &cases))?;
            }
            let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
            progress.advance(rows);
        }
    };
    let tally = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut all = Transitions::new();
        for worker in workers {
            let tally = worker.join().map_err(|_| anyhow!("a thread failed"))?;
            all.add(&tally?);
        }
        anyhow::Ok(all)
    });
    let progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
    progress.finish();
    tally
}
