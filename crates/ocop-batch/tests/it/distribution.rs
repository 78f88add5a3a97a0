//! Counts of scorecards, against every scorecard rated one by one.

use ocop_batch::Distribution;
use ocop_core::sheet::{
    CriterionSpec, LevelSpec, PartSpec, SectionSpec, SheetSpec, UnreconciledSpec,
};
use ocop_core::{
    Case, Choice, Council, Edition, ErrorKind, Label, Points, Rounding, Scorecard, Sheet, Star,
};
use proptest::prelude::*;

use crate::util::{sheets, worth};

/// No star, and one to five.
fn stars() -> impl Iterator<Item = Option<Star>> {
    [None].into_iter().chain(Star::ALL.map(Some))
}

/// The scorecards of a small sheet, one by one.
fn scorecards(sheet: &Sheet) -> Vec<Scorecard> {
    let mut builders = vec![sheet.scorecard()];
    for criterion in sheet.criteria() {
        let key = criterion.key();
        builders = builders
            .iter()
            .flat_map(|builder| {
                let chosen = criterion
                    .choices()
                    .map(|choice| builder.clone().choose(key, choice));
                let left_out = criterion.requires().map(|_| builder.clone().leave_out(key));
                chosen.chain(left_out).map(Result::unwrap)
            })
            .collect();
    }
    builders
        .into_iter()
        .filter_map(|builder| builder.complete().ok())
        .collect()
}

/// Checks that a distribution matches the ratings of these scorecards.
#[track_caller]
fn check(all: &Distribution, cards: &[Scorecard]) {
    let sheet = all.sheet();
    let count =
        |is: &dyn Fn(&Scorecard) -> bool| cards.iter().filter(|card| is(card)).count() as u128;
    assert_eq!(all.scorecards(), cards.len() as u128, "{sheet}");
    for points in 0..=101 {
        let total = Points::new(points);
        assert_eq!(
            all.with_total(total),
            count(&|card| card.total() == total),
            "{points}"
        );
        for star in stars() {
            assert_eq!(
                all.with_total_and_star(total, star),
                count(&|card| card.total() == total && card.star() == star),
                "{points} {star:?}"
            );
        }
    }
    for star in Star::ALL {
        assert_eq!(all.with_band(star), count(&|card| card.band() == star));
        let misses = |card: &Scorecard| {
            let rating = Council::of([card.clone()]).unwrap().rate().unwrap();
            rating.unmet(star).next().is_some()
        };
        assert_eq!(all.missing(star), count(&misses), "{star}");
    }
    for star in stars() {
        assert_eq!(
            all.with_star(star),
            count(&|card| card.star() == star),
            "{star:?}"
        );
    }
}

/// A level by its points and mark; marks on levels worth nothing, or that do not rise, are dropped.
fn levels(case: Option<Case>, points: &mut [u8], marks: &[Option<Star>]) -> Vec<LevelSpec> {
    points.sort_unstable();
    let mut last = None;
    points
        .iter()
        .zip(marks)
        .map(|(&points, &mark)| {
            let mut level = LevelSpec::new(points, Label::new("mức", "level"));
            level.case = case;
            level.mark = mark.filter(|&mark| points > 0 && Some(mark) > last);
            last = level.mark.or(last);
            level
        })
        .collect()
}

prop_compose! {
    /// A criterion of up to 25 points, with cases or without.
    fn criterion()(
        mut points in prop::collection::vec(0_u8..=25, 1..=3),
        mut of_b in prop::option::weighted(0.3, prop::collection::vec(0_u8..=25, 1..=2)),
        marks in prop::collection::vec(prop::option::weighted(0.4, prop::sample::select(Star::RECOGNISED.to_vec())), 6),
        line_mark in prop::option::weighted(0.2, prop::sample::select(Star::RECOGNISED.to_vec())),
        zero_stops in prop::bool::weighted(0.3),
        story in prop::option::weighted(0.6, any::<prop::sample::Index>()),
        sparse in prop::bool::weighted(0.5),
    ) -> (CriterionSpec, Option<prop::sample::Index>) {
        // Many equal points, so that several choices are worth the same.
        let coarse = |points: &mut Vec<u8>| if sparse { points.iter_mut().for_each(|points| *points = *points / 9 * 9) };
        coarse(&mut points);
        let mut all = match &mut of_b {
            None => levels(None, &mut points, &marks),
            Some(_) => levels(Some(Case::A), &mut points, &marks),
        };
        if let Some(of_b) = &mut of_b {
            coarse(of_b);
            all.extend(levels(Some(Case::B), of_b, &marks[3..]));
        }
        let best = all.iter().map(|level| level.points).max().unwrap();
        let mut spec = CriterionSpec::new("", "", Label::new("tiêu chí", "criterion"), best);
        spec.levels = all;
        spec.line_mark = line_mark.filter(|_| best > 0);
        spec.zero_stops = zero_stops && best > 0;
        (spec, story)
    }
}

