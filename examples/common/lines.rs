//! The rows of a table as bytes, each with the number of its line.
//!
//! A row without quoted cells is one line, and its cells are what is between the separators: a search for
//! the next line feed finds it. The reader of the `csv` crate splits every other row.
//!
//! A quote that is not closed takes the rows after it into its cell. It shows itself: the input ends inside
//! the cell, the row is too long, something other than a separator follows the closing quote, or a line
//! inside the cell has the separators of a row. Then only the lines up to the quote are its row, and the
//! next line begins another.

use std::io::{self, ErrorKind, Read};

use crate::split::Splitter;

/// The length limit of a row, in bytes.
const LONGEST_ROW: usize = 1 << 20;

/// The bytes that are kept of a row that is longer.
const KEPT: usize = 1 << 10;

/// The bytes to read at once.
const BLOCK: usize = 1 << 18;

/// The bytes that are looked at to find the separator of cells and the header.
const HEAD: usize = 1 << 16;

/// Finds the rows of an input.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    /// Where the next row begins, and where the bytes in the buffer end.
    start: usize,
    end: usize,
    ended: bool,
    /// The number of the line at `start`.
    line: u64,
    /// Whether the next bytes belong to a row that is too long.
    skipping: bool,
    delimiter: u8,
    /// The cells of a row, once the header is known.
    columns: Option<usize>,
    splitter: Splitter,
}

/// Where a row is in a text.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Its first byte.
    pub begin: usize,
    /// Before the end of the line.
    pub end: usize,
    /// The number of its first line.
    pub line: u64,
    /// What it is like.
    pub form: Form,
}

/// What a row is like.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// A line without quoted cells.
    Plain,
    /// Some cells are quoted.
    Quoted,
    /// A quote is not closed.
    Open {
        /// Where it is in the row.
        quote: usize,
        /// In which of the cells, from 0.
        cell: usize,
    },
    /// Longer than a row may be; these are its first bytes.
    TooLong,
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    /// At this line feed; whether cells are quoted.
    At(usize, bool),
    /// Nowhere, because the quote at this place is not closed.
    Open(usize),
    /// Not in these bytes; the quote that is open there.
    Further(Option<usize>),
}

impl<R: Read> Lines<R> {
    /// Begins to read, after a byte-order mark.
    pub fn new(input: R) -> io::Result<Self> {
        let mut lines = Self {
            input,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            ended: false,
            line: 1,
            skipping: false,
            delimiter: b',',
            columns: None,
            splitter: Splitter::new(b','),
        };
        while lines.end < HEAD && lines.more()? {}
        if lines.head().starts_with(b"\xEF\xBB\xBF") {
            lines.start = 3;
        }
        Ok(lines)
    }

    /// The input itself.
    pub fn into_input(self) -> R {
        self.input
    }

