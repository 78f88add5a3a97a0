//! Signed stars: only what prints is read, and only the key that signed a star finds it valid.
#![no_main]

#[path = "../../tests/it/fuzz/signed_star.rs"]
mod signed_star;

libfuzzer_sys::fuzz_target!(|data: &[u8]| signed_star::signed_star(data));
