//! What belongs to a dossier, by edition, stage and kind: tables, written once.
//!
//! 26/2026 from its Art. 6, 7 and Annex III. The lists of 148/2023 and 1048/2019 come from guides of
//! that time, and only for what the applicant hands in.

use ocop_core::{DossierKind, Edition};

use crate::model::document_kind::DocumentKind;
use crate::model::{FormKind, FormPart, Stage};

/// A form that belongs to a dossier from a stage on, with its parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequiredForm {
    pub(crate) edition: Edition,
    pub(crate) from: Stage,
    /// `None`: of every kind.
    pub(crate) kind: Option<DossierKind>,
    pub(crate) form: FormKind,
    pub(crate) parts: &'static [FormPart],
}

const fn form(edition: Edition, form: FormKind, parts: &'static [FormPart]) -> RequiredForm {
    RequiredForm {
        edition,
        from: Stage::Applicant,
        kind: None,
        form,
        parts,
    }
}

/// Every form of every edition. A form may stand here again with the parts that one kind adds.
pub(crate) const FORMS: &[RequiredForm] = &[
    form(
        Edition::E2026,
        FormKind::Registration,
        &[FormPart::Attachments, FormPart::Commitment],
    ),
    form(
        Edition::E2026,
        FormKind::SelfReport,
        &[
            FormPart::General,
            FormPart::BusinessResults,
            FormPart::SelfScore,
            FormPart::Plan,
        ],
    ),
    RequiredForm {
        kind: Some(DossierKind::Upgrade),
        ..form(Edition::E2026, FormKind::SelfReport, &[FormPart::Changes])
    },
    RequiredForm {
        kind: Some(DossierKind::ReEvaluation),
        ..form(
            Edition::E2026,
            FormKind::SelfReport,
            &[
                FormPart::MaterialUpdate,
                FormPart::TechnologyUpdate,
                FormPart::PackagingUpdate,
                FormPart::LabelUpdate,
                FormPart::DeclarationUpdate,
                FormPart::TestUpdate,
                FormPart::MarketUpdate,
                FormPart::OutputUpdate,
                FormPart::RevenueUpdate,
            ],
        )
    },
    RequiredForm {
        from: Stage::Commune,
        ..form(
            Edition::E2026,
            FormKind::CommuneReport,
            &[
                FormPart::General,
                FormPart::LocalMaterial,
                FormPart::LocalLabour,
                FormPart::IdeaOrigin,
                FormPart::LocalIdentity,
            ],
        )
    },
    form(Edition::E2023, FormKind::Registration, &[]),
    form(Edition::E2023, FormKind::SelfReport, &[FormPart::SelfScore]),
    form(Edition::E2019, FormKind::Registration, &[]),
    form(Edition::E2019, FormKind::BusinessPlan, &[]),
    form(Edition::E2019, FormKind::OrganisationChart, &[]),
];

/// The rows that apply to a form of a dossier.
pub(crate) fn forms(
    edition: Edition,
    stage: Stage,
    kind: DossierKind,
) -> impl Iterator<Item = &'static RequiredForm> {
    FORMS.iter().filter(move |row| {
        row.edition == edition && row.from <= stage && row.kind.is_none_or(|of| of == kind)
    })
}

/// Sets that the applicant hands in: on paper, and electronic or scanned.
pub(crate) const fn sets(edition: Edition) -> (u32, u32) {
    match edition {
        // 26/2026, Art. 6: one of each; 148/2023: one original, one scanned.
        Edition::E2026 | Edition::E2023 => (1, 1),
        _ => (1, 0),
    }
}

/// Whether an upload stands for the set on paper: where scoring software is used (26/2026, Art. 6).
pub(crate) const fn upload_is_paper(edition: Edition) -> bool {
    matches!(edition, Edition::E2026)
}

/// Whether it is known what the forms ask of applicant and product: Mẫu 01 and 02 of 26/2026.
pub(crate) const fn contents_are_known(edition: Edition) -> bool {
    matches!(edition, Edition::E2026)
}

/// Documents that every dossier holds, whatever its levels: the forms of 26/2026 ask for them, the
/// lists of the earlier editions name them.
pub(crate) const fn documents(edition: Edition) -> &'static [DocumentKind] {
    match edition {
        Edition::E2026 | Edition::E2023 | Edition::E2019 => &[DocumentKind::BusinessRegistration],
        _ => &[],
    }
}

/// Whether what later stages add is known of an edition.
pub(crate) const fn later_stages_are_known(edition: Edition) -> bool {
    matches!(edition, Edition::E2026)
}
