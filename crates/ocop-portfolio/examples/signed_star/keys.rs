//! Keys in files.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::str::FromStr;

use anyhow::{Result, bail};
use ocop_core::Error;
use ocop_examples::exit::Within;
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

/// Writes both keys to new files, or none.
pub(crate) fn write_both(key: &PrivateKey, private: &Path, public: &Path) -> Result<()> {
    write_new(private, &key.to_pem(), true)?;
    if let Err(fault) = write_new(public, &key.public().to_pem(), false) {
        let _ = fs::remove_file(private);
        return Err(fault);
    }
    Ok(())
}

/// Writes a file that is not there yet: a key that is replaced cannot be had back.
fn write_new(path: &Path, text: &str, for_owner: bool) -> Result<()> {
    let name = path.display();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if for_owner {
        use std::os::unix::fs::OpenOptionsExt;

        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = for_owner;
    let cannot = |error| {
        let words = Words::new(
            format!("không ghi được {name}"),
            format!("cannot write {name}"),
        );
        Within::new(words, error)
    };
    let mut file = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => bail!(Words::new(
            format!("{name} đã có: chọn tên khác, khóa cũ không được ghi đè"),
            format!("{name} exists: choose another name, a key is never replaced"),
        )),
        file => file.map_err(cannot)?,
    };
    let written = file.write_all(text.as_bytes());
    written.map_err(|error| {
        let _ = fs::remove_file(path);
        cannot(error)
    })?;
    Ok(())
}
