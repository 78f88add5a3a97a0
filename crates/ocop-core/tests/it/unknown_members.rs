//! Members that the format does not know, the caller's own JSON, and the order of errors.

use ocop_core::json::{LineError, Record};
use ocop_core::{Edition, Lang};
use serde_json::{Value, json};

use crate::util::full;

fn product() -> Value {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = serde_json::to_value(full(&sheet).complete().unwrap()).unwrap();
    json!({"id": "p", "edition": "26/2026", "set": 7, "scorecards": [card]})
}

/// The product with text put in front of its first member.
fn with(members: &str) -> String {
    product()
        .to_string()
        .replacen('{', &format!("{{{members},"), 1)
}

fn fault(line: &str) -> LineError {
    match Record::read(line.as_bytes()) {
        Ok(_) => panic!("it was read: {line}"),
        Err(fault) => fault,
    }
}

#[track_caller]
fn unknown(line: &str, path: &str, message: &str) {
    let fault = fault(line);
    let error = fault.error();
    let found = (error.kind().as_str(), error.path(), error.message());
    assert_eq!(found, ("unknown-member", path, message));
}

#[test]
fn an_unknown_member_is_refused_with_the_nearest_known_name() {
    for (name, nearest) in [
        ("ground", "grounds"),
        ("rule", "rules"),
        ("Filed", "filed"),
        ("Tier", "tier"),
        ("tiers", "tier"),
        ("attendence", "attendance"),
        ("dossier-kind", "dossier_kind"),
        ("SET", "set"),
        ("Extra", "extra"),
    ] {
        let message = format!("unknown member `{name}`: the nearest known name is `{nearest}`");
        unknown(&with(&format!(r#""{name}":1"#)), name, &message);
    }
    let known = "known are `id`, `edition`, `set`, `scorecards`, `grounds`, `tier`, `level`, `filed`, `decided`, \
                 `dossier_kind`, `rules`, `attendance` and `extra`";
    for name in ["note", "producer", "expect"] {
        let message = format!("unknown member `{name}`: {known}");
        unknown(&with(&format!(r#""{name}":[]"#)), name, &message);
    }
    unknown(
        &with(r#""":1"#),
        "\"\"",
        &format!("unknown member ``: {known}"),
    );
}

#[test]
fn an_unknown_member_of_a_scorecard_is_refused_too() {
    let line = |card: &str| format!(r#"{{"id":"p","scorecards":[{{}},{card}]}}"#);
    unknown(
        &line(r#"{"choices":{},"rond":2}"#),
        "scorecards[1].rond",
        "unknown member `rond`: the nearest known name is `round`",
    );
    unknown(
        &line(r#"{"remark":"late","choices":5}"#),
        "scorecards[1].remark",
        "unknown member `remark`: known are `member`, `round` and `choices`",
    );
    unknown(
        &line(r#"{"choices":{},"Member":"a"}"#),
        "scorecards[1].Member",
        "unknown member `Member`: the nearest known name is `member`",
    );
    // Without `choices` all are keys of criteria.
    let mut plain = product();
    plain["scorecards"][0]["member"] = json!("a");
    let fault = fault(&plain.to_string());
    assert_eq!(fault.error().kind().as_str(), "unknown-criterion");
}

#[test]
fn the_first_unknown_member_in_the_text_is_named() {
    let card = r#""scorecards":[{"choices":{},"x":1,"y":2}]"#;
    for (line, path) in [
        (format!(r#"{{"a":1,"b":2,{card}}}"#), "a"),
        (format!(r#"{{{card},"a":1}}"#), "scorecards[0].x"),
        (format!(r#"{{"id":1,{card},"a":1}}"#), "scorecards[0].x"),
    ] {
        assert_eq!(fault(&line).error().path(), path, "{line}");
    }
}

#[test]
fn inside_rules_attendance_and_choices_it_stays_a_bad_value() {
    for members in [
        r#""rules":{"x":1}"#,
        r#""attendance":{"members":1,"chair":true,"x":1}"#,
    ] {
        assert_eq!(fault(&with(members)).error().kind().as_str(), "bad-value");
    }
    let mut choice = product();
    choice["scorecards"][0]["1.1"] = json!({"level": 1, "x": 1});
    assert_eq!(
        fault(&choice.to_string()).error().kind().as_str(),
        "bad-value"
    );
}

#[test]
fn a_draft_is_known_on_its_own_custom_sheet_only() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let custom = sheet.to_spec().build().unwrap();
    let form = serde_json::to_string(&custom.blank(Lang::En)).unwrap();
    let filled = form.replace(":null", ":1");
    assert!(filled.contains(r#""draft":true"#));
    assert!(Record::read_on(&custom, filled.as_bytes()).is_ok());
    for fault in [
        Record::read(filled.as_bytes()).unwrap_err(),
        Record::read_on(&sheet, filled.as_bytes()).unwrap_err(),
    ] {
        assert_eq!(fault.error().kind().as_str(), "unknown-member");
        assert_eq!(fault.error().path(), "draft");
    }
    let wrong = filled.replace(r#""draft":true"#, r#""draft":"yes""#);
    let fault = Record::read_on(&custom, wrong.as_bytes()).unwrap_err();
    assert_eq!(
        (fault.error().kind().as_str(), fault.error().path()),
        ("bad-value", "draft")
    );
}

/// Values of the caller's own.
const OWN: [&str; 12] = [
    "null",
    "true",
    "12345678901234567890123456789.000",
    "1e999",
    "-0.0",
    r#""""#,
    r#""Mít sấy \u0111\n\"""#,
    "[ ]",
    r#"[1, [2.50, {"a" : {}}],	"x"]"#,
    r#"{"scorecards":[{"1.1":1}],"extra":{"id":7}}"#,
    r#"{"producer":{"name":"HTX","tax":0801234567e0}}"#,
    r#"{"":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}"#,
];

#[test]
fn the_callers_own_comes_back_as_it_was_written() {
    for own in OWN {
        if own.contains("0801") {
            continue; // No JSON: below.
        }
        let line = with(&format!(r#""extra":{own}"#));
        let record = Record::read(line.as_bytes()).unwrap();
        assert_eq!(record.extra(), Some(own));
        let answer = serde_json::to_string(&record.clone().rate()).unwrap();
        assert!(
            answer.ends_with(&format!(r#","extra":{own}}}"#)),
            "{answer}"
        );
        let answer = serde_json::to_string(&record.rate().with_plans()).unwrap();
        assert!(
            answer.ends_with(&format!(r#"}},"extra":{own}}}"#)),
            "{answer}"
        );
        // After an error of any other kind too.
        for wrong in [
            line.replacen("26/2026", "26/2027", 1),
            line.replacen("\"set\":7", "\"set\":null", 1),
            line.replacen("\"extra\"", "\"x\":1,\"extra\"", 1),
            line.replacen("\"id\":\"p\",", "", 1),
        ] {
            let answer = serde_json::to_string(&fault(&wrong).at_line(3)).unwrap();
            assert!(
                answer.ends_with(&format!(r#","extra":{own}}}"#)),
                "{answer}"
            );
        }
    }
}

#[test]
fn it_is_absent_where_the_line_is_no_json_or_has_a_key_twice() {
    let absent = |line: &str, error: &str| {
        let fault = fault(line);
        assert_eq!(fault.error().kind().as_str(), error, "{line}");
        let answer = serde_json::to_value(fault).unwrap();
        assert!(answer.get("extra").is_none(), "{answer}");
    };
    absent(&with(r#""extra":0801"#), "bad-json");
    absent(&with(r#""extra":1,"id":2"#), "duplicate-key");
    absent(&with(r#""extra":1,"extra":2"#), "duplicate-key");
    absent(&with(r#""extra":{"a":{"b":1,"b":1}}"#), "duplicate-key");
    absent(
        &with(&format!(r#""extra":{}{}"#, "[".repeat(64), "]".repeat(64))),
        "bad-json",
    );
    absent(&format!("{} x", with(r#""extra":1"#)), "bad-json");
    let long = serde_json::to_value(LineError::too_long(9)).unwrap();
    assert!(long.get("extra").is_none());
    let none = Record::read(product().to_string().as_bytes()).unwrap();
    assert_eq!(none.extra(), None);
}

#[test]
fn an_answer_stays_one_line() {
    let line = with("\"extra\":{\r\n  \"a\": \"x\\ny\",\n  \"b\": [1.0,\n 2]\n}");
    let record = Record::read(line.as_bytes()).unwrap();
    assert_eq!(record.extra(), Some(r#"{  "a": "x\ny",  "b": [1.0, 2]}"#));
    let answer = serde_json::to_string(&record.rate()).unwrap();
    assert!(!answer.contains(['\n', '\r']), "{answer}");
}

#[test]
fn errors_come_in_the_order_of_the_format() {
    // Each step mends the first error of the step before.
    let card = product()["scorecards"][0].clone();
    let mut wrong = card.clone();
    wrong["1.1"] = json!(99);
    let mut line = json!({
        "x": 1,
        "tier": 1, "level": 1,
        "id": null, "edition": 26, "set": "7",
        "scorecards": {},
        "grounds": ["no"],
        "filed": "2026", "decided": "2020-01-01", "dossier_kind": "none",
        "rules": {"minimum": "x"}, "attendance": {},
    });
    let mut seen = Vec::new();
    let mut see = |line: &Value| {
        let fault = fault(&line.to_string());
        let error = fault.error();
        seen.push(format!("{} {}", error.kind(), error.path()));
    };
    for (member, mended) in [
        ("x", Value::Null),
        ("level", Value::Null),
        ("id", json!(7)),
        ("edition", json!("x")),
        ("set", json!(99)),
        ("scorecards", json!([{"member": [], "choices": {}}])),
        (
            "scorecards",
            json!([{"member": "a", "round": 0, "choices": {}}]),
        ),
        ("scorecards", json!([{"member": "a", "choices": 1}])),
        (
            "scorecards",
            json!([{"member": "a", "choices": wrong}, {"member": "a", "choices": {}}]),
        ),
        ("edition", json!("26/2026")),
        ("set", json!(7)),
        ("grounds", json!([])),
        ("tier", json!("province")),
        ("filed", json!("2026-06-01")),
        ("decided", json!(1)),
        ("decided", json!("2026-05-31")),
        ("dossier_kind", json!("first")),
        ("decided", json!("2026-06-02")),
        ("rules", json!({})),
        ("attendance", json!({"members": 9, "chair": true})),
        ("scorecards", json!([])),
        ("scorecards", json!([wrong, {"no": 1}])),
    ] {
        see(&line);
        if mended.is_null() {
            line.as_object_mut().unwrap().remove(member).unwrap();
        } else {
            line[member] = mended;
        }
    }
    see(&line);
    assert_eq!(
        seen,
        [
            "unknown-member x",
            "bad-value tier",
            "bad-value id",
            "bad-value edition",
            "bad-value set",
            "bad-value scorecards",
            "bad-value scorecards[0].member",
            "bad-value scorecards[0].round",
            "bad-value scorecards[0].choices",
            "unknown-edition edition",
            "unknown-set set",
            "unknown-ground grounds[0]",
            "bad-value tier",
            "bad-value filed",
            "bad-value dossier_kind",
            "bad-value decided",
            "bad-value dossier_kind",
            "not-in-force decided",
            "bad-value rules.minimum",
            "bad-value attendance.members",
            "member-twice scorecards[1].member",
            "no-scorecard scorecards",
            "level-out-of-range scorecards[0].1.1",
        ]
    );
}
