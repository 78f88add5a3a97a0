//! The shared cases: expected results of an independent interpretation of the law.

use ocop_core::json::Record;
use serde_json::Value;
use testkit::cases::{self, Case};

/// The answer to a line with plans, as JSON.
fn answer(line: &str) -> Value {
    match Record::read(line.as_bytes()) {
        Ok(record) => serde_json::to_value(record.rate().with_plans()).unwrap(),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

/// Compares every field that a case expects; gives how many cases there were.
fn check(cases: &[Case]) -> usize {
    let mut wrong = Vec::new();
    for Case { line, expect } in cases {
        let product: Value = serde_json::from_str(line).unwrap();
        let found = answer(line);
        assert_eq!(found["id"], product["id"]);
        let mut differs = |field: &str, found: Option<&Value>, wanted: Option<&Value>| {
            if found != wanted {
                wrong.push(format!(
                    "{}: {field} is {found:?}, not {wanted:?}",
                    product["id"]
                ));
            }
        };
        for (field, value) in expect.as_object().unwrap() {
            differs(field, found.get(field), Some(value));
        }
        for field in ["error", "grounds", "extra"] {
            let (found, wanted) = (found.get(field), expect.get(field));
            differs(field, found, wanted);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    cases.len()
}

#[test]
fn every_rating_is_as_expected() {
    assert_eq!(check(&cases::rating()), 1_540);
}

#[test]
fn every_edge_is_as_expected() {
    assert_eq!(check(&cases::edges()), 227);
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
