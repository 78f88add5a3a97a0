//! Rates products from standard input, one JSON object a line, on all cores, in order.
//!
//! ```sh
//! cargo run --release --example rate_ndjson < products.ndjson > ratings.ndjson
//! ```
//!
//! Every line of the input that is not empty gives one line of the output: a rating, or an error
//! with its name, place and words. Memory stays bounded whatever the length of the input or of a
//! line: buffers are used again, and whoever is ahead waits. The exit status is 0 where all were rated
//! or the reader of the output had enough, 1 where some lines were errors, 2 where the program could
//! not run or write, 130 where it was interrupted, 143 where it was asked to end. However it ends,
//! what stands in a file is whole lines, and where it ended early their number is told.

use std::io::{self, ErrorKind, IsTerminal, Read};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use memchr::{memchr, memchr_iter, memrchr};
use ocop_core::json::{LineError, LineRater};

mod output;

use output::Output;

#[derive(Parser)]
#[command(about = "Rates products from standard input, one JSON object a line")]
struct Args {
    /// The longest line that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    max_line: usize,

    /// How many threads rate; by default one for each core
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZeroUsize>,

    /// Tell the cheapest way to three, four and five stars too, for products of one scorecard
    #[arg(long)]
    plan: bool,
}

/// What the reader hands to a worker.
enum Batch {
    /// Whole lines, the last perhaps without its line feed, and the number of the first.
    Lines { text: Vec<u8>, first: u64 },
    /// A line that was longer than the limit and is not kept.
    TooLong { line: u64 },
}

/// What a worker hands to the writer.
struct Answer {
    text: Vec<u8>,
    read: u64,
    rated: u64,
    errors: u64,
}

/// How much is read at once, and so the usual size of a batch.
const CHUNK: usize = 256 * 1024;
/// Batches that wait for each worker, and answers that wait for the writer.
const WAITING: usize = 2;

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("rate_ndjson: cannot read: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> io::Result<ExitCode> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = args.threads.map_or(cores, NonZeroUsize::get);
    let (limit, plan) = (args.max_line, args.plan);
    let spare = &Spare::default();
    let output = &Output::of("rate_ndjson")?;

    // Batch n goes to worker n modulo their number and its answer is taken from there, so that the
    // order is kept without sorting; a full channel holds the reader back.
    thread::scope(|scope| {
        let (batches, inputs): (Vec<_>, Vec<_>) =
            (0..threads).map(|_| sync_channel::<Batch>(WAITING)).unzip();
        let (finished, answers): (Vec<_>, Vec<_>) = (0..threads)
            .map(|_| sync_channel::<Answer>(WAITING))
            .unzip();
        let reader = scope.spawn(move || read(limit, &batches, spare));
        for (input, finished) in inputs.into_iter().zip(finished) {
            scope.spawn(move || work((limit, plan), &input, &finished, spare));
        }
        let (rated, errors) = match write(&answers, output, spare) {
            Ok(counts) => counts,
            // Whoever reads the output has enough: that is no fault. The reader may be waiting for
            // input that never comes, so the program ends here and not with its threads.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
            Err(error) => {
                let lines = output.lines();
                eprintln!("rate_ndjson: cannot write: {error}; whole lines written: {lines}");
                std::process::exit(2);
            }
        };
        reader
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the reader failed")))?;
        if rated + errors == 0 {
            eprintln!("rate_ndjson: the input holds no product");
        }
        Ok(ExitCode::from(u8::from(errors > 0)))
    })
}

