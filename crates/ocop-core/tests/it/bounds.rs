//! Bounds of unfinished scorecards: they include every completion, and relevant criteria decide the
//! star.

use std::collections::BTreeSet;

use ocop_core::sheet::CriterionSpec;
use ocop_core::{
    Criterion, Edition, ErrorKind, Lang, Points, Scorecard, ScorecardBuilder, Sheet, Star,
};
use proptest::prelude::*;

use crate::custom_limits::{criterion, one_section};
use crate::laws::builder;
use crate::util::{full, sheets};

/// Every completion: each open criterion at each choice, or left out if there is no story.
fn completions(builder: &ScorecardBuilder) -> Vec<Scorecard> {
    fn go(builder: &ScorecardBuilder, open: &[String], found: &mut Vec<Scorecard>) {
        let Some((key, rest)) = open.split_first() else {
            found.extend(builder.clone().complete());
            return;
        };
        let criterion = builder.sheet().criterion(key).unwrap();
        for choice in criterion.choices() {
            go(&builder.clone().choose(key, choice).unwrap(), rest, found);
        }
        if criterion.requires().is_some() {
            go(&builder.clone().leave_out(key).unwrap(), rest, found);
        }
    }
    let open: Vec<String> = builder.missing().map(|one| one.key().to_owned()).collect();
    let mut found = Vec::new();
    go(builder, &open, &mut found);
    found
}

fn keys<'a>(criteria: impl Iterator<Item = Criterion<'a>>) -> Vec<String> {
    criteria.map(|one| one.key().to_owned()).collect()
}

/// A sheet without some of its answers: any of them, a story with what depends on it, or a story of a
/// custom sheet with several criteria that depend on it.
fn unfinished(open: usize) -> impl Strategy<Value = ScorecardBuilder> {
    prop_oneof![3 => anywhere(open), 1 => around_a_story(), 2 => many_depend(open)]
}

/// A sheet of the law whose story is open, with the criteria that depend on it and one more.
fn around_a_story() -> impl Strategy<Value = ScorecardBuilder> {
    let index = any::<prop::sample::Index>;
    let lowered = prop::collection::vec((index(), index()), 0..6);
    (index(), index(), lowered).prop_map(|(sheet, more, lowered)| {
        let sheets: Vec<Sheet> = sheets()
            .into_iter()
            .filter(|sheet| sheet.criteria().any(|one| one.requires().is_some()))
            .collect();
        let sheet = sheet.get(&sheets);
        let is_tied = |criterion: Criterion<'_>| {
            let mut all = sheet.criteria();
            criterion.requires().is_some() || all.any(|one| one.requires() == Some(criterion))
        };
        let others: Vec<_> = sheet.criteria().filter(|one| !is_tied(*one)).collect();
        let mut found = full(sheet);
        for (place, level) in lowered {
            let criterion = place.get(&others);
            let choices: Vec<_> = criterion.choices().collect();
            found.set(criterion.key(), *level.get(&choices)).unwrap();
        }
        let tied = sheet.criteria().filter(|one| is_tied(*one));
        for criterion in tied.chain([*more.get(&others)]) {
            found.clear(criterion.key()).unwrap();
        }
        found
    })
}

