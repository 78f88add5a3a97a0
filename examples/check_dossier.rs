//! Checks a dossier and writes a letter to the applicant: every defect, its citation and its repair.
//!
//! ```sh
//! cargo run --release --example check_dossier                         # a bundled dossier with defects
//! cargo run --release --example check_dossier -- FILE --lang vi       # your own
//! cargo run --release --example check_dossier -- --bundled mountain-honey --print > mine.json
//! ```
//!
//! The exit code follows the verdict: 0 for `no-findings` and `acceptable`, 1 for `to-be-completed` and
//! `rejected`. It is 2 if the program could not run or the file is not a dossier. A value that cannot be read is a
//! finding. The bundled dossiers and all documents in them are invented.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};
use ocop_core::explain::day;
use ocop_core::{Date, Lang};
use ocop_dossier::{Dossier, Error, Settings, check};
use ocop_examples::bundled::Sample;
use ocop_examples::exit::{Within, finish, in_words, one_if, say};
use ocop_examples::input::{Ask, read};
use ocop_examples::kind::{Kind, Wanted};
use ocop_examples::report::{Format, write_json};
use ocop_examples::{Words, args, typed};

/// The exit codes, for the end of `--help`.
const CODES: &str = "Exit codes: 0 no findings, or the dossier is acceptable; 1 it must be completed, or is rejected; \
                     2 the program could not run, or the file is not a dossier";

#[derive(Parser)]
#[command(about = "Checks a dossier and reports all its defects at once", after_help = CODES)]
struct Args {
    /// A dossier as a JSON object; - is standard input [default: piped input, else a bundled dossier
    /// with defects]
    file: Option<PathBuf>,

    /// Check a bundled dossier
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-tao-meo", conflicts_with = "file")]
    bundled: Option<Bundled>,

    #[command(flatten)]
    format: Format,

    /// Print only the dossier itself, as a start for your own
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    print: bool,

    /// Settings as a JSON object: calendar, age of test reports, rounds, term for
    /// completing, and severities of rules
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,

    /// Reference date for documents, if the dossier is not filed yet: 2026-06-03 or 03/06/2026
    #[arg(long, value_name = "DAY", value_parser = typed::day)]
    on: Option<Date>,
}

/// Products of Tuần Giáo, Điện Biên.
#[derive(Clone, Copy, ValueEnum)]
enum Bundled {
    /// Honey, first evaluation: no defects
    MountainHoney,
    /// Community tourism in bản Hua Sa A, re-evaluation, close to its deadline
    CommunityTourism,
    /// Dried táo mèo, first evaluation: many defects
    DriedTaoMeo,
}

impl Bundled {
    const fn sample(self) -> Sample {
        let name = match self {
            Self::MountainHoney => "mountain-honey",
            Self::CommunityTourism => "community-tourism",
            Self::DriedTaoMeo => "dried-tao-meo",
        };
        let bytes = self.json();
        Sample { name, bytes }
    }

    const fn json(self) -> &'static [u8] {
        match self {
            Self::MountainHoney => {
                include_bytes!("../crates/ocop-dossier/tests/data/mountain-honey.json")
            }
            Self::CommunityTourism => {
                include_bytes!("../crates/ocop-dossier/tests/data/community-tourism.json")
            }
            Self::DriedTaoMeo => {
                include_bytes!("../crates/ocop-dossier/tests/data/dried-tao-meo.json")
            }
        }
    }
}

/// The name of the program.
const NAME: &str = "check_dossier";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    let (lang, result) = (args.format.lang(), run(&args));
    let code = finish(NAME, lang, &result);
    if let Err(error) = &result
        && args.format.json
    {
        let own = error
            .chain()
            .find_map(|cause| cause.downcast_ref::<Error>());
        let value = own.map_or_else(
            || serde_json::json!({ "error": "bad-json", "path": "", "message": in_words(error, lang) }),
            |error| {
                let (kind, path) = (error.kind().as_str(), error.path());
                serde_json::json!({ "error": kind, "path": path, "message": error.message() })
            },
        );
        // The error is on standard error already, so a failure to repeat it changes nothing.
        let _ = writeln!(io::stdout(), "{value}");
    }
    code
}

fn run(args: &Args) -> Result<ExitCode> {
    let ask = Ask {
        program: NAME,
        lang: args.format.lang(),
        file: args.file.as_deref(),
        wanted: Wanted::Dossier,
        bundled: args.bundled.map(Bundled::sample),
        usual: Some(Bundled::DriedTaoMeo.sample()),
    };
    // Not much more than a dossier may have: the library rejects longer ones.
    let bytes = ask.at_most(Dossier::MOST_BYTES)?;
    // A copy to work on must be whole; a check reports what cannot be read.
    let dossier = if args.print {
        Dossier::from_json(&bytes)
    } else {
        Dossier::read(&bytes)
    };
    let dossier = dossier.map_err(|error| Within::new(ask.name(), error))?;
    let mut settings = match &args.settings {
        Some(path) => {
            let name = || Words::same(path.display().to_string());
            let bytes = read(path)?;
            if let Some(refused) = Kind::of(&bytes).refused_as(Wanted::Settings, &name()) {
                bail!(refused);
            }
            Settings::from_json(&bytes).map_err(|error| Within::new(name(), error))?
        }
        None => Settings::default(),
    };
    if let Some(on) = args.on {
        settings = settings.on(on);
    }

    let mut output = io::stdout().lock();
    if args.print {
        write_json(&mut output, &dossier)?;
        return Ok(ExitCode::SUCCESS);
    }
    let report = check(&dossier, &settings);
    if let (Some(given), Some(own)) = (args.on, report.day())
        && given != own
    {
        let words = Words::new(
            format!(
                "không dùng --on {given}: hồ sơ đã nộp, giấy tờ được xét tại ngày {}",
                day(own, Lang::Vi)
            ),
            format!("--on {given} is not used: the dossier is filed, its reference date is {own}"),
        );
        say(NAME, words.get(args.format.lang()));
    }
    let Format { json, markdown, .. } = args.format;
    if json {
        write_json(&mut output, &report)?;
    } else if markdown {
        write!(output, "{}", report.to_markdown(args.format.lang()))?;
    } else {
        let text = report.text(args.format.lang()).to_string();
        write!(output, "{}", args.format.text(&text))?;
    }
    Ok(one_if(!report.verdict().is_acceptable()))
}
