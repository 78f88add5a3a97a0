//! Requirements that are not met: 26/2026, Annex II (`minimum-by-mean`).

use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::rating::rating::Rating;

/// An unmet requirement: the mean on a criterion is below the points of the level marked with a star.
#[derive(Clone, Copy)]
pub struct UnmetRequirement<'a> {
    rating: &'a Rating,
    criterion: Criterion<'a>,
    star: Star,
}

crate::base::macros::view!(
    UnmetRequirement,
    |view| (core::ptr::from_ref(view.rating), view.criterion, view.star),
    view.explain(Lang::En)
);

impl<'a> UnmetRequirement<'a> {
    const fn new(rating: &'a Rating, criterion: Criterion<'a>, star: Star) -> Self {
        Self {
            rating,
            criterion,
            star,
        }
    }

    /// The criterion.
    #[must_use]
    pub const fn criterion(self) -> Criterion<'a> {
        self.criterion
    }

    /// The star whose mark requires it.
    #[must_use]
    pub const fn star(self) -> Star {
        self.star
    }

    /// The points that the star requires here.
    #[must_use]
    pub fn requirement(self) -> Points {
        self.criterion
            .requirement(self.star)
            .unwrap_or(Points::ZERO)
    }

    /// The exact mean of the members' points here, which is below the requirement.
    #[must_use]
    pub fn mean(self) -> Mean {
        self.rating.mean_of([self.criterion])
    }

    /// The rating that it is about.
    pub(crate) const fn rating(self) -> &'a Rating {
        self.rating
    }
}

impl Rating {
    /// The unmet requirements marked exactly with a star, whatever the band.
    pub fn unmet(&self, star: Star) -> impl Iterator<Item = UnmetRequirement<'_>> {
        let unmet = self.unmet_sets().get(star).copied().unwrap_or_default();
        self.criteria_in(unmet)
            .map(move |criterion| UnmetRequirement::new(self, criterion, star))
    }

    /// The unmet requirements of the next star, which keep the star below the band.
    pub fn unmet_for_next_star(&self) -> impl Iterator<Item = UnmetRequirement<'_>> {
        let next = Star::RECOGNISED
            .into_iter()
            .find(|&star| star > self.by_points() && star <= self.band());
        next.into_iter().flat_map(|star| self.unmet(star))
    }
}
