//! Reports on whole dossiers in which something was changed: told in every form, and told again the same.
#![no_main]

#[path = "../../tests/it/fuzz"]
mod fuzz {
    pub(crate) mod judged;
    pub(crate) mod report;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::report::report(data));
