//! Shows which criteria cost products their stars, and what a measure would gain.
//!
//! ```sh
//! cargo run --release --example what_costs_stars                         # 1,000 invented products
//! cargo run --release --example what_costs_stars -- --set 7 --group Xã products.csv
//! cargo run --release --example what_costs_stars -- --set 7 --council examples/data/scorecards.csv
//! cargo run --release --example what_costs_stars -- --measure 3.5:2=3 --measure 2.3=3+3.5=3
//! cargo run --release --example what_costs_stars -- --svg chart.svg --csv counts.csv --lang vi
//! ```
//!
//! A table is read as `rate_csv` reads it: one row for each product, or with `--council` one row for each
//! member of a product's council. `--group` counts by the values of a column too. A measure is a choice
//! that products would make instead: `3.5:2=3` moves the products at level 2 of 3.5 to level 3, `3.5=3`
//! moves all products below level 3. Steps that are joined with `+` are taken at once.
//!
//! Without a table, invented products are counted. They have the published shares of stars and nothing
//! else of real products, and every output says so. The exit code is 0, 1 if products could not be rated,
//! 2 if the program could not run.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use ocop_batch::StarCosts;
use ocop_batch_examples::invented::{BLOCK, Invented, PROVINCES, Rows};
use ocop_core::{Edition, Lang, RequirementRule, Rules, Star};
use ocop_examples::exit::{CODES, finish, one_if};
use ocop_examples::file::{save, spare};
use ocop_examples::input::{Ask, Input};
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::names::folded;
use ocop_examples::progress::Progress;
use ocop_examples::report::write_json;
use ocop_examples::{Words, args, bundled, typed};

mod data;
mod given;
mod measures;
mod picture;
mod report;
mod summary;

use measures::{Typed, Wishes};
use report::Report;
use summary::{Source, Summary};

#[derive(Parser)]
#[command(
    about = "Shows which criteria cost products their stars, and what a measure would gain",
    after_help = CODES
)]
struct Args {
    /// The table as CSV; - is standard input [default: piped input, else invented products]
    file: Option<PathBuf>,

    /// Count the bundled table
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "scorecards", conflicts_with = "file")]
    bundled: Option<bundled::Table>,

    /// Edition of the sheet
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// Number of the sheet; all products are of one sheet [default without a table: 7]
    #[arg(long)]
    set: Option<u16>,

    /// Rate the rows of one id, which must be side by side, as the members of one council
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

    /// Count by the values of this column too, such as a commune; invented products have provinces
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,

    /// A measure, such as 3.5:2=3, 3.5=3 or 2.3=3+3.5=3; may be repeated
    #[arg(long, value_name = "MEASURE")]
    measure: Vec<Typed>,

    /// A star to report; may be repeated [default: each that a product does not reach]
    #[arg(long, value_name = "STAR", value_parser = typed::star)]
    star: Vec<Star>,

    /// The most criteria to list for a star
    #[arg(long, value_name = "NUMBER", default_value = "10", value_parser = args::count::<usize>)]
    top: usize,

    /// Separator of cells of the table [default: found out]
    #[arg(long, value_name = "CHARACTER", value_parser = typed::delimiter)]
    delimiter: Option<u8>,

    /// Column of ids [default: the column named id, Mã, Mã sản phẩm, …, STT]
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,

    /// Number of invented products [default: 1000]
    #[arg(long, value_name = "NUMBER", value_parser = args::count::<usize>, conflicts_with_all = ["file", "bundled"])]
    rows: Option<usize>,

    /// Seed of the invented products; the same seed gives the same products [default: 1]
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["file", "bundled"])]
    seed: Option<u64>,

    /// Write a bar chart to this file as SVG; - prints it instead of the report
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,

    /// Write all counts to this file as CSV; - prints them instead of the report
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,

    /// Print all counts as JSON instead of the report
    #[arg(long)]
    json: bool,

    /// Language of the report and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The invented products to count if no number is given.
const ROWS: usize = 1_000;

