//! Separators, headings, keys and columns as offices write them.

use crate::rate_csv_offices::{LOW, cells, keys, rate, sheet, table};

#[test]
fn the_separator_of_cells_is_found_out() {
    let plain = table("id", &[("p", &[])]);
    for (separator, given) in [(",", ","), (";", ";"), ("\t", "tab")] {
        let other = plain.replace(',', separator);
        let found = rate(&[], other.as_bytes());
        assert_eq!(
            (found.status, &*found.stderr),
            (Some(0), ""),
            "{separator:?}"
        );
        assert_eq!(found.stars(), [("p", "5")], "{separator:?}");
        // The output has the same, and the option gives the same.
        assert!(
            found
                .stdout
                .starts_with(&format!("id{separator}mean{separator}"))
        );
        assert_eq!(
            rate(&["--delimiter", given], other.as_bytes()).stdout,
            found.stdout
        );
    }
    // What is given wins, also if it is wrong.
    let wrong = rate(&["--delimiter", ","], plain.replace(',', ";").as_bytes());
    assert_eq!(wrong.status, Some(2));
    let mark = rate(
        &[],
        format!("\u{feff}{}", plain.replace(',', ";")).as_bytes(),
    );
    assert_eq!(mark.stars(), [("p", "5")]);
}

#[test]
fn keys_are_read_as_spreadsheets_and_people_write_them() {
    let sheet = sheet();
    let row = cells(&[]).join(";");
    let headers: [Vec<String>; 4] = [
        keys().iter().map(|key| key.replace('.', ",")).collect(),
        keys().iter().map(|key| format!("{key}.")).collect(),
        sheet
            .criteria()
            .map(|criterion| {
                format!(
                    "{} {}",
                    criterion.key(),
                    criterion.label().get(ocop_core::Lang::Vi)
                )
            })
            .collect(),
        sheet
            .criteria()
            .map(|criterion| format!("\"{}) Tên \"\"tiêu chí\"\"\nhai dòng\"", criterion.key()))
            .collect(),
    ];
    for header in headers {
        let table = format!("id;{}\np;{row}\n", header.join(";"));
        let found = rate(&[], table.as_bytes());
        assert_eq!(found.stars(), [("p", "5")], "{table}\n{}", found.stderr);
        assert_eq!(found.rows[0]["mean"], "100");
    }
}

#[test]
fn a_level_with_one_zero_as_decimal_is_whole_and_no_other_is() {
    for (cell, star) in [
        ("3.0", "5"),
        (" 3.0 ", "5"),
        ("2.5", "bad-value"),
        ("3.5", "bad-value"),
        ("3.00", "bad-value"),
        ("3.", "bad-value"),
        (".0", "bad-value"),
        ("03.0", "bad-value"),
        ("3.0.0", "bad-value"),
        ("3e0", "bad-value"),
        ("9.0", "level-out-of-range"),
    ] {
        let found = rate(&[], table("id", &[("p", &[("1.1", cell)])]).as_bytes());
        assert_eq!(found.stars(), [("p", star)], "{cell}");
    }
    // Beside a decimal comma, separators are semicolons.
    let comma = table("id", &[("p", &[("1.1", "X")])])
        .replace(',', ";")
        .replace('X', "3,0");
    assert_eq!(rate(&[], comma.as_bytes()).stars(), [("p", "5")]);
}

