//! What costs the stars is counted as the reference path rates: each row by itself, before and after a
//! measure.

use std::collections::BTreeSet;

use ocop_batch::{Batch, Columns, CostCounts, Measure, Outcome, StarCosts};
use ocop_core::sheet::LevelSpec;
use ocop_core::{
    Choice, Council, Criterion, Edition, ErrorDetail, ErrorKind, Label, Rating, RequirementRule,
    Rules, Scorecard, Sheet, Star,
};
use proptest::prelude::*;
use testkit::effort::{cases, sample};

use crate::batch::{Table, any_case, cut, mix, pick, random};
use crate::util::{full, sheets, worth};

/// What is counted of one group, row by row.
#[derive(Debug, Default, Eq, PartialEq)]
struct Counted {
    outcomes: [u64; 7],
    /// By criterion, star, and number of other criteria; the last for too few points.
    missed: Vec<[[u64; 5]; 3]>,
    few_points_alone: [u64; 3],
    scorecards: u64,
    lost: Vec<u64>,
    /// By measure: moved, and the stars before and after.
    moves: Vec<(u64, [[u64; 6]; 6])>,
}

fn stars() -> impl Iterator<Item = Option<Star>> {
    [None].into_iter().chain(Star::ALL.map(Some))
}

impl Counted {
    fn new(sheet: &Sheet, measures: usize) -> Self {
        let criteria = sheet.criteria().count();
        Self {
            missed: vec![[[0; 5]; 3]; criteria],
            lost: vec![0; criteria],
            moves: vec![Default::default(); measures],
            ..Self::default()
        }
    }

    /// The same, as the library counts it.
    fn of(counts: &CostCounts) -> Self {
        let criteria = 0..counts.sheet().criteria().count();
        let ways = |criterion: usize, star: Star| {
            let ways = [0, 1, 2, 3].map(|others| counts.with_others(criterion, star, others));
            assert_eq!(counts.alone(criterion, star), ways[0]);
            let few = counts.with_few_points(criterion, star);
            assert_eq!(
                counts.missed(criterion, star),
                ways.iter().sum::<u64>() + few
            );
            [ways[0], ways[1], ways[2], ways[3], few]
        };
        let by_stars = |measure: usize| {
            let row = |now| stars().map(move |then| counts.changes(measure, now, then));
            let mut cells = [[0; 6]; 6];
            for (cells, now) in cells.iter_mut().zip(stars()) {
                for (cell, count) in cells.iter_mut().zip(row(now)) {
                    *cell = count;
                }
            }
            (counts.moved(measure), cells)
        };
        Self {
            outcomes: Outcome::ALL.map(|outcome| counts.outcome(outcome)),
            missed: criteria
                .clone()
                .map(|criterion| Star::RECOGNISED.map(|star| ways(criterion, star)))
                .collect(),
            few_points_alone: Star::RECOGNISED.map(|star| counts.few_points_alone(star)),
            scorecards: counts.scorecards(),
            lost: criteria
                .map(|criterion| counts.points_lost(criterion))
                .collect(),
            moves: (0..counts.measures().len()).map(by_stars).collect(),
        }
    }

    fn add(&mut self, card: &Scorecard, measures: &[Measure]) {
        self.add_council(std::slice::from_ref(card), &Rules::default(), measures);
    }

    fn add_council(&mut self, cards: &[Scorecard], rules: &Rules, measures: &[Measure]) {
        let rating = rate(cards, rules);
        self.outcomes[place(rating.star())] += 1;
        for (at, star) in Star::RECOGNISED.into_iter().enumerate() {
            let lower = Star::RECOGNISED.into_iter().take(at + 1);
            let unmet = lower.flat_map(|star| rating.unmet(star));
            let unmet = unmet.map(|unmet| unmet.criterion().index());
            let stopped = rating.stopped().map(Criterion::index);
            let missed: BTreeSet<usize> = unmet.chain(stopped).collect();
            let enough = rating.band() >= star;
            // The definition is that of the star rule.
            let has = rating.star().is_some_and(|own| own >= star);
            assert_eq!(has, missed.is_empty() && enough);
            if missed.is_empty() && !enough {
                self.few_points_alone[at] += 1;
            }
            for &criterion in &missed {
                let way = if enough { (missed.len() - 1).min(3) } else { 4 };
                self.missed[criterion][at][way] += 1;
            }
        }
        for card in cards {
            self.scorecards += 1;
            for criterion in card.sheet().criteria() {
                let own = card.choice(criterion.key());
                let own = own.map_or(0, |choice| worth(criterion, choice));
                let most = criterion.choices().map(|choice| worth(criterion, choice));
                self.lost[criterion.index()] += u64::from(most.max().unwrap() - own);
            }
        }
        for (measure, moves) in measures.iter().zip(&mut self.moves) {
            let then: Vec<_> = cards.iter().map(|card| after(card, measure)).collect();
            if then.iter().any(Option::is_some) {
                let then = then.into_iter().zip(cards);
                let then: Vec<_> = then
                    .map(|(then, card)| then.unwrap_or(card.clone()))
                    .collect();
                moves.0 += 1;
                moves.1[place(rating.star())][place(rate(&then, rules).star())] += 1;
            }
        }
    }
}

