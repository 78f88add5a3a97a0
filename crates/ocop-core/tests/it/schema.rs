//! The published schemas: their own form, and their lists and bounds against the library's types.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jsonschema::Validator;
use ocop_core::json::{PRODUCT_SCHEMA, RATING_SCHEMA, Record};
use ocop_core::{
    Choice, Concept, Criterion, DossierKind, Edition, ErrorDetail, ErrorKind, Interpretation,
    Recognition, RequirementRule, Rounding, Star, Tier,
};
use serde_json::{Map, Value, json};

use crate::util::sheets;

/// A schema as JSON, with its validator.
pub(crate) struct Schema {
    pub(crate) json: Value,
    validator: Validator,
}

pub(crate) static PRODUCT: LazyLock<Schema> = LazyLock::new(|| Schema::of(PRODUCT_SCHEMA));
pub(crate) static RATING: LazyLock<Schema> = LazyLock::new(|| Schema::of(RATING_SCHEMA));

impl Schema {
    fn of(text: &str) -> Self {
        let json = serde_json::from_str(text).unwrap();
        let validator = jsonschema::options().offline().build(&json).unwrap();
        Self { json, validator }
    }

    pub(crate) fn allows(&self, value: &Value) -> bool {
        self.validator.is_valid(value)
    }

    /// A value that must be valid.
    #[track_caller]
    pub(crate) fn check(&self, value: &Value) {
        let faults: Vec<_> = self.validator.iter_errors(value).collect();
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{value}\n{}", faults.join("\n"));
    }

    /// The value at a pointer.
    #[track_caller]
    pub(crate) fn at(&self, pointer: &str) -> &Value {
        let value = self.json.pointer(pointer);
        value.unwrap_or_else(|| panic!("nothing at {pointer}"))
    }

    /// The names of the members that an object of the schema has.
    #[track_caller]
    pub(crate) fn members(&self, pointer: &str) -> BTreeSet<String> {
        let members = self.at(pointer)["properties"].as_object().unwrap();
        members.keys().cloned().collect()
    }
}

/// The library's answer to a product, as JSON.
pub(crate) fn answer(line: &str) -> Value {
    match Record::read(line.as_bytes()) {
        Ok(record) => serde_json::to_value(record.rate()).unwrap(),
        Err(error) => serde_json::to_value(error).unwrap(),
    }
}

/// Calls a function on every object inside a value, with its pointer.
fn walk<'v>(value: &'v Value, pointer: &str, visit: &mut impl FnMut(&str, &'v Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(pointer, members);
            for (key, inner) in members {
                walk(inner, &format!("{pointer}/{key}"), visit);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, &format!("{pointer}/{index}"), visit);
            }
        }
        _ => {}
    }
}

fn texts<T: ToString>(list: impl IntoIterator<Item = T>) -> Value {
    list.into_iter().map(|item| item.to_string()).collect()
}

/// The ids of the grounds that sheets have, sorted.
fn grounds(edition: Option<Edition>) -> BTreeSet<String> {
    let sheets = sheets().into_iter();
    let sheets = sheets.filter(|sheet| edition.is_none_or(|edition| sheet.edition() == edition));
    let ids = |sheet: ocop_core::Sheet| -> Vec<String> {
        sheet
            .grounds()
            .map(|ground| ground.id().to_owned())
            .collect()
    };
    sheets.flat_map(ids).collect()
}

#[test]
fn the_schemas_are_schemas_and_refer_to_nothing_outside() {
    for (schema, id) in [(&*PRODUCT, "product"), (&*RATING, "rating")] {
        assert!(jsonschema::meta::is_valid(&schema.json));
        let dialect = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema.json["$schema"], dialect);
        assert_eq!(schema.json["$id"], format!("urn:ocop:schema:{id}:1"));
        walk(&schema.json, "", &mut |pointer, object| {
            if let Some(target) = object.get("$ref") {
                let target = target.as_str().unwrap().strip_prefix('#').unwrap();
                assert!(schema.json.pointer(target).is_some(), "{pointer}");
            }
        });
    }
}

#[test]
fn every_definition_is_used_and_every_member_described() {
    for schema in [&*PRODUCT, &*RATING] {
        let mut used = BTreeSet::new();
        walk(&schema.json, "", &mut |pointer, object| {
            if let Some(Value::String(target)) = object.get("$ref") {
                used.insert(target.trim_start_matches("#/$defs/"));
            }
            let (outer, _) = pointer.rsplit_once('/').unwrap_or_default();
            let names = outer.ends_with("/properties") || outer == "/$defs";
            // A schema that only narrows a member further has no description.
            let narrows = [
                "/then/",
                "/else/",
                "/if/",
                "/dependentSchemas/",
                "/of-the-law/",
            ];
            if names && !narrows.iter().any(|part| pointer.contains(part)) {
                let of_another = object.contains_key("$ref");
                assert!(
                    of_another || object.contains_key("description"),
                    "{pointer}"
                );
            }
        });
        let definitions = schema.json["$defs"].as_object().unwrap();
        assert_eq!(used, definitions.keys().map(String::as_str).collect());
    }
}

