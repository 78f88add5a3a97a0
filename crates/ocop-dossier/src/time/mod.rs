//! The way up in time: what must begin by which day, and the earliest round that can be met.
//!
//! A plan of [`ImprovementRequest`](ocop_core::ImprovementRequest) says which levels go up. Each level needs
//! documents and facts ([`evidence`](crate::evidence)), and each of them takes time: [`LeadTimes`]. What the
//! present levels prove is there already. [`TimeRequest`] finds the ways from the cheapest to the fastest.

mod clock;
mod explain;
mod json;
mod lead_time;
mod lead_times;
mod needs;
mod request;
#[rustfmt::skip]
mod tables;
mod target;
mod text;
mod ways;

pub use explain::{FORMAT, TargetLine, TaskLine, TimeExplanation, WayLine};
pub use lead_time::{LeadTime, LeadUnit};
pub use lead_times::{LeadTimes, Task};
pub use request::TimeRequest;
pub use target::Target;
pub use ways::{InTime, PlannedTask, WayInTime, WaysInTime};
