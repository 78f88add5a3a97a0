//! Stars by province and sheet, and the requirements that are missed most, in SQL.
//!
//! In the folder `crates/engines`:
//!
//! ```sh
//! cargo run --release --example provinces_sql
//! cargo run --release --example provinces_sql -- products.parquet
//! ```
//!
//! Without a file it makes a nation's year: 20,000 random products of all provinces. A file has the
//! columns `province`, `set` and `scorecard`, a packed number.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Parser;
use datafusion::arrow::array::{ArrayRef, AsArray, RecordBatch, StringArray, UInt16Array};
use datafusion::arrow::datatypes::{DataType, Field, Schema, UInt16Type};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use ocop_core::Edition;
use ocop_core::units::Unit;
use ocop_datafusion::register;
use ocop_engines_examples::{Random, Writer, parquet_files};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Stars by province and sheet.
#[derive(Parser)]
struct Args {
    /// A Parquet file of products, or a folder of them [default: random products]
    input: Option<PathBuf>,

    /// The decision
    #[arg(long, default_value = "26/2026")]
    edition: Edition,

    /// How many random products
    #[arg(
        long,
        value_name = "ROWS",
        default_value_t = 20_000,
        conflicts_with = "input"
    )]
    generate: usize,

    /// Print the queries
    #[arg(long)]
    show: bool,
}

/// The column of packed scorecards.
const SCORECARD: &str = "scorecard";

fn main() -> Result<()> {
    let args = Args::parse();
    let folder = TempDir::new()?;
    let input = match &args.input {
        Some(input) => input.clone(),
        None => {
            let input = folder.path().join("products.parquet");
            generate(args.edition, args.generate, &input)?;
            input
        }
    };
    Runtime::new()?.block_on(run(&args, &input))
}

/// Writes random products, as many of each sheet, one choice of a thousand left out.
fn generate(edition: Edition, products: usize, path: &Path) -> Result<()> {
    let provinces: Vec<_> = Unit::provinces().map(Unit::name).collect();
    let sheets = edition.sheets();
    let each = products.div_ceil(sheets.len());
    let schema = Schema::new(vec![
        Field::new("province", DataType::Utf8, false),
        Field::new("set", DataType::UInt16, false),
        Field::new(SCORECARD, DataType::UInt64, true),
    ]);
    let schema = Arc::new(schema);
    let mut writer = Writer::create(path, Arc::clone(&schema))?;
    let mut left = products;
    for sheet in sheets {
        let rows = each.min(left);
        left -= rows;
        let names = provinces
            .iter()
            .cycle()
            .skip(sheet.number().into())
            .take(rows);
        let columns: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from_iter_values(names)),
            Arc::new(UInt16Array::from_value(sheet.number(), rows)),
            Arc::new(Random::new(&sheet, 1000).packed(rows)?),
        ];
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
    }
    writer.finish()
}

/// Asks both questions.
async fn run(args: &Args, input: &Path) -> Result<()> {
    parquet_files(input)?;
    let mut session = SessionContext::new();
    register(&mut session)?;
    let path = input.to_string_lossy();
    session
        .register_parquet("products", path.as_ref(), ParquetReadOptions::default())
        .await?;
    let sets = sets(&session).await?;
    for query in [stars(args.edition, &sets), unmet(args.edition, &sets)] {
        if args.show {
            println!("{query}\n");
        }
        let started = Instant::now();
        let answer = session.sql(&query).await?.collect().await?;
        println!(
            "{}\n{:.1?}\n",
            pretty_format_batches(&answer)?,
            started.elapsed()
        );
    }
    Ok(())
}

/// The sheets of the products: each is rated by calls of its own.
async fn sets(session: &SessionContext) -> Result<Vec<u16>> {
    let query = "SELECT DISTINCT arrow_cast(\"set\", 'UInt16') AS s FROM products ORDER BY s";
    let mut sets = Vec::new();
    for table in session.sql(query).await?.collect().await? {
        for set in table.column(0).as_primitive::<UInt16Type>() {
            sets.push(set.context("a product has no set")?);
        }
    }
    if sets.is_empty() {
        bail!("there are no products");
    }
    Ok(sets)
}

/// How many products of each province and sheet have which star.
fn stars(edition: Edition, sets: &[u16]) -> String {
    let call = |function: &str| {
        let each = sets
            .iter()
            .map(|set| format!("WHEN {set} THEN {function}('{edition}', {set}, {SCORECARD})"));
        format!("CASE \"set\" {} END", each.collect::<Vec<_>>().join(" "))
    };
    let (star, fault) = (call("ocop_star"), call("ocop_fault"));
    format!(
        "SELECT province, \"set\", count(*) AS products,\n\
         count(*) FILTER (WHERE star = 5) AS five, count(*) FILTER (WHERE star = 4) AS four,\n\
         count(*) FILTER (WHERE star = 3) AS three, count(fault) AS faults\n\
         FROM (SELECT province, \"set\", {star} AS star, {fault} AS fault FROM products)\n\
         GROUP BY province, \"set\" ORDER BY five DESC, four DESC, three DESC, province, \"set\" LIMIT 20"
    )
}

/// The requirements of five stars that most products miss.
fn unmet(edition: Edition, sets: &[u16]) -> String {
    let each = sets.iter().map(|set| {
        format!(
            "SELECT {set} AS \"set\", unnest(ocop_unmet('{edition}', {set}, 5, {SCORECARD})) AS criterion\n\
             FROM products WHERE \"set\" = {set}"
        )
    });
    let each = each.collect::<Vec<_>>().join("\nUNION ALL ");
    format!(
        "SELECT \"set\", criterion, count(*) AS products FROM (\n{each})\n\
         GROUP BY \"set\", criterion ORDER BY products DESC, \"set\", criterion LIMIT 10"
    )
}
