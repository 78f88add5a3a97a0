//! One product, one answer: typed, as a JSON line, in a table, in a workbook, in Arrow columns, in a batch.
#![no_main]

#[path = "../../tests/it/fuzz/one_answer.rs"]
mod one_answer;
// Scorecards as columns, and what is said of them.
#[allow(dead_code)]
#[path = "../../tests/it/util.rs"]
mod util;

libfuzzer_sys::fuzz_target!(|data: &[u8]| one_answer::one_answer(data));
