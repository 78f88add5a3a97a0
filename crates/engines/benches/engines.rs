//! Rating in DataFusion on one thread, beside the same rating as SQL `CASE`, beside a bare scan, and
//! beside the plain batch call. See `measures.py`, which prints the table.

// A bench ends at once if its own data is wrong.
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation)]

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use arrow_array::{ArrayRef, RecordBatch, UInt8Array, UInt32Array, UInt64Array};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use datafusion::datasource::MemTable;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use ocop_batch::{Batch, Fault, Results};
use ocop_benches::rows::Table;
use ocop_core::{Edition, Sheet};
use tokio::runtime::Runtime;

const SET: u16 = 7;
/// The members of a council.
const MEMBERS: usize = 9;
/// The rows of a batch, as DataFusion has them by default.
const BATCH: usize = 8_192;

/// The rows to rate: five million, or as many as `OCOP_BENCH_ROWS` says.
fn rows() -> usize {
    let given = std::env::var("OCOP_BENCH_ROWS").ok();
    given.map_or(5_000_000, |rows| rows.parse().unwrap())
}

/// The names of the columns of answers.
fn names(sheet: &Sheet) -> Vec<String> {
    sheet
        .criteria()
        .map(|criterion| format!("\"{}\"", criterion.key()))
        .collect()
}

/// The same rating as SQL: points, unmet requirements and zeros in one number, as DuckDB's is in
/// `benches/others.py`.
fn by_case(sheet: &Sheet) -> String {
    let mut sums = Vec::new();
    for criterion in sheet.criteria() {
        let mut text = format!("case \"{}\"", criterion.key());
        for choice in criterion.choices() {
            let points = criterion
                .level_of(choice)
                .map_or(0, |level| level.points().get());
            let mut worth = u32::from(points);
            for (star, field) in [(3, 8), (4, 14), (5, 20)] {
                let star = ocop_core::Star::from_number(star).unwrap();
                let least = criterion.requirement(star).map_or(0, |points| points.get());
                worth += u32::from(points < least) << field;
            }
            worth += u32::from(criterion.stops_on_zero() && points == 0) << 26;
            write!(text, " when {} then {worth}", choice.level()).unwrap();
        }
        sums.push(text + " end");
    }
    let sums = sums.join(" + ");
    let band =
        [30, 50, 70, 90].map(|edge| format!("case when sums & 255 >= {edge} then 1 else 0 end"));
    let unmet = [(8, 2), (14, 3), (20, 4)]
        .map(|(field, left)| format!("when (sums >> {field}) & 63 <> 0 then least(band, {left})"));
    format!(
        "select sum(case when sums >> 26 <> 0 then 0 {} else band end) \
         from (select sums, 1 + {} band from (select {sums} sums from answers))",
        unmet.join(" "),
        band.join(" + "),
    )
}

/// The rows as batches of columns, with a number of council and the packed number beside them.
struct Data {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Data {
    fn new(batch: &Batch, table: &Table) -> Self {
        let sheet = batch.sheet();
        let mut packed = vec![0; table.rows()];
        let mut faults = vec![Fault::NONE; table.rows()];
        table
            .with(table.rows(), |columns| {
                batch.pack(columns, &mut packed, &mut faults)
            })
            .unwrap();
        let keys = sheet
            .criteria()
            .map(|criterion| Field::new(criterion.key(), DataType::UInt8, true));
        let fields: Vec<Field> = keys
            .chain([
                Field::new("council", DataType::UInt32, false),
                Field::new("packed", DataType::UInt64, false),
            ])
            .collect();
        let schema = Arc::new(Schema::new(fields));
        let mut batches = Vec::new();
        for start in (0..table.rows()).step_by(BATCH) {
            let part = start..table.rows().min(start + BATCH);
            let levels = table.levels.iter();
            let mut arrays: Vec<ArrayRef> = levels
                .map(|column| Arc::new(UInt8Array::from(column[part.clone()].to_vec())) as ArrayRef)
                .collect();
            let councils = part.clone().map(|row| (row / MEMBERS) as u32);
            arrays.push(Arc::new(UInt32Array::from_iter_values(councils)));
            arrays.push(Arc::new(UInt64Array::from(packed[part].to_vec())));
            batches.push(RecordBatch::try_new(schema.clone(), arrays).unwrap());
        }
        Self { schema, batches }
    }

    fn write(&self, path: &Path, columns: impl Fn(&str) -> bool) {
        let fields = self.schema.fields().iter().enumerate();
        let own: Vec<usize> = fields
            .filter(|(_, field)| columns(field.name()))
            .map(|(place, _)| place)
            .collect();
        let schema = Arc::new(self.schema.project(&own).unwrap());
        let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), schema, None).unwrap();
        for batch in &self.batches {
            writer.write(&batch.project(&own).unwrap()).unwrap();
        }
        writer.close().unwrap();
    }
}

