//! Sheets built at run time: what was read is written the same, and what is proven can be used.
#![no_main]

#[path = "../../tests/it/fuzz/sheet_spec.rs"]
mod sheet_spec;

libfuzzer_sys::fuzz_target!(|data: &[u8]| sheet_spec::sheet_spec(data));
