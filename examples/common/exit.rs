//! Exit codes: one convention for all programs.

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use anyhow::Result;

/// The exit code of a program: its own, or 2 after a message on standard error.
///
/// A closed pipe is no error. The reader of the output, such as `head`, has read enough.
#[must_use]
pub fn finish(program: &str, result: &Result<ExitCode>) -> ExitCode {
    match result {
        Ok(code) => *code,
        Err(error) if is_closed_pipe(error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{program}: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Exit code 1 if some input was wrong or something was not found, else 0.
#[must_use]
pub fn one_if(failed: bool) -> ExitCode {
    ExitCode::from(u8::from(failed))
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