prop_compose! {
    /// A small sheet with every feature that a star hangs on.
    fn small()(
        mut criteria in prop::collection::vec(criterion(), 1..=4),
        bands in prop::option::of(prop::collection::btree_set(1_u8..=100, 4)),
    ) -> Sheet {
        let best = |criteria: &[(CriterionSpec, _)]| criteria.iter().map(|(spec, _)| u16::from(spec.max)).sum::<u16>();
        let reaches = best(&criteria);
        let mut section = SectionSpec::new("1", "", Label::new("mục", "section"), reaches);
        let mut free: Vec<String> = Vec::new();
        for (place, (mut spec, story)) in (1..).zip(criteria.drain(..)) {
            spec.key = format!("1.{place}");
            match story {
                Some(story) if !free.is_empty() => spec.requires = Some(story.get(&free).clone()),
                _ if spec.max > 0 => free.push(spec.key.clone()),
                _ => {}
            }
            section.criteria.push(spec);
        }
        let mut spec = SheetSpec::new(Edition::E2026, 1, Label::new("thử", "trial"));
        spec.bands = bands.map(|bands| Vec::from_iter(bands).try_into().unwrap());
        if reaches < 100 {
            spec.unreconciled = Some(UnreconciledSpec::new(reaches, Label::new("thử", "trial")));
        }
        let mut part = PartSpec::new("A", 100);
        part.sections.push(section);
        spec.parts.push(part);
        spec.build().unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: testkit::effort::cases(300), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_counts_of_a_small_sheet_are_those_of_its_scorecards(sheet in small()) {
        check(&Distribution::of(&sheet).unwrap(), &scorecards(&sheet));
    }
}

/// A sheet whose criteria are worth nothing and have no choice, but for some.
fn reduced(sheet: &Sheet, kept: &[&str]) -> Sheet {
    let mut spec = sheet.to_spec();
    let mut reaches = 0;
    for section in spec.parts.iter_mut().flat_map(|part| &mut part.sections) {
        for criterion in &mut section.criteria {
            if kept.contains(&&*criterion.key) {
                reaches += u16::from(criterion.max);
                continue;
            }
            let mut level = criterion.levels[0].clone();
            (level.points, level.mark, level.case) = (0, None, None);
            criterion.levels = vec![level];
            (
                criterion.line_mark,
                criterion.requires,
                criterion.zero_stops,
            ) = (None, None, false);
        }
    }
    let why = Label::new("rút gọn", "reduced");
    spec.unreconciled = Some(UnreconciledSpec::new(reaches, why));
    // Few points are left, with bands to separate them.
    spec.bands = Some([5, 10, 15, 20]);
    spec.build().unwrap()
}

#[test]
fn the_counts_of_a_reduced_sheet_of_the_law_are_those_of_the_numbers_that_unpack() {
    for (edition, number, kept) in [
        (Edition::E2026, 7, ["1.5", "2.3", "5.1", "5.2", "8", "9"]),
        (Edition::E2026, 26, ["1.1", "2.1", "8", "9", "10", "15"]),
        (Edition::E2023, 7, ["1.d", "3.e", "5.a", "5.b", "5.c", "9"]),
        (
            Edition::E2019,
            14,
            ["5.1", "5.2", "5.3", "6.1", "6.2", "6.3"],
        ),
    ] {
        let sheet = reduced(&edition.sheet(number).unwrap(), &kept);
        let below: u64 = sheet
            .criteria()
            .map(|criterion| {
                let left_out = u64::from(criterion.requires().is_some());
                criterion.choices().count() as u64 + left_out
            })
            .product();
        let cards: Vec<_> = (0..below)
            .filter_map(|packed| sheet.unpack(packed).ok())
            .collect();
        let (found, depends) = (
            cards.len() as u64,
            sheet
                .criteria()
                .any(|criterion| criterion.requires().is_some()),
        );
        assert!(found > 500, "{sheet}: {found} of {below}");
        assert_eq!(found < below, depends, "{sheet}");
        check(&Distribution::of(&sheet).unwrap(), &cards);
    }
}

/// The choices of a criterion with exactly these points.
fn worths(sheet: &Sheet, wanted: impl Fn(u16, u16) -> bool) -> u128 {
    let options = |criterion: ocop_core::Criterion<'_>| {
        let best = worth(criterion, criterion.best());
        let choices = criterion.choices();
        choices
            .filter(|&choice: &Choice| wanted(worth(criterion, choice), best))
            .count() as u128
    };
    sheet.criteria().map(options).product()
}

