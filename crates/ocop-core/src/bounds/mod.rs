//! Bounds of an unfinished scorecard: possible totals and stars (26/2026, Art. 3.3), and relevant
//! answers.
//!
//! A better level never lowers the total or the star. The worst and the best completion therefore
//! bound all others.

use crate::base::error::Error;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::OptionRow;
use crate::law::row::{MOST_CRITERIA, SheetRow};
use crate::law::sheet::Sheet;
use crate::rating::scorecard::Scorecard;
use crate::rating::scorecard_builder::ScorecardBuilder;
use crate::rating::star_rule::{star_of, total};

mod answer;
mod extremes;
mod relevant;
mod sufficient;

pub use answer::Answer;

use extremes::{Extremes, Given};

/// The bounds of an unfinished scorecard: its lowest and highest possible result.
///
/// ```
/// use ocop_core::{Edition, Points, Star};
///
/// // All criteria except the packaging have their best answer.
/// let sheet = Edition::E2026.sheet(7)?;
/// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
/// builder.clear("2.3")?;
///
/// let bounds = builder.bounds()?;
/// let (lowest, highest) = (bounds.lowest(), bounds.highest());
/// assert_eq!((lowest.total(), highest.total()), (Points::new(97), Points::new(100)));
/// assert_eq!((lowest.star(), highest.star()), (Some(Star::Two), Some(Star::Five)));
/// assert!(!bounds.is_decided());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    builder: &'a ScorecardBuilder,
    given: Given,
    extremes: Extremes,
    /// The criteria without an answer, one bit each.
    open: CriterionSet,
}

/// The lowest or highest possible total, with its band and star.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Bound {
    total: Points,
    band: Star,
    star: Option<Star>,
}

impl ScorecardBuilder {
    /// The bounds of the choices so far.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotApplicable`](crate::ErrorKind::NotApplicable) if a criterion has points but its story has none. No answer can
    /// complete such a scorecard. Also the first mistake kept by [`ScorecardBuilder::with`].
    pub fn bounds(&self) -> Result<Bounds<'_>, Error> {
        if let Some(fault) = self.lasting_fault() {
            return Err(fault);
        }
        let given = Given::of(self);
        let row = self.sheet().row();
        let missing = self.missing();
        let open = missing.map(Criterion::index).collect();
        Ok(Bounds {
            builder: self,
            given,
            extremes: given.extremes(row),
            open,
        })
    }
}

impl<'a> Bounds<'a> {
    /// The unfinished scorecard.
    #[must_use]
    pub const fn builder(&self) -> &'a ScorecardBuilder {
        self.builder
    }

    /// The sheet of the scorecard.
    #[must_use]
    pub const fn sheet(&self) -> &'a Sheet {
        self.builder.sheet()
    }

    /// The criteria without an answer, in printed order: those of [`ScorecardBuilder::missing`].
    pub fn open(&self) -> impl Iterator<Item = Criterion<'a>> + use<'a> {
        criteria(self.row(), self.open)
    }

    /// The result of the worst completion.
    #[must_use]
    pub fn lowest(&self) -> Bound {
        Bound::of(self.row(), &self.extremes.low)
    }

    /// The result of the best completion.
    #[must_use]
    pub fn highest(&self) -> Bound {
        Bound::of(self.row(), &self.extremes.high)
    }

    /// Whether the star is certain, whatever the open answers.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.lowest().star == self.highest().star
    }

    /// The worst completion, as a scorecard.
    #[must_use]
    pub fn lowest_scorecard(&self) -> Scorecard {
        self.finished(&self.extremes.low)
    }

    /// The best completion, as a scorecard.
    #[must_use]
    pub fn highest_scorecard(&self) -> Scorecard {
        self.finished(&self.extremes.high)
    }

    fn row(&self) -> &'a SheetRow {
        self.sheet().row()
    }

    /// The builder completed with the first option of these points at each open criterion.
    fn finished(&self, points: &[u8; MOST_CRITERIA]) -> Scorecard {
        let mut builder = self.builder.clone();
        for index in self.open.iter() {
            let mut options = self.row().options_of(index).iter();
            if let Some(option) = options.find(|option| option.points == points[index]) {
                builder.put(index, *option);
            }
        }
        // Without a story, criteria that depend on it are left out.
        for criterion in self.open() {
            let story = criterion.requires().map(Criterion::index);
            if story.is_some_and(|story| builder.points_at(story) == 0) {
                builder.put(criterion.index(), OptionRow::LEFT_OUT);
            }
        }
        builder.closed()
    }
}

impl Bound {
    fn of(row: &SheetRow, points: &[u8; MOST_CRITERIA]) -> Self {
        let total = total(points);
        Self {
            total,
            band: row.bands.of(total.into()),
            star: star_of(row, points),
        }
    }

    /// The total.
    #[must_use]
    pub const fn total(self) -> Points {
        self.total
    }

    /// The band of the total (26/2026, Art. 3.3).
    #[must_use]
    pub const fn band(self) -> Star {
        self.band
    }

    /// The star from a council of one without grounds; `None` if a zero ends the evaluation.
    #[must_use]
    pub const fn star(self) -> Option<Star> {
        self.star
    }
}

/// The criteria of a bit set, in printed order.
fn criteria(row: &SheetRow, set: CriterionSet) -> impl Iterator<Item = Criterion<'_>> {
    set.iter().map(move |index| Criterion::new(row, index))
}
