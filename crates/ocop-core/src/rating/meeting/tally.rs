//! A council's points counted once, so that a change of one member is tried without rating anew.

use crate::base::mean::Mean;
use crate::base::star::Star;
use crate::law::row::{MOST_CRITERIA, rows};
use crate::rating::rating::Rating;
use crate::rating::scorecard::climb;

/// What is counted of a council's points, so that a change of one member is tried without rating anew.
pub(super) struct Tally<'a> {
    rating: &'a Rating,
    total: u64,
    /// The sum of the members' points, by criterion.
    sums: [u64; MOST_CRITERIA],
    /// How many members give no points, by criterion.
    zeros: [u64; MOST_CRITERIA],
    /// How many members reach the need, by star and criterion.
    reached: [[u64; MOST_CRITERIA]; 3],
    stopped: u64,
}

impl<'a> Tally<'a> {
    pub(super) fn of(rating: &'a Rating) -> Self {
        let council = rating.council();
        let requirements = &council.sheet().row().requirements;
        let totals = rating.totals().iter();
        let mut tally = Self {
            rating,
            total: totals.map(|total| u64::from(total.get())).sum(),
            sums: council.sums(),
            zeros: [0; MOST_CRITERIA],
            reached: [[0; MOST_CRITERIA]; 3],
            stopped: rating.stopped_bits(),
        };
        for card in council.scorecards() {
            for (index, &points) in card.points_by_criterion().iter().enumerate() {
                tally.zeros[index] += u64::from(points == 0);
                for (reached, requirements) in tally.reached.iter_mut().zip(requirements) {
                    reached[index] += u64::from(points >= requirements[index]);
                }
            }
        }
        tally
    }

    /// The star if a member gave other points on one criterion.
    pub(super) fn star_with(&self, member: usize, index: usize, points: u8) -> Option<Star> {
        let council = self.rating.council();
        let sheet = council.sheet().row();
        let cards = council.scorecards();
        let own = cards[member].points_by_criterion()[index];
        let members = cards.len() as u64;
        let swap = |count: u64, is: bool, was: bool| count + u64::from(is) - u64::from(was);
        let sum = self.sums[index] + u64::from(points) - u64::from(own);
        let bit = 1_u64 << index;
        let met: [bool; 3] = core::array::from_fn(|star| {
            let requirement = sheet.requirements[star][index];
            let reached = swap(
                self.reached[star][index],
                points >= requirement,
                own >= requirement,
            );
            let minimum = council.rules().requirement_rule();
            self.rating.unmet_bits()[star] & !bit == 0
                && minimum.is_met(requirement, sum, reached, members)
        });
        let zeros = swap(self.zeros[index], points == 0, own == 0);
        let stops = sheet.zero_stops & bit != 0 && zeros > 0;
        let total = self.total + u64::from(points) - u64::from(own);
        self.star(total, members, met, self.stopped & !bit != 0 || stops)
    }

    /// The star of the others.
    pub(super) fn star_without(&self, member: usize) -> Option<Star> {
        let council = self.rating.council();
        let sheet = council.sheet().row();
        let cards = council.scorecards();
        let own = cards[member].points_by_criterion();
        let others = cards.len() as u64 - 1;
        let criteria = rows(&sheet.criteria).len();
        let minimum = council.rules().requirement_rule();
        let met: [bool; 3] = core::array::from_fn(|star| {
            (0..criteria).all(|index| {
                let requirement = sheet.requirements[star][index];
                let sum = self.sums[index] - u64::from(own[index]);
                let reached = self.reached[star][index] - u64::from(own[index] >= requirement);
                minimum.is_met(requirement, sum, reached, others)
            })
        });
        let stopped = (0..criteria).any(|index| {
            let zeros = self.zeros[index] - u64::from(own[index] == 0);
            sheet.zero_stops & (1 << index) != 0 && zeros > 0
        });
        let total = self.total - u64::from(cards[member].total().get());
        self.star(total, others, met, stopped)
    }

    fn star(&self, total: u64, members: u64, met: [bool; 3], stopped: bool) -> Option<Star> {
        let council = self.rating.council();
        let mean = Mean::new(total, members).unwrap_or(Mean::ZERO);
        let grounds = !council.ground_rows().is_empty();
        let bands = council.sheet().row().bands;
        (!stopped && !grounds).then(|| climb(bands.of(mean), met))
    }
}
