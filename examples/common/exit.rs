//! Exit codes and error messages: one convention for all programs.

use std::error::Error as StdError;
use std::fmt;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

use anyhow::Result;
use ocop_core::Lang;
use ocop_core::json::LineError;
use ocop_core::text::outside;

use crate::Words;

/// The exit codes, for the end of `--help`.
pub const CODES: &str = "Exit codes: 0 all was rated; 1 some input was wrong, or nothing was found; \
                         2 the program could not run";

/// An error and what it prevented.
#[derive(Debug)]
pub struct Within {
    words: Words,
    source: Box<dyn StdError + Send + Sync>,
}

impl Within {
    /// An error that prevented something.
    pub fn new(words: Words, source: impl StdError + Send + Sync + 'static) -> Self {
        let source = Box::new(source);
        Self { words, source }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(f)
    }
}

impl StdError for Within {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

/// The exit code of a program: its own, or 2 after a message on standard error.
///
/// A closed pipe is no error. The reader of the output, such as `head`, has read enough.
#[must_use]
pub fn finish(program: &str, lang: Lang, result: &Result<ExitCode>) -> ExitCode {
    match result {
        Ok(code) => *code,
        Err(error) if is_closed_pipe(error) => ExitCode::SUCCESS,
        Err(error) => {
            say(program, &in_words(error, lang));
            ExitCode::from(2)
        }
    }
}

/// Writes a message to standard error, on one line: it may name a file, an id or a cell of any kind.
pub fn say(program: &str, message: &str) {
    eprintln!("{program}: {}", outside::line(message));
}

/// An error and its causes in a language.
#[must_use]
pub fn in_words(error: &anyhow::Error, lang: Lang) -> String {
    let causes: Vec<_> = error
        .chain()
        .map(|cause| cause_in_words(cause, lang))
        .collect();
    causes.join(": ")
}

/// One error in a language; all programs print errors of the libraries through this.
#[must_use]
pub fn cause_in_words(cause: &(dyn StdError + 'static), lang: Lang) -> String {
    if let Some(words) = cause.downcast_ref::<Words>() {
        return words.get(lang).to_owned();
    }
    if let Some(within) = cause.downcast_ref::<Within>() {
        return within.words.get(lang).to_owned();
    }
    if let Some(error) = cause.downcast_ref::<LineError>() {
        return line_fault_in_words(error.line(), error.id(), error.error(), lang);
    }
    if let Some(error) = cause.downcast_ref::<ocop_core::Error>() {
        return error.explain(lang);
    }
    if let Some(error) = cause.downcast_ref::<io::Error>() {
        return io_in_words(error, lang);
    }
    cause.to_string()
}

/// The line, the id, the kind, the path and the message of a fault of a product.
#[must_use]
pub fn line_fault_in_words(
    line: Option<u64>,
    id: Option<&str>,
    fault: &ocop_core::Error,
    lang: Lang,
) -> String {
    let line = line.map(|line| format!("{} {line}, ", lang.pick("dòng", "line")));
    let id = id.filter(|id| !id.trim().is_empty());
    let id = id.map_or_else(
        || lang.pick("không có id", "no id").to_owned(),
        |id| outside::short(id, 200).into_owned(),
    );
    let (kind, fault) = (fault.kind(), fault.explain(lang));
    format!("{}{id}: {kind}: {fault}", line.unwrap_or_default())
}

fn io_in_words(error: &io::Error, lang: Lang) -> String {
    if let Some(words) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Words>())
    {
        return words.get(lang).to_owned();
    }
    let vi = match error.kind() {
        ErrorKind::NotFound => "không tìm thấy tệp",
        ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi",
        ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        ErrorKind::StorageFull => "ổ đĩa đã đầy",
        _ => return error.to_string(),
    };
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => error.to_string(),
    }
}

/// Exit code 1 if some input was wrong or something was not found, else 0.
#[must_use]
pub fn one_if(failed: bool) -> ExitCode {
    ExitCode::from(u8::from(failed))
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain();
    causes.any(|cause| {
        let cause = cause.downcast_ref::<io::Error>();
        cause.is_some_and(|cause| cause.kind() == ErrorKind::BrokenPipe)
    })
}
