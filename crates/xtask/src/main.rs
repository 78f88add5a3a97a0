//! `cargo xtask <task>`: makes every committed file that is not written by hand, and checks that all
//! of them are up to date.
//!
//! As `cargo xtask` builds it, this program depends on no other crate of the project: a table that
//! does not compile can still be made again. A task that needs more starts the program a second
//! time with the cargo feature it needs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::{Parser, ValueEnum};

mod emit;
mod evidence;
mod law;
mod make;
#[cfg(feature = "libraries")]
mod pages;

#[derive(Parser)]
#[command(about = "Makes the committed files that are not written by hand, and checks them")]
struct Args {
    /// What to make
    task: Task,

    /// Change nothing; fail if a file is stale
    #[arg(long)]
    check: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Task {
    /// The tables of ocop-core and ocop-dossier, from their law/ files
    Codegen,
    /// A page of every criteria sheet
    Sheets,
    /// The proof of the tables: a page of its summary, and the figures of every sheet
    Prove,
    /// The catalogue of the rules that ocop-dossier checks
    Rules,
    /// The JSON Schemas of ocop-dossier
    Schemas,
}

fn main() -> Result<()> {
    let Args { task, check } = Args::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Some(feature) = task.missing_feature() {
        return start_again(&root, feature);
    }
    match task {
        Task::Codegen => codegen(&root.join("crates"), check),
        #[cfg(feature = "libraries")]
        Task::Sheets => pages::sheets(&root, check),
        #[cfg(feature = "libraries")]
        Task::Prove => pages::prove(&root, check),
        #[cfg(feature = "libraries")]
        Task::Rules => pages::rules(&root, check),
        #[cfg(feature = "libraries")]
        Task::Schemas => pages::schemas(&root, check),
        #[cfg(not(feature = "libraries"))]
        Task::Sheets | Task::Prove | Task::Rules | Task::Schemas => Ok(()),
    }
}

impl Task {
    /// The cargo feature that the task needs, if this program was built without it.
    fn missing_feature(self) -> Option<&'static str> {
        match self {
            Self::Codegen => None,
            Self::Sheets | Self::Prove | Self::Rules | Self::Schemas => {
                (!cfg!(feature = "libraries")).then_some("libraries")
            }
        }
    }
}

/// Runs this program with the same arguments and one feature more.
fn start_again(root: &Path, feature: &str) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let ended = Command::new(cargo)
        .current_dir(root)
        .args(["run", "--quiet", "--package", "xtask", "--features"])
        .args([feature, "--"])
        .args(std::env::args_os().skip(1))
        .status()
        .context("cannot start cargo")?;
    ensure!(ended.success(), "the task failed");
    Ok(())
}

/// Makes every table, or with `check` compares each with what is committed.
fn codegen(crates: &Path, check: bool) -> Result<()> {
    let (core, dossier) = (crates.join("ocop-core"), crates.join("ocop-dossier"));
    let again = "cargo xtask codegen";
    let law = law::Law::read(&core.join("law"))?;
    let tables = emit::tables(&law)?.into_iter().collect();
    make::folder(&core.join("src/tables"), &tables, check, again)?;
    let evidence = evidence::Evidence::read(&dossier, &law)?;
    let tables = emit::evidence::tables(&law, &evidence)?;
    make::folder(&dossier.join("src/evidence/tables"), &tables, check, again)
}
