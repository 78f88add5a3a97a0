//! Rounds of evaluation (đợt đánh giá) of the councils of the province and of the ministry.
//!
//! A request before the first day of a round has its result before the second. A council may have
//! further rounds by its own rules (quy chế).

use alloc::vec;

use ocop_core::{Date, Tier};

use crate::check::examination::Examination;
use crate::check::findings::Findings;
use crate::check::settings::Round;
use crate::procedure::row::Rounds;

/// The first round of a tier that a request of a day can still join. `None` if this kind of dossier has no
/// rounds there. The council's own rounds are those of the province.
pub(crate) fn of(examination: &Examination<'_>, request: Date, tier: Tier) -> Option<Round> {
    let extra: &[Round] = match tier {
        Tier::Province => &examination.settings.extra_rounds,
        Tier::District | Tier::Centre => &[],
    };
    first(request, held(examination, tier)?, extra)
}

/// The same among the rounds of the law and further ones.
pub(crate) fn first(request: Date, rounds: &Rounds, extra: &[Round]) -> Option<Round> {
    let years = [request.year(), request.year().saturating_add(1)];
    let of_law = years.into_iter().flat_map(|year| {
        rounds.rounds.iter().filter_map(move |round| {
            let day = |year, (month, day)| Date::new(year, month, day).ok();
            let (requests, results) = (round.requests_before, round.results_before);
            // Results of a round that ends after the turn of the year.
            let later = i16::from(results < requests);
            Some(Round {
                requests_before: day(year, requests)?,
                results_before: day(year.checked_add(later)?, results)?,
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
    tier: Tier,
    member: &'static str,
    (from, sent): (Option<Date>, Option<Date>),
) {
    let (Some(from), Some(sent)) = (from, sent) else {
        return;
    };
    let round = |day| of(examination, day, tier);
    let (Some(missed), Some(joined)) = (round(from), round(sent)) else {
        return;
    };
    // Sent before the round closed, or never before it: nothing was missed.
    if missed.requests_before <= sent {
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
    tier: Tier,
    member: &'static str,
    (sent, decided): (Option<Date>, Option<Date>),
) {
    let (Some(sent), Some(decided)) = (sent, decided) else {
        return;
    };
    let round = of(examination, sent, tier);
    if let Some(round) = round.filter(|round| round.results_before <= decided) {
        let values = vec![
            ("sent", sent.into()),
            ("before", round.results_before.into()),
            ("decided", decided.into()),
        ];
        findings.add(member, values);
    }
}

/// The rounds of a tier that the law sets, if this kind of dossier has them.
pub(crate) fn held<'e>(examination: &Examination<'e>, tier: Tier) -> Option<&'e Rounds> {
    let procedure = examination.procedure;
    let rounds = match tier {
        Tier::District => &None,
        Tier::Province => &procedure.province_rounds,
        Tier::Centre => &procedure.ministry_rounds,
    };
    let rounds = rounds.as_ref();
    rounds.filter(|rounds| rounds.kinds.contains(&examination.dossier.kind))
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use super::*;
    use crate::procedure::Procedure;
    use crate::testing::day;

    fn province() -> Rounds {
        Procedure::of(Edition::E2026).province_rounds.unwrap()
    }

    fn ministry() -> Rounds {
        Procedure::of(Edition::E2026).ministry_rounds.unwrap()
    }

    #[track_caller]
    fn joins(request: Date, rounds: &Rounds, extra: &[Round], wanted: (Date, Date)) {
        let round = first(request, rounds, extra).unwrap();
        assert_eq!((round.requests_before, round.results_before), wanted);
    }

    #[test]
    fn requests_come_before_the_day_not_on_it() {
        let (spring, autumn) = (
            (day(2026, 4, 30), day(2026, 6, 30)),
            (day(2026, 10, 30), day(2026, 12, 30)),
        );
        joins(day(2026, 1, 1), &province(), &[], spring);
        joins(day(2026, 4, 29), &province(), &[], spring);
        joins(day(2026, 4, 30), &province(), &[], autumn);
        joins(day(2026, 10, 29), &province(), &[], autumn);
        let next = (day(2027, 4, 30), day(2027, 6, 30));
        joins(day(2026, 10, 30), &province(), &[], next);
        joins(day(2026, 12, 31), &province(), &[], next);
    }

    #[test]
    fn the_ministry_has_rounds_of_its_own() {
        let winter = (day(2027, 1, 30), day(2027, 3, 30));
        joins(day(2026, 7, 30), &ministry(), &[], winter);
        joins(day(2027, 1, 29), &ministry(), &[], winter);
        let summer = (day(2027, 7, 30), day(2027, 9, 30));
        joins(day(2027, 1, 30), &ministry(), &[], summer);
    }

    #[test]
    fn rounds_of_the_council_come_beside_those_of_the_law() {
        let own = Round {
            requests_before: day(2026, 7, 15),
            results_before: day(2026, 8, 31),
        };
        let wanted = (own.requests_before, own.results_before);
        joins(day(2026, 7, 14), &province(), &[own], wanted);
        let autumn = (day(2026, 10, 30), day(2026, 12, 30));
        joins(day(2026, 7, 15), &province(), &[own], autumn);
    }

    #[test]
    fn the_last_day_of_the_calendar_is_no_fault() {
        assert_eq!(first(Date::MAX, &province(), &[]), None);
    }
}
