//! Properties of every scorecard, tested on random ones.

use std::collections::BTreeMap;

use ocop_core::{
    Choice, Council, Criterion, Lang, Mean, Points, Scorecard, ScorecardBuilder, Sheet, Star,
};
use proptest::prelude::*;

use crate::util::{rate, sheets, worth};

/// A sheet and enough random numbers for some members.
fn council(
    members: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = (Sheet, Vec<Scorecard>)> {
    let card = prop::collection::vec(any::<u16>(), 64);
    (
        any::<prop::sample::Index>(),
        prop::collection::vec(card, members),
    )
        .prop_map(|(index, seeds)| {
            let sheets = sheets();
            let sheet = index.get(&sheets).clone();
            let cards = seeds
                .iter()
                .map(|seed| builder(&sheet, seed).complete().unwrap())
                .collect();
            (sheet, cards)
        })
}

/// A complete builder whose choices follow from random numbers.
pub(crate) fn builder(sheet: &Sheet, seed: &[u16]) -> ScorecardBuilder {
    let mut builder = sheet.scorecard();
    let mut points = vec![0; sheet.criteria().count()];
    for (criterion, &number) in sheet.criteria().zip(seed) {
        let without_story = criterion
            .requires()
            .is_some_and(|story| points[story.index()] == 0);
        let choices: Vec<_> = criterion
            .choices()
            .filter(|&choice| !without_story || worth(criterion, choice) == 0)
            .collect();
        if without_story && (number % 2 == 0 || choices.is_empty()) {
            continue;
        }
        let choice = choices[usize::from(number) % choices.len()];
        points[criterion.index()] = worth(criterion, choice);
        builder = builder.choose(criterion.key(), choice).unwrap();
    }
    builder
}

/// The next better choice in the same case.
fn better(criterion: Criterion<'_>, choice: Choice) -> Option<Choice> {
    criterion
        .choices()
        .find(|next| next.case() == choice.case() && next.level() > choice.level())
}

/// The same scorecard with another choice; criteria that begin to apply start at their least.
fn changed(card: &Scorecard, key: &str, choice: Choice) -> Scorecard {
    let sheet = card.sheet().clone();
    let choices: Vec<_> = card
        .choices()
        .map(|(criterion, choice)| (criterion.key(), choice))
        .collect();
    let mut builder = sheet
        .scorecard_from(choices)
        .unwrap()
        .choose(key, choice)
        .unwrap();
    let missing: Vec<_> = builder
        .missing()
        .map(|criterion| {
            (
                criterion.key().to_owned(),
                criterion.choices().next().unwrap(),
            )
        })
        .collect();
    for (key, least) in missing {
        builder = builder.choose(&key, least).unwrap();
    }
    builder.complete().unwrap()
}

/// Art. 3.3 and the legend of Annex II a second time, straight from their words.
fn by_the_book(sheet: &Sheet, cards: &[Scorecard]) -> (Mean, Star, Option<Star>) {
    let points = |card: &Scorecard, criterion: Criterion<'_>| {
        u64::from(card.points(criterion.key()).unwrap().get())
    };
    let members = cards.len() as u64;
    let sum: u64 = cards
        .iter()
        .flat_map(|card| {
            sheet
                .criteria()
                .map(move |criterion| points(card, criterion))
        })
        .sum();
    let band = match sum {
        sum if sum >= 90 * members => 5,
        sum if sum >= 70 * members => 4,
        sum if sum >= 50 * members => 3,
        sum if sum >= 30 * members => 2,
        _ => 1,
    };
    let stopped = sheet.criteria().any(|criterion| {
        criterion.stops_on_zero() && cards.iter().any(|card| points(card, criterion) == 0)
    });
    let mut star = band.min(2);
    for next in 3..=band {
        let all_met = sheet.criteria().all(|criterion| {
            criterion
                .levels()
                .filter(|level| level.mark().map(Star::number) == Some(next))
                .all(|level| {
                    let sum: u64 = cards.iter().map(|card| points(card, criterion)).sum();
                    sum >= u64::from(level.points().get()) * members
                })
        });
        if !all_met {
            break;
        }
        star = next;
    }
    let of = |number| Star::from_number(number).unwrap();
    (
        Mean::new(sum, members).unwrap(),
        of(band),
        (!stopped).then(|| of(star)),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(400), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ratings_follow_the_book((sheet, cards) in council(1..=9)) {
        let rating = rate(cards.clone());
        let (mean, band, star) = by_the_book(&sheet, &cards);
        prop_assert_eq!((rating.mean(), rating.band(), rating.star()), (mean, band, star));
        let council = Council::of(cards.clone()).unwrap();
        prop_assert_eq!(council.mean(), mean);
        for card in &cards {
            prop_assert_eq!(card.star(), rate([card.clone()]).star());
            prop_assert_eq!(card.band(), rate([card.clone()]).band());
        }
    }

    #[test]
    fn the_order_of_members_is_irrelevant((_, mut cards) in council(2..=5)) {
        let rating = rate(cards.clone());
        cards.reverse();
        let reversed = rate(cards.clone());
        cards.rotate_left(1);
        for other in [reversed, rate(cards)] {
            prop_assert_eq!(rating.mean(), other.mean());
            prop_assert_eq!((rating.band(), rating.star()), (other.band(), other.star()));
            for star in Star::RECOGNISED {
                let keys = |rating: &ocop_core::Rating| rating.unmet(star).map(|unmet| unmet.criterion().index()).collect::<Vec<_>>();
                prop_assert_eq!(keys(&rating), keys(&other));
            }
            prop_assert!(rating.interpretations().eq(other.interpretations()));
        }
    }

    #[test]
    fn a_member_who_chooses_the_same_changes_no_star((_, cards) in council(1..=1)) {
        let alone = rate(cards.clone());
        let twice = rate([cards.clone(), cards].concat());
        prop_assert_eq!((alone.mean(), alone.band(), alone.star()), (twice.mean(), twice.band(), twice.star()));
    }

    #[test]
    fn a_better_level_never_lowers_total_band_or_star((sheet, cards) in council(1..=3)) {
        let before = rate(cards.clone());
        for (criterion, choice) in cards[0].choices() {
            let Some(next) = better(criterion, choice) else { continue };
            // Without a story its structure cannot get better.
            let story = criterion.requires().and_then(|story| cards[0].points(story.key()));
            if story == Some(Points::ZERO) {
                continue;
            }
            let mut raised = cards.clone();
            raised[0] = changed(&cards[0], criterion.key(), next);
            let after = rate(raised);
            prop_assert!(after.mean() >= before.mean(), "{} {}", sheet, criterion.key());
            prop_assert!(after.band() >= before.band());
            prop_assert!(after.star() >= before.star());
        }
    }

    #[test]
    fn a_scorecard_written_as_json_reads_back((sheet, cards) in council(1..=1)) {
        let json = serde_json::to_string(&cards[0]).unwrap();
        let choices: BTreeMap<String, Choice> = serde_json::from_str(&json).unwrap();
        let again = sheet.scorecard_from(choices).unwrap();
        prop_assert_eq!(&serde_json::to_string(&again).unwrap(), &json);
        prop_assert_eq!(&again.complete().unwrap(), &cards[0]);
    }

    #[test]
    fn an_explanation_sums_to_its_rating((sheet, cards) in council(1..=4)) {
        let members = cards.len() as u64;
        let rating = rate(cards);
        for lang in Lang::ALL {
            let explanation = rating.explain(lang);
            prop_assert_eq!(explanation.mean, rating.mean());
            prop_assert_eq!(&explanation.totals, rating.totals());
            let whole = |mean: Mean| mean.numerator() * (members / mean.denominator());
            let sum: u64 = explanation.criteria().map(|line| whole(line.mean)).sum();
            prop_assert_eq!(Mean::new(sum, members).unwrap(), rating.mean());
            let parts: u64 = explanation.parts.iter().map(|part| whole(part.mean)).sum();
            prop_assert_eq!(parts, sum);
            prop_assert_eq!(explanation.criteria().count(), sheet.criteria().count());
            for line in explanation.criteria() {
                let chosen: u64 = line.chosen.iter().map(|chosen| u64::from(chosen.points.get()) * chosen.members.len() as u64).sum();
                prop_assert_eq!(chosen, whole(line.mean));
                let asks = line.next_mark.as_ref().map(|mark| mark.requirement);
                prop_assert!(asks.is_none_or(|requirement| line.mean < Mean::from(requirement)));
            }
            prop_assert_eq!(explanation.unmet_for_next_star.is_empty(), rating.unmet_for_next_star().next().is_none());
        }
    }

    #[test]
    fn any_bytes_are_answered_in_words(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let fault = ocop_core::json::Record::read(&bytes).unwrap_err();
        prop_assert!(!fault.error().message().is_empty());
    }

    #[test]
    fn a_spoilt_line_is_rated_or_answered_in_words(
        (_, cards) in council(1..=2),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), 0..4, prop::sample::select(b"{}[]\",:0123456789.-+eEabc \\u\n".to_vec())), 1..6),
    ) {
        let sheet = cards[0].sheet();
        let line = serde_json::json!({
            "id": "p", "edition": sheet.edition(), "set": sheet.number(), "scorecards": cards, "extra": [{"a": "\u{e9}"}],
        });
        let mut line = line.to_string().into_bytes();
        prop_assert!(ocop_core::json::Record::read(&line).is_ok());
        for (at, how, byte) in spoils {
            if line.is_empty() {
                break;
            }
            let at = at.index(line.len());
            match how {
                0 => line[at] = byte,
                1 => line.insert(at, byte),
                2 => drop(line.remove(at)),
                _ => line.truncate(at.max(1)),
            }
        }
        match ocop_core::json::Record::read(&line) {
            Ok(record) => prop_assert!(record.rate().rating().mean() <= Mean::from(Points::FULL)),
            Err(fault) => {
                prop_assert!(!fault.error().message().is_empty());
                prop_assert!(serde_json::to_string(&fault.at_line(1)).unwrap().contains("\"error\""));
            }
        }
    }

    #[test]
    fn a_changed_sheet_is_refused_in_words_or_can_be_used(
        index in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..9, any::<u8>()), 1..4),
    ) {
        let sheets = sheets();
        let mut spec = index.get(&sheets).to_spec();
        let keys: Vec<String> = index.get(&sheets).criteria().map(|criterion| criterion.key().to_owned()).collect();
        for (key, level, how, number) in changes {
            let criterion = spec.criterion_mut(&keys[key.index(keys.len())]);
            let Some(criterion) = criterion.filter(|criterion| !criterion.levels.is_empty()) else { continue };
            let at = level.index(criterion.levels.len());
            match how {
                0 => criterion.max = number,
                1 => criterion.levels[at].points = number,
                2 => criterion.levels[at].mark = Star::from_number(number % 7),
                3 => criterion.levels[at].case = ["a", "b", "c"].get(usize::from(number % 4)).map(|case| case.parse().unwrap()),
                4 => drop(criterion.levels.remove(at)),
                5 => criterion.levels.insert(at, criterion.levels[at].clone()),
                6 => criterion.requires = Some(keys[usize::from(number) % keys.len()].clone()),
                7 => criterion.zero_stops = true,
                _ => criterion.single_line = true,
            }
        }
        match spec.build() {
            Err(fault) => prop_assert!(!fault.message().is_empty()),
            Ok(sheet) => {
                let card = crate::util::full(&sheet).complete();
                let rating = rate([card.unwrap()]);
                prop_assert_eq!(rating.mean(), Mean::from(sheet.reaches()));
                prop_assert!(!rating.explain(Lang::Vi).to_string().is_empty());
            }
        }
    }

    #[test]
    fn means_of_councils_print_and_parse_back(sum in any::<u64>(), count in 1..=u64::MAX) {
        let mean = Mean::new(sum, count).unwrap();
        if mean > Mean::from(Points::FULL) {
            let refused = mean.to_string().parse::<Mean>().unwrap_err();
            prop_assert_eq!(refused.detail(), ocop_core::ErrorDetail::MeanOutOfRange);
            return Ok(());
        }
        prop_assert_eq!(mean.to_string().parse::<Mean>(), Ok(mean));
        prop_assert_eq!(serde_json::from_str::<Mean>(&serde_json::to_string(&mean).unwrap()).unwrap(), mean);
    }
}

