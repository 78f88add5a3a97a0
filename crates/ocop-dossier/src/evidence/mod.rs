//! What proves a level: from concept and condition to kinds of document, and to measured facts.
//!
//! Written in `law/evidence`, for every level of every sheet; Mẫu 02 (26/2026, Annex III) lists the
//! evidence, which criterion it serves is our reading.

use ocop_core::{Choice, Criterion, Edition, Sheet};

use crate::document_kind::Kinds;
use crate::words::vocabulary;

pub(crate) mod fact;
pub(crate) mod row;
#[rustfmt::skip]
mod tables;

pub(crate) use row::ProofRow;
use row::SheetProofs;

vocabulary! {
    /// How a level is judged.
    Judged, "way of judging";
    /// From the papers of the dossier.
    File = "file", "hồ sơ", "the file";
    /// By tasting, seeing and feeling the product.
    Sample = "sample", "mẫu sản phẩm", "the sample";
    /// By a look at the place.
    Site = "site", "thực tế tại cơ sở", "the site";
}

/// The proofs of a sheet of the law.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Proofs(SheetProofs);

impl Proofs {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        let sheets = match sheet.edition() {
            Edition::E2019 => tables::e2019::SHEETS,
            Edition::E2023 => tables::e2023::SHEETS,
            _ => tables::e2026::SHEETS,
        };
        let found = sheets.binary_search_by_key(&sheet.number(), |&(set, _)| set);
        Self(found.map_or(&[], |index| sheets[index].1))
    }

    /// What stands behind a choice; nothing behind level 0, which is not printed.
    pub(crate) fn row(self, criterion: Criterion<'_>, choice: Choice) -> &'static ProofRow {
        let mut levels = criterion.levels();
        let position = levels.position(|level| level.choice() == choice);
        let row = self.0.get(criterion.index()).zip(position);
        let row = row.and_then(|(levels, position)| levels.get(position));
        &tables::proofs::PROOFS[usize::from(row.copied().unwrap_or(0))]
    }
}

impl ProofRow {
    /// Whether of each set a kind is there.
    pub(crate) fn is_proven_by(&self, kinds: Kinds) -> bool {
        self.proof.iter().all(|any| any.meets(kinds))
    }

    /// The sets of which no kind is there.
    pub(crate) fn missing(&self, kinds: Kinds) -> impl Iterator<Item = Kinds> {
        self.proof
            .iter()
            .copied()
            .filter(move |any| !any.meets(kinds))
    }
}
