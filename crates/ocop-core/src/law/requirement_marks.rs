//! Requirement marks (dấu sao): the printed asterisks and the points that each star requires, by the
//! legend of Annex II of 26/2026.

use crate::base::per_star::PerStar;
use crate::law::row::{CriterionRow, LevelRow, MOST_CRITERIA, Requirements, Span};

/// The requirement of each star on each criterion: the points of the level marked with it.
pub(crate) const fn requirements(criteria: &[CriterionRow], levels: &[LevelRow]) -> Requirements {
    let mut requirements = [[0; MOST_CRITERIA]; 3];
    let mut criterion = 0;
    while criterion < criteria.len() && criterion < MOST_CRITERIA {
        let span = criteria[criterion].levels;
        let mut level = span.start as usize;
        while level < span.end as usize && level < levels.len() {
            if let Some(star) = levels[level].star
                && let Some(index) = star.mark_index()
                && (requirements[index][criterion] == 0
                    || levels[level].points < requirements[index][criterion])
            {
                requirements[index][criterion] = levels[level].points;
            }
            level += 1;
        }
        // `line-mark`: a mark on the criterion's own line requires its lowest level worth points.
        if let Some(star) = criteria[criterion].mark
            && let Some(index) = star.mark_index()
        {
            let lowest = lowest_worth_points(criteria[criterion].levels, levels);
            if lowest > requirements[index][criterion] {
                requirements[index][criterion] = lowest;
            }
        }
        criterion += 1;
    }
    PerStar(requirements)
}

/// The points of a criterion's lowest level above 0 points; 0 if there is none.
pub(crate) const fn lowest_worth_points(span: Span, levels: &[LevelRow]) -> u8 {
    let (mut level, mut lowest) = (span.start as usize, 0);
    while level < span.end as usize && level < levels.len() {
        let points = levels[level].points;
        if points > 0 && (lowest == 0 || points < lowest) {
            lowest = points;
        }
        level += 1;
    }
    lowest
}
