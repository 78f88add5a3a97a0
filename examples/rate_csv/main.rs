//! Rates a wide table by the million rows: one row per scorecard, one column per criterion.
//!
//! ```sh
//! cargo run --release --example rate_csv -- --set 7 < scorecards.csv > ratings.csv
//! cargo run --release --example rate_csv -- --set 7 --council examples/data/scorecards.csv
//! ```
//!
//! The header names the criteria by key, in any order, and may name `id`. A cell contains the number of
//! a level, or nothing if the criterion is left out. If the sheet prints two cases of a criterion, the
//! letter of the case is before the number (`b2`) or in a column of its own (`8.case`).
//!
//! Every row, or council, gives one row of output in the same order: a rating, or an error with its
//! row (the line of the input), column and message. Memory is bounded for any length of the table. The
//! exit code is 0 if all were rated, 1 if some rows were errors, 2 if the program could not run.

use std::io::{self, Read, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use ocop_batch::{Batch, Columns, CouncilResults};
use ocop_core::{Edition, RequirementRule, Rules};
use ocop_examples::exit::{finish, one_if};
use ocop_examples::input;
use ocop_examples::wide::{CHUNK, Chunk, RowFault, Wide};

mod ratings;

use ratings::{Ratings, Results};

#[derive(Parser)]
#[command(about = "Rates a wide table: one row per scorecard, one column per criterion")]
struct Args {
    /// The table; - is standard input [default: standard input]
    file: Option<PathBuf>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet; all rows are of one sheet
    #[arg(long)]
    set: u16,

    /// Rate consecutive rows with the same id as the members of one council
    #[arg(long)]
    council: bool,

    /// How a council meets a requirement: mean, every-member or majority
    #[arg(
        long = "minimum",
        value_name = "MINIMUM",
        default_value = "mean",
        requires = "council"
    )]
    requirement_rule: RequirementRule,

    /// Separator of cells, in the input and in the output
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    delimiter: u8,

    /// Number of rows to rate at once; also the largest size of a council
    #[arg(long, value_name = "ROWS", default_value_t = NonZeroUsize::new(CHUNK).unwrap_or(NonZeroUsize::MIN))]
    chunk: NonZeroUsize,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" | b"tab" => Ok(b'\t'),
        &[byte] if byte.is_ascii_punctuation() && byte != b'"' && byte != b'.' => Ok(byte),
        &[b'\t'] => Ok(b'\t'),
        _ => Err("expected one character such as , or ; or tab".into()),
    }
}

fn main() -> ExitCode {
    finish("rate_csv", &run(&Args::parse()))
}

fn run(args: &Args) -> Result<ExitCode> {
    let sheet = args.edition.sheet(args.set)?;
    let input = input::open(args.file.as_deref())?;
    let mut table = Wide::new(input, &sheet, args.delimiter)?;
    if args.council && !table.has_ids() {
        bail!("column `id` is missing; --council requires it");
    }
    let rules = Rules::default().requirement(args.requirement_rule);
    let batch = Batch::of(&sheet).under(&rules);
    let mut output = Ratings::new(io::stdout().lock(), args.delimiter, &sheet);
    output.header()?;

    let mut chunk = Chunk::of(&sheet);
    let mut results = Results::default();
    let rows = args.chunk.get();
    loop {
        // One row more than a council may have shows whether the last council continues.
        let read = table.fill(&mut chunk, rows.saturating_add(1));
        let continues = chunk.rows() > rows;
        let whole = if args.council && (continues || read.is_err()) {
            (0..chunk.rows())
                .rev()
                .find(|&row| begins_council(&chunk, row))
        } else {
            None
        };
        match whole.unwrap_or(chunk.rows()) {
            0 if continues => too_many(&mut table, &mut chunk, rows, &mut output)?,
            whole => {
                let of = (args.council, whole);
                rate(&batch, of, &chunk, &mut results, &mut output)?;
                chunk.drop_front(whole);
            }
        }
        output.flush()?;
        read?;
        if !continues {
            break;
        }
    }
    if output.rated + output.errors == 0 {
        eprintln!("rate_csv: the input has no scorecards");
    }
    Ok(one_if(output.errors > 0))
}

/// Whether a row begins a council; a row without an id is a council by itself.
fn begins_council(chunk: &Chunk, row: usize) -> bool {
    row == 0 || chunk.id(row).is_empty() || chunk.id(row - 1) != chunk.id(row)
}

/// Rates the first rows of a chunk, alone or in councils, and writes their ratings.
fn rate<W: Write>(
    batch: &Batch,
    (council, rows): (bool, usize),
    chunk: &Chunk,
    results: &mut Results,
    output: &mut Ratings<W>,
) -> Result<()> {
    results.offsets.clear();
    for row in 0..=rows {
        if !council || row == rows || begins_council(chunk, row) {
            results.offsets.push(u32::try_from(row)?);
        }
    }
    let councils = results.offsets.len() - 1;
    results.resize(councils);
    let (levels, cases) = chunk.columns(rows);
    let columns = Columns::new(&levels, &cases);
    let [three, four, five] = &mut results.unmet;
    let mut places = CouncilResults::new(
        &mut results.totals,
        &mut results.bands,
        &mut results.stars,
        &mut results.faults,
    )
    .unmet(three, four, five)
    .stopped(&mut results.stopped);
    batch.rate_councils(columns, &results.offsets, &mut places)?;

    for (index, pair) in results.offsets.windows(2).enumerate() {
        let members = pair[0] as usize..pair[1] as usize;
        let first = members.start;
        if results.faults[index].is_none() && !chunk.has_unreadable(members.clone()) {
            output.rating(chunk, first, results, index, members.len() as u64)?;
        } else {
            let mut faults =
                members.filter_map(|row| Some((row, chunk.fault(batch, columns, row)?)));
            let (row, fault) = faults.next().context("a row without its fault")?;
            output.fault(chunk.id(first), chunk.line(row), &fault)?;
        }
    }
    Ok(())
}

/// Reports a council that does not fit into a chunk, and skips it.
fn too_many<R: Read, W: Write>(
    table: &mut Wide<R>,
    chunk: &mut Chunk,
    most: usize,
    output: &mut Ratings<W>,
) -> Result<()> {
    let (id, line, rows) = (chunk.id(0).to_vec(), chunk.line(0), chunk.rows() as u64);
    chunk.drop_front(chunk.rows());
    let rows = rows + table.skip(&id)?;
    let message = format!("the council has {rows} members; the limit is {most}, see --chunk");
    output.fault(
        &id,
        line,
        &RowFault::new(ocop_core::ErrorKind::BadValue, "id", message),
    )
}
