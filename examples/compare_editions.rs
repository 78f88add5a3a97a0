//! One product under two editions: criterion by criterion, what of its answers states the same
//! condition there, what changed, what is new, and which totals and stars remain open.
//!
//! ```sh
//! cargo run --release --example compare_editions                     # a real durian of 2019 under 26/2026
//! cargo run --release --example compare_editions -- FILE --lang vi   # your own
//! ```
//!
//! `FILE` holds one product as a JSON object; each member's scorecard is compared. The exit status is
//! 0 where it was compared, 1 where the product cannot be read, 2 where the program could not run.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::json::Record;
use ocop_core::{Edition, Lang, Sheet};

/// A real frozen durian (1048/2019, sheet “Rau, củ, quả, hạt tươi”), published with 93 points.
const DURIAN: &str = include_str!("data/frozen-durian.json");

#[derive(Parser)]
#[command(about = "Compares one product under two editions, criterion by criterion")]
struct Args {
    /// A product as a JSON object; without it, a bundled real product
    file: Option<PathBuf>,

    /// The edition to compare with
    #[arg(long, default_value = "26/2026")]
    to: Edition,

    /// The sheet to compare with; without it, each that takes the product's sheet up
    #[arg(long, value_name = "NUMBER")]
    set: Option<u16>,

    /// The comparison as JSON instead of text
    #[arg(long, conflicts_with = "markdown")]
    json: bool,

    /// The comparison as Markdown instead of text
    #[arg(long)]
    markdown: bool,

    /// The language
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Vi,
    En,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            let closed = error.downcast_ref::<io::Error>();
            if closed.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("compare_editions: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let text = match &args.file {
        None => DURIAN.as_bytes().to_vec(),
        Some(path) => {
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?
        }
    };
    let mut output = io::stdout().lock();
    let record = match Record::read(text.trim_ascii()) {
        Ok(record) => record,
        Err(error) => {
            if args.json {
                writeln!(output, "{}", serde_json::to_string(&error)?)?;
            } else {
                writeln!(output, "{error}")?;
            }
            return Ok(ExitCode::from(1));
        }
    };
    let lang = match args.lang {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };

    let own = record.council().sheet();
    let sheets: Vec<Sheet> = match args.set {
        Some(number) => vec![args.to.sheet(number)?],
        None => own.counterparts(args.to).collect(),
    };
    if sheets.is_empty() {
        bail!(
            "no sheet of {} takes up {own}; name one with --set",
            args.to
        );
    }
    let rating = record.council().rate();
    let cards = record.council().scorecards();
    for (member, card) in (1..).zip(cards) {
        for sheet in &sheets {
            let explanation = card.compare(sheet).explain(lang);
            if args.json {
                let value = serde_json::json!({
                    "id": record.id(), "member": member, "comparison": explanation,
                    "grounds": rating.grounds().map(ocop_core::DisqualificationGround::id).collect::<Vec<_>>()
                });
                writeln!(output, "{}", serde_json::to_string_pretty(&value)?)?;
                continue;
            }
            if cards.len() > 1 {
                let word = match lang {
                    Lang::Vi => "Thành viên",
                    Lang::En => "Member",
                };
                writeln!(output, "{word} {member}\n")?;
            }
            if args.markdown {
                writeln!(output, "{}", explanation.to_markdown())?;
            } else {
                writeln!(output, "{explanation}")?;
            }
        }
    }
    if !args.json {
        // What stood against the product stays a fact, whatever its scores.
        for ground in rating.grounds() {
            let stood = match lang {
                Lang::Vi => "Căn cứ đã ghi nhận",
                Lang::En => "Ground found before",
            };
            writeln!(
                output,
                "{stood}: {} ({})",
                ground.label().get(lang),
                ground.id()
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
