//! Calendars, read line by line by a reader that shares nothing with what writes them.

use std::collections::{BTreeMap, HashSet};

use ocop_core::{Date, Lang, Star, Tier};
use ocop_portfolio::{Entry, Register};

use crate::util::{HOSTILE, certificate, day, many, of_four, register};

/// The properties of each event: name with parameters, and value.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    // RFC 5545, 3.1: lines end with CR LF, have at most 75 octets, and go on after a blank.
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    let lines = calendar.strip_suffix("\r\n").unwrap().split("\r\n");
    for line in lines {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line}");
    }
    let unfolded = calendar.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(BTreeMap::new()),
            ("BEGIN" | "END", _) => {}
            _ => {
                if let Some(event) = events.last_mut() {
                    let before = event.insert(name.to_owned(), value.to_owned());
                    assert_eq!(before, None, "{line}");
                }
            }
        }
    }
    events
}

/// A text without its escapes (RFC 5545, 3.3.11).
fn text(value: &str) -> String {
    let mut out = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                other => {
                    assert!("\\;,".contains(other), "{value}");
                    out.push(other);
                }
            },
            ';' | ',' => panic!("{value}"),
            _ => out.push(character),
        }
    }
    out
}

/// The first days and the words of a certificate's events.
fn days(register: &Register, on: Date) -> Vec<(String, String)> {
    let events = events(&register.to_calendar(on, Lang::En));
    let events = events.into_iter().map(|event| {
        let summary = text(&event["SUMMARY"]);
        let (_, words) = summary.rsplit_once("): ").unwrap();
        (event["DTSTART;VALUE=DATE"].clone(), words.to_owned())
    });
    events.collect()
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    let wanted = wanted.iter();
    wanted
        .map(|(day, words)| ((*day).to_owned(), (*words).to_owned()))
        .collect()
}

const OPENS: &str = "first day to file a re-evaluation";
const CLOSES: &str = "last day to file a re-evaluation";
const EXPIRES: &str = "last valid day of the certificate";
const GRACE: &str = "last day that can be valid, if the dossier could not be filed in time";

#[test]
fn a_certificate_of_the_new_rules_has_three_days() {
    let honey = register([Entry::new("Mật ong", of_four(day(2026, 7, 10)))]);
    let all = [
        ("20290111", OPENS),
        ("20290312", CLOSES),
        ("20290710", EXPIRES),
    ];
    assert_eq!(days(&honey, day(2026, 9, 1)), pairs(&all));
    // A day that is today is still shown, the day before is not.
    assert_eq!(days(&honey, day(2029, 1, 11)), pairs(&all));
    assert_eq!(days(&honey, day(2029, 1, 12)), pairs(&all[1..]));
    assert_eq!(days(&honey, day(2029, 7, 10)), pairs(&all[2..]));
    assert_eq!(days(&honey, day(2029, 7, 11)), pairs(&[]));
}

#[test]
fn windows_begin_with_the_rule_and_old_certificates_have_days_of_grace() {
    let of = |issued| {
        let certificate = certificate(issued, Star::Three, Tier::District);
        register([Entry::new("Chè", certificate)])
    };
    let on = day(2026, 1, 1);
    // The window of the rule would be from 22/04 to 21/06/2026.
    assert_eq!(
        days(&of(day(2023, 10, 19)), on),
        pairs(&[
            ("20260522", OPENS),
            ("20260621", CLOSES),
            ("20261019", EXPIRES),
            ("20270417", GRACE),
        ])
    );
    // A window of one day, and one that ended the day before the rule.
    assert_eq!(
        days(&of(day(2023, 9, 19)), on),
        pairs(&[
            ("20260522", OPENS),
            ("20260522", CLOSES),
            ("20260919", EXPIRES),
            ("20270318", GRACE),
        ])
    );
    assert_eq!(
        days(&of(day(2023, 9, 18)), on),
        pairs(&[("20260918", EXPIRES), ("20270317", GRACE)])
    );
}

#[test]
fn an_entry_is_one_whole_day_and_has_no_clock() {
    let on = day(2026, 9, 1);
    let honey = register([Entry::new("Mật ong", of_four(day(2026, 7, 10)))]);
    for lang in Lang::ALL {
        let calendar = honey.to_calendar(on, lang);
        assert_eq!(calendar, honey.to_calendar(on, lang));
        for event in events(&calendar) {
            let [begin, end] = ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"]
                .map(|name| Date::strptime("%Y%m%d", &event[name]).unwrap());
            assert_eq!(begin.tomorrow().unwrap(), end);
            assert_eq!(event["DTSTAMP"], "20260901T000000Z");
            assert_eq!(event["TRANSP"], "TRANSPARENT");
        }
        for head in ["VERSION:2.0", "METHOD:PUBLISH", "CALSCALE:GREGORIAN"] {
            assert_eq!(calendar.matches(head).count(), 1);
        }
    }
    let vietnamese = events(&honey.to_calendar(on, Lang::Vi));
    assert_eq!(
        text(&vietnamese[1]["SUMMARY"]),
        "Mật ong (4 sao): ngày cuối nộp hồ sơ phân hạng lại"
    );
}

