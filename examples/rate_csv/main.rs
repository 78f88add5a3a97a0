//! Rates a wide table by the million rows: one row per scorecard, one column per criterion.
//!
//! ```sh
//! cargo run --release --example rate_csv -- --set 7 < scorecards.csv > ratings.csv
//! cargo run --release --example rate_csv -- --set 7 --council examples/data/scorecards.csv
//! cargo run --release --example rate_csv -- --set 7 --keep "Tên sản phẩm" scorecards.csv
//! ```
//!
//! The header names the criteria by key, in any order: `1.1`, `1,1` or `1.1 Tên tiêu chí`. It may name an
//! id (`id`, `Mã`, `Mã sản phẩm`, `STT`). Rows above it are skipped, and the separator of cells is found
//! out. A cell contains the number of a level, or nothing if the criterion is left out. If the sheet
//! prints two cases of a criterion, the letter of the case is before the number (`b2`) or in a column of
//! its own (`8.case`).
//!
//! With `--council`, rows of one id are the members of one council. The columns `member` and `round` are
//! read: of a member's rows only the latest round counts. All ids are read before the first rating. An
//! id that comes back after other ids gives one error, and so does a row without an id. The council
//! above such a row may be incomplete, so it is an error too. A column of rounds requires a column of
//! members.
//!
//! Every row, or council, gives one row of output in the same order: a rating, or an error with its
//! row (the line of the input), column and message. What is unmet is a list in brackets, which no
//! spreadsheet takes for a number or a day.
//!
//! A quote that is not closed, and a row longer than 1 MiB, is an error of its own row. The next line
//! begins another row. A council beside such a row is an error if the row may belong to it.
//!
//! All cores rate. Memory is bounded for any length of the table; with `--council` each id takes some
//! bytes more. The exit code is 0 if all were rated or the reader of the output closed the pipe, and 1 if
//! some rows were errors. It is 2 if the program could not run or write, 130 after an interrupt, 143 after
//! a request to end. A program that ends early reports the number of lines written.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use ocop_batch::Batch;
use ocop_batch_examples::wide::{CHUNK, Ids, Options, Wide};
use ocop_core::{Edition, Lang, RequirementRule, Rules};
use ocop_examples::exit::{CODES, finish, one_if, say};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::progress::Progress;
use ocop_examples::{Words, args, bundled, threads, typed};

mod program;
mod ratings;

use program::Program;
use ratings::{Format, Numbers};

#[derive(Parser)]
#[command(
    about = "Rates a wide table: one row per scorecard, one column per criterion",
    after_help = format!("{CODES}, or could not write; 130 after an interrupt; 143 after a request to end")
)]
struct Args {
    /// The table as CSV; - is standard input [default: piped input, else the bundled table]
    file: Option<PathBuf>,

    /// Rate the bundled table
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "scorecards", conflicts_with = "file")]
    bundled: Option<bundled::Table>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet; all rows are of one sheet [default for the bundled table: 7]
    #[arg(long)]
    set: Option<u16>,

    /// Rate the rows of one id, which must be side by side, as the members of one council; of the rows
    /// of one `member` (Thành viên, Họ và tên) only the latest `round` (Vòng) counts
    #[arg(long)]
    council: bool,

    /// How a council meets a requirement: mean, every-member or majority
    #[arg(
        long = "minimum",
        value_name = "MINIMUM",
        default_value = "mean",
        requires = "council"
    )]
    requirement_rule: RequirementRule,

    /// Separator of cells [default: found out; the output has the same]
    #[arg(long, value_name = "CHARACTER", value_parser = typed::delimiter)]
    delimiter: Option<u8>,

    /// Column of ids [default: the column named id, Mã, Mã sản phẩm, …, STT]
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,

    /// Further columns to copy to the output, separated by commas; * is all of them
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    keep: Vec<String>,

    /// Decimal places of `mean_decimal`, which is rounded down
    #[arg(long, value_name = "NUMBER", default_value = "2", value_parser = args::number::<u32>(0, 20))]
    places: u32,

    /// Write the decimals of `mean_decimal` behind a comma, as spreadsheets in Viet Nam read them
    #[arg(long)]
    decimal_comma: bool,

    /// Largest number of rows to rate at once; also the largest size of a council
    #[arg(long, value_name = "ROWS", default_value_t = CHUNK, value_parser = args::count::<usize>)]
    chunk: usize,

    /// Number of threads that rate [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = args::threads)]
    threads: Option<usize>,

    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The name of the program.
const NAME: &str = "rate_csv";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    let is_own = (args.edition, args.set.unwrap_or(7)) == (Edition::E2026, 7);
    let mut input = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Table,
        bundled: args.bundled.map(|_| bundled::TABLE),
        usual: is_own.then_some(bundled::TABLE),
    }
    .open()?;
    let set = args.set.or_else(|| input.is_bundled.then_some(7));
    let Some(set) = set else {
        bail!(Words::new(
            "thiếu --set: số của bộ tiêu chí",
            "--set is required: the number of the sheet"
        ));
    };
    let sheet = args.edition.sheet(set)?;
    if input.is_bundled && !is_own {
        bail!(Words::new(
            "bảng kèm theo thuộc bộ 7 của 26/2026",
            "the bundled table is of 26/2026 set 7"
        ));
    }
    let options = Options {
        delimiter: args.delimiter,
        id: args.id.as_deref(),
        keep: &args.keep,
        can_keep: true,
        members: args.council,
    };
    let mut ids = Ids::default();
    if args.council {
        // No council is rated before it is known that all of its rows are side by side.
        input = input.held()?;
        let progress = Progress::of_bytes(input.size);
        let mut table = Wide::new(progress.read(input), &sheet, &options)?;
        if !table.has_ids() {
            bail!(Words::new(
                "thiếu cột mã sản phẩm `id`; --council yêu cầu cột này",
                "column `id` is missing; --council requires it"
            ));
        }
        ids = table.ids()?;
        input = table.into_input().into_inner();
        input.rewind()?;
    }
    let progress = Progress::of_bytes(input.size).beside_output();
    let table = Wide::new(progress.read(input), &sheet, &options)?;
    for note in table.notes() {
        say(NAME, note.get(lang));
    }
    let rules = Rules::default().requirement(args.requirement_rule);
    let numbers = Numbers {
        places: args.places,
        comma: args.decimal_comma,
    };
    let format = Format::new(&sheet, (table.delimiter(), table.kept()), lang, numbers);
    let (rows, layout) = table.into_rows();
    let program = Program {
        council: args.council,
        most: args.chunk,
        batch: Batch::of(&sheet).under(&rules),
        layout: &layout,
        format,
    };
    let counts = program.run(rows, ids, threads::count(args.threads))?;
    if counts.rated + counts.errors == 0 {
        let words = Words::new(
            "bảng không có phiếu chấm nào",
            "the input has no scorecards",
        );
        say(NAME, words.get(lang));
    }
    if counts.repeats && !args.council {
        let words = Words::new(
            "có mã lặp lại ở các hàng liền nhau: mỗi hàng được chấm riêng; dùng --council để mỗi mã là một hội đồng",
            "rows side by side have the same id: each is rated alone; with --council they are one council",
        );
        say(NAME, words.get(lang));
    }
    Ok(one_if(counts.errors > 0))
}
