//! Rates a wide table: one row a scorecard, one column a criterion, for sheets that come by the million.
//!
//! ```sh
//! cargo run --release --example rate_csv -- --set 7 < scorecards.csv > ratings.csv
//! cargo run --release --example rate_csv -- --set 7 --council examples/data/scorecards.csv
//! ```
//!
//! The header names the criteria by key, in any order, and perhaps `id`. A cell holds the number of a
//! level, or nothing where the criterion is left out; where two cases are printed, the letter of the
//! case stands before it (`b2`) or in a column of its own (`8.case`). Every row, or council, gives one
//! row of the output in the same order: a rating, or an error with its row (the line of the input),
//! column and words. Memory stays bounded whatever the length of the table. The exit status is 0 where
//! all were rated, 1 where some rows were errors, 2 where the program could not run.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use csv::{ByteRecord, Writer};
use ocop_core::batch::{Batch, Columns, CouncilResults, Fault};
use ocop_core::{Edition, Mean, RequirementRule, Rules, Sheet};

mod wide;

use wide::{CHUNK, Chunk, RowFault, Wide, io_error};

#[derive(Parser)]
#[command(about = "Rates a wide table: one row a scorecard, one column a criterion")]
struct Args {
    /// The table; without it, or for -, standard input
    file: Option<PathBuf>,

    /// The edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// The number of the sheet; all rows are of one sheet
    #[arg(long)]
    set: u16,

    /// Rows that follow one another with the same id are the members of one council
    #[arg(long)]
    council: bool,

    /// How a council meets a minimum: mean, every-member or majority
    #[arg(long, default_value = "mean", requires = "council")]
    minimum: RequirementRule,

    /// What stands between cells, in the input and in the output
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    delimiter: u8,

    /// How many rows are rated at once; a council has no more members
    #[arg(long, value_name = "ROWS", default_value_t = NonZeroUsize::new(CHUNK).unwrap_or(NonZeroUsize::MIN))]
    chunk: NonZeroUsize,
}

/// The columns of the output.
const OUTPUT: [&str; 12] = [
    "id", "total", "band", "stars", "unmet_3", "unmet_4", "unmet_5", "stopped", "error", "row",
    "column", "message",
];

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"\\t" | b"tab" => Ok(b'\t'),
        &[byte] if byte.is_ascii_punctuation() && byte != b'"' && byte != b'.' => Ok(byte),
        &[b'\t'] => Ok(b'\t'),
        _ => Err("wanted one character such as , or ; or tab".into()),
    }
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            let closed = error.downcast_ref::<io::Error>();
            // Whoever reads the output has enough: that is no fault.
            if closed.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("rate_csv: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let sheet = args.edition.sheet(args.set)?;
    let input: Box<dyn Read> = match &args.file {
        Some(path) if path.as_os_str() != "-" => {
            let file = File::open(path);
            Box::new(file.with_context(|| format!("cannot read {}", path.display()))?)
        }
        _ => Box::new(io::stdin().lock()),
    };
    let mut table = Wide::new(input, &sheet, args.delimiter)?;
    if args.council && !table.has_ids() {
        bail!("column `id` is missing, which tells councils apart");
    }
    let rules = Rules::default().minimum(args.minimum);
    let batch = Batch::of(&sheet).under(&rules);
    let mut writer = csv::WriterBuilder::new();
    let writer = writer.delimiter(args.delimiter).buffer_capacity(1 << 16);
    let mut output = Output::new(writer.from_writer(io::stdout().lock()), &sheet);
    output.header()?;

    let mut chunk = Chunk::of(&sheet);
    let mut results = Results::default();
    let rows = args.chunk.get();
    loop {
        // One row more than a council may have, to see whether the last goes on.
        let read = table.fill(&mut chunk, rows.saturating_add(1));
        let goes_on = chunk.rows() > rows;
        let whole = if args.council && (goes_on || read.is_err()) {
            (0..chunk.rows())
                .rev()
                .find(|&row| begins_council(&chunk, row))
        } else {
            None
        };
        match whole.unwrap_or(chunk.rows()) {
            0 if goes_on => too_many(&mut table, &mut chunk, rows, &mut output)?,
            whole => {
                let of = (args.council, whole);
                rate(&batch, of, &chunk, &mut results, &mut output)?;
                chunk.drop_front(whole);
            }
        }
        output.writer.flush()?;
        read?;
        if !goes_on {
            break;
        }
    }
    if output.rated + output.errors == 0 {
        eprintln!("rate_csv: the input holds no scorecard");
    }
    Ok(ExitCode::from(u8::from(output.errors > 0)))
}

/// Columns for the results of a chunk, used again for the next.
#[derive(Default)]
struct Results {
    offsets: Vec<u32>,
    totals: Vec<u64>,
    bands: Vec<u8>,
    stars: Vec<u8>,
    faults: Vec<Fault>,
    unmet: [Vec<u64>; 3],
    stopped: Vec<u64>,
}

