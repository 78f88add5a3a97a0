//! The names in a closed vocabulary of ocop-dossier, read from its source: this program depends on
//! no product crate.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The members of a `vocabulary!` in order, each with its one spelling.
pub(crate) struct Vocabulary {
    file: String,
    members: Vec<(String, String)>,
}

impl Vocabulary {
    /// Takes every line `Member = "spelling", …` of a source file.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(|| file.clone())?;
        let members: Vec<_> = text.lines().filter_map(member).collect();
        ensure!(!members.is_empty(), "{file} has no vocabulary");
        Ok(Self { file, members })
    }

    /// The place of a spelling in the vocabulary.
    pub(crate) fn number(&self, spelling: &str) -> Result<usize> {
        let number = self.members.iter().position(|(_, text)| text == spelling);
        number.with_context(|| format!("{} has no {spelling:?}", self.file))
    }

    /// The variant's name in the source.
    pub(crate) fn variant(&self, number: usize) -> Result<&str> {
        let member = self.members.get(number);
        let (variant, _) = member.with_context(|| format!("{} has no {number}", self.file))?;
        Ok(variant)
    }
}

fn member(line: &str) -> Option<(String, String)> {
    let (variant, rest) = line.trim().split_once(" = \"")?;
    let (spelling, _) = rest.split_once("\", ")?;
    let is_name = variant.starts_with(|c: char| c.is_ascii_uppercase())
        && variant.chars().all(|c| c.is_ascii_alphanumeric());
    is_name.then(|| (variant.to_owned(), spelling.to_owned()))
}
