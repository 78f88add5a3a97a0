//! What a check makes of values that could not be read: they are one finding each and prove nothing, and
//! nothing else is found for want of them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion};

use crate::DocumentKind;
use crate::base::read::step_of;
use crate::check::examination::Examination;
use crate::check::risk::{Cost, Entry, lower_of};
use crate::model::Document;
use crate::report::finding::Finding;
use crate::report::risk::Risk;
use crate::rules::reading::unreadable_value::RULE;

/// The place of a value that could not be read.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    /// The path as findings write it: with the whole name of a document.
    pub(crate) path: String,
    /// The document that it belongs to, if it is one of a document.
    document: Option<&'a Document>,
    /// Whether the kind of the document is not known.
    without_kind: bool,
    /// Whether it is a result of a test report.
    is_result: bool,
    /// Whether it is a criterion for which the document is cited.
    is_criterion: bool,
    /// What depends on the document or its entry.
    pub(crate) risk: Cost,
}

/// The document of a fault and the rest of its path, if it is in a document.
fn paper<'a, 'f>(
    examination: &Examination<'a>,
    path: &'f str,
) -> Option<(&'a str, &'a Document, &'f str)> {
    let rest = path.strip_prefix("documents.")?;
    let documents = &examination.dossier.documents;
    // A name may be the beginning of another, and may contain the signs of a path.
    let ends = rest
        .char_indices()
        .filter(|(_, sign)| matches!(sign, '.' | '['));
    let ends = ends.map(|(at, _)| at).chain([rest.len()]);
    let as_written = ends.filter_map(|at| documents.get_key_value(&rest[..at]));
    let as_step = || {
        let mut all = documents.iter();
        all.find(|(name, _)| {
            let entry = rest.strip_prefix(&*step_of(name));
            entry.is_some_and(|entry| entry.is_empty() || entry.starts_with(['.', '[']))
        })
    };
    let (name, document) = as_written.last().or_else(as_step)?;
    let entry = rest.strip_prefix(&**name);
    let entry = entry.or_else(|| rest.strip_prefix(&*step_of(name)))?;
    Some((name, document, entry))
}

/// The member of a document in the rest of a path.
fn member(entry: &str) -> &str {
    let entry = entry.strip_prefix('.').unwrap_or(entry);
    entry.split(['.', '[']).next().unwrap_or_default()
}

/// Takes documents whose dates or kind could not be read for none that is valid.
pub(super) fn disregard(examination: &mut Examination<'_>) {
    for fault in &examination.dossier.unreadable {
        let Some((name, _, entry)) = paper(examination, fault.path()) else {
            continue;
        };
        if matches!(
            member(entry),
            "" | "kind" | "issued" | "valid_until" | "criteria"
        ) {
            let mut papers = examination.papers.iter_mut();
            if let Some(paper) = papers.find(|paper| paper.name == name) {
                paper.usable = false;
            }
        }
    }
}

/// The place of a value, by the path of its fault.
pub(crate) fn place<'a>(examination: &Examination<'a>, path: &str) -> Place<'a> {
    let Some((name, document, entry)) = paper(examination, path) else {
        return Place {
            path: path.into(),
            document: None,
            without_kind: false,
            is_result: false,
            is_criterion: false,
            risk: Cost::default(),
        };
    };
    let risk = match member(entry) {
        "certified_copy" => Cost::default(),
        "number" => examination.risk_without_entry(name, Entry::Number),
        "issuer" => examination.risk_without_entry(name, Entry::Issuer),
        "issued" => examination.risk_without_entry(name, Entry::Issued),
        "holder" => examination.risk_without_entry(name, Entry::Holder),
        "products" => examination.risk_without_entry(name, Entry::Products),
        "standard" => examination.risk_without_entry(name, Entry::Standard),
        "mark" => examination.risk_without_entry(name, Entry::Mark),
        "claims" => examination.risk_without_entry(name, Entry::Claims),
        "results" => examination.risk_without_entry(name, Entry::Results),
        "valid_until" => examination.risk_without_entry(name, Entry::Term),
        "files" => examination.risk_without_entry(name, Entry::Files),
        _ => examination.risk_without(name),
    };
    Place {
        path: format!("documents.{name}{entry}"),
        document: Some(document),
        without_kind: matches!(entry, "" | ".kind") && document.kind == DocumentKind::Other,
        is_result: member(entry) == "results",
        is_criterion: member(entry) == "criteria",
        risk,
    }
}

