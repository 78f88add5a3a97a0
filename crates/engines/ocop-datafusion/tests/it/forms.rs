//! Answers as columns, struct, list, packed numbers, and integers of any type: one rating.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, FixedSizeListArray, Int64Array, RecordBatch, StructArray, UInt8Array,
    UInt32Array, UInt64Array,
};
use arrow_schema::{DataType, Field};
use datafusion::arrow::compute::cast;
use datafusion::prelude::SessionContext;
use ocop_core::Edition;

use crate::util::{Cards, add, ask, refused, session_of, seven, table};

const ROWS: usize = 400;

/// A session with the columns in `t`, and whole scorecards in the column `card` of `u`.
fn with_card(cards: &Cards, card: ArrayRef) -> SessionContext {
    let session = session_of(cards.partitions(97, 2), 97);
    add(&session, "u", vec![vec![with_id(card)]]);
    session
}

fn with_id(card: ArrayRef) -> RecordBatch {
    let ids = 0..u32::try_from(card.len()).unwrap();
    let id: ArrayRef = Arc::new(UInt32Array::from_iter_values(ids));
    table([("id".to_owned(), id), ("card".to_owned(), card)])
}

/// How many rows differ between the columns of `t` and the answers of `u`, and how many are compared.
async fn differences(session: &SessionContext, cards: &Cards, answers: &str) -> Vec<Vec<String>> {
    let [columns, whole] = [cards.answers(), answers.to_owned()];
    let [columns, whole] = [columns, whole].map(|answers| cards.call_of("ocop_rate", &answers));
    let sql = format!(
        "SELECT count(*) FILTER (WHERE a.r IS DISTINCT FROM b.r), count(*) > 100, count(a.r['fault']) > 20 \
         FROM (SELECT id, {columns} AS r FROM t) a JOIN (SELECT id, {whole} AS r FROM u) b USING (id)"
    );
    ask(session, &sql).await.unwrap()
}

#[tokio::test]
async fn a_struct_is_rated_by_its_names_in_any_order() {
    for set in [7, 26] {
        let cards = Cards::random(&Edition::E2026.sheet(set).unwrap(), ROWS, 11, 100);
        let arrays = cards.names().into_iter().zip(cards.arrays(0..ROWS)).rev();
        let card = StructArray::from(table(arrays));
        let session = with_card(&cards, Arc::new(card));
        assert_eq!(
            differences(&session, &cards, "card").await,
            [["0", "true", "true"]]
        );
        // Names are given by SQL too.
        let names = cards.names();
        let fields = names
            .iter()
            .rev()
            .map(|name| format!("'{name}', card['{name}']"));
        let named = format!("named_struct({})", fields.collect::<Vec<_>>().join(", "));
        assert_eq!(
            differences(&session, &cards, &named).await,
            [["0", "true", "true"]]
        );
    }
}

#[tokio::test]
async fn a_list_is_levels_and_then_cases_whatever_its_item_is_called() {
    for (set, name) in [(7, "item"), (26, "element")] {
        let cards = Cards::random(&Edition::E2026.sheet(set).unwrap(), ROWS, 12, 100);
        let columns = cards.arrays(0..ROWS);
        let bytes = |row: usize| {
            columns.iter().map(move |column| {
                let column = column.as_any().downcast_ref::<UInt8Array>().unwrap();
                column.is_valid(row).then(|| column.value(row))
            })
        };
        let values: UInt8Array = (0..ROWS).flat_map(bytes).collect();
        let item = Arc::new(Field::new(name, DataType::UInt8, true));
        let width = i32::try_from(columns.len()).unwrap();
        let card = FixedSizeListArray::new(item, width, Arc::new(values), None);
        let session = with_card(&cards, Arc::new(card));
        assert_eq!(
            differences(&session, &cards, "card").await,
            [["0", "true", "true"]]
        );
    }
}

