//! `what_if` as a user runs it: changes of the law, right and wrong, and what they do to stars.

use std::collections::BTreeMap;

use ocop_batch::Distribution;
use ocop_core::{Choice, Edition, Scorecard, Sheet, Star};

use testkit::programs::{run, text};

const TABLE: &str = include_str!("../../../../examples/data/scorecards.csv");

/// What the program prints, as numbers.
struct Report {
    text: String,
    /// By star now and then: no star, one to five, and perhaps not rated.
    matrix: Vec<Vec<u64>>,
    /// For now and then.
    exactly: [Counts; 2],
}

/// By total or star: exact, found, and what the exact share makes of the rows.
type Counts = BTreeMap<String, (u128, u64, Option<u64>)>;

fn number<T: std::str::FromStr<Err: std::fmt::Debug>>(cell: &str) -> T {
    cell.replace(',', "").replace('·', "0").parse().unwrap()
}

#[track_caller]
fn report(args: &[&str], input: &str, status: i32) -> Report {
    let output = run("what_if", args, input.as_bytes());
    assert_eq!(
        output.status.code(),
        Some(status),
        "{}",
        text(&output.stderr)
    );
    let text = text(&output.stdout).to_owned();
    let matrix = text
        .lines()
        .skip_while(|line| !line.starts_with("Stars before"))
        .skip(3)
        .take_while(|line| !line.is_empty())
        .map(|line| {
            line[10..]
                .split_whitespace()
                .filter(|cell| *cell != "rated")
                .map(number)
                .collect()
        })
        .collect();
    let exactly = ["Before: ", "After: "].map(|heading| {
        let lines = text.lines().skip_while(|line| !line.starts_with(heading));
        let rows = lines.skip(3).take_while(|line| !line.is_empty());
        rows.map(|line| {
            let (name, cells) = line.split_at(line.char_indices().nth(9).unwrap().0);
            let cells: Vec<_> = cells.split_whitespace().collect();
            let of_these = cells.get(3).copied().map(number);
            (
                name.trim().to_owned(),
                (number(cells[0]), number(cells[2]), of_these),
            )
        })
        .collect()
    });
    Report {
        text,
        matrix,
        exactly,
    }
}

/// How the run ends without a report.
#[track_caller]
fn refused(args: &[&str], words: &str) {
    let output = run("what_if", args, b"");
    assert_eq!(output.status.code(), Some(2), "{args:?}");
    assert_eq!(text(&output.stdout), "");
    let message = text(&output.stderr);
    assert!(message.contains(words), "{words} in\n{message}");
}

impl Report {
    /// The sums of the rows and of the columns, without those over all.
    fn check(&self) {
        let size = self.matrix.len() - 1;
        for (index, row) in self.matrix.iter().enumerate() {
            assert_eq!(row.len(), size + 1);
            assert_eq!(row[..size].iter().sum::<u64>(), row[size]);
            let column: u64 = self.matrix[..size].iter().map(|row| row[index]).sum();
            assert_eq!(column, self.matrix[size][index]);
        }
    }
}

#[test]
fn drawn_scorecards_agree_with_the_exact_counts_of_both_sheets() {
    for (args, changed_sheet) in [
        (
            &[
                "mark:2.2:3=none",
                "edge:2=35",
                "edge:3=45",
                "points:1.5:2=2",
            ][..],
            (7, 4),
        ),
        (&["--set", "26", "edge:3=45", "mark:8:b2=3"], (26, 2)),
        (&["--set", "16", "edge:3=45", "edge:2=40"], (16, 2)),
        (
            &["--set", "14", "--edition", "1048/2019", "edge:3=45"],
            (14, 1),
        ),
    ] {
        let report = report(
            &[args, &["--rows", "200000", "--each-total"]].concat(),
            "",
            0,
        );
        report.check();
        assert_eq!(report.matrix.len(), 7, "{args:?}");
        assert_eq!(report.text.matches("\nChange ").count(), changed_sheet.1);
        for (when, exactly) in report.exactly.iter().enumerate() {
            assert_eq!(exactly.len(), 6 + 101);
            for (name, &(_, found, of_these)) in exactly {
                // Six times the usual difference, √n: one in some hundred million is further off.
                let of_these = of_these.unwrap();
                let off = found.abs_diff(of_these);
                assert!(
                    off * off <= 36 * (of_these + 1),
                    "{args:?} {when} {name}: {found} {of_these}"
                );
            }
            let stars = exactly
                .iter()
                .filter(|(name, _)| name.ends_with('★') || *name == "no star");
            assert_eq!(stars.map(|(_, counts)| counts.1).sum::<u64>(), 200_000);
        }
        let sheet_then = &report.exactly[1];
        assert_ne!(report.exactly[0]["3★"].0, sheet_then["3★"].0, "{args:?}");
    }
}

