//! The bands of 100 points with a mean on them (26/2026, Art. 3.3).

use maud::{Markup, html};
use ocop_core::{Bands, Mean, Points, Star};

use super::percent;

/// The bands with the mean, its figure as shown, and the lowest and highest total.
///
/// Lengths are percentages, so that the figures keep their size on a small screen.
pub(crate) fn bands(
    bands: Bands,
    (mean, shown): (Mean, &str),
    range: Option<(Points, Points)>,
    text: &str,
) -> Markup {
    let reached = bands.of(mean);
    let least = |star| bands.least(star);
    let next = |star: Star| Star::from_number(star.number() + 1).map_or(Points::FULL, least);
    let at = |points: Points| percent(Mean::from(points), Points::FULL);
    let wide = |from: Points, to: Points| at(Points::new(to.get().saturating_sub(from.get())));
    let middle = |star| {
        let both = least(star) + next(star);
        Mean::new(both.get().into(), 2).unwrap_or(Mean::ZERO)
    };
    let mean_at = percent(mean, Points::FULL);
    let edges = edges(bands);
    let lines = edges.iter().map(|(_, line)| line + 1).max().unwrap_or(1);
    html! {
        svg.bands height=(52 + 14 * lines) role="img" aria-label=(text) {
            @for star in Star::ALL {
                rect.reached[star == reached] x=(at(least(star))) y="20" width=(wide(least(star), next(star))) height="22" {}
                @if next(star) - least(star) >= ROOM {
                    text.reached[star == reached] x=(percent(middle(star), Points::FULL)) y="36"
                        text-anchor="middle" { (star) "★" }
                }
            }
            @for (edge, line) in edges {
                text.edge x=(at(edge)) y=(62 + 14 * line) text-anchor=(anchor(Mean::from(edge), 0, 100)) {
                    (edge)
                }
            }
            @if let Some((lowest, highest)) = range {
                rect.range x=(at(lowest)) y="46" width=(wide(lowest, highest)) height="4" {}
            }
            // A path has no percentages, so that it is in a picture of its own.
            svg x=(mean_at) overflow="visible" { path.mean d="M0 20l-5-6h10z" {} }
            text.mean x=(mean_at) y="11" text-anchor=(anchor(mean, 15, 85)) { (shown) }
        }
    }
}

/// The points that the figure of an edge, or the star of a band, needs on the smallest screen.
const ROOM: i32 = 8;

/// The edges of the bands from 0 to 100, each with the line on which its figure has room.
fn edges(bands: Bands) -> Vec<(Points, usize)> {
    let mut last: Vec<Points> = Vec::new();
    let edges = Star::ALL.into_iter().map(|star| bands.least(star));
    let edges = edges.chain([Points::FULL]);
    edges
        .map(|edge| {
            let free = last.iter().position(|&before| edge - before >= ROOM);
            let line = free.unwrap_or(last.len());
            last.truncate(line);
            last.push(edge);
            (edge, line)
        })
        .collect()
}

/// How a figure lies to its place: towards the middle near the ends.
fn anchor(at: Mean, low: u16, high: u16) -> &'static str {
    if at <= Mean::from(Points::new(low)) {
        "start"
    } else if at >= Mean::from(Points::new(high)) {
        "end"
    } else {
        "middle"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_near_edges_are_on_different_lines() {
        let lines = |two, three, four, five| {
            let bands = Bands::new(two, three, four, five);
            bands.map(|bands| {
                edges(bands)
                    .into_iter()
                    .map(|(_, line)| line)
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(lines(30, 50, 70, 90), Ok(vec![0; 6]));
        assert_eq!(lines(1, 2, 3, 99), Ok(vec![0, 1, 2, 3, 0, 1]));
        assert_eq!(lines(20, 24, 40, 97), Ok(vec![0, 0, 1, 0, 0, 1]));
    }
}
