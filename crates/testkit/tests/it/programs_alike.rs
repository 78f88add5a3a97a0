//! All programs behave alike: where input comes from, what is bundled, in which language faults are,
//! and what a file is called that is given to the wrong program.

use std::io::Write;

use serde_json::Value;
use testkit::programs::{run, text};

pub(crate) const BANANA: &str = include_str!("../../../../examples/data/dried-banana.json");
pub(crate) const TABLE: &str = include_str!("../../../../examples/data/scorecards.csv");
const COSTS: &str = include_str!("../../../../examples/data/jackfruit-costs.json");
pub(crate) const HONEY: &str = include_str!("../../../ocop-dossier/tests/data/mountain-honey.json");

/// The certificate of [`HONEY`] and a day, for `next_dossier`.
pub(crate) const CERTIFICATE: &[&str] = &[
    "--issued",
    "18/12/2026",
    "--star",
    "4",
    "--on",
    "02/07/2029",
];

/// A program, arguments it needs, an input that it reads, and its status for it.
struct Program {
    name: &'static str,
    args: &'static [&'static str],
    input: String,
    bundled: &'static str,
}

fn programs() -> Vec<Program> {
    let line = serde_json::from_str::<Value>(BANANA).unwrap().to_string();
    let program = |name, args, input: &str, bundled| Program {
        name,
        args,
        input: input.to_owned(),
        bundled,
    };
    vec![
        program("rate", &[], BANANA, "dried-banana"),
        program("rate_ndjson", &[], &line, "dried-banana"),
        program("rate_csv", &["--set", "7"], TABLE, "scorecards"),
        program("way_up", &[], BANANA, "dried-jackfruit"),
        program(
            "compare_editions",
            &["--to", "148/2023"],
            BANANA,
            "frozen-durian",
        ),
        program("check_dossier", &[], HONEY, "dried-tao-meo"),
        program("next_dossier", CERTIFICATE, HONEY, "forest-honey"),
        program("what_if", &[], TABLE, "scorecards"),
        program("what_costs_stars", &["--set", "7"], TABLE, "scorecards"),
    ]
}

/// A file with a text, which lives as long as the value.
fn file(bytes: &[u8], ending: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn with<'a>(program: &Program, more: &[&'a str]) -> Vec<&'a str> {
    [program.args, more].concat()
}

#[test]
fn a_file_a_dash_and_piped_input_give_the_same() {
    for program in programs() {
        let (name, input) = (program.name, program.input.as_bytes());
        let copy = file(input, ".csv");
        let path = copy.path().to_str().unwrap();
        let of_file = run(name, &with(&program, &[path]), b"");
        let of_dash = run(name, &with(&program, &["-"]), input);
        let of_pipe = run(name, program.args, input);
        assert!(
            !of_file.stdout.is_empty(),
            "{name}: {}",
            text(&of_file.stderr)
        );
        for other in [of_dash, of_pipe] {
            assert_eq!(text(&other.stdout), text(&of_file.stdout), "{name}");
            assert_eq!(other.status.code(), of_file.status.code(), "{name}");
        }
        let marked = run(
            name,
            &with(&program, &["-"]),
            format!("\u{feff}{}", program.input).as_bytes(),
        );
        assert_eq!(
            text(&marked.stdout),
            text(&of_file.stdout),
            "{name} with a byte-order mark"
        );
    }
}

#[test]
fn an_empty_input_shows_what_is_bundled_and_says_so() {
    for program in programs() {
        let name = program.name;
        if name.starts_with("what_") {
            // They draw scorecards instead; `--bundled` is a table.
            continue;
        }
        let bundled = run(name, &["--bundled"], b"");
        let named = run(name, &["--bundled", program.bundled], b"");
        assert_eq!(bundled.stdout, named.stdout, "{name}");
        assert!(!bundled.stdout.is_empty(), "{name}");
        for input in ["", "\u{feff}", " \r\n\n"] {
            let empty = run(name, &[], input.as_bytes());
            assert_eq!(text(&empty.stdout), text(&bundled.stdout), "{name}");
            assert_eq!(empty.status.code(), bundled.status.code(), "{name}");
            let sample = program.bundled;
            assert!(
                text(&empty.stderr).contains(&format!(
                    "{name}: standard input is empty: using the bundled `{sample}`; --help shows how to give your own\n"
                )),
                "{name}: {}",
                text(&empty.stderr)
            );
        }
        let vi = run(name, &["--lang", "vi"], b"");
        assert!(
            text(&vi.stderr).contains("đầu vào trống: dùng mẫu kèm theo"),
            "{name}: {}",
            text(&vi.stderr)
        );
    }
    let table = run("what_if", &["--bundled"], b"");
    assert!(text(&table.stdout).contains("Scorecards  8 given"));
    let drawn = run("what_if", &["--rows", "1000"], b"");
    assert!(text(&drawn.stdout).contains("Scorecards  1,000 drawn, seed 1"));
}