#[test]
fn the_same_seed_gives_the_same_report_on_any_number_of_threads() {
    let shown = |args: &[&str]| report(&[&["--rows", "100001"], args].concat(), "", 0).text;
    let one = shown(&["--threads", "1"]);
    assert!(one.contains("Scorecards  100,001 drawn, seed 1\n"));
    for threads in ["2", "3", "9"] {
        assert!(shown(&["--threads", threads]) == one, "{threads} threads");
    }
    assert!(shown(&["--seed", "2"]) != one);
}

#[test]
fn the_exact_counts_are_those_of_the_library() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut spec = sheet.to_spec();
    spec.criterion_mut("2.2").unwrap().levels[2].mark = None;
    let sheets = [
        Distribution::of(&sheet),
        Distribution::of(&spec.build().unwrap()),
    ];
    let report = report(&["--rows", "10"], "", 0);
    for (exactly, all) in report.exactly.iter().zip(sheets) {
        let all = all.unwrap();
        assert_eq!(exactly["no star"].0, all.with_star(None));
        for star in Star::ALL {
            assert_eq!(exactly[&format!("{star}★")].0, all.with_star(Some(star)));
        }
        let fives = all
            .totals()
            .filter(|(total, _)| (50..55).contains(&total.get()));
        assert_eq!(
            exactly["50–54"].0,
            fives.map(|(_, count)| count).sum::<u128>()
        );
    }
}

/// The scorecards of a table of set 7.
fn cards(sheet: &Sheet, table: &str) -> Vec<Scorecard> {
    let mut lines = table.lines();
    let keys: Vec<_> = lines.next().unwrap().split(',').skip(1).collect();
    lines
        .map(|line| {
            let cells = line
                .split(',')
                .skip(1)
                .map(|cell| cell.parse::<Choice>().unwrap());
            sheet
                .scorecard_from(keys.iter().zip(cells))
                .unwrap()
                .complete()
                .unwrap()
        })
        .collect()
}

#[test]
fn given_scorecards_move_as_the_reference_path_says() {
    let now = Edition::E2026.sheet(7).unwrap();
    let mut spec = now.to_spec();
    spec.bands = Some([30, 50, 70, 85]);
    for (key, place, mark) in [
        ("1.5", 3, None),
        ("2.3", 2, None),
        ("2.3", 1, Some(Star::Four)),
    ] {
        spec.criterion_mut(key).unwrap().levels[place].mark = mark;
    }
    for key in ["7", "6.5", "4.1"] {
        for level in &mut spec.criterion_mut(key).unwrap().levels {
            level.mark = level.mark.filter(|&mark| mark != Star::Five);
        }
    }
    let then = spec.build().unwrap();
    let marks = |key: &str| {
        let levels = now.criterion(key).unwrap().marked(Star::Five);
        levels
            .map(|level| format!("mark:{key}:{}=none", level.choice()))
            .collect::<Vec<_>>()
    };
    let mut args: Vec<String> = [
        "edge:5=85",
        "mark:1.5:4=none",
        "mark:2.3:3=none",
        "mark:2.3:2=4",
    ]
    .map(str::to_owned)
    .to_vec();
    args.extend(["7", "6.5", "4.1"].into_iter().flat_map(marks));
    args.extend(["--from".into(), "-".into()]);
    let args: Vec<_> = args.iter().map(String::as_str).collect();

    let mut wanted = vec![vec![0; 6]; 6];
    for (card_now, card_then) in cards(&now, TABLE).iter().zip(cards(&then, TABLE)) {
        let place = |card: &Scorecard| card.star().map_or(0, |star| usize::from(star.number()));
        wanted[place(card_now)][place(&card_then)] += 1;
    }
    let stay = (0..6).map(|star| wanted[star][star]).sum::<u64>();
    assert!(stay < 8, "some stars move");
    let found = report(&args, TABLE, 0);
    found.check();
    assert!(found.text.contains("\nScorecards  8 given\n"));
    for (found, wanted) in found.matrix.iter().zip(wanted) {
        assert_eq!(found[..6], wanted);
    }
    assert_eq!(found.exactly[0]["3★"].2, None);
}