/// The name of the program.
const NAME: &str = "what_costs_stars";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    let is_printed = |path: &Option<PathBuf>| path.as_deref() == Some(Path::new("-"));
    let prints = [args.json, is_printed(&args.csv), is_printed(&args.svg)];
    if prints.iter().filter(|&&prints| prints).count() > 1 {
        bail!(Words::new(
            "chỉ in được một trong --json, --csv - và --svg -",
            "only one of --json, --csv - and --svg - can be printed",
        ));
    }
    spare([&args.file], [&args.csv, &args.svg])?;
    let input = input(args, lang)?;
    let is_bundled = input.as_ref().is_some_and(|input| input.is_bundled);
    let usual = (is_bundled || input.is_none()).then_some(7);
    let Some(set) = args.set.or(usual) else {
        bail!(Words::new(
            "thiếu --set: số của bộ tiêu chí",
            "--set is required: the number of the sheet"
        ));
    };
    let sheet = args.edition.sheet(set)?;
    if is_bundled && (args.edition, set) != (Edition::E2026, 7) {
        bail!(Words::new(
            "bảng kèm theo thuộc bộ 7 của 26/2026",
            "the bundled table is of 26/2026 set 7"
        ));
    }
    let wishes = Wishes::of(&sheet, &args.measure)?;
    let rules = Rules::default().requirement(args.requirement_rule);
    let mut costs = StarCosts::of(&sheet).under(&rules);
    for measure in wishes.measures() {
        costs = costs.with(measure)?;
    }
    let (names, source) = match input {
        None => {
            let names = invent(&mut costs, args)?;
            (names, Source::Invented(args.seed.unwrap_or(1)))
        }
        Some(input) => {
            let names = given::count(&mut costs, input, args)?;
            (
                names,
                if is_bundled {
                    Source::Bundled
                } else {
                    Source::Given
                },
            )
        }
    };
    let summary = Summary::of(costs.groups(), &wishes, names, source, args)?;
    if let Some(path) = &args.svg {
        save(
            path,
            picture::chart(&summary, lang).into_string().as_bytes(),
        )?;
    }
    if let Some(path) = &args.csv {
        save(path, &data::table(&summary, lang)?)?;
    }
    let mut output = io::stdout().lock();
    if args.json {
        write_json(&mut output, &data::json(&summary, lang))?;
    } else if !prints.contains(&true) {
        let summary = &summary;
        write!(output, "{}", Report { summary, lang })?;
    }
    output.flush()?;
    Ok(one_if(summary.all.not_rated() > 0))
}

/// The table; without one, products are invented.
fn input(args: &Args, lang: Lang) -> Result<Option<Input>> {
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Table,
        bundled: args.bundled.map(|_| bundled::TABLE),
        usual: None,
    };
    let invents = args.rows.is_some() || args.seed.is_some();
    let input = if args.file.is_some() || args.bundled.is_some() {
        Some(ask.open()?)
    } else if invents || io::stdin().is_terminal() {
        None
    } else {
        ask.open_if_any()?
    };
    if input.is_none() && args.council {
        bail!(Words::new(
            "--council yêu cầu một bảng phiếu chấm",
            "--council requires a table of scorecards",
        ));
    }
    Ok(input)
}

/// Counts invented products, and returns the names of their groups.
fn invent(costs: &mut StarCosts, args: &Args) -> Result<Vec<String>> {
    let province = args.group.as_deref().map(folded);
    if let Some(column) = &args.group
        && !["tinh", "province"].contains(&&*province.unwrap_or_default())
    {
        bail!(Words::new(
            format!("sản phẩm giả định không có cột `{column}`, chỉ có `Tỉnh`"),
            format!("invented products have no column `{column}`, only `province`"),
        ));
    }
    let groups = if args.group.is_some() { PROVINCES } else { 1 };
    costs.grow(groups.into());
    let invented = Invented::of(costs.batch().sheet(), args.seed.unwrap_or(1));
    let mut rows = Rows::default();
    let all = args.rows.unwrap_or(ROWS);
    let progress = &mut Progress::of_rows(all as u64);
    for (block, first) in (0..).zip((0..all).step_by(BLOCK)) {
        rows.clear();
        invented.draw(block, all - first, 1, &mut rows);
        let provinces = rows.provinces.iter();
        let groups: Vec<_> = provinces.map(|&own| usize::from(own % groups)).collect();
        rows.with(|columns| costs.count_groups(columns, &groups, []))?;
        progress.advance(rows.rows() as u64);
    }
    progress.finish();
    let lang = Lang::from(args.lang);
    let name = |number| match lang {
        Lang::Vi => format!("Tỉnh giả định {number}"),
        Lang::En => format!("Invented province {number}"),
    };
    Ok((1..=groups).map(name).collect())
}
