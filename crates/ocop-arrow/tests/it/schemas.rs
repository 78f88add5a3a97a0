//! The schema of every sheet, and of every table of ratings.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray, UInt64Array};
use arrow_schema::DataType;
use ocop_arrow::{Answers, Ratings, schema};
use ocop_batch::Batch;
use ocop_core::{Criterion, Lang};

use crate::util::{Cards, sheet, sheets};

#[test]
fn the_schema_of_a_sheet_has_its_columns_and_titles() {
    for sheet in sheets() {
        let schema = schema(&sheet);
        let metadata = schema.metadata();
        assert_eq!(metadata["ocop.edition"], sheet.edition().to_string());
        assert_eq!(metadata["ocop.set"], sheet.number().to_string());
        assert_eq!(metadata["ocop.heading.vi"], sheet.heading().get(Lang::Vi));
        assert_eq!(metadata["ocop.heading.en"], sheet.heading().get(Lang::En));
        let mut fields = schema.fields().iter();
        for criterion in sheet.criteria() {
            let names = [
                Some(criterion.key().to_owned()),
                Some(format!("{}.case", criterion.key())),
            ];
            let names = names
                .into_iter()
                .flatten()
                .take(1 + usize::from(criterion.has_cases()));
            for name in names {
                let field = fields.next().unwrap();
                assert_eq!(*field.name(), name);
                assert_eq!(
                    (field.data_type(), field.is_nullable()),
                    (&DataType::UInt8, true)
                );
                assert_eq!(field.metadata()["ocop.title.vi"], criterion.title());
                assert_eq!(
                    field.metadata()["ocop.title.en"],
                    criterion.label().get(Lang::En)
                );
            }
        }
        assert!(fields.next().is_none());
        let cases = sheet
            .criteria()
            .filter(|criterion| Criterion::has_cases(*criterion));
        assert_eq!(
            schema.fields().len(),
            sheet.criteria().len() + cases.count()
        );
        // A table of this schema is read.
        let table = RecordBatch::new_empty(Arc::new(schema));
        assert_eq!(
            Answers::in_table(&Batch::of(&sheet), &table)
                .unwrap()
                .rows(),
            0
        );
    }
}

#[test]
fn tables_of_ratings_have_the_columns_that_are_documented() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let packed: ArrayRef = Arc::new(UInt64Array::from(vec![0, 1]));
    let answers = Answers::in_order(&batch, &[packed]).unwrap();
    let table = answers.rate(&batch).unwrap().into_table();
    assert_eq!(table.schema().fields(), &Ratings::fields());
    assert_eq!(StructArray::from(table).fields(), &Ratings::fields());
    let table = answers.rate_with_unmet(&batch).unwrap().into_table();
    let schema = table.schema();
    let columns = schema.fields().iter();
    let columns: Vec<_> = columns
        .map(|field| format!("{}: {}", field.name(), field.data_type()))
        .collect();
    assert_eq!(
        columns,
        [
            "total: UInt8",
            "band: UInt8",
            "star: UInt8",
            "fault: Utf8",
            "unmet_3: List(Utf8)",
            "unmet_3_bits: UInt64",
            "unmet_4: List(Utf8)",
            "unmet_4_bits: UInt64",
            "unmet_5: List(Utf8)",
            "unmet_5_bits: UInt64",
            "stopped: List(Utf8)",
            "stopped_bits: UInt64",
        ]
    );
}

#[test]
fn a_table_keeps_its_rows_in_order() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let cards = Cards::random(&sheet, 2_000, 4);
    let whole = Answers::in_table(&batch, &cards.table()).unwrap();
    let whole = whole.rate_with_unmet(&batch).unwrap().into_table();
    for at in (0..2_000).step_by(250) {
        let part = Answers::in_table(&batch, &cards.table().slice(at, 250)).unwrap();
        let part = part.rate_with_unmet(&batch).unwrap().into_table();
        assert_eq!(part, whole.slice(at, 250));
    }
}
