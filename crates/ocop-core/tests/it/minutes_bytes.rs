//! Minutes as bytes: one form, every digit of every digest, and hostile input answered in words.

use ocop_core::ErrorKind;
use ocop_core::minutes::{Difference, DifferenceKind, verify};
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::effort::sample;

use crate::minutes::minutes;

const GOLDEN: &str = include_str!("../data/minutes.json");

fn kinds(json: &[u8]) -> Vec<DifferenceKind> {
    let verified = verify(json).unwrap();
    verified
        .differences()
        .iter()
        .map(Difference::kind)
        .collect()
}

#[track_caller]
fn refused(json: &[u8], kind: ErrorKind, shown: &str) {
    let fault = verify(json).unwrap_err();
    assert_eq!((fault.kind(), fault.to_string().as_str()), (kind, shown));
}

/// The golden minutes with something changed.
fn with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut tree = serde_json::from_str(GOLDEN).unwrap();
    change(&mut tree);
    tree.to_string().into_bytes()
}

#[test]
fn another_form_of_the_same_minutes_is_not_canonical() {
    let tree: Value = serde_json::from_str(GOLDEN).unwrap();
    let (minutes, sha256) = (&tree["minutes"], &tree["sha256"]);
    for json in [
        serde_json::to_string_pretty(&tree).unwrap(),
        format!("{GOLDEN}\n"),
        format!(" {GOLDEN}"),
        format!("\u{FEFF}{GOLDEN}"),
        format!("{{\"sha256\":{sha256},\"minutes\":{minutes}}}"),
        GOLDEN.replace("\"format\":1,", "").replacen(
            "{\"minutes\":{",
            "{\"minutes\":{\"format\":1,",
            1,
        ),
        GOLDEN.replace("Hòa", "H\\u00f2a"),
        GOLDEN.replace("26/2026", "26\\/2026"),
    ] {
        assert_ne!(json, GOLDEN);
        assert_eq!(
            kinds(json.as_bytes()),
            [DifferenceKind::NotCanonical],
            "{json}"
        );
    }
}

#[test]
fn a_number_in_another_spelling_is_another_form_of_the_same_minutes() {
    for (one, other) in [
        ("\"format\":1,", "\"format\":1.0,"),
        ("\"set\":7,", "\"set\":7e0,"),
        ("\"2.3\":3,", "\"2.3\":3.0,"),
        ("\"band\":5,", "\"band\":0.5E+1,"),
        ("\"limit\":3,\"pairs\"", "\"limit\":3.000,\"pairs\""),
    ] {
        let json = GOLDEN.replace(one, other);
        assert_ne!(json, GOLDEN);
        assert_eq!(
            kinds(json.as_bytes()),
            [DifferenceKind::NotCanonical],
            "{other}"
        );
        assert_eq!(
            *verify(json.as_bytes()).unwrap().minutes(),
            minutes(),
            "{other}"
        );
    }
}

#[test]
fn a_letter_composed_in_another_way_is_another_product() {
    let json = GOLDEN.replace("Hòa", "Ho\u{300}a");
    let kinds = kinds(json.as_bytes());
    assert_eq!(
        kinds,
        [
            DifferenceKind::DigestDiffers,
            DifferenceKind::ProductChanged
        ]
    );
}

