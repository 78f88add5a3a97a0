//! The way up (reading rule 16): what would raise the star, at least cost, and what stands in its way.
//!
//! Choices may only go up, and a case stays. The result meets every need up to the wanted star and
//! the points of its band, and leaves no zero that ends the evaluation. The cheapest way changes the
//! fewest criteria, then takes the fewest level steps; where costs are given, it has the least cost
//! before that. It is proven cheapest: all ways are weighed, not some of them.
//!
//! ```
//! use ocop_core::{Council, Edition, Star, way_up::ImprovementRequest};
//!
//! let sheet = Edition::E2026.sheet(7)?;
//! let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
//! // Full marks, but on contracts with growers, where five stars ask for the highest level.
//! let card = sheet.scorecard_from(best)?.choose("1.5", 1)?.complete()?;
//! let council = Council::of([card])?;
//! let improvement = ImprovementRequest::to(Star::Five).find(&council)?;
//! assert_eq!((improvement.criteria_changed(), improvement.level_steps()), (Some(1), Some(3)));
//! let step = improvement.plan().unwrap().steps().next().unwrap();
//! assert_eq!(step.criterion().key(), "1.5");
//! # Ok::<(), ocop_core::Error>(())
//! ```
//!
//! With a council, the mean counts: every member is taken to see the new level, those who chose a
//! higher one keep theirs, and members who chose another case are not moved. The level steps of a
//! criterion are those of the member who has most to go.

mod costs;
pub(crate) mod fewest;
mod find;
mod improvement;
#[cfg(feature = "serde")]
mod json;
mod moves;
mod obstacle;
mod request;
mod table;

pub use costs::{Cost, CostUnit, Costs};
pub use improvement::{Improvement, Plan, Step};
pub use obstacle::{Held, Obstacle};
pub use request::ImprovementRequest;
