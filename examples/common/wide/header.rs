//! The header of a wide table: the meaning of each cell of a row.

use anyhow::{Result, anyhow, bail};
use csv::ByteRecord;
use ocop_core::Sheet;

use super::cell::{Citation, shown};

/// The meanings of the cells of a row.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) targets: Vec<Target>,
    /// The position of the id, if there is one.
    pub(crate) id: Option<usize>,
}

/// The meaning of a cell.
#[derive(Debug)]
pub(crate) enum Target {
    Id,
    /// A level number, alone.
    Level(Citation),
    /// A level number after the letter of its case, and the column of cases.
    Choice(Citation, usize),
    /// The letter of a case alone, and the column of cases.
    Case(Citation, usize),
}

impl Header {
    /// Reads the header, which must name every criterion of the sheet, and nothing else but `id`.
    pub(crate) fn of(record: &ByteRecord, sheet: &Sheet) -> Result<Self> {
        let mut names = Vec::with_capacity(record.len());
        for (cell, number) in record.iter().zip(1..) {
            let name = std::str::from_utf8(cell.trim_ascii());
            names.push(name.map_err(|_| anyhow!("the name of column {number} is not UTF-8"))?);
        }
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                bail!("column {} appears twice", shown(name.as_bytes()));
            }
        }
        let with_cases = || sheet.criteria().filter(|criterion| criterion.has_cases());
        let case_column = |index| with_cases().position(|criterion| criterion.index() == index);
        let mut targets = Vec::with_capacity(names.len());
        for &name in &names {
            let place = |key: &str| {
                let criterion = sheet.criterion(key).ok()?;
                let place = Citation::of(criterion, name);
                Some((place, case_column(criterion.index())))
            };
            let target = if name == "id" {
                Some(Target::Id)
            } else if let Some((place, cases)) = place(name) {
                let apart = format!("{name}.case");
                Some(match cases {
                    Some(column) if !names.contains(&&*apart) => Target::Choice(place, column),
                    _ => Target::Level(place),
                })
            } else {
                let found = name.strip_suffix(".case").and_then(place);
                found.and_then(|(place, column)| Some(Target::Case(place, column?)))
            };
            targets.push(target.ok_or_else(|| unknown(name, sheet))?);
        }
        let missing: Vec<_> = sheet
            .criteria()
            .map(ocop_core::Criterion::key)
            .filter(|key| !names.contains(key))
            .map(|key| format!("`{key}`"))
            .collect();
        match &missing[..] {
            [] => {}
            [one] => bail!("column {one} is missing"),
            many => bail!("columns {} are missing", many.join(", ")),
        }
        Ok(Self {
            id: names.iter().position(|&name| name == "id"),
            targets,
        })
    }

    /// The id in a row; empty if there is none.
    pub(crate) fn id<'a>(&self, record: &'a ByteRecord) -> &'a [u8] {
        self.id
            .and_then(|place| record.get(place))
            .map_or(&[], strip)
    }
}

/// Without the carriage return before the line feed.
fn strip(cell: &[u8]) -> &[u8] {
    cell.strip_suffix(b"\r").unwrap_or(cell)
}

fn unknown(name: &str, sheet: &Sheet) -> anyhow::Error {
    let column = shown(name.as_bytes());
    if let Some(key) = name.strip_suffix(".case")
        && sheet.criterion(key).is_ok()
    {
        return anyhow!("unknown column {column}: {key} has no cases");
    }
    anyhow!("unknown column {column}: expected `id` or a criterion of {sheet}")
}
