//! The files that are made with the libraries themselves.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use crate::make;

mod proof;
mod rules;
mod schemas;
mod sheets;

/// Makes a page of every sheet.
pub(crate) fn sheets(root: &Path, check: bool) -> Result<()> {
    let folder = root.join("crates/xtask/pages/sheets");
    make::folder(&folder, &sheets::pages()?, check, "cargo xtask sheets")
}

/// Makes the summary of the proof, and the figures that a test calculates a second time.
pub(crate) fn prove(root: &Path, check: bool) -> Result<()> {
    let (summary, figures) = proof::files()?;
    let files = BTreeMap::from([
        ("proof.md".to_owned(), summary),
        ("figures.tsv".to_owned(), figures),
    ]);
    let folder = root.join("crates/xtask/pages");
    make::files(&folder, &files, check, "cargo xtask prove")
}

/// Makes the catalogue of the rules of `ocop-dossier`.
pub(crate) fn rules(root: &Path, check: bool) -> Result<()> {
    let folder = root.join("crates/ocop-dossier/docs/rules");
    make::folder(&folder, &rules::pages()?, check, "cargo xtask rules")
}

/// Makes the JSON Schemas of `ocop-dossier`.
pub(crate) fn schemas(root: &Path, check: bool) -> Result<()> {
    let folder = root.join("crates/ocop-dossier/schema");
    make::folder(&folder, &schemas::files()?, check, "cargo xtask schemas")
}
