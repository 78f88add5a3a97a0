//! Compares one product under two editions, criterion by criterion: which answers keep their condition,
//! which conditions changed, which are new, and which totals and stars remain possible.
//!
//! ```sh
//! cargo run --release --example compare_editions                     # a real durian of 2019 under 26/2026
//! cargo run --release --example compare_editions -- FILE --lang vi   # your own
//! ```
//!
//! `FILE` contains one product as a JSON object; each member's scorecard is compared. The exit code is
//! 0 if it was compared, 1 if the product cannot be read, 2 if the program could not run.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use ocop_core::json::Record;
use ocop_core::{Edition, Lang, Sheet};
use ocop_examples::bundled::Product;
use ocop_examples::exit::{CODES, finish, one_if};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::report::{Faulty, Format, write_json};
use ocop_examples::{Words, args};

#[derive(Parser)]
#[command(
    about = "Compares one product under two editions, criterion by criterion",
    after_help = CODES
)]
struct Args {
    /// A product as a JSON object; - is standard input [default: piped input, else a bundled real
    /// product]
    file: Option<PathBuf>,

    /// Compare a bundled product
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "frozen-durian", conflicts_with = "file")]
    bundled: Option<Product>,

    /// The edition to compare with
    #[arg(long, default_value = "26/2026")]
    to: Edition,

    /// The sheet to compare with [default: each sheet that corresponds to the product's]
    #[arg(long, value_name = "NUMBER")]
    set: Option<u16>,

    #[command(flatten)]
    format: Format,
}

/// The name of the program.
const NAME: &str = "compare_editions";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.format.lang(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = args.format.lang();
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Product,
        bundled: args.bundled.map(Product::sample),
        usual: Some(Product::FrozenDurian.sample()),
    };
    let text = ask.bytes()?;
    let mut output = io::stdout().lock();
    let text = text.trim_ascii();
    let record = match Record::read(text) {
        Ok(record) => record,
        Err(error) => {
            let faulty = Faulty::of(text, error);
            args.format.write_faults(NAME, &mut output, &faulty)?;
            return Ok(one_if(true));
        }
    };

    let own = record.council().sheet();
    let sheets: Vec<Sheet> = match args.set {
        Some(number) => vec![args.to.sheet(number)?],
        None => own.counterparts(args.to).collect(),
    };
    if sheets.is_empty() {
        bail!(Words::new(
            format!(
                "không có bộ tiêu chí nào của {} ứng với {}; chọn bằng --set",
                args.to,
                own.place(lang)
            ),
            format!(
                "no sheet of {} corresponds to {own}; choose one with --set",
                args.to
            ),
        ));
    }
    let rating = record.council().rate()?;
    let council = record.council();
    let several = council.scorecards().len() > 1;
    let mut comparisons: Vec<_> = sheets.iter().map(|sheet| council.compare(sheet)).collect();
    for member in council.members() {
        // The next of each sheet is this member's.
        for comparison in comparisons.iter_mut().filter_map(Iterator::next) {
            let explanation = comparison.explain(lang);
            if args.format.json {
                let value = serde_json::json!({
                    "id": record.id(), "member": member.place(), "comparison": explanation,
                    "grounds": rating.grounds().map(ocop_core::DisqualificationGround::id).collect::<Vec<_>>()
                });
                write_json(&mut output, &value)?;
                continue;
            }
            if several {
                let word = match lang {
                    Lang::Vi => "Thành viên",
                    Lang::En => "Member",
                };
                let member = member.to_string();
                writeln!(output, "{word} {}\n", args.format.line(&member))?;
            }
            if args.format.markdown {
                writeln!(output, "{}", explanation.to_markdown())?;
            } else {
                writeln!(output, "{}", args.format.text(&explanation))?;
            }
        }
    }
    if !args.format.json {
        // A ground for disqualification does not depend on the scores.
        for ground in rating.grounds() {
            let heading = match lang {
                Lang::Vi => "Căn cứ đã ghi nhận",
                Lang::En => "Recorded ground for disqualification",
            };
            let line = format!("{heading}: {} ({})", ground.fact(lang), ground.id());
            writeln!(output, "{}", args.format.text(&line))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
