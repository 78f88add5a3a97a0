//! `cargo xtask <task>`: makes every committed file that is not written by hand, and checks that all
//! of them are up to date.
//!
//! As `cargo xtask` builds it, this program depends on no other crate of the project: a table that
//! does not compile can still be made again. A task that needs more starts the program a second
//! time with the cargo feature it needs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::{Parser, ValueEnum};

mod emit;
mod evidence;
mod law;
mod lead_times;
mod make;
#[cfg(feature = "libraries")]
mod pages;
mod peoples;
mod procedure;
mod storeys;
mod units;
mod working_days;

#[derive(Parser)]
#[command(about = "Makes the committed files that are not written by hand, and checks them")]
struct Args {
    /// What to make
    task: Task,

    /// Change nothing; fail if a file is stale
    #[arg(long)]
    check: bool,

    /// The list to compare, for `units`: tabs, commas or semicolons, with headings for codes and names
    #[arg(long, value_name = "FILE", required_if_eq("task", "units"))]
    against: Option<PathBuf>,
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
    /// The JSON Schemas of the law/ files of ocop-core, against which every file is checked
    Law,
    /// Nothing: checks that no file of ocop-core imports from a storey above its own
    Storeys,
    /// Nothing: compares the administrative units of ocop-core with another list
    Units,
}

fn main() -> Result<()> {
    let Args {
        task,
        check,
        against,
    } = Args::parse();
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
        Task::Storeys => storeys::check(&root.join("crates/ocop-core/src")),
        Task::Units => units_against(&root.join("crates/ocop-core/law/units"), against),
        #[cfg(feature = "validate")]
        Task::Law => law_schemas(&root.join("crates/ocop-core/law"), check),
        #[cfg(not(feature = "validate"))]
        Task::Law => Ok(()),
        #[cfg(not(feature = "libraries"))]
        Task::Sheets | Task::Prove | Task::Rules | Task::Schemas => Ok(()),
    }
}

impl Task {
    /// The cargo feature that the task needs, if this program was built without it.
    fn missing_feature(self) -> Option<&'static str> {
        match self {
            Self::Codegen | Self::Storeys | Self::Units => None,
            Self::Law => (!cfg!(feature = "validate")).then_some("validate"),
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

/// Makes the schemas of the law's files, and checks every file against its schema.
#[cfg(feature = "validate")]
fn law_schemas(folder: &Path, check: bool) -> Result<()> {
    let files = law::schema::files()?;
    make::folder(&folder.join("schema"), &files, check, "cargo xtask law")?;
    law::schema::validate(folder)
}

/// Prints every difference between the units of a folder and another list; fails if there are any.
fn units_against(folder: &Path, against: Option<PathBuf>) -> Result<()> {
    let against = against.context("`units` needs `--against FILE`")?;
    let found = units::against::compare(&units::Units::read(folder)?, &against)?;
    for difference in &found.differences {
        println!("{difference}");
    }
    println!("{}", found.summary);
    ensure!(found.differences.is_empty(), "the lists differ");
    Ok(())
}

/// Makes every table, or with `check` compares each with what is committed.
fn codegen(crates: &Path, check: bool) -> Result<()> {
    let (core, dossier) = (crates.join("ocop-core"), crates.join("ocop-dossier"));
    let again = "cargo xtask codegen";
    let law = law::Law::read(&core.join("law"))?;
    let tables = emit::tables(&law)?.into_iter().collect();
    make::folder(&core.join("src/law/tables"), &tables, check, again)?;
    let page = emit::interpretations::page(&law.interpretations);
    make::file(&core.join("docs/interpretations.md"), &page, check, again)?;
    let units = units::Units::read(&core.join("law/units"))?;
    let tables = emit::units::tables(&units)?;
    make::folder(&core.join("src/law/units/tables"), &tables, check, again)?;
    let evidence = evidence::Evidence::read(&dossier, &law)?;
    let tables = emit::evidence::tables(&law, &evidence)?;
    make::folder(&dossier.join("src/evidence/tables"), &tables, check, again)?;
    let lead_times = lead_times::read(&dossier.join("law"), &evidence)?;
    let tables = [("mod.rs".to_owned(), emit::lead_times::table(&lead_times))].into();
    make::folder(&dossier.join("src/time/tables"), &tables, check, again)?;
    let procedures = procedure::Procedure::read_all(&dossier.join("law"), &law)?;
    let tables = emit::procedure::tables(&procedures)?;
    make::folder(&dossier.join("src/procedure/tables"), &tables, check, again)?;
    let peoples = emit::peoples::table(&peoples::read(&dossier.join("law"))?);
    let working_days = emit::working_days::table(&working_days::read(&dossier.join("law"))?);
    let tables = [
        ("peoples.rs".to_owned(), peoples),
        ("working_days.rs".to_owned(), working_days),
    ]
    .into();
    make::folder(&dossier.join("src/base/tables"), &tables, check, again)?;
    // The made-up edition of the tests goes the same way.
    let source = "tests/data/law/99-2099";
    let made_up = procedure::Procedure::read(&dossier.join(source))?;
    let table = emit::procedure::table(&made_up, &format!("{source}/procedure.toml"))?;
    let tables = [("made_up.rs".to_owned(), table)].into();
    make::folder(&dossier.join("src/testing/tables"), &tables, check, again)
}
