//! Bad tables: each mistake is named with its column, in both languages.

use std::sync::Arc;

use arrow_array::types::UInt8Type;
use arrow_array::{
    ArrayRef, BooleanArray, FixedSizeListArray, Float64Array, Int32Array, ListArray, RecordBatch,
    StringArray, StructArray, UInt8Array, UInt16Array, UInt64Array, new_null_array,
};
use arrow_schema::{DataType, Field, Fields, Schema};
use ocop_arrow::{Answers, CouncilRatings, Councils};
use ocop_batch::{Batch, CouncilSums};
use ocop_core::{Criterion, Edition, Error, ErrorDetail, ErrorKind, Lang, Sheet};

use crate::util::{Cards, sheet, sheet_with_cases};

#[track_caller]
fn says(found: Result<impl Sized, Error>, detail: ErrorDetail, vi: &str, en: &str) {
    let Err(error) = found else {
        panic!("no error");
    };
    assert_eq!(error.explain(Lang::En), en);
    assert_eq!(error.explain(Lang::Vi), vi);
    assert_eq!(error.detail(), detail);
}

fn table(sheet: &Sheet) -> RecordBatch {
    Cards::random(sheet, 3, 1).table()
}

/// A table with another column in place of that of a name, or behind the others.
fn with(table: &RecordBatch, name: &str, column: ArrayRef) -> RecordBatch {
    let mut fields = table.schema().fields().to_vec();
    let mut columns = table.columns().to_vec();
    let field = Arc::new(Field::new(name, column.data_type().clone(), true));
    match fields.iter().position(|field| field.name() == name) {
        Some(place) => (fields[place], columns[place]) = (field, column),
        None => {
            fields.push(field);
            columns.push(column);
        }
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

/// A table without some columns.
fn without(table: &RecordBatch, names: &[&str]) -> RecordBatch {
    let schema = table.schema();
    let kept =
        (0..table.num_columns()).filter(|&place| !names.contains(&&**schema.field(place).name()));
    table.project(&kept.collect::<Vec<_>>()).unwrap()
}

fn texts(rows: usize) -> ArrayRef {
    Arc::new(StringArray::from(vec!["3"; rows]))
}

#[test]
fn columns_that_are_missing() {
    let (sheet, cases) = (sheet(), sheet_with_cases());
    let (plain, with_cases) = (Batch::of(&sheet), Batch::of(&cases));
    says(
        Answers::in_table(&plain, &without(&table(&sheet), &["2.3", "11"])),
        ErrorDetail::ColumnMissing,
        "bảng thiếu cột `2.3`, `11`",
        "the table has no column `2.3`, `11`",
    );
    says(
        Answers::in_table(&with_cases, &without(&table(&cases), &["8.case"])),
        ErrorDetail::ColumnMissing,
        "bảng thiếu cột `8.case`",
        "the table has no column `8.case`",
    );
    let one = table(&sheet).project(&[0]).unwrap();
    says(
        Answers::in_table(&plain, &one),
        ErrorDetail::ColumnMissing,
        "bảng thiếu cột `1.2`, `1.3`, `1.4`, `1.5`, `1.6`, `1.7`, `2.1`, `2.2` và 23 cột khác",
        "the table has no column `1.2`, `1.3`, `1.4`, `1.5`, `1.6`, `1.7`, `2.1`, `2.2` and 23 others",
    );
    let other = RecordBatch::try_from_iter([("name", texts(3))]).unwrap();
    let nothing = (
        "bảng thiếu cột của tiêu chí, như `1.1`, và không có cột `scorecard`",
        "the table has no column of a criterion, such as `1.1`, and none named `scorecard`",
    );
    let detail = ErrorDetail::ColumnMissing;
    says(
        Answers::in_table(&plain, &other),
        detail,
        nothing.0,
        nothing.1,
    );
    says(
        Answers::in_lists(&plain, &other),
        detail,
        nothing.0,
        nothing.1,
    );
    says(
        Councils::by_id(&other, "id"),
        detail,
        "bảng thiếu cột `id`",
        "the table has no column `id`",
    );
    let pair: ArrayRef = Arc::new(StructArray::from(vec![(
        Arc::new(Field::new("level", DataType::UInt8, true)),
        Arc::new(UInt8Array::from(vec![1, 1, 1])) as ArrayRef,
    )]));
    says(
        Answers::in_table(&with_cases, &with(&table(&cases), "8", pair)),
        detail,
        "8: bảng thiếu cột `case`",
        "8: the table has no column `case`",
    );
}

#[test]
fn columns_that_look_like_criteria_of_another_sheet() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    for (name, vi) in [
        (
            "12",
            "12: bộ số 7 của 26/2026 không có tiêu chí hay trường hợp nào mang tên cột này",
        ),
        (
            "1.đ",
            "1.đ: bộ số 7 của 26/2026 không có tiêu chí hay trường hợp nào mang tên cột này",
        ),
        (
            "8.case",
            "8.case: bộ số 7 của 26/2026 không có tiêu chí hay trường hợp nào mang tên cột này",
        ),
    ] {
        let en =
            format!("{name}: 26/2026 set 7 has no criterion or case with the name of this column");
        let column: ArrayRef = Arc::new(UInt8Array::from(vec![1, 2, 3]));
        let more = with(&table(&sheet), name, column.clone());
        says(
            Answers::in_table(&batch, &more),
            ErrorDetail::UnknownColumn,
            vi,
            &en,
        );
        let alone = RecordBatch::try_from_iter([(name, column)]).unwrap();
        says(
            Answers::in_table(&batch, &alone),
            ErrorDetail::UnknownColumn,
            vi,
            &en,
        );
        says(
            Answers::in_lists(&batch, &alone),
            ErrorDetail::UnknownColumn,
            vi,
            &en,
        );
    }
    // Others are left alone.
    for name in [
        "id",
        "1.1 ",
        "Mã",
        "2026",
        "",
        "1.1 Nguyên liệu",
        "case",
        "8.cases",
        "scorecard",
    ] {
        let more = with(&table(&sheet), name, texts(3));
        assert!(Answers::in_table(&batch, &more).is_ok(), "{name}");
    }
}

#[test]
fn columns_that_are_twice() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let once = table(&sheet);
    for name in ["2.3", "set", "edition"] {
        let column = if name == "edition" {
            texts(3)
        } else {
            Arc::new(UInt8Array::from(vec![7; 3]))
        };
        let mut fields = once.schema().fields().to_vec();
        let mut columns = once.columns().to_vec();
        for _ in 0..2 {
            fields.push(Arc::new(Field::new(name, column.data_type().clone(), true)));
            columns.push(column.clone());
        }
        let twice = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap();
        let vi = format!("{name}: có hai cột cùng tên này");
        let en = format!("{name}: two columns have this name");
        // The sheet is compared with both.
        if name == "2.3" {
            says(
                Answers::in_table(&batch, &twice),
                ErrorDetail::ColumnTwice,
                &vi,
                &en,
            );
        }
        says(
            Councils::by_id(&twice, name),
            ErrorDetail::ColumnTwice,
            &vi,
            &en,
        );
    }
}

