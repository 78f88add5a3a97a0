//! The output of `rate_csv`: one row per rating or error.

use std::io::Write;

use anyhow::Result;
use csv::{ByteRecord, Writer, WriterBuilder};
use ocop_batch::Fault;
use ocop_core::{Mean, Sheet};
use ocop_examples::wide::{Chunk, RowFault, io_error};

/// The columns of the output.
const COLUMNS: [&str; 12] = [
    "id", "total", "band", "stars", "unmet_3", "unmet_4", "unmet_5", "stopped", "error", "row",
    "column", "message",
];

/// Columns for the results of a chunk, reused for the next chunk.
#[derive(Default)]
pub(crate) struct Results {
    pub(crate) offsets: Vec<u32>,
    pub(crate) totals: Vec<u64>,
    pub(crate) bands: Vec<u8>,
    pub(crate) stars: Vec<u8>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) unmet: [Vec<u64>; 3],
    pub(crate) stopped: Vec<u64>,
}

impl Results {
    /// Makes room for the results of so many councils.
    pub(crate) fn resize(&mut self, councils: usize) {
        self.totals.resize(councils, 0);
        self.bands.resize(councils, 0);
        self.stars.resize(councils, 0);
        self.faults.resize(councils, Fault::NONE);
        self.stopped.resize(councils, 0);
        for column in &mut self.unmet {
            column.resize(councils, 0);
        }
    }
}

/// Writes the table of ratings, and counts its rows.
pub(crate) struct Ratings<W: Write> {
    writer: Writer<W>,
    record: ByteRecord,
    cell: Vec<u8>,
    /// The criteria in the order of their keys, each with its bit.
    keys: Vec<(String, u64)>,
    pub(crate) rated: u64,
    pub(crate) errors: u64,
}

impl<W: Write> Ratings<W> {
    /// A table with a separator of cells, for ratings of a sheet.
    pub(crate) fn new(output: W, delimiter: u8, sheet: &Sheet) -> Self {
        let mut writer = WriterBuilder::new();
        let writer = writer.delimiter(delimiter).buffer_capacity(1 << 16);
        let writer = writer.from_writer(output);
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

    /// Writes the header.
    pub(crate) fn header(&mut self) -> Result<()> {
        self.writer.write_record(COLUMNS).map_err(io_error)?;
        Ok(())
    }

    /// Writes a rating, whose first row is `row` of the chunk.
    pub(crate) fn rating(
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

    /// Writes the error of a row or council.
    pub(crate) fn fault(&mut self, id: &[u8], line: u64, fault: &RowFault) -> Result<()> {
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

    /// Writes buffered rows to the output.
    pub(crate) fn flush(&mut self) -> Result<()> {
        Ok(self.writer.flush()?)
    }

    fn push(&mut self, value: impl std::fmt::Display) -> Result<()> {
        self.cell.clear();
        write!(self.cell, "{value}")?;
        self.record.push_field(&self.cell);
        Ok(())
    }

    /// The keys of a set of criteria, separated by spaces.
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
