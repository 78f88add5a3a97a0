//! Prints the tables of the README from what was measured last: `cargo bench -p ocop-benches` measures
//! all, and this comes after it. `cargo bench -p ocop-benches --bench table` prints them once more.

// What was measured is a float, and a table that cannot be made should say so at once.
#![allow(clippy::float_arithmetic, clippy::print_stdout, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A line of a table.
enum Line {
    /// What was measured under a name, in which `{}` is the column.
    Time(&'static str, &'static str),
    /// One line over another, by their places.
    Ratio(&'static str, usize, usize),
}

use Line::{Ratio, Time};

/// A table of the README.
struct Table {
    title: &'static str,
    /// The headings, and what stands for them in names.
    columns: &'static [(&'static str, &'static str)],
    lines: &'static [Line],
}

const SETS: &[(&str, &str)] = &[("set 7", "7"), ("set 16", "16"), ("set 26", "26")];

const COUNTS: &[(&str, &str)] = &[("1", "1"), ("3", "3"), ("9", "9")];

const ONE: &[(&str, &str)] = &[("", "")];

const TABLES: &[Table] = &[
    Table {
        title: "rows by the million, a row",
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
                "and what each star misses",
                "batch, set {}/and what is missed",
            ),
            Time(
                "1 % of the rows at fault",
                "batch, set {}/1 % of the rows at fault",
            ),
            Time("from packed numbers", "batch, set {}/from packed numbers"),
            Time("to packed numbers", "batch, set {}/rows to packed numbers"),
            Time(
                "baseline: `rust_decimal` sum and band, no minima",
                "batch, set {}/baseline: rust_decimal sum and band",
            ),
            Time(
                "baseline: the careful path, with reasons",
                "batch, set {}/baseline: careful path, row by row",
            ),
            Ratio("rating to reading", 1, 0),
            Ratio("`rust_decimal` to rating", 6, 1),
            Ratio("the careful path to rating", 7, 1),
        ],
    },
    Table {
        title: "set 7, a row, so many rows",
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
            Ratio("1 thread to reading", 1, 0),
            Ratio("1 thread to 2", 1, 2),
        ],
    },
    Table {
        title: "set 7, a member, councils of",
        columns: COUNTS,
        lines: &[
            Time(
                "baseline: the careful path, with reasons",
                "councils of {}/baseline: careful path",
            ),
            Time("all right", "councils of {}/all right"),
            Time(
                "1 % of the rows at fault",
                "councils of {}/1 % of the rows at fault",
            ),
            Ratio("the careful path to all right", 0, 1),
        ],
    },
    Table {
        title: "JSON lines, scorecards in each",
        columns: COUNTS,
        lines: &[
            Time(
                "baseline: `serde_json` only parses, keeping nothing",
                "lines, scorecards each: {}/baseline: only parse, keeping nothing",
            ),
            Time(
                "baseline: `serde_json` only parses, into trees",
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
            Ratio("with a rater to only parsing, keeping nothing", 3, 0),
        ],
    },
    Table {
        title: "one product, 26/2026",
        columns: SETS,
        lines: &[
            Time(
                "baseline: `rust_decimal` sum and band, no minima",
                "rate_one/26/2026 set {}/baseline: rust_decimal sum and band",
            ),
            Time("total of a scorecard", "rate_one/26/2026 set {}/total"),
            Time(
                "total and star, with minima, without allocation",
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
            Ratio("baseline to total and star", 0, 2),
            Ratio("rating with all reasons to baseline", 3, 0),
        ],
    },
    Table {
        title: "one product, 26/2026, the way up",
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
                "bounds of a sheet with 10 criteria open",
                "outlook/26/2026 set {}, open: 10/bounds",
            ),
            Time(
                "what decides it",
                "outlook/26/2026 set {}, open: 10/what decides",
            ),
            Time(
                "which answer moves it most",
                "outlook/26/2026 set {}, open: 10/which answer moves most",
            ),
        ],
    },
    Table {
        title: "set 7, to 5 stars, 6 criteria free",
        columns: ONE,
        lines: &[
            Time(
                "baseline: every way tried",
                "way_up/6 free criteria/baseline: every way tried",
            ),
            Time("the way", "way_up/6 free criteria/the way"),
            Ratio("baseline to the way", 0, 1),
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
            Ratio("JSON to rating to JSON to baseline", 2, 0),
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
            Ratio("`serde_json` writes to code, as text", 0, 2),
            Ratio("`serde_json` reads to code to scorecard", 3, 6),
        ],
    },
];

/// What criterion says of a benchmark.
#[derive(Deserialize)]
struct Benchmark {
    full_id: String,
    throughput: Option<Throughput>,
}

#[derive(Deserialize)]
enum Throughput {
    Elements(u32),
    Bytes(u32),
}

/// The estimates of a benchmark; the one that criterion prints.
#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
    slope: Option<Estimate>,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

/// Nanoseconds for a run, and what a run goes through.
struct Measured {
    nanoseconds: f64,
    throughput: Option<Throughput>,
}

impl Measured {
    /// Nanoseconds for each row, or for the whole.
    fn each(&self) -> f64 {
        match self.throughput {
            Some(Throughput::Elements(count)) => self.nanoseconds / f64::from(count),
            _ => self.nanoseconds,
        }
    }

    fn shown(&self) -> String {
        if let Some(Throughput::Bytes(count)) = self.throughput {
            return format!("{:.0} MB/s", f64::from(count) * 1e3 / self.nanoseconds);
        }
        match self.each() {
            each if each < 9.95 => format!("{each:.2} ns"),
            each if each < 1e3 => format!("{each:.0} ns"),
            each => format!("{:.1} µs", each / 1e3),
        }
    }
}

/// Reads every benchmark under a folder.
fn collect(folder: &Path, found: &mut BTreeMap<String, Measured>) {
    let read = |name: &str| fs::read(folder.join("new").join(name)).ok();
    if let (Some(benchmark), Some(estimates)) = (read("benchmark.json"), read("estimates.json")) {
        let benchmark: Benchmark = serde_json::from_slice(&benchmark).unwrap();
        let estimates: Estimates = serde_json::from_slice(&estimates).unwrap();
        let estimate = estimates.slope.unwrap_or(estimates.mean);
        let measured = Measured {
            nanoseconds: estimate.point_estimate,
            throughput: benchmark.throughput,
        };
        found.insert(benchmark.full_id, measured);
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&entry.path(), found);
        }
    }
}

fn ratio(ratio: f64) -> String {
    if ratio < 9.95 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    }
}

impl Table {
    fn print(&self, found: &BTreeMap<String, Measured>) {
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

/// Where criterion keeps what it measured: beside what was built, if nothing else is said.
fn folder() -> PathBuf {
    std::env::var_os("CRITERION_HOME").map_or_else(
        || {
            let own = std::env::current_exe().unwrap();
            own.ancestors().nth(3).unwrap().join("criterion")
        },
        PathBuf::from,
    )
}

fn main() {
    let mut found = BTreeMap::new();
    collect(&folder(), &mut found);
    println!("\nThe estimates that criterion printed; see the README.\n");
    for table in TABLES {
        table.print(&found);
    }
}
