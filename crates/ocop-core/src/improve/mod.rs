//! Improvement: the cheapest changes that raise the star (26/2026, Art. 3.3 and Annex II), and
//! obstacles.
//!
//! Choices may only go up, and a case stays. The result meets every requirement up to the wanted
//! star and the points of its band. No zero that ends the evaluation is left. The cheapest plan
//! changes the fewest criteria, then takes the fewest level steps. With costs, the least cost comes
//! first. The search is exhaustive, so the result is proven cheapest.
//!
//! ```
//! use ocop_core::{Council, Edition, Star, improve::ImprovementRequest};
//!
//! let sheet = Edition::E2026.sheet(7)?;
//! let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
//! // Full points, except on contracts with growers, where five stars require the highest level.
//! let card = sheet.scorecard_from(best)?.choose("1.5", 1)?.complete()?;
//! let council = Council::of([card])?;
//! let improvement = ImprovementRequest::to(Star::Five).find(&council)?;
//! assert_eq!((improvement.criteria_changed(), improvement.level_steps()), (Some(1), Some(3)));
//! let step = improvement.plan().unwrap().steps().next().unwrap();
//! assert_eq!(step.criterion().key(), "1.5");
//! # Ok::<(), ocop_core::Error>(())
//! ```
//!
//! With a council, the mean counts. Every member adopts the new level, and a member with a higher
//! one keeps it. A member with another case does not move. The level steps of a criterion are those
//! of the member with the most to go.

mod costs;
pub(crate) mod fewest;
mod find;
mod improvement;
#[cfg(feature = "serde")]
mod json;
mod moves;
mod obstacle;
mod path;
mod request;
mod table;
pub(crate) mod trade_off;

pub use costs::{Cost, CostUnit, Costs};
pub use improvement::{Improvement, Plan, Step};
pub use obstacle::{Held, Obstacle};
pub use request::ImprovementRequest;
