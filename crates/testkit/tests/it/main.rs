//! The tests of READMEs and example programs, in one program, because linking each costs seconds.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[cfg(unix)]
mod all_faults;
mod answers;
mod check_dossier;
mod dependencies;
mod display;
mod examples;
#[cfg(unix)]
mod faults;
mod fuzz;
mod load;
mod next_dossier;
mod outside;
mod programs_alike;
mod proof;
mod rate_csv;
mod rate_csv_offices;
mod readme;
mod streams;
mod units;
mod way_up;
mod way_up_in_time;
mod what_costs_stars;
mod what_if;