#[test]
fn an_entry_keeps_its_uid_and_no_two_have_the_same() {
    let on = day(2023, 1, 1);
    let uids = |register: &Register, on| -> Vec<String> {
        let events = events(&register.to_calendar(on, Lang::Vi));
        events.iter().map(|event| text(&event["UID"])).collect()
    };
    let all = many(300);
    let before = uids(&all, on);
    assert_eq!(before.iter().collect::<HashSet<_>>().len(), before.len());
    // On a later day, in another order and in another row the same.
    let later: HashSet<_> = uids(&all, day(2026, 9, 1)).into_iter().collect();
    assert!(!later.is_empty() && later.iter().all(|uid| before.contains(uid)));
    let reversed = register(
        all.entries()
            .iter()
            .rev()
            .cloned()
            .map(|entry| entry.with_row(9)),
    );
    let reversed: HashSet<_> = uids(&reversed, on).into_iter().collect();
    assert_eq!(reversed, before.into_iter().collect());

    // A product with a code keeps its UID under another name; one certificate twice is two entries.
    let code = "86-28870-2-2026".parse().unwrap();
    let entry = |name| Entry::new(name, of_four(day(2026, 7, 10))).with_code(code);
    let one = uids(&register([entry("Mật ong")]), on);
    assert_eq!(one, uids(&register([entry("Mật ong rừng")]), on));
    assert_eq!(one[0], "ocop-86-28870-2-2026-4-2026-07-10-opens");
    let two = uids(&register([entry("Mật ong"), entry("Mật ong")]), on);
    assert_eq!(two.len(), 6);
    assert_eq!(two.iter().collect::<HashSet<_>>().len(), 6);
}

#[test]
fn days_after_a_withdrawal_are_cancelled() {
    let entry = Entry::new("Mật ong", of_four(day(2026, 7, 10)));
    let states = |withdrawn| -> Vec<_> {
        let register = register([entry.clone().with_withdrawn(withdrawn)]);
        let events = events(&register.to_calendar(day(2026, 9, 1), Lang::En));
        let states = events.iter().map(|event| {
            let description = text(&event["DESCRIPTION"]);
            assert!(description.contains("Withdrawn from: "), "{description}");
            (event.get("STATUS").cloned(), event.get("SEQUENCE").cloned())
        });
        states.collect()
    };
    let cancelled = || (Some("CANCELLED".to_owned()), Some("1".to_owned()));
    assert_eq!(
        states(day(2029, 1, 11)),
        [cancelled(), cancelled(), cancelled()]
    );
    assert_eq!(
        states(day(2029, 1, 12)),
        [(None, None), cancelled(), cancelled()]
    );
    assert_eq!(
        states(day(2029, 7, 11)),
        [(None, None), (None, None), (None, None)]
    );
}

#[test]
fn days_of_a_certificate_with_a_later_one_are_cancelled() {
    let register = Register::read(
        "Mã sản phẩm;Tên sản phẩm;Hạng sao;Ngày cấp\n\
         83-832-28882-2-2023;Kẹo dừa;4 sao;10/12/2023\n\
         83-832-28882-2-2023;Kẹo dừa;4 sao;10/11/2026\n",
    )
    .unwrap();
    assert_eq!(register.entries().len(), 2);
    let states = |on| -> Vec<_> {
        let events = events(&register.to_calendar(on, Lang::En));
        let states = events.iter().map(|event| {
            let is_cancelled = event
                .get("STATUS")
                .is_some_and(|status| status == "CANCELLED");
            (event["DTSTART;VALUE=DATE"].clone(), is_cancelled)
        });
        states.collect()
    };
    let of = |pairs: &[(&str, bool)]| -> Vec<_> {
        pairs
            .iter()
            .map(|(day, state)| ((*day).to_owned(), *state))
            .collect()
    };
    let new = [
        ("20290514", false),
        ("20290713", false),
        ("20291110", false),
    ];
    let old = [("20261210", true), ("20270608", true)];
    assert_eq!(states(day(2026, 11, 10)), of(&[&new[..], &old].concat()));
    // On the day before, the old certificate still counts.
    let before = [("20261210", false), ("20270608", false)];
    assert_eq!(states(day(2026, 11, 9)), of(&[&before[..], &new].concat()));
}

#[test]
fn text_from_outside_stays_text() {
    for name in HOSTILE {
        let entry = Entry::new(name, of_four(day(2026, 7, 10))).with_holder(name);
        for lang in Lang::ALL {
            let calendar = register([entry.clone()]).to_calendar(day(2026, 9, 1), lang);
            let events = events(&calendar);
            assert_eq!(events.len(), 3, "{name:?}");
            assert_eq!(calendar.matches("\r\nBEGIN:VEVENT\r\n").count(), 3);
            for event in events {
                assert!(text(&event["SUMMARY"]).contains(" ("), "{name:?}");
                let controls = |c: char| c.is_control() && c != '\n';
                assert!(!text(&event["DESCRIPTION"]).contains(controls), "{name:?}");
            }
        }
    }
    let long = Entry::new("dài ".repeat(5_000), of_four(day(2026, 7, 10)));
    let events = events(&register([long]).to_calendar(day(2026, 9, 1), Lang::Vi));
    assert!(text(&events[0]["SUMMARY"]).contains("…"));
}

#[test]
fn an_empty_register_is_an_empty_calendar() {
    let calendar = Register::default().to_calendar(day(2026, 9, 1), Lang::Vi);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(events(&calendar).is_empty());
}