#[test]
fn an_empty_file_gets_the_same_answer_everywhere() {
    let empty = file(b"\n \n", ".csv");
    let path = empty.path().to_str().unwrap();
    for program in programs() {
        let name = program.name;
        for (lang, words) in [
            ("en", format!("{path} is empty")),
            ("vi", format!("{path} trống: không có dữ liệu nào")),
        ] {
            let output = run(name, &with(&program, &[path, "--lang", lang]), b"");
            assert_eq!(output.status.code(), Some(2), "{name}");
            assert_eq!(text(&output.stdout), "", "{name}");
            assert_eq!(text(&output.stderr), format!("{name}: {words}\n"));
        }
        let dash = run(name, &with(&program, &["-"]), b"");
        assert_eq!(dash.status.code(), Some(2), "{name}");
        assert_eq!(
            text(&dash.stderr),
            format!("{name}: standard input is empty\n")
        );
        let nowhere = run(name, &with(&program, &["/no/such.csv"]), b"");
        assert_eq!(nowhere.status.code(), Some(2), "{name}");
        assert!(
            text(&nowhere.stderr)
                .starts_with(&format!("{name}: cannot read /no/such.csv: No such file"))
        );
        let vi = run(
            name,
            &with(&program, &["/no/such.csv", "--lang", "vi"]),
            b"",
        );
        assert_eq!(
            text(&vi.stderr),
            format!("{name}: không đọc được /no/such.csv: không tìm thấy tệp\n")
        );
    }
}

#[test]
fn a_file_of_the_wrong_kind_is_named_once_with_what_to_do() {
    let list = format!("[{BANANA}]");
    let line = serde_json::from_str::<Value>(BANANA).unwrap().to_string();
    let lines = format!("{line}\n{line}\n");
    let utf16: Vec<u8> = format!("\u{feff}{BANANA}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let kinds: [(&str, &[u8], &str); 12] = [
        (
            "spreadsheet",
            b"PK\x03\x04....[Content_Types].xml",
            "a spreadsheet (xlsx, ods)",
        ),
        (
            "old spreadsheet",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "an old spreadsheet (xls)",
        ),
        ("PDF", b"%PDF-1.7\n", "a PDF"),
        ("web page", b"<html><table>", "a web page or XML"),
        ("archive", b"\x1F\x8B\x08\0", "an archive (zip, gz)"),
        ("UTF-16", &utf16, "text in UTF-16"),
        ("list", list.as_bytes(), "a JSON list"),
        ("costs", COSTS.as_bytes(), "costs of steps (JSON)"),
        ("lines", lines.as_bytes(), "a list of products, one a line"),
        ("table", TABLE.as_bytes(), "a table (CSV)"),
        ("dossier", HONEY.as_bytes(), "a dossier"),
        ("product", BANANA.as_bytes(), "a product"),
    ];
    let reads = |name: &str, kind: &str| match name {
        "rate" => ["lines", "product"].contains(&kind),
        "way_up" | "compare_editions" => kind == "product",
        "rate_csv" | "what_if" | "what_costs_stars" => kind == "table",
        "check_dossier" | "next_dossier" => kind == "dossier",
        _ => kind == "lines",
    };
    for program in programs() {
        let name = program.name;
        for (kind, bytes, is) in &kinds {
            if reads(name, kind) {
                continue;
            }
            let output = run(name, &with(&program, &["-"]), bytes);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{name}, {kind}: {said}");
            assert_eq!(text(&output.stdout), "", "{name}, {kind}");
            assert_eq!(said.lines().count(), 1, "{name}, {kind}: {said}");
            if (name, *kind) == ("rate_ndjson", "product") {
                assert!(
                    said.contains("one JSON object over several lines"),
                    "{said}"
                );
            } else {
                assert!(
                    said.starts_with(&format!("{name}: standard input is {is}, not ")),
                    "{name}, {kind}: {said}"
                );
            }
            let remedies = [
                "CSV UTF-8",
                "UTF-8",
                "use rate",
                "rate_ndjson",
                "use check_dossier",
                "rate --blank",
                "--print",
                "unpack it",
                "use way_up --cost",
            ];
            assert!(
                remedies.iter().any(|remedy| said.contains(remedy)),
                "{said}"
            );
            let vi = run(name, &with(&program, &["-", "--lang", "vi"]), bytes);
            assert!(
                text(&vi.stderr).starts_with(&format!("{name}: đầu vào chuẩn là ")),
                "{}",
                text(&vi.stderr)
            );
        }
    }
    let dossier = run("rate", &["-"], HONEY.as_bytes());
    assert_eq!(
        text(&dossier.stderr),
        "rate: standard input is a dossier, not a product (JSON): use check_dossier\n"
    );
}

