//! Scoring workbooks and pages, written and read.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[cfg(unix)]
mod all_faults;
mod changed;
mod filled;
mod filled_in_office;
mod fuzz;
mod hostile;
mod office;
mod office_results;
mod office_stars;
mod page_to_csv;
mod programs;
mod raw;
mod results;
mod write;
