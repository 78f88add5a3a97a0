//! The levels that would remain without some documents, and the effect on total and star.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

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
            self.supports(criterion, choice, kinds(row))
        })
    }

    /// Whether these kinds of document prove a choice and no declared fact contradicts it.
    pub(crate) fn supports(&self, criterion: Criterion<'_>, choice: Choice, kinds: Kinds) -> bool {
        let row = self.proof(criterion, choice);
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
        let points = |choice: Choice| {
            let level = criterion.level_of(choice);
            level.map_or(Points::default(), ocop_core::Level::points)
        };
        let top = points(claimed);
        let lower = criterion
            .choices()
            .filter(|choice| choice.case() == claimed.case());
        let lower = lower.filter(|&choice| points(choice) < top);
        let accepted = lower.clone().filter(|&choice| accepts(choice));
        let highest = accepted.max_by_key(|&choice| points(choice));
        highest.or_else(|| lower.min_by_key(|&choice| points(choice)))
    }

    /// The cost if a document does not count while all others do.
    pub(crate) fn risk_without(&self, name: &str) -> Cost {
        self.risk_without_entry(name, Entry::All)
    }

    /// The cost if an entry of a document does not count while the rest of the document does: the levels
    /// whose condition rests on it. A document as a whole is computed once, because several rules may need
    /// it.
    pub(crate) fn risk_without_entry(&self, name: &str, entry: Entry) -> Cost {
        let found = self.papers.binary_search_by(|paper| paper.name.cmp(name));
        // A file that is missing is also in the paper set.
        let in_paper = entry == Entry::Files && self.dossier.copies.paper > 0;
        let Some(at) = found.ok().filter(|_| !in_paper) else {
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

    fn risk_of(&self, paper: &Paper<'_>, entry: Entry) -> Option<Risk> {
        // A criterion with another document of the same kind does not depend on this one.
        let others = self
            .papers
            .iter()
            .filter(|other| other.kinds == paper.kinds && other.name != paper.name);
        let alone = paper.criteria & !others.fold(0, |set, other| set | other.criteria);
        self.risk_left(|criterion, row| {
            let present = self.present(criterion);
            let needed = alone & (1 << criterion.index()) != 0;
            if needed && row.reads(entry).meets(paper.kinds) {
                present.without(paper.kinds)
            } else {
                present
            }
        })
    }

    /// The cost if an entry of no document of some kinds counts while all others do.
    pub(crate) fn risk_without_kinds(&self, kinds: Kinds, entry: Entry) -> Option<Risk> {
        self.risk_left(|criterion, row| {
            let present = self.present(criterion);
            if row.reads(entry).meets(kinds) {
                present.without(kinds)
            } else {
                present
            }
        })
    }

    /// The cost if only some of the kinds cited for each criterion are left for each level.
    fn risk_left(&self, left: impl Fn(Criterion<'_>, &ProofRow) -> Kinds) -> Option<Risk> {
        let lost = self.claims().filter_map(|(criterion, choice, row)| {
            let falls = row.is_proven_by(self.present(criterion))
                && !row.is_proven_by(left(criterion, row));
            let remaining = || self.remaining_with(criterion, choice, |row| left(criterion, row));
            falls.then(|| (criterion, choice, remaining()))
        });
        self.risk(lost.collect())
    }

    /// The cost if claimed levels fall to others; `None` if no level falls.
    pub(crate) fn risk(&self, lost: Vec<(Criterion<'_>, Choice, Option<Choice>)>) -> Option<Risk> {
        let card = self.card.as_ref().filter(|_| !lost.is_empty())?;
        let falls = lost
            .iter()
            .map(|&(criterion, _, left)| Some((criterion.key(), left?)));
        let after = lowered(card, &falls.flatten().collect())?;
        let levels: Vec<_> = lost
            .into_iter()
            .filter(|(criterion, _, left)| {
                left.is_some() && card.points(criterion.key()) != after.points(criterion.key())
            })
            .map(|(criterion, claimed, remaining)| LevelRisk {
                criterion: criterion.key().into(),
                claimed,
                remaining,
                points: (
                    card.points(criterion.key()).unwrap_or_default(),
                    after.points(criterion.key()).unwrap_or_default(),
                ),
            })
            .collect();
        (!levels.is_empty()).then(|| Risk {
            levels,
            total: (card.total(), after.total()),
            star: (card.star(), after.star()),
        })
    }

    /// The scorecard that documents and facts support, given the levels that findings leave and the
    /// documents or entries that no longer count.
    pub(crate) fn supported(
        &self,
        remaining: &BTreeMap<&str, Choice>,
        lost: &[(usize, Entry)],
    ) -> Option<Scorecard> {
        let card = self.card.as_ref()?;
        let touched = lost.iter().map(|&(at, _)| self.papers[at].criteria);
        let touched = touched.fold(0, |set, criteria| set | criteria);
        let mut falls = remaining.clone();
        for (criterion, choice, row) in self.claims() {
            let usable = self.usable(criterion);
            let kinds = |row: &ProofRow| {
                if touched & (1 << criterion.index()) == 0 {
                    usable
                } else {
                    self.counting(criterion, row, lost)
                }
            };
            if row.is_proven_by(kinds(row)) {
                continue;
            }
            if let Some(left) = self.remaining_with(criterion, choice, kinds) {
                falls
                    .entry(criterion.key())
                    .and_modify(|known| *known = lower_of(criterion, *known, left))
                    .or_insert(left);
            }
        }
        lowered(card, &falls)
    }

    /// The kinds that are valid and cited for a criterion and still count for one of its levels.
    fn counting(&self, criterion: Criterion<'_>, row: &ProofRow, lost: &[(usize, Entry)]) -> Kinds {
        let bit = 1 << criterion.index();
        let mut kinds = Kinds::NONE;
        for (at, paper) in self.papers.iter().enumerate() {
            let cited = paper.usable && paper.criteria & bit != 0 && !kinds.meets(paper.kinds);
            // The documents are sorted, and so are those that are lost.
            let first = lost.partition_point(|&(lost, _)| lost < at);
            let own = lost[first..].iter().take_while(|&&(lost, _)| lost == at);
            let falls = |&(_, entry): &(usize, Entry)| row.reads(entry).meets(paper.kinds);
            if cited && !own.into_iter().any(falls) {
                kinds = kinds.and(paper.kinds);
            }
        }
        kinds
    }
}

/// The choice with fewer points.
pub(crate) fn lower_of(criterion: Criterion<'_>, one: Choice, other: Choice) -> Choice {
    let points = |choice| criterion.level_of(choice).map(ocop_core::Level::points);
    if points(other) < points(one) {
        other
    } else {
        one
    }
}

/// A scorecard with some choices lowered. Criteria that depend on a story are left out if the story
/// falls to 0 points.
fn lowered(card: &Scorecard, falls: &BTreeMap<&str, Choice>) -> Option<Scorecard> {
    if falls.is_empty() {
        return Some(card.clone());
    }
    let mut builder = card.edit();
    for (key, choice) in falls {
        builder.set(key, *choice).ok()?;
    }
    for criterion in card.sheet().criteria() {
        let Some(story) = criterion.requires() else {
            continue;
        };
        let points = builder
            .choice(story.key())
            .and_then(|choice| story.level_of(choice));
        if points.is_none_or(|level| level.points() == Points::default()) {
            builder = builder.leave_out(criterion.key()).ok()?;
        }
    }
    builder.complete().ok()
}

#[cfg(test)]
mod tests;
