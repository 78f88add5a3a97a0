//! The law as printed (26/2026, Annexes I and II, and earlier editions): editions, bands and
//! sheets, as tables or custom sheets.

pub(crate) mod bands;
pub(crate) mod builder;
pub(crate) mod case;
pub(crate) mod citation;
pub(crate) mod concept;
pub(crate) mod criterion;
pub(crate) mod criterion_set;
pub(crate) mod edition;
pub(crate) mod edition_row;
pub(crate) mod erratum;
pub(crate) mod ground;
pub(crate) mod in_force;
pub(crate) mod interpretation_row;
pub(crate) mod level;
pub(crate) mod note;
pub(crate) mod note_kind;
pub(crate) mod option;
pub(crate) mod proof;
pub(crate) mod registry;
pub(crate) mod requirement_marks;
pub(crate) mod row;
pub(crate) mod search;
pub(crate) mod section;
pub(crate) mod sheet;
#[rustfmt::skip]
pub(crate) mod tables;
pub(crate) mod slot;
pub(crate) mod tags;
pub(crate) mod tier;
#[cfg(feature = "units")]
pub(crate) mod units;
