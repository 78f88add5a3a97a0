//! A Parquet file that is whole or not there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::parquet::arrow::ArrowWriter;
use tempfile::NamedTempFile;

/// A Parquet file that gets its name when it is complete.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    writer: ArrowWriter<NamedTempFile>,
}

impl Writer {
    /// A file for tables of a schema; its folder is made if there is none.
    ///
    /// # Errors
    ///
    /// Those of the file system, with the path.
    pub fn create(path: &Path, schema: SchemaRef) -> Result<Self> {
        let cannot = || format!("cannot write {}", path.display());
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder).with_context(cannot)?;
        let mut builder = tempfile::Builder::new();
        // Others may read it, as any file that is made.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder).with_context(cannot)?;
        let writer = ArrowWriter::try_new(file, schema, None).with_context(cannot)?;
        Ok(Self {
            path: path.to_owned(),
            writer,
        })
    }

    /// Adds rows.
    ///
    /// # Errors
    ///
    /// Those of the file system, with the path.
    pub fn write(&mut self, table: &RecordBatch) -> Result<()> {
        let written = self.writer.write(table);
        written.with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Completes the file.
    ///
    /// # Errors
    ///
    /// Those of the file system, with the path.
    pub fn finish(self) -> Result<()> {
        let Self { path, writer } = self;
        let cannot = || format!("cannot write {}", path.display());
        let file = writer.into_inner().with_context(cannot)?;
        file.persist(&path).with_context(cannot)?;
        Ok(())
    }
}
