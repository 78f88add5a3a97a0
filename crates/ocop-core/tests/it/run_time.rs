//! Sheets built at run time: the same proofs, or refused with the place of the fault.

use ocop_core::sheet::{CriterionSpec, SheetSpec};
use ocop_core::{Case, Council, Edition, ErrorKind, Reading, Star};

use crate::util::{full, rate};

fn spec() -> SheetSpec {
    Edition::E2026.sheet(7).unwrap().to_spec()
}

fn criterion<'a>(spec: &'a mut SheetSpec, key: &str) -> &'a mut CriterionSpec {
    spec.criterion_mut(key).unwrap()
}

/// Changes a sheet of the law and tells how it is refused.
#[track_caller]
fn refused(change: impl FnOnce(&mut SheetSpec), kind: ErrorKind, shown: &str) {
    let mut spec = spec();
    change(&mut spec);
    let fault = spec.build().unwrap_err();
    assert_eq!((fault.kind(), fault.to_string().as_str()), (kind, shown));
}

#[test]
fn what_does_not_add_up_is_refused_at_its_place() {
    use ErrorKind::DoesNotAddUp;
    refused(
        |spec| criterion(spec, "1.1").levels[2].points = 4,
        DoesNotAddUp,
        "1.1: the best level has 4 points, the criterion says 3",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
        },
        DoesNotAddUp,
        "section 1: the criteria sum to 19, the section says 18",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
            spec.parts[0].sections[0].max = 19;
        },
        DoesNotAddUp,
        "part A: the sections sum to 41, the part says 40",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
            spec.parts[0].sections[0].max = 19;
            spec.parts[0].max = 41;
        },
        DoesNotAddUp,
        "the parts sum to 101, a sheet has 100 points",
    );
}

#[test]
fn what_does_not_fit_together_is_refused_at_its_place() {
    use ErrorKind::BadSheet;
    refused(
        |spec| criterion(spec, "1.1").key = "1.2".into(),
        BadSheet,
        "1.2: two criteria have this key",
    );
    refused(
        |spec| criterion(spec, "1.1").levels.clear(),
        BadSheet,
        "a part without sections, a section without criteria or a criterion without levels",
    );
    refused(
        |spec| spec.parts[0].sections.clear(),
        BadSheet,
        "a part without sections, a section without criteria or a criterion without levels",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[0].points = 3,
        BadSheet,
        "1.1 level 2: a level has fewer points than the one before it",
    );
    refused(
        |spec| criterion(spec, "1.2").levels[0].mark = Some(Star::Three),
        BadSheet,
        "1.2 level 1: marks are 3, 4 and 5, rising, on levels worth points",
    );
    refused(
        |spec| criterion(spec, "1.2").levels[1].mark = Some(Star::Two),
        BadSheet,
        "1.2 level 2: marks are 3, 4 and 5, rising, on levels worth points",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[0].mark = Some(Star::Four);
            criterion(spec, "1.1").levels[1].mark = Some(Star::Three);
        },
        BadSheet,
        "1.1 level 2: marks are 3, 4 and 5, rising, on levels worth points",
    );
    refused(
        |spec| criterion(spec, "1.1").only_with = Some("5.1".into()),
        BadSheet,
        "1.1: it depends on 5.1, which does not stand before it",
    );
    refused(
        |spec| criterion(spec, "5.3").only_with = Some("5.2".into()),
        BadSheet,
        "5.3: it depends on a criterion that does not stand before it, or that depends on another",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[0].case = Some(Case::A),
        BadSheet,
        "1.1: cases are `a`, then `b`, each with its levels, and at most 99 levels",
    );
    refused(
        |spec| {
            for level in &mut criterion(spec, "1.1").levels {
                level.case = Some(Case::A);
            }
        },
        BadSheet,
        "1.1: cases are `a`, then `b`, each with its levels, and at most 99 levels",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[2].case = Some(Case::B),
        BadSheet,
        "1.1: cases are `a`, then `b`, each with its levels, and at most 99 levels",
    );
    refused(
        |spec| {
            let mut level = criterion(spec, "1.1").levels[0].clone();
            level.mark = None;
            criterion(spec, "1.1").levels = vec![level; 120];
        },
        BadSheet,
        "1.1 level 100: levels are numbered from 1, at most 99",
    );
    refused(
        |spec| {
            let one = criterion(spec, "1.1").clone();
            spec.parts[0].sections[0].criteria = vec![one; 65];
        },
        BadSheet,
        "1.1: a sheet has at most 64 criteria",
    );
    refused(
        |spec| spec.bands = Some([30, 50, 50, 90]),
        BadSheet,
        "bands: bands must rise from above 0 to at most 100, found [30, 50, 50, 90]",
    );
}

#[test]
fn every_single_change_of_points_on_every_sheet_is_refused() {
    for sheet in Edition::ALL.into_iter().flat_map(Edition::sheets) {
        for key in sheet
            .criteria()
            .map(|criterion| criterion.key().to_owned())
            .collect::<Vec<_>>()
        {
            let mut spec = sheet.to_spec();
            spec.criterion_mut(&key).unwrap().max += 1;
            assert_eq!(
                spec.build().unwrap_err().kind(),
                ErrorKind::DoesNotAddUp,
                "{sheet} {key}"
            );
            let mut spec = sheet.to_spec();
            let levels = spec.criterion_mut(&key).unwrap().levels.iter_mut();
            levels.max_by_key(|level| level.points).unwrap().points += 1;
            assert!(spec.build().is_err(), "{sheet} {key}");
        }
    }
}

#[test]
fn a_draft_law_is_rated_by_its_own_bands_and_says_so() {
    let mut spec = spec();
    spec.number = 700;
    spec.bands = Some([30, 50, 70, 95]);
    let draft = spec.build().unwrap();
    assert!(!draft.is_law());
    let lose_six = |sheet| {
        full(sheet)
            .choose("7", 1)
            .unwrap()
            .choose("1.6", 2)
            .unwrap()
            .complete()
            .unwrap()
    };
    let law = Edition::E2026.sheet(7).unwrap();
    let (old, new) = (rate([lose_six(&law)]), rate([lose_six(&draft)]));
    assert_eq!(old.mean(), new.mean());
    assert_eq!((old.band(), new.band()), (Star::Five, Star::Four));
    assert!(
        new.readings()
            .any(|reading| reading == Reading::NotALawSheet)
    );
    assert!(
        !old.readings()
            .any(|reading| reading == Reading::NotALawSheet)
    );
    let mixed = Council::of([lose_six(&law), lose_six(&draft)]).unwrap_err();
    assert_eq!(
        mixed.to_string(),
        "[1]: this scorecard is of 26/2026 set 700, the first is of 26/2026 set 7"
    );
}

#[test]
fn a_shared_sheet_lives_as_long_as_its_users() {
    let card = {
        let draft = spec().build().unwrap();
        full(&draft).complete().unwrap()
    };
    let rating = std::thread::spawn(move || rate([card])).join().unwrap();
    assert_eq!(rating.star(), Some(Star::Five));
}

#[test]
fn unknown_members_of_a_written_sheet_are_refused() {
    let mut json = serde_json::to_value(spec()).unwrap();
    json["parts"][0]["sections"][0]["criteria"][0]["levles"] = 1.into();
    let fault = serde_json::from_value::<SheetSpec>(json).unwrap_err();
    assert!(
        fault.to_string().starts_with("unknown field `levles`"),
        "{fault}"
    );
}
