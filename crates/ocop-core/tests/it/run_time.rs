//! Sheets built at run time: the same proofs, or refused with the place of the fault.

use ocop_core::sheet::{CriterionSpec, SheetSpec};
use ocop_core::{Case, Council, Edition, ErrorKind, Interpretation, Label, Points, Star};

use crate::util::{full, rate};

fn spec() -> SheetSpec {
    Edition::E2026.sheet(7).unwrap().to_spec()
}

fn criterion<'a>(spec: &'a mut SheetSpec, key: &str) -> &'a mut CriterionSpec {
    spec.criterion_mut(key).unwrap()
}

/// Changes a sheet of the law and checks how it is refused.
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
        "1.1: the best level has 4 points, but the criterion has 3",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
        },
        DoesNotAddUp,
        "section 1: the criteria sum to 19, but the section has 18",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
            spec.parts[0].sections[0].max = 19;
        },
        DoesNotAddUp,
        "part A: the sections sum to 41, but the part has 40",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 4;
            criterion(spec, "1.1").max = 4;
            spec.parts[0].sections[0].max = 19;
            spec.parts[0].max = 41;
        },
        DoesNotAddUp,
        "the parts sum to 101 points: expected 100",
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
        "1.2 level 1: marks must be 3, 4 or 5 stars, rising, on levels worth points",
    );
    refused(
        |spec| criterion(spec, "1.2").levels[1].mark = Some(Star::Two),
        BadSheet,
        "1.2 level 2: marks must be 3, 4 or 5 stars, rising, on levels worth points",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[0].mark = Some(Star::Four);
            criterion(spec, "1.1").levels[1].mark = Some(Star::Three);
        },
        BadSheet,
        "1.1 level 2: marks must be 3, 4 or 5 stars, rising, on levels worth points",
    );
    refused(
        |spec| criterion(spec, "1.1").requires = Some("5.1".into()),
        BadSheet,
        "1.1: it depends on 5.1, which is not listed before it",
    );
    refused(
        |spec| criterion(spec, "5.3").requires = Some("5.2".into()),
        BadSheet,
        "5.3: it depends on a criterion that is not listed before it, or that depends on another",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[0].case = Some(Case::A),
        BadSheet,
        "1.1: cases must be `a`, then `b`, each with 1 to 99 levels",
    );
    refused(
        |spec| {
            for level in &mut criterion(spec, "1.1").levels {
                level.case = Some(Case::A);
            }
        },
        BadSheet,
        "1.1: cases must be `a`, then `b`, each with 1 to 99 levels",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[2].case = Some(Case::B),
        BadSheet,
        "1.1: cases must be `a`, then `b`, each with 1 to 99 levels",
    );
    refused(
        |spec| {
            let mut level = criterion(spec, "1.1").levels[0].clone();
            level.mark = None;
            criterion(spec, "1.1").levels = vec![level; 120];
        },
        BadSheet,
        "1.1 level 100: levels must be numbered from 1 to at most 99",
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
        |spec| spec.parts[1].id = "A".into(),
        BadSheet,
        "a part, section or criterion has no key, a key with a space, or a key used twice",
    );
    refused(
        |spec| spec.parts[1].sections[0].key = "1".into(),
        BadSheet,
        "a part, section or criterion has no key, a key with a space, or a key used twice",
    );
    refused(
        |spec| criterion(spec, "1.1").key = String::new(),
        BadSheet,
        "a part, section or criterion has no key, a key with a space, or a key used twice",
    );
    refused(
        |spec| criterion(spec, "1.1").key = "1.1 ".into(),
        BadSheet,
        "a part, section or criterion has no key, a key with a space, or a key used twice",
    );
    refused(
        |spec| criterion(spec, "1.1").key = "1.1\n".into(),
        BadSheet,
        "1.1\\n: a text contains the hidden character U+000A",
    );
    refused(
        |spec| criterion(spec, "1.1").levels[1].label = Label::new("a", "\u{200B}"),
        BadSheet,
        "1.1 level 2: a text contains the hidden character U+200B",
    );
    refused(
        |spec| criterion(spec, "1.1").single_line = true,
        BadSheet,
        "1.1: a single line must have one level",
    );
    refused(
        |spec| {
            criterion(spec, "1.1").levels[2].points = 200;
            criterion(spec, "1.1").max = 200;
        },
        BadSheet,
        "1.1: a level is worth more than 100 points",
    );
    refused(
        |spec| {
            let more = [Case::A, Case::B, "c".parse().unwrap()];
            for (level, case) in criterion(spec, "1.1").levels.iter_mut().zip(more) {
                level.case = Some(case);
            }
        },
        BadSheet,
        "1.1: cases must be `a`, then `b`, each with 1 to 99 levels",
    );
    let wrong = "has no valid id, appears twice in one place, ends nothing, or is by parallel with a head that is known";
    refused(
        |spec| spec.grounds.push(spec.grounds[0].clone()),
        BadSheet,
        &format!("the ground `forged-dossier` {wrong}"),
    );
    refused(
        |spec| spec.grounds[0].id = String::new(),
        BadSheet,
        &format!("the ground `` {wrong}"),
    );
    refused(
        |spec| spec.grounds[0].kind = ocop_core::NoteKind::Info,
        BadSheet,
        &format!("the ground `forged-dossier` {wrong}"),
    );
    refused(
        |spec| spec.grounds[0].by_parallel = true,
        BadSheet,
        &format!("the ground `forged-dossier` {wrong}"),
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
fn a_custom_sheet_is_rated_by_its_own_bands_and_says_so() {
    let mut spec = spec();
    spec.number = 700;
    spec.bands = Some([30, 50, 70, 95]);
    let builder = spec.build().unwrap();
    assert!(!builder.is_law());
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
    let (old, new) = (rate([lose_six(&law)]), rate([lose_six(&builder)]));
    assert_eq!(old.mean(), new.mean());
    assert_eq!((old.band(), new.band()), (Star::Five, Star::Four));
    assert!(
        new.interpretations()
            .any(|interpretation| interpretation == Interpretation::NotALawSheet)
    );
    assert!(
        !old.interpretations()
            .any(|interpretation| interpretation == Interpretation::NotALawSheet)
    );
    let mixed = Council::of([lose_six(&law), lose_six(&builder)]).unwrap_err();
    assert_eq!(
        mixed.to_string(),
        "[1]: this scorecard is of custom sheet of 26/2026 set 700, the first is of 26/2026 set 7"
    );
}

#[test]
fn a_custom_sheet_never_passes_for_the_law() {
    let law = Edition::E2026.sheet(7).unwrap();
    let builder = spec().build().unwrap();
    assert_ne!(builder, law);
    let rating = rate([full(&builder).complete().unwrap()]);
    assert_eq!(
        rating.to_string(),
        "custom sheet of 26/2026 set 7: 100 points, band 5, 5 stars"
    );
    let explanation = rating.explain(ocop_core::Lang::En);
    assert_eq!(
        explanation.place,
        "custom sheet of 26/2026, Annex II, set 7"
    );
    assert_eq!(explanation.band_place, None);
    let mixed = [&law, &builder].map(|sheet| full(sheet).complete().unwrap());
    assert_eq!(
        Council::of(mixed).unwrap_err().kind(),
        ErrorKind::MixedSheets
    );
}

#[test]
fn a_product_of_a_custom_sheet_is_read_on_its_sheet_only() {
    use ocop_core::json::Record;
    let builder = spec().build().unwrap();
    let card = serde_json::to_value(full(&builder).complete().unwrap()).unwrap();
    let line = |set: u16| {
        serde_json::json!({"id": "p", "edition": "26/2026", "set": set, "scorecards": [card]})
            .to_string()
    };
    let record = Record::read_on(&builder, line(7).as_bytes()).unwrap();
    assert!(!record.rate().rating().sheet().is_law());
    let fault = Record::read_on(&builder, line(8).as_bytes()).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "p: bad-value: set: the product is of 26/2026 set 8: expected custom sheet of 26/2026 set 7"
    );
    let fault: Box<dyn std::error::Error> = Box::new(fault.at_line(3));
    assert!(fault.to_string().starts_with("line 3, p: "));
}

