//! Stars (sao): 26/2026, Art. 3.3. Earlier editions have the same five.

use core::fmt;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};

/// A star class (hạng sao), one to five.
///
/// Three stars and more are recognised. One and two stars are only reported to the applicant
/// (26/2026, Art. 4.1.a).
///
/// ```
/// use ocop_core::Star;
///
/// assert!(Star::Four > Star::Three);
/// assert_eq!(Star::Four.to_string(), "4");
/// assert_eq!("4".parse::<Star>()?, Star::Four);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "sao")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[allow(clippy::exhaustive_enums)] // The law fixes five stars.
pub enum Star {
    /// One star (1 sao).
    One = 1,
    /// Two stars (2 sao).
    Two = 2,
    /// Three stars (3 sao), the lowest that is recognised.
    Three = 3,
    /// Four stars (4 sao).
    Four = 4,
    /// Five stars (5 sao). Only the centre recognises them.
    Five = 5,
}

impl Star {
    /// All stars, from one to five.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];

    /// The recognised stars, which are those with marks: three, four, five.
    pub const RECOGNISED: [Self; 3] = [Self::Three, Self::Four, Self::Five];

    /// The number of stars, 1 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The one spelling of the star: its number.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
        }
    }

    /// The star of a number from 1 to 5.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            5 => Some(Self::Five),
            _ => None,
        }
    }

    /// The index of a recognised star in [`Star::RECOGNISED`]: 0, 1, 2.
    pub(crate) const fn mark_index(self) -> Option<usize> {
        match self {
            Self::One | Self::Two => None,
            Self::Three => Some(0),
            Self::Four => Some(1),
            Self::Five => Some(2),
        }
    }
}

crate::base::macros::labels! {
    /// The star class in words.
    Star {
        Self::One => "1 sao", "1 star";
        Self::Two => "2 sao", "2 stars";
        Self::Three => "3 sao", "3 stars";
        Self::Four => "4 sao", "4 stars";
        Self::Five => "5 sao", "5 stars";
    }
}

impl fmt::Display for Star {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.as_str()))
    }
}

impl FromStr for Star {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|star| star.as_str() == text)
            .ok_or_else(|| unknown(text))
    }
}

/// The star of a number.
impl TryFrom<u8> for Star {
    type Error = Error;

    fn try_from(number: u8) -> Result<Self, Error> {
        Self::from_number(number).ok_or_else(|| unknown(&alloc::format!("{number}")))
    }
}

impl From<Star> for u8 {
    fn from(star: Star) -> Self {
        star.number()
    }
}

fn unknown(text: &str) -> Error {
    let values = [
        ("found", ErrorValue::outside(text)),
        ("least", 1_u8.into()),
        ("most", 5_u8.into()),
    ];
    Error::new(ErrorDetail::UnknownStar, "", values)
}

#[cfg(feature = "serde")]
mod serde_impls {
    use core::fmt;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::Star;

    impl Serialize for Star {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u8(self.number())
        }
    }

    /// What is expected.
    struct Stars;

    impl de::Visitor<'_> for Stars {
        type Value = Star;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let expected = ("số sao từ 1 đến 5", "a number of stars, 1 to 5");
            crate::base::error::in_both(f, expected)
        }

        fn visit_u64<E: de::Error>(self, number: u64) -> Result<Star, E> {
            let star = u8::try_from(number).ok().and_then(Star::from_number);
            star.ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(number), &self))
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> Result<Star, E> {
            match u64::try_from(number) {
                Ok(number) => self.visit_u64(number),
                Err(_) => Err(E::invalid_value(de::Unexpected::Signed(number), &self)),
            }
        }
    }

    impl<'de> Deserialize<'de> for Star {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_u8(Stars)
        }
    }
}
