//! Points (điểm): small integers, at most 100 on a sheet (26/2026, Art. 3.1).

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, Sub};
use core::str::FromStr;

use crate::base::digits::number;
use crate::base::error::{Error, wrong_text};
use crate::base::label::Text;

/// A number of points (điểm), a whole number from 0.
///
/// A sheet has 100 in all. The points of a level, subtotals and the total of one scorecard are
/// `Points`. The mean of a council is a [`Mean`](crate::Mean).
///
/// ```
/// use ocop_core::Points;
///
/// assert_eq!(Points::new(34) + Points::new(24) + Points::new(35), Points::new(93));
/// assert_eq!("93".parse::<Points>()?.get(), 93);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "điểm")]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Points(u16);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// All points of a sheet.
    pub const FULL: Self = Self(100);

    /// This many points.
    #[must_use]
    pub const fn new(points: u16) -> Self {
        Self(points)
    }

    /// The number as text.
    pub(crate) fn text(self) -> Text {
        number(self.0.into())
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Points {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // `u16` also accepts a plus sign and leading zeros, which `Display` never prints.
        if text.starts_with('+') || (text.len() > 1 && text.starts_with('0')) {
            return Err(unknown(text));
        }
        text.parse().map(Self).map_err(|_| unknown(text))
    }
}

fn unknown(text: &str) -> Error {
    let expected = ("số nguyên từ 0 đến 65535", "a whole number from 0 to 65535");
    wrong_text(text, expected)
}

impl Add for Points {
    type Output = Self;

    /// The sum. It saturates at `u16::MAX` instead of overflowing.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// How many points more, or fewer if it is negative. Points are never below 0, so their difference is
/// no number of points.
///
/// ```
/// use ocop_core::Points;
///
/// assert_eq!(Points::new(70) - Points::new(93), -23);
/// ```
impl Sub for Points {
    type Output = i32;

    fn sub(self, other: Self) -> i32 {
        i32::from(self.0) - i32::from(other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Points;

    impl Serialize for Points {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u16(self.0)
        }
    }

    impl<'de> Deserialize<'de> for Points {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            u16::deserialize(deserializer).map(Self)
        }
    }
}