#[test]
fn columns_of_another_type() {
    let (sheet, cases) = (sheet(), sheet_with_cases());
    let (plain, with_cases) = (Batch::of(&sheet), Batch::of(&cases));
    for (column, found) in [
        (texts(3), "Utf8"),
        (Arc::new(Float64Array::from(vec![1.0; 3])), "Float64"),
        (Arc::new(BooleanArray::from(vec![true; 3])), "Boolean"),
        (
            new_null_array(&DataType::new_list(DataType::UInt8, true), 3),
            "List(UInt8)",
        ),
    ] {
        let vi = format!("2.3: cột có kiểu {found}, yêu cầu cột số nguyên: số của mức");
        let en = format!("2.3: the column is of type {found}, expected integers: level numbers");
        let wrong = with(&table(&sheet), "2.3", column.clone());
        says(
            Answers::in_table(&plain, &wrong),
            ErrorDetail::ColumnType,
            &vi,
            &en,
        );
        let mut arrays = Cards::random(&sheet, 3, 1).arrays();
        arrays[sheet.criterion("2.3").unwrap().index()] = column;
        says(
            Answers::in_order(&plain, &arrays),
            ErrorDetail::ColumnType,
            &vi,
            &en,
        );
    }
    let (vi, en) = (
        "8.case: cột có kiểu Utf8, yêu cầu cột số nguyên: 1 là trường hợp a, 2 là trường hợp b",
        "8.case: the column is of type Utf8, expected integers: 1 is case a, 2 is case b",
    );
    let wrong = with(&table(&cases), "8.case", texts(3));
    says(
        Answers::in_table(&with_cases, &wrong),
        ErrorDetail::ColumnType,
        vi,
        en,
    );
    let pair: ArrayRef = Arc::new(StructArray::new(
        Fields::from(vec![
            Field::new("level", DataType::UInt8, true),
            Field::new("case", DataType::Utf8, true),
        ]),
        vec![Arc::new(UInt8Array::from(vec![1; 3])), texts(3)],
        None,
    ));
    let wrong = with(&without(&table(&cases), &["8.case"]), "8", pair);
    says(
        Answers::in_table(&with_cases, &wrong),
        ErrorDetail::ColumnType,
        vi,
        en,
    );

    let (vi, en) = (
        "scorecard: cột có kiểu Utf8, yêu cầu số nguyên (phiếu dạng số), struct có tên tiêu chí, hoặc danh sách độ dài cố định các số nguyên",
        "scorecard: the column is of type Utf8, expected integers (packed numbers), a struct of criteria, or a fixed-size list of integers",
    );
    let whole = RecordBatch::try_from_iter([("scorecard", texts(3))]).unwrap();
    says(
        Answers::in_table(&plain, &whole),
        ErrorDetail::ColumnType,
        vi,
        en,
    );
    let item = Arc::new(Field::new("item", DataType::Utf8, true));
    let lists = FixedSizeListArray::new(item, 32, texts(64), None);
    let lists = RecordBatch::try_from_iter([("scorecard", Arc::new(lists) as ArrayRef)]).unwrap();
    let found = Answers::in_table(&plain, &lists).unwrap_err();
    assert_eq!(
        (found.detail(), found.path()),
        (ErrorDetail::ColumnType, "scorecard")
    );

    says(
        Answers::in_lists(&plain, &table(&sheet)),
        ErrorDetail::ColumnType,
        "1.1: cột có kiểu UInt8, yêu cầu danh sách, mỗi thành viên một phần tử",
        "1.1: the column is of type UInt8, expected lists with one item a member",
    );
    let ids: ArrayRef = Arc::new(Float64Array::from(vec![1.0]));
    says(
        Councils::by_id(&RecordBatch::try_from_iter([("id", ids)]).unwrap(), "id"),
        ErrorDetail::ColumnType,
        "id: cột có kiểu Float64, yêu cầu cột chữ hoặc số nguyên",
        "id: the column is of type Float64, expected text or integers",
    );
}

