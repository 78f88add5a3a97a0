//! Lines of products: the answer is about the product, and what was read reads back.
#![no_main]

#[path = "../../tests/it/fuzz/line.rs"]
mod line;

libfuzzer_sys::fuzz_target!(|data: &[u8]| line::line(data));
