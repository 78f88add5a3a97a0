//! The manual, chapter by chapter; all its code runs as tests.
//!
//! 1. [The law in ten minutes](_01_law_in_ten_minutes), for Rust developers new to OCOP.
//! 2. [From a paper sheet to a rating](_02_from_paper_to_rating): one product, step by step, and common
//!    mistakes. Readers new to Rust start at [without writing Rust](_02_from_paper_to_rating#without-writing-rust).
//! 3. [Interpretations](_03_interpretations): how the law is read where it is silent, each with an example.
//! 4. [Councils](_04_councils): members, their mean, their own rules, and minutes.
//! 5. [Editions and dates](_05_editions_and_dates): which decision applies, certificates, product codes.
//! 6. [In a web service](_06_web_service): JSON in, JSON out, with status codes and limits.
//! 7. [WebAssembly and `no_std`](_07_wasm_and_no_std): what builds without the standard library.
//! 8. [By the million](_08_batch): columns, packed numbers, streams and changes of the law.
//! 9. [Improvement and bounds](_09_improvement_and_bounds): the cheapest way to a star, incomplete
//!    scorecards, claimed figures.
//! 10. [Promises](_10_promises): what the crates promise, and the command that checks it.
//! 11. [Tables and engines](_11_tables_and_engines): from a CSV to a cluster.
//! 12. [Workbooks and pages](_12_workbooks_and_pages): a meeting from the blank workbook to the signed page.
//! 13. [After the star](_13_after_the_star): certificates that run out, and the registers of offices.
//! 14. [The next dossier](_14_next_dossier): from the accepted dossier to the upgrade or the re-evaluation.
//! 15. [The way up in time](_15_the_way_up_in_time): what must begin by which day, and which round can be met.
//! 16. [What costs the stars](_16_what_costs_the_stars): which criteria keep products from a star, and what a
//!     measure would gain.

#[doc = include_str!("../../docs/manual/01-law-in-ten-minutes.md")]
pub mod _01_law_in_ten_minutes {}
#[doc = include_str!("../../docs/manual/02-from-paper-to-rating.md")]
pub mod _02_from_paper_to_rating {}
#[doc = include_str!("../../docs/manual/03-interpretations.md")]
pub mod _03_interpretations {}
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
#[doc = include_str!("../../docs/manual/09-improvement-and-bounds.md")]
pub mod _09_improvement_and_bounds {}
#[doc = include_str!("../../docs/manual/10-promises.md")]
pub mod _10_promises {}
#[doc = include_str!("../../docs/manual/11-tables-and-engines.md")]
pub mod _11_tables_and_engines {}
#[doc = include_str!("../../docs/manual/12-workbooks-and-pages.md")]
pub mod _12_workbooks_and_pages {}
#[doc = include_str!("../../docs/manual/13-after-the-star.md")]
pub mod _13_after_the_star {}
#[doc = include_str!("../../docs/manual/14-next-dossier.md")]
pub mod _14_next_dossier {}
#[doc = include_str!("../../docs/manual/15-the-way-up-in-time.md")]
pub mod _15_the_way_up_in_time {}
#[doc = include_str!("../../docs/manual/16-what-costs-the-stars.md")]
pub mod _16_what_costs_the_stars {}
