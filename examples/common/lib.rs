//! The code that the example programs share: input, language, reports, output and exit codes.

pub mod args;
pub mod bundled;
pub mod costs;
pub mod exit;
pub mod file;
pub mod input;
pub mod invented;
pub mod kind;
pub mod language;
pub mod numbers;
pub mod output;
pub mod progress;
pub mod report;
pub mod rounding;
#[cfg(unix)]
mod signals;
pub mod table;
pub mod threads;
pub mod typed;
pub mod wide;

pub use wide::words::Words;