#[test]
fn the_column_of_ids_has_vietnamese_names_too() {
    for name in [
        "Mã",
        "mã sản phẩm",
        "MÃ SẢN PHẨM",
        "Mã SP",
        "Ma_san_pham",
        "STT",
        "Số thứ tự",
        "Mã số",
    ] {
        // Letters composed or not.
        let found = rate(&[], table(name, &[("p", &[])]).as_bytes());
        assert_eq!(found.stars(), [("p", "5")], "{name}");
        assert_eq!(
            found.stderr,
            format!("rate_csv: column `{name}` is read as the id\n")
        );
    }
    let decomposed = rate(
        &[],
        table("Ma\u{303} sa\u{309}n pha\u{302}\u{309}m", &[("p", &[])]).as_bytes(),
    );
    assert_eq!(decomposed.stars(), [("p", "5")]);
    // A number of the row is the id only if nothing better is there.
    let both = rate(&[], table("STT,Mã sản phẩm", &[("1,p", &[])]).as_bytes());
    assert_eq!(both.stars(), [("p", "5")]);
    let by_hand = rate(
        &["--id", "STT"],
        table("STT,Mã sản phẩm", &[("1,p", &[])]).as_bytes(),
    );
    assert_eq!(by_hand.stars(), [("1", "5")]);
    // Two that are equally good are an error, and no guess.
    let two = rate(&[], table("Mã,Mã sản phẩm", &[("1,p", &[])]).as_bytes());
    assert_eq!(two.status, Some(2));
    assert_eq!(
        two.stderr,
        "rate_csv: columns `Mã` and `Mã sản phẩm` can both be the id: choose one with --id\n"
    );
    let none = rate(&["--id", "Tên"], table("id", &[("p", &[])]).as_bytes());
    assert_eq!(none.stderr, "rate_csv: the table has no column `Tên`\n");
}

#[test]
fn further_columns_are_named_once_or_kept() {
    let table = table(
        "id,Tên sản phẩm,Ghi chú,",
        &[("p,\"Chuối, sấy\",tốt,", &[]), ("q,Mít,,", LOW)],
    );
    let found = rate(&[], table.as_bytes());
    assert_eq!(found.status, Some(0));
    assert_eq!(
        found.stderr,
        "rate_csv: further columns are not read: `Tên sản phẩm`, `Ghi chú`; --keep keeps them\n"
    );
    let kept = rate(&["--keep", "Tên sản phẩm"], table.as_bytes());
    assert_eq!(
        kept.stderr,
        "rate_csv: further columns are not read: `Ghi chú`; --keep keeps them\n"
    );
    assert_eq!(kept.rows[0]["Tên sản phẩm"], "Chuối, sấy");
    assert_eq!(kept.rows[1]["Tên sản phẩm"], "Mít");
    let all = rate(&["--keep", "*"], table.as_bytes());
    assert_eq!(all.stderr, "");
    assert_eq!(
        (&*all.rows[0]["Ghi chú"], &*all.rows[1]["Ghi chú"]),
        ("tốt", "")
    );
    let none = rate(&["--keep", "Tên"], table.as_bytes());
    assert_eq!(
        (none.status, &*none.stderr),
        (
            Some(2),
            "rate_csv: the table has no column `Tên`; its other columns: `Tên sản phẩm`, `Ghi chú`\n"
        )
    );
    // The columns are at the end, and of errors too.
    let broken = table.replace("Mít,,,1", "Mít,,,x");
    let broken = rate(&["--keep", "Ghi chú,Tên sản phẩm"], broken.as_bytes());
    assert_eq!(broken.status, Some(1));
    assert!(
        broken
            .stdout
            .lines()
            .next()
            .unwrap()
            .ends_with("message,Ghi chú,Tên sản phẩm")
    );
    assert_eq!(
        (&*broken.rows[1]["error"], &*broken.rows[1]["Tên sản phẩm"]),
        ("bad-value", "Mít")
    );
}

#[test]
fn a_council_keeps_what_its_rows_have_each_text_once() {
    let table = table(
        "id,Tên,Giám khảo",
        &[("p,Chuối,An", &[]), ("p,Chuối,Bình", &[])],
    );
    let found = rate(&["--council", "--keep", "Tên"], table.as_bytes());
    assert_eq!(found.rows[0]["Tên"], "Chuối");
    // The column of members is read with --council, and is one to keep without it.
    assert_eq!(found.rows[0]["members"], "2");
    let alone = rate(&["--keep", "Tên,Giám khảo"], table.as_bytes());
    assert_eq!(alone.rows[1]["Giám khảo"], "Bình");
}

