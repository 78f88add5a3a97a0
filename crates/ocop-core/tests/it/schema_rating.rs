//! The schema of answers against the writer: every answer is valid, with no member and no star beside it.

use std::collections::{BTreeMap, BTreeSet};

use ocop_core::json::{LineError, Record};
use ocop_core::{Edition, ErrorKind, Interpretation, Mean, Recognition, Star};
use serde_json::{Value, json};
use testkit::cases::{EDGES, RATING as RATING_CASES};

use crate::schema::{PRODUCT, RATING, answer};
use crate::schema_product::{pointers, whole};
use crate::util::{full, sheets};

/// The shared cases, a line each.
fn cases() -> impl Iterator<Item = &'static str> {
    RATING_CASES.lines().chain(EDGES.lines())
}

/// A product on set 16 of 26/2026, where a zero may stop, of two members, one with full marks, that has every member in its
/// rating; and every finding that it can have at once.
fn everything() -> Value {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let best = serde_json::to_value(full(&sheet).complete().unwrap()).unwrap();
    let mut poor = serde_json::Map::new();
    for criterion in sheet
        .criteria()
        .filter(|criterion| criterion.key() != "5.2")
    {
        let lowest = criterion.choices().next().unwrap();
        poor.insert(criterion.key().to_owned(), json!(lowest));
    }
    json!({
        "id": "p",
        "edition": "26/2026",
        "set": 16,
        "scorecards": [best, poor],
        "grounds": ["forged-dossier"],
        "rules": {
            "minimum": "every-member",
            "spread": {"limit": 10},
            "quorum": {"share": "3/4", "chair": true},
            "common": ["legal-form", "story"],
        },
        "attendance": {"members": 9, "chair": false},
        "extra": null,
    })
}

