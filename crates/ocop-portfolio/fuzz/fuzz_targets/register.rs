//! Registers: no row is lost, every fault has words, and calendars and reports of them are whole.
#![no_main]

#[path = "../../tests/it/fuzz/register.rs"]
mod register;

libfuzzer_sys::fuzz_target!(|data: &[u8]| register::register(data));
