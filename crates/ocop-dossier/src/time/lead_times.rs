//! Lead times as data: of documents, of facts, of levels that are judged by sample or on site, and of levels.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use ocop_core::internal::error;
use ocop_core::{Choice, Criterion, ErrorDetail, ErrorValue, Label, Lang, Sheet};

use super::lead_time::{LeadTime, Span};
use super::tables::{ROWS, SOURCES};
use crate::Error;
use crate::evidence::{Fact, Judged};
use crate::model::document_kind::{DocumentKind, Kinds};

/// Something that takes time and that a level needs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Task {
    /// Get a document.
    Document(DocumentKind),
    /// Reach a measured fact, such as twelve months of steady contracts.
    Fact(Fact),
    /// Improve what is judged by the sample or on site.
    Judged(Judged),
    /// Reach a level, where the caller gave it a lead time of its own, or where nothing else is known of
    /// it: the index of the criterion on its sheet, and the level.
    Level(usize, Choice),
}

/// A row of the table: a lead time in practice.
#[derive(Debug)]
pub(crate) struct PracticeRow {
    pub(crate) task: Task,
    pub(crate) lead: Span,
    pub(crate) after: &'static [DocumentKind],
    pub(crate) source: usize,
}

/// Lead times (thời gian thực hiện): how long it takes to get a document or to reach a fact or a level.
///
/// No decision says so. [`LeadTimes::practice`] has estimates, each with its
/// [source](LeadTime::source): `law/lead-times.toml`. The caller replaces them by those of the province and
/// of the producer. A document that is on its way takes the rest of its time; one that is there takes 0 days.
/// What has no lead time is unknown, which is never read as 0.
///
/// ```
/// use ocop_core::Lang;
/// use ocop_dossier::DocumentKind;
/// use ocop_dossier::time::{LeadTime, LeadTimes, Task};
///
/// let leads = LeadTimes::practice();
/// let mark = Task::Document(DocumentKind::TrademarkCertificate);
/// assert_eq!(leads.of(mark).unwrap().shown(Lang::En), "15–16 months");
/// assert!(leads.of(Task::Document(DocumentKind::Award)).is_none());
///
/// // The application was accepted a year ago.
/// let leads = leads.with(mark, LeadTime::months(3, 6)?);
/// assert_eq!(leads.of(mark).unwrap().most(), 6);
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct LeadTimes {
    documents: Vec<Option<LeadTime>>,
    facts: Vec<Option<LeadTime>>,
    judged: Vec<Option<LeadTime>>,
    pub(super) criteria: Vec<(String, Option<Choice>, LeadTime)>,
    pub(super) usual: Option<LeadTime>,
}

impl LeadTimes {
    /// No lead times.
    #[must_use]
    pub fn new() -> Self {
        Self {
            documents: vec![None; DocumentKind::ALL.len()],
            facts: vec![None; Fact::ALL.len()],
            judged: vec![None; Judged::ALL.len()],
            criteria: Vec::new(),
            usual: None,
        }
    }

    /// Lead times in practice: estimates, each with its source.
    #[must_use]
    pub fn practice() -> Self {
        ROWS.iter().fold(Self::new(), |leads, row| {
            let lead = LeadTime::known(row.lead, Kinds::of(row.after), &SOURCES[row.source]);
            leads.with(row.task, lead)
        })
    }

    /// The lead times with another one of a document, a fact, or of what is judged.
    ///
    /// [`LeadTimes::criterion`] and [`LeadTimes::level`] set those of levels, because a level has an index on
    /// one sheet only.
    #[must_use]
    pub fn with(mut self, task: Task, lead: LeadTime) -> Self {
        if let Some(own) = self.place(task) {
            *own = Some(lead);
        }
        self
    }

    /// The lead times with one for every level of a criterion. It replaces what is known of the level's
    /// documents and facts, except the documents that it names itself.
    #[must_use]
    pub fn criterion(self, key: impl Into<String>, lead: LeadTime) -> Self {
        self.with_criterion(key.into(), None, lead)
    }

