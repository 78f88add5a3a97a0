//! Workbooks: read, or refused with a fault in words, whatever the file or its parts.
#![no_main]

// Workbooks made part by part.
#[path = "../../tests/it/raw.rs"]
mod raw;
#[path = "../../tests/it/fuzz/workbook.rs"]
mod workbook;

libfuzzer_sys::fuzz_target!(|data: &[u8]| workbook::workbook(data));
