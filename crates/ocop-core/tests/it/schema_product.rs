//! The schema of products against the parser: rated lines are valid, and invalid lines are refused.

use std::collections::BTreeSet;

use ocop_core::{Edition, ErrorKind, Lang};
use serde_json::{Value, json};
use testkit::cases::{EDGES, RATING};

use crate::schema::{PRODUCT, answer};
use crate::util::{full, sheets};

/// The faults that take a sheet or a calendar of the law to find.
const ONLY_FOUND_BY_READING: [ErrorKind; 9] = [
    ErrorKind::MemberTwice,
    ErrorKind::UnknownGround,
    ErrorKind::NotInForce,
    ErrorKind::UnknownCriterion,
    ErrorKind::CaseRequired,
    ErrorKind::UnknownCase,
    ErrorKind::LevelOutOfRange,
    ErrorKind::NotApplicable,
    ErrorKind::MissingCriterion,
];

/// A product with every member that the reader knows, and a scorecard of each form.
pub(crate) fn whole() -> Value {
    let sheet = Edition::E2019.sheet(1).unwrap();
    let card = serde_json::to_value(full(&sheet).complete().unwrap()).unwrap();
    assert!(card["3.2"]["case"].is_string());
    json!({
        "id": "p",
        "edition": "1048/2019",
        "set": 1,
        "scorecards": [
            card,
            {"round": 2, "choices": card},
            {"member": "a", "round": 3, "choices": card},
        ],
        "grounds": ["unacceptable-impurities"],
        "tier": "district",
        "filed": "2022-01-31",
        "decided": "2022-02-28",
        "dossier_kind": "first",
        "rules": {
            "minimum": "majority",
            "spread": {"limit": 10, "limit_allowed": false},
            "quorum": {"share": "3/4", "chair": true},
            "common": ["legal-form", "story"],
            "places": 3,
            "rounding": "half-even",
        },
        "attendance": {"members": 3, "chair": true},
        "extra": ["anything"],
    })
}

/// The fault that the reader finds in a product, by kind and path.
pub(crate) fn fault(product: &Value) -> Option<(ErrorKind, String)> {
    let answer = answer(&product.to_string());
    let kind = answer.get("error")?.as_str().unwrap().parse().unwrap();
    Some((kind, answer["path"].as_str().unwrap().to_owned()))
}

/// Reports a disagreement of the schema and the parser on a product.
pub(crate) fn disagreement(product: &Value) -> Option<String> {
    let valid = PRODUCT.allows(product);
    match fault(product) {
        None => (!valid).then(|| format!("rated, and not valid: {product}")),
        Some((kind, path)) => {
            // A named member's scorecard might not count, so that its choices are left to the reader.
            let left_to_the_reader =
                ONLY_FOUND_BY_READING.contains(&kind) || path.starts_with("scorecards[2]");
            let wrong = valid && !left_to_the_reader;
            wrong.then(|| format!("valid, and {kind} at {path}: {product}"))
        }
    }
}

/// Pointers to everything in a value.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, value)| (index.to_string(), value))
                .collect()
        }
        _ => Vec::new(),
    };
    let mut found = vec![String::new()];
    for (step, value) in inner {
        let below = pointers(value).into_iter();
        found.extend(below.map(|pointer| format!("/{step}{pointer}")));
    }
    found
}

/// The product with another value at a pointer.
pub(crate) fn with(pointer: &str, value: Value) -> Value {
    let mut product = whole();
    *product.pointer_mut(pointer).unwrap() = value;
    product
}

#[test]
fn the_whole_product_has_every_member_is_rated_and_valid() {
    let product = whole();
    PRODUCT.check(&product);
    assert_eq!(fault(&product), None);
    let mut members = PRODUCT.members("");
    // The earlier name of `tier`, beside which it is refused, and what only custom sheets have.
    assert!(members.remove("level") && members.remove("draft"));
    assert_eq!(
        json!(members),
        json!(product.as_object().unwrap().keys().collect::<Vec<_>>())
    );
    for inner in ["rules", "attendance"] {
        let own: BTreeSet<_> = product[inner]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        assert_eq!(PRODUCT.members(&format!("/$defs/{inner}")), own);
    }
}

#[test]
fn every_case_that_is_rated_is_valid() {
    let durian = include_str!("../data/frozen-durian.json");
    let mut rated = 0;
    for line in RATING.lines().chain(EDGES.lines()).chain([durian]) {
        // A key twice, or a number with a point, is gone when the line is JSON.
        let product: Value = serde_json::from_str(line).unwrap();
        assert_eq!(disagreement(&product), None);
        if fault(&product).is_none() {
            PRODUCT.check(&product);
            rated += 1;
        }
    }
    assert!(rated > 1_500, "{rated}");
}

