//! The worst and the best possible points of each criterion, given the answers so far.

use crate::law::row::{MOST_CRITERIA, OptionRow, SheetRow, rows};
use crate::rating::scorecard_builder::ScorecardBuilder;

/// The points given so far, by criterion; `None` without an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given([Option<u8>; MOST_CRITERIA]);

/// The worst and the best points of each criterion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extremes {
    pub(super) low: [u8; MOST_CRITERIA],
    pub(super) high: [u8; MOST_CRITERIA],
}

impl Given {
    pub(super) fn of(builder: &ScorecardBuilder) -> Self {
        let mut given = Self([None; MOST_CRITERIA]);
        for (criterion, _) in builder.choices() {
            let index = criterion.index();
            given.0[index] = Some(builder.points_at(index));
        }
        given
    }

    pub(super) const fn at(&self, index: usize) -> Option<u8> {
        self.0[index]
    }

    /// A copy with an answer, or without one.
    pub(super) const fn with(mut self, index: usize, points: Option<u8>) -> Self {
        self.0[index] = points;
        self
    }

    /// Whether some completion exists. Without a story, criteria that depend on it have no points.
    pub(super) fn fits(&self, row: &SheetRow) -> bool {
        let criteria = rows(&row.criteria).iter().zip(&self.0);
        let mut stories = criteria
            .filter(|(_, points)| points.is_some_and(|points| points > 0))
            .filter_map(|(criterion, _)| criterion.requires);
        stories.all(|story| self.0[usize::from(story)] != Some(0))
    }

    /// The worst and the best of all completions.
    pub(super) fn extremes(&self, row: &SheetRow) -> Extremes {
        let criteria = rows(&row.criteria);
        // Stories that must have points, because a criterion that depends on them has points.
        let mut required = 0_u64;
        for (criterion, points) in criteria.iter().zip(&self.0) {
            if let (Some(story), Some(1..)) = (criterion.requires, points) {
                required |= 1 << story;
            }
        }
        let mut found = Extremes {
            low: [0; MOST_CRITERIA],
            high: [0; MOST_CRITERIA],
        };
        let mut rest = rows(&row.options);
        for (index, (criterion, &radix)) in criteria.iter().zip(&row.radix).enumerate() {
            let (own, after) = rest.split_at(radix.into());
            rest = after;
            if let Some(points) = self.0[index] {
                (found.low[index], found.high[index]) = (points, points);
                continue;
            }
            let (low, high) = Self::range(own, required >> index & 1 == 1);
            // A story is listed before the criteria that depend on it.
            let story = criterion.requires.map(usize::from);
            let with_story = |points: u8, of_story: &[u8; MOST_CRITERIA]| match story {
                Some(story) if of_story[story] == 0 => 0,
                _ => points,
            };
            found.low[index] = with_story(low, &found.low);
            found.high[index] = with_story(high, &found.high);
        }
        found
    }

    /// The fewest and the most points of a choice among some options.
    ///
    /// `must_have` is whether it must have points.
    pub(super) fn range(options: &[OptionRow], must_have: bool) -> (u8, u8) {
        let options = options.iter().filter(|option| option.slot.is_chosen());
        let options = options.filter(|option| !must_have || option.points > 0);
        let (low, high) = options.fold((u8::MAX, 0), |(low, high), option| {
            (low.min(option.points), high.max(option.points))
        });
        (low.min(high), high)
    }
}
