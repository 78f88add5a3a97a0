//! `check_dossier` as a user runs it: what it prints, with what status, with wrong input too.

use std::io::Write;

use serde_json::Value;

use testkit::programs::{run, text};

/// A file with a text, which lives as long as the value.
fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

#[test]
fn without_arguments_the_faulty_dossier_gets_its_letter() {
    let output = run("check_dossier", &[], b"");
    assert_eq!(output.status.code(), Some(1));
    let letter = include_str!("../../../ocop-dossier/tests/data/letters/dried-tao-meo.en.txt");
    assert_eq!(text(&output.stdout), letter);
    let vi = run("check_dossier", &["--lang", "vi"], b"");
    let letter = include_str!("../../../ocop-dossier/tests/data/letters/dried-tao-meo.vi.txt");
    assert_eq!(text(&vi.stdout), letter);
}

#[test]
fn json_is_an_object_with_findings_that_a_program_can_act_on() {
    let output = run("check_dossier", &["--json"], b"");
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.len() >= 15);
    for finding in findings {
        for member in ["rule", "severity", "path"] {
            assert!(finding[member].is_string(), "{finding}");
        }
    }
}

#[test]
fn a_clean_dossier_is_status_0_and_can_be_printed_and_read_again() {
    let clean = ["--bundled", "mountain-honey"];
    assert_eq!(run("check_dossier", &clean, b"").status.code(), Some(0));
    let printed = run("check_dossier", &[&clean[..], &["--print"]].concat(), b"").stdout;
    let copy = file(&printed);
    let copy = copy.path().to_str().unwrap();
    assert_eq!(
        run("check_dossier", &[copy, "--markdown"], b"")
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn the_status_follows_the_verdict_not_the_number_of_errors() {
    let honey = run(
        "check_dossier",
        &["--bundled", "mountain-honey", "--print"],
        b"",
    )
    .stdout;
    let of = |change: &dyn Fn(&mut Value)| {
        let mut dossier: Value = serde_json::from_slice(&honey).unwrap();
        change(&mut dossier["documents"]);
        let dossier = serde_json::to_vec(&dossier).unwrap();
        let output = run("check_dossier", &["--json"], &dossier);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["counts"]["error"], 0);
        let verdict = report["verdict"]["name"].as_str().unwrap().to_owned();
        (verdict, output.status.code().unwrap())
    };
    let named = |documents: &Value, kind: &str| {
        let mut all = documents.as_object().unwrap().iter();
        let found = all.find(|(_, document)| document["kind"] == kind);
        found.unwrap().0.clone()
    };
    assert_eq!(of(&|_| {}), ("no-findings".into(), 0));
    let no_issuer = of(&|documents: &mut Value| {
        let name = named(documents, "business-registration");
        documents[name].as_object_mut().unwrap().remove("issuer");
    });
    assert_eq!(no_issuer, ("acceptable".into(), 0));
    let no_term = of(&|documents: &mut Value| {
        let name = named(documents, "trademark-certificate");
        documents[name]
            .as_object_mut()
            .unwrap()
            .remove("valid_until");
    });
    assert_eq!(no_term, ("to-be-completed".into(), 1));
}

#[test]
fn what_is_no_dossier_is_status_2_with_one_clear_error() {
    #[track_caller]
    fn is(bytes: &[u8], wanted: &str) {
        let file = file(bytes);
        let path = file.path().to_str().unwrap();
        let output = run("check_dossier", &[path, "--json"], b"");
        assert_eq!(output.status.code(), Some(2));
        let shown = text(&output.stderr);
        assert!(
            shown.contains(wanted) && shown.lines().count() == 1,
            "{shown}"
        );
        let error: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(
            shown.contains(error["message"].as_str().unwrap()),
            "{error}"
        );
    }
    is(b"{}", "format: the member `format` is missing");
    is(b"", " is empty");
    is(&vec![b'x'; 50 << 20], "exceed the limit of 8388608");
    let honey = include_str!("../../../ocop-dossier/tests/data/mountain-honey.json");
    let sheet = honey.replace("\"set\": 4", "\"set\": 40");
    is(
        sheet.as_bytes(),
        "sheet: edition 26/2026 has no sheet 40: expected 1 to 26",
    );
    let missing = run("check_dossier", &["/no/such/file.json"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("cannot read"));
}

#[test]
fn a_value_that_cannot_be_read_is_a_finding_beside_all_others() {
    let honey = include_str!("../../../ocop-dossier/tests/data/mountain-honey.json");
    let bad = honey
        .replace("\"filed\": \"2026-09-14\"", "\"filed\": \"0000-09-14\"")
        .replace("\"name\": \"vietgap.pdf\"", "\"name\": [1]");
    let file = file(bad.as_bytes());
    let path = file.path().to_str().unwrap();
    let output = run("check_dossier", &[path, "--json"], b"");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), ""));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let found = findings.filter(|finding| finding["rule"] == "unreadable-value");
    let messages: Vec<_> = found
        .map(|finding| finding["message"]["en"].as_str().unwrap())
        .collect();
    assert_eq!(
        messages,
        [
            "The entry “name (item 1)” of the certificate of the raw-material or production area TCVN 11041:2017 (hữu cơ) no. GD-VG-0077 of 2025-10-01 cannot be read: found a list, expected a string",
            "The entry “filing date” cannot be read: year of `0000-09-14` out of range: expected 1900 to 2199",
        ]
    );
    // A copy to work on would lose them.
    let output = run("check_dossier", &[path, "--print"], b"");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn settings_come_from_a_file_and_name_rules_that_there_are() {
    let settings = file(br#"{"rules": {"unsigned-form": "allow"}}"#);
    let path = settings.path().to_str().unwrap();
    let output = run("check_dossier", &["--settings", path, "--json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["set_aside"], serde_json::json!(["unsigned-form"]));
    let wrong = file(br#"{"rules": {"unsigned-forms": "allow"}}"#);
    let output = run(
        "check_dossier",
        &["--settings", wrong.path().to_str().unwrap()],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("unknown rule `unsigned-forms`"));
}

#[test]
fn a_day_beside_a_filed_dossier_is_noted() {
    for (lang, words) in [
        (
            "en",
            "check_dossier: --on 2026-06-03 is not used: the dossier is filed, its reference date is 2026-09-14\n",
        ),
        (
            "vi",
            "check_dossier: không dùng --on 2026-06-03: hồ sơ đã nộp, giấy tờ được xét tại ngày 14/09/2026\n",
        ),
    ] {
        let plain = ["--bundled", "mountain-honey", "--lang", lang];
        let output = run(
            "check_dossier",
            &[&plain[..], &["--on", "2026-06-03"]].concat(),
            b"",
        );
        assert_eq!(text(&output.stderr), words);
        assert_eq!(output.stdout, run("check_dossier", &plain, b"").stdout);
        let same = run(
            "check_dossier",
            &[&plain[..], &["--on", "2026-09-14"]].concat(),
            b"",
        );
        assert_eq!(text(&same.stderr), "");
    }
}
