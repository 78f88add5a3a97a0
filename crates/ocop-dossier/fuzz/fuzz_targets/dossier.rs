//! Dossiers as JSON: they read back the same, and the findings with them, in every form.
#![no_main]

#[path = "../../tests/it/fuzz"]
mod fuzz {
    pub(crate) mod dossier;
    pub(crate) mod judged;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::dossier::dossier(data));
