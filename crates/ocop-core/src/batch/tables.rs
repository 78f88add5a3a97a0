//! The tables of a sheet for a batch: what a byte is worth, criterion by criterion.
//!
//! Levels up to 15 stand in tables of sixteen bytes, which one instruction looks up for many rows at
//! once. Higher levels, which no sheet of the law has, are looked up row by row.

use alloc::vec::Vec;

use super::row::RowPoints;
use crate::law::case::Case;
use crate::law::row::{CriterionRow, LevelRow, MOST_CRITERIA, SheetRow, rows};
use crate::law::sheet::Sheet;

/// What can be wrong with a row, or keep its star down, a bit each. The lowest three are three, four
/// and five stars.
pub(super) mod mark {
    /// A zero ends the evaluation (reading rule 11).
    pub(in super::super) const STOPPED: u8 = 8;
    /// Three, four or five stars miss a need (reading rule 9).
    pub(in super::super) const MISSED: u8 = 7;
    /// The row must be looked at by itself.
    pub(in super::super) const FAULT: u8 = 128;
}

/// How many sets of criteria there are: those whose needs three, four and five stars miss, and those
/// whose zero ends the evaluation.
pub(super) const SETS: usize = 4;

/// The set of the criteria whose zero ends the evaluation.
pub(super) const STOPPED: usize = 3;

/// A table of the levels 0 to 15.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
pub(super) struct Sixteen(pub(super) [u8; 16]);

/// What the levels of a criterion, or of a case of it, are worth.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    /// The byte of the case, 0 where none are printed.
    pub(super) case: u8,
    /// The highest level in the tables.
    pub(super) top: u8,
    pub(super) points: Sixteen,
    pub(super) marks: Sixteen,
    /// Levels above 15, and their points.
    higher: Vec<(u8, u8)>,
}

/// A criterion that always applies and prints no cases: most are so.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    pub(super) criterion: usize,
    pub(super) worth: Worth,
}

/// Any criterion.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// One for each case; a single one where none are printed.
    pub(super) worths: Vec<Worth>,
    /// The column of cases.
    pub(super) cases: Option<usize>,
    /// The story criterion without which it does not apply (reading rule 4).
    pub(super) story: Option<usize>,
    /// What its zero points miss, where it is left out.
    pub(super) left_out: u8,
    /// The points that three, four and five stars need, and 1 where a zero ends the evaluation.
    pub(super) requirements: [u8; SETS],
}

/// The tables of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    pub(super) plain: Vec<Plain>,
    /// The criteria that are not plain.
    pub(super) special: Vec<usize>,
    /// All criteria, in printed order.
    pub(super) entries: Vec<Entry>,
    /// Criteria with a need, by their place.
    pub(super) weighed: Vec<usize>,
    /// The needs of all criteria, set by set.
    pub(super) requirements: [RowPoints; SETS],
    /// Whether a zero ends the evaluation anywhere (reading rule 11).
    pub(super) stops: bool,
    /// The most members whose points on a criterion a byte holds, twice over their number.
    pub(super) few: usize,
    /// The number of columns of cases.
    pub(super) cases: usize,
    /// The least points for two, three, four and five stars.
    pub(super) edges: [u8; 4],
}

impl Tables {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let row = sheet.row();
        let mut cases = 0;
        let entries: Vec<Entry> = rows(&row.criteria)
            .iter()
            .enumerate()
            .map(|(index, criterion)| Entry::of(row, index, criterion, &mut cases))
            .collect();
        let (plain, special): (Vec<_>, Vec<_>) =
            (0..entries.len()).partition(|&index| entries[index].is_plain());
        let plain = plain.into_iter().map(|criterion| Plain {
            criterion,
            worth: entries[criterion].worths[0].clone(),
        });
        let weighed = (0..entries.len()).filter(|&index| entries[index].requirements != [0; SETS]);
        let mut requirements = [[0; MOST_CRITERIA]; SETS];
        for (set, requirements) in requirements.iter_mut().enumerate() {
            for (requirement, entry) in requirements.iter_mut().zip(&entries) {
                *requirement = entry.requirements[set];
            }
        }
        let best = rows(&row.levels).iter().map(|level| level.points).max();
        Self {
            few: (255 / usize::from(best.unwrap_or(1).max(1))).min(127),
            stops: !row.zero_stops.is_empty(),
            requirements,
            plain: plain.collect(),
            special,
            weighed: weighed.collect(),
            cases,
            edges: row.bands.edges(),
            entries,
        }
    }
}

impl Entry {
    fn of(sheet: &SheetRow, index: usize, criterion: &CriterionRow, columns: &mut usize) -> Self {
        let own = sheet.requirements.values().each_ref();
        let [three, four, five] = own.map(|requirements| requirements[index]);
        let requirements = [three, four, five, u8::from(criterion.zero_stops)];
        let levels = &rows(&sheet.levels)[criterion.levels.range()];
        let mut letters: Vec<u8> = levels.iter().map(|level| level.case).collect();
        letters.dedup();
        let worth = |&letter: &u8| Worth::of(letter, levels, requirements);
        let has_cases = letters.iter().any(|&letter| letter != 0);
        let column = *columns;
        *columns += usize::from(has_cases);
        Self {
            worths: letters.iter().map(worth).collect(),
            cases: has_cases.then_some(column),
            story: criterion.requires.map(usize::from),
            left_out: marks(0, requirements),
            requirements,
        }
    }

    fn is_plain(&self) -> bool {
        self.story.is_none() && self.cases.is_none()
    }
}

impl Worth {
    fn of(letter: u8, levels: &[LevelRow], requirements: [u8; SETS]) -> Self {
        let own = || levels.iter().filter(|level| level.case == letter);
        let mut worth = Self {
            case: Case::from_byte(letter).map_or(0, Case::place),
            top: 0,
            points: Sixteen([0; 16]),
            marks: Sixteen([mark::FAULT; 16]),
            higher: Vec::new(),
        };
        // Reading rule 2: level 0 stands where no level is printed at 0 points.
        let zero = own().all(|level| level.points > 0).then_some((0, 0));
        for (number, points) in zero
            .into_iter()
            .chain(own().map(|row| (row.number, row.points)))
        {
            let place = usize::from(number);
            if place < 16 {
                worth.top = worth.top.max(number);
                worth.points.0[place] = points;
                worth.marks.0[place] = marks(points, requirements);
            } else {
                worth.higher.push((number, points));
            }
        }
        worth
    }

    /// The points of a level; `None` where there is no such level.
    pub(super) fn points(&self, level: u8) -> Option<u8> {
        let place = usize::from(level);
        match self.marks.0.get(place) {
            Some(&marks) => (marks & mark::FAULT == 0).then(|| self.points.0[place]),
            None => {
                let mut higher = self.higher.iter();
                higher
                    .find(|&&(number, _)| number == level)
                    .map(|&(_, points)| points)
            }
        }
    }
}

/// What a criterion's points miss.
pub(super) fn marks(points: u8, requirements: [u8; SETS]) -> u8 {
    requirements
        .iter()
        .enumerate()
        .fold(0, |bits, (set, &requirement)| {
            bits | (u8::from(points < requirement) << set)
        })
}
