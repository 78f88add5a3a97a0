#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod calendar;
mod ministry;
mod picture;
mod register;
mod report;
mod signed_star;

pub use ministry::MinistryTable;
pub use register::Register;
pub use register::entry::Entry;
pub use register::fault::{BadRow, Fault, OtherRow, OtherRowKind};
pub use register::place::Place;
pub use report::{Due, OfficeReport, ReportLine};
pub use signed_star::{PrivateKey, PublicKey, SignedStar, StarVerdict};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
