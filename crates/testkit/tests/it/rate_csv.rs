//! `rate_csv` as a user runs it: wide tables, right and wrong, against the reference path.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};

use ocop_core::{
    Council, Criterion, Edition, Rating, RequirementRule, Rules, Scorecard, Sheet, Star,
};

#[cfg(target_os = "linux")]
use testkit::programs::resident;
use testkit::programs::{run, start, text};

const HEADER: &str = "id,mean,mean_decimal,members,aside,sum,band,stars,unmet_3,unmet_4,unmet_5,stopped,error,row,column,message";

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

fn worth(criterion: Criterion<'_>, choice: ocop_core::Choice) -> u16 {
    criterion
        .level_of(choice)
        .map_or(0, |level| level.points().get())
}

/// A complete scorecard; criteria that hang on a story are left out where they may be.
fn card(sheet: &Sheet, numbers: &mut Numbers) -> Scorecard {
    let mut builder = sheet.scorecard();
    let mut points = Vec::new();
    for criterion in sheet.criteria() {
        let choices: Vec<_> = criterion.choices().collect();
        let choice = choices[numbers.below(choices.len())];
        let story = criterion.requires().map(|story| points[story.index()]);
        points.push(worth(criterion, choice));
        if story != Some(0) {
            builder = builder.choose(criterion.key(), choice).unwrap();
        }
    }
    builder.complete().unwrap()
}

/// The cells of a scorecard in the order of some columns; a column `8.case` contains the case of `8`.
fn cells(card: &Scorecard, columns: &[String]) -> Vec<String> {
    let cell = |column: &String| {
        if let Some(key) = column.strip_suffix(".case") {
            let choice = card.choice(key)?;
            return choice.case().map(|case| case.to_string());
        }
        let choice = card.choice(column)?;
        let apart = columns.contains(&format!("{column}.case"));
        Some(if apart {
            choice.level().to_string()
        } else {
            choice.to_string()
        })
    };
    columns
        .iter()
        .map(|column| cell(column).unwrap_or_default())
        .collect()
}

fn keys(sheet: &Sheet) -> Vec<String> {
    sheet
        .criteria()
        .map(|criterion| criterion.key().to_owned())
        .collect()
}

/// A row of the output from the reference path.
fn wanted(id: &str, row: usize, rating: &Rating) -> String {
    let joined = |mut keys: Vec<&str>| {
        keys.sort_unstable();
        if keys.is_empty() {
            return String::new();
        }
        // A key alone would be a number or a day to a spreadsheet.
        format!("[{}]", keys.join(" "))
    };
    let unmet = |star| {
        joined(
            rating
                .unmet(star)
                .map(|unmet| unmet.criterion().key())
                .collect(),
        )
    };
    let stopped = joined(rating.stopped().map(Criterion::key).collect());
    let [three, four, five] = Star::RECOGNISED.map(unmet);
    let star = rating.star().map_or(String::new(), |star| star.to_string());
    let (mean, band) = (rating.mean(), rating.band());
    let members = rating.council().scorecards().len() as u64;
    let sum: u64 = rating
        .totals()
        .iter()
        .map(|total| u64::from(total.get()))
        .sum();
    // Rounded down by integers, with no help of the library.
    let cents = sum * 100 / members;
    let decimal = format!("{}.{:02}", cents / 100, cents % 100);
    format!(
        "{id},{mean},{decimal},{members},,{sum},{band},{star},{three},{four},{five},{stopped},,{row},,"
    )
}

/// A table of these scorecards, one a row, with ids.
fn table(columns: &[String], rows: &[(String, Scorecard)]) -> String {
    let mut table = format!("id,{}\n", columns.join(","));
    for (id, card) in rows {
        writeln!(table, "{id},{}", cells(card, columns).join(",")).unwrap();
    }
    table
}

fn args(sheet: &Sheet) -> [String; 4] {
    let (edition, set) = (sheet.edition().to_string(), sheet.number().to_string());
    ["--edition".into(), edition, "--set".into(), set]
}

