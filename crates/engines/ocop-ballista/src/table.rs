//! Parquet files as tables of the client, with errors that name the file.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use datafusion::parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use ocop_ballista::Error;

/// Adds a Parquet file or folder as a table, from `NAME=PATH`.
pub(crate) async fn add_table(context: &SessionContext, table: &str) -> Result<()> {
    let (name, path) = table
        .split_once('=')
        .with_context(|| format!("`{table}` is no table: expected NAME=PATH"))?;
    ensure!(
        Path::new(path).exists(),
        "table `{name}`: there is no file or folder {path}"
    );
    let options = ParquetReadOptions::default();
    let added = context.register_parquet(name, path, options).await;
    added.map_err(Error::from).with_context(|| {
        // The engine does not say which of many files it cannot read.
        let broken = broken_file(Path::new(path)).unwrap_or_else(|| path.into());
        format!("table `{name}`: cannot read {}", broken.display())
    })
}

/// The first Parquet file of a path, by name, that cannot be read to its end.
fn broken_file(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        let entries = fs::read_dir(path).ok()?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().find_map(|path| broken_file(path));
    }
    let is_parquet = path.extension().is_some_and(|end| end == "parquet");
    let metadata = |file| ArrowReaderMetadata::load(&file, ArrowReaderOptions::default()).ok();
    let is_whole = !is_parquet || File::open(path).ok().and_then(metadata).is_some();
    (!is_whole).then(|| path.into())
}
