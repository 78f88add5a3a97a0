//! Wide tables: one row per scorecard, one column per criterion, read in chunks of columns of bytes.
//!
//! The separator of cells is found out. The header is the row that names the criteria by key (`1.1`,
//! `1,1` or `1.1 Tên tiêu chí`), in any order; it may name an id, a member and a round. If a sheet
//! prints two cases of a criterion, a cell contains both case and level (`b2`), or a further column such
//! as `8.case` contains the case. An empty cell is a criterion that is left out. Cells may be quoted. A
//! byte-order mark and carriage returns are accepted. Rows of separators only are skipped.

use std::borrow::Cow;
use std::io::{self, Read};

use anyhow::{Result, bail};
use csv::ByteRecord;
use ocop_core::Sheet;
use ocop_core::text::folded as folded_text;
use ocop_examples::Words;

mod cell;
mod chunk;
mod header;
mod header_fault;
mod ids;
mod lines;
pub mod members;
mod texts;

pub use cell::RowFault;
pub use chunk::Chunk;
use header::Header;
pub use ids::{Ids, Runs};
use lines::{Lines, Row};

/// The usual number of rows to read at once.
pub const CHUNK: usize = 65_536;

/// How to read a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The separator of cells; found out if not given.
    pub delimiter: Option<u8>,
    /// The name of the column of ids; found out if not given.
    pub id: Option<&'a str>,
    /// The names of further columns to keep; `*` is all of them.
    pub keep: &'a [String],
    /// Whether the program can keep further columns.
    pub can_keep: bool,
    /// Whether the columns of members and rounds are read.
    pub members: bool,
}

/// A wide table of one sheet.
#[derive(Debug)]
pub struct Wide<R> {
    lines: Lines<R>,
    delimiter: u8,
    header: Header,
}

impl<R: Read> Wide<R> {
    /// Reads the header, and skips the rows above it.
    pub fn new(input: R, sheet: &Sheet, options: &Options<'_>) -> Result<Self> {
        let mut lines = Lines::new(input)?;
        let place = header::find(lines.head(), sheet, options.delimiter);
        let delimiter = place.delimiter;
        lines.separate(delimiter);
        let (mut above, mut record) = (Vec::new(), ByteRecord::new());
        for row in 0..=place.above {
            let Some((cells, line)) = lines.next(delimiter)? else {
                bail!(Words::new(
                    "bảng không có hàng tiêu đề",
                    "the input has no header"
                ));
            };
            if row < place.above {
                above.push(line);
            } else {
                record.extend(cells.cells(delimiter));
            }
        }
        let header = Header::of(&record, sheet, options);
        let mut header = header.map_err(|fault| {
            let count = |byte| record.iter().flatten().filter(|&&own| own == byte).count();
            if count(b'\n') > 0 {
                // The first cell may be the rest of the table.
                fault.with(
                    "; có thể thiếu dấu ngoặc kép đóng",
                    "; a closing quote may be missing",
                )
            } else if options.delimiter.is_none() && count(b'|') > 1 {
                fault.with(
                    "; nếu `|` ngăn cách các ô, dùng --delimiter '|'",
                    "; if `|` separates the cells, use --delimiter '|'",
                )
            } else {
                fault
            }
        })?;
        if let (Some(first), Some(last)) = (above.first(), above.last()) {
            let words = if first == last {
                Words::new(
                    format!("bỏ qua hàng phía trên tiêu đề (dòng {first})"),
                    format!("the row above the header is skipped (line {first})"),
                )
            } else {
                Words::new(
                    format!("bỏ qua các hàng phía trên tiêu đề (dòng {first} đến {last})"),
                    format!("rows above the header are skipped (lines {first} to {last})"),
                )
            };
            header.notes.insert(0, words);
        }
        Ok(Self {
            lines,
            delimiter,
            header,
        })
    }

    /// The input itself.
    pub fn into_input(self) -> R {
        self.lines.into_input()
    }

    /// The separator of cells.
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Whether there is a column of ids.
    pub const fn has_ids(&self) -> bool {
        self.header.id.is_some()
    }

    /// Whether there is a column of members.
    pub const fn has_members(&self) -> bool {
        self.header.member.is_some()
    }

    /// The name of the column of members; empty if there is none.
    pub fn member_column(&self) -> &str {
        self.header.member.as_ref().map_or("", |(_, name)| name)
    }

    /// The name of the column of rounds, whether or not it is read; empty if there is none.
    pub fn round_column(&self) -> &str {
        &self.header.rounds
    }

    /// The names of the columns to keep.
    pub fn kept(&self) -> &[String] {
        &self.header.kept
    }

    /// What the reader of the table may not expect: rows and columns that are not read.
    pub fn notes(&self) -> &[Words] {
        &self.header.notes
    }

    /// Reads rows into a chunk until it has the given number of rows, or the table ends.
    pub fn fill(&mut self, chunk: &mut Chunk, rows: usize) -> Result<()> {
        while chunk.rows() < rows
            && let Some((row, line)) = self.lines.next(self.delimiter)?
        {
            chunk.push(&self.header, row, self.delimiter, line);
        }
        Ok(())
    }

    /// Skips the rows of an id, and returns their number.
    pub fn skip(&mut self, id: &[u8]) -> Result<u64> {
        let mut skipped = 0;
        while let Some((row, _)) = self.lines.next(self.delimiter)? {
            if !is_same_id(self.header.id_of(row, self.delimiter), id) {
                self.lines.wait();
                break;
            }
            skipped += 1;
        }
        Ok(skipped)
    }
}

impl Header {
    /// The id in a row; empty if there is none.
    fn id_of<'a>(&self, row: Row<'a>, delimiter: u8) -> &'a [u8] {
        column_of(self.id.as_ref(), row, delimiter)
    }
}

/// The text of a cell of a row; empty if there is none.
fn column_of<'a>(column: Option<&(usize, String)>, row: Row<'a>, delimiter: u8) -> &'a [u8] {
    let cell = column.and_then(|&(place, _)| row.cell(place, delimiter));
    cell.map_or(&[], cell::trimmed)
}

/// Whether two ids are the same, whichever way their Vietnamese letters are written. Other ids are compared
/// as they are.
#[must_use]
pub fn is_same_id(a: &[u8], b: &[u8]) -> bool {
    a == b || (!a.is_ascii() && !b.is_ascii() && id_key(a) == id_key(b))
}

/// An id in the form that is compared.
fn id_key(id: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(id) {
        Ok(text) if !text.is_ascii() => {
            Cow::Owned(folded_text(text).collect::<String>().into_bytes())
        }
        _ => Cow::Borrowed(id),
    }
}

/// The input or output error in an error of a table; its reader and writer give no others.
#[must_use]
pub fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
