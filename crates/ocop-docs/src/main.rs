//! Makes the pages and schemas that need the libraries themselves.
//!
//! `cargo xtask sheets`, `prove`, `rules` and `schemas` start this program; `--check` compares with
//! what is committed.

use std::path::Path;

use anyhow::Result;
use clap::{Parser, ValueEnum};

mod proof;
mod rules;
mod schemas;
mod sheets;

#[derive(Parser)]
#[command(about = "Makes the pages and schemas that need the libraries themselves")]
struct Args {
    /// What to make
    what: What,

    /// Change nothing; fail where a file is stale
    #[arg(long)]
    check: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// A page of every criteria sheet
    Sheets,
    /// The proof of the tables: sums, counts of scorecards, marks and wording of every sheet
    Prove,
    /// The catalogue of the rules of dossiers
    Rules,
    /// The JSON Schemas of dossiers and of the settings of a check
    Schemas,
}

fn main() -> Result<()> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let args = Args::parse();
    let (folder, files, again) = match args.what {
        What::Sheets => (
            "ocop-core/docs/sheets",
            sheets::pages()?,
            "cargo xtask sheets",
        ),
        What::Prove => ("ocop-core/docs/proof", proof::pages()?, "cargo xtask prove"),
        What::Rules => (
            "ocop-dossier/docs/rules",
            rules::pages()?,
            "cargo xtask rules",
        ),
        What::Schemas => (
            "ocop-dossier/schema",
            schemas::files()?,
            "cargo xtask schemas",
        ),
    };
    xtask::make(&crates.join(folder), &files, args.check, again)
}
