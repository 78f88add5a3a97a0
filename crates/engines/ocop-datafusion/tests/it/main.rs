//! Tests of the public API, one binary.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod calls;
mod councils;
mod files;
mod forms;
mod planning;
mod rows;
mod slt;
mod util;
