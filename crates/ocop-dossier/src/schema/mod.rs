//! JSON Schemas of dossiers, settings, reports and plans for the next dossier.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use crate::DocumentKind;
use crate::check::settings::Settings;
use crate::evidence::{Fact, Judged};
use crate::model::schema_forms::{ChoiceForm, KindName, SheetName};
use crate::model::{Dossier, Stage};
use crate::next::{NextDossier, NextPart};
use crate::report::{Report, Verdict};
use crate::rules::rule::{BasisKind, Rule, Severity, Topic};
use crate::time::LeadTime;

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

/// The JSON Schema (draft 2020-12) of [lead times](crate::time::LeadTimes).
#[must_use]
pub fn lead_times() -> Schema {
    let number = json!({ "type": "integer", "minimum": 0, "maximum": LeadTime::MOST });
    let range = |unit: &str| {
        json!({
            "description": format!(
                "A number of {unit} of the calendar, or the shortest and the longest."
            ),
            "oneOf": [number, { "type": "array", "items": number, "minItems": 2, "maxItems": 2 }]
        })
    };
    let documents = DocumentKind::ALL;
    let lead = json!({
        "type": "object",
        "properties": {
            "months": range("months"),
            "days": range("days"),
            "after": {
                "description": "Documents that must be there before the task begins.",
                "type": "array",
                "items": { "enum": documents },
                "uniqueItems": true
            },
            "source": { "description": "Where the figure comes from.", "type": ["string", "null"] }
        },
        "additionalProperties": false,
        "oneOf": [{ "required": ["months"] }, { "required": ["days"] }]
    });
    let named = |description: &str, names: Value| {
        json!({
            "description": description,
            "type": "object",
            "propertyNames": { "enum": names },
            "additionalProperties": { "$ref": "#/$defs/lead" }
        })
    };
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:ocop:schema:lead-times:1",
        "title": "LeadTimes",
        "type": "object",
        "properties": {
            "practice": {
                "description": "Whether tasks that are not named have their lead time in practice, as they do unless this is false.",
                "type": "boolean"
            },
            "documents": named("By the kind of document.", json!(documents)),
            "facts": named("By the measured fact.", json!(Fact::ALL)),
            "judged": named("Of the improvement that is judged by the sample or on site.", json!(Judged::ALL)),
            "criteria": {
                "description": "By the key of a criterion: for every level, or by level.",
                "type": "object",
                "additionalProperties": {
                    "oneOf": [
                        { "$ref": "#/$defs/lead" },
                        {
                            "type": "object",
                            "minProperties": 1,
                            "propertyNames": { "pattern": "^[a-z]?[0-9]+$" },
                            "additionalProperties": { "$ref": "#/$defs/lead" }
                        }
                    ]
                }
            },
            "usual": {
                "description": "Of all that has no other lead time.",
                "oneOf": [{ "$ref": "#/$defs/lead" }, { "type": "null" }]
            }
        },
        "additionalProperties": false,
        "$defs": { "lead": lead }
    });
    Schema::try_from(schema).unwrap_or_default()
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
    let text = json!({ "type": ["string", "null"] });
    let finding = object(json!({
        "rule": { "description": "The name of the rule, never reused.", "enum": names },
        "severity": {
            "description": "The severity, from the rule or from the settings.",
            "enum": Severity::ALL
        },
        "stage": { "description": "The stage at which the defect arises.", "enum": Stage::ALL },
        "topic": { "description": "The topic of the rule.", "enum": Topic::ALL },
        "rejects": {
            "description": "Whether the defect cannot be repaired, so that the dossier is rejected.",
            "type": "boolean"
        },
        "path": {
            "description": "The path to the defect in the dossier; of a missing entry, where it would be.",
            "type": "string"
        },
        "criterion": described("The key of its criterion, if it has one.", &text),
        "message": described("A sentence without a full stop.", &both),
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
        "place": described("The place in the law, or that no law requires it.", &both),
        "repair": described("How to repair the defect.", &both),
        "values": { "description": "The values that the message names.", "type": "object" },
        "at_risk": described(
            "The levels that remain without the missing evidence, with total and star.",
            &or_null(&risk)
        )
    }));
    let count = json!({ "type": "integer", "minimum": 0 });
    let counts = Severity::ALL
        .iter()
        .map(|severity| (severity.to_string(), count.clone()));
    let mut schema = object(json!({
        "format": { "description": "The version of the format.", "const": Report::FORMAT },
        "sheet": SheetName::json_schema(&mut SchemaGenerator::default()),
        "kind": KindName::json_schema(&mut SchemaGenerator::default()),
        "stage": { "description": "The stage at which the dossier was checked.", "enum": Stage::ALL },
        "product": described("The name of the product.", &text),
        "applicant": described("The name of the applicant.", &text),
        "wanted": described("The star applied for.", &star),
        "day": {
            "description": "The reference date for documents. Null if neither dossier nor settings have one.",
            "type": ["string", "null"],
            "format": "date"
        },
        "verdict": described(
            "What the dossier supports. It needs no completion if it is no-findings or acceptable.",
            &object(json!({ "name": { "enum": Verdict::ALL }, "label": both }))
        ),
        "counts": described(
            "The findings by severity.",
            &object(Value::Object(counts.collect()))
        ),
        "claimed": described(
            "Total, star and levels of the self-score. Null if it is incomplete.",
            &or_null(&standing)
        ),
        "supported": described(
            "What remains without all that errors and warnings put at risk.",
            &or_null(&standing)
        ),
        "findings": {
            "description": "The findings, in the order in which a clerk works.",
            "type": "array",
            "items": finding
        },
        "set_aside": {
            "description": "The rules that the settings set aside.",
            "type": "array",
            "items": { "enum": names }
        },
        "rules": {
            "description": "The number of rules of this release.",
            "const": Rule::all().len()
        }
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

/// The JSON Schema (draft 2020-12) of a plan for the next dossier. It refers to those of a report and of a
/// dossier by their `$id`.
#[must_use]
pub fn next() -> Schema {
    let both = object(json!({ "vi": { "type": "string" }, "en": { "type": "string" } }));
    let or_null = |of: &Value| json!({ "oneOf": [of, { "type": "null" }] });
    let day = json!({ "type": ["string", "null"], "format": "date" });
    let exact = json!({ "type": "string", "format": "date" });
    let count = json!({ "type": "integer", "minimum": 0 });
    let entry = object(json!({
        "part": described(
            "The part of the plan.",
            &object(json!({ "name": { "enum": NextPart::ALL }, "label": both }))
        ),
        "path": {
            "description": "The path in the started dossier; of what is not in it, in the accepted one.",
            "type": "string"
        },
        "what": described("What it is.", &both),
        "why": described("Why it is in its part, if no finding says so.", &or_null(&both)),
        "by": described("The last day for it.", &day),
        "until": described("The last day on which a document is valid.", &day),
        "place": described("The place in the law, if no finding cites one.", &or_null(&both)),
        "findings": {
            "description": "The places of its findings in the report, from 0.",
            "type": "array",
            "items": count
        }
    }));
    let mut schema = object(json!({
        "format": { "description": "The version of the format.", "const": NextDossier::FORMAT },
        "from": described(
            "The sheet of the accepted dossier.",
            &json!(SheetName::json_schema(&mut SchemaGenerator::default()))
        ),
        "filed": described("The planned filing date.", &day),
        "window": described(
            "The first and the last day on which a re-evaluation can be filed.",
            &or_null(&object(json!({ "first": exact, "last": exact })))
        ),
        "expires": described("The last day of the certificate.", &day),
        "decision_due": described("The day of the decision at the latest.", &day),
        "criteria": described(
            "How many criteria keep their level, and how many there are.",
            &object(json!({ "kept": count, "all": count }))
        ),
        "entries": {
            "description": "What is to be done and what carries over, by part.",
            "type": "array",
            "items": entry
        },
        "report": {
            "description": "The check of the started dossier.",
            "$ref": "urn:ocop:schema:dossier-report:1"
        },
        "dossier": {
            "description": "The started dossier.",
            "$ref": "urn:ocop:schema:dossier:1"
        }
    }));
    let head = [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("$id", "urn:ocop:schema:next-dossier:1"),
        ("title", "NextDossier"),
        (
            "description",
            "The next dossier of a product, as far as it can be started.",
        ),
    ];
    for (key, value) in head {
        schema[key] = value.into();
    }
    schema.try_into().unwrap_or_default()
}

/// A schema with its description.
fn described(description: &str, schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["description"] = description.into();
    schema
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
    let mut plain = Value::from(schema);
    in_plain_words(&mut plain);
    plain.try_into().unwrap_or_default()
}

/// Rewrites the descriptions, which are docs of Rust, for readers of a schema: without examples and links.
fn in_plain_words(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(text)) = members.get_mut("description") {
                *text = plain(text);
            }
            members.values_mut().for_each(in_plain_words);
        }
        Value::Array(items) => items.iter_mut().for_each(in_plain_words),
        _ => {}
    }
}

/// A doc comment up to its example, with one line for each paragraph.
fn plain(docs: &str) -> String {
    let (text, _) = docs.split_once("```").unwrap_or((docs, ""));
    let paragraphs = text.trim().split("\n\n").map(|paragraph| {
        let mut words = String::new();
        for (at, piece) in paragraph.replace('\n', " ").split("`]").enumerate() {
            // A link to an item is its name.
            let target = piece.strip_prefix('(').filter(|_| at > 0);
            let rest = target.and_then(|target| target.split_once(')'));
            words += if at > 0 { "`" } else { "" };
            words += &rest.map_or(piece, |(_, rest)| rest).replace("[`", "`");
        }
        words
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}
