//! Columns found by their names.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::Fields;
use ocop_core::internal::{error, named};
use ocop_core::{Criterion, Error, ErrorDetail, Label, Sheet};

use crate::bytes::bytes;
use crate::error::{CASES, LEVELS, wrong_type};
use crate::schema::{CASE, case_column};

/// The name of the column that has whole scorecards.
pub(crate) const SCORECARD: &str = "scorecard";

/// The bytes of the levels, and of the cases, as a batch reads them.
pub(crate) type LevelsAndCases = [Vec<ScalarBuffer<u8>>; 2];

/// Columns with their names: those of a table or of a struct.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) fields: &'a Fields,
    pub(crate) columns: &'a [ArrayRef],
    /// The rows in which all columns are NULL.
    pub(crate) nulls: Option<&'a NullBuffer>,
}

impl<'a> Named<'a> {
    pub(crate) fn of_table(table: &'a RecordBatch) -> Self {
        Self {
            fields: table.schema_ref().fields(),
            columns: table.columns(),
            nulls: None,
        }
    }

    /// The column of a name.
    pub(crate) fn column(self, name: &str) -> Result<Option<&'a ArrayRef>, Error> {
        let columns = self.fields.iter().zip(self.columns);
        let mut found = columns.filter(|(field, _)| field.name() == name);
        let first = found.next();
        if found.next().is_some() {
            return Err(error(ErrorDetail::ColumnTwice, name, []));
        }
        Ok(first.map(|(_, column)| column))
    }

    /// Whether a column has the key of a criterion.
    pub(crate) fn names_a_criterion(self, sheet: &Sheet) -> bool {
        let mut names = self.fields.iter().map(|field| field.name());
        names.any(|name| sheet.criterion(name).is_ok())
    }

    /// The bytes of the columns of a sheet. Other columns are left alone, unless they have the name of
    /// a criterion or case that the sheet does not have.
    pub(crate) fn read(self, sheet: &Sheet) -> Result<LevelsAndCases, Error> {
        let (mut levels, mut cases, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        self.check_names(sheet)?;
        for criterion in sheet.criteria() {
            let (key, case) = (criterion.key(), case_column(criterion));
            let Some(column) = self.column(key)? else {
                missing.push(key.to_owned());
                continue;
            };
            let Some(case) = case else {
                levels.push(self.bytes(key, column, LEVELS)?);
                continue;
            };
            if let Some(pair) = column.as_struct_opt() {
                let nulls = NullBuffer::union(self.nulls, pair.nulls());
                let pair = Named {
                    fields: pair.fields(),
                    columns: pair.columns(),
                    nulls: nulls.as_ref(),
                };
                levels.push(pair.part(key, "level", LEVELS)?);
                cases.push(pair.part(key, "case", CASES)?);
                continue;
            }
            levels.push(self.bytes(key, column, LEVELS)?);
            match self.column(&case)? {
                Some(column) => cases.push(self.bytes(&case, column, CASES)?),
                None => missing.push(case),
            }
        }
        if missing.is_empty() {
            return Ok([levels, cases]);
        }
        Err(missing_columns("", &missing))
    }

    /// The error for a table without any scorecards.
    pub(crate) fn nothing_found(self, sheet: &Sheet) -> Error {
        // Perhaps the table is of another sheet.
        if let Err(error) = self.check_names(sheet) {
            return error;
        }
        let key = sheet.criteria().next().map_or("", Criterion::key);
        let expected = Label::new(
            format!("của tiêu chí, như `{key}`, và không có cột `{SCORECARD}`"),
            format!("of a criterion, such as `{key}`, and none named `{SCORECARD}`"),
        );
        error(
            ErrorDetail::ColumnMissing,
            "",
            [("expected", expected.into())],
        )
    }

    /// Looks for names of criteria and cases that the sheet does not have.
    fn check_names(self, sheet: &Sheet) -> Result<(), Error> {
        let mut names = self.fields.iter().map(|field| field.name());
        match names.find(|name| is_like_a_column(name) && !is_a_column(name, sheet)) {
            None => Ok(()),
            Some(name) => {
                let sheet = ("sheet", named(sheet));
                Err(error(ErrorDetail::UnknownColumn, name, [sheet]))
            }
        }
    }

    /// A column of the struct of a criterion.
    fn part(
        self,
        criterion: &str,
        name: &'static str,
        expected: (&'static str, &'static str),
    ) -> Result<ScalarBuffer<u8>, Error> {
        let column = self.column(name).map_err(|twice| twice.under(criterion))?;
        let column = column.ok_or_else(|| missing_columns(criterion, &[name]))?;
        self.bytes(&format!("{criterion}.{name}"), column, expected)
    }

    fn bytes(
        self,
        name: &str,
        column: &ArrayRef,
        expected: (&'static str, &'static str),
    ) -> Result<ScalarBuffer<u8>, Error> {
        bytes(column, self.nulls).ok_or_else(|| wrong_type(name, column.data_type(), expected))
    }
}

/// Columns of a sheet that are not in a table, or not in the struct of a criterion.
fn missing_columns(path: &str, names: &[impl AsRef<str>]) -> Error {
    const SHOWN: usize = 8;
    let shown: Vec<_> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    let (shown, others) = (shown.join(", "), names.len().saturating_sub(SHOWN));
    let names = match others {
        0 => Label::new(shown.clone(), shown),
        _ => Label::new(
            format!("{shown} và {others} cột khác"),
            format!("{shown} and {others} others"),
        ),
    };
    error(
        ErrorDetail::ColumnMissing,
        path,
        [("expected", names.into())],
    )
}

/// Whether a name is the key of a criterion, or of a criterion's case, on some sheet: numbers and single
/// letters between points, such as `5.2`, `3.a` or `8.case`.
pub(crate) fn is_like_a_column(name: &str) -> bool {
    let key = name.strip_suffix(CASE).unwrap_or(name);
    let is_step = |step: &str| {
        matches!(step.chars().count(), 1..=2) && step.chars().all(char::is_alphanumeric)
    };
    key.starts_with(|first: char| first.is_ascii_digit()) && key.split('.').all(is_step)
}

/// Whether a name is that of a column of a sheet.
fn is_a_column(name: &str, sheet: &Sheet) -> bool {
    match name.strip_suffix(CASE) {
        None => sheet.criterion(name).is_ok(),
        Some(key) => sheet.criterion(key).is_ok_and(Criterion::has_cases),
    }
}
