//! One product under two editions.

use ocop_core::compare::{ChangeKind, Outcome};
use ocop_core::json::Record;
use ocop_core::{Choice, Comparison, Edition, Lang, Points, Scorecard, Sheet, Star};
use proptest::prelude::*;

use crate::util::{full, sheets};

fn durian() -> Scorecard {
    let record = Record::read(include_bytes!("../data/frozen-durian.json")).unwrap();
    record.council().scorecards()[0].clone()
}

fn outcome(comparison: &Comparison<'_>, key: &str) -> Outcome {
    let mut lines = comparison.lines();
    lines
        .find(|line| line.criterion().key() == key)
        .unwrap()
        .outcome()
}

#[test]
fn the_durian_of_2019_is_told_what_2026_asks_of_it() {
    let card = durian();
    let new = card.sheet().counterparts(Edition::E2026).next().unwrap();
    assert_eq!(new.number(), 1);
    let comparison = card.compare(&new);
    let same: Vec<_> = comparison
        .lines()
        .filter(|line| matches!(line.outcome(), Outcome::Same(_)))
        .map(|line| line.criterion().key().to_owned())
        .collect();
    assert_eq!(same, ["4.2", "6.1", "6.2", "6.3", "6.4", "7", "12"]);
    // A simple story is a simple story, and a short one was not there to choose.
    assert_eq!(
        outcome(&comparison, "5.2"),
        Outcome::AtLeast(Choice::from(1))
    );
    let new_ones: Vec<_> = comparison
        .lines()
        .filter(|line| line.outcome() == Outcome::New)
        .map(|line| line.criterion().key().to_owned())
        .collect();
    assert_eq!(new_ones, ["1.2", "2.2", "2.3", "2.4", "3.2", "3.5", "11"]);
    let dropped: Vec<_> = comparison
        .dropped()
        .map(|criterion| criterion.key().to_owned())
        .collect();
    assert_eq!(dropped, ["2.2", "2.3", "3.2", "3.5", "6.5", "9.2"]);
    // The workers counted are those of the commune, in other shares.
    let mut lines = comparison.lines();
    let workers = lines.find(|line| line.criterion().key() == "3.3").unwrap();
    assert_eq!(workers.changes(), [ChangeKind::Place, ChangeKind::Share]);
    assert_eq!(workers.chosen(), Some(Choice::from(2)));
    assert_eq!(
        (workers.points_before(), workers.points()),
        (Some(Points::new(1)), None)
    );
    // Its size was level 2 of the senses, and four stars ask for more now.
    assert_eq!(
        (comparison.lowest().total(), comparison.highest().total()),
        (Points::new(19), Points::new(98))
    );
    assert_eq!(comparison.highest().star(), Some(Star::Three));
    let text = comparison.explain(Lang::En).to_string();
    for line in [
        "Carries over    8 of 32 criteria, 19 points",
        "To answer       24: 17 changed, 7 new",
        "Still possible  19 points, 1 star – 98 points, 3 stars",
        "3.3    Local workers: changed (place, share)",
        "         4★ requires 2 points",
        "  - 9.2 Periodic food-safety checks (3)",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_district_becomes_a_commune_between_148_and_26() {
    let old = Edition::E2023.sheet(7).unwrap();
    let card = full(&old).complete().unwrap();
    let new = Edition::E2026.sheet(7).unwrap();
    let comparison = card.compare(&new);
    let mut lines = comparison.lines();
    let workers = lines.find(|line| line.criterion().key() == "3.3").unwrap();
    assert_eq!(workers.outcome(), Outcome::Changed);
    assert_eq!(workers.source().unwrap().key(), "3.c");
    assert!(workers.changes().contains(&ChangeKind::Place));
    assert_eq!(outcome(&comparison, "3.5"), Outcome::Changed);
}

#[test]
fn compared_with_its_own_sheet_everything_carries_over() {
    for sheet in sheets() {
        for card in [full(&sheet).complete().unwrap(), lowest(&sheet)] {
            let comparison = card.compare(&sheet);
            assert_eq!(comparison.open(), 0, "{sheet}");
            assert_eq!(comparison.dropped().count(), 0, "{sheet}");
            assert_eq!(comparison.lowest().total(), card.total(), "{sheet}");
            assert_eq!(comparison.highest().total(), card.total(), "{sheet}");
        }
    }
}

/// The lowest card of a sheet: its first choice everywhere, without a story.
fn lowest(sheet: &Sheet) -> Scorecard {
    let mut builder = sheet.scorecard();
    for criterion in sheet
        .criteria()
        .filter(|criterion| criterion.requires().is_none())
    {
        builder
            .set(criterion.key(), criterion.choices().next().unwrap())
            .unwrap();
    }
    builder.complete().unwrap()
}

#[test]
fn without_a_story_its_structure_is_not_asked() {
    let (old, new) = (
        Edition::E2023.sheet(7).unwrap(),
        Edition::E2026.sheet(7).unwrap(),
    );
    // 148 has local identity only with a story; 26/2026 asks it of everyone.
    // "No product story" has a new wording, so there may be a story by now.
    let comparison = lowest(&old);
    let comparison = comparison.compare(&new);
    assert_eq!(outcome(&comparison, "5.1"), Outcome::Changed);
    assert_eq!(outcome(&comparison, "5.2"), Outcome::NotAnswered);
    assert_eq!(outcome(&comparison, "5.3"), Outcome::NotAnswered);
    // On its own sheet it stays without a story.
    let own = lowest(&old);
    let own = own.compare(&old);
    assert_eq!(outcome(&own, "5.b"), Outcome::NotApplicable);
}

#[test]
fn a_level_under_new_ones_may_be_a_higher_one() {
    // No contracts for input material says nothing of contracts for sales.
    let old = Edition::E2023.sheet(5).unwrap();
    let card = full(&old).choose("1.d", 1).unwrap().complete().unwrap();
    let new = Edition::E2026.sheet(5).unwrap();
    let comparison = card.compare(&new);
    let mut lines = comparison.lines();
    let linkage = lines
        .find(|line| line.criterion().concept().unwrap().as_str() == "chain-linkage")
        .unwrap();
    let Outcome::AtLeast(least) = linkage.outcome() else {
        panic!("{:?}", linkage.outcome());
    };
    assert_eq!(linkage.choices()[0], least);
    assert_eq!(linkage.choices().last(), Some(&linkage.criterion().best()));
    assert_eq!(linkage.points(), Some(Points::ZERO));
    // A criterion that was available and not chosen before stays out.
    let sales = Edition::E2023.sheet(1).unwrap();
    let card = full(&sales).choose("4.b", 2).unwrap().complete().unwrap();
    let new = Edition::E2026.sheet(1).unwrap();
    let comparison = card.compare(&new);
    assert_eq!(outcome(&comparison, "4.2"), Outcome::Same(Choice::from(2)));
}

#[test]
fn what_carries_over_is_never_more_than_the_lowest_total() {
    for edition in [Edition::E2019, Edition::E2023] {
        for sheet in edition.sheets() {
            let card = full(&sheet).complete().unwrap();
            for to in sheet.counterparts(Edition::E2026) {
                let comparison = card.compare(&to);
                let explanation = comparison.explain(Lang::En);
                let text = explanation.to_string();
                let carried = text
                    .lines()
                    .find(|line| line.starts_with("Carries over"))
                    .unwrap();
                let points = carried.split(", ").nth(1).unwrap();
                let points: u16 = points
                    .trim_end_matches(" points")
                    .trim_end_matches(" point")
                    .parse()
                    .unwrap();
                assert!(
                    points <= comparison.lowest().total().get(),
                    "{sheet}: {carried}"
                );
                let ids: Vec<_> = explanation
                    .interpretations
                    .iter()
                    .map(|line| line.id.as_str())
                    .collect();
                assert!(ids.contains(&"secondary-sources"), "{sheet}");
            }
        }
    }
}

#[test]
fn every_sheet_leads_to_those_that_take_its_products_up() {
    let count = |from: Edition, to: Edition, of: usize| {
        let sheets = from
            .sheets()
            .filter(|sheet| sheet.counterparts(to).count() == of);
        sheets.count()
    };
    assert_eq!(count(Edition::E2023, Edition::E2026, 1), 26);
    assert_eq!(count(Edition::E2026, Edition::E2023, 1), 26);
    // Honey and its products were one sheet, medical equipment has no later one.
    assert_eq!(count(Edition::E2019, Edition::E2026, 1), 23);
    assert_eq!(count(Edition::E2019, Edition::E2026, 2), 1);
    assert_eq!(count(Edition::E2019, Edition::E2026, 0), 1);
    let handicrafts = Edition::E2026.sheet(21).unwrap();
    let earlier: Vec<_> = handicrafts
        .counterparts(Edition::E2019)
        .map(|sheet| sheet.number())
        .collect();
    assert_eq!(earlier, [19, 20]);
    for sheet in sheets() {
        assert_eq!(
            sheet.counterparts(sheet.edition()).collect::<Vec<_>>(),
            std::slice::from_ref(&sheet)
        );
    }
}

#[test]
fn the_same_level_states_the_same_condition_in_two_editions() {
    // How much of 26/2026 is worded as 148/2023 words it, sheet by sheet: the data says so.
    for sheet in Edition::E2023.sheets() {
        let new = sheet.counterparts(Edition::E2026).next().unwrap();
        let shared = sheet.criteria().filter_map(|criterion| {
            let concept = criterion.concept()?;
            let other = new.criteria_of(concept).next()?;
            let same = criterion
                .levels()
                .any(|level| other.levels().any(|other| other.states_the_same(level)));
            same.then_some(())
        });
        assert!(shared.count() >= 8, "{sheet}");
    }
}

proptest! {
    #[test]
    fn the_range_contains_every_completion(
        index in any::<usize>(),
        old in proptest::collection::vec(any::<proptest::sample::Index>(), 64),
        new in proptest::collection::vec(any::<proptest::sample::Index>(), 64),
    ) {
        let all = sheets();
        let sheet = &all[index % all.len()];
        let card = random(sheet, &old, |_| None);
        for edition in Edition::ALL {
            for to in sheet.counterparts(edition) {
                let comparison = card.compare(&to);
                let offered: Vec<Vec<Choice>> = comparison.lines().map(ocop_core::compare::Line::choices).collect();
                let carried = |index: usize| {
                    let offered = &offered[index];
                    (!offered.is_empty()).then(|| *new[index].get(offered))
                };
                let answered = random(&to, &new, carried);
                prop_assert!(comparison.lowest().total() <= answered.total());
                prop_assert!(answered.total() <= comparison.highest().total());
                prop_assert!(comparison.lowest().star() <= answered.star());
                prop_assert!(answered.star() <= comparison.highest().star());
                // The printed page shows every criterion once.
                let explanation = comparison.explain(Lang::Vi);
                prop_assert_eq!(explanation.criteria.len(), to.criteria().len());
                prop_assert!(!explanation.to_markdown().is_empty() && !explanation.to_string().is_empty());
            }
        }
    }
}

/// A complete card with these choices, and any others.
fn random(
    sheet: &Sheet,
    seeds: &[proptest::sample::Index],
    fixed: impl Fn(usize) -> Option<Choice>,
) -> Scorecard {
    let mut builder = sheet.scorecard();
    for (index, criterion) in sheet.criteria().enumerate() {
        let choices: Vec<Choice> = criterion.choices().collect();
        let choice = fixed(index).unwrap_or(*seeds[index].get(&choices));
        let without_story = criterion.requires().is_some_and(|story| {
            let level = builder
                .choice(story.key())
                .and_then(|choice| story.level_of(choice));
            level.is_none_or(|level| level.points() == Points::ZERO)
        });
        if !without_story {
            builder.set(criterion.key(), choice).unwrap();
        }
    }
    builder.complete().unwrap()
}

#[test]
fn all_grounds_of_the_new_sheet_are_shown_and_the_new_and_stricter_ones_marked() {
    use ocop_core::explain::GroundChange;

    let grounds = |from: Sheet, to: u16| {
        let card = full(&from).complete().unwrap();
        let to = Edition::E2026.sheet(to).unwrap();
        let explanation = card.compare(&to).explain(Lang::En);
        assert_eq!(explanation.grounds.len(), to.grounds().len());
        explanation
    };
    let changes = |explanation: &ocop_core::explain::ComparisonExplanation| -> Vec<_> {
        let lines = explanation.grounds.iter();
        lines
            .map(|line| (line.id.to_string(), line.change))
            .collect()
    };
    let all =
        |expected: [(&str, GroundChange); 6]| expected.map(|(id, change)| (id.to_owned(), change));

    // Food safety ended the evaluation at criterion 10, and rejects the dossier now.
    let old = grounds(Edition::E2023.sheet(3).unwrap(), 3);
    assert_eq!(
        changes(&old),
        all([
            ("forged-dossier", GroundChange::Known),
            ("food-safety-certificate-breach", GroundChange::Sharper),
            ("registration-requirements-not-met", GroundChange::Known),
            ("outside-the-province", GroundChange::Known),
            ("common-without-distinction", GroundChange::Known),
            ("unacceptable-impurities", GroundChange::Known),
        ])
    );
    let text = old.to_string();
    for line in [
        "All rejection and stop lines of the new sheet\n",
        "  - Rejected: Forged dossier [26/2026, Annex II, set 3]\n",
        "  - STRICTER: Rejected: Rules on the food-safety",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }

    let older = grounds(Edition::E2019.sheet(1).unwrap(), 1);
    assert_eq!(
        changes(&older),
        all([
            ("forged-dossier", GroundChange::Known),
            ("food-safety-certificate-breach", GroundChange::Sharper),
            // The head of the sheet of 2019 is not in the sources.
            ("registration-requirements-not-met", GroundChange::Unknown),
            ("outside-the-province", GroundChange::New),
            ("common-without-distinction", GroundChange::New),
            ("unacceptable-impurities", GroundChange::Known),
        ])
    );
    let page = older.to_markdown();
    assert!(
        page.contains("- NEW: Requirement: 100% of the product is"),
        "{page}"
    );
    assert!(
        page.contains("- UNKNOWN ON THE OLD SHEET: Rejected: Registration"),
        "{page}"
    );
}

#[test]
fn fishing_grounds_are_not_counted_on_set_2() {
    let sheet = Edition::E2026.sheet(2).unwrap();
    let ground = sheet.grounds_of("outside-the-province").next().unwrap();
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| ground.label().get(lang));
    assert!(vi.ends_with("(không tính phạm vi ngư trường)"), "{vi}");
    assert!(en.ends_with("(fishing grounds not counted)"), "{en}");
}
