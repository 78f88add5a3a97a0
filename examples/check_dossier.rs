//! Checks a dossier and writes the letter that a good clerk would write.
//!
//! ```sh
//! cargo run --release --example check_dossier                         # a bundled dossier with faults
//! cargo run --release --example check_dossier -- FILE --lang vi       # your own
//! cargo run --release --example check_dossier -- --bundled mountain-honey --print > mine.json
//! ```
//!
//! The exit status is 0 where no finding is an error, 1 where one is, 2 where the program could not
//! run or the file is no dossier. The bundled dossiers are invented, with every paper in them.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use ocop_core::{Date, Lang};
use ocop_dossier::{Dossier, Error, Settings, Severity, check};

#[derive(Parser)]
#[command(about = "Checks a dossier and tells all its defects at once")]
struct Args {
    /// A dossier as a JSON object; without it, a bundled one with faults
    file: Option<PathBuf>,

    /// A bundled dossier
    #[arg(long, value_enum, conflicts_with = "file")]
    bundled: Option<Bundled>,

    /// The report as JSON instead of a letter
    #[arg(long, conflicts_with_all = ["markdown", "print"])]
    json: bool,

    /// The letter as Markdown
    #[arg(long, conflicts_with = "print")]
    markdown: bool,

    /// The dossier itself, to start one's own from, and nothing else
    #[arg(long)]
    print: bool,

    /// The language of the letter
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,

    /// Settings as a JSON object: calendar, limits, and how grave rules are taken
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,

    /// The day on which papers are looked at where the dossier was not filed yet
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Vi,
    En,
}

/// Products of Tuần Giáo, Điện Biên.
#[derive(Clone, Copy, ValueEnum)]
enum Bundled {
    /// Honey, first time: nothing is wrong
    MountainHoney,
    /// The community tourism of bản Hua Sa A, re-evaluation, close to its window
    CommunityTourism,
    /// Dried táo mèo, first time: full of faults
    DriedTaoMeo,
}

impl Bundled {
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

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            let closed = error.downcast_ref::<io::Error>();
            if closed.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
                return ExitCode::SUCCESS;
            }
            eprintln!("check_dossier: {error:#}");
            if let Some(fault) = error.downcast_ref::<Error>().filter(|_| args.json) {
                let (kind, path, message) = (fault.kind().as_str(), fault.path(), fault.message());
                println!(
                    "{}",
                    serde_json::json!({ "error": kind, "path": path, "message": message })
                );
            }
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let dossier = match &args.file {
        Some(path) => Dossier::from_json(&text(path)?).with_context(|| shown(path))?,
        None => Dossier::from_json(args.bundled.unwrap_or(Bundled::DriedTaoMeo).json())?,
    };
    let mut settings = match &args.settings {
        Some(path) => Settings::from_json(&text(path)?).with_context(|| shown(path))?,
        None => Settings::default(),
    };
    if let Some(day) = args.on {
        settings = settings.on(day);
    }
    let lang = match args.lang {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };

    let mut output = io::stdout().lock();
    if args.print {
        writeln!(output, "{}", serde_json::to_string_pretty(&dossier)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let report = check(&dossier, &settings);
    if args.json {
        writeln!(output, "{}", serde_json::to_string_pretty(&report)?)?;
    } else if args.markdown {
        write!(output, "{}", report.to_markdown(lang))?;
    } else {
        write!(output, "{}", report.text(lang))?;
    }
    Ok(ExitCode::from(u8::from(report.count(Severity::Error) > 0)))
}

/// The bytes of a file, but no more than one over the limit, by which too large a file is told.
fn text(path: &Path) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    let file = File::open(path).with_context(|| format!("cannot read {}", shown(path)))?;
    let most = u64::try_from(Dossier::MOST_BYTES)? + 1;
    let read = file.take(most).read_to_end(&mut text);
    read.with_context(|| format!("cannot read {}", shown(path)))?;
    Ok(text)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
