//! Getters of small values, and the interpretations that a rating names.

use ocop_core::{
    Choice, Council, Date, DossierKind, Edition, Interpretation, Lang, Mean, NoteKind, Points,
    Quorum, Recognition, RequirementRule, Rounding, Rules, Spread, Star, Tier,
};

use crate::util::{full, rate, sheets, worth};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_limit_says_whether_it_is_allowed_itself() {
    let limit = Points::new(10);
    assert!(Spread::at_most(limit).limit_allowed());
    assert!(!Spread::less_than(limit).limit_allowed());
}

#[test]
fn a_quorum_says_whether_it_needs_the_chair() {
    let share = Quorum::share(2, 3).unwrap();
    assert!(!share.needs_chair());
    assert!(share.with_chair().needs_chair());
}

#[test]
fn a_limit_in_data_is_allowed_itself_unless_it_says_otherwise() {
    let read = |text: &str| {
        let rules: Rules = serde_json::from_str(text).unwrap();
        rules.spread_rule()
    };
    let limit = Points::new(10);
    assert_eq!(
        read(r#"{"spread":{"limit":10}}"#),
        Some(Spread::at_most(limit))
    );
    assert_eq!(
        read(r#"{"spread":{"limit":10,"limit_allowed":false}}"#),
        Some(Spread::less_than(limit))
    );
}

#[test]
fn shown_means_have_twenty_places_at_most() {
    for (places, shown) in [
        (0, true),
        (19, true),
        (20, true),
        (21, false),
        (u32::MAX, false),
    ] {
        let rules = Rules::default().shown(places, Rounding::Down);
        assert_eq!(rules.places(), places);
        let council = Council::of([Edition::E2026.sheet(7).unwrap().best()]).unwrap();
        assert_eq!(council.under(rules).rate().is_ok(), shown);
    }
}

#[test]
fn points_are_read_as_they_print() {
    for (text, points) in [("0", 0), ("7", 7), ("65535", u16::MAX)] {
        assert_eq!(text.parse(), Ok(Points::new(points)));
    }
    for text in ["", "+7", "+", "00", "07", "65536", "-1", " 7"] {
        assert!(text.parse::<Points>().is_err(), "{text}");
    }
}

#[test]
fn a_choice_of_another_form_is_refused_with_the_expected_form() {
    let error = serde_json::from_str::<Choice>("true").unwrap_err();
    let wanted = "expected a level number, or an object with `case` and `level`";
    assert!(error.to_string().contains(wanted), "{error}");
}

#[test]
fn recognition_is_listed_by_the_days_on_which_it_changes() {
    let days = |tier, points, star| {
        let mean = Mean::from(Points::new(points));
        Edition::E2023.recognition(tier, mean, Some(star))
    };
    let changed = days(Tier::Province, 60, Star::Three);
    let reported = changed
        .iter()
        .map(|from| (from.from(), from.recognition()))
        .collect::<Vec<_>>();
    assert_eq!(
        reported,
        [
            (day("2023-02-24"), Recognition::NotByThisTier),
            (day("2025-07-06"), Recognition::Recognised),
        ]
    );
    assert!(changed[0].amended_by().is_none());
    let by = changed[1].amended_by().unwrap();
    assert!(by.get(Lang::En).contains("1489/QĐ-TTg"));
    // The amendment changed nothing for five stars.
    assert_eq!(days(Tier::Centre, 95, Star::Five).len(), 1);
}

#[test]
fn two_possible_editions_come_with_the_last_day_of_the_earlier() {
    let filed = day("2026-05-01");
    let both = Edition::in_force(filed, None, DossierKind::First).unwrap();
    assert_eq!(both.or(), Some(Edition::E2026));
    let last = both.until().unwrap();
    let on = |decided| Edition::in_force(filed, Some(decided), DossierKind::First).unwrap();
    assert_eq!(on(last).edition(), Edition::E2023);
    assert_eq!(on(last).or(), None);
    assert_eq!(on(last.tomorrow().unwrap()).edition(), Edition::E2026);
    // For a dossier filed long before, no transition rule applies.
    let early = Edition::in_force(day("2020-01-01"), None, DossierKind::First).unwrap();
    assert_eq!((early.or(), early.until()), (None, None));
}

#[test]
fn interpretations_about_councils_are_named_for_councils_only() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        let says = |members: usize, interpretation| {
            let rating = rate(vec![card.clone(); members]);
            rating.interpretations().any(|said| said == interpretation)
        };
        let marked = sheet.criteria().any(|criterion| {
            Star::RECOGNISED
                .iter()
                .any(|&star| criterion.requirement(star).is_some())
        });
        for (interpretation, of_two) in [
            (Interpretation::ExactMean, true),
            (Interpretation::MinimumByMean, marked),
            (Interpretation::MinimumByCouncilRule, false),
        ] {
            assert!(!says(1, interpretation), "{sheet}: {interpretation}");
            assert_eq!(says(2, interpretation), of_two, "{sheet}: {interpretation}");
        }
    }
}

