//! Facts about dossiers and what is found in them.

// A test fails by panicking; parts are filled in one by one, as they are closed to literals.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::field_reassign_with_default
)]

mod clean;
mod faults;
mod fuzz;
mod hostile;
mod imports;
mod labels;
mod laws;
mod letters;
mod names;
mod next;
mod parts;
mod places;
mod read;
mod schema;
mod time;
mod util;
mod working_days;