/// Rates a table and gives the lines of the output.
#[track_caller]
fn rate(sheet: &Sheet, more: &[&str], table: &[u8], status: i32) -> Vec<String> {
    let args = args(sheet);
    let args: Vec<_> = args
        .iter()
        .map(String::as_str)
        .chain(more.iter().copied())
        .collect();
    let output = run("rate_csv", &args, table);
    assert_eq!(
        output.status.code(),
        Some(status),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(text(&output.stderr), "");
    let mut lines = text(&output.stdout).lines().map(str::to_owned);
    assert_eq!(lines.next().as_deref(), Some(HEADER));
    lines.collect()
}

#[test]
fn rows_are_rated_as_the_reference_path_rates_them() {
    let mut numbers = Numbers(7);
    for (edition, set) in [
        (Edition::E2026, 7),
        (Edition::E2026, 16),
        (Edition::E2026, 26),
        (Edition::E2023, 7),
        (Edition::E2019, 14),
    ] {
        let sheet = edition.sheet(set).unwrap();
        let rows: Vec<_> = (0..300)
            .map(|n| (format!("p-{n}"), card(&sheet, &mut numbers)))
            .collect();
        let lines: Vec<_> = rows
            .iter()
            .zip(2..)
            .map(|((id, card), row)| {
                wanted(
                    id,
                    row,
                    &Council::of([card.clone()]).unwrap().rate().unwrap(),
                )
            })
            .collect();
        let plain = keys(&sheet);
        // Cases in a column of their own, and columns in another order.
        let mut apart = plain.clone();
        let with_cases = sheet.criteria().filter(|criterion| criterion.has_cases());
        apart.extend(with_cases.map(|criterion| format!("{}.case", criterion.key())));
        apart.reverse();
        for columns in [plain, apart] {
            let table = table(&columns, &rows);
            for chunk in ["1", "7", "65536"] {
                let found = rate(&sheet, &["--chunk", chunk], table.as_bytes(), 0);
                assert_eq!(found, lines, "{sheet} {chunk}");
            }
        }
    }
}

#[test]
fn rows_of_one_id_are_rated_as_one_council() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut numbers = Numbers(1);
    for requirement_rule in [
        RequirementRule::Mean,
        RequirementRule::EveryMember,
        RequirementRule::Majority,
    ] {
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        for council in 0..100 {
            let id = format!("c-{council}");
            // Members who hardly differ, so that councils meet some requirements.
            let chair = card(&sheet, &mut numbers);
            let cards: Vec<_> = (0..=numbers.below(9))
                .map(|_| {
                    let criteria: Vec<_> = sheet.criteria().take(10).collect();
                    let criterion = criteria[numbers.below(10)];
                    let choices: Vec<_> = criterion.choices().collect();
                    let choice = choices[numbers.below(choices.len())];
                    chair
                        .edit()
                        .choose(criterion.key(), choice)
                        .unwrap()
                        .complete()
                        .unwrap()
                })
                .collect();
            let rules = Rules::default().requirement(requirement_rule);
            let rating = Council::of(cards.clone())
                .unwrap()
                .under(rules)
                .rate()
                .unwrap();
            lines.push(wanted(&id, rows.len() + 2, &rating));
            rows.extend(cards.into_iter().map(|card| (id.clone(), card)));
        }
        assert!(
            lines.iter().any(|line| line.contains('/')),
            "a mean that is no whole number"
        );
        let table = table(&keys(&sheet), &rows);
        let requirement_rule = requirement_rule.to_string();
        for chunk in ["9", "10", "100", "65536"] {
            let more = [
                "--council",
                "--minimum",
                &requirement_rule,
                "--chunk",
                chunk,
            ];
            assert_eq!(
                rate(&sheet, &more, table.as_bytes(), 0),
                lines,
                "{requirement_rule} {chunk}"
            );
        }
    }
}

/// A table of the best scorecard of a sheet, some cells of which are changed, row by row.
fn changed(sheet: &Sheet, rows: &[&[(&str, &str)]]) -> String {
    let columns = keys(sheet);
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let best = sheet.scorecard_from(best).unwrap().complete().unwrap();
    let mut table = format!("id,{}\n", columns.join(","));
    for (number, changes) in rows.iter().enumerate() {
        let mut cells = cells(&best, &columns);
        for (key, cell) in *changes {
            let place = columns.iter().position(|column| column == key).unwrap();
            (*cell).clone_into(&mut cells[place]);
        }
        writeln!(table, "p-{number},{}", cells.join(",")).unwrap();
    }
    table
}

