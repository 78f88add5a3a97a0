//! Minutes as bytes: whatever can be read has one form, and only that form is verified.
#![no_main]

#[path = "../../tests/it/fuzz/minutes.rs"]
mod minutes;

libfuzzer_sys::fuzz_target!(|data: &[u8]| minutes::minutes(data));
