//! Parquet files as a table, with errors that name the file.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// The Parquet files of a path: the file itself, or those of a folder by name.
///
/// # Errors
///
/// A path that is not there, a folder without such files, or a file that cannot be read to its end,
/// by its name.
pub fn parquet_files(path: &Path) -> Result<Vec<PathBuf>> {
    let cannot = |path: &Path| format!("cannot read {}", path.display());
    let files = if path.is_dir() {
        let entries = fs::read_dir(path).with_context(|| cannot(path))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut files = paths
            .collect::<Result<Vec<_>, _>>()
            .with_context(|| cannot(path))?;
        files.retain(|file| file.extension().is_some_and(|end| end == "parquet"));
        files.sort();
        files
    } else {
        vec![path.to_owned()]
    };
    if files.is_empty() {
        bail!("{} has no file whose name ends in .parquet", path.display());
    }
    // An engine does not say which of many files is cut off.
    for file in &files {
        let opened = File::open(file).with_context(|| cannot(file))?;
        ParquetRecordBatchReaderBuilder::try_new(opened).with_context(|| cannot(file))?;
    }
    Ok(files)
}
