//! The vendored tables, and scorecards counted from them by multiplying one criterion after another.

// A test fails by panicking.
#![allow(clippy::unwrap_used, unreachable_pub)]

use std::collections::BTreeMap;

/// Scorecards by total, 0 to 100.
pub type Counts = [u128; 101];

/// The stars that levels are marked with.
pub const STARS: [usize; 3] = [3, 4, 5];

/// The first and last total of a star's band.
pub fn bands(star: usize) -> (usize, usize) {
    [(0, 29), (30, 49), (50, 69), (70, 89), (90, 100)][star - 1]
}

pub struct Level {
    pub case: String,
    pub number: u32,
    pub points: u32,
    pub mark: Option<usize>,
}

pub struct Criterion {
    pub key: String,
    pub part: String,
    pub part_max: u32,
    pub section: String,
    pub section_max: u32,
    pub max: u32,
    pub line_mark: Option<usize>,
    pub depends_on: Option<String>,
    pub stops: bool,
    pub levels: Vec<Level>,
}

pub struct Sheet {
    pub criteria: Vec<Criterion>,
}

impl Criterion {
    pub fn best(&self) -> u32 {
        self.levels.iter().map(|level| level.points).max().unwrap()
    }

    /// The points of every choice; reading rule 2: a case that prints no level of 0 has one all the same.
    fn choices(&self) -> Vec<u32> {
        let mut points: Vec<_> = self.levels.iter().map(|level| level.points).collect();
        let mut cases: Vec<_> = self.levels.iter().map(|level| &level.case).collect();
        cases.dedup();
        for case in cases {
            let mut of_case = self.levels.iter().filter(|level| &level.case == case);
            if of_case.all(|level| level.points > 0) {
                points.push(0);
            }
        }
        points
    }

    /// Choices, and leaving out where the criterion depends on a story.
    pub fn options(&self) -> u128 {
        (self.choices().len() + usize::from(self.depends_on.is_some())) as u128
    }

    /// The points that a star asks for; 0 for none. Reading rule 9: a mark on the line asks for the
    /// lowest level worth points.
    pub fn requirement(&self, star: usize) -> u32 {
        let marked = self.levels.iter().filter(|level| level.mark == Some(star));
        let on_level = marked.map(|level| level.points).min().unwrap_or(0);
        let worth = self.levels.iter().map(|level| level.points);
        let on_line = if self.line_mark == Some(star) {
            worth.filter(|&points| points > 0).min().unwrap_or(0)
        } else {
            0
        };
        on_level.max(on_line)
    }
}

impl Sheet {
    pub fn levels(&self) -> usize {
        self.criteria
            .iter()
            .map(|criterion| criterion.levels.len())
            .sum()
    }

    pub fn level_marks(&self, star: usize) -> usize {
        let levels = self.criteria.iter().flat_map(|criterion| &criterion.levels);
        levels.filter(|level| level.mark == Some(star)).count()
    }

    pub fn line_marks(&self, star: usize) -> usize {
        let marks = self.criteria.iter().map(|criterion| criterion.line_mark);
        marks.filter(|&mark| mark == Some(star)).count()
    }

    /// The scorecards, by total, whose points on every criterion are allowed.
    pub fn count(&self, allowed: impl Fn(&Criterion, u32) -> bool) -> Counts {
        let mut counts = [0; 101];
        counts[0] = 1;
        for story in self
            .criteria
            .iter()
            .filter(|criterion| criterion.depends_on.is_none())
        {
            let of_story = |wanted: &dyn Fn(u32) -> bool| {
                let choices = story.choices().into_iter();
                let choices = choices.filter(|&points| allowed(story, points) && wanted(points));
                choices.collect::<Vec<_>>()
            };
            // Reading rule 4.
            let mut with = times(&counts, &of_story(&|points| points > 0));
            let mut without = times(&counts, &of_story(&|points| points == 0));
            let hangs = |criterion: &&Criterion| criterion.depends_on.as_ref() == Some(&story.key);
            for criterion in self.criteria.iter().filter(hangs) {
                let choices = criterion.choices().into_iter();
                let choices: Vec<_> = choices
                    .filter(|&points| allowed(criterion, points))
                    .collect();
                with = times(&with, &choices);
                let mut nothing: Vec<_> =
                    choices.into_iter().filter(|&points| points == 0).collect();
                nothing.extend(allowed(criterion, 0).then_some(0));
                without = times(&without, &nothing);
            }
            counts = std::array::from_fn(|total| with[total] + without[total]);
        }
        counts
    }
}

/// Counts by total with the points of one more criterion.
fn times(counts: &Counts, choices: &[u32]) -> Counts {
    let mut product = [0; 101];
    for (total, &count) in counts.iter().enumerate().filter(|&(_, &count)| count > 0) {
        for &points in choices {
            product[total + points as usize] += count;
        }
    }
    product
}

/// All sheets that are not missing, by edition and number.
pub fn sheets() -> BTreeMap<(String, u16), Sheet> {
    let mut levels: BTreeMap<[String; 3], Vec<Level>> = BTreeMap::new();
    for row in rows(include_str!("../../../ocop-core/tests/data/levels.tsv")) {
        let level = Level {
            case: row["case"].clone(),
            number: row["level"].parse().unwrap(),
            points: row["points"].parse().unwrap(),
            mark: row["min_star"].parse().ok(),
        };
        levels.entry(place(&row)).or_default().push(level);
    }
    let mut sheets: BTreeMap<_, Sheet> = BTreeMap::new();
    for row in rows(include_str!("../../../ocop-core/tests/data/sheets.tsv")) {
        if !row["status"].starts_with("missing") {
            let at = (row["edition"].clone(), row["set"].parse().unwrap());
            sheets.insert(
                at,
                Sheet {
                    criteria: Vec::new(),
                },
            );
        }
    }
    for row in rows(include_str!("../../../ocop-core/tests/data/criteria.tsv")) {
        let criterion = Criterion {
            key: row["criterion"].clone(),
            part: row["part"].clone(),
            part_max: row["part_max"].parse().unwrap(),
            section: row["section"].clone(),
            section_max: row["section_max"].parse().unwrap(),
            max: row["max"].parse().unwrap(),
            line_mark: row["criterion_mark"].parse().ok(),
            depends_on: Some(row["depends_on"].clone()).filter(|key| !key.is_empty()),
            stops: row["stop_if_zero"] == "yes",
            levels: levels.remove(&place(&row)).unwrap(),
        };
        let at = (row["edition"].clone(), row["set"].parse().unwrap());
        sheets.get_mut(&at).unwrap().criteria.push(criterion);
    }
    assert!(levels.is_empty());
    assert_eq!(sheets.len(), 77);
    sheets
}

fn place(row: &BTreeMap<&str, String>) -> [String; 3] {
    ["edition", "set", "criterion"].map(|column| row[column].clone())
}

/// The rows of a table, as cells by column name.
fn rows(table: &'static str) -> Vec<BTreeMap<&'static str, String>> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<_> = lines.next().unwrap().split('\t').collect();
    let cells = |line: &'static str| {
        let cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        assert_eq!(cells.len(), columns.len(), "{line}");
        columns.iter().copied().zip(cells).collect()
    };
    lines.map(cells).collect()
}
