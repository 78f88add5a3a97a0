//! The levels that would remain without some documents, and the effect on total and star.

use alloc::sync::Arc;
use alloc::vec::Vec;

use ocop_core::internal::{key, points_at, with_choices};
use ocop_core::{Choice, Criterion, Points, Scorecard};

use crate::check::examination::{Examination, Paper};
use crate::check::findings::Cost;
use crate::evidence::ProofRow;
use crate::model::document_kind::Kinds;
use crate::report::risk::{LevelRisk, Risk};

pub(crate) use crate::evidence::row::Entry;

impl Examination<'_> {
    /// The highest level below a claimed level, in the same case, that these kinds of document prove and
    /// no declared fact contradicts; otherwise the lowest level.
    pub(crate) fn remaining(
        &self,
        criterion: Criterion<'_>,
        claimed: Choice,
        kinds: Kinds,
    ) -> Option<Choice> {
        self.remaining_with(criterion, claimed, |_| kinds)
    }

    /// The same with other kinds for each level.
    fn remaining_with(
        &self,
        criterion: Criterion<'_>,
        claimed: Choice,
        kinds: impl Fn(&ProofRow) -> Kinds,
    ) -> Option<Choice> {
        self.remaining_where(criterion, claimed, |choice| {
            let row = self.proof(criterion, choice);
            self.is_supported(row, kinds(row))
        })
    }

    /// The same by the documents that are cited, if a test accepts the level too.
    pub(crate) fn remaining_if(
        &self,
        criterion: Criterion<'_>,
        claimed: Choice,
        accepts: impl Fn(Choice) -> bool,
    ) -> Option<Choice> {
        let kinds = self.present(criterion);
        self.remaining_where(criterion, claimed, |lower| {
            accepts(lower) && self.is_supported(self.proof(criterion, lower), kinds)
        })
    }

    /// Whether these kinds of document prove a level and no declared fact contradicts it.
    fn is_supported(&self, row: &ProofRow, kinds: Kinds) -> bool {
        row.is_proven_by(kinds) && !row.bounds.iter().any(|bound| self.is_below(bound))
    }

    /// The highest level below a claimed level, in the same case, that a test accepts; otherwise the
    /// lowest level.
    pub(crate) fn remaining_where(
        &self,
        criterion: Criterion<'_>,
        claimed: Choice,
        accepts: impl Fn(Choice) -> bool,
    ) -> Option<Choice> {
        let top = worth(criterion, claimed);
        let mut highest: Option<(Points, Choice)> = None;
        let mut lowest: Option<(Points, Choice)> = None;
        for choice in criterion.choices() {
            if choice.case() != claimed.case() {
                continue;
            }
            let points = worth(criterion, choice);
            if points >= top {
                continue;
            }
            if lowest.is_none_or(|(least, _)| points < least) {
                lowest = Some((points, choice));
            }
            // The test is the slow part.
            if highest.is_none_or(|(most, _)| points >= most) && accepts(choice) {
                highest = Some((points, choice));
            }
        }
        highest.or(lowest).map(|(_, choice)| choice)
    }

    /// The cost if a document does not count while all others do.
    pub(crate) fn risk_without(&self, name: &str) -> Cost {
        self.risk_without_entry(name, Entry::All)
    }

    /// The cost if an entry of a document does not count while the rest of the document does: the levels
    /// whose condition rests on it. A document as a whole is computed once, because several rules may need
    /// it.
    pub(crate) fn risk_without_entry(&self, name: &str, entry: Entry) -> Cost {
        // A file that is missing is also in the paper set.
        let in_paper = entry == Entry::Files && self.dossier.copies.paper > 0;
        let Some(at) = self.position(name).filter(|_| !in_paper) else {
            return Cost::default();
        };
        let paper = &self.papers[at];
        let risk = if entry.is_all() {
            let risk = || self.risk_of(paper, entry);
            paper.risk.get_or_init(risk).clone()
        } else {
            self.risk_of(paper, entry)
        };
        let lost = Some((at, entry));
        Cost { risk, lost }
    }

    fn risk_of(&self, paper: &Paper<'_>, entry: Entry) -> Option<Arc<Risk>> {
        // A criterion with another document of the same kind does not depend on this one.
        let others = self.places(paper.kind).map(|(_, other)| other);
        let others =
            others.filter(|other| other.kinds == paper.kinds && !core::ptr::eq(*other, paper));
        let alone = paper.criteria & !others.fold(0, |set, other| set | other.criteria);
        self.risk_among(alone, paper.kinds, entry)
    }

    /// The cost if an entry of no document of some kinds counts while all others do.
    pub(crate) fn risk_without_kinds(&self, kinds: Kinds, entry: Entry) -> Option<Arc<Risk>> {
        self.risk_among(u64::MAX, kinds, entry)
    }

    /// The same among some criteria, one bit each.
    fn risk_among(&self, among: u64, kinds: Kinds, entry: Entry) -> Option<Arc<Risk>> {
        let left = |criterion, row: &ProofRow| {
            let present = self.present(criterion);
            if row.reads(entry).meets(kinds) {
                present.without(kinds)
            } else {
                present
            }
        };
        let lost = self.claims.iter().filter_map(|&(criterion, choice, row)| {
            // Few levels rest on one entry.
            if among & (1 << criterion.index()) == 0 || !row.rests_on(kinds, entry) {
                return None;
            }
            let present = self.present(criterion);
            let falls = row.is_proven_by(present) && !row.is_proven_by(present.without(kinds));
            let remaining = || self.remaining_with(criterion, choice, |row| left(criterion, row));
            falls.then(|| (criterion, choice, remaining()))
        });
        self.risk(lost)
    }

    /// The cost if claimed levels fall to others; `None` if no level falls.
    pub(crate) fn risk<'c>(
        &self,
        lost: impl IntoIterator<Item = (Criterion<'c>, Choice, Option<Choice>)>,
    ) -> Option<Arc<Risk>> {
        let card = self.card.as_ref()?;
        let falls = lost
            .into_iter()
            .filter_map(|(criterion, claimed, remaining)| {
                Some(LevelRisk {
                    index: criterion.index(),
                    criterion: key(criterion),
                    claimed,
                    remaining: remaining?,
                    points: (worth(criterion, claimed), Points::default()),
                })
            });
        let mut levels: Vec<_> = falls.collect();
        if levels.is_empty() {
            return None;
        }
        let choices = levels.iter().map(|fall| (fall.index, fall.remaining));
        let after = with_choices(card, choices).ok()?;
        levels.retain_mut(|fall| {
            fall.points.1 = points_at(&after, fall.index);
            fall.points.0 != fall.points.1
        });
        (!levels.is_empty()).then(|| {
            Arc::new(Risk {
                levels,
                total: (card.total(), after.total()),
                star: (card.star(), after.star()),
            })
        })
    }

    /// The scorecard that documents and facts support, given the levels that findings leave and the
    /// documents or entries that no longer count.
    pub(crate) fn supported(&self, mut falls: Falls, lost: &[(usize, Entry)]) -> Option<Scorecard> {
        let card = self.card.as_ref()?;
        let fallen = |falls: Falls| match falls.0.is_empty() {
            true => Some(card.clone()),
            false => with_choices(card, falls.0).ok(),
        };
        if lost.is_empty() && !self.lacks_proof {
            return fallen(falls);
        }
        let touched = lost.iter().map(|&(at, _)| self.papers[at].criteria);
        let touched = touched.fold(0, |set, criteria| set | criteria);
        let counting = if lost.is_empty() {
            Vec::new()
        } else {
            self.counting(lost)
        };
        for (criterion, choice, row) in self.claims() {
            let usable = self.usable(criterion);
            let kinds = |row: &ProofRow| {
                if touched & (1 << criterion.index()) == 0 {
                    usable
                } else {
                    kinds_of(&counting, criterion, row)
                }
            };
            if row.is_proven_by(kinds(row)) {
                continue;
            }
            if let Some(left) = self.remaining_with(criterion, choice, kinds) {
                falls.add(criterion, left);
            }
        }
        fallen(falls)
    }

    /// The documents that are valid and count for some level, with their entries that do not count.
    fn counting<'s>(
        &'s self,
        mut lost: &'s [(usize, Entry)],
    ) -> Vec<(&'s Paper<'s>, &'s [(usize, Entry)])> {
        let mut counting = Vec::with_capacity(self.papers.len());
        for (at, paper) in self.papers.iter().enumerate() {
            // The documents are sorted, and so are those that are lost.
            let (own, rest) = lost.split_at(lost.partition_point(|&(lost, _)| lost <= at));
            lost = rest;
            if paper.usable && !own.iter().any(|(_, entry)| entry.is_all()) {
                counting.push((paper, own));
            }
        }
        counting
    }
}

