//! Rows of the evidence tables: the documents that prove a level, and the facts that it measures.

use crate::evidence::Judged;
use crate::evidence::fact::Fact;
use crate::evidence::tables::proofs::FIRST_MEASURED;
use crate::model::document_kind::Kinds;

/// The evidence of a level.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct ProofRow {
    /// At least one kind of document of each set is required.
    pub(crate) proof: &'static [Kinds],
    /// The kinds of all sets.
    any: Kinds,
    /// The way in which the level is judged, if not by documents alone.
    pub(crate) judged: Judged,
    /// The measured conditions: every bound must be met.
    pub(crate) bounds: &'static [Bound],
    /// Whether the condition prints international standards.
    pub(crate) international: bool,
    /// The entries on which the condition rests, with the kinds of document that have them.
    pub(crate) reads: &'static [(Entry, Kinds)],
}

/// An entry of a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
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
    /// The document as a whole.
    All,
}

impl Entry {
    /// Whether the document proves nothing without the entry: of another holder or product, or out of its
    /// term.
    pub(crate) const fn is_all(self) -> bool {
        matches!(
            self,
            Self::Holder | Self::Products | Self::Term | Self::Files | Self::All
        )
    }
}

impl ProofRow {
    pub(super) const fn new(
        proof: &'static [Kinds],
        judged: Judged,
        bounds: &'static [Bound],
        international: bool,
        reads: &'static [(Entry, Kinds)],
    ) -> Self {
        let mut any = Kinds::NONE;
        let mut at = 0;
        while at < proof.len() {
            any = any.and(proof[at]);
            at += 1;
        }
        Self {
            proof,
            any,
            judged,
            bounds,
            international,
            reads,
        }
    }

    /// Whether the condition rests on an entry of some kinds of document.
    pub(crate) fn rests_on(&self, kinds: Kinds, entry: Entry) -> bool {
        self.any.meets(kinds) && self.reads(entry).meets(kinds)
    }

    /// The kinds of document whose entry the condition rests on.
    pub(crate) fn reads(&self, entry: Entry) -> Kinds {
        if entry.is_all() {
            return Kinds::ALL;
        }
        let mut reads = self.reads.iter();
        let own = reads.find(|(own, _)| *own == entry);
        own.map_or(Kinds::NONE, |&(_, kinds)| kinds)
    }
}

/// The least value that a level requires of a measured fact, in ten-thousandths: a share of 75 % is
/// 7,500, a count of 5 is 50,000.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Bound {
    pub(crate) fact: Fact,
    pub(crate) least: i64,
    /// The fact must exceed `least`; being equal is not enough.
    pub(crate) above: bool,
}

/// The evidence of a sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SheetProofs {
    /// By criterion and level in printed order, the index of a row of `PROOFS`.
    pub(super) levels: &'static [&'static [u16]],
    /// The criteria with a level that measures a fact, one bit each.
    pub(super) measured: u64,
}

impl SheetProofs {
    pub(super) const NONE: Self = Self::new(&[]);

    pub(super) const fn new(levels: &'static [&'static [u16]]) -> Self {
        let (mut measured, mut criterion) = (0, 0);
        while criterion < levels.len() {
            let (rows, mut level) = (levels[criterion], 0);
            while level < rows.len() {
                measured |= ((rows[level] >= FIRST_MEASURED) as u64) << criterion;
                level += 1;
            }
            criterion += 1;
        }
        Self { levels, measured }
    }
}
