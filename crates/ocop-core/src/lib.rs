#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

#[cfg(feature = "batch")]
pub mod batch;
mod certificate;
mod choice;
pub mod claim;
pub mod compare;
mod concept;
mod council;
mod day;
mod distribution;
mod draft;
mod edition;
mod error;
pub mod explain;
mod figures;
mod in_force;
#[cfg(feature = "json")]
pub mod json;
mod label;
mod lang;
mod macros;
pub mod manual;
mod mean;
pub mod meeting;
mod missed;
#[cfg(feature = "serde")]
mod object;
pub mod outlook;
mod pack;
mod points;
mod product_code;
mod rating;
mod reading;
#[doc = include_str!("../docs/readings.md")]
pub mod readings {}
mod recognition;
#[cfg(feature = "record")]
pub mod record;
mod rules;
mod scorecard;
pub mod sheet;
mod sheet_code;
mod star;
#[rustfmt::skip]
mod tables;
mod tier;
pub mod way_up;
mod window;
mod withdrawal;

pub use certificate::Certificate;
pub use choice::Choice;
#[doc(inline)]
pub use claim::Claim;
#[doc(inline)]
pub use compare::Comparison;
pub use concept::Concept;
pub use council::Council;
pub use distribution::Distribution;
pub use draft::Draft;
pub use edition::{Bands, Edition};
pub use error::{Error, ErrorKind};
#[doc(inline)]
pub use explain::Explanation;
pub use in_force::{DossierKind, InForce, InForceReason};
/// A day of the civil calendar; it prints and parses as ISO 8601, such as `2026-07-10`.
pub use jiff::civil::Date;
pub use label::Label;
pub use lang::Lang;
pub use mean::{Mean, Rounding};
#[doc(inline)]
pub use meeting::{Margin, Meeting};
pub use missed::Missed;
#[doc(inline)]
pub use outlook::Outlook;
pub use points::Points;
pub use product_code::{CodeEra, ProductCode};
pub use rating::Rating;
pub use reading::Reading;
pub use recognition::{Recognition, RecognitionFrom};
#[cfg(feature = "record")]
#[doc(inline)]
pub use record::Minutes;
pub use rules::{Attendance, Minimum, Quorum, Rules, Spread};
#[doc(no_inline)]
pub use rust_decimal::Decimal;
pub use scorecard::Scorecard;
#[doc(inline)]
pub use sheet::{Case, Criterion, Ground, Level, Note, NoteKind, Part, Section, Sheet, Slip};
pub use sheet_code::SheetCode;
pub use star::Star;
pub use tier::Tier;
#[doc(inline)]
pub use way_up::WayUp;
pub use window::Window;
pub use withdrawal::{Authority, Withdrawal};
