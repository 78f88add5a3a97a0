//! The table of lead times.

use std::fmt::Write;

use super::head;
use crate::lead_times::LeadTimes;

/// The table: the sources, and one row for each document and fact.
pub(crate) fn table(leads: &LeadTimes) -> String {
    let LeadTimes {
        sources,
        rows,
        made_again,
    } = leads;
    let mut text = head("law/lead-times.toml");
    text.push_str("use ocop_core::Label;\n\n");
    text.push_str("use crate::DocumentKind;\nuse crate::evidence::{Fact, Judged};\nuse crate::model::document_kind::Kinds;\n");
    text.push_str("use crate::time::lead_time::{LeadUnit, Span};\n");
    text.push_str("use crate::time::lead_times::{PracticeRow, Task};\n\n");
    text.push_str("pub(crate) static SOURCES: &[Label] = &[\n");
    for source in sources {
        let _ = writeln!(
            text,
            "    Label::constant({:?}, {:?}),",
            source.vi, source.en
        );
    }
    text.push_str("];\n\npub(crate) const MADE_AGAIN: Kinds = Kinds::of(&[\n");
    for kind in made_again {
        let _ = writeln!(text, "    DocumentKind::{kind},");
    }
    text.push_str("]);\n\npub(crate) static ROWS: &[PracticeRow] = &[\n");
    for row in rows {
        let after = row.after.iter();
        let after: Vec<_> = after.map(|kind| format!("DocumentKind::{kind}")).collect();
        let _ = writeln!(
            text,
            "    PracticeRow {{ task: Task::{}, lead: Span {{ unit: LeadUnit::{}, least: {}, most: {} }}, after: &[{}], source: {} }},",
            row.task,
            row.unit,
            row.least,
            row.most,
            after.join(", "),
            row.source
        );
    }
    text.push_str("];\n");
    text
}
