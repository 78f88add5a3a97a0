//! Laws that are true for any dossier.

use ocop_core::{DossierKind, Edition};
use ocop_dossier::{Dossier, Stage, check};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use crate::util::{clean, find, settings, tick};

fn any_sheet() -> impl Strategy<Value = ocop_core::Sheet> {
    any::<Index>().prop_map(|index| {
        let sheets: Vec<_> = Edition::ALL.into_iter().flat_map(Edition::sheets).collect();
        index.get(&sheets).clone()
    })
}

fn any_clean() -> impl Strategy<Value = Dossier> {
    let stages = any::<Index>().prop_map(|index| *index.get(Stage::ALL));
    let kinds = any::<Index>().prop_map(|index| *index.get(&DossierKind::ALL));
    (any_sheet(), kinds, stages).prop_map(|(sheet, kind, stage)| {
        let mut dossier = clean(&sheet, kind, stage);
        tick(&mut dossier);
        dossier
    })
}

/// Values in wrong places, some of which can be read.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!("")),
        Just(json!("2026-09-15")),
        Just(json!("1900-01-01")),
        Just(json!("2199-12-31")),
        Just(json!("-79228162514264337593543950335")),
        Just(json!("79228162514264337593543950335")),
        Just(json!("0.7499999999999999999999999999")),
        Just(json!("test-report")),
        Just(json!(0)),
        Just(json!(1)),
        Just(json!(255)),
        Just(json!(4_294_967_295_u32)),
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(true)),
        // Braces would look like a value that a message lacks.
        "\\PC{0,12}".prop_map(|text| text.replace(['{', '}'], "-").into()),
    ]
}

/// A place in a tree, changed or taken out.
fn change(value: &mut Value, mut path: impl Iterator<Item = Index>, to: Option<Value>) {
    let Some(index) = path.next() else { return };
    match value {
        Value::Object(members) if !members.is_empty() => {
            let key = index
                .get(&members.keys().cloned().collect::<Vec<_>>())
                .clone();
            let inner = members[&key].is_object() || members[&key].is_array();
            // Go down three times of four where there is a below.
            if inner && index.index(4) != 0 {
                change(&mut members[&key], path, to);
            } else if let Some(to) = to {
                members[&key] = to;
            } else {
                members.remove(&key);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let at = index.index(items.len());
            match to {
                Some(to) if !items[at].is_object() => items[at] = to,
                _ if items[at].is_object() => change(&mut items[at], path, to),
                _ => drop(items.remove(at)),
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(400), ..ProptestConfig::default() })]

    #[test]
    fn a_changed_dossier_is_an_error_or_a_report_that_shows_in_every_form(
        dossier in any_clean(),
        changes in prop::collection::vec(
            (prop::collection::vec(any::<Index>(), 6), prop::option::of(any_value())),
            1..12,
        ),
    ) {
        let mut value = serde_json::to_value(&dossier).unwrap();
        for (path, to) in changes {
            let mut changed = value.clone();
            change(&mut changed, path.into_iter(), to);
            // Keep what can be read, so that many changes come together.
            if Dossier::from_json(changed.to_string().as_bytes()).is_ok() {
                value = changed;
            }
        }
        let read = Dossier::from_json(value.to_string().as_bytes()).unwrap();
        let report = check(&read, &settings());
        for lang in ocop_core::Lang::ALL {
            let text = report.text(lang);
            prop_assert!(!text.contains('{'), "{}", text);
            prop_assert!(!report.to_markdown(lang).is_empty());
        }
        serde_json::to_string(&report).unwrap();
        // What is printed parses back, and is judged the same.
        let again = serde_json::to_string(&read).unwrap();
        let again = Dossier::from_json(again.as_bytes()).unwrap();
        prop_assert_eq!(&again, &read);
        prop_assert_eq!(check(&again, &settings()), report);
    }

    #[test]
    fn the_order_of_members_and_documents_changes_nothing(
        dossier in any_clean(),
        lost in prop::collection::vec(any::<Index>(), 0..6),
        order in any::<u64>(),
    ) {
        let mut dossier = dossier;
        for index in lost {
            if !dossier.documents.is_empty() {
                let names: Vec<_> = dossier.documents.keys().cloned().collect();
                dossier.documents.remove(index.get(&names));
            }
        }
        let value = serde_json::to_value(&dossier).unwrap();
        let shuffled = shuffled(&value, order);
        let read = Dossier::from_json(shuffled.as_bytes()).unwrap();
        prop_assert_eq!(&read, &dossier);
        prop_assert_eq!(check(&read, &settings()), check(&dossier, &settings()));
    }

    #[test]
    fn putting_back_what_the_findings_name_ends_in_a_clean_report(
        dossier in any_clean(),
        changes in prop::collection::vec(prop::collection::vec(any::<Index>(), 6), 1..8),
    ) {
        let whole = serde_json::to_value(&dossier).unwrap();
        let mut value = whole.clone();
        for path in changes {
            let mut changed = value.clone();
            change(&mut changed, path.into_iter(), None);
            if Dossier::from_json(changed.to_string().as_bytes()).is_ok() {
                value = changed;
            }
        }
        let clean = find(&dossier);
        let mut rounds = 0;
        loop {
            let read = Dossier::from_json(value.to_string().as_bytes()).unwrap();
            let report = check(&read, &settings());
            let news: Vec<_> = report
                .findings()
                .filter(|finding| {
                    !clean.contains(&format!("{} {}", finding.rule().name(), finding.path()))
                })
                .collect();
            if news.is_empty() {
                break;
            }
            // Repair: the member that the path names as it was, or, for a level without proof, all
            // documents.
            for finding in &news {
                repair(&mut value, &whole, finding.path());
            }
            rounds += 1;
            prop_assert!(rounds < 6, "{:?}", news);
        }
    }
}

/// A dossier as text with the members of every object in another order.
fn shuffled(value: &Value, order: u64) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            if !members.is_empty() {
                let places = members.len() as u64;
                members.rotate_left(usize::try_from(order % places).unwrap());
            }
            if order % 2 == 1 {
                members.reverse();
            }
            let members = members
                .into_iter()
                .map(|(key, inner)| format!("{}:{}", json!(key), shuffled(inner, order / 2)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let items = items.iter().map(|inner| shuffled(inner, order / 2));
            format!("[{}]", items.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

/// Puts the top-level member that a path names back as it was.
fn repair(value: &mut Value, whole: &Value, path: &str) {
    let top = path.split(['.', '[']).next().unwrap_or_default();
    let members: &mut Map<String, Value> = value.as_object_mut().unwrap();
    let tops: &[&str] = match top {
        // The claim depends on documents and facts.
        "self_score" | "facts" | "documents" | "wanted" => {
            &["self_score", "facts", "documents", "wanted"]
        }
        other => &[other],
    };
    for top in tops {
        match whole.get(*top) {
            Some(was) => members.insert((*top).to_owned(), was.clone()),
            None => members.remove(*top),
        };
    }
}
