//! Every id and number that is read from text: only what prints is read, and it reads back as JSON.
#![no_main]

#[path = "../../tests/it/fuzz/texts.rs"]
mod texts;

libfuzzer_sys::fuzz_target!(|data: &[u8]| texts::texts(data));