    /// The lead times with one for a level of a criterion, whatever the level before.
    #[must_use]
    pub fn level(self, key: impl Into<String>, to: impl Into<Choice>, lead: LeadTime) -> Self {
        self.with_criterion(key.into(), Some(to.into()), lead)
    }

    fn with_criterion(mut self, key: String, to: Option<Choice>, lead: LeadTime) -> Self {
        self.criteria
            .retain(|(own, level, _)| (own, level) != (&key, &to));
        self.criteria.push((key, to, lead));
        self
    }

    /// The lead times with one for all that has none.
    #[must_use]
    pub fn usual(mut self, lead: LeadTime) -> Self {
        self.usual = Some(lead);
        self
    }

    /// The lead time of a task, or the usual one. `None` if it is unknown.
    #[must_use]
    pub fn of(&self, task: Task) -> Option<&LeadTime> {
        let own = match task {
            Task::Document(kind) => self.documents[kind as usize].as_ref(),
            Task::Fact(fact) => self.facts[fact as usize].as_ref(),
            Task::Judged(judged) => self.judged[judged as usize].as_ref(),
            Task::Level(..) => None,
        };
        own.or(self.usual.as_ref())
    }

    /// The lead time that the caller gave to a level.
    pub(super) fn of_level(&self, criterion: Criterion<'_>, to: Choice) -> Option<&LeadTime> {
        let given = |wanted: Option<Choice>| {
            let mut criteria = self.criteria.iter();
            criteria
                .find(|(key, own, _)| *own == wanted && key == criterion.key())
                .map(|(.., lead)| lead)
        };
        // Nearly all callers give none.
        if self.criteria.is_empty() {
            return None;
        }
        given(Some(to)).or_else(|| given(None))
    }

    fn place(&mut self, task: Task) -> Option<&mut Option<LeadTime>> {
        match task {
            Task::Document(kind) => self.documents.get_mut(kind as usize),
            Task::Fact(fact) => self.facts.get_mut(fact as usize),
            Task::Judged(judged) => self.judged.get_mut(judged as usize),
            Task::Level(..) => None,
        }
    }

    /// All tasks with a lead time of their own, except levels.
    pub fn tasks(&self) -> impl Iterator<Item = (Task, &LeadTime)> {
        let documents = DocumentKind::ALL.iter().map(|&kind| Task::Document(kind));
        let facts = Fact::ALL.iter().map(|&fact| Task::Fact(fact));
        let judged = Judged::ALL.iter().map(|&judged| Task::Judged(judged));
        let own = self.documents.iter().chain(&self.facts).chain(&self.judged);
        let all = documents.chain(facts).chain(judged).zip(own);
        all.filter_map(|(task, lead)| Some((task, lead.as_ref()?)))
    }

    /// The most chains of documents that end at one document, each of which waits for the one before it.
    pub const MOST_CHAINS: u32 = 1000;

    /// Checks that no document waits for itself, and that documents wait for one another in at most
    /// [`LeadTimes::MOST_CHAINS`] chains.
    ///
    /// # Errors
    ///
    /// [`ErrorDetail::LeadCycle`] and [`ErrorDetail::LeadChains`].
    pub fn check(&self) -> Result<(), Error> {
        for &kind in DocumentKind::ALL {
            let (mut seen, mut chain) = (Kinds::NONE, vec![kind]);
            if self.waits_for(kind, kind, &mut seen, &mut chain) {
                let names: Vec<_> = chain.iter().map(|kind| kind.as_str()).collect();
                let found = ErrorValue::Text(names.join(" → ").into());
                let values = [("found", found)];
                let path = format!("documents.{kind}.after");
                return Err(error(ErrorDetail::LeadCycle, path, values));
            }
        }
        let mut chains = vec![None; DocumentKind::ALL.len()];
        for &kind in DocumentKind::ALL {
            if self.chains(kind, &mut chains) > Self::MOST_CHAINS {
                let values = [("most", Self::MOST_CHAINS.into())];
                let path = format!("documents.{kind}.after");
                return Err(error(ErrorDetail::LeadChains, path, values));
            }
        }
        Ok(())
    }

