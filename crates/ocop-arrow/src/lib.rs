#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answers;
mod bytes;
mod council_ratings;
mod councils;
mod distinct;
mod error;
mod names;
mod packed;
mod ratings;
mod schema;
mod sheet_of_rows;

pub use answers::Answers;
pub use councils::Councils;
pub use ratings::{CouncilRatings, Ratings};
pub use schema::{column_names, schema};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
