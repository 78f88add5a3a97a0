//! Finds the cheapest way to a star, step by step, or shows what prevents it.
//!
//! ```sh
//! cargo run --release --example way_up                                   # a sample of 68 points, to 4 and 5 stars
//! cargo run --release --example way_up -- FILE --star 4 --fixed 3.2      # your own
//! cargo run --release --example way_up -- --cost examples/data/jackfruit-costs.json --budget 120000000
//! cargo run --release --example way_up -- --star 4 --on 2026-11-30 --by 2027-04-30    # what must begin by which day
//! cargo run --release --example way_up -- --print-lead > lead.json && … --lead lead.json   # your own lead times
//! ```
//!
//! `FILE` contains one product as a JSON object. If its only scorecard is incomplete (criteria are
//! missing or `null`, as in an empty form), the report shows what is open and which answers matter.
//!
//! With `--on` or `--by`, a timetable follows each star: the ways from the cheapest to the fastest, and what must
//! begin by which day. Lead times are estimates, to be replaced by `--lead`.
//!
//! The exit code is 0 if a way to every wanted star was found, or the scorecard is incomplete. It is 1
//! if a wanted star is out of reach, also by `--by`, or the product cannot be read. It is 2 if the program
//! could not run.

mod time;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;
use ocop_core::improve::{CostUnit, Improvement};
use ocop_core::internal::money;
use ocop_core::json::Record;
use ocop_core::text::outside;
use ocop_core::{Choice, Edition, Explanation, ImprovementRequest, Lang, Points, Sheet, Star};
use ocop_dossier::evidence::Evidence;
use ocop_dossier_examples::leads;
use ocop_examples::bundled::Product;
use ocop_examples::exit::{CODES, Within, finish, one_if};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::report::{Faulty, Format, write_json};
use ocop_examples::{Words, args, costs, typed};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Parser)]
#[command(
    about = "Finds the cheapest way to a star, or shows what prevents it",
    after_help = CODES
)]
struct Args {
    /// A product as a JSON object; - is standard input [default: piped input, else a bundled product of
    /// 68 points]
    file: Option<PathBuf>,

    /// Improve a bundled product
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-jackfruit", conflicts_with = "file")]
    bundled: Option<Product>,

    /// A wanted star; may be repeated [default: each star above the present one]
    #[arg(long, value_name = "STAR", value_parser = typed::star)]
    star: Vec<Star>,

    /// A criterion that cannot change; may be repeated, or separated by commas
    #[arg(long, value_name = "KEY", value_delimiter = ',')]
    fixed: Vec<String>,

    /// A level that cannot be reached, such as 4.1=4; may be repeated
    #[arg(long, value_name = "KEY=LEVEL", value_parser = level)]
    without: Vec<(String, Choice)>,

    /// Costs of steps, as JSON: {"unit":"dong","usual":"1000000","steps":{"1.5":"5000000"}}, or as a
    /// table (CSV) with the columns criterion, level and cost (Tiêu chí, Mức, Chi phí), in đồng
    #[arg(long, value_name = "FILE")]
    cost: Option<PathBuf>,

    /// Upper limit of the total cost; without --star, finds the most stars within it
    /// (50000000 or 50.000.000)
    #[arg(long, value_name = "AMOUNT", requires = "cost", value_parser = typed::amount)]
    budget: Option<Decimal>,

    /// Points to reach beyond those that the star requires, in case members score strictly
    #[arg(long, value_name = "POINTS", default_value = "0")]
    margin: u16,

    #[command(flatten)]
    time: time::Options,

    /// Upper limit of the number of equally good ways to report
    #[arg(long, value_name = "NUMBER", default_value = "4")]
    ways: usize,

    #[command(flatten)]
    format: Format,
}

fn level(text: &str) -> Result<(String, Choice), Words> {
    let expected = || {
        Words::new(
            "yêu cầu mã tiêu chí và mức, như 4.1=4 hoặc 8=b2",
            "expected a key and a level, such as 4.1=4 or 8=b2",
        )
    };
    let (key, choice) = text.split_once('=').ok_or_else(expected)?;
    let choice = choice.parse().map_err(|_| expected())?;
    Ok((key.to_owned(), choice))
}

