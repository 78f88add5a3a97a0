//! Wide tables: one answer a row however they are read, the same on the fast path and the reference path.
#![no_main]

#[path = "../../../testkit/tests/it/fuzz/wide.rs"]
mod wide;

libfuzzer_sys::fuzz_target!(|data: &[u8]| wide::wide(data));
