//! The report of an office as a table in CSV.

use std::collections::HashMap;

use csv::{Writer, WriterBuilder};
use ocop_core::text::outside;
use ocop_core::units::Unit;
use ocop_core::{Date, Lang};

use super::{OfficeReport, ReportLine};
use crate::register::entry::Entry;
use crate::register::fault::{BadRow, Fault};

/// The columns, in both languages.
const COLUMNS: [(&str, &str); 19] = [
    ("Hàng", "Row"),
    ("Mã sản phẩm", "Product code"),
    ("Tên sản phẩm", "Product"),
    ("Chủ thể", "Holder"),
    ("Tỉnh", "Province"),
    ("Xã", "Commune"),
    ("Quyết định áp dụng", "Edition"),
    ("Bộ tiêu chí", "Sheet"),
    ("Hạng sao", "Stars"),
    ("Ngày cấp", "Day of issue"),
    ("Ngày hết hạn", "Expiry"),
    ("Nộp hồ sơ từ ngày", "File from"),
    ("Nộp hồ sơ đến ngày", "File until"),
    ("Chậm nhất theo Điều 12.3", "At the latest by Art. 12.3"),
    ("Tình trạng", "State"),
    ("Khi nào", "When"),
    ("Việc phải làm", "To do"),
    ("Ngày thu hồi", "Withdrawn"),
    ("Cần xem lại", "To be looked at"),
];

/// All rows of products, by row.
pub(super) fn table(report: &OfficeReport<'_>, lang: Lang) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    put(
        &mut writer,
        COLUMNS.map(|(vi, en)| lang.pick(vi, en).to_owned()),
    );
    let register = report.register;
    let mut remarks = HashMap::<u32, Vec<&Fault>>::new();
    for fault in register.findings() {
        remarks.entry(fault.row()).or_default().push(fault);
    }
    let reasons = |row: u32| remarks.get(&row).map_or(&[][..], Vec::as_slice);
    let mut rows: Vec<(u32, [String; COLUMNS.len()])> = Vec::with_capacity(register.rows());
    for line in report.all_lines() {
        let entry = line.entry;
        let remarks = reasons(entry.row()).iter().map(|fault| fault.reason(lang));
        rows.push((
            entry.row(),
            certificate(line, &remarks.collect::<Vec<_>>(), lang),
        ));
    }
    for entry in report.replaced() {
        let row = entry.replaced_by().unwrap_or(0);
        let replaced = match lang {
            Lang::Vi => format!("không tính: đã có giấy chứng nhận ở hàng {row}"),
            Lang::En => format!("not counted: the certificate is in row {row}"),
        };
        let remarks = reasons(entry.row()).iter().map(|fault| fault.reason(lang));
        let remarks: Vec<_> = [replaced].into_iter().chain(remarks).collect();
        rows.push((entry.row(), of_entry(entry, &remarks)));
    }
    rows.extend(
        register
            .bad_rows()
            .iter()
            .map(|row| (row.row(), bad(row, lang))),
    );
    // Entries that are not from a table have no row, and keep their order.
    rows.sort_by_key(|(row, _)| *row);
    for (_, row) in rows {
        put(&mut writer, row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Every cell is text.
    String::from_utf8(bytes).unwrap_or_default()
}

fn put(writer: &mut Writer<Vec<u8>>, row: [String; COLUMNS.len()]) {
    // Memory has no errors, and all rows have one length.
    let _ = writer.write_record(row);
}

/// The cells that need no day of a report.
fn of_entry(entry: &Entry, remarks: &[String]) -> [String; COLUMNS.len()] {
    let certificate = entry.certificate();
    let place = entry.place();
    let shown = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let row = match entry.row() {
        0 => String::new(),
        row => row.to_string(),
    };
    [
        row,
        entry
            .code()
            .map(|code| code.to_string())
            .unwrap_or_default(),
        outside::cell(entry.product()).into_owned(),
        outside::cell(entry.holder()).into_owned(),
        place.province().map(Unit::full_name).unwrap_or_default(),
        place.commune().map(Unit::full_name).unwrap_or_default(),
        entry
            .edition()
            .map(|edition| edition.to_string())
            .unwrap_or_default(),
        entry.set().map(|set| set.to_string()).unwrap_or_default(),
        certificate.star().to_string(),
        certificate.issued().to_string(),
        certificate.expires().to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        shown(entry.withdrawn()),
        outside::cell(&remarks.join("; ")).into_owned(),
    ]
}

fn certificate(line: &ReportLine<'_>, remarks: &[String], lang: Lang) -> [String; COLUMNS.len()] {
    let mut cells = of_entry(line.entry, remarks);
    if let Some(filing) = line.filing() {
        cells[11] = filing.first().to_string();
        cells[12] = filing.last().to_string();
    }
    if let Some(grace) = line.entry.certificate().grace_until() {
        cells[13] = grace.to_string();
    }
    line.state.label(lang).clone_into(&mut cells[14]);
    line.due.label(lang).clone_into(&mut cells[15]);
    cells[16] = line.task(lang);
    cells
}

fn bad(row: &BadRow, lang: Lang) -> [String; COLUMNS.len()] {
    let mut cells: [String; COLUMNS.len()] = Default::default();
    cells[0] = row.row().to_string();
    let filled = row.cells().iter().filter(|cell| !cell.is_empty());
    let filled: Vec<_> = filled.map(String::as_str).collect();
    cells[2] = outside::cell(&filled.join("; ")).into_owned();
    lang.pick("PHẢI SỬA", "TO CORRECT")
        .clone_into(&mut cells[14]);
    let reasons = row.faults().iter().map(|fault| fault.reason(lang));
    cells[18] = outside::cell(&reasons.collect::<Vec<_>>().join("; ")).into_owned();
    cells
}
