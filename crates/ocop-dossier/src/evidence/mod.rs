//! The evidence of a level: the kinds of document that prove it, and the facts that it measures.
//!
//! `law/evidence` has it for every level of every sheet. Mẫu 02 (26/2026, Annex III) lists the evidence;
//! which criterion it serves is our interpretation.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ocop_core::internal::level_index;
use ocop_core::{Choice, Criterion, Lang, Level, Sheet};
use rust_decimal::Decimal;

use crate::base::words::vocabulary;
use crate::model::document_kind::{DocumentKind, Kinds};

pub(crate) mod fact;
pub(crate) mod food_safety;
pub(crate) mod national;
pub(crate) mod row;
#[rustfmt::skip]
mod tables;

pub use fact::Fact;

pub(crate) use row::ProofRow;
use row::SheetProofs;

vocabulary! {
    /// The way in which a level is judged.
    Judged, "cách đánh giá", "way of judging";
    /// From the documents of the dossier.
    File = "file", "hồ sơ", "the documents";
    /// By tasting, seeing and feeling the product.
    Sample = "sample", "sản phẩm mẫu", "the sample";
    /// By a visit to the site.
    Site = "site", "thực tế tại cơ sở", "the site";
}

/// The evidence of a level: documents, an inspection of the sample or the site, and measured facts.
///
/// ```
/// use ocop_core::Edition;
/// use ocop_dossier::{DocumentKind, evidence::{Evidence, Fact}};
///
/// // Contracts for over 75 % of sales volume, carried out steadily for 12 months or more.
/// let evidence = Evidence::of(&Edition::E2026.sheet(4)?, "1.5", 4)?;
/// let proof: Vec<Vec<_>> = evidence.proof().map(Iterator::collect).collect();
/// assert_eq!(proof[0], [DocumentKind::ChainContract]);
/// assert_eq!(proof[1], [DocumentKind::ContractSettlement, DocumentKind::Invoice]); // one of them
/// let (fact, least, _) = evidence.bounds().next().unwrap();
/// assert_eq!((fact, least.to_string().as_str()), (Fact::ContractedSales, "0.75"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Evidence(&'static ProofRow);

impl Evidence {
    /// The evidence of a choice at a criterion of a sheet of the law. Level 0 and custom sheets have none.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](ocop_core::ErrorKind::UnknownCriterion).
    pub fn of(
        sheet: &Sheet,
        key: impl AsRef<str>,
        choice: impl Into<Choice>,
    ) -> Result<Self, ocop_core::Error> {
        let criterion = sheet.criterion(key)?;
        Ok(Self(Proofs::of(sheet).row(criterion, choice.into())))
    }

    /// Sets of kinds of document. At least one document of each set is required; without sets, none is.
    #[must_use]
    pub fn proof(self) -> impl ExactSizeIterator<Item = impl Iterator<Item = DocumentKind>> {
        self.0.proof.iter().map(|any| any.iter())
    }

    /// How the level is judged.
    #[must_use]
    pub const fn judged(self) -> Judged {
        self.0.judged
    }

    /// What to submit or prepare, a line each. Of documents joined by "or", one is enough. The last line
    /// names the sample or the site, if the level is judged by it.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    /// use ocop_dossier::evidence::Evidence;
    ///
    /// let evidence = Evidence::of(&Edition::E2026.sheet(4)?, "1.5", 4)?;
    /// assert_eq!(evidence.lines(Lang::En), ["chain-linkage contract", "contract settlement or invoice"]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn lines(self, lang: Lang) -> Vec<String> {
        let documents = self.0.proof.iter();
        let documents = documents.map(|any| any.either().get(lang).to_string());
        let judged = (self.0.judged != Judged::File).then(|| {
            let by = self.0.judged.label(lang);
            match lang {
                Lang::Vi => format!("chấm trên {by}"),
                Lang::En => format!("judged by {by}"),
            }
        });
        documents.chain(judged).collect()
    }

    /// The measured conditions: the fact, its least value (a share as a fraction, a count as it is), and
    /// whether the fact must exceed that value (`bounds-as-printed`).
    #[must_use]
    pub fn bounds(self) -> impl ExactSizeIterator<Item = (Fact, Decimal, bool)> {
        let bounds = self.0.bounds.iter();
        bounds.map(|bound| {
            (
                bound.fact,
                Decimal::new(bound.least, 4).normalize(),
                bound.above,
            )
        })
    }
}

