//! Entries of a plan: what carries over, what must be new, and the findings that demand it.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{Date, Label, Lang};

use super::law;
use super::part::{self, NextPart};
use crate::check::examination::Examination;
use crate::model::Document;
use crate::model::document_kind::DocumentKind;
use crate::model::unreadable::paper;
use crate::procedure::Provision;
use crate::report::Report;
use crate::report::finding::Finding;

/// An entry of a plan: a document, a form, a figure, a criterion or an obstacle.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NextEntry {
    pub(super) part: NextPart,
    pub(super) path: String,
    pub(super) what: Label,
    pub(super) why: Option<Label>,
    pub(super) by: Option<Date>,
    pub(super) until: Option<Date>,
    /// The provision that demands it, cited in both languages.
    pub(super) place: Option<Label>,
    /// The places of its findings in the report.
    pub(super) findings: Vec<usize>,
}

impl NextEntry {
    pub(super) fn new(part: NextPart, path: impl Into<String>, what: impl Into<Label>) -> Self {
        Self {
            part,
            path: path.into(),
            what: what.into(),
            why: None,
            by: None,
            until: None,
            place: None,
            findings: Vec::new(),
        }
    }

    pub(super) fn because(mut self, why: Label) -> Self {
        self.why = Some(why);
        self
    }

    /// The part of the plan.
    #[must_use]
    pub const fn part(&self) -> NextPart {
        self.part
    }

    /// The path in the started dossier, such as `documents.label`. What is not in it has the path that it has
    /// in the accepted dossier.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it is, in words.
    #[must_use]
    pub fn what(&self, lang: Lang) -> &str {
        self.what.get(lang)
    }

    /// Why it is in its part, if no finding says so.
    #[must_use]
    pub fn why(&self, lang: Lang) -> Option<&str> {
        self.why.as_ref().map(|why| why.get(lang))
    }

    /// The last day for it: the day of filing, or the last day of a document that is valid until after it.
    #[must_use]
    pub const fn by(&self) -> Option<Date> {
        self.by
    }

    /// The last day on which a document is valid, if it has one.
    #[must_use]
    pub const fn until(&self) -> Option<Date> {
        self.until
    }

    /// The place in the law that demands it, if no finding cites one.
    #[must_use]
    pub fn place(&self, lang: Lang) -> Option<&str> {
        self.place.as_ref().map(|place| place.get(lang))
    }

    /// Whether a path is that of the entry, or of a part of it.
    fn covers(&self, path: &str) -> bool {
        let rest = path.strip_prefix(&*self.path);
        let ends = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        // All documents are an entry of their own, and no missing document is a part of it.
        ends && (self.path != "documents" || path == "documents")
    }
}

