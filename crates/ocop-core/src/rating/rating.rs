//! Ratings (kết quả phân hạng): points, band, requirements and star.

use alloc::vec::Vec;
use core::fmt;

use crate::base::error::Error;
use crate::base::mean::Mean;
use crate::base::per_star::PerStar;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::ground::DisqualificationGround;
use crate::law::row::rows;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::council::Council;
use crate::rating::council_mean::Sums;
use crate::rating::figures;
use crate::rating::figures::{Figures, Setting, SheetFacts};
use crate::rating::interpretation::Interpretation;

/// The rating of one product by a council: every figure exact, every result with its reasons.
///
/// ```
/// use ocop_core::{Council, Edition, Lang, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// // Full marks, but the contracts with growers are not yet steady for 12 months.
/// let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
/// let rating = Council::of([card])?.rate()?;
///
/// assert_eq!(rating.mean().to_string(), "99");
/// assert_eq!(rating.band(), Star::Five);
/// assert_eq!(rating.star(), Some(Star::Four));
/// let unmet: Vec<_> = rating.unmet(Star::Five).map(|unmet| unmet.criterion().key()).collect();
/// assert_eq!(unmet, ["1.5"]);
/// println!("{}", rating.explain(Lang::En));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Rating {
    council: Council,
    totals: Vec<Points>,
    sums: Sums,
    figures: Figures,
}

impl Council {
    /// The rating with all its reasons.
    ///
    /// ```
    /// use ocop_core::{Council, Date, Edition, ErrorKind};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let council = Council::of([sheet.scorecard_from(best)?.complete()?])?;
    /// let early = council.decided_on(Date::constant(2015, 6, 1));
    /// let fault = early.rate().unwrap_err();
    /// assert_eq!((fault.kind(), fault.path()), (ErrorKind::NotInForce, "decided"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotInForce`](crate::ErrorKind::NotInForce) at `filed` or `decided`, if the sheet's
    /// edition is not possible on the council's days: see
    /// [`Edition::check_days`](crate::Edition::check_days). A council without days has no error.
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) at `rules.places` for more places than
    /// [`Rules::MOST_PLACES`](crate::Rules::MOST_PLACES), and at `rules.spread.limit` for totals that must
    /// differ by less than 0 points.
    pub fn rate(&self) -> Result<Rating, Error> {
        self.check()?;
        Ok(Rating::of(self.clone()))
    }
}

impl Rating {
    /// The rating of a council whose days were checked.
    pub(crate) fn of(council: Council) -> Self {
        let sheet = council.sheet();
        let cards = council.scorecards();
        let mut sums = Sums::NONE;
        let totals = cards.iter().map(|card| {
            let points = card.points_by_criterion();
            sums.add(sheet.row(), points, card.has_level_zero())
        });
        let totals: Vec<Points> = totals.collect();
        let setting = Setting {
            requirement_rule: council.rules().requirement_rule(),
            a_ground_stands: !council.ground_rows().is_empty(),
            set_aside: council.set_aside().next().is_some(),
            a_head_by_parallel: council.names_a_head_by_parallel(),
            tier: council.tier(),
            days: (council.filed(), council.decided()),
        };
        let reached = |index: usize, requirement| {
            let points = cards.iter().map(|card| card.points_by_criterion()[index]);
            points.filter(|&points| points >= requirement).count() as u64
        };
        let facts = SheetFacts::of(sheet);
        let figures = Figures::of(sheet.row(), &facts, &sums, setting, reached);
        Self {
            council,
            totals,
            sums,
            figures,
        }
    }

