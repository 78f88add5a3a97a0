//! A cluster of two executors beside one process with two threads, on the same Parquet files.
//!
//! Prints a table, and is part of `measures.py`. `OCOP_BENCH_SECONDS` says how long the one process has to take at least: 20 by default.

// A bench ends at once if its own data is wrong, and prints what it measured.
#![allow(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    dead_code
)]

#[path = "../tests/it/cluster.rs"]
mod cluster;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cluster::{Cluster, text, write_scorecards};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use tokio::runtime::Runtime;

const RATED: &str = "SELECT ocop_star('26/2026', 7, packed) AS star, count(*) AS rows FROM scorecards \
                     GROUP BY star ORDER BY star";
/// The rows of a file.
const ROWS: u32 = 4_000_000;
/// No query takes longer.
const PATIENCE: Duration = Duration::from_secs(600);

/// Runs the query in this process on two threads.
fn in_one_process(runtime: &Runtime, folder: &Path) -> (String, Duration) {
    let start = Instant::now();
    let answer = runtime.block_on(async {
        let config = SessionConfig::new().with_target_partitions(2);
        let mut context = SessionContext::new_with_config(config);
        ocop_datafusion::register(&mut context).unwrap();
        let options = ParquetReadOptions::default();
        let folder = folder.to_str().unwrap();
        context
            .register_parquet("scorecards", folder, options)
            .await
            .unwrap();
        let rows = context.sql(RATED).await.unwrap().collect().await.unwrap();
        format!("{}\n", pretty_format_batches(&rows).unwrap())
    });
    (answer, start.elapsed())
}

/// Runs the query on the cluster, from the start of the client to its end.
fn on_the_cluster(cluster: &Cluster, folder: &Path) -> (String, Duration) {
    let table = format!("scorecards={}", folder.to_str().unwrap());
    let start = Instant::now();
    let client = cluster.client(&["--table", &table, "--partitions", "2", RATED]);
    let output = client.output(PATIENCE);
    let time = start.elapsed();
    assert!(output.status.success(), "{}", text(&output.stderr));
    (text(&output.stdout), time)
}

fn main() {
    let seconds = std::env::var("OCOP_BENCH_SECONDS");
    let least: f64 = seconds.map_or(20.0, |seconds| seconds.parse().unwrap());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let cluster = Cluster::start();
    let few = cluster.folder.path().join("few");
    write_scorecards(&few, 1, ROWS);
    in_one_process(&runtime, &few);
    // One file under many names: more rows, and no more room on the disk.
    let many = cluster.folder.path().join("many");
    fs::create_dir(&many).unwrap();
    let mut files = 0_u32;
    let mut link = |up_to: u32| {
        for file in files..up_to {
            fs::hard_link(few.join("0.parquet"), many.join(format!("{file}.parquet"))).unwrap();
        }
        files = files.max(up_to);
    };
    let mut number = 8;
    let (answer, alone) = loop {
        link(number);
        let (answer, alone) = in_one_process(&runtime, &many);
        if alone.as_secs_f64() >= least {
            break (answer, alone);
        }
        let more = 1.1 * least / alone.as_secs_f64();
        number = number
            .saturating_mul(2)
            .max((f64::from(number) * more) as u32);
    };
    let _executors = [cluster.executor("one"), cluster.executor("two")];
    cluster.wait_for_executors(2);
    let (_, idle) = on_the_cluster(&cluster, &few);
    let (found, together) = on_the_cluster(&cluster, &many);
    assert_eq!(found, answer);
    let (_, again) = in_one_process(&runtime, &many);
    let alone = alone.min(again);
    println!(
        "\n| {} rows, packed, {number} files, two cores | time |\n|---|---:|",
        u64::from(number) * u64::from(ROWS)
    );
    println!(
        "| one process with two threads | {:.1} s |",
        alone.as_secs_f64()
    );
    println!(
        "| two executors with a task each, from the client's start to its end | {:.1} s |",
        together.as_secs_f64()
    );
    println!(
        "| the same for one file of {ROWS} rows: what a query costs beside the work | {:.2} s |",
        idle.as_secs_f64()
    );
    println!(
        "| cluster ÷ one process; the aim is ≤ 1.3 | **{:.2}** |",
        together.as_secs_f64() / alone.as_secs_f64()
    );
}
