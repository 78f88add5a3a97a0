//! The bar chart: for each star a bar for each criterion, as long as the products that it keeps below.

use maud::{Markup, html};
use ocop_core::{Lang, Star};
use ocop_examples::numbers::grouped;

use crate::summary::{Line, Summary};

/// The width of the picture.
const WIDTH: usize = 1_000;
/// Where bars begin, and how long the longest is.
const BARS: (usize, usize) = (430, 400);
/// The height of a bar with the gap below it, and of a heading.
const BAR: usize = 26;
const HEADING: usize = 64;
/// The most letters of a label.
const LETTERS: usize = 52;

/// The colours of the parts of a bar: alone, with one, two, three or more others, and with few points.
const COLOURS: [&str; 5] = ["#9a3412", "#ea580c", "#fb923c", "#fed7aa", "#cbd5e1"];

/// The chart as an SVG of its own.
pub(crate) fn chart(summary: &Summary<'_>, lang: Lang) -> Markup {
    let stars: Vec<_> = summary
        .stars
        .iter()
        .map(|&star| (star, summary.lines(&summary.all, star)))
        .collect();
    let most = stars
        .iter()
        .flat_map(|(_, lines)| lines)
        .map(Line::missed)
        .max()
        .unwrap_or(1)
        .max(1);
    let bars = |lines: &[Line<'_>]| lines.len().min(summary.top);
    let heights = stars.iter().map(|(_, lines)| HEADING + bars(lines) * BAR);
    let height = 110 + heights.sum::<usize>();
    let title = lang.pick("Tiêu chí nào làm mất sao", "What costs the stars");
    let below = format!("{}; {}", summary.sheet.place(lang), summary.source(lang));
    let ways = lang.pick(
        [
            "chỉ mục này",
            "+1 mục",
            "+2 mục",
            "+3 mục trở lên",
            "thiếu điểm",
        ],
        [
            "it alone",
            "+1 other",
            "+2 others",
            "+3 or more",
            "few points too",
        ],
    );
    let mut y = 100;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (height) }
            width=(WIDTH) height=(height) font-family="sans-serif" font-size="14" role="img"
            aria-label={ (title) ": " (below) } {
            rect width=(WIDTH) height=(height) fill="#ffffff" {}
            text x="16" y="30" font-size="20" font-weight="bold" { (title) }
            text x="16" y="54" fill="#475569" { (below) }
            @for (place, (way, colour)) in ways.into_iter().zip(COLOURS).enumerate() {
                rect x=(16 + place * 150) y="68" width="14" height="14" fill=(colour) {}
                text x=(36 + place * 150) y="80" { (way) }
            }
            @for (star, lines) in &stars {
                (heading(summary, *star, y, lang))
                @for (place, line) in lines.iter().take(summary.top).enumerate() {
                    (bar(line, most, y + HEADING - 14 + place * BAR, lang))
                }
                ({ y += HEADING + bars(lines) * BAR; "" })
            }
        }
    }
}

/// How many products do not reach a star, and how many of them only lack points.
fn heading(summary: &Summary<'_>, star: Star, y: usize, lang: Lang) -> Markup {
    let counts = &summary.all.counts;
    let [below, alone] = [counts.without(star), counts.few_points_alone(star)]
        .map(|count| grouped(count.into(), lang));
    let text = match lang {
        Lang::Vi => format!("Để đạt {star} sao: {below} sản phẩm chưa đạt, {alone} chỉ thiếu điểm"),
        Lang::En => format!("To {star} stars: {below} products below, {alone} only lack points"),
    };
    html! {
        text x="16" y=(y + 34) font-size="16" font-weight="bold" { (text) }
    }
}

/// A criterion and its bar, with the products that it keeps below and those that would gain the star.
fn bar(line: &Line<'_>, most: u64, y: usize, lang: Lang) -> Markup {
    let (first, longest) = BARS;
    // Edges are rounded, not widths, so that parts meet.
    let edge = |count: u64| {
        let long = u128::from(count) * longest as u128 / u128::from(most);
        first + usize::try_from(long).unwrap_or(longest)
    };
    let [alone, one, two, more] = line.others;
    let mut sum = 0;
    let parts = [alone, one, two, more, line.few_points].map(|count| {
        let begin = edge(sum);
        sum += count;
        (begin, edge(sum) - begin)
    });
    let [missed, gain] = [line.missed(), line.gain].map(|count| grouped(count.into(), lang));
    let text = match lang {
        Lang::Vi => format!("{missed}, tăng sao {gain}"),
        Lang::En => format!("{missed}, gain {gain}"),
    };
    let label = line.criterion.label().get(lang);
    let shown: String = label.chars().take(LETTERS).collect();
    let cut = if shown.len() < label.len() { "…" } else { "" };
    html! {
        g {
            title { (line.criterion.key()) " " (label) ": " (text) }
            text x="16" y=(y + 14) { (line.criterion.key()) }
            text x="60" y=(y + 14) font-size="12" { (shown) (cut) }
            @for ((begin, width), colour) in parts.into_iter().zip(COLOURS) {
                @if width > 0 {
                    rect x=(begin) y=(y) width=(width) height=(BAR - 8) fill=(colour) {}
                }
            }
            text x=(edge(line.missed()) + 6) y=(y + 14) font-size="12" { (text) }
        }
    }
}
