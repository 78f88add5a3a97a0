//! The day by which a dossier is filed: before a round of the council, before a day, or in the window of a
//! re-evaluation.

use ocop_core::jiff::ToSpan;
use ocop_core::{Certificate, Date, DateRange, DossierKind, Star};

use crate::check::calendar::Calendar;
use crate::check::settings::{Round, Settings};
use crate::procedure::{Days, Procedure};
use crate::rules::shared::rounds;

/// The day by which a dossier is filed (ngày nộp hồ sơ), and the rounds that it then joins.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Target {
    /// The last day to file with the commune. For a round it is a working day, on which an office receives the
    /// dossier. The commune then has its days before the round closes, by the later of two possible calendars
    /// (26/2026, Art. 7.2). For a re-evaluation it is the last day of the window.
    pub file_by: Date,
    /// The commune's request is sent before this day. `None` for a re-evaluation, which joins no round.
    pub request_before: Option<Date>,
    /// The round of the province that takes the request (26/2026, Art. 5.1). `None` if the edition or the
    /// kind of dossier has no rounds.
    pub round: Option<Round>,
    /// For five stars: the round of the ministry after it, if the province uses all its days (26/2026,
    /// Art. 5.2 and 7.3.e).
    pub ministry: Option<Round>,
}

/// How days of filing follow from days of readiness, for a product and a star.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route<'a> {
    procedure: &'static Procedure,
    settings: &'a Settings,
    star: Star,
    pub(super) kind: DossierKind,
    pub(super) window: Option<DateRange>,
}

impl<'a> Route<'a> {
    pub(super) fn new(
        procedure: &'static Procedure,
        settings: &'a Settings,
        star: Star,
        certificate: Option<Certificate>,
    ) -> Self {
        // 26/2026, Art. 7.5 and 7.6: a higher star is an upgrade.
        let kind = match certificate {
            None => DossierKind::First,
            Some(own) if own.star() < star => DossierKind::Upgrade,
            Some(_) => DossierKind::ReEvaluation,
        };
        let has_window = procedure.re_evaluation_window.is_some();
        let window = certificate.filter(|_| has_window);
        Self {
            procedure,
            settings,
            star,
            kind,
            window: window.map(Certificate::re_evaluation_window),
        }
    }

    pub(super) const fn procedure(&self) -> &'static Procedure {
        self.procedure
    }

    fn is_re_evaluation(&self) -> bool {
        self.kind == DossierKind::ReEvaluation
    }

    /// The target of a request before a day, or of a re-evaluation in its window.
    pub(super) fn before(&self, day: Date) -> Target {
        let request = day.yesterday().unwrap_or(day);
        let mut target = self.joining(request);
        target.request_before = Some(day);
        target.file_by = self.filed_for(request);
        if let Some(window) = self.window.filter(|_| self.is_re_evaluation()) {
            target.file_by = target.file_by.min(window.last());
        }
        target
    }

    /// The target of a re-evaluation.
    pub(super) fn in_window(&self) -> Option<Target> {
        let window = self.window.filter(|_| self.is_re_evaluation())?;
        Some(Target {
            file_by: window.last(),
            request_before: None,
            round: None,
            ministry: None,
        })
    }

    /// The earliest round that a dossier joins that is filed on a day. On a day off, the commune receives it on
    /// the next working day. `None` if the rounds are not known.
    pub(super) fn earliest(&self, filed: Date) -> Option<Target> {
        let days = self.procedure.commune_days?;
        let calendar = &self.settings.calendar;
        let mut filed = filed;
        while !calendar.is_working_day(filed) {
            filed = filed.tomorrow().ok()?;
        }
        let request = match days {
            Days::Working(days) => {
                let last = calendar.after_working_days(filed, days);
                let other = calendar.other_after_working_days(filed, days);
                other.map_or(last, |other| last.max(other))
            }
            Days::Calendar(days) => plus(filed, i64::from(days)),
        };
        let mut target = self.joining(request);
        let before = target.round?.requests_before;
        target.request_before = Some(before);
        target.file_by = self.filed_for(before.yesterday().ok()?);
        Some(target)
    }

    /// The rounds that a request of a day joins.
    fn joining(&self, request: Date) -> Target {
        let provinces = self.procedure.province_rounds.as_ref();
        let provinces = provinces.filter(|rounds| rounds.kinds.contains(&self.kind));
        let extra = &self.settings.extra_rounds;
        let round = provinces.and_then(|rounds| rounds::first(request, rounds, extra));
        let ministries = self.procedure.ministry_rounds.as_ref();
        let ministries = ministries.filter(|_| self.star == Star::Five);
        // The council's own rounds are those of the province.
        let ministry = round.zip(ministries).and_then(|(round, rounds)| {
            let sent = round.results_before.yesterday().ok()?;
            rounds::first(sent, rounds, &[])
        });
        Target {
            file_by: request,
            request_before: None,
            round,
            ministry,
        }
    }

    /// The last day to file so that the commune, if it uses all its days, sends its request on a day.
    fn filed_for(&self, request: Date) -> Date {
        match self.procedure.commune_days {
            None => request,
            Some(Days::Calendar(days)) => {
                worked(&self.settings.calendar, plus(request, -i64::from(days)))
            }
            Some(Days::Working(days)) => filed(&self.settings.calendar, request, days),
        }
    }
}

