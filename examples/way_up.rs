//! The way up: what would raise a product's star, step by step, or what stands in the way.
//!
//! ```sh
//! cargo run --release --example way_up                                   # a sample of 68 points, to 4 and 5 stars
//! cargo run --release --example way_up -- FILE --star 4 --fixed 3.2      # your own
//! cargo run --release --example way_up -- --cost examples/data/jackfruit-costs.json --budget 120000000
//! ```
//!
//! `FILE` holds one product as a JSON object. Where a single scorecard is not finished (criteria left
//! away or `null`, as in a blank form), it is told what is still open and which answers decide.
//!
//! The exit status is 0 where a way to every wanted star was found, or the scorecard is not finished;
//! 1 where something stands in the way, or the product cannot be read; 2 where the program could not run.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::improve::{Costs, Improvement};
use ocop_core::json::Record;
use ocop_core::{Choice, Edition, Explanation, ImprovementRequest, Lang, Points, Sheet, Star};
use ocop_dossier::evidence::Evidence;
use rust_decimal::Decimal;
use serde::Deserialize;

/// Dried jackfruit of a cooperative: an invented product under 26/2026, set 7, with 68 points.
const JACKFRUIT: &str = include_str!("data/dried-jackfruit.json");

#[derive(Parser)]
#[command(about = "Tells the cheapest way to a star, or what stands in the way")]
struct Args {
    /// A product as a JSON object; without it, a bundled sample of 68 points
    file: Option<PathBuf>,

    /// The wanted star; may be given several times. Without it, each star above the one held
    #[arg(long, value_name = "STAR", value_parser = star)]
    star: Vec<Star>,

    /// A criterion that cannot move; may be given several times, or with commas between
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    fixed: Vec<String>,

    /// A level that cannot be reached, such as 4.1=4; may be given several times
    #[arg(long, value_name = "KEY=LEVEL", value_parser = level)]
    without: Vec<(String, Choice)>,

    /// What steps cost, as JSON: {"unit":"dong","usual":"1000000","steps":{"1.5":"5000000"}}
    #[arg(long, value_name = "FILE")]
    cost: Option<PathBuf>,

    /// The most that may be spent, in the unit of the costs: the most stars for it, or the wanted star
    #[arg(long, value_name = "AMOUNT", requires = "cost", value_parser = amount)]
    budget: Option<Decimal>,

    /// So many points more than the star needs, against strict members
    #[arg(long, value_name = "POINTS", default_value = "0")]
    margin: u16,

    /// The most ways of equal rank that are told
    #[arg(long, value_name = "NUMBER", default_value = "4")]
    ways: usize,

    /// The ways as JSON instead of text
    #[arg(long, conflicts_with = "markdown")]
    json: bool,

