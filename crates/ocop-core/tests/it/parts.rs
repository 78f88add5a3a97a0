//! Look-ups by key: points and means of parts, sections and criteria, and unfinished scorecards.

use ocop_core::{Choice, Criterion, Edition, Interpretation, Level, Mean, Points};

use crate::util::{full, rate, sheets};

/// The points of the best levels of these criteria.
fn best<'a>(criteria: impl Iterator<Item = Criterion<'a>>) -> Points {
    let best = criteria.map(|criterion| criterion.levels().map(Level::points).max().unwrap());
    best.sum()
}

#[test]
fn parts_sections_and_criteria_sum_to_the_total_on_every_sheet() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        let first = sheet.criteria().next().unwrap().key();
        let lower = full(&sheet).choose(first, 1).unwrap().complete().unwrap();
        let rating = rate([card.clone(), lower.clone()]);
        let lost = card.points(first).unwrap().get() - lower.points(first).unwrap().get();
        for part in sheet.parts() {
            let reached = best(part.criteria());
            let exact = sheet.unreconciled().is_none();
            assert!(reached == part.max() || !exact, "{sheet}");
            assert_eq!(card.part(part.id()), Some(reached), "{sheet}");
            let members = [&card, &lower].map(|card| card.part(part.id()).unwrap());
            assert_eq!(rating.part(part.id()), Mean::of(members));
        }
        for section in sheet.sections() {
            let reached = best(section.criteria());
            assert_eq!(card.section(section.key()), Some(reached));
            let lost = if section.key() == "1" { lost } else { 0 };
            let of_lower = reached.get() - lost;
            assert_eq!(lower.section(section.key()), Some(Points::new(of_lower)));
            let members = [reached, Points::new(of_lower)];
            assert_eq!(rating.section(section.key()), Mean::of(members));
        }
        for criterion in sheet.criteria() {
            let members = [&card, &lower].map(|card| card.points(criterion.key()).unwrap());
            assert_eq!(rating.criterion(criterion.key()), Mean::of(members));
        }
        assert_eq!(
            (card.part("D"), card.section("99"), card.points("x")),
            (None, None, None)
        );
        assert_eq!(
            (
                rating.part("D"),
                rating.section("99"),
                rating.criterion("x")
            ),
            (None, None, None)
        );
    }
}

#[test]
fn a_builder_is_filled_in_and_cleared() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut builder = full(&sheet);
    assert_eq!(builder.choice("1.1"), Some(Choice::from(3)));
    assert!(builder.set("1.1", 4).is_err());
    assert_eq!(builder.choice("1.1"), Some(Choice::from(3)));
    builder.clear("1.1").unwrap();
    assert_eq!(builder.choice("1.1"), None);
    assert_eq!(
        builder.missing().map(Criterion::key).collect::<Vec<_>>(),
        ["1.1"]
    );
    assert!(builder.clear("x").is_err());
    builder.set("1.1", 2).unwrap();
    let card = builder.complete().unwrap();
    assert_eq!(card.choice("1.1"), Some(Choice::from(2)));
    assert_eq!(card.level("1.1").map(Level::points), Some(Points::new(2)));
    assert_eq!((card.choice("x"), card.level("x").is_none()), (None, true));
    // The story's structure loses its points with the choice.
    let mut builder = full(&sheet);
    builder.clear("5.2").unwrap();
    builder.set("5.1", 1).unwrap();
    assert_eq!(
        builder.complete().unwrap().points("5.2"),
        Some(Points::ZERO)
    );
}

#[test]
fn level_zero_is_said_only_where_it_was_chosen() {
    let says = |card| {
        rate([card])
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::LevelZero)
    };
    for sheet in sheets() {
        assert!(!says(full(&sheet).complete().unwrap()), "{sheet}");
        let zero = sheet
            .criteria()
            .find(|criterion| criterion.has_level_zero(None))
            .unwrap();
        assert!(
            says(
                full(&sheet)
                    .choose(zero.key(), 0)
                    .unwrap()
                    .complete()
                    .unwrap()
            ),
            "{sheet}"
        );
        // A printed level worth nothing is no level 0.
        let printed = sheet.criteria().find(|criterion| {
            !criterion.has_cases()
                && criterion
                    .levels()
                    .any(|level| level.points() == Points::ZERO)
        });
        let card = printed.map(|printed| full(&sheet).choose(printed.key(), 1).unwrap());
        if let Some(Ok(card)) = card.map(ocop_core::ScorecardBuilder::complete) {
            assert!(!says(card), "{sheet}");
        }
    }
}
