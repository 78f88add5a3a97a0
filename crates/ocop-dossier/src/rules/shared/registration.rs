//! Who must have a business registration (26/2026, Art. 2.3).

use crate::check::examination::{Examination, said};
use crate::model::LegalForm;
use crate::procedure::Provision;

/// The form of an applicant that has no business registration and needs none
/// (`registration-of-farms-and-households`). Cooperatives and enterprises come into being by their
/// registration.
pub(crate) fn not_required(examination: &Examination<'_>) -> Option<LegalForm> {
    let applicant = &examination.dossier.applicant;
    let form = applicant.legal_form.filter(|form| {
        matches!(
            form,
            LegalForm::CooperativeGroup
                | LegalForm::Association
                | LegalForm::OperatingCentre
                | LegalForm::Other
        )
    })?;
    let mut registration = applicant.registration.iter();
    let has_one = registration.any(|own| said(&own.number).is_some());
    let known = examination.procedure.states(Provision::Applicants);
    (known && !has_one).then_some(form)
}
