//! Edges: each band at the edge and one unit either side, each requirement met and unmet by one
//! level.

use ocop_core::{
    Choice, Criterion, Edition, ErrorKind, Interpretation, Mean, Recognition, Scorecard,
    ScorecardBuilder, Sheet, Star, Tier,
};

use crate::util::{card_with_total, choice_worth, full, rate, sheets, worth};

#[test]
fn a_key_may_have_a_letter_that_looks_like_its_đ() {
    let sheet = Edition::E2023.sheet(5).unwrap();
    for (written, key) in [("1.ð", "1.đ"), ("3.Đ", "3.đ"), ("6.Ð", "6.đ")] {
        assert_eq!(sheet.criterion(written).unwrap().key(), key);
        let rated = sheet.scorecard().with(written, 1);
        assert_eq!(rated.choice(key), Some(Choice::from(1)));
        assert_eq!(rated.choice(written), Some(Choice::from(1)));
        // It is the same criterion, and not chosen twice.
        let twice = rated.with(key, 1);
        let fault = twice.faults().next().unwrap();
        assert_eq!(fault.kind(), ErrorKind::DuplicateKey);
    }
    // Other letters are other keys.
    for unknown in ["1.d ", "1.D", "1.A", "ð", "1ð", "1.ðð", "7.ð"] {
        assert!(sheet.criterion(unknown).is_err(), "{unknown}");
    }
}

#[test]
fn every_band_edge_is_exact_with_one_to_nine_members() {
    for sheet in sheets() {
        for (edge, star) in [
            (30, Star::Two),
            (50, Star::Three),
            (70, Star::Four),
            (90, Star::Five),
        ] {
            let below = Star::from_number(star.number() - 1).unwrap();
            let [under, at, over] =
                [edge - 1, edge, edge + 1].map(|total| card_with_total(&sheet, total));
            for members in 1..=9_u16 {
                // One member a point lower, nobody, or one member a point higher.
                for (odd, band) in [(&under, below), (&at, star), (&over, star)] {
                    let mut cards = vec![at.clone(); usize::from(members - 1)];
                    cards.push(odd.clone());
                    let rating = rate(cards);
                    let sum = u64::from(edge) * u64::from(members) + u64::from(odd.total().get())
                        - u64::from(edge);
                    assert_eq!(rating.mean(), Mean::new(sum, members.into()).unwrap());
                    assert_eq!(rating.band(), band, "{sheet}: {}", rating.mean());
                    assert!(rating.star() <= Some(band), "{sheet}");
                }
            }
        }
    }
}

#[test]
fn a_mean_of_89_and_a_hundred_thousandth_less_than_one_is_four_stars() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let (at, under) = (card_with_total(&sheet, 90), card_with_total(&sheet, 89));
    let mut cards = vec![at; 99_999];
    cards.push(under);
    let rating = rate(cards);
    assert_eq!(rating.mean().to_string(), "8999999/100000");
    assert_eq!(rating.band(), Star::Four);
    assert_eq!(rating.explain(ocop_core::Lang::En).mean_shown, "89.99");
}

#[test]
fn the_gaps_of_1048_are_read_half_open_and_said() {
    let sheet = Edition::E2019.sheet(15).unwrap();
    for (low, star, said) in [
        (89, Star::Four, true),
        (69, Star::Three, true),
        (49, Star::Two, true),
        (29, Star::One, false),
    ] {
        let pair = [low, low + 1].map(|total| card_with_total(&sheet, total));
        let rating = rate(pair);
        assert_eq!(rating.band(), star);
        let says = rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::GapBetweenBands);
        assert_eq!(says, said, "{}", rating.mean());
    }
}

#[test]
fn a_1048_rating_of_three_stars_says_that_prose_minima_are_not_applied() {
    let sheet = Edition::E2019.sheet(15).unwrap();
    for (total, says) in [(49, false), (50, true), (100, true)] {
        let rating = rate([card_with_total(&sheet, total)]);
        assert_eq!(
            rating
                .interpretations()
                .any(|interpretation| interpretation == Interpretation::MinimaInProse),
            says
        );
    }
}

/// The builder with another choice. If that removes the story, its structure is left out.
fn with(builder: &ScorecardBuilder, criterion: Criterion<'_>, choice: Choice) -> Scorecard {
    let mut builder = builder.clone().choose(criterion.key(), choice).unwrap();
    if worth(criterion, choice) == 0 {
        let sheet = builder.sheet().clone();
        for other in sheet.criteria() {
            if other
                .requires()
                .is_some_and(|story| story.key() == criterion.key())
            {
                builder = builder.leave_out(other.key()).unwrap();
            }
        }
    }
    builder.complete().unwrap()
}

