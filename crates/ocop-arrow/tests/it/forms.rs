//! Every form of a table gives the ratings of the reference path.

use std::slice::from_ref;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, FixedSizeListArray, Int8Array, Int16Array, Int64Array,
    PrimitiveArray, RecordBatch, StructArray, UInt8Array, UInt64Array, make_array, new_null_array,
};
use arrow_buffer::NullBuffer;
use arrow_data::transform::MutableArrayData;
use arrow_schema::{DataType, Field, Fields};
use ocop_arrow::{Answers, schema};
use ocop_batch::Batch;
use ocop_core::{Criterion, Sheet};

use crate::util::{Cards, Said, sheet, sheet_with_cases, sheets};

#[track_caller]
fn check(cards: &Cards, batch: &Batch, answers: &Answers, wanted: &[Said]) {
    assert_eq!(answers.rows(), cards.rows());
    let table = answers.rate_with_unmet(batch).unwrap().into_table();
    assert_eq!(Said::all(&cards.sheet, &table), wanted, "{}", cards.sheet);
    let wanted: Vec<_> = wanted.iter().cloned().map(Said::without_keys).collect();
    let table = answers.rate(batch).unwrap().into_table();
    assert_eq!(Said::all(&cards.sheet, &table), wanted, "{}", cards.sheet);
}

/// Checks arrays in the order of the sheet.
#[track_caller]
fn check_in_order(cards: &Cards, wanted: &[Said], arrays: &[ArrayRef]) {
    let batch = Batch::of(&cards.sheet);
    let answers = Answers::in_order(&batch, arrays).unwrap();
    check(cards, &batch, &answers, wanted);
}

#[test]
fn columns_by_name_and_in_order() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let cards = Cards::random(&sheet, 90, seed);
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
        let mut cards = Cards::random(&sheet, 90, seed);
        let table = cards.table();
        let valid: NullBuffer = (0..90).map(|row| row % 7 != 3).collect();
        let whole = StructArray::new(
            table.schema().fields().clone(),
            table.columns().to_vec(),
            Some(valid.clone()),
        );
        for row in (0..90).filter(|&row| valid.is_null(row)) {
            cards.clear(row);
        }
        let batch = Batch::of(&sheet);
        let wanted = cards.reference(&batch);
        let whole: ArrayRef = Arc::new(whole);
        check(
            &cards,
            &batch,
            &Answers::in_order(&batch, from_ref(&whole)).unwrap(),
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
        let mut cards = Cards::random(&sheet, 90, seed);
        let (names, arrays) = (cards.names(), cards.arrays());
        let of = |name: &str| arrays[names.iter().position(|other| other == name).unwrap()].clone();
        let valid: NullBuffer = (0..90).map(|row| row % 5 != 2).collect();
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
            for row in (0..90).filter(|&row| valid.is_null(row)) {
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
        let cards = Cards::random(&sheet, 90, seed);
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
            &Answers::in_order(&batch, from_ref(&packed)).unwrap(),
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

/// A column of another width; what only a wider one can say is out of range as well.
fn widened(column: &[Option<u8>], place: usize) -> ArrayRef {
    fn of<T: ArrowPrimitiveType>(column: &[Option<u8>], far: T::Native) -> ArrayRef
    where
        T::Native: From<u8>,
    {
        // No sheet has a level above 99.
        let each = |byte: &Option<u8>| byte.map(|byte| if byte > 99 { far } else { byte.into() });
        Arc::new(column.iter().map(each).collect::<PrimitiveArray<T>>())
    }

    match place % 7 {
        0 => of::<UInt16Type>(column, 256),
        1 => of::<UInt32Type>(column, u32::MAX),
        2 => of::<UInt64Type>(column, 1 << 8 | 1),
        3 => of::<Int16Type>(column, -1),
        4 => of::<Int32Type>(column, i32::MIN),
        5 => of::<Int64Type>(column, i64::MAX),
        _ => {
            let each = |byte: &Option<u8>| byte.map(|byte| i8::try_from(byte).unwrap_or(-2));
            Arc::new(column.iter().map(each).collect::<Int8Array>())
        }
    }
}

/// A dictionary of the distinct values of a column. NULL is a key or a value that is NULL.
fn encoded(column: &[Option<u8>], place: usize) -> ArrayRef {
    let mut values: Vec<Option<u8>> = vec![None];
    let keys: Vec<Option<i16>> = column
        .iter()
        .enumerate()
        .map(|(row, &byte)| {
            if byte.is_none() && row % 2 == 0 {
                return None;
            }
            let at = values.iter().position(|&value| value == byte);
            let at = at.unwrap_or_else(|| {
                values.push(byte);
                values.len() - 1
            });
            i16::try_from(at).ok()
        })
        .collect();
    let values = widened(&values, place);
    Arc::new(DictionaryArray::<Int16Type>::new(keys.into(), values))
}

/// A part of an array that has other rows before and behind.
fn padded(array: &ArrayRef) -> ArrayRef {
    let data = array.to_data();
    let mut padded = MutableArrayData::new(vec![&data], true, array.len() + 5);
    padded.try_extend_nulls(1).unwrap();
    padded.try_extend(0, 0, 2).unwrap();
    padded.try_extend(0, 0, array.len()).unwrap();
    padded.try_extend(0, 0, 2).unwrap();
    make_array(padded.freeze()).slice(3, array.len())
}

#[test]
fn integers_of_other_widths_and_dictionaries() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let cards = Cards::random(&sheet, 90, seed);
        let wanted = cards.reference(&Batch::of(&sheet));
        let columns = || cards.columns.iter().enumerate();
        let wide: Vec<_> = columns()
            .map(|(place, column)| widened(column, place))
            .collect();
        check_in_order(&cards, &wanted, &wide);
        let encoded: Vec<_> = columns()
            .map(|(place, column)| encoded(column, place))
            .collect();
        check_in_order(&cards, &wanted, &encoded);
    }
}

