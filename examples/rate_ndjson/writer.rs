//! The writer: answers in the order of the input, their counts, and a progress bar.

use std::io;
use std::sync::mpsc::Receiver;

use ocop_examples::output::Output;
use ocop_examples::progress::Progress;

use crate::spare::Spare;
use crate::worker::Answer;

/// Writes the answers in order, and counts them.
pub(crate) fn write(
    answers: &[Receiver<Answer>],
    output: &Output,
    spare: &Spare,
    mut progress: Progress,
) -> io::Result<(u64, u64)> {
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
        progress.advance(answer.read);
        progress.message(format!("✓ {rated}  ✗ {errors}"));
    }
    progress.finish();
    Ok((rated, errors))
}
