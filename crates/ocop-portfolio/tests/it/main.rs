//! Registers and what is made of them: calendars, pictures, tables, signed stars.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[cfg(unix)]
mod all_faults;
mod calendar;
mod fuzz;
mod ministry;
mod outside;
mod picture;
mod portfolio_files;
mod program;
mod registers;
mod reports;
mod signed_star;
mod signed_star_program;
mod util;