#[test]
fn every_sheet_written_as_json_reads_back() {
    for sheet in sheets() {
        let json = serde_json::to_string(&sheet.to_spec()).unwrap();
        let spec: ocop_core::sheet::SheetSpec = serde_json::from_str(&json).unwrap();
        let again = spec.build().unwrap();
        assert_eq!(again.to_spec(), spec);
        assert_eq!(sheet.to_spec(), spec);
        assert_ne!(again, sheet);
    }
}

#[test]
fn every_id_prints_and_parses_back() {
    use ocop_core::{
        Authority, Case, CertificateState, CodeEra, Concept, Edition, ErrorKind, Interpretation,
        NoteKind, ProductCode, Recognition, Rounding, Tier, Withdrawal,
    };

    #[allow(clippy::needless_pass_by_value)] // as `for_each` hands it over
    fn check<T>(value: T)
    where
        T: std::fmt::Display
            + std::str::FromStr<Err = ocop_core::Error>
            + PartialEq
            + std::fmt::Debug,
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        assert_eq!(value.to_string().parse::<T>().unwrap(), value);
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
        for bad in ["", " ", "x-x", "999999999999999999999"] {
            assert!(bad.parse::<T>().is_err(), "{bad:?} is no {value:?}");
            assert!(serde_json::from_str::<T>(&format!("{bad:?}")).is_err());
        }
    }

    Edition::ALL.into_iter().for_each(check);
    Star::ALL.into_iter().for_each(check);
    Tier::ALL.into_iter().for_each(check);
    Lang::ALL.into_iter().for_each(check);
    NoteKind::ALL.into_iter().for_each(check);
    Interpretation::ALL.into_iter().for_each(check);
    ErrorKind::ALL.into_iter().for_each(check);
    Rounding::ALL.into_iter().for_each(check);
    Recognition::ALL.into_iter().for_each(check);
    Withdrawal::ALL.into_iter().for_each(check);
    Authority::ALL.into_iter().for_each(check);
    CertificateState::ALL.into_iter().for_each(check);
    CodeEra::ALL.into_iter().for_each(check);
    check(ProductCode::with_district(1, 1, 1, 1, 2019).unwrap());
    check(ProductCode::without_district(99, 99_999, 9_999, 2099).unwrap());
    Concept::all().for_each(check);
    [Case::A, Case::B].into_iter().for_each(check);
    for case in [None, Some(Case::A), Some(Case::B)] {
        for level in 0..=255 {
            let choice = Choice::new(case, level);
            assert_eq!(choice.to_string().parse::<Choice>(), Ok(choice));
        }
    }
    for bad in ["", "a", "ab1", "A1", "01", "+1", "256", "1a", " 1", "1 "] {
        assert!(bad.parse::<Choice>().is_err(), "{bad:?}");
    }
    (0..=100).map(Points::new).for_each(check);
}
