#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod base;
mod check;
pub mod evidence;
pub mod model;
mod next;
mod procedure;
pub mod report;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(test)]
mod testing;
pub mod time;

// The caller's mistake is that of `ocop-core`.
pub use ocop_core::{Error, ErrorDetail, ErrorKind, ErrorValue};

// The input: the dossier and the settings of a check.
pub use check::calendar::{Calendar, DaysOff};
pub use check::settings::{Round, Settings, SeverityOverride};
pub use model::document_kind::DocumentKind;
pub use model::{Document, Dossier, Stage};

// The check and its report.
pub use check::accepted::Accepted;
pub use check::check;
pub use next::{NextDossier, NextEntry, NextPart, NextRequest};
pub use report::finding::Finding;
pub use report::risk::{LevelRisk, Risk};
pub use report::value::Value;
pub use report::{Report, Standing, Verdict};
pub use rules::rule::{BasisKind, Rule, Severity, Topic};
