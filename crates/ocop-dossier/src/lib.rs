#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod accepted;
mod calendar;
mod case;
mod check;
mod document_kind;
pub mod dossier;
mod error;
pub mod evidence;
mod finding;
mod findings;
#[cfg(feature = "json")]
mod json;
mod read;
pub mod report;
mod required;
mod rule;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod settings;
#[cfg(test)]
mod testing;
mod texts;
mod units;
mod value;
mod words;

pub use accepted::Accepted;
pub use calendar::Calendar;
pub use check::check;
pub use document_kind::DocumentKind;
#[doc(inline)]
pub use dossier::{Document, Dossier, Stage};
pub use error::{Error, ErrorKind};
pub use finding::{Finding, LevelRisk, Risk};
#[doc(inline)]
pub use report::{Report, Standing, Verdict};
pub use rule::{Rule, Severity, Topic};
pub use settings::{Level, Round, Settings};
pub use value::Value;
