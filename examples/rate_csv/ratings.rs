//! The output of `rate_csv`: one row per rating or error.

use std::collections::HashMap;
use std::io::Write;
use std::ops::Range;

use anyhow::Result;
use csv::{ByteRecord, Writer, WriterBuilder};
use ocop_batch::Fault;
use ocop_batch_examples::wide::{Chunk, RowFault, io_error};
use ocop_core::explain::one_line;
use ocop_core::{Lang, Mean, Rounding, Sheet};

/// The columns of the output, before those that are kept.
const COLUMNS: [&str; 16] = [
    "id",
    "mean",
    "mean_decimal",
    "members",
    "aside",
    "sum",
    "band",
    "stars",
    "unmet_3",
    "unmet_4",
    "unmet_5",
    "stopped",
    "error",
    "row",
    "column",
    "message",
];

/// The columns between the id and the error of a row that is not rated.
const EMPTY: usize = 11;

/// The letters of an id that an error shows.
const LONGEST_ID: usize = 200;

/// The means whose cells are remembered: councils have few members, so few different means.
const MEANS: usize = 1 << 16;

/// How `mean_decimal` is written.
#[derive(Clone, Copy)]
pub(crate) struct Numbers {
    pub(crate) places: u32,
    pub(crate) comma: bool,
}

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
    /// The first line of each council.
    pub(crate) lines: Vec<u64>,
    /// The cards of earlier rounds; empty if there are none anywhere.
    pub(crate) aside: Vec<usize>,
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
pub(crate) struct Ratings<'a, W: Write> {
    writer: Writer<W>,
    record: ByteRecord,
    cell: Vec<u8>,
    /// The criteria in the order of their keys, each with its bit.
    keys: Vec<(String, u64)>,
    kept: &'a [String],
    lang: Lang,
    numbers: Numbers,
    /// The cells of means that were written: by members and sum.
    means: HashMap<(u64, u64), [Vec<u8>; 2]>,
    before: Vec<u8>,
    pub(crate) rated: u64,
    pub(crate) errors: u64,
    /// Whether two ratings one after the other have the same id.
    pub(crate) repeats: bool,
}

impl<'a, W: Write> Ratings<'a, W> {
    /// A table with a separator of cells and further columns, for ratings of a sheet.
    pub(crate) fn new(
        output: W,
        (delimiter, kept): (u8, &'a [String]),
        sheet: &Sheet,
        lang: Lang,
        numbers: Numbers,
    ) -> Self {
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
            kept,
            lang,
            numbers,
            means: HashMap::new(),
            before: Vec::new(),
            rated: 0,
            errors: 0,
            repeats: false,
        }
    }

    /// Writes the header.
    pub(crate) fn header(&mut self) -> Result<()> {
        let kept = self.kept.iter().map(String::as_str);
        let columns = COLUMNS.into_iter().chain(kept);
        self.writer.write_record(columns).map_err(io_error)?;
        Ok(())
    }

    /// Writes the rating of some rows of the chunk.
    pub(crate) fn rating(
        &mut self,
        chunk: &Chunk,
        members: Range<usize>,
        results: &Results,
        index: usize,
    ) -> Result<()> {
        self.rated += 1;
        let id = chunk.id(members.start);
        self.repeats |= !id.is_empty() && id == self.before;
        self.before.clear();
        self.before.extend_from_slice(id);
        self.record.clear();
        self.record.push_field(id);
        let (sum, count) = (results.totals[index], members.len() as u64);
        self.push_means(sum, count);
        self.push(count);
        match results.aside.get(index) {
            None | Some(0) => self.record.push_field(b""),
            Some(&aside) => self.push(aside as u64),
        }
        self.push(sum);
        self.push(results.bands[index].into());
        match results.stars[index] {
            0 => self.record.push_field(b""),
            star => self.push(star.into()),
        }
        let [three, four, five] = &results.unmet;
        for set in [three, four, five, &results.stopped] {
            self.push_keys(set[index]);
        }
        self.record.push_field(b"");
        self.push(results.lines[index]);
        self.record.push_field(b"");
        self.record.push_field(b"");
        self.push_kept(chunk, members);
        self.write()
    }

    /// Writes the error of a row or council, whose first row in the chunk is given.
    pub(crate) fn fault(
        &mut self,
        chunk: &Chunk,
        first: usize,
        line: u64,
        fault: &RowFault,
    ) -> Result<()> {
        self.errors += 1;
        self.record.clear();
        let id = String::from_utf8_lossy(chunk.id(first));
        // An unclosed quote makes an id of the rest of the table.
        let id = match id.contains('\n') || id.chars().nth(LONGEST_ID).is_some() {
            true => one_line(&id, LONGEST_ID),
            false => id.into_owned(),
        };
        self.record.push_field(id.as_bytes());
        for _ in 0..EMPTY {
            self.record.push_field(b"");
        }
        self.record.push_field(fault.kind.as_bytes());
        self.push(line);
        if fault.is_of_criterion() {
            // A key is no number, see `push_keys`.
            let column = format!("[{}]", fault.column);
            self.record.push_field(column.as_bytes());
        } else {
            self.record.push_field(fault.column.as_bytes());
        }
        let words = fault.words.get(self.lang);
        self.record.push_field(words.as_bytes());
        self.push_kept(chunk, first..first + 1);
        self.write()
    }

    /// Writes buffered rows to the output.
    pub(crate) fn flush(&mut self) -> Result<()> {
        Ok(self.writer.flush()?)
    }

    fn push(&mut self, mut value: u64) {
        // Digits from the last to the first: a number has at most 20.
        let (mut digits, mut start) = ([0; 20], 20);
        loop {
            start -= 1;
            digits[start] = b'0' + u8::try_from(value % 10).unwrap_or(0);
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.record.push_field(&digits[start..]);
    }

    /// The mean, exact and as a decimal.
    fn push_means(&mut self, sum: u64, count: u64) {
        if self.means.len() > MEANS {
            self.means.clear();
        }
        let numbers = self.numbers;
        let cells = self.means.entry((count, sum)).or_insert_with(|| {
            let mean = Mean::new(sum, count).unwrap_or(Mean::ZERO);
            let mut decimal = mean.round(numbers.places, Rounding::Down);
            decimal.rescale(numbers.places);
            let mut decimal = decimal.to_string();
            if numbers.comma {
                decimal = decimal.replace('.', ",");
            }
            [mean.to_string().into_bytes(), decimal.into_bytes()]
        });
        for cell in cells {
            self.record.push_field(cell);
        }
    }

    /// The keys of a set of criteria in brackets: a spreadsheet takes `4.1` for a number or a day.
    fn push_keys(&mut self, set: u64) {
        self.cell.clear();
        if set != 0 {
            self.cell.push(b'[');
            for (key, _) in self.keys.iter().filter(|(_, bit)| set & bit != 0) {
                if self.cell.len() > 1 {
                    self.cell.push(b' ');
                }
                self.cell.extend_from_slice(key.as_bytes());
            }
            self.cell.push(b']');
        }
        self.record.push_field(&self.cell);
    }

    /// The cells to keep: what the rows have, each text once.
    fn push_kept(&mut self, chunk: &Chunk, rows: Range<usize>) {
        for column in 0..self.kept.len() {
            let mut texts: Vec<&[u8]> = Vec::new();
            for row in rows.clone() {
                let text = chunk.kept(row, column);
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
            self.record.push_field(&texts.join(&b" | "[..]));
        }
    }

    fn write(&mut self) -> Result<()> {
        self.writer
            .write_byte_record(&self.record)
            .map_err(io_error)?;
        Ok(())
    }
}