    /// The ways as Markdown instead of text
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

fn star(text: &str) -> Result<Star, String> {
    let star: Star = text.parse().map_err(|_| "3, 4 or 5".to_owned())?;
    let recognised = Star::RECOGNISED.contains(&star);
    recognised.then_some(star).ok_or("3, 4 or 5".to_owned())
}

fn level(text: &str) -> Result<(String, Choice), String> {
    let wanted = || "a key and a level, such as 4.1=4 or 8=b2".to_owned();
    let (key, choice) = text.split_once('=').ok_or_else(wanted)?;
    let choice = choice.parse().map_err(|_| wanted())?;
    Ok((key.to_owned(), choice))
}

fn amount(text: &str) -> Result<Decimal, String> {
    let amount = Decimal::from_str_exact(text);
    amount.map_err(|_| "an amount in digits, such as 50000000".to_owned())
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            let closed = error.downcast_ref::<io::Error>();
            if closed.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("way_up: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = match args.lang {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };
    let text = match &args.file {
        None => JACKFRUIT.as_bytes().to_vec(),
        Some(path) => {
            std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?
        }
    };
    let text = text.trim_ascii();
    let mut output = io::stdout().lock();
    let record = match Record::read(text) {
        Ok(record) => record,
        Err(error) => {
            if let Some(told) = unfinished(text, args, lang)? {
                write!(output, "{told}")?;
                return Ok(ExitCode::SUCCESS);
            }
            if args.json {
                writeln!(output, "{}", serde_json::to_string(&error)?)?;
            } else {
                writeln!(output, "{error}")?;
            }
            return Ok(ExitCode::from(1));
        }
    };

    let ways = ways(args, &record)?;
    let held = record.council().rate();
    // What a budget does not pay for is told, and stands in no way.
    let asked = if args.star.is_empty() && args.budget.is_some() {
        1
    } else {
        ways.len()
    };
    let is_blocked = ways
        .iter()
        .take(asked)
        .any(|improvement| improvement.plan().is_none());
    let sheet = record.council().sheet();
    let told = ways.iter().map(|improvement| {
        improvement
            .explain(lang)
            .with_documents(|key, choice| documents(sheet, key, choice, lang))
    });
    if args.json {
        let told: Vec<_> = told.collect();
        let value = serde_json::json!({ "id": record.id(), "ways": told });
        writeln!(output, "{}", serde_json::to_string_pretty(&value)?)?;
    } else {
        writeln!(
            output,
            "{}\n",
            ocop_core::explain::one_line(record.id(), 200)
        )?;
        if ways.is_empty() {
            let told: Explanation = held.explain(lang);
            writeln!(output, "{}: {}", sheet.place(lang), told.verdict)?;
        }
        for (place, told) in told.enumerate() {
            if place > 0 {
                writeln!(output)?;
            }
            if args.markdown {
                write!(output, "{}", told.to_markdown())?;
            } else {
                write!(output, "{told}")?;
            }
        }
    }
    Ok(ExitCode::from(u8::from(is_blocked)))
}

/// The ways to the wanted stars; to the most stars that a budget pays for where none is wanted.
fn ways(args: &Args, record: &Record) -> Result<Vec<Improvement>> {
    let council = record.council();
    let request = |star| -> Result<ImprovementRequest> {
        let mut request = ImprovementRequest::to(star)
            .margin(Points::new(args.margin))
            .plans(args.ways);
        for key in &args.fixed {
            request = request.fix(key.trim());
        }
        for (key, choice) in &args.without {
            request = request.without_level(key, *choice);
        }
        if let Some(path) = &args.cost {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            let costs: Costs = serde_json::from_str(&text)
                .with_context(|| format!("cannot read the costs in {}", path.display()))?;
            request = request.costs(costs);
        }
        if let Some(budget) = args.budget {
            request = request.budget(budget);
        }
        Ok(request)
    };
    if args.star.is_empty() && args.budget.is_some() {
        // The most stars, and what the next one would cost.
        let most = request(Star::Five)?.highest(council)?;
        let next = Star::RECOGNISED
            .into_iter()
            .find(|star| *star > most.star());
        let next = next.filter(|_| most.plan().is_some());
        let next = next.map(|star| anyhow::Ok(request(star)?.find(council)?));
        return std::iter::once(Ok(most)).chain(next).collect();
    }
    let held = council.rate().star();
    let wanted: Vec<Star> = if args.star.is_empty() {
        let above = Star::RECOGNISED.into_iter();
        above.filter(|star| held < Some(*star)).collect()
    } else {
        args.star.clone()
    };
    let ways = wanted
        .into_iter()
        .map(|star| Ok(request(star)?.find(council)?));
    ways.collect()
}

/// The documents that would prove a level.
fn documents(sheet: &Sheet, key: &str, choice: Choice, lang: Lang) -> Vec<String> {
    let evidence = Evidence::of(sheet, key, choice);
    evidence.map_or_else(|_| Vec::new(), |evidence| evidence.lines(lang))
}

/// A form with criteria left away or `null`.
#[derive(Deserialize)]
struct Form {
    edition: Edition,
    set: u16,
    scorecards: Vec<serde_json::Map<String, serde_json::Value>>,
}

/// What a single scorecard that is not finished leaves open; `None` where the text is no such form.
fn unfinished(text: &[u8], args: &Args, lang: Lang) -> Result<Option<String>> {
    let Ok(form) = serde_json::from_slice::<Form>(text) else {
        return Ok(None);
    };
    let [card] = form.scorecards.as_slice() else {
        return Ok(None);
    };
    let Ok(sheet) = form.edition.sheet(form.set) else {
        return Ok(None);
    };
    let mut builder = sheet.scorecard();
    for (key, value) in card.iter().filter(|(_, value)| !value.is_null()) {
        let Ok(choice) = serde_json::from_value::<Choice>(value.clone()) else {
            return Ok(None);
        };
        if builder.set(key, choice).is_err() {
            return Ok(None);
        }
    }
    if builder.missing().next().is_none() {
        return Ok(None);
    }
    if args.star.len() + args.fixed.len() + args.without.len() > 0 || args.cost.is_some() {
        bail!("the scorecard is not finished: a way up starts at a finished one");
    }
    let Ok(bounds) = builder.bounds() else {
        return Ok(None);
    };
    let told = bounds.explain(lang);
    Ok(Some(if args.json {
        format!("{}\n", serde_json::to_string_pretty(&told)?)
    } else if args.markdown {
        told.to_markdown()
    } else {
        told.to_string()
    }))
}
