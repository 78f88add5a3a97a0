//! Wide tables: one row per scorecard, one column per criterion, read in chunks of columns of bytes.
//!
//! The header names the criteria by key, in any order, and may name `id`. If a sheet prints two cases
//! of a criterion, a cell contains both case and level (`b2`), or a further column such as `8.case`
//! contains the case. An empty cell is a criterion that is left out. Cells may be quoted. A byte-order
//! mark and carriage returns are accepted.

use std::io::{self, Read};
use std::ops::Range;

use anyhow::{Result, bail};
use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use ocop_batch::{Batch, Columns};
use ocop_core::{ErrorKind, Sheet};

mod bounded;
mod cell;
mod header;

use bounded::Bounded;
pub use cell::RowFault;
use cell::{LEFT_OUT, NO_CASE};
use header::{Header, Target};

/// The usual number of rows to read at once.
pub const CHUNK: usize = 65_536;

/// A wide table of one sheet.
#[derive(Debug)]
pub struct Wide<R> {
    reader: Reader<Bounded<io::Chain<R, &'static [u8]>>>,
    header: Header,
    record: ByteRecord,
    /// Whether `record` is a row to return again.
    waits: bool,
}

/// Some rows of a table.
#[derive(Debug)]
pub struct Chunk {
    levels: Vec<Vec<u8>>,
    cases: Vec<Vec<u8>>,
    ids: Vec<u8>,
    id_ends: Vec<usize>,
    /// The number of the first line of each row.
    lines: Vec<u64>,
    /// Rows with an unreadable cell, in order, each with its first fault.
    faults: Vec<(usize, RowFault)>,
}

impl<R: Read> Wide<R> {
    /// Reads the header.
    pub fn new(input: R, sheet: &Sheet, delimiter: u8) -> Result<Self> {
        // A final line feed, so that every row ends with one and lines can be counted. An empty line
        // is skipped.
        let input = Bounded::new(input.chain(&b"\n"[..]));
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(1 << 16)
            .from_reader(input);
        let mut record = ByteRecord::new();
        if !next(&mut reader, &mut record)? {
            bail!("the input has no header");
        }
        let header = Header::of(&record, sheet)?;
        Ok(Self {
            reader,
            header,
            record,
            waits: false,
        })
    }

    /// Whether there is a column of ids.
    pub const fn has_ids(&self) -> bool {
        self.header.id.is_some()
    }

    /// Reads rows into a chunk until it has the given number of rows, or the table ends.
    pub fn fill(&mut self, chunk: &mut Chunk, rows: usize) -> Result<()> {
        while chunk.rows() < rows && self.next()? {
            chunk.push(&self.header, &self.record, self.line());
        }
        Ok(())
    }

    /// Skips the rows of an id, and returns their number.
    pub fn skip(&mut self, id: &[u8]) -> Result<u64> {
        let mut skipped = 0;
        while self.next()? {
            if self.header.id(&self.record) != id {
                self.waits = true;
                break;
            }
            skipped += 1;
        }
        Ok(skipped)
    }

    fn next(&mut self) -> Result<bool> {
        if std::mem::take(&mut self.waits) {
            return Ok(true);
        }
        next(&mut self.reader, &mut self.record)
    }

    /// The first line of the row that was read last.
    fn line(&self) -> u64 {
        let inside = memchr::memchr_iter(b'\n', self.record.as_slice()).count() as u64;
        self.reader.position().line().saturating_sub(1 + inside)
    }
}

