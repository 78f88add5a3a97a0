//! Clusters on the loopback: of processes of the program, and of parts that do not fit together.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod cluster;
mod lost_executor;
mod misfits;
mod program;
