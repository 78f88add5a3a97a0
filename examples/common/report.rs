//! Reports: the options `--json`, `--markdown` and `--lang`, and JSON output.

use std::fmt::Display;
use std::io::Write;

use anyhow::Result;
use clap::Args;
use ocop_core::Lang;
use serde::Serialize;

use crate::language::Language;

/// The format and language of a report.
#[derive(Args, Clone, Copy, Debug)]
pub struct Format {
    /// Print the report as JSON instead of text
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,

    /// Print the report as Markdown instead of text
    #[arg(long)]
    pub markdown: bool,

    /// Language of the report
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

impl Format {
    /// The language of the report.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang.into()
    }

    /// Writes an error as one line: JSON if the report is JSON, else text.
    pub fn write_error<E>(self, output: &mut impl Write, error: &E) -> Result<()>
    where
        E: Display + Serialize,
    {
        if self.json {
            writeln!(output, "{}", serde_json::to_string(error)?)?;
        } else {
            writeln!(output, "{error}")?;
        }
        Ok(())
    }
}

/// Writes a value as JSON over several lines.
pub fn write_json(output: &mut impl Write, value: &impl Serialize) -> Result<()> {
    writeln!(output, "{}", serde_json::to_string_pretty(value)?)?;
    Ok(())
}
