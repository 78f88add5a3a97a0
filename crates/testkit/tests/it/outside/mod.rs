//! Text from outside in every output: no line is forged, no terminal is cleared, nothing becomes markup.
//!
//! Each text of a file in turn is one of [`TEXTS`]. What the libraries make of the file is looked at as a reader
//! sees it: text line by line, Markdown through a parser that follows GitHub's. Pages, workbooks, calendars and
//! pictures are looked at beside their crates.

mod libraries;
mod markdown;
mod programs;

use ocop_core::{Error, Lang};
use testkit::outside::is_one_line;

/// An error in both languages, and as it prints.
fn error_is_ours(error: &Error, place: &str) {
    for text in Lang::ALL.map(|lang| error.explain(lang)) {
        is_one_line(&text, place);
    }
    for lang in Lang::ALL {
        is_one_line(&error.message_in(lang), place);
    }
}
