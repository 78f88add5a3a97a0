//! A progress bar on standard error, if that is a terminal and the work takes more than a second.

use std::io::{self, IsTerminal, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long the work takes before the bar appears.
const WAIT: Duration = Duration::from_secs(1);

/// The progress of some work.
#[derive(Clone, Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// When the bar is to appear; none if it has, or never does.
    due: Option<Instant>,
}

impl Progress {
    /// The progress through an input of so many bytes, if their number is known.
    #[must_use]
    pub fn of_bytes(size: Option<u64>) -> Self {
        Self::new(
            size,
            "{bar:30} {bytes}/{total_bytes} ({bytes_per_sec}) {eta} {msg}",
            "{spinner} {bytes} ({bytes_per_sec}) {elapsed} {msg}",
        )
    }

    /// The progress through so many rows.
    #[must_use]
    pub fn of_rows(rows: u64) -> Self {
        let style = "{bar:30} {human_pos}/{human_len} ({per_sec}) {eta} {msg}";
        Self::new(Some(rows), style, style)
    }

    fn new(size: Option<u64>, bar: &str, spinner: &str) -> Self {
        let style = ProgressStyle::with_template(if size.is_some() { bar } else { spinner });
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let target = ProgressDrawTarget::hidden();
        Self {
            bar: ProgressBar::with_draw_target(size, target).with_style(style),
            due: io::stderr().is_terminal().then(|| Instant::now() + WAIT),
        }
    }

    /// The same, but without a bar if the output on a terminal shows the progress itself.
    #[must_use]
    pub fn beside_output(mut self) -> Self {
        if io::stdout().is_terminal() {
            self.due = None;
        }
        self
    }

    /// So much more is done.
    pub fn advance(&mut self, more: u64) {
        self.bar.inc(more);
        if self.due.is_some_and(|due| Instant::now() >= due) {
            self.due = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }

    /// What is shown behind the bar.
    pub fn message(&self, message: String) {
        self.bar.set_message(message);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    /// The same input, which advances the bar.
    pub fn read<R: Read>(self, input: R) -> Reading<R> {
        Reading {
            input,
            progress: self,
        }
    }
}

/// An input whose reading advances a bar, until it ends.
#[derive(Debug)]
pub struct Reading<R> {
    input: R,
    progress: Progress,
}

impl<R> Reading<R> {
    /// The input itself.
    pub fn into_inner(self) -> R {
        self.progress.finish();
        self.input
    }
}

impl<R: Read> Read for Reading<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        if read == 0 {
            self.progress.finish();
        } else {
            self.progress.advance(read as u64);
        }
        Ok(read)
    }
}