    /// The sheet that was rated on.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        self.council.sheet()
    }

    /// The council whose scorecards were rated.
    #[must_use]
    pub const fn council(&self) -> &Council {
        &self.council
    }

    /// The members' totals (tổng điểm), in their order.
    #[must_use]
    pub fn totals(&self) -> &[Points] {
        &self.totals
    }

    /// The exact mean of the totals (điểm trung bình), by which the band is found (`exact-mean`).
    #[doc(alias = "tổng điểm trung bình")]
    #[must_use]
    pub const fn mean(&self) -> Mean {
        self.figures.mean
    }

    /// The exact mean of a part's points, by its letter; `None` for an unknown one.
    #[must_use]
    pub fn part(&self, id: impl AsRef<str>) -> Option<Mean> {
        let id = id.as_ref();
        let part = self.sheet().parts().find(|part| part.id() == id)?;
        Some(self.mean_of(part.criteria()))
    }

    /// The exact mean of a section's points, by its number; `None` for an unknown one.
    #[must_use]
    pub fn section(&self, key: impl AsRef<str>) -> Option<Mean> {
        let key = key.as_ref();
        let section = self
            .sheet()
            .sections()
            .find(|section| section.key() == key)?;
        Some(self.mean_of(section.criteria()))
    }

    /// The exact mean of a criterion's points, by its key; `None` for an unknown one.
    #[must_use]
    pub fn criterion(&self, key: impl AsRef<str>) -> Option<Mean> {
        let criterion = self.sheet().criterion(key).ok()?;
        Some(self.mean_of([criterion]))
    }

    /// The star band of the mean (khung điểm), whatever the requirements, zeros and grounds.
    #[must_use]
    pub const fn band(&self) -> Star {
        self.figures.band
    }

    /// The star (hạng sao); `None` if a zero ends the evaluation or a ground applies.
    #[must_use]
    pub const fn star(&self) -> Option<Star> {
        self.figures.star
    }

    /// The criteria whose zero ends the evaluation (`zero-by-any-member`).
    pub fn stopped(&self) -> impl Iterator<Item = Criterion<'_>> {
        self.criteria_in(self.sums.stopped)
    }

    /// The grounds that apply, each at the place where it is strongest, in the order in which they
    /// were given. [`Sheet::grounds_of`] gives all places of one.
    pub fn grounds(&self) -> impl Iterator<Item = DisqualificationGround<'_>> {
        let sheet = self.sheet().row();
        self.council
            .ground_rows()
            .iter()
            .map(|&row| DisqualificationGround::new(sheet, &rows(&sheet.grounds)[usize::from(row)]))
    }

    /// The tier of the council.
    #[must_use]
    pub const fn tier(&self) -> Tier {
        self.council.tier()
    }

    /// The interpretations that were applied where the law is silent.
    pub fn interpretations(&self) -> impl Iterator<Item = Interpretation> {
        figures::interpretations(self.figures.interpretations)
    }

    /// The criteria whose requirements for three, four and five stars are unmet.
    pub(crate) const fn unmet_sets(&self) -> PerStar<CriterionSet> {
        self.figures.unmet
    }

    /// The star by band and requirements, before zeros and grounds take it.
    pub(super) const fn by_points(&self) -> Star {
        self.figures.by_points
    }

    /// The criteria whose zero ends the evaluation.
    pub(crate) const fn stopped_set(&self) -> CriterionSet {
        self.sums.stopped
    }

    /// The exact mean of some criteria's points; they are of this rating's sheet.
    pub(crate) fn mean_of<'a>(&self, criteria: impl IntoIterator<Item = Criterion<'a>>) -> Mean {
        let criteria = criteria.into_iter().map(Criterion::index);
        self.sums.mean_of(criteria)
    }

    /// The criteria of a set, in printed order.
    pub(super) fn criteria_in(&self, set: CriterionSet) -> impl Iterator<Item = Criterion<'_>> {
        let sheet = self.sheet().row();
        set.iter().map(|index| Criterion::new(sheet, index))
    }
}

/// Prints the result in one line: `26/2026 set 7: 99 points, band 5, 4 stars`.
impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::written(f, |f| {
            write!(
                f,
                "{}: {} points, band {}, ",
                self.sheet(),
                self.figures.mean,
                self.figures.band
            )?;
            match self.figures.star {
                Some(Star::One) => f.write_str("1 star"),
                Some(star) => write!(f, "{star} stars"),
                None => f.write_str("no star"),
            }
        })
    }
}
