//! The days of a council: one checker for councils that are typed, read, improved, compared and recorded.

use ocop_core::json::Record;
use ocop_core::minutes::{DifferenceKind, verify};
use ocop_core::{
    ClaimedResult, Council, Date, DossierKind, Edition, ErrorKind, ImprovementRequest, Star,
};
use serde_json::{Value, json};

use crate::util::{full, sheets};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn council(edition: Edition) -> Council {
    let sheet = edition.sheet(1).unwrap();
    Council::of([full(&sheet).complete().unwrap()]).unwrap()
}

/// The council on these days, for a dossier of this kind.
fn on(edition: Edition, filed: &str, decided: &str, kind: &str) -> Council {
    let mut council = council(edition);
    if !filed.is_empty() {
        council = council.filed_on(day(filed));
    }
    if !decided.is_empty() {
        council = council.decided_on(day(decided));
    }
    if !kind.is_empty() {
        council = council.for_dossier(kind.parse().unwrap());
    }
    council
}

/// The same as a line.
fn line(council: &Council) -> String {
    let sheet = council.sheet();
    let mut line = json!({
        "id": "p", "edition": sheet.edition(), "set": sheet.number(),
        "scorecards": council.scorecards(),
    });
    for (member, value) in [
        ("filed", council.filed().map(|day| day.to_string())),
        ("decided", council.decided().map(|day| day.to_string())),
        (
            "dossier_kind",
            council.dossier_kind().map(|kind| kind.to_string()),
        ),
    ] {
        if let Some(value) = value {
            line[member] = value.into();
        }
    }
    line.to_string()
}

/// Days, and the path of the error; none if the edition is possible.
const CASES: [(Edition, &str, &str, &str, &str); 27] = [
    (Edition::E2026, "", "", "", ""),
    (Edition::E2026, "", "2015-06-01", "", "decided"),
    (Edition::E2026, "2015-06-01", "", "", "filed"),
    (Edition::E2026, "2015-06-01", "2026-06-01", "", "filed"),
    (Edition::E2019, "2019-08-20", "", "", "filed"),
    (Edition::E2019, "2019-08-21", "", "", ""),
    (Edition::E2019, "", "2019-08-20", "", "decided"),
    (Edition::E2019, "", "2019-08-21", "", ""),
    (Edition::E2019, "2023-02-23", "2024-01-01", "", ""),
    (Edition::E2019, "2023-02-24", "", "", "filed"),
    (Edition::E2023, "2023-02-23", "", "", "filed"),
    (Edition::E2023, "2023-02-24", "", "", ""),
    (Edition::E2023, "2024-01-02", "2024-01-01", "", "decided"),
    (Edition::E2023, "2026-05-21", "", "", ""),
    (Edition::E2023, "2026-05-22", "", "", "filed"),
    (Edition::E2023, "2026-05-21", "2026-07-21", "", ""),
    (Edition::E2023, "2026-05-21", "2026-07-22", "", "decided"),
    (
        Edition::E2023,
        "2026-05-21",
        "2026-06-22",
        "re-evaluation",
        "decided",
    ),
    (
        Edition::E2023,
        "2026-05-21",
        "2026-06-21",
        "re-evaluation",
        "",
    ),
    (Edition::E2023, "", "2026-06-22", "re-evaluation", "decided"),
    (Edition::E2023, "", "2026-07-22", "", "decided"),
    (Edition::E2026, "", "2026-05-21", "", "decided"),
    (Edition::E2026, "2026-05-21", "2026-06-21", "", "decided"),
    (
        Edition::E2026,
        "2026-05-21",
        "2026-06-22",
        "upgrade",
        "decided",
    ),
    (Edition::E2026, "2026-05-21", "2026-07-22", "upgrade", ""),
    (Edition::E2026, "2026-06-02", "2026-06-01", "", "decided"),
    (Edition::E2026, "2026-06-02", "2026-06-02", "first", ""),
];

#[test]
fn typed_and_read_councils_have_the_same_days() {
    for (edition, filed, decided, kind, path) in CASES {
        let council = on(edition, filed, decided, kind);
        let shown = format!("{edition} {filed:?} {decided:?} {kind:?}");
        let typed = council.rate();
        let line = line(&council);
        let read = Record::read(line.as_bytes());
        let read = read.map(|record| record.council().clone());
        let read = read.map_err(|fault| fault.error().clone());
        if path.is_empty() {
            assert_eq!(typed.unwrap().council(), &council, "{shown}");
            assert_eq!(read.unwrap(), council, "{shown}");
        } else {
            let typed = typed.unwrap_err();
            assert_eq!(
                (typed.kind(), typed.path()),
                (ErrorKind::NotInForce, path),
                "{shown}"
            );
            assert_eq!(read.unwrap_err(), typed, "{shown}");
        }
    }
}