#[test]
fn rows_that_cannot_be_rated_are_counted_and_the_first_is_reported() {
    // A level too high in row 3, a word in row 5, too few cells in the last row.
    let mut lines: Vec<String> = TABLE.lines().map(str::to_owned).collect();
    lines[2] = lines[2].replacen(",3", ",9", 1);
    lines[4] = lines[4].replacen(",3", ",x", 1);
    lines.push("invented-4,1,2".into());
    let table = lines.join("\n");
    let output = run("what_if", &["edge:4=85", "--from", "-"], table.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("what_if: row 3, column 1.1: level 9 out of range: expected 0 to 3; further rows are only counted\n"),
        "{message}"
    );
    let report = report(&["edge:4=85", "--from", "-"], &table, 1);
    report.check();
    assert_eq!(report.matrix[6][6], 3);
    assert_eq!(report.matrix[7][7], 9);
    assert!(report.text.contains("\n3 cannot be rated.\n"));
    // A row as a whole has no column.
    let short = format!("{}\nshort,1\n", TABLE.lines().next().unwrap());
    let output = run("what_if", &["edge:4=85", "--from", "-"], short.as_bytes());
    assert!(
        text(&output.stderr)
            .starts_with("what_if: row 2: the row has 2 cells, the header has 33; ")
    );
}

#[test]
fn scorecards_that_do_not_fit_the_changed_sheet_are_reported() {
    // Level 1 of 1.3 worth nothing: there is no level below it then.
    let report = report(&["points:1.3:1=0", "--rows", "10000"], "", 0);
    report.check();
    assert!(
        report.text.contains(
            "\nNote        after the changes, the sheet has other scorecards than before\n"
        )
    );
    let lost: u64 = report.matrix[..6].iter().map(|row| row[6]).sum();
    assert!((2000..3000).contains(&lost), "one in four: {lost}");
    assert_eq!(report.matrix[6][7], 0);
    assert!(report.exactly[0]["3★"].2.is_some());
    assert_eq!(report.exactly[1]["3★"].2, None, "not drawn from these");
}

#[test]
fn changes_that_belong_together_are_made_at_once() {
    // One point less on 1.5 alone, and given to 1.1.
    let lower = ["points:1.5:4=2", "points:1.5:3=2"];
    let alone = report(&[&lower[..], &["--rows", "10"]].concat(), "", 0);
    assert!(
        alone
            .text
            .contains("\nNote        after the changes, the best levels sum to 99 points\n")
    );
    let both = report(
        &[&lower[..], &["points:1.1:3=4", "--rows", "10"]].concat(),
        "",
        0,
    );
    assert!(!both.text.contains("Note"));
    assert_eq!(both.exactly[1]["100"].0, 2, "two levels of 1.5 are best");
    refused(
        &["points:1.1:3=4"],
        "the best levels sum to 101, but a sheet has 100 points: take 1 from other best levels too\n",
    );
    // A mark that moves.
    refused(
        &["mark:2.3:2=4"],
        "level 3 of 2.3 is already marked 4★: add mark:2.3:3=none\n",
    );
    report(&["mark:2.3:2=4", "mark:2.3:3=none", "--rows", "10"], "", 0);
    // Edges that move together.
    refused(
        &["edge:4=92"],
        "bands must rise from above 0 to at most 100, found [30, 50, 92, 90]; change the edges beside it too\n",
    );
    report(&["edge:4=92", "edge:5=95", "--rows", "10"], "", 0);
    refused(
        &["points:1.5:2=3"],
        "1.5 level 3: a level has fewer points than the one before it; change the levels beside it too\n",
    );
}

