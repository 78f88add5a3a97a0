//! Documents that a sheet requires whatever the levels: by its rejection and stop lines, and by its
//! notes on test reports (26/2026, Annex II).

use alloc::format;
use alloc::vec;

use ocop_core::{DisqualificationGround, Lang, Note, NoteKind};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::document_kind::{DocumentKind, Kinds};

/// A ground that applies if a document is missing, and the kinds that are accepted: one is enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    ground: &'static str,
    kind: DocumentKind,
    kinds: Kinds,
}

/// Sites with GMP, HACCP, ISO 22000 or the like need no certificate (Decree 15/2018, Art. 12). Small
/// producers sign a commitment.
pub(crate) const FOOD_SAFETY: Demand = Demand {
    ground: "food-safety-certificate-breach",
    kind: DocumentKind::FoodSafetyCertificate,
    kinds: Kinds::of(&[
        DocumentKind::FoodSafetyCertificate,
        DocumentKind::FoodSafetyCommitment,
        DocumentKind::GmpCertificate,
        DocumentKind::QualityCertificate,
    ]),
};

pub(crate) const PRODUCTION_ELIGIBILITY: Demand = Demand {
    ground: "production-eligibility-breach",
    kind: DocumentKind::ProductionEligibility,
    kinds: Kinds::of(&[
        DocumentKind::ProductionEligibility,
        DocumentKind::ProductionLicence,
        DocumentKind::GmpCertificate,
    ]),
};

pub(crate) const PRODUCTION_LICENCE: Demand = Demand {
    ground: "production-licence-missing",
    kind: DocumentKind::ProductionLicence,
    kinds: Kinds::of(&[DocumentKind::ProductionLicence]),
};

pub(crate) const QUALITY_DECLARATION: Demand = Demand {
    ground: "quality-declaration-missing",
    kind: DocumentKind::QualityDeclaration,
    kinds: Kinds::of(&[DocumentKind::QualityDeclaration]),
};

impl Demand {
    /// The ground that applies because the document is missing.
    ///
    /// `None` if an accepted document is there or the sheet prints no such line. `None` also if another
    /// finding reports it: people found the ground already, or a claimed level lacks the document.
    pub(crate) fn ground<'a>(
        &self,
        examination: &'a Examination<'_>,
    ) -> Option<DisqualificationGround<'a>> {
        if examination.has_any(self.kinds) || examination.dossier.grounds.contains(self.ground) {
            return None;
        }
        let mut grounds = examination.sheet().grounds_of(self.ground);
        // A line that no source prints on this sheet (`head-by-parallel`) requires no document.
        let ground = grounds.find(|ground| !ground.is_by_parallel())?;
        (!lacks_proof(examination, self.kinds)).then_some(ground)
    }

    /// Reports the missing document.
    pub(crate) fn check(&self, examination: &Examination<'_>, findings: &mut Findings<'_>) {
        let Some(ground) = self.ground(examination) else {
            return;
        };
        let values = vec![
            ("document", self.kind.words().into()),
            ("ground", ground.label().clone().into()),
        ];
        let path = format!("documents.{}", self.kind);
        match ground.criterion() {
            Some(criterion) => findings.add_at_criterion(criterion.key(), path, values, None),
            None => findings.add(path, values),
        }
    }
}

/// Whether a claimed level has no proof because a document of these kinds is missing. That level's
/// finding then reports it.
pub(crate) fn lacks_proof(examination: &Examination<'_>, kinds: Kinds) -> bool {
    examination.claims().any(|(criterion, _, row)| {
        let mut missing = row.missing(examination.present(criterion));
        missing.any(|any| any.meets(kinds))
    })
}

/// The sheet's note that a product standard comes with a test report. Only if the dossier contains a
/// standard or declaration, has no test report, and no finding on a claimed level reports it.
pub(crate) fn test_report<'a>(examination: &'a Examination<'_>) -> Option<Note<'a>> {
    const REPORT: Kinds = Kinds::of(&[DocumentKind::TestReport]);
    const STANDARD: Kinds = Kinds::of(&[
        DocumentKind::ProductStandard,
        DocumentKind::QualityDeclaration,
    ]);
    if examination.has_any(REPORT) || !examination.has_any(STANDARD) {
        return None;
    }
    let mut notes = examination.sheet().notes();
    let note = notes.find(|note| {
        let binds = note
            .criterion()
            .is_none_or(|own| !own.is_for_some_products());
        note.kind() == NoteKind::Requirement
            && binds
            && note.label().get(Lang::Vi).contains("phiếu kiểm nghiệm")
    })?;
    (!lacks_proof(examination, REPORT)).then_some(note)
}
