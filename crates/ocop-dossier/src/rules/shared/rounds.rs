//! Rounds of evaluation: 26/2026 on the councils of the province and of the ministry.
//!
//! A request that comes before the first day of a round has its result before the second. Rounds of
//! a council's own rules (quy chế) come beside them.

use alloc::vec;

use ocop_core::{Date, DossierKind, Edition};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::settings::Round;

/// The rounds of a year: month and day before which requests come, and before which results do.
pub(crate) type Rounds = [[(i8, i8); 2]; 2];

/// Those of the province: requests before 30/04 and 30/10.
pub(crate) const PROVINCE: Rounds = [[(4, 30), (6, 30)], [(10, 30), (12, 30)]];
/// Those of the ministry: requests before 30/01 and 30/07.
pub(crate) const MINISTRY: Rounds = [[(1, 30), (3, 30)], [(7, 30), (9, 30)]];

/// The first round that a request of a day can still join.
pub(crate) fn of(request: Date, rounds: &Rounds, extra: &[Round]) -> Option<Round> {
    let years = [request.year(), request.year().saturating_add(1)];
    let of_law = years.into_iter().flat_map(|year| {
        rounds.iter().filter_map(move |&[requests, results]| {
            let day = |(month, day)| Date::new(year, month, day).ok();
            Some(Round {
                requests_before: day(requests)?,
                results_before: day(results)?,
            })
        })
    });
    of_law
        .chain(extra.iter().copied())
        .filter(|round| request < round.requests_before)
        .min_by_key(|round| (round.requests_before, round.results_before))
}

/// Finds a request sent after the round had closed that was open when its time began.
pub(crate) fn missed(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    rounds: &Rounds,
    member: &'static str,
    (from, sent): (Option<Date>, Option<Date>),
) {
    let (Some(from), Some(sent)) = (from, sent) else {
        return;
    };
    let round = |day| of(day, rounds, &examination.settings.extra_rounds);
    let (Some(missed), Some(joined)) = (round(from), round(sent)) else {
        return;
    };
    // Sent before the round closed, or never before it: nothing was missed.
    if are_held(examination) && missed.requests_before <= sent {
        let values = vec![
            ("from", from.into()),
            ("sent", sent.into()),
            ("before", missed.requests_before.into()),
            ("result", joined.results_before.into()),
        ];
        findings.add(member, values);
    }
}

/// Finds a result that came after those of the round of its request.
pub(crate) fn decided_late(
    examination: &Examination<'_>,
    findings: &mut Findings<'_>,
    rounds: &Rounds,
    member: &'static str,
    (sent, decided): (Option<Date>, Option<Date>),
) {
    let (Some(sent), Some(decided)) = (sent, decided) else {
        return;
    };
    let round = of(sent, rounds, &examination.settings.extra_rounds);
    if let Some(round) =
        round.filter(|round| are_held(examination) && round.results_before <= decided)
    {
        let values = vec![
            ("sent", sent.into()),
            ("before", round.results_before.into()),
            ("decided", decided.into()),
        ];
        findings.add(member, values);
    }
}

/// Whether rounds are held: under 26/2026, and not for a re-evaluation.
fn are_held(examination: &Examination<'_>) -> bool {
    examination.edition() == Edition::E2026 && examination.dossier.kind != DossierKind::ReEvaluation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[track_caller]
    fn joins(request: Date, rounds: &Rounds, extra: &[Round], wanted: (Date, Date)) {
        let round = of(request, rounds, extra).unwrap();
        assert_eq!((round.requests_before, round.results_before), wanted);
    }

    #[test]
    fn requests_come_before_the_day_not_on_it() {
        let (spring, autumn) = (
            (day(2026, 4, 30), day(2026, 6, 30)),
            (day(2026, 10, 30), day(2026, 12, 30)),
        );
        joins(day(2026, 1, 1), &PROVINCE, &[], spring);
        joins(day(2026, 4, 29), &PROVINCE, &[], spring);
        joins(day(2026, 4, 30), &PROVINCE, &[], autumn);
        joins(day(2026, 10, 29), &PROVINCE, &[], autumn);
        let next = (day(2027, 4, 30), day(2027, 6, 30));
        joins(day(2026, 10, 30), &PROVINCE, &[], next);
        joins(day(2026, 12, 31), &PROVINCE, &[], next);
    }

    #[test]
    fn the_ministry_has_rounds_of_its_own() {
        let winter = (day(2027, 1, 30), day(2027, 3, 30));
        joins(day(2026, 7, 30), &MINISTRY, &[], winter);
        joins(day(2027, 1, 29), &MINISTRY, &[], winter);
        let summer = (day(2027, 7, 30), day(2027, 9, 30));
        joins(day(2027, 1, 30), &MINISTRY, &[], summer);
    }

    #[test]
    fn rounds_of_the_council_come_beside_those_of_the_law() {
        let own = Round {
            requests_before: day(2026, 7, 15),
            results_before: day(2026, 8, 31),
        };
        let wanted = (own.requests_before, own.results_before);
        joins(day(2026, 7, 14), &PROVINCE, &[own], wanted);
        let autumn = (day(2026, 10, 30), day(2026, 12, 30));
        joins(day(2026, 7, 15), &PROVINCE, &[own], autumn);
    }

    #[test]
    fn the_last_day_of_the_calendar_is_no_fault() {
        assert_eq!(of(Date::MAX, &PROVINCE, &[]), None);
    }
}
