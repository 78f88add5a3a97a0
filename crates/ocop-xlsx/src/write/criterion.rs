//! The row of a criterion on a member's page: its texts, and the formula of its points.

use ocop_core::{Criterion, Level, NoteKind, Star};
use rust_xlsxwriter::{RowNum, row_col_to_cell};

use super::list::List;
use super::plan::Plan;
use crate::layout::choices;
use crate::layout::member::{CHOICE, POINTS, WRONG};

/// The notes on a criterion, each on a line of its own.
pub(super) fn notes(plan: &Plan<'_>, criterion: Criterion<'_>) -> String {
    let notes = criterion.notes().map(|note| {
        let label = note.label().get(plan.lang);
        match note.kind() {
            kind @ (NoteKind::Info | NoteKind::Interpretation) => {
                format!("\n{}: {label}", kind.label(plan.lang))
            }
            // The others say themselves what they require or end.
            _ => format!("\n{label}"),
        }
    });
    notes.collect()
}

/// The levels as the drop-down has them, each with its mark.
pub(super) fn levels(criterion: Criterion<'_>, list: &List) -> String {
    let lines = criterion
        .choices()
        .zip(&list.entries)
        .map(|(choice, entry)| {
            let level = criterion.level_of(choice);
            match level.and_then(Level::mark) {
                None => entry.text.clone(),
                Some(mark) => format!("{} ({})", entry.text, stars(mark)),
            }
        });
    let lines: Vec<_> = lines.collect();
    lines.join("\n")
}

/// A mark as the decision prints it.
fn stars(mark: Star) -> String {
    "*".repeat(mark.number().into())
}

/// The points that each star requires.
pub(super) fn required(plan: &Plan<'_>, criterion: Criterion<'_>) -> String {
    let lines = Star::RECOGNISED.into_iter().filter_map(|star| {
        let points = criterion.requirement(star)?;
        Some(format!("{star}★ ≥ {points}"))
    });
    let mut lines: Vec<_> = lines.collect();
    if criterion.stops_on_zero() {
        lines.push(plan.pick("0: dừng", "0: ends").to_owned());
    }
    lines.join("\n")
}

/// The points of the choice in a row: nothing without a choice, [`WRONG`] for a text that is no choice.
///
/// A criterion that depends on a story without points is 0 if it is left blank, and wrong with points.
pub(super) fn points_formula(at: RowNum, list: &List, story: Option<RowNum>) -> String {
    let choice = row_col_to_cell(at, CHOICE);
    let (texts, points) = (list.cells(choices::TEXT), list.cells(choices::POINTS));
    let found = format!("SUMPRODUCT(--({texts}={choice}))=1");
    let worth = format!("SUMPRODUCT(({texts}={choice})*{points})");
    match story {
        None => format!("=IF({choice}=\"\",\"\",IF({found},{worth},\"{WRONG}\"))"),
        Some(story) => {
            let story = row_col_to_cell(story, POINTS);
            let without = format!("ISNUMBER({story}),{story}=0");
            format!(
                "=IF({choice}=\"\",IF(AND({without}),0,\"\"),\
                 IF({found},IF(AND({without},{worth}>0),\"{WRONG}\",{worth}),\"{WRONG}\"))"
            )
        }
    }
}
