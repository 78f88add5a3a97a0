//! Turns a page of a workbook into the CSV that the other programs read.
//!
//! ```sh
//! cargo run --release -p ocop-xlsx --example sheet_to_csv -- scores.xlsx > scores.csv
//! cargo run --release -p ocop-xlsx --example sheet_to_csv -- scores.xlsx --page "Bảng điểm" > scores.csv
//! cargo run --release --example rate_csv -- --set 7 scores.csv
//! ```
//!
//! Numbers are exact, days are written as `2026-07-10`, formulas by their last result. The value of merged
//! cells is in each of their rows. Text that begins like a formula is kept and reported. The exit code is 0 if
//! the table was written, 1 if the workbook has a fault, 2 if the program could not run.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use ocop_core::Lang;
use ocop_examples::bundled::Sample;
use ocop_examples::exit::{finish, one_if, say};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::{Words, args};
use ocop_xlsx::page_to_csv;

/// The exit codes, for the end of `--help`.
const CODES: &str = "Exit codes: 0 the table was written; 1 the workbook has a fault; \
                     2 the program could not run";

#[derive(Parser)]
#[command(about = "Turns a page of a workbook into CSV", after_help = CODES)]
struct Args {
    /// The workbook as .xlsx; - is standard input [default: piped input, else the bundled workbook]
    file: Option<PathBuf>,

    /// Use the bundled workbook
    #[arg(long, conflicts_with = "file")]
    bundled: bool,

    /// The name of the page [default: the only visible page with values]
    #[arg(long, value_name = "NAME")]
    page: Option<String>,

    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The name of the program.
const NAME: &str = "sheet_to_csv";

/// Invented scorecards of 26/2026, set 7, as an office program saved them.
const BUNDLED: Sample = Sample {
    name: "scorecards.xlsx",
    bytes: include_bytes!("data/scorecards.xlsx"),
};

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Workbook,
        bundled: args.bundled.then_some(BUNDLED),
        usual: Some(BUNDLED),
    };
    let bytes = ask.cells()?;
    let csv = match page_to_csv(&bytes, args.page.as_deref()) {
        Ok(csv) => csv,
        Err(error) => {
            say(NAME, &error.explain(lang));
            return Ok(one_if(true));
        }
    };
    let cells: Vec<String> = csv.like_formulas().collect();
    if let Some(first) = cells.first() {
        let count = cells.len();
        let words = Words::new(
            format!(
                "{count} ô có văn bản bắt đầu như công thức, ô đầu tiên là {first}: cẩn thận khi mở bảng CSV bằng phần mềm bảng tính"
            ),
            format!(
                "cells whose text begins like a formula: {count}, the first is {first}; take care when a spreadsheet program opens the table"
            ),
        );
        say(NAME, words.get(lang));
    }
    io::stdout().lock().write_all(csv.as_str().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
