//! The JSON Schemas of dossiers and of the settings of a check.

use std::collections::BTreeMap;

use anyhow::Result;
use ocop_dossier::schema;

/// Every schema by its file name.
pub(crate) fn files() -> Result<BTreeMap<String, String>> {
    let schemas = [
        ("dossier.schema.json", schema::dossier()),
        ("next.schema.json", schema::next()),
        ("settings.schema.json", schema::settings()),
        ("report.schema.json", schema::report()),
        ("lead-times.schema.json", schema::lead_times()),
    ];
    let files = schemas.into_iter().map(|(name, schema)| {
        Ok((
            name.to_owned(),
            serde_json::to_string_pretty(&schema)? + "\n",
        ))
    });
    files.collect()
}