/// The evidence of all levels of a sheet of the law.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Proofs(SheetProofs);

impl Proofs {
    /// The most criteria of a sheet of the law.
    pub(crate) const MOST_CRITERIA: usize = {
        let (mut most, mut edition) = (0, 0);
        while edition < tables::EDITIONS.len() {
            let (sheets, mut sheet) = (tables::EDITIONS[edition].1, 0);
            while sheet < sheets.len() {
                let criteria = sheets[sheet].1.levels.len();
                most = if criteria > most { criteria } else { most };
                sheet += 1;
            }
            edition += 1;
        }
        most
    };

    pub(crate) fn of(sheet: &Sheet) -> Self {
        if !sheet.is_law() {
            return Self(SheetProofs::NONE);
        }
        let id = sheet.edition().as_str();
        let mut editions = tables::EDITIONS.iter();
        let Some((_, sheets)) = editions.find(|(edition, _)| *edition == id) else {
            return Self(SheetProofs::NONE);
        };
        let found = sheets.binary_search_by_key(&sheet.number(), |&(set, _)| set);
        Self(found.map_or(SheetProofs::NONE, |index| sheets[index].1))
    }

    /// The evidence of a choice. Level 0, which is not printed, has none.
    #[inline]
    pub(crate) fn row(self, criterion: Criterion<'_>, choice: Choice) -> &'static ProofRow {
        let position = level_index(criterion, choice);
        let row = self.0.levels.get(criterion.index()).zip(position);
        let row = row.and_then(|(levels, position)| levels.get(position));
        at(row)
    }

    /// The criteria with a level that measures a fact, one bit each.
    pub(crate) const fn measured(self) -> u64 {
        self.0.measured
    }

    /// The printed levels of a criterion with their evidence.
    pub(crate) fn levels(
        self,
        criterion: Criterion<'_>,
    ) -> impl Iterator<Item = (Level<'_>, &'static ProofRow)> {
        let rows = self.0.levels.get(criterion.index());
        let rows = rows.copied().unwrap_or_default();
        let levels = criterion.levels().enumerate();
        levels.map(move |(index, level)| (level, at(rows.get(index))))
    }
}

/// All rows of evidence.
#[cfg(test)]
pub(crate) const fn tables_of_tests() -> &'static [ProofRow] {
    tables::proofs::PROOFS
}

// Rows that measure nothing come first.
const _: () = {
    let mut row = 0;
    while row < tables::proofs::PROOFS.len() {
        let measures = !tables::proofs::PROOFS[row].bounds.is_empty();
        assert!(measures == (row >= tables::proofs::FIRST_MEASURED as usize));
        row += 1;
    }
};

/// A row of the table; the first one, without evidence, if there is none.
#[inline]
fn at(row: Option<&u16>) -> &'static ProofRow {
    &tables::proofs::PROOFS[usize::from(row.copied().unwrap_or(0))]
}

impl ProofRow {
    /// Whether the kinds include one of each set.
    pub(crate) fn is_proven_by(&self, kinds: Kinds) -> bool {
        self.proof.iter().all(|any| any.meets(kinds))
    }

    /// Whether the level measures one of some facts.
    pub(crate) fn measures(&self, facts: &[Fact]) -> bool {
        self.bounds.iter().any(|bound| facts.contains(&bound.fact))
    }

    /// The sets of which no kind is included.
    pub(crate) fn missing(&self, kinds: Kinds) -> impl Iterator<Item = Kinds> {
        self.proof
            .iter()
            .copied()
            .filter(move |any| !any.meets(kinds))
    }
}

#[cfg(test)]
mod tests;
