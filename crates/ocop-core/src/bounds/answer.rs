//! The effect of one more answer on the bounds.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::{Bound, Bounds};
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::choice::Choice;

/// A criterion without an answer, and the bounds after its worst and its best answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    criterion: Criterion<'a>,
    worst: (Choice, [Bound; 2]),
    best: (Choice, [Bound; 2]),
    now: [Bound; 2],
}

impl<'a> Bounds<'a> {
    /// The criteria without an answer, and the effect of each.
    ///
    /// The one that can move the star most is first. Equal ones are ordered by how far they can
    /// move the total.
    ///
    /// ```
    /// use ocop_core::{Edition, Star};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// builder.clear("1.2")?; // it has no mark
    /// builder.clear("2.3")?; // it is marked for three and for four stars
    ///
    /// let bounds = builder.bounds()?;
    /// let answers = bounds.answers();
    /// assert_eq!(answers[0].criterion().key(), "2.3");
    /// assert_eq!(answers[0].at_worst().1.star(), Some(Star::Two)); // then at most two stars
    /// assert_eq!(answers[0].stars_moved(), 6); // the highest loses three, or the lowest gains three
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn answers(&self) -> Vec<Answer<'a>> {
        let now = [self.lowest(), self.highest()];
        let after = |index: usize, points: Points| {
            let points = u8::try_from(points.get()).unwrap_or(u8::MAX);
            let extremes = self.given.with(index, Some(points)).extremes(self.row());
            [&extremes.low, &extremes.high].map(|points| Bound::of(self.row(), points))
        };
        let answers = self.open().filter_map(|criterion| {
            let index = criterion.index();
            let fits = |choice: &Choice| {
                let points = u8::try_from(criterion.worth(*choice).get()).unwrap_or(u8::MAX);
                self.given.with(index, Some(points)).fits(self.row())
            };
            let choices = || criterion.choices().filter(fits);
            let worst = choices().min_by_key(|&choice| criterion.worth(choice))?;
            let best = choices().min_by_key(|&choice| Reverse(criterion.worth(choice)))?;
            let with = |choice| (choice, after(index, criterion.worth(choice)));
            Some(Answer {
                criterion,
                worst: with(worst),
                best: with(best),
                now,
            })
        });
        let mut answers: Vec<Answer<'a>> = answers.collect();
        answers.sort_by_key(|answer| Reverse((answer.stars_moved(), answer.points_moved())));
        answers
    }
}

impl<'a> Answer<'a> {
    /// The criterion.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The choice with the fewest points.
    #[must_use]
    pub const fn worst(self) -> Choice {
        self.worst.0
    }

    /// The choice with the most points.
    #[must_use]
    pub const fn best(self) -> Choice {
        self.best.0
    }

    /// The bounds after the worst answer.
    #[must_use]
    pub const fn at_worst(self) -> (Bound, Bound) {
        let [low, high] = self.worst.1;
        (low, high)
    }

    /// The bounds after the best answer.
    #[must_use]
    pub const fn at_best(self) -> (Bound, Bound) {
        let [low, high] = self.best.1;
        (low, high)
    }

    /// By how many stars the answer can move the bounds.
    ///
    /// It adds the loss of the highest at the worst answer and the gain of the lowest at the best.
    /// No star counts as 0.
    #[must_use]
    pub fn stars_moved(self) -> u8 {
        let number = |bound: Bound| bound.star().map_or(0, Star::number);
        let [low, high] = self.now;
        let lost = number(high).saturating_sub(number(self.worst.1[1]));
        lost + number(self.best.1[0]).saturating_sub(number(low))
    }

    /// By how many points the answer can move the bounds, added up likewise.
    #[must_use]
    pub fn points_moved(self) -> Points {
        let [low, high] = self.now;
        let points = |bound: Bound| bound.total().get();
        let lost = points(high).saturating_sub(points(self.worst.1[1]));
        Points::new(lost + points(self.best.1[0]).saturating_sub(points(low)))
    }
}
