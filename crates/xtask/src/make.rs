//! Writing files that are made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Writes these files, named by their paths below a folder, and removes every other file of it.
///
/// With `check` it changes nothing and fails if a file is stale, missing or left over.
pub(crate) fn folder(
    folder: &Path,
    made: &BTreeMap<String, String>,
    check: bool,
    again: &str,
) -> Result<()> {
    let mut stale = write(folder, made, check)?;
    for path in below(folder)? {
        if !made.keys().any(|name| folder.join(name) == path) {
            if !check {
                std::fs::remove_file(&path)?;
            }
            stale.push(path);
        }
    }
    report(made.len(), &stale, check, again)
}

/// The same in a folder that has other files too, which stay.
#[cfg_attr(not(feature = "libraries"), expect(dead_code))]
pub(crate) fn files(
    folder: &Path,
    made: &BTreeMap<String, String>,
    check: bool,
    again: &str,
) -> Result<()> {
    report(made.len(), &write(folder, made, check)?, check, again)
}

/// Writes what differs from the files as they are, unless this is a check; gives the paths of it.
fn write(folder: &Path, made: &BTreeMap<String, String>, check: bool) -> Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    for (name, text) in made {
        let path = folder.join(name);
        if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
            if !check {
                std::fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
                std::fs::write(&path, text).with_context(|| path.display().to_string())?;
            }
            stale.push(path);
        }
    }
    Ok(stale)
}

fn report(made: usize, stale: &[PathBuf], check: bool, again: &str) -> Result<()> {
    if check && !stale.is_empty() {
        let names: Vec<_> = stale
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        bail!("stale, run `{again}`:\n  {}", names.join("\n  "));
    }
    let done = if check { "stale" } else { "changed" };
    println!("{made} files, {} {done}", stale.len());
    Ok(())
}

/// Writes one file; with `check`, changes nothing and fails if the file is stale.
///
/// # Errors
///
/// If the file cannot be written, and with `check` if it is stale.
pub(crate) fn file(path: &Path, text: &str, check: bool, again: &str) -> Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    if check {
        bail!("stale, run `{again}`:\n  {}", path.display());
    }
    std::fs::write(path, text).with_context(|| path.display().to_string())
}

/// All files below a folder; none if there is no folder.
fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(below(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}