/// A small custom sheet: a story, up to three criteria that depend on it, up to two more, and the rest of
/// the points in one answer. Some of them are worth nothing, and some have a mark.
fn many_depend(open: usize) -> impl Strategy<Value = ScorecardBuilder> {
    let drawn = |most: u8| {
        let points = prop::collection::btree_set(0..=most, 1..=3);
        (points, prop::option::weighted(0.1, 3..=5_u8))
    };
    let dependent = prop::collection::vec(drawn(5), 1..=3);
    let others = prop::collection::vec(drawn(8), 1..=2);
    let answers = prop::collection::vec(prop::option::weighted(0.1, any::<u8>()), 6);
    let short = prop_oneof![0..5_u8, 0..14_u8];
    (drawn(4), dependent, others, answers, short).prop_map(
        move |(mut story, dependent, others, answers, short)| {
            // Nothing depends on a story that is worth nothing.
            story.0.insert(1);
            let depend = 1..=dependent.len();
            let drawn = [story].into_iter().chain(dependent).chain(others);
            let drawn = drawn.enumerate().map(|(place, (points, mark))| {
                let mut spec = criterion(&format!("{place}"), points);
                spec.requires = depend.contains(&place).then(|| "0".to_owned());
                let max = spec.max;
                let highest = spec.levels.last_mut().filter(|_| max > 0);
                if let (Some(highest), Some(mark)) = (highest, mark) {
                    highest.mark = Some(Star::from_number(mark).unwrap());
                }
                spec
            });
            let mut all: Vec<CriterionSpec> = drawn.collect();
            let rest = 100 - all.iter().map(|one| one.max).sum::<u8>();
            all.push(criterion("rest", [rest - short, rest]));
            let sheet = one_section(all).build().unwrap();

            let mut found = sheet.scorecard_from([("rest", 1_u8)]).unwrap();
            // The last ones are answered, until no more are open than asked for.
            for (criterion, answer) in sheet.criteria().rev().zip(answers) {
                let is_over = found.missing().count() > open;
                let Some(answer) = answer.or(is_over.then_some(0)) else {
                    continue;
                };
                let choices: Vec<_> = criterion.choices().collect();
                let choice = choices[usize::from(answer) % choices.len()];
                let with = found.clone().choose(criterion.key(), choice).unwrap();
                // Points without a story have no bounds.
                if criterion.key() != "rest" && with.bounds().is_ok() {
                    found = with;
                }
            }
            found
        },
    )
}

/// A sheet without any of its answers: random, or at its best but for a few.
fn anywhere(open: usize) -> impl Strategy<Value = ScorecardBuilder> {
    let places = prop::collection::vec(any::<prop::sample::Index>(), 1..=open);
    let seeds = prop::collection::vec(any::<u16>(), 64);
    let lowered = prop::collection::vec(any::<prop::sample::Index>(), 0..8);
    (
        any::<prop::sample::Index>(),
        seeds,
        lowered,
        places,
        prop::bool::weighted(0.7),
    )
        .prop_map(|(index, seeds, lowered, places, high)| {
            let sheets = sheets();
            let sheet = index.get(&sheets);
            let random = builder(sheet, &seeds);
            let count = sheet.criteria().count();
            let mut found = if high { full(sheet) } else { random.clone() };
            if high {
                // At its best but for a few: stars are near.
                for place in lowered {
                    let criterion = sheet.criteria().nth(place.index(count)).unwrap();
                    let is_tied = criterion.requires().is_some()
                        || sheet
                            .criteria()
                            .any(|one| one.requires() == Some(criterion));
                    if let (false, Some(choice)) = (is_tied, random.choice(criterion.key())) {
                        found.set(criterion.key(), choice).unwrap();
                    }
                }
            }
            for place in places {
                let criterion = sheet.criteria().nth(place.index(count)).unwrap();
                found.clear(criterion.key()).unwrap();
            }
            found
        })
}