#[test]
fn every_scorecard_of_every_sheet_has_one_total_one_band_and_one_star() {
    for sheet in sheets() {
        let all = Distribution::of(&sheet).unwrap();
        let by_total: u128 = all.totals().map(|(_, count)| count).sum();
        let by_band: u128 = Star::ALL.map(|band| all.with_band(band)).into_iter().sum();
        let by_star: u128 = stars().map(|star| all.with_star(star)).sum();
        assert_eq!(
            [by_total, by_band, by_star],
            [all.scorecards(); 3],
            "{sheet}"
        );
        for (total, count) in all.totals() {
            let by_star: u128 = stars()
                .map(|star| all.with_total_and_star(total, star))
                .sum();
            assert_eq!(
                (by_star, all.with_total(total)),
                (count, count),
                "{sheet} {total}"
            );
        }
        assert_eq!(all.totals().len(), 101);
    }
}

#[test]
fn every_sheet_has_as_many_scorecards_as_its_options_give_where_the_rule_of_the_story_lets_them() {
    for sheet in sheets() {
        let mut wanted = 1_u128;
        for story in sheet
            .criteria()
            .filter(|criterion| criterion.requires().is_none())
        {
            let choices: Vec<_> = story.choices().collect();
            let zeros = choices
                .iter()
                .filter(|&&choice| worth(story, choice) == 0)
                .count() as u128;
            let (mut with, mut without) = (choices.len() as u128 - zeros, zeros);
            for criterion in sheet
                .criteria()
                .filter(|criterion| criterion.requires() == Some(story))
            {
                let choices: Vec<_> = criterion.choices().collect();
                with *= choices.len() as u128;
                let zeros = choices
                    .iter()
                    .filter(|&&choice| worth(criterion, choice) == 0)
                    .count();
                without *= zeros as u128 + 1;
            }
            wanted *= with + without;
        }
        let all = Distribution::of(&sheet).unwrap();
        assert_eq!(all.scorecards(), wanted, "{sheet}");
        // Numbers of scorecards that break the rule exist, and every sheet of the law has some.
        let numbers: u128 = sheet
            .criteria()
            .map(|criterion| {
                criterion.choices().count() as u128 + u128::from(criterion.requires().is_some())
            })
            .product();
        let depends = sheet
            .criteria()
            .any(|criterion| criterion.requires().is_some());
        assert_eq!(all.scorecards() < numbers, depends, "{sheet}");
    }
}

#[test]
fn the_best_total_of_every_sheet_is_reached_by_its_best_choices_only() {
    for sheet in sheets() {
        let all = Distribution::of(&sheet).unwrap();
        assert_eq!(
            all.with_total(sheet.reaches()),
            worths(&sheet, |worth, best| worth == best),
            "{sheet}"
        );
        let above = all.totals().filter(|&(total, _)| total > sheet.reaches());
        assert_eq!(above.map(|(_, count)| count).sum::<u128>(), 0, "{sheet}");
    }
}

#[test]
fn no_points_at_all_are_the_choices_worth_nothing_and_what_is_left_out() {
    for sheet in sheets() {
        let left_out = |criterion: ocop_core::Criterion<'_>| {
            let zeros = criterion
                .choices()
                .filter(|&choice| worth(criterion, choice) == 0)
                .count();
            zeros as u128 + u128::from(criterion.requires().is_some())
        };
        let wanted: u128 = sheet.criteria().map(left_out).product();
        assert_eq!(
            Distribution::of(&sheet).unwrap().with_total(Points::ZERO),
            wanted,
            "{sheet}"
        );
    }
}

