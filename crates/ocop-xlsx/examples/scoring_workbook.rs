//! Writes a scoring workbook for a council, and reads it back with its rating.
//!
//! ```sh
//! cargo run --release -p ocop-xlsx --example scoring_workbook -- --blank 7 --members 5 --output scores.xlsx
//! cargo run --release -p ocop-xlsx --example scoring_workbook -- scores.xlsx            # read and rate it
//! cargo run --release -p ocop-xlsx --example scoring_workbook -- scores.xlsx --json     # for the other programs
//! cargo run --release -p ocop-xlsx --example scoring_workbook                           # a bundled product
//! ```
//!
//! The council fills in the workbook with a spreadsheet program. Every fault goes to standard error, with its
//! page and cell. The exit code is 0 if the workbook was written or rated, 1 if it has faults, 2 if the program
//! could not run.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use ocop_core::explain::ExplainOptions;
use ocop_core::json::Record;
use ocop_core::text::outside;
use ocop_core::{Council, Date, Edition, Lang, RequirementRule};
use ocop_examples::bundled::Product;
use ocop_examples::exit::{finish, one_if, say};
use ocop_examples::file::{save, spare};
use ocop_examples::input::Ask;
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::language::Language;
use ocop_examples::{Words, args, typed};
use ocop_xlsx::{FilledWorkbook, ScoringWorkbook};

/// The exit codes, for the end of `--help`.
const CODES: &str = "Exit codes: 0 the workbook was written or rated; 1 it has faults; \
                     2 the program could not run";

#[derive(Parser)]
#[command(
    about = "Writes a scoring workbook for a council, and reads it back with its rating",
    after_help = CODES
)]
struct Args {
    /// A workbook that a council filled in, to read and rate; - is standard input [default: piped input,
    /// else a bundled product, which is written to a workbook first]
    file: Option<PathBuf>,

    /// Rate the workbook of a bundled product
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-banana", conflicts_with = "file")]
    bundled: Option<Product>,

    /// Write a blank workbook of this sheet
    #[arg(long, value_name = "SET", conflicts_with_all = ["file", "bundled", "of", "json"], requires = "output")]
    blank: Option<u16>,

    /// Write a workbook filled in with this product, as JSON; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "bundled", "json"], requires = "output")]
    of: Option<PathBuf>,

    /// The file of the workbook to write
    #[arg(long, value_name = "FILE", conflicts_with_all = ["file", "json"])]
    output: Option<PathBuf>,

    /// Edition of the blank sheet
    #[arg(long, default_value = "26/2026", requires = "blank")]
    edition: Edition,

    /// Number of members without names [default: 1]
    #[arg(long, value_name = "NUMBER", requires = "blank", value_parser = args::number::<usize>(1, ScoringWorkbook::MOST_MEMBERS))]
    members: Option<usize>,

    /// Name of a member; once for each member
    #[arg(
        long,
        value_name = "NAME",
        requires = "blank",
        conflicts_with = "members"
    )]
    member: Vec<String>,

    /// How a council meets a requirement: mean, every-member or majority
    #[arg(long, value_name = "RULE", default_value = "mean", requires = "blank")]
    requirement: RequirementRule,

    /// Name of the product
    #[arg(long, requires = "output")]
    product: Option<String>,

    /// Name of the council
    #[arg(long, requires = "output")]
    council: Option<String>,

    /// Day of the meeting: 2026-06-03 or 03/06/2026
    #[arg(long, value_parser = typed::day, requires = "output")]
    day: Option<Date>,

    /// Print the council's scorecards as JSON, which the other programs read, in place of the rating
    #[arg(long)]
    json: bool,

    /// Language of the workbook that is written, of the rating, and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The name of the program.
const NAME: &str = "scoring_workbook";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    spare([&args.of, &args.file], [&args.output])?;
    if let Some(set) = args.blank {
        let sheet = args.edition.sheet(set)?;
        let workbook = ScoringWorkbook::new(&sheet).requirement(args.requirement);
        let workbook = match &args.member[..] {
            [] => workbook.members(args.members.unwrap_or(1)),
            names => workbook.named(names),
        };
        return write(args, workbook, lang);
    }
    let product = Ask {
        program: NAME,
        lang,
        file: args.of.as_deref(),
        wanted: Wanted::Product,
        bundled: args.bundled.map(Product::sample),
        usual: None,
    };
    if args.of.is_some() || args.output.is_some() {
        if args.of.is_none() && args.bundled.is_none() {
            bail!(Words::new(
                "--output cần --blank, --of hoặc --bundled",
                "--output requires --blank, --of or --bundled",
            ));
        }
        let bytes = product.bytes()?;
        let Some(record) = record(&bytes, lang) else {
            return Ok(one_if(true));
        };
        let workbook = ScoringWorkbook::of(record.council()).product(record.id());
        if let Some(left_out) = left_out(&record, &workbook)? {
            say(NAME, left_out.get(lang));
        }
        return write(args, workbook, lang);
    }
    read(args, lang)
}

