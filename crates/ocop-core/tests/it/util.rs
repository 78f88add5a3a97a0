//! Helpers that the tests share.

use ocop_core::{Choice, Council, Criterion, Edition, Rating, Scorecard, ScorecardBuilder, Sheet};

/// The sheets of every edition that is carried.
pub(crate) fn sheets() -> Vec<Sheet> {
    Edition::ALL.into_iter().flat_map(Edition::sheets).collect()
}

/// The rows of a table under tests/data, as cells by column name.
pub(crate) fn rows(table: &str) -> Vec<impl Fn(&str) -> String + use<>> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<String> = lines
        .next()
        .unwrap()
        .split('\t')
        .map(str::to_owned)
        .collect();
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(cells.len(), columns.len(), "{line}");
            let columns = columns.clone();
            move |column: &str| {
                let index = columns.iter().position(|name| name == column).unwrap();
                cells[index].clone()
            }
        })
        .collect()
}

/// The sheet that a row of a table names.
pub(crate) fn sheet_of(row: &impl Fn(&str) -> String) -> Sheet {
    let edition: Edition = row("edition").parse().unwrap();
    edition.sheet(row("set").parse().unwrap()).unwrap()
}

/// A choice of these points, if the criterion has one.
pub(crate) fn choice_worth(criterion: Criterion<'_>, points: u16) -> Option<Choice> {
    criterion
        .choices()
        .find(|&choice| worth(criterion, choice) == points)
}

/// The points of a choice.
pub(crate) fn worth(criterion: Criterion<'_>, choice: Choice) -> u16 {
    criterion
        .level_of(choice)
        .map_or(0, |level| level.points().get())
}

/// A builder with the best level everywhere.
pub(crate) fn full(sheet: &Sheet) -> ScorecardBuilder {
    let best = sheet
        .criteria()
        .map(|criterion| (criterion.key(), criterion.best()));
    sheet.scorecard_from(best).unwrap()
}

/// The rating of these scorecards.
pub(crate) fn rate(cards: impl IntoIterator<Item = Scorecard>) -> Rating {
    Council::of(cards).unwrap().rate().unwrap()
}

/// A scorecard of a given total that loses points from the last criterion backward.
///
/// Requirements may become unmet. Criteria further on balance a step of more than a point.
pub(crate) fn card_with_total(sheet: &Sheet, total: u16) -> Scorecard {
    let criteria: Vec<_> = sheet.criteria().collect();
    let chosen = pick(&criteria, total).unwrap_or_else(|| panic!("{sheet} reaches {total}"));
    let choices = criteria
        .iter()
        .zip(chosen)
        .map(|(criterion, choice)| (criterion.key(), choice));
    sheet.scorecard_from(choices).unwrap().complete().unwrap()
}

/// Choices that sum to a total: the set of reachable sums, walked back.
fn pick(criteria: &[Criterion<'_>], total: u16) -> Option<Vec<Choice>> {
    let mut reachable = vec![vec![true]];
    for criterion in criteria {
        let mut next = vec![false; usize::from(total) + 1];
        for choice in criterion.choices() {
            // Without a story its structure cannot have points; such cards are left to others.
            let story = criterion
                .concept()
                .is_some_and(|concept| concept.as_str() == "story");
            let points = usize::from(worth(*criterion, choice));
            if story && points == 0 {
                continue;
            }
            for (sum, &is) in reachable.last()?.iter().enumerate() {
                if is && sum + points < next.len() {
                    next[sum + points] = true;
                }
            }
        }
        reachable.push(next);
    }
    let mut rest = usize::from(total);
    let mut chosen = Vec::new();
    for (criterion, before) in criteria.iter().zip(&reachable).rev() {
        let story = criterion
            .concept()
            .is_some_and(|concept| concept.as_str() == "story");
        let choice = criterion.choices().find(|&choice| {
            let points = usize::from(worth(*criterion, choice));
            !(story && points == 0) && points <= rest && before.get(rest - points) == Some(&true)
        })?;
        rest -= usize::from(worth(*criterion, choice));
        chosen.push(choice);
    }
    chosen.reverse();
    Some(chosen)
}

/// Ten more levels on every criterion: a scorecard of such a sheet does not fit 64 bits.
pub(crate) fn ten_more_levels(spec: &mut ocop_core::sheet::SheetSpec) {
    for criterion in spec
        .parts
        .iter_mut()
        .flat_map(|part| &mut part.sections)
        .flat_map(|section| &mut section.criteria)
    {
        let level = criterion.levels[0].clone();
        criterion.levels.splice(..0, vec![level; 10]);
        criterion.single_line = false;
        for level in &mut criterion.levels[..11] {
            level.mark = None;
        }
    }
}
