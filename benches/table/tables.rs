//! The tables: labels, columns, and names of benchmarks.

use std::collections::BTreeMap;

use crate::measured::Measured;

/// A line of a table.
pub(crate) enum Line {
    /// A label, and the name of a benchmark in which `{}` is the column.
    Time(&'static str, &'static str),
    /// A label, and the positions of the two lines of a ratio.
    Ratio(&'static str, usize, usize),
}

use Line::{Ratio, Time};

/// A table of `benches/README.md`.
pub(crate) struct Table {
    title: &'static str,
    /// The headings, and their spellings in the names of benchmarks.
    columns: &'static [(&'static str, &'static str)],
    lines: &'static [Line],
}

const SETS: &[(&str, &str)] = &[("set 7", "7"), ("set 16", "16"), ("set 26", "26")];

const COUNTS: &[(&str, &str)] = &[("1", "1"), ("3", "3"), ("9", "9")];

const ONE: &[(&str, &str)] = &[("", "")];

/// All tables, in the order of the README.
pub(crate) const TABLES: &[Table] = &[
    Table {
        title: "one million rows, time per row",
        columns: SETS,
        lines: &[
            Time(
                "baseline: read the same bytes",
                "batch, set {}/baseline: read the bytes",
            ),
            Time(
                "totals, bands, stars, faults",
                "batch, set {}/totals, bands, stars",
            ),
            Time(
                "and unmet requirements",
                "batch, set {}/and unmet requirements",
            ),
            Time("1 % faulty rows", "batch, set {}/1 % of the rows at fault"),
            Time("from packed numbers", "batch, set {}/from packed numbers"),
            Time("to packed numbers", "batch, set {}/rows to packed numbers"),
            Time(
                "baseline: `rust_decimal` sum and band, no requirements",
                "batch, set {}/baseline: rust_decimal sum and band",
            ),
            Time(
                "baseline: reference path, with reasons",
                "batch, set {}/baseline: reference path, row by row",
            ),
            Ratio("rating ÷ reading", 1, 0),
            Ratio("`rust_decimal` ÷ rating", 6, 1),
            Ratio("reference path ÷ rating", 7, 1),
            Ratio("from packed numbers ÷ rating", 4, 1),
        ],
    },
    Table {
        title: "set 7, time per row, by number of rows",
        columns: &[
            ("1 k", "1000"),
            ("10 k", "10000"),
            ("100 k", "100000"),
            ("1 M", "1000000"),
            ("10 M", "10000000"),
            ("100 M", "100000000"),
        ],
        lines: &[
            Time(
                "baseline: read the same bytes",
                "scaling, set 7/baseline: read the bytes/{}",
            ),
            Time("1 thread", "scaling, set 7/threads 1/{}"),
            Time("2 threads", "scaling, set 7/threads 2/{}"),
            Ratio("1 thread ÷ reading", 1, 0),
            Ratio("1 thread ÷ 2 threads", 1, 2),
        ],
    },
    Table {
        title: "set 7, time per member, by size of council",
        columns: COUNTS,
        lines: &[
            Time(
                "baseline: reference path, with reasons",
                "councils of {}/baseline: reference path",
            ),
            Time("no faulty rows", "councils of {}/all right"),
            Time("1 % faulty rows", "councils of {}/1 % of the rows at fault"),
            Time(
                "added to sums, one council after another",
                "councils of {}/sums, in order",
            ),
            Time(
                "added to sums, in any order",
                "councils of {}/sums, in any order",
            ),
            Time("sums to stars", "councils of {}/sums to stars"),
            Ratio("reference path ÷ no faulty rows", 0, 1),
        ],
    },
    Table {
        title: "JSON lines, by scorecards per line",
        columns: COUNTS,
        lines: &[
            Time(
                "baseline: `serde_json` parses and keeps nothing",
                "lines, scorecards each: {}/baseline: only parse, keeping nothing",
            ),
            Time(
                "baseline: `serde_json` parses into trees",
                "lines, scorecards each: {}/baseline: only parse, into trees",
            ),
            Time(
                "JSON to rating to JSON, each line alone",
                "lines, scorecards each: {}/JSON to rating to JSON, each line alone",
            ),
            Time(
                "JSON to rating to JSON, with a rater",
                "lines, scorecards each: {}/JSON to rating to JSON, with a rater",
            ),
            Ratio("with a rater ÷ parsing, in time", 3, 0),
        ],
    },
    Table {
        title: "one product, 26/2026",
        columns: SETS,
        lines: &[
            Time(
                "baseline: `rust_decimal` sum and band, no requirements",
                "rate_one/26/2026 set {}/baseline: rust_decimal sum and band",
            ),
            Time("total of a scorecard", "rate_one/26/2026 set {}/total"),
            Time(
                "total and star, with requirements, no allocation",
                "rate_one/26/2026 set {}/total and star",
            ),
            Time(
                "rating with all reasons, 1 member",
                "rate_one/26/2026 set {}/rating with reasons, members: 1",
            ),
            Time(
                "rating with all reasons, 9 members",
                "rate_one/26/2026 set {}/rating with reasons, members: 9",
            ),
            Time(
                "rating and explanation as data",
                "rate_one/26/2026 set {}/rating and explanation",
            ),
            Time(
                "rating and explanation as text",
                "rate_one/26/2026 set {}/rating and explanation as text",
            ),
            Ratio("baseline ÷ total and star", 0, 2),
            Ratio("rating with all reasons ÷ baseline", 3, 0),
        ],
    },
    Table {
        title: "one product, 26/2026, cheapest way",
        columns: SETS,
        lines: &[
            Time("to 3 stars", "way_up/26/2026 set {}/to 3 stars"),
            Time("to 4 stars", "way_up/26/2026 set {}/to 4 stars"),
            Time("to 5 stars", "way_up/26/2026 set {}/to 5 stars"),
            Time(
                "to 5 stars, 9 members",
                "way_up/26/2026 set {}/to 5 stars, 9 members",
            ),
            Time(
                "explanation as text, to 4 stars",
                "way_up/26/2026 set {}/explanation as text",
            ),
            Time(
                "bounds of a scorecard with 10 open criteria",
                "bounds/26/2026 set {}, open: 10/bounds",
            ),
            Time(
                "relevant criteria among them",
                "bounds/26/2026 set {}, open: 10/relevant criteria",
            ),
            Time(
                "effect of each open answer",
                "bounds/26/2026 set {}, open: 10/effect of each answer",
            ),
        ],
    },
    Table {
        title: "set 7, to 5 stars, 6 free criteria",
        columns: ONE,
        lines: &[
            Time(
                "baseline: try every way",
                "way_up/6 free criteria/baseline: try every way",
            ),
            Time("cheapest way", "way_up/6 free criteria/cheapest way"),
            Ratio("baseline ÷ cheapest way", 0, 1),
        ],
    },
    Table {
        title: "one line of JSON",
        columns: ONE,
        lines: &[
            Time(
                "baseline: `serde_json` into a tree",
                "parse_one/baseline: serde_json into a tree",
            ),
            Time("JSON to rating", "parse_one/JSON to rating"),
            Time("JSON to rating to JSON", "parse_one/JSON to rating to JSON"),
            Ratio("JSON to rating to JSON ÷ baseline, in time", 2, 0),
        ],
    },
    Table {
        title: "one scorecard as a number or code",
        columns: &[("set 7", "7"), ("set 26", "26")],
        lines: &[
            Time(
                "baseline: `serde_json` writes the choices",
                "sheet_code/26/2026 set {}/baseline: serde_json writes",
            ),
            Time(
                "scorecard to number",
                "sheet_code/26/2026 set {}/scorecard to number",
            ),
            Time(
                "scorecard to code, as text",
                "sheet_code/26/2026 set {}/scorecard to code",
            ),
            Time(
                "baseline: `serde_json` reads them into a scorecard",
                "sheet_code/26/2026 set {}/baseline: serde_json reads",
            ),
            Time(
                "baseline: plain division into digits, no scorecard",
                "sheet_code/26/2026 set {}/baseline: digits by plain division",
            ),
            Time(
                "number to scorecard",
                "sheet_code/26/2026 set {}/number to scorecard",
            ),
            Time(
                "code to scorecard",
                "sheet_code/26/2026 set {}/code to scorecard",
            ),
            Ratio("`serde_json` writes ÷ scorecard to code", 0, 2),
            Ratio("`serde_json` reads ÷ code to scorecard", 3, 6),
        ],
    },
];

impl Table {
    /// Prints the table as Markdown.
    pub(crate) fn print(&self, found: &BTreeMap<String, Measured>) {
        let headings = self.columns.iter().map(|(heading, _)| *heading);
        println!(
            "| {} | {} |",
            self.title,
            headings.collect::<Vec<_>>().join(" | ")
        );
        println!("|---|{}", "---:|".repeat(self.columns.len()));
        let measured = |line: usize, column: &str| match &self.lines[line] {
            Time(_, name) => found.get(&name.replace("{}", column)),
            Ratio(..) => None,
        };
        for (place, line) in self.lines.iter().enumerate() {
            let cell = |&(_, column): &(&str, &str)| match *line {
                Time(..) => measured(place, column).map(Measured::shown),
                Ratio(_, over, under) => measured(over, column)
                    .zip(measured(under, column))
                    .map(|(over, under)| ratio(over.each() / under.each())),
            };
            let cell = |column| cell(column).unwrap_or_else(|| "not measured".into());
            let cells: Vec<String> = self.columns.iter().map(cell).collect();
            let (name, bold) = match *line {
                Time(name, _) => (name, ""),
                Ratio(name, ..) => (name, "**"),
            };
            let joined = cells.join(&format!("{bold} | {bold}"));
            println!("| {name} | {bold}{joined}{bold} |");
        }
        println!();
    }
}

fn ratio(ratio: f64) -> String {
    if ratio < 9.95 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    }
}
