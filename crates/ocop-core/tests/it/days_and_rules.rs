//! Days of a dossier and a council's own rules in JSON lines.

use ocop_core::json::Record;
use serde_json::{Value, json};

use crate::util::full;

fn product(edition: &str, set: u16) -> Value {
    let edition: ocop_core::Edition = edition.parse().unwrap();
    let card = full(&edition.sheet(set).unwrap()).complete().unwrap();
    let card = serde_json::to_value(card).unwrap();
    json!({"id": "p", "edition": edition, "set": set, "scorecards": [card]})
}

fn answer(line: &Value) -> Value {
    match Record::read(line.to_string().as_bytes()) {
        Ok(record) => serde_json::to_value(record.rate()).unwrap(),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

#[track_caller]
fn refused(line: &Value, error: &str, path: &str, message: &str) {
    let found = answer(line);
    let found = [&found["error"], &found["path"], &found["message"]]
        .map(|value| value.as_str().unwrap_or(""));
    assert_eq!(found, [error, path, message]);
}

#[test]
fn an_edition_is_refused_if_the_days_do_not_allow_it() {
    let at = |edition: &str, filed: Value, decided: Value, kind: Value| {
        let mut line = product(edition, 1);
        for (member, value) in [
            ("filed", filed),
            ("decided", decided),
            ("dossier_kind", kind),
        ] {
            if !value.is_null() {
                line[member] = value;
            }
        }
        answer(&line)["error"].as_str().map(str::to_owned)
    };
    let (no, may) = (Some("not-in-force".to_owned()), None);
    let (first, again) = (json!("first"), json!("re-evaluation"));
    for (edition, filed, decided, kind, wanted) in [
        // By the day of filing.
        (
            "26/2026",
            json!("2026-05-22"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "148/2023",
            json!("2026-05-22"),
            Value::Null,
            Value::Null,
            &no,
        ),
        (
            "1048/2019",
            json!("2026-05-22"),
            Value::Null,
            Value::Null,
            &no,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "148/2023",
            json!("2026-05-21"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "148/2023",
            json!("2023-02-24"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "148/2023",
            json!("2023-02-23"),
            Value::Null,
            Value::Null,
            &no,
        ),
        (
            "1048/2019",
            json!("2023-02-23"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "1048/2019",
            json!("2019-08-21"),
            Value::Null,
            Value::Null,
            &may,
        ),
        (
            "1048/2019",
            json!("2019-08-20"),
            Value::Null,
            Value::Null,
            &no,
        ),
        // By the day of decision within the transition: sixty days or thirty.
        (
            "148/2023",
            json!("2026-05-21"),
            json!("2026-07-21"),
            first.clone(),
            &may,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            json!("2026-07-21"),
            first.clone(),
            &no,
        ),
        (
            "148/2023",
            json!("2026-05-21"),
            json!("2026-07-22"),
            first.clone(),
            &no,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            json!("2026-07-22"),
            first,
            &may,
        ),
        (
            "148/2023",
            json!("2026-05-21"),
            json!("2026-06-21"),
            again.clone(),
            &may,
        ),
        (
            "148/2023",
            json!("2026-05-21"),
            json!("2026-06-22"),
            again.clone(),
            &no,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            json!("2026-06-22"),
            again,
            &may,
        ),
        // Without the kind of dossier, any kind will do.
        (
            "148/2023",
            json!("2026-05-21"),
            json!("2026-06-22"),
            Value::Null,
            &may,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            json!("2026-06-22"),
            Value::Null,
            &may,
        ),
        (
            "26/2026",
            json!("2026-05-21"),
            json!("2026-06-21"),
            Value::Null,
            &no,
        ),
        // By the day of decision alone.
        (
            "148/2023",
            Value::Null,
            json!("2026-07-21"),
            Value::Null,
            &may,
        ),
        (
            "148/2023",
            Value::Null,
            json!("2026-07-22"),
            Value::Null,
            &no,
        ),
        (
            "148/2023",
            Value::Null,
            json!("2023-02-23"),
            Value::Null,
            &no,
        ),
        (
            "26/2026",
            Value::Null,
            json!("2026-05-21"),
            Value::Null,
            &no,
        ),
        (
            "26/2026",
            Value::Null,
            json!("2026-05-22"),
            Value::Null,
            &may,
        ),
        (
            "1048/2019",
            Value::Null,
            json!("2019-08-20"),
            Value::Null,
            &no,
        ),
        // Decided before it was filed.
        (
            "26/2026",
            json!("2026-06-02"),
            json!("2026-06-01"),
            Value::Null,
            &no,
        ),
    ] {
        let found = at(edition, filed.clone(), decided.clone(), kind.clone());
        assert_eq!(found, *wanted, "{edition} {filed} {decided} {kind}");
    }
}

#[test]
fn faults_in_the_days_are_named() {
    let mut line = product("148/2023", 1);
    line["filed"] = json!("2026-06-01");
    refused(
        &line,
        "not-in-force",
        "filed",
        "edition 148/2023 is not possible for these days; 26/2026: filed while this edition was in force",
    );
    for (bad, found) in [
        (json!("2026-02-30"), "the string `2026-02-30`"),
        (json!("20260601"), "the string `20260601`"),
        (json!("2026-06-01T00:00"), "the string `2026-06-01T00:00`"),
        (json!(20_260_601), "the number 20260601"),
        (json!(null), "null"),
        (json!([]), "a list"),
    ] {
        for member in ["filed", "decided"] {
            let mut line = product("26/2026", 1);
            line[member] = bad.clone();
            let message =
                format!("found {found}, expected a day as year-month-day, such as `2026-07-10`");
            refused(&line, "bad-value", member, &message);
        }
    }
    let mut line = product("26/2026", 1);
    line["dossier_kind"] = json!("again");
    let message = "found the string `again`, expected first, upgrade or re-evaluation";
    refused(&line, "bad-value", "dossier_kind", message);
}

#[test]
fn who_recognises_under_148_follows_the_day_of_decision() {
    let mut line = product("148/2023", 1);
    line["tier"] = json!("district");
    assert_eq!(answer(&line)["recognition"], "by-day");
    line["decided"] = json!("2025-07-05");
    assert_eq!(answer(&line)["recognition"], "sent-up-to-province");
    line["decided"] = json!("2025-07-06");
    assert_eq!(answer(&line)["recognition"], "no-such-tier");
}

#[test]
fn rules_change_how_a_requirement_is_met_and_bring_findings() {
    let mut line = product("26/2026", 7);
    let best = line["scorecards"][0].clone();
    let mut strict = best.clone();
    // 2.3 is marked for four stars at 3 points: one of three members gives 1.
    strict["2.3"] = json!(1);
    strict["8"] = json!(1);
    line["scorecards"] = json!([best.clone(), best, strict]);
    let plain = answer(&line);
    assert!(plain.get("findings").is_none());
    line["rules"] = json!({"minimum": "majority"});
    let majority = answer(&line);
    assert_eq!(
        (&majority["stars"], &majority["findings"]),
        (&json!(5), &json!([]))
    );
    line["rules"] = json!({
        "minimum": "every-member",
        "spread": {"limit": 3},
        "quorum": {"share": "3/4", "chair": true},
        "common": ["labelling"]
    });
    line["attendance"] = json!({"members": 5, "chair": false});
    let every = answer(&line);
    assert_eq!(every["stars"], 3);
    let interpretations = every["readings"].as_array().unwrap();
    assert!(interpretations.contains(&json!("minimum-by-council-rule")));
    assert_eq!(
        every["findings"],
        json!([
            {"id": "quorum-missed", "limit": 4, "present": 3},
            {"id": "chair-absent"},
            {"id": "spread-exceeded", "points": 5, "pairs": 2, "limit": 3},
            {"id": "spread-pair", "members": [3, 1], "points": 5},
            {"id": "spread-pair", "members": [3, 2], "points": 5},
            {"id": "spread-cause", "criterion": "8", "points": 6},
            {"id": "spread-cause", "criterion": "2.3", "points": 4},
            {"id": "not-settled", "criterion": "2.3"},
        ])
    );
}

#[test]
fn rules_and_attendance_of_another_form_are_refused() {
    let whole = "expected a whole number, not below 0 and not too large";
    for (member, value, path, message) in [
        ("rules", json!(["every-member"]), "", "found a list, expected an object".to_owned()),
        ("rules", json!([]), "", "found a list, expected an object".to_owned()),
        ("rules", json!(null), "", "found null, expected an object".to_owned()),
        ("rules", json!({"minima": "mean"}), ".minima", "found an unknown member, expected only `minimum`, `spread`, `quorum`, `common`, `places` and `rounding`; the nearest is `minimum`".to_owned()),
        ("rules", json!({"minimum": "best"}), ".minimum", "unknown requirement rule `best`: expected mean, every-member or majority".to_owned()),
        ("rules", json!({"quorum": {"share": "5/4"}}), ".quorum.share", "found 5/4, expected a share above 0 and up to 1".to_owned()),
        ("rules", json!({"common": ["story", "taste-of-money"]}), ".common[1]", "unknown concept `taste-of-money`: expected one of `accounting`, `added-value`, `arrangement`, `bilingual-labelling` and 88 others".to_owned()),
        ("rules", json!({"spread": [10]}), ".spread", "found a list, expected an object".to_owned()),
        ("rules", json!({"spread": null}), ".spread", "found null, expected an object".to_owned()),
        ("rules", json!({"spread": {"limit": -1}}), ".spread.limit", format!("found the number -1, {whole}")),
        ("rules", json!({"spread": {"limit": 70_000}}), ".spread.limit", format!("found the number 70000, {whole}")),
        ("rules", json!({"places": 2.5}), ".places", format!("found the number 2.5, {whole}")),
        ("attendance", json!({"members": 9}), ".chair", "the member `chair` is missing".to_owned()),
        ("attendance", json!({"members": "9", "chair": true}), ".members", format!("found the string `9`, {whole}")),
        ("attendance", json!([9, true]), "", "found a list, expected an object".to_owned()),
        ("attendance", json!(9), "", "found the number 9, expected an object".to_owned()),
    ] {
        let mut line = product("26/2026", 7);
        line[member] = value;
        refused(&line, "bad-value", &format!("{member}{path}"), &message);
    }
}

#[test]
fn a_decision_before_the_first_edition_is_an_error_at_the_decision() {
    let mut line = product("1048/2019", 1);
    line["decided"] = json!("2019-08-20");
    let found = answer(&line);
    assert_eq!(
        (&found["error"], &found["path"]),
        (&json!("not-in-force"), &json!("decided"))
    );
}

#[test]
fn a_dossier_filed_after_the_amendment_is_recognised_by_it() {
    let mut line = product("148/2023", 1);
    line["tier"] = json!("district");
    line["filed"] = json!("2025-07-05");
    assert_eq!(answer(&line)["recognition"], "by-day");
    line["filed"] = json!("2025-07-06");
    assert_eq!(answer(&line)["recognition"], "no-such-tier");
}

#[test]
fn a_fault_in_rules_is_one_short_line() {
    let mut line = product("26/2026", 7);
    let name = format!("x\u{202e} at line {}", "y".repeat(100_000));
    line["rules"] = json!({name: 1});
    let found = answer(&line);
    for member in ["path", "message"] {
        let text = found[member].as_str().unwrap();
        assert!(text.chars().count() < 220, "{member}");
        assert!(!text.contains('\u{202e}'), "{member}");
    }
    let path = found["path"].as_str().unwrap();
    assert!(path.starts_with("rules.x\\u{202e} at line yyy"), "{path}");
}
