//! Parts, sections and criteria: points against their maximum, choices, and marks.

use maud::{Markup, html};
use ocop_core::explain::{CriterionLine, PartLine};
use ocop_core::internal::report;
use ocop_core::{Explanation, NoteKind, Points, Rating, Star};

use crate::picture;

/// A bar for each part and section, all of one scale.
pub(super) fn bars(explanation: &Explanation) -> Markup {
    let lang = explanation.lang;
    let whole = explanation
        .parts
        .iter()
        .map(|part| part.max)
        .max()
        .unwrap_or(Points::FULL);
    let points = |shown: &str, mean, max: Points| {
        let shown = report::points(explanation, shown, mean);
        html! { td.n { (shown) " / " (max) } td.graph { (picture::bar(mean, max, whole)) } }
    };
    let [_, what, points_head, ..] = columns(explanation);
    html! {
        section {
            h2 { (lang.pick("Điểm theo phần và mục", "Points by part and section")) }
            table.bars {
                thead {
                    tr { th scope="col" { (what) } th.n scope="col" { (points_head) } td {} }
                }
                @for part in &explanation.parts {
                    tbody {
                        tr.of-part {
                            th scope="row" { (report::part(&part.part, lang)) }
                            (points(&part.shown, part.mean, part.max))
                        }
                        @for section in &part.sections {
                            tr {
                                th scope="row" { (section.key) ". " (section.name) }
                                (points(&section.shown, section.mean, section.max))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every criterion with its choices and marks, a table for each part.
pub(super) fn criteria(rating: &Rating, explanation: &Explanation) -> Markup {
    html! {
        @for (index, part) in explanation.parts.iter().enumerate() {
            section.next-page[index > 0] {
                h2 {
                    (report::part(&part.part, explanation.lang)) ": "
                    (report::points(explanation, &part.shown, part.mean)) " / " (part.max)
                }
                (table(rating, explanation, part))
            }
        }
    }
}

/// The headings of the table of criteria.
fn columns(explanation: &Explanation) -> [&'static str; 5] {
    explanation.lang.pick(
        ["Mã", "Tiêu chí", "Điểm", "Yêu cầu", "Đã chọn"],
        ["Key", "Criterion", "Points", "Required", "Chosen"],
    )
}

fn table(rating: &Rating, explanation: &Explanation, part: &PartLine) -> Markup {
    html! {
        table.criteria {
            colgroup { @for _ in columns(explanation) { col; } }
            thead { tr { @for column in columns(explanation) { th scope="col" { (column) } } } }
            tbody {
                @for section in &part.sections {
                    // A section that is one criterion is shown once.
                    @if !matches!(section.criteria.as_slice(), [only] if only.key == section.key) {
                        tr.section {
                            th { (section.key) }
                            th scope="rowgroup" { (section.name) }
                            th.n { (report::points(explanation, &section.shown, section.mean)) " / " (section.max) }
                            td colspan="2" {}
                        }
                    }
                    @for line in &section.criteria { (row(rating, explanation, line)) }
                }
            }
        }
    }
}

fn row(rating: &Rating, explanation: &Explanation, line: &CriterionLine) -> Markup {
    let lang = explanation.lang;
    let criterion = rating.sheet().criterion(&line.key).ok();
    let marks = explanation.requirements.iter().filter_map(|of_star| {
        let required = criterion?.requirement(of_star.star)?;
        let unmet = of_star.unmet.contains(&line.key);
        Some((of_star.star, required, unmet))
    });
    let notes = line.notes.iter().filter(|note| note.kind != NoteKind::Info);
    html! {
        tr {
            td { (line.key) }
            th scope="row" { (line.name) }
            td.n { (report::points(explanation, &line.shown, line.mean)) " / " (line.max) }
            td { @for (star, required, unmet) in marks { (mark(explanation, star, required, unmet)) } }
            td {
                @for choice in report::choices(line, lang) { p { (choice) } }
                @if let Some(next) = report::next_mark(line, lang) { p.bad { "→ " (next) } }
                // A note such as a ground for rejection is not about this product.
                @for note in notes { p.soft { i { (lang.pick("Ghi chú", "Note")) ": " (note.text) } } }
            }
        }
    }
}

/// The points that a star requires, and whether they are reached: by a sign, and in words for readers of
/// the text.
fn mark(explanation: &Explanation, star: Star, required: Points, unmet: bool) -> Markup {
    let (met, missed) = explanation.lang.pick(("đạt", "chưa đạt"), ("met", "unmet"));
    html! {
        p.mark.bad[unmet] {
            (star) "★ ≥ " (required) " "
            span role="img" aria-label=(if unmet { missed } else { met }) { (if unmet { "✗" } else { "✓" }) }
        }
    }
}