/// All entries: those of the law, of the documents and of what carried over, with the findings on each. A
/// finding on nothing of these is an entry too. `keys` are the keys of the sheet by those of the accepted one.
pub(super) fn all(
    examination: &Examination<'_>,
    report: &Report,
    old: &Report,
    carried: Vec<NextEntry>,
    keys: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<NextEntry> {
    let (kept, carried): (Vec<_>, Vec<_>) = carried
        .into_iter()
        .partition(|entry| matches!(entry.part, NextPart::Keep | NextPart::LeftOut));
    let mut entries = law::of_law(examination);
    entries.extend(carried);
    entries.extend(of_documents(examination));
    let known = known(old, keys);
    let own = entries.len();
    for (index, finding) in report.findings.iter().enumerate() {
        let is_old = known.contains(&(finding.rule.name, finding.path().into()));
        let part = part::of(finding, is_old);
        let at = home(&entries, own, examination, (finding, part)).unwrap_or_else(|| {
            let what = Label::new(finding.message(Lang::Vi), finding.message(Lang::En));
            entries.push(NextEntry::new(part, finding.path(), what));
            entries.len() - 1
        });
        let entry = &mut entries[at];
        entry.part = entry.part.min(part);
        entry.findings.push(index);
    }
    let filed = examination.day;
    for entry in &mut entries {
        entry.by = match entry.part {
            NextPart::Renew => {
                let own = entry.findings.iter().map(|&index| &report.findings[index]);
                let mut own = own.filter(|finding| part::renews(finding)).peekable();
                let by_term = own.peek().is_some() && own.all(part::is_by_its_term);
                entry.until.filter(|_| by_term).or(filed)
            }
            NextPart::New | NextPart::Sheet | NextPart::Repair => filed,
            _ => None,
        };
    }
    entries.extend(kept);
    // What is due first comes first.
    entries.sort_by_key(|entry| {
        let by = (entry.part == NextPart::Renew)
            .then_some(entry.by)
            .flatten();
        (entry.part, by)
    });
    entries
}

/// The documents of the started dossier, all to keep as long as no finding is on them.
fn of_documents(examination: &Examination<'_>) -> Vec<NextEntry> {
    let papers = examination.papers();
    let entries = papers.filter_map(|(name, document)| {
        let what = examination.named(name)?.label();
        let mut entry = NextEntry::new(NextPart::Keep, format!("documents.{name}"), what);
        entry.until = document.valid_until;
        if let Some(last) = other_years(examination, document) {
            entry.part = NextPart::Renew;
            entry.why = Some(Label::new(
                format!("không phải của năm {last}"),
                format!("not of {last}"),
            ));
        }
        Some(entry)
    });
    entries.collect()
}

/// The year before the filing, if a document on the results of years is not of it. Mẫu 02 asks for the two
/// latest years, and the finding on them is there only once the criterion of growth has its level.
fn other_years(examination: &Examination<'_>, document: &Document) -> Option<u16> {
    let of_years = matches!(
        document.kind,
        DocumentKind::FinancialStatements | DocumentKind::CooperativeClassification
    );
    let asked = of_years && examination.procedure.states(Provision::ReportContents);
    let day = examination.day.filter(|_| asked)?;
    let last = u16::try_from(day.year()).ok()?.checked_sub(1)?;
    let is_of_last = match document.years.is_empty() {
        true => document
            .issued
            .is_none_or(|issued| issued.year() >= day.year()),
        false => document.years.contains(&last),
    };
    (!is_of_last).then_some(last)
}

/// The rules and paths of the old findings; of a criterion, the paths that it has now.
fn known(
    old: &Report,
    keys: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeSet<(&'static str, String)> {
    const CHOICES: &str = "self_score.choices.";
    let mut known = BTreeSet::new();
    for finding in old.findings() {
        let (rule, path) = (finding.rule.name, finding.path());
        known.insert((rule, path.into()));
        let key = path.strip_prefix(CHOICES);
        let now = key.and_then(|key| keys.get(key)).into_iter().flatten();
        known.extend(now.map(|key| (rule, format!("{CHOICES}{key}"))));
    }
    known
}

/// The entry of a finding: that of its document, or the closest one that its path is in. The first entries are
/// no findings; an entry that is one, or is for a person to decide, takes only what belongs to its part.
fn home(
    entries: &[NextEntry],
    first: usize,
    examination: &Examination<'_>,
    (finding, part): (&Finding, NextPart),
) -> Option<usize> {
    let path = finding.path();
    if let Some((name, ..)) = paper(examination.dossier, path) {
        let own = format!("documents.{name}");
        return entries.iter().position(|entry| entry.path == own);
    }
    // What one kind of dossier adds to a form has its own clause.
    let cites = |entry: &NextEntry| entry.place(Lang::En) == Some(&*finding.place(Lang::En));
    let takes = |(index, entry): &(usize, &NextEntry)| {
        let is_open = *index < first && entry.part != NextPart::Decide;
        entry.covers(path) && (entry.part == part || is_open && part != NextPart::Obstacle)
    };
    let covering = entries.iter().enumerate().filter(takes);
    let found = covering.max_by_key(|(_, entry)| {
        let is_added = entry.path.ends_with(".parts") && !cites(entry);
        (!is_added, entry.path.len())
    });
    found.map(|(index, _)| index)
}
