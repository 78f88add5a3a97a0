//! Every form of a table gives the ratings of the reference path.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray, UInt64Array};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, Fields};
use ocop_arrow::Answers;
use ocop_batch::Batch;

use crate::util::{Cards, Said, sheets};

#[track_caller]
fn check(cards: &Cards, batch: &Batch, answers: &Answers, wanted: &[Said]) {
    assert_eq!(answers.rows(), cards.rows());
    let ratings = answers.rate_with_unmet(batch).unwrap();
    assert_eq!(Said::all(&cards.sheet, ratings), wanted, "{}", cards.sheet);
    let without_unmet: Vec<_> = wanted
        .iter()
        .map(|said| Said {
            keys: None,
            ..said.clone()
        })
        .collect();
    let ratings = answers.rate(batch).unwrap();
    assert_eq!(
        Said::all(&cards.sheet, ratings),
        without_unmet,
        "{}",
        cards.sheet
    );
}

#[test]
fn columns_by_name_and_in_order() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let cards = Cards::random(&sheet, 150, seed);
        let batch = Batch::of(&sheet);
        let wanted = cards.reference(&batch);
        let table = cards.table();
        check(
            &cards,
            &batch,
            &Answers::in_table(&batch, &table).unwrap(),
            &wanted,
        );
        check(
            &cards,
            &batch,
            &Answers::in_order(&batch, &cards.arrays()).unwrap(),
            &wanted,
        );
        // From the last column to the first.
        let backwards: Vec<_> = (0..table.num_columns()).rev().collect();
        let table = table.project(&backwards).unwrap();
        check(
            &cards,
            &batch,
            &Answers::in_table(&batch, &table).unwrap(),
            &wanted,
        );
    }
}

#[test]
fn structs_with_nulls() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let mut cards = Cards::random(&sheet, 150, seed);
        let table = cards.table();
        let valid: NullBuffer = (0..150).map(|row| row % 7 != 3).collect();
        let whole = StructArray::new(
            table.schema().fields().clone(),
            table.columns().to_vec(),
            Some(valid.clone()),
        );
        for row in (0..150).filter(|&row| valid.is_null(row)) {
            cards.clear(row);
        }
        let batch = Batch::of(&sheet);
        let wanted = cards.reference(&batch);
        let whole: ArrayRef = Arc::new(whole);
        check(
            &cards,
            &batch,
            &Answers::in_order(&batch, &[whole.clone()]).unwrap(),
            &wanted,
        );
        let table = RecordBatch::try_from_iter([("scorecard", whole)]).unwrap();
        check(
            &cards,
            &batch,
            &Answers::in_table(&batch, &table).unwrap(),
            &wanted,
        );
    }
}

#[test]
fn criteria_as_structs_of_level_and_case() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let mut cards = Cards::random(&sheet, 150, seed);
        let (names, arrays) = (cards.names(), cards.arrays());
        let of = |name: &str| arrays[names.iter().position(|other| other == name).unwrap()].clone();
        let valid: NullBuffer = (0..150).map(|row| row % 5 != 2).collect();
        let fields: Fields = ["case", "level"]
            .map(|name| Field::new(name, DataType::UInt8, true))
            .into_iter()
            .collect();
        let mut columns = Vec::new();
        for criterion in sheet.criteria() {
            let key = criterion.key();
            if !criterion.has_cases() {
                columns.push((key, of(key)));
                continue;
            }
            let pair = vec![of(&format!("{key}.case")), of(key)];
            let pair = StructArray::new(fields.clone(), pair, Some(valid.clone()));
            columns.push((key, Arc::new(pair) as ArrayRef));
            for row in (0..150).filter(|&row| valid.is_null(row)) {
                cards.columns[criterion.index()][row] = None;
            }
        }
        let batch = Batch::of(&sheet);
        let wanted = cards.reference(&batch);
        let table = RecordBatch::try_from_iter(columns).unwrap();
        check(
            &cards,
            &batch,
            &Answers::in_table(&batch, &table).unwrap(),
            &wanted,
        );
    }
}

#[test]
fn packed_numbers_with_nulls() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let cards = Cards::random(&sheet, 150, seed);
        let batch = Batch::of(&sheet);
        let mut wanted = cards.reference(&batch);
        let nothing = {
            let mut cards = Cards::random(&sheet, 1, 0);
            cards.clear(0);
            cards.reference(&batch).remove(0)
        };
        let mut numbers = Vec::new();
        cards.with(|columns| {
            for (row, said) in wanted.iter_mut().enumerate() {
                let card = batch.scorecard(columns, row);
                numbers.push(match (row % 9, card) {
                    (4, _) => {
                        *said = nothing.clone();
                        None
                    }
                    (_, Ok(card)) => Some(card.pack().unwrap()),
                    (_, Err(_)) => {
                        *said = Said::default();
                        said.fault = Some("bad-sheet-code".to_owned());
                        Some(u64::MAX)
                    }
                });
            }
        });
        let packed: ArrayRef = Arc::new(UInt64Array::from(numbers));
        check(
            &cards,
            &batch,
            &Answers::in_order(&batch, &[packed.clone()]).unwrap(),
            &wanted,
        );
        let table = RecordBatch::try_from_iter([("scorecard", packed)]).unwrap();
        check(
            &cards,
            &batch,
            &Answers::in_table(&batch, &table).unwrap(),
            &wanted,
        );
    }
}