#[test]
fn what_both_schemas_define_is_the_same() {
    let [product, rating] = [&PRODUCT, &RATING].map(|schema| schema.json["$defs"].as_object());
    let (product, rating) = (product.unwrap(), rating.unwrap());
    let both: Vec<_> = product
        .keys()
        .filter(|name| rating.contains_key(*name))
        .collect();
    assert_eq!(
        both,
        [
            "count",
            "edition",
            "ground",
            "key",
            "of-its-edition",
            "set",
            "tier"
        ]
    );
    for name in both {
        assert_eq!(product[name], rating[name], "{name}");
    }
}

#[test]
fn every_list_is_that_of_its_type_in_its_order() {
    let keys: BTreeSet<String> = sheets()
        .iter()
        .flat_map(|sheet| sheet.criteria().map(|criterion| criterion.key().to_owned()))
        .collect();
    let cases: BTreeSet<_> = sheets()
        .iter()
        .flat_map(|sheet| sheet.criteria().flat_map(Criterion::cases))
        .collect();
    // No edition but the oldest lacks a ground.
    for edition in [Edition::E2023, Edition::E2026] {
        assert_eq!(grounds(Some(edition)), grounds(None));
    }
    let stars = json!(Star::ALL);
    let mut stars_or_none = stars.clone();
    stars_or_none.as_array_mut().unwrap().push(Value::Null);
    let both = BTreeMap::from([
        ("/$defs/edition", texts(Edition::ALL)),
        ("/$defs/tier", texts(Tier::ALL)),
        ("/$defs/key", json!(keys)),
        ("/$defs/ground", json!(grounds(None))),
        (
            "/$defs/of-its-edition/allOf/0/then/properties/grounds/items",
            json!(grounds(Some(Edition::E2019))),
        ),
    ]);
    let rules = "/$defs/rules/properties";
    let (requirement_rule, rounding) = (format!("{rules}/minimum"), format!("{rules}/rounding"));
    let mut product = both.clone();
    product.extend([
        ("/properties/dossier_kind", texts(DossierKind::ALL)),
        ("/$defs/choice/anyOf/1/properties/case", texts(cases)),
        (&requirement_rule, texts(RequirementRule::ALL)),
        (&rounding, texts(Rounding::ALL)),
        ("/$defs/concept", texts(Concept::all())),
    ]);
    let bad_values = ErrorDetail::ALL.iter().copied();
    let bad_values = bad_values.filter(|detail| detail.kind() == ErrorKind::BadValue);
    let mut rating = both;
    rating.extend([
        ("/$defs/rating/properties/band", stars),
        ("/$defs/rating/properties/stars", stars_or_none),
        ("/$defs/recognition", texts(Recognition::ALL)),
        ("/$defs/reading", texts(Interpretation::ALL)),
        ("/$defs/error-kind", texts(ErrorKind::ALL)),
        ("/$defs/error-detail", texts(bad_values)),
    ]);
    for (schema, lists) in [(&*PRODUCT, product), (&*RATING, rating)] {
        for (pointer, list) in &lists {
            assert_eq!(schema.at(pointer)["enum"], *list, "{pointer}");
        }
        // Every list is complete here: stars by band and requirements, and findings, have their own
        // tests.
        walk(&schema.json, "", &mut |pointer, object| {
            let tested = lists.contains_key(pointer)
                || pointer.starts_with("/$defs/within-the-band")
                || pointer.starts_with("/$defs/by-minima")
                || pointer == "/$defs/finding-id";
            assert!(tested || !object.contains_key("enum"), "{pointer}");
        });
    }
}

#[test]
fn the_bounds_are_those_of_the_sheets() {
    let criteria = || sheets().into_iter().map(|sheet| sheet.criteria().count());
    let least = sheets().into_iter().map(|sheet| {
        // Without a story, criteria that depend on it may be left out.
        let always = sheet
            .criteria()
            .filter(|criterion| criterion.requires().is_none());
        always.count()
    });
    let scorecard = PRODUCT.at("/$defs/scorecard");
    assert_eq!(scorecard["minProperties"], json!(least.min()));
    assert_eq!(scorecard["maxProperties"], json!(criteria().max()));

    let levels = |in_cases: bool| {
        let of = |sheet: ocop_core::Sheet| {
            let criteria = sheet.criteria();
            let choices = criteria.flat_map(|criterion| criterion.choices().collect::<Vec<_>>());
            let levels = choices.filter(|choice| choice.case().is_some() == in_cases);
            levels.map(Choice::level).max()
        };
        sheets().into_iter().filter_map(of).max()
    };
    assert_eq!(PRODUCT.at("/$defs/level")["maximum"], json!(levels(false)));
    let in_case = "/$defs/choice/anyOf/1/dependentSchemas/case/properties/level";
    assert_eq!(PRODUCT.at(in_case)["maximum"], json!(levels(true)));

    let parts = RATING.at("/$defs/of-the-law/properties/parts");
    for sheet in sheets() {
        let ids: Vec<_> = sheet.parts().map(|part| part.id().to_owned()).collect();
        assert_eq!(json!(ids), parts["required"], "{sheet}");
        assert_eq!(json!(ids.len()), parts["maxProperties"], "{sheet}");
    }
}