#[test]
fn a_cell_that_is_no_level_is_an_error_of_its_row_only() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let cases: [(&[(&str, &str)], &str); 17] = [
        (
            &[("1.5", "x")],
            "bad-value,ROW,[1.5],\"found `x`, expected a level number\"",
        ),
        (
            &[("1.5", "1.5")],
            "bad-value,ROW,[1.5],\"found `1.5`, expected a level number\"",
        ),
        (
            &[("1.5", "01")],
            "bad-value,ROW,[1.5],\"found `01`, expected a level number\"",
        ),
        (
            &[("1.5", "+1")],
            "bad-value,ROW,[1.5],\"found `+1`, expected a level number\"",
        ),
        (
            &[("1.5", "5")],
            "level-out-of-range,ROW,[1.5],level 5 out of range: expected 1 to 4",
        ),
        (
            &[("1.5", "0")],
            "level-out-of-range,ROW,[1.5],level 0 out of range: expected 1 to 4",
        ),
        (
            &[("1.5", "254")],
            "level-out-of-range,ROW,[1.5],level 254 out of range: expected 1 to 4",
        ),
        // In columns 255 means no choice. A level of 255 must not be read as that.
        (
            &[("5.2", "255"), ("5.1", "1")],
            "level-out-of-range,ROW,[5.2],level 255 out of range: expected 1 to 3",
        ),
        (
            &[("1.5", "300")],
            "level-out-of-range,ROW,[1.5],level 300 out of range: expected 1 to 4",
        ),
        (
            &[("1.5", "-1")],
            "level-out-of-range,ROW,[1.5],level -1 out of range: expected 1 to 4",
        ),
        (
            &[("1.1", "99999999999999999999999")],
            "level-out-of-range,ROW,[1.1],level 99999999999999999999999 out of range: expected 0 to 3",
        ),
        (
            &[("1.5", "b2")],
            "unknown-case,ROW,[1.5],\"found case `b`, but this criterion has no cases\"",
        ),
        (
            &[("1.5", "")],
            "missing-criterion,ROW,[1.5],no level is chosen for “Chain linkage in production”",
        ),
        (
            &[("5.1", "1")],
            "not-applicable,ROW,[5.2],\"5.1 has 0 points: leave this criterion out, or choose a level worth 0 points\"",
        ),
        // The first in sheet order, and choices before what is missing.
        (
            &[("9", "x"), ("2.3", "9")],
            "level-out-of-range,ROW,[2.3],level 9 out of range: expected 0 to 3",
        ),
        (
            &[("2.3", "x"), ("9", "9")],
            "bad-value,ROW,[2.3],\"found `x`, expected a level number\"",
        ),
        (
            &[("9", "x"), ("1.1", "")],
            "bad-value,ROW,[9],\"found `x`, expected a level number\"",
        ),
    ];
    let mut rows: Vec<&[(&str, &str)]> = Vec::new();
    for (changes, _) in &cases {
        rows.extend([*changes, &[]]);
    }
    let found = rate(&sheet, &[], changed(&sheet, &rows).as_bytes(), 1);
    assert_eq!(found.len(), 2 * cases.len());
    for (number, (pair, (changes, shown))) in found.chunks(2).zip(cases).enumerate() {
        let row = 2 * number + 2;
        let shown = shown.replace("ROW", &row.to_string());
        assert_eq!(
            pair[0],
            format!("p-{},,,,,,,,,,,,{shown}", row - 2),
            "{changes:?}"
        );
        assert_eq!(
            pair[1],
            format!("p-{},100,100.00,1,,100,5,5,,,,,,{},,", row - 1, row + 1)
        );
    }
}