#[test]
fn whatever_rests_on_a_rating_has_the_same_error() {
    for (edition, filed, decided, kind, path) in CASES {
        let council = on(edition, filed, decided, kind);
        let wanted = council.rate().map(drop);
        assert_eq!(wanted.is_err(), !path.is_empty());
        let request = ImprovementRequest::to(Star::Five);
        assert_eq!(request.find(&council).map(drop), wanted);
        assert_eq!(request.highest(&council).map(drop), wanted);
        let claim = ClaimedResult::default().star(Star::Five);
        assert_eq!(claim.check(&council).map(drop), wanted);
        let checked =
            edition.check_days(council.filed(), council.decided(), council.dossier_kind());
        assert_eq!(checked, wanted);
    }
}

#[test]
fn the_message_says_what_is_in_force() {
    let message = |council: Council| council.rate().unwrap_err().to_string();
    assert_eq!(
        message(on(Edition::E2026, "", "2015-06-01", "")),
        "decided: no edition was in force on 2015-06-01: the first, 1048/2019, applies from 2019-08-21"
    );
    assert_eq!(
        message(on(Edition::E2026, "2026-06-02", "2026-06-01", "")),
        "decided: the decision date 2026-06-01 is before the filing date 2026-06-02"
    );
    assert_eq!(
        message(on(Edition::E2023, "2026-06-02", "2026-06-03", "")),
        "filed: edition 148/2023 is not possible for these days; 26/2026: filed while this edition was in force"
    );
}

#[test]
fn a_custom_sheet_is_of_no_edition_but_a_decision_follows_its_filing() {
    let sheet = Edition::E2026.sheet(7).unwrap().to_spec().build().unwrap();
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    let council = council.decided_on(day("2015-06-01"));
    assert!(council.rate().is_ok());
    let fault = council.filed_on(day("2015-06-02")).rate().unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::NotInForce, "decided")
    );
}

#[test]
fn minutes_keep_the_kind_of_the_dossier() {
    let council = on(Edition::E2023, "2026-05-21", "2026-06-21", "re-evaluation");
    let minutes = council.rate().unwrap().minutes().unwrap();
    assert_eq!(minutes.dossier_kind(), Some(DossierKind::ReEvaluation));
    assert_eq!(minutes.council().unwrap(), council);
    assert!(verify(minutes.as_json().as_bytes()).unwrap().is_verified());
    let changed = minutes
        .as_json()
        .replace("\"re-evaluation\"", "\"upgrade\"");
    let verified = verify(changed.as_bytes()).unwrap();
    let found = &verified.differences()[1];
    assert_eq!(found.kind(), DifferenceKind::DossierKindChanged);
    assert_eq!(found.expected(), Some("re-evaluation"));
}

#[test]
fn minutes_of_a_council_with_impossible_days_do_not_verify() {
    // Consistent minutes in which every digest was computed again: only the days are wrong.
    let rated = |council: &Council| council.rate().unwrap().minutes().unwrap();
    for (edition, filed, decided, kind, path) in CASES {
        if path.is_empty() {
            continue;
        }
        let possible = rated(&council(edition));
        let mut json: Value = serde_json::from_str(possible.as_json()).unwrap();
        for (member, text) in [
            ("filed", filed),
            ("decided", decided),
            ("dossier_kind", kind),
        ] {
            if !text.is_empty() {
                json["minutes"][member] = text.into();
                let digest = ocop_core::minutes::Digest::of_bytes(format!("\"{text}\"").as_bytes());
                json["minutes"]["digests"][member] = digest.to_string().into();
            }
        }
        let digest = ocop_core::minutes::Digest::of_bytes(json["minutes"].to_string().as_bytes());
        json["sha256"] = digest.to_string().into();
        let verified = verify(json.to_string().as_bytes()).unwrap();
        let found: Vec<_> = verified
            .differences()
            .iter()
            .map(|found| (found.kind(), found.path()))
            .collect();
        let path = format!("minutes.{path}");
        assert_eq!(found, [(DifferenceKind::ImpossibleCouncil, &*path)]);
    }
}

#[test]
fn every_sheet_has_the_days_of_its_edition() {
    for sheet in sheets() {
        let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
        assert!(
            council
                .clone()
                .decided_on(day("2019-08-20"))
                .rate()
                .is_err()
        );
        assert!(
            council
                .clone()
                .filed_on(sheet.edition().in_force_from())
                .rate()
                .is_ok()
        );
        assert!(council.rate().is_ok());
    }
}
