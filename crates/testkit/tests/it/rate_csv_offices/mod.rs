//! `rate_csv` on tables as offices have them, and on councils whose rows are not in order.

mod councils;
mod errors;
mod tables;

use std::collections::HashMap;

use ocop_core::{Edition, Sheet};
use testkit::programs::{run, text};

/// A row of the output by column.
type Row = HashMap<String, String>;

/// What a run gave.
struct Run {
    status: Option<i32>,
    rows: Vec<Row>,
    stdout: String,
    stderr: String,
}

impl Run {
    /// The ids and stars of all rows; `error` for an error.
    fn stars(&self) -> Vec<(&str, &str)> {
        self.rows
            .iter()
            .map(|row| {
                let kind = &*row["error"];
                (
                    &*row["id"],
                    if kind.is_empty() {
                        &*row["stars"]
                    } else {
                        kind
                    },
                )
            })
            .collect()
    }
}

fn rate(args: &[&str], table: &[u8]) -> Run {
    let output = run("rate_csv", &[&["--set", "7"], args].concat(), table);
    let stdout = text(&output.stdout).to_owned();
    let delimiter = stdout.as_bytes().get(2).copied().unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(stdout.as_bytes());
    let rows = reader.deserialize().map(Result::unwrap).collect();
    Run {
        status: output.status.code(),
        rows,
        stdout,
        stderr: text(&output.stderr).to_owned(),
    }
}

fn sheet() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

fn keys() -> Vec<String> {
    let sheet = sheet();
    sheet
        .criteria()
        .map(|criterion| criterion.key().to_owned())
        .collect()
}

/// The best scorecard with some levels changed, as cells in sheet order.
fn cells(changes: &[(&str, &str)]) -> Vec<String> {
    let sheet = sheet();
    let cell = |criterion: ocop_core::Criterion<'_>| {
        let change = changes.iter().find(|(key, _)| *key == criterion.key());
        change.map_or_else(
            || criterion.best().to_string(),
            |(_, cell)| (*cell).to_owned(),
        )
    };
    sheet.criteria().map(cell).collect()
}

/// A table between commas: the first columns, then the criteria.
fn table(columns: &str, rows: &[(&str, &[(&str, &str)])]) -> String {
    let mut table = format!("{columns},{}\n", keys().join(","));
    for (first, changes) in rows {
        table += &format!("{first},{}\n", cells(changes).join(","));
    }
    table
}

/// Changed levels by key.
type Changes<'a> = &'a [(&'a str, &'a str)];

const LOW: &[(&str, &str)] = &[("1.1", "1"), ("1.2", "1"), ("4.1", "2"), ("9", "1")];

/// The row, the id and the message of each error.
fn errors(found: &Run) -> Vec<(&str, &str, &str)> {
    let errors = found.rows.iter().filter(|row| !row["error"].is_empty());
    errors
        .map(|row| (&*row["row"], &*row["id"], &*row["message"]))
        .collect()
}
