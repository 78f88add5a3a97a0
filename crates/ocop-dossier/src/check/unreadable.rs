//! What a check makes of values that could not be read: they are one finding each and prove nothing, and
//! nothing else is found for want of them.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Error, ErrorDetail};

use crate::DocumentKind;
use crate::check::examination::{Examination, said, same_name};
use crate::check::findings::Cost;
use crate::check::risk::{Entry, lower_of};
use crate::model::Document;
use crate::model::unreadable::{gap, member, paper};
use crate::report::finding::Finding;
use crate::report::risk::Risk;
use crate::rules::rule::Topic;

/// The place of a value that could not be read.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    /// The path as findings write it: with the whole name of a document.
    pub(crate) path: String,
    /// What depends on the document or its entry.
    pub(crate) risk: Cost,
    /// The path to what is missing for want of the value, if anything is.
    gap: Option<String>,
    /// The document that it belongs to, if it is one of a document, and what is missing of it.
    document: Option<(&'a Document, Part)>,
}

/// A part of a document that other findings may look for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Kind,
    Criteria,
    Results,
    /// Whether a transfer paper lets the documents of the former holder count.
    Transfer,
    Other,
}

/// The place of a value, by its fault.
pub(crate) fn place<'a>(examination: &Examination<'a>, fault: &Error) -> Place<'a> {
    let full = |path: &str| match paper(examination.dossier, path) {
        Some((name, _, entry)) => format!("documents.{name}{entry}"),
        None => path.into(),
    };
    let (path, gap) = (full(fault.path()), gap(fault));
    let Some((name, document, entry)) = paper(examination.dossier, &gap) else {
        let gap = Some(gap);
        return Place {
            path,
            risk: Cost::default(),
            gap,
            document: None,
        };
    };
    let member = member(entry);
    let lost = match member {
        // A document without one of these proves the same levels, and so it does beside a member that the
        // format does not know.
        "" | "kind" | "criteria" => Some(Entry::All),
        "number" => Some(Entry::Number),
        "issuer" => Some(Entry::Issuer),
        "issued" => Some(Entry::Issued),
        "holder" => Some(Entry::Holder),
        "products" => Some(Entry::Products),
        "standard" => Some(Entry::Standard),
        "mark" => Some(Entry::Mark),
        "claims" => Some(Entry::Claims),
        "results" => Some(Entry::Results),
        "valid_until" => Some(Entry::Term),
        "files" => Some(Entry::Files),
        _ => None,
    };
    let risk = lost.map(|entry| examination.risk_without_entry(name, entry));
    let part = match member {
        "" | "kind" if document.kind == DocumentKind::Other => Part::Kind,
        "criteria" => Part::Criteria,
        "results" => Part::Results,
        "issued" | "valid_until" | "holder" | "former_holder"
            if document.kind == DocumentKind::TransferPaper =>
        {
            Part::Transfer
        }
        _ => Part::Other,
    };
    // Of two documents of one name, one is there.
    let is_there = entry.is_empty() && fault.detail() == ErrorDetail::DuplicateKey;
    Place {
        path,
        risk: risk.unwrap_or_default(),
        gap: (!is_there).then(|| full(&gap)),
        document: Some((document, part)).filter(|_| !is_there),
    }
}

