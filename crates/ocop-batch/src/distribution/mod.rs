//! How many scorecards of a sheet have each total, band and star, counted exactly.
//!
//! Criterion by criterion, scorecards are counted by what decides the star: their points so far, the
//! stars with an unmet requirement, and whether a zero ends the evaluation.

use alloc::vec;
use alloc::vec::Vec;

use ocop_core::internal::{decimal, error, named, star_rule};
use ocop_core::{
    Criterion, Decimal, Error, ErrorDetail, Level, PerStar, Points, Rounding, Sheet, Star,
};

/// How many complete scorecards a sheet has, and how many have each total, band and star.
///
/// Every scorecard that [`Scorecard::pack`](ocop_core::Scorecard::pack) gives a number counts once: to
/// leave a criterion out and to choose it at 0 points are two scorecards. The star is that of a
/// council of one without grounds, as [`Scorecard::star`](ocop_core::Scorecard::star) gives it.
///
/// All counts are exact. They show how a sheet is built, not how products do: no product is as likely
/// to be scored one way as any other.
///
/// ```
/// use ocop_batch::Distribution;
/// use ocop_core::{Edition, Points, Rounding, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let all = Distribution::of(&sheet)?;
/// assert_eq!(all.scorecards(), 748_107_711_538_790_400);
/// assert_eq!(all.with_total(Points::new(99)), 24);
///
/// // Of the scorecards with 90 points and more, 3 % meet all that five stars ask for.
/// assert_eq!(all.with_band(Star::Five), 177_725_176);
/// assert_eq!(all.with_star(Some(Star::Five)), 5_461_990);
/// let share = all.share(all.with_star(Some(Star::Three)), 4, Rounding::HalfUp);
/// assert_eq!(share.to_string(), "0.0406");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Distribution {
    sheet: Sheet,
    /// By total, and by star: none, one to five.
    counts: Vec<[u128; STARS]>,
    /// Those with an unmet requirement of three, four and five stars.
    missing: [u128; 3],
    scorecards: u128,
}

/// No star, and one to five.
const STARS: usize = 6;

/// Totals from 0 to [`Points::FULL`].
const TOTALS: usize = 101;

/// The most scorecards that are counted. Shares multiply by ten, which still fits.
const MOST: u128 = 1 << 124;

/// The bit of a scorecard whose zero ends the evaluation, above those of unmet requirements.
const STOPPED: usize = 0b1000;

/// Scorecards by points, and by unmet requirements: a bit for each of three, four and five stars, and
/// [`STOPPED`].
type Counts = Vec<[u128; 2 * STOPPED]>;

impl Distribution {
    /// How many scorecards the sheet has, and how many have each total, band and star.
    ///
    /// It takes less than a millisecond for a sheet of the law.
    ///
    /// ```
    /// use ocop_batch::Distribution;
    /// use ocop_core::{Edition, Star};
    ///
    /// // A changed sheet without marks: the band alone decides, unless a zero ends the evaluation.
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.to_spec();
    /// for section in builder.parts.iter_mut().flat_map(|part| &mut part.sections) {
    ///     for level in section.criteria.iter_mut().flat_map(|criterion| &mut criterion.levels) {
    ///         level.mark = None;
    ///     }
    /// }
    /// let (now, then) = (Distribution::of(&sheet)?, Distribution::of(&builder.build()?)?);
    /// assert_eq!(now.with_band(Star::Five), then.with_band(Star::Five));
    /// assert!(now.with_star(Some(Star::Five)) < then.with_star(Some(Star::Five)));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheet`](ocop_core::ErrorKind::BadSheet) for a sheet built at run time with 2¹²⁴ scorecards or more; every
    /// sheet of the law has fewer than 2⁶⁴.
    pub fn of(sheet: &Sheet) -> Result<Self, Error> {
        let criteria = criteria(sheet);
        let Some(scorecards) = scorecards(&criteria) else {
            let sheet = ("sheet", named(sheet));
            return Err(error(ErrorDetail::TooManyScorecards, "", [sheet]));
        };
        let mut counts = vec![[0; 2 * STOPPED]; TOTALS];
        counts[0][0] = 1;
        for block in &criteria {
            counts = block.add_to(&counts);
        }
        Ok(Self::gather(sheet, &counts, scorecards))
    }

