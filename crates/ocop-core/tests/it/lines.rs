//! Every error of a JSON line by its name, path and words.

use ocop_core::Edition;
use ocop_core::json::{LineError, Record};
use serde_json::{Value, json};

use crate::util::full;

/// A product that is rated, to be spoilt.
fn product() -> Value {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let card = serde_json::to_value(full(&sheet).complete().unwrap()).unwrap();
    json!({ "id": "p", "edition": "26/2026", "set": 26, "scorecards": [card] })
}

fn fault(line: &str) -> LineError {
    match Record::read(line.as_bytes()) {
        Ok(_) => panic!("it was read: {line}"),
        Err(fault) => fault,
    }
}

/// The error of a line: its name, path and words.
#[track_caller]
fn check(line: &str, id: Option<&str>, error: &str, path: &str, message: &str) {
    let fault = fault(line);
    let found = (
        fault.error().kind().as_str(),
        fault.error().path(),
        fault.error().message(),
    );
    assert_eq!(found, (error, path, message));
    assert_eq!(fault.id(), id);
}

/// The error of the product after a change.
#[track_caller]
fn spoilt(change: impl FnOnce(&mut Value), error: &str, path: &str, message: &str) {
    let mut product = product();
    change(&mut product);
    check(
        &product.to_string(),
        product["id"].as_str(),
        error,
        path,
        message,
    );
}

#[test]
fn the_product_itself_is_rated() {
    let rated = Record::read(product().to_string().as_bytes())
        .unwrap()
        .rate();
    assert_eq!(rated.rating().mean().to_string(), "100");
    assert_eq!(rated.id(), "p");
}

#[test]
fn what_is_not_json_is_said_with_its_place() {
    check(
        "",
        None,
        "bad-json",
        "",
        "not JSON: unexpected end at byte 0",
    );
    check(
        "{\"id\":\"p\"",
        None,
        "bad-json",
        "",
        "not JSON: unexpected end at byte 9",
    );
    check(
        "{} x",
        None,
        "bad-json",
        "",
        "not JSON: trailing characters at byte 4",
    );
    check(
        "{\"id\":01}",
        None,
        "bad-json",
        "",
        "not JSON: invalid number at byte 8",
    );
    check(
        "{\"id\":NaN}",
        None,
        "bad-json",
        "",
        "not JSON: expected value at byte 7",
    );
    let fault = Record::read(b"{\"id\":\"\xFF\"}").unwrap_err();
    assert_eq!(fault.error().message(), "not UTF-8 from byte 8 on");
    check(
        "[1]",
        None,
        "bad-value",
        "",
        "found a list, expected an object",
    );
    check(
        "null",
        None,
        "bad-value",
        "",
        "found null, expected an object",
    );
    check(
        "\"x\"",
        None,
        "bad-value",
        "",
        "found the string `x`, expected an object",
    );
}