/// The choices to which claims fall, by the index of their criterion.
#[derive(Debug)]
pub(crate) struct Falls(Vec<(usize, Choice)>);

impl Falls {
    pub(crate) const NONE: Self = Self(Vec::new());

    /// Lets a claim fall to a choice, if it does not fall lower already.
    pub(crate) fn add(&mut self, criterion: Criterion<'_>, left: Choice) {
        let mut falls = self.0.iter_mut();
        match falls.find(|(index, _)| *index == criterion.index()) {
            Some((_, known)) => *known = lower_of(criterion, *known, left),
            None => self.0.push((criterion.index(), left)),
        }
    }
}

/// The kinds that are cited for a criterion and count for one of its levels.
fn kinds_of(
    counting: &[(&Paper<'_>, &[(usize, Entry)])],
    criterion: Criterion<'_>,
    row: &ProofRow,
) -> Kinds {
    let bit = 1 << criterion.index();
    counting.iter().fold(Kinds::NONE, |kinds, (paper, lost)| {
        let cited = paper.criteria & bit != 0 && !kinds.meets(paper.kinds);
        let falls = |&(_, entry): &(usize, Entry)| row.reads(entry).meets(paper.kinds);
        if cited && !lost.iter().any(falls) {
            kinds.and(paper.kinds)
        } else {
            kinds
        }
    })
}

/// The points of a choice; level 0, which is not printed, has none.
fn worth(criterion: Criterion<'_>, choice: Choice) -> Points {
    let level = criterion.level_of(choice);
    level.map_or(Points::default(), ocop_core::Level::points)
}

/// The choice with fewer points.
pub(crate) fn lower_of(criterion: Criterion<'_>, one: Choice, other: Choice) -> Choice {
    if one != other && worth(criterion, other) < worth(criterion, one) {
        other
    } else {
        one
    }
}

#[cfg(test)]
mod tests;