#[test]
fn a_change_with_an_error_ends_the_run_in_words() {
    for (change, words) in [
        (
            "points:9.9:1=1",
            "what_if: points:9.9:1=1: the sheet has no criterion 9.9\n",
        ),
        (
            "points:1.1:4=9",
            "what_if: points:1.1:4=9: 1.1 has no level 4: expected 1, 2, 3\n",
        ),
        (
            "mark:1.1:0=3",
            "what_if: mark:1.1:0=3: level 0 is not printed: its points and mark cannot change\n",
        ),
        (
            "mark:1.1:b1=3",
            "what_if: mark:1.1:b1=3: 1.1 has no level b1: expected 1, 2, 3\n",
        ),
        (
            "mark:1.2:1=3",
            "what_if: 1.2 level 1: marks must be 3, 4 or 5 stars, rising, on levels worth points; change the marks beside it too\n",
        ),
        (
            "mark:1.1:1=2",
            "unknown mark \"2\": expected 3, 4, 5 or none",
        ),
        (
            "points:1.1:1=101",
            "points are \"101\": expected a whole number from 0 to 100",
        ),
        (
            "points:1.1:1=-1",
            "points are \"-1\": expected a whole number from 0 to 100",
        ),
        (
            "points:1.1:1=65536",
            "points are \"65536\": expected a whole number from 0 to 100",
        ),
        ("points:1.1:x=1", "unknown choice `x`"),
        ("edge:1=3", "the band of one star always begins at 0"),
        ("edge:6=3", "unknown star `6`"),
        (
            "edge:4",
            "unknown change \"edge:4\": expected one such as points:1.5:3=4",
        ),
        (
            "label:4=1",
            "unknown change \"label:4\": expected points:CRITERION:LEVEL",
        ),
    ] {
        refused(&[change], words);
    }
    refused(
        &["edge:4=65", "edge:4=66"],
        "what_if: edge:4 is changed twice\n",
    );
    refused(
        &["--set", "8"],
        "what_if: a change is required, such as edge:3=45",
    );
    refused(
        &["--set", "27", "edge:4=65"],
        "what_if: edition 26/2026 has no sheet 27",
    );
    refused(
        &["--from", "/no/such/file"],
        "what_if: cannot read /no/such/file",
    );
    refused(&["--from", "-"], "what_if: standard input is empty\n");
    refused(&["--from", "-", "--rows", "3"], "cannot be used with");
    refused(&["--threads", "0"], "");
}

#[test]
fn cases_of_a_level_are_named_by_their_letter() {
    let report = report(
        &[
            "--set",
            "26",
            "mark:8:a2=4",
            "points:8:b1=2",
            "--rows",
            "10",
        ],
        "",
        0,
    );
    assert!(
        report
            .text
            .contains("\nChange      mark:8:a2=4\nChange      points:8:b1=2\n")
    );
    refused(
        &["--set", "26", "points:8:1=1"],
        "8 has no level 1: expected a1, a2, b1, b2\n",
    );
}

#[test]
fn the_matrix_is_a_table_of_numbers() {
    let args = ["mark:2.3:3=none", "--csv"];
    let output = run("what_if", &[&args[..], &["-"]].concat(), TABLE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let mut reader = csv::Reader::from_reader(&output.stdout[..]);
    let header: Vec<_> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        header,
        [
            "before",
            "no_star",
            "1",
            "2",
            "3",
            "4",
            "5",
            "not_rated",
            "all"
        ]
    );
    let rows: Vec<Vec<u64>> = reader
        .records()
        .map(|row| row.unwrap().iter().skip(1).map(number).collect())
        .collect();
    assert_eq!(rows.len(), 8);
    for row in &rows {
        assert_eq!(row[..7].iter().sum::<u64>(), row[7]);
    }
    // As the report says: of eight scorecards these move.
    let report = report(&["mark:2.3:3=none", "-"], TABLE, 0);
    for (row, wanted) in rows.iter().zip(&report.matrix).take(6) {
        assert_eq!(row[..6], wanted[..6]);
    }
    assert_eq!(rows[7][7], 8);
}

