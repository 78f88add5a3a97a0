#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod answers;
mod bytes;
mod distinct;
mod error;
mod names;
mod packed;
mod ratings;
mod schema;
mod sheet_of_rows;

pub use answers::Answers;
pub use ratings::Ratings;
pub use schema::schema;
