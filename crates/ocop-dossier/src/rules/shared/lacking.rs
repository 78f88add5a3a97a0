//! Documents on which a fact that they must tell is missing.

use alloc::format;
use alloc::vec;

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::Document;

/// Finds every document that lacks a member, with the kind and the name of the document as values.
pub(crate) fn lacking(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    member: &str,
    lacks: impl Fn(&Document) -> bool,
) {
    for (name, document) in examination.papers() {
        if lacks(document) {
            let values = vec![
                ("document", document.kind.label().into()),
                ("name", name.into()),
            ];
            let path = format!("documents.{name}.{member}");
            findings.add_at_risk(path, values, examination.risk_without(name));
        }
    }
}
