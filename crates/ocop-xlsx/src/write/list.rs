//! Lists on the hidden page of choices: tiers, answers, and the choices of each criterion.

use ocop_core::{Choice, Criterion, Lang};
use rust_xlsxwriter::{ColNum, RowNum, quote_sheet_name, row_col_to_cell_absolute};

use crate::layout::{self, choices};

/// A list on the hidden page of choices.
pub(super) struct List {
    pub(super) name: String,
    /// The row of its first entry.
    pub(super) first: RowNum,
    pub(super) entries: Vec<Entry>,
}

pub(super) struct Entry {
    pub(super) code: String,
    /// Of a choice, not of a tier or an answer.
    pub(super) points: Option<u16>,
    pub(super) text: String,
}

impl List {
    /// A column of the list, as formulas of other pages write it.
    pub(super) fn cells(&self, column: ColNum) -> String {
        let from = on(layout::CHOICES_PAGE, self.first, column);
        let entries = RowNum::try_from(self.entries.len()).unwrap_or(RowNum::MAX);
        let to = row_col_to_cell_absolute(self.first + entries - 1, column);
        format!("{from}:{to}")
    }

    /// The text of a code.
    pub(super) fn text(&self, code: &str) -> &str {
        let found = self.entries.iter().find(|entry| entry.code == code);
        found.map_or("", |entry| &entry.text)
    }
}

impl Entry {
    pub(super) fn of(code: &dyn ToString, text: &str) -> Self {
        let (code, text) = (code.to_string(), text.to_owned());
        Self {
            code,
            points: None,
            text,
        }
    }

    pub(super) fn choice(criterion: Criterion<'_>, choice: Choice, lang: Lang) -> Self {
        let level = criterion.level_of(choice);
        Self {
            code: choice.to_string(),
            points: Some(level.map_or(0, |level| level.points().get())),
            text: choices::text(criterion, choice, lang),
        }
    }
}

/// A cell of a page, as formulas of other pages write it.
pub(super) fn on(page: &str, row: RowNum, column: ColNum) -> String {
    format!(
        "{}!{}",
        quote_sheet_name(page),
        row_col_to_cell_absolute(row, column)
    )
}