fn rate(cards: &[Scorecard], rules: &Rules) -> Rating {
    let council = Council::of(cards.to_vec()).unwrap();
    council.under(rules.clone()).rate().unwrap()
}

fn place(star: Option<Star>) -> usize {
    star.map_or(0, |star| star.number().into())
}

/// The scorecard after a measure; `None` if it stays as it is.
fn after(card: &Scorecard, measure: &Measure) -> Option<Scorecard> {
    let sheet = card.sheet();
    let mut choices: Vec<Option<Choice>> = sheet
        .criteria()
        .map(|criterion| card.choice(criterion.key()))
        .collect();
    let mut moved = false;
    for criterion in sheet.criteria() {
        let own = choices[criterion.index()];
        let mut steps = measure.steps().filter(|(key, ..)| *key == criterion.key());
        let step = steps.find(|&(_, from, to)| match (own, from) {
            (None, _) => false,
            (Some(own), Some(from)) => own == from,
            (Some(own), None) => {
                own.case() == to.case() && worth(criterion, own) < worth(criterion, to)
            }
        });
        if let Some((.., to)) = step {
            moved = true;
            choices[criterion.index()] = Some(to);
        }
    }
    for criterion in sheet.criteria() {
        if let Some(story) = criterion.requires() {
            let has_story = choices[story.index()].map_or(0, |choice| worth(story, choice)) > 0;
            let own = &mut choices[criterion.index()];
            *own = if has_story {
                own.or(criterion.choices().next())
            } else {
                None
            };
        }
    }
    let chosen = sheet.criteria().zip(choices);
    let chosen = chosen.filter_map(|(criterion, choice)| Some((criterion.key(), choice?)));
    moved.then(|| sheet.scorecard_from(chosen).unwrap().complete().unwrap())
}

/// Counts by the reference path.
fn reference(table: &Table, sheet: &Sheet, measures: &[Measure], rows: &[bool]) -> Counted {
    let batch = Batch::of(sheet);
    let mut counted = Counted::new(sheet, measures.len());
    table.with(|columns| {
        for (row, &own) in rows.iter().enumerate() {
            match batch.scorecard(columns, row) {
                _ if !own => {}
                Ok(card) => counted.add(&card, measures),
                Err(_) => counted.outcomes[6] += 1,
            }
        }
    });
    counted
}

/// Measures of a sheet, picked by a number: one level to another, all lower ones, and several at once;
/// stories that begin and end are among them.
fn measures(sheet: &Sheet, seed: u64) -> Vec<Measure> {
    let criteria: Vec<_> = sheet.criteria().collect();
    let any = |seed: u64| {
        let criterion = criteria[pick(seed) % criteria.len()];
        let choices: Vec<_> = criterion.choices().collect();
        let [from, to] = [1, 2].map(|more| choices[pick(mix(seed) + more) % choices.len()]);
        if pick(seed + 1).is_multiple_of(3) {
            Measure::at_least(criterion.key(), to)
        } else {
            Measure::new(criterion.key(), from, to)
        }
    };
    let mut measures: Vec<_> = (0..3).map(|number| any(seed ^ number << 50)).collect();
    measures.push(any(seed + 7).and(any(seed + 8)).and(any(seed + 9)));
    for criterion in &criteria {
        if let Some(story) = criterion.requires() {
            let choices: Vec<_> = story.choices().collect();
            let (lowest, best) = (choices[0], choices[choices.len() - 1]);
            let other = criterion.best();
            measures.push(Measure::at_least(story.key(), best));
            measures.push(Measure::new(story.key(), best, lowest));
            measures.push(Measure::at_least(criterion.key(), other).and(Measure::new(
                story.key(),
                lowest,
                choices[1],
            )));
        }
    }
    measures
}

