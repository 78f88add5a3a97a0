//! Tests of the public API, one binary.

mod conformance;
mod edges;
mod errors;
mod explanation;
mod laws;
mod memory;
mod run_time;
mod tables;
mod util;
