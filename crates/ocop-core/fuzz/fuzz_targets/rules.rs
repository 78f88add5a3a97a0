//! A council's rules and attendance as JSON: what is read is written, and reads back the same.
#![no_main]

#[path = "../../tests/it/fuzz/rules.rs"]
mod rules;

libfuzzer_sys::fuzz_target!(|data: &[u8]| rules::rules(data));