fn costs(sheet: &Sheet, measures: &[Measure]) -> StarCosts {
    let measures = measures.iter().cloned();
    measures.fold(StarCosts::of(sheet), |costs, measure| {
        costs.with(measure).unwrap()
    })
}

#[track_caller]
fn check(sheet: &Sheet, table: &Table, measures: &[Measure]) {
    let mut costs = costs(sheet, measures);
    table.with(|columns| costs.count(columns).unwrap());
    let wanted = reference(table, sheet, measures, &vec![true; table.rows()]);
    assert_eq!(Counted::of(&costs.groups()[0]), wanted, "{sheet}");
}

/// Random rows, and some with a fault.
fn with_faults(sheet: &Sheet, rows: usize, seed: u64) -> Table {
    let mut table = random(sheet, rows, seed);
    for row in (0..rows).step_by(23) {
        let columns = table.levels.len();
        table.levels[pick(row as u64) % columns][row] = [255, 9, 77, 16][row % 4];
    }
    table
}

#[test]
fn every_sheet_is_counted_as_the_reference_path_rates() {
    for (sheet, seed) in sheets().iter().zip(1..) {
        check(
            sheet,
            &with_faults(sheet, 330, seed),
            &measures(sheet, seed),
        );
    }
}

#[test]
fn every_choice_of_every_sheet_is_counted() {
    // All else is best, so that one criterion alone is in the way.
    for sheet in sample(4, sheets()) {
        let cards: Vec<_> = sheet
            .criteria()
            .flat_map(|criterion| {
                criterion
                    .choices()
                    .map(move |choice| (criterion.key(), choice))
            })
            .filter_map(|(key, choice)| full(&sheet).choose(key, choice).ok()?.complete().ok())
            .collect();
        let mut wanted = Counted::new(&sheet, 0);
        cards.iter().for_each(|card| wanted.add(card, &[]));
        let bytes = |criterion: Criterion<'_>| {
            let choice = |card: &Scorecard| card.choice(criterion.key());
            cards.iter().map(choice).collect::<Vec<_>>()
        };
        let levels: Vec<Vec<u8>> = sheet
            .criteria()
            .map(|criterion| {
                let own = bytes(criterion).into_iter();
                own.map(|choice| choice.map_or(255, Choice::level))
                    .collect()
            })
            .collect();
        let cases = sheet.criteria().filter(|criterion| criterion.has_cases());
        let case = |choice: Choice| {
            choice
                .case()
                .map_or(0, |case| case.letter() as u8 - b'a' + 1)
        };
        let cases = cases.map(|criterion| {
            bytes(criterion)
                .into_iter()
                .map(|choice| choice.map_or(0, case))
                .collect()
        });
        let table = Table {
            levels,
            cases: cases.collect(),
        };
        let mut costs = StarCosts::of(&sheet);
        table.with(|columns| costs.count(columns).unwrap());
        assert_eq!(Counted::of(&costs.groups()[0]), wanted, "{sheet}");
    }
}

#[test]
fn blocks_and_short_runs_change_nothing() {
    let sheet = Edition::E2026.sheet(16).unwrap();
    let measures = &measures(&sheet, 3)[..2];
    for rows in [0, 1, 15, 16, 17, 63, 64, 65, 129] {
        check(&sheet, &with_faults(&sheet, rows, 5), measures);
    }
    // A long table is the sum of its short parts.
    for rows in [16_383, 16_384, 16_385] {
        let table = with_faults(&sheet, rows, 5);
        let [mut whole, mut parts] = [(); 2].map(|()| costs(&sheet, measures));
        table.with(|columns| whole.count(columns).unwrap());
        for start in (0..rows).step_by(1_000) {
            let part = cut(&table, start..rows.min(start + 1_000));
            part.with(|columns| parts.count(columns).unwrap());
        }
        assert!(whole.groups() == parts.groups(), "{rows} rows");
    }
}

