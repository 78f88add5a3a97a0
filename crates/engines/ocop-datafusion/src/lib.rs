#![doc = include_str!("../docs/crate.md")]

mod call;
mod council;
mod register;
mod scalar;
mod sheets;

pub use register::{aggregates, functions, rate_columns, register};

// The programs in the README run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
