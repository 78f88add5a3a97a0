//! The counts of a group of rows.

use alloc::vec;
use alloc::vec::Vec;

use super::measure::Measure;
use super::{Bars, another_sheet};
use crate::batch::row::{CardPoints, total};
use crate::simulation::Outcome;
use ocop_core::internal::error;
use ocop_core::{Criterion, Error, ErrorDetail, Sheet, Star};

/// In place of a star, for a row that cannot be rated.
pub(super) const FAULTY: u8 = 6;

/// No star, one to five stars, and rows that cannot be rated.
const OUTCOMES: usize = 7;

/// How a criterion is in the way: alone, with one, two or more other criteria, and with too few points.
pub(super) const WAYS: usize = 5;

/// The way of a criterion whose row has too few points too.
pub(super) const FEW_POINTS: usize = 4;

/// The counts of one group of rows, by [`StarCosts`](super::StarCosts).
///
/// Criteria are named by their place among [`Sheet::criteria`] from 0, and measures by their order. A
/// number of no criterion or measure has counts of 0, and so has a star that is not recognised. Counts
/// are whole numbers of rows, or of councils if these are counted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CostCounts {
    sheet: Sheet,
    measures: Vec<Measure>,
    outcomes: [u64; OUTCOMES],
    /// By criterion, by star, and by the way in which it is missed.
    pub(super) missed: Vec<[[u64; WAYS]; 3]>,
    /// By star: the rows that meet all requirements and have too few points.
    pub(super) few_points_alone: [u64; 3],
    /// The scorecards of all rated products, and their points by criterion.
    pub(super) scorecards: u64,
    pub(super) points: Vec<u64>,
    /// By measure: the rows that move, and their stars before and after.
    moves: Vec<(u64, [[u64; FAULTY as usize]; FAULTY as usize])>,
}

impl CostCounts {
    pub(super) fn new(sheet: &Sheet) -> Self {
        Self::with(sheet, Vec::new())
    }