#[test]
fn groups_are_counted_apart_and_add_up() {
    for set in [7, 16, 26] {
        let sheet = Edition::E2026.sheet(set).unwrap();
        let table = with_faults(&sheet, 900, 11);
        let measures = measures(&sheet, 4);
        // Runs of all lengths, and groups that come back.
        let groups: Vec<usize> = (0..900_usize)
            .map(|row| (row / (row % 40 + 1)) % 5)
            .collect();
        let unreadable = [0, 3, 333, 899];
        let mut costs = costs(&sheet, &measures);
        costs.grow(6);
        table.with(|columns| costs.count_groups(columns, &groups, unreadable).unwrap());
        let mut sum = costs.groups()[5].clone();
        assert_eq!(sum.rows(), 0);
        let mut broken = table.clone();
        for row in unreadable {
            broken.levels[0][row] = 255;
        }
        for (group, counts) in costs.groups().iter().enumerate() {
            let own: Vec<_> = groups.iter().map(|&own| own == group).collect();
            let wanted = reference(&broken, &sheet, &measures, &own);
            assert_eq!(Counted::of(counts), wanted, "{sheet}, group {group}");
            sum.add(counts).unwrap();
        }
        let wanted = reference(&broken, &sheet, &measures, &[true; 900]);
        assert_eq!(Counted::of(&sum), wanted, "{sheet}");
    }
}

#[test]
fn councils_are_counted_as_the_reference_path_rates() {
    const SIZES: [usize; 7] = [1, 3, 0, 5, 2, 9, 1];
    for sheet in sample(3, sheets()) {
        for rule in RequirementRule::ALL {
            let rules = Rules::default().requirement(rule);
            let table = with_faults(&sheet, 160, 21);
            let measures = measures(&sheet, 6);
            let mut offsets = vec![0];
            while offsets[offsets.len() - 1] < 160 {
                let size = SIZES[offsets.len() % SIZES.len()];
                offsets.push((offsets[offsets.len() - 1] + size).min(160));
            }
            let councils = offsets.len() - 1;
            let groups: Vec<_> = (0..councils).map(|council| council % 2).collect();
            let mut wanted = [0, 1].map(|_| Counted::new(&sheet, measures.len()));
            let batch = Batch::of(&sheet);
            for council in 0..councils {
                let rows = offsets[council]..offsets[council + 1];
                let cards = table.with(|columns| {
                    rows.map(|row| batch.scorecard(columns, row))
                        .collect::<Result<Vec<_>, _>>()
                });
                let own = &mut wanted[groups[council]];
                match cards {
                    Ok(cards) if !cards.is_empty() && council != 4 => {
                        own.add_council(&cards, &rules, &measures);
                    }
                    _ => own.outcomes[6] += 1,
                }
            }
            let mut costs = costs(&sheet, &measures).under(&rules);
            costs.grow(2);
            let offsets: Vec<u32> = offsets
                .iter()
                .map(|&at| u32::try_from(at).unwrap())
                .collect();
            table.with(|columns| {
                costs
                    .count_councils(columns, &offsets, &groups, [4])
                    .unwrap();
                let error = costs.count_councils(columns, &offsets, &groups[1..], []);
                assert_eq!(error.unwrap_err().detail(), ErrorDetail::ColumnLength);
                let error = costs.count_councils(columns, &offsets[1..], &groups[1..], []);
                assert_eq!(error.unwrap_err().detail(), ErrorDetail::OffsetsStart);
            });
            let found: Vec<_> = costs.groups().iter().map(Counted::of).collect();
            assert_eq!(found, wanted, "{sheet}, {rule:?}");
        }
    }
}

#[test]
fn the_edge_of_a_band_is_where_points_begin_to_be_enough() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let mut card = sheet.best();
    // Down from 100 point by point on criteria without a requirement of three stars.
    let mut totals = BTreeSet::new();
    for criterion in sheet.criteria() {
        let choices: Vec<_> = criterion.choices().collect();
        for choice in choices.into_iter().rev() {
            if let Ok(lower) = card
                .edit()
                .choose(criterion.key(), choice)
                .and_then(ocop_core::ScorecardBuilder::complete)
            {
                card = lower;
                totals.insert(card.total().get());
                let mut wanted = Counted::new(&sheet, 0);
                wanted.add(&card, &[]);
                let mut costs = StarCosts::of(&sheet);
                let levels: Vec<[u8; 1]> = sheet
                    .criteria()
                    .map(|criterion| [card.choice(criterion.key()).map_or(255, Choice::level)])
                    .collect();
                let levels: Vec<&[u8]> = levels.iter().map(|column| &column[..]).collect();
                costs.count(Columns::new(&levels, &[])).unwrap();
                assert_eq!(Counted::of(&costs.groups()[0]), wanted);
            }
        }
    }
    for edge in [90, 89, 70, 69, 50, 49] {
        assert!(totals.contains(&edge), "{edge} in {totals:?}");
    }
}

