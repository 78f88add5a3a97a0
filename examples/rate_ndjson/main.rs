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

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use ocop_core::Lang;
use ocop_examples::bundled::Product;
use ocop_examples::exit::{CODES, Within, finish, one_if, say};
use ocop_examples::input::Ask;
use ocop_examples::kind::Wanted;
use ocop_examples::language::Language;
use ocop_examples::ordered::{Spare, in_order};
use ocop_examples::output::Output;
use ocop_examples::progress::Progress;
use ocop_examples::{Words, args, threads};

mod reader;
mod worker;

use reader::read;
use worker::worker;

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
    #[arg(long, value_name = "NUMBER", value_parser = args::threads)]
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

/// Keeps a buffer for use again, unless it grew for a long line.
fn give(spare: &Spare<Vec<u8>>, mut buffer: Vec<u8>) {
    if buffer.capacity() <= 4 * CHUNK {
        buffer.clear();
        spare.give(buffer);
    }
}

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
    let mut progress = Progress::of_bytes(input.size).beside_output();

    let (mut rated, mut errors) = (0, 0);
    let read = in_order(
        threads,
        |send| read(input, limit, send, spare),
        || worker((limit, plan, lang), spare),
        |answer| {
            output.write_or_end(&answer.text, lang);
            give(spare, answer.text);
            rated += answer.rated;
            errors += answer.errors;
            progress.advance(answer.read);
            progress.message(format!("✓ {rated}  ✗ {errors}"));
        },
    );
    progress.finish();
    read.map_err(|error| Within::new(ask.cannot_read(), error))?;
    if rated + errors == 0 {
        let words = Words::new("không có sản phẩm nào", "the input has no products");
        say(NAME, words.get(lang));
    }
    Ok(one_if(errors > 0))
}