#[test]
fn arrays_of_another_number_or_length() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let arrays = Cards::random(&sheet, 3, 1).arrays();
    says(
        Answers::in_order(&batch, &arrays[1..]),
        ErrorDetail::ColumnCount,
        "có 31 cột mức và trường hợp, bộ tiêu chí có 32",
        "found 31 columns of levels and cases, the sheet has 32",
    );
    says(
        Answers::in_order(&batch, &[]),
        ErrorDetail::ColumnCount,
        "có 0 cột mức và trường hợp, bộ tiêu chí có 32",
        "found 0 columns of levels and cases, the sheet has 32",
    );
    let mut uneven = arrays.clone();
    uneven[4] = arrays[4].slice(0, 2);
    says(
        Answers::in_order(&batch, &uneven),
        ErrorDetail::ColumnLength,
        "1.5: cột có 2 dòng bên cạnh cột có 3 dòng",
        "1.5: a column of 2 rows beside one of 3",
    );
    let lists = new_null_array(&DataType::new_fixed_size_list(DataType::UInt8, 31, true), 2);
    says(
        Answers::in_table(
            &batch,
            &RecordBatch::try_from_iter([("scorecard", lists)]).unwrap(),
        ),
        ErrorDetail::ColumnCount,
        "scorecard: có 31 cột mức và trường hợp, bộ tiêu chí có 32",
        "scorecard: found 31 columns of levels and cases, the sheet has 32",
    );
    let list = |lengths: &[usize]| {
        let lists = lengths.iter().map(|&length| Some(vec![Some(1); length]));
        Arc::new(ListArray::from_iter_primitive::<UInt8Type, _, _>(lists)) as ArrayRef
    };
    let keys = sheet.criteria().map(Criterion::key);
    let lists = keys.map(|key| (key, list(if key == "2.3" { &[1, 2] } else { &[1, 3] })));
    says(
        Answers::in_lists(&batch, &RecordBatch::try_from_iter(lists).unwrap()),
        ErrorDetail::ColumnLength,
        "2.3[1]: cột có 2 dòng bên cạnh cột có 3 dòng",
        "2.3[1]: a column of 2 rows beside one of 3",
    );
    // Councils of another table.
    let ids = RecordBatch::try_from_iter([("id", texts(2))]).unwrap();
    let councils = Councils::by_id(&ids, "id").unwrap();
    for arrays in [
        arrays,
        vec![Arc::new(UInt64Array::from(vec![None, Some(0), Some(0)]))],
    ] {
        let answers = Answers::in_order(&batch, &arrays).unwrap();
        let found = answers.rate_councils(&batch, &councils).unwrap_err();
        assert_eq!(found.kind(), ErrorKind::BadColumns);
        assert!(found.path().contains("councils"), "{found}");
    }
}