#[test]
fn every_changed_digit_of_every_digest_is_found() {
    let digests: Vec<usize> = GOLDEN
        .match_indices('"')
        .map(|(place, _)| place + 1)
        .filter(|&place| {
            let digits = GOLDEN.as_bytes().get(place..place + 64);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
        .collect();
    // The whole, the table, six rules, three scorecards, and six more members.
    assert_eq!(digests.len(), 1 + 1 + 6 + 3 + 6);
    for start in digests {
        for place in sample(7, start..start + 64) {
            let mut changed = GOLDEN.as_bytes().to_vec();
            changed[place] = if changed[place] == b'0' { b'f' } else { b'0' };
            assert!(!verify(&changed).unwrap().is_verified(), "{place}");
            changed[place] = b'A';
            let fault = verify(&changed).unwrap_err();
            assert_eq!(fault.kind(), ErrorKind::BadValue);
        }
    }
}

#[test]
fn every_changed_byte_is_found() {
    for place in sample(7, 0..GOLDEN.len()) {
        for other in [b' ', b'0', b'"', 0xFF] {
            let mut changed = GOLDEN.as_bytes().to_vec();
            if changed[place] == other {
                continue;
            }
            changed[place] = other;
            let found = verify(&changed);
            assert!(found.is_err() || !found.unwrap().is_verified(), "{place}");
        }
    }
}

#[test]
fn minutes_that_cannot_be_read_say_where() {
    use ErrorKind::{
        BadJson, BadValue, DuplicateKey, NoScorecard, UnknownEdition, UnknownGround, UnknownSheet,
        UnknownTier,
    };
    refused(b"", BadJson, "not JSON: unexpected end at byte 0");
    refused(b"\xC3\x28", BadJson, "not UTF-8 from byte 1 on");
    refused(b"[1]", BadValue, "found a list, expected an object");
    refused(
        b"{\"a\":1}",
        BadValue,
        "a: found an unknown member, expected only `minutes` and `sha256`",
    );
    refused(
        b"{\"minutes\":3}",
        BadValue,
        "minutes: found the number 3, expected an object",
    );
    refused(
        b"{\"minutes\":{\"rating\":{\"mean\":1,\"mean\":2}}}",
        DuplicateKey,
        "minutes.rating.mean: duplicate key `mean` in one object",
    );
    let deep = format!("{{\"minutes\":{}", "[".repeat(64));
    refused(
        deep.as_bytes(),
        BadJson,
        "nested deeper than 64 brackets at byte 75",
    );

    let set = |name: &'static str, value: Value| with(|tree| tree["minutes"][name] = value);
    refused(
        &set("format", json!(2)),
        BadValue,
        "minutes.format: found the number 2, expected 1, the only format that this release reads",
    );
    refused(
        &set("edition", json!("25/2026")),
        UnknownEdition,
        "minutes.edition: unknown edition `25/2026`: expected 1048/2019, 148/2023, 26/2026",
    );
    for number in [json!(27), json!(99999)] {
        let shown = format!("minutes.set: edition 26/2026 has no sheet {number}: expected 1 to 26");
        refused(&set("set", number), UnknownSheet, &shown);
    }
    refused(
        &set("set", json!(7.5)),
        BadValue,
        "minutes.set: found the number 7.5, expected the number of a sheet",
    );
    refused(
        &set("tier", json!("commune")),
        UnknownTier,
        "minutes.tier: unknown tier `commune`: expected district, province or centre",
    );
    refused(
        &set("decided", json!("10/07/2026")),
        BadValue,
        "minutes.decided: found the string `10/07/2026`, expected a day as year-month-day, such as `2026-07-10`",
    );
    refused(
        &set("attendance", json!({"chair": true})),
        BadValue,
        "minutes.attendance.members: the member `members` is missing",
    );
    refused(
        &set("product", json!(null)),
        BadValue,
        "minutes.product: found null, expected a text",
    );
    refused(
        &set("grounds", json!(["none"])),
        UnknownGround,
        "minutes.grounds[0]: 26/2026 set 7 prints no ground `none`",
    );
    refused(
        &set("grounds", json!(["forged-dossier", "forged-dossier"])),
        BadValue,
        "minutes.grounds[1]: found `forged-dossier` behind `forged-dossier`, expected ids in their order, each once",
    );
    refused(
        &set("scorecards", json!([])),
        NoScorecard,
        "minutes.scorecards: at least one scorecard is required",
    );
    let many = with(|tree| {
        let card = tree["minutes"]["scorecards"][0].clone();
        tree["minutes"]["scorecards"] = vec![card; 256].into();
    });
    refused(
        &many,
        BadValue,
        "minutes.scorecards: found 256 scorecards, expected at most 255",
    );
    refused(
        &set("notes", json!("")),
        BadValue,
        "minutes.notes: found an unknown member, expected only `attendance`, `decided`, `digests`, `dossier_kind`, \
         `edition`, `filed`, `format`, `grounds`, `product`, `rating`, `rules`, `scorecards`, `set`, `table` and `tier`",
    );
    refused(
        &set("rules", json!({"minimum": "mean"})),
        BadValue,
        "minutes.rules: found another form, expected `{\"common\":[],\"minimum\":\"mean\",\"places\":2,\
         \"quorum\":null,\"rounding\":\"down\",\"spread\":null}`",
    );
    refused(
        &with(|tree| {
            tree["minutes"]["scorecards"][2]["choices"]["1.1"] = json!({"case": null, "level": 1});
        }),
        BadValue,
        "minutes.scorecards[2].choices.1.1: found another form, expected `1`",
    );
    refused(
        &with(|tree| tree["minutes"]["scorecards"][0]["code"] = json!(26)),
        BadValue,
        "minutes.scorecards[0].code: found the number 26, expected a sheet code",
    );
    refused(
        &with(|tree| tree["minutes"]["digests"]["tier"] = json!("00")),
        BadValue,
        "minutes.digests.tier: found `00`, expected 64 hexadecimal digits in small letters",
    );
    refused(
        &with(|tree| _ = tree.as_object_mut().unwrap().remove("sha256")),
        BadValue,
        "sha256: the member `sha256` is missing",
    );
}

#[test]
fn a_digest_of_nothing_and_a_member_without_a_digest_are_found() {
    let json = with(|tree| tree["minutes"]["digests"]["guests"] = json!("0".repeat(64)));
    assert_eq!(kinds(&json), [DifferenceKind::DigestDiffers; 2]);
    let json = with(|tree| {
        _ = tree["minutes"]["digests"]
            .as_object_mut()
            .unwrap()
            .remove("tier");
    });
    let wanted = [DifferenceKind::DigestDiffers, DifferenceKind::TierChanged];
    assert_eq!(kinds(&json), wanted);
}

/// Any JSON, not too deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-z0-9.]{0,6}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The places of all values in a tree.
fn pointers(tree: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match tree {
        Value::Object(members) => {
            for (key, value) in members {
                pointers(value, &format!("{at}/{}", key.replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(1000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let fault = verify(&bytes).unwrap_err();
        prop_assert!(!fault.message().is_empty());
    }

    #[test]
    fn minutes_cut_off_anywhere_are_refused(cut in any::<prop::sample::Index>()) {
        let cut = cut.index(GOLDEN.len());
        prop_assert_eq!(verify(&GOLDEN.as_bytes()[..cut]).unwrap_err().kind(), ErrorKind::BadJson);
    }

    #[test]
    fn any_value_anywhere_is_refused_or_found(place in any::<prop::sample::Index>(), value in any_json()) {
        let tree: Value = serde_json::from_str(GOLDEN).unwrap();
        let mut places = Vec::new();
        pointers(&tree, "", &mut places);
        let place = place.get(&places);
        prop_assume!(tree.pointer(place) != Some(&value));
        let mut changed = tree.clone();
        *changed.pointer_mut(place).unwrap() = value;
        if let Ok(verified) = verify(changed.to_string().as_bytes()) {
            prop_assert!(!verified.is_verified(), "{}", place);
            prop_assert!(verified.differences().iter().all(|found| !found.to_string().is_empty()));
        }
    }

    #[test]
    fn a_product_of_any_text_is_recorded_and_verified(product in any::<String>()) {
        let minutes = minutes().for_product(product.clone()).unwrap();
        let verified = verify(minutes.as_json().as_bytes()).unwrap();
        prop_assert!(verified.is_verified());
        prop_assert_eq!(verified.minutes().product(), Some(product.as_str()));
    }
}
