//! What the tests of several crates share.
//!
//! Nothing in it uses the libraries of the project: the oracle and the printed tables read the law a
//! second time. The tests beside it run the example programs and the code of the READMEs:
//! what a user runs uses several crates, so its tests are where the crates meet.

// What tests call fails by panicking; fields and methods that say their name need no page of docs.
#![allow(
    clippy::expect_used,
    clippy::must_use_candidate,
    clippy::panic,
    clippy::unwrap_used,
    missing_docs
)]

pub mod cases;
pub mod effort;
#[cfg(unix)]
pub mod faults;
pub mod hostile;
pub mod oracle;
pub mod outside;
pub mod printed;
pub mod programs;
pub mod seeds;

/// The project's README.
#[doc = include_str!("../../../README.md")]
#[derive(Debug)]
pub struct Readme;

/// The README of `ocop-core`.
#[doc = include_str!("../../ocop-core/README.md")]
#[derive(Debug)]
pub struct CoreReadme;

/// The README of `ocop-dossier`.
#[doc = include_str!("../../ocop-dossier/README.md")]
#[derive(Debug)]
pub struct DossierReadme;

/// The README of `ocop-batch`.
#[doc = include_str!("../../ocop-batch/README.md")]
#[derive(Debug)]
pub struct BatchReadme;
