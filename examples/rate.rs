//! Rates a product and explains the rating: points, band, minimum levels, star, and why.
//!
//! ```sh
//! cargo run --release --example rate                       # a real product, in full
//! cargo run --release --example rate -- FILE --lang vi     # your own
//! ```
//!
//! `FILE` holds one product as a JSON object, or one a line. The exit status is 0 where all were
//! rated, 1 where some were errors, 2 where the program could not run.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::json::{LineError, Rated, Record};
use ocop_core::{
    Edition, Explanation, Lang, Rounding, Rules,
    explain::{ExplainOptions, escape_markdown},
};

/// A real frozen durian (1048/2019, sheet “Rau, củ, quả, hạt tươi”), published with 93 points:
/// 34 + 24 + 35.
const DURIAN: &str = include_str!("data/frozen-durian.json");

#[derive(Parser)]
#[command(about = "Rates a product and explains the rating")]
struct Args {
    /// A product as a JSON object, or one a line; without it, a bundled real product
    file: Option<PathBuf>,

    /// The explanation as JSON instead of text
    #[arg(long, conflicts_with = "markdown")]
    json: bool,

    /// The explanation as Markdown instead of text
    #[arg(long)]
    markdown: bool,

    /// The language
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,

    /// Places behind the point in shown means; without it, as the council's rules say, or two
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(0..=20))]
    places: Option<u32>,

    /// How shown means are rounded; without it, as the council's rules say, or down
    #[arg(long, value_enum)]
    rounding: Option<RoundingName>,

    /// A blank scorecard of a sheet to fill in, and nothing else
    #[arg(long, value_name = "SET", conflicts_with_all = ["file", "find", "json", "markdown"])]
    blank: Option<u16>,

    /// The sheets that fit words of a product, and nothing else
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["file", "json", "markdown"])]
    find: Option<String>,

    /// The edition of --blank and --find
    #[arg(long, default_value = "26/2026", conflicts_with = "file")]
    edition: Edition,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Vi,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoundingName {
    Down,
    HalfUp,
    HalfEven,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            let closed = error.downcast_ref::<io::Error>();
            if closed.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("rate: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let mut output = io::stdout().lock();
    let lang = match args.lang {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };
    if let Some(set) = args.blank {
        let sheet = args.edition.sheet(set)?;
        writeln!(
            output,
            "{}",
            serde_json::to_string_pretty(&sheet.blank(lang))?
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(words) = &args.find {
        return find(args.edition, words, lang, &mut output);
    }

    let text = match &args.file {
        None => DURIAN.as_bytes().to_vec(),
        Some(path) => {
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?
        }
    };
    let answers = answers(&text);
    if answers.is_empty() {
        bail!("the file holds no product");
    }
    let mut errors = 0;
    for (index, answer) in answers.iter().enumerate() {
        match answer {
            Ok(rated) => {
                if index > 0 && !args.json {
                    writeln!(output, "\n{}\n", "─".repeat(72))?;
                }
                let options = options(args, lang, rated.rating().council().rules());
                let explanation = rated.rating().explain_with(options);
                show(args, rated, &explanation, &mut output)?;
            }
            Err(error) => {
                errors += 1;
                if args.json {
                    writeln!(output, "{}", serde_json::to_string(error)?)?;
                } else {
                    writeln!(output, "{error}")?;
                }
            }
        }
    }
    Ok(ExitCode::from(u8::from(errors > 0)))
}

/// How means are shown: as asked for, else as the council's rules say.
fn options(args: &Args, lang: Lang, rules: &Rules) -> ExplainOptions {
    let rounding = match args.rounding {
        None => rules.rounding(),
        Some(RoundingName::Down) => Rounding::Down,
        Some(RoundingName::HalfUp) => Rounding::HalfUp,
        Some(RoundingName::HalfEven) => Rounding::HalfEven,
    };
    let places = args.places.unwrap_or_else(|| rules.places());
    ExplainOptions::new(lang).places(places).rounding(rounding)
}

fn show(
    args: &Args,
    rated: &Rated,
    explanation: &Explanation,
    output: &mut impl Write,
) -> Result<()> {
    if args.json {
        let value =
            serde_json::json!({ "id": rated.id(), "rating": rated, "explanation": explanation });
        writeln!(output, "{}", serde_json::to_string_pretty(&value)?)?;
        return Ok(());
    }
    if args.markdown {
        write!(
            output,
            "{}\n\n{}",
            escape_markdown(rated.id()),
            explanation.to_markdown()
        )?;
    } else {
        write!(output, "{}\n\n{explanation}", rated.id())?;
    }
    Ok(())
}

fn find(edition: Edition, words: &str, lang: Lang, output: &mut impl Write) -> Result<ExitCode> {
    let found = edition.search(words);
    if found.is_empty() {
        let none = match lang {
            Lang::Vi => "không có bộ tiêu chí nào hợp với",
            Lang::En => "no sheet fits",
        };
        writeln!(output, "{none} `{words}`")?;
        return Ok(ExitCode::from(1));
    }
    for found in found {
        let sheet = found.sheet();
        writeln!(
            output,
            "{:>3}  {}",
            sheet.number(),
            sheet.heading().get(lang)
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One product as one object, over several lines perhaps, or one a line.
fn answers(text: &[u8]) -> Vec<Result<Rated, LineError>> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let lines: Vec<_> = (1..)
        .zip(text.split(|&byte| byte == b'\n'))
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .collect();
    let Some((first, line)) = lines.first() else {
        return Vec::new();
    };
    let is_whole = |json| serde_json::from_slice::<&serde_json::value::RawValue>(json).is_ok();
    // A file whose first line is no value of its own is one object, with its fault if it has one.
    if is_whole(text) || (lines.len() > 1 && !is_whole(line) && line.trim_ascii() == b"{") {
        let answer = Record::read(text.trim_ascii()).map(Record::rate);
        return vec![answer.map_err(|error| error.at_line(*first))];
    }
    lines
        .into_iter()
        .map(|(number, line)| {
            Record::read(line)
                .map(Record::rate)
                .map_err(|error| error.at_line(number))
        })
        .collect()
}
