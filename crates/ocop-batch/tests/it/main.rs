//! Tests of the public API, one binary.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod batch;
mod costs;
mod distribution;
mod error_details;
mod fuzz;
mod hostile;
mod oracle;
mod rater;
mod simulation;
mod util;