#[test]
fn a_key_twice_is_found_in_every_object() {
    let twice = |path: &str, key: &str| {
        (
            path.to_owned(),
            format!("duplicate key `{key}` in one object"),
        )
    };
    for (line, id, (path, message)) in [
        (r#"{"id":"p","id":"q"}"#, None, twice("id", "id")),
        (
            r#"{"id":"p","set":1,"set":1}"#,
            Some("p"),
            twice("set", "set"),
        ),
        (
            r#"{"id":"p","scorecards":[{"1.1":1,"1.\u0031":1}]}"#,
            Some("p"),
            twice("scorecards[0].1.1", "1.1"),
        ),
        (
            r#"{"id":"p","scorecards":[{"8":{"case":"a","level":1,"case":"b"}}]}"#,
            Some("p"),
            twice("scorecards[0].8.case", "case"),
        ),
        (
            r#"{"id":"p","x":[{"a":{"b":1,"b":2}}]}"#,
            Some("p"),
            twice("x[0].a.b", "b"),
        ),
        (
            r#"{"id":"p","edition":{"b":1,"b":2}}"#,
            Some("p"),
            twice("edition.b", "b"),
        ),
    ] {
        check(line, id, "duplicate-key", &path, &message);
    }
    // Escapes beside a key, many keys, and a value that only looks like one are no fault.
    let mut many = product();
    let keys = (0..1000).map(|n| (n.to_string(), n.into()));
    let mut keys: serde_json::Map<_, _> = keys.collect();
    keys.insert("text".to_owned(), "{\"a\":1,\"a\":1}".into());
    many["extra"] = keys.into();
    assert!(Record::read(many.to_string().as_bytes()).is_ok());
    let mut keys: Vec<String> = (0..1000).map(|n| format!("\"{n}\":1")).collect();
    keys.push("\"7\":1".to_owned());
    let line = format!("{{\"id\":\"p\",\"more\":{{{}}}}}", keys.join(","));
    check(
        &line,
        Some("p"),
        "duplicate-key",
        "more.7",
        "duplicate key `7` in one object",
    );
}

#[test]
fn the_objects_own_members_come_first_in_their_order() {
    check(
        "{}",
        None,
        "bad-value",
        "id",
        "found nothing, expected a string or a number",
    );
    spoilt(
        |p| p["id"] = Value::Null,
        "bad-value",
        "id",
        "found null, expected a string or a number",
    );
    spoilt(
        |p| p["id"] = json!(["p"]),
        "bad-value",
        "id",
        "found a list, expected a string or a number",
    );
    spoilt(
        |p| drop(p.as_object_mut().unwrap().remove("edition")),
        "bad-value",
        "edition",
        "found nothing, expected an edition such as `26/2026`",
    );
    spoilt(
        |p| p["edition"] = json!(26),
        "bad-value",
        "edition",
        "found the number 26, expected an edition such as `26/2026`",
    );
    spoilt(
        |p| p["edition"] = json!("26/2025"),
        "unknown-edition",
        "edition",
        "unknown edition `26/2025`: expected 1048/2019, 148/2023, 26/2026",
    );
    spoilt(
        |p| p["set"] = json!("26"),
        "bad-value",
        "set",
        "found the string `26`, expected the number of a sheet",
    );
    spoilt(
        |p| p["set"] = json!(26.5),
        "bad-value",
        "set",
        "found the number 26.5, expected the number of a sheet",
    );
    spoilt(
        |p| p["set"] = json!(true),
        "bad-value",
        "set",
        "found a truth value, expected the number of a sheet",
    );
    spoilt(
        |p| p["set"] = json!(27),
        "unknown-set",
        "set",
        "edition 26/2026 has no sheet 27: expected 1 to 26",
    );
    spoilt(
        |p| p["set"] = json!(-1),
        "unknown-set",
        "set",
        "edition 26/2026 has no sheet -1: expected 1 to 26",
    );
    spoilt(
        |p| p["set"] = json!(65_562),
        "unknown-set",
        "set",
        "edition 26/2026 has no sheet 65562: expected 1 to 26",
    );
    spoilt(
        |p| p["scorecards"] = json!({}),
        "bad-value",
        "scorecards",
        "found an object, expected a list of scorecards",
    );
    spoilt(
        |p| p["scorecards"] = json!([]),
        "no-scorecard",
        "scorecards",
        "at least one scorecard is required",
    );
    spoilt(
        |p| p["scorecards"][0] = json!(5),
        "bad-value",
        "scorecards[0]",
        "found the number 5, expected an object of criterion keys and levels",
    );
    spoilt(
        |p| p["grounds"] = json!("x"),
        "bad-value",
        "grounds",
        "found the string `x`, expected a list of ids of grounds",
    );
    spoilt(
        |p| p["grounds"] = json!([1]),
        "bad-value",
        "grounds[0]",
        "found the number 1, expected the id of a ground",
    );
    spoilt(
        |p| p["grounds"] = json!(["x"]),
        "unknown-ground",
        "grounds[0]",
        "26/2026 set 26 prints no ground `x`",
    );
    spoilt(
        |p| {
            p["tier"] = json!("centre");
            p["level"] = json!("centre");
        },
        "bad-value",
        "tier",
        "found `tier` and `level`, expected only one of them",
    );
    spoilt(
        |p| p["tier"] = json!("commune"),
        "bad-value",
        "tier",
        "found the string `commune`, expected `district`, `province` or `centre`",
    );
    spoilt(
        |p| p["level"] = json!("commune"),
        "bad-value",
        "level",
        "found the string `commune`, expected `district`, `province` or `centre`",
    );
    spoilt(
        |p| p["level"] = json!(null),
        "bad-value",
        "level",
        "found null, expected `district`, `province` or `centre`",
    );
    // Two faults: the earlier in the order is reported.
    let two = |p: &mut Value| {
        p["set"] = json!(27);
        p["edition"] = json!("x");
    };
    spoilt(
        two,
        "unknown-edition",
        "edition",
        "unknown edition `x`: expected 1048/2019, 148/2023, 26/2026",
    );
}

#[test]
fn then_unknown_keys_choices_and_what_is_missing_member_by_member() {
    let card = "scorecards[0]";
    let set =
        |key: &'static str, value: Value| move |p: &mut Value| p["scorecards"][0][key] = value;
    spoilt(
        set("0.1", json!(1)),
        "unknown-criterion",
        &format!("{card}.0.1"),
        "26/2026 set 26 has no criterion `0.1`",
    );
    let wanted = "expected a level number, or an object with `case` and `level`";
    spoilt(
        set("1.1", json!(null)),
        "bad-value",
        &format!("{card}.1.1"),
        &format!("found null, {wanted}"),
    );
    spoilt(
        set("1.1", json!("1")),
        "bad-value",
        &format!("{card}.1.1"),
        &format!("found the string `1`, {wanted}"),
    );
    spoilt(
        set("1.1", json!([1])),
        "bad-value",
        &format!("{card}.1.1"),
        &format!("found a list, {wanted}"),
    );
    spoilt(
        set("1.1", json!(1.5)),
        "bad-value",
        &format!("{card}.1.1"),
        &format!("found the number 1.5, {wanted}"),
    );
    spoilt(
        set("1.1", json!(-1)),
        "level-out-of-range",
        &format!("{card}.1.1"),
        "level -1 out of range: expected 0 to 2",
    );
    spoilt(
        set("1.1", json!({})),
        "bad-value",
        &format!("{card}.1.1.level"),
        "found nothing, expected a level number",
    );
    spoilt(
        set("1.1", json!({"level": 1, "x": 1})),
        "bad-value",
        &format!("{card}.1.1.x"),
        "found an unknown member, expected only `case` and `level`",
    );
    spoilt(
        set("1.1", json!({"level": 1, "case": "a"})),
        "unknown-case",
        &format!("{card}.1.1"),
        "unexpected case `a`: the criterion has no cases",
    );
    spoilt(
        set("8", json!(1)),
        "case-required",
        &format!("{card}.8"),
        "the case is missing: choose `a` or `b` and a level in it",
    );
    spoilt(
        set("8", json!({"level": 1})),
        "case-required",
        &format!("{card}.8"),
        "the case is missing: choose `a` or `b` and a level in it",
    );
    spoilt(
        set("8", json!({"level": 1, "case": 1})),
        "bad-value",
        &format!("{card}.8.case"),
        "found the number 1, expected the letter of a case",
    );
    spoilt(
        set("8", json!({"level": 1, "case": "ab"})),
        "unknown-case",
        &format!("{card}.8"),
        "unknown case `ab`: expected `a` or `b`",
    );
    spoilt(
        set("8", json!({"level": 1, "case": "A"})),
        "unknown-case",
        &format!("{card}.8"),
        "unknown case `A`: expected `a` or `b`",
    );
    spoilt(
        set("8", json!({"level": 3, "case": "a"})),
        "level-out-of-range",
        &format!("{card}.8"),
        "level 3 of case `a` out of range: expected 0 to 2",
    );
    // Unknown before missing, range before missing, the first member before the second.
    spoilt(
        |p| {
            p["scorecards"] = json!([{"1.1": 1}, {"x": 1}]);
        },
        "missing-criterion",
        "scorecards[0].1.2",
        "no level is chosen for “Management mechanism and rules”",
    );
    spoilt(
        |p| p["scorecards"] = json!([{"17": 9}]),
        "level-out-of-range",
        "scorecards[0].17",
        "level 9 out of range: expected 0 to 2",
    );
}

#[test]
fn numbers_are_read_as_they_are_written() {
    let read = |level: &str| {
        let line = product()
            .to_string()
            .replace("\"1.1\":2", &format!("\"1.1\":{level}"));
        assert!(line.contains(&format!("\"1.1\":{level}")));
        Record::read(line.as_bytes()).map_err(|fault| fault.error().kind().as_str())
    };
    assert!(read("2").is_ok());
    assert!(read("{\"level\":2}").is_ok());
    assert!(read("-0").is_ok());
    for integer in [
        "-1",
        "3",
        "200",
        "254",
        "255",
        "256",
        "18446744073709551616",
        &"9".repeat(500),
    ] {
        assert_eq!(
            read(integer).unwrap_err(),
            "level-out-of-range",
            "{integer}"
        );
    }
    for decimal in ["2.0", "2e0", "2E0", "1e400", "-0.0", "0.2e1"] {
        assert_eq!(read(decimal).unwrap_err(), "bad-value", "{decimal}");
    }
}

#[test]
fn a_number_as_id_is_taken_as_its_text() {
    for (id, text) in [
        ("7", "7"),
        ("-7.50", "-7.50"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("\"\\u00e9\"", "é"),
        ("\"\"", ""),
    ] {
        let line = product()
            .to_string()
            .replace("\"id\":\"p\"", &format!("\"id\":{id}"));
        assert_eq!(Record::read(line.as_bytes()).unwrap().id(), text);
    }
}

#[test]
fn nesting_and_size_are_answered_in_words() {
    let deep = "[".repeat(100_000);
    assert_eq!(
        fault(&deep).error().message(),
        "nested deeper than 64 brackets at byte 65"
    );
    let closed = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(
        fault(&closed(64)).error().message(),
        "found a list, expected an object"
    );
    assert_eq!(fault(&closed(65)).error().kind().as_str(), "bad-json");
    for member in [
        "x",
        "id",
        "edition",
        "scorecards",
        "grounds",
        "level",
        "set",
    ] {
        let line = |depth| format!("{{\"id\":\"p\",\"{member}\":{}}}", closed(depth));
        // The object itself is the first bracket.
        assert_ne!(
            fault(&line(63)).error().kind().as_str(),
            "bad-json",
            "{member}"
        );
        assert_eq!(
            fault(&line(64)).error().kind().as_str(),
            "bad-json",
            "{member}"
        );
    }
    let quoted = format!("{{\"id\":\"{}\"}}", "[".repeat(100));
    assert_eq!(fault(&quoted).error().path(), "edition");
    let keys: Vec<String> = (0..100_000).map(|n| format!("\"k{n}\":1")).collect();
    let wide = format!(
        "{{\"id\":\"p\",\"edition\":\"26/2026\",\"set\":26,\"scorecards\":[{{{}}}]}}",
        keys.join(",")
    );
    assert_eq!(fault(&wide).error().path(), "scorecards[0].k0");
    let long = format!("{{\"id\":\"p\",\"edition\":\"{}\"}}", "é".repeat(100_000));
    assert!(fault(&long).error().message().chars().count() < 120);
}

#[test]
fn half_a_surrogate_pair_is_refused_everywhere() {
    let check = |line: String, at: usize| {
        let message = format!("half a surrogate pair at byte {at}");
        assert_eq!(fault(&line).error().message(), message, "{line}");
    };
    for half in [
        "\\ud800",
        "\\udfff",
        "\\uD800x",
        "\\ud800\\u0041",
        "\\udc00\\ud800",
    ] {
        check(format!("{{\"id\":\"{half}\"}}"), 8);
        check(format!("{{\"{half}\":1}}"), 3);
        check(format!("{{\"x\":[{{\"{half}\":1}}]}}"), 9);
    }
    let whole = product()
        .to_string()
        .replace("\"id\":\"p\"", "\"id\":\"\\ud83c\\udf36\\\\ud800\"");
    assert_eq!(Record::read(whole.as_bytes()).unwrap().id(), "🌶\\ud800");
}

#[test]
fn odd_keys_are_seen_in_a_path() {
    let set = |key: String| move |p: &mut Value| p["scorecards"][0][key] = json!(1);
    spoilt(
        set(String::new()),
        "unknown-criterion",
        "scorecards[0].\"\"",
        "26/2026 set 26 has no criterion ``",
    );
    let long = format!("{}…", "k".repeat(40));
    spoilt(
        set("k".repeat(100)),
        "unknown-criterion",
        &format!("scorecards[0].{long}"),
        &format!("26/2026 set 26 has no criterion `{long}`"),
    );
    check(
        r#"{"":1,"":1}"#,
        None,
        "duplicate-key",
        "\"\"",
        "duplicate key `` in one object",
    );
    check(
        r#"[{"a":1,"a":2}]"#,
        None,
        "duplicate-key",
        "[0].a",
        "duplicate key `a` in one object",
    );
    let several = "{\n \"id\": 1,\n \"set\": }";
    check(
        several,
        None,
        "bad-json",
        "",
        "not JSON: expected value at line 3, byte 9 of the object",
    );
}

#[test]
fn a_key_with_an_eth_is_rated_as_its_criterion() {
    let sheet = Edition::E2023.sheet(5).unwrap();
    let card = serde_json::to_string(&full(&sheet).complete().unwrap()).unwrap();
    let line =
        |card: &str| format!(r#"{{"id":"p","edition":"148/2023","set":5,"scorecards":[{card}]}}"#);
    let rated = |card: &str| {
        let line = line(card);
        let record = Record::read(line.as_bytes()).unwrap();
        serde_json::to_string(&record.rate()).unwrap()
    };
    let eth = card.replace('đ', "ð");
    assert_ne!(eth, card);
    assert_eq!(rated(&eth), rated(&card));
    // Both letters at one criterion are one key twice.
    let twice = card.replacen('{', r#"{"1.ð":1,"#, 1);
    let fault = fault(&line(&twice));
    assert_eq!(fault.error().kind().as_str(), "duplicate-key");
}
