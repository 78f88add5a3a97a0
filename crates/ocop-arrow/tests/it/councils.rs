//! Councils by ids and by lists give the ratings of the reference path.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::{Decimal128Type, Int8Type, UInt8Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, FixedSizeListArray, GenericListArray, Int64Array,
    LargeStringArray, OffsetSizeTrait, RecordBatch, StringArray, StringViewArray, StructArray,
    UInt8Array, UInt16Array, UInt64Array, new_null_array,
};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Schema};
use ocop_arrow::{Answers, CouncilRatings, Councils};
use ocop_batch::Batch;
use ocop_core::{Council, RequirementRule, Rules};

use crate::util::{Cards, Said, number, sheet, sheet_with_cases, sheets};

/// What is said of a council, with its members, its mean in millionths and its spread.
type Wanted = (Said, u64, Option<i128>, Option<u8>);

/// The councils of some rows by the reference path; the fault is the smallest of all members.
fn reference(cards: &Cards, batch: &Batch, rules: &Rules, councils: &[Vec<usize>]) -> Vec<Wanted> {
    let singly = Answers::in_order(batch, &cards.arrays()).unwrap();
    let singly = singly.rate(batch).unwrap();
    cards.with(|columns| {
        let each = councils.iter().map(|rows| {
            let members = rows.len() as u64;
            let faults = rows.iter().map(|&row| (singly.faults()[row], row));
            let faults = faults.filter(|(fault, _)| !fault.is_none());
            if let Some((_, row)) = faults.min_by_key(|(fault, _)| fault.code()) {
                let fault = batch.scorecard(columns, row).map(|_| unreachable!());
                return (Said::of(fault), members, None, None);
            }
            let scorecards = rows
                .iter()
                .map(|&row| batch.scorecard(columns, row).unwrap());
            let rating = Council::of(scorecards.collect::<Vec<_>>());
            let rating = rating.and_then(|council| council.under(rules.clone()).rate());
            let of_totals = rating.as_ref().ok().map(|rating| {
                let totals: Vec<_> = rating.totals().iter().map(|total| total.get()).collect();
                let spread = totals.iter().max().unwrap() - totals.iter().min().unwrap();
                let sum: u64 = totals.iter().map(|&total| u64::from(total)).sum();
                (
                    i128::from(sum * 1_000_000 / members),
                    u8::try_from(spread).unwrap(),
                )
            });
            let (mean, spread) = of_totals.unzip();
            (Said::of(rating), members, mean, spread)
        });
        each.collect()
    })
}

#[track_caller]
fn check(cards: &Cards, ratings: CouncilRatings, wanted: &[Wanted]) {
    let table = ratings.into_table();
    let mean = table.column_by_name("mean").unwrap();
    assert_eq!(mean.data_type(), &DataType::Decimal128(9, 6));
    let found = Said::all(&cards.sheet, &table).into_iter().enumerate();
    let found: Vec<Wanted> = found
        .map(|(row, said)| {
            let members = number::<UInt64Type>(&table, "members", row).unwrap();
            let mean = number::<Decimal128Type>(&table, "mean", row);
            (
                said,
                members,
                mean,
                number::<UInt8Type>(&table, "spread", row),
            )
        })
        .collect();
    assert_eq!(found, wanted, "{}", cards.sheet);
}

/// Which rows are of which council, in no order; some rows are of the first.
fn of_rows(rows: usize) -> Vec<usize> {
    (0..rows)
        .map(|row| row * 7 % 11 * (row % 3).min(1) * 5 % 23)
        .collect()
}

/// The rows of each council, in the order of their first rows.
fn members(of_rows: &[usize]) -> Vec<Vec<usize>> {
    let mut places = HashMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (row, council) in of_rows.iter().enumerate() {
        let place = *places.entry(council).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[place].push(row);
    }
    members
}

