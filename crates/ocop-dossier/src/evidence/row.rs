//! Rows of the evidence tables: what proves a level, and what its condition measures.

use crate::evidence::Judged;
use crate::evidence::fact::Fact;
use crate::model::document_kind::Kinds;

/// What stands behind a level.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct ProofRow {
    /// Of each set at least one kind of document is needed.
    pub(crate) proof: &'static [Kinds],
    /// How the level is judged, where not by documents alone.
    pub(crate) judged: Judged,
    /// What the condition measures: every bound must hold.
    pub(crate) bounds: &'static [Bound],
}

impl ProofRow {
    /// Nothing: every level is proven by it.
    pub(crate) const NOTHING: &'static Self = &Self {
        proof: &[],
        judged: Judged::File,
        bounds: &[],
    };
}

/// The least that a level asks of a measured fact, in ten-thousandths (a share of 75 % is 7,500,
/// a count of 5 is 50,000).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Bound {
    pub(crate) fact: Fact,
    pub(crate) least: i64,
    /// The fact must be above `least`, not only at it.
    pub(crate) above: bool,
}

/// The proofs of a sheet: by criterion in printed order, by level in printed order, the number of
/// a row of `PROOFS`.
pub(crate) type SheetProofs = &'static [&'static [u16]];
