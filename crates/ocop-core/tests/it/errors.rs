//! Every error by its name, path and words.

use ocop_core::{Ballot, Case, Choice, Council, Edition, ErrorKind};
use testkit::effort::sample;

use crate::util::full;

#[track_caller]
fn check<T: std::fmt::Debug>(result: Result<T, ocop_core::Error>, kind: ErrorKind, shown: &str) {
    let fault = result.unwrap_err();
    assert_eq!((fault.kind(), fault.to_string().as_str()), (kind, shown));
}

#[test]
fn the_librarys_own_errors_say_what_and_where() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let builder = || sheet.scorecard();
    check(
        "25/2026".parse::<Edition>(),
        ErrorKind::UnknownEdition,
        "unknown edition `25/2026`: expected 1048/2019, 148/2023, 26/2026",
    );
    check(
        Edition::E2026.sheet(0),
        ErrorKind::UnknownSheet,
        "edition 26/2026 has no sheet 0: expected 1 to 26",
    );
    check(
        Edition::E2019.sheet(10),
        ErrorKind::UnknownSheet,
        "no source for sheet 10 of edition 1048/2019, “Gạo, ngũ cốc”",
    );
    check(
        builder().choose("99", 1),
        ErrorKind::UnknownCriterion,
        "99: 26/2026 set 26 has no criterion `99`",
    );
    check(
        builder().choose("8", 1),
        ErrorKind::CaseRequired,
        "8: the case is missing: choose `a` or `b` and a level in it",
    );
    let c: Case = "c".parse().unwrap();
    check(
        builder().choose("8", (c, 1)),
        ErrorKind::UnknownCase,
        "8: unknown case `c`: expected `a` or `b`",
    );
    check(
        builder().choose("1.1", (Case::A, 1)),
        ErrorKind::UnknownCase,
        "1.1: unexpected case `a`: the criterion has no cases",
    );
    check(
        builder().choose("8", (Case::A, 3)),
        ErrorKind::LevelOutOfRange,
        "8: level 3 of case `a` out of range: expected 0 to 2",
    );
    check(
        builder().choose("1.1", 255),
        ErrorKind::LevelOutOfRange,
        "1.1: level 255 out of range: expected 0 to 2",
    );
    check(
        builder().complete(),
        ErrorKind::MissingCriterion,
        "1.1: no level is chosen for “Unit coordinating the management and running of services”",
    );
    check(
        builder().leave_out("1.1"),
        ErrorKind::NotApplicable,
        "1.1: this criterion always applies and cannot be left out",
    );
    check(
        Council::of::<Ballot>([]),
        ErrorKind::NoScorecard,
        "at least one scorecard is required",
    );
    let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
    check(
        council.with_ground("forged-dossier"),
        ErrorKind::UnknownGround,
        "26/2026 set 26 prints no ground `forged-dossier`",
    );
    let food = Edition::E2026.sheet(7).unwrap();
    let no_story = full(&food).choose("5.1", 1).unwrap();
    check(
        no_story.complete(),
        ErrorKind::NotApplicable,
        "5.2: 5.1 has 0 points: leave this criterion out, or choose a level worth 0 points",
    );
    check(
        "four".parse::<ocop_core::Star>(),
        ErrorKind::UnknownStar,
        "unknown star `four`: expected 1 to 5",
    );
}

#[test]
fn an_unfinished_scorecard_lists_all_missing_criteria() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let faults: Vec<_> = sheet
        .scorecard()
        .faults()
        .map(|fault| fault.path().to_owned())
        .collect();
    assert_eq!(faults.len(), 32);
    // Without a story its structure is not required.
    let builder = sheet.scorecard().choose("5.1", 1).unwrap();
    assert!(!builder.faults().any(|fault| fault.path() == "5.2"));
    assert!(
        builder
            .choose("5.1", 2)
            .unwrap()
            .faults()
            .any(|fault| fault.path() == "5.2")
    );
}

#[test]
fn every_level_number_is_accepted_or_refused_on_every_criterion() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        for criterion in sample(5, sheet.criteria()) {
            let cases = [None, Some(Case::A), Some(Case::B)];
            for choice in cases
                .into_iter()
                .flat_map(|case| (0..=255).map(move |level| Choice::new(case, level)))
            {
                let allowed = criterion.choices().any(|other| other == choice);
                let accepted = sheet.scorecard().choose(criterion.key(), choice).is_ok();
                assert_eq!(accepted, allowed, "{sheet} {} {choice}", criterion.key());
            }
        }
    }
}

#[test]
fn a_criterion_that_is_chosen_twice_is_an_error_on_every_path() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let best: Vec<_> = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()))
        .collect();
    let same = best.iter().copied().chain([best[4]]);
    let other = best.iter().copied().chain([("5.2", Choice::from(1))]);
    let message = |key: &str| format!("{key}: duplicate key `{key}` in one object");
    for (choices, key) in [
        (same.collect::<Vec<_>>(), "1.5"),
        (other.collect::<Vec<_>>(), "5.2"),
    ] {
        check(
            sheet.scorecard_from(choices.clone()),
            ErrorKind::DuplicateKey,
            &message(key),
        );
        // An agreed choice too.
        let council = Council::of([full(&sheet).complete().unwrap()]).unwrap();
        check(
            council.settle(choices),
            ErrorKind::DuplicateKey,
            &message(key),
        );
    }
    // An unknown key comes first where it is first.
    check(
        sheet.scorecard_from([("9.9", 1), ("1.1", 1), ("1.1", 1)]),
        ErrorKind::UnknownCriterion,
        "9.9: 26/2026 set 7 has no criterion `9.9`",
    );
    // One after another, a later choice replaces the earlier one, as the docs say.
    let builder = sheet.scorecard().choose("1.1", 1).unwrap();
    let builder = builder.choose("1.1", 3).unwrap();
    assert_eq!(builder.choice("1.1"), Some(Choice::from(3)));
}
