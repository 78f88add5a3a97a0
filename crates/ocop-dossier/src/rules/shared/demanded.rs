//! Papers that a sheet itself demands, whatever the levels: its rejection and stop lines, and its
//! notes on test reports (26/2026, Annex II).

use alloc::format;
use alloc::vec;

use ocop_core::{DisqualificationGround, Label, Lang, Note, NoteKind};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::model::document_kind::{DocumentKind, Kinds};

/// A ground that stands where a paper is missing, and the kinds of which any answers it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Demand {
    ground: &'static str,
    kind: DocumentKind,
    kinds: Kinds,
}

/// Sites with GMP, HACCP, ISO 22000 or the like need no certificate (Decree 15/2018, Art. 12), small
/// producers give a commitment.
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

/// A paper that is missing, and the ground that stands for want of it.
pub(crate) const MESSAGE: Label = Label::constant(
    "thiếu {document}; không có thì vướng quy định trên bộ tiêu chí: “{ground}”",
    "the {document} is missing, without which this line of the sheet stands: “{ground}”",
);

impl Demand {
    /// The ground that stands for want of the paper. `None` where a paper answers it, where the sheet
    /// has no such line, where people found the ground already, and where a claimed level lacks the
    /// paper too and tells so.
    pub(crate) fn ground<'a>(
        &self,
        examination: &'a Examination<'_>,
    ) -> Option<DisqualificationGround<'a>> {
        if examination.has_any(self.kinds) || examination.dossier.grounds.contains(self.ground) {
            return None;
        }
        let mut grounds = examination.sheet().grounds();
        let ground = grounds.find(|ground| ground.id() == self.ground)?;
        (!lacks_proof(examination, self.kinds)).then_some(ground)
    }

    /// Finds the paper missing.
    pub(crate) fn check(&self, examination: &Examination<'_>, findings: &mut Findings<'_>) {
        let Some(ground) = self.ground(examination) else {
            return;
        };
        let values = vec![
            ("document", self.kind.label().into()),
            ("ground", ground.label().clone().into()),
        ];
        let path = format!("documents.{}", self.kind);
        match ground.criterion() {
            Some(criterion) => findings.add_at_criterion(criterion.key(), path, values, None),
            None => findings.add(path, values),
        }
    }
}

/// Whether a claimed level has no proof for want of a paper of these kinds, so that it is told there.
pub(crate) fn lacks_proof(examination: &Examination<'_>, kinds: Kinds) -> bool {
    examination.claims().any(|(criterion, _, row)| {
        let mut missing = row.missing(examination.present(criterion));
        missing.any(|any| any.meets(kinds))
    })
}

/// The sheet's note that a product standard comes with a test report, where a standard or declaration
/// is there and no test report, and no claimed level tells so.
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