/// Drops the findings that only say that an unreadable value is missing. Their cost is that of the value.
pub(super) fn settle(examination: &Examination<'_>, findings: &mut Vec<Finding>) {
    let is_own = |finding: &Finding| finding.rule.topic == Topic::Reading;
    if !findings.iter().any(is_own) {
        // The rule is set aside: then the others are all that is said.
        return;
    }
    let faults = examination.dossier.unreadable.iter();
    let places: Vec<_> = faults.map(|fault| place(examination, fault)).collect();
    let mut moved: Vec<(usize, Arc<Risk>)> = Vec::new();
    findings.retain_mut(|finding| {
        let own = is_own(finding);
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
        if let Some(finding) = own.find(|finding| is_own(finding) && finding.path == *path) {
            finding.risk = together(examination, finding.risk.as_deref(), &risk);
        }
    }
}

/// The rules that look for a document that proves a level.
const UNPROVEN: [&str; 4] = [
    "contracted-share-without-performance",
    "local-capital-without-list",
    "two-years-of-accounts-missing",
    "unproven-level",
];

/// The rules that look for documents of the applicant.
const HELD: [&str; 5] = [
    "holder-is-not-applicant",
    "missing-food-safety-certificate",
    "missing-production-eligibility",
    "missing-production-licence",
    "missing-quality-declaration",
];

impl Place<'_> {
    /// Whether a finding says no more than that the value is missing.
    fn hides(&self, examination: &Examination<'_>, finding: &Finding) -> bool {
        let Some(gap) = &self.gap else {
            return false;
        };
        is_about(gap, &finding.path) || self.may_fill(examination, finding)
    }

    /// Whether what a finding looks for in the documents may be in this one.
    fn may_fill(&self, examination: &Examination<'_>, finding: &Finding) -> bool {
        let rule = finding.rule.name;
        let key = finding.criterion.as_deref();
        let Some((document, part)) = self.document else {
            return self.gap.as_deref() == Some("documents")
                && (rule == "tick-without-document" || UNPROVEN.contains(&rule));
        };
        match (part, rule) {
            (Part::Kind, "tick-without-document") => true,
            (Part::Kind, rule) if UNPROVEN.contains(&rule) => {
                key.is_some_and(|key| document.is_cited_for(key))
            }
            // A document that is missing has the path that it would have.
            (Part::Kind, _) => finding.path.strip_prefix("documents.").is_some_and(|kind| {
                DocumentKind::named(kind).is_some()
                    && !examination.dossier.documents.contains_key(kind)
            }),
            (Part::Criteria, "unproven-level") => {
                examination.claims().any(|(criterion, _, row)| {
                    let mut missing = row.missing(examination.present(criterion));
                    key == Some(criterion.key()) && missing.any(|any| any.has(document.kind))
                })
            }
            (Part::Transfer, "certificate-before-founding") => true,
            (Part::Transfer, rule) if HELD.contains(&rule) => {
                let former = said(&document.former_holder);
                let path = finding.path.strip_prefix("documents.");
                let path = path.map(|path| path.strip_suffix(".holder").unwrap_or(path));
                let paper = path.and_then(|name| examination.dossier.documents.get(name));
                let holder = paper.and_then(|paper| said(&paper.holder));
                holder.is_some_and(|holder| former.is_none_or(|former| same_name(former, holder)))
            }
            (Part::Results, "label-claim-without-test" | "indicators-not-tested") => true,
            _ => false,
        }
    }
}

/// Whether a finding at a path is about what is missing at another.
fn is_about(gap: &str, path: &str) -> bool {
    let inside = |outer: &str, inner: &str| {
        let rest = inner.strip_prefix(outer)?;
        (rest.is_empty() || rest.starts_with(['.', '['])).then_some(())
    };
    if inside(gap, path).is_some() {
        return true;
    }
    // A set has its items as steps of their own: `parts[2]` may be any of `parts.plan`.
    if gap
        .rsplit_once('[')
        .is_some_and(|(set, _)| inside(set, path).is_some_and(|()| !path.ends_with(']')))
    {
        return true;
    }
    // A list, an item of a list, a registration, a fact or a choice says less without one of its values.
    let says_less = path.ends_with(']')
        || path == "applicant.registration"
        || path.starts_with("facts.")
        || path.starts_with("self_score.choices.");
    gap.strip_prefix(path)
        .is_some_and(|rest| rest.starts_with('[') || rest.starts_with('.') && says_less)
}

/// Two costs as one.
fn together(examination: &Examination<'_>, one: Option<&Risk>, other: &Risk) -> Option<Arc<Risk>> {
    let mut lost: Vec<(Criterion<'_>, Choice, Choice)> = Vec::new();
    let levels = one.iter().flat_map(|risk| &risk.levels);
    for level in levels.chain(&other.levels) {
        let Ok(criterion) = examination.sheet().criterion(&level.criterion) else {
            continue;
        };
        let left = level.remaining;
        match lost.iter_mut().find(|(known, ..)| *known == criterion) {
            None => lost.push((criterion, level.claimed, left)),
            Some((_, _, known)) => *known = lower_of(criterion, *known, left),
        }
    }
    let lost = lost.into_iter();
    examination.risk(lost.map(|(criterion, claimed, left)| (criterion, claimed, Some(left))))
}