#[test]
fn a_list_given_as_a_dossier_asks_for_one_object() {
    let list = format!("[{HONEY}]");
    let output = run("check_dossier", &["-"], list.as_bytes());
    assert_eq!(
        text(&output.stderr),
        "check_dossier: standard input is a JSON list, not a dossier (JSON): one dossier object is expected; check_dossier --bundled mountain-honey --print shows one\n"
    );
    let bars = TABLE.replace(',', "|");
    let output = run("rate", &["-"], bars.as_bytes());
    assert_eq!(
        text(&output.stderr),
        "rate: standard input is a table (CSV), not a product (JSON): use rate_csv --set NUMBER\n"
    );
    let table = file(TABLE.as_bytes(), ".csv");
    let path = table.path().to_str().unwrap();
    for (lang, words) in [
        (
            "en",
            format!(
                "check_dossier: {path} is a table (CSV), not settings (JSON): write the settings as a JSON object"
            ),
        ),
        (
            "vi",
            format!(
                "check_dossier: {path} là bảng (CSV), không phải thiết lập (JSON): ghi thiết lập thành một đối tượng JSON"
            ),
        ),
    ] {
        let args = ["--bundled", "--settings", path, "--lang", lang];
        let output = run("check_dossier", &args, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).starts_with(&words),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn what_is_not_text_is_named_once() {
    let pictures: [&[u8]; 5] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x80\x08\x02\0\0\0",
        b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\n1\n2\n",
        b"GIF89a\x01\0\x01\0\x80\0\0\n\n\n",
        b"\x7FELF\x02\x01\x01\n\xFF\n\x01\n",
        b"text\0text\nmore\0\n",
    ];
    for program in programs() {
        let name = program.name;
        for picture in pictures {
            for (lang, words) in [
                (
                    "en",
                    "standard input is not text (perhaps a picture or another binary file)",
                ),
                (
                    "vi",
                    "đầu vào chuẩn không phải văn bản (có thể là ảnh hoặc tệp nhị phân khác)",
                ),
            ] {
                let output = run(name, &with(&program, &["-", "--lang", lang]), picture);
                let said = text(&output.stderr);
                assert_eq!(
                    (output.status.code(), text(&output.stdout)),
                    (Some(2), ""),
                    "{name}: {said}"
                );
                assert_eq!(said.lines().count(), 1, "{name}: {said}");
                assert!(said.starts_with(&format!("{name}: {words}: ")), "{said}");
            }
        }
    }
}

#[test]
fn help_names_the_exit_codes_and_the_language() {
    for program in programs() {
        let help = run(program.name, &["--help"], b"");
        assert_eq!(help.status.code(), Some(0));
        let help = text(&help.stdout).replace('\n', " ");
        for part in ["Exit codes: 0", "; 1 ", "; 2 ", "--lang", "--bundled"] {
            assert!(
                help.contains(part),
                "{part} in the help of {}",
                program.name
            );
        }
    }
}

#[test]
fn wrong_arguments_are_answered_in_both_languages() {
    #[track_caller]
    fn is(program: &str, args: &[&str], vi: &str, en: &str) {
        for (lang, words, end) in [
            ("en", en, "--help lists the options"),
            ("vi", vi, "--help liệt kê các tùy chọn"),
        ] {
            let output = run(program, &[args, &["--lang", lang]].concat(), b"");
            assert_eq!(output.status.code(), Some(2));
            assert_eq!(text(&output.stdout), "");
            assert_eq!(text(&output.stderr), format!("{program}: {words}; {end}\n"));
        }
    }
    is(
        "rate_ndjson",
        &["--threads", "0"],
        "giá trị `0` của --threads <NUMBER> không hợp lệ: yêu cầu số nguyên từ 1 đến 1024",
        "invalid value `0` of --threads <NUMBER>: expected a whole number from 1 to 1024",
    );
    is(
        "what_if",
        &["--threads", "0"],
        "giá trị `0` của --threads <NUMBER> không hợp lệ: yêu cầu số nguyên từ 1 đến 1024",
        "invalid value `0` of --threads <NUMBER>: expected a whole number from 1 to 1024",
    );
    is(
        "rate_csv",
        &["--threads", "1025"],
        "giá trị `1025` của --threads <NUMBER> không hợp lệ: yêu cầu số nguyên từ 1 đến 1024",
        "invalid value `1025` of --threads <NUMBER>: expected a whole number from 1 to 1024",
    );
    is(
        "rate_csv",
        &["--set", "x"],
        "giá trị `x` của --set <SET> không hợp lệ: yêu cầu số nguyên",
        "invalid value `x` of --set <SET>: expected a whole number",
    );
    is(
        "rate_csv",
        &["--concil"],
        "không rõ tùy chọn `--concil`: có phải `--council`?",
        "unknown option `--concil`: did you mean `--council`?",
    );
    for program in [
        "rate",
        "rate_ndjson",
        "rate_csv",
        "way_up",
        "compare_editions",
        "check_dossier",
        "what_costs_stars",
    ] {
        is(
            program,
            &["a.json", "b.json"],
            "chỉ đọc được một tệp: thừa `b.json`",
            "only one file can be read: `b.json` is a second one",
        );
    }
    for (program, option, vi, en) in [
        ("rate", "--places", "từ 0 đến 20", "from 0 to 20"),
        ("rate_csv", "--set", "từ 0 đến 65535", "from 0 to 65535"),
        ("rate_csv", "--chunk", "từ 1 trở lên", "of 1 or more"),
        ("what_if", "--rows", "từ 0 trở lên", "of 0 or more"),
        ("what_if", "--seed", "từ 0 trở lên", "of 0 or more"),
        ("what_costs_stars", "--top", "từ 1 trở lên", "of 1 or more"),
        ("way_up", "--margin", "từ 0 đến 65535", "from 0 to 65535"),
        ("way_up", "--ways", "từ 0 trở lên", "of 0 or more"),
        (
            "rate_ndjson",
            "--threads",
            "từ 1 đến 1024",
            "from 1 to 1024",
        ),
    ] {
        for (lang, words) in [
            ("vi", format!("không hợp lệ: yêu cầu số nguyên {vi}; ")),
            ("en", format!(": expected a whole number {en}; ")),
        ] {
            let output = run(program, &[option, "-1", "--lang", lang], b"");
            assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
            assert!(
                text(&output.stderr).contains(&words),
                "{}",
                text(&output.stderr)
            );
        }
    }
    let budget = run(
        "way_up",
        &[
            "--bundled",
            "--cost",
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/../../examples/data/jackfruit-costs.json"
            ),
            "--budget",
            "-5",
        ],
        b"",
    );
    assert_eq!(
        text(&budget.stderr),
        "way_up: budget: a budget must be at least 0, found -5\n"
    );
    is(
        "way_up",
        &["--star", "6"],
        "giá trị `6` của --star <STAR> không hợp lệ: yêu cầu 3, 4 hoặc 5",
        "invalid value `6` of --star <STAR>: expected 3, 4 or 5",
    );
    is(
        "way_up",
        &["--budget", "50000000"],
        "thiếu --cost <FILE>",
        "--cost <FILE> is required",
    );
    is(
        "rate",
        &["--json", "--markdown"],
        "--json không dùng cùng --markdown",
        "--json cannot be used with --markdown",
    );
    is(
        "rate",
        &["--bundled", "x"],
        "không rõ giá trị `x` của --bundled [<NAME>]: chọn một trong dried-banana, dried-jackfruit, frozen-durian",
        "unknown value `x` of --bundled [<NAME>]: expected one of dried-banana, dried-jackfruit, frozen-durian",
    );
    let lang = run("rate", &["--lang", "fr"], b"");
    assert_eq!(lang.status.code(), Some(2));
    assert!(
        text(&lang.stderr)
            .starts_with("rate: unknown value `fr` of --lang <LANG>: expected one of vi, en")
    );
    let set = run("rate_csv", &["--lang", "vi", "-"], TABLE.as_bytes());
    assert_eq!(
        text(&set.stderr),
        "rate_csv: thiếu --set: số của bộ tiêu chí\n"
    );
}

