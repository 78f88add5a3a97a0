//! The published JSON Schemas, equal to the types.

use ocop_core::{DossierKind, Edition};
use ocop_dossier::{Dossier, Settings, Stage, check};
use serde_json::{Value, json};
use testkit::effort::{is_long, sample};

use crate::util::{clean, settings, tick};

fn published(name: &str) -> Value {
    let path = format!("{}/schema/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::draft202012::new(&published(name)).unwrap()
}

#[cfg(feature = "schema")]
#[test]
fn the_published_schemas_are_those_of_the_types() {
    use ocop_dossier::schema;
    for (name, schema) in [
        ("dossier.schema.json", schema::dossier()),
        ("next.schema.json", schema::next()),
        ("report.schema.json", schema::report()),
        ("settings.schema.json", schema::settings()),
        ("lead-times.schema.json", schema::lead_times()),
    ] {
        let same = schema.to_value() == published(name);
        assert!(same, "{name} is stale, run `cargo xtask schemas`");
    }
}

#[test]
fn every_member_is_described_in_plain_words() {
    fn walk(schema: &Value, path: &str, bare: &mut Vec<String>) {
        let Some(members) = schema.as_object() else {
            return;
        };
        if let Some(text) = members.get("description").and_then(Value::as_str) {
            // Links and examples are for readers of Rust.
            let rust = ["```", "[`", "`]", "crate::"]
                .iter()
                .any(|sign| text.contains(sign));
            assert!(!rust, "{path}: {text}");
        }
        for (name, inner) in members
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let path = format!("{path}.{name}");
            let described = ["description", "$ref", "allOf", "anyOf"]
                .iter()
                .any(|key| inner.get(key).is_some());
            if !described {
                bare.push(path.clone());
            }
            walk(inner, &path, bare);
        }
        for (name, inner) in members
            .get("$defs")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if inner.get("description").is_none() {
                bare.push(name.clone());
            }
            walk(inner, name, bare);
        }
    }
    for name in ["dossier", "settings"] {
        let mut bare = Vec::new();
        walk(&published(&format!("{name}.schema.json")), name, &mut bare);
        assert!(bare.is_empty(), "{bare:?}");
    }
    let report = published("report.schema.json");
    for (name, member) in report["properties"].as_object().unwrap() {
        assert!(member.get("description").is_some(), "{name}");
    }
}

#[test]
fn every_dossier_that_is_written_is_valid() {
    let validator = validator("dossier.schema.json");
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        for kind in DossierKind::ALL {
            let mut dossier = clean(&sheet, kind, Stage::Province);
            tick(&mut dossier);
            let value = serde_json::to_value(&dossier).unwrap();
            let faults: Vec<_> = validator
                .iter_errors(&value)
                .map(|fault| fault.to_string())
                .collect();
            assert!(faults.is_empty(), "{sheet}: {faults:?}");
            assert_eq!(
                Dossier::from_json(value.to_string().as_bytes()),
                Ok(dossier)
            );
        }
    }
    let value = serde_json::to_value(settings()).unwrap();
    assert!(self::validator("settings.schema.json").is_valid(&value));
}

/// Values that a member does not take, by the value that it has.
fn wrong(value: &Value) -> Vec<Value> {
    match value {
        Value::String(_) => vec![json!(1), json!([]), json!({}), json!(true)],
        Value::Number(_) => vec![json!("1"), json!([]), json!(-1), json!(1.5), json!(true)],
        Value::Bool(_) => vec![json!(1), json!("true"), json!([])],
        Value::Array(_) => vec![json!("x"), json!({}), json!(1)],
        Value::Object(_) => vec![json!([]), json!("x"), json!(1)],
        Value::Null => vec![],
    }
}

