//! The tables of evidence: every distinct row once, and for each sheet the rows of its levels.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::{Context, Result};

use super::{head, module};
use crate::evidence::{ANY_STANDARD, Bound, Evidence, Row};
use crate::law::{Edition, Law};

/// Every table by its file name below `src/evidence/tables` of ocop-dossier.
pub(crate) fn tables(law: &Law, evidence: &Evidence) -> Result<BTreeMap<String, String>> {
    let rows = evidence.rows();
    let numbers: BTreeMap<&Row, usize> = rows.iter().zip(0..).collect();
    let mut files = BTreeMap::new();
    let mut root = head("law/evidence");
    root.push_str("use crate::evidence::row::SheetProofs;\n\n");
    let mut list = String::new();
    for (_, edition) in &law.editions {
        let module = module(edition)?;
        writeln!(root, "mod {module};")?;
        writeln!(list, "    ({:?}, {module}::SHEETS),", edition.id)?;
        let text = sheets(edition, evidence, &numbers);
        files.insert(
            format!("{module}.rs"),
            text.with_context(|| edition.id.clone())?,
        );
    }
    write!(
        root,
        "pub(crate) mod proofs;\n\n\
         /// The sheets of every edition, oldest first.\n\
         pub(crate) static EDITIONS: &[(&str, &[(u16, SheetProofs)])] = &[\n{list}];\n"
    )?;
    files.insert("mod.rs".to_owned(), root);
    files.insert("proofs.rs".to_owned(), proofs(evidence, &rows)?);
    Ok(files)
}

fn proofs(evidence: &Evidence, rows: &BTreeSet<Row>) -> Result<String> {
    let mut text = head("law/evidence");
    text.push_str("use crate::model::document_kind::{DocumentKind, Kinds};\nuse crate::evidence::Judged;\nuse crate::evidence::fact::Fact;\nuse crate::evidence::row::{Bound, Entry, ProofRow};\n\n");
    text.push_str("pub(crate) static PROOFS: &[ProofRow] = &[\n");
    for row in rows {
        let mut proof = Vec::new();
        for set in &row.proof {
            proof.push(kinds(evidence, set)?);
        }
        let mut reads = Vec::new();
        for (entry, set) in &row.reads {
            let any: BTreeSet<_> = set.iter().copied().chain([ANY_STANDARD]).collect();
            reads.push(format!("(Entry::{entry:?}, {})", kinds(evidence, &any)?));
        }
        let mut bounds = Vec::new();
        for &Bound { fact, least, above } in &row.bounds {
            let fact = evidence.facts.variant(fact)?;
            bounds.push(format!(
                "Bound {{ fact: Fact::{fact}, least: {least}, above: {above} }}"
            ));
        }
        writeln!(
            text,
            "    ProofRow::new(&[{}], Judged::{:?}, &[{}], {}, &[{}]),",
            proof.join(", "),
            row.judged,
            bounds.join(", "),
            row.international,
            reads.join(", ")
        )?;
    }
    text.push_str("];\n\n");
    let first = rows.iter().take_while(|row| row.bounds.is_empty()).count();
    writeln!(
        text,
        "/// From this row on, rows have bounds.\npub(crate) const FIRST_MEASURED: u16 = {first};"
    )?;
    Ok(text)
}

/// A set of kinds. Without the mark for any standard, certificates to other standards do not count.
fn kinds(evidence: &Evidence, set: &BTreeSet<usize>) -> Result<String> {
    let mut names = Vec::new();
    for &kind in set.iter().filter(|&&kind| kind != ANY_STANDARD) {
        names.push(format!("DocumentKind::{}", evidence.kinds.variant(kind)?));
    }
    let narrow = names
        .iter()
        .any(|name| name == "DocumentKind::QualityCertificate")
        && !set.contains(&ANY_STANDARD);
    let narrow = if narrow { ".for_food_safety()" } else { "" };
    Ok(format!("Kinds::of(&[{}]){narrow}", names.join(", ")))
}

fn sheets(
    edition: &Edition,
    evidence: &Evidence,
    numbers: &BTreeMap<&Row, usize>,
) -> Result<String> {
    let mut text = head(&format!("law/evidence and the sheets of {}", edition.id));
    text.push_str("use crate::evidence::row::SheetProofs;\n\n");
    text.push_str("pub(crate) static SHEETS: &[(u16, SheetProofs)] = &[\n");
    for sheet in &edition.sheets {
        writeln!(text, "    ({}, SheetProofs::new(&[", sheet.set)?;
        for criterion in sheet.criteria() {
            let concept = criterion.concept.as_deref().unwrap_or_default();
            let mut rows = Vec::new();
            for level in criterion.levels.iter().flatten() {
                let number = numbers.get(evidence.row(sheet, concept, &level.label)?);
                rows.push(number.context("every row has a number")?.to_string());
            }
            writeln!(text, "        &[{}], // {}", rows.join(", "), criterion.key)?;
        }
        text.push_str("    ])),\n");
    }
    text.push_str("];\n");
    Ok(text)
}
