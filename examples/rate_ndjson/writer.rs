//! The writer: answers in the order of the input, their counts, and a progress bar.

use std::io::{self, IsTerminal};
use std::sync::mpsc::Receiver;

use indicatif::{ProgressBar, ProgressStyle};
use ocop_examples::output::Output;

use crate::spare::Spare;
use crate::worker::Answer;

/// Writes the answers in order, and counts them.
pub(crate) fn write(
    answers: &[Receiver<Answer>],
    output: &Output,
    spare: &Spare,
) -> io::Result<(u64, u64)> {
    let bar = progress();
    let (mut rated, mut errors) = (0, 0);
    for worker in answers.iter().cycle() {
        // If a worker has no answer, it had no batch, and neither had the workers after it.
        let Ok(answer) = worker.recv() else {
            break;
        };
        output.write(&answer.text)?;
        spare.give(answer.text);
        rated += answer.rated;
        errors += answer.errors;
        bar.inc(answer.read);
        bar.set_message(format!("{rated} rated, {errors} errors"));
    }
    bar.finish();
    Ok((rated, errors))
}

/// A progress bar on standard error, if that is a terminal.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = "{spinner} {bytes} ({bytes_per_sec}) {elapsed} {msg}";
    ProgressBar::new_spinner().with_style(
        ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_spinner()),
    )
}