#[test]
fn every_sheet_with_every_choice_is_valid() {
    for sheet in sheets() {
        let card = serde_json::to_value(full(&sheet).complete().unwrap()).unwrap();
        let mut product = json!({"id": 7, "edition": sheet.edition(), "set": sheet.number()});
        for criterion in sheet.criteria() {
            let mut cards = Vec::new();
            for choice in criterion.choices() {
                let mut card = card.clone();
                card[criterion.key()] = json!(choice);
                cards.push(card);
            }
            product["scorecards"] = json!(cards);
            PRODUCT.check(&product);
        }
        let ids: Vec<_> = sheet
            .grounds()
            .map(|ground| ground.id().to_owned())
            .collect();
        product["grounds"] = json!([ids.clone(), ids].concat());
        PRODUCT.check(&product);
    }
}

#[test]
fn a_sheet_is_valid_where_the_edition_has_it() {
    for edition in Edition::ALL {
        for set in -1..=100_i32 {
            let mut product = whole();
            product["grounds"] = json!([]);
            (product["edition"], product["set"]) = (json!(edition), json!(set));
            let carried = u16::try_from(set).is_ok_and(|set| edition.sheet(set).is_ok());
            assert_eq!(PRODUCT.allows(&product), carried, "{edition} {set}");
        }
    }
}

#[test]
fn a_ground_is_valid_where_a_sheet_of_the_edition_prints_it() {
    for edition in Edition::ALL {
        for ground in PRODUCT.at("/$defs/ground/enum").as_array().unwrap() {
            let id = ground.as_str().unwrap();
            let printed = edition
                .sheets()
                .any(|sheet| sheet.grounds().any(|ground| ground.id() == id));
            let mut product = whole();
            (product["edition"], product["grounds"]) = (json!(edition), json!([id]));
            assert_eq!(PRODUCT.allows(&product), printed, "{edition} {id}");
        }
    }
}

#[test]
fn a_blank_form_is_valid_when_it_is_filled_in() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let blank = serde_json::to_string(&sheet.blank(Lang::En)).unwrap();
    assert!(!PRODUCT.allows(&serde_json::from_str(&blank).unwrap()));
    let filled = serde_json::from_str(&blank.replace(":null", ":1")).unwrap();
    PRODUCT.check(&filled);
    let builder = sheet.to_spec().build().unwrap();
    let builder = serde_json::to_string(&builder.blank(Lang::En)).unwrap();
    let builder = serde_json::from_str(&builder.replace(":null", ":1")).unwrap();
    assert_eq!(
        fault(&builder),
        Some((ErrorKind::UnknownMember, "draft".to_owned()))
    );
    assert!(!PRODUCT.allows(&builder));
}

#[test]
fn the_inner_members_are_those_that_the_reader_names() {
    for (pointer, object) in [
        ("/rules", "/$defs/rules"),
        ("/rules/spread", "/$defs/rules/properties/spread"),
        ("/rules/quorum", "/$defs/rules/properties/quorum"),
        ("/attendance", "/$defs/attendance"),
    ] {
        let product = with(pointer, json!({"no-such-member": 1}));
        let message = answer(&product.to_string())["message"]
            .as_str()
            .unwrap()
            .to_owned();
        // "unknown field `x`, expected one of `minimum`, `spread`, …"
        let (_, expected) = message.split_once("expected").unwrap();
        let named: BTreeSet<_> = expected
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        assert_eq!(PRODUCT.members(object), named, "{pointer}");
    }
    let choice = PRODUCT.members("/$defs/choice/anyOf/1");
    assert_eq!(json!(choice), json!(["case", "level"]));
}

#[test]
fn a_member_may_be_left_out_where_the_reader_says_so() {
    let required = [
        "/attendance/chair",
        "/attendance/members",
        "/edition",
        "/id",
        "/rules/quorum/share",
        "/rules/spread/limit",
        "/scorecards",
        "/scorecards/0/3.2/level",
        "/scorecards/1/choices",
        "/scorecards/1/choices/3.2/level",
        "/scorecards/2/choices",
        "/set",
    ];
    let mut refused = Vec::new();
    for pointer in pointers(&whole()) {
        let mut product = whole();
        let (outer, key) = pointer.rsplit_once('/').unwrap_or_default();
        let Some(object) = product.pointer_mut(outer).unwrap().as_object_mut() else {
            continue;
        };
        if object.remove(key).is_none() {
            continue;
        }
        assert_eq!(disagreement(&product), None);
        if !PRODUCT.allows(&product) {
            // Without `choices` a scorecard is nothing but choices.
            let kind = match key {
                "choices" => ErrorKind::UnknownCriterion,
                _ => ErrorKind::BadValue,
            };
            assert_eq!(fault(&product).unwrap().0, kind, "{pointer}");
            refused.push(pointer);
        }
    }
    refused.sort_unstable();
    assert_eq!(refused, required);
}

