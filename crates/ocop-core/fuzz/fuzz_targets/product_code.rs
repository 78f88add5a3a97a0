//! Product codes: only the printed form is read, and its parts make the same code.
#![no_main]

#[path = "../../tests/it/fuzz/product_code.rs"]
mod product_code;

libfuzzer_sys::fuzz_target!(|data: &[u8]| product_code::product_code(data));