/// A query that is run to its end; its first cell.
async fn run(context: &SessionContext, sql: &str) -> String {
    let found = context.sql(sql).await.unwrap().collect().await.unwrap();
    let rows: usize = found.iter().map(RecordBatch::num_rows).sum();
    let first = found.iter().find(|batch| batch.num_rows() > 0).unwrap();
    let cell = datafusion::common::ScalarValue::try_from_array(first.column(0), 0).unwrap();
    format!("{cell} in {rows} rows")
}

fn engines(criterion: &mut Criterion) {
    let sheet = Edition::E2026.sheet(SET).unwrap();
    let batch = Batch::of(&sheet);
    let table = Table::new(&sheet, rows(), false);
    let data = Data::new(&batch, &table);
    let folder = tempfile::tempdir().unwrap();
    let (columns, packed) = (
        folder.path().join("columns.parquet"),
        folder.path().join("packed.parquet"),
    );
    data.write(&columns, |name| name != "packed" && name != "council");
    data.write(&packed, |name| name == "packed");

    let runtime = Runtime::new().unwrap();
    let context = runtime.block_on(async {
        let config = SessionConfig::new()
            .with_target_partitions(1)
            .with_batch_size(BATCH);
        let mut context = SessionContext::new_with_config(config);
        ocop_datafusion::register(&mut context).unwrap();
        let answers = MemTable::try_new(data.schema.clone(), vec![data.batches.clone()]).unwrap();
        context
            .register_table("answers", Arc::new(answers))
            .unwrap();
        for (name, path) in [("columns", &columns), ("packed", &packed)] {
            let path = path.to_str().unwrap();
            context
                .register_parquet(name, path, ParquetReadOptions::default())
                .await
                .unwrap();
        }
        context
    });

    let keys = names(&sheet);
    let call = |name: &str, answers: &str| format!("{name}('26/2026', {SET}, {answers})");
    let all = keys.join(", ");
    let star = call("ocop_star", &all);
    let scan: Vec<String> = keys.iter().map(|key| format!("sum({key})")).collect();
    let queries = [
        ("memory/SQL CASE", by_case(&sheet)),
        (
            "memory/ocop_star",
            format!("select sum({star}) from answers"),
        ),
        (
            "memory/ocop_star, packed",
            format!("select sum({}) from answers", call("ocop_star", "packed")),
        ),
        (
            "Parquet/scan of the columns",
            format!("select {} from columns", scan.join(", ")),
        ),
        (
            "Parquet/ocop_star",
            format!("select sum({star}) from columns"),
        ),
        (
            "Parquet/ocop_star, packed",
            format!("select sum({}) from packed", call("ocop_star", "packed")),
        ),
        (
            "councils/sum of totals, grouped",
            format!(
                "select council, sum({}) from answers group by council",
                call("ocop_total", &all)
            ),
        ),
        (
            "councils/ocop_council_star",
            format!(
                "select council, {} from answers group by council",
                call("ocop_council_star", &all)
            ),
        ),
    ];
    // The same rows come to the same stars.
    let seen: Vec<String> = [0, 1, 2, 4, 5]
        .map(|place: usize| runtime.block_on(run(&context, &queries[place].1)))
        .into();
    assert!(seen.iter().all(|own| own == &seen[0]), "{seen:?}");

    let mut group = criterion.benchmark_group("engines");
    group.throughput(Throughput::Elements(rows() as u64));
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    for (name, sql) in &queries {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| runtime.block_on(run(&context, sql)));
        });
    }
    let (mut totals, mut bands, mut stars) = (vec![0; BATCH], vec![0; BATCH], vec![0; BATCH]);
    let mut faults = vec![Fault::NONE; BATCH];
    let mut columns: Vec<Vec<&[u8]>> = Vec::new();
    for part in &data.batches {
        let arrays = part.columns()[..keys.len()].iter();
        columns.push(
            arrays
                .map(|array| {
                    &array
                        .as_any()
                        .downcast_ref::<UInt8Array>()
                        .unwrap()
                        .values()[..]
                })
                .collect(),
        );
    }
    group.bench_function("memory/plain batch call", |bencher| {
        bencher.iter(|| {
            let mut sum = 0_u64;
            for levels in &columns {
                let rows = levels[0].len();
                let mut results = Results::new(
                    &mut totals[..rows],
                    &mut bands[..rows],
                    &mut stars[..rows],
                    &mut faults[..rows],
                );
                batch
                    .rate(ocop_batch::Columns::new(levels, &[]), &mut results)
                    .unwrap();
                sum += stars[..rows]
                    .iter()
                    .map(|star| u64::from(*star))
                    .sum::<u64>();
            }
            sum
        });
    });
    group.finish();
}

criterion_group!(benches, engines);
criterion_main!(benches);
