//! Rows that do not fit, and what is no table.

use testkit::programs::{run, text};

use crate::rate_csv_offices::{Changes, cells, errors, rate, table};

#[test]
fn numbers_are_numbers_and_lists_are_none() {
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("p", &[]),
        ("p", &[]),
        ("p", &[("1.1", "2")]),
        ("q", &[("4.1", "2")]),
        ("r", &[("4.1", "2"), ("5.1", "4")]),
    ];
    let found = rate(&["--council"], table("id", rows).as_bytes());
    let row = &found.rows[0];
    let numbers = ["mean", "mean_decimal", "members", "sum"].map(|column| &*row[column]);
    // 299/3 is 99.666…, which is never shown as more than it is.
    assert_eq!(numbers, ["299/3", "99.66", "3", "299"]);
    assert_eq!(found.rows[1]["unmet_4"], "[4.1]");
    assert_eq!(found.rows[2]["unmet_4"], "[4.1 5.1]");
    let places = |args: &[&str]| {
        let args = [&["--council"], args].concat();
        let found = rate(&args, table("id", rows).as_bytes());
        found.rows[0]["mean_decimal"].clone()
    };
    assert_eq!(places(&["--places", "0"]), "99");
    assert_eq!(places(&["--places", "4"]), "99.6666");
    assert_eq!(places(&["--decimal-comma"]), "99,66");
    assert_eq!(
        run("rate_csv", &["--set", "7", "--places", "x"], b"")
            .status
            .code(),
        Some(2)
    );
    // A column of an error is a key as well.
    let wrong = rate(&[], table("id", &[("p", &[("4.1", "x")])]).as_bytes());
    assert_eq!(wrong.rows[0]["column"], "[4.1]");
}

#[test]
fn errors_of_rows_are_in_vietnamese_too() {
    for (cell, message) in [
        ("x", "`x` không phải số mức"),
        ("9", "mức 9 ngoài phạm vi: yêu cầu từ 0 đến 3"),
        ("300", "mức 300 ngoài phạm vi: yêu cầu từ 0 đến 3"),
        (
            "b2",
            "có trường hợp `b`, nhưng tiêu chí này không chia trường hợp",
        ),
    ] {
        let found = rate(
            &["--lang", "vi"],
            table("id", &[("p", &[("9", cell)])]).as_bytes(),
        );
        // A level that fits a byte is refused by the library, in its own words.
        if cell != "9" {
            assert_eq!(found.rows[0]["message"], message, "{cell}");
        }
        assert_eq!(found.status, Some(1));
    }
    let short = table("id", &[("p", &[])]).replace("p,3,", "p,");
    assert_eq!(
        rate(&["--lang", "vi"], short.as_bytes()).rows[0]["message"],
        "hàng có 32 ô, tiêu đề có 33 ô"
    );
}

#[test]
fn a_quote_that_is_not_closed_is_an_error_of_its_row_and_no_other_is_lost() {
    let good = table("id", &[("p1", &[]), ("p2", &[]), ("p3", &[]), ("p4", &[])]);
    // Open to the end, closed by the next quote, by half of a pair, and in the last cell.
    let last = format!("\np2,{}\n", cells(&[]).join(","));
    let (before, digit) = last.trim_end().rsplit_once(',').unwrap();
    for broken in [
        good.replace("\np2,", "\n\"p2,"),
        good.replace("\np2,", "\n\"p2,")
            .replace("\np4,", "\n\"p4\","),
        good.replace("\np2,", "\n\"p2,")
            .replace("\np4,", "\n\"p4\" ,"),
        good.replace(&last, &format!("{before},\"{digit}\n")),
    ] {
        for table in [broken.clone(), broken.replace('\n', "\r\n")] {
            for (lang, words) in [
                (
                    "en",
                    "a quote opens in this row and is not closed; reading goes on in the next row",
                ),
                (
                    "vi",
                    "dấu ngoặc kép mở ở hàng này không được đóng; đọc tiếp từ hàng sau",
                ),
            ] {
                let found = rate(&["--lang", lang], table.as_bytes());
                assert_eq!(found.status, Some(1));
                assert_eq!(errors(&found), [("3", "p2", words)], "{table}");
                let stars: Vec<_> = found.stars();
                assert_eq!(
                    (stars[0], stars[2], stars.len()),
                    (("p1", "5"), ("p3", "5"), 4)
                );
                assert_eq!(stars[3].1, "5");
            }
        }
    }
    // Half of a pair of quotes each: the rows between would be one id.
    let halves = good.replace("\np2,", "\n\"p2,").replace("\np4,", "\np4\",");
    let found = rate(&[], halves.as_bytes());
    assert_eq!((found.rows.len(), errors(&found)[0].0), (4, "3"));
    // A line break in a cell is none of these.
    let whole = good.replace("\np2,", "\n\"p2, a\nb\",");
    let found = rate(&[], whole.as_bytes());
    assert_eq!(found.stars()[1], ("p2, a\nb", "5"));
    assert_eq!(found.rows[2]["row"], "5");
}