#[test]
fn rows_above_the_header_are_skipped_with_a_note() {
    let good = table("id", &[("p", &[])]);
    let titles = format!("UBND TỈNH,,,\n\"BẢNG TỔNG HỢP, NĂM 2026\",,,,\n,,,,\n\n{good}");
    for table in [
        titles.clone(),
        titles.replace(',', ";").replace("HỢP; NĂM", "HỢP, NĂM"),
    ] {
        let found = rate(&[], table.as_bytes());
        assert_eq!(found.stars(), [("p", "5")], "{}", found.stderr);
        assert_eq!(
            found.stderr,
            "rate_csv: rows above the header are skipped (lines 1 to 2)\n"
        );
        // Rows are counted as an editor counts them.
        assert_eq!(found.rows[0]["row"], "6");
    }
    let vi = rate(&["--lang", "vi"], titles.as_bytes());
    assert_eq!(
        vi.stderr,
        "rate_csv: bỏ qua các hàng phía trên tiêu đề (dòng 1 đến 2)\n"
    );
    // Rows of separators only are no scorecards.
    let blank = rate(
        &["--council"],
        format!("{good},,,,,\n;\n")
            .replace(";\n", ",,,\n")
            .as_bytes(),
    );
    assert_eq!(blank.stars(), [("p", "5")]);
}

#[test]
fn what_a_spreadsheet_does_to_keys_is_explained() {
    let good = table("id", &[("p", &[])]);
    let date = rate(&[], good.replacen(",1.1,", ",01-Jan,", 1).as_bytes());
    assert_eq!(date.status, Some(2));
    assert_eq!(
        date.stderr,
        "rate_csv: column `1.1` is missing; a spreadsheet may have turned a key into the date `01-Jan`: \
         format the header as text\n"
    );
    let lost = rate(&[], good.replacen(",10,", ",1.1,", 1).as_bytes());
    assert_eq!(
        lost.stderr,
        "rate_csv: column `1.1` appears twice, and `10` is missing; a spreadsheet may have changed a key, \
         such as 1.10 into 1.1: format the header as text\n"
    );
    let vi = rate(
        &["--lang", "vi"],
        good.replacen(",10,", ",1.1,", 1).as_bytes(),
    );
    assert!(
        vi.stderr
            .starts_with("rate_csv: cột `1.1` có hai lần, và thiếu cột `10`; phần mềm bảng tính")
    );
    // A key of another sheet is no further column.
    let other = rate(&[], good.replacen("id,", "id,6.9,", 1).as_bytes());
    assert_eq!(
        other.stderr,
        "rate_csv: unknown column `6.9`: expected `id` or a criterion of 26/2026 set 7\n"
    );
}

#[test]
fn what_is_no_table_is_named_once() {
    let utf16: Vec<u8> = "\u{feff}id,1.1,1.2\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, words) in [
        (
            &b"PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml"[..],
            "standard input is a spreadsheet (xlsx, ods), not a table (CSV): turn the page into CSV with sheet_to_csv FILE, \
             or save the sheet as CSV UTF-8, and use that file",
        ),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "standard input is an old spreadsheet (xls), not a table (CSV): save the sheet as CSV UTF-8 and use that file",
        ),
        (
            &utf16,
            "standard input is text in UTF-16, not a table (CSV): save it as CSV UTF-8",
        ),
        (
            &utf16[2..],
            "standard input is text in UTF-16, not a table (CSV): save it as CSV UTF-8",
        ),
        (
            br#"{"id":"p","edition":"26/2026","set":7,"scorecards":[{}]}"#,
            "standard input is a product, not a table (CSV): use rate",
        ),
        (
            b"{\"id\":1}\n{\"id\":2}\n",
            "standard input is a list of products, one a line, not a table (CSV): use rate_ndjson",
        ),
    ] {
        for more in [&[][..], &["--council"]] {
            let found = rate(more, bytes);
            assert_eq!((found.status, &*found.stdout), (Some(2), ""));
            assert_eq!(found.stderr, format!("rate_csv: {words}\n"));
        }
    }
    let vi = rate(&["--lang", "vi"], &utf16);
    assert_eq!(
        vi.stderr,
        "rate_csv: đầu vào chuẩn là văn bản mã UTF-16, không phải bảng (CSV): lưu lại dạng CSV UTF-8\n"
    );
}
