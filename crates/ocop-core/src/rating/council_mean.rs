//! The council's mean (điểm trung bình): 26/2026, Art. 3.3, as an exact fraction (`exact-mean`).

use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{MOST_CRITERIA, SheetRow};
use crate::rating::star_rule;

/// The sums over the members' scorecards.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Sums {
    /// The number of scorecards.
    pub members: u64,
    /// The sum of their totals.
    pub total: u64,
    /// The sums of their points by criterion.
    pub by_criterion: [u64; MOST_CRITERIA],
    /// The criteria at which any member's zero ends the evaluation.
    pub stopped: CriterionSet,
    /// Whether any choice is level 0, which is never printed (`level-zero`).
    pub level_zero: bool,
}

impl Sums {
    /// No scorecards yet.
    pub const NONE: Self = Self {
        members: 0,
        total: 0,
        by_criterion: [0; MOST_CRITERIA],
        stopped: CriterionSet::EMPTY,
        level_zero: false,
    };

    /// Adds a member's points by criterion; returns their total.
    #[inline]
    pub(crate) fn add(
        &mut self,
        sheet: &SheetRow,
        points: &[u8; MOST_CRITERIA],
        level_zero: bool,
    ) -> Points {
        let total = star_rule::total(points);
        self.members += 1;
        self.total += u64::from(total.get());
        for (sum, &points) in self.by_criterion.iter_mut().zip(points) {
            *sum += u64::from(points);
        }
        self.stopped |= star_rule::stopped(sheet, points);
        self.level_zero |= level_zero;
        total
    }

    /// The council's mean: the exact mean of the members' totals (`exact-mean`).
    #[inline]
    #[must_use]
    pub fn mean(&self) -> Mean {
        Mean::new(self.total, self.members).unwrap_or(Mean::ZERO)
    }

    /// The exact mean of the points at some criteria.
    #[inline]
    #[must_use]
    pub fn mean_of(&self, criteria: impl IntoIterator<Item = usize>) -> Mean {
        let criteria = criteria.into_iter();
        let sum = criteria.map(|index| self.by_criterion[index]).sum();
        Mean::new(sum, self.members).unwrap_or(Mean::ZERO)
    }
}
