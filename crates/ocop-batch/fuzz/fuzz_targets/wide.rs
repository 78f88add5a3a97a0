//! Wide tables: one answer a row however they are read, the same on the fast path and the reference path.
#![no_main]

#[path = "../../../testkit/tests/it/wide/table.rs"]
mod table;

libfuzzer_sys::fuzz_target!(|data: &[u8]| table::wide(data));
