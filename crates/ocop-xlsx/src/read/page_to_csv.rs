//! A page of a workbook as a table in CSV, which the other programs read.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible};
use ocop_core::internal::{self, outside};
use ocop_core::text::outside::begins_like_a_formula;
use ocop_core::{Error, ErrorDetail, Label};

use crate::read::cells::cells;
use crate::read::fault::{Cell, place};
use crate::read::guard::{self, Book};
use crate::read::shown;

/// The most places of a page, whether or not a value is in them.
const MOST_PLACES: u64 = 1 << 25;

/// The most bytes of a table.
const MOST_BYTES: usize = 1 << 27;

/// A page of a workbook as a table in CSV; see [`page_to_csv`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CsvPage {
    text: String,
    like_formulas: Vec<Cell>,
}

impl CsvPage {
    /// The table: UTF-8, cells separated by commas, rows ended by line feeds.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The table as a string of its own.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// The cells whose text begins like a formula, such as `B7`.
    ///
    /// Their text is kept as it is. A spreadsheet program may take it for a formula when it opens the table.
    pub fn like_formulas(&self) -> impl ExactSizeIterator<Item = String> {
        self.like_formulas.iter().map(Cell::to_string)
    }
}

/// Turns a page of a workbook into a table in CSV.
///
/// Without a name it takes the only visible page with values. Rows and columns keep their places, so that
/// row 7 of the page is record 7 of the table; hidden ones are kept too.
///
/// | cell | in the table |
/// |---|---|
/// | number | exact, with a decimal point: at most 15 digits if it has decimals, as the programs show it; zeros that its format adds are kept, so that `1.10` stays `1.10`; no thousands separators, no percent |
/// | day, time, duration | `2026-07-10`, `2026-07-10T14:30:00`, `14:30:00`, `26:30:00` |
/// | formula | its last result |
/// | truth value, error | `TRUE`, `FALSE`, `#REF!` |
/// | merged cells | the value is in each of the merged rows, because members of a council often share the cell of a product; of several columns it is in the first |
/// | text with a comma, quote or line break | in quotes |
/// | text that begins like a formula | as it is, and in [`CsvPage::like_formulas`] |
///
/// ```
/// use ocop_xlsx::page_to_csv;
/// use rust_xlsxwriter::Workbook;
///
/// let mut workbook = Workbook::new();
/// let page = workbook.add_worksheet();
/// page.write(0, 0, "id")?.write(0, 1, "1.1")?;
/// page.write(1, 0, "Chuối sấy, túi 200 g")?.write(1, 1, 3)?;
/// let csv = page_to_csv(&workbook.save_to_buffer()?, None)?;
/// assert_eq!(csv.as_str(), "id,1.1\n\"Chuối sấy, túi 200 g\",3\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::BadWorkbook`](ocop_core::ErrorKind::BadWorkbook) for a file that is no `.xlsx`, a workbook
/// with a password, a damaged one, one above the limits, a page that is missing or not named, and a formula
/// without a result. The path is the page and the cell.
pub fn page_to_csv(bytes: &[u8], page: Option<&str>) -> Result<CsvPage, Error> {
    let mut book = guard::open(bytes)?;
    let name = match page {
        Some(name) => named(&book, name)?,
        None => only(&mut book)?,
    };
    let path = |cell: Option<Cell>| place(&name, cell);
    let extent = extent(&mut book, &name)?;
    let merges = book.merge_cells_by_sheet_name(&name);
    let merges = merges.map_err(|error| guard::of_calamine(&error, &path(None)))?;
    let merges = merges
        .into_iter()
        .filter(|merge| merge.end.0 > merge.start.0);
    let merges = merges.map(|merge| (merge.start, merge.end.0)).collect();
    let mut table = Table {
        csv: CsvPage {
            text: String::new(),
            like_formulas: Vec::new(),
        },
        columns: extent.map_or(0, |Cell(_, column)| column + 1),
        row: 0,
        cells: BTreeMap::new(),
        merges,
        merged: BTreeMap::new(),
    };
    let Some(Cell(last_row, _)) = extent else {
        return Ok(table.csv);
    };
    let mut cells = cells(&mut book, &name)?;
    let formats = shown::Formats::of(cells.styles());
    while let Some((cell, style)) = cells
        .next_cell_with_style_id()
        .map_err(|error| guard::of_calamine(&error, &path(None)))?
    {
        let position = cell.get_position();
        let at = Cell(position.0, position.1);
        if matches!(cell.get_value(), DataRef::Empty) || at.0 > last_row {
            continue;
        }
        let text = shown::text(cell.get_value(), formats.code(style));
        let text = text.ok_or_else(|| guard::damaged(&path(Some(at))))?;
        let is_text = matches!(
            cell.get_value(),
            DataRef::String(_) | DataRef::SharedString(_)
        );
        let put = table.put(at, text, is_text);
        put.map_err(|error| error.under(&path(None)))?;
    }
    let written = table.rows_before(last_row + 1);
    written.map_err(|error| error.under(&path(None)))?;
    Ok(table.csv)
}

/// The names of the pages of cells.
fn pages(book: &Book<'_>) -> Vec<String> {
    let pages = book.sheets_metadata().iter();
    let pages = pages.filter(|page| page.typ == SheetType::WorkSheet);
    pages.map(|page| page.name.clone()).collect()
}

/// The page of a name.
fn named(book: &Book<'_>, name: &str) -> Result<String, Error> {
    let pages = pages(book);
    let same = |page: &&String| *page == name || ocop_core::text::same(page, name);
    let exact = pages.iter().find(|page| *page == name);
    if let Some(page) = exact.or_else(|| pages.iter().find(same)) {
        return Ok(page.clone());
    }
    let known: Vec<&str> = pages.iter().map(String::as_str).collect();
    let found = ("found", outside(name));
    let expected = ("expected", list(&known).into());
    let detail = ErrorDetail::PageMissing;
    Err(match internal::nearest(name, known.iter().copied()) {
        None => internal::error(detail, "", [found, expected]),
        Some(near) => internal::error(detail, "", [found, expected, ("nearest", outside(near))]),
    })
}

