//! Input: files, standard input, and the bundled samples.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result};

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| cannot_read(path))
}

/// The bytes of a file, or of a bundled sample if no file is given.
pub fn read_or(path: Option<&Path>, sample: &str) -> Result<Vec<u8>> {
    path.map_or_else(|| Ok(sample.as_bytes().to_vec()), read)
}

/// The bytes of a file up to a limit, and one byte more if the file is longer.
///
/// The extra byte lets the caller reject the file without reading the rest.
pub fn read_at_most(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| cannot_read(path))?;
    let read = file.take(limit as u64 + 1).read_to_end(&mut bytes);
    read.with_context(|| cannot_read(path))?;
    Ok(bytes)
}

/// A file to read from; standard input if there is no path or the path is `-`.
pub fn open(path: Option<&Path>) -> Result<Box<dyn Read>> {
    match path {
        Some(path) if path.as_os_str() != "-" => {
            let file = File::open(path);
            Ok(Box::new(file.with_context(|| cannot_read(path))?))
        }
        _ => Ok(Box::new(io::stdin().lock())),
    }
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read {}", path.display())
}
