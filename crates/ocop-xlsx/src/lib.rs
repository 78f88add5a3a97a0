#![doc = include_str!("../docs/crate.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod layout;
mod read;
mod workbook;
mod write;

pub use read::{CsvPage, Fault, Faults, FilledWorkbook, page_to_csv};
pub use workbook::ScoringWorkbook;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
