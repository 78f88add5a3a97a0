//! Claimed results compared with the choices (26/2026, Art. 3.3): the first mismatch.
//!
//! A self-score, minutes or a published list gives points, parts, a total or a star. The choices
//! give computed figures. Both are compared from the criteria up, in printed order.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use rust_decimal::Decimal;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::mean::{Mean, Rounding};
use crate::base::padded::pad;
use crate::base::star::Star;
use crate::law::bands::Bands;
use crate::law::criterion::Criterion;
use crate::rating::council::Council;
use crate::rating::rating::Rating;

/// A claimed result for a product: points of criteria, sections, parts, the total, the star.
///
/// A figure with decimal places agrees with a mean that rounds to it, down or half up, in the same
/// band. A figure without decimal places is exact.
///
/// ```
/// use ocop_core::{ClaimedResult, Council, Edition, Star, compare::MismatchPlace};
/// use rust_decimal::Decimal;
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.choose("2.3", 1)?.complete()?;
/// let council = Council::of([card])?;
///
/// let claim = ClaimedResult::new().part("A", 40).part("B", 25).total(100).star(Star::Five);
/// let mismatch = claim.check(&council)?.expect("2.3 is worth two points less");
/// assert_eq!(mismatch.place(), &MismatchPlace::Part("A".into()));
/// assert_eq!((mismatch.claimed().to_string(), mismatch.found().unwrap().to_string()),
///     ("40".into(), "38".into()));
///
/// assert!(ClaimedResult::new().total(98).star(Star::Three).check(&council)?.is_none());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct ClaimedResult {
    criteria: Vec<(String, Decimal)>,
    sections: Vec<(String, Decimal)>,
    parts: Vec<(String, Decimal)>,
    total: Option<Decimal>,
    star: Option<Star>,
}

/// The first mismatch between a claim and the choices.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Mismatch {
    place: MismatchPlace,
    claimed: Figure,
    found: Option<Figure>,
    rating: Rating,
}

/// The place of a mismatch.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MismatchPlace {
    /// A criterion, by its key.
    Criterion(String),
    /// A section, by its number.
    Section(String),
    /// A part, by its letter.
    Part(String),
    /// The total, or the mean of the members' totals.
    Total,
    /// The star.
    Star,
}

/// A figure: points as claimed, points as found, or a star.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Figure {
    /// Claimed points.
    Claimed(Decimal),
    /// Points of the choices, as an exact mean.
    Exact(Mean),
    /// A star.
    Star(Star),
}

impl core::fmt::Display for Figure {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Claimed(points) => pad(f, format_args!("{points}")),
            Self::Exact(points) => points.fmt(f),
            Self::Star(star) => star.fmt(f),
        }
    }
}

impl ClaimedResult {
    /// An empty claim.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The points of a criterion. A later claim replaces an earlier one, also in the methods below.
    #[must_use]
    pub fn criterion(mut self, key: impl Into<String>, points: impl Into<Decimal>) -> Self {
        put(&mut self.criteria, key.into(), points.into());
        self
    }

    /// The points of a section, by its number.
    #[must_use]
    pub fn section(mut self, key: impl Into<String>, points: impl Into<Decimal>) -> Self {
        put(&mut self.sections, key.into(), points.into());
        self
    }

    /// The points of a part, by its letter.
    #[must_use]
    pub fn part(mut self, id: impl Into<String>, points: impl Into<Decimal>) -> Self {
        put(&mut self.parts, id.into(), points.into());
        self
    }

    /// The total, or the mean of the members' totals.
    #[must_use]
    pub fn total(mut self, points: impl Into<Decimal>) -> Self {
        self.total = Some(points.into());
        self
    }

    /// The star.
    #[must_use]
    pub const fn star(mut self, star: Star) -> Self {
        self.star = Some(star);
        self
    }

    /// The first mismatch between the claim and the council's choices; `None` if all agrees.
    ///
    /// The order is as printed: criteria, then their section, then their part. The total and the
    /// star are last.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion), and
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for an unknown section or part. The path is, for
    /// example, `parts.D`. Also those of [`Council::rate`].
    pub fn check(&self, council: &Council) -> Result<Option<Mismatch>, Error> {
        self.fits(council)?;
        let rating = council.rate()?;
        let mismatch = self.mismatch(&rating);
        Ok(mismatch.map(|(place, claimed, found)| Mismatch {
            place,
            claimed,
            found,
            rating,
        }))
    }

