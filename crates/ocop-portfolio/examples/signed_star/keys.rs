//! Keys in files.

use std::io;
use std::path::Path;
use std::str::FromStr;

use anyhow::Result;
use ocop_core::Error;
use ocop_examples::exit::Within;
use ocop_examples::file::{self, Readers};
use ocop_examples::{Words, input};
use ocop_portfolio::PrivateKey;

/// No file with a key is as long.
const LONGEST: usize = 1 << 14;

/// A key of random bytes of the system.
pub(crate) fn new() -> Result<PrivateKey> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(PrivateKey::from_bytes(bytes)?)
}

/// The key in a file.
pub(crate) fn read<K: FromStr<Err = Error>>(path: &Path) -> Result<K> {
    let bytes = input::read(path)?;
    let name = path.display();
    let words = Words::new(format!("khóa trong {name}"), format!("key in {name}"));
    let text = std::str::from_utf8(&bytes).ok();
    // What is no text is no key either.
    let text = text
        .filter(|text| text.len() <= LONGEST)
        .unwrap_or_default();
    Ok(text.parse().map_err(|fault| Within::new(words, fault))?)
}

/// Writes both keys to new files, or none: a key that is replaced cannot be had back.
pub(crate) fn write_both(key: &PrivateKey, private: &Path, public: &Path) -> Result<()> {
    file::create_all(&[
        (private, key.to_pem().as_bytes(), Readers::Owner),
        (public, key.public().to_pem().as_bytes(), Readers::Usual),
    ])
}
