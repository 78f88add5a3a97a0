//! Wide tables: one row per scorecard, one column per criterion, read in chunks of columns of bytes.
//!
//! The separator of cells is found out. The header is the row that names the criteria by key (`1.1`,
//! `1,1` or `1.1 Tên tiêu chí`), in any order; it may name an id, a member and a round. If a sheet
//! prints two cases of a criterion, a cell contains both case and level (`b2`), or a further column such
//! as `8.case` contains the case. An empty cell is a criterion that is left out. Cells may be quoted. A
//! byte-order mark and carriage returns are accepted. Rows of separators only are skipped. Columns `set`, `edition`
//! and `grounds` may only say what holds of the table: its sheet, and no ground.

use std::borrow::Cow;
use std::io::{self, Read};

use anyhow::{Result, bail};
use csv::ByteRecord;
use ocop_core::Sheet;
use ocop_core::text::folded as folded_text;
use ocop_examples::Words;
use ocop_examples::lines::{Form, Lines};
use ocop_examples::split::{Row, Splitter};

mod blocks;
mod cell;
mod chunk;
mod header;
mod header_fault;
mod ids;
pub mod members;
mod own;
mod texts;

pub use blocks::{Below, Block, Councils, Filler, Rows};
pub use cell::RowFault;
pub use chunk::Chunk;
use header::Header;
pub use ids::{Ids, Runs};

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
    rows: Rows<R>,
    layout: Layout,
}

/// What the cells of a row mean.
#[derive(Debug)]
pub struct Layout {
    delimiter: u8,
    header: Header,
}

impl<R: Read> Wide<R> {
    /// Reads the header, and skips the rows above it.
    pub fn new(input: R, sheet: &Sheet, options: &Options<'_>) -> Result<Self> {
        let mut lines = Lines::new(input)?;
        let place = header::find(lines.head(), sheet, options.delimiter)?;
        let delimiter = place.delimiter;
        lines.separate(delimiter);
        let mut splitter = Splitter::new(delimiter);
        let (mut above, mut record, mut open) = (Vec::new(), ByteRecord::new(), None);
        for row in 0..=place.above {
            let Some((text, span)) = lines.next_row()? else {
                bail!(Words::new(
                    "bảng không có hàng tiêu đề",
                    "the input has no header"
                ));
            };
            if row < place.above {
                above.push(span.line);
            } else {
                record.extend(splitter.row(text, &span).cells(delimiter));
                let is_open = matches!(span.form, Form::Open { .. });
                open = is_open.then_some(span.line);
            }
        }
        if let Some(line) = open {
            bail!(Words::new(
                format!("dấu ngoặc kép mở ở hàng tiêu đề (hàng {line}) không được đóng"),
                format!("a quote opens in the header (row {line}) and is not closed"),
            ));
        }
        let header = Header::of(&record, sheet, options);
        let mut header = header.map_err(|fault| {
            let count = |byte| record.iter().flatten().filter(|&&own| own == byte).count();
            if count(b'\r') > 0 && count(b'\n') == 0 {
                header_fault::returns_alone()
            } else if count(b'\n') > 0 {
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
        lines.expect(record.len());
        Ok(Self {
            rows: Rows { lines, splitter },
            layout: Layout { delimiter, header },
        })
    }

    /// The input itself.
    pub fn into_input(self) -> R {
        self.rows.lines.into_input()
    }

    /// The rows, and what their cells mean.
    pub fn into_rows(self) -> (Rows<R>, Layout) {
        (self.rows, self.layout)
    }

    /// The separator of cells.
    pub const fn delimiter(&self) -> u8 {
        self.layout.delimiter
    }

    /// Whether there is a column of ids.
    pub const fn has_ids(&self) -> bool {
        self.layout.header.id.is_some()
    }

    /// Whether there is a column of members.
    pub const fn has_members(&self) -> bool {
        self.layout.header.member.is_some()
    }

    /// The name of the column of members; empty if there is none.
    pub fn member_column(&self) -> &str {
        self.layout.member_column()
    }

    /// The name of the column of rounds, whether or not it is read; empty if there is none.
    pub fn round_column(&self) -> &str {
        &self.layout.header.rounds
    }

    /// The names of the columns to keep.
    pub fn kept(&self) -> &[String] {
        &self.layout.header.kept
    }

    /// What the reader of the table may not expect: rows and columns that are not read.
    pub fn notes(&self) -> &[Words] {
        &self.layout.header.notes
    }

    /// Reads rows into a chunk until it has the given number of rows, or the table ends.
    pub fn fill(&mut self, chunk: &mut Chunk, rows: usize) -> Result<()> {
        let Self { rows: own, layout } = self;
        let Rows { lines, splitter } = own;
        while chunk.rows() < rows
            && let Some((text, span)) = lines.next_row()?
        {
            let row = splitter.row(text, &span);
            chunk.push(&layout.header, row, layout.delimiter, &span);
        }
        Ok(())
    }
}

impl Layout {
    /// The name of the column of members; empty if there is none.
    #[must_use]
    pub fn member_column(&self) -> &str {
        self.header.member.as_ref().map_or("", |(_, name)| name)
    }
}

impl Header {
    /// The id in a row; empty if there is none.
    fn id_of<'a>(&self, row: Row<'a>, delimiter: u8) -> &'a [u8] {
        column_of(self.id.as_ref(), row, delimiter)
    }

    /// Whether the id of a row is not known for sure.
    fn hides_id(&self, form: Form) -> bool {
        self.id.as_ref().is_some_and(|&(place, _)| match form {
            Form::Plain | Form::Quoted => false,
            Form::Open { cell, .. } => cell <= place,
            Form::TooLong => true,
        })
    }

    /// Whether each row has a member and a round.
    const fn has_members(&self) -> bool {
        self.member.is_some() || self.round.is_some()
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
