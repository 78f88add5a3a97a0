//! A council's points, counted once, so that a change of one member is tried without a new rating.

use crate::base::mean::Mean;
use crate::base::per_star::PerStar;
use crate::base::star::Star;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{MOST_CRITERIA, rows};
use crate::rating::rating::Rating;
use crate::rating::star_rule;

/// The counts of a council's points, so that a change of one member is tried without a new rating.
pub(super) struct Tally<'a> {
    rating: &'a Rating,
    total: u64,
    /// The sum of the members' points, by criterion.
    sums: [u64; MOST_CRITERIA],
    /// How many members give no points, by criterion.
    zeros: [u64; MOST_CRITERIA],
    /// How many members meet the requirement, by star and criterion.
    reached: PerStar<[u64; MOST_CRITERIA]>,
    stopped: CriterionSet,
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
            reached: PerStar([[0; MOST_CRITERIA]; 3]),
            stopped: rating.stopped_set(),
        };
        for card in council.scorecards() {
            for (index, &points) in card.points_by_criterion().iter().enumerate() {
                tally.zeros[index] += u64::from(points == 0);
                for (reached, requirements) in tally
                    .reached
                    .values_mut()
                    .iter_mut()
                    .zip(requirements.values())
                {
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
        let others_met = |unmet: CriterionSet| (unmet & !CriterionSet::of(index)).is_empty();
        let rule = council.rules().requirement_rule();
        let unmet = self.rating.unmet_sets();
        let here_met = self.reached.with(&sheet.requirements, |reached, required| {
            let required = required[index];
            let reached = swap(reached[index], points >= required, own >= required);
            rule.is_met(required, sum, reached, members)
        });
        let met = here_met.with(&unmet, |&here, &unmet| here && others_met(unmet));
        let zeros = swap(self.zeros[index], points == 0, own == 0);
        let stopped = !others_met(self.stopped) || star_rule::stops(sheet, index, zeros > 0);
        let total = self.total + u64::from(points) - u64::from(own);
        self.star(total, members, met, stopped)
    }

    /// The star of the others.
    pub(super) fn star_without(&self, member: usize) -> Option<Star> {
        let council = self.rating.council();
        let sheet = council.sheet().row();
        let cards = council.scorecards();
        let own = cards[member].points_by_criterion();
        let others = cards.len() as u64 - 1;
        let criteria = rows(&sheet.criteria).len();
        let rule = council.rules().requirement_rule();
        let met = self.reached.with(&sheet.requirements, |reached, required| {
            (0..criteria).all(|index| {
                let sum = self.sums[index] - u64::from(own[index]);
                let reached = reached[index] - u64::from(own[index] >= required[index]);
                rule.is_met(required[index], sum, reached, others)
            })
        });
        let stopped = (0..criteria).any(|index| {
            let zeros = self.zeros[index] - u64::from(own[index] == 0);
            star_rule::stops(sheet, index, zeros > 0)
        });
        let total = self.total - u64::from(cards[member].total().get());
        self.star(total, others, met, stopped)
    }

    fn star(&self, total: u64, members: u64, met: PerStar<bool>, stopped: bool) -> Option<Star> {
        let council = self.rating.council();
        let mean = Mean::new(total, members).unwrap_or(Mean::ZERO);
        let grounds = !council.ground_rows().is_empty();
        let bands = council.sheet().row().bands;
        star_rule::star(bands.of(mean), met, stopped || grounds)
    }
}
