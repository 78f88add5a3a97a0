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
use ocop_examples::exit::{finish, one_if};
use ocop_examples::input;
use ocop_examples::report::{Format, write_json};

/// A real frozen durian (1048/2019, sheet “Rau, củ, quả, hạt tươi”), published with 93 points.
const DURIAN: &str = include_str!("data/frozen-durian.json");

#[derive(Parser)]
#[command(about = "Compares one product under two editions, criterion by criterion")]
struct Args {
    /// A product as a JSON object [default: a bundled real product]
    file: Option<PathBuf>,

    /// The edition to compare with
    #[arg(long, default_value = "26/2026")]
    to: Edition,

    /// The sheet to compare with [default: each sheet that corresponds to the product's]
    #[arg(long, value_name = "NUMBER")]
    set: Option<u16>,

    #[command(flatten)]
    format: Format,
}

fn main() -> ExitCode {
    finish("compare_editions", &run(&Args::parse()))
}

fn run(args: &Args) -> Result<ExitCode> {
    let text = input::read_or(args.file.as_deref(), DURIAN)?;
    let mut output = io::stdout().lock();
    let record = match Record::read(text.trim_ascii()) {
        Ok(record) => record,
        Err(error) => {
            args.format.write_error(&mut output, &error)?;
            return Ok(one_if(true));
        }
    };
    let lang = args.format.lang();

    let own = record.council().sheet();
    let sheets: Vec<Sheet> = match args.set {
        Some(number) => vec![args.to.sheet(number)?],
        None => own.counterparts(args.to).collect(),
    };
    if sheets.is_empty() {
        bail!(
            "no sheet of {} corresponds to {own}; choose one with --set",
            args.to
        );
    }
    let rating = record.council().rate()?;
    let cards = record.council().scorecards();
    for (member, card) in record.council().members().zip(cards) {
        for sheet in &sheets {
            let explanation = card.compare(sheet).explain(lang);
            if args.format.json {
                let value = serde_json::json!({
                    "id": record.id(), "member": member.place(), "comparison": explanation,
                    "grounds": rating.grounds().map(ocop_core::DisqualificationGround::id).collect::<Vec<_>>()
                });
                write_json(&mut output, &value)?;
                continue;
            }
            if cards.len() > 1 {
                let word = match lang {
                    Lang::Vi => "Thành viên",
                    Lang::En => "Member",
                };
                writeln!(output, "{word} {member}\n")?;
            }
            if args.format.markdown {
                writeln!(output, "{}", explanation.to_markdown())?;
            } else {
                writeln!(output, "{explanation}")?;
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
            writeln!(
                output,
                "{heading}: {} ({})",
                ground.label().get(lang),
                ground.id()
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
