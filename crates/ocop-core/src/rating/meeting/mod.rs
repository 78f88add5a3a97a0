//! Findings of a council's meeting: whether it meets its own rules (Quy chế), and how firm its result is.

use alloc::vec::Vec;

use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::choice::Choice;
use crate::rating::council_rules::Spread;
use crate::rating::rating::Rating;
use crate::rating::scorecard::Scorecard;

mod by_total;
mod finding;
#[cfg(feature = "serde")]
mod json;
mod tally;

use by_total::ByTotal;
pub use finding::Finding;
use tally::Tally;

/// A council's meeting beside its rating: what breaks its own rules, and which member or which single
/// choice decides the star. Nothing here changes the rating.
///
/// [`Pair`] and [`Swing`] number the members from 1, in the order of
/// [`Council::scorecards`](crate::Council::scorecards). A [`Finding`] has them by name or by place.
///
/// ```
/// use ocop_core::{Council, Edition, Points, Rules, Spread};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let full = sheet.scorecard_from(best)?;
/// let cards = [full.clone().complete()?, full.clone().complete()?, full.choose("8", 1)?.complete()?];
/// let rules = Rules::default().spread(Spread::less_than(Points::new(3)));
/// let rating = Council::of(cards)?.under(rules).rate()?;
///
/// let exceeded = rating.meeting().spread_exceeded().unwrap();
/// let pairs: Vec<_> = exceeded.pairs().iter().map(|pair| (pair.lower(), pair.higher())).collect();
/// assert_eq!(pairs, [(3, 1), (3, 2)]);
/// assert_eq!(exceeded.causes()[0].criterion().key(), "8");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'a> {
    rating: &'a Rating,
}

/// Why a quorum is not met, or not known to be.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum QuorumUnmet {
    /// The rules require a quorum, and the attendance is not given.
    NotKnown,
    /// Fewer members scored than the rules require.
    TooFew {
        /// Those who scored.
        present: u32,
        /// The least number that the rules require.
        least: u32,
        /// Those appointed.
        appointed: u16,
    },
    /// More members scored than were appointed.
    MoreThanAppointed {
        /// Those who scored.
        present: u32,
        /// Those appointed.
        appointed: u16,
    },
    /// The chair was absent.
    ChairAbsent,
}

impl QuorumUnmet {
    /// The name of the finding, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotKnown => "quorum-not-known",
            Self::TooFew { .. } => "quorum-missed",
            Self::MoreThanAppointed { .. } => "more-than-appointed",
            Self::ChairAbsent => "chair-absent",
        }
    }
}

/// Totals that differ by more than the rules allow.
#[derive(Clone, Debug)]
pub struct SpreadExceeded<'a> {
    limit: Spread,
    count: u64,
    pairs: Vec<Pair>,
    causes: Vec<Cause<'a>>,
}

/// Two members whose totals differ by more than the rules allow.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Pair {
    lower: usize,
    higher: usize,
    difference: Points,
}

/// A criterion's share in the differences of the pairs.
#[derive(Clone, Copy, Debug)]
pub struct Cause<'a> {
    criterion: Criterion<'a>,
    points: u64,
}

/// The star without a member, and after that member's closest single change.
#[derive(Clone, Copy, Debug)]
pub struct Swing<'a> {
    member: usize,
    without: Option<Flip>,
    change: Option<Change<'a>>,
}

/// Another star than the council's.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Flip {
    star: Option<Star>,
}

/// A member's single change of one choice that gives the council another star.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Change<'a> {
    criterion: Criterion<'a>,
    from: Choice,
    to: Choice,
    star: Option<Star>,
}

/// How far the mean is from the edges of its band, as exact fractions.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Margin {
    above: Mean,
    next: Option<(Star, Mean)>,
    /// The whole points from the lower edge of the band to the next, or to all points.
    gap: Points,
}

impl Rating {
    /// The meeting beside the rating.
    #[must_use]
    pub const fn meeting(&self) -> Meeting<'_> {
        Meeting { rating: self }
    }

    /// How far the exact mean is from the edges of its band.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Mean, Star};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let full = sheet.scorecard_from(best)?;
    /// let lower = full.clone().choose("11", 0)?.complete()?; // 3 points less
    /// let margin = Council::of([full.complete()?, lower])?.rate()?.margin();
    /// assert_eq!(margin.above(), Mean::new(17, 2).unwrap());
    /// assert_eq!(margin.next(), None);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn margin(&self) -> Margin {
        let bands = self.sheet().bands();
        let (mean, band) = (self.mean(), self.band());
        let next = Star::from_number(band.number() + 1);
        let edge = next.map_or(Points::FULL, |star| bands.least(star));
        let gap = edge.get().saturating_sub(bands.least(band).get());
        Margin {
            gap: Points::new(gap),
            above: mean.minus(Mean::from(bands.least(band))),
            next: next.map(|star| (star, Mean::from(bands.least(star)).minus(mean))),
        }
    }
}

