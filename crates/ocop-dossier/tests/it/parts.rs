//! Taking any one part out of a clean dossier yields a finding, or an error, that names it.

use ocop_core::Lang;
use ocop_dossier::{Dossier, Settings, check};
use serde_json::Value;

/// Parts that may be missing, each with why.
const FREE: &[(&str, &str)] = &[
    (
        "applicant.representative.disability",
        "asked only where the claimed point hangs on it",
    ),
    ("applicant.founded", "the day of registration is enough"),
    ("self_score.total", "Mẫu 02 has no total"),
    ("self_score.star", "Mẫu 02 has no star"),
    ("copies.uploaded", "paper and electronic sets are there"),
    (".claims", "what is not claimed needs no test"),
    (
        ".criteria",
        "left out: put forward for all that the kind can prove",
    ),
    (
        "results.1.value",
        "nothing detected: below every upper bound",
    ),
    (
        "documents.an-toan-thuc-pham",
        "a quality-management certificate answers for it",
    ),
    (
        "facts.years.2023",
        "accounts of the two latest years are asked for",
    ),
    (".revenue", "measured by 1048/2019 only"),
];

/// All paths to members and elements, with their values.
fn paths(value: &Value, at: &[String], all: &mut Vec<Vec<String>>) {
    let mut down = |key: String, inner: &Value| {
        let path = [at, &[key]].concat();
        all.push(path.clone());
        paths(inner, &path, all);
    };
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(key, inner)| down(key.clone(), inner));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, inner)| down(index.to_string(), inner));
        }
        _ => {}
    }
}

/// Takes a part out, and gives it.
fn take(value: &mut Value, path: &[String]) -> Value {
    let (last, outer) = path.split_last().unwrap();
    let mut inner = value;
    for key in outer {
        inner = match inner {
            Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
            other => &mut other[key.as_str()],
        };
    }
    match inner {
        Value::Object(members) => members.remove(last).unwrap(),
        Value::Array(items) => items.remove(last.parse().unwrap()),
        _ => unreachable!(),
    }
}

#[test]
fn every_part_that_is_taken_out_is_named() {
    let clean: Value =
        serde_json::from_slice(include_bytes!("../data/mountain-honey.json")).unwrap();
    let mut all = Vec::new();
    paths(&clean, &[], &mut all);
    assert!(all.len() > 300, "{}", all.len());
    let mut silent = Vec::new();
    for path in all {
        let mut value = clean.clone();
        let part = take(&mut value, &path);
        if !is_named(&clean, &value, &part, &path) {
            silent.push(path.join("."));
        }
    }
    silent.retain(|path| !FREE.iter().any(|(free, _)| path.contains(free)));
    silent.sort();
    assert!(silent.is_empty(), "nothing is said of: {silent:#?}");
}

/// Whether an error or a finding is at the part, around it or in it, or has its name or value.
fn is_named(clean: &Value, without: &Value, part: &Value, path: &[String]) -> bool {
    let dossier = match Dossier::from_json(without.to_string().as_bytes()) {
        Ok(dossier) => dossier,
        Err(error) => return error.to_string().contains(path.last().unwrap()),
    };
    let (whole, last) = (path.join("."), path.last().unwrap());
    // A document is named by what it is, a mark or product by its text, a result by its indicator.
    let mut texts = vec![part.get("kind"), part.get("indicator"), Some(part)];
    if path.len() == 5 && path[2] == "results" {
        texts.push(clean.pointer(&format!("/{}/indicator", path[..4].join("/"))));
    }
    let words = texts.into_iter().flatten().filter_map(Value::as_str);
    let words: Vec<_> = words.map(label).collect();
    let outer = path[..path.len() - 1].join(".");
    check(&dossier, &Settings::default())
        .findings()
        .any(|finding| {
            let at = finding.path();
            let message = finding.message(Lang::En);
            at.starts_with(&whole)
                || (at == outer && !outer.is_empty() && last.parse::<usize>().is_ok())
                || at.rsplit('.').next() == Some(last)
                || words
                    .iter()
                    .any(|word| message.contains(word.as_str()) || at.ends_with(word.as_str()))
        })
}

/// The English label of a kind of document, or the word itself.
fn label(word: &str) -> String {
    let kind = word.parse::<ocop_dossier::DocumentKind>();
    kind.map_or(word.to_owned(), |kind| kind.label(Lang::En).to_owned())
}
