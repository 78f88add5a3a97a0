//! The sheets as the tables in `tests/data` of ocop-core print them, and scorecards counted from them
//! by multiplying one criterion after another.

use std::collections::BTreeMap;

/// A sheet of an edition.
#[derive(Debug, Default)]
pub struct Sheet {
    pub edition: &'static str,
    pub set: i64,
    /// Whether its levels add up to what it prints.
    pub reconciled: bool,
    /// In printed order.
    pub criteria: Vec<Criterion>,
    pub grounds: Vec<&'static str>,
    /// Those of a head that the sources lack.
    pub by_parallel: Vec<&'static str>,
}

/// What an evaluator scores.
#[derive(Debug)]
pub struct Criterion {
    pub part: &'static str,
    pub part_max: i64,
    pub section: &'static str,
    pub section_max: i64,
    pub key: &'static str,
    pub max: i64,
    /// One without a letter, or two with.
    pub cases: Vec<Case>,
    /// The star of the mark on its own line.
    pub line_mark: Option<i64>,
    /// The place of the story that it needs.
    pub story: Option<usize>,
    pub zero_stops: bool,
}

/// The levels to choose among.
#[derive(Debug)]
pub struct Case {
    pub letter: Option<char>,
    /// As printed, from level 1.
    pub printed: Vec<Level>,
}

#[derive(Debug)]
pub struct Level {
    pub points: i64,
    pub mark: Option<i64>,
}

impl Case {
    /// The lowest number: 0 if no printed level is worth 0 points (`level-zero`).
    pub fn lowest(&self) -> i64 {
        i64::from(self.printed.iter().any(|level| level.points == 0))
    }

    /// The highest number.
    pub fn highest(&self) -> i64 {
        i64::try_from(self.printed.len()).unwrap()
    }

    /// The points of a level; `None` where there is no such level.
    pub fn points(&self, level: i64) -> Option<i64> {
        if level < self.lowest() || level > self.highest() {
            return None;
        }
        if level == 0 {
            return Some(0);
        }
        let place = usize::try_from(level - 1).unwrap();
        Some(self.printed[place].points)
    }
}

impl Criterion {
    /// The points that a star needs here. A mark on the criterion's own line needs the lowest level
    /// worth points (`line-mark`).
    pub fn requirement(&self, star: i64) -> Option<i64> {
        let levels = || self.cases.iter().flat_map(|case| &case.printed);
        if self.line_mark == Some(star) {
            let worth = levels().map(|level| level.points);
            return worth.filter(|&points| points > 0).min();
        }
        let marked = levels().filter(|level| level.mark == Some(star));
        marked.map(|level| level.points).min()
    }
}

impl Criterion {
    fn levels(&self) -> impl Iterator<Item = &Level> {
        self.cases.iter().flat_map(|case| &case.printed)
    }

    /// The points of the best level.
    pub fn best(&self) -> i64 {
        self.levels().map(|level| level.points).max().unwrap()
    }

    /// The points of every choice.
    fn choices(&self) -> Vec<i64> {
        let of = |case: &Case| {
            let levels = case.lowest()..=case.highest();
            levels
                .map(|level| case.points(level).unwrap())
                .collect::<Vec<_>>()
        };
        self.cases.iter().flat_map(of).collect()
    }

    /// The number of choices, and of leaving the criterion out if it depends on a story.
    pub fn options(&self) -> u128 {
        (self.choices().len() + usize::from(self.story.is_some())) as u128
    }
}

/// Scorecards by total, 0 to 100.
pub type Counts = [u128; 101];

impl Sheet {
    /// The number of printed levels.
    pub fn levels(&self) -> usize {
        self.criteria.iter().flat_map(Criterion::levels).count()
    }

    /// The number of levels marked with a star.
    pub fn level_marks(&self, star: i64) -> usize {
        let levels = self.criteria.iter().flat_map(Criterion::levels);
        levels.filter(|level| level.mark == Some(star)).count()
    }

    /// The number of criteria whose own line is marked with a star.
    pub fn line_marks(&self, star: i64) -> usize {
        let marks = self.criteria.iter().map(|criterion| criterion.line_mark);
        marks.filter(|&mark| mark == Some(star)).count()
    }