/// The points of a criterion over all completions.
fn all_worths(all: &[Scorecard], one: &Criterion<'_>, worths: Vec<u16>) -> Vec<u16> {
    let found: BTreeSet<u16> = all
        .iter()
        .map(|card| card.points(one.key()).unwrap().get())
        .collect();
    worths
        .into_iter()
        .filter(|worth| found.contains(worth))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(300), ..ProptestConfig::default() })]

    #[test]
    fn bounds_are_reached_and_never_passed(builder in unfinished(5)) {
        let bounds = builder.bounds().unwrap();
        let all = completions(&builder);
        let totals = || all.iter().map(Scorecard::total);
        let stars = || all.iter().map(Scorecard::star);
        prop_assert_eq!(Some(bounds.lowest().total()), totals().min());
        prop_assert_eq!(Some(bounds.highest().total()), totals().max());
        prop_assert_eq!(Some(bounds.lowest().star()), stars().min());
        prop_assert_eq!(Some(bounds.highest().star()), stars().max());
        prop_assert_eq!(bounds.is_decided(), stars().collect::<BTreeSet<_>>().len() == 1);
        for (card, bound) in [
            (bounds.lowest_scorecard(), bounds.lowest()),
            (bounds.highest_scorecard(), bounds.highest()),
        ] {
            prop_assert!(all.contains(&card));
            prop_assert_eq!((card.total(), card.band(), card.star()),
                (bound.total(), bound.band(), bound.star()));
        }
        prop_assert_eq!(keys(bounds.open()), keys(builder.missing()));
    }

    #[test]
    fn an_answer_leaves_open_what_the_bounds_say(builder in unfinished(5)) {
        let bounds = builder.bounds().unwrap();
        let answers = bounds.answers();
        prop_assert_eq!(answers.len(), builder.missing().count());
        for answer in &answers {
            let key = answer.criterion().key();
            for (choice, (low, high)) in [
                (answer.worst(), answer.at_worst()),
                (answer.best(), answer.at_best()),
            ] {
                let after = builder.clone().choose(key, choice).unwrap();
                let after = after.bounds().unwrap();
                prop_assert_eq!((after.lowest(), after.highest()), (low, high), "{}", key);
            }
        }
        let moved: Vec<_> = answers.iter().map(|one| (one.stars_moved(), one.points_moved())).collect();
        prop_assert!(moved.is_sorted_by(|one, next| one >= next));
    }

    #[test]
    fn the_smallest_relevant_sets_are_those_of_brute_force(builder in unfinished(5)) {
        let bounds = builder.bounds().unwrap();
        let found = keys(bounds.relevant());
        prop_assert_eq!(found.len() + bounds.irrelevant().count(), builder.missing().count());

        let open = keys(builder.missing());
        let all = completions(&builder);
        // Whatever they are answered, the star hangs on nothing else.
        let decides = |set: &Vec<String>| {
            let mut stars = std::collections::BTreeMap::new();
            all.iter().all(|card| {
                let points: Vec<_> = set.iter().map(|key| card.points(key)).collect();
                *stars.entry(points).or_insert(card.star()) == card.star()
            })
        };
        let subsets = (0..1_u32 << open.len()).map(|bits| {
            let own = open.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
            own.map(|(_, key)| key.clone()).collect::<Vec<_>>()
        });
        let relevant: Vec<Vec<String>> = subsets.filter(decides).collect();
        let least = relevant.iter().map(Vec::len).min();
        // There is one smallest set.
        let smallest: Vec<_> = relevant.into_iter().filter(|set| Some(set.len()) == least).collect();
        prop_assert_eq!(vec![found], smallest);
    }
}

/// The smallest sets that secure or exclude a star are those found by trying all of them.
fn sets_are_those_of_brute_force(builder: &ScorecardBuilder) -> Result<(), TestCaseError> {
    let bounds = builder.bounds().unwrap();
    let open: Vec<Criterion<'_>> = bounds.open().collect();
    let all = completions(builder);
    // The points of each card at each open criterion, and the least and most of them.
    let points: Vec<Vec<u16>> = all
        .iter()
        .map(|card| {
            open.iter()
                .map(|one| card.points(one.key()).unwrap().get())
                .collect()
        })
        .collect();
    let ends: Vec<[Option<u16>; 2]> = open
        .iter()
        .map(|one| {
            let worths = one
                .choices()
                .map(|choice| crate::util::worth(*one, choice))
                .collect();
            let worths = all_worths(&all, one, worths);
            [worths.iter().min().copied(), worths.iter().max().copied()]
        })
        .collect();
    for star in Star::RECOGNISED {
        for best in [true, false] {
            let found = if best {
                bounds.securing(star, 1000)
            } else {
                bounds.excluding(star, 1000)
            };
            let count = found.len();
            let found: BTreeSet<Vec<String>> =
                found.into_iter().map(|set| keys(set.into_iter())).collect();
            prop_assert_eq!(count, found.len(), "each once");
            // With these at their side, whatever the others are, the star is reached, or is not.
            let settles = |set: &Vec<usize>| {
                let at_side = |points: &[u16]| {
                    set.iter()
                        .all(|&one| Some(points[one]) == ends[one][usize::from(best)])
                };
                all.iter()
                    .zip(&points)
                    .filter(|(_, points)| at_side(points))
                    .all(|(card, _)| (card.star() >= Some(star)) == best)
            };
            let subsets = (0..1_u32 << open.len()).map(|bits| {
                (0..open.len())
                    .filter(|place| bits >> place & 1 == 1)
                    .collect::<Vec<_>>()
            });
            let sufficient: Vec<_> = subsets.filter(settles).collect();
            let least = sufficient.iter().map(Vec::len).min();
            let smallest = sufficient
                .into_iter()
                .filter(|set| Some(set.len()) == least);
            let smallest: BTreeSet<Vec<String>> = smallest
                .map(|set| set.iter().map(|&one| open[one].key().to_owned()).collect())
                .collect();
            prop_assert_eq!(found, smallest, "{} {}", star, best);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(60), ..ProptestConfig::default() })]

    #[test]
    fn the_fewest_sufficient_answers_are_those_of_brute_force(builder in unfinished(4)) {
        sets_are_those_of_brute_force(&builder)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(600), ..ProptestConfig::default() })]

    #[test]
    fn so_are_those_around_a_story(builder in many_depend(5)) {
        sets_are_those_of_brute_force(&builder)?;
    }
}

