//! Minutes of any council: verified as they were written, and every change of them is named.
#![no_main]

#[path = "../../tests/it/fuzz/written_minutes.rs"]
mod written_minutes;

libfuzzer_sys::fuzz_target!(|data: &[u8]| written_minutes::written_minutes(data));