/// Reads the next row that is not empty.
fn next<R: Read>(reader: &mut Reader<Bounded<R>>, record: &mut ByteRecord) -> Result<bool> {
    while reader.read_byte_record(record).map_err(io_error)? {
        reader.get_mut().begin_row();
        if record.len() > 1 || !record[0].trim_ascii().is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The input or output error in an error of a table; its reader and writer give no others.
#[must_use]
pub fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl Chunk {
    /// No rows yet, for a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let cases = sheet.criteria().filter(|criterion| criterion.has_cases());
        Self {
            levels: vec![Vec::new(); sheet.criteria().count()],
            cases: vec![Vec::new(); cases.count()],
            ids: Vec::new(),
            id_ends: Vec::new(),
            lines: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.lines.len()
    }

    /// The columns of levels and of cases of the first rows, for [`Columns::new`].
    #[must_use]
    pub fn columns(&self, rows: usize) -> (Vec<&[u8]>, Vec<&[u8]>) {
        (
            self.levels.iter().map(|column| &column[..rows]).collect(),
            self.cases.iter().map(|column| &column[..rows]).collect(),
        )
    }

    /// The id of a row; empty if there is none.
    #[must_use]
    pub fn id(&self, row: usize) -> &[u8] {
        let start = row.checked_sub(1).map_or(0, |before| self.id_ends[before]);
        &self.ids[start..self.id_ends[row]]
    }

    /// The first line of a row.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// The rows with an unreadable cell.
    pub fn unreadable(&self) -> impl Iterator<Item = usize> {
        self.faults.iter().map(|&(row, _)| row)
    }

    /// Whether one of the rows has an unreadable cell.
    #[must_use]
    pub fn has_unreadable(&self, rows: Range<usize>) -> bool {
        let from = self.faults.partition_point(|&(row, _)| row < rows.start);
        self.faults
            .get(from)
            .is_some_and(|&(row, _)| row < rows.end)
    }

    /// The first fault of a row in sheet order.
    #[must_use]
    pub fn fault(&self, batch: &Batch, columns: Columns<'_>, row: usize) -> Option<RowFault> {
        let found = self.faults.binary_search_by_key(&row, |&(row, _)| row);
        let own = found.ok().map(|index| &self.faults[index].1);
        let whole = batch.scorecard(columns, row).err();
        let whole = whole.map(|error| RowFault::of(batch.sheet(), &error));
        match (own, whole) {
            // A wrong choice comes before a missing one. An unreadable cell is not a choice.
            (Some(own), Some(whole)) if whole.is_choice() && whole.place < own.place => Some(whole),
            (Some(own), _) => Some(own.clone()),
            (None, whole) => whole,
        }
    }

    /// Drops rows from the front.
    pub fn drop_front(&mut self, rows: usize) {
        for column in self.levels.iter_mut().chain(&mut self.cases) {
            column.drain(..rows);
        }
        let bytes = rows.checked_sub(1).map_or(0, |last| self.id_ends[last]);
        self.ids.drain(..bytes);
        self.id_ends.drain(..rows);
        for end in &mut self.id_ends {
            *end -= bytes;
        }
        self.lines.drain(..rows);
        let faults = self.faults.partition_point(|&(row, _)| row < rows);
        self.faults.drain(..faults);
        for (row, _) in &mut self.faults {
            *row -= rows;
        }
    }

    fn push(&mut self, header: &Header, record: &ByteRecord, line: u64) {
        let row = self.rows();
        self.lines.push(line);
        self.ids.extend_from_slice(header.id(record));
        self.id_ends.push(self.ids.len());
        for column in &mut self.levels {
            column.push(LEFT_OUT);
        }
        for column in &mut self.cases {
            column.push(NO_CASE);
        }
        if record.len() != header.targets.len() {
            let (found, expected) = (record.len(), header.targets.len());
            let message = format!("the row has {found} cells, the header has {expected}");
            self.fail(row, RowFault::new(ErrorKind::BadValue, "", message));
            return;
        }
        for (cell, target) in record.iter().zip(&header.targets) {
            let read = match target {
                Target::Id => cell::id(cell),
                Target::Level(target) => {
                    let read = target.level(cell);
                    read.map(|level| self.levels[target.criterion][row] = level)
                }
                Target::Choice(target, column) => target.choice(cell).map(|(case, level)| {
                    self.cases[*column][row] = case;
                    self.levels[target.criterion][row] = level;
                }),
                Target::Case(target, column) => {
                    let read = target.case(cell);
                    read.map(|case| self.cases[*column][row] = case)
                }
            };
            if let Err(fault) = read {
                self.fail(row, *fault);
            }
        }
    }

    /// Keeps the first fault of a row in sheet order.
    fn fail(&mut self, row: usize, fault: RowFault) {
        match self.faults.last_mut() {
            Some((last, before)) if *last == row => {
                if fault.place < before.place {
                    *before = fault;
                }
            }
            _ => self.faults.push((row, fault)),
        }
    }
}
