//! The code that the example programs share: input, language, reports, output and exit codes.

pub mod exit;
pub mod input;
pub mod language;
pub mod output;
pub mod report;
pub mod rounding;
#[cfg(unix)]
mod signals;
pub mod threads;
pub mod wide;
