#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod comparison;
mod fields;
mod form;
mod isolate;
mod letter;
mod page;
mod parts;
mod picture;
mod plan;
mod rating;
mod timeline;

pub use comparison::ComparisonTable;
pub use form::ScorecardForm;
pub use letter::LetterForm;
pub use page::Page;
pub use plan::PlanChecklist;
pub use rating::RatingPage;
pub use timeline::CertificateTimeline;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