#[test]
fn cases_are_read_from_either_form_and_their_errors_reported() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let cases = [
        ("b2", ""),
        (" a1 ", ""),
        (
            "2",
            "case-required,ROW,[8],the case is missing: choose `a` or `b` and a level in it",
        ),
        (
            "c2",
            "unknown-case,ROW,[8],unknown case `c`: expected `a` or `b`",
        ),
        (
            "b9",
            "level-out-of-range,ROW,[8],level 9 of case `b` out of range: expected 0 to 2",
        ),
        (
            "b300",
            "level-out-of-range,ROW,[8],level 300 of case `b` out of range: expected 0 to 2",
        ),
        (
            "b",
            "bad-value,ROW,[8],\"found `b`, expected a level number\"",
        ),
        (
            "B2",
            "bad-value,ROW,[8],\"found `B2`, expected a level number\"",
        ),
    ];
    let rows: Vec<_> = cases.iter().map(|(cell, _)| [("8", *cell)]).collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(|row| &row[..]).collect();
    let together = changed(&sheet, &rows);
    for (line, (row, (cell, shown))) in rate(&sheet, &[], together.as_bytes(), 1)
        .iter()
        .zip((2..).zip(cases))
    {
        if shown.is_empty() {
            assert!(line.ends_with(&format!(",,{row},,")), "{cell}: {line}");
        } else {
            let shown = shown.replace("ROW", &row.to_string());
            assert_eq!(*line, format!("p-{},,,,,,,,,,,,{shown}", row - 2), "{cell}");
        }
    }
    // The case of 8 in front, in a column of its own.
    let apart = |case: &str, level: &str| {
        let table = changed(&sheet, &[&[("8", level)]]);
        let (header, row) = table.split_once('\n').unwrap();
        let table = format!("8.case,{header}\n{case},{row}");
        let line = rate(
            &sheet,
            &[],
            table.as_bytes(),
            i32::from(case != "b" || level != "2"),
        );
        line[0].clone()
    };
    assert!(apart("b", "2").starts_with("p-0,"));
    for (case, level, shown) in [
        ("", "2", "case-required,2,[8],"),
        (
            "c",
            "2",
            "unknown-case,2,[8.case],unknown case `c`: expected `a` or `b`",
        ),
        (
            "2",
            "2",
            "unknown-case,2,[8.case],unknown case `2`: expected `a` or `b`",
        ),
        (
            "b",
            "b2",
            "bad-value,2,[8],\"found `b2`, expected a level number: the case has its own column\"",
        ),
        (
            "b",
            "7",
            "level-out-of-range,2,[8],level 7 of case `b` out of range: expected 0 to 2",
        ),
    ] {
        let line = apart(case, level);
        assert!(
            line.starts_with(&format!("p-0,,,,,,,,,,,,{shown}")),
            "{case} {level}: {line}"
        );
    }
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_an_error_of_its_row() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let good = changed(&sheet, &[&[]]);
    let (header, row) = good.split_once('\n').unwrap();
    let row = row.trim_end();
    let (short, _) = row.rsplit_once(',').unwrap();
    let table = format!("{header}\n{short}\n{row},\n{row}\nx\n");
    let found = rate(&sheet, &[], table.as_bytes(), 1);
    let error = |id: &str, cells, line| {
        format!("{id},,,,,,,,,,,,bad-value,{line},,\"the row has {cells}, the header has 33\"")
    };
    assert_eq!(found[0], error("p-0", "32 cells", 2));
    assert_eq!(found[1], error("p-0", "34 cells", 3));
    assert_eq!(found[2], "p-0,100,100.00,1,,100,5,5,,,,,,4,,");
    assert_eq!(found[3], error("x", "1 cell", 5));
}

