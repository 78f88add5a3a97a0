#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod batch;
mod distribution;
#[cfg(feature = "json")]
mod lines;
#[doc = include_str!("../docs/manual.md")]
pub mod manual {}
mod simulation;

// Scorecards as columns of bytes, or as packed numbers.
pub use batch::{Batch, Columns, CouncilResults, CouncilSums, Fault, Results};

// What keeps products from the stars, counted.
pub use batch::{CostCounts, Measure, StarCosts};

// All scorecards of a sheet, counted.
pub use distribution::Distribution;

// A change of the law, on the same scorecards.
pub use simulation::{Outcome, Side, Simulation, Transitions};

// Products as JSON lines.
#[cfg(feature = "json")]
pub use lines::LineRater;
