//! The shared cases: expected results of an independent interpretation of the law.

use ocop_core::json::Record;
use serde_json::{Map, Value};

const RATING: &str = include_str!("../data/rating.ndjson");
const EDGES: &str = include_str!("../data/edges.ndjson");

/// The answer to a line, as JSON.
fn answer(line: &str) -> Value {
    match Record::read(line.as_bytes()) {
        Ok(record) => serde_json::to_value(record.rate()).unwrap(),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

/// Compares every field that a case expects; gives how many cases there were.
fn check(cases: &str) -> usize {
    let mut wrong = Vec::new();
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let expected: &Map<String, Value> = case["expect"].as_object().unwrap();
        let found = answer(line);
        assert_eq!(found["id"], case["id"]);
        let differs = expected
            .iter()
            .find(|(field, value)| found.get(*field) != Some(value));
        if let Some((field, value)) = differs {
            wrong.push(format!(
                "{}: {field} is {:?}, not {value}",
                case["id"],
                found.get(field)
            ));
        }
        assert_eq!(
            found.get("error").is_some(),
            expected.contains_key("error"),
            "{}",
            case["id"]
        );
        assert_eq!(
            found.get("grounds").is_some(),
            expected.contains_key("grounds"),
            "{}",
            case["id"]
        );
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    cases.lines().count()
}

#[test]
fn every_rating_is_as_expected() {
    assert_eq!(check(RATING), 1_540);
}

#[test]
fn every_edge_is_as_expected() {
    assert_eq!(check(EDGES), 208);
}

#[test]
fn the_real_durian_has_its_published_points() {
    let durian = include_str!("../data/frozen-durian.json");
    let found = answer(durian);
    assert_eq!(found["totals"], serde_json::json!([93]));
    assert_eq!(
        found["parts"],
        serde_json::json!({"A": "34", "B": "24", "C": "35"})
    );
    assert_eq!((&found["band"], &found["stars"]), (&5.into(), &5.into()));
    assert_eq!(found["recognition"], "sent-up-to-centre");
}
