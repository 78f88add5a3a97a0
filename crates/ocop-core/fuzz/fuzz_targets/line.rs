//! Lines of products: the quick way gives the bytes of the careful one, and what was read reads back.
#![no_main]

#[path = "../../tests/it/fuzz/line.rs"]
mod line;

libfuzzer_sys::fuzz_target!(|data: &[u8]| line::line(data));