#[test]
fn marks_of_files_are_accepted_and_lines_counted_as_an_editor_counts_them() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let good = changed(&sheet, &[&[]]);
    let (header, row) = good.split_once('\n').unwrap();
    let row = row.trim_end();
    let cells = row.strip_prefix("p-0,").unwrap();
    // An id over two lines, and one with a comma and a quote.
    let unix = format!("{header}\n\n{row}\n  \n\n\"a\nb\",{cells}\n\"c,\"\"d\",{cells}\n{row}");
    let wanted = [
        "p-0,100,100.00,1,,100,5,5,,,,,,3,,",
        "\"a\nb\",100,100.00,1,,100,5,5,,,,,,6,,",
        "\"c,\"\"d\",100,100.00,1,,100,5,5,,,,,,8,,",
        "p-0,100,100.00,1,,100,5,5,,,,,,9,,",
    ];
    let dos = unix.replace('\n', "\r\n");
    for (table, wanted) in [
        (unix.clone(), wanted.join("\n")),
        (format!("\u{feff}{unix}\n"), wanted.join("\n")),
        (
            format!("\u{feff}{dos}"),
            wanted.join("\n").replace("a\nb", "a\r\nb"),
        ),
        (
            format!("{dos}\r\n\r\n"),
            wanted.join("\n").replace("a\nb", "a\r\nb"),
        ),
    ] {
        let output = run("rate_csv", &["--set", "7"], table.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(text(&output.stdout), format!("{HEADER}\n{wanted}\n"));
    }
    // Carriage returns behind a last column that is the id, and a table between semicolons.
    let last = format!(
        "{},id\r\n{cells},p-1\r\n",
        header.strip_prefix("id,").unwrap()
    );
    assert_eq!(
        rate(&sheet, &[], last.as_bytes(), 0),
        ["p-1,100,100.00,1,,100,5,5,,,,,,2,,"]
    );
    let output = run(
        "rate_csv",
        &["--set", "7", "--delimiter", ";"],
        last.replace(',', ";").as_bytes(),
    );
    assert_eq!(
        text(&output.stdout),
        format!("{HEADER}\np-1,100,100.00,1,,100,5,5,,,,,,2,,\n").replace(',', ";")
    );
    // Without ids.
    let bare = format!("{}\n{cells}\n", header.strip_prefix("id,").unwrap());
    assert_eq!(
        rate(&sheet, &[], bare.as_bytes(), 0),
        [",100,100.00,1,,100,5,5,,,,,,2,,"]
    );
}

#[test]
fn only_ids_must_be_utf8() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let good = changed(&sheet, &[&[]]);
    let (header, row) = good.split_once('\n').unwrap();
    let cells = row.strip_prefix("p-0,3").unwrap();
    let mut table = format!("{header}\n").into_bytes();
    table.extend_from_slice(b"\xC3\x28,3");
    table.extend_from_slice(cells.as_bytes());
    table.extend_from_slice(b"p-1,\xFF3");
    table.extend_from_slice(cells.as_bytes());
    table.extend_from_slice(row.as_bytes());
    let found = rate(&sheet, &[], &table, 1);
    assert_eq!(
        found[0],
        "\u{fffd}(,,,,,,,,,,,,bad-value,2,id,the id `\u{fffd}(` is not UTF-8"
    );
    assert_eq!(
        found[1],
        "p-1,,,,,,,,,,,,bad-value,3,[1.1],\"found `\u{fffd}3`, expected a level number\""
    );
    assert_eq!(found[2], "p-0,100,100.00,1,,100,5,5,,,,,,4,,");
}

#[test]
fn an_error_of_a_member_is_reported_with_its_row_and_spoils_no_other_council() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rows: [&[(&str, &str)]; 8] = [
        &[],
        &[("2.3", "x")],
        &[("1.1", "9")],
        &[],
        &[],
        &[("1.1", "")],
        &[],
        &[],
    ];
    let mut table = changed(&sheet, &rows);
    for (row, id) in ["a", "a", "a", "b", "b", "c", "", ""]
        .into_iter()
        .enumerate()
    {
        table = table.replace(&format!("\np-{row},"), &format!("\n{id},"));
    }
    let wanted = [
        "a,,,,,,,,,,,,bad-value,3,[2.3],\"found `x`, expected a level number\"",
        "b,100,100.00,2,,200,5,5,,,,,,5,,",
        "c,,,,,,,,,,,,missing-criterion,7,[1.1],no level is chosen for “Source of raw material”",
        // A row without an id is joined to no other, and is no council of its own.
        ",,,,,,,,,,,,bad-value,8,id,\"the row has no id; if it belongs to `c` above (a merged cell), write the id in each row and run again\"",
        ",,,,,,,,,,,,bad-value,9,id,\"the row has no id; if it belongs to `c` above (a merged cell), write the id in each row and run again\"",
    ];
    for chunk in ["3", "4", "100"] {
        assert_eq!(
            rate(
                &sheet,
                &["--council", "--chunk", chunk],
                table.as_bytes(),
                1
            ),
            wanted,
            "{chunk}"
        );
    }
}

