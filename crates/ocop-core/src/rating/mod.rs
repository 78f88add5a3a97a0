//! From choices to stars: scorecards, the council and its rules, the star rule, the rating.

pub(crate) mod ballot;
pub(crate) mod choice;
pub(crate) mod council;
pub(crate) mod council_mean;
pub(crate) mod council_rules;
pub(crate) mod figures;
pub(crate) mod interpretation;
pub mod meeting;
pub(crate) mod member;
pub(crate) mod pack;
#[allow(clippy::module_inception)] // One file for one concept, named for it.
pub(crate) mod rating;
pub(crate) mod scorecard;
pub(crate) mod scorecard_builder;
pub(crate) mod sheet_code;
pub(crate) mod star_rule;
pub(crate) mod story_dependence;
pub(crate) mod unmet;