fn with_ids(table: &RecordBatch, ids: ArrayRef) -> RecordBatch {
    let mut fields = table.schema().fields().to_vec();
    fields.insert(
        3,
        Arc::new(Field::new("product", ids.data_type().clone(), true)),
    );
    let mut columns = table.columns().to_vec();
    columns.insert(3, ids);
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

#[test]
fn councils_by_ids_on_every_sheet_and_rule() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let cards = Cards::random(&sheet, 90, seed);
        let of_rows = of_rows(90);
        let ids = of_rows.iter().map(|council| format!("p-{council}"));
        let ids = StringArray::from_iter_values(ids);
        let table = with_ids(&cards.table(), Arc::new(ids));
        for rule in RequirementRule::ALL {
            let rules = Rules::default().requirement(rule);
            let batch = Batch::of(&sheet).under(&rules);
            let councils = Councils::by_id(&table, "product").unwrap();
            let answers = Answers::in_table(&batch, &table).unwrap();
            let ratings = answers.rate_councils(&batch, &councils).unwrap();
            let wanted = reference(&cards, &batch, &rules, &members(&of_rows));
            check(&cards, ratings, &wanted);
        }
    }
}

#[test]
fn ids_of_every_type_come_back_as_they_were() {
    let sheet = sheet_with_cases();
    let cards = Cards::random(&sheet, 90, 5);
    let (batch, of_rows) = (Batch::of(&sheet), of_rows(90));
    let wanted = reference(&cards, &batch, &Rules::default(), &members(&of_rows));
    let names: Vec<String> = of_rows
        .iter()
        .map(|council| format!("chè {council}"))
        .collect();
    let numbers = || {
        of_rows
            .iter()
            .map(|&council| u8::try_from(council).unwrap())
    };
    let keys = of_rows.iter().map(|&council| i8::try_from(council).ok());
    // Two values of the dictionary are equal, and some are of no row.
    let values = (0..30).map(|value| format!("chè {value}"));
    let values = StringArray::from_iter_values(values);
    let dictionary = DictionaryArray::<Int8Type>::new(keys.collect(), Arc::new(values));
    let ids: [ArrayRef; 8] = [
        Arc::new(StringArray::from(names.clone())),
        Arc::new(LargeStringArray::from(names.clone())),
        Arc::new(StringViewArray::from_iter_values(&names)),
        Arc::new(UInt8Array::from_iter_values(numbers())),
        Arc::new(UInt16Array::from_iter_values(
            numbers().map(|id| u16::from(id) * 999),
        )),
        Arc::new(Int64Array::from_iter_values(
            numbers().map(|id| i64::from(id) - 9),
        )),
        Arc::new(UInt64Array::from_iter_values(
            numbers().map(|id| u64::MAX - u64::from(id)),
        )),
        Arc::new(dictionary),
    ];
    for ids in ids {
        let table = with_ids(&cards.table(), ids.clone());
        let councils = Councils::by_id(&table, "product").unwrap();
        let firsts: Vec<_> = members(&of_rows).iter().map(|rows| rows[0]).collect();
        assert_eq!(
            (councils.len(), councils.of_rows().len()),
            (firsts.len(), 90)
        );
        let own = councils.ids().unwrap();
        assert_eq!(own.data_type(), ids.data_type());
        for (place, &row) in firsts.iter().enumerate() {
            assert_eq!(&own.slice(place, 1), &ids.slice(row, 1));
        }
        let answers = Answers::in_table(&batch, &table).unwrap();
        let ratings = answers.rate_councils(&batch, &councils).unwrap();
        let rated = ratings.clone().into_table();
        assert_eq!(rated.schema().field(0).name(), "product");
        assert_eq!(rated.column(0), own);
        check(&cards, ratings, &wanted);
    }
}

#[test]
fn values_of_a_dictionary_may_be_twice() {
    let values = Arc::new(StringArray::from(vec!["tea", "honey", "tea"]));
    let keys = vec![0, 2, 1, 0].into();
    let ids: ArrayRef = Arc::new(DictionaryArray::<Int8Type>::new(keys, values));
    let table = RecordBatch::try_from_iter([("id", ids)]).unwrap();
    let councils = Councils::by_id(&table, "id").unwrap();
    assert_eq!(councils.of_rows(), [0, 0, 1, 0]);
}