    /// The scorecards, by total, whose points on every criterion are allowed.
    pub fn count(&self, allowed: impl Fn(&Criterion, i64) -> bool) -> Counts {
        let points_of = |criterion: &Criterion| {
            let mut points = criterion.choices();
            points.retain(|&points| allowed(criterion, points));
            points
        };
        let mut counts = [0; 101];
        counts[0] = 1;
        for (place, story) in self.criteria.iter().enumerate() {
            if story.story.is_some() {
                continue;
            }
            // Without points for the story, what depends on it has none or is left out.
            let (nothing, points): (Vec<_>, Vec<_>) = points_of(story)
                .into_iter()
                .partition(|&points| points == 0);
            let mut with = times(&counts, &points);
            let mut without = times(&counts, &nothing);
            let depends = |criterion: &&Criterion| criterion.story == Some(place);
            for criterion in self.criteria.iter().filter(depends) {
                let points = points_of(criterion);
                with = times(&with, &points);
                let mut nothing = points;
                nothing.retain(|&points| points == 0);
                nothing.extend(allowed(criterion, 0).then_some(0));
                without = times(&without, &nothing);
            }
            counts = std::array::from_fn(|total| with[total] + without[total]);
        }
        counts
    }
}

/// Counts by total with the points of one more criterion.
fn times(counts: &Counts, choices: &[i64]) -> Counts {
    let mut product = [0; 101];
    for (total, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
        for &points in choices {
            product[total + usize::try_from(points).unwrap()] += count;
        }
    }
    product
}

/// The cells of a table, line by line.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
}

/// The star of a cell.
fn star(cell: &str) -> Option<i64> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

/// Every sheet that has a source, in the order of the tables.
pub fn sheets() -> Vec<Sheet> {
    let mut levels: BTreeMap<[&str; 3], Vec<Case>> = BTreeMap::new();
    for row in rows(include_str!("../../ocop-core/tests/data/levels.tsv")) {
        let cases = levels.entry([row[0], row[1], row[2]]).or_default();
        let letter = row[3].chars().next();
        if cases.last().is_none_or(|case| case.letter != letter) {
            let printed = Vec::new();
            cases.push(Case { letter, printed });
        }
        let case = cases.last_mut().unwrap();
        case.printed.push(Level {
            points: row[5].parse().unwrap(),
            mark: star(row[6]),
        });
        assert_eq!(row[4].parse(), Ok(case.printed.len()), "{row:?}");
    }

    let mut sheets: Vec<Sheet> = Vec::new();
    for row in rows(include_str!("../../ocop-core/tests/data/sheets.tsv")) {
        if row[9].starts_with("missing") {
            continue;
        }
        sheets.push(Sheet {
            edition: row[0],
            set: row[1].parse().unwrap(),
            reconciled: row[9] == "reconciled",
            ..Sheet::default()
        });
    }
    let of = |sheets: &mut Vec<Sheet>, row: &[&str]| {
        let set: i64 = row[1].parse().unwrap();
        sheets
            .iter()
            .position(|sheet| sheet.edition == row[0] && sheet.set == set)
            .unwrap_or_else(|| panic!("no sheet for {row:?}"))
    };
    for row in rows(include_str!("../../ocop-core/tests/data/criteria.tsv")) {
        let place = of(&mut sheets, &row);
        let story = (!row[12].is_empty()).then(|| {
            let mut before = sheets[place].criteria.iter();
            before.position(|other| other.key == row[12]).unwrap()
        });
        sheets[place].criteria.push(Criterion {
            part: row[2],
            part_max: row[3].parse().unwrap(),
            section: row[4],
            section_max: row[6].parse().unwrap(),
            key: row[8],
            max: row[10].parse().unwrap(),
            cases: levels.remove(&[row[0], row[1], row[8]]).unwrap(),
            line_mark: star(row[11]),
            story,
            zero_stops: row[13] == "yes",
        });
    }
    assert!(levels.is_empty(), "levels without a criterion: {levels:?}");
    for row in rows(include_str!("../../ocop-core/tests/data/grounds.tsv")) {
        let place = of(&mut sheets, &row);
        if !sheets[place].grounds.contains(&row[3]) {
            sheets[place].grounds.push(row[3]);
        }
        // The sources have the heads of 26/2026 only.
        if row[0] != "26/2026" && row[2] == "header" {
            sheets[place].by_parallel.push(row[3]);
        }
    }
    sheets
}
