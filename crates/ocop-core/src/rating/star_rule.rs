//! The star rule, the one place where points become a star: 26/2026, Art. 3.3 and the legend of
//! Annex II.
//!
//! 1. The total of the points, or its mean over the members, falls in the band of a star.
//! 2. Zero points on certain criteria end the evaluation, and there is no star.
//! 3. Each recognised star has requirements: least points on the criteria marked with it.
//! 4. From three stars up to the band, the star rises while all requirements of the next are met.
//!
//! Callers bring points. How a council's points meet a requirement is its own rule, see
//! [`RequirementRule`](crate::rating::council_rules::RequirementRule).

use crate::base::per_star::PerStar;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{MOST_CRITERIA, SheetRow};

/// The total (tổng điểm): the sum of the points by criterion.
pub(crate) fn total(points: &[u8; MOST_CRITERIA]) -> Points {
    Points::new(points.iter().map(|&points| u16::from(points)).sum())
}

/// Whether a criterion ends the evaluation: it is one of those, and someone gives it zero points.
#[inline]
pub(crate) const fn stops(sheet: &SheetRow, criterion: usize, has_zero: bool) -> bool {
    has_zero && sheet.zero_stops.contains(criterion)
}

/// The criteria whose zero points end the evaluation.
#[inline]
pub(crate) fn stopped(sheet: &SheetRow, points: &[u8; MOST_CRITERIA]) -> CriterionSet {
    // A plain loop over bits: total and star of one scorecard take a few nanoseconds.
    let (mut stops, mut stopped) = (sheet.zero_stops.bits(), 0);
    while stops != 0 {
        let criterion = stops.trailing_zeros();
        if points[criterion as usize] == 0 {
            stopped |= 1 << criterion;
        }
        stops &= stops - 1;
    }
    CriterionSet::from_bits(stopped)
}

/// The stars whose requirements the points of one scorecard meet, each by itself.
fn met(sheet: &SheetRow, points: &[u8; MOST_CRITERIA]) -> PerStar<bool> {
    // Without an early exit, so that the compiler makes a few wide steps of it.
    let all = |requirements: &[u8; MOST_CRITERIA]| {
        let pairs = points.iter().zip(requirements);
        pairs.fold(true, |met, (points, required)| met & (points >= required))
    };
    let PerStar([three, four, five]) = &sheet.requirements;
    PerStar::new(all(three), all(four), all(five))
}

/// The highest requirement on a criterion among the stars up to one; 0 where there is none.
#[inline]
pub(crate) fn required_up_to(sheet: &SheetRow, star: Star, criterion: usize) -> u8 {
    let asked = sheet.requirements.iter().filter(|&(own, _)| own <= star);
    asked.fold(0, |most, (_, requirements)| {
        most.max(requirements[criterion])
    })
}

/// The star of a band and of the requirements met: from three stars up to the band while each star's
/// requirements are met, two stars where those for three are unmet, and the band itself below three.
///
/// That lower requirements count for a higher star is the interpretation `lower-marks-first`; that
/// two stars remain is `two-stars-below-minima`.
#[inline]
pub(crate) fn climb(band: Star, met: PerStar<bool>) -> Star {
    if band < Star::Three {
        return band;
    }
    Star::RECOGNISED
        .into_iter()
        .zip(met.0)
        .take_while(|&(star, met)| star <= band && met)
        .last()
        .map_or(Star::Two, |(star, _)| star)
}

/// The result: the star of a band and of the requirements met; `None` where the evaluation ended,
/// by a zero or by a ground for disqualification.
#[inline]
#[must_use]
pub fn star(band: Star, met: PerStar<bool>, ended: bool) -> Option<Star> {
    (!ended).then(|| climb(band, met))
}

/// The star of one scorecard's points, as a council of one gives it without grounds.
pub(crate) fn star_of(sheet: &SheetRow, points: &[u8; MOST_CRITERIA]) -> Option<Star> {
    if !stopped(sheet, points).is_empty() {
        return None;
    }
    let band = sheet.bands.of(total(points).into());
    Some(climb(band, met(sheet, points)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every band with every set of requirements met, against the rule spelled out.
    #[test]
    fn the_star_rises_to_the_band_while_requirements_are_met() {
        for band in Star::ALL {
            for bits in 0..8_u8 {
                let met = PerStar::from_fn(|star| bits >> (star.number() - 3) & 1 == 1);
                let [three, four, five] = *met.values();
                let wanted = match band {
                    Star::One | Star::Two => band,
                    _ if !three => Star::Two,
                    Star::Three => Star::Three,
                    _ if !four => Star::Three,
                    Star::Four => Star::Four,
                    Star::Five if !five => Star::Four,
                    Star::Five => Star::Five,
                };
                assert_eq!(climb(band, met), wanted, "{band} {met:?}");
                assert_eq!(star(band, met, false), Some(wanted));
                assert_eq!(star(band, met, true), None);
            }
        }
    }
}
