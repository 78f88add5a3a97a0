//! The fields of the files of evidence.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Concept {
    /// The evidence for every level that is not named.
    pub(super) default: Option<Written>,
    /// The entries of documents on which the conditions of its levels rest, each with the kinds that
    /// have it, joined by `|`.
    #[serde(default)]
    pub(super) reads: BTreeMap<Entry, String>,
    #[serde(default)]
    pub(super) levels: BTreeMap<String, Written>,
}

/// What proves a level.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// Kinds of document, joined by `|` where one of them is enough; all items are needed.
    #[serde(default)]
    pub(super) proof: Vec<String>,
    /// What it asks for besides on sheets that reject a breach of the rules on food safety. On other
    /// sheets, it does not build on the certificate.
    #[serde(default)]
    pub(super) food: Vec<String>,
    #[serde(default)]
    pub(super) judged: Judged,
    #[serde(default)]
    pub(super) bounds: Vec<Bound>,
    /// Its condition prints international standards.
    #[serde(default)]
    pub(super) international: bool,
    /// What it reads, if not the entries of its concept.
    pub(super) reads: Option<BTreeMap<Entry, String>>,
    #[serde(default = "yes")]
    pub(super) builds: bool,
}

/// The least that a level asks of a fact: a share such as `75%`, or a count.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    pub(super) fact: String,
    pub(super) from: Option<String>,
    pub(super) above: Option<String>,
}

/// An entry of a document. Of another holder or product, or out of its term, a document proves
/// nothing: those entries are not written.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Entry {
    Number,
    Issuer,
    Issued,
    Standard,
    Mark,
    Claims,
    Results,
}

/// How a level is judged.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Judged {
    /// From documents and the report.
    #[default]
    File,
    /// By tasting or looking at the product.
    Sample,
    /// On site.
    Site,
}

const fn yes() -> bool {
    true
}
