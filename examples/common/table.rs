//! Small tables that people keep, as CSV: delimiter and header are found.

use csv::{Position, ReaderBuilder, StringRecord};
use ocop_core::Lang;

use crate::Words;
use crate::lines::{Form, Lines};
use crate::names::folded;

/// The delimiters of tables, in the order in which they are tried.
const DELIMITERS: [u8; 3] = *b";\t,";

/// A small table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a>(&'a [u8]);

impl<'a> Table<'a> {
    /// A table in UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// That it is in another encoding.
    pub fn of(bytes: &'a [u8]) -> Result<Self, Words> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if std::str::from_utf8(bytes).is_err() {
            return Err(Words::new(
                "bảng không phải UTF-8: lưu lại dạng CSV UTF-8",
                "the table is not UTF-8: save it as CSV UTF-8",
            ));
        }
        Ok(Self(bytes))
    }

    /// The first row that is a header, with the delimiter by which it is one.
    #[must_use]
    pub fn header(self, is_header: impl Fn(&StringRecord) -> bool) -> Option<(u8, usize)> {
        DELIMITERS.into_iter().find_map(|delimiter| {
            let place = self.rows(delimiter).position(|row| is_header(&row))?;
            Some((delimiter, place))
        })
    }

    /// The fault of the first row in which a quote opens and is not closed: its cell would take the rows after it.
    ///
    /// If the delimiter is not known, all must find the same.
    #[must_use]
    pub fn open_quote(self, delimiter: Option<u8>) -> Option<Words> {
        let open = |delimiter| {
            let mut lines = Lines::new(self.0).ok()?;
            lines.separate(delimiter);
            while let Ok(Some((_, span))) = lines.next_row() {
                if matches!(span.form, Form::Open { .. }) {
                    return Some(span.line);
                }
            }
            None
        };
        let [first, ..] = DELIMITERS;
        let line = open(delimiter.unwrap_or(first))?;
        let agree = || {
            DELIMITERS
                .into_iter()
                .all(|other| open(other) == Some(line))
        };
        (delimiter.is_some() || agree()).then(|| {
            Words::new(
                format!("hàng {line}: dấu ngoặc kép mở ở hàng này không được đóng"),
                format!("row {line}: a quote opens in this row and is not closed"),
            )
        })
    }

    /// The rows by a delimiter.
    pub fn rows(self, delimiter: u8) -> impl Iterator<Item = StringRecord> + use<'a> {
        let mut builder = ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true);
        let reader = builder.delimiter(delimiter).from_reader(self.0);
        reader.into_records().map_while(Result::ok)
    }
}

/// The first column with one of some names, whatever is in brackets behind it.
#[must_use]
pub fn column(row: &StringRecord, wanted: &[&str]) -> Option<usize> {
    row.iter().position(|name| {
        let name = folded(name);
        wanted.contains(&name.split(" (").next().unwrap_or_default())
    })
}

/// A fault with the line of its row.
#[must_use]
pub fn fault(row: &StringRecord, words: &Words) -> Words {
    let line = row.position().map_or(0, Position::line);
    Words::new(
        format!("hàng {line}: {}", words.get(Lang::Vi)),
        format!("row {line}: {}", words.get(Lang::En)),
    )
}
