//! What both readers of `way_up` are tried on: a council that chose the lowest levels of sheet 7.

use std::sync::OnceLock;

use ocop_core::{Council, Edition};

pub(crate) fn lowest() -> &'static Council {
    static LOWEST: OnceLock<Council> = OnceLock::new();
    LOWEST.get_or_init(|| {
        let sheet = Edition::E2026.sheet(7).unwrap();
        Council::of([sheet.lowest()]).unwrap()
    })
}
