//! Rates products from a file or standard input on all cores, one JSON object per line, in order.
//!
//! ```sh
//! cargo run --release --example rate_ndjson < products.ndjson > ratings.ndjson
//! cargo run --release --example rate_ndjson -- products.ndjson --plan
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
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::sync_channel;
use std::thread;

use anyhow::Result;
use clap::Parser;
use ocop_core::Lang;
use ocop_examples::bundled::Product;
use ocop_examples::exit::{CODES, Within, cause_in_words, finish, one_if, say};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::output::Output;
use ocop_examples::progress::Progress;
use ocop_examples::{Words, args, threads};

mod reader;
mod spare;
mod worker;
mod writer;

use reader::{Batch, read};
use spare::Spare;
use worker::{Answer, work};
use writer::write;

#[derive(Parser)]
#[command(
    about = "Rates products, one JSON object per line",
    after_help = format!("{CODES}, or could not write; 130 after an interrupt; 143 after a request to end")
)]
struct Args {
    /// Products, one JSON object per line; - is standard input [default: piped input, else a bundled
    /// product]
    file: Option<PathBuf>,

    /// Rate a bundled product
    #[arg(long, value_enum, value_name = "NAME", num_args = 0..=1, default_missing_value = "dried-banana", conflicts_with = "file")]
    bundled: Option<Product>,

    /// Length limit of a line, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    max_line: usize,

    /// Number of threads that rate [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = args::count::<usize>)]
    threads: Option<usize>,

    /// Add the cheapest way to three, four and five stars, for products with one scorecard
    #[arg(long)]
    plan: bool,

    /// Language of messages
    #[arg(long, value_enum, default_value = "en")]
    lang: Language,
}

/// The bytes to read at once, and so the usual size of a batch.
const CHUNK: usize = 256 * 1024;
/// Batches that may wait for each worker, and answers that may wait for the writer.
const WAITING: usize = 2;

/// The name of the program.
const NAME: &str = "rate_ndjson";

fn main() -> ExitCode {
    let args: Args = args::parse(NAME);
    finish(NAME, args.lang.into(), &run(&args))
}

fn run(args: &Args) -> Result<ExitCode> {
    let lang = Lang::from(args.lang);
    let threads = threads::count(args.threads);
    let (limit, plan) = (args.max_line, args.plan);
    let spare = &Spare::default();
    let cannot_write = || Words::new("không ghi được", "cannot write");
    let output = &Output::of(NAME).map_err(|error| Within::new(cannot_write(), error))?;
    let ask = Ask {
        program: NAME,
        lang,
        file: args.file.as_deref(),
        wanted: Wanted::Lines,
        bundled: args.bundled.map(Product::sample),
        usual: Some(Product::DriedBanana.sample()),
    };
    let input = ask.open()?;
    let progress = Progress::of_bytes(input.size).beside_output();

    // Batch n goes to worker n modulo the number of workers, and its answer is taken from there. So the
    // order is kept without sorting. A full channel stops the reader.
    thread::scope(|scope| {
        let (batches, inputs): (Vec<_>, Vec<_>) =
            (0..threads).map(|_| sync_channel::<Batch>(WAITING)).unzip();
        let (finished, answers): (Vec<_>, Vec<_>) = (0..threads)
            .map(|_| sync_channel::<Answer>(WAITING))
            .unzip();
        let reader = scope.spawn(move || read(input, limit, &batches, spare));
        for (input, finished) in inputs.into_iter().zip(finished) {
            scope.spawn(move || work((limit, plan, lang), &input, &finished, spare));
        }
        let (rated, errors) = match write(&answers, output, spare, progress) {
            Ok(counts) => counts,
            // The reader of the output has read enough: no error. Our own reader may wait for input
            // that never arrives, so the program ends here and not with its threads.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
            Err(error) => {
                let lines = output.lines();
                let error = cause_in_words(&error, lang);
                let words = Words::new(
                    format!("không ghi được: {error}; số dòng trọn vẹn đã ghi: {lines}"),
                    format!("cannot write: {error}; whole lines written: {lines}"),
                );
                say(NAME, words.get(lang));
                std::process::exit(2);
            }
        };
        reader
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the reader failed")))
            .map_err(|error| Within::new(ask.cannot_read(), error))?;
        if rated + errors == 0 {
            let words = Words::new("không có sản phẩm nào", "the input has no products");
            say(NAME, words.get(lang));
        }
        Ok(one_if(errors > 0))
    })
}
