//! The result of a council's scorecards, computed step by step from the words of Art. 3.3 and Annex
//! II.

use crate::printed::{Criterion, Sheet};

/// What a member says of a criterion.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Said {
    pub case: Option<char>,
    pub level: i64,
}

/// A member's scorecard.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// By the places of the criteria; `None` is left out.
    pub said: Vec<Option<Said>>,
    /// A key that is not on the sheet.
    pub unknown: Option<String>,
}

/// How a council meets a requirement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Improvement {
    Mean,
    EveryMember,
    Majority,
}

/// What is wrong with a card: the name of the error, and the place of the criterion.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wrong {
    pub error: &'static str,
    /// `None` for a key that is not on the sheet.
    pub place: Option<usize>,
}

/// The result of the cards.
#[derive(Debug)]
pub struct Verdict {
    pub members: i64,
    pub totals: Vec<i64>,
    /// The sum over the members of each criterion's points.
    pub sums: Vec<i64>,
    pub band: i64,
    /// `None` where a zero or a ground ends the evaluation.
    pub star: Option<i64>,
    /// The star that the points and requirements give, whatever ends the evaluation.
    pub climbed: i64,
    /// For three, four and five stars, by place.
    pub unmet: [Vec<usize>; 3],
    pub stopped: Vec<usize>,
}

/// The points of a choice, or the reason why it is invalid.
fn points(criterion: &Criterion, said: Said) -> Result<i64, &'static str> {
    let two = criterion.cases.len() > 1;
    if two && said.case.is_none() {
        return Err("case-required");
    }
    let mut cases = criterion.cases.iter();
    let case = cases.find(|case| case.letter == said.case);
    let case = case.ok_or("unknown-case")?;
    case.points(said.level).ok_or("level-out-of-range")
}

/// The points of each criterion on a card, or the first that is wrong.
pub fn read(sheet: &Sheet, card: &Card) -> Result<Vec<i64>, Wrong> {
    if card.unknown.is_some() {
        let (error, place) = ("unknown-criterion", None);
        return Err(Wrong { error, place });
    }
    let mut worth = Vec::new();
    for (place, criterion) in sheet.criteria.iter().enumerate() {
        let place = Some(place);
        worth.push(match card.said[worth.len()] {
            None => None,
            Some(said) => match points(criterion, said) {
                Ok(points) => Some(points),
                Err(error) => return Err(Wrong { error, place }),
            },
        });
    }
    // A criterion may be left out only if its story has no points (`every-criterion-chosen`).
    for (place, criterion) in sheet.criteria.iter().enumerate() {
        let no_story = criterion.story.is_some_and(|story| worth[story] == Some(0));
        let error = match worth[place] {
            None if no_story => continue,
            None => "missing-criterion",
            Some(points) if no_story && points > 0 => "not-applicable",
            Some(_) => continue,
        };
        let place = Some(place);
        return Err(Wrong { error, place });
    }
    Ok(worth
        .into_iter()
        .map(|points| points.unwrap_or(0))
        .collect())
}

/// Whether the members meet a requirement, given their points on the criterion (`minimum-by-mean`).
fn meets(improvement: Improvement, points: &[i64], requirement: i64) -> bool {
    let members = i64::try_from(points.len()).unwrap();
    let reach = points
        .iter()
        .filter(|&&points| points >= requirement)
        .count();
    let reach = i64::try_from(reach).unwrap();
    match improvement {
        Improvement::Mean => points.iter().sum::<i64>() >= requirement * members,
        Improvement::EveryMember => reach == members,
        Improvement::Majority => 2 * reach > members,
    }
}

/// The star by the band and the unmet requirements of three, four and five stars
/// (`lower-marks-first`).
pub fn climb(band: i64, unmet: [bool; 3]) -> i64 {
    if band < 3 {
        return band;
    }
    let mut star = 2;
    for (next, unmet) in (3..=5).zip(unmet) {
        if next > band || unmet {
            break;
        }
        star = next;
    }
    star
}

/// Rates the members' points: one list of points by criterion for each member.
pub fn judge(sheet: &Sheet, cards: &[&[i64]], improvement: Improvement, grounds: bool) -> Verdict {
    let members = i64::try_from(cards.len()).unwrap();
    let totals: Vec<i64> = cards.iter().map(|card| card.iter().sum()).collect();
    let total: i64 = totals.iter().sum();
    let from = [(90, 5), (70, 4), (50, 3), (30, 2)];
    let band = from
        .into_iter()
        .find(|(least, _)| total >= least * members)
        .map_or(1, |(_, band)| band);

    let mut verdict = Verdict {
        members,
        totals,
        sums: Vec::new(),
        band,
        star: None,
        climbed: 0,
        unmet: Default::default(),
        stopped: Vec::new(),
    };
    for (place, criterion) in sheet.criteria.iter().enumerate() {
        let points: Vec<i64> = cards.iter().map(|card| card[place]).collect();
        verdict.sums.push(points.iter().sum());
        for (star, unmet) in (3..=5).zip(&mut verdict.unmet) {
            let requirement = criterion.requirement(star);
            if requirement.is_some_and(|requirement| !meets(improvement, &points, requirement)) {
                unmet.push(place);
            }
        }
        if criterion.zero_stops && points.contains(&0) {
            verdict.stopped.push(place);
        }
    }
    let unmet = [0, 1, 2].map(|star: usize| !verdict.unmet[star].is_empty());
    verdict.climbed = climb(band, unmet);
    if verdict.stopped.is_empty() && !grounds {
        verdict.star = Some(verdict.climbed);
    }
    verdict
}