#[test]
fn a_star_is_never_above_its_band_and_above_two_only_with_its_requirements_met() {
    for sheet in sheets() {
        let all = Distribution::of(&sheet).unwrap();
        for (total, _) in all.totals() {
            let band = sheet.bands().of(total.into());
            for star in Star::ALL.into_iter().filter(|&star| star > band) {
                assert_eq!(
                    all.with_total_and_star(total, Some(star)),
                    0,
                    "{sheet} {total} {star}"
                );
            }
        }
        for star in Star::RECOGNISED {
            let at_least = |star: &Star| all.with_star(Some(*star));
            let with: u128 = Star::RECOGNISED
                .iter()
                .filter(|&&other| other >= star)
                .map(at_least)
                .sum();
            assert!(
                with <= all.scorecards() - all.missing(star),
                "{sheet} {star}"
            );
        }
        assert_eq!([Star::One, Star::Two].map(|star| all.missing(star)), [0, 0]);
    }
}

#[test]
fn scorecards_that_a_zero_stops_are_those_with_a_zero_there() {
    for sheet in sheets() {
        let kept = |criterion: ocop_core::Criterion<'_>| {
            assert!(!criterion.stops_on_zero() || criterion.requires().is_none());
            let zeros = criterion
                .choices()
                .filter(|&choice| worth(criterion, choice) == 0)
                .count();
            let choices = criterion.choices().count() as u128;
            (
                choices,
                if criterion.stops_on_zero() {
                    choices - zeros as u128
                } else {
                    choices
                },
            )
        };
        let all = Distribution::of(&sheet).unwrap();
        // The share of those that go on is a product over the criteria that stop.
        let (of, on) = sheet
            .criteria()
            .filter(|criterion| criterion.stops_on_zero())
            .map(kept)
            .fold((1, 1), |(of, on), (choices, kept)| {
                (of * choices, on * kept)
            });
        let stopped = all.with_star(None);
        assert_eq!(
            (all.scorecards() - stopped) / on * of,
            all.scorecards(),
            "{sheet}"
        );
    }
}

#[test]
fn a_sheet_with_too_many_scorecards_is_refused() {
    let level = |points| LevelSpec::new(points, Label::new("mức", "level"));
    let sheet = |criteria: usize, more: usize| {
        let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
        let mut section = SectionSpec::new("1", "", Label::new("mục", "section"), 100);
        for place in 1..=criteria {
            let max = if place == 1 { 100 } else { 0 };
            let key = format!("1.{place}");
            let mut criterion = CriterionSpec::new(key, "", Label::new("a", "a"), max);
            // Levels 0 to 3, all worth nothing.
            criterion.levels = vec![level(0); if place == criteria { more } else { 4 }];
            criterion.levels.last_mut().unwrap().points = max;
            section.criteria.push(criterion);
        }
        let mut part = PartSpec::new("A", 100);
        part.sections.push(section);
        spec.parts = vec![part];
        spec.build().unwrap()
    };
    // 61 criteria of four levels, and 3 options on the last: 3 · 2^122.
    let wide = Distribution::of(&sheet(62, 3)).unwrap();
    assert_eq!(wide.scorecards(), 3 << 122);
    assert_eq!(wide.with_total(Points::FULL), 3 << 120);
    let quarter = wide.share(wide.with_total(Points::FULL), 20, Rounding::HalfUp);
    assert_eq!(quarter.to_string(), "0.25000000000000000000");
    for (criteria, more) in [(62, 4), (62, 99), (64, 4)] {
        let fault = Distribution::of(&sheet(criteria, more)).unwrap_err();
        assert_eq!(
            (fault.kind(), fault.to_string().as_str()),
            (
                ErrorKind::BadSheet,
                "custom sheet of 26/2026 set 7 has 2^124 scorecards or more, too many to be counted"
            )
        );
    }
}

#[test]
fn shares_are_exact_to_their_last_place() {
    let all = Distribution::of(&Edition::E2026.sheet(7).unwrap()).unwrap();
    let third = all.scorecards() / 3;
    assert_eq!(all.scorecards() % 3, 0);
    let shown = |count, dp, rounding| all.share(count, dp, rounding).to_string();
    assert_eq!(shown(third * 2, 4, Rounding::HalfUp), "0.6667");
    assert_eq!(shown(third * 2, 4, Rounding::Down), "0.6666");
    assert_eq!(
        shown(third, 99, Rounding::HalfEven),
        format!("0.{}", "3".repeat(20))
    );
    assert_eq!(shown(0, 2, Rounding::HalfUp), "0.00");
    assert_eq!(shown(all.scorecards(), 2, Rounding::HalfUp), "1.00");
    assert_eq!(shown(u128::MAX, 0, Rounding::HalfUp), "1");
}
