//! How much the tests try: a usual run samples what a long run goes through in full.
//!
//! ```text
//! OCOP_LONG=1 cargo test --all-features
//! ```

/// Whether everything is tried. CI sets `OCOP_LONG`.
pub fn is_long() -> bool {
    std::env::var_os("OCOP_LONG").is_some()
}

/// How many random cases to try: an eighth of them in a usual run.
pub fn cases(all: u32) -> u32 {
    if is_long() { all } else { (all / 8).max(16) }
}

/// All items in a long run, else one in so many.
pub fn sample<T>(one_in: usize, items: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    items
        .into_iter()
        .step_by(if is_long() { 1 } else { one_in })
}
