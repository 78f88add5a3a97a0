//! The code that the benches share: the measured sheets, and their scorecards and rows.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used)]

pub mod rows;
pub mod sheets;