/// The name of the program.
const NAME: &str = "way_up";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.format.lang(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let (format, lang) = (args.format, args.format.lang());
    if args.time.print_lead {
        write_json(&mut io::stdout().lock(), &leads::practice(lang))?;
        return Ok(ExitCode::SUCCESS);
    }
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Product,
        bundled: args.bundled.map(Product::sample),
        usual: Some(Product::DriedJackfruit.sample()),
    };
    let text = ask.bytes()?;
    let text = text.trim_ascii();
    let mut output = io::stdout().lock();
    let record = match Record::read(text) {
        Ok(record) => record,
        Err(error) => {
            if let Some(report) = incomplete(text, args)? {
                write!(output, "{report}")?;
                return Ok(ExitCode::SUCCESS);
            }
            format.write_faults(NAME, &mut output, &Faulty::of(text, error))?;
            return Ok(one_if(true));
        }
    };

    let ways = ways(args, &record)?;
    // With a budget and no wanted star, the second way only shows the price of the next star.
    let wanted = if args.star.is_empty() && args.budget.is_some() {
        1
    } else {
        ways.len()
    };
    let times = args.time.find(&ways)?;
    let is_blocked = ways
        .iter()
        .take(wanted)
        .any(|improvement| improvement.plan().is_none());
    let is_late = times.iter().take(wanted).any(|times| !time::is_met(times));
    let code = one_if(is_blocked || is_late);
    let times: Vec<_> = times.iter().map(|times| times.explain(lang)).collect();
    let sheet = record.council().sheet();
    let explanations = ways.iter().map(|improvement| {
        improvement
            .explain(lang)
            .with_documents(|key, choice| documents(sheet, key, choice, lang))
    });
    if format.json {
        let explanations: Vec<_> = explanations.collect();
        let mut value = serde_json::json!({ "id": record.id(), "ways": explanations });
        if args.time.is_given() {
            value["times"] = serde_json::to_value(times)?;
        }
        write_json(&mut output, &value)?;
        return Ok(code);
    }
    let id = outside::short(record.id(), 200);
    writeln!(output, "{}\n", format.line(&id))?;
    if ways.is_empty() {
        let rating: Explanation = record.council().rate()?.explain(lang);
        let line = format!("{}: {}", sheet.place(lang), rating.verdict);
        writeln!(output, "{}", format.text(&line))?;
    }
    for (place, explanation) in explanations.enumerate() {
        if place > 0 {
            writeln!(output)?;
        }
        if format.markdown {
            write!(output, "{}", explanation.to_markdown())?;
        } else {
            write!(output, "{}", format.text(&explanation))?;
        }
        if let Some(times) = times.get(place) {
            writeln!(output)?;
            if format.markdown {
                write!(output, "{}", times.to_markdown())?;
            } else {
                write!(output, "{}", format.text(times))?;
            }
        }
    }
    Ok(code)
}

/// The ways to the wanted stars, or to the most stars within the budget if no star is wanted.
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
            let costs = costs::of(path)?;
            if let (CostUnit::Dong, Some(budget)) = (costs.unit(), args.budget) {
                money::whole_dong(budget.normalize()).map_err(|fault| fault.under("budget"))?;
            }
            request = request.costs(costs);
        }
        if let Some(budget) = args.budget {
            request = request.budget(budget);
        }
        Ok(request)
    };
    if args.star.is_empty() && args.budget.is_some() {
        // The most stars, and the price of the next one.
        let most = within(args, request(Star::Five)?.highest(council))?;
        let next = Star::RECOGNISED
            .into_iter()
            .find(|star| *star > most.star());
        let next = next.filter(|_| most.plan().is_some());
        let next = next.map(|star| within(args, request(star)?.find(council)));
        return std::iter::once(Ok(most)).chain(next).collect();
    }
    let present = council.rate()?.star();
    let wanted: Vec<Star> = if args.star.is_empty() {
        let above = Star::RECOGNISED.into_iter();
        above.filter(|star| present < Some(*star)).collect()
    } else {
        args.star.clone()
    };
    let ways = wanted
        .into_iter()
        .map(|star| within(args, request(star)?.find(council)));
    ways.collect()
}

/// Names the file of costs in an error about them.
fn within<T>(args: &Args, found: Result<T, ocop_core::Error>) -> Result<T> {
    found.map_err(|fault| match &args.cost {
        Some(path) if fault.path().starts_with("costs.") => {
            Within::new(Words::same(path.display().to_string()), fault).into()
        }
        _ => fault.into(),
    })
}

/// The documents that would prove a level.
fn documents(sheet: &Sheet, key: &str, choice: Choice, lang: Lang) -> Vec<String> {
    let evidence = Evidence::of(sheet, key, choice);
    evidence.map_or_else(|_| Vec::new(), |evidence| evidence.lines(lang))
}

/// A form in which criteria may be missing or `null`.
#[derive(Deserialize)]
struct Form {
    edition: Edition,
    set: u16,
    scorecards: Vec<serde_json::Map<String, serde_json::Value>>,
}

/// A report of the open criteria, if the text is a form with one incomplete scorecard.
fn incomplete(text: &[u8], args: &Args) -> Result<Option<String>> {
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
    let has_own = args.star.len() + args.fixed.len() + args.without.len() > 0;
    if has_own || args.cost.is_some() || args.time.is_given() {
        bail!(Words::new(
            "phiếu chấm chưa đủ: --star, --fixed, --without, --cost, --on và --by yêu cầu phiếu đủ tiêu chí",
            "the scorecard is incomplete: --star, --fixed, --without, --cost, --on and --by require a complete one",
        ));
    }
    let Ok(bounds) = builder.bounds() else {
        return Ok(None);
    };
    let explanation = bounds.explain(args.format.lang());
    Ok(Some(if args.format.json {
        format!("{}\n", serde_json::to_string_pretty(&explanation)?)
    } else if args.format.markdown {
        explanation.to_markdown()
    } else {
        args.format.text(&explanation)
    }))
}