    /// How many chains of documents end at a document, itself alone included. No document waits for itself.
    fn chains(&self, kind: DocumentKind, known: &mut Vec<Option<u32>>) -> u32 {
        if let Some(chains) = known[kind as usize] {
            return chains;
        }
        let before = self.documents[kind as usize].as_ref();
        let before = before.map_or(Kinds::NONE, LeadTime::before).iter();
        let chains = before.fold(1_u32, |all, kind| {
            all.saturating_add(self.chains(kind, known))
        });
        known[kind as usize] = Some(chains);
        chains
    }

    /// Whether a document waits for another, and the documents between them. Those that were `seen` do not.
    fn waits_for(
        &self,
        kind: DocumentKind,
        wanted: DocumentKind,
        seen: &mut Kinds,
        chain: &mut Vec<DocumentKind>,
    ) -> bool {
        let Some(lead) = &self.documents[kind as usize] else {
            return false;
        };
        for before in lead.before().iter() {
            let is_seen = seen.has(before);
            *seen = seen.and(Kinds::one(before));
            chain.push(before);
            if before == wanted || (!is_seen && self.waits_for(before, wanted, seen, chain)) {
                return true;
            }
            chain.pop();
        }
        false
    }

    /// Checks the criteria and levels against a sheet.
    pub(super) fn check_on(&self, sheet: &Sheet) -> Result<(), Error> {
        self.check()?;
        for (key, choice, _) in &self.criteria {
            let known = match choice {
                None => sheet.criterion(key).map(|_| ()),
                Some(choice) => sheet.scorecard().set(key, *choice).map(|_| ()),
            };
            known.map_err(|fault| fault.under("criteria"))?;
        }
        Ok(())
    }
}

/// [`LeadTimes::practice`].
impl Default for LeadTimes {
    fn default() -> Self {
        Self::practice()
    }
}

impl Task {
    /// The one spelling: `test-report`, `contract-months`, `sample`; `9=2` for a level.
    #[must_use]
    pub fn name(self, sheet: &Sheet) -> String {
        match self {
            Self::Document(kind) => kind.as_str().to_string(),
            Self::Fact(fact) => fact.as_str().to_string(),
            Self::Judged(judged) => judged.as_str().to_string(),
            Self::Level(index, to) => {
                let key = sheet.criteria().nth(index).map_or("", Criterion::key);
                format!("{key}={to}")
            }
        }
    }

    /// The task in words.
    #[must_use]
    pub fn label(self, sheet: &Sheet, lang: Lang) -> String {
        match self {
            Self::Document(kind) => kind.label(lang).to_string(),
            Self::Fact(fact) => {
                let reach = lang.pick("đạt yêu cầu về", "reach the required");
                format!("{reach} {}", fact.label(lang))
            }
            Self::Judged(Judged::Site) => SITE.get(lang).to_string(),
            Self::Judged(_) => SAMPLE.get(lang).to_string(),
            Self::Level(index, to) => {
                let key = sheet.criteria().nth(index).map_or("", Criterion::key);
                match lang {
                    Lang::Vi => format!("đạt mức {to} ở tiêu chí {key}"),
                    Lang::En => format!("reach level {to} on {key}"),
                }
            }
        }
    }
}

