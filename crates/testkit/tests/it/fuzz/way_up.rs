//! What both readers of `way_up` are tried with: a council, and what a fault looks like.

use std::sync::OnceLock;

use ocop_core::text::outside;
use ocop_core::{Council, Edition, Lang};
use ocop_examples::exit::in_words;

/// A council that chose the lowest levels of sheet 7.
pub(crate) fn lowest() -> &'static Council {
    static LOWEST: OnceLock<Council> = OnceLock::new();
    LOWEST.get_or_init(|| {
        let sheet = Edition::E2026.sheet(7).unwrap();
        Council::of([sheet.lowest()]).unwrap()
    })
}

/// Asserts that a fault takes one line in both languages, as all programs print it.
pub(crate) fn is_one_line(fault: &anyhow::Error) {
    for lang in Lang::ALL {
        let shown = in_words(fault, lang);
        let shown = outside::line(&shown);
        assert!(!shown.is_empty() && !shown.contains('\n'), "{shown:?}");
    }
}