#[test]
fn a_sheet_is_built_from_nothing_and_read_from_toml() {
    use ocop_core::Choice;
    use ocop_core::sheet::{LevelSpec, PartSpec, SectionSpec};
    let label = |text: &'static str| Label::new(text, text);
    let mut criterion = CriterionSpec::new("1", "x", label("x"), 100);
    criterion.levels = vec![
        LevelSpec::new(40, label("some")),
        LevelSpec::new(100, label("all")),
    ];
    let mut section = SectionSpec::new("1", "x", label("x"), 100);
    section.criteria.push(criterion);
    let mut part = PartSpec::new("A", 100);
    part.sections.push(section);
    let mut spec = SheetSpec::new(Edition::E2026, 1, label("pilot"));
    spec.parts.push(part);
    let sheet = spec.build().unwrap();
    let written = toml::to_string(&spec).unwrap();
    assert_eq!(toml::from_str::<SheetSpec>(&written).unwrap(), spec);
    let choices: std::collections::BTreeMap<String, Choice> = toml::from_str("1 = 1").unwrap();
    let card = sheet.scorecard_from(choices).unwrap().complete().unwrap();
    assert_eq!((card.total().get(), card.star()), (40, Some(Star::Two)));
}

#[test]
fn a_shared_sheet_lives_as_long_as_its_users() {
    let card = {
        let builder = spec().build().unwrap();
        full(&builder).complete().unwrap()
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

#[test]
fn a_line_mark_and_equal_marks_of_two_cases_require_the_fewest_points() {
    let mut spec = spec();
    let own = criterion(&mut spec, "1.1");
    let [first, second, third] = &own.levels[..] else {
        panic!("1.1 has three levels");
    };
    // Case a is worth 2 or 3 points, case b 1.
    let levels = [(second, Case::A), (third, Case::A), (first, Case::B)];
    let levels = levels.map(|(level, case)| {
        let mut level = level.clone();
        (level.case, level.mark) = (Some(case), None);
        level
    });
    own.levels = levels.into();
    own.line_mark = Some(Star::Four);
    let required = |spec: &SheetSpec| {
        let sheet = spec.build().unwrap();
        let criterion = sheet.criterion("1.1").unwrap();
        Star::RECOGNISED.map(|star| criterion.requirement(star).map(Points::get))
    };
    assert_eq!(required(&spec), [None, Some(1), None]);
    let own = criterion(&mut spec, "1.1");
    own.line_mark = None;
    own.levels[0].mark = Some(Star::Five);
    own.levels[2].mark = Some(Star::Five);
    assert_eq!(required(&spec), [None, None, Some(1)]);
}