#[test]
fn councils_in_several_tables_are_summed() {
    let sheet = sheet_with_cases();
    let cards = Cards::random(&sheet, 90, 6);
    let (batch, of_rows) = (Batch::of(&sheet), of_rows(90));
    let table = cards.table();
    let mut sums = batch.sums();
    sums.grow(23).unwrap();
    for at in [0, 30, 60] {
        let answers = Answers::in_table(&batch, &table.slice(at, 30)).unwrap();
        answers
            .add(&batch, &of_rows[at..at + 30], &mut sums)
            .unwrap();
    }
    let ratings = CouncilRatings::of_sums_with_unmet(&batch, &sums).unwrap();
    let plain = CouncilRatings::of_sums(&batch, &sums).unwrap();
    assert_eq!(
        (plain.star(), plain.fault()),
        (ratings.star(), ratings.fault())
    );
    assert!(plain.unmet(ocop_core::Star::Three).is_none());
    let stars = |sums| CouncilRatings::stars_of_sums(&batch, sums).unwrap();
    assert_eq!(stars(&sums), plain.star());
    assert!(plain.star().null_count() < 23);
    // More councils than are rated at once, with the others in the last part.
    let mut many = batch.sums();
    many.grow(9_000).unwrap();
    let last: Vec<usize> = (8_977..9_000).collect();
    batch.merge(&sums, &last, &mut many).unwrap();
    assert_eq!(stars(&many).slice(8_977, 23), plain.star());
    assert_eq!(stars(&many).null_count(), 8_977 + plain.star().null_count());
    assert!(stars(&batch.sums()).is_empty());
    let councils: Vec<Vec<usize>> = (0..23)
        .map(|council| (0..90).filter(|&row| of_rows[row] == council).collect())
        .collect();
    assert!(councils.iter().any(Vec::is_empty));
    check(
        &cards,
        ratings,
        &reference(&cards, &batch, &Rules::default(), &councils),
    );
}

/// Lists of the rows of an array: three, none, two, and NULL over two rows, again and again; before and
/// behind there are other lists.
fn listed<O: OffsetSizeTrait>(items: &ArrayRef) -> (ArrayRef, Vec<Vec<usize>>) {
    let (mut offsets, mut valid, mut councils) = (vec![O::zero()], Vec::new(), Vec::new());
    let mut row = 0;
    for council in 0.. {
        let length = [3, 0, 2, 2][council % 4];
        if row + length > items.len() {
            break;
        }
        valid.push(council % 4 != 3);
        councils.push(if council % 4 == 3 {
            vec![]
        } else {
            (row..row + length).collect()
        });
        row += length;
        offsets.push(O::from_usize(row).unwrap());
    }
    let item: Field = Field::new("item", items.data_type().clone(), true);
    let offsets = OffsetBuffer::new(ScalarBuffer::from(offsets));
    let lists = GenericListArray::<O>::new(item.into(), offsets, items.clone(), Some(valid.into()));
    let count = lists.len();
    councils.truncate(count - 1);
    (Arc::new(lists.slice(1, count - 2)), councils.split_off(1))
}

#[test]
fn councils_by_lists_of_every_form() {
    for (seed, sheet) in (1..).zip([sheet(), sheet_with_cases()]) {
        let cards = Cards::random(&sheet, 90, seed);
        let batch = Batch::of(&sheet);
        let flat = (0..90).flat_map(|row| cards.columns.iter().map(move |column| column[row]));
        let flat: ArrayRef = Arc::new(flat.collect::<UInt8Array>());
        let width = i32::try_from(cards.columns.len()).unwrap();
        let item = Field::new("element", DataType::UInt8, true);
        let rows: [ArrayRef; 2] = [
            Arc::new(StructArray::from(cards.table())),
            Arc::new(FixedSizeListArray::new(item.into(), width, flat, None)),
        ];
        for rows in rows {
            for (lists, councils) in [listed::<i32>(&rows), listed::<i64>(&rows)] {
                let table = RecordBatch::try_from_iter([("scorecard", lists)]).unwrap();
                let (answers, own) = Answers::in_lists(&batch, &table).unwrap();
                let wanted = reference(&cards, &batch, &Rules::default(), &councils);
                check(
                    &cards,
                    answers.rate_councils(&batch, &own).unwrap(),
                    &wanted,
                );
            }
        }
        // One list a criterion, beside columns of another kind.
        let (columns, councils): (Vec<_>, Vec<_>) = cards
            .arrays()
            .iter()
            .map(|column| listed::<i32>(column))
            .unzip();
        let names = cards.names();
        let mut columns: Vec<_> = names.iter().map(String::as_str).zip(columns).collect();
        let rows = councils[0].len();
        columns.push(("name", Arc::new(StringArray::from(vec!["tea"; rows]))));
        columns.push((
            "set",
            Arc::new(UInt16Array::from(vec![sheet.number(); rows])),
        ));
        let table = RecordBatch::try_from_iter(columns).unwrap();
        let (answers, own) = Answers::in_lists(&batch, &table).unwrap();
        assert_eq!((own.len(), own.ids().is_none()), (rows, true));
        let wanted = reference(&cards, &batch, &Rules::default(), &councils[0]);
        check(
            &cards,
            answers.rate_councils(&batch, &own).unwrap(),
            &wanted,
        );
    }
}

