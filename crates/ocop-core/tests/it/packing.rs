//! Scorecards as numbers, against the same numbers counted once more from the choices.

use ocop_core::{Choice, Criterion, Edition, ErrorKind, Scorecard, Sheet};
use proptest::prelude::*;
use testkit::effort::sample;

use crate::laws::builder;
use crate::util::{full, sheets};

/// The options of a criterion in their order; `None` is left out.
fn options(criterion: Criterion<'_>) -> Vec<Option<Choice>> {
    let left_out = criterion.requires().map(|_| None);
    criterion.choices().map(Some).chain(left_out).collect()
}

/// The number of one option by criterion, the first criterion the most significant.
fn number(sheet: &Sheet, places: &[usize]) -> u64 {
    let number = sheet
        .criteria()
        .zip(places)
        .fold(0_u128, |number, (criterion, &place)| {
            let options = options(criterion).len();
            assert!(place < options);
            number * options as u128 + place as u128
        });
    number.try_into().unwrap()
}

/// The scorecard of one option by criterion, if the story allows it.
fn card(sheet: &Sheet, places: &[usize]) -> Option<Scorecard> {
    let mut builder = sheet.scorecard();
    for (criterion, &place) in sheet.criteria().zip(places) {
        builder = match options(criterion)[place] {
            Some(choice) => builder.choose(criterion.key(), choice).unwrap(),
            None => builder.leave_out(criterion.key()).unwrap(),
        };
    }
    builder.complete().ok()
}

/// Packs and unpacks one option by criterion; gives whether it is a scorecard at all.
#[track_caller]
fn check(sheet: &Sheet, places: &[usize]) -> bool {
    let number = number(sheet, places);
    match card(sheet, places) {
        Some(card) => {
            assert_eq!(card.pack().unwrap(), number, "{sheet} {places:?}");
            let again = sheet.unpack(number).unwrap();
            assert_eq!(again, card, "{sheet} {places:?}");
            assert_eq!(again.total(), card.total());
            true
        }
        None => {
            let fault = sheet.unpack(number).unwrap_err();
            assert_eq!(fault.kind(), ErrorKind::BadSheetCode, "{sheet} {places:?}");
            let criterion = sheet.criterion(fault.path()).unwrap();
            assert!(criterion.requires().is_some(), "{sheet} {places:?}");
            false
        }
    }
}

/// The places of the best choices.
fn best(sheet: &Sheet) -> Vec<usize> {
    let place = |criterion: Criterion<'_>| {
        let best = criterion.best();
        criterion.choices().position(|choice| choice == best)
    };
    sheet
        .criteria()
        .map(|criterion| place(criterion).unwrap())
        .collect()
}

#[test]
fn the_worst_and_the_best_card_of_every_sheet_are_numbers() {
    for sheet in sheets() {
        let worst = vec![0; sheet.criteria().count()];
        assert!(check(&sheet, &worst), "{sheet}");
        assert_eq!(sheet.unpack(0).unwrap().total().get(), 0, "{sheet}");
        assert!(check(&sheet, &best(&sheet)), "{sheet}");
    }
}

#[test]
fn every_option_of_every_criterion_is_a_number_beside_the_worst_and_the_best() {
    for sheet in sheets() {
        for base in [vec![0; sheet.criteria().count()], best(&sheet)] {
            for criterion in sample(5, sheet.criteria()) {
                let mut refused = 0;
                for place in 0..options(criterion).len() {
                    let mut places = base.clone();
                    places[criterion.index()] = place;
                    refused += usize::from(!check(&sheet, &places));
                }
                let story = criterion.requires().is_some()
                    || sheet
                        .criteria()
                        .any(|other| other.requires() == Some(criterion));
                assert!(refused == 0 || story, "{sheet} {}", criterion.key());
            }
        }
    }
}

#[test]
fn every_option_beside_every_option_of_its_story_is_a_number_or_refused() {
    for sheet in sheets() {
        for criterion in sheet.criteria() {
            let Some(story) = criterion.requires() else {
                continue;
            };
            let (mut taken, mut refused) = (0, 0);
            for of_story in 0..options(story).len() {
                for place in 0..options(criterion).len() {
                    // Others that hang on the story follow it.
                    let mut places = best(&sheet);
                    for other in sheet
                        .criteria()
                        .filter(|other| other.requires() == Some(story))
                    {
                        if of_story == 0 {
                            places[other.index()] = options(other).len() - 1;
                        }
                    }
                    places[story.index()] = of_story;
                    places[criterion.index()] = place;
                    if check(&sheet, &places) {
                        taken += 1;
                    } else {
                        refused += 1;
                    }
                }
            }
            assert!(taken > 0 && refused > 0, "{sheet} {}", criterion.key());
        }
    }
}