#[test]
fn rows_without_a_council() {
    let (vi, en) = (
        "id[1]: dòng 1 không có mã của hội đồng",
        "id[1]: row 1 has no id of a council",
    );
    let ids: [ArrayRef; 2] = [
        Arc::new(StringArray::from(vec![Some("a"), None, None])),
        Arc::new(Int32Array::from(vec![Some(1), None, Some(1)])),
    ];
    for ids in ids {
        let table = RecordBatch::try_from_iter_with_nullable([("id", ids, true)]).unwrap();
        says(
            Councils::by_id(&table, "id"),
            ErrorDetail::NoCouncilOfRow,
            vi,
            en,
        );
    }
    let nothing = new_null_array(&DataType::Null, 2);
    let table = RecordBatch::try_from_iter([("id", nothing)]).unwrap();
    says(
        Councils::by_id(&table, "id"),
        ErrorDetail::NoCouncilOfRow,
        "id[0]: dòng 0 không có mã của hội đồng",
        "id[0]: row 0 has no id of a council",
    );
}

#[test]
fn rows_of_another_sheet() {
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let rate = |name: &str, column: ArrayRef| {
        Answers::in_table(&batch, &with(&table(&sheet), name, column))
    };
    let detail = ErrorDetail::RowOfOtherSheet;
    says(
        rate("set", Arc::new(Int32Array::from(vec![7, 8, 9]))),
        detail,
        "set: dòng 1 là 8, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí",
        "set: found 8 in row 1, but the table is rated as 26/2026 set 7: group it by edition and set",
    );
    says(
        rate(
            "set",
            Arc::new(Int32Array::from(vec![Some(7), Some(7), None])),
        ),
        detail,
        "set: dòng 2 là NULL, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí",
        "set: found NULL in row 2, but the table is rated as 26/2026 set 7: group it by edition and set",
    );
    says(
        rate(
            "edition",
            Arc::new(StringArray::from(vec!["26/2026", "26/2026", "148/2023"])),
        ),
        detail,
        "edition: dòng 2 là 148/2023, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí",
        "edition: found 148/2023 in row 2, but the table is rated as 26/2026 set 7: group it by edition and set",
    );
    says(
        rate("set", texts(3)),
        ErrorDetail::ColumnType,
        "set: cột có kiểu Utf8, yêu cầu cột số nguyên: số của bộ tiêu chí",
        "set: the column is of type Utf8, expected integers: the number of the sheet",
    );
    says(
        rate("edition", Arc::new(UInt8Array::from(vec![26; 3]))),
        ErrorDetail::ColumnType,
        "edition: cột có kiểu UInt8, yêu cầu cột chữ có số quyết định như `26/2026`",
        "edition: the column is of type UInt8, expected text: the edition, such as `26/2026`",
    );
    assert!(rate("set", Arc::new(UInt16Array::from(vec![7; 3]))).is_ok());
    // In the lists of councils too, one a council or one a member.
    let lists = |sets: Vec<Option<Vec<Option<u8>>>>| {
        Arc::new(ListArray::from_iter_primitive::<UInt8Type, _, _>(sets)) as ArrayRef
    };
    let one = || Some(vec![Some(7)]);
    let scorecards = lists(vec![Some(vec![Some(1); 2]), one()]);
    let found_8 = |row: usize| {
        let vi = format!(
            "set: dòng {row} là 8, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí"
        );
        let en = format!(
            "set: found 8 in row {row}, but the table is rated as 26/2026 set 7: group it by edition and set"
        );
        (vi, en)
    };
    for (sets, row) in [
        (Arc::new(UInt8Array::from(vec![7, 8])) as ArrayRef, 1),
        (
            lists(vec![Some(vec![Some(7), Some(7)]), Some(vec![Some(8)])]),
            2,
        ),
    ] {
        let columns = [("set", sets), ("scorecard", scorecards.clone())];
        let (vi, en) = found_8(row);
        let table = RecordBatch::try_from_iter(columns).unwrap();
        says(Answers::in_lists(&batch, &table), detail, &vi, &en);
    }
    let sets = lists(vec![Some(vec![Some(7), Some(7)]), one()]);
    let own = RecordBatch::try_from_iter([("set", sets), ("scorecard", scorecards)]).unwrap();
    assert_eq!(Answers::in_lists(&batch, &own).unwrap().0.rows(), 3);
    assert!(rate("edition", Arc::new(StringArray::from(vec!["26/2026"; 3]))).is_ok());

    // The schema says of which sheet its table is.
    let other = Edition::E2023.sheet(7).unwrap();
    says(
        Answers::in_table(&batch, &table(&other)),
        detail,
        "ocop.edition: là 148/2023, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí",
        "ocop.edition: found 148/2023, but the table is rated as 26/2026 set 7: group it by edition and set",
    );
    let other = Edition::E2026.sheet(8).unwrap();
    let found = Answers::in_table(&batch, &table(&other)).unwrap_err();
    assert_eq!((found.detail(), found.path()), (detail, "ocop.set"));

    // Scorecards that were read for one sheet are not rated on another.
    let answers = Answers::in_table(&Batch::of(&other), &table(&other)).unwrap();
    let (vi, en) = (
        "là bộ số 8 của 26/2026, nhưng bảng được chấm theo bộ số 7 của 26/2026: tách bảng theo quyết định và bộ tiêu chí",
        "found 26/2026 set 8, but the table is rated as 26/2026 set 7: group it by edition and set",
    );
    says(answers.rate(&batch), detail, vi, en);
    says(answers.rate_with_unmet(&batch), detail, vi, en);
    let mut sums: CouncilSums = batch.sums();
    says(answers.add(&batch, &[0, 0, 0], &mut sums), detail, vi, en);
    let sums = Batch::of(&other).sums();
    for error in [
        CouncilRatings::of_sums(&batch, &sums).err(),
        CouncilRatings::stars_of_sums(&batch, &sums).err(),
    ] {
        assert_eq!(error.unwrap().kind(), ErrorKind::MixedSheets);
    }
}

#[test]
fn more_rows_than_columns_of_texts_can_have() {
    // A column of zeros, which all criteria share, takes no memory before it is rated.
    let sheet = sheet();
    let batch = Batch::of(&sheet);
    let zeros = |rows| Arc::new(UInt8Array::from(vec![0; rows])) as ArrayRef;
    let answers = |rows| {
        let arrays = vec![zeros(rows); sheet.criteria().len()];
        Answers::in_order(&batch, &arrays).unwrap()
    };
    // `level-out-of-range 1.1` has 22 letters.
    says(
        answers(97_612_894).rate(&batch),
        ErrorDetail::TooManyRowsAtOnce,
        "có 97612894 dòng, mỗi lần chấm nhiều nhất 97612893 dòng",
        "found 97612894 rows, expected at most 97612893 at once",
    );
    // All keys together have 88.
    let most = i32::MAX as usize
        / sheet
            .criteria()
            .map(|criterion| criterion.key().len())
            .sum::<usize>();
    let found = answers(most + 1).rate_with_unmet(&batch).unwrap_err();
    assert_eq!(found.detail(), ErrorDetail::TooManyRowsAtOnce);
    assert_eq!((found.most(), most), (Some(most as i128), 24_403_223));
}
