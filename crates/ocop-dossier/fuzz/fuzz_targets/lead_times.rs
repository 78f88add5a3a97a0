//! Lead times, as JSON or as a table: every way takes as long as the tasks on it.
#![no_main]

#[path = "../../../testkit/tests/it/fuzz"]
mod fuzz {
    pub(crate) mod lead_times;
    pub(crate) mod way_up;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::lead_times::lead_times(data));