/// The most points of a choice below a requirement.
fn just_below(criterion: Criterion<'_>, requirement: u16) -> Choice {
    let below = criterion
        .choices()
        .filter(|&choice| worth(criterion, choice) < requirement);
    below
        .max_by_key(|&choice| worth(criterion, choice))
        .unwrap()
}

/// Every sheet, star and criterion with a mark for it.
fn marks() -> impl Iterator<Item = (Sheet, Star, String, u16)> {
    sheets().into_iter().flat_map(|sheet| {
        let marks: Vec<_> = Star::RECOGNISED
            .into_iter()
            .flat_map(|star| {
                sheet.criteria().filter_map(move |criterion| {
                    criterion
                        .requirement(star)
                        .map(|requirement| (star, criterion.key().to_owned(), requirement.get()))
                })
            })
            .collect();
        marks
            .into_iter()
            .map(move |(star, key, requirement)| (sheet.clone(), star, key, requirement))
    })
}

#[test]
fn every_requirement_is_met_at_its_level_and_unmet_one_level_below() {
    let mut seen = 0;
    for (sheet, star, key, requirement) in marks() {
        let criterion = sheet.criterion(&key).unwrap();
        let builder = full(&sheet);
        let unmet = |card: Scorecard| {
            let rating = rate([card]);
            let keys: Vec<_> = rating
                .unmet(star)
                .map(|unmet| unmet.criterion().key().to_owned())
                .collect();
            (keys, rating)
        };

        let at = with(
            &builder,
            criterion,
            choice_worth(criterion, requirement).unwrap(),
        );
        let (keys, rating) = unmet(at.clone());
        assert!(keys.is_empty(), "{sheet} {key} {star}");
        // A higher requirement on the same criterion may be unmet; this star is reached all the
        // same.
        assert!(rating.star() >= Some(star), "{sheet} {key} {star}");
        assert_eq!(rating.star(), at.star());

        let below = with(&builder, criterion, just_below(criterion, requirement));
        let (keys, rating) = unmet(below.clone());
        assert_eq!(keys, std::slice::from_ref(&key), "{sheet} {star}");
        assert_eq!(rating.band(), Star::Five, "{sheet} {key}");
        assert_eq!(rating.star(), below.star());
        if rating.stopped().next().is_none() {
            // A lower requirement on the same criterion keeps the star further down.
            let lowest = Star::RECOGNISED
                .into_iter()
                .find(|&lower| rating.unmet(lower).next().is_some());
            let wanted = Star::from_number(lowest.unwrap().number() - 1);
            assert_eq!(rating.star(), wanted, "{sheet} {key} {star}");
        }
        seen += 1;
    }
    // The marks of 26/2026 and of 148/2023, whose line on intellectual property is marked as well.
    assert_eq!(seen, (179 + 290 + 106) + (83 + 261 + 199) + 26);
}

#[test]
fn every_requirement_is_met_by_the_exact_mean_of_a_council() {
    for (sheet, star, key, requirement) in marks() {
        let criterion = sheet.criterion(&key).unwrap();
        let builder = full(&sheet);
        let at = with(
            &builder,
            criterion,
            choice_worth(criterion, requirement).unwrap(),
        );
        let below = with(&builder, criterion, just_below(criterion, requirement));
        let unmet = |cards: Vec<Scorecard>| {
            let rating = rate(cards);
            rating
                .unmet(star)
                .any(|unmet| unmet.criterion().key() == key)
        };
        assert!(
            unmet(vec![at.clone(), at.clone(), below.clone()]),
            "{sheet} {key} {star}"
        );
        // One above outweighs one as far below.
        let gap = requirement - worth(criterion, just_below(criterion, requirement));
        if let Some(above) = choice_worth(criterion, requirement + gap) {
            let above = with(&builder, criterion, above);
            assert!(
                !unmet(vec![above.clone(), below.clone()]),
                "{sheet} {key} {star}"
            );
            assert!(
                unmet(vec![above, below.clone(), below.clone()]),
                "{sheet} {key} {star}"
            );
        }
    }
}

#[test]
fn a_requirement_met_above_the_band_does_not_lift_it_and_one_unmet_there_is_reported() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let rating = rate([card_with_total(&sheet, 60)]);
    assert_eq!(rating.band(), Star::Three);
    assert!(rating.star() <= Some(Star::Three));
    assert!(rating.unmet(Star::Five).next().is_some());
}

