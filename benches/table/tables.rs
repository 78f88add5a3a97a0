//! The tables: labels, columns, and names of benchmarks.

use std::collections::BTreeMap;

use crate::measured::Measured;

/// A line of a table.
pub(crate) enum Line {
    /// A label, and the name of a benchmark in which `{}` is the column. After a final `*`, any text follows.
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
                "the same, two rows a byte",
                "batch, set {}/totals, bands, stars, two rows a byte",
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
            Ratio("rating two rows a byte ÷ reading bytes", 2, 0),
            Ratio("`rust_decimal` ÷ rating", 7, 1),
            Ratio("reference path ÷ rating", 8, 1),
            Ratio("from packed numbers ÷ rating", 5, 1),
        ],
    },
    Table {
        title: "set 7, time per row, by number of rows",
        columns: &[
            ("1", "1"),
            ("10", "10"),
            ("100", "100"),
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
            Time("two rows a byte", "scaling, set 7/two rows a byte/{}"),
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
        title: "set 7, time per member, by members of a council",
        columns: &[
            ("1", "1"),
            ("2", "2"),
            ("3", "3"),
            ("5", "5"),
            ("9", "9"),
            ("16", "16"),
            ("17", "17"),
            ("30", "30"),
            ("100", "100"),
            ("300", "300"),
            ("1 k", "1000"),
        ],
        lines: &[Time("a million members", "growth, members/councils/{}")],
    },
    Table {
        title: "sheets built at run time, time per row and criterion, by criteria",
        columns: &[
            ("5", "5"),
            ("8", "8"),
            ("12", "12"),
            ("16", "16"),
            ("24", "24"),
            ("32", "32"),
            ("48", "48"),
            ("64", "64"),
        ],
        lines: &[
            Time("100,000 rows", "growth, criteria/rows/{}"),
            Time("in councils of 5", "growth, criteria/councils of 5/{}"),
        ],
    },
    Table {
        title: "a dossier, time per document, by documents",
        columns: &[
            ("1", "1"),
            ("3", "3"),
            ("10", "10"),
            ("30", "30"),
            ("100", "100"),
            ("300", "300"),
            ("1 k", "1000"),
        ],
        lines: &[
            Time("checked, all rules", "growth, documents/check/{}"),
            Time("JSON to dossier", "growth, documents/JSON to dossier/{}"),
        ],
    },
    Table {
        title: "one dossier",
        columns: ONE,
        lines: &[
            Time(
                "baseline: `garde` on the fields of 30 documents, no defects",
                "check_dossier/baseline: garde, clean/*",
            ),
            Time(
                "check a dossier of 30 documents without defects, all rules",
                "check_dossier/clean/*",
            ),
            Time(
                "baseline: `garde`, every field of 26 documents wrong",
                "check_dossier/baseline: garde, every member wrong/*",
            ),
            Time(
                "check the worst dossier of 26 documents",
                "check_dossier/worst/*",
            ),
            Time(
                "baseline: `serde_json` into a tree",
                "read_dossier/baseline: serde_json into a tree",
            ),
            Time("JSON to dossier", "read_dossier/JSON to dossier"),
            Ratio("check ÷ baseline, no defects", 1, 0),
            Ratio("check ÷ baseline, worst", 3, 2),
            Ratio("JSON to dossier ÷ baseline, in time", 5, 4),
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
    pub(crate) fn print(&self, now: &Benchmarks, earlier: &Benchmarks) {
        let headings = self.columns.iter().map(|(heading, _)| *heading);
        println!(
            "| {} | {} |",
            self.title,
            headings.collect::<Vec<_>>().join(" | ")
        );
        println!("|---|{}", "---:|".repeat(self.columns.len()));
        for (place, line) in self.lines.iter().enumerate() {
            let cell = |&(_, column): &(&str, &str)| match *line {
                Time(..) => {
                    let shown = |found| self.measured(place, column, found).map(Measured::shown);
                    let before = shown(earlier).map(|before| format!(" ({before})"));
                    shown(now).map(|shown| shown + &before.unwrap_or_default())
                }
                Ratio(_, over, under) => self
                    .measured(over, column, now)
                    .zip(self.measured(under, column, now))
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

    /// The benchmark of a line and a column.
    fn measured<'a>(
        &self,
        line: usize,
        column: &str,
        found: &'a Benchmarks,
    ) -> Option<&'a Measured> {
        let Time(_, name) = &self.lines[line] else {
            return None;
        };
        let name = name.replace("{}", column);
        let Some(begin) = name.strip_suffix('*') else {
            return found.get(&name);
        };
        let mut from = found.range(begin.to_owned()..);
        let (name, measured) = from.next()?;
        name.starts_with(begin).then_some(measured)
    }
}

/// Measurements by the names of their benchmarks.
pub(crate) type Benchmarks = BTreeMap<String, Measured>;

fn ratio(ratio: f64) -> String {
    if ratio < 9.95 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    }
}