/// Whether a council begins with a row: one without an id is a council of its own.
fn begins_council(chunk: &Chunk, row: usize) -> bool {
    row == 0 || chunk.id(row).is_empty() || chunk.id(row - 1) != chunk.id(row)
}

/// Rates the first rows of a chunk, alone or in councils, and writes their ratings.
fn rate<W: Write>(
    batch: &Batch,
    (council, rows): (bool, usize),
    chunk: &Chunk,
    results: &mut Results,
    output: &mut Output<W>,
) -> Result<()> {
    results.offsets.clear();
    for row in 0..=rows {
        if !council || row == rows || begins_council(chunk, row) {
            results.offsets.push(u32::try_from(row)?);
        }
    }
    let councils = results.offsets.len() - 1;
    results.totals.resize(councils, 0);
    results.bands.resize(councils, 0);
    results.stars.resize(councils, 0);
    results.faults.resize(councils, Fault::NONE);
    results.stopped.resize(councils, 0);
    for column in &mut results.unmet {
        column.resize(councils, 0);
    }
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

/// Tells of a council that does not fit into a chunk, and reads past it.
fn too_many<R: Read, W: Write>(
    table: &mut Wide<R>,
    chunk: &mut Chunk,
    most: usize,
    output: &mut Output<W>,
) -> Result<()> {
    let (id, line, rows) = (chunk.id(0).to_vec(), chunk.line(0), chunk.rows() as u64);
    chunk.drop_front(chunk.rows());
    let rows = rows + table.skip(&id)?;
    let message = format!("a council of {rows} members, at most {most} are rated");
    output.fault(
        &id,
        line,
        &RowFault::new(ocop_core::ErrorKind::BadValue, "id", message),
    )
}

/// The table of ratings.
struct Output<W: Write> {
    writer: Writer<W>,
    record: ByteRecord,
    cell: Vec<u8>,
    /// The criteria in the order of their keys, each with its bit.
    keys: Vec<(String, u64)>,
    rated: u64,
    errors: u64,
}

impl<W: Write> Output<W> {
    fn new(writer: Writer<W>, sheet: &Sheet) -> Self {
        let criteria = sheet.criteria();
        let bit = |index: usize| 1_u64 << index;
        let mut keys: Vec<_> = criteria
            .map(|criterion| (criterion.key().to_owned(), bit(criterion.index())))
            .collect();
        keys.sort();
        Self {
            writer,
            record: ByteRecord::new(),
            cell: Vec::new(),
            keys,
            rated: 0,
            errors: 0,
        }
    }

    fn header(&mut self) -> Result<()> {
        self.writer.write_record(OUTPUT).map_err(io_error)?;
        Ok(())
    }

    fn rating(
        &mut self,
        chunk: &Chunk,
        row: usize,
        results: &Results,
        index: usize,
        members: u64,
    ) -> Result<()> {
        self.rated += 1;
        self.record.clear();
        self.record.push_field(chunk.id(row));
        let mean = Mean::new(results.totals[index], members).unwrap_or(Mean::ZERO);
        self.push(mean)?;
        self.push(results.bands[index])?;
        match results.stars[index] {
            0 => self.record.push_field(b""),
            star => self.push(star)?,
        }
        let [three, four, five] = &results.unmet;
        for set in [three, four, five, &results.stopped] {
            self.push_keys(set[index]);
        }
        self.record.push_field(b"");
        self.push(chunk.line(row))?;
        self.record.push_field(b"");
        self.record.push_field(b"");
        self.write()
    }

    fn fault(&mut self, id: &[u8], line: u64, fault: &RowFault) -> Result<()> {
        self.errors += 1;
        self.record.clear();
        self.record
            .push_field(String::from_utf8_lossy(id).as_bytes());
        for _ in 1..8 {
            self.record.push_field(b"");
        }
        self.record.push_field(fault.kind.as_str().as_bytes());
        self.push(line)?;
        self.record.push_field(fault.column.as_bytes());
        self.record.push_field(fault.message.as_bytes());
        self.write()
    }

    fn push(&mut self, value: impl std::fmt::Display) -> Result<()> {
        self.cell.clear();
        write!(self.cell, "{value}")?;
        self.record.push_field(&self.cell);
        Ok(())
    }

    /// The keys of a set of criteria, with spaces between.
    fn push_keys(&mut self, set: u64) {
        self.cell.clear();
        if set != 0 {
            for (key, _) in self.keys.iter().filter(|(_, bit)| set & bit != 0) {
                if !self.cell.is_empty() {
                    self.cell.push(b' ');
                }
                self.cell.extend_from_slice(key.as_bytes());
            }
        }
        self.record.push_field(&self.cell);
    }

    fn write(&mut self) -> Result<()> {
        self.writer
            .write_byte_record(&self.record)
            .map_err(io_error)?;
        Ok(())
    }
}