#[test]
fn a_council_that_is_too_large_is_reported_and_the_next_is_rated() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut table = changed(&sheet, &[&[][..]; 9]);
    for (row, id) in ["a", "b", "b", "b", "b", "b", "c", "c", "d"]
        .into_iter()
        .enumerate()
    {
        table = table.replace(&format!("\np-{row},"), &format!("\n{id},"));
    }
    let found = rate(&sheet, &["--council", "--chunk", "4"], table.as_bytes(), 1);
    assert_eq!(
        found,
        [
            "a,100,100.00,1,,100,5,5,,,,,,2,,",
            "b,,,,,,,,,,,,bad-value,3,id,\"the council has 5 members; the limit is 4, see --chunk\"",
            "c,100,100.00,2,,200,5,5,,,,,,8,,",
            "d,100,100.00,1,,100,5,5,,,,,,10,,",
        ]
    );
    assert_eq!(
        rate(&sheet, &["--council", "--chunk", "5"], table.as_bytes(), 0).len(),
        4
    );
}

#[test]
fn a_header_with_an_error_ends_the_run_and_names_the_column() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let good = changed(&sheet, &[&[]]);
    let refused = |args: &[&str], table: &[u8], words: &str| {
        let output = run("rate_csv", args, table);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert_eq!(text(&output.stdout), "");
        assert_eq!(text(&output.stderr), format!("rate_csv: {words}\n"));
    };
    let set = ["--set", "7"];
    let header = |from: &str, to: &str| good.replacen(from, to, 1).into_bytes();
    refused(
        &set,
        &header("1.5", "1.55"),
        "unknown column `1.55`: expected `id` or a criterion of 26/2026 set 7",
    );
    refused(&set, &header("1.5", ""), "column `1.5` is missing");
    refused(
        &set,
        &header("1.5", "1.4"),
        "column `1.4` appears twice, and `1.5` is missing; a spreadsheet may have changed a key, \
         such as 1.10 into 1.1: format the header as text",
    );
    refused(&set, &header("id,", "id,id,"), "column `id` appears twice");
    refused(
        &set,
        &header("id,", "1.5.case,"),
        "unknown column `1.5.case`: 1.5 has no cases",
    );
    refused(&set, &header("1.5,", ""), "column `1.5` is missing");
    refused(
        &set,
        &header("1.4,1.5,", ""),
        "columns `1.4`, `1.5` are missing",
    );
    refused(
        &set,
        b"id,\xFF\n",
        "the name of column 2 is not UTF-8: save the table as CSV UTF-8",
    );
    let from = ["--set", "7", "-"];
    refused(&from, b"", "standard input is empty");
    refused(&from, b"\xEF\xBB\xBF\r\n\r\n", "standard input is empty");
    let council = ["--set", "7", "--council"];
    refused(
        &council,
        &header("id,", ""),
        "column `id` is missing; --council requires it",
    );
    refused(
        &["--set", "27"],
        good.as_bytes(),
        "edition 26/2026 has no sheet 27: expected 1 to 26",
    );
    let nowhere = run("rate_csv", &["--set", "7", "/no/such/file"], b"");
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(text(&nowhere.stderr).starts_with("rate_csv: cannot read /no/such/file"));
    for args in [
        &["--set", "x"][..],
        &["--set", "8"],
        &["--set", "7", "--chunk", "0"],
        &["--set", "7", "--delimiter", "ab"],
    ] {
        assert_eq!(
            run("rate_csv", args, b"").status.code(),
            Some(2),
            "{args:?}"
        );
    }
}

#[test]
fn a_table_without_rows_is_answered_in_words() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[]);
    for more in [&[][..], &["--council"]] {
        let output = run(
            "rate_csv",
            &[&["--set", "7"], more].concat(),
            table.as_bytes(),
        );
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(text(&output.stdout), format!("{HEADER}\n"));
        assert_eq!(
            text(&output.stderr),
            "rate_csv: the input has no scorecards\n"
        );
    }
}

#[test]
fn a_file_is_read_as_standard_input_is() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[&[], &[]]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    std::fs::write(&path, &table).unwrap();
    let of_file = run("rate_csv", &["--set", "7", path.to_str().unwrap()], b"");
    let of_dash = run("rate_csv", &["--set", "7", "-"], table.as_bytes());
    let of_input = run("rate_csv", &["--set", "7"], table.as_bytes());
    assert_eq!(of_file.stdout, of_input.stdout);
    assert_eq!(of_dash.stdout, of_input.stdout);
    assert_eq!(text(&of_input.stdout).lines().count(), 3);
}

