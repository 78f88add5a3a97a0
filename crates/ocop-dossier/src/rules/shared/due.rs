//! When a dossier is filed and when its decision is due, by the days of its edition.

use alloc::string::String;
use core::time::Duration;

use ocop_core::{Certificate, Date, Star, Tier};

use crate::check::examination::{Examination, same, same_code, same_name};
use crate::check::signs::Sign;
use crate::model::Document;
use crate::procedure::Days;
use crate::rules::shared::rounds;

/// The last of so many days, counted from the day after `from`.
pub(crate) fn after(examination: &Examination<'_>, from: Date, days: Days) -> Date {
    match days {
        Days::Working(days) => examination.settings.calendar.after_working_days(from, days),
        Days::Calendar(days) => from.saturating_add(calendar_days(days)),
    }
}

/// The first and the last day on which a re-evaluation is filed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FilingDays {
    pub(crate) first: Date,
    pub(crate) last: Date,
}

/// The days on which a re-evaluation of a certificate is filed. `None` if the edition does not say.
pub(crate) fn filing_window(
    examination: &Examination<'_>,
    certificate: Certificate,
) -> Option<FilingDays> {
    let window = examination.procedure.re_evaluation_window?;
    let before = |days| certificate.expires().saturating_sub(calendar_days(days));
    Some(FilingDays {
        first: before(window.first),
        last: before(window.last),
    })
}

/// The day of the decision, or the last one on which it is due.
///
/// A re-evaluation has a number of days from the full dossier; if that day is not given, from its
/// receipt or filing. All others are decided in the round of their request: the ministry's if the
/// dossier was sent up, otherwise the province's. If the request is not sent yet, the commune is
/// taken to use all its days. The ministry decides five stars, so the province is then taken to use all
/// of its round, and its request joins the next round of the ministry. `None` if no day is known, or if
/// the edition sets none.
pub(crate) fn decision(examination: &Examination<'_>) -> Option<Date> {
    decision_by(examination, |from, days| after(examination, from, days))
}

/// The same by days that are counted in a given way.
pub(crate) fn decision_by(
    examination: &Examination<'_>,
    after: impl Fn(Date, Days) -> Date,
) -> Option<Date> {
    let procedure = examination.procedure;
    procedure.province_rounds?;
    let steps = &examination.dossier.steps;
    if steps.decided_above.is_some() {
        return steps.decided_above;
    }
    let arrived = steps.received.or(examination.day);
    let province = rounds::held(examination, Tier::Province);
    let round = match (province, steps.sent_up, steps.decided) {
        (Some(_), Some(sent_up), _) => rounds::of(examination, sent_up, Tier::Centre),
        (_, _, Some(decided)) => return Some(decided),
        (None, _, None) => {
            examination.certificate()?;
            let full = steps.completed.or(arrived)?;
            return Some(after(full, procedure.re_evaluation_days?));
        }
        (Some(_), None, None) => {
            let by_now = || Some(after(arrived?, procedure.commune_days?));
            let round = rounds::of(examination, steps.sent.or_else(by_now)?, Tier::Province);
            let five = examination.dossier.wanted == Some(Star::Five);
            if five && rounds::held(examination, Tier::Centre).is_some() {
                let sent_up = round?.results_before.yesterday().ok()?;
                rounds::of(examination, sent_up, Tier::Centre)
            } else {
                round
            }
        }
    };
    // Results come before that day.
    round?.results_before.yesterday().ok()
}

/// The document that takes the place of another up to a day: of the same kind and standard, in the same
/// name or the applicant's, for the same products and criteria, and valid on that day.
pub(crate) fn renewal<'a>(
    examination: &Examination<'a>,
    paper: &Document,
    day: Date,
) -> Option<&'a str> {
    let mut others = examination.documents(paper.kind);
    others
        .find(|(_, other)| {
            other.valid_until.is_some_and(|until| day <= until)
                && is_issued(examination, other)
                && same_code(text(&other.standard), text(&paper.standard))
                && is_of_holder(examination, other, paper)
                && covers(other, paper)
        })
        .map(|(name, _)| name)
}

/// The documents that expired before the reference date, by name: each with that day, its last day, and the
/// document that takes its place. `term-ends-before-it-begins` reports a wrong term.
pub(crate) fn expired<'a>(
    examination: &Examination<'a>,
) -> impl Iterator<Item = (&'a str, &'a Document, Date, Date, Option<&'a str>)> {
    let expired = examination.with(Sign::Expired);
    expired.filter_map(|(name, document)| {
        let (day, until) = examination.day.zip(document.valid_until)?;
        let is_term = document.issued.is_none_or(|issued| issued <= until);
        is_term.then(|| {
            let newer = renewal(examination, document, day);
            (name, document, day, until, newer)
        })
    })
}

/// Whether a document expired by the reference date and another takes its place.
pub(crate) fn is_superseded(examination: &Examination<'_>, paper: &Document) -> bool {
    let expired = examination
        .day
        .zip(paper.valid_until)
        .filter(|(day, until)| until < day);
    expired.is_some_and(|(day, _)| renewal(examination, paper, day).is_some())
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

fn is_issued(examination: &Examination<'_>, document: &Document) -> bool {
    let by = document.issued.zip(examination.issued_by);
    by.is_none_or(|(issued, by)| issued <= by)
}

fn is_of_holder(examination: &Examination<'_>, newer: &Document, older: &Document) -> bool {
    let holder = text(&newer.holder);
    let applicant = text(&examination.dossier.applicant.name);
    same_name(holder, text(&older.holder)) || same_name(holder, applicant)
}

/// Whether a document is cited for all the products and criteria of another.
fn covers(newer: &Document, older: &Document) -> bool {
    let mut products = older.products.iter();
    let cited = newer.criteria.is_empty()
        || (!older.criteria.is_empty() && older.criteria.is_subset(&newer.criteria));
    cited
        && (newer.products.is_empty()
            || products.all(|product| newer.products.iter().any(|covered| same(covered, product))))
}

fn calendar_days(days: u32) -> Duration {
    Duration::from_secs(86_400 * u64::from(days))
}
