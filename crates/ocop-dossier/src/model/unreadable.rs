//! Faults of values that could not be read: the document to which each belongs, and what is missing for it.

use alloc::format;
use alloc::string::String;

use ocop_core::{Error, ErrorDetail};

use crate::base::read::step_of;
use crate::model::{Document, Dossier};

/// The path to what is missing: that of the value, or of the member that a misspelt one was meant to be.
pub(crate) fn gap(fault: &Error) -> String {
    let path = fault.path();
    let outer = path.rfind('.').map_or("", |at| &path[..=at]);
    match (fault.detail(), fault.nearest()) {
        (ErrorDetail::UnknownField, Some(nearest)) => format!("{outer}{nearest}"),
        // A year that is none may be any year.
        _ if outer == "facts.years." => "facts.years".into(),
        _ => path.into(),
    }
}

/// The document of a fault and the rest of its path, if it is in a document.
pub(crate) fn paper<'a, 'f>(
    dossier: &'a Dossier,
    path: &'f str,
) -> Option<(&'a str, &'a Document, &'f str)> {
    let rest = path.strip_prefix("documents.")?;
    let documents = &dossier.documents;
    // A name may be the beginning of another, and may contain the signs of a path.
    let ends = rest
        .char_indices()
        .filter(|(_, sign)| matches!(sign, '.' | '['));
    let ends = ends.map(|(at, _)| at).chain([rest.len()]);
    let mut as_written = ends.filter_map(|at| documents.get_key_value(&rest[..at]));
    let as_step = || {
        let mut all = documents.iter();
        all.find(|(name, _)| {
            let entry = rest.strip_prefix(&*step_of(name));
            entry.is_some_and(|entry| entry.is_empty() || entry.starts_with(['.', '[']))
        })
    };
    let (name, document) = as_written.next_back().or_else(as_step)?;
    let entry = rest.strip_prefix(&**name);
    let entry = entry.or_else(|| rest.strip_prefix(&*step_of(name)))?;
    Some((name, document, entry))
}

/// The member of a document in the rest of a path.
pub(crate) fn member(entry: &str) -> &str {
    let entry = entry.strip_prefix('.').unwrap_or(entry);
    entry.split(['.', '[']).next().unwrap_or_default()
}

/// Whether a document may not be valid, or may prove something else, while a member of it cannot be read.
pub(crate) fn proves_nothing_without(member: &str) -> bool {
    matches!(member, "" | "kind" | "issued" | "valid_until" | "criteria")
}
