//! Lines of products: the fast path gives the bytes of the reference path.
#![no_main]

#[path = "../../tests/it/fuzz/lines.rs"]
mod lines;

libfuzzer_sys::fuzz_target!(|data: &[u8]| lines::lines(data));