#[test]
fn the_rows_whose_star_moved_are_listed() {
    let moved = |more: &[&str]| {
        let args = [&["mark:2.3:3=none", "--from", "-", "--moved"], more].concat();
        run("what_if", &args, TABLE.as_bytes())
    };
    let listed = moved(&["-"]);
    let listed = text(&listed.stdout);
    let sheet = Edition::E2026.sheet(7).unwrap();
    let changed = {
        let mut spec = sheet.to_spec();
        spec.criterion_mut("2.3").unwrap().levels[2].mark = None;
        spec.build().unwrap()
    };
    // Each row by the library, before and after.
    let mut wanted = "id,row,before,after,sum_before,sum_after\n".to_owned();
    let keys: Vec<&str> = TABLE.lines().next().unwrap().split(',').skip(1).collect();
    for (line, row) in TABLE.lines().zip(1..).skip(1) {
        let (id, cells) = line.split_once(',').unwrap();
        let card = |sheet: &Sheet| {
            let choices = keys.iter().copied().zip(cells.split(','));
            let choices = choices.map(|(key, cell)| (key, cell.parse::<Choice>().unwrap()));
            sheet.scorecard_from(choices).unwrap().complete().unwrap()
        };
        let (before, after) = (card(&sheet), card(&changed));
        if before.star() != after.star() {
            let star = |card: &Scorecard| card.star().unwrap();
            let (from, to) = (star(&before), star(&after));
            let total = before.total();
            wanted += &format!("{id},{row},{from},{to},{total},{total}\n");
        }
    }
    assert!(wanted.lines().count() > 1);
    assert_eq!(listed, wanted);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("moved.csv");
    let output = moved(&[path.to_str().unwrap()]);
    assert!(text(&output.stdout).starts_with("Sheet"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
    refused(
        &["--moved", "-", "--rows", "10"],
        "--moved requires a table of scorecards",
    );
}

#[test]
fn the_report_is_in_vietnamese_too() {
    let output = run("what_if", &["--rows", "2000", "--lang", "vi"], b"");
    let report = text(&output.stdout);
    for words in [
        "Phiếu chấm  2.000 phiếu ngẫu nhiên, số khởi tạo 1",
        "Số sao trước (hàng) và sau (cột) thay đổi",
        "Trước thay đổi: số đếm chính xác",
        "không sao",
    ] {
        assert!(report.contains(words), "{words} in\n{report}");
    }
    for english in ["Sheet", "Before", "scorecards", "no star", " go up"] {
        assert!(!report.contains(english), "{english} in\n{report}");
    }
    let wrong = run("what_if", &["edge:4=200", "--lang", "vi"], b"");
    assert_eq!(
        text(&wrong.stderr),
        "what_if: giá trị `edge:4=200` của [CHANGE|FILE]... không hợp lệ: điểm là \"200\": yêu cầu số nguyên từ 0 đến 100; \
         --help liệt kê các tùy chọn\n"
    );
}

#[test]
fn a_table_with_rounds_is_refused() {
    let mut lines = TABLE.lines();
    let header = lines.next().unwrap();
    let row = lines.next().unwrap();
    for (column, words) in [
        ("round", "column `round`"),
        ("Vòng chấm", "column `Vòng chấm`"),
    ] {
        let table = format!("member,{column},{header}\nAn,1,{row}\nAn,2,{row}\n");
        let en = run("what_if", &["edge:4=72"], table.as_bytes());
        assert_eq!((en.status.code(), text(&en.stdout)), (Some(2), ""));
        assert_eq!(
            text(&en.stderr),
            format!(
                "what_if: the table has rounds in {words}: what_if rates each row alone and cannot set earlier rounds aside; keep only the latest round of each member and remove the column\n"
            )
        );
        let vi = run("what_if", &["edge:4=72", "--lang", "vi"], table.as_bytes());
        assert_eq!(vi.status.code(), Some(2));
        assert!(
            text(&vi.stderr).contains("chỉ giữ phiếu vòng cuối của từng thành viên"),
            "{}",
            text(&vi.stderr)
        );
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    for (lang, rows, threads, seed) in [
        (
            "en",
            "what_if: 12,000 rows in ",
            " on 1 thread, ",
            "12,000 drawn, seed 1",
        ),
        (
            "vi",
            "what_if: 12.000 phiếu trong ",
            " trên 1 luồng, ",
            "12.000 phiếu ngẫu nhiên, số khởi tạo 1",
        ),
    ] {
        let output = run(
            "what_if",
            &["--rows", "12000", "--threads", "1", "--lang", lang],
            b"",
        );
        let said = text(&output.stderr);
        assert!(said.starts_with(rows) && said.contains(threads), "{said}");
        assert!(
            text(&output.stdout).contains(seed),
            "{}",
            text(&output.stdout)
        );
    }
}
