#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod choice;
mod concept;
mod council;
mod draft;
mod edition;
mod error;
pub mod explain;
#[cfg(feature = "json")]
pub mod json;
mod label;
mod lang;
mod macros;
mod mean;
mod missed;
mod pack;
mod points;
mod rating;
mod reading;
#[doc = include_str!("../docs/readings.md")]
pub mod readings {}
mod recognition;
mod scorecard;
pub mod sheet;
mod sheet_code;
mod star;
#[rustfmt::skip]
mod tables;
mod tier;

pub use choice::Choice;
pub use concept::Concept;
pub use council::Council;
pub use draft::Draft;
pub use edition::{Bands, Edition};
pub use error::{Error, ErrorKind};
#[doc(inline)]
pub use explain::Explanation;
pub use label::Label;
pub use lang::Lang;
pub use mean::{Mean, Rounding};
pub use missed::Missed;
pub use points::Points;
pub use rating::Rating;
pub use reading::Reading;
pub use recognition::Recognition;
pub use scorecard::Scorecard;
#[doc(inline)]
pub use sheet::{Case, Criterion, Ground, Level, Note, NoteKind, Part, Section, Sheet, Slip};
pub use sheet_code::SheetCode;
pub use star::Star;
pub use tier::Tier;
