//! Reports: the options `--json`, `--markdown`, `--width` and `--lang`, and JSON output.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use anyhow::Result;
use clap::Args;
use ocop_core::Lang;
use ocop_core::json::{LineError, Record};
use ocop_core::text::outside;
use ocop_core::{Error, ErrorKind};
use serde::Serialize;
use serde_json::value::RawValue;
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::args;
use crate::exit::{line_fault_in_words, say};
use crate::language::Language;

/// The narrowest text: less has no room for the indent of a report.
pub const NARROWEST: usize = 40;

/// The format and language of a report.
#[derive(Args, Clone, Copy, Debug)]
pub struct Format {
    /// Print the report as JSON instead of text
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,

    /// Print the report as Markdown instead of text
    #[arg(long)]
    pub markdown: bool,

    /// Width of text in letters, at least 40 [default: the terminal's; lines in a file or pipe are not
    /// wrapped]
    #[arg(long, value_name = "LETTERS", value_parser = args::number::<usize>(NARROWEST, 1000))]
    width: Option<usize>,

    /// Language of the report and of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

impl Format {
    /// The language of the report.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.lang.into()
    }

    /// Text as it is printed: its lines wrapped to the width, each with its own indent.
    #[must_use]
    pub fn text(self, text: &impl Display) -> String {
        fitted(text, self.width)
    }

    /// A text from outside as a part of a line of the report.
    #[must_use]
    pub fn line(self, text: &str) -> Cow<'_, str> {
        match self.markdown {
            true => outside::markdown(text),
            false => outside::line(text),
        }
    }

    /// Reports all faults of a product: to standard error, and as JSON too if the report is JSON.
    pub fn write_faults(
        self,
        program: &str,
        output: &mut impl Write,
        product: &Faulty,
    ) -> Result<()> {
        let (line, id) = (product.error.line(), product.error.id());
        let extra = product.error.extra().map(serde_json::from_str);
        let extra: Option<&RawValue> = extra.transpose()?;
        product.say(program, self.lang());
        for fault in &product.faults {
            if self.json {
                let is_bad = fault.kind() == ErrorKind::BadValue;
                let shown = Shown {
                    id,
                    line,
                    error: fault.kind().as_str(),
                    path: fault.path(),
                    message: fault.message_in(Lang::En).into_owned(),
                    detail: is_bad.then(|| fault.detail().as_str()),
                    extra,
                };
                writeln!(output, "{}", serde_json::to_string(&shown)?)?;
            }
        }
        Ok(())
    }
}

/// Text as it is printed: its lines wrapped to a width or to the terminal's, each with its own indent.
#[must_use]
pub fn fitted(text: &impl Display, width: Option<usize>) -> String {
    let text = text.to_string();
    let terminal = || io::stdout().is_terminal().then(textwrap::termwidth);
    match width.or_else(terminal) {
        Some(width) => wrapped(&text, width.max(NARROWEST)),
        None => text,
    }
}

/// A product that cannot be read, with all its faults.
#[derive(Debug)]
pub struct Faulty {
    error: LineError,
    faults: Vec<Error>,
}

impl Faulty {
    /// Finds all faults of a product whose first fault is an error.
    #[must_use]
    pub fn of(json: &[u8], error: LineError) -> Self {
        let mut faults = Record::faults(json);
        if faults.is_empty() {
            faults.push(error.error().clone());
        }
        Self { error, faults }
    }

    /// Reports all faults to standard error.
    pub fn say(&self, program: &str, lang: Lang) {
        let (line, id) = (self.error.line(), self.error.id());
        for fault in &self.faults {
            say(program, &line_fault_in_words(line, id, fault, lang));
        }
    }
}

/// A fault as JSON, in the form of `LineError`.
#[derive(Serialize)]
struct Shown<'a> {
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    error: &'a str,
    path: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<&'a RawValue>,
}

/// Wraps each line of a text; the rest of a line is indented as its text is.
fn wrapped(text: &str, width: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    for line in text.lines() {
        if display_width(line) <= width {
            wrapped += line;
        } else {
            let hanging = " ".repeat(indent(line).min(width / 2));
            wrapped += &textwrap::fill(
                line,
                Options::new(width)
                    .subsequent_indent(&hanging)
                    .break_words(false)
                    .word_splitter(WordSplitter::NoHyphenation),
            );
        }
        wrapped.push('\n');
    }
    if !text.ends_with('\n') {
        wrapped.pop();
    }
    wrapped
}

/// The column at which the text of a line begins: after its number or arrow, or after the gap behind a
/// heading.
fn indent(line: &str) -> usize {
    let start = line.len() - line.trim_start().len();
    let text = &line[start..];
    let mark = text.split(' ').next().unwrap_or_default();
    let is_mark = matches!(mark, "→" | "-" | "•" | "·" | "*")
        || mark.strip_suffix(['.', ')']).is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
    let gap = text
        .find("  ")
        .map(|gap| gap + text[gap..].len() - text[gap..].trim_start().len());
    let inner = if is_mark {
        mark.len() + 1
    } else {
        gap.unwrap_or(0)
    };
    display_width(&line[..start + inner])
}

/// Writes a value as JSON over several lines.
pub fn write_json(output: &mut impl Write, value: &impl Serialize) -> Result<()> {
    writeln!(output, "{}", serde_json::to_string_pretty(value)?)?;
    Ok(())
}
