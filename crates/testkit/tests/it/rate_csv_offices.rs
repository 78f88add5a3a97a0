//! `rate_csv` on tables as offices have them, and on councils whose rows are not in order.

use std::collections::HashMap;

use ocop_core::{Council, Edition, Scorecard, Sheet};
use testkit::programs::{run, text};

/// A row of the output by column.
type Row = HashMap<String, String>;

/// What a run gave.
struct Run {
    status: Option<i32>,
    rows: Vec<Row>,
    stdout: String,
    stderr: String,
}

impl Run {
    /// The ids and stars of all rows; `error` for an error.
    fn stars(&self) -> Vec<(&str, &str)> {
        self.rows
            .iter()
            .map(|row| {
                let kind = &*row["error"];
                (
                    &*row["id"],
                    if kind.is_empty() {
                        &*row["stars"]
                    } else {
                        kind
                    },
                )
            })
            .collect()
    }
}

fn rate(args: &[&str], table: &[u8]) -> Run {
    let output = run("rate_csv", &[&["--set", "7"], args].concat(), table);
    let stdout = text(&output.stdout).to_owned();
    let delimiter = stdout.as_bytes().get(2).copied().unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(stdout.as_bytes());
    let rows = reader.deserialize().map(Result::unwrap).collect();
    Run {
        status: output.status.code(),
        rows,
        stdout,
        stderr: text(&output.stderr).to_owned(),
    }
}

fn sheet() -> Sheet {
    Edition::E2026.sheet(7).unwrap()
}

fn keys() -> Vec<String> {
    let sheet = sheet();
    sheet
        .criteria()
        .map(|criterion| criterion.key().to_owned())
        .collect()
}

/// The best scorecard with some levels changed, as cells in sheet order.
fn cells(changes: &[(&str, &str)]) -> Vec<String> {
    let sheet = sheet();
    let cell = |criterion: ocop_core::Criterion<'_>| {
        let change = changes.iter().find(|(key, _)| *key == criterion.key());
        change.map_or_else(
            || criterion.best().to_string(),
            |(_, cell)| (*cell).to_owned(),
        )
    };
    sheet.criteria().map(cell).collect()
}

/// A table between commas: the first columns, then the criteria.
fn table(columns: &str, rows: &[(&str, &[(&str, &str)])]) -> String {
    let mut table = format!("{columns},{}\n", keys().join(","));
    for (first, changes) in rows {
        table += &format!("{first},{}\n", cells(changes).join(","));
    }
    table
}

/// Changed levels by key.
type Changes<'a> = &'a [(&'a str, &'a str)];

const LOW: &[(&str, &str)] = &[("1.1", "1"), ("1.2", "1"), ("4.1", "2"), ("9", "1")];

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

#[test]
fn an_id_that_comes_back_is_one_error_and_all_others_are_rated() {
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("p1", &[]),
        ("p2", &[]),
        ("p2", LOW),
        ("p1", LOW),
        ("p3", &[]),
        ("p2", &[]),
        ("p1", &[]),
    ];
    let table = table("id", rows);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    std::fs::write(&path, &table).unwrap();
    for chunk in ["2", "3", "100"] {
        let piped = rate(&["--council", "--chunk", chunk], table.as_bytes());
        assert_eq!(piped.status, Some(1));
        assert_eq!(
            piped.stars(),
            [("p1", "bad-value"), ("p2", "bad-value"), ("p3", "5")]
        );
        let rows = |row: usize| {
            (
                &*piped.rows[row]["row"],
                &*piped.rows[row]["column"],
                &*piped.rows[row]["message"],
            )
        };
        assert_eq!(
            rows(0),
            (
                "2",
                "id",
                "the id of row 2 comes back in row 5, after other ids: not rated; sort the table by id"
            )
        );
        assert_eq!(
            rows(1).2,
            "the id of row 3 comes back in row 7, after other ids: not rated; sort the table by id"
        );
        let file = rate(
            &["--council", "--chunk", chunk, path.to_str().unwrap()],
            b"",
        );
        assert_eq!(file.stdout, piped.stdout);
    }
    let vi = rate(&["--council", "--lang", "vi"], table.as_bytes());
    assert_eq!(
        vi.rows[0]["message"],
        "mã ở hàng 2 lặp lại ở hàng 5, sau các mã khác: không xếp sao; sắp xếp bảng theo mã"
    );
    // Sorted, all are rated; without --council each row is a product, and the table says why.
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(|(id, _)| *id);
    let sorted = self::table("id", &sorted);
    let found = rate(&["--council"], sorted.as_bytes());
    assert_eq!(found.status, Some(0));
    assert_eq!(
        found
            .rows
            .iter()
            .map(|row| &*row["members"])
            .collect::<Vec<_>>(),
        ["3", "3", "1"]
    );
    let alone = rate(&[], sorted.as_bytes());
    assert_eq!((alone.status, alone.rows.len()), (Some(0), 7));
    assert_eq!(
        alone.stderr,
        "rate_csv: rows side by side have the same id: each is rated alone; with --council they are one council\n"
    );
}

