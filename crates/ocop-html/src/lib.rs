#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod fields;
mod form;
mod isolate;
mod page;
mod picture;
mod rating;

pub use form::ScorecardForm;
pub use page::Page;
pub use rating::RatingPage;
