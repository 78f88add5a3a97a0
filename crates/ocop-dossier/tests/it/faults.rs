//! Text that is no dossier: one clear error with its kind and the path to the fault.

use ocop_core::{DossierKind, Edition, Lang};
use ocop_dossier::{Dossier, Error, ErrorDetail, ErrorKind, Settings, Stage};

#[track_caller]
fn fault(json: &str) -> Error {
    in_both(Dossier::from_json(json.as_bytes()).unwrap_err())
}

/// The error, which is worded in both languages without a gap.
#[track_caller]
fn in_both(error: Error) -> Error {
    let (vi, en) = (error.message_in(Lang::Vi), error.message());
    assert_ne!(vi, en);
    assert!(!vi.is_ascii(), "{vi}");
    for message in [&*vi, en] {
        assert!(!message.contains(['{', '}', '<', '>', '\n']), "{message}");
    }
    error
}

#[track_caller]
fn is(json: &str, kind: ErrorKind, wanted: &str) {
    let fault = fault(json);
    assert_eq!((fault.kind(), fault.to_string().as_str()), (kind, wanted));
}

const HEAD: &str =
    r#""format":1,"sheet":{"edition":"26/2026","set":4},"kind":"first","stage":"applicant""#;

fn with(member: &str) -> String {
    format!("{{{HEAD},{member}}}")
}

#[test]
fn the_smallest_dossier_has_a_head_only() {
    assert!(Dossier::from_json(format!("\u{FEFF}{{{HEAD}}}\n").as_bytes()).is_ok());
}

#[test]
fn text_that_is_no_object_is_an_error() {
    use ErrorKind::{BadJson, BadValue};
    is("", BadJson, "not JSON: unexpected end at byte 0");
    is("{}", BadValue, "format: the member `format` is missing");
    is("[]", BadValue, "found a list, expected an object");
    is("null", BadValue, "found null, expected an object");
    is("{} {}", BadJson, "not JSON: trailing characters at byte 4");
    is("not json", BadJson, "not JSON: expected ident at byte 2");
    let two = format!("{{{HEAD}}}{{}}");
    assert_eq!(fault(&two).kind(), BadJson);
    assert_eq!(
        Dossier::from_json(b"{\"format\": \"\xFF\"}")
            .unwrap_err()
            .kind(),
        BadJson
    );
}

#[test]
fn a_fault_deep_inside_has_its_path() {
    #[track_caller]
    fn at(member: &str, path: &str, message: &str) {
        let fault = fault(&with(member));
        assert_eq!(fault.kind(), ErrorKind::BadValue, "{fault}");
        assert_eq!(fault.path(), path);
        assert!(fault.message().starts_with(message), "{fault}");
    }
    at(
        r#""documents":{"nhan":{"kind":"product-label","files":[{"name":7}]}}"#,
        "documents.nhan.files[0].name",
        "found the number 7, expected a string",
    );
    at(
        r#""documents":{"nhan":{"kind":"label"}}"#,
        "documents.nhan.kind",
        "unknown kind of document `label`",
    );
    at(
        r#""documents":{"nhan":["product-label"]}"#,
        "documents.nhan",
        "found a list, expected an object",
    );
    at(
        r#""documents":{"nhan":{"number":"1"}}"#,
        "documents.nhan.kind",
        "the member `kind` is missing",
    );
    at(
        r#""steps":{"filed":"0000-01-01"}"#,
        "steps.filed",
        "year of `0000-01-01` out of range: expected 1900 to 2199",
    );
    at(
        r#""steps":{"filed":"2026-02-30"}"#,
        "steps.filed",
        "found the string `2026-02-30`, expected a day as year-month-day, such as `2026-07-10`",
    );
    at(
        r#""facts":{"material":{"commune":0.85}}"#,
        "facts.material.commune",
        "found the number 0.85, expected a decimal number as a string",
    );
    at(
        r#""facts":{"material":{"commune":"85%"}}"#,
        "facts.material.commune",
        "invalid decimal number `85%`",
    );
    at(
        r#""facts":{"workers":{"total":-1}}"#,
        "facts.workers.total",
        "found the number -1, expected a whole number from 0 to 4294967295",
    );
    at(
        r#""applicant":{"nam":"x"}"#,
        "applicant.nam",
        "found an unknown member, expected only `name`, ",
    );
    at(
        r#""self_score":{"choices":{"1.1":"2"}}"#,
        "self_score.choices.1.1",
        "found the string `2`, expected a level number",
    );
    at(
        r#""applicant":[]"#,
        "applicant",
        "found a list, expected an object",
    );
    at(
        r#""wanted":6"#,
        "wanted",
        "found the number 6, expected a number of stars",
    );
    at(
        r#""forms":{"registration":{"parts":["plan","plan"]}}"#,
        "forms.registration.parts",
        "duplicate value `plan`",
    );
}

