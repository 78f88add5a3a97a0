//! Five stars of which some are reached.

use maud::{Markup, html};
use ocop_core::Star;

/// A star of five points in a square of 24, with its upper tip in the middle.
const SHAPE: &str = "M12 1.5l2.5 7.1 7.5 .2-6 4.6 2.1 7.2-6.1-4.3-6.1 4.3 2.1-7.2-6-4.6 7.5-.2z";

/// The stars, filled up to the one that is reached, with a text for screen readers.
pub(crate) fn stars(reached: Option<Star>, text: &str) -> Markup {
    let reached = reached.map_or(0, Star::number);
    html! {
        svg.stars viewBox="0 0 130 24" role="img" aria-label=(text) {
            @for star in Star::ALL {
                path.reached[star.number() <= reached] d=(SHAPE)
                    transform={ "translate(" (26 * (star.number() - 1)) " 0)" } {}
            }
        }
    }
}