#[test]
fn lists_of_all_levels_and_cases() {
    for (seed, sheet) in (1..).zip(sheets()) {
        let mut cards = Cards::random(&sheet, 270, seed);
        let valid: NullBuffer = (0..270).map(|row| row % 11 != 5).collect();
        let width = cards.columns.len();
        let flat: Vec<Option<u8>> = (0..270)
            .flat_map(|row| cards.columns.iter().map(move |column| column[row]))
            .collect();
        for row in (0..270).filter(|&row| valid.is_null(row)) {
            cards.clear(row);
        }
        let batch = Batch::of(&sheet);
        let wanted = cards.reference(&batch);
        for (name, items) in [
            ("item", Arc::new(UInt8Array::from(flat.clone())) as ArrayRef),
            ("element", widened(&flat, 4)),
            ("element", encoded(&flat, 0)),
        ] {
            let item = Field::new(name, items.data_type().clone(), true);
            let width = i32::try_from(width).unwrap();
            let lists = FixedSizeListArray::new(item.into(), width, items, Some(valid.clone()));
            let lists: ArrayRef = Arc::new(lists);
            check_in_order(&cards, &wanted, &[padded(&lists)]);
            let table = RecordBatch::try_from_iter([("scorecard", lists)]).unwrap();
            let answers = Answers::in_table(&batch, &table).unwrap();
            check(&cards, &batch, &answers, &wanted);
        }
    }
}

#[test]
fn parts_of_arrays() {
    for (seed, sheet) in (1..).zip([sheet(), sheet_with_cases()]) {
        let cards = Cards::random(&sheet, 77, seed);
        let (arrays, batch) = (cards.arrays(), Batch::of(&sheet));
        let wanted = cards.reference(&batch);
        check_in_order(
            &cards,
            &wanted,
            &arrays.iter().map(padded).collect::<Vec<_>>(),
        );
        let columns = cards.columns.iter();
        let encoded: Vec<_> = columns.map(|column| padded(&encoded(column, 3))).collect();
        check_in_order(&cards, &wanted, &encoded);
        let whole: ArrayRef = Arc::new(StructArray::from(cards.table()));
        check_in_order(&cards, &wanted, &[padded(&whole)]);
        // A part of a table.
        let table = cards.table();
        for (at, rows) in [(0, 77), (5, 60), (76, 1), (77, 0)] {
            let answers = Answers::in_table(&batch, &table.slice(at, rows)).unwrap();
            let table = answers.rate_with_unmet(&batch).unwrap().into_table();
            assert_eq!(Said::all(&sheet, &table), wanted[at..at + rows]);
        }
    }
}

#[test]
fn packed_numbers_of_other_types_and_parts() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let numbers = [Some(0), None, Some(41), Some(7)];
    let rate = |array: ArrayRef| {
        let answers = Answers::in_order(&batch, &[array]).unwrap();
        Said::all(
            &sheet,
            &answers.rate_with_unmet(&batch).unwrap().into_table(),
        )
    };
    let wanted = rate(Arc::new(UInt64Array::from_iter(numbers)));
    assert_eq!(wanted[1].fault.as_deref(), Some("missing-criterion 1.1"));
    let signed: ArrayRef =
        Arc::new(Int64Array::from_iter(numbers.map(|number| {
            number.map(|number: u64| i64::try_from(number).unwrap())
        })));
    assert_eq!(rate(signed.clone()), wanted);
    assert_eq!(rate(padded(&signed)), wanted);
    let bytes = numbers.map(|number| number.map(|number| u8::try_from(number).unwrap()));
    for place in 0..7 {
        assert_eq!(rate(widened(&bytes, place)), wanted);
        assert_eq!(rate(padded(&encoded(&bytes, place))), wanted);
    }
    let negative = rate(Arc::new(Int64Array::from(vec![-1])));
    assert_eq!(negative[0].fault.as_deref(), Some("bad-sheet-code"));
}

