//! Files that are no workbooks, damaged ones, and such as would cost too much.

use ocop_core::{Error, ErrorDetail, ErrorKind, Lang};
use ocop_xlsx::page_to_csv;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::raw;

#[track_caller]
fn refused(bytes: &[u8]) -> Error {
    let error = page_to_csv(bytes, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BadWorkbook, "{error}");
    assert_ne!(error.message(), error.message_in(Lang::Vi));
    error
}

#[test]
fn a_file_of_another_kind_is_named_with_the_remedy() {
    let ods = raw::archive([
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<office:document-content/>"),
    ]);
    let xlsb = raw::archive([("_rels/.rels", "<x/>"), ("xl/workbook.bin", "x")]);
    let docx = raw::archive([("_rels/.rels", "<x/>"), ("word/document.xml", "<x/>")]);
    let other = raw::archive([("a.txt", "a")]);
    let old = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 2_000]].concat();
    for (bytes, name) in [
        (&b""[..], "an empty file"),
        (b"  \n", "an empty file"),
        (b"id,1.1\np-1,2\n", "another file"),
        (b"%PDF-1.7", "a PDF"),
        (b"<html><table>", "a web page or XML"),
        (&old, "a file of an old format (.xls)"),
        (&ods, "an OpenDocument file (.ods)"),
        (&xlsb, "an .xlsb file"),
        (&docx, "a text document (.docx)"),
        (&other, "an archive"),
    ] {
        let error = refused(bytes);
        assert_eq!(error.detail(), ErrorDetail::NotAWorkbook, "{error}");
        let begin = format!("found {name}, expected an .xlsx workbook: ");
        assert!(error.message().starts_with(&begin), "{error}");
    }
    assert_eq!(
        refused(&ods).explain(Lang::Vi),
        "đây là tệp OpenDocument (.ods), yêu cầu tệp bảng tính .xlsx: \
         mở bằng phần mềm bảng tính rồi lưu dạng .xlsx"
    );
}

#[test]
fn a_password_is_named() {
    let name: Vec<u8> = "EncryptedPackage"
        .bytes()
        .flat_map(|byte| [byte, 0])
        .collect();
    let encrypted = [
        &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
        &[0; 1_024],
        &name,
        &[0; 99],
    ]
    .concat();
    assert_eq!(refused(&encrypted).detail(), ErrorDetail::WorkbookPassword);
    // The flag of an encrypted part, in its own head and in the directory.
    let mut bytes = raw::workbook("");
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = bytes.windows(4).position(|window| window == mark).unwrap();
        bytes[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(refused(&bytes).detail(), ErrorDetail::WorkbookPassword);
}

#[test]
fn macros_are_not_read_and_do_no_harm() {
    let mut parts: Vec<_> = raw::parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    parts.push(("xl/vbaProject.bin", "\u{1}\u{2}<\u{0}".repeat(99)));
    let csv = page_to_csv(&raw::archive(parts), None).unwrap();
    assert_eq!(csv.as_str(), "1\n");
}

#[test]
fn a_truncated_workbook_is_damaged_at_every_length() {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for row in 0..50 {
        page.write(row, 0, format!("dòng {row}"))
            .unwrap()
            .write(row, 1, row)
            .unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    assert!(page_to_csv(&bytes, None).is_ok());
    for length in (2..bytes.len()).step_by(7) {
        let error = refused(&bytes[..length]);
        assert_eq!(
            error.detail(),
            ErrorDetail::WorkbookDamaged,
            "{length}: {error}"
        );
    }
    assert_eq!(
        refused(&bytes[..bytes.len() / 2]).to_string(),
        "the workbook is damaged or truncated: copy it again, or open it and save it as .xlsx"
    );
}

#[test]
fn what_a_reader_would_believe_is_checked_before() {
    let strings = |count: &str| {
        let text = format!("<sst uniqueCount=\"{count}\"><si><t>a</t></si></sst>");
        raw::with(
            "xl/sharedStrings.xml",
            text,
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
        )
    };
    assert_eq!(page_to_csv(&strings("1"), None).unwrap().as_str(), "a\n");
    let page = |extra: &str| {
        let text = format!(
            "<worksheet>{extra}<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"
        );
        raw::with("xl/worksheets/sheet1.xml", text, "")
    };
    assert!(page_to_csv(&page("<dimension ref=\"A1:B2\"/>"), None).is_ok());
    for bytes in [
        // Memory would be reserved for as many.
        strings("10000000"),
        page("<dimension ref=\"A1:XFE9\"/>"),
        raw::workbook("<row r=\"1048577\"><c><v>1</v></c></row>"),
        raw::workbook("<row r=\"1\"><c r=\"A1048577\"><v>1</v></c></row>"),
        raw::workbook("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
        raw::workbook(
            "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:XFE9\">1</f><v>1</v></c></row>",
        ),
        // Out of order, twice, and a number that is none.
        raw::workbook(
            "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
        ),
        raw::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"),
        raw::workbook("<row r=\"1\"><c r=\"A1\"><v>nan</v></c></row>"),
        raw::workbook("<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>"),
        raw::workbook(&format!("<row r=\"1\">{}</row>", "<c/>".repeat(20_000))),
        raw::workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"),
        raw::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v>"),
        raw::archive([("_rels/.rels", "<x/>")]),
    ] {
        assert_eq!(refused(&bytes).detail(), ErrorDetail::WorkbookDamaged);
    }
    // A shared formula is read by its last result.
    let shared =
        "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"7\" ref=\"A1\">1</f><v>1</v></c></row>";
    assert_eq!(
        page_to_csv(&raw::workbook(shared), None).unwrap().as_str(),
        "1\n"
    );
}

#[test]
fn what_would_cost_too_much_is_refused() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"AG1048576\"><v>1</v></c></row>";
    let error = refused(&raw::workbook(far));
    assert_eq!(
        error.to_string(),
        "Trang: cells from A1 to AG1048576 exceed the limit of 33554432: \
         keep only what is needed and save the workbook again"
    );
    let zeros = raw::with("xl/media/image1.bin", "0".repeat((1 << 26) + 1), "");
    assert_eq!(
        refused(&zeros).explain(Lang::Vi),
        "số byte sau khi giải nén vượt giới hạn 67108864: chỉ giữ lại phần cần dùng trong tệp rồi lưu lại"
    );
    let texts = format!("<sst>{}</sst>", "<si/>".repeat((1 << 20) + 1));
    let texts = raw::with("xl/sharedStrings.xml", texts, "");
    assert_eq!(refused(&texts).detail(), ErrorDetail::WorkbookTooLarge);
    let font = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts></styleSheet>",
        "a".repeat(1 << 20)
    );
    let font = raw::with("xl/styles.xml", font, "");
    assert_eq!(refused(&font).detail(), ErrorDetail::WorkbookDamaged);
    let parts = (0..5_000).map(|part| (format!("x{part}"), ""));
    let parts: Vec<_> = parts.chain([("_rels/.rels".to_owned(), "<x/>")]).collect();
    let parts = parts.iter().map(|(name, part)| (name.as_str(), part));
    assert_eq!(
        refused(&raw::archive(parts)).detail(),
        ErrorDetail::WorkbookTooLarge
    );
    // Long texts over and over: a table of many gigabytes.
    let text = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1 << 20));
    let rows: String = (1..=200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let error = refused(&raw::with("xl/sharedStrings.xml", text.clone(), &rows));
    assert_eq!(error.detail(), ErrorDetail::WorkbookTooLarge);
    assert_eq!(error.path(), "Trang");
    let row = "<c t=\"s\"><v>0</v></c>".repeat(200);
    let row = raw::with(
        "xl/sharedStrings.xml",
        text,
        &format!("<row r=\"1\">{row}</row>"),
    );
    assert_eq!(refused(&row).detail(), ErrorDetail::WorkbookTooLarge);
}

