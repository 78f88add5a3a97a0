//! Lead times in practice, as they are written: `crates/ocop-dossier/law/lead-times.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::evidence::{Evidence, Vocabulary};
use crate::law::{self, Words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    made_again: Vec<String>,
    sources: BTreeMap<String, Words>,
    documents: BTreeMap<String, WrittenRow>,
    facts: BTreeMap<String, WrittenRow>,
    judged: BTreeMap<String, WrittenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    months: Option<[u16; 2]>,
    days: Option<[u16; 2]>,
    #[serde(default)]
    after: Vec<String>,
    source: String,
}

/// Everything in the file, in the order of the vocabularies.
pub(crate) struct LeadTimes {
    pub(crate) sources: Vec<Words>,
    pub(crate) rows: Vec<Row>,
    /// The variants of the documents that are made again.
    pub(crate) made_again: Vec<String>,
}

pub(crate) struct Row {
    /// `Document(DocumentKind::Story)`.
    pub(crate) task: String,
    /// `Months` or `Days`.
    pub(crate) unit: &'static str,
    pub(crate) least: u16,
    pub(crate) most: u16,
    /// The variants of the documents before it.
    pub(crate) after: Vec<String>,
    pub(crate) source: usize,
}

/// Reads the file, and checks names, ranges and sources.
pub(crate) fn read(law: &Path, evidence: &Evidence) -> Result<LeadTimes> {
    let written: Written = law::read(&law.join("lead-times.toml"))?;
    let (kinds, facts) = (&evidence.kinds, &evidence.facts);
    let sources: Vec<&String> = written.sources.keys().collect();
    let mut rows = BTreeMap::new();
    let lists = [
        (&written.documents, 0),
        (&written.facts, 1),
        (&written.judged, 2),
    ];
    for (list, place) in lists {
        for (name, row) in list {
            let (number, task) = match place {
                0 => named(kinds, name, "Document(DocumentKind")?,
                1 => named(facts, name, "Fact(Fact")?,
                _ => match name.as_str() {
                    "sample" => (0, "Judged(Judged::Sample)".to_owned()),
                    "site" => (1, "Judged(Judged::Site)".to_owned()),
                    _ => bail!("levels are judged by sample or site, not by {name:?}"),
                },
            };
            let row = row.read(task, kinds, &sources);
            rows.insert((place, number), row.with_context(|| name.clone())?);
        }
    }
    let made_again = written.made_again.iter();
    let made_again = made_again.map(|name| Ok(kinds.variant(kinds.number(name)?)?.to_owned()));
    Ok(LeadTimes {
        made_again: made_again.collect::<Result<_>>()?,
        sources: written.sources.into_values().collect(),
        rows: rows.into_values().collect(),
    })
}

fn named(vocabulary: &Vocabulary, name: &str, kind: &str) -> Result<(usize, String)> {
    let number = vocabulary.number(name)?;
    Ok((number, format!("{kind}::{})", vocabulary.variant(number)?)))
}

impl WrittenRow {
    fn read(&self, task: String, kinds: &Vocabulary, sources: &[&String]) -> Result<Row> {
        let (unit, [least, most]) = match (self.months, self.days) {
            (Some(months), None) => ("Months", months),
            (None, Some(days)) => ("Days", days),
            _ => bail!("either `months` or `days`"),
        };
        ensure!(least <= most, "the shortest is above the longest");
        let after = self.after.iter();
        let after = after.map(|name| Ok(kinds.variant(kinds.number(name)?)?.to_owned()));
        let mut known = sources.iter();
        let source = known.position(|own| **own == self.source);
        Ok(Row {
            task,
            unit,
            least,
            most,
            after: after.collect::<Result<_>>()?,
            source: source.context("unknown source")?,
        })
    }
}