#[test]
fn the_numbers_of_every_sheet_of_the_law_end_below_64_bits() {
    for sheet in sheets() {
        let product: u128 = sheet
            .criteria()
            .map(|criterion| options(criterion).len() as u128)
            .product();
        // 2^63.3, which also fits thirteen digits to the base 31.
        assert!(product < (1 << 63) * 12_311 / 10_000, "{sheet}: {product}");
        let product = u64::try_from(product).unwrap();
        for above in [product, product + 1, u64::MAX] {
            let fault = sheet.unpack(above).unwrap_err();
            assert_eq!(fault.kind(), ErrorKind::BadSheetCode);
            let last = product - 1;
            assert_eq!(
                fault.to_string(),
                format!("scorecard number {above} of {sheet} out of range: expected 0 to {last}")
            );
        }
        // The last number is in range, whether or not the story allows it.
        let last: Vec<_> = sheet
            .criteria()
            .map(|criterion| options(criterion).len() - 1)
            .collect();
        assert_eq!(number(&sheet, &last), product - 1);
        let depends = sheet
            .criteria()
            .any(|criterion| criterion.requires().is_some());
        assert_eq!(check(&sheet, &last), !depends, "{sheet}");
    }
}

#[test]
fn a_number_that_contradicts_the_story_says_where() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let place = |key| sheet.criterion(key).unwrap().index();
    let (story, structure) = (place("5.1"), place("5.2"));
    let refused = |criterion: usize, place: usize, why: &str| {
        let mut places = best(&sheet);
        places[criterion] = place;
        let number = number(&sheet, &places);
        let fault = sheet.unpack(number).unwrap_err();
        assert_eq!(
            fault.to_string(),
            format!("5.2: invalid scorecard number {number} of 26/2026 set 7: {why}")
        );
    };
    refused(
        structure,
        best(&sheet)[structure] + 1,
        "no level is chosen for “Structure of the product story”",
    );
    refused(
        story,
        0,
        "5.1 has 0 points: leave this criterion out, or choose a level worth 0 points",
    );
}

#[test]
fn a_sheet_built_at_run_time_is_packed_where_it_fits() {
    let mut spec = Edition::E2026.sheet(26).unwrap().to_spec();
    let sheet = spec.build().unwrap();
    assert!(check(&sheet, &best(&sheet)));

    // A single line worth nothing has one option, and does not change a number.
    let nothing = |key: &str| {
        let mut nothing = Edition::E2026.sheet(26).unwrap().to_spec();
        let mut one = nothing.criterion_mut("1.1").unwrap().clone();
        one.levels.truncate(1);
        (one.levels[0].points, one.levels[0].mark) = (0, None);
        (one.key, one.max, one.requires) = (key.to_owned(), 0, None);
        one
    };
    let section = &mut spec.parts[0].sections[0];
    section.criteria.extend(["x", "y"].map(nothing));
    let longer = spec.build().unwrap();
    let card = full(&longer).complete().unwrap();
    assert_eq!(
        card.pack().unwrap(),
        full(&sheet).complete().unwrap().pack().unwrap()
    );
    assert_eq!(longer.unpack(card.pack().unwrap()).unwrap(), card);

    // Ten more levels on each of them, and a scorecard does not fit.
    crate::util::ten_more_levels(&mut spec);
    let wide = spec.build().unwrap();
    let shown = "a scorecard of custom sheet of 26/2026 set 26 does not fit in a number of 64 bits";
    for fault in [
        full(&wide).complete().unwrap().pack().unwrap_err(),
        wide.unpack(0).unwrap_err(),
    ] {
        assert_eq!(
            (fault.kind(), fault.to_string().as_str()),
            (ErrorKind::BadSheetCode, shown)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(2000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scorecard_packed_is_unpacked_the_same(
        index in any::<prop::sample::Index>(),
        seed in prop::collection::vec(any::<u16>(), 64),
    ) {
        let sheets = sheets();
        let sheet = index.get(&sheets);
        let card = builder(sheet, &seed).complete().unwrap();
        prop_assert_eq!(sheet.unpack(card.pack().unwrap()).unwrap(), card);
    }

    #[test]
    fn any_number_is_a_scorecard_that_packs_to_it_or_refused(
        index in any::<prop::sample::Index>(),
        number in any::<u64>(),
    ) {
        let sheets = sheets();
        let sheet = index.get(&sheets);
        match sheet.unpack(number) {
            Ok(card) => prop_assert_eq!(card.pack(), Ok(number)),
            Err(fault) => prop_assert_eq!(fault.kind(), ErrorKind::BadSheetCode),
        }
    }
}
