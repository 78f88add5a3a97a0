//! The fewest open criteria whose answers are sufficient to secure or exclude a star.
//!
//! Both are the fewest criteria for a number of points to gain or lose, as for an improvement.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::extremes::Extremes;
use super::{Bound, Bounds};
use crate::base::star::Star;
use crate::improve::fewest::{Entry, Fewest};
use crate::law::criterion::Criterion;
use crate::law::row::rows;
use crate::rating::star_rule;

impl<'a> Bounds<'a> {
    /// The smallest sets of open criteria whose best answers secure a star, whatever the other
    /// answers.
    ///
    /// The result has at most `most` sets. One empty set means that the star is already certain. No
    /// set means that it is out of reach.
    ///
    /// ```
    /// use ocop_core::{Criterion, Edition, Star};
    ///
    /// fn keys<'a>(sets: &[Vec<Criterion<'a>>]) -> Vec<Vec<&'a str>> {
    ///     sets.iter().map(|set| set.iter().map(|one| one.key()).collect()).collect()
    /// }
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// for key in ["1.5", "2.3", "10", "11"] {
    ///     builder.clear(key)?;
    /// }
    /// let bounds = builder.bounds()?;
    /// assert_eq!(keys(&bounds.securing(Star::Five, 8)), [["1.5", "2.3"]]); // both have marks, and 90 points are certain
    /// assert_eq!(keys(&bounds.excluding(Star::Five, 8)), [["1.5"], ["2.3"]]); // either is enough
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn securing(&self, star: Star, most: usize) -> Vec<Vec<Criterion<'a>>> {
        let row = self.row();
        let fits = |index: usize, points: u8| {
            points >= star_rule::required_up_to(row, star, index)
                && !star_rule::stops(row, index, points == 0)
        };
        let least = row.bands.least(star).get();
        let lacks = least.saturating_sub(self.lowest().total().get());
        self.fewest(Side::Best, lacks, fits, most)
    }

    /// The smallest sets of open criteria whose worst answers exclude a star, whatever the other
    /// answers.
    ///
    /// The result has at most `most` sets. One empty set means that the star is already out of
    /// reach. No set means that it is certain.
    #[must_use]
    pub fn excluding(&self, star: Star, most: usize) -> Vec<Vec<Criterion<'a>>> {
        let is_out = |bound: Bound| bound.star() < Some(star);
        if is_out(self.highest()) {
            return vec![Vec::new()];
        }
        // One unmet requirement is enough, and so is one large loss of points.
        let alone = self
            .answers()
            .into_iter()
            .filter(|one| is_out(one.at_worst().1));
        let mut alone: Vec<Criterion<'a>> = alone.map(super::Answer::criterion).collect();
        if !alone.is_empty() {
            alone.sort_by_key(|criterion| criterion.index());
            return alone.into_iter().take(most).map(|one| vec![one]).collect();
        }
        let least = self.row().bands.least(star).get();
        let spare = self.highest().total().get().saturating_sub(least);
        self.fewest(Side::Worst, spare + 1, |_, _| true, most)
    }

    /// The fewest open criteria that must change for a change of `wanted` points.
    fn fewest(
        &self,
        side: Side,
        wanted: u16,
        fits: impl Fn(usize, u8) -> bool,
        most: usize,
    ) -> Vec<Vec<Criterion<'a>>> {
        let row = self.row();
        let all = rows(&row.criteria);
        let now = &self.extremes;
        // Every criterion may have 0 points, so that the story changes no range of what depends on it.
        let entry = |index: usize, moves: Moves| {
            let (stays, goes) = side.of(now, index);
            let change = u32::from(stays.abs_diff(goes));
            let stay = fits(index, stays) && moves != Moves::Goes;
            // A criterion without effect needs no answer, and no story follows from it.
            let go = self.open.contains(index) && moves != Moves::Stays && fits(index, goes);
            Entry {
                criterion: index,
                stays: stay.then_some(0),
                goes: (go && change > 0).then_some(change),
            }
        };
        let mut fewest = Fewest::new();
        for (index, criterion) in all.iter().enumerate() {
            if criterion.requires.is_some() {
                continue;
            }
            let depends = |other: &usize| all[*other].requires.map(usize::from) == Some(index);
            let rest: Vec<usize> = (0..all.len()).filter(depends).collect();
            let path = |story: Entry, moves: &dyn Fn(usize) -> Moves| {
                let rest = rest.iter().enumerate();
                let rest = rest.map(|(place, &other)| entry(other, moves(place)));
                core::iter::once(story).chain(rest).collect::<Vec<_>>()
            };
            let story = |moves| entry(index, moves);
            let (stays, goes) = side.of(now, index);
            let paths = match side {
                // Without a story, its dependent criteria cannot gain points. Once one of them has
                // points, there is a story.
                Side::Best if stays == 0 && !rest.is_empty() => {
                    let mut paths = vec![
                        path(story(Moves::Stays), &|_| Moves::Stays),
                        path(story(Moves::Goes), &|_| Moves::Any),
                    ];
                    let options = row.options_of(index).iter().map(|option| option.points);
                    let least = options.filter(|points| *points > 0).min().unwrap_or(0);
                    for first in 0..rest.len() {
                        let stays = self.open.contains(index) && fits(index, least);
                        let story = Entry {
                            criterion: index,
                            stays: stays.then_some(least.into()),
                            goes: None,
                        };
                        paths.push(path(story, &|place| match place.cmp(&first) {
                            Ordering::Less => Moves::Stays,
                            Ordering::Equal => Moves::Goes,
                            Ordering::Greater => Moves::Any,
                        }));
                    }
                    paths
                }
                // A story at 0 points takes the points of its dependent criteria with it.
                Side::Worst if goes == 0 && !rest.is_empty() => {
                    let lost: u32 = rest.iter().map(|&other| u32::from(now.high[other])).sum();
                    let mut gone = story(Moves::Goes);
                    gone.goes = gone.goes.map(|own| own + lost);
                    let stays = path(story(Moves::Stays), &|_| Moves::Any);
                    // The story's entry already includes their points.
                    vec![stays, vec![gone]]
                }
                _ => vec![path(story(Moves::Any), &|_| Moves::Any)],
            };
            fewest.stage(paths);
        }
        let sets = fewest.sets(wanted.into(), most);
        let criteria = |set: Vec<usize>| set.into_iter().map(|index| Criterion::new(row, index));
        sets.into_iter()
            .map(|set| criteria(set).collect())
            .collect()
    }
}

/// The side of the answers: best or worst.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Side {
    Best,
    Worst,
}

impl Side {
    /// The points of a criterion if it stays, and if it changes.
    const fn of(self, extremes: &Extremes, index: usize) -> (u8, u8) {
        let (low, high) = (extremes.low[index], extremes.high[index]);
        match self {
            Self::Best => (low, high),
            Self::Worst => (high, low),
        }
    }
}

/// The moves of a criterion that a path allows.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Moves {
    Any,
    Stays,
    Goes,
}