impl Margin {
    /// The points of the mean above the lower edge of its band.
    #[must_use]
    pub const fn above(self) -> Mean {
        self.above
    }

    /// The points above the lower edge at which the next band begins.
    pub(crate) const fn gap(self) -> Points {
        self.gap
    }

    /// The next band's star, and the points that the mean lacks to it; `None` in the highest.
    #[must_use]
    pub const fn next(self) -> Option<(Star, Mean)> {
        self.next
    }
}

impl<'a> Meeting<'a> {
    /// Why the quorum of the rules is not met; without a quorum, only whether more members scored than
    /// were appointed.
    #[must_use]
    pub fn quorum_unmet(self) -> Vec<QuorumUnmet> {
        let council = self.rating.council();
        let quorum = council.rules().quorum_rule();
        let Some(attendance) = council.attendance() else {
            return quorum.map(|_| QuorumUnmet::NotKnown).into_iter().collect();
        };
        let appointed = attendance.members;
        let present = u32::try_from(council.scorecards().len()).unwrap_or(u32::MAX);
        let more = present > u32::from(appointed);
        let more = more.then_some(QuorumUnmet::MoreThanAppointed { present, appointed });
        let Some(quorum) = quorum else {
            return more.into_iter().collect();
        };
        let least = quorum.least(appointed);
        let few = (present < least).then_some(QuorumUnmet::TooFew {
            present,
            least,
            appointed,
        });
        let number = more.or(few);
        let absent = quorum.needs_chair() && !attendance.chair;
        let chair = absent.then_some(QuorumUnmet::ChairAbsent);
        number.into_iter().chain(chair).collect()
    }

    /// The members whose totals differ by more than the rules allow, and the criteria that cause it
    /// most; `None` if the spread is allowed or the rules set no limit.
    #[must_use]
    pub fn spread_exceeded(self) -> Option<SpreadExceeded<'a>> {
        let limit = self.rating.council().rules().spread_rule()?;
        let by_total = ByTotal::of(self.rating.totals());
        let count = by_total.pairs_beyond(limit);
        if count == 0 {
            return None;
        }
        Some(SpreadExceeded {
            limit,
            count,
            pairs: by_total.widest(limit, SpreadExceeded::MOST_PAIRS),
            causes: self.causes(&by_total, limit),
        })
    }

    /// The criteria on which the rules require one common score and the members' choices differ.
    pub fn not_settled(self) -> impl Iterator<Item = Criterion<'a>> {
        let council = self.rating.council();
        let common = council.rules().common_rule();
        let criteria = self.rating.sheet().criteria();
        criteria.filter(move |criterion| {
            let is_common = criterion
                .concept()
                .is_some_and(|concept| common.contains(&concept));
            // Without a story, left out and 0 points are the same.
            let chosen = |card: &Scorecard| {
                let without = criterion.requires().is_some()
                    && card.points_by_criterion()[criterion.index()] == 0;
                card.choice_at(criterion.index()).filter(|_| !without)
            };
            let mut choices = council.scorecards().iter().map(chosen);
            let first = choices.next();
            is_common && choices.any(|choice| Some(choice) != first)
        })
    }

    /// The members who decide the star: for each, whether the others alone give another star, and
    /// the closest single change of one choice that gives the council another star.
    ///
    /// The closest change has the fewest levels between, then the fewest points, then comes first on
    /// the sheet; a case is kept. Only members of whom either is true are given.
    #[must_use]
    pub fn swings(self) -> Vec<Swing<'a>> {
        let tally = Tally::of(self.rating);
        let members = 1..=self.rating.council().scorecards().len();
        let swings = members.map(|member| Swing {
            member,
            without: self.without(&tally, member),
            change: self.closest_change(&tally, member),
        });
        swings
            .filter(|swing| swing.without.is_some() || swing.change.is_some())
            .collect()
    }

    /// The star of the others, if it is another.
    fn without(self, tally: &Tally<'_>, member: usize) -> Option<Flip> {
        if self.rating.totals().len() == 1 {
            return None;
        }
        let star = tally.star_without(member - 1);
        (star != self.rating.star()).then_some(Flip { star })
    }

    fn closest_change(self, tally: &Tally<'_>, member: usize) -> Option<Change<'a>> {
        let card = &self.rating.council().scorecards()[member - 1];
        let mut changes: Vec<((u8, u16), Change<'a>)> = Vec::new();
        for criterion in self.rating.sheet().criteria() {
            let index = criterion.index();
            let Some(from) = card.choice_at(index) else {
                continue;
            };
            let own = card.points_by_criterion()[index];
            for to in criterion.choices() {
                if to.case() != from.case() || to == from {
                    continue;
                }
                let points = criterion.level_of(to).map_or(0, |level| level.row().points);
                let star = tally.star_with(member - 1, index, points);
                if star != self.rating.star() {
                    let steps = to.level().abs_diff(from.level());
                    let change = Change {
                        criterion,
                        from,
                        to,
                        star,
                    };
                    changes.push(((steps, own.abs_diff(points).into()), change));
                }
            }
        }
        changes.sort_by_key(|(distance, _)| *distance);
        // A change may leave a story without its structure, or the other way round: no complete card.
        let mut possible = changes.into_iter().map(|(_, change)| change);
        possible.find(|change| {
            let changed = card.edit().choose(change.criterion.key(), change.to);
            changed.is_ok_and(|builder| builder.complete().is_ok())
        })
    }

    /// The criteria that make the higher member's total higher, over all pairs, the most first.
    fn causes(self, by_total: &ByTotal, limit: Spread) -> Vec<Cause<'a>> {
        // A member adds to the sum of differences once for each pair as the higher, and subtracts once as the lower.
        let weights = by_total.weights(limit);
        let cards = self.rating.council().scorecards();
        let criteria = self.rating.sheet().criteria();
        let mut causes: Vec<Cause<'a>> = criteria
            .filter_map(|criterion| {
                let index = criterion.index();
                let weighed = cards.iter().zip(&weights).map(|(card, weight)| {
                    weight.saturating_mul(card.points_by_criterion()[index].into())
                });
                let points = u64::try_from(weighed.sum::<i64>()).ok()?;
                (points > 0).then_some(Cause { criterion, points })
            })
            .collect();
        causes.sort_by_key(|cause| core::cmp::Reverse(cause.points));
        causes
    }
}

