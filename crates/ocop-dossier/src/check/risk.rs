//! The levels that would remain without some documents, and the effect on total and star.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ocop_core::{Choice, Criterion, Points, Scorecard};

use crate::check::examination::{Examination, Paper};
use crate::model::document_kind::Kinds;
use crate::report::risk::{LevelRisk, Risk};

impl Examination<'_> {
    /// The highest level below a claimed level, in the same case, that these kinds of document prove and
    /// no declared fact contradicts; otherwise the lowest level.
    pub(crate) fn remaining(
        &self,
        criterion: Criterion<'_>,
        claimed: Choice,
        kinds: Kinds,
    ) -> Option<Choice> {
        self.remaining_where(criterion, claimed, |choice| {
            self.supports(criterion, choice, kinds)
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

    /// The cost if a document does not count while all others do. It is computed once for each document,
    /// because several rules may need it.
    pub(crate) fn risk_without(&self, name: &str) -> Option<Risk> {
        let found = self.papers.binary_search_by(|paper| paper.name.cmp(name));
        let paper = &self.papers[found.ok()?];
        paper.risk.get_or_init(|| self.risk_of(paper)).clone()
    }

    /// The cost if an entry of a document does not count while the rest of the document does.
    pub(crate) fn risk_without_entry(&self, name: &str, _entry: Entry) -> Option<Risk> {
        self.risk_without(name)
    }

    fn risk_of(&self, paper: &Paper<'_>) -> Option<Risk> {
        // A criterion with another document of the same kind does not depend on this one.
        let others = self
            .papers
            .iter()
            .filter(|other| other.kind == paper.kind && other.name != paper.name);
        let alone = paper.criteria & !others.fold(0, |set, other| set | other.criteria);
        self.risk_left(|criterion| {
            let present = self.present(criterion);
            if alone & (1 << criterion.index()) == 0 {
                present
            } else {
                present.without(Kinds::of(&[paper.kind]))
            }
        })
    }

    /// The cost if no document of some kinds counts while all others do.
    pub(crate) fn risk_without_kinds(&self, kinds: Kinds) -> Option<Risk> {
        self.risk_left(|criterion| self.present(criterion).without(kinds))
    }

    /// The cost if only some of the kinds cited for each criterion are left.
    fn risk_left(&self, left: impl Fn(Criterion<'_>) -> Kinds) -> Option<Risk> {
        let lost = self.claims().filter_map(|(criterion, choice, row)| {
            let kinds = left(criterion);
            let falls = row.is_proven_by(self.present(criterion)) && !row.is_proven_by(kinds);
            falls.then(|| (criterion, choice, self.remaining(criterion, choice, kinds)))
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

    /// The scorecard that documents and facts support, given the levels that findings leave.
    pub(crate) fn supported(&self, remaining: &BTreeMap<&str, Choice>) -> Option<Scorecard> {
        let card = self.card.as_ref()?;
        let mut falls = remaining.clone();
        for (criterion, choice, row) in self.claims() {
            let kinds = self.usable(criterion);
            if row.is_proven_by(kinds) {
                continue;
            }
            if let Some(left) = self.remaining(criterion, choice, kinds) {
                falls
                    .entry(criterion.key())
                    .and_modify(|known| *known = lower_of(criterion, *known, left))
                    .or_insert(left);
            }
        }
        lowered(card, &falls)
    }
}

/// An entry of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Entry {
    Number,
    Issuer,
    Issued,
    Holder,
    Products,
    Standard,
    Mark,
    Claims,
    Results,
    Term,
    Files,
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
