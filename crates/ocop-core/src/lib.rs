#![doc = include_str!("../docs/crate.md")]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod after;
mod base;
pub mod bounds;
pub mod compare;
pub mod explain;
pub mod improve;
#[doc(hidden)]
pub mod internal;
#[cfg(feature = "json")]
pub mod json;
mod law;
pub mod manual;
#[cfg(feature = "minutes")]
pub mod minutes;
mod rating;
#[doc = include_str!("../docs/interpretations.md")]
pub mod interpretations {}

/// Sheets in detail: places, search, blank forms, custom sheets.
pub mod sheet {
    #[cfg(feature = "serde")]
    pub use crate::explain::blank::Blank;
    pub use crate::law::builder::{
        CriterionSpec, ErratumSpec, GroundSpec, LevelSpec, NoteSpec, PartSpec, SectionSpec,
        SheetSpec, UnreconciledSpec,
    };
    pub use crate::law::citation::Citation;
    pub use crate::law::search::Found;
}

/// Provinces, communes and their codes: those of now, and those of before July 2025.
#[cfg(feature = "units")]
pub mod units {
    #[cfg(feature = "units-before-2025")]
    pub use crate::law::units::former_unit::FormerUnit;
    pub use crate::law::units::unit::Unit;
    pub use crate::law::units::unit_kind::UnitKind;
}

// What every area uses: errors, languages, labels, points, means, stars, days.
pub use base::error::{Error, ErrorDetail, ErrorKind, ErrorValue};
pub use base::label::Label;
pub use base::lang::Lang;
pub use base::mean::{Mean, Rounding};
pub use base::per_star::PerStar;
pub use base::points::Points;
pub use base::star::Star;
pub use base::text;
/// The calendar library of [`Date`]. Its errors become an [`Error`] with `?`.
#[doc(no_inline)]
pub use jiff;
/// A day of the civil calendar; it prints and parses as ISO 8601, such as `2026-07-10`.
pub use jiff::civil::Date;
#[doc(no_inline)]
pub use rust_decimal::Decimal;

// The law: editions, bands, sheets and their parts.
pub use law::bands::Bands;
pub use law::case::Case;
pub use law::concept::Concept;
pub use law::criterion::Criterion;
pub use law::criterion_set::CriterionSet;
pub use law::edition::Edition;
pub use law::erratum::Erratum;
pub use law::ground::DisqualificationGround;
pub use law::in_force::{DossierKind, InForce, InForceReason};
pub use law::level::Level;
pub use law::note::Note;
pub use law::note_kind::NoteKind;
pub use law::section::{Part, Section};
pub use law::sheet::Sheet;
pub use law::tier::Tier;

// From choices to a star: scorecards, councils, ratings, meetings.
pub use rating::ballot::Ballot;
pub use rating::choice::Choice;
pub use rating::council::Council;
pub use rating::council_rules::{Attendance, Quorum, RequirementRule, Rules, Spread};
pub use rating::interpretation::Interpretation;
pub use rating::meeting::{self, Margin, Meeting};
pub use rating::member::Member;
pub use rating::rating::Rating;
pub use rating::scorecard::Scorecard;
pub use rating::scorecard_builder::ScorecardBuilder;
pub use rating::sheet_code::SheetCode;
pub use rating::unmet::UnmetRequirement;

// After the rating: recognition, certificates, product codes.
pub use after::certificate::Certificate;
pub use after::certificate_counts::CertificateCounts;
pub use after::certificate_period::{CertificatePeriod, CertificateState};
pub use after::date_range::DateRange;
pub use after::product_code::{CodeEra, ProductCode};
pub use after::recognition::{Recognition, RecognitionFrom};
pub use after::withdrawal::{Authority, Withdrawal};

// Answers about ratings: explanations, bounds, improvements, comparisons, minutes.
pub use bounds::Bounds;
pub use compare::Comparison;
pub use compare::claimed_result::ClaimedResult;
pub use explain::Explanation;
pub use improve::ImprovementRequest;
#[cfg(feature = "minutes")]
pub use minutes::Minutes;