impl<'a> SpreadExceeded<'a> {
    /// The limit of the rules.
    #[must_use]
    pub const fn limit(&self) -> Spread {
        self.limit
    }

    /// The most pairs that are given one by one.
    pub const MOST_PAIRS: usize = 256;

    /// How many pairs of members differ by more than the rules allow.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The pairs of members, the widest first; at most [`MOST_PAIRS`](Self::MOST_PAIRS).
    #[must_use]
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The criteria that cause it, the most first.
    #[must_use]
    pub fn causes(&self) -> &[Cause<'a>] {
        &self.causes
    }
}

impl Pair {
    /// The member with the lower total, from 1.
    #[must_use]
    pub const fn lower(self) -> usize {
        self.lower
    }

    /// The member with the higher total, from 1.
    #[must_use]
    pub const fn higher(self) -> usize {
        self.higher
    }

    /// The points between them.
    #[must_use]
    pub const fn difference(self) -> Points {
        self.difference
    }
}

impl<'a> Cause<'a> {
    /// The criterion.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The points by which it sets the pairs apart, all pairs together.
    #[must_use]
    pub const fn points(self) -> u64 {
        self.points
    }
}

impl<'a> Swing<'a> {
    /// The member, from 1.
    #[must_use]
    pub const fn member(self) -> usize {
        self.member
    }

    /// The star of the others alone, if it is another.
    #[must_use]
    pub const fn without(self) -> Option<Flip> {
        self.without
    }

    /// The closest single change that gives another star.
    #[must_use]
    pub const fn change(self) -> Option<Change<'a>> {
        self.change
    }
}

impl Flip {
    /// The other star; `None` for no star.
    #[must_use]
    pub const fn star(self) -> Option<Star> {
        self.star
    }
}

impl<'a> Change<'a> {
    /// The criterion.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The member's choice.
    #[must_use]
    pub const fn from(self) -> Choice {
        self.from
    }

    /// The choice that would give another star.
    #[must_use]
    pub const fn to(self) -> Choice {
        self.to
    }

    /// The star that it would give; `None` for no star.
    #[must_use]
    pub const fn star(self) -> Option<Star> {
        self.star
    }
}

crate::base::macros::labels! {
    /// The reason in words, without its numbers.
    QuorumUnmet {
        Self::NotKnown => "Chưa biết số thành viên dự họp", "Attendance not given";
        Self::TooFew { .. } => "Không đủ số thành viên dự họp", "Too few members present";
        Self::MoreThanAppointed { .. } => "Số phiếu nhiều hơn số thành viên", "More scorecards than members";
        Self::ChairAbsent => "Vắng chủ tịch hội đồng", "Chair absent";
    }
}