#[test]
fn what_is_many_and_harmless_is_read() {
    let rows: String = (1..=100_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><v>{row}</v></c></row>"))
        .collect();
    let csv = page_to_csv(&raw::workbook(&rows), None).unwrap();
    assert_eq!(csv.as_str().lines().count(), 100_000);

    let mut workbook = Workbook::new();
    for page in 0..100 {
        workbook.add_worksheet().write(0, 0, page).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(
        page_to_csv(&bytes, Some("Sheet77")).unwrap().as_str(),
        "76\n"
    );
    let error = page_to_csv(&bytes, None).unwrap_err();
    assert!(
        error.message().ends_with("`Sheet12` and 88 others"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000), head in 0..4_usize) {
        let head: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"PK\x05\x06"][head];
        prop_assert!(page_to_csv(&[head, &bytes].concat(), None).is_err());
    }

    #[test]
    fn no_changed_byte_panics(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = raw::workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = page_to_csv(&bytes, None);
    }

    #[test]
    fn no_changed_xml_panics(
        part in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES.to_vec())), 1..6),
    ) {
        let mut parts: Vec<(&str, String)> = raw::parts(SHEET_DATA);
        parts.push(("xl/styles.xml", STYLES.to_owned()));
        let text = &mut parts[part].1;
        for (index, piece) in changes {
            let mut at = index.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, piece);
        }
        let _ = page_to_csv(&raw::archive(parts), None);
    }
}

/// What is put into XML to change it.
const PIECES: [&str; 16] = [
    "<",
    ">",
    "\"",
    "/",
    "=",
    "9999999999",
    "-1",
    "&#x110000;",
    "&lt;",
    "<!--",
    "<![CDATA[",
    "<c r=\"XFD1\">",
    "s=\"99\" ",
    "<row r=\"1048576\">",
    "t=\"d\" ",
    "<f t=\"shared\" si=\"9\"/>",
];

const SHEET_DATA: &str = "<row r=\"1\"><c r=\"A1\" s=\"1\"><f>B1</f><v>1</v></c><c r=\"B1\" t=\"str\"><v>a</v></c>\
    <c r=\"C1\" t=\"inlineStr\"><is><r><t>b</t></r></is></c><c r=\"D1\" t=\"b\"><v>1</v></c></row>";

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>\
    <fonts><font><sz val=\"11\"/><color theme=\"1\" tint=\"0.5\"/><name val=\"Times\"/></font></fonts>\
    <fills><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFF8DC\"/></patternFill></fill></fills>\
    <borders><border><left style=\"thin\"/></border></borders>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\">\
    <alignment textRotation=\"90\" indent=\"1\"/></xf></cellXfs></styleSheet>";