/// The product of a JSON text; `None` after a message.
fn record(bytes: &[u8], lang: Lang) -> Option<Record> {
    let record = Record::read(bytes.trim_ascii());
    let fault = match record {
        Ok(record) => return Some(record),
        Err(fault) => fault,
    };
    say(NAME, &ocop_examples::exit::cause_in_words(&fault, lang));
    None
}

/// The members of a product that its workbook has no place for, in a message.
fn left_out(record: &Record, workbook: &ScoringWorkbook<'_>) -> Result<Option<Words>> {
    let Ok(filled) = FilledWorkbook::read(&workbook.to_bytes()?) else {
        // The reader of the workbook gets the faults.
        return Ok(None);
    };
    let again = Record::new(record.id(), Council::clone(filled.council()));
    let [before, after] = [record, &again].map(serde_json::to_value);
    let (before, after) = (before?, after?);
    let all = before.as_object().into_iter().flatten();
    let lost = all.filter(|(name, value)| after.get(name.as_str()) != Some(value));
    let lost: Vec<&str> = lost.map(|(name, _)| name.as_str()).collect();
    let lost = lost.join(", ");
    Ok((!lost.is_empty()).then(|| {
        Words::new(
            format!("bảng tính không giữ được hết: {lost}"),
            format!("the workbook does not keep all of: {lost}"),
        )
    }))
}

/// Writes a workbook to the file that is asked for.
fn write(args: &Args, mut workbook: ScoringWorkbook<'_>, lang: Lang) -> Result<ExitCode> {
    if let Some(product) = &args.product {
        workbook = workbook.product(product);
    }
    if let Some(council) = &args.council {
        workbook = workbook.council(council);
    }
    if let Some(day) = args.day {
        workbook = workbook.day(day);
    }
    let path = args.output.as_deref().context("--output")?;
    save(path, &workbook.lang(lang).to_bytes()?)?;
    Ok(ExitCode::SUCCESS)
}

/// Reads a workbook, and prints its rating or its scorecards.
fn read(args: &Args, lang: Lang) -> Result<ExitCode> {
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Workbook,
        bundled: args.bundled.map(Product::sample),
        usual: Some(Product::DriedBanana.sample()),
    };
    let mut bytes = ask.cells()?;
    if Kind::of(&bytes) == Kind::Product {
        // The bundled product becomes a workbook first.
        let Some(record) = record(&bytes, lang) else {
            return Ok(one_if(true));
        };
        let workbook = ScoringWorkbook::of(record.council()).product(record.id());
        bytes = workbook.lang(lang).to_bytes()?;
    }
    let filled = match FilledWorkbook::read(&bytes) {
        Ok(filled) => filled,
        Err(faults) => {
            for fault in faults.iter() {
                say(NAME, &fault.explain(lang));
            }
            return Ok(one_if(true));
        }
    };
    show(args, &filled, lang)?;
    Ok(ExitCode::SUCCESS)
}

fn show(args: &Args, filled: &FilledWorkbook, lang: Lang) -> Result<()> {
    let mut output = io::stdout().lock();
    if args.json {
        let id = match filled.product() {
            "" => lang.pick("sản phẩm", "product"),
            product => product,
        };
        let record = Record::new(id, Council::clone(filled.council()));
        serde_json::to_writer(&mut output, &record)?;
        return Ok(writeln!(output)?);
    }
    let labels = [
        (
            lang.pick("Sản phẩm", "Product"),
            filled.product().to_owned(),
        ),
        (
            lang.pick("Hội đồng", "Council"),
            filled.council_name().to_owned(),
        ),
        (
            lang.pick("Ngày họp", "Day of the meeting"),
            filled
                .day()
                .map_or(String::new(), |day| day.strftime("%d/%m/%Y").to_string()),
        ),
    ];
    for (label, value) in labels.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(output, "{label}: {}", outside::line(value))?;
    }
    let rating = filled.council().rate()?;
    writeln!(output, "{}", rating.explain_with(ExplainOptions::new(lang)))?;
    let comments: Vec<_> = filled.comments().collect();
    if !comments.is_empty() {
        writeln!(output, "\n{}:", lang.pick("Nhận xét", "Comments"))?;
    }
    let members: Vec<String> = filled
        .council()
        .members()
        .map(|member| member.to_string())
        .collect();
    for (member, key, text) in comments {
        let member = members.get(member).map_or("", String::as_str);
        writeln!(output, "- {member}, {key}: {}", outside::short(text, 2_000))?;
    }
    Ok(())
}