#[test]
fn a_council_too_large_for_a_chunk_whose_id_comes_back_is_one_error_too() {
    let table = table(
        "id",
        &[
            ("a", &[]),
            ("b", &[]),
            ("b", &[]),
            ("b", &[]),
            ("a", &[]),
            ("c", &[]),
        ],
    );
    let found = rate(&["--council", "--chunk", "2"], table.as_bytes());
    assert_eq!(
        found.stars(),
        [("a", "bad-value"), ("b", "bad-value"), ("c", "5")]
    );
    assert_eq!(
        found.rows[1]["message"],
        "the council has 3 members; the limit is 2, see --chunk"
    );
}

#[test]
fn ids_are_trimmed_and_compared_as_text() {
    let table = table(
        "id",
        &[
            ("p1", &[]),
            ("p1 ", LOW),
            (" p1\u{a0}", LOW),
            ("P1", &[]),
            ("\"p1\"", &[]),
        ],
    );
    let found = rate(&["--council"], table.as_bytes());
    // Another case is another id; the first comes back after it.
    assert_eq!(found.stars(), [("p1", "bad-value"), ("P1", "5")]);
    let composed = self::table(
        "id",
        &[("M\u{1ead}t ong", &[]), ("Ma\u{323}\u{302}t ong", LOW)],
    );
    let found = rate(&["--council"], composed.as_bytes());
    assert_eq!((found.rows.len(), &*found.rows[0]["members"]), (1, "2"));
    // Offices put the tone in different places.
    let tones = self::table(
        "id",
        &[("Thuỷ sản Hoà Bình", &[]), ("Thủy sản Hòa Bình", LOW)],
    );
    let found = rate(&["--council"], tones.as_bytes());
    assert_eq!((found.rows.len(), &*found.rows[0]["members"]), (1, "2"));
    let others = self::table("id", &[("Thủy sản", &[]), ("Thúy sản", LOW)]);
    let found = rate(&["--council"], others.as_bytes());
    assert_eq!(found.rows.len(), 2);
}

#[test]
fn a_row_without_an_id_is_an_error_and_joined_to_no_council() {
    let table = table("id", &[("p1", &[]), ("", LOW), (" ", LOW), ("p2", &[])]);
    let found = rate(&["--council"], table.as_bytes());
    assert_eq!(found.status, Some(1));
    assert_eq!(
        found.stars(),
        [
            ("p1", "bad-value"),
            ("", "bad-value"),
            ("", "bad-value"),
            ("p2", "5")
        ]
    );
    // The council above may be incomplete, whatever the size of a chunk.
    for chunk in ["1", "2", "3", "100"] {
        let again = rate(&["--council", "--chunk", chunk], table.as_bytes());
        assert_eq!(again.stdout, found.stdout, "{chunk}");
    }
    let message = |found: &Run| {
        (
            found.rows[0]["column"].clone(),
            found.rows[0]["message"].clone(),
        )
    };
    assert_eq!(
        message(&found),
        (
            "id".to_owned(),
            "the rows below without an id (from row 3) may belong to it (a merged cell): not rated; write the id in each row and run again".to_owned()
        )
    );
    let vi = rate(&["--council", "--lang", "vi"], table.as_bytes());
    assert_eq!(
        message(&vi).1,
        "các hàng không có mã ở ngay dưới (từ hàng 3) có thể thuộc hội đồng này (ô gộp): không xếp sao; ghi mã vào từng hàng rồi chạy lại"
    );
    // Alone, each row is rated.
    assert_eq!(rate(&[], table.as_bytes()).status, Some(0));
    let first = self::table("id", &[("", &[])]);
    assert_eq!(
        rate(&["--council"], first.as_bytes()).rows[0]["message"],
        "the row has no id"
    );
    // It parts a council too.
    let parted = self::table("id", &[("p1", &[]), ("", LOW), ("p1", LOW)]);
    let found = rate(&["--council"], parted.as_bytes());
    assert_eq!(found.stars(), [("p1", "bad-value"), ("", "bad-value")]);
}