#[test]
fn errors_of_the_library_are_in_vietnamese_too() {
    let line = r#"{"id":"\"message\":\"p","edition":"26/2026","set":99,"scorecards":[{}]}"#;
    let rate = run("rate", &["--lang", "vi", "-"], line.as_bytes());
    assert_eq!(
        text(&rate.stderr),
        "rate: dòng 1, \"message\":\"p: unknown-set: set: 26/2026 không có bộ số 99: yêu cầu từ 1 đến 26\n"
    );
    let lines = run("rate_ndjson", &["--lang", "vi", "-"], line.as_bytes());
    let answer: Value = serde_json::from_slice(&lines.stdout).unwrap();
    assert_eq!(answer["id"], "\"message\":\"p");
    assert_eq!(
        answer["message"],
        "26/2026 không có bộ số 99: yêu cầu từ 1 đến 26"
    );
    // All else is as in English.
    let english = run("rate_ndjson", &["-"], line.as_bytes());
    let mut english: Value = serde_json::from_slice(&english.stdout).unwrap();
    english["message"] = answer["message"].clone();
    assert_eq!(answer, english);
    let long = run(
        "rate_ndjson",
        &["--lang", "vi", "--max-line", "9", "-"],
        line.as_bytes(),
    );
    let long: Value = serde_json::from_slice(&long.stdout).unwrap();
    assert_eq!(long["error"], "line-too-long");
    assert!(long["message"].as_str().unwrap().contains("dòng"), "{long}");

    let missing = TABLE.replace("\ninvented-1,3,", "\ninvented-1,,");
    let table = run(
        "rate_csv",
        &["--set", "7", "--lang", "vi", "-"],
        missing.as_bytes(),
    );
    assert!(text(&table.stdout).contains("chưa chọn mức nào cho “Nguồn nguyên liệu”"));
    let dossier = run("check_dossier", &["--lang", "vi", "-"], b"{}");
    assert!(text(&dossier.stderr).contains("đầu vào chuẩn: format: thiếu trường"));
    let fixed = run(
        "way_up",
        &["--bundled", "--fixed", "9.9", "--lang", "vi"],
        b"",
    );
    assert_eq!(
        text(&fixed.stderr),
        "way_up: fixed.9.9: bộ số 7 của 26/2026 không có tiêu chí `9.9`\n"
    );
}

