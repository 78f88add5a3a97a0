//! All faults of a product at once: none is hidden by another, and the first is that of the line.

use ocop_core::json::Record;
use ocop_core::{Choice, Edition, Error, ErrorKind};
use serde_json::{Value, json};

use crate::util::full;

fn product() -> Value {
    let card = full(&Edition::E2026.sheet(7).unwrap()).complete().unwrap();
    json!({
        "id": "p-1", "edition": "26/2026", "set": 7, "scorecards": [card, card],
        "grounds": ["forged-dossier"], "tier": "province", "filed": "2026-07-01",
        "decided": "2026-07-10", "dossier_kind": "first",
        "rules": {"minimum": "mean"}, "attendance": {"members": 3, "chair": true},
    })
}

/// Changes of which each alone is one fault, with the path.
const CHANGES: [(&str, &str, &str); 22] = [
    ("/id", "null", "id"),
    ("/edition", r#""25/2026""#, "edition"),
    ("/set", "27", "set"),
    ("/set", r#""7""#, "set"),
    ("/scorecards", "[]", "scorecards"),
    ("/scorecards", "{}", "scorecards"),
    ("/grounds", "7", "grounds"),
    ("/grounds", r#"["x"]"#, "grounds[0]"),
    ("/grounds", "[7]", "grounds[0]"),
    ("/tier", r#""commune""#, "tier"),
    ("/filed", r#""2026-7-1""#, "filed"),
    ("/filed", r#""2019-01-01""#, "filed"),
    ("/decided", r#""2026-06-30""#, "decided"),
    ("/dossier_kind", "1", "dossier_kind"),
    ("/rules", "[]", "rules"),
    ("/rules/minimum", r#""best""#, "rules.minimum"),
    ("/attendance", "{}", "attendance.members"),
    ("/scorecards/0", "7", "scorecards[0]"),
    ("/scorecards/0/1.1", "9", "scorecards[0].1.1"),
    ("/scorecards/0/1.2", r#""2""#, "scorecards[0].1.2"),
    ("/scorecards/1/5.1", "1", "scorecards[1].5.2"),
    ("/scorecards/1/7", "-1", "scorecards[1].7"),
];

fn faults(product: &Value) -> Vec<Error> {
    let text = product.to_string();
    let faults = Record::faults(text.as_bytes());
    match Record::read(text.as_bytes()) {
        Ok(_) => assert_eq!(faults, []),
        Err(error) => assert_eq!(faults.first(), Some(error.error()), "{text}"),
    }
    faults
}

#[test]
fn a_right_product_has_no_fault() {
    assert_eq!(faults(&product()), []);
}

#[test]
fn every_change_is_one_fault_and_two_changes_are_two() {
    let change = |product: &mut Value, (pointer, value, _): (&str, &str, &str)| {
        let value = serde_json::from_str(value).unwrap();
        product.pointer_mut(pointer).map(|place| *place = value)
    };
    for first in CHANGES {
        let mut once = product();
        change(&mut once, first).unwrap();
        let found = faults(&once);
        assert_eq!(found.len(), 1, "{first:?}: {found:?}");
        assert_eq!(found[0].path(), first.2, "{first:?}");
        for second in CHANGES {
            let mut twice = once.clone();
            // A change may be inside what the other replaced, or need what the other took away.
            let [one, two] = [first.0, second.0];
            let inside = one.starts_with(two) || two.starts_with(one);
            if inside || change(&mut twice, second).is_none() {
                continue;
            }
            let found = faults(&twice);
            let heads = ["/edition", "/set"];
            let on_the_sheet = |pointer: &str| {
                ["/scorecards/", "/grounds", "/filed", "/decided"]
                    .iter()
                    .any(|place| pointer.starts_with(place))
            };
            let days = ["/filed", "/decided", "/dossier_kind"];
            let hidden = heads.contains(&one) && on_the_sheet(two)
                || heads.contains(&two) && on_the_sheet(one)
                || heads.contains(&one) && heads.contains(&two)
                || days.contains(&one) && days.contains(&two);
            let paths: Vec<_> = found.iter().map(Error::path).collect();
            if hidden {
                assert!(!paths.is_empty(), "{first:?} {second:?}");
            } else {
                assert_eq!(found.len(), 2, "{first:?} {second:?}: {found:?}");
                assert!(
                    paths.contains(&first.2) && paths.contains(&second.2),
                    "{paths:?}"
                );
            }
        }
    }
}

#[test]
fn all_members_of_a_council_are_looked_at() {
    let mut product = product();
    product["scorecards"] = json!([{"1.1": 9, "99": 1}, {}, 7]);
    let found = faults(&product);
    let paths: Vec<_> = found.iter().map(Error::path).collect();
    assert_eq!(
        paths[..3],
        ["scorecards[2]", "scorecards[0].99", "scorecards[0].1.1"]
    );
    assert_eq!(paths.len(), 1 + 1 + 32 + 32);

    // Unknown members first, then what is wrong about members and rounds, then the cards that count.
    product["scorecards"] = json!([
        {"member": "a", "choices": {"1.1": 9}, "note": 1},
        {"member": "a", "round": 2, "choices": {}},
    ]);
    product["ground"] = json!([]);
    let found = faults(&product);
    let paths: Vec<_> = found.iter().map(Error::path).collect();
    assert_eq!(
        paths[..3],
        ["ground", "scorecards[0].note", "scorecards[1].1.1"]
    );
    assert_eq!(paths.len(), 2 + 32);
    // A member or a round that is wrong hides no other fault.
    product.as_object_mut().unwrap().remove("ground");
    product["scorecards"] = json!([
        {"member": null, "round": 0, "choices": 3},
        {"member": "a", "choices": {"1.1": 9}},
        {"member": "a", "choices": {"1.1": 9}},
        {"member": "a", "choices": {"1.1": 9}},
        {"1.1": 9},
    ]);
    let found = faults(&product);
    let paths: Vec<_> = found.iter().map(Error::path).collect();
    assert_eq!(
        paths[..5],
        [
            "scorecards[0].member",
            "scorecards[0].round",
            "scorecards[0].choices",
            "scorecards[2].member",
            "scorecards[3].member",
        ]
    );
    assert_eq!(paths.len(), 5 + 4 * 32);
    assert!(paths.contains(&"scorecards[4].1.1"));
}

#[test]
fn a_line_of_countless_faults_has_a_thousand() {
    let mut product = product();
    product["scorecards"] = vec![json!({}); 10_000].into();
    assert_eq!(Record::faults(product.to_string().as_bytes()).len(), 1_000);
    product["grounds"] = vec![json!("forged-dosier"); 10_000].into();
    assert_eq!(Record::faults(product.to_string().as_bytes()).len(), 1_000);
}

#[test]
fn a_broken_text_has_one_fault() {
    for text in ["", "{", "[]", r#"{"id":1,"id":2}"#] {
        let found = Record::faults(text.as_bytes());
        assert_eq!(found.len(), 1, "{text}");
        let read = Record::read(text.as_bytes()).unwrap_err();
        assert_eq!(found.first(), Some(read.error()));
    }
}

#[test]
fn a_builder_keeps_wrong_choices_until_they_are_put_right() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best = || {
        let criteria = sheet.criteria();
        criteria.map(|criterion| (criterion.key(), criterion.best()))
    };
    let right = sheet.scorecard_with(best());
    assert_eq!(right.faults().count(), 0);
    let card = right.complete().unwrap();

    let wrong: Vec<(&str, Choice)> = [("1.1", -1_i64), ("99", 1), ("1.3", i64::MAX)]
        .map(|(key, level)| (key, Choice::from(level)))
        .into_iter()
        .chain(best().filter(|(key, _)| !["1.1", "1.3"].contains(key)))
        .chain([("7", Choice::from(1_u64))])
        .collect();
    let builder = sheet.scorecard_with(wrong);
    let found: Vec<_> = builder
        .faults()
        .map(|fault| (fault.kind(), fault.path().to_owned()))
        .collect();
    let of = |kind, path: &str| (kind, path.to_owned());
    assert_eq!(
        found,
        [
            of(ErrorKind::UnknownCriterion, "99"),
            of(ErrorKind::LevelOutOfRange, "1.1"),
            of(ErrorKind::LevelOutOfRange, "1.3"),
            of(ErrorKind::DuplicateKey, "7"),
        ]
    );
    assert_eq!(builder.clone().complete().unwrap_err().path(), "99");
    // An unknown key cannot be put right.
    let mended = builder.choose("1.1", 3).unwrap().choose("7", 4);
    let found: Vec<_> = mended
        .unwrap()
        .faults()
        .map(|fault| fault.path().to_owned())
        .collect();
    assert_eq!(found, ["99", "1.3"]);

    let mut again = card.edit().with("1.1", 1);
    assert_eq!(
        again.faults().next().unwrap().kind(),
        ErrorKind::DuplicateKey
    );
    again.clear("1.1").unwrap();
    assert_eq!(
        again.faults().next().unwrap().kind(),
        ErrorKind::MissingCriterion
    );
}