#[test]
fn a_wrong_value_anywhere_is_not_valid() {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(7),
        json!(27),
        json!(70_000),
        json!(u64::MAX),
        json!(1.5),
        json!(""),
        json!("x"),
        json!("26/2026"),
        json!("2022-02-30"),
        json!([]),
        json!(["x"]),
        json!([[]]),
        json!({}),
        json!({"x": 1}),
        json!({"level": 1, "x": 1}),
        json!({"level": 1, "case": "c"}),
        json!({"level": "1"}),
    ];
    let mut seen = BTreeSet::new();
    for pointer in pointers(&whole()) {
        for value in &values {
            let product = with(&pointer, value.clone());
            assert_eq!(disagreement(&product), None, "{pointer}");
            if let (Some((kind, _)), false) = (fault(&product), PRODUCT.allows(&product)) {
                seen.insert(kind.as_str());
            }
        }
    }
    // These faults are found by both.
    assert_eq!(
        json!(seen),
        json!([
            "bad-value",
            "case-required",
            "level-out-of-range",
            "missing-criterion",
            "no-scorecard",
            "unknown-case",
            "unknown-criterion",
            "unknown-edition",
            "unknown-ground",
            "unknown-member",
            "unknown-set",
        ])
    );
}

#[test]
fn an_unknown_key_is_not_valid_anywhere() {
    for pointer in [
        "",
        "/scorecards/0",
        "/scorecards/0/3.2",
        "/scorecards/1",
        "/scorecards/1/choices",
        "/scorecards/2",
        "/rules",
        "/rules/spread",
        "/rules/quorum",
        "/attendance",
    ] {
        let mut product = whole();
        product.pointer_mut(pointer).unwrap()["x"] = json!(1);
        assert!(
            !PRODUCT.allows(&product) && fault(&product).is_some(),
            "{pointer}"
        );
    }
}

#[test]
fn what_only_the_reader_finds() {
    let card = whole()["scorecards"][0].clone();
    let sheet = Edition::E2019.sheet(1).unwrap();
    let structure = sheet
        .criteria()
        .find(|criterion| criterion.requires().is_some())
        .unwrap();
    let story = structure.requires().unwrap();
    let mut without_story = card.clone();
    without_story[story.key()] = json!(story.choices().next().unwrap());
    let mut other_key = card.clone();
    other_key["17"] = json!(1);
    let twice = json!({"member": " a", "round": 3, "choices": card});
    let mut found = BTreeSet::new();
    for (pointer, value, kind) in [
        (
            "/grounds/0",
            json!("quality-declaration-missing"),
            ErrorKind::UnknownGround,
        ),
        ("/filed", json!("2023-02-24"), ErrorKind::NotInForce),
        ("/decided", json!("2022-01-30"), ErrorKind::NotInForce),
        ("/scorecards/0", other_key, ErrorKind::UnknownCriterion),
        ("/scorecards/0", twice, ErrorKind::MemberTwice),
        ("/scorecards/0/3.2", json!(1), ErrorKind::CaseRequired),
        (
            "/scorecards/0/3.2",
            json!({"level": 1}),
            ErrorKind::CaseRequired,
        ),
        (
            "/scorecards/0/1.1",
            json!({"level": 1, "case": "a"}),
            ErrorKind::UnknownCase,
        ),
        ("/scorecards/0/1.1", json!(6), ErrorKind::LevelOutOfRange),
        ("/scorecards/0", without_story, ErrorKind::NotApplicable),
        // Numbers of the same worth, and a share above the whole.
        ("/set", json!(1.0), ErrorKind::BadValue),
        ("/scorecards/0/1.1", json!(2.0), ErrorKind::BadValue),
        ("/attendance/members", json!(2.0), ErrorKind::BadValue),
        ("/rules/places", json!(2.0), ErrorKind::BadValue),
        ("/rules/spread/limit", json!(10.0), ErrorKind::BadValue),
        ("/rules/quorum/share", json!("5/4"), ErrorKind::BadValue),
    ] {
        let product = with(pointer, value);
        PRODUCT.check(&product);
        assert_eq!(
            fault(&product).map(|(kind, _)| kind),
            Some(kind),
            "{pointer}"
        );
        found.insert(kind.as_str());
    }
    let mut product = whole();
    product["scorecards"][0]
        .as_object_mut()
        .unwrap()
        .remove("1.1")
        .unwrap();
    PRODUCT.check(&product);
    assert_eq!(fault(&product).unwrap().0, ErrorKind::MissingCriterion);
    found.insert("missing-criterion");

    let listed = ONLY_FOUND_BY_READING.map(ErrorKind::as_str);
    let listed: BTreeSet<_> = listed.into_iter().chain(["bad-value"]).collect();
    assert_eq!(found, listed);

    // Differences that disappear once a line has become JSON.
    let twice = whole()
        .to_string()
        .replacen("\"id\":\"p\"", "\"id\":\"p\",\"set\":1", 1);
    PRODUCT.check(&serde_json::from_str(&twice).unwrap());
    assert_eq!(answer(&twice)["error"], "duplicate-key");
}
