//! Tests of the pages, one binary.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../../examples/report/browser.rs"]
mod browser;
mod hostile;
mod in_browser;
mod on_paper;
mod program;
mod samples;
mod speed;
mod texts;
