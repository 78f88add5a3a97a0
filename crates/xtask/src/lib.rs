//! Writing files that are made, shared by the programs that make them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Makes a folder hold exactly these files, by their names below it; with `check`, changes nothing
/// and fails where a file is stale, missing or left over.
///
/// # Errors
///
/// Where a file cannot be read or written, and with `check` where anything is stale.
pub fn make(
    folder: &Path,
    made: &BTreeMap<String, String>,
    check: bool,
    again: &str,
) -> Result<()> {
    let mut stale = Vec::new();
    for (name, text) in made {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
            if !check {
                std::fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
                std::fs::write(&path, text).with_context(|| path.display().to_string())?;
            }
            stale.push(path);
        }
    }
    for path in files(folder)? {
        if !made.keys().any(|name| folder.join(name) == path) {
            if !check {
                std::fs::remove_file(&path)?;
            }
            stale.push(path);
        }
    }
    if check && !stale.is_empty() {
        let names: Vec<_> = stale
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        bail!("stale, run `{again}`:\n  {}", names.join("\n  "));
    }
    let done = if check { "stale" } else { "changed" };
    println!("{} files, {} {done}", made.len(), stale.len());
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