#[test]
fn text_is_wrapped_to_a_width_with_its_indent_and_nothing_is_lost() {
    for (program, args) in [
        ("rate", &["--bundled"][..]),
        ("rate", &["--bundled", "--lang", "vi"]),
        ("way_up", &["--bundled", "--lang", "vi"]),
        ("compare_editions", &["--bundled"]),
        ("check_dossier", &["--bundled", "--lang", "vi"]),
    ] {
        // In a pipe, lines are as long as they are.
        let plain = run(program, args, b"");
        assert!(
            text(&plain.stdout)
                .lines()
                .any(|line| line.chars().count() > 100),
            "{program}"
        );
        for width in ["40", "60", "100"] {
            let wrapped = run(program, &[args, &["--width", width]].concat(), b"");
            let most = width.parse().unwrap();
            let wrapped = text(&wrapped.stdout);
            for line in wrapped
                .lines()
                .filter(|line| line.split_whitespace().count() > 1)
            {
                assert!(line.chars().count() <= most, "{program} {width}: {line}");
            }
            let words = |text: &str| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            assert!(
                words(wrapped) == words(text(&plain.stdout)),
                "{program} {width}"
            );
        }
    }
    let letter = run("check_dossier", &["--bundled", "--width", "60"], b"");
    let letter = text(&letter.stdout);
    let finding = letter
        .lines()
        .position(|line| line.starts_with("  1. "))
        .unwrap();
    let next = letter.lines().nth(finding + 1).unwrap();
    assert!(
        next.starts_with("     ") && !next.starts_with("      "),
        "{next}"
    );
}

