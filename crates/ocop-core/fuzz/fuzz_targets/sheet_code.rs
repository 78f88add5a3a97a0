//! Sheet codes as text: only what prints is read, and one or two wrong characters are always found.
#![no_main]

#[path = "../../tests/it/fuzz/sheet_code.rs"]
mod sheet_code;

libfuzzer_sys::fuzz_target!(|data: &[u8]| sheet_code::sheet_code(data));
