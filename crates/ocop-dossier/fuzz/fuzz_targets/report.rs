//! Reports on whole dossiers with random changes: every form can be written, twice with the same text.
#![no_main]

#[path = "../../tests/it/fuzz"]
mod fuzz {
    pub(crate) mod judged;
    pub(crate) mod report;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::report::report(data));