fn members(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

fn required(pointer: &str) -> BTreeSet<String> {
    let required = RATING.at(pointer)["required"].as_array().unwrap();
    required
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_answer_to_a_case_is_valid() {
    let mut kinds = BTreeSet::new();
    for line in cases() {
        let answer = answer(line);
        RATING.check(&answer);
        if let Some(kind) = answer.get("error") {
            kinds.insert(kind.as_str().unwrap().to_owned());
        }
    }
    for broken in ["", "[]", "{\"id\":1,\"id\":2}"] {
        let answer = answer(broken);
        RATING.check(&answer);
        assert_eq!(answer["id"], Value::Null);
        kinds.insert(answer["error"].as_str().unwrap().to_owned());
    }
    let long = serde_json::to_value(LineError::too_long(80).at_line(u64::MAX)).unwrap();
    RATING.check(&long);
    kinds.insert(long["error"].as_str().unwrap().to_owned());
    let mut strange = whole();
    strange["filed"] = json!("2023-02-24");
    kinds.insert(
        answer(&strange.to_string())["error"]
            .as_str()
            .unwrap()
            .to_owned(),
    );

    // The schema's descriptions of the kinds of a line.
    let in_lines = ErrorKind::ALL
        .into_iter()
        .filter(|&kind| kind != ErrorKind::MixedSheets);
    let last = ErrorKind::ALL
        .into_iter()
        .position(|kind| kind == ErrorKind::MissingCriterion);
    let in_lines: BTreeSet<_> = in_lines
        .take(last.unwrap())
        .map(|kind| kind.to_string())
        .collect();
    assert_eq!(kinds, in_lines);
}

#[test]
fn a_rating_has_the_members_of_the_schema_and_no_others() {
    let rating = answer(&everything().to_string());
    RATING.check(&rating);
    // A plan is given on request, for one scorecard.
    let mut reported = members(&rating);
    reported.insert("plan".to_owned());
    assert_eq!(reported, RATING.members("/$defs/rating"));
    assert_eq!(
        members(&rating["unmet"]),
        RATING.members("/$defs/rating/properties/unmet")
    );

    let mut plain = everything();
    for member in ["grounds", "rules", "attendance", "extra"] {
        plain.as_object_mut().unwrap().remove(member).unwrap();
    }
    let plain = answer(&plain.to_string());
    RATING.check(&plain);
    assert_eq!(members(&plain), required("/$defs/rating"));

    let bare = serde_json::to_value(Record::read(b"{}").unwrap_err()).unwrap();
    let mut reported = members(&bare);
    assert!(reported.remove("detail"), "the finer name of `bad-value`");
    assert_eq!(reported, required("/$defs/error"));
    let fault = Record::read(br#"{"extra":{}}"#).unwrap_err();
    let at_line = serde_json::to_value(fault.at_line(1)).unwrap();
    assert_eq!(members(&at_line), RATING.members("/$defs/error"));

    for whole in [rating, at_line] {
        let mut more = whole.clone();
        more["more"] = json!(1);
        assert!(!RATING.allows(&more));
    }
    for (whole, definition) in [(plain, "/$defs/rating"), (bare, "/$defs/error")] {
        for member in required(definition) {
            let mut less = whole.clone();
            less.as_object_mut().unwrap().remove(&member).unwrap();
            assert!(!RATING.allows(&less), "{member}");
        }
    }
}

#[test]
fn a_plan_is_valid_for_one_scorecard_only() {
    let planned = |product: &Value| {
        let record = Record::read(product.to_string().as_bytes()).unwrap();
        serde_json::to_value(record.rate().with_plans()).unwrap()
    };
    let mut one = everything();
    assert_eq!(planned(&one).get("plan"), None);
    one["scorecards"].as_array_mut().unwrap().truncate(1);
    one.as_object_mut().unwrap().remove("attendance").unwrap();
    let blocked = planned(&one);
    // With a ground there is no plan.
    assert_eq!(blocked["plan"], json!({"3": null, "4": null, "5": null}));
    RATING.check(&blocked);
    one.as_object_mut().unwrap().remove("grounds").unwrap();
    let free = planned(&one);
    assert_eq!(free["plan"], json!({"3": [0, 0], "4": [0, 0], "5": [0, 0]}));
    RATING.check(&free);
    for (pointer, wrong) in [
        ("/totals", json!([1, 2])),
        ("/plan", json!({"3": null, "4": null})),
        ("/plan/3", json!([1])),
        ("/plan/3", json!([1, 2, 3])),
        ("/plan/3", json!([-1, 2])),
        ("/plan/3", json!("0,0")),
        ("/plan/6", json!([0, 0])),
    ] {
        let mut other = free.clone();
        match pointer.strip_prefix("/plan/") {
            Some(star) => other["plan"][star] = wrong,
            None => *other.pointer_mut(pointer).unwrap() = wrong,
        }
        assert!(!RATING.allows(&other), "{pointer}");
    }
}

#[test]
fn a_finding_has_the_members_of_the_schema_and_no_others() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (present, attendance) in [
        (2, json!({"members": 9, "chair": false})),
        (2, json!({"members": 1, "chair": true})),
        (2, Value::Null),
    ] {
        let mut product = everything();
        assert_eq!(product["scorecards"].as_array().unwrap().len(), present);
        product["attendance"] = attendance;
        if product["attendance"].is_null() {
            product
                .as_object_mut()
                .unwrap()
                .remove("attendance")
                .unwrap();
        }
        let rating = answer(&product.to_string());
        RATING.check(&rating);
        for (index, finding) in rating["findings"].as_array().unwrap().iter().enumerate() {
            let id = finding["id"].as_str().unwrap().to_owned();
            let known = found.insert(id.clone(), members(finding));
            assert!(known.is_none_or(|known| known == members(finding)), "{id}");
            // Neither a member more, nor one less, nor another finding's name.
            let mut other = rating.clone();
            other["findings"][index]["more"] = json!(1);
            assert!(!RATING.allows(&other), "{id}");
            for member in members(finding) {
                let mut other = rating.clone();
                let finding = other["findings"][index].as_object_mut().unwrap();
                finding.remove(&member).unwrap();
                assert!(!RATING.allows(&other), "{id} without {member}");
            }
            let mut other = rating.clone();
            other["findings"][index]["id"] = json!("spread");
            assert!(!RATING.allows(&other), "{id}");
        }
    }
    let mut schema = BTreeMap::new();
    for index in 0..RATING.at("/$defs/finding/oneOf").as_array().unwrap().len() {
        let pointer = format!("/$defs/finding/oneOf/{index}");
        let id = RATING.at(&format!("{pointer}/properties/id/const"));
        assert_eq!(required(&pointer), RATING.members(&pointer), "{id}");
        schema.insert(id.as_str().unwrap().to_owned(), RATING.members(&pointer));
    }
    assert_eq!(found, schema);
    let ids = RATING.at("/$defs/finding-id/enum").as_array().unwrap();
    let ids: BTreeSet<_> = ids
        .iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, found.into_keys().collect());
}

#[test]
fn the_star_follows_from_band_requirements_zeros_and_grounds() {
    let rating = answer(&everything().to_string());
    let stars = || {
        Star::ALL
            .map(|star| json!(star))
            .into_iter()
            .chain([Value::Null])
    };
    for (band, unmet, ended) in (1..=5_u8).flat_map(|band| {
        (0..8_u8).flat_map(move |unmet| (0..4_u8).map(move |ended| (band, unmet, ended)))
    }) {
        let mut rating = rating.clone();
        rating["band"] = json!(band);
        let unmet = |star: u8| unmet & (1 << (star - 3)) != 0;
        let lists = (3..=5).filter(|&star| unmet(star));
        rating["unmet"] = lists
            .map(|star| (star.to_string(), json!(["1.1"])))
            .collect();
        if ended & 1 == 0 {
            rating["stopped"] = json!([]);
        }
        if ended & 2 == 0 {
            rating.as_object_mut().unwrap().remove("grounds").unwrap();
        }
        // Annex II, `lower-marks-first`, `zero-by-any-member` and grounds, written independently of
        // the library.
        let wanted = match (ended, band) {
            (1.., _) => Value::Null,
            (0, ..=2) => json!(band),
            (0, _) => {
                let first_missed = (3..=5).find(|&star| unmet(star)).unwrap_or(6);
                json!(band.min(first_missed - 1))
            }
        };
        for star in stars() {
            rating["stars"] = star.clone();
            assert_eq!(RATING.allows(&rating), star == wanted, "{rating}");
        }
    }
}

#[test]
fn no_other_star_is_valid_beside_the_same_reasons() {
    let mut tried = 0;
    for line in cases() {
        let rating = answer(line);
        let Some(star) = rating.get("stars") else {
            continue;
        };
        for other in Star::ALL
            .map(|star| json!(star))
            .into_iter()
            .chain([Value::Null])
        {
            let mut changed = rating.clone();
            changed["stars"] = other.clone();
            assert_eq!(RATING.allows(&changed), other == *star, "{changed}");
            tried += 1;
        }
    }
    assert!(tried > 9_000, "{tried}");
}

#[test]
fn every_outcome_and_interpretation_is_valid() {
    let mut outcomes = BTreeSet::new();
    let mut interpretations = BTreeSet::new();
    for line in cases() {
        for day in [None, Some("2025-07-05"), Some("2025-07-06")] {
            for tier in ["district", "province", "centre"] {
                let mut product: Value = serde_json::from_str(line).unwrap();
                let Some(scored) = product
                    .as_object_mut()
                    .filter(|_| day.is_none() || line.contains("148/2023"))
                else {
                    continue;
                };
                scored.insert("tier".to_owned(), json!(tier));
                if let Some(day) = day {
                    scored.insert("decided".to_owned(), json!(day));
                }
                let rating = answer(&product.to_string());
                RATING.check(&rating);
                outcomes.extend(rating["recognition"].as_str().map(str::to_owned));
                let read = rating["readings"].as_array().into_iter().flatten();
                interpretations
                    .extend(read.map(|interpretation| interpretation.as_str().unwrap().to_owned()));
            }
        }
    }
    let all: BTreeSet<_> = Recognition::ALL
        .into_iter()
        .map(|outcome| outcome.to_string())
        .collect();
    assert_eq!(outcomes, all);
    // Two interpretations need a custom sheet and rules of the council.
    let others = [
        Interpretation::NotALawSheet,
        Interpretation::MinimumByCouncilRule,
    ];
    interpretations.extend(others.map(|interpretation| interpretation.to_string()));
    let all: BTreeSet<_> = Interpretation::ALL
        .into_iter()
        .map(|interpretation| interpretation.to_string())
        .collect();
    assert_eq!(interpretations, all);
}

/// The rating of a custom sheet with its own part, keys, ground and number, with all its members.
fn of_a_custom_sheet() -> Value {
    let mut spec = Edition::E2026.sheet(16).unwrap().to_spec();
    spec.number = 700;
    spec.parts[0].id = "Phần-1".into();
    spec.criterion_mut("2.3").unwrap().key = "2.3-mới".into();
    spec.criterion_mut("6.1").unwrap().key = "6.1-mới".into();
    spec.grounds[0].id = "ground-mới".into();
    let sheet = spec.build().unwrap();
    let mut product = everything();
    for card in product["scorecards"].as_array_mut().unwrap() {
        let card = card.as_object_mut().unwrap();
        for (old, new) in [("2.3", "2.3-mới"), ("6.1", "6.1-mới")] {
            let choice = card.remove(old).unwrap();
            card.insert(new.to_owned(), choice);
        }
    }
    (product["set"], product["grounds"]) = (json!(700), json!(["ground-mới"]));
    let record = Record::read_on(&sheet, product.to_string().as_bytes()).unwrap();
    serde_json::to_value(record.rate()).unwrap()
}

#[test]
fn a_custom_sheet_may_have_its_own_keys_parts_grounds_and_number() {
    let rating = of_a_custom_sheet();
    RATING.check(&rating);
    let mut as_law = rating.clone();
    let interpretations = as_law["readings"].as_array_mut().unwrap();
    interpretations.retain(|interpretation| interpretation != "not-a-law-sheet");
    assert!(!RATING.allows(&as_law));
    // Each alone is no sheet's of the law.
    for member in ["set", "parts", "unmet", "stopped", "grounds"] {
        let mut other = answer(&everything().to_string());
        RATING.check(&other);
        other[member] = rating[member].clone();
        assert!(!RATING.allows(&other), "{member}");
    }
}

#[test]
fn a_mean_is_valid_as_it_is_written() {
    let mut rating = answer(&everything().to_string());
    let mut allows = |text: &str| {
        rating["mean"] = json!(text);
        RATING.allows(&rating)
    };
    for (sum, members) in [
        (0, 1),
        (9, 1),
        (10, 1),
        (99, 1),
        (100, 1),
        (523, 6),
        (1, 2),
        (899, 10),
        (5_000, 99),
    ] {
        let mean = Mean::new(sum, members).unwrap().to_string();
        assert!(allows(&mean), "{mean}");
    }
    for no_mean in [
        "", "101", "1000", "00", "07", "7.5", "-7", "+7", "7/1", "7/0", "0/2", "07/2", "7/02",
        "7/", "/2", "7/2/2", " 7", "7\n", "７",
    ] {
        assert!(!allows(no_mean), "{no_mean:?}");
    }
}

#[test]
fn a_wrong_value_anywhere_is_not_valid() {
    let law = answer(&everything().to_string());
    let fault = serde_json::to_value(Record::read(b"{}").unwrap_err().at_line(1)).unwrap();
    for whole in [law, of_a_custom_sheet(), fault] {
        for pointer in pointers(&whole) {
            for value in [
                json!(true),
                json!(-1),
                json!(1.5),
                json!(" "),
                json!([-1]),
                json!([[]]),
                json!({"x": 1}),
            ] {
                let any_text = ["/id", "/path", "/message"].contains(&pointer.as_str());
                let own = pointer == "/extra";
                let mut other = whole.clone();
                *other.pointer_mut(&pointer).unwrap() = value.clone();
                let valid = own || any_text && value.is_string();
                assert_eq!(RATING.allows(&other), valid, "{pointer} {value}");
            }
        }
    }
}

#[test]
fn numbers_and_lists_have_their_bounds() {
    let law = answer(&everything().to_string());
    let fault = serde_json::to_value(Record::read(b"{}").unwrap_err().at_line(1)).unwrap();
    let refused = |whole: &Value, pointer: &str, value: Value| {
        let mut other = whole.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        assert!(!RATING.allows(&other), "{pointer} {other}");
    };
    refused(&law, "/totals", json!([]));
    refused(&law, "/totals/0", json!(101));
    refused(&law, "/unmet/3", json!([]));
    refused(&law, "/unmet/3", json!(["1.1", "1.1"]));
    refused(&law, "/stopped", json!(["6.1", "6.1"]));
    refused(&law, "/grounds", json!([]));
    refused(
        &law,
        "/grounds",
        json!(["forged-dossier", "forged-dossier"]),
    );
    refused(&law, "/readings", json!(["exact-mean"]));
    refused(
        &law,
        "/readings",
        json!(["every-criterion-chosen", "every-criterion-chosen"]),
    );
    refused(&of_a_custom_sheet(), "/set", json!(65_536));
    refused(&of_a_custom_sheet(), "/parts", json!({}));
    refused(&of_a_custom_sheet(), "/parts", json!({"Phần 1": "1"}));
    let mut one_part = of_a_custom_sheet();
    one_part["parts"] = json!({"Phần-1": "1"});
    RATING.check(&one_part);
    refused(&fault, "/line", json!(0));
    refused(&fault, "/message", json!(""));
    for (id, member, values) in [
        ("quorum-missed", "present", json!([0])),
        ("quorum-missed", "limit", json!([0])),
        ("spread-exceeded", "points", json!([101])),
        ("spread-exceeded", "pairs", json!([0])),
        ("spread-exceeded", "limit", json!([65_536])),
        (
            "spread-pair",
            "members",
            json!([[1], [1, 1], [1, 2, 3], [0, 1]]),
        ),
        ("spread-pair", "points", json!([101])),
        ("spread-cause", "criterion", json!(["0.0"])),
        ("spread-cause", "points", json!([0])),
        ("not-settled", "criterion", json!(["0.0"])),
    ] {
        let findings = law["findings"].as_array().unwrap();
        let at = findings.iter().position(|finding| finding["id"] == id);
        let pointer = format!("/findings/{}/{member}", at.unwrap());
        for value in values.as_array().unwrap() {
            refused(&law, &pointer, value.clone());
        }
    }
    // Nobody appointed is a number too.
    let more = json!({"id": "more-than-appointed", "present": 1, "limit": 0});
    let mut whole = law.clone();
    whole["findings"] = json!([more]);
    RATING.check(&whole);
    refused(&whole, "/findings/0/present", json!(0));
    refused(&whole, "/findings/0/limit", json!(65_536));
    for no_object in [json!(null), json!("x"), json!([]), json!([law])] {
        assert!(!RATING.allows(&no_object));
    }
}

#[test]
fn a_rating_names_its_sheet_as_the_product_does() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        let product = json!({"id": "p", "edition": sheet.edition(), "set": sheet.number(), "scorecards": [card]});
        let rating = answer(&product.to_string());
        RATING.check(&rating);
        for set in [0, 10, 27] {
            let (mut product, mut rating) = (product.clone(), rating.clone());
            (product["set"], rating["set"]) = (json!(set), json!(set));
            assert_eq!(
                RATING.allows(&rating),
                PRODUCT.allows(&product),
                "{sheet} {set}"
            );
        }
    }
}
