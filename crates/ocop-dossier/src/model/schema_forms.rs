//! JSON Schemas of members whose types `ocop-core` owns.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ocop_core::{DossierKind, Edition, Tier};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// Defines a type for each schema.
macro_rules! named {
    ($($(#[$doc:meta])* $type:ident, $name:literal, $schema:expr;)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $type;

            impl JsonSchema for $type {
                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    $schema
                }
            }
        )+
    };
}

fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|&value| name(value)).collect()
}

named! {
    /// A tier.
    TierName, "Tier", json_schema!({
        "description": "The tier of an authority: district (huyện, until 30/06/2025), province, centre (trung ương).",
        "type": "string",
        "enum": names(&Tier::ALL, Tier::as_str)
    });
    /// A kind of dossier.
    KindName, "DossierKind", json_schema!({
        "description": "First time (lần đầu), upgrade (nâng hạng), or re-evaluation (phân hạng lại).",
        "type": "string",
        "enum": names(&DossierKind::ALL, DossierKind::as_str)
    });
    /// An exact mean.
    Fraction, "Mean", json_schema!({
        "description": "An exact mean from 0 to 100 as a string: a decimal such as `91.5` or `91,5`, or a fraction such as `274/3`.",
        "type": "string",
        "pattern": "^(0|[1-9][0-9]*)(/[1-9][0-9]*|[.,][0-9]+)?$"
    });
    /// A choice of a scorecard.
    ChoiceForm, "Choice", json_schema!({
        "description": "The chosen level by its number, 0 if not even the lowest printed level is met; with its case where the criterion prints cases.",
        "oneOf": [
            { "type": "integer", "minimum": i64::MIN, "maximum": u64::MAX },
            {
                "type": "object",
                "properties": {
                    "case": { "type": ["string", "null"], "pattern": "^[a-z]$" },
                    "level": { "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX }
                },
                "required": ["level"],
                "additionalProperties": false
            }
        ]
    });
    /// A sheet of the law.
    SheetName, "Sheet", json_schema!({
        "description": "A criteria sheet of the law, by its edition and number.",
        "type": "object",
        "properties": {
            "edition": {
                "description": "The edition: number and year of its decision.",
                "type": "string",
                "enum": names(&Edition::ALL, Edition::as_str)
            },
            "set": { "description": "The number of the sheet.", "type": "integer", "minimum": 1, "maximum": 26 }
        },
        "required": ["edition", "set"],
        "additionalProperties": false
    });
}