#[test]
fn bounds_as_printed_is_named_if_a_note_of_the_sheet_applies_it() {
    let (mut with, mut without) = (0, 0);
    for sheet in sheets() {
        let rating = rate([full(&sheet).complete().unwrap()]);
        let says = rating
            .interpretations()
            .any(|said| said == Interpretation::BoundsAsPrinted);
        let read = sheet
            .notes()
            .any(|note| note.kind() == NoteKind::Interpretation);
        assert_eq!(says, read, "{sheet}");
        *(if read { &mut with } else { &mut without }) += 1;
    }
    assert!(with > 0 && without > 0);
}

#[test]
fn without_a_story_its_structure_is_not_missing() {
    let mut seen = 0;
    for sheet in sheets() {
        let found = sheet
            .criteria()
            .find_map(|criterion| Some((criterion, criterion.requires()?)));
        let Some((structure, story)) = found else {
            continue;
        };
        let none = story.choices().find(|&choice| worth(story, choice) == 0);
        let some = story.choices().find(|&choice| worth(story, choice) > 0);
        for (choice, missing) in [(none.unwrap(), false), (some.unwrap(), true)] {
            let builder = sheet.scorecard().choose(story.key(), choice).unwrap();
            let is = builder.missing().any(|one| one.key() == structure.key());
            assert_eq!(is, missing, "{sheet}");
        }
        seen += 1;
    }
    assert!(seen > 0);
}

/// Three members on set 7. Two of them are at level 1 on 2.3, where four stars require 3 points.
fn two_of_three_are_low(rules: Rules) -> ocop_core::Rating {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let low = full(&sheet).choose("2.3", 1).unwrap();
    let cards = [low.clone(), low, full(&sheet)].map(|builder| builder.complete().unwrap());
    Council::of(cards).unwrap().under(rules).rate().unwrap()
}

#[test]
fn a_requirement_by_members_has_the_number_that_reach_it() {
    let reported = |requirement_rule, lang| {
        let rating = two_of_three_are_low(Rules::default().requirement(requirement_rule));
        let unmet = rating.unmet(Star::Four).next().unwrap();
        unmet.explain(lang).to_string()
    };
    let text = reported(RequirementRule::EveryMember, Lang::En);
    assert!(text.contains("; 1 of 3 members reach it, the rules require every member"));
    let text = reported(RequirementRule::Majority, Lang::En);
    assert!(text.contains("; 1 of 3 members reach it, the rules require more than half"));
    let text = reported(RequirementRule::EveryMember, Lang::Vi);
    assert!(text.contains("; 1/3 thành viên chấm đủ, quy chế yêu cầu mọi thành viên"));
    let text = reported(RequirementRule::Majority, Lang::Vi);
    assert!(text.contains("; 1/3 thành viên chấm đủ, quy chế yêu cầu quá nửa"));
}

#[test]
fn every_marked_level_of_an_unmet_requirement_is_listed_with_or() {
    for sheet in sheets() {
        let lowest = sheet.criteria().map(|criterion| {
            let choices = criterion.choices();
            let lowest = choices.min_by_key(|&choice| worth(criterion, choice));
            (criterion.key(), lowest.unwrap())
        });
        let card = sheet.scorecard_from(lowest).unwrap().complete().unwrap();
        let rating = rate([card]);
        for unmet in Star::RECOGNISED.iter().flat_map(|&star| rating.unmet(star)) {
            let text = unmet.explain(Lang::En).to_string();
            let marked = unmet.criterion().marked(unmet.star());
            let levels: Vec<_> = marked
                .map(|level| {
                    let case = level.case().map_or(String::new(), |case| case.to_string());
                    format!("{case} “{}”", level.label().get(Lang::En)).replacen(
                        " ",
                        &format!("{} ", level.number()),
                        1,
                    )
                })
                .collect();
            let wanted = format!(": requires level {} [", levels.join(" or "));
            assert!(text.contains(&wanted), "{wanted} in {text}");
        }
    }
}

#[test]
fn a_code_has_the_number_of_its_scorecard() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        assert_eq!(card.code().unwrap().value(), card.pack().unwrap());
    }
}