    pub(super) fn with(sheet: &Sheet, measures: Vec<Measure>) -> Self {
        let criteria = sheet.criteria().count();
        Self {
            sheet: sheet.clone(),
            outcomes: [0; OUTCOMES],
            missed: vec![[[0; WAYS]; 3]; criteria],
            few_points_alone: [0; 3],
            scorecards: 0,
            points: vec![0; criteria],
            moves: vec![Default::default(); measures.len()],
            measures,
        }
    }

    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The measures, in their order.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// All rows, those that cannot be rated too.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    /// The rows with an outcome.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> u64 {
        self.outcomes[outcome.place()]
    }

    /// The rated rows that do not reach a star.
    #[must_use]
    pub fn without(&self, star: Star) -> u64 {
        self.outcomes[..usize::from(star.number())].iter().sum()
    }

    /// The rows with enough points for a star that only this criterion keeps from it.
    #[must_use]
    pub fn alone(&self, criterion: usize, star: Star) -> u64 {
        self.with_others(criterion, star, 0)
    }

    /// The rows with enough points for a star that this criterion and so many others keep from it: 0 to
    /// 2, and with 3 or more, all rows with at least 3 others.
    #[must_use]
    pub fn with_others(&self, criterion: usize, star: Star, others: usize) -> u64 {
        self.missed_by(criterion, star)[others.min(FEW_POINTS - 1)]
    }

    /// The rows with too few points for a star, in whose way this criterion is too.
    #[must_use]
    pub fn with_few_points(&self, criterion: usize, star: Star) -> u64 {
        self.missed_by(criterion, star)[FEW_POINTS]
    }

    /// All rows in whose way to a star this criterion is.
    #[must_use]
    pub fn missed(&self, criterion: usize, star: Star) -> u64 {
        self.missed_by(criterion, star).iter().sum()
    }

    /// The rows in whose way to a star no criterion is, but which have too few points for it.
    #[must_use]
    pub fn few_points_alone(&self, star: Star) -> u64 {
        place(star).map_or(0, |star| self.few_points_alone[star])
    }

    /// The scorecards of the rated rows: as many as these, or the members of all rated councils.
    #[must_use]
    pub const fn scorecards(&self) -> u64 {
        self.scorecards
    }

    /// The points that all rated [scorecards](CostCounts::scorecards) together have less on a criterion
    /// than its best level gives. A criterion that is left out has 0 points.
    #[must_use]
    pub fn points_lost(&self, criterion: usize) -> u64 {
        let best = self.sheet.criteria().nth(criterion).map_or(0, most);
        let points = self.points.get(criterion).copied().unwrap_or(0);
        self.scorecards * best - points
    }

    /// The rated rows of which a measure changes a choice.
    #[must_use]
    pub fn moved(&self, measure: usize) -> u64 {
        self.moves.get(measure).map_or(0, |&(moved, _)| moved)
    }

    /// The rows that a measure moves, with one star now and another after it; `None` for those that a
    /// zero stops.
    #[must_use]
    pub fn changes(&self, measure: usize, now: Option<Star>, then: Option<Star>) -> u64 {
        let [now, then] = [now, then].map(|star| star.map_or(0, |star| usize::from(star.number())));
        let moves = self.moves.get(measure);
        moves.map_or(0, |(_, stars)| stars[now][then])
    }

    /// The rows that have more stars after a measure than now.
    #[must_use]
    pub fn gains(&self, measure: usize) -> u64 {
        self.changed(measure, |now, then| then > now)
    }

    /// The rows that have fewer stars after a measure than now.
    #[must_use]
    pub fn losses(&self, measure: usize) -> u64 {
        self.changed(measure, |now, then| then < now)
    }

    /// Adds the counts of another part of the work, or of another group.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::MixedSheets`](ocop_core::ErrorKind::MixedSheets) for counts of another sheet, and
    /// [`ErrorKind::BadColumns`](ocop_core::ErrorKind::BadColumns) for those of other measures. Then
    /// nothing is added.
    pub fn add(&mut self, other: &Self) -> Result<(), Error> {
        if self.sheet != other.sheet {
            return Err(another_sheet(&other.sheet, &self.sheet));
        }
        if self.measures != other.measures {
            return Err(error(ErrorDetail::CountsOfOtherMeasures, "counts", []));
        }
        sum(&mut self.outcomes, &other.outcomes);
        for (own, other) in self
            .missed
            .iter_mut()
            .flatten()
            .zip(other.missed.iter().flatten())
        {
            sum(own, other);
        }
        sum(&mut self.few_points_alone, &other.few_points_alone);
        self.scorecards += other.scorecards;
        sum(&mut self.points, &other.points);
        for (own, other) in self.moves.iter_mut().zip(&other.moves) {
            own.0 += other.0;
            sum(own.1.as_flattened_mut(), other.1.as_flattened());
        }
        Ok(())
    }

    fn missed_by(&self, criterion: usize, star: Star) -> [u64; WAYS] {
        let missed = self.missed.get(criterion).zip(place(star));
        missed.map_or([0; WAYS], |(missed, star)| missed[star])
    }

    fn changed(&self, measure: usize, counts: impl Fn(usize, usize) -> bool) -> u64 {
        let Some((_, stars)) = self.moves.get(measure) else {
            return 0;
        };
        let cells = stars.iter().enumerate().flat_map(|(now, then)| {
            let then = then.iter().enumerate();
            then.map(move |(then, &count)| (now, then, count))
        });
        let counted = cells.filter(|&(now, then, _)| counts(now, then));
        counted.map(|(_, _, count)| count).sum()
    }

    /// Counts the outcomes of rows: their stars, or [`FAULTY`].
    pub(super) fn add_outcomes(&mut self, stars: &[u8]) {
        // Passes over few bytes, which the compiler turns into vectors.
        for bytes in stars.chunks(128) {
            for (outcome, count) in (0..).zip(&mut self.outcomes) {
                let own = bytes.iter().map(|&star: &u8| u8::from(star == outcome));
                *count += u64::from(own.sum::<u8>());
            }
        }
    }

    /// Counts a row by its points.
    pub(super) fn add_row(&mut self, bars: &Bars, edges: [u8; 4], points: &CardPoints) {
        self.add_points(points);
        let total = total(points);
        let missed = bars.0.each_ref().map(|bar| {
            let below = points.iter().zip(bar).enumerate();
            below.fold(0, |bits, (criterion, (points, bar))| {
                bits | u64::from(points < bar) << criterion
            })
        });
        let [_, three, four, five] = edges;
        self.add_missed(missed, [three, four, five].map(|edge| total >= edge));
    }

    /// Counts a row or a council for three, four and five stars: by the criteria in the way, one bit
    /// each, and by whether the points are enough.
    pub(super) fn add_missed(&mut self, missed: [u64; 3], enough: [bool; 3]) {
        for (star, (mut missed, enough)) in missed.into_iter().zip(enough).enumerate() {
            let way = match missed.count_ones() {
                0 => {
                    self.few_points_alone[star] += u64::from(!enough);
                    continue;
                }
                _ if !enough => FEW_POINTS,
                criteria => (criteria as usize - 1).min(FEW_POINTS - 1),
            };
            while missed != 0 {
                self.missed[missed.trailing_zeros() as usize][star][way] += 1;
                missed &= missed - 1;
            }
        }
    }

    /// Counts a scorecard, and adds its points.
    pub(super) fn add_points(&mut self, points: &CardPoints) {
        self.scorecards += 1;
        for (sum, &points) in self.points.iter_mut().zip(points) {
            *sum += u64::from(points);
        }
    }

    /// Counts rows that a measure moves (1 for each, 0 for others), by their stars before and after.
    pub(super) fn add_moves(&mut self, measure: usize, now: &[u8], then: &[u8], moved: &[u8]) {
        let (all, stars) = &mut self.moves[measure];
        let chunks = now.chunks(128).zip(then.chunks(128));
        for ((now, then), moved) in chunks.zip(moved.chunks(128)) {
            // First as if no star changed: passes over few bytes, as for outcomes.
            for (star, place) in (0..FAULTY).zip(0..) {
                let own = now.iter().zip(moved);
                let own = own.map(|(&now, &moved): (&u8, &u8)| u8::from(now == star) & moved);
                let own = u64::from(own.sum::<u8>());
                stars[place][place] += own;
                *all += own;
            }
            if now == then {
                continue;
            }
            let both = now.iter().zip(then).zip(moved);
            let changed =
                both.filter(|&((now, then), moved)| now != then && *now != FAULTY && *moved != 0);
            for ((&now, &then), _) in changed {
                let (now, then) = (usize::from(now), usize::from(then));
                stars[now][now] -= 1;
                stars[now][then] += 1;
            }
        }
    }
}

/// The points of the best level.
fn most(criterion: Criterion<'_>) -> u64 {
    let points = criterion.levels().map(|level| level.points().get());
    points.max().unwrap_or(0).into()
}

/// The place of a recognised star.
fn place(star: Star) -> Option<usize> {
    Star::RECOGNISED.iter().position(|&other| other == star)
}

fn sum(own: &mut [u64], other: &[u64]) {
    for (own, other) in own.iter_mut().zip(other) {
        *own += other;
    }
}
