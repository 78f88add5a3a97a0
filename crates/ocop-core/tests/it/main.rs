//! Tests of the public API, one binary.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod all_faults;
mod bounds;
mod certificate_periods;
mod certificates;
mod claims;
mod compare;
mod conformance;
mod conversions;
mod custom_limits;
mod days;
mod days_and_rules;
mod edges;
mod error_details;
mod errors;
mod expected;
mod explanation;
mod fuzz;
mod hostile;
mod improvement;
mod improvement_request;
mod improvement_values;
mod labels_of_enums;
mod laws;
mod lines;
mod meeting;
mod members;
mod memory;
mod minutes;
mod minutes_bytes;
mod minutes_changes;
mod one_result;
mod oracle;
mod packing;
mod parts;
mod product_codes;
mod published;
mod run_time;
mod schema;
mod schema_product;
mod schema_rating;
mod schema_values;
mod sheet_code;
mod shown_edges;
mod tables;
mod texts;
mod units;
mod unknown_members;
mod util;
mod values;