/// Drops the findings that only say that an unreadable value is missing. Their cost is that of the value.
pub(super) fn settle(examination: &Examination<'_>, findings: &mut Vec<Finding>) {
    let faults = examination.dossier.unreadable.iter();
    let places: Vec<_> = faults
        .map(|fault| place(examination, fault.path()))
        .collect();
    let mut moved: Vec<(usize, Risk)> = Vec::new();
    findings.retain_mut(|finding| {
        let own = finding.rule.name == RULE.name;
        let hides = |place: &Place<'_>| !own && place.hides(examination, finding);
        match places.iter().position(hides) {
            None => true,
            Some(at) => {
                moved.extend(finding.risk.take().map(|risk| (at, risk)));
                false
            }
        }
    });
    for (at, risk) in moved {
        let path = &places[at].path;
        let mut own = findings.iter_mut();
        if let Some(finding) =
            own.find(|finding| finding.rule.name == RULE.name && finding.path == *path)
        {
            finding.risk = together(examination, finding.risk.take(), risk);
        }
    }
}

impl Place<'_> {
    /// Whether a finding says no more than that the value is missing.
    fn hides(&self, examination: &Examination<'_>, finding: &Finding) -> bool {
        if let Some(rest) = finding.path.strip_prefix(&*self.path)
            && (rest.is_empty() || rest.starts_with(['.', '[']))
        {
            return true;
        }
        // A list, an item of a list, a fact or a choice may say less without this value.
        if let Some(rest) = self.path.strip_prefix(&*finding.path)
            && (rest.starts_with('[')
                || rest.starts_with('.')
                    && (finding.path.ends_with(']')
                        || finding.path.starts_with("facts.")
                        || finding.path.starts_with("self_score.choices.")))
        {
            return true;
        }
        // A set has its items as steps of their own: `parts[2]` may be any of `parts.plan`.
        if let Some((set, _)) = self.path.rsplit_once('[')
            && let Some(rest) = finding.path.strip_prefix(set)
            && rest.starts_with('.')
        {
            return true;
        }
        // What is not tested may be tested by this result.
        if self.is_result && finding.rule.name == "label-claim-without-test" {
            return true;
        }
        if self.path == "documents" {
            return matches!(
                finding.rule.name,
                "tick-without-document" | "unproven-level"
            );
        }
        let Some(document) = self.document else {
            return false;
        };
        // What is missing may be this document.
        if self.without_kind {
            let kind = finding.path.strip_prefix("documents.");
            let is_missing = kind.is_some_and(|kind| {
                kind.parse::<DocumentKind>().is_ok()
                    && !examination.dossier.documents.contains_key(kind)
            });
            let criterion = finding.criterion.as_ref();
            let cited = criterion
                .is_some_and(|key| document.criteria.is_empty() || document.criteria.contains(key));
            return match finding.rule.name {
                "tick-without-document" => true,
                "unproven-level" => cited,
                _ => is_missing,
            };
        }
        // What is not proven may be proven by this document.
        self.is_criterion
            && finding.rule.name == "unproven-level"
            && examination.claims().any(|(criterion, _, row)| {
                let missing = row.missing(examination.present(criterion));
                finding.criterion.as_deref() == Some(criterion.key())
                    && missing.into_iter().any(|any| any.has(document.kind))
            })
    }
}

/// Two costs as one.
fn together(examination: &Examination<'_>, one: Option<Risk>, other: Risk) -> Option<Risk> {
    let mut lost: Vec<(Criterion<'_>, Choice, Option<Choice>)> = Vec::new();
    let levels = one.into_iter().flat_map(|risk| risk.levels);
    for level in levels.chain(other.levels) {
        let Ok(criterion) = examination.sheet().criterion(&level.criterion) else {
            continue;
        };
        let left = level.remaining;
        match lost.iter_mut().find(|(known, ..)| *known == criterion) {
            None => lost.push((criterion, level.claimed, left)),
            Some((_, _, known)) => {
                *known = match (*known, left) {
                    (Some(one), Some(other)) => Some(lower_of(criterion, one, other)),
                    (one, other) => one.or(other),
                };
            }
        }
    }
    examination.risk(lost)
}