#[test]
fn points_for_five_stars_without_a_mark_of_three_are_two_stars_and_still_a_candidate() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let card = full(&sheet).choose("2.3", 0).unwrap().complete().unwrap();
    let council = ocop_core::Council::of([card]).unwrap();
    let rating = council.rate().unwrap();
    assert_eq!(
        (rating.band(), rating.star()),
        (Star::Five, Some(Star::Two))
    );
    assert_eq!(
        rating.recognition(),
        Recognition::SentUp { to: Tier::Centre }
    );
    assert!(
        rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::TwoStarsBelowMinima)
    );
    assert!(
        rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::LevelZero)
    );
    assert_eq!(
        council.at(Tier::Centre).rate().unwrap().recognition(),
        Recognition::None
    );
}

#[test]
fn a_zero_in_the_senses_of_drinking_water_ends_the_evaluation_by_any_member() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let stops: Vec<_> = sheet
        .criteria()
        .filter(|criterion| criterion.stops_on_zero())
        .collect();
    assert_eq!(
        stops
            .iter()
            .map(|criterion| criterion.key())
            .collect::<Vec<_>>(),
        ["6.1", "6.2", "6.3", "6.4"]
    );
    for criterion in stops {
        let zero = choice_worth(criterion, 0).unwrap();
        let mut choices = criterion.choices();
        let lowest = choices
            .find(|&choice| worth(criterion, choice) > 0)
            .unwrap();
        let (stopped, fine) = (
            with(&full(&sheet), criterion, zero),
            with(&full(&sheet), criterion, lowest),
        );
        assert_eq!(stopped.star(), None);
        let rating = rate([full(&sheet).complete().unwrap(), stopped, fine.clone()]);
        assert_eq!(rating.star(), None);
        assert_eq!(rating.band(), Star::Five);
        assert_eq!(
            rating.stopped().map(Criterion::key).collect::<Vec<_>>(),
            [criterion.key()]
        );
        assert!(
            rating
                .interpretations()
                .any(|interpretation| interpretation == Interpretation::ZeroByAnyMember)
        );
        assert!(rate([fine]).star().is_some());
    }
}

#[test]
fn every_ground_of_every_sheet_takes_the_star_and_nothing_else() {
    for sheet in sheets() {
        let card = full(&sheet).complete().unwrap();
        let council = ocop_core::Council::of([card]).unwrap();
        let plain = council.rate().unwrap();
        for ground in sheet.grounds() {
            let rating = council
                .clone()
                .with_ground(ground.id())
                .unwrap()
                .rate()
                .unwrap();
            assert_eq!(rating.star(), None);
            assert_eq!((rating.mean(), rating.band()), (plain.mean(), plain.band()));
            assert_eq!(
                rating
                    .grounds()
                    .map(ocop_core::DisqualificationGround::id)
                    .collect::<Vec<_>>(),
                [ground.id()]
            );
            assert_eq!(rating.recognition(), Recognition::None);
        }
        assert!(council.with_ground("bad-taste").is_err());
    }
}

#[test]
fn a_mark_of_a_criterion_for_some_products_counts_and_is_said_where_it_decides() {
    for set in [21, 22] {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let marked: Vec<_> = sheet
            .criteria()
            .filter(|criterion| criterion.is_for_some_products())
            .collect();
        assert_eq!(
            marked
                .iter()
                .map(|criterion| criterion.key())
                .collect::<Vec<_>>(),
            ["7"]
        );
        let says = |card: Scorecard| {
            let rating = rate([card]);
            (
                rating.star(),
                rating
                    .interpretations()
                    .any(|interpretation| interpretation == Interpretation::MarkForSomeProducts),
            )
        };
        let builder = full(&sheet);
        assert_eq!(
            says(builder.clone().complete().unwrap()),
            (Some(Star::Five), false)
        );
        assert_eq!(
            says(builder.choose("7", 0).unwrap().complete().unwrap()),
            (Some(Star::Two), true)
        );
    }
}

#[test]
fn the_marks_of_tourism_count_without_a_legend_and_this_is_said() {
    let sheet = Edition::E2026.sheet(26).unwrap();
    let rating = rate([full(&sheet).complete().unwrap()]);
    assert!(
        rating
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::MarksWithoutLegend)
    );
    let others = Edition::E2026.sheets().filter(Sheet::marks_without_legend);
    assert_eq!(others.count(), 1);
}

#[test]
fn lower_marks_decide_is_said_only_where_it_does() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let says = |card: Scorecard| {
        rate([card])
            .interpretations()
            .any(|interpretation| interpretation == Interpretation::LowerMarksFirst)
    };
    // All requirements of 4 and 5 stars are met, one of 3 is not: without `lower-marks-first` it
    // would be five stars.
    let low = full(&sheet).choose("1.1", 0).unwrap().complete().unwrap();
    assert_eq!(low.star(), Some(Star::Two));
    assert!(says(low));
    // Five stars fail by their own requirement.
    assert!(!says(
        full(&sheet).choose("1.5", 3).unwrap().complete().unwrap()
    ));
}