#[test]
fn a_custom_sheet_with_high_levels_is_counted() {
    let mut spec = Edition::E2026.sheet(7).unwrap().to_spec();
    let criterion = &mut spec.parts[0].sections[0].criteria[0];
    let lowest = LevelSpec::new(0, Label::new("thử", "trial"));
    criterion.levels.splice(..0, vec![lowest; 20]);
    let sheet = spec.build().unwrap();
    let key = sheet.criteria().next().unwrap().key().to_owned();
    let best = sheet.criterion(&key).unwrap().best();
    assert!(best.level() > 16);
    let measures = [Measure::at_least(&key, best), Measure::new(&key, 18, 3)];
    check(&sheet, &with_faults(&sheet, 500, 9), &measures);
}

#[test]
fn a_measure_that_the_sheet_does_not_have_is_an_error() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    for (measure, kind) in [
        (Measure::new("9.9", 1, 2), ErrorKind::UnknownCriterion),
        (Measure::new("2.3", 1, 9), ErrorKind::LevelOutOfRange),
        (Measure::new("2.3", 9, 1), ErrorKind::LevelOutOfRange),
        (Measure::at_least("1.2", 0), ErrorKind::LevelOutOfRange),
        (
            Measure::at_least("2.3", 2).and(Measure::new("2.3", 1, 99)),
            ErrorKind::LevelOutOfRange,
        ),
    ] {
        let costs = StarCosts::of(&sheet).with(measure.clone());
        assert_eq!(
            costs.err().map(|error| error.kind()),
            Some(kind),
            "{measure:?}"
        );
    }
}

#[test]
fn a_wrong_call_counts_nothing() {
    let sheet = Edition::E2026.sheet(7).unwrap();
    let table = random(&sheet, 40, 1);
    let mut costs = StarCosts::of(&sheet);
    table.with(|columns| {
        let mut groups = [0; 40];
        groups[39] = 1;
        let error = costs.count_groups(columns, &groups, []).unwrap_err();
        assert_eq!(
            (error.detail(), error.path()),
            (ErrorDetail::NoSuchGroup, "groups[39]")
        );
        let error = costs.count_groups(columns, &[0; 39], []).unwrap_err();
        assert_eq!(
            (error.detail(), error.path()),
            (ErrorDetail::ColumnLength, "groups")
        );
    });
    let other = random(&Edition::E2026.sheet(26).unwrap(), 40, 1);
    let error = other.with(|columns| costs.count(columns).unwrap_err());
    assert_eq!(error.detail(), ErrorDetail::ColumnCount);
    assert_eq!(costs.groups()[0].rows(), 0);

    let mut counts = costs.groups()[0].clone();
    let measured = StarCosts::of(&sheet)
        .with(Measure::new("2.3", 2, 3))
        .unwrap();
    let error = counts.add(&measured.groups()[0]).unwrap_err();
    assert_eq!(error.detail(), ErrorDetail::CountsOfOtherMeasures);
    let other = StarCosts::of(&Edition::E2026.sheet(8).unwrap());
    let error = counts.add(&other.groups()[0]).unwrap_err();
    assert_eq!(error.detail(), ErrorDetail::SumsOfAnotherSheet);
    // What there is not has no rows.
    assert_eq!(
        counts.missed(99, Star::Four) + counts.points_lost(99) + counts.moved(0),
        0
    );
    assert_eq!(
        counts.alone(0, Star::Two) + counts.few_points_alone(Star::One),
        0
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(48)))]

    #[test]
    fn any_rows_are_counted_as_the_reference_path_rates(
        (sheet, table) in any_case(),
        seed in any::<u64>(),
        at in any::<prop::sample::Index>(),
    ) {
        let measures = measures(&sheet, seed);
        let mut whole = costs(&sheet, &measures);
        table.with(|columns| whole.count(columns).unwrap());
        let whole = &whole.groups()[0];
        if table.rows() < 300 {
            let wanted = reference(&table, &sheet, &measures, &vec![true; table.rows()]);
            prop_assert_eq!(Counted::of(whole), wanted);
        }
        // Parts of the work add up to the whole.
        let at = at.index(table.rows() + 1);
        let mut sum = costs(&sheet, &measures).groups()[0].clone();
        for range in [0..at, at..table.rows()] {
            let mut part = costs(&sheet, &measures);
            cut(&table, range).with(|columns| part.count(columns).unwrap());
            sum.add(&part.groups()[0]).unwrap();
        }
        prop_assert_eq!(&sum, whole);
    }
}
