//! What a level needs that is not there yet.

use alloc::vec::Vec;

use ocop_core::{Choice, Council, Criterion};

use super::lead_time::LeadTime;
use super::lead_times::{LeadTimes, Task};
use super::tables::MADE_AGAIN;
use crate::evidence::row::Bound;
use crate::evidence::{Judged, ProofRow, Proofs};
use crate::model::document_kind::{DocumentKind, Kinds};

/// What a product has and what its levels need.
///
/// The documents that prove the present levels of all members are there.
#[derive(Debug)]
pub(super) struct Needs<'a> {
    council: &'a Council,
    leads: &'a LeadTimes,
    proofs: Proofs,
    /// Of each set, a document is there.
    owned: Vec<Kinds>,
}

/// Something that a level needs: one of some tasks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Need {
    /// A document of one of these kinds.
    Document(Kinds),
    /// Anything else.
    Other(Task),
}

/// The needs of a level, all of which run side by side.
#[derive(Debug)]
pub(super) struct LevelNeeds {
    pub(super) needs: Vec<Need>,
    /// Documents that are made again although some of their kind are there.
    pub(super) again: Kinds,
}

impl<'a> Needs<'a> {
    pub(super) fn of(council: &'a Council, leads: &'a LeadTimes) -> Self {
        let proofs = Proofs::of(council.sheet());
        let mut owned: Vec<Kinds> = Vec::new();
        for criterion in council.sheet().criteria() {
            let mut rows = present(council, criterion).map(|choice| match choice {
                Some(choice) => proofs.row(criterion, choice).proof,
                None => &[],
            });
            let first = rows.next().unwrap_or_default();
            let rows: Vec<_> = rows.collect();
            for &set in first {
                let all = rows
                    .iter()
                    .all(|row| row.iter().any(|own| own.is_within(set)));
                if all && !owned.iter().any(|own| own.is_within(set)) {
                    owned.push(set);
                }
            }
        }
        Self {
            council,
            leads,
            proofs,
            owned,
        }
    }

    /// What a level needs.
    ///
    /// New documents and facts are those that no present level proves, and documents that are made again
    /// because they must show the new level. If a level has none of these, all its documents are made again. A level that is judged by the sample or on site needs
    /// the improvement itself too.
    pub(super) fn of_level(&self, criterion: Criterion<'_>, to: Choice) -> LevelNeeds {
        let level = Task::Level(criterion.index(), to);
        if self.leads.of_level(criterion, to).is_some() {
            return LevelNeeds {
                needs: alloc::vec![Need::Other(level)],
                again: Kinds::NONE,
            };
        }
        let row = self.proofs.row(criterion, to);
        let sets = row.proof.iter().copied();
        let mut again = sets.clone().fold(Kinds::NONE, Kinds::and).both(MADE_AGAIN);
        let new = |set: &Kinds| !self.has(*set, again);
        let mut needs: Vec<Need> = sets.clone().filter(new).map(Need::Document).collect();
        let facts = row.bounds.iter();
        let facts = facts.filter(|bound| !self.is_met(criterion, **bound));
        let facts = facts.map(|bound| Task::Fact(bound.fact));
        // A fact without a lead time shows in its documents.
        let facts = facts.filter(|&fact| self.leads.of(fact).is_some());
        needs.extend(facts.map(Need::Other));
        if needs.is_empty() {
            needs.extend(sets.map(Need::Document));
            again = row.proof.iter().fold(again, |all, &set| all.and(set));
        }
        if row.judged != Judged::File {
            needs.push(Need::Other(Task::Judged(row.judged)));
        }
        if needs.is_empty() {
            needs.push(Need::Other(level));
        }
        LevelNeeds { needs, again }
    }

    /// The lead time of a task.
    pub(super) fn lead(&self, task: Task) -> Option<&'a LeadTime> {
        let Task::Level(index, to) = task else {
            return self.leads.of(task);
        };
        let criterion = self.council.sheet().criteria().nth(index)?;
        let given = self.leads.of_level(criterion, to);
        given.or_else(|| self.leads.of(task))
    }

    /// Whether a document of a set is there, and none of it is made again.
    fn has(&self, set: Kinds, again: Kinds) -> bool {
        let mut owned = self.owned.iter();
        owned.any(|own| own.is_within(set) && !own.meets(again))
    }

    /// Whether a document is there, and is not made again.
    pub(super) fn has_kind(&self, kind: DocumentKind, again: Kinds) -> bool {
        self.has(Kinds::one(kind), again)
    }

    /// Whether the present levels of all members measure as much of a fact.
    fn is_met(&self, criterion: Criterion<'_>, bound: Bound) -> bool {
        present(self.council, criterion).all(|choice| {
            let row: Option<&ProofRow> = choice.map(|choice| self.proofs.row(criterion, choice));
            let mut own = row.map_or(&[][..], |row| row.bounds).iter();
            own.any(|own| {
                own.fact == bound.fact && (own.least, own.above) >= (bound.least, bound.above)
            })
        })
    }
}

/// The present choice of each member at a criterion.
fn present<'a>(
    council: &'a Council,
    criterion: Criterion<'a>,
) -> impl Iterator<Item = Option<Choice>> + 'a {
    let cards = council.scorecards().iter();
    cards.map(move |card| ocop_core::internal::choice_at(card, criterion.index()))
}