#[test]
fn packed_members_without_a_number_have_chosen_nothing() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let packed: ArrayRef = Arc::new(UInt64Array::from(vec![
        Some(0),
        None,
        Some(u64::MAX),
        Some(0),
    ]));
    let ids: ArrayRef = Arc::new(StringArray::from(vec!["a", "b", "b", "a"]));
    let table = RecordBatch::try_from_iter([("id", ids), ("scorecard", packed)]).unwrap();
    let councils = Councils::by_id(&table, "id").unwrap();
    let answers = Answers::in_table(&batch, &table).unwrap();
    let ratings = answers.rate_councils(&batch, &councils).unwrap();
    assert_eq!(ratings.members().values(), &[2, 2]);
    // The smallest code of both faults.
    let faults: Vec<_> = ratings.faults().iter().map(|fault| fault.code()).collect();
    assert_eq!(faults, [0, 0x0501]);
    assert_eq!(ratings.fault().value(1), "missing-criterion 1.1");
    assert!(ratings.mean().is_null(1) && ratings.numerator().is_null(1));
}

#[test]
fn means_are_rounded_down() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let best = sheet.scorecard_from(best).unwrap();
    let less = best.clone().choose("2.3", 2).unwrap().complete().unwrap();
    let best = best.complete().unwrap();
    assert_eq!((best.total().get(), less.total().get()), (100, 99));
    let packed = [&best, &less, &less].map(|card| card.pack().unwrap());
    let table = [(
        "scorecard",
        Arc::new(UInt64Array::from(packed.to_vec())) as ArrayRef,
    )];
    let table = RecordBatch::try_from_iter(table).unwrap();
    let ids: ArrayRef = Arc::new(Int64Array::from(vec![4, 4, 4]));
    let ids = RecordBatch::try_from_iter([("id", ids)]).unwrap();
    let councils = Councils::by_id(&ids, "id").unwrap();
    let answers = Answers::in_table(&batch, &table).unwrap();
    let ratings = answers.rate_councils(&batch, &councils).unwrap();
    assert_eq!(ratings.numerator().value(0), 298);
    assert_eq!(ratings.mean().value_as_string(0), "99.333333");
    assert_eq!(ratings.spread().value(0), 1);
}

#[test]
fn no_rows_are_no_councils() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let ids = new_null_array(&DataType::Utf8, 0);
    let packed = new_null_array(&DataType::UInt64, 0);
    let table = RecordBatch::try_from_iter([("id", ids), ("scorecard", packed)]).unwrap();
    let councils = Councils::by_id(&table, "id").unwrap();
    assert!(councils.is_empty());
    let answers = Answers::in_table(&batch, &table).unwrap();
    let ratings = answers
        .rate_councils(&batch, &councils)
        .unwrap()
        .into_table();
    assert_eq!(ratings.num_rows(), 0);
    assert_eq!(ratings.schema().field(0).name(), "id");
    // Lists without items are councils without members.
    let lists = new_null_array(&DataType::new_list(DataType::UInt64, true), 2);
    for lists in [lists, new_null_array(&DataType::Null, 2)] {
        let table = RecordBatch::try_from_iter([("scorecard", lists)]).unwrap();
        let (answers, councils) = Answers::in_lists(&batch, &table).unwrap();
        let ratings = answers.rate_councils(&batch, &councils).unwrap();
        let faults = ratings.fault();
        assert!(faults.iter().all(|fault| fault == Some("no-scorecard")));
        assert_eq!(faults.len(), 2);
    }
}