/// The only visible page with values.
fn only(book: &mut Book<'_>) -> Result<String, Error> {
    let visible = book.sheets_metadata().iter();
    let visible = visible.filter(|page| page.typ == SheetType::WorkSheet);
    let visible = visible.filter(|page| page.visible == SheetVisible::Visible);
    let visible: Vec<String> = visible.map(|page| page.name.clone()).collect();
    let mut filled = Vec::new();
    for page in &visible {
        if visible.len() == 1 || has_value(book, page)? {
            filled.push(page.as_str());
        }
    }
    match filled[..] {
        [page] => Ok(page.to_owned()),
        _ => {
            let all: Vec<&str> = visible.iter().map(String::as_str).collect();
            let known = list(if filled.is_empty() { &all } else { &filled });
            Err(internal::error(
                ErrorDetail::PageRequired,
                "",
                [("expected", known.into())],
            ))
        }
    }
}

/// Names of pages, some of them if they are many.
pub(crate) fn list(names: &[&str]) -> Label {
    const SOME: usize = 12;
    let quoted = |name: &&str| format!("`{}`", place(name, None));
    let shown = names
        .iter()
        .take(SOME)
        .map(quoted)
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().checked_sub(SOME) {
        None | Some(0) => Label::new(shown.clone(), shown),
        Some(more) => Label::new(
            format!("{shown} và {more} trang khác"),
            format!("{shown} and {more} others"),
        ),
    }
}

/// Whether a page has a value.
fn has_value(book: &mut Book<'_>, page: &str) -> Result<bool, Error> {
    let mut cells = cells(book, page)?;
    while let Some(cell) = cells
        .next_cell()
        .map_err(|error| guard::of_calamine(&error, &place(page, None)))?
    {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The corner behind all values; `None` for an empty page. Cells are in their order, and every formula has
/// a result.
fn extent(book: &mut Book<'_>, page: &str) -> Result<Option<Cell>, Error> {
    let mut cells = cells(book, page)?;
    let (mut before, mut corner) = (None, None);
    while let Some(record) = cells
        .next_cell_with_formula_metadata()
        .map_err(|error| guard::of_calamine(&error, &place(page, None)))?
    {
        let at = Cell(record.pos.0, record.pos.1);
        if at.0 > guard::LAST.0 || at.1 > guard::LAST.1 || before >= Some(at) {
            return Err(guard::damaged(&place(page, Some(at))));
        }
        before = Some(at);
        if !matches!(record.value, DataRef::Empty) {
            let Cell(row, column) = corner.unwrap_or(at);
            corner = Some(Cell(row.max(at.0), column.max(at.1)));
        } else if record.formula.is_some() {
            let detail = ErrorDetail::FormulaWithoutResult;
            return Err(internal::error(detail, place(page, Some(at)), []));
        }
    }
    if let Some(corner @ Cell(row, column)) = corner
        && u64::from(row + 1) * u64::from(column + 1) > MOST_PLACES
    {
        let what = Label::new(
            format!("số ô từ A1 đến {corner}"),
            format!("cells from A1 to {corner}"),
        );
        let values = [("what", what.into()), ("most", MOST_PLACES.into())];
        let path = place(page, None);
        return Err(internal::error(ErrorDetail::WorkbookTooLarge, path, values));
    }
    Ok(corner)
}

/// A table that is written row by row.
struct Table<'a> {
    csv: CsvPage,
    columns: u32,
    /// The row that is not yet written.
    row: u32,
    cells: BTreeMap<u32, Cow<'a, str>>,
    /// The last row of merged cells by their first cell, where they are in several rows.
    merges: HashMap<(u32, u32), u32>,
    /// What goes on in the next rows, and until which, by column.
    merged: BTreeMap<u32, (u32, Cow<'a, str>)>,
}

impl<'a> Table<'a> {
    /// Puts the text of a cell into its row, behind all cells before.
    fn put(&mut self, cell: Cell, text: Cow<'a, str>, is_text: bool) -> Result<(), Error> {
        self.rows_before(cell.0)?;
        if is_text && begins_like_a_formula(&text) {
            self.csv.like_formulas.push(cell);
        }
        if let Some(&end) = self.merges.get(&(cell.0, cell.1)) {
            self.merged.insert(cell.1, (end, text.clone()));
        }
        self.cells.insert(cell.1, text);
        Ok(())
    }

    /// Writes the rows before a row.
    fn rows_before(&mut self, row: u32) -> Result<(), Error> {
        while self.row < row {
            let text = &mut self.csv.text;
            for column in 0..self.columns {
                if column > 0 {
                    text.push(',');
                }
                let merged = self.merged.get(&column).map(|(_, merged)| merged);
                if let Some(cell) = self.cells.get(&column).or(merged) {
                    push_cell(cell, text);
                }
                if text.len() > MOST_BYTES {
                    let what = ("số byte của bảng CSV", "bytes of the table in CSV");
                    return Err(guard::too_large(what, MOST_BYTES));
                }
            }
            text.push('\n');
            self.cells.clear();
            self.row += 1;
            self.merged.retain(|_, (end, _)| *end >= self.row);
        }
        Ok(())
    }
}

/// Writes a cell, in quotes if it needs them.
fn push_cell(cell: &str, text: &mut String) {
    if cell.bytes().any(|byte| b",\"\n\r".contains(&byte)) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
