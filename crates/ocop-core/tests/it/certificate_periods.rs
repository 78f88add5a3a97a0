//! The states of certificates: each edge, with the day before and the day after.

use ocop_core::CertificateState::{
    Expired, FileNow, InGrace, NotIssued, Running, WindowClosed, WindowClosing, Withdrawn,
};
use ocop_core::{Certificate, CertificateCounts, CertificateState, Date, Lang, Star, Tier};
use proptest::prelude::*;

#[track_caller]
fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[track_caller]
fn of(issued: &str) -> Certificate {
    Certificate::new(day(issued), Star::Four, Tier::Province).unwrap()
}

/// Checks that a state begins on a day, and another one lasts until the day before.
#[track_caller]
fn edge(
    certificate: Certificate,
    withdrawn: Option<&str>,
    first: &str,
    before: CertificateState,
    after: CertificateState,
) {
    let (first, withdrawn) = (day(first), withdrawn.map(day));
    let (last, next) = (first.yesterday().unwrap(), first.tomorrow().unwrap());
    let on = |day| certificate.period_on(day, withdrawn);
    assert_eq!(on(last).state(), before, "{last}");
    assert_eq!(on(last).days().last(), last);
    assert_eq!(on(first).state(), after, "{first}");
    assert_eq!(on(first).days().first(), first);
    // No state of these certificates lasts a single day.
    assert_eq!(on(next).state(), after, "{next}");
}

#[test]
fn a_certificate_of_26_2026_has_no_grace() {
    let certificate = of("2026-07-10");
    edge(certificate, None, "2026-07-10", NotIssued, Running);
    // 180 and 120 days before 10/07/2029.
    edge(certificate, None, "2029-01-11", Running, FileNow);
    edge(certificate, None, "2029-02-11", FileNow, WindowClosing);
    edge(certificate, None, "2029-03-13", WindowClosing, WindowClosed);
    edge(certificate, None, "2029-07-11", WindowClosed, Expired);
}

#[test]
fn the_last_thirty_days_of_the_window_are_its_close() {
    let certificate = of("2026-07-10");
    let days = certificate.period_on(day("2029-03-12"), None).days();
    assert_eq!(days.to_string(), "2029-02-11/2029-03-12");
    assert_eq!(days.last(), certificate.re_evaluation_window().last());
    assert_eq!((days.last() - days.first()).get_days() + 1, 30);
}

#[test]
fn a_certificate_from_before_26_2026_may_run_on_for_180_days() {
    let certificate = of("2024-02-12");
    edge(certificate, None, "2026-08-16", Running, FileNow);
    edge(certificate, None, "2026-09-16", FileNow, WindowClosing);
    edge(certificate, None, "2026-10-16", WindowClosing, WindowClosed);
    edge(certificate, None, "2027-02-13", WindowClosed, InGrace);
    edge(certificate, None, "2027-08-12", InGrace, Expired);
}

#[test]
fn a_window_opens_with_26_2026_at_the_earliest() {
    // The window is 27/03 to 26/05/2026: only five days are under 26/2026, all of them its last.
    let certificate = of("2023-09-23");
    assert_eq!(
        certificate.re_evaluation_window().to_string(),
        "2026-03-27/2026-05-26"
    );
    edge(certificate, None, "2026-05-22", Running, WindowClosing);
    edge(certificate, None, "2026-05-27", WindowClosing, WindowClosed);
    // The whole close is under 26/2026, and some days before it.
    let certificate = of("2023-11-01");
    edge(certificate, None, "2026-05-22", Running, FileNow);
    edge(certificate, None, "2026-06-05", FileNow, WindowClosing);
}

#[test]
fn without_a_window_under_26_2026_it_runs_to_its_last_day() {
    // The last day of the window is 21/05/2026, then 22/05/2026.
    let certificate = of("2023-09-18");
    edge(certificate, None, "2026-09-19", Running, InGrace);
    edge(certificate, None, "2027-03-18", InGrace, Expired);
    let states: Vec<_> = of("2023-09-19")
        .periods(None)
        .iter()
        .map(|period| (period.state(), period.days().to_string()))
        .collect();
    assert_eq!(states[2], (WindowClosing, "2026-05-22/2026-05-22".into()));
    assert_eq!(states[3], (WindowClosed, "2026-05-23/2026-09-19".into()));
    // Expired before 26/2026.
    edge(of("2019-08-21"), None, "2022-08-22", Running, Expired);
    edge(of("2023-05-21"), None, "2026-05-22", Running, Expired);
    edge(of("2023-05-22"), None, "2026-05-23", Running, InGrace);
}

#[test]
fn a_withdrawal_ends_every_state() {
    let certificate = of("2024-02-12");
    for (withdrawn, before) in [
        ("2026-07-01", Running),
        ("2026-08-20", FileNow),
        ("2026-09-17", WindowClosing),
        ("2027-02-12", WindowClosed),
        ("2027-02-14", InGrace),
        // The last day of the grace.
        ("2027-08-11", InGrace),
    ] {
        edge(certificate, Some(withdrawn), withdrawn, before, Withdrawn);
        let last = certificate.period_on(Date::MAX, Some(day(withdrawn)));
        assert_eq!(last.state(), Withdrawn);
    }
    // Too late, and before the issue.
    edge(
        certificate,
        Some("2027-08-12"),
        "2027-08-12",
        InGrace,
        Expired,
    );
    edge(
        certificate,
        Some("2024-02-01"),
        "2024-02-12",
        NotIssued,
        Withdrawn,
    );
    edge(
        certificate,
        Some("2024-02-12"),
        "2024-02-12",
        NotIssued,
        Withdrawn,
    );
}

