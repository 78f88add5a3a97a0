//! The option `--lang`.

use clap::ValueEnum;
use ocop_core::Lang;

/// A language of reports, as typed on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[expect(missing_docs, reason = "a doc comment would appear in the help")]
pub enum Language {
    Vi,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}
