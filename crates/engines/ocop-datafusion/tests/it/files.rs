//! Parquet: written, read again, cut off, and spread over files.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use tempfile::TempDir;

use crate::util::{Cards, ask, refused, session, seven, table};

fn write(path: &Path, table: &RecordBatch) {
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), None).unwrap();
    writer.write(table).unwrap();
    writer.close().unwrap();
}

async fn reading(path: &Path) -> SessionContext {
    let session = session(SessionConfig::new().with_target_partitions(2));
    session
        .register_parquet("t", path.to_str().unwrap(), ParquetReadOptions::default())
        .await
        .unwrap();
    session
}

#[tokio::test]
async fn files_of_one_folder_are_one_table_and_councils_may_be_split_over_them() {
    let folder = TempDir::new().unwrap();
    let cards = Cards::random(&seven(), 90, 21, 500);
    let ids = UInt32Array::from_iter_values((0..90).map(|row| row % 10));
    for (number, rows) in [0..40, 40..41, 41..90].into_iter().enumerate() {
        let council: ArrayRef = Arc::new(datafusion::arrow::array::Array::slice(
            &ids,
            rows.start,
            rows.len(),
        ));
        let columns = cards.names().into_iter().zip(cards.arrays(rows));
        let part = table([("council".to_owned(), council)].into_iter().chain(columns));
        write(&folder.path().join(format!("part-{number}.parquet")), &part);
    }
    let session = reading(folder.path()).await;
    let star = cards.call("ocop_council_star");
    let sql = format!("SELECT council, {star} FROM t GROUP BY council ORDER BY council");
    let expected = (0..10).map(|council| {
        let rows: Vec<_> = (0..90).filter(|row| row % 10 == council).collect();
        let star = cards.council(&rows).ok().and_then(|rating| rating.star());
        vec![
            council.to_string(),
            star.map_or("-".to_owned(), |star| star.number().to_string()),
        ]
    });
    assert_eq!(
        ask(&session, &sql).await.unwrap(),
        expected.collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn every_form_comes_back_from_parquet() {
    use arrow_array::{Array, FixedSizeListArray, StructArray, UInt8Array, UInt64Array};
    use arrow_schema::{DataType, Field};
    use datafusion::arrow::compute::cast;

    let cards = Cards::random(&seven(), 200, 22, 0);
    let folder = TempDir::new().unwrap();
    let columns = cards.arrays(0..200);
    let bytes = |row: usize| {
        columns.iter().map(move |column| {
            let column = column.as_any().downcast_ref::<UInt8Array>().unwrap();
            column.is_valid(row).then(|| column.value(row))
        })
    };
    let values: UInt8Array = (0..200).flat_map(bytes).collect();
    let width = i32::try_from(columns.len()).unwrap();
    let item = Arc::new(Field::new("element", DataType::UInt8, true));
    let named = cards.names().into_iter().zip(cards.arrays(0..200));
    let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::UInt8));
    let dictionaries = named
        .clone()
        .map(|(name, array)| (name, cast(&array, &dictionary).unwrap()));
    let forms: [(&str, ArrayRef); 4] = [
        (
            "list",
            Arc::new(FixedSizeListArray::new(item, width, Arc::new(values), None)),
        ),
        ("struct", Arc::new(StructArray::from(table(named)))),
        (
            "dictionaries",
            Arc::new(StructArray::from(table(dictionaries))),
        ),
        ("packed", Arc::new(UInt64Array::from(cards.packed()))),
    ];
    let expected = (0..200).map(|row| u64::from(cards.reference(row).unwrap().totals()[0].get()));
    let expected = expected.sum::<u64>().to_string();
    for (name, card) in forms {
        let path = folder.path().join(format!("{name}.parquet"));
        write(&path, &table([("card".to_owned(), card)]));
        let session = reading(&path).await;
        let total = cards.call_of("ocop_total", "card");
        let found = ask(&session, &format!("SELECT sum({total}) FROM t"))
            .await
            .unwrap();
        assert_eq!(found, [[expected.clone()]], "{name}");
    }
}

#[tokio::test]
async fn a_file_that_is_cut_off_is_an_error_and_no_rows() {
    let folder = TempDir::new().unwrap();
    let cards = Cards::random(&seven(), 100, 23, 0);
    let [whole, cut] = ["whole.parquet", "cut.parquet"].map(|name| folder.path().join(name));
    write(&whole, &cards.table(0..100));
    let bytes = fs::read(&whole).unwrap();
    fs::write(&cut, &bytes[..bytes.len() - 20]).unwrap();
    let session = session(SessionConfig::new());
    let options = ParquetReadOptions::default();
    let error = session
        .register_parquet("t", cut.to_str().unwrap(), options)
        .await
        .unwrap_err();
    assert!(
        error.strip_backtrace().contains("Corrupt footer"),
        "{error}"
    );
}

#[tokio::test]
async fn a_column_of_text_in_a_file_is_named() {
    let folder = TempDir::new().unwrap();
    let cards = Cards::random(&seven(), 3, 23, 0);
    let text: ArrayRef = Arc::new(StringArray::from(vec!["2", "3", "good"]));
    let columns = cards.names().into_iter().zip(cards.arrays(0..3));
    let columns = columns.map(|(name, array)| {
        if name == "1.5" {
            (name, Arc::clone(&text))
        } else {
            (name, array)
        }
    });
    let path = folder.path().join("text.parquet");
    write(&path, &table(columns));
    let session = reading(&path).await;
    let message = refused(
        &session,
        &format!("SELECT {} FROM t", cards.call("ocop_star")),
    )
    .await;
    assert!(
        message.contains("1.5: the column is of type Utf8View, expected integers"),
        "{message}"
    );
}