/// What is said of a row in which a quote opens and is not closed.
const OPEN: &str = "a quote opens in this row and is not closed; reading goes on in the next row";

#[test]
fn a_quote_that_is_never_closed_is_an_error_of_its_row_only() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[&[][..]; 3]);
    // In a table of some rows, and in one that is longer than a row may be.
    for more in [2, 20_000] {
        let (header, rows) = table.split_once('\n').unwrap();
        let broken = format!("{header}\n{rows}\"{}", rows.repeat(more));
        let found = rate(&sheet, &[], broken.as_bytes(), 1);
        assert_eq!(found.len(), 3 + 3 * more);
        for (row, line) in (2..).zip(&found) {
            let id = format!("p-{}", (row - 2) % 3);
            let wanted = match row {
                5 => format!("{id},,,,,,,,,,,,bad-value,5,,{OPEN}"),
                _ => format!("{id},100,100.00,1,,100,5,5,,,,,,{row},,"),
            };
            assert_eq!(*line, wanted);
        }
    }
}

#[test]
fn a_row_longer_than_a_mebibyte_is_an_error_of_its_own() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[&[][..]; 3]);
    let long = format!("p-9{}\np-2,", "x".repeat(1 << 20));
    let found = rate(&sheet, &[], table.replace("p-2,", &long).as_bytes(), 1);
    assert_eq!(found.len(), 4);
    assert!(found[2].starts_with("p-9xxx"), "{}", found[2]);
    assert!(found[2].ends_with("…,,,,,,,,,,,,bad-value,4,,the row is longer than 1 MiB"));
    assert_eq!(found[3], "p-2,100,100.00,1,,100,5,5,,,,,,5,,");
    // One byte less is a row with one cell.
    let short = format!("{}\np-2,", "x".repeat(1 << 20));
    let found = rate(&sheet, &[], table.replace("p-2,", &short).as_bytes(), 1);
    assert!(found[2].ends_with("\"the row has 1 cell, the header has 33\""));
}

#[test]
fn a_table_of_any_length_takes_no_more_memory_than_a_short_one() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[&[("1.1", "x")], &[], &[("1.5", "")], &[]]);
    let (header, rows) = table.split_once('\n').unwrap();
    let rows = rows.repeat(4096);
    let count = 16 * 4 * 4096;
    let mut child = start("rate_csv", &["--set", "7"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    writeln!(stdin, "{header}").unwrap();
    let (sent, done) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        for _ in 0..16 {
            stdin.write_all(rows.as_bytes()).unwrap();
        }
        // The input stays open until the answers are there and memory was looked at.
        let _ = done.recv();
    });
    let mut line = String::new();
    // All but some rows that fit into the pipes.
    for number in 0..count - 499 {
        line.clear();
        stdout.read_line(&mut line).unwrap();
        if number == 0 {
            assert_eq!(line.trim_end(), HEADER);
        } else {
            assert!(
                line.starts_with(&format!("p-{},", (number - 1) % 4)),
                "{line}"
            );
        }
    }
    #[cfg(target_os = "linux")]
    assert!(resident(&child) < 64 * 1024, "{} kB", resident(&child));
    drop(sent);
    writer.join().unwrap();
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest.lines().count(), 500);
    let last = format!("p-3,100,100.00,1,,100,5,5,,,,,,{},,", count + 1);
    assert_eq!(rest.lines().next_back(), Some(&*last));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_reader_that_has_enough_is_no_fault() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = changed(&sheet, &[&[][..]; 100]);
    let (header, rows) = table.split_once('\n').unwrap();
    let (header, rows) = (format!("{header}\n"), rows.to_owned());
    let mut child = start("rate_csv", &["--set", "7"]);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        stdin.write_all(header.as_bytes()).unwrap();
        // Ends when the program is gone.
        while stdin.write_all(rows.as_bytes()).is_ok() {}
    });
    let mut stdout = child.stdout.take().unwrap();
    let mut first = [0; 1];
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    writer.join().unwrap();
}
