//! The working days of public offices, counted a second time from a list of days.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ocop_core::{Date, DossierKind, Edition, Lang};
use ocop_dossier::model::{Dossier, Stage, Steps};
use ocop_dossier::{Calendar, DaysOff, Settings, check};
use proptest::prelude::*;

use crate::util::{clean, day, settings};

/// The weekdays on which offices were closed, and 1 January 2027, which the law fixes.
const OFF: &str = "
    2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-05-01 2023-05-02 2023-05-03
    2023-09-01 2023-09-04
    2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30
    2024-05-01 2024-09-02 2024-09-03
    2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01
    2025-05-02 2025-09-01 2025-09-02
    2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30
    2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24
    2027-01-01";
/// The Saturdays on which they were open.
const OPEN: &str = "2024-05-04 2025-04-26 2026-01-10 2026-08-22";

/// Every day from 1 January 2023 to 3 February 2027, and whether offices worked on it.
static DAYS: LazyLock<Vec<(String, bool)>> = LazyLock::new(|| {
    let off: BTreeSet<&str> = OFF.split_whitespace().collect();
    let open: BTreeSet<&str> = OPEN.split_whitespace().collect();
    let mut days = Vec::new();
    // 1 January 2023 is a Sunday.
    let mut weekday = 0;
    for year in 2023..=2027 {
        let february = if year == 2024 { 29 } else { 28 };
        for (month, length) in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            .into_iter()
            .enumerate()
        {
            for number in 1..=length {
                let day = format!("{year}-{:02}-{number:02}", month + 1);
                let weekend = weekday % 7 == 0 || weekday % 7 == 6;
                let works = open.contains(&*day) || (!weekend && !off.contains(&*day));
                days.push((day, works));
                weekday += 1;
            }
        }
    }
    days.retain(|(day, _)| &**day <= "2027-02-03");
    days
});

/// The place of a day in the list.
fn place(day: Date) -> usize {
    let day = day.to_string();
    DAYS.binary_search_by(|(known, _)| known.cmp(&day)).unwrap()
}

/// The last of some working days by the list.
fn counted(from: usize, days: usize) -> &'static str {
    let after = DAYS[from + 1..].iter().filter(|(_, works)| *works);
    &after.map(|(day, _)| day).nth(days - 1).unwrap()[..]
}

#[test]
fn every_receipt_of_2023_to_2026_has_the_fifteenth_working_day_of_the_list() {
    let (calendar, settings) = (Calendar::viet_nam(), Settings::default());
    assert_eq!(settings.calendar, calendar);
    let receipts = DAYS.iter().take_while(|(day, _)| &**day < "2027");
    let mut tried = 0;
    for (index, (received, works)) in receipts.enumerate() {
        let received: Date = received.parse().unwrap();
        assert_eq!(calendar.is_working_day(received), *works, "{received}");
        for days in [1, 2, 5, 10, 15, 20] {
            let due = calendar.after_working_days(received, days);
            assert_eq!(
                due.to_string(),
                counted(index, days as usize),
                "{days} from {received}"
            );
        }
        tried += 1;
    }
    assert_eq!(tried, 365 * 4 + 1);
}

/// A dossier that the commune received on a day, and reported and sent on another.
fn received(on: Date, sent: Date) -> Dossier {
    let sheet = Edition::E2026.sheet(4).unwrap();
    let mut dossier = clean(&sheet, DossierKind::First, Stage::Commune);
    let mut steps = Steps::default();
    (steps.filed, steps.received) = (Some(on), Some(on));
    (steps.reported, steps.sent) = (Some(sent), Some(sent));
    dossier.steps = steps;
    dossier
}

/// The messages of a rule.
fn found(rule: &str, dossier: &Dossier, settings: &Settings) -> Vec<String> {
    let report = check(dossier, settings);
    let findings = report
        .findings()
        .filter(|finding| finding.rule().name() == rule);
    findings.map(|finding| finding.message(Lang::En)).collect()
}

