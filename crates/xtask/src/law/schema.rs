//! The JSON Schemas of the law's files, made from the types that read them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use schemars::{JsonSchema, Schema, schema_for};
use serde_json::Value;

use super::form::{Edition, Interpretations, Note, Shared, Sheet, Tagged, WordList, Words};

/// A kind of file: the name of its schema, which files it is for, and the schema.
type Kind = (&'static str, &'static str, fn() -> Schema);

const KINDS: [Kind; 8] = [
    ("edition", "law/<edition>/edition.toml", || {
        schema_for!(Edition)
    }),
    ("sheet", "law/<edition>/set-NN.toml", || schema_for!(Sheet)),
    ("shared", "law/<edition>/shared.toml", named::<Shared>),
    ("note", "law/notes.toml", named::<Note>),
    ("search", "law/words.toml", named::<WordList>),
    ("interpretations", "law/interpretations.toml", || {
        schema_for!(Interpretations)
    }),
    ("label", "law/labels/*.toml", named::<Tagged>),
    (
        "wording",
        "law/concepts.toml, law/grounds.toml and law/titles.toml",
        named::<Words>,
    ),
];

/// The schema of a file that has a table for each name.
fn named<T: JsonSchema>() -> Schema {
    schema_for!(BTreeMap<String, T>)
}

/// The kind of a file, by its path below `law`.
fn kind(path: &Path) -> &'static str {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if path
        .parent()
        .is_some_and(|folder| folder.ends_with("labels"))
    {
        return "label";
    }
    match &*stem {
        "interpretations" => "interpretations",
        "edition" => "edition",
        "shared" => "shared",
        "notes" => "note",
        "words" => "search",
        stem if stem.starts_with("set-") => "sheet",
        _ => "wording",
    }
}

fn schema((name, files, of): Kind) -> Result<Value> {
    let mut schema = of();
    schema.insert("title".to_owned(), format!("ocop-core: {files}").into());
    serde_json::to_value(schema).with_context(|| name.to_owned())
}

/// Every schema by its file name below `law/schema`.
pub(crate) fn files() -> Result<BTreeMap<String, String>> {
    let files = KINDS.into_iter().map(|kind| {
        let text = serde_json::to_string_pretty(&schema(kind)?)?;
        Ok((format!("{}.schema.json", kind.0), text + "\n"))
    });
    files.collect()
}

/// Checks every file of the law against the schema of its kind, and names all that do not fit.
pub(crate) fn validate(law: &Path) -> Result<()> {
    let mut validators = BTreeMap::new();
    for kind in KINDS {
        let options = jsonschema::options().offline();
        validators.insert(kind.0, options.build(&schema(kind)?)?);
    }
    let (mut files, mut faults) = (0, Vec::new());
    for path in toml_files(law)? {
        let value: Value = super::read(&path)?;
        let found = validators[kind(&path)].iter_errors(&value);
        faults.extend(found.map(|fault| {
            let (path, at) = (path.display(), fault.instance_path());
            format!("{path}: {at}: {fault}")
        }));
        files += 1;
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    println!("{files} files of the law fit their schemas");
    Ok(())
}

/// The TOML files below a folder.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in super::sorted(folder)? {
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    Ok(files)
}
