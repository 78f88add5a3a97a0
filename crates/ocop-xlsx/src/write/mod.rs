//! Writing a workbook, page by page.

mod criterion;
mod first;
mod formats;
mod height;
mod hidden;
mod list;
mod member;
mod plan;
mod rule;
mod summary;

use ocop_core::internal::error;
use ocop_core::{Error, ErrorDetail, Interpretation, Label};
use rust_xlsxwriter::{
    ColNum, DocProperties, Formula, ProtectionOptions, RowNum, Workbook, Worksheet, XlsxError,
};

use crate::layout;
use crate::workbook::ScoringWorkbook;
use formats::Formats;
use plan::Plan;

/// What a page says, or why it cannot.
type Written = Result<(), XlsxError>;

/// The bytes of a workbook whose texts and members were checked.
pub(crate) fn bytes(workbook: &ScoringWorkbook<'_>) -> Result<Vec<u8>, Error> {
    let plan = Plan::of(workbook)?;
    let facts = hidden::facts(&plan)?;
    let interpretations = plan.interpretations()?;
    write(&plan, &facts, &interpretations).map_err(|fault| not_written(&fault))
}

fn not_written(fault: &XlsxError) -> Error {
    let reason = fault.to_string();
    let reason = ("reason", Label::new(reason.clone(), reason).into());
    error(ErrorDetail::WorkbookNotWritten, "", [reason])
}

/// A workbook with the formulas of a blank one, on fewer pages: the first member's page and the summary.
/// Members' pages have the same formulas.
pub(crate) fn formulas(workbook: &ScoringWorkbook<'_>) -> Result<Vec<u8>, Error> {
    let plan = Plan::of(workbook)?;
    let write = || {
        let (mut book, formats) = (Workbook::new(), Formats::new());
        let sheet = page(&mut book, &layout::member_page(plan.lang, 1))?;
        member::write(&plan, &formats, 1, sheet)?;
        let sheet = page(&mut book, layout::summary_page(plan.lang))?;
        summary::write(&plan, &formats, sheet)?;
        book.save_to_buffer()
    };
    write().map_err(|fault| not_written(&fault))
}

fn write(
    plan: &Plan<'_>,
    facts: &[(&str, String)],
    interpretations: &[Interpretation],
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let formats = Formats::new();
    book.set_default_format(&formats.plain, 20, 64)?;
    // The library reads no clock, so the day of the file is that of the edition.
    let day = first::excel_day(plan.sheet.edition().in_force_from())?;
    let properties = DocProperties::new().set_title(plan.title());
    book.set_properties(&properties.set_creation_datetime(&day));

    let sheet = page(&mut book, layout::first_page(plan.lang))?;
    first::write(plan, &formats, interpretations, sheet)?;
    for member in 1..=plan.members.len() {
        let sheet = page(&mut book, &layout::member_page(plan.lang, member))?;
        member::write(plan, &formats, member, sheet)?;
    }
    let sheet = page(&mut book, layout::summary_page(plan.lang))?;
    summary::write(plan, &formats, sheet)?;
    hidden::write_choices(plan, hidden_page(&mut book, layout::CHOICES_PAGE)?)?;
    hidden::write_facts(facts, hidden_page(&mut book, layout::FACTS_PAGE)?)?;
    for (name, cell) in plan.names() {
        book.define_name(name, &format!("={cell}"))?;
    }
    book.save_to_buffer()
}

/// A page on which only open cells can be changed, printed on A4 across.
fn page<'b>(book: &'b mut Workbook, name: &str) -> Result<&'b mut Worksheet, XlsxError> {
    const A4: u8 = 9;
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.protect_with_options(&ProtectionOptions {
        // Rows and columns that are too small can be made larger.
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
    // Without it, a result without a text would be the number 0.
    sheet.set_formula_result_default("");
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    // In inches: left, right, top, bottom, header, footer.
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_screen_gridlines(false);
    Ok(sheet)
}

fn hidden_page<'b>(book: &'b mut Workbook, name: &str) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    Ok(sheet.protect().set_very_hidden(true))
}

/// The foot of a page: the sheet, what the page is, its number.
fn footer(plan: &Plan<'_>, what: &str) -> String {
    let (edition, number) = (plan.sheet.edition(), plan.sheet.number());
    let set = plan.pick("bộ", "set");
    let page = plan.pick("Trang", "Page");
    format!("&L{edition}, {set} {number}&C{what}&R{page} &P/&N")
}

/// Names and places for signatures, below a table.
fn signatures(
    plan: &Plan<'_>,
    formats: &Formats,
    page: &mut Worksheet,
    row: RowNum,
    places: &[(u16, u16, &str)],
) -> Written {
    let sign = plan.pick("(ký, ghi rõ họ tên)", "(signature, full name)");
    // One row with room for the signature, so that all of it is on one page.
    page.set_row_height(row, 90)?;
    for &(from, to, who) in places {
        let text = format!("{who}\n{sign}");
        page.merge_range(row, from, row, to, &text, &formats.signature)?;
    }
    Ok(())
}

/// A line with a text of the first page, after a label.
fn from_first(
    formats: &Formats,
    page: &mut Worksheet,
    (row, last): (RowNum, ColNum),
    label: &str,
    (cell, text): &(String, &str),
) -> Written {
    // With the label before it, no text is taken for a number.
    let formula = Formula::new(format!("=\"{label}\"&{cell}")).set_result(format!("{label}{text}"));
    page.merge_range(row, 0, row, last, "", &formats.line)?;
    page.write_formula_with_format(row, 0, formula, &formats.line)?;
    Ok(())
}
