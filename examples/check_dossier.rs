//! Checks a dossier and writes a letter to the applicant: every defect, its citation and its repair.
//!
//! ```sh
//! cargo run --release --example check_dossier                         # a bundled dossier with defects
//! cargo run --release --example check_dossier -- FILE --lang vi       # your own
//! cargo run --release --example check_dossier -- --bundled mountain-honey --print > mine.json
//! ```
//!
//! The exit code is 0 if no finding is an error and 1 if one is. It is 2 if the program could not run
//! or the file is not a dossier. The bundled dossiers and all documents in them are invented.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use ocop_core::Date;
use ocop_dossier::{Dossier, Error, Settings, Severity, check};
use ocop_examples::exit::{finish, one_if};
use ocop_examples::input;
use ocop_examples::report::{Format, write_json};

#[derive(Parser)]
#[command(about = "Checks a dossier and reports all its defects at once")]
struct Args {
    /// A dossier as a JSON object [default: a bundled dossier with defects]
    file: Option<PathBuf>,

    /// A bundled dossier
    #[arg(long, value_enum, conflicts_with = "file")]
    bundled: Option<Bundled>,

    #[command(flatten)]
    format: Format,

    /// Print only the dossier itself, as a start for your own
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    print: bool,

    /// Settings as a JSON object: calendar, limits, and severities of rules
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,

    /// Reference date for documents, if the dossier is not filed yet
    #[arg(long, value_name = "DAY")]
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
    let result = run(&args);
    let code = finish("check_dossier", &result);
    if let Err(error) = &result
        && args.format.json
        && let Some(error) = error.downcast_ref::<Error>()
    {
        let (kind, path, message) = (error.kind().as_str(), error.path(), error.message());
        let value = serde_json::json!({ "error": kind, "path": path, "message": message });
        // The error is on standard error already, so a failure to repeat it changes nothing.
        let _ = writeln!(io::stdout(), "{value}");
    }
    code
}

fn run(args: &Args) -> Result<ExitCode> {
    let dossier = match &args.file {
        Some(path) => Dossier::from_json(&read(path)?).with_context(|| shown(path))?,
        None => Dossier::from_json(args.bundled.unwrap_or(Bundled::DriedTaoMeo).json())?,
    };
    let mut settings = match &args.settings {
        Some(path) => Settings::from_json(&read(path)?).with_context(|| shown(path))?,
        None => Settings::default(),
    };
    if let Some(day) = args.on {
        settings = settings.on(day);
    }

    let mut output = io::stdout().lock();
    if args.print {
        write_json(&mut output, &dossier)?;
        return Ok(ExitCode::SUCCESS);
    }
    let report = check(&dossier, &settings);
    let Format { json, markdown, .. } = args.format;
    if json {
        write_json(&mut output, &report)?;
    } else if markdown {
        write!(output, "{}", report.to_markdown(args.format.lang()))?;
    } else {
        write!(output, "{}", report.text(args.format.lang()))?;
    }
    Ok(one_if(report.count(Severity::Error) > 0))
}

/// Reads a file, but not much more than a dossier may have: the library rejects longer ones.
fn read(path: &Path) -> Result<Vec<u8>> {
    input::read_at_most(path, Dossier::MOST_BYTES)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