    fn mismatch(&self, rating: &Rating) -> Option<(MismatchPlace, Figure, Option<Figure>)> {
        let differs = |place: MismatchPlace, claims: Option<Decimal>, found: Mean| {
            let claimed = claims.filter(|claimed| !agrees(*claimed, found))?;
            let found = Some(Figure::Exact(found));
            Some((place, Figure::Claimed(claimed), found))
        };
        for part in rating.sheet().parts() {
            for section in part.sections() {
                for criterion in section.criteria() {
                    let key = criterion.key();
                    let place = MismatchPlace::Criterion(key.to_string());
                    let found = rating.mean_of([criterion]);
                    let claimed = of(&self.criteria, key);
                    // A rounded figure must not reach a requirement that the mean does not reach.
                    let reaches = |star| {
                        let edge = criterion.requirement(star)?;
                        (claimed? >= Decimal::from(edge.get()) && found < Mean::from(edge))
                            .then_some(())
                    };
                    let across = Star::RECOGNISED.into_iter().find_map(reaches).is_some();
                    if let Some(claimed) = claimed.filter(|_| across) {
                        let found = Some(Figure::Exact(found));
                        return Some((place, Figure::Claimed(claimed), found));
                    }
                    if let Some(mismatch) = differs(place, claimed, found) {
                        return Some(mismatch);
                    }
                }
                let key = section.key();
                let place = MismatchPlace::Section(key.to_string());
                let found = rating.mean_of(section.criteria());
                if let Some(mismatch) = differs(place, of(&self.sections, key), found) {
                    return Some(mismatch);
                }
            }
            let place = MismatchPlace::Part(part.id().to_string());
            let found = rating.mean_of(part.criteria());
            if let Some(mismatch) = differs(place, of(&self.parts, part.id()), found) {
                return Some(mismatch);
            }
        }
        let of_total = || {
            let claimed = self.total?;
            // A rounded figure must not cross the edge of a band.
            let band = band(rating.sheet().bands(), claimed);
            let same = agrees(claimed, rating.mean()) && band == rating.band();
            let found = Some(Figure::Exact(rating.mean()));
            (!same).then_some((MismatchPlace::Total, Figure::Claimed(claimed), found))
        };
        let of_star = || {
            let claimed = self.star.filter(|star| rating.star() != Some(*star))?;
            let found = rating.star().map(Figure::Star);
            Some((MismatchPlace::Star, Figure::Star(claimed), found))
        };
        of_total().or_else(of_star)
    }

    /// Checks that all claimed places are on the sheet.
    fn fits(&self, council: &Council) -> Result<(), Error> {
        let sheet = council.sheet();
        for (key, _) in &self.criteria {
            let known = sheet.criterion(key);
            known.map_err(|error| error.under("criteria"))?;
        }
        let unknown = |under: &str, key: &str, what: (&'static str, &'static str)| {
            let values = [
                ("what", what.into()),
                ("found", ErrorValue::outside(key)),
                ("sheet", sheet.named().into()),
            ];
            Err(Error::new(ErrorDetail::UnknownPlace, key, values).under(under))
        };
        for (key, _) in &self.sections {
            if !sheet.sections().any(|section| section.key() == key) {
                return unknown("sections", key, ("mục", "section"));
            }
        }
        for (id, _) in &self.parts {
            if !sheet.parts().any(|part| part.id() == id) {
                return unknown("parts", id, ("phần", "part"));
            }
        }
        Ok(())
    }
}

/// Whether a mean equals a claimed figure, or rounds to it if the figure has decimal places.
fn agrees(claimed: Decimal, found: Mean) -> bool {
    let places = claimed.scale();
    let ten = 10_i128.checked_pow(places);
    let left = claimed.mantissa().checked_mul(found.denominator().into());
    let right = ten.and_then(|ten| ten.checked_mul(found.numerator().into()));
    let exact = left.is_some() && left == right;
    let mut roundings = [Rounding::Down, Rounding::HalfUp].into_iter();
    exact || (places > 0 && roundings.any(|rounding| found.round(places, rounding) == claimed))
}

/// The band of claimed points.
fn band(bands: Bands, claimed: Decimal) -> Star {
    let mut stars = Star::ALL.into_iter().rev();
    let reached = |star: &Star| claimed >= Decimal::from(bands.least(*star).get());
    stars.find(reached).unwrap_or(Star::One)
}

fn of(claims: &[(String, Decimal)], key: &str) -> Option<Decimal> {
    let mut claims = claims.iter();
    claims
        .find(|(own, _)| own == key)
        .map(|(_, points)| *points)
}

fn put(claims: &mut Vec<(String, Decimal)>, key: String, points: Decimal) {
    claims.retain(|(own, _)| *own != key);
    claims.push((key, points));
}

impl Mismatch {
    /// The place of the mismatch.
    #[must_use]
    pub const fn place(&self) -> &MismatchPlace {
        &self.place
    }

    /// The criterion, if the mismatch is at one.
    #[must_use]
    pub fn criterion(&self) -> Option<Criterion<'_>> {
        match &self.place {
            MismatchPlace::Criterion(key) => self.rating.sheet().criterion(key).ok(),
            _ => None,
        }
    }

    /// The claimed figure.
    #[must_use]
    pub const fn claimed(&self) -> Figure {
        self.claimed
    }

    /// The computed figure; `None` for no star.
    #[must_use]
    pub const fn found(&self) -> Option<Figure> {
        self.found
    }

    /// The rating of the choices, with its reasons.
    #[must_use]
    pub const fn rating(&self) -> &Rating {
        &self.rating
    }
}

crate::base::macros::labels! {
    /// The place in words, without its key.
    MismatchPlace {
        Self::Criterion(_) => "tiêu chí", "criterion";
        Self::Section(_) => "mục", "section";
        Self::Part(_) => "phần", "part";
        Self::Total => "tổng điểm", "total";
        Self::Star => "hạng sao", "star";
    }
}
