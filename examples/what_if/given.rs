//! Scorecards from a table, and the rows whose star moved.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ocop_batch::{Batch, Columns, Fault, Results, Simulation, Transitions};
use ocop_batch_examples::wide::{CHUNK, Chunk, Options, Wide, io_error};
use ocop_core::{Lang, Sheet};
use ocop_examples::Words;
use ocop_examples::exit::say;
use ocop_examples::file::{NewFile, cannot};
use ocop_examples::input::Input;
use ocop_examples::progress::Progress;

use crate::report::COLUMNS;
use crate::{Args, NAME};

/// Reads and rates a table, and reports the first row that could not be rated.
pub(crate) fn read(
    sheet: &Sheet,
    mut simulation: Simulation,
    input: Input,
    args: &Args,
    moved: &mut Option<Moved>,
) -> Result<Transitions> {
    let lang = Lang::from(args.lang);
    let options = Options {
        delimiter: args.delimiter,
        ..Options::default()
    };
    let progress = Progress::of_bytes(input.size);
    let mut table = Wide::new(progress.read(input), sheet, &options)?;
    let round = table.round_column();
    if !round.is_empty() {
        // Each row is rated by itself, so a card of an earlier round would count like a later one.
        bail!(Words::new(
            format!(
                "bảng có cột vòng chấm `{round}`: what_if xếp sao từng hàng nên không bỏ được phiếu của vòng trước; chỉ giữ phiếu vòng cuối của từng thành viên và bỏ cột này"
            ),
            format!(
                "the table has rounds in column `{round}`: what_if rates each row alone and cannot set earlier rounds aside; keep only the latest round of each member and remove the column"
            ),
        ));
    }
    for note in table.notes() {
        say(NAME, note.get(lang));
    }
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
                let words = fault.at(chunk.line(row)).with(
                    "; các hàng lỗi khác chỉ được đếm",
                    "; further rows are only counted",
                );
                say(NAME, words.get(lang));
                reported = true;
            }
        }
        if let Some(moved) = moved {
            moved.write(simulation.now(), columns, &chunk)?;
        }
        if rows < CHUNK {
            return Ok(simulation.transitions().clone());
        }
        chunk.drop_front(rows);
    }
}

/// The rows whose star moved, as a table.
pub(crate) struct Moved {
    path: PathBuf,
    after: Batch,
    writer: csv::Writer<NewFile>,
}

impl Moved {
    /// Begins a table in a file, or on standard output.
    pub(crate) fn to(path: &Path, after: Batch) -> Result<Self> {
        let output = NewFile::at(path)?;
        let mut writer = csv::Writer::from_writer(output);
        let columns = ["id", "row", "before", "after", "sum_before", "sum_after"];
        let written = writer.write_record(columns);
        written.map_err(|error| cannot(path, io_error(error)))?;
        let path = path.to_owned();
        Ok(Self {
            path,
            after,
            writer,
        })
    }

    /// Ends the table. Without this call there is no file.
    pub(crate) fn keep(self) -> Result<()> {
        let output = self.writer.into_inner();
        let output = output.map_err(|error| cannot(&self.path, error.into_error()));
        output?.keep()
    }

    fn write(&mut self, now: &Batch, columns: Columns<'_>, chunk: &Chunk) -> Result<()> {
        let (before, after) = (stars(now, columns)?, stars(&self.after, columns)?);
        let mut unreadable = chunk.unreadable().peekable();
        for (row, (before, after)) in before.into_iter().zip(after).enumerate() {
            let is_unreadable = unreadable.next_if_eq(&row).is_some();
            if is_unreadable || before.0 == after.0 {
                continue;
            }
            let id = String::from_utf8_lossy(chunk.id(row));
            let number = |sum: Option<u8>| sum.map_or(String::new(), |sum| sum.to_string());
            let cells = [
                &*id,
                &chunk.line(row).to_string(),
                before.0,
                after.0,
                &number(before.1),
                &number(after.1),
            ];
            let written = self.writer.write_record(cells);
            written.map_err(|error| cannot(&self.path, io_error(error)))?;
        }
        Ok(())
    }
}

/// The name of the outcome of each row, and its total.
fn stars(batch: &Batch, columns: Columns<'_>) -> Result<Vec<(&'static str, Option<u8>)>> {
    let rows = columns.rows();
    let (mut totals, mut bands, mut stars) = (vec![0; rows], vec![0; rows], vec![0; rows]);
    let mut faults = vec![Fault::NONE; rows];
    let mut results = Results::new(&mut totals, &mut bands, &mut stars, &mut faults);
    batch.rate(columns, &mut results)?;
    let outcome = |row: usize| {
        if faults[row].is_none() {
            (COLUMNS[usize::from(stars[row])], Some(totals[row]))
        } else {
            (COLUMNS[COLUMNS.len() - 1], None)
        }
    };
    Ok((0..rows).map(outcome).collect())
}
