//! Star bands (khung điểm): 26/2026, Art. 3.3.

use alloc::format;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;

/// Star bands (khung điểm): the lowest points of each star (26/2026, Art. 3.3).
///
/// Bands are half-open. 1048/2019 prints gaps between them: see `gap-between-bands`.
#[doc(alias = "khung điểm")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Bands {
    /// Lowest points for 2, 3, 4 and 5 stars.
    from: [u8; 4],
    /// Whether the printed bands end at whole points, so that 89.5 lies in none of them.
    gaps: bool,
}

impl Bands {
    /// Bands from the lowest points of two, three, four and five stars.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadSheet`](crate::ErrorKind::BadSheet) unless `0 < two < three < four < five <= 100`.
    pub fn new(two: u8, three: u8, four: u8, five: u8) -> Result<Self, Error> {
        let from = [two, three, four, five];
        if two == 0 || five > 100 || !from.is_sorted_by(|a, b| a < b) {
            let found = ErrorValue::Text(format!("{from:?}").into());
            return Err(Error::new(
                ErrorDetail::BadBands,
                "bands",
                [("found", found)],
            ));
        }
        Ok(Self::table(from, false))
    }

    pub(crate) const fn table(from: [u8; 4], gaps: bool) -> Self {
        Self { from, gaps }
    }

    /// The lowest points of a star's band: 0 for one star.
    #[must_use]
    pub const fn least(&self, star: Star) -> Points {
        Points::new(match star {
            Star::One => 0,
            Star::Two => self.from[0] as u16,
            Star::Three => self.from[1] as u16,
            Star::Four => self.from[2] as u16,
            Star::Five => self.from[3] as u16,
        })
    }

    /// The band of an exact mean: the highest star whose lowest points are reached.
    #[must_use]
    pub fn of(&self, mean: Mean) -> Star {
        // 26/2026, Art. 3.3; in 1048/2019 `gap-between-bands`.
        Star::ALL
            .into_iter()
            .rev()
            .find(|&star| mean >= Mean::from(self.least(star)))
            .unwrap_or(Star::One)
    }

    /// Whether the printed bands end at whole points.
    #[cfg(feature = "minutes")]
    pub(crate) const fn has_gaps(&self) -> bool {
        self.gaps
    }

    /// Whether an exact mean lies between two printed bands. Only 1048/2019 prints such gaps.
    #[must_use]
    pub fn leaves_open(&self, mean: Mean) -> bool {
        // 1048/2019 prints 30 to 49, 50 to 69 and 70 to 89. "Under 30" leaves no gap above it.
        self.gaps
            && !mean.is_whole()
            && [Star::Three, Star::Four, Star::Five]
                .into_iter()
                .any(|star| {
                    let edge = self.least(star);
                    let below = Points::new(edge.get().saturating_sub(1));
                    mean > Mean::from(below) && mean < Mean::from(edge)
                })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::edition::Edition;

    #[test]
    fn bands_are_half_open_at_every_edge() {
        for edition in Edition::ALL {
            let bands = edition.bands();
            for (edge, star) in [(30, 2), (50, 3), (70, 4), (90, 5)] {
                let star = Star::from_number(star).unwrap();
                let below = Star::from_number(star.number() - 1).unwrap();
                assert_eq!(bands.of(Mean::new(edge, 1).unwrap()), star);
                assert_eq!(bands.of(Mean::new(edge * 1000 - 1, 1000).unwrap()), below);
                assert_eq!(bands.of(Mean::new(edge * 1000 + 1, 1000).unwrap()), star);
            }
        }
    }

    #[test]
    fn only_1048_leaves_gaps_and_not_below_thirty() {
        let mean = |n, d| Mean::new(n, d).unwrap();
        let bands = Edition::E2019.bands();
        for (n, d, open) in [
            (179, 2, true),
            (89, 1, false),
            (90, 1, false),
            (139, 2, true),
            (99, 2, true),
            (59, 2, false),
            (177, 2, false),
        ] {
            assert_eq!(bands.leaves_open(mean(n, d)), open, "{n}/{d}");
            assert!(!Edition::E2023.bands().leaves_open(mean(n, d)));
            assert!(!Edition::E2026.bands().leaves_open(mean(n, d)));
        }
    }

    #[test]
    fn editions_are_in_the_order_of_their_days() {
        let days = Edition::ALL
            .map(|edition| alloc::string::ToString::to_string(&edition.in_force_from()));
        assert_eq!(days, ["2019-08-21", "2023-02-24", "2026-05-22"]);
    }

    #[test]
    fn bands_must_rise() {
        assert!(Bands::new(30, 50, 70, 100).is_ok());
        for bad in [
            (0, 50, 70, 90),
            (30, 30, 70, 90),
            (30, 50, 70, 101),
            (50, 30, 70, 90),
        ] {
            assert!(Bands::new(bad.0, bad.1, bad.2, bad.3).is_err(), "{bad:?}");
        }
    }
}
