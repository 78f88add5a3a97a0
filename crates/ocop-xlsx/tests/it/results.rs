//! What a workbook says, read cell by cell without the crate.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

/// The results on the summary, as texts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Results {
    pub(crate) missing: String,
    pub(crate) sum: String,
    pub(crate) mean: String,
    pub(crate) band: String,
    pub(crate) star: String,
    pub(crate) unmet: [String; 3],
}

impl Results {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut book = open(bytes);
        let named = |book: &mut Xlsx<_>, name: &str| {
            let names = book.defined_names().to_vec();
            let (_, cell) = names.iter().find(|(other, _)| other == name).unwrap();
            at(book, cell)
        };
        let mut result = |name| named(&mut book, name);
        Self {
            missing: result("ocop_missing"),
            sum: result("ocop_sum"),
            mean: result("ocop_mean"),
            band: result("ocop_band"),
            star: result("ocop_star"),
            unmet: ["ocop_unmet_3", "ocop_unmet_4", "ocop_unmet_5"].map(result),
        }
    }
}

pub(crate) fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The text of a cell such as `'Tổng hợp'!$C$5`, whose column is one letter.
fn at(book: &mut Xlsx<Cursor<&[u8]>>, cell: &str) -> String {
    let (page, cell) = cell.rsplit_once('!').unwrap();
    let page = page.trim_start_matches('$').trim_matches('\'');
    let (column, row) = cell.trim_start_matches('$').split_once('$').unwrap();
    let column = u32::from(column.as_bytes()[0] - b'A');
    let row: u32 = row.parse().unwrap();
    text(&book.worksheet_range(page).unwrap(), row - 1, column)
}

/// The text of a cell.
pub(crate) fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range
        .get_value((row, column))
        .map_or(String::new(), Data::to_string)
}

/// The cells of a page that have a text, each by row and column.
pub(crate) type Cells = Vec<((u32, u32), String)>;

/// Every visible page with its cells.
pub(crate) fn all(bytes: &[u8]) -> Vec<(String, Cells)> {
    let mut book = open(bytes);
    let pages = book.sheet_names();
    let pages = pages.into_iter().filter(|name| !name.starts_with("ocop_"));
    let cells = pages.map(|name| {
        let range = book.worksheet_range(&name).unwrap();
        let (rows, columns) = range.end().unwrap();
        let cells = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        let cells = cells.map(|(row, column)| ((row, column), text(&range, row, column)));
        (name, cells.filter(|(_, text)| !text.is_empty()).collect())
    });
    cells.collect()
}
