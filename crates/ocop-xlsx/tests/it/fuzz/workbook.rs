//! Workbooks: read, or refused with a fault in words, whatever the file or its parts.

use ocop_core::{ErrorKind, Lang};
use ocop_xlsx::{FilledWorkbook, page_to_csv};

use crate::raw;

/// The first byte says what the rest is: the whole file, the rows of a page, or another part of a workbook.
pub(crate) fn workbook(data: &[u8]) {
    let Some((&first, rest)) = data.split_first() else {
        return;
    };
    let part = match first % 4 {
        0 => return read(rest),
        1 => None,
        2 => Some("xl/sharedStrings.xml"),
        _ => Some("xl/styles.xml"),
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    read(&match part {
        None => raw::workbook(text),
        Some(part) => raw::with(part, text.to_owned(), ROWS),
    });
}

/// A text and a day.
const ROWS: &str =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46213</v></c></row>";

fn read(bytes: &[u8]) {
    match page_to_csv(bytes, None) {
        Ok(page) => {
            // Each row ends, and each cell that is named as a formula is one.
            assert!(page.as_str().is_empty() || page.as_str().ends_with('\n'));
            for cell in page.like_formulas() {
                assert!(!cell.is_empty());
            }
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::BadWorkbook, "{error}");
            Lang::ALL
                .into_iter()
                .for_each(|lang| one_line(&error.explain(lang)));
        }
    }
    if let Err(faults) = FilledWorkbook::read(bytes) {
        assert!(faults.iter().len() > 0);
        for fault in faults.iter() {
            Lang::ALL
                .into_iter()
                .for_each(|lang| one_line(&fault.explain(lang)));
        }
    }
}

#[track_caller]
fn one_line(text: &str) {
    assert!(!text.is_empty() && !text.contains(['\n', '\r']), "{text:?}");
    assert!(text.len() < 4_000, "{text}");
}
