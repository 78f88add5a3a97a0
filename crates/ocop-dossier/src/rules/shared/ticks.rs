//! The boxes of part I of Mẫu 02 (26/2026, Annex III) and the documents that belong to them.

use crate::check::examination::Examination;
use crate::model::Tick;
use crate::model::document_kind::{DocumentKind, Kinds};
use crate::rules::shared::demanded;

/// Every box with the kinds of document that it declares.
pub(crate) const BOXES: &[(Tick, &[DocumentKind])] = &[
    (
        Tick::BusinessRegistration,
        &[DocumentKind::BusinessRegistration],
    ),
    (
        Tick::QualityDeclaration,
        &[DocumentKind::QualityDeclaration],
    ),
    (Tick::FoodSafety, &[DocumentKind::FoodSafetyCertificate]),
    (
        Tick::ProductionEligibility,
        &[DocumentKind::ProductionEligibility],
    ),
    (Tick::Trademark, &[DocumentKind::TrademarkCertificate]),
    (
        Tick::OriginMark,
        &[
            DocumentKind::OriginSign,
            DocumentKind::GeographicalIndication,
        ],
    ),
    (Tick::Patent, &[DocumentKind::Patent]),
    (Tick::IndustrialDesign, &[DocumentKind::IndustrialDesign]),
    (Tick::Copyright, &[DocumentKind::Copyright]),
    (
        Tick::OtherIntellectualProperty,
        &[DocumentKind::OtherIntellectualProperty],
    ),
];

/// The document that a tick names, and the kinds that are accepted: one is enough.
///
/// An accepted application counts as a trademark. A document that replaces a certificate counts as
/// the certificate. `None` for the business registration, which every dossier must contain.
pub(crate) fn documents(tick: Tick) -> Option<(DocumentKind, Kinds)> {
    let (_, kinds) = BOXES.iter().find(|(own, _)| *own == tick)?;
    let kind = *kinds.first()?;
    let or: &[DocumentKind] = match tick {
        Tick::BusinessRegistration => return None,
        Tick::QualityDeclaration => &[DocumentKind::ProductStandard],
        Tick::FoodSafety => &[
            DocumentKind::GmpCertificate,
            DocumentKind::QualityCertificate,
        ],
        Tick::ProductionEligibility => &[
            DocumentKind::ProductionLicence,
            DocumentKind::GmpCertificate,
        ],
        Tick::Trademark => &[DocumentKind::TrademarkApplication],
        _ => &[],
    };
    let accepted = Kinds::of(kinds).and(Kinds::of(or));
    Some((kind, accepted.for_food_safety()))
}

/// Whether the sheet requires the document of a tick and it is missing, so that another finding
/// reports it.
pub(crate) fn is_demanded(examination: &Examination<'_>, tick: Tick) -> bool {
    let demand = match tick {
        Tick::QualityDeclaration => demanded::QUALITY_DECLARATION,
        Tick::FoodSafety => demanded::FOOD_SAFETY,
        Tick::ProductionEligibility => demanded::PRODUCTION_ELIGIBILITY,
        _ => return false,
    };
    demand.ground(examination).is_some()
}
