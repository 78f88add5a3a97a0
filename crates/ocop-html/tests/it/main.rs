//! Pages of every kind: what they say, how they look, and that nothing from outside changes them.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../../examples/report/browser.rs"]
mod browser;
mod codes;
mod colours;
mod forms;
mod in_browser;
mod markup;
mod on_paper;
mod outside;
mod program;
mod ratings;
mod samples;
mod texts;
mod util;