    /// The first bytes that are not read yet.
    pub fn head(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Chooses the separator of cells.
    pub fn separate(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
        self.splitter = Splitter::new(delimiter);
    }

    /// Sets the cells of a row.
    pub const fn expect(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    /// Reads the next row that is not empty: its text and where it is in it.
    pub fn next_row(&mut self) -> io::Result<Option<(&[u8], Span)>> {
        let span = loop {
            if let Some(span) = self.find() {
                break span;
            }
            self.shift(0);
            if !self.more()? {
                return Ok(None);
            }
        };
        Ok(Some((&self.buffer, span)))
    }

    /// The text in which rows are that were found.
    pub fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// Goes back to a row that was found since the last shift.
    pub const fn back_to(&mut self, span: &Span) {
        (self.start, self.line) = (span.begin, span.line);
    }

    /// Moves what is not read yet to a place further to the front.
    pub fn shift(&mut self, to: usize) {
        if self.start > to {
            self.buffer.copy_within(self.start..self.end, to);
            self.end -= self.start - to;
            self.start = to;
        }
    }

    /// Exchanges the buffer for another, which gets what is not read yet.
    pub fn exchange(&mut self, other: &mut Vec<u8>) {
        let rest = &self.buffer[self.start..self.end];
        if other.len() < rest.len() {
            other.resize(rest.len(), 0);
        }
        other[..rest.len()].copy_from_slice(rest);
        (self.start, self.end) = (0, rest.len());
        std::mem::swap(&mut self.buffer, other);
    }

    /// Finds the next row that is not empty, if it is whole in the buffer.
    pub fn find(&mut self) -> Option<Span> {
        loop {
            if self.skipping && !self.skip() {
                return None;
            }
            // One byte more than a row may have shows that it is too long.
            let end = self.end.min(self.start + LONGEST_ROW + 1);
            let text = &self.buffer[self.start..end];
            let (begin, line) = (self.start, self.line);
            let quote = match row_end(text, self.delimiter, self.columns) {
                End::At(end, is_quoted) => {
                    let row = without_return(&text[..end]);
                    self.start += end + 1;
                    self.line += 1;
                    let form = if is_quoted {
                        self.line += breaks(row);
                        Form::Quoted
                    } else {
                        Form::Plain
                    };
                    if is_blank(row, self.delimiter) || (is_quoted && self.splitter.is_blank(row)) {
                        continue;
                    }
                    return Some(Span {
                        begin,
                        end: begin + row.len(),
                        line,
                        form,
                    });
                }
                End::Open(quote) => Some(quote),
                End::Further(quote) if text.len() > LONGEST_ROW => quote,
                End::Further(quote) if self.ended && quote.is_some() => quote,
                End::Further(_) => return None,
            };
            // Up to the end of the line in which the quote is.
            let end = quote.and_then(|quote| Some(memchr::memchr(b'\n', &text[quote..])? + quote));
            let (Some(quote), Some(end)) = (quote, end) else {
                self.start += text.len();
                self.line += breaks(text);
                self.skipping = true;
                return Some(Span {
                    begin,
                    end: begin + KEPT,
                    line,
                    form: Form::TooLong,
                });
            };
            let row = without_return(&text[..end]);
            let cell = self.splitter.split(&row[..quote]).cells(self.delimiter);
            let cell = cell.count().saturating_sub(1);
            self.start += end + 1;
            self.line += breaks(row) + 1;
            return Some(Span {
                begin,
                end: begin + row.len(),
                line,
                form: Form::Open { quote, cell },
            });
        }
    }

    /// Skips the rest of a row that is too long, and says whether its end was there.
    fn skip(&mut self) -> bool {
        let rest = &self.buffer[self.start..self.end];
        let Some(end) = memchr::memchr(b'\n', rest) else {
            self.end = self.start;
            return false;
        };
        self.start += end + 1;
        self.line += 1;
        self.skipping = false;
        true
    }

    /// Reads more bytes behind those in the buffer, and says whether there were any.
    pub fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
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

/// Finds where the row ends that begins a text.
fn row_end(text: &[u8], delimiter: u8, columns: Option<usize>) -> End {
    let (mut from, mut is_quoted) = (0, false);
    loop {
        let Some(place) = memchr::memchr2(b'\n', b'"', &text[from..]) else {
            return End::Further(None);
        };
        let place = from + place;
        if text[place] == b'\n' {
            return End::At(place, is_quoted);
        }
        if place > 0 && text[place - 1] != delimiter {
            // Inside a cell a quote is a letter like others.
            from = place + 1;
            continue;
        }
        is_quoted = true;
        let Some(close) = closing(text, place) else {
            return End::Further(Some(place));
        };
        let cell = &text[place + 1..close];
        from = close + 1;
        if memchr::memchr(b'\n', cell).is_none() {
            continue;
        }
        let mut behind = text[from..].iter();
        match behind.find(|&&byte| byte != b' ') {
            None => return End::Further(Some(place)),
            Some(byte) if !matches!(byte, b'\r' | b'\n') && *byte != delimiter => {
                return End::Open(place);
            }
            Some(_) if has_swallowed(cell, delimiter, columns) => return End::Open(place),
            Some(_) => {}
        }
    }
}

/// The place of the quote that closes the one at a place.
fn closing(text: &[u8], open: usize) -> Option<usize> {
    let mut from = open + 1;
    loop {
        let place = from + memchr::memchr(b'"', &text[from..])?;
        // Two are a quote inside the cell.
        if *text.get(place + 1)? != b'"' {
            return Some(place);
        }
        from = place + 2;
    }
}

/// Whether a line inside a cell has half of the separators of a row, or more. Those of an address have a
/// space behind them.
fn has_swallowed(cell: &[u8], delimiter: u8, columns: Option<usize>) -> bool {
    let least = columns.map_or(usize::MAX, |columns| (columns / 2).max(4));
    let separators = |line: &[u8]| {
        let pairs = line.iter().zip(line.iter().skip(1).chain([&0]));
        let pairs = pairs.filter(|&(&byte, &next)| byte == delimiter && next != b' ');
        pairs.count()
    };
    cell.split(|&byte| byte == b'\n')
        .any(|line| separators(line) >= least)
}

/// Whether a line has no text but spaces and separators.
fn is_blank(line: &[u8], delimiter: u8) -> bool {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == delimiter;
    line.first().is_none_or(blank) && line.iter().all(blank)
}

fn without_return(row: &[u8]) -> &[u8] {
    row.strip_suffix(b"\r").unwrap_or(row)
}

fn breaks(row: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', row).count() as u64
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use csv::{ReaderBuilder, Terminator};

    use super::Splitter;
    use super::{Form, LONGEST_ROW, Lines};

    /// Numbers that are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, end: usize) -> usize {
            let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
            self.0 = next.wrapping_add(1);
            usize::try_from(self.0 >> 33).unwrap_or(0) % end
        }
    }

    /// Gives few bytes at once.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = buffer.len().min(self.1);
            self.0.read(&mut buffer[..length])
        }
    }

    /// The first line, the form and the cells of each row.
    fn rows(input: impl Read) -> Vec<(u64, Form, Vec<Vec<u8>>)> {
        let (mut lines, mut splitter) = (Lines::new(input).unwrap(), Splitter::new(b','));
        let mut rows = Vec::new();
        while let Some((text, span)) = lines.next_row().unwrap() {
            let cells = splitter.row(text, &span).cells(b',').map(<[u8]>::to_vec);
            rows.push((span.line, span.form, cells.collect()));
        }
        rows
    }

    #[test]
    fn rows_are_those_of_the_csv_crate_unless_a_quote_is_not_closed() {
        let mut numbers = Numbers(1);
        let letters = [b"a", b",", b"\"", b"\n", b"\"", b",", b"\r", b" ", b"\xff"];
        let (mut whole, mut open) = (0, 0);
        for _ in 0..1_000 {
            let length = numbers.below(24);
            let text: Vec<u8> = (0..length)
                .flat_map(|_| *letters[numbers.below(letters.len())])
                .collect();
            let found = rows(&text[..]);
            assert_eq!(rows(Drops(&text, 1)), found, "{:?}", text.escape_ascii());
            let is_whole = |form: Form| matches!(form, Form::Plain | Form::Quoted);
            if !found.iter().all(|&(_, form, _)| is_whole(form)) {
                open += 1;
                continue;
            }
            whole += 1;
            let mut builder = ReaderBuilder::new();
            let builder = builder.has_headers(false).flexible(true);
            let mut reader = builder
                .terminator(Terminator::Any(b'\n'))
                .from_reader(&text[..]);
            // A carriage return before the line feed is none of the cell.
            let without_return = |mut cells: Vec<Vec<u8>>| {
                if let Some(last) = cells.last_mut() {
                    let end = last.iter().rposition(|&byte| byte != b'\r');
                    last.truncate(end.map_or(0, |end| end + 1));
                }
                cells
            };
            let wanted: Vec<_> = reader
                .byte_records()
                .map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect())
                .filter(|cells: &Vec<Vec<u8>>| {
                    cells.iter().any(|cell| !cell.trim_ascii().is_empty())
                })
                .map(without_return)
                .collect();
            let found = found.into_iter();
            let found: Vec<_> = found.map(|(_, _, cells)| without_return(cells)).collect();
            assert_eq!(found, wanted, "{}", text.escape_ascii());
        }
        assert!(whole > 250 && open > 50, "{whole} {open}");
    }

    #[test]
    fn an_open_quote_takes_no_row_but_its_own() {
        let forms = |text: &str| {
            let rows = rows(text.as_bytes()).into_iter();
            rows.map(|(line, form, cells)| (line, form, cells.concat()))
                .collect::<Vec<_>>()
        };
        let open = |quote, cell| Form::Open { quote, cell };
        let row = |line, form, cells: &str| (line, form, cells.as_bytes().to_vec());
        // To the end, and up to another quote.
        for last in ["c,d", "c,\"d\"", "c,\"d\" e"] {
            let form = match last {
                "c,d" => Form::Plain,
                _ => Form::Quoted,
            };
            let text = format!("a,\"b\nx,y\n{last}\n");
            let cells = last.replace([',', '"'], "");
            assert_eq!(
                forms(&text),
                [
                    row(1, open(2, 1), "ab"),
                    row(2, Form::Plain, "xy"),
                    row(3, form, &cells)
                ]
            );
        }
        // A cell over two lines before it belongs to the row.
        let text = "\"a\nb\",\"c\nd\n";
        assert_eq!(
            forms(text),
            [row(1, open(6, 1), "a\nbc"), row(3, Form::Plain, "d")]
        );
    }

    #[test]
    fn the_longest_row_is_whole_and_a_longer_one_is_cut() {
        for (extra, quoted) in [(0, false), (1, false), (0, true), (1, true)] {
            let quote = if quoted { "\"" } else { "" };
            let cell = "x".repeat(LONGEST_ROW + extra - 2 * quote.len());
            let text = format!("a\n{quote}{cell}{quote}\nb\n");
            let rows = rows(text.as_bytes());
            let form = match (extra, quoted) {
                (0, false) => Form::Plain,
                (0, true) => Form::Quoted,
                _ => Form::TooLong,
            };
            assert_eq!((rows.len(), rows[1].1, rows[2].0), (3, form, 3));
        }
    }
}
