//! Registers: no row is lost, every fault has words, and calendars and reports of them are whole.

use std::collections::BTreeSet;

use ocop_core::{Date, ErrorKind, Lang};
use ocop_portfolio::{BadRow, Entry, OfficeReport, OtherRow, Register};

pub(crate) fn register(data: &[u8]) {
    let Ok(table) = std::str::from_utf8(data) else {
        return;
    };
    let register = match Register::read(table) {
        Ok(register) => register,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::BadRegister);
            for lang in Lang::ALL {
                one_line(&error.explain(lang));
            }
            return;
        }
    };
    every_row_is_there(&register);
    let faults = register.bad_rows().iter().flat_map(BadRow::faults);
    let faults = faults.chain(register.findings()).chain(register.readings());
    for fault in faults {
        for lang in Lang::ALL {
            one_line(&fault.explain(lang));
        }
    }
    let on = Date::constant(2026, 10, 1);
    for lang in Lang::ALL {
        calendar(&register.to_calendar(on, lang));
        let report = OfficeReport::on(on, &register);
        let shown = report.explain(lang).to_string();
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        assert_eq!(cells(&report.to_csv(lang)), 1, "rows of several widths");
        assert!(!register.to_svg(on, lang).contains("<script"));
    }
    assert_eq!(cells(register.to_ministry_table(on).as_csv()), 1);
}

/// Each row is an entry, a bad row or another row, once.
fn every_row_is_there(register: &Register) {
    let entries = register.entries().iter().map(Entry::row);
    let bad = register.bad_rows().iter().map(BadRow::row);
    let other = register.other_rows().iter().map(OtherRow::row);
    let rows: Vec<u32> = entries.chain(bad).chain(other).collect();
    let known: BTreeSet<u32> = rows.iter().copied().collect();
    assert_eq!(known.len(), rows.len(), "a row twice");
    assert_eq!(known.len(), register.rows());
    for row in register.bad_rows() {
        assert!(!row.faults().is_empty());
        assert!(row.faults().iter().all(|fault| fault.row() == row.row()));
    }
}

#[track_caller]
fn one_line(text: &str) {
    assert!(!text.is_empty() && !text.contains(['\n', '\r']), "{text:?}");
}

/// RFC 5545, 3.1 and 3.4: lines of at most 75 octets that end with CR LF, and each component is closed.
fn calendar(calendar: &str) {
    let lines = calendar.strip_suffix("\r\n").unwrap().split("\r\n");
    let mut open = Vec::new();
    for line in lines {
        assert!(line.len() <= 75, "{line}");
        assert!(
            !line.contains(|own: char| own != '\t' && own.is_control()),
            "{line:?}"
        );
        if let Some(name) = line.strip_prefix("BEGIN:") {
            open.push(name);
        } else if let Some(name) = line.strip_prefix("END:") {
            assert_eq!(open.pop(), Some(name));
        } else {
            assert!(!open.is_empty(), "{line}");
        }
    }
    assert!(open.is_empty());
    let events = calendar.matches("\r\nBEGIN:VEVENT\r\n").count();
    let ids: BTreeSet<&str> = calendar.split("\r\nUID:").skip(1).collect();
    assert_eq!(ids.len(), events);
}

/// How many widths the rows of a table have.
fn cells(table: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let widths = reader.records().map(|row| row.unwrap().len());
    widths.collect::<BTreeSet<_>>().len()
}
