//! Wide tables: one answer a row however they are read, the batch's and the careful path's the same.
#![no_main]

#[path = "../../../testkit/tests/wide/table.rs"]
mod table;

libfuzzer_sys::fuzz_target!(|data: &[u8]| table::wide(data));