const SAMPLE: Label = Label::constant(
    "hoàn thiện sản phẩm, chấm trên sản phẩm mẫu",
    "improvement of the product, judged by the sample",
);
const SITE: Label = Label::constant(
    "hoàn thiện tại cơ sở, chấm trên thực tế",
    "improvement on site, judged by a visit",
);

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;
    use crate::evidence::tables_of_tests;
    use crate::time::lead_time::LeadUnit;

    #[test]
    fn the_months_of_contracts_are_those_of_the_sheets() {
        let lead = LeadTimes::practice();
        let lead = lead.of(Task::Fact(Fact::ContractMonths)).unwrap();
        assert_eq!(
            (lead.unit(), lead.least(), lead.most()),
            (LeadUnit::Months, 12, 12)
        );
        let bounds = tables_of_tests().iter().flat_map(|row| row.bounds);
        let months = bounds.filter(|bound| bound.fact == Fact::ContractMonths);
        let months: BTreeSet<i64> = months.map(|bound| bound.least / 10_000).collect();
        assert_eq!(months, [12].into());
    }

    #[test]
    fn a_trademark_takes_what_producers_name() {
        let leads = LeadTimes::practice();
        let of = |kind| leads.of(Task::Document(kind)).unwrap();
        let both = [
            DocumentKind::TrademarkApplication,
            DocumentKind::TrademarkCertificate,
        ]
        .map(of);
        let sum = |of: fn(&LeadTime) -> u16| both.iter().map(|lead| of(lead)).sum::<u16>();
        assert_eq!((sum(LeadTime::least), sum(LeadTime::most)), (16, 18));
        assert!(
            both[1]
                .prerequisites()
                .eq([DocumentKind::TrademarkApplication])
        );
    }

    #[test]
    fn practice_has_no_cycle_and_a_source_for_each_figure() {
        let leads = LeadTimes::practice();
        leads.check().unwrap();
        for (task, lead) in leads.tasks() {
            for lang in Lang::ALL {
                assert!(!lead.source(lang).is_empty(), "{task:?}");
            }
        }
        // Nobody can promise these.
        for kind in [
            DocumentKind::Award,
            DocumentKind::NewRuralDecision,
            DocumentKind::Other,
        ] {
            assert_eq!(leads.of(Task::Document(kind)), None);
        }
    }

    #[test]
    fn cycles_of_any_length_are_found() {
        let after = |kind| LeadTime::days(1, 1).unwrap().after([kind]);
        let (one, two, three) = (
            DocumentKind::Story,
            DocumentKind::Award,
            DocumentKind::Barcode,
        );
        let leads = LeadTimes::new().with(Task::Document(one), after(one));
        assert_eq!(
            leads.check().unwrap_err().path(),
            "documents.product-story.after"
        );
        let leads = LeadTimes::new()
            .with(Task::Document(one), after(two))
            .with(Task::Document(two), after(three));
        leads.check().unwrap();
        let fault = leads
            .with(Task::Document(three), after(two))
            .check()
            .unwrap_err();
        assert_eq!(fault.detail(), ErrorDetail::LeadCycle);
        assert_eq!(
            fault.explain(Lang::Vi),
            "documents.barcode.after: giấy tờ chờ chính nó: barcode → award → barcode"
        );
    }

    /// Each of so many documents waits for all before it: twice as many chains with each.
    fn each_after_all_before(documents: usize) -> LeadTimes {
        let kinds = &DocumentKind::ALL[..documents];
        kinds
            .iter()
            .enumerate()
            .fold(LeadTimes::new(), |leads, (index, &kind)| {
                let lead = LeadTime::days(1, 1).unwrap().after(kinds[..index].to_vec());
                leads.with(Task::Document(kind), lead)
            })
    }

    #[test]
    fn documents_wait_in_a_thousand_chains_and_no_more() {
        each_after_all_before(10).check().unwrap();
        // 512 chains end at the tenth document: 1000 with 488 more, and then 1001.
        let with = |more: &[usize]| {
            let kinds = DocumentKind::ALL;
            let before = more.iter().map(|&index| kinds[index]);
            let lead = LeadTime::days(1, 1).unwrap().after(before);
            each_after_all_before(10).with(Task::Document(kinds[10]), lead)
        };
        with(&[9, 8, 7, 6, 5, 2, 1, 0]).check().unwrap();
        for dense in [
            with(&[9, 8, 7, 6, 5, 3]),
            each_after_all_before(11),
            each_after_all_before(DocumentKind::ALL.len()),
        ] {
            let fault = dense.check().unwrap_err();
            assert_eq!(fault.detail(), ErrorDetail::LeadChains);
            let path = format!("documents.{}.after", DocumentKind::ALL[10]);
            assert_eq!(fault.path(), path);
            let text = "documents wait for one another in too many chains: expected at most 1000";
            assert_eq!(fault.message(), text);
            let text = "giấy tờ chờ nhau qua quá nhiều chuỗi, nhiều nhất là 1000";
            assert_eq!(fault.message_in(Lang::Vi), text);
        }
    }
}