#[test]
fn a_row_over_several_lines_that_does_not_fit_names_its_lines() {
    let good = table("id", &[("p1", &[]), ("p2", &[])]);
    let short = format!("{good}\"p3\nx\ny\",1,1\n");
    for (lang, words) in [
        (
            "en",
            "the row has 3 cells, the header has 33; rows 4 to 6 are read as one; a closing quote may be missing",
        ),
        (
            "vi",
            "hàng có 3 ô, tiêu đề có 33 ô; hàng 4 đến 6 được đọc là một; có thể thiếu dấu ngoặc kép đóng",
        ),
    ] {
        let found = rate(&["--lang", lang], short.as_bytes());
        assert_eq!(errors(&found), [("4", "p3\\nx\\ny", words)]);
    }
}

#[test]
fn councils_beside_a_row_without_a_readable_id_are_not_rated() {
    let ids = ["a", "a", "b", "b", "c", "c", "d"];
    let rows: Vec<(&str, Changes<'_>)> = ids.iter().map(|id| (*id, &[][..])).collect();
    let good = table("id", &rows);
    let mut lines: Vec<_> = good.lines().map(str::to_owned).collect();
    lines[3] = format!("\"{}", lines[3]);
    let broken = lines.join("\n");
    for (lang, words) in [
        (
            "en",
            "row 4 beside it has no readable id and may belong to it: not rated; correct that row and run again",
        ),
        (
            "vi",
            "hàng 4 bên cạnh không đọc được mã nên có thể thuộc hội đồng này: không xếp sao; sửa hàng đó rồi chạy lại",
        ),
    ] {
        for chunk in ["2", "100"] {
            let args = ["--council", "--lang", lang, "--chunk", chunk];
            let found = rate(&args, broken.as_bytes());
            let errors = errors(&found);
            assert_eq!(errors[0], ("2", "a", words));
            assert_eq!((errors[1].0, errors[1].1), ("4", "b"));
            assert_eq!(errors[2], ("5", "b", words));
            assert_eq!(found.stars()[3..], [("c", "5"), ("d", "5")]);
        }
    }
    // Behind the id, only the council of the row is not rated.
    lines[3] = good.lines().nth(3).unwrap().replacen(',', ",\"", 1);
    let found = rate(&["--council"], lines.join("\n").as_bytes());
    assert_eq!(errors(&found).len(), 1);
    assert_eq!((errors(&found)[0].0, errors(&found)[0].1), ("4", "b"));
    assert_eq!(found.stars().len(), 4);
}

#[test]
fn a_council_around_a_row_without_a_readable_id_need_not_be_sorted() {
    let rows: Vec<(&str, Changes<'_>)> = ["a", "a", "a", "b"].map(|id| (id, &[][..])).into();
    let good = table("id", &rows);
    let mut lines: Vec<_> = good.lines().map(str::to_owned).collect();
    lines[2] = format!("\"{}", lines[2]);
    let words = "row 3 beside it has no readable id and may belong to it: not rated; correct that row and run again";
    for chunk in ["2", "3", "100"] {
        let found = rate(
            &["--council", "--chunk", chunk],
            lines.join("\n").as_bytes(),
        );
        let errors = errors(&found);
        assert_eq!(errors[0], ("2", "a", words), "{chunk}");
        assert_eq!((errors[1].0, errors[1].1), ("3", "a"), "{chunk}");
        assert_eq!(found.stars()[2..], [("b", "5")], "{chunk}");
    }
}

/// A table of one product a row, with a further column.
fn with_column(name: &str, ids: &[&str], cells: &[&str]) -> String {
    let rows: Vec<(&str, Changes<'_>)> = ids.iter().map(|id| (*id, &[][..])).collect();
    let table = table("id", &rows);
    let cells = [&[name], cells].concat();
    let lines = table.lines().zip(cells);
    lines
        .map(|(line, cell)| format!("{line},{cell}\n"))
        .collect()
}

#[test]
fn a_row_with_grounds_or_of_another_sheet_has_no_star() {
    for (name, cells, words) in [
        (
            "grounds",
            ["", "forged-dossier", ""],
            "the row names the ground `forged-dossier`, which a table cannot give: rate this product from JSON",
        ),
        (
            "set",
            ["7", "8", ""],
            "the row is of set `8`, the table is rated by set 7",
        ),
        (
            "edition",
            ["26/2026", "148/2023", ""],
            "the row is of `148/2023`, the table is rated by 26/2026",
        ),
    ] {
        let alone = with_column(name, &["p1", "p2", "p3"], &cells);
        for keep in [&[][..], &["--keep", name]] {
            let found = rate(keep, alone.as_bytes());
            assert_eq!(errors(&found), [("3", "p2", words)], "{keep:?}");
            assert_eq!(found.status, Some(1));
            let stars = found.stars();
            assert_eq!([stars[0], stars[2]], [("p1", "5"), ("p3", "5")]);
            assert!(!found.stderr.contains("not read"), "{}", found.stderr);
        }
        // In a council, one of its rows is enough.
        let council = with_column(name, &["p1", "p1", "p2"], &cells);
        let found = rate(&["--council"], council.as_bytes());
        assert_eq!(errors(&found), [("3", "p1", words)]);
        assert_eq!(found.stars()[1..], [("p2", "5")]);
    }
    let vi = with_column("grounds", &["p1"], &["forged-dossier"]);
    let found = rate(&["--lang", "vi"], vi.as_bytes());
    assert_eq!(
        errors(&found)[0].2,
        "hàng nêu căn cứ dừng đánh giá `forged-dossier`: bảng không nhận, hãy chấm sản phẩm này từ JSON"
    );
}

/// A table is refused in English and in Vietnamese.
#[track_caller]
fn is_refused(table: &str, words: [&str; 2]) {
    for (lang, words) in ["en", "vi"].into_iter().zip(words) {
        let found = rate(&["--lang", lang], table.as_bytes());
        let words = format!("rate_csv: {words}\n");
        assert_eq!((found.status, found.stderr), (Some(2), words));
    }
}

#[test]
fn a_quote_that_is_not_closed_in_the_header_is_named() {
    // In a table of any size.
    for rows in [1, 60] {
        let rows: Vec<(&str, Changes<'_>)> = vec![("p1", &[]); rows];
        let words = [
            "a quote opens in the header (row 1) and is not closed",
            "dấu ngoặc kép mở ở hàng tiêu đề (hàng 1) không được đóng",
        ];
        is_refused(&format!("\"{}", table("id", &rows)), words);
    }
    // In a title above the header.
    let titled = format!("\"BẢNG ĐIỂM\n{}", table("id", &[("p1", &[])]));
    let found = rate(&[], titled.as_bytes());
    assert_eq!(found.stars(), [("p1", "5")]);
}

#[test]
fn lines_that_end_with_carriage_returns_alone_are_named() {
    let rows = table("id", &[("p1", &[]), ("p2", &[])]).replace('\n', "\r");
    let words = [
        "lines end with carriage returns alone, as in “CSV (Macintosh)”: save the table as CSV UTF-8",
        "các dòng chỉ kết thúc bằng ký tự CR, như trong tệp “CSV (Macintosh)”: lưu lại dạng CSV UTF-8",
    ];
    is_refused(&rows, words);
}

#[test]
fn bars_between_cells_and_one_row_above_are_named() {
    let bars = table("id", &[("p1", &[])]).replace(',', "|");
    for (lang, words) in [
        ("en", "; if `|` separates the cells, use --delimiter '|'\n"),
        ("vi", "; nếu `|` ngăn cách các ô, dùng --delimiter '|'\n"),
    ] {
        let found = rate(&["--lang", lang], bars.as_bytes());
        assert_eq!(found.status, Some(2));
        assert!(found.stderr.ends_with(words), "{}", found.stderr);
    }
    assert_eq!(
        rate(&["--delimiter", "|"], bars.as_bytes()).stars(),
        [("p1", "5")]
    );

    let above = format!("BẢNG ĐIỂM\n{}", table("id", &[("p1", &[])]));
    for (lang, words) in [
        (
            "en",
            "rate_csv: the row above the header is skipped (line 1)\n",
        ),
        ("vi", "rate_csv: bỏ qua hàng phía trên tiêu đề (dòng 1)\n"),
    ] {
        assert_eq!(rate(&["--lang", lang], above.as_bytes()).stderr, words);
    }
    let help = run("rate_csv", &["--help"], b"");
    let help = text(&help.stdout);
    assert!(
        help.contains("`member`") && help.contains("`round`"),
        "{help}"
    );
}
