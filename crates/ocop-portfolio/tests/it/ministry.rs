//! The ministry's table: what is in it, what is empty and said, and that no cell is a formula.

use ocop_core::text::outside::line;
use ocop_core::{Date, Lang};
use ocop_portfolio::{Entry, MinistryTable, Register};

use crate::util::{HOSTILE, day, many, of_four, register};

const ON: Date = Date::constant(2026, 9, 1);

/// The cells of a table without its headings, read by another reader.
fn rows(table: &MinistryTable) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_csv().as_bytes());
    let headings: Vec<_> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        headings,
        [
            "MA_OCOP",
            "Ma_DonViHanhChinh",
            "Ma_ThoiGian",
            "Ma_SanPham",
            "TenSanPham",
            "XepHang",
            "ChuTheSXKD",
            "DoanhThuNam",
            "TrangThai"
        ]
    );
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

#[track_caller]
fn has_note(register: &Register, english: &str, vietnamese: &str) {
    let table = register.to_ministry_table(ON);
    let english_notes: Vec<_> = table.notes(Lang::En).collect();
    assert!(english_notes.contains(&english), "{english_notes:#?}");
    let notes: Vec<_> = table.notes(Lang::Vi).collect();
    assert!(notes.contains(&vietnamese), "{notes:#?}");
}

#[test]
fn what_an_entry_knows_is_in_its_row() {
    let entry = Entry::new("Chuối sấy dẻo", of_four(day(2026, 7, 30)))
        .with_code("11-03253-1-2026".parse().unwrap())
        .with_holder("Hợp tác xã “Ví Dụ”, Tuần Giáo");
    let table = register([entry]).to_ministry_table(ON);
    assert_eq!(
        rows(&table),
        [[
            "",
            "03253",
            "",
            "11-03253-1-2026",
            "Chuối sấy dẻo",
            "4*",
            "Hợp tác xã “Ví Dụ”, Tuần Giáo",
            "",
            "HIEULUC"
        ]]
    );
    // The form, and the columns that are empty in every row.
    assert_eq!(table.notes(Lang::Vi).len(), 5);
}

#[test]
fn what_an_entry_does_not_know_is_empty_and_said() {
    let nothing = register([Entry::new("", of_four(day(2026, 7, 30))).with_row(12)]);
    assert_eq!(
        rows(&nothing.to_ministry_table(ON)),
        [["", "", "", "", "", "4*", "", "", "HIEULUC"]]
    );
    for (english, vietnamese) in [
        (
            "Ma_DonViHanhChinh is empty, the commune is unknown or was split: 1 (row 12)",
            "Ma_DonViHanhChinh để trống, chưa rõ xã hoặc xã cũ đã chia cho nhiều xã: 1 dòng (hàng 12)",
        ),
        (
            "Ma_SanPham is empty, there is no product code: 1 (row 12)",
            "Ma_SanPham để trống, không có mã sản phẩm: 1 dòng (hàng 12)",
        ),
        (
            "TenSanPham is empty, there is no name: 1 (row 12)",
            "TenSanPham để trống, không có tên sản phẩm: 1 dòng (hàng 12)",
        ),
        (
            "ChuTheSXKD is empty, there is no holder: 1 (row 12)",
            "ChuTheSXKD để trống, không có tên chủ thể: 1 dòng (hàng 12)",
        ),
    ] {
        has_note(&nothing, english, vietnamese);
    }
    // A commune of before that was split is for a person.
    let split = Entry::new("Bánh cốm", of_four(day(2024, 3, 1)))
        .with_code("01-001-00019-1-2023".parse().unwrap());
    let table = register([split]).to_ministry_table(ON);
    assert_eq!(rows(&table)[0][1], "");
}

#[test]
fn a_state_without_a_word_in_the_table_is_empty() {
    let state = |issued, withdrawn| {
        let entry = Entry::new("Chè", of_four(issued)).with_row(3);
        let entry = match withdrawn {
            Some(day) => entry.with_withdrawn(day),
            None => entry,
        };
        rows(&register([entry]).to_ministry_table(ON))[0][8].clone()
    };
    assert_eq!(state(day(2026, 9, 1), None), "HIEULUC");
    assert_eq!(state(day(2026, 9, 2), None), "");
    // Issued before 26/2026 and past 36 months: perhaps in its days of grace.
    assert_eq!(state(day(2023, 9, 1), None), "HIEULUC");
    assert_eq!(state(day(2023, 8, 31), None), "");
    assert_eq!(state(day(2022, 8, 31), None), "HETHAN");
    assert_eq!(state(day(2024, 8, 31), Some(ON)), "");
    let withdrawn = Entry::new("Chè", of_four(day(2024, 8, 31)))
        .with_row(3)
        .with_withdrawn(ON);
    has_note(
        &register([withdrawn]),
        "TrangThai is empty, the certificate is not issued yet, withdrawn, or perhaps in its days of grace: 1 (row 3)",
        "TrangThai để trống, giấy chứng nhận chưa cấp, đã thu hồi, hoặc chưa rõ có được kéo dài hay không: 1 dòng (hàng 3)",
    );
}

#[test]
fn no_cell_is_a_formula_or_more_than_a_line() {
    let entries = (2..).zip(HOSTILE).map(|(row, name)| {
        Entry::new(name, of_four(day(2026, 7, 30)))
            .with_row(row)
            .with_holder(format!(" {name}"))
    });
    let register = register(entries);
    let table = register.to_ministry_table(ON);
    for (row, name) in rows(&table).iter().zip(HOSTILE) {
        let formula = name.starts_with(['=', '+', '-', '@']);
        let (mark, name) = (if formula { "'" } else { "" }, line(name));
        assert_eq!(row[4], format!("{mark}{name}"));
        assert_eq!(row[6], format!("{mark} {name}"));
        for cell in row {
            assert!(
                !cell.trim_start().starts_with(['=', '+', '-', '@']),
                "{cell:?}"
            );
        }
    }
    has_note(
        &register,
        "an apostrophe was put before a cell that begins like a formula: 4 (rows 2, 3, 4, 5)",
        "đã thêm dấu nháy đơn trước ô bắt đầu như công thức: 4 dòng (hàng 2, 3, 4, 5)",
    );
}

#[test]
fn a_note_names_ten_rows() {
    let wanted = "Ma_SanPham is empty, there is no product code: 60 (rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)";
    let table = many(60).to_ministry_table(ON);
    assert!(table.notes(Lang::En).any(|note| note == wanted));
    assert_eq!(rows(&table).len(), 60);
    assert!(rows(&Register::default().to_ministry_table(ON)).is_empty());
}
