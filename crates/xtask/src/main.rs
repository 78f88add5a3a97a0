//! `cargo xtask codegen`, `sheets`, `prove`, `rules` and `schemas`: everything committed that is made,
//! not written.
//!
//! This program depends on no product crate, so that a wrong table can always be made anew. The
//! pages need the library itself; they come from the package `ocop-docs`, which is started here.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};

mod emit;
mod evidence;
mod law;

#[derive(Parser)]
#[command(about = "Makes what is committed and made, not written")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Makes the tables of ocop-core and ocop-dossier from their law/ files
    Codegen {
        /// Change nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Makes a Markdown page of every sheet that ocop-core knows
    Sheets {
        /// Change nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Makes the proof of the tables: sums, counts of scorecards, marks and wording of every sheet
    Prove {
        /// Change nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Makes the catalogue of the rules of ocop-dossier
    Rules {
        /// Change nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
    /// Makes the JSON Schemas of ocop-dossier
    Schemas {
        /// Change nothing; fail where a file is stale
        #[arg(long)]
        check: bool,
    },
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match Args::parse().task {
        Task::Codegen { check } => codegen(&root.join("crates"), check),
        Task::Sheets { check } => pages(&root, "sheets", check),
        Task::Prove { check } => pages(&root, "prove", check),
        Task::Rules { check } => pages(&root, "rules", check),
        Task::Schemas { check } => pages(&root, "schemas", check),
    }
}

/// Starts the package that makes what needs the libraries themselves.
fn pages(root: &Path, what: &str, check: bool) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(root)
        .args(["run", "--quiet", "--package", "ocop-docs", "--", what]);
    if check {
        command.arg("--check");
    }
    if command.status().context("cannot start cargo")?.success() {
        Ok(())
    } else {
        bail!("`cargo xtask {what}` did not end well")
    }
}

/// Makes every table, or with `check` compares each with what is committed.
fn codegen(crates: &Path, check: bool) -> Result<()> {
    let (core, dossier) = (crates.join("ocop-core"), crates.join("ocop-dossier"));
    let again = "cargo xtask codegen";
    let law = law::Law::read(&core.join("law"))?;
    let tables = emit::tables(&law)?.into_iter().collect();
    xtask::make(&core.join("src/law/tables"), &tables, check, again)?;
    let evidence = evidence::Evidence::read(&dossier, &law)?;
    let tables = emit::evidence::tables(&law, &evidence)?;
    xtask::make(&dossier.join("src/evidence/tables"), &tables, check, again)
}
