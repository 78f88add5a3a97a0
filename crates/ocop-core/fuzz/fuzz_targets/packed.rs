//! Numbers as scorecards: a number is one scorecard at most, a scorecard one number and one code.
#![no_main]

#[path = "../../tests/it/fuzz/packed.rs"]
mod packed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| packed::packed(data));
