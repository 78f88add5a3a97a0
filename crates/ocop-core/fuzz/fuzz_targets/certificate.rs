//! Certificates as JSON: they read back the same, and their days are in order.
#![no_main]

#[path = "../../tests/it/fuzz/certificate.rs"]
mod certificate;

libfuzzer_sys::fuzz_target!(|data: &[u8]| certificate::certificate(data));