    fn gather(sheet: &Sheet, counts: &Counts, scorecards: u128) -> Self {
        let bands = sheet.bands();
        let mut distribution = Self {
            sheet: sheet.clone(),
            counts: vec![[0; STARS]; TOTALS],
            missing: [0; 3],
            scorecards,
        };
        for ((points, by_unmet), by_star) in (0..).zip(counts).zip(&mut distribution.counts) {
            let band = bands.of(Points::new(points).into());
            for (unmet, &count) in by_unmet.iter().enumerate() {
                let misses = [0, 1, 2].map(|star| unmet >> star & 1 == 1);
                let met = {
                    let [three, four, five] = misses;
                    PerStar::new(!three, !four, !five)
                };
                let star = star_rule::star(band, met, unmet & STOPPED != 0);
                by_star[place(star)] += count;
                for (misses, missing) in misses.into_iter().zip(&mut distribution.missing) {
                    *missing += if misses { count } else { 0 };
                }
            }
        }
        distribution
    }

    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// How many complete scorecards the sheet has.
    #[must_use]
    pub const fn scorecards(&self) -> u128 {
        self.scorecards
    }

    /// How many have a total.
    #[must_use]
    pub fn with_total(&self, total: Points) -> u128 {
        let by_star = self.counts.get(usize::from(total.get()));
        by_star.map_or(0, |by_star| by_star.iter().sum())
    }

    /// Every total from 0 to 100, and how many have it.
    #[must_use]
    pub fn totals(&self) -> impl ExactSizeIterator<Item = (Points, u128)> + DoubleEndedIterator {
        let totals = self.counts.iter().enumerate();
        totals.map(|(total, by_star)| {
            let total = u16::try_from(total).unwrap_or(u16::MAX);
            (Points::new(total), by_star.iter().sum())
        })
    }

    /// How many have a total in a star's band, whatever their unmet requirements.
    #[must_use]
    pub fn with_band(&self, band: Star) -> u128 {
        let bands = self.sheet.bands();
        self.totals()
            .filter(|&(total, _)| bands.of(total.into()) == band)
            .map(|(_, count)| count)
            .sum()
    }

    /// How many have a star; `None` for those that a zero stops.
    #[must_use]
    pub fn with_star(&self, star: Option<Star>) -> u128 {
        self.counts.iter().map(|by_star| by_star[place(star)]).sum()
    }

    /// How many have a total and a star at once.
    ///
    /// ```
    /// use ocop_batch::Distribution;
    /// use ocop_core::{Edition, Points, Star};
    ///
    /// let all = Distribution::of(&Edition::E2026.sheet(7)?)?;
    /// assert_eq!(all.with_total_and_star(Points::FULL, Some(Star::Five)), 1);
    /// assert_eq!(all.with_total_and_star(Points::FULL, Some(Star::Four)), 0);
    /// assert_eq!(all.with_total_and_star(Points::new(98), Some(Star::Two)), 1);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_total_and_star(&self, total: Points, star: Option<Star>) -> u128 {
        let by_star = self.counts.get(usize::from(total.get()));
        by_star.map_or(0, |by_star| by_star[place(star)])
    }

    /// How many have an unmet requirement marked exactly with a star, whatever their band.
    #[must_use]
    pub fn missing(&self, star: Star) -> u128 {
        let index = Star::RECOGNISED.iter().position(|&other| other == star);
        index.map_or(0, |index| self.missing[index])
    }

    /// The share of a count in all scorecards, 0 to 1, with `dp` places, for showing.
    ///
    /// At most 20 places are given; a count above [`Distribution::scorecards`] gives 1.
    ///
    /// ```
    /// use ocop_batch::Distribution;
    /// use ocop_core::{Edition, Rounding, Star};
    ///
    /// let all = Distribution::of(&Edition::E2026.sheet(7)?)?;
    /// let share = all.share(all.with_band(Star::Three), 4, Rounding::HalfUp);
    /// assert_eq!(share.to_string(), "0.4205");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn share(&self, count: u128, dp: u32, rounding: Rounding) -> Decimal {
        let count = count.min(self.scorecards);
        decimal(count, self.scorecards, dp.min(20), rounding).unwrap_or_default()
    }
}

/// The place of a star among the counts.
fn place(star: Option<Star>) -> usize {
    star.map_or(0, |star| star.number().into())
}

/// A criterion that always applies, and those that apply only with its story.
struct Block {
    story: Vec<Worth>,
    dependents: Vec<Vec<Worth>>,
}

/// Options of a criterion that are worth the same.
#[derive(Clone, Copy)]
struct Worth {
    points: Points,
    /// How many of them are choices.
    choices: u128,
    /// How many of them, one at most, leave the criterion out.
    left_out: u128,
    /// The requirements that these points do not meet, and [`STOPPED`].
    unmet: usize,
}