fn card(changes: &[(&str, &str)]) -> Scorecard {
    let sheet = sheet();
    let choices = sheet.criteria().map(|criterion| {
        let change = changes.iter().find(|(key, _)| *key == criterion.key());
        let choice = change.map_or(criterion.best(), |(_, level)| level.parse().unwrap());
        (criterion.key(), choice)
    });
    sheet
        .scorecard_from(choices.collect::<Vec<_>>())
        .unwrap()
        .complete()
        .unwrap()
}

#[test]
fn the_latest_round_of_a_member_counts_alone_as_in_the_library() {
    let cards: [(&str, u16, Changes<'_>); 6] = [
        ("An", 1, LOW),
        ("Bình", 1, &[("7", "3")]),
        ("An", 3, &[]),
        ("", 2, &[("7", "2")]),
        ("An", 2, LOW),
        ("", 1, &[]),
    ];
    let ballots = cards.iter().map(|(member, round, changes)| {
        let card = card(changes);
        let ballot = if member.is_empty() {
            card.into()
        } else {
            card.by(member).unwrap()
        };
        ballot.in_round(*round).unwrap()
    });
    let rating = Council::of(ballots).unwrap().rate().unwrap();
    for columns in [
        "member,round,id",
        "Thành viên,Vòng,id",
        "Giám khảo,lượt chấm,id",
    ] {
        let rows: Vec<String> = cards
            .iter()
            .map(|(member, round, _)| {
                format!(
                    "{member} ,{},p",
                    if *round == 1 {
                        String::new()
                    } else {
                        round.to_string()
                    }
                )
            })
            .collect();
        let rows: Vec<(&str, &[(&str, &str)])> = rows
            .iter()
            .zip(&cards)
            .map(|(row, (_, _, changes))| (&**row, *changes))
            .collect();
        let found = rate(&["--council"], table(columns, &rows).as_bytes());
        assert_eq!(found.status, Some(0), "{}", found.stdout);
        let row = &found.rows[0];
        assert_eq!(
            (&*row["mean"], &*row["members"], &*row["aside"]),
            (&*rating.mean().to_string(), "4", "2")
        );
        assert_eq!(row["stars"], rating.star().unwrap().to_string());
        assert_eq!(row["row"], "2");
    }
    // Without --council every row is a product, and the note says what is not read.
    let rows = [("An,1,p", LOW)];
    let alone = rate(&[], table("member,round,id", &rows).as_bytes());
    assert!(
        alone
            .stderr
            .contains("column `member` is read only with --council"),
        "{}",
        alone.stderr
    );
}

#[test]
fn a_column_of_members_is_known_by_any_usual_name() {
    let rows: &[(&str, &[(&str, &str)])] = &[("p,An,1", LOW), ("p,An,2", &[])];
    for member in [
        "Họ và tên",
        "HỌ TÊN",
        "Họ tên thành viên",
        " họ  và tên thành viên",
        "Thành viên hội đồng",
        "Người đánh giá",
        "Người chấm",
        "Ho\u{323} te\u{302}n",
        "members",
        "Member name",
        "Mã thành viên",
        "Họ và tên thành viên hội đồng",
        "Họ tên (thành viên)",
    ] {
        let table = table(&format!("Mã,{member},Vòng"), rows);
        let found = rate(&["--council"], table.as_bytes());
        assert_eq!(found.stars(), [("p", "5")], "{member}: {}", found.stderr);
        let row = &found.rows[0];
        assert_eq!((&*row["members"], &*row["aside"]), ("1", "1"), "{member}");
    }
    for round in [
        "Vòng thi",
        "VÒNG (1, 2)",
        "Lượt chấm",
        "Lần đánh giá",
        "Rounds",
    ] {
        let round = round.replace(',', "");
        let table = table(&format!("Mã,Họ tên,{round}"), rows);
        let found = rate(&["--council"], table.as_bytes());
        assert_eq!(found.rows[0]["aside"], "1", "{round}");
    }
}

#[test]
fn rounds_of_no_members_are_refused() {
    let table = table("Mã,Tên,Vòng", &[("p,An,1", LOW), ("p,An,2", &[])]);
    for (lang, wanted) in [
        (
            "en",
            "rate_csv: column `Vòng` has rounds, but no column has members: name the column of members `member`, or keep only the latest round and remove column `Vòng`\n",
        ),
        (
            "vi",
            "rate_csv: cột `Vòng` ghi vòng chấm nhưng không có cột thành viên: đặt tên cột thành viên là `Thành viên` hoặc `Họ và tên`, hoặc chỉ giữ vòng cuối và bỏ cột `Vòng`\n",
        ),
    ] {
        let found = rate(&["--council", "--lang", lang], table.as_bytes());
        assert_eq!((found.status, &*found.stderr), (Some(2), wanted));
        assert_eq!(found.stdout, "");
    }
    // Without --council no row is part of a council.
    assert_eq!(rate(&[], table.as_bytes()).status, Some(0));
}

#[test]
fn two_cards_of_a_member_in_one_round_are_an_error_of_the_council() {
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("p,An,1", &[]),
        ("p,Bình,1", &[]),
        ("p,An,", LOW),
        ("q,An,1", &[]),
        ("q,An,2", LOW),
    ];
    for chunk in ["3", "100"] {
        let found = rate(
            &["--council", "--chunk", chunk],
            table("id,member,round", rows).as_bytes(),
        );
        assert_eq!(found.status, Some(1));
        assert_eq!(found.stars()[0], ("p", "member-twice"));
        assert_eq!(found.rows[0]["row"], "4");
        assert_eq!(found.rows[0]["column"], "member");
        assert_eq!(
            found.rows[0]["message"],
            "member `An` has two cards in round 1: row 2 and this one"
        );
        assert_eq!(
            (&*found.rows[1]["error"], &*found.rows[1]["aside"]),
            ("", "1")
        );
    }
}