#[test]
fn the_head_is_checked() {
    let head = |format: &str, sheet: &str, kind: &str, stage: &str| {
        format!(r#"{{"format":{format},"sheet":{sheet},"kind":{kind},"stage":{stage}}}"#)
    };
    let sheet = r#"{"edition":"26/2026","set":4}"#;
    let words = |json: &str| fault(json).to_string();
    let text = words(&head("2", sheet, "\"first\"", "\"applicant\""));
    assert!(
        text.starts_with("format: unsupported format 2: expected 1"),
        "{text}"
    );
    let none = r#"{"edition":"26/2026","set":27}"#;
    let text = words(&head("1", none, "\"first\"", "\"applicant\""));
    assert!(
        text.starts_with("sheet: edition 26/2026 has no sheet 27"),
        "{text}"
    );
    let text = words(&head("1", sheet, "\"second\"", "\"applicant\""));
    assert!(text.starts_with("kind: "), "{text}");
    let text = words(&head("1", sheet, "\"first\"", "\"ministry\""));
    assert!(
        text.starts_with("stage: unknown stage `ministry`"),
        "{text}"
    );
}

#[test]
fn a_duplicate_key_is_an_error() {
    for json in [
        with(r#""wanted":4,"wanted":4"#),
        with(r#""documents":{"a":{"kind":"other"},"a":{"kind":"other"}}"#),
        with(r#""self_score":{"choices":{"1.1":2,"1.1":3}}"#),
    ] {
        let fault = fault(&json);
        assert_eq!(fault.kind(), ErrorKind::DuplicateKey, "{fault}");
        assert!(fault.message().starts_with("duplicate key `"), "{fault}");
    }
}

#[test]
fn bytes_that_are_no_text_are_found_at_their_place() {
    let head = with(r#""samples":5"#).into_bytes();
    let fault = |json: &[u8]| in_both(Dossier::from_json(json).unwrap_err());
    // Behind the object, in a string, and as the start of a letter that is cut off.
    let behind = [&head, &b"\xFF"[..]].concat();
    let message = format!("not JSON: trailing characters at byte {}", behind.len());
    assert_eq!(fault(&behind).to_string(), message);
    let text = |letter: &[u8]| [&head[..head.len() - 2], b"\"", letter, b"\"}"].concat();
    for letter in [&b"\xFF"[..], b"\xC3", b"\xE1\xBA"] {
        let fault = fault(&text(letter));
        assert_eq!(fault.kind(), ErrorKind::BadJson, "{fault}");
    }
    // A key that appears twice before them comes first.
    let twice = with(r#""documents":{"a":{"kind":"other"},"a":{"kind":"other"}}"#).into_bytes();
    let fault = fault(&[&twice, &b"\xFF"[..]].concat());
    assert_eq!(fault.kind(), ErrorKind::DuplicateKey, "{fault}");
}

#[test]
fn the_first_fault_decides_the_kind() {
    let twice = r#""documents":{"a":{"kind":"other"},"a":{"kind":"other"}}"#;
    let bad = r#""wanted":6"#;
    let first = fault(&with(&format!("{bad},{twice}")));
    assert_eq!(first.kind(), ErrorKind::BadValue, "{first}");
    let first = fault(&with(&format!("{twice},{bad}")));
    assert_eq!(first.kind(), ErrorKind::DuplicateKey, "{first}");
    // Escapes do not hide a key.
    let escaped = fault(&with(
        r#""documents":{"a":{"kind":"other"},"\u0061":{"kind":"other"}}"#,
    ));
    assert_eq!(escaped.kind(), ErrorKind::DuplicateKey, "{escaped}");
    // Texts that look like another fault keep their own kind.
    let shaped = fault(&with(
        r#""documents":{"nhan":{"kind":"duplicate field `kind`"}}"#,
    ));
    assert_eq!(shaped.kind(), ErrorKind::BadValue, "{shaped}");
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    // Read, it would be no JSON at all.
    let large = vec![b'['; 50 << 20];
    let fault = Dossier::from_json(&large).unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::TooLarge);
    assert_eq!(
        fault.to_string(),
        "52428800 bytes exceed the limit of 8388608"
    );
    assert_eq!(
        Dossier::from_json_within(b"{}", 1).unwrap_err().kind(),
        ErrorKind::TooLarge
    );
}

#[test]
fn more_documents_claims_or_results_than_any_dossier_has_are_refused() {
    let documents = |count: usize| {
        let all = (0..count).map(|index| format!(r#""d{index}":{{"kind":"other"}}"#));
        let all: Vec<_> = all.collect();
        with(&format!(r#""documents":{{{}}}"#, all.join(",")))
    };
    assert!(Dossier::from_json(documents(1_000).as_bytes()).is_ok());
    let text = fault(&documents(1_001)).to_string();
    assert_eq!(text, "documents: 1001 documents exceed the limit of 1000");
    let listed = |kind: &str, list: &str, count: usize| {
        let items = vec![r#"{"indicator":"x"}"#; count].join(",");
        with(&format!(
            r#""documents":{{"a":{{"kind":"{kind}","{list}":[{items}]}}}}"#
        ))
    };
    for (kind, list) in [("product-label", "claims"), ("test-report", "results")] {
        assert!(Dossier::from_json(listed(kind, list, 1_000).as_bytes()).is_ok());
        let fault = fault(&listed(kind, list, 1_001));
        assert_eq!(fault.kind(), ErrorKind::TooLarge);
        let wanted = format!("documents: 1001 {list} exceed the limit of 1000");
        assert_eq!(fault.to_string(), wanted);
    }
}

#[test]
fn deep_nesting_and_long_values_stay_one_short_error() {
    let deep = with(&format!("\"applicant\":{}", "[".repeat(100_000)));
    // It is not JSON at all, whatever else is wrong.
    assert_eq!(fault(&deep).kind(), ErrorKind::BadJson);
    let deep = "[".repeat(100_000);
    assert_eq!(fault(&deep).kind(), ErrorKind::BadJson);
    let long = with(&format!(
        r#""documents":{{"x":{{"kind":"{}"}}}}"#,
        "a\\n".repeat(9_000)
    ));
    let text = fault(&long).to_string();
    assert!(text.len() < 200 && !text.contains('\n'), "{text}");
    let long = with(&format!(r#""{}":1"#, "k".repeat(9_000)));
    assert!(fault(&long).to_string().len() < 900);
}

#[test]
fn settings_name_known_rules() {
    let settings = |json: &str| Settings::from_json(json.as_bytes());
    let good = settings(
        r#"{"day":"2026-09-01","test_report_months":12,
            "calendar":{"holidays":["2027-02-08"],"working_days":["2027-02-13"]},
            "extra_rounds":[{"requests_before":"2026-08-01","results_before":"2026-09-15"}],
            "rules":{"unsigned-form":"allow","expired-document":"note"}}"#,
    )
    .unwrap();
    assert_eq!(good.rules().count(), 2);
    let again = serde_json::to_string(&good).unwrap();
    assert_eq!(settings(&again), Ok(good));
    let fault = settings(r#"{"rules":{"unsigned-forms":"allow"}}"#).unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::UnknownRule);
    assert!(
        fault.to_string().contains("unknown rule `unsigned-forms`"),
        "{fault}"
    );
    let fault = settings(r#"{"rules":{"unsigned-form":"allow","unsigned-form":"note"}}"#);
    assert_eq!(fault.unwrap_err().kind(), ErrorKind::DuplicateKey);
    let fault = settings(r#"{"rules":{"unsigned-form":"off"}}"#).unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::BadValue);
    assert_eq!(fault.path(), "rules.unsigned-form");
    let fault = settings(r#"{"ruls":{}}"#).unwrap_err();
    assert_eq!(fault.kind(), ErrorKind::BadValue);
}

#[test]
fn a_round_has_its_results_after_its_requests() {
    let round = |results: &str| {
        let json = format!(
            r#"{{"extra_rounds":[{{"requests_before":"2026-08-01","results_before":"{results}"}}]}}"#
        );
        Settings::from_json(json.as_bytes())
    };
    assert!(round("2026-08-02").is_ok());
    assert!(round("2026-08-01").is_ok());
    let fault = round("2026-07-31").unwrap_err();
    assert_eq!(fault.detail(), ErrorDetail::RoundReversed);
    assert_eq!(fault.path(), "extra_rounds[0].results_before");
    assert_eq!(
        fault.message(),
        "results are due before 2026-07-31, but requests are accepted before 2026-08-01"
    );
    assert_eq!(
        fault.message_in(Lang::Vi),
        "hạn có kết quả, trước ngày 31/07/2026, sớm hơn hạn gửi đề nghị, trước ngày 01/08/2026"
    );
}

#[test]
fn every_case_of_a_dossier_is_driven_in_both_languages() {
    let settings = |json: &str| in_both(Settings::from_json(json.as_bytes()).unwrap_err());
    let custom = Edition::E2026.sheet(4).unwrap().to_spec().build().unwrap();
    let custom = Dossier::new(custom, DossierKind::First, Stage::Applicant).unwrap_err();
    let choices: Vec<_> = (0..10_001).map(|key| format!("\"{key}\":1")).collect();
    let choices = format!("\"self_score\":{{\"choices\":{{{}}}}}", choices.join(","));
    for (error, detail, path) in [
        (
            fault(&with(
                r#""forms":{"registration":{"parts":["plan","plan"]}}"#,
            )),
            ErrorDetail::DuplicateValue,
            "forms.registration.parts",
        ),
        (
            fault(&with(r#""steps":{"filed":"1026-07-10"}"#)),
            ErrorDetail::YearOutOfRange,
            "steps.filed",
        ),
        (
            fault(&with(r#""steps":{"filed":"10/07/2026"}"#)),
            ErrorDetail::BadDay,
            "steps.filed",
        ),
        (
            fault(&with(r#""facts":{"material":{"commune":"85%"}}"#)),
            ErrorDetail::BadNumber,
            "facts.material.commune",
        ),
        (
            fault(r#"{"format":2}"#),
            ErrorDetail::UnsupportedFormat,
            "format",
        ),
        (
            fault(&with(r#""documents":{"a":{"kind":"prodct-label"}}"#)),
            ErrorDetail::UnknownName,
            "documents.a.kind",
        ),
        (
            fault(&with(r#""aplicant":{}"#)),
            ErrorDetail::UnknownField,
            "aplicant",
        ),
        (
            fault(&with(r#""wanted":4,"wanted":4"#)),
            ErrorDetail::DuplicateKey,
            "wanted",
        ),
        (
            fault(&with(
                r#""documents":{"a":{"kind":"other","kind":"other"}}"#,
            )),
            ErrorDetail::DuplicateKey,
            "documents.a.kind",
        ),
        (
            fault(&with(&choices)),
            ErrorDetail::TooMuch,
            "self_score.choices",
        ),
        (
            in_both(Dossier::from_json_within(b"{}", 1).unwrap_err()),
            ErrorDetail::TooManyBytes,
            "",
        ),
        (in_both(custom), ErrorDetail::NotOfTheLaw, "sheet"),
        (
            settings(r#"{"rules":{"unsigned-fom":"allow"}}"#),
            ErrorDetail::UnknownRule,
            "rules.unsigned-fom",
        ),
        (
            settings(r#"{"rules":{"unsigned-form":"of"}}"#),
            ErrorDetail::UnknownName,
            "rules.unsigned-form",
        ),
        // Keys that are numbers hide no fault behind them.
        (
            fault(&with(r#""facts":{"years":{"2023":{}}},"wanted":6"#)),
            ErrorDetail::WrongValue,
            "wanted",
        ),
        (
            fault(&with(r#""facts":{"years":{"x":{}}}"#)),
            ErrorDetail::WrongValue,
            "facts.years.x",
        ),
        (fault("{"), ErrorDetail::UnexpectedEnd, ""),
        (fault("{}x"), ErrorDetail::BadSyntax, ""),
    ] {
        assert_eq!((error.detail(), error.path()), (detail, path), "{error}");
    }
    let kind = fault(&with(r#""documents":{"a":{"kind":"prodct-label"}}"#));
    assert_eq!(kind.nearest(), Some("product-label"));
    assert_eq!(kind.found().as_deref(), Some("prodct-label"));
    assert_eq!(
        fault(&with(r#""aplicant":{}"#)).nearest(),
        Some("applicant")
    );
    let rule = settings(r#"{"rules":{"unsigned-fom":"allow"}}"#);
    assert_eq!(rule.nearest(), Some("unsigned-form"));
}
