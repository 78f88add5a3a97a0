//! `cargo xtask codegen` and `cargo xtask sheets`: everything committed that is made, not written.
//!
//! This program depends on no product crate, so that a wrong table can always be made anew. The
//! pages need the library itself; they come from the package `ocop-docs`, which is started here.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};

mod emit;
mod law;

#[derive(Parser)]
#[command(about = "Makes what is committed and made, not written")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Makes the tables of ocop-core from its law/ files
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
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match Args::parse().task {
        Task::Codegen { check } => codegen(&root.join("crates/ocop-core"), check),
        Task::Sheets { check } => {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let mut command = Command::new(cargo);
            command
                .current_dir(&root)
                .args(["run", "--quiet", "--package", "ocop-docs", "--"]);
            if check {
                command.arg("--check");
            }
            if command.status().context("cannot start cargo")?.success() {
                Ok(())
            } else {
                bail!("the pages were not made")
            }
        }
    }
}

/// Makes every table, or with `check` compares each with what is committed.
fn codegen(core: &Path, check: bool) -> Result<()> {
    let law = law::Law::read(&core.join("law"))?;
    let folder = core.join("src/tables");
    let made = emit::tables(&law)?;
    let mut stale = Vec::new();
    for (name, text) in &made {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
            stale.push(path.clone());
            if !check {
                std::fs::create_dir_all(path.parent().context("a table lies in a folder")?)?;
                std::fs::write(&path, text)?;
            }
        }
    }
    // A table that no law file makes any more is stale too.
    let left_over = files(&folder)?
        .into_iter()
        .filter(|path| !made.iter().any(|(name, _)| folder.join(name) == *path));
    for path in left_over {
        if !check {
            std::fs::remove_file(&path)?;
        }
        stale.push(path);
    }
    if check && !stale.is_empty() {
        let names: Vec<_> = stale
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        bail!(
            "stale, run `cargo xtask codegen`:\n  {}",
            names.join("\n  ")
        );
    }
    println!(
        "{} tables, {} {}",
        made.len(),
        stale.len(),
        if check { "stale" } else { "written" }
    );
    Ok(())
}

/// All files below a folder; none where there is no folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(files(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}
