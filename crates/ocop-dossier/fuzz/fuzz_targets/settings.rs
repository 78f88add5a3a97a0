//! Settings as JSON: they read back the same, and a report goes by them.
#![no_main]

#[path = "../../tests/it/fuzz"]
mod fuzz {
    pub(crate) mod judged;
    pub(crate) mod settings;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::settings::settings(data));
