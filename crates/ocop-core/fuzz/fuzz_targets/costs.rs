//! Costs of steps, as JSON or as a table: a plan costs what its steps cost.
#![no_main]

#[path = "../../../testkit/tests/it/fuzz"]
mod fuzz {
    pub(crate) mod costs;
    pub(crate) mod way_up;
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| fuzz::costs::costs(data));