#[test]
fn days_and_amounts_are_typed_as_people_write_them() {
    let check = |day: &str| {
        run(
            "check_dossier",
            &["--bundled", "mountain-honey", "--on", day, "--json"],
            b"",
        )
    };
    let iso = check("2026-06-03");
    assert_eq!(iso.status.code(), Some(0));
    assert_eq!(check("03/06/2026").stdout, iso.stdout);
    assert_eq!(
        text(&check("06/30/2026").stderr),
        "check_dossier: invalid value `06/30/2026` of --on <DAY>: expected a day such as 03/06/2026 (day first) \
         or 2026-06-03; --help lists the options\n"
    );
    let costs = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/data/jackfruit-costs.json"
    );
    let up = |amount: &str| {
        run(
            "way_up",
            &["--bundled", "--cost", costs, "--budget", amount],
            b"",
        )
    };
    let plain = up("130000000");
    assert!(!plain.stdout.is_empty());
    for amount in ["130.000.000", "130,000,000", "130 000 000"] {
        assert_eq!(up(amount).stdout, plain.stdout, "{amount}");
    }
    let two = up("130.000");
    assert_eq!(two.status.code(), Some(2));
    assert!(text(&two.stderr).contains("`130.000` can be 130 or 130000: write one of the two"));
    // The format for programs stays strict.
    let dossier = HONEY.replace("\"filed\": \"2026-09-14\"", "\"filed\": \"14/09/2026\"");
    let strict = run("check_dossier", &["-"], dossier.as_bytes());
    assert_eq!(strict.status.code(), Some(1));
    assert!(
        text(&strict.stdout).contains("steps.filed · unreadable-value")
            || text(&strict.stdout).contains("unreadable-value")
    );
}

/// What a program shows on a terminal of 60 columns, and its exit code; nobody types.
#[cfg(target_os = "linux")]
fn on_a_terminal(name: &str, args: &str) -> (String, Option<i32>) {
    let program = testkit::programs::path(name);
    let command = format!("stty rows 24 cols 60 && {} {args}", program.display());
    let output = std::process::Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let shown = text(&output.stdout).replace('\r', "\n");
    (shown, output.status.code())
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_the_bundled_sample_in_wrapped_lines() {
    for program in programs() {
        let name = program.name;
        if name.starts_with("what_") {
            continue;
        }
        let (shown, status) = on_a_terminal(name, "--lang vi");
        let sample = program.bundled;
        assert!(
            shown.contains(&format!(
                "{name}: không có tệp: dùng mẫu kèm theo `{sample}`"
            )),
            "{shown}"
        );
        assert_eq!(status, Some(i32::from(name == "check_dossier")), "{name}");
        if !name.starts_with("rate_") {
            let lines = shown.lines().filter(|line| !line.starts_with(name));
            let longest = lines.map(|line| line.chars().count()).max();
            assert!(longest <= Some(60), "{name}: {shown}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_table_of_another_sheet_is_asked_for_on_a_terminal() {
    let (shown, status) = on_a_terminal("rate_csv", "--set 9");
    assert_eq!(status, Some(2));
    assert!(
        shown.contains("rate_csv: no file given; use - to read standard input"),
        "{shown}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn work_of_more_than_a_second_shows_a_bar_on_a_terminal_only() {
    // A program that is not optimised takes as long for fewer rows.
    let (rows, shown_rows) = if cfg!(debug_assertions) {
        ("200000", "/200,000")
    } else {
        ("60000000", "/60,000,000")
    };
    let (shown, status) =
        on_a_terminal("what_if", &format!("--rows {rows} --threads 1 > /dev/null"));
    assert_eq!(status, Some(0));
    assert!(shown.contains(shown_rows), "{shown}");
    let (short, _) = on_a_terminal("what_if", "--rows 1000 > /dev/null");
    assert!(!short.contains("/1,000"), "{short}");
}
