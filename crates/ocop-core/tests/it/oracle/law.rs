//! The sheets as the tables under `tests/data` have them: reading rules 1 to 4, 11, 12 and 15.

use std::collections::BTreeMap;

/// A sheet of an edition.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) edition: &'static str,
    pub(super) set: i64,
    /// Whether its levels add up to what it prints.
    pub(super) reconciled: bool,
    /// In printed order.
    pub(super) criteria: Vec<Criterion>,
    pub(super) grounds: Vec<&'static str>,
}

/// What an evaluator scores.
#[derive(Debug)]
pub(super) struct Criterion {
    pub(super) part: &'static str,
    pub(super) section: &'static str,
    pub(super) key: &'static str,
    /// One without a letter, or two with.
    pub(super) cases: Vec<Case>,
    /// The star of the mark on its own line.
    pub(super) line_mark: Option<i64>,
    /// The place of the story that it needs.
    pub(super) story: Option<usize>,
    pub(super) zero_stops: bool,
}

/// The levels to choose among.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) letter: Option<char>,
    /// As printed, from level 1.
    pub(super) printed: Vec<Level>,
}

#[derive(Debug)]
pub(super) struct Level {
    pub(super) points: i64,
    pub(super) mark: Option<i64>,
}

impl Case {
    /// The lowest number: 0 where no printed level is worth 0 points (rule 2).
    pub(super) fn lowest(&self) -> i64 {
        i64::from(self.printed.iter().any(|level| level.points == 0))
    }

    /// The highest number.
    pub(super) fn highest(&self) -> i64 {
        i64::try_from(self.printed.len()).unwrap()
    }

    /// The points of a level; `None` where there is no such level.
    pub(super) fn points(&self, level: i64) -> Option<i64> {
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
    /// The points that a star needs here (rule 9).
    pub(super) fn requirement(&self, star: i64) -> Option<i64> {
        let levels = || self.cases.iter().flat_map(|case| &case.printed);
        if self.line_mark == Some(star) {
            let worth = levels().map(|level| level.points);
            return worth.filter(|&points| points > 0).min();
        }
        let marked = levels().filter(|level| level.mark == Some(star));
        marked.map(|level| level.points).min()
    }
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
pub(super) fn sheets() -> Vec<Sheet> {
    let mut levels: BTreeMap<[&str; 3], Vec<Case>> = BTreeMap::new();
    for row in rows(include_str!("../../data/levels.tsv")) {
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
    for row in rows(include_str!("../../data/sheets.tsv")) {
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
    for row in rows(include_str!("../../data/criteria.tsv")) {
        let place = of(&mut sheets, &row);
        let story = (!row[12].is_empty()).then(|| {
            let mut before = sheets[place].criteria.iter();
            before.position(|other| other.key == row[12]).unwrap()
        });
        sheets[place].criteria.push(Criterion {
            part: row[2],
            section: row[4],
            key: row[8],
            cases: levels.remove(&[row[0], row[1], row[8]]).unwrap(),
            line_mark: star(row[11]),
            story,
            zero_stops: row[13] == "yes",
        });
    }
    assert!(levels.is_empty(), "levels without a criterion: {levels:?}");
    for row in rows(include_str!("../../data/grounds.tsv")) {
        let place = of(&mut sheets, &row);
        if !sheets[place].grounds.contains(&row[3]) {
            sheets[place].grounds.push(row[3]);
        }
    }
    sheets
}