#[test]
fn schema_and_reader_refuse_the_same_wrong_types_everywhere() {
    fn walk(value: &Value, path: &mut Vec<String>, all: &mut Vec<Vec<String>>) {
        let mut down = |key: String, inner: &Value| {
            path.push(key);
            all.push(path.clone());
            walk(inner, path, all);
            path.pop();
        };
        match value {
            Value::Object(members) => members
                .iter()
                .for_each(|(key, inner)| down(key.clone(), inner)),
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, inner)| down(index.to_string(), inner));
            }
            _ => {}
        }
    }

    let validator = validator("dossier.schema.json");
    let sheet = Edition::E2026.sheet(4).unwrap();
    let whole = serde_json::to_value(clean(&sheet, DossierKind::Upgrade, Stage::Province)).unwrap();
    let (mut all, mut tried) = (Vec::new(), 0);
    walk(&whole, &mut Vec::new(), &mut all);
    for path in sample(4, all) {
        let pointer: String = path
            .iter()
            .map(|key| format!("/{}", key.replace('/', "~1")))
            .collect();
        for wrong in wrong(whole.pointer(&pointer).unwrap()) {
            let mut value = whole.clone();
            *value.pointer_mut(&pointer).unwrap() = wrong.clone();
            let read = Dossier::from_json(value.to_string().as_bytes()).is_ok();
            assert_eq!(validator.is_valid(&value), read, "{pointer} = {wrong}");
            tried += 1;
        }
        // A member that there is not.
        let mut value = whole.clone();
        if let Some(Value::Object(members)) = value.pointer_mut(&pointer) {
            members.insert("không có".into(), json!(null));
            let read = Dossier::from_json(value.to_string().as_bytes()).is_ok();
            assert_eq!(validator.is_valid(&value), read, "{pointer} with more");
        }
    }
    assert!(tried > if is_long() { 1_000 } else { 250 }, "{tried}");
}

#[test]
fn settings_and_schema_know_the_same_rules() {
    let validator = validator("settings.schema.json");
    for rule in ocop_dossier::Rule::all() {
        assert!(validator.is_valid(&json!({ "rules": { rule.name(): "allow" } })));
    }
    for bad in [
        json!({ "rules": { "no-such-rule": "allow" } }),
        json!({ "rules": { "unsigned-form": "off" } }),
        json!({ "day": "2026-13-01" }),
        json!({ "calendar": { "holidays": "2026-01-01" } }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
        assert!(
            Settings::from_json(bad.to_string().as_bytes()).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn every_report_is_valid_and_nothing_else_is() {
    let validator = validator("report.schema.json");
    for json in [
        &include_bytes!("../data/mountain-honey.json")[..],
        include_bytes!("../data/community-tourism.json"),
        include_bytes!("../data/dried-tao-meo.json"),
        br#"{"format":1,"sheet":{"edition":"1048/2019","set":1},"kind":"upgrade","stage":"province"}"#,
    ] {
        let report = check(&Dossier::from_json(json).unwrap(), &settings());
        let value = serde_json::to_value(report).unwrap();
        let faults = validator.iter_errors(&value).map(|fault| fault.to_string());
        assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
        for member in value.as_object().unwrap().keys() {
            let mut less = value.clone();
            less.as_object_mut().unwrap().remove(member);
            assert!(!validator.is_valid(&less), "without {member}");
        }
    }
}

#[test]
fn a_report_is_data_with_its_format() {
    let sheet = Edition::E2026.sheet(4).unwrap();
    let dossier = Dossier::new(sheet, DossierKind::First, Stage::Applicant).unwrap();
    let report = serde_json::to_value(check(&dossier, &settings())).unwrap();
    assert_eq!(report["format"], 1);
    assert_eq!(report["verdict"]["name"], "to-be-completed");
    let counts = report["counts"].as_object().unwrap();
    let counted: u64 = counts.values().filter_map(Value::as_u64).sum();
    let found = report["findings"].as_array().unwrap().len();
    assert_eq!(usize::try_from(counted), Ok(found));
    for finding in report["findings"].as_array().unwrap() {
        for member in ["message", "place", "repair"] {
            for lang in ["vi", "en"] {
                assert!(
                    !finding[member][lang].as_str().unwrap().is_empty(),
                    "{finding}"
                );
            }
        }
    }
}
