//! JSON Schemas of dossiers, settings and reports.

use alloc::string::ToString;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use crate::check::settings::Settings;
use crate::model::schema_forms::{ChoiceForm, KindName, SheetName};
use crate::model::{Dossier, Stage};
use crate::report::{Report, Verdict};
use crate::rules::rule::{BasisKind, Rule, Severity, Topic};

/// The JSON Schema (draft 2020-12) of a dossier.
#[must_use]
pub fn dossier() -> Schema {
    titled::<Dossier>("urn:ocop:schema:dossier:1")
}

/// The JSON Schema (draft 2020-12) of settings.
#[must_use]
pub fn settings() -> Schema {
    titled::<Settings>("urn:ocop:schema:dossier-settings:1")
}

/// The JSON Schema (draft 2020-12) of a report, as a check writes it.
#[must_use]
pub fn report() -> Schema {
    let both = object(json!({ "vi": { "type": "string" }, "en": { "type": "string" } }));
    let points = json!({ "type": "integer", "minimum": 0, "maximum": 100 });
    let star = json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 5 });
    let choice = json!(ChoiceForm::json_schema(&mut SchemaGenerator::default()));
    let change = |of: &Value| object(json!({ "claimed": of, "remaining": of }));
    let standing = object(json!({
        "total": points,
        "star": star,
        "choices": { "type": "object", "additionalProperties": choice }
    }));
    let or_null = |of: &Value| json!({ "oneOf": [of, { "type": "null" }] });
    let level = object(json!({
        "criterion": { "type": "string" },
        "level": object(json!({ "claimed": choice, "remaining": or_null(&choice) })),
        "points": change(&points)
    }));
    let risk = object(json!({
        "levels": { "type": "array", "items": level, "minItems": 1 },
        "total": change(&points),
        "star": change(&star)
    }));
    let names: Vec<_> = Rule::all().iter().map(|rule| rule.name()).collect();
    let finding = object(json!({
        "rule": { "enum": names },
        "severity": { "enum": Severity::ALL },
        "stage": { "enum": Stage::ALL },
        "topic": { "enum": Topic::ALL },
        "rejects": { "type": "boolean" },
        "path": { "type": "string" },
        "criterion": { "type": ["string", "null"] },
        "message": both,
        "basis": object(json!({
            "kind": {
                "description": "law: a clause of the decision or another law; sheet: the criteria sheet; \
                    form: a form of the decision; council: the council's own rules; practice: the \
                    practice of clerks, or provincial guides; technical: what electronic data require",
                "enum": BasisKind::ALL
            },
            "as_of": {
                "description": "The day to which a law beside the decision is known to be in force.",
                "type": ["string", "null"],
                "format": "date"
            }
        })),
        "place": both,
        "repair": both,
        "values": { "type": "object" },
        "at_risk": or_null(&risk)
    }));
    let count = json!({ "type": "integer", "minimum": 0 });
    let counts = Severity::ALL
        .iter()
        .map(|severity| (severity.to_string(), count.clone()));
    let text = json!({ "type": ["string", "null"] });
    let mut schema = object(json!({
        "format": { "const": Report::FORMAT },
        "sheet": SheetName::json_schema(&mut SchemaGenerator::default()),
        "kind": KindName::json_schema(&mut SchemaGenerator::default()),
        "stage": { "enum": Stage::ALL },
        "product": text,
        "applicant": text,
        "wanted": star,
        "day": { "type": ["string", "null"], "format": "date" },
        "verdict": object(json!({ "name": { "enum": Verdict::ALL }, "label": both })),
        "counts": object(Value::Object(counts.collect())),
        "claimed": or_null(&standing),
        "supported": or_null(&standing),
        "findings": { "type": "array", "items": finding },
        "set_aside": { "type": "array", "items": { "enum": names } },
        "rules": { "const": Rule::all().len() }
    }));
    let head = [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("$id", "urn:ocop:schema:dossier-report:1"),
        ("title", "Report"),
        ("description", "The result of a check of a dossier."),
    ];
    for (key, value) in head {
        schema[key] = value.into();
    }
    schema.try_into().unwrap_or_default()
}

/// The schema of an object with exactly these members.
#[allow(clippy::needless_pass_by_value)] // Callers write the members in place.
fn object(members: Value) -> Value {
    let names: Vec<_> = members
        .as_object()
        .into_iter()
        .flat_map(|members| members.keys())
        .collect();
    json!({
        "type": "object",
        "required": names,
        "properties": members,
        "additionalProperties": false
    })
}

fn titled<T: JsonSchema>(id: &str) -> Schema {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("$id".into(), id.into());
    schema
}