#[test]
fn a_table_without_values_has_no_choices() {
    for sheet in [sheet(), sheet_with_cases()] {
        let batch = Batch::of(&sheet);
        let columns = schema(&sheet).fields().len();
        let nothing = |rows| new_null_array(&DataType::Null, rows);
        let empty = DictionaryArray::<Int16Type>::new(
            Int16Array::new_null(3),
            Arc::new(UInt8Array::from(Vec::<u8>::new())),
        );
        let empty: ArrayRef = Arc::new(empty);
        for arrays in [
            vec![nothing(3); columns],
            vec![nothing(3)],
            vec![new_null_array(&DataType::UInt8, 3); columns],
            vec![empty.clone(); columns],
            vec![empty],
        ] {
            let answers = Answers::in_order(&batch, &arrays).unwrap();
            let ratings = answers.rate(&batch).unwrap();
            let faults = ratings.fault();
            assert!(
                faults
                    .iter()
                    .all(|fault| fault == Some("missing-criterion 1.1")),
                "{faults:?}"
            );
            assert_eq!((ratings.len(), ratings.star().null_count()), (3, 3));
        }
        // And a table without rows has none.
        for arrays in [
            vec![nothing(0); columns],
            vec![new_null_array(&DataType::UInt64, 0)],
        ] {
            let answers = Answers::in_order(&batch, &arrays).unwrap();
            assert_eq!(answers.rate(&batch).unwrap().into_table().num_rows(), 0);
        }
    }
}

#[test]
fn one_row_at_a_time() {
    let sheet = sheet_with_cases();
    let batch = Batch::of(&sheet);
    let cards = Cards::random(&sheet, 200, 9);
    let (table, wanted) = (cards.table(), cards.reference(&batch));
    for (row, wanted) in wanted.into_iter().enumerate() {
        let answers = Answers::in_table(&batch, &table.slice(row, 1)).unwrap();
        let ratings = answers.rate_with_unmet(&batch).unwrap();
        assert_eq!(Said::all(&sheet, &ratings.into_table()), [wanted]);
    }
}

#[test]
fn bytes_without_nulls_are_not_copied() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let column: ArrayRef = Arc::new(UInt8Array::from(vec![3; 1_000]));
    let buffer = column.as_primitive::<UInt8Type>().values().inner().clone();
    let before = buffer.strong_count();
    let answers = Answers::in_order(&batch, &vec![column; sheet.criteria().len()]).unwrap();
    // The array itself is gone.
    assert_eq!(buffer.strong_count(), before - 1 + sheet.criteria().len());
    drop(answers);
    let packed = UInt64Array::from(vec![0; 1_000]);
    let buffer = packed.values().inner().clone();
    let before = buffer.strong_count();
    let _answers = Answers::in_order(&batch, &[Arc::new(packed)]).unwrap();
    assert_eq!(buffer.strong_count(), before);
}

#[test]
fn a_star_is_null_where_a_zero_ends_the_evaluation() {
    // Not a story, on which other criteria depend.
    let stop = |sheet: &Sheet| {
        let stories: Vec<_> = sheet.criteria().filter_map(Criterion::requires).collect();
        let mut criteria = sheet.criteria();
        let stop = criteria.find(|own| own.stops_on_zero() && !stories.contains(own));
        stop.map(Criterion::index)
    };
    let has_cases = |sheet: &Sheet| sheet.criteria().any(Criterion::has_cases);
    let sheet = sheets()
        .find(|sheet| stop(sheet).is_some() && !has_cases(sheet))
        .unwrap();
    let batch = Batch::of(&sheet);
    let stop = sheet.criteria().nth(stop(&sheet).unwrap()).unwrap();
    let levels = sheet.criteria().map(|criterion| {
        let level = if criterion.index() == stop.index() {
            criterion.choices().next().unwrap().level()
        } else {
            criterion.best().level()
        };
        Arc::new(UInt8Array::from(vec![level])) as ArrayRef
    });
    let answers = Answers::in_order(&batch, &levels.collect::<Vec<_>>()).unwrap();
    let ratings = answers.rate_with_unmet(&batch).unwrap();
    assert!(ratings.star().is_null(0) && ratings.fault().is_null(0));
    assert!(ratings.total().is_valid(0) && ratings.band().is_valid(0));
    let stopped = ratings.stopped().unwrap().value(0);
    assert_eq!(stopped.as_string::<i32>().value(0), stop.key());
    assert_eq!(ratings.stopped_bits().unwrap().value(0), 1 << stop.index());
    assert!(answers.rate(&batch).unwrap().stopped().is_none());
}
