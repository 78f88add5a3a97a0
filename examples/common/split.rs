//! The cells of a row.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use crate::lines::{Form, Span};

/// A row.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// A line without quoted cells.
    Plain(&'a [u8]),
    /// The cells of a row with quoted cells, and their ends.
    Quoted(&'a [u8], &'a [usize]),
}

/// Splits rows into cells.
#[derive(Debug)]
pub struct Splitter {
    delimiter: u8,
    reader: Box<Reader>,
    /// The cells of a row, one after the other, and their ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// A row without the quote that is not closed.
    bare: Vec<u8>,
}

impl Splitter {
    /// Rows whose cells are separated by this byte.
    #[must_use]
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            reader: reader(delimiter),
            cells: Vec::new(),
            ends: Vec::new(),
            bare: Vec::new(),
        }
    }

    /// The row at a place of a text. A quote that is not closed is left out.
    #[inline]
    pub fn row<'a>(&'a mut self, text: &'a [u8], span: &Span) -> Row<'a> {
        let row = &text[span.begin..span.end];
        match span.form {
            Form::Plain => Row::Plain(row),
            Form::Quoted | Form::TooLong => self.split(row),
            Form::Open { quote, .. } => {
                let mut bare = std::mem::take(&mut self.bare);
                bare.clear();
                bare.extend_from_slice(&row[..quote]);
                bare.extend_from_slice(&row[quote + 1..]);
                self.read(&bare);
                self.bare = bare;
                Row::Quoted(&self.cells, &self.ends)
            }
        }
    }

    /// Splits a row.
    pub fn split(&mut self, row: &[u8]) -> Row<'_> {
        self.read(row);
        Row::Quoted(&self.cells, &self.ends)
    }

    /// Whether a row has no text but spaces, also inside quotes.
    pub fn is_blank(&mut self, row: &[u8]) -> bool {
        let blank =
            |byte: &u8| byte.is_ascii_whitespace() || *byte == self.delimiter || *byte == b'"';
        row.iter().all(blank) && {
            self.read(row);
            self.cells.trim_ascii().is_empty()
        }
    }

    fn read(&mut self, row: &[u8]) {
        // No cell is longer in the output, and every cell but the last ends with a separator.
        self.cells.resize(row.len() + 1, 0);
        self.ends.resize(row.len() + 2, 0);
        let (mut written, mut ends) = (0, 0);
        // The end of the input ends a cell whose quote is still open.
        for input in [row, b"\n", b""] {
            let (result, _, out, cells) =
                self.reader
                    .read_record(input, &mut self.cells[written..], &mut self.ends[ends..]);
            written += out;
            ends += cells;
            match result {
                ReadRecordResult::Record if input.is_empty() => {
                    self.reader = reader(self.delimiter);
                }
                ReadRecordResult::Record => break,
                _ => {}
            }
        }
        self.cells.truncate(written);
        self.ends.truncate(ends);
    }
}

impl<'a> Row<'a> {
    /// The cells.
    #[inline]
    #[must_use]
    pub fn cells(self, delimiter: u8) -> Cells<'a> {
        match self {
            Self::Plain(line) => Cells::Plain(Some(line), delimiter),
            Self::Quoted(cells, ends) => Cells::Quoted(cells, ends, 0),
        }
    }

    /// One of the cells.
    #[inline]
    #[must_use]
    pub fn cell(self, place: usize, delimiter: u8) -> Option<&'a [u8]> {
        self.cells(delimiter).nth(place)
    }
}

/// The cells of a row.
#[derive(Clone, Debug)]
pub enum Cells<'a> {
    /// The rest of a line, and the separator.
    Plain(Option<&'a [u8]>, u8),
    /// Cells, the ends of those that are left, and where the next one begins.
    Quoted(&'a [u8], &'a [usize], usize),
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        match self {
            Self::Plain(rest, delimiter) => {
                let line = (*rest)?;
                // Cells are short: a search word by word would only cost.
                let end = line.iter().position(|byte| byte == delimiter);
                *rest = end.map(|end| &line[end + 1..]);
                Some(&line[..end.unwrap_or(line.len())])
            }
            Self::Quoted(cells, ends, start) => {
                let (&end, rest) = ends.split_first()?;
                let cell = &cells[*start..end];
                (*ends, *start) = (rest, end);
                Some(cell)
            }
        }
    }
}

fn reader(delimiter: u8) -> Box<Reader> {
    let mut builder = ReaderBuilder::new();
    let terminator = Terminator::Any(b'\n');
    let mut reader = builder.delimiter(delimiter).terminator(terminator).build();
    // A byte-order mark is only one at the begin of the input.
    reader.read_record(b"-\n", &mut [0; 2], &mut [0; 2]);
    Box::new(reader)
}
