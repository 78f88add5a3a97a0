//! The examples as a user runs them: what they print, with what status, with wrong input too.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Output;

use ocop_core::json::Record;
use serde_json::Value;

use testkit::cases::{self, EDGES, RATING as CASES};
#[cfg(target_os = "linux")]
use testkit::programs::resident;
use testkit::programs::{run, start, text};

fn lines(output: &Output) -> Vec<Value> {
    let lines = text(&output.stdout).lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn rate_shows_the_bundled_durian_as_it_was_published() {
    let durian = ["--bundled", "frozen-durian"];
    let output = run("rate", &durian, b"");
    let report = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
    for line in [
        "Result        Potential 5 stars: the dossier is sent up to the centre, which evaluates and rates it",
        "Points        93 / 100",
        "Part A: 34 of 35",
        "Part B: 24 of 25",
        "Part C: 35 of 40",
    ] {
        assert!(
            report.lines().any(|found| found == line),
            "{line} in\n{report}"
        );
    }
    let with = |more: &[&str]| run("rate", &[&durian, more].concat(), b"");
    let vi = with(&["--lang", "vi"]);
    assert!(
        text(&vi.stdout)
            .lines()
            .any(|line| line.starts_with("Kết quả     Tiềm năng 5 sao: "))
    );
    let markdown = with(&["--markdown"]);
    assert!(text(&markdown.stdout).starts_with("frozen-durian\n\n# Fresh vegetables"));
    let json: Value = serde_json::from_slice(&with(&["--json"]).stdout).unwrap();
    assert_eq!(
        (&json["rating"]["stars"], &json["explanation"]["format"]),
        (&5.into(), &1.into())
    );
}

#[test]
fn rate_without_arguments_shows_a_product_of_today_that_misses_a_requirement() {
    let output = run("rate", &["--json"], b"");
    assert_eq!(output.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rating = &json["rating"];
    // Points for four stars, but the label has no traceability code.
    assert_eq!(
        (&rating["band"], &rating["stars"], &rating["unmet"]["4"]),
        (&4.into(), &3.into(), &serde_json::json!(["2.3"]))
    );
    assert_eq!(rating["edition"], "26/2026");
}

#[test]
fn rate_takes_a_file_of_one_product_or_of_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("products");
    let rate = |input: &[u8], args: &[&str]| {
        std::fs::write(&path, input).unwrap();
        run("rate", &[&[path.to_str().unwrap()], args].concat(), b"")
    };
    let two: String = CASES
        .lines()
        .take(2)
        .map(|line| format!("\r\n{line}"))
        .collect();
    let output = rate(format!("\u{feff}{two}").as_bytes(), &["--json"]);
    assert_eq!(output.status.code(), Some(0));
    let ids = text(&output.stdout)
        .lines()
        .filter(|line| line.starts_with("  \"id\""));
    assert_eq!(ids.count(), 2);

    let bad = rate(b"\n{\"id\":\"p\"}\n", &[]);
    assert_eq!(bad.status.code(), Some(1));
    assert_eq!(text(&bad.stdout), "");
    // All faults of a product are shown, each on its line with its path.
    let faults = text(&bad.stderr);
    assert!(
        faults.starts_with(
            "rate: line 2, p: bad-value: edition: found nothing, expected an edition such as `26/2026`\n"
        ),
        "{faults}"
    );
    let paths = |faults: &str, start: &str| -> Vec<String> {
        let paths = faults.lines().map(|line| line.strip_prefix(start).unwrap());
        paths
            .map(|path| path.split(": ").next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        paths(faults, "rate: line 2, p: bad-value: "),
        ["edition", "set", "scorecards"]
    );
    let as_json = rate(b"\n{\"id\":\"p\"}\n", &["--json"]);
    let objects: Vec<Value> = text(&as_json.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let wanted = Record::read(b"{\"id\":\"p\"}").unwrap_err().at_line(2);
    assert_eq!(objects.len(), 3);
    assert_eq!(objects[0], serde_json::to_value(&wanted).unwrap());
    let more = br#"{"id":"p","edition":"26/2026","set":7,"scorecards":[],"extra":{"a":1.50}}"#;
    let shown = rate(more, &["--json"]);
    let wanted = Record::read(more).unwrap_err().at_line(1);
    assert_eq!(
        text(&shown.stdout).lines().next(),
        Some(&*serde_json::to_string(&wanted).unwrap())
    );
    // A list goes on after a product with faults.
    let good: Value =
        serde_json::from_str(include_str!("../../../../examples/data/dried-banana.json")).unwrap();
    let list = format!("{{\"id\":\" \"}}\n{good}\n{{\"id\":\"q\"}}\n");
    let vi = rate(list.as_bytes(), &["--lang", "vi"]);
    assert_eq!(vi.status.code(), Some(1));
    assert!(!vi.stdout.is_empty());
    let faults = text(&vi.stderr);
    assert!(faults.lines().count() >= 6, "{faults}");
    assert!(
        faults.contains("rate: dòng 1, không có id: bad-value: edition: ")
            && faults.contains("rate: dòng 3, q: bad-value: set: "),
        "{faults}"
    );
    for program in ["way_up", "compare_editions"] {
        let output = run(program, &["-"], b"{\"id\":\"p\"}");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
        assert_eq!(
            paths(text(&output.stderr), &format!("{program}: p: bad-value: ")),
            ["edition", "set", "scorecards"]
        );
    }
    let empty = rate(b"\n \n", &[]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(text(&empty.stderr).ends_with(" is empty\n"));
    // A fault in an object over several lines is reported once, at its place.
    let broken = rate(b"\n{\n \"id\": \"p\",\n \"set\": 7,,\n}\n", &[]);
    assert_eq!(
        text(&broken.stderr),
        "rate: line 2, no id: bad-json: not JSON: key must be a string at line 3, byte 11 of the object\n"
    );
    let nowhere = run("rate", &["/no/such/file"], b"");
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(text(&nowhere.stderr).starts_with("rate: cannot read /no/such/file"));
    assert_eq!(run("rate", &["--lang", "fr"], b"").status.code(), Some(2));
}

#[test]
fn a_blank_scorecard_is_filled_in_and_rated() {
    let blank = run("rate", &["--blank", "26"], b"");
    assert_eq!(blank.status.code(), Some(0));
    let mut form: Value = serde_json::from_slice(&blank.stdout).unwrap();
    let fault = Record::read(form.to_string().as_bytes()).unwrap_err();
    assert_eq!(
        (fault.error().kind().as_str(), fault.error().path()),
        ("bad-value", "scorecards[0].1.1")
    );
    for (_, choice) in form["scorecards"][0].as_object_mut().unwrap() {
        if choice.is_object() {
            *choice = serde_json::json!({ "case": "b", "level": 1 });
        } else {
            *choice = 1.into();
        }
    }
    assert!(Record::read(form.to_string().as_bytes()).is_ok());
    let older = run("rate", &["--blank", "15", "--edition", "1048/2019"], b"");
    let form: Value = serde_json::from_slice(&older.stdout).unwrap();
    assert_eq!(form["edition"], "1048/2019");
    assert_eq!(
        run("rate", &["--blank", "7", "--json"], b"").status.code(),
        Some(2)
    );
    assert_eq!(run("rate", &["--blank", "27"], b"").status.code(), Some(2));
    let found = run("rate", &["--find", "cà phê"], b"");
    assert!(
        text(&found.stdout).starts_with(" 13  "),
        "{}",
        text(&found.stdout)
    );
    assert_eq!(run("rate", &["--find", "zzz"], b"").status.code(), Some(1));
}

#[test]
fn compare_editions_shows_what_is_asked_of_the_durian() {
    let output = run("compare_editions", &[], b"");
    let report = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0));
    for line in [
        "Scored          93 points, 5 stars by the sheet (potential 5 stars at this tier) (1048/2019, “Rau, củ, quả, hạt tươi”)",
        "Compared with   26/2026, Annex II, set 1",
        "1.2    Quality-certified raw-material area: new",
        "3.3    Local workers: changed (place, share)",
        "4.2    Organisation of distribution: same",
        "No longer on the sheet",
    ] {
        assert!(
            report.lines().any(|found| found == line),
            "{line} in\n{report}"
        );
    }
    let json = run(
        "compare_editions",
        &["--json", "--to", "148/2023", "--lang", "vi"],
        b"",
    );
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let comparison = &json["comparison"];
    assert_eq!(
        (&json["member"], &comparison["from"]["total"]),
        (&1.into(), &93.into())
    );
    assert_eq!(comparison["lowest"]["edition"], "148/2023");
    assert_eq!(comparison["criteria"].as_array().map(Vec::len), Some(32));
    let markdown = run("compare_editions", &["--markdown", "--set", "3"], b"");
    assert!(text(&markdown.stdout).starts_with("# Fresh vegetables"));
}

#[test]
fn compare_editions_answers_wrong_input() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("product");
    let compare = |input: &[u8], args: &[&str]| {
        std::fs::write(&path, input).unwrap();
        run(
            "compare_editions",
            &[&[path.to_str().unwrap()], args].concat(),
            b"",
        )
    };
    let bad = compare(
        b"{\"id\":\"p\",\"edition\":\"1048/2019\",\"set\":10,\"scorecards\":[{}]}",
        &[],
    );
    assert_eq!(bad.status.code(), Some(1));
    assert_eq!(
        text(&bad.stderr),
        "compare_editions: p: unknown-set: set: no source for sheet 10 of edition 1048/2019, “Gạo, ngũ cốc”\n"
    );
    let bad = compare(b"{}", &["--json"]);
    let errors = text(&bad.stdout).lines();
    let errors: Vec<Value> = errors
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let paths: Vec<_> = errors.iter().map(|error| &error["path"]).collect();
    assert_eq!(paths, ["id", "edition", "set", "scorecards"]);
    assert!(errors.iter().all(|error| error["error"] == "bad-value"));
    let none = run(
        "compare_editions",
        &["--bundled", "--to", "26/2026", "--set", "27"],
        b"",
    );
    assert_eq!(none.status.code(), Some(2));
    assert_eq!(
        text(&none.stderr),
        "compare_editions: edition 26/2026 has no sheet 27: expected 1 to 26\n"
    );
    // Medical equipment has no later sheet, and one can be named.
    let sheet = ocop_core::Edition::E2019.sheet(22).unwrap();
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    let card = sheet.scorecard_from(best).unwrap().complete().unwrap();
    let line = serde_json::json!({
        "id": "m", "edition": "1048/2019", "set": 22, "scorecards": [card, card]
    });
    let nothing = compare(line.to_string().as_bytes(), &[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert_eq!(
        text(&nothing.stderr),
        "compare_editions: no sheet of 26/2026 corresponds to 1048/2019 set 22; choose one with --set\n"
    );
    let named = compare(line.to_string().as_bytes(), &["--set", "18"]);
    assert_eq!(named.status.code(), Some(0));
    assert!(text(&named.stdout).contains("\nMember 2\n"));
    let nowhere = run("compare_editions", &["/no/such/file"], b"");
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn a_stream_is_rated_in_order_by_any_number_of_threads() {
    let input = [&**CASES, &**EDGES, &**CASES].concat();
    let one = run("rate_ndjson", &["--threads", "1"], input.as_bytes());
    assert_eq!(one.status.code(), Some(1));
    assert_eq!(text(&one.stderr), "");
    let wanted = input
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone());
    assert!(lines(&one).iter().map(|line| line["id"].clone()).eq(wanted));
    for threads in ["2", "3", "7"] {
        let many = run("rate_ndjson", &["--threads", threads], input.as_bytes());
        assert!(many.stdout == one.stdout, "{threads} threads");
    }
    let good = cases::rating().into_iter();
    let good = good.filter(|case| case.expect.get("error").is_none());
    let good: String = good.map(|case| case.line + "\n").collect();
    assert_eq!(
        run("rate_ndjson", &[], good.as_bytes()).status.code(),
        Some(0)
    );
}

#[test]
fn marks_of_files_are_accepted_and_lines_counted() {
    let case = CASES.lines().next().unwrap();
    let input = format!("\u{feff}{case}\r\n\r\n\n  \n{{\n{case}\r\nx\n{case}");
    let output = run("rate_ndjson", &[], input.as_bytes());
    let found: Vec<_> = lines(&output)
        .iter()
        .map(|line| (line["error"].clone(), line["line"].clone()))
        .collect();
    let error = |line: u64| (Value::from("bad-json"), Value::from(line));
    let rated = (Value::Null, Value::Null);
    assert_eq!(
        found,
        [rated.clone(), error(5), rated.clone(), error(7), rated]
    );
}

#[test]
fn wild_lines_are_answered_in_words_and_the_rest_is_rated() {
    let case = CASES.lines().next().unwrap().as_bytes();
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"id\":\"p\",\"x\":{deep}{}}}", "]".repeat(100_000));
    let wild: [(&[u8], &str); 6] = [
        (deep.as_bytes(), "bad-json"),
        (nested.as_bytes(), "bad-json"),
        (b"{\"id\":\"\xC3\x28\"}", "bad-json"),
        (b"\x00", "bad-json"),
        (b"{\"id\":\"p\",\"id\":\"p\"}", "duplicate-key"),
        (b"42", "bad-value"),
    ];
    let mut input = Vec::new();
    for (line, _) in &wild {
        input.extend_from_slice(line);
        input.push(b'\n');
        input.extend_from_slice(case);
        input.push(b'\n');
    }
    let output = run("rate_ndjson", &[], &input);
    let answers = lines(&output);
    assert_eq!(answers.len(), 2 * wild.len());
    for (pair, (_, error)) in answers.chunks(2).zip(wild) {
        assert_eq!(pair[0]["error"], error);
        assert_eq!(pair[1]["stars"], 3);
    }
}

#[test]
fn the_limit_of_a_line_is_exact_to_the_byte() {
    let line = |length: usize| format!("{{\"id\":\"{}\"}}", "x".repeat(length - 9));
    for (end, name) in [
        ("\n", "line feed"),
        ("\r\n", "carriage return"),
        ("", "end of input"),
    ] {
        for (length, error) in [
            (99, "bad-value"),
            (100, "bad-value"),
            (101, "line-too-long"),
            (500, "line-too-long"),
        ] {
            let input = format!("{}{end}", line(length));
            let output = run("rate_ndjson", &["--max-line", "100"], input.as_bytes());
            assert_eq!(lines(&output)[0]["error"], error, "{length} bytes, {name}");
        }
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_takes_no_more_memory_than_others() {
    let case = CASES.lines().next().unwrap().as_bytes();
    let mut child = start("rate_ndjson", &["--threads", "2"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let megabyte = vec![b'['; 1 << 20];
    for _ in 0..100 {
        stdin.write_all(&megabyte).unwrap();
    }
    stdin.write_all(b"\n").unwrap();
    stdin.write_all(case).unwrap();
    stdin.write_all(b"\n").unwrap();
    let mut answers = [String::new(), String::new()];
    for answer in &mut answers {
        stdout.read_line(answer).unwrap();
    }
    let answers = answers.map(|answer| serde_json::from_str::<Value>(&answer).unwrap());
    assert_eq!(
        (&answers[0]["error"], &answers[0]["line"]),
        (&"line-too-long".into(), &1.into())
    );
    assert_eq!(answers[1]["stars"], 3);
    #[cfg(target_os = "linux")]
    assert!(resident(&child) < 64 * 1024, "{} kB", resident(&child));
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn lines_made_to_cost_memory_do_not() {
    let long_key = "k".repeat(400_000);
    let nested = format!(
        "{{\"id\":\"p\",\"{long_key}\":[{}[]]}}",
        "[],".repeat(200_000)
    );
    let turned = "\u{202E}".repeat(39);
    let deep: String = (0..50).map(|n| format!("{{\"{n}{turned}\":")).collect();
    let deep = format!(
        "{{\"id\":\"p\",\"x\":{deep}[{}[]]{}}}",
        "[],".repeat(20_000),
        "}".repeat(50)
    );
    let empty = format!(
        "{{\"id\":\"p\",\"scorecards\":[{}{{}}]}}",
        "{},".repeat(340_000)
    );
    let grounds = format!("{{\"id\":\"p\",\"grounds\":[{}1]}}", "1,".repeat(500_000));
    // Own fields may be as deep and as many as the line is long.
    let extra = |line: &str| {
        let (_, own) = line.split_once(',').unwrap();
        format!("{{\"id\":\"p\",\"extra\":{{{own}}}")
    };
    let extras = [extra(&nested), extra(&deep)];
    let unknown = [nested, deep].map(|line| (line, "unknown-member"));
    let bad = [empty, grounds].into_iter().chain(extras);
    let bad = bad.map(|line| (line, "bad-value"));
    for (line, error) in unknown.into_iter().chain(bad) {
        assert!(line.len() <= 1 << 20);
        let mut child = start("rate_ndjson", &["--threads", "2"]);
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        writeln!(stdin, "{line}").unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["error"], error);
        let used = resident(&child);
        assert!(used < 64 * 1024, "{used} kB for {}…", &line[..30]);
        drop(stdin);
        child.wait().unwrap();
    }
}

#[test]
fn a_reader_that_has_enough_is_no_fault() {
    let mut child = start("rate_ndjson", &[]);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // Ends when the program is gone.
        while stdin.write_all(CASES.as_bytes()).is_ok() {}
    });
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    writer.join().unwrap();
    let mut words = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut words)
        .unwrap();
    assert_eq!(words, "");
}

#[test]
fn wrong_arguments_end_with_two() {
    for args in [["--threads", "0"], ["--max-line", "x"], ["--no-such", "1"]] {
        assert_eq!(
            run("rate_ndjson", &args, b"").status.code(),
            Some(2),
            "{args:?}"
        );
    }
}
