//! Text from outside in every output: each cell of a register in turn, headings included.

use csv::ReaderBuilder;
use ocop_core::text::outside::begins_like_a_formula;
use ocop_core::{Date, Lang};
use ocop_portfolio::{BadRow, Entry, OfficeReport, Register};
use testkit::outside::{FORGED, TEXTS, is_odd, is_one_line, lines_are_ours};

const TABLE: [[&str; 10]; 4] = [
    [
        "Mã sản phẩm",
        "Tên sản phẩm",
        "Chủ thể",
        "Tỉnh",
        "Xã",
        "Bộ sản phẩm",
        "Hạng sao",
        "Ngày cấp",
        "Ngày thu hồi",
        "Ghi chú",
    ],
    [
        "11-03253-1-2026",
        "Chè",
        "HTX Ví Dụ",
        "Điện Biên",
        "Tuần Giáo",
        "7",
        "4",
        "30/07/2026",
        "",
        "a",
    ],
    [
        "",
        "Mật ong",
        "HTX Ví Dụ",
        "Điện Biên",
        "",
        "",
        "3",
        "15/01/2024",
        "",
        "",
    ],
    [
        "",
        "Mật ong",
        "HTX Ví Dụ",
        "Điện Biên",
        "",
        "",
        "3",
        "16/01/2024",
        "01/02/2026",
        "",
    ],
];

/// The table with a cell replaced.
fn table(row: usize, column: usize, text: &str) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (at, cells) in TABLE.iter().enumerate() {
        let mut cells = cells.map(str::to_owned);
        if at == row {
            cells[column] = text.to_owned();
        }
        writer.write_record(cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A table that people open: cells are on one line, and nothing in it is calculated, whatever parts its cells.
#[track_caller]
fn cells_are_ours(table: &str, place: &str) {
    let mut rows = ReaderBuilder::new();
    let rows = rows.has_headers(false).from_reader(table.as_bytes());
    for row in rows.into_records() {
        for cell in &row.unwrap() {
            is_one_line(cell, place);
            for part in cell.split(';') {
                assert!(
                    !begins_like_a_formula(part) || part.starts_with('\''),
                    "{place}: {cell}"
                );
            }
        }
    }
}

#[track_caller]
fn entries_are_ours(calendar: &str, place: &str) {
    for line in calendar.replace("\r\n ", "").split("\r\n") {
        assert!(!line.chars().any(is_odd), "{place}: {line:?}");
        let name = line.split([':', ';']).next().unwrap();
        let known = [
            "",
            "BEGIN",
            "CALSCALE",
            "CATEGORIES",
            "DESCRIPTION",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "END",
            "METHOD",
            "PRODID",
            "SEQUENCE",
            "STATUS",
            "SUMMARY",
            "TRANSP",
            "UID",
            "VERSION",
            "X-WR-CALNAME",
        ];
        assert!(known.contains(&name), "{place}: {line}");
    }
}

#[track_caller]
fn a_picture_is_ours(picture: &str, place: &str) {
    assert!(!picture.chars().any(is_odd), "{place}");
    for markup in ["<b>", "<script", "<a ", "href", FORGED_ELEMENT] {
        assert!(!picture.contains(markup), "{place}: {markup}");
    }
}

/// An element whose text begins with what was forged.
const FORGED_ELEMENT: &str = ">Accepted: 0 errors";

#[test]
fn a_register_forges_no_output() {
    assert!(FORGED_ELEMENT.ends_with(FORGED));
    let on = Date::constant(2026, 11, 16);
    let mut registers = 0;
    for text in TEXTS {
        for (row, column) in (0..TABLE.len()).flat_map(|row| (0..10).map(move |at| (row, at))) {
            let place = format!("row {row}, column {column}");
            let register = match Register::read(&table(row, column, text)) {
                Ok(register) => register,
                Err(error) => {
                    for lang in Lang::ALL {
                        is_one_line(&error.explain(lang), &place);
                    }
                    continue;
                }
            };
            registers += 1;
            for lang in Lang::ALL {
                let report = OfficeReport::on(on, &register);
                lines_are_ours(&report.explain(lang).to_string(), &place);
                cells_are_ours(&report.to_csv(lang), &place);
                entries_are_ours(&register.to_calendar(on, lang), &place);
                a_picture_is_ours(&register.to_svg(on, lang), &place);
                let ministry = register.to_ministry_table(on);
                cells_are_ours(ministry.as_csv(), &place);
                for note in ministry.notes(lang) {
                    is_one_line(note, &place);
                }
                let faults = register.findings().iter().chain(register.readings());
                for fault in faults.chain(register.bad_rows().iter().flat_map(BadRow::faults)) {
                    is_one_line(&fault.explain(lang), &place);
                }
            }
        }
    }
    assert!(registers > 80, "{registers}");
}

#[test]
fn data_keep_what_a_cell_says() {
    let text = "=1+1\u{202e}";
    let register = Register::read(&table(1, 1, text)).unwrap();
    let names = register.entries().iter().map(Entry::product);
    assert!(names.into_iter().any(|name| name == text));
}
