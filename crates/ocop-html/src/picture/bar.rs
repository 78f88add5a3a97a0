//! A bar of points against their maximum.

use maud::{Markup, html};
use ocop_core::{Mean, Points};

use super::percent;

/// The points as a filled bar in a frame as long as their maximum, both against a common whole. The
/// numbers are beside it, so a screen reader skips it.
pub(crate) fn bar(mean: Mean, max: Points, whole: Points) -> Markup {
    html! {
        svg.bar aria-hidden="true" {
            rect.most y="1" width=(percent(Mean::from(max), whole)) height="10" {}
            rect.got y="1" width=(percent(mean, whole)) height="10" {}
        }
    }
}
