//! Councils: ids that come back or are missing, members and rounds.

use ocop_core::{Council, Scorecard};

use crate::rate_csv_offices::{Changes, LOW, Run, rate, sheet, table};

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
