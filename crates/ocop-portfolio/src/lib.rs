#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod register;

pub use register::entry::Entry;
pub use register::fault::{BadRow, Fault, OtherRow, OtherRowKind};
pub use register::place::Place;
pub use register::register::Register;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
