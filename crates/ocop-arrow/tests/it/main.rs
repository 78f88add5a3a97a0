//! Tables of every form, against the reference path.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod councils;
mod errors;
mod forms;
mod fuzz;
mod schemas;
mod util;