#[test]
fn every_state_cites_its_article() {
    let shown = |issued: &str, withdrawn: Option<&str>| -> Vec<String> {
        let periods = of(issued).periods(withdrawn.map(day));
        let places = periods.iter().map(|period| period.place(Lang::Vi));
        places.map(Option::unwrap_or_default).collect()
    };
    assert_eq!(
        shown("2024-02-12", None),
        [
            "",
            "26/2026, Điều 12.1",
            "26/2026, Điều 7.6.a",
            "26/2026, Điều 7.6.a",
            "26/2026, Điều 7.6.a",
            "26/2026, Điều 12.3",
            "26/2026, Điều 12.1",
        ]
    );
    assert_eq!(
        shown("2026-07-10", Some("2027-01-01")),
        ["", "26/2026, Điều 4.3", "26/2026, Điều 8"]
    );
    let running = of("2026-07-10").period_on(day("2027-01-01"), None);
    assert_eq!(
        running.place(Lang::En).as_deref(),
        Some("26/2026, Art. 4.3")
    );
}

fn any_day(years: std::ops::RangeInclusive<i16>) -> impl Strategy<Value = Date> {
    (years, 1..=12_i8, 1..=31_i8).prop_map(|(year, month, of_month)| {
        let first = Date::constant(year, month, 1);
        Date::constant(year, month, of_month.min(first.days_in_month()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(2000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_is_in_one_state_and_agrees_with_the_dates(
        issued in any_day(2020..=2030),
        on in any_day(2019..=2035),
        withdrawn in proptest::option::of(any_day(2019..=2035)),
    ) {
        let certificate = Certificate::new(issued, Star::Five, Tier::Centre).unwrap();
        let periods = certificate.periods(withdrawn);
        prop_assert_eq!(periods[0].days().first(), Date::MIN);
        prop_assert_eq!(periods.last().unwrap().days().last(), Date::MAX);
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].days().last().tomorrow().unwrap(), pair[1].days().first());
            prop_assert!(pair[0].state() < pair[1].state());
        }
        let period = certificate.period_on(on, withdrawn);
        prop_assert!(period.days().contains(on) && periods.contains(&period));

        prop_assert_eq!(certificate.state_on(on, withdrawn), period.state());

        let last = certificate.valid_until(None);
        let is_withdrawn = withdrawn.is_some_and(|day| day <= on && day <= last);
        let state = period.state();
        let valid = [Running, FileNow, WindowClosing, WindowClosed].contains(&state);
        prop_assert_eq!(valid, certificate.is_valid_on(on) && !is_withdrawn);
        prop_assert_eq!(state == NotIssued, on < issued);
        prop_assert_eq!(state == Withdrawn, is_withdrawn && on >= issued);
        prop_assert_eq!(state == Expired, on > last && !is_withdrawn);
        let window = certificate.re_evaluation_window();
        let filed = [FileNow, WindowClosing].contains(&state);
        prop_assert_eq!(filed, window.contains(on) && on >= day("2026-05-22") && !is_withdrawn);
    }
}

#[test]
fn sums_do_not_depend_on_the_order() {
    let on = day("2026-11-30");
    let all: Vec<_> = (0..1500)
        .map(|number| {
            let issued =
                day("2023-05-01").saturating_add(ocop_core::jiff::Span::new().days(number));
            let star = Star::RECOGNISED[usize::try_from(number % 3).unwrap()];
            let tier = if star == Star::Five {
                Tier::Centre
            } else {
                Tier::Province
            };
            let withdrawn = (number % 10 == 0).then_some(on);
            (Certificate::new(issued, star, tier).unwrap(), withdrawn)
        })
        .collect();
    let counts = CertificateCounts::on(on, all.iter().copied());
    let (some, rest) = all.split_at(700);
    let mut parts = CertificateCounts::on(on, rest.iter().rev().copied());
    parts += CertificateCounts::on(on, some.iter().copied());
    assert_eq!(parts, counts);
    assert_eq!(counts.total(), 1500);
    for star in Star::ALL {
        for state in CertificateState::ALL {
            let of = |(certificate, withdrawn): &&(Certificate, Option<Date>)| {
                let found = certificate.period_on(on, *withdrawn).state();
                certificate.star() == star && found == state
            };
            let counted = u64::try_from(all.iter().filter(of).count()).unwrap();
            assert_eq!(counts.of(star, state), counted, "{star} {state}");
        }
    }
    let states = CertificateState::ALL.map(|state| counts.in_state(state));
    assert!(states.iter().all(|count| *count > 0));
    assert_eq!(states.iter().sum::<u64>(), 1500);
    assert_eq!(counts.of_star(Star::Four), 500);
}

#[test]
fn the_state_alone_changes_on_the_same_days() {
    let mut seen = std::collections::BTreeSet::new();
    // Every day: the day on which 26/2026 took effect, and that on whose expiry its first window closes, too.
    for number in 0..1_400 {
        let issued = day("2023-03-01").saturating_add(ocop_core::jiff::Span::new().days(number));
        let certificate = Certificate::new(issued, Star::Four, Tier::Province).unwrap();
        for period in certificate.periods(None) {
            let days = period.days();
            let inside = [days.first(), days.last()];
            for day in inside {
                assert_eq!(
                    certificate.state_on(day, None),
                    period.state(),
                    "{issued} on {day}"
                );
            }
            seen.insert(period.state());
        }
    }
    assert_eq!(seen.len(), 7);
}
