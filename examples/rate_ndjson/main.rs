//! Rates products from standard input on all cores, one JSON object per line, in order.
//!
//! ```sh
//! cargo run --release --example rate_ndjson < products.ndjson > ratings.ndjson
//! ```
//!
//! Every non-empty line of input gives one line of output: a rating, or an error with its kind, place
//! and message. Memory is bounded for any length of the input or of a line: buffers are reused, and a
//! slow thread applies back-pressure.
//!
//! The exit code is 0 if all products were rated or the reader of the output closed the pipe, and 1 if
//! some lines were errors. It is 2 if the program could not run or write, 130 after an interrupt, 143
//! after a request to end. In every case a file contains complete lines only, and a program that ends
//! early reports their number.

use std::io::{self, ErrorKind};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::{Context, Result};
use clap::Parser;
use ocop_examples::exit::{finish, one_if};
use ocop_examples::output::Output;
use ocop_examples::threads;

mod reader;
mod spare;
mod worker;
mod writer;

use reader::{Batch, read};
use spare::Spare;
use worker::{Answer, work};
use writer::write;

#[derive(Parser)]
#[command(about = "Rates products from standard input, one JSON object per line")]
struct Args {
    /// Length limit of a line, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    max_line: usize,

    /// Number of threads that rate [default: one for each core]
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZeroUsize>,

    /// Add the cheapest way to three, four and five stars, for products with one scorecard
    #[arg(long)]
    plan: bool,
}

/// The bytes to read at once, and so the usual size of a batch.
const CHUNK: usize = 256 * 1024;
/// Batches that may wait for each worker, and answers that may wait for the writer.
const WAITING: usize = 2;

fn main() -> ExitCode {
    finish("rate_ndjson", &run(&Args::parse()))
}

fn run(args: &Args) -> Result<ExitCode> {
    let threads = threads::count(args.threads);
    let (limit, plan) = (args.max_line, args.plan);
    let spare = &Spare::default();
    let output = &Output::of("rate_ndjson").context("cannot write")?;

    // Batch n goes to worker n modulo the number of workers, and its answer is taken from there. So the
    // order is kept without sorting. A full channel stops the reader.
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
            // The reader of the output has read enough: no error. Our own reader may wait for input
            // that never arrives, so the program ends here and not with its threads.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
            Err(error) => {
                let lines = output.lines();
                eprintln!("rate_ndjson: cannot write: {error}; whole lines written: {lines}");
                std::process::exit(2);
            }
        };
        reader
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the reader failed")))
            .context("cannot read")?;
        if rated + errors == 0 {
            eprintln!("rate_ndjson: the input has no products");
        }
        Ok(one_if(errors > 0))
    })
}
