//! The rows of a table in CSV, each with its number in the table.

use csv::{ReaderBuilder, StringRecord};
use ocop_core::internal::error;
use ocop_core::{Error, ErrorDetail};

/// The separators of cells that office programs write.
pub(crate) const SEPARATORS: [u8; 3] = *b",;\t";

/// A row of a table.
#[derive(Debug)]
pub(crate) struct Row {
    /// From 1, as a spreadsheet program counts: a line break inside a cell begins no row.
    pub(crate) number: u32,
    cells: StringRecord,
}

impl Row {
    /// A cell without the spaces around it; empty behind the last one.
    pub(crate) fn cell(&self, place: usize) -> &str {
        self.cells.get(place).unwrap_or_default().trim()
    }

    /// The cells without the spaces around them.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// The number of cells, blank ones too.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cells that are not blank, with their places.
    pub(crate) fn filled(&self) -> impl Iterator<Item = (usize, &str)> + Clone {
        let cells = self.cells.iter().map(str::trim).enumerate();
        cells.filter(|(_, cell)| !cell.is_empty())
    }
}

/// The rows of a table; a blank line is a row without cells.
///
/// # Errors
///
/// [`ErrorDetail::QuoteNotClosed`] if a cell has swallowed whole rows.
pub(crate) fn rows(text: &str, separator: u8) -> Result<Vec<Row>, Error> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let (mut rows, mut cells, mut widest) = (Vec::new(), StringRecord::new(), 0);
    let blank = |rows: &mut Vec<Row>, count: usize| {
        for _ in 0..count {
            let cells = StringRecord::new();
            rows.push(Row {
                number: next(rows),
                cells,
            });
        }
    };
    // Memory has no errors, and the text is UTF-8.
    loop {
        let from = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let gap = breaks_before(text, from);
        if !matches!(reader.read_record(&mut cells), Ok(true)) {
            blank(&mut rows, gap);
            break;
        }
        // The reader skips blank lines.
        blank(&mut rows, gap);
        let number = next(&rows);
        let to = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let row = text.as_bytes().get(from..to).unwrap_or_default();
        let mut swallowed = cells.iter();
        if swallowed.any(|cell| has_swallowed(cell, widest, separator)) || is_open(row, separator) {
            return Err(not_closed(number));
        }
        widest = widest.max(cells.len());
        let cells = std::mem::take(&mut cells);
        rows.push(Row { number, cells });
    }
    let last = rows.last().and_then(|row| row.cells.iter().next_back());
    let end = text.trim_end_matches(['\r', '\n']);
    if last.is_some_and(|cell| cell.contains('\n')) && !end.ends_with('"') {
        return Err(not_closed(rows.last().map_or(0, |row| row.number)));
    }
    Ok(rows)
}

/// The number of the next row.
fn next(rows: &[Row]) -> u32 {
    u32::try_from(rows.len()).map_or(u32::MAX, |count| count.saturating_add(1))
}

/// The line breaks from a place up to the next row. The line feed that belongs to the row before is none.
fn breaks_before(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let is_rest = from > 0 && text.as_bytes()[from - 1] == b'\r' && bytes.first() == Some(&b'\n');
    let bytes = &bytes[usize::from(is_rest)..];
    let breaks = bytes
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (mut count, mut before) = (0, 0);
    for &byte in breaks {
        count += usize::from(!(before == b'\r' && byte == b'\n'));
        before = byte;
    }
    count
}

/// Whether a line inside a cell has as many separators as a row. Those of an address have a space behind them.
fn has_swallowed(cell: &str, widest: usize, separator: u8) -> bool {
    let separators = |line: &str| {
        let bytes = line.bytes().zip(line.bytes().skip(1).chain([0]));
        bytes
            .filter(|&(byte, next)| byte == separator && next != b' ')
            .count()
    };
    let mut lines = cell.split('\n').skip(1);
    widest > 2 && lines.any(|line| separators(line) + 1 >= widest)
}

/// Whether a quoted cell over several lines has text behind its closing quote. Then this quote opens a cell
/// further down.
fn is_open(row: &[u8], separator: u8) -> bool {
    let ends = |&byte: &u8| byte == separator || matches!(byte, b'\r' | b'\n');
    let mut begins = true;
    let mut from = 0;
    while let Some(&byte) = row.get(from) {
        from += 1;
        if !begins || byte != b'"' {
            begins = ends(&byte);
            continue;
        }
        let open = from;
        // Two quotes are one inside the cell.
        loop {
            let quote = row[from..].iter().position(|&byte| byte == b'"');
            let Some(quote) = quote else {
                return false;
            };
            from += quote + 1;
            if row.get(from) != Some(&b'"') {
                break;
            }
            from += 1;
        }
        let mut behind = row[from..].iter();
        let next = behind.find(|&&byte| byte != b' ');
        if row[open..from].contains(&b'\n') && next.is_some_and(|byte| !ends(byte)) {
            return true;
        }
        begins = false;
    }
    false
}

fn not_closed(row: u32) -> Error {
    error(ErrorDetail::QuoteNotClosed, "", [("row", row.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(u32, String)> {
        let rows = rows(text, b',').unwrap();
        let rows = rows.iter();
        rows.map(|row| (row.number, row.cells().collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet_program() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "a,b", "", "", "\"c\nd\", e ", "f", ""].join(end);
            let rows = numbered(&text);
            let wanted = ["", "a|b", "", "", "c\nd|e", "f"];
            let wanted: Vec<_> = (1..).zip(wanted.map(String::from)).collect();
            assert_eq!(rows, wanted, "{end:?}");
        }
        assert_eq!(numbered(""), []);
        assert_eq!(numbered("a"), [(1, "a".into())]);
        assert_eq!(
            numbered("a\n\n\n"),
            [(1, "a".into()), (2, "".into()), (3, "".into())]
        );
        assert_eq!(numbered(" , \n,"), [(1, "|".into()), (2, "|".into())]);
    }

    #[test]
    fn a_quote_that_is_not_closed_is_found() {
        let row = |text| rows(text, b',').unwrap_err();
        let open = row("a,b\nc,\"d\ne,f\n");
        assert_eq!(open.detail(), ErrorDetail::QuoteNotClosed);
        assert!(open.message().contains("row 2"), "{open}");
        // Closed by a quote some rows further down.
        let closed = row("a,b,c,d,e,f,g\n1,\"2,3,4,5,6,7\n1,2,3,4,5,6,7\n1,2,3\",4,5,6,7\n");
        assert_eq!(closed.detail(), ErrorDetail::QuoteNotClosed);
        // Closed by the quote of a cell further down.
        let taken = row("a,b,c,d,e\n1,2,3,4,\"note\n1,\"p, q\",3,4,5\n1,2,3,4,5\n");
        assert!(taken.message().contains("row 2"), "{taken}");
        for text in [
            "a,\"b\nc\" ,d\n",
            "a,\"b\n\"\"c\"\"\",d\n",
            "a,\"b\nc\"\r\nd,\"e\"f\n",
            "a,b\"\nc,\"d\"\n",
        ] {
            assert!(rows(text, b',').is_ok(), "{text:?}");
        }
        assert!(rows("a,\"Thôn 1, xã A,\nhuyện B, tỉnh C\",d\n", b',').is_ok());
    }
}
