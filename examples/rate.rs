//! Rates a product and explains the rating: points, band, requirements, star, and the reasons.
//!
//! ```sh
//! cargo run --release --example rate                             # an invented product, in full
//! cargo run --release --example rate -- --bundled frozen-durian  # a real one
//! cargo run --release --example rate -- FILE --lang vi           # your own
//! ```
//!
//! `FILE` contains one product as a JSON object, or one JSON object per line. Faults go to standard error,
//! with `--json` also to the output. The exit code is 0 if all products were rated, 1 if some were
//! errors, 2 if the program could not run.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use ocop_core::json::{Rated, Record};
use ocop_core::{Edition, Explanation, Lang, Rounding, Rules, explain::ExplainOptions};
use ocop_examples::bundled::Product;
use ocop_examples::exit::{CODES, finish, one_if, say};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::progress::Progress;
use ocop_examples::report::{Faulty, Format, write_json};
use ocop_examples::rounding::RoundingName;
use ocop_examples::{Words, args};

#[derive(Parser)]
#[command(about = "Rates a product and explains the rating", after_help = CODES)]
struct Args {
    /// A product as a JSON object, or one JSON object per line; - is standard input [default: piped
    /// input, else a bundled product]
    file: Option<PathBuf>,

    /// Rate a bundled product
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-banana", conflicts_with = "file")]
    bundled: Option<Product>,

    #[command(flatten)]
    format: Format,

    /// Decimal places of means in the report [default: the council's rules, else 2]
    #[arg(long, value_name = "NUMBER", value_parser = args::number::<u32>(0, 20))]
    places: Option<u32>,

    /// Rounding of means in the report [default: the council's rules, else down]
    #[arg(long, value_enum)]
    rounding: Option<RoundingName>,

    /// Print only an empty scorecard of this sheet, to fill in
    #[arg(long, value_name = "SET", conflicts_with_all = ["file", "bundled", "find", "json", "markdown"])]
    blank: Option<u16>,

    /// Print only the sheets that match words for a product
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["file", "bundled", "json", "markdown"])]
    find: Option<String>,

    /// Edition used by --blank and --find
    #[arg(long, default_value = "26/2026", conflicts_with_all = ["file", "bundled"])]
    edition: Edition,
}

/// The name of the program.
const NAME: &str = "rate";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.format.lang(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let mut output = io::stdout().lock();
    let lang = args.format.lang();
    if let Some(set) = args.blank {
        let sheet = args.edition.sheet(set)?;
        write_json(&mut output, &sheet.blank(lang))?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(words) = &args.find {
        return find(args.edition, words, lang, &mut output);
    }

    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Products,
        bundled: args.bundled.map(Product::sample),
        usual: Some(Product::DriedBanana.sample()),
    };
    let answers = answers(&ask.bytes()?);
    let mut progress = Progress::of_rows(answers.len() as u64).beside_output();
    let mut has_errors = false;
    for (index, answer) in answers.iter().enumerate() {
        match answer {
            Ok(rated) => {
                if index > 0 && !args.format.json {
                    writeln!(output, "\n{}\n", "─".repeat(72))?;
                }
                let options = options(args, rated.rating().council().rules());
                let explanation = rated.rating().explain_with(options);
                show(args.format, rated, &explanation, &mut output)?;
            }
            Err(faulty) => {
                has_errors = true;
                args.format.write_faults(NAME, &mut output, faulty)?;
            }
        }
        progress.advance(1);
    }
    progress.finish();
    Ok(one_if(has_errors))
}

/// How the report shows means: as the options say, else as the council's rules say.
fn options(args: &Args, rules: &Rules) -> ExplainOptions {
    let rounding = args
        .rounding
        .map_or_else(|| rules.rounding(), Rounding::from);
    let places = args.places.unwrap_or_else(|| rules.places());
    ExplainOptions::new(args.format.lang())
        .places(places)
        .rounding(rounding)
}

fn show(
    format: Format,
    rated: &Rated,
    explanation: &Explanation,
    output: &mut impl Write,
) -> Result<()> {
    if format.json {
        let value =
            serde_json::json!({ "id": rated.id(), "rating": rated, "explanation": explanation });
        return write_json(output, &value);
    }
    let id = format.line(rated.id());
    if format.markdown {
        write!(output, "{id}\n\n{}", explanation.to_markdown())?;
    } else {
        let text = format!("{id}\n\n{explanation}");
        write!(output, "{}", format.text(&text))?;
    }
    Ok(())
}

fn find(edition: Edition, words: &str, lang: Lang, output: &mut impl Write) -> Result<ExitCode> {
    let found = edition.search(words);
    if found.is_empty() {
        let none = Words::new(
            format!("không có bộ tiêu chí nào hợp với `{words}`"),
            format!("no sheet matches `{words}`"),
        );
        say(NAME, none.get(lang));
        return Ok(one_if(true));
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

/// The products of a file: one object, perhaps over several lines, or one object per line.
fn answers(text: &[u8]) -> Vec<Result<Rated, Faulty>> {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let lines: Vec<_> = (1..)
        .zip(text.split(|&byte| byte == b'\n'))
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .collect();
    let Some((first, line)) = lines.first() else {
        return Vec::new();
    };
    let is_whole = |json| serde_json::from_slice::<&serde_json::value::RawValue>(json).is_ok();
    // If the first line is not a complete value, the file is one object, valid or not.
    if is_whole(text) || (lines.len() > 1 && !is_whole(line) && line.trim_ascii() == b"{") {
        return vec![answer(text.trim_ascii(), *first)];
    }
    let lines = lines.into_iter();
    lines.map(|(number, line)| answer(line, number)).collect()
}

/// The rating of a product that begins at a line, or all its faults.
fn answer(json: &[u8], line: u64) -> Result<Rated, Faulty> {
    let rated = Record::read(json).map(Record::rate);
    rated.map_err(|error| Faulty::of(json, error.at_line(line)))
}