#[test]
fn each_commune_of_2026_is_late_on_the_day_after_the_last_one() {
    let mut on = day(2026, 1, 1);
    while on < day(2026, 12, 11) {
        let due: Date = counted(place(on), 15).parse().unwrap();
        let mut dossier = received(on, due);
        assert_eq!(
            found("commune-late", &dossier, &Settings::default()),
            [""; 0],
            "{on}"
        );
        dossier.steps.sent = Some(due.tomorrow().unwrap());
        let late = found("commune-late", &dossier, &Settings::default());
        assert!(late[0].contains(&format!("(due {due})")), "{late:?}");
        // Only the proposed swap of 23 for 28 November is open.
        let touches = on < day(2026, 11, 28) && day(2026, 11, 23) <= due;
        let noted = found("uncertain-working-days", &dossier, &Settings::default());
        assert_eq!(noted.len(), usize::from(touches), "{on}: {noted:?}");
        assert_eq!(late[0].contains("2026-11-23"), touches, "{late:?}");
        on = on.tomorrow().unwrap();
    }
}

#[test]
fn the_calendar_of_a_council_is_read_on_top_of_that_of_viet_nam() {
    let read = |json: &str| Settings::from_json(json.as_bytes()).unwrap();
    let viet_nam = Calendar::viet_nam();
    for json in [
        "{}",
        r#"{"calendar":{}}"#,
        r#"{"calendar":{"viet_nam":true}}"#,
    ] {
        assert_eq!(read(json).calendar, viet_nam, "{json}");
    }
    let own = read(r#"{"calendar":{"holidays":["2026-10-12"],"working_days":["2026-10-17"]}}"#);
    let with = viet_nam
        .clone()
        .with_holiday(day(2026, 10, 12))
        .with_working_day(day(2026, 10, 17));
    assert_eq!(own.calendar, with);
    assert!(!own.calendar.is_working_day(day(2026, 11, 24)));
    // Weekends and holidays with a fixed date only.
    let weekends = read(r#"{"calendar":{"viet_nam":false,"holidays":["2026-10-12"]}}"#);
    let bare = Calendar::new().with_holiday(day(2026, 10, 12));
    assert_eq!(weekends.calendar, bare);
    for settings in [own, weekends, Settings::default(), settings()] {
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(read(&json), settings, "{json}");
    }
    assert_eq!(serde_json::to_string(&viet_nam).unwrap(), "{}");
    assert_eq!(
        serde_json::to_string(&Calendar::new()).unwrap(),
        r#"{"viet_nam":false}"#
    );
}

/// Real receipts with their report, and the settings that offices wrote for them before the days of Viet Nam were
/// built in. Neither is late, with or without the settings.
#[test]
fn settings_that_name_days_of_viet_nam_change_nothing() {
    for (on, sent, holidays, working_days) in [
        (
            day(2026, 11, 9),
            day(2026, 12, 1),
            &[day(2026, 11, 24)][..],
            None,
        ),
        (
            day(2026, 8, 17),
            day(2026, 9, 9),
            &[day(2026, 8, 31), day(2026, 9, 1)],
            Some(day(2026, 8, 22)),
        ),
        // 1 May 2027 is a Saturday, so Monday is off.
        (day(2027, 4, 21), day(2027, 5, 14), &[day(2027, 5, 3)], None),
        (
            day(2027, 1, 25),
            day(2027, 2, 22),
            &[
                day(2027, 2, 5),
                day(2027, 2, 8),
                day(2027, 2, 9),
                day(2027, 2, 10),
                day(2027, 2, 11),
            ],
            None,
        ),
    ] {
        let calendar = holidays
            .iter()
            .copied()
            .fold(Calendar::viet_nam(), Calendar::with_holiday);
        let calendar = working_days
            .into_iter()
            .fold(calendar, Calendar::with_working_day);
        let own = Settings::default().with_calendar(calendar);
        let mut dossier = received(on, sent);
        for settings in [&Settings::default(), &own] {
            assert_eq!(found("commune-late", &dossier, settings), [""; 0], "{on}");
        }
        dossier.steps.sent = Some(sent.tomorrow().unwrap());
        for settings in [&Settings::default(), &own] {
            let late = found("commune-late", &dossier, settings);
            assert!(late[0].contains(&format!("(due {sent})")), "{late:?}");
        }
    }
}

#[test]
fn a_late_commune_of_a_computed_year_reads_the_other_possibility() {
    let mut dossier = received(day(2027, 1, 14), day(2027, 2, 11));
    assert_eq!(
        found("commune-late", &dossier, &Settings::default()),
        [""; 0]
    );
    dossier.steps.sent = Some(day(2027, 2, 12));
    let late = found("commune-late", &dossier, &Settings::default());
    let wanted = "The date of sending to the province is 2027-02-12, more than 15 working days after receipt on 2027-01-14 (due 2027-02-11). The days off of 2027 are computed from the law, without the days that a notice swaps. If Tết has one day off before the new year and four from its first day, the last day is 2027-02-04";
    assert_eq!(late, [wanted]);
    // The office has the notice: 5 to 11 February.
    let notice = Calendar::viet_nam().with_holiday(day(2027, 2, 11));
    let late = found(
        "commune-late",
        &dossier,
        &Settings::default().with_calendar(notice),
    );
    assert!(late[0].ends_with("(due 2027-02-04)"), "{late:?}");
}

#[test]
fn computed_years_have_the_days_that_offices_had() {
    let calendar = Calendar::viet_nam();
    // As the notices of these years had them.
    for (year, days) in [
        (
            2020,
            "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02",
        ),
        (
            2021,
            "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
        ),
        (
            2022,
            "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
        ),
    ] {
        assert_eq!(calendar.days_off(year), DaysOff::Computed);
        let mut on = day(year, 1, 1);
        let mut off = Vec::new();
        while on.year() == year {
            let weekend = on.weekday().to_monday_one_offset() > 5;
            assert!(!weekend || !calendar.is_working_day(on), "{on}");
            if !weekend && !calendar.is_working_day(on) {
                off.push(on.strftime("%m-%d").to_string());
            }
            on = on.tomorrow().unwrap();
        }
        assert_eq!(off.join(" "), days, "{year}");
    }
}

/// A day of the years 2010 to 2070.
fn any_day() -> impl Strategy<Value = Date> {
    (2010..2070_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, number)| day(year, month, number))
}

/// The calendar of Viet Nam or of weekends, with some days of an office.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    let days = || proptest::collection::vec(any_day(), 0..4);
    (any::<bool>(), days(), days()).prop_map(|(viet_nam, off, worked)| {
        let calendar = if viet_nam {
            Calendar::viet_nam()
        } else {
            Calendar::new()
        };
        let calendar = off.into_iter().fold(calendar, Calendar::with_holiday);
        worked
            .into_iter()
            .fold(calendar, Calendar::with_working_day)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(400), ..ProptestConfig::default() })]

    #[test]
    fn the_last_day_is_a_working_day_and_there_are_so_many_up_to_it(
        calendar in any_calendar(), from in any_day(), days in 1..60_u32,
    ) {
        let last = calendar.after_working_days(from, days);
        prop_assert!(calendar.is_working_day(last));
        let (mut on, mut worked) = (from, 0);
        while on < last {
            on = on.tomorrow().unwrap();
            worked += u32::from(calendar.is_working_day(on));
        }
        prop_assert_eq!(worked, days);
        // The days of a term may be counted in two parts.
        let half = calendar.after_working_days(from, days / 2);
        prop_assert_eq!(calendar.after_working_days(half, days - days / 2), last);
    }

    #[test]
    fn a_later_receipt_is_never_due_earlier(
        calendar in any_calendar(), from in any_day(), days in 0..60_u32,
    ) {
        let next = from.tomorrow().unwrap();
        prop_assert!(calendar.after_working_days(from, days) <= calendar.after_working_days(next, days));
        prop_assert!(calendar.after_working_days(from, days) < calendar.after_working_days(from, days + 1));
    }

    #[test]
    fn the_other_possibility_is_within_a_week_and_in_years_that_are_not_settled(
        calendar in any_calendar(), from in any_day(), days in 1..30_u32,
    ) {
        let last = calendar.after_working_days(from, days);
        if let Some(other) = calendar.other_after_working_days(from, days) {
            prop_assert_ne!(other, last);
            let apart = last.since(other).unwrap().get_days().abs();
            prop_assert!(apart <= 10, "{} {} {}", from, last, other);
            let is_open = |year| calendar.days_off(year) == DaysOff::Computed || year == 2026;
            prop_assert!(is_open(from.year()) || is_open(last.year()));
        }
        prop_assert_eq!(Calendar::new().other_after_working_days(from, days), None);
    }
}