fn cleared(sheet: &Sheet, open: &[&str]) -> ScorecardBuilder {
    let mut builder = full(sheet);
    for key in open {
        builder.clear(key).unwrap();
    }
    builder
}

#[test]
fn a_finished_sheet_is_decided() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = full(&sheet);
    let bounds = builder.bounds().unwrap();
    assert!(bounds.is_decided());
    assert_eq!(bounds.lowest(), bounds.highest());
    assert_eq!(bounds.open().count(), 0);
    assert_eq!(bounds.relevant().count(), 0);
    for star in Star::RECOGNISED {
        assert_eq!(bounds.securing(star, 8), [Vec::new()]);
        assert!(bounds.excluding(star, 8).is_empty());
    }
}

#[test]
fn an_empty_sheet_leaves_everything_open() {
    for sheet in sheets() {
        let builder = sheet.scorecard();
        let bounds = builder.bounds().unwrap();
        let (low, high) = (bounds.lowest(), bounds.highest());
        let stops = sheet.criteria().any(Criterion::stops_on_zero);
        assert_eq!(low.total(), bounds.lowest_scorecard().total());
        assert_eq!(
            (low.star().is_none(), low.band()),
            (stops, Star::One),
            "{sheet}"
        );
        assert_eq!(
            (high.total(), high.star()),
            (sheet.reaches(), Some(Star::Five)),
            "{sheet}"
        );
        assert_eq!(bounds.open().count(), sheet.criteria().count());
    }
}

#[test]
fn points_that_require_a_story_imply_one() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = cleared(&sheet, &["5.1"]);
    let bounds = builder.bounds().unwrap();
    // 5.2 has points, so that 5.1 has at least one.
    let least = bounds.lowest_scorecard().points("5.1").unwrap();
    assert!(least > Points::ZERO);
    // With 5.2 open too, there may be no story.
    let builder = cleared(&sheet, &["5.1", "5.2"]);
    let bounds = builder.bounds().unwrap();
    assert_eq!(bounds.lowest_scorecard().points("5.1"), Some(Points::ZERO));
    assert_eq!(bounds.lowest_scorecard().choice("5.2"), None);
}

#[test]
fn points_without_a_story_are_an_error() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let none = sheet.criterion("5.1").unwrap().choices().next().unwrap();
    let builder = full(&sheet).choose("5.1", none).unwrap();
    let fault = builder.bounds().unwrap_err();
    assert_eq!(
        (fault.kind(), fault.path()),
        (ErrorKind::NotApplicable, "5.2")
    );
}

