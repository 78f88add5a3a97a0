//! What a program says, in both languages.

use std::fmt;

use ocop_core::{Error, Lang};

/// A message in both languages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Words {
    vi: String,
    en: String,
}

impl Words {
    /// The same message in Vietnamese and in English.
    #[must_use]
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// What is the same in both languages, such as the name of a file.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    /// The message with more behind it.
    #[must_use]
    pub fn with(mut self, vi: &str, en: &str) -> Self {
        self.vi += vi;
        self.en += en;
        self
    }

    /// The message in a language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// The message of an error of the library, without its path.
impl From<&Error> for Words {
    fn from(error: &Error) -> Self {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| error.message_in(lang));
        Self::new(vi, en)
    }
}

/// Prints the English message.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Words {}