#[test]
fn a_card_of_an_earlier_round_need_not_be_right_but_its_round_must_be() {
    let rows: &[(&str, &[(&str, &str)])] =
        &[("p,An,1", &[("1.1", "x"), ("2.3", "")]), ("p,An,2.0", &[])];
    let found = rate(&["--council"], table("id,member,round", rows).as_bytes());
    assert_eq!((found.status, found.stars()), (Some(0), vec![("p", "5")]));
    for round in ["0", "x", "1.5", "65536", "-1"] {
        let wrong = format!("p,An,{round}");
        let rows: &[(&str, &[(&str, &str)])] = &[(&wrong, LOW), ("p,An,2", &[])];
        let found = rate(&["--council"], table("id,member,round", rows).as_bytes());
        assert_eq!(found.stars(), [("p", "bad-value")], "{round}");
        assert_eq!(
            (&*found.rows[0]["row"], &*found.rows[0]["column"]),
            ("2", "round")
        );
        assert_eq!(
            found.rows[0]["message"],
            format!("found `{round}`, expected a round from 1 to 65535")
        );
    }
}

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

/// The row, the id and the message of each error.
fn errors(found: &Run) -> Vec<(&str, &str, &str)> {
    let errors = found.rows.iter().filter(|row| !row["error"].is_empty());
    errors
        .map(|row| (&*row["row"], &*row["id"], &*row["message"]))
        .collect()
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