#[test]
fn a_point_more_or_less_decides() {
    // 26/2026 set 7: full points less 3 on 1.3 and 3 on 11. 3.3 is open, worth 0 to 3.
    // None of these has a mark.
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = cleared(&sheet, &["3.3"]).choose("1.3", 0).unwrap();
    let builder = builder.choose("11", 0).unwrap();
    let bounds = |origin: u8| {
        let builder = builder.clone().choose("1.2", origin).unwrap();
        let bounds = builder.bounds().unwrap();
        let (low, high) = (bounds.lowest(), bounds.highest());
        let asks = keys(bounds.relevant());
        (low.total().get(), high.star(), bounds.is_decided(), asks)
    };
    assert_eq!(bounds(2), (90, Some(Star::Five), true, Vec::new()));
    let asks = vec!["3.3".to_owned()];
    assert_eq!(bounds(1), (89, Some(Star::Five), false, asks));
}

#[test]
fn an_answer_has_its_effect_on_the_bounds() {
    // 26/2026 set 7: 95 points and two stars to 100 points and five, with 2.3 worth 3 and marked, 10 worth 2.
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = cleared(&sheet, &["2.3", "10"]);
    let bounds = builder.bounds().unwrap();
    let moved = bounds.answers().into_iter().map(|answer| {
        let key = answer.criterion().key();
        (key, answer.stars_moved(), answer.points_moved().get())
    });
    assert_eq!(moved.collect::<Vec<_>>(), [("2.3", 6, 6), ("10", 0, 4)]);
    // At most as many sets as requested.
    for (most, given) in [(0, 0), (1, 1), (2, 1)] {
        assert_eq!(bounds.securing(Star::Five, most).len(), given);
        assert_eq!(bounds.excluding(Star::Five, most).len(), given);
    }
}

#[test]
fn open_criteria_are_named_in_both_languages() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = cleared(&sheet, &["2.3", "10"]);
    let bounds = builder.bounds().unwrap();
    for (lang, lines) in [
        (
            Lang::En,
            [
                "Answered        30 of 32 criteria",
                "Still possible  95 points, 2 stars – 100 points, 5 stars by the sheet",
                "Star            not decided",
                "  - 2.3",
                "  - 10: no answer changes the star",
                "  - 5★: certain with the best level on 2.3; impossible with the worst level on 2.3",
                "  - 2.3 Style and labelling of goods: with level 0 at most 97 points, 2 stars; with level 3 at least 98 points, 5 stars by the sheet",
            ],
        ),
        (
            Lang::Vi,
            [
                "Đã chấm     30/32 tiêu chí",
                "Còn có thể  95 điểm, 2 sao – 100 điểm, 5 sao theo bộ tiêu chí",
                "Hạng sao    chưa xác định",
                "  - 2.3",
                "  - 10: chấm mức nào cũng không thay đổi hạng sao",
                "  - 5★: chắc chắn đạt nếu chấm mức cao nhất ở 2.3; không thể đạt nếu chấm mức thấp nhất ở 2.3",
                "  - 2.3 Phong cách, ghi nhãn hàng hóa: nếu chấm mức 0, nhiều nhất 97 điểm, 2 sao; nếu chấm mức 3, ít nhất 98 điểm, 5 sao theo bộ tiêu chí",
            ],
        ),
    ] {
        let reported = bounds.explain(lang);
        let (text, page) = (reported.to_string(), reported.to_markdown());
        for line in lines {
            assert!(text.lines().any(|own| own == line), "{line} in\n{text}");
        }
        assert!(page.contains("\n- 2.3\n"), "{page}");
    }
    let data = serde_json::to_value(bounds.explain(Lang::En)).unwrap();
    assert_eq!(data["deciding"], serde_json::json!(["2.3"]));
    assert_eq!(data["idle"], serde_json::json!(["10"]));
}

#[test]
fn a_mistake_that_was_kept_is_an_error() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let builder = cleared(&sheet, &["1.1", "1.2"]).with("1.1", 9);
    let fault = builder.bounds().unwrap_err();
    assert_eq!(
        fault.to_string(),
        "1.1: level 9 out of range: expected 0 to 3"
    );
    let bounds = builder.choose("1.1", 3).unwrap();
    assert_eq!(keys(bounds.bounds().unwrap().open()), ["1.2"]);
}