/// A day, or the last working day before it.
fn worked(calendar: &Calendar, mut day: Date) -> Date {
    while !calendar.is_working_day(day)
        && let Ok(before) = day.yesterday()
    {
        day = before;
    }
    day
}

fn filed(calendar: &Calendar, request: Date, days: u32) -> Date {
    let (mut day, mut left) = (request, days);
    while left > 0 {
        left -= u32::from(calendar.is_working_day(day));
        let Ok(before) = day.yesterday() else {
            return day;
        };
        day = before;
    }
    // By the other possibility of a computed year, the last of the days may come later.
    let is_later = |day| {
        let other = calendar.other_after_working_days(day, days);
        other.is_some_and(|other| request < other)
    };
    while is_later(day)
        && let Ok(before) = day.yesterday()
    {
        day = before;
    }
    worked(calendar, day)
}

fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(days.clamp(-36_500, 36_500).days())
}

#[cfg(test)]
mod tests {
    use ocop_core::Edition;

    use super::*;
    use crate::testing::day;

    fn route(settings: &Settings, star: Star) -> Route<'_> {
        Route::new(Procedure::of(Edition::E2026), settings, star, None)
    }

    #[test]
    fn the_last_day_to_file_leaves_the_commune_its_days() {
        let settings = Settings::default();
        let calendar = &settings.calendar;
        let mut request = day(2026, 6, 1);
        while request < day(2029, 1, 1) {
            let by = filed(calendar, request, 15);
            let latest = |day| {
                let other = calendar.other_after_working_days(day, 15);
                let last = calendar.after_working_days(day, 15);
                other.map_or(last, |other| last.max(other))
            };
            assert!(calendar.is_working_day(by), "{request}");
            assert!(latest(by) <= request, "{request}");
            let mut next = by.tomorrow().unwrap();
            while !calendar.is_working_day(next) {
                next = next.tomorrow().unwrap();
            }
            assert!(request < latest(next), "{request}");
            request = request.tomorrow().unwrap();
        }
    }

    #[test]
    fn the_round_follows_from_the_day_of_filing() {
        let settings = Settings::default();
        let spring = route(&settings, Star::Four).before(day(2027, 4, 30));
        // 30/04 is a holiday; the Hùng Kings' day of 2027 is 16 April.
        assert_eq!(spring.file_by, day(2027, 4, 7));
        let round = spring.round.unwrap();
        assert_eq!(round.results_before, day(2027, 6, 30));
        assert_eq!(spring.ministry, None);
        let earliest = |filed| route(&settings, Star::Four).earliest(filed).unwrap();
        assert_eq!(earliest(day(2027, 4, 7)), spring);
        let autumn = earliest(day(2027, 4, 8));
        assert_eq!(autumn.request_before, Some(day(2027, 10, 30)));
    }

    #[test]
    fn a_dossier_is_received_on_a_working_day() {
        let settings = Settings::default();
        let route = route(&settings, Star::Four);
        // 15 working days from Monday 11 October 2027 end on 1 November, after the round has closed. The Sunday
        // before it is no day on which an office receives a dossier.
        let autumn = route.before(day(2027, 10, 30));
        assert_eq!(autumn.file_by, day(2027, 10, 8));
        assert_eq!(route.earliest(day(2027, 10, 8)), Some(autumn));
        for late in [9, 10, 11] {
            let spring = route.earliest(day(2027, 10, late)).unwrap();
            assert_eq!(spring.request_before, Some(day(2028, 4, 30)), "{late}");
        }
        // A round that is named for a day of filing can be met from that day.
        let mut filed = day(2026, 6, 1);
        while filed < day(2029, 1, 1) {
            let target = route.earliest(filed).unwrap();
            assert!(filed <= target.file_by, "{filed}");
            filed = filed.tomorrow().unwrap();
        }
    }

    #[test]
    fn five_stars_take_a_round_of_the_ministry_too() {
        let settings = Settings::default();
        let five = route(&settings, Star::Five).before(day(2027, 4, 30));
        let ministry = five.ministry.unwrap();
        assert_eq!(ministry.requests_before, day(2027, 7, 30));
        assert_eq!(ministry.results_before, day(2027, 9, 30));
        // The autumn round of the province ends before the winter round of the ministry closes.
        let five = route(&settings, Star::Five).before(day(2027, 10, 30));
        assert_eq!(five.ministry.unwrap().results_before, day(2028, 3, 30));
    }

    #[test]
    fn rounds_of_the_council_come_first() {
        let mut settings = Settings::default();
        settings.extra_rounds.push(Round {
            requests_before: day(2027, 7, 15),
            results_before: day(2027, 8, 31),
        });
        let target = route(&settings, Star::Four).earliest(day(2027, 6, 1));
        assert_eq!(target.unwrap().request_before, Some(day(2027, 7, 15)));
    }

    #[test]
    fn the_end_of_the_calendar_is_no_fault() {
        let settings = Settings::default();
        let route = route(&settings, Star::Five);
        assert_eq!(route.earliest(Date::MAX), None);
        assert!(route.before(Date::MIN).file_by <= Date::MIN);
        assert!(route.before(Date::MAX).file_by < Date::MAX);
    }
}
