//! The programs as a user runs them, with wrong input too. `cargo test --workspace` builds them first.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, AsArray, RecordBatch, StringArray, UInt16Array, UInt32Array,
};
use datafusion::arrow::compute::concat_batches;
use datafusion::arrow::datatypes::{UInt8Type, UInt32Type};
use datafusion::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use ocop_arrow::Answers;
use ocop_batch::Batch;
use ocop_core::Edition;
use ocop_engines_examples::{Random, Writer};
use tempfile::TempDir;

/// Runs a program in a folder.
fn run(folder: &Path, program: &str, args: &[&str]) -> Output {
    let test = std::env::current_exe().unwrap();
    let built = test
        .ancestors()
        .nth(2)
        .unwrap()
        .join("examples")
        .join(program);
    Command::new(built)
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// The output of a program that succeeds.
#[track_caller]
fn says(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = run(folder, program, args);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The message of a program that fails.
#[track_caller]
fn refuses(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = run(folder, program, args);
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

fn read(path: &Path) -> RecordBatch {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = reader.schema().clone();
    let tables: Vec<_> = reader
        .build()
        .unwrap()
        .map(|table| table.unwrap())
        .collect();
    concat_batches(&schema, &tables).unwrap()
}

fn write(path: &Path, table: &RecordBatch) {
    let mut writer = Writer::create(path, table.schema()).unwrap();
    writer.write(table).unwrap();
    writer.finish().unwrap();
}

/// A table with more columns before the others.
fn with(columns: Vec<(&str, ArrayRef)>, table: &RecordBatch) -> RecordBatch {
    let schema = table.schema();
    let own = schema.fields().iter().zip(table.columns());
    let own = own.map(|(field, column)| (field.name().as_str(), Arc::clone(column)));
    RecordBatch::try_from_iter(columns.into_iter().chain(own)).unwrap()
}

#[test]
fn generated_scorecards_are_rated_in_their_order() {
    let folder = TempDir::new().unwrap();
    let args = [
        "--generate",
        "70000",
        "in/scorecards.parquet",
        "out/ratings.parquet",
        "--set",
        "26",
    ];
    let said = says(folder.path(), "rate_parquet", &args);
    assert!(said.contains("70000 scorecards"), "{said}");
    let scorecards = read(&folder.path().join("in/scorecards.parquet"));
    let ratings = read(&folder.path().join("out/ratings.parquet"));
    let batch = Batch::of(&Edition::E2026.sheet(26).unwrap());
    let expected = Answers::in_table(&batch, &scorecards)
        .unwrap()
        .rate(&batch)
        .unwrap();
    assert_eq!(ratings, expected.into_table());
    let faults = ratings.column_by_name("fault").unwrap();
    assert!((100..69_000).contains(&(70_000 - faults.null_count())));

    // What is there is not written over, and rated as often as asked.
    let message = refuses(folder.path(), "rate_parquet", &args);
    assert!(
        message.contains("in/scorecards.parquet is there already"),
        "{message}"
    );
    for (input, output) in [
        ("in/scorecards.parquet", "out/../in/scorecards.parquet"),
        ("in", "in/ratings.parquet"),
    ] {
        let message = refuses(
            folder.path(),
            "rate_parquet",
            &[input, output, "--set", "26"],
        );
        assert!(
            message.contains("in place of the scorecards or among them"),
            "{message}"
        );
    }
    let again = ["in", "out/again.parquet", "--set", "26", "--unmet"];
    says(folder.path(), "rate_parquet", &again);
    let again = read(&folder.path().join("out/again.parquet"));
    assert_eq!(again.num_columns(), 7);
    let unmet = Answers::in_table(&batch, &scorecards)
        .unwrap()
        .rate_with_unmet(&batch)
        .unwrap();
    let unmet = unmet.into_table();
    for star in ["unmet_3", "unmet_4", "unmet_5"] {
        assert_eq!(again.column_by_name(star), unmet.column_by_name(star));
    }
}

#[test]
fn other_columns_go_to_the_output_and_packed_scorecards_are_rated() {
    let folder = TempDir::new().unwrap();
    let sheet = Edition::E2026.sheet(7).unwrap();
    let ids: ArrayRef = Arc::new(UInt32Array::from_iter_values(0..300));
    let packed: ArrayRef = Arc::new(Random::new(&sheet, 0).packed(300).unwrap());
    let table = RecordBatch::try_from_iter([("id", ids), ("scorecard", packed)]).unwrap();
    write(&folder.path().join("packed.parquet"), &table);
    says(
        folder.path(),
        "rate_parquet",
        &["packed.parquet", "ratings.parquet"],
    );
    let ratings = read(&folder.path().join("ratings.parquet"));
    let names: Vec<_> = ratings
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    assert_eq!(names, ["id", "total", "band", "star", "fault"]);
    assert!(
        ratings
            .column(0)
            .as_primitive::<UInt32Type>()
            .values()
            .iter()
            .copied()
            .eq(0..300)
    );
    let columns = Random::new(&sheet, 0).table(300).unwrap();
    let batch = Batch::of(&sheet);
    let expected = Answers::in_table(&batch, &columns)
        .unwrap()
        .rate(&batch)
        .unwrap();
    assert_eq!(
        ratings.column(1).as_primitive::<UInt8Type>(),
        &expected.total()
    );

    // Ratings are no scorecards, and are not rated over.
    let message = refuses(
        folder.path(),
        "rate_parquet",
        &["ratings.parquet", "twice.parquet"],
    );
    assert!(message.contains("cannot rate ratings.parquet"), "{message}");
    assert!(message.contains("`1.1`"), "{message}");
    assert!(!folder.path().join("twice.parquet").exists());
}

#[test]
fn no_rows_are_a_file_without_rows() {
    let folder = TempDir::new().unwrap();
    let said = says(
        folder.path(),
        "rate_parquet",
        &["--generate", "0", "in.parquet", "out.parquet"],
    );
    assert!(said.contains("0 scorecards"), "{said}");
    let ratings = read(&folder.path().join("out.parquet"));
    assert_eq!((ratings.num_rows(), ratings.num_columns()), (0, 4));
}

#[test]
fn wrong_input_is_named_by_file_and_column() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = Random::new(&sheet, 0).table(50).unwrap();
    fs::create_dir(path.join("parts")).unwrap();
    for part in ["parts/1.parquet", "parts/2.parquet"] {
        write(&path.join(part), &table);
    }
    let whole = fs::read(path.join("parts/1.parquet")).unwrap();
    fs::write(path.join("parts/2.parquet"), &whole[..whole.len() / 2]).unwrap();
    let message = refuses(path, "rate_parquet", &["parts", "out.parquet"]);
    assert!(message.contains("cannot read parts/2.parquet"), "{message}");

    let text: ArrayRef = Arc::new(StringArray::from(vec!["good"; 50]));
    let schema = table.schema();
    let columns = schema.fields().iter().zip(table.columns());
    let columns = columns.map(|(field, column)| {
        let is_text = field.name() == "2.3";
        (
            field.name().as_str(),
            if is_text {
                Arc::clone(&text)
            } else {
                Arc::clone(column)
            },
        )
    });
    write(
        &path.join("text.parquet"),
        &RecordBatch::try_from_iter(columns).unwrap(),
    );
    let message = refuses(path, "rate_parquet", &["text.parquet", "out.parquet"]);
    assert!(message.contains("text.parquet"), "{message}");
    assert!(message.contains("2.3: the column is of type"), "{message}");

    let sets: Vec<u16> = (0..50)
        .map(|row| if row % 5 == 0 { 8 } else { 7 })
        .collect();
    let sets: ArrayRef = Arc::new(UInt16Array::from(sets));
    write(
        &path.join("sets.parquet"),
        &with(vec![("set", sets)], &table),
    );
    let message = refuses(path, "rate_parquet", &["sets.parquet", "out.parquet"]);
    assert!(
        message.contains("the column set has 10 rows of other sheets"),
        "{message}"
    );

    let stars: ArrayRef = Arc::new(UInt16Array::from(vec![5; 50]));
    write(
        &path.join("stars.parquet"),
        &with(vec![("star", stars)], &table),
    );
    let message = refuses(path, "rate_parquet", &["stars.parquet", "out.parquet"]);
    assert!(
        message.contains("has a column of ratings already"),
        "{message}"
    );

    for (args, said) in [
        (
            vec!["none.parquet", "out.parquet"],
            "cannot read none.parquet",
        ),
        (
            vec!["parts/1.parquet", "out.parquet", "--set", "27"],
            "edition 26/2026 has no sheet 27",
        ),
        (
            vec!["parts/1.parquet", "out.parquet", "--set", "8"],
            "the table is rated as",
        ),
    ] {
        let message = refuses(path, "rate_parquet", &args);
        assert!(message.contains(said), "{message}");
    }
    assert!(!path.join("out.parquet").exists());
}

#[test]
fn stars_and_unmet_requirements_are_counted_by_province_and_sheet() {
    let folder = TempDir::new().unwrap();
    let said = says(
        folder.path(),
        "provinces_sql",
        &["--generate", "3000", "--show"],
    );
    for part in [
        "ocop_star('26/2026', 26, scorecard)",
        "| province",
        "| criterion",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rows = 40;
    let columns: Vec<(&str, ArrayRef)> = vec![
        (
            "province",
            Arc::new(StringArray::from(vec!["Lào Cai"; rows])),
        ),
        ("set", Arc::new(UInt16Array::from(vec![7; rows]))),
        (
            "scorecard",
            Arc::new(Random::new(&sheet, 0).packed(rows).unwrap()),
        ),
    ];
    write(
        &folder.path().join("products.parquet"),
        &RecordBatch::try_from_iter(columns).unwrap(),
    );
    let said = says(folder.path(), "provinces_sql", &["products.parquet"]);
    assert!(said.contains("| Lào Cai  | 7   | 40       |"), "{said}");

    let unknown: Vec<(&str, ArrayRef)> = vec![
        ("province", Arc::new(StringArray::from(vec!["Lào Cai"]))),
        ("set", Arc::new(UInt16Array::from(vec![27]))),
        (
            "scorecard",
            Arc::new(Random::new(&sheet, 0).packed(1).unwrap()),
        ),
    ];
    write(
        &folder.path().join("unknown.parquet"),
        &RecordBatch::try_from_iter(unknown).unwrap(),
    );
    let message = refuses(folder.path(), "provinces_sql", &["unknown.parquet"]);
    assert!(
        message.contains("edition 26/2026 has no sheet 27"),
        "{message}"
    );
}

#[test]
fn a_cluster_gives_the_same_as_one_process_and_shows_its_commands() {
    let folder = TempDir::new().unwrap();
    let args = ["--generate", "3001", "--files", "4"];
    let said = says(folder.path(), "cluster", &args);
    for part in [
        "$ ocop-ballista scheduler --listen 127.0.0.1:0\n",
        "$ ocop-ballista executor --scheduler 127.0.0.1:",
        "\nexecutor at 127.0.0.1:",
        "\"SELECT ocop_star('26/2026', 7, scorecard) AS star",
        "a cluster, with the start of its client: ",
        "one process: ",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let message = refuses(folder.path(), "cluster", &["nowhere"]);
    assert!(message.contains("cannot read nowhere"), "{message}");
}
