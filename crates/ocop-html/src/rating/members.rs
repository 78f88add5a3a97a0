//! The members of a council beside each other.

use maud::{Markup, html};
use ocop_core::explain::MemberLine;
use ocop_core::internal::report;
use ocop_core::{Criterion, Explanation, Mean, Points, Rating, Scorecard};

use crate::{fields, picture};

/// The members whose columns fit on a page beside the criteria.
const MOST_COLUMNS: usize = 10;

/// The total of each member, if there are several.
pub(super) fn totals(rating: &Rating, explanation: &Explanation) -> Markup {
    if explanation.totals.len() < 2 {
        return Markup::default();
    }
    let lang = explanation.lang;
    let [.., member, _] = fields::labels(lang);
    let totals = rating.totals().iter().zip(&explanation.members);
    html! {
        table.bars {
            thead {
                tr { th scope="col" { (member) } th.n scope="col" { (lang.pick("Tổng điểm", "Total")) } td {} }
            }
            tbody {
                @for (total, member) in totals {
                    tr {
                        th scope="row" { (named(member)) }
                        td.n { (total) }
                        td.graph { (picture::bar(Mean::from(*total), Points::FULL, Points::FULL)) }
                    }
                }
            }
        }
    }
}

/// The place of a member's scorecard and the name, if it has one.
pub(super) fn named(member: &MemberLine) -> String {
    match &member.name {
        Some(name) => format!("{}. {name}", member.place),
        None => member.place.to_string(),
    }
}

/// The points of each member on each criterion, with the mean and the spread, if there are several.
pub(super) fn side_by_side(rating: &Rating, explanation: &Explanation) -> Markup {
    let cards = rating.council().scorecards();
    if cards.len() < 2 {
        return Markup::default();
    }
    let lang = explanation.lang;
    let members: Vec<_> = explanation.members.iter().zip(cards).collect();
    html! {
        section.next-page {
            h2 { (lang.pick("Điểm của từng thành viên", "Points of each member")) }
            @for block in members.chunks(MOST_COLUMNS) { (table(rating, explanation, block)) }
        }
    }
}

fn table(
    rating: &Rating,
    explanation: &Explanation,
    block: &[(&MemberLine, &Scorecard)],
) -> Markup {
    let lang = explanation.lang;
    let [key, what, mean, spread] = lang.pick(
        ["Mã", "Tiêu chí", "Trung bình", "Chênh lệch"],
        ["Key", "Criterion", "Mean", "Spread"],
    );
    let shown = explanation.criteria();
    let lines = shown.zip(rating.sheet().criteria());
    html! {
        // A table that is wider than a small screen can be moved with the keyboard too.
        div.wide tabindex="0" role="region" aria-label=(lang.pick("Điểm của từng thành viên", "Points of each member")) {
            table.members {
                thead {
                    tr {
                        th scope="col" { (key) }
                        th scope="col" { (what) }
                        @for (member, _) in block {
                            th.n scope="col" title=[member.name.as_deref()] { (member.place) }
                        }
                        th.n scope="col" { (mean) }
                        th.n scope="col" { (spread) }
                    }
                }
                tbody {
                    @for (line, criterion) in lines {
                        @let spread = spread_of(rating, criterion);
                        tr.differ[spread > 0] {
                            td { (line.key) }
                            th scope="row" { (line.name) }
                            @for (_, card) in block { td.n { (points(card, criterion)) } }
                            td.n { (report::points(explanation, &line.shown, line.mean)) }
                            td.n { @if spread > 0 { (spread) } }
                        }
                    }
                }
                tfoot {
                    tr {
                        th colspan="2" scope="row" { (lang.pick("Tổng điểm", "Total")) }
                        @for (_, card) in block { td.n { (card.total()) } }
                        td.n { (report::points(explanation, &explanation.mean_shown, explanation.mean)) }
                        td.n { (difference(rating.totals().iter().copied())) }
                    }
                }
            }
        }
    }
}

/// A member's points on a criterion, or a dash where it was left out.
fn points(card: &Scorecard, criterion: Criterion<'_>) -> String {
    let chosen = card.choice(criterion.key());
    let points = chosen.and_then(|_| card.points(criterion.key()));
    points.map_or_else(|| "–".to_string(), |points| points.to_string())
}

/// The points between the lowest and the highest member on a criterion.
fn spread_of(rating: &Rating, criterion: Criterion<'_>) -> i32 {
    let cards = rating.council().scorecards().iter();
    difference(cards.filter_map(|card| card.points(criterion.key())))
}

fn difference(points: impl Iterator<Item = Points> + Clone) -> i32 {
    let (lowest, highest) = (points.clone().min(), points.max());
    let both = highest.zip(lowest);
    both.map_or(0, |(highest, lowest)| highest - lowest)
}