impl Block {
    /// The counts with the criteria of the block added to those before.
    fn add_to(&self, counts: &Counts) -> Counts {
        // The story has points and what depends on it is chosen, or it has none and what depends on it
        // is worth nothing.
        let mut with = add(counts, &self.story, Worth::chosen_with_points);
        let mut without = add(counts, &self.story, Worth::chosen_without);
        for dependent in &self.dependents {
            with = add(&with, dependent, |worth| worth.choices);
            without = add(&without, dependent, Worth::without_points);
        }
        sum(with, &without)
    }

    /// How many ways there are through the block; `None` where they are not below [`MOST`].
    fn ways(&self) -> Option<u128> {
        let ways = |options: &[Worth], ways: fn(Worth) -> u128| {
            options.iter().map(|&worth| ways(worth)).sum::<u128>()
        };
        let mut with = ways(&self.story, Worth::chosen_with_points);
        let mut without = ways(&self.story, Worth::chosen_without);
        for dependent in &self.dependents {
            with = with.checked_mul(ways(dependent, |worth| worth.choices))?;
            without = without.checked_mul(ways(dependent, Worth::without_points))?;
        }
        with.checked_add(without)
    }
}

impl Worth {
    fn chosen_with_points(self) -> u128 {
        if self.points > Points::ZERO {
            self.choices
        } else {
            0
        }
    }

    fn chosen_without(self) -> u128 {
        if self.points == Points::ZERO {
            self.choices
        } else {
            0
        }
    }

    fn without_points(self) -> u128 {
        self.chosen_without() + self.left_out
    }
}

/// The criteria of a sheet, each with those that depend on it.
fn criteria(sheet: &Sheet) -> Vec<Block> {
    let stories = sheet
        .criteria()
        .filter(|criterion| criterion.requires().is_none());
    stories
        .map(|story| Block {
            story: worths(story),
            dependents: sheet
                .criteria()
                .filter(|criterion| criterion.requires() == Some(story))
                .map(worths)
                .collect(),
        })
        .collect()
}

/// The options of a criterion by their points: its choices, and "left out" if it depends on a story.
fn worths(criterion: Criterion<'_>) -> Vec<Worth> {
    let mut worths: Vec<Worth> = Vec::new();
    for choice in criterion.choices() {
        let points = criterion
            .level_of(choice)
            .map_or(Points::ZERO, Level::points);
        worth(&mut worths, criterion, points).choices += 1;
    }
    if criterion.requires().is_some() {
        worth(&mut worths, criterion, Points::ZERO).left_out += 1;
    }
    worths
}

/// The options of a criterion with these points.
fn worth<'w>(
    worths: &'w mut Vec<Worth>,
    criterion: Criterion<'_>,
    points: Points,
) -> &'w mut Worth {
    let found = worths.iter().position(|worth| worth.points == points);
    let index = found.unwrap_or_else(|| {
        let stops = criterion.stops_on_zero() && points == Points::ZERO;
        let unmet = (0..)
            .zip(Star::RECOGNISED)
            .map(|(bit, star)| {
                let is_unmet = criterion
                    .requirement(star)
                    .is_some_and(|requirement| points < requirement);
                usize::from(is_unmet) << bit
            })
            .fold(if stops { STOPPED } else { 0 }, |unmet, bit| unmet | bit);
        worths.push(Worth {
            points,
            choices: 0,
            left_out: 0,
            unmet,
        });
        worths.len() - 1
    });
    &mut worths[index]
}

/// How many scorecards there are; `None` where they are not below [`MOST`].
fn scorecards(criteria: &[Block]) -> Option<u128> {
    criteria
        .iter()
        .try_fold(1_u128, |all, block| all.checked_mul(block.ways()?))
        .filter(|&all| all < MOST)
}

/// The counts with a criterion added; each option as many ways as are said.
///
/// Every scorecard begun can be finished, so that no count is above that of all scorecards, which is
/// known to fit.
fn add(counts: &Counts, options: &[Worth], ways: impl Fn(Worth) -> u128) -> Counts {
    let mut next = vec![[0; 2 * STOPPED]; TOTALS];
    for &worth in options {
        let ways = ways(worth);
        if ways == 0 {
            continue;
        }
        // The best levels sum to at most 100.
        let reached = next.iter_mut().skip(worth.points.get().into());
        for (from, to) in counts.iter().zip(reached) {
            for (unmet, &count) in from.iter().enumerate() {
                to[unmet | worth.unmet] += count * ways;
            }
        }
    }
    next
}

fn sum(mut counts: Counts, others: &Counts) -> Counts {
    for (count, other) in counts.iter_mut().flatten().zip(others.iter().flatten()) {
        *count += other;
    }
    counts
}