#[tokio::test]
async fn packed_numbers_are_rated_and_a_number_of_no_scorecard_is_a_fault_of_its_row() {
    let cards = Cards::random(&seven(), ROWS, 13, 0);
    let packed = UInt64Array::from(cards.packed());
    let signed: ArrayRef =
        Arc::new(Int64Array::from_iter(packed.iter().map(|packed| {
            packed.map(|packed| i64::try_from(packed).unwrap())
        })));
    for card in [Arc::new(packed) as ArrayRef, signed] {
        let session = with_card(&cards, card);
        assert_eq!(
            differences(&session, &cards, "card").await,
            [["0", "true", "false"]]
        );
    }

    let odd = Int64Array::from(vec![Some(0), Some(-1), Some(i64::MAX), None]);
    let session = with_card(&cards, Arc::new(odd));
    let call = |function| cards.call_of(function, "card");
    let (total, fault) = (call("ocop_total"), call("ocop_fault"));
    let found = ask(
        &session,
        &format!("SELECT {total}, {fault} FROM u ORDER BY id"),
    )
    .await
    .unwrap();
    let expected = [
        ["0", "-"],
        ["-", "bad-sheet-code"],
        ["-", "bad-sheet-code"],
        ["-", "missing-criterion 1.1"],
    ];
    assert_eq!(found, expected);
}

#[tokio::test]
async fn integers_of_any_type_are_levels_and_what_does_not_fit_is_a_fault_of_its_row() {
    let cards = Cards::random(&Edition::E2026.sheet(26).unwrap(), ROWS, 14, 100);
    let dictionary = |key: DataType| DataType::Dictionary(Box::new(key), Box::new(DataType::UInt8));
    for wide in [
        DataType::UInt16,
        DataType::UInt32,
        DataType::UInt64,
        DataType::Int16,
        DataType::Int32,
        DataType::Int64,
        dictionary(DataType::Int32),
        dictionary(DataType::UInt16),
    ] {
        let arrays = cards
            .arrays(0..ROWS)
            .into_iter()
            .map(|array| cast(&array, &wide).unwrap());
        let card = StructArray::from(table(cards.names().into_iter().zip(arrays)));
        let session = with_card(&cards, Arc::new(card));
        let fields = cards
            .names()
            .into_iter()
            .map(|name| format!("card['{name}']"));
        let columns = fields.collect::<Vec<_>>().join(", ");
        let different = differences(&session, &cards, &columns).await;
        assert_eq!(different, [["0", "true", "true"]], "{wide}");
    }

    let session = session_of(cards.partitions(1, 1), 8192);
    let literals = |first: &str| {
        let rest = cards.names().len() - 1;
        cards.call_of("ocop_fault", &format!("{first}{}", ", 0".repeat(rest)))
    };
    for odd in ["300", "-1", "70000000000"] {
        let found = ask(&session, &format!("SELECT {}", literals(odd)))
            .await
            .unwrap();
        assert_eq!(found, [["level-out-of-range 1.1"]], "{odd}");
    }
}

#[tokio::test]
async fn literals_are_rated_once_and_without_a_table() {
    let cards = Cards::random(&seven(), 1, 1, 0);
    let session = session_of(cards.partitions(1, 1), 8192);
    let best = cards
        .sheet
        .criteria()
        .map(|criterion| criterion.best().level().to_string());
    let star = cards.call_of("ocop_star", &best.collect::<Vec<_>>().join(", "));
    assert_eq!(
        ask(&session, &format!("SELECT {star}")).await.unwrap(),
        [["5"]]
    );
    let plan = ask(&session, &format!("EXPLAIN SELECT {star} AS star"))
        .await
        .unwrap();
    assert!(plan[0][1].contains("UInt8(5) AS star"), "{plan:?}");
}

#[tokio::test]
async fn a_list_of_any_length_is_cast_first() {
    let cards = Cards::random(&seven(), 1, 1, 0);
    let session = session_of(cards.partitions(1, 1), 8192);
    let best = cards
        .sheet
        .criteria()
        .map(|criterion| criterion.best().level().to_string());
    let list = format!("[{}]", best.collect::<Vec<_>>().join(", "));
    let refusal = refused(
        &session,
        &format!("SELECT {}", cards.call_of("ocop_total", &list)),
    )
    .await;
    assert!(
        refusal.contains(
            "expected integers (packed numbers), a struct of criteria, or a fixed-size list"
        ),
        "{refusal}"
    );
    let width = cards.names().len();
    let fixed = format!("arrow_cast({list}, 'FixedSizeList({width}, UInt8)')");
    let found = ask(
        &session,
        &format!("SELECT {}", cards.call_of("ocop_total", &fixed)),
    )
    .await
    .unwrap();
    assert_eq!(found, [["100"]]);
}
