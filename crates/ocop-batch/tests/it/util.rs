//! What the tests share.

use ocop_core::{Choice, Criterion, Edition, ScorecardBuilder, Sheet};

/// The sheets of every edition that is carried.
pub(crate) fn sheets() -> Vec<Sheet> {
    Edition::ALL.into_iter().flat_map(Edition::sheets).collect()
}

/// The points of a choice.
pub(crate) fn worth(criterion: Criterion<'_>, choice: Choice) -> u16 {
    criterion
        .level_of(choice)
        .map_or(0, |level| level.points().get())
}

/// A scorecard with the best level everywhere, still to be changed.
pub(crate) fn full(sheet: &Sheet) -> ScorecardBuilder {
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    sheet.scorecard_from(best).unwrap()
}
