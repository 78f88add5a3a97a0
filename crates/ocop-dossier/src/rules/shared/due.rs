//! When a decision is due: 26/2026 on rounds and on re-evaluation.

use ocop_core::{Certificate, Date, DossierKind, Edition};

use crate::check::examination::{Examination, same};
use crate::model::Document;
use crate::rules::shared::rounds;

/// Working days of the commune, from receipt (26/2026).
pub(crate) const COMMUNE: u32 = 15;

/// The day of the decision, or the last one on which it is due.
///
/// A re-evaluation is decided within 45 days of the full dossier; while that day is not told, of its
/// receipt or filing. All others are decided in the round that the request falls in: that of the
/// ministry once the dossier was sent up, else that of the province. While the request is not sent,
/// the commune is taken to use its 15 working days. `None` where no day is known, and for the earlier
/// editions, whose days are not.
pub(crate) fn decision(examination: &Examination<'_>) -> Option<Date> {
    if examination.edition() != Edition::E2026 {
        return None;
    }
    let steps = &examination.dossier.steps;
    if steps.decided_above.is_some() {
        return steps.decided_above;
    }
    let extra = &examination.settings.extra_rounds;
    let arrived = steps.received.or(examination.day);
    let round = match (examination.dossier.kind, steps.sent_up, steps.decided) {
        (DossierKind::ReEvaluation, _, None) => {
            let full = steps.completed.or(arrived)?;
            return examination
                .certificate()
                .map(|certificate| Certificate::decision_due(certificate, full));
        }
        (DossierKind::First | DossierKind::Upgrade, Some(sent_up), _) => {
            rounds::of(sent_up, &rounds::MINISTRY, extra)
        }
        (_, _, Some(decided)) => return Some(decided),
        (_, None, None) => {
            let calendar = &examination.settings.calendar;
            let sent = steps.sent;
            let request = sent.or_else(|| Some(calendar.after_working_days(arrived?, COMMUNE)))?;
            rounds::of(request, &rounds::PROVINCE, extra)
        }
        _ => return None,
    };
    // Results come before that day.
    round?.results_before.yesterday().ok()
}

/// Whether another paper of the same kind, and to the same standard, is valid up to a day.
pub(crate) fn is_renewed(examination: &Examination<'_>, paper: &Document, day: Date) -> bool {
    fn standard(document: &Document) -> &str {
        document.standard.as_deref().unwrap_or_default()
    }

    let mut others = examination.documents(paper.kind);
    others.any(|(_, other)| {
        let valid = other.valid_until.is_some_and(|until| day <= until);
        valid && same(standard(other), standard(paper))
    })
}
