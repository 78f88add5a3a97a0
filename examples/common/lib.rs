//! The code that the example programs share: input, language, reports, output and exit codes.

pub mod args;
pub mod bundled;
pub mod costs;
pub mod exit;
pub mod file;
pub mod input;
pub mod kind;
pub mod language;
pub mod lines;
pub mod names;
pub mod numbers;
pub mod ordered;
pub mod output;
pub mod progress;
pub mod report;
pub mod rounding;
#[cfg(unix)]
mod signals;
pub mod split;
pub mod table;
pub mod threads;
pub mod typed;
mod words;

pub use words::Words;
