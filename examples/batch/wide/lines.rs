//! The rows of a table as bytes, each with the number of its line.
//!
//! A row without quotes is one line, and its cells are what is between the separators: a search for the
//! next line feed finds it. The reader of the `csv` crate takes every other row.

use std::io::{self, ErrorKind, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use ocop_examples::Words;

/// The length limit of a row; without it, an unclosed quote would make one cell of the whole file.
const LONGEST_ROW: usize = 1 << 20;

/// The bytes to read at once.
const BLOCK: usize = 1 << 18;

/// The bytes that are looked at to find the separator of cells and the header.
const HEAD: usize = 1 << 16;

/// Cuts an input into rows.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    /// The number of the line at `start`.
    line: u64,
    /// The row that was read last, and whether it is to be returned again.
    last: Last,
    waits: bool,
    quoted: Box<Reader>,
    /// The cells of a row with quotes, one after the other, and their ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
}

/// Where a row is, and the number of its first line.
#[derive(Clone, Copy, Debug)]
enum Last {
    /// In the buffer.
    Plain(usize, usize, u64),
    /// In the cells.
    Quoted(u64),
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Row<'a> {
    /// A line without quotes.
    Plain(&'a [u8]),
    /// The cells of a row with quotes, and their ends.
    Quoted(&'a [u8], &'a [usize]),
}

impl<R: Read> Lines<R> {
    /// Begins to read, after a byte-order mark.
    pub(crate) fn new(input: R) -> io::Result<Self> {
        let mut lines = Self {
            input,
            buffer: vec![0; BLOCK],
            start: 0,
            end: 0,
            ended: false,
            line: 1,
            last: Last::Quoted(0),
            waits: false,
            quoted: Box::new(reader(b',')),
            cells: Vec::new(),
            ends: Vec::new(),
        };
        while lines.end < HEAD && lines.more()? {}
        if lines.head().starts_with(b"\xEF\xBB\xBF") {
            lines.start = 3;
        }
        Ok(lines)
    }

    pub(crate) fn into_input(self) -> R {
        self.input
    }

    /// The first bytes that are not read yet.
    pub(crate) fn head(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Chooses the separator of cells.
    pub(crate) fn separate(&mut self, delimiter: u8) {
        *self.quoted = reader(delimiter);
    }

    /// Reads the next row that is not empty, and returns it with the number of its first line.
    pub(crate) fn next(&mut self, delimiter: u8) -> io::Result<Option<(Row<'_>, u64)>> {
        if !std::mem::take(&mut self.waits) && !self.advance(delimiter)? {
            return Ok(None);
        }
        Ok(Some(match self.last {
            Last::Plain(begin, end, line) => (Row::Plain(&self.buffer[begin..end]), line),
            Last::Quoted(line) => (Row::Quoted(&self.cells, &self.ends), line),
        }))
    }

    /// Returns the same row again next time.
    pub(crate) const fn wait(&mut self) {
        self.waits = true;
    }

    fn advance(&mut self, delimiter: u8) -> io::Result<bool> {
        loop {
            let line = self.line;
            let Some(length) = self.line_end()? else {
                return Ok(false);
            };
            let (begin, end) = (self.start, self.start + length);
            if self.buffer[end] == b'"' {
                if !self.read_quoted()? {
                    self.last = Last::Quoted(line);
                    return Ok(true);
                }
                continue;
            }
            self.start = end + 1;
            self.line += 1;
            if !is_blank(&self.buffer[begin..end], delimiter) {
                let text = &self.buffer[begin..end];
                let text = text.strip_suffix(b"\r").unwrap_or(text).len();
                self.last = Last::Plain(begin, begin + text, line);
                return Ok(true);
            }
        }
    }

    /// The bytes to the next line feed or quote; none at the end of the input.
    fn line_end(&mut self) -> io::Result<Option<usize>> {
        let mut searched = 0;
        loop {
            let rest = &self.buffer[self.start + searched..self.end];
            if let Some(place) = memchr::memchr2(b'\n', b'"', rest) {
                return Ok(Some(searched + place));
            }
            searched = self.end - self.start;
            if searched > LONGEST_ROW {
                return Err(too_long());
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// Reads a row with quotes, and says whether it is empty.
    fn read_quoted(&mut self) -> io::Result<bool> {
        let (mut written, mut ends, mut length) = (0, 0, 0);
        loop {
            if self.cells.len() < written + BLOCK {
                self.cells.resize(written + BLOCK, 0);
            }
            if self.ends.len() < ends + 256 {
                self.ends.resize(ends + 256, 0);
            }
            if self.start == self.end {
                // At the end of the input nothing comes, which ends the row.
                self.more()?;
            }
            let input = &self.buffer[self.start..self.end];
            let (result, read, out, cells) =
                self.quoted
                    .read_record(input, &mut self.cells[written..], &mut self.ends[ends..]);
            self.line += memchr::memchr_iter(b'\n', &input[..read]).count() as u64;
            self.start += read;
            written += out;
            ends += cells;
            length += read;
            if length > LONGEST_ROW {
                return Err(too_long());
            }
            match result {
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.cells.truncate(written);
        self.ends.truncate(ends);
        Ok(self.cells.trim_ascii().is_empty())
    }

    /// Reads more bytes behind those in the buffer, and says whether there were any.
    fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() < self.end + BLOCK {
            self.buffer.resize(self.end + BLOCK, 0);
        }
        let read = loop {
            match self.input.read(&mut self.buffer[self.end..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        if read == 0 {
            // So every row ends with a line feed. An empty line is skipped.
            self.ended = true;
            self.buffer[self.end] = b'\n';
            self.end += 1;
        }
        self.end += read;
        Ok(true)
    }
}

impl<'a> Row<'a> {
    /// The cells.
    pub(crate) fn cells(self, delimiter: u8) -> Cells<'a> {
        match self {
            Self::Plain(line) => Cells::Plain(Some(line), delimiter),
            Self::Quoted(cells, ends) => Cells::Quoted(cells, ends, 0),
        }
    }

    /// One of the cells.
    pub(crate) fn cell(self, place: usize, delimiter: u8) -> Option<&'a [u8]> {
        self.cells(delimiter).nth(place)
    }
}

/// The cells of a row.
#[derive(Clone, Debug)]
pub(crate) enum Cells<'a> {
    Plain(Option<&'a [u8]>, u8),
    Quoted(&'a [u8], &'a [usize], usize),
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a [u8];

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

fn reader(delimiter: u8) -> Reader {
    let mut builder = ReaderBuilder::new();
    let terminator = Terminator::Any(b'\n');
    let mut reader = builder.delimiter(delimiter).terminator(terminator).build();
    // A byte-order mark is only one at the begin of the input.
    reader.read_record(b"-\n", &mut [0; 2], &mut [0; 2]);
    reader
}

/// Whether a line has no text but spaces and separators.
fn is_blank(line: &[u8], delimiter: u8) -> bool {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == delimiter;
    line.first().is_none_or(blank) && line.iter().all(blank)
}

fn too_long() -> io::Error {
    let words = Words::new(
        "một hàng dài hơn 1 MiB; có thể thiếu dấu ngoặc kép đóng",
        "a row is longer than 1 MiB; a closing quote may be missing",
    );
    io::Error::new(ErrorKind::InvalidData, words)
}