/// Cuts the input into batches of whole lines, in turn for each worker.
fn read(limit: usize, batches: &[SyncSender<Batch>], spare: &Spare) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut turn = batches.iter().cycle();
    // A worker is gone only when the writer is, whose error is told.
    let mut send = |batch| turn.next().is_some_and(|worker| worker.send(batch).is_ok());
    let (mut carry, mut line, mut skipping) = (Vec::new(), 1, false);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut fresh = &chunk[..length];
        if skipping {
            let Some(end) = memchr(b'\n', fresh) else {
                continue;
            };
            fresh = &fresh[end + 1..];
            skipping = false;
            line += 1;
        }
        if let Some(end) = memrchr(b'\n', fresh) {
            let mut text = std::mem::replace(&mut carry, spare.take());
            text.extend_from_slice(&fresh[..=end]);
            fresh = &fresh[end + 1..];
            let first = line;
            line += memchr_iter(b'\n', &text).count() as u64;
            if !send(Batch::Lines { text, first }) {
                return Ok(());
            }
        }
        carry.extend_from_slice(fresh);
        // One more byte than the limit may be a carriage return.
        if carry.len() > limit.saturating_add(1) {
            carry = Vec::new();
            skipping = true;
            if !send(Batch::TooLong { line }) {
                return Ok(());
            }
        }
    }
    if !carry.is_empty() {
        send(Batch::Lines {
            text: carry,
            first: line,
        });
    }
    Ok(())
}

/// Rates the lines of each batch.
fn work(
    (limit, plan): (usize, bool),
    batches: &Receiver<Batch>,
    answers: &SyncSender<Answer>,
    spare: &Spare,
) {
    let rater = LineRater::new();
    let mut rater = if plan { rater.with_plans() } else { rater };
    for batch in batches {
        let mut answer = Answer {
            text: spare.take(),
            read: 0,
            rated: 0,
            errors: 0,
        };
        match batch {
            Batch::TooLong { line } => answer.too_long(limit, line),
            Batch::Lines { text, first } => {
                answer.read = text.len() as u64;
                let mut rest = &*text;
                for number in first.. {
                    if rest.is_empty() {
                        break;
                    }
                    let end = memchr(b'\n', rest);
                    let line = &rest[..end.unwrap_or(rest.len())];
                    rest = end.map_or(&[], |end| &rest[end + 1..]);
                    let line = line.strip_suffix(b"\r").unwrap_or(line);
                    answer.rate(&mut rater, line, number, limit);
                }
                spare.give(text);
            }
        }
        if answers.send(answer).is_err() {
            return;
        }
    }
}

/// Whether a line holds nothing but spaces, behind a byte-order mark or not.
fn is_empty(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    line.trim_ascii().is_empty()
}

impl Answer {
    fn rate(&mut self, rater: &mut LineRater, line: &[u8], number: u64, limit: usize) {
        if is_empty(line) {
            return;
        }
        if line.len() > limit {
            return self.too_long(limit, number);
        }
        if rater.rate(line, number, &mut self.text) {
            self.rated += 1;
        } else {
            self.errors += 1;
        }
    }

    fn too_long(&mut self, limit: usize, line: u64) {
        self.errors += 1;
        let error = LineError::too_long(limit).at_line(line);
        // Memory takes every line; nothing here has a key that is not text.
        if serde_json::to_writer(&mut self.text, &error).is_ok() {
            self.text.push(b'\n');
        }
    }
}

/// Buffers that are done with, to be used again.
#[derive(Default)]
struct Spare(Mutex<Vec<Vec<u8>>>);

impl Spare {
    fn take(&self) -> Vec<u8> {
        let buffer = self.0.lock().ok().and_then(|mut spare| spare.pop());
        buffer.unwrap_or_default()
    }

    fn give(&self, mut buffer: Vec<u8>) {
        // One that grew for a long line is not kept.
        if buffer.capacity() <= 4 * CHUNK
            && let Ok(mut spare) = self.0.lock()
        {
            buffer.clear();
            spare.push(buffer);
        }
    }
}

/// Writes the answers in order, and counts them.
fn write(answers: &[Receiver<Answer>], output: &Output, spare: &Spare) -> io::Result<(u64, u64)> {
    let bar = progress();
    let (mut rated, mut errors) = (0, 0);
    for worker in answers.iter().cycle() {
        // The first worker without an answer had no batch, and so had none after it.
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

/// A bar on standard error where that is a terminal.
fn progress() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = "{spinner} {bytes} ({bytes_per_sec}) {elapsed} {msg}";
    ProgressBar::new_spinner().with_style(
        ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_spinner()),
    )
}
