//! The manual, chapter by chapter in reading order; all its code runs as tests.
//!
//! 1. [The law in ten minutes](_01_law_in_ten_minutes): what a Rust programmer needs to know of OCOP.
//! 2. [From a paper sheet to a rating](_02_from_paper_to_rating): one product, step by step, and the
//!    errors that a newcomer makes. Who knows OCOP and little Rust begins at
//!    [without writing Rust](_02_from_paper_to_rating#without-writing-rust).
//! 3. [The reading rules](_03_reading_rules): what is read where the law is silent, each shown.
//! 4. [Councils](_04_councils): members, their mean, their own rules, and minutes.
//! 5. [Editions and dates](_05_editions_and_dates): which decision, which days, which code.
//! 6. [In a web service](_06_web_service): JSON in, JSON out, with statuses and limits.
//! 7. [WebAssembly and `no_std`](_07_wasm_and_no_std): what builds without the standard library.
//! 8. [By the million](_08_batch): columns, packed numbers, streams and what-ifs.
//! 9. [The way up](_09_way_up): what would raise the star, what is still open, what was claimed.
//! 10. [Promises](_10_promises): what the crates promise, and how anyone can check it.

#[doc = include_str!("../../docs/manual/01-law-in-ten-minutes.md")]
pub mod _01_law_in_ten_minutes {}
#[doc = include_str!("../../docs/manual/02-from-paper-to-rating.md")]
pub mod _02_from_paper_to_rating {}
#[doc = include_str!("../../docs/manual/03-reading-rules.md")]
pub mod _03_reading_rules {}
#[doc = include_str!("../../docs/manual/04-councils.md")]
pub mod _04_councils {}
#[doc = include_str!("../../docs/manual/05-editions-and-dates.md")]
pub mod _05_editions_and_dates {}
#[doc = include_str!("../../docs/manual/06-web-service.md")]
pub mod _06_web_service {}
#[doc = include_str!("../../docs/manual/07-wasm-and-no-std.md")]
pub mod _07_wasm_and_no_std {}
#[doc = include_str!("../../docs/manual/08-batch.md")]
pub mod _08_batch {}
#[doc = include_str!("../../docs/manual/09-way-up.md")]
pub mod _09_way_up {}
#[doc = include_str!("../../docs/manual/10-promises.md")]
pub mod _10_promises {}
