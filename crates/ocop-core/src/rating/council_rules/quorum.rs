//! The quorum of a council: how many members its own rules require to be present.

use alloc::format;
use core::fmt;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};

/// How many of the members must be present, and whether the chair among them.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Quorum {
    numerator: u16,
    denominator: u16,
    chair: bool,
}

impl Quorum {
    /// At least this share of the members, such as 3 of 4; kept reduced.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) unless `0 < numerator <= denominator`.
    pub fn share(numerator: u16, denominator: u16) -> Result<Self, Error> {
        if numerator == 0 || numerator > denominator {
            let found = ErrorValue::Text(format!("{numerator}/{denominator}").into());
            return Err(Error::new(
                ErrorDetail::ShareOutOfRange,
                "",
                [("found", found)],
            ));
        }
        let divisor = crate::base::mean::gcd(numerator.into(), denominator.into());
        let divisor = u16::try_from(divisor).unwrap_or(1);
        Ok(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
            chair: false,
        })
    }

    /// The same with the chair among them.
    #[must_use]
    pub const fn with_chair(mut self) -> Self {
        self.chair = true;
        self
    }

    /// Whether the chair must be present.
    #[must_use]
    pub const fn needs_chair(self) -> bool {
        self.chair
    }

    /// The least number of members that must be present, of those appointed.
    #[must_use]
    pub fn least(self, appointed: u16) -> u32 {
        let wanted = u32::from(appointed) * u32::from(self.numerator);
        wanted.div_ceil(u32::from(self.denominator))
    }

    /// Whether so many of the appointed members, with or without the chair, are a quorum.
    #[must_use]
    pub fn is_met(self, present: u16, appointed: u16, chair: bool) -> bool {
        u32::from(present) >= self.least(appointed) && (chair || !self.chair)
    }
}

/// Prints the share: `3/4`.
impl fmt::Display for Quorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}/{}", self.numerator, self.denominator))
    }
}

/// Reads a share such as `3/4`, without the chair.
impl FromStr for Quorum {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // Plain digits: `parse` alone would take `+3` and `03` too.
        let number = |text: &str| {
            let number: u16 = text.parse().ok()?;
            let plain = !text.starts_with(['+', '0']);
            plain.then_some(number)
        };
        let share = text
            .split_once('/')
            .and_then(|(numerator, denominator)| Some((number(numerator)?, number(denominator)?)));
        let Some((numerator, denominator)) = share else {
            let found = ("found", ErrorValue::outside(text));
            return Err(Error::new(ErrorDetail::BadShare, "", [found]));
        };
        Self::share(numerator, denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_quarters_of_nine_are_seven() {
        let quorum: Quorum = "3/4".parse().unwrap();
        for (appointed, least) in [
            (0, 0),
            (1, 1),
            (4, 3),
            (5, 4),
            (8, 6),
            (9, 7),
            (u16::MAX, 49152),
        ] {
            assert_eq!(quorum.least(appointed), least, "{appointed}");
        }
        assert!(quorum.is_met(7, 9, false) && !quorum.is_met(6, 9, true));
        assert!(!quorum.with_chair().is_met(9, 9, false));
    }

    #[test]
    fn a_quorum_is_a_share() {
        for bad in [
            "0/4", "5/4", "3", "3/", "/4", "-1/4", "3/4/5", "1/0", "", "+3/4", "03/4", "3/+4",
            " 3/4",
        ] {
            assert!(bad.parse::<Quorum>().is_err(), "{bad}");
        }
        assert_eq!("4/4".parse::<Quorum>(), Quorum::share(1, 1));
        assert_eq!("6/8".parse::<Quorum>(), Quorum::share(3, 4));
    }
}
