//! A choice: one evaluator's level on one criterion (26/2026, Annex II).

use alloc::string::ToString;
use core::fmt;
use core::str::FromStr;

use crate::base::digits::number;
use crate::base::error::{Error, ErrorDetail};
use crate::base::label::Text;
use crate::base::padded::pad;
use crate::base::points::Points;
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::level::Level;
use crate::law::row::LevelRow;
use crate::law::slot::Slot;

/// A choice (lựa chọn) on a criterion: a level number, with a case if the criterion prints two.
///
/// Level 0 means "below the lowest printed level" (`level-zero`).
///
/// Any integer makes a choice, negative and huge ones too. Where it is no level of the criterion, the
/// scorecard refuses it (`level-out-of-range`). A number beyond 64 bits is taken as the nearest one.
///
/// ```
/// use ocop_core::{Case, Choice};
///
/// assert_eq!(Choice::from(2), Choice::new(None, 2));
/// assert_eq!(Choice::from((Case::B, 1)), Choice::new(Some(Case::B), 1));
/// ```
#[doc(alias = "lựa chọn")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Choice {
    case: Option<Case>,
    /// Any number as it was given; no criterion has a level below 0 or above 99.
    level: i64,
}

impl Choice {
    /// A level, with its case if there is one.
    #[must_use]
    pub const fn new(case: Option<Case>, level: u8) -> Self {
        Self {
            case,
            level: level as i64,
        }
    }

    /// The case, if one is named.
    #[must_use]
    pub const fn case(self) -> Option<Case> {
        self.case
    }

    /// The level number; 255, which is no level anywhere, for a number that is none.
    #[must_use]
    pub const fn level(self) -> u8 {
        match self.level {
            0..=254 => self.level.to_le_bytes()[0],
            _ => u8::MAX,
        }
    }

    /// The choice as it prints.
    pub(crate) fn text(self) -> Text {
        match (self.case, u64::try_from(self.level)) {
            (None, Ok(level)) => number(level),
            _ => self.to_string().into(),
        }
    }

    /// The number as it was given.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.level
    }
}

impl From<&Self> for Choice {
    fn from(choice: &Self) -> Self {
        *choice
    }
}

/// A choice from each type of integers, alone and in a case.
macro_rules! from_integers {
    ($($integer:ty),+) => {
        $(
            impl From<$integer> for Choice {
                fn from(level: $integer) -> Self {
                    Self {
                        case: None,
                        level: i64::try_from(level).unwrap_or(i64::MAX),
                    }
                }
            }

            impl From<(Case, $integer)> for Choice {
                fn from((case, level): (Case, $integer)) -> Self {
                    Self {
                        case: Some(case),
                        ..Self::from(level)
                    }
                }
            }
        )+
    };
}

from_integers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize);

/// Prints the level, after its case if there is one: `2`, `b2`.
impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.case {
            None => pad(f, format_args!("{}", self.level)),
            Some(case) => pad(f, format_args!("{case}{}", self.level)),
        }
    }
}

impl FromStr for Choice {
    type Err = Error;

    /// Parses the form that [`Display`](fmt::Display) prints.
    fn from_str(text: &str) -> Result<Self, Error> {
        let digits = text.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        let case = &text[..text.len() - digits.len()];
        let canonical =
            digits == "0" || digits.starts_with(|digit: char| matches!(digit, '1'..='9'));
        let read = || {
            let case = if case.is_empty() {
                None
            } else {
                Some(case.parse().ok()?)
            };
            let level = digits.parse().ok().filter(|_| canonical)?;
            Some(Self::new(case, level))
        };
        read().ok_or_else(|| {
            let what = ("lựa chọn", "choice");
            let expected = (
                "số của mức, đứng sau chữ cái của trường hợp nếu có",
                "a level number, after the letter of its case if there is one",
            );
            Error::unknown(ErrorDetail::UnknownName, what, text, expected, [])
        })
    }
}

impl<'a> Criterion<'a> {
    /// The printed level of a choice. `None` for level 0 and for a level that the criterion does
    /// not print.
    ///
    /// ```
    /// use ocop_core::{Case, Choice, Edition, Points};
    ///
    /// let sheet = Edition::E2026.sheet(26)?;
    /// let level = sheet.criterion("8")?.level_of(Choice::from((Case::B, 2))).unwrap();
    /// assert_eq!(level.points(), Points::new(3));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn level_of(self, choice: Choice) -> Option<Level<'a>> {
        let index = self.level_index(choice)?;
        Some(Level::new(&self.level_rows()[index]))
    }

    #[inline]
    pub(crate) fn level_index(self, choice: Choice) -> Option<usize> {
        let (case, number) = (choice.case().map_or(0, Case::byte), choice.level());
        let rows = self.level_rows();
        let is_chosen = |row: &LevelRow| row.number == number && row.case == case;
        // Without cases, and in the first case, the levels are printed in the order of their numbers.
        let likely = usize::from(number).wrapping_sub(1);
        if rows.get(likely).is_some_and(is_chosen) {
            return Some(likely);
        }
        rows.iter().position(is_chosen)
    }

    /// The points of a choice that the criterion allows; 0 for level 0.
    pub(crate) fn worth(self, choice: Choice) -> Points {
        self.level_of(choice).map_or(Points::ZERO, Level::points)
    }

    /// Every choice that the criterion allows, from worst to best, case by case; leaving out is no choice.
    pub fn choices(self) -> impl Iterator<Item = Choice> + Clone + use<'a> {
        let zero =
            move |case: Option<Case>| self.has_level_zero(case).then_some(Choice::new(case, 0));
        self.levels().flat_map(move |level| {
            let below = (level.number() == 1).then(|| zero(level.case())).flatten();
            below.into_iter().chain([level.choice()])
        })
    }

    /// The choice with the most points; the first one if several are equal.
    ///
    /// ```
    /// use ocop_core::{Case, Choice, Edition};
    ///
    /// let sheet = Edition::E2026.sheet(26)?;
    /// assert_eq!(sheet.criterion("1.1")?.best(), Choice::from(2));
    /// assert_eq!(sheet.criterion("8")?.best(), Choice::from((Case::A, 2)));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn best(self) -> Choice {
        let levels = self.level_rows();
        let most = levels.iter().map(|level| level.points).max();
        let best = levels.iter().find(|level| Some(level.points) == most);
        best.map_or(Choice::new(None, 0), |level| Level::new(level).choice())
    }
}

impl Level<'_> {
    /// The choice of the level: its number, in its case.
    #[must_use]
    pub const fn choice(self) -> Choice {
        Choice::new(self.case(), self.number())
    }
}

impl Slot {
    /// The choice; `None` if nothing is chosen yet, or the criterion is left out.
    pub(crate) const fn choice(self) -> Option<Choice> {
        if self.is_chosen() {
            Some(Choice::new(Case::from_byte(self.case), self.level))
        } else {
            None
        }
    }
}

/// A choice as JSON writes it: a level number, or an object with `case` and `level`.
#[cfg(feature = "serde")]
mod serde_impls {
    use core::fmt;

    use serde::ser::SerializeStruct;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::{Case, Choice};

    const EXPECTED: (&str, &str) = (
        "số của mức, hoặc đối tượng có `case` và `level`",
        "a level number, or an object with `case` and `level`",
    );

    impl Serialize for Choice {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self.case {
                None => serializer.serialize_i64(self.level),
                Some(case) => {
                    let mut choice = serializer.serialize_struct("Choice", 2)?;
                    choice.serialize_field("case", &case)?;
                    choice.serialize_field("level", &self.level)?;
                    choice.end()
                }
            }
        }
    }

    impl<'de> Deserialize<'de> for Choice {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;

            impl<'de> de::Visitor<'de> for Visitor {
                type Value = Choice;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    crate::base::error::in_both(f, EXPECTED)
                }

                fn visit_u64<E: de::Error>(self, level: u64) -> Result<Choice, E> {
                    Ok(Choice::from(level))
                }

                fn visit_i64<E: de::Error>(self, level: i64) -> Result<Choice, E> {
                    Ok(Choice::from(level))
                }

                fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Choice, A::Error> {
                    #[derive(Deserialize)]
                    #[serde(deny_unknown_fields)]
                    struct Object {
                        #[serde(default)]
                        case: Option<Case>,
                        level: i64,
                    }
                    Object::deserialize(de::value::MapAccessDeserializer::new(map)).map(|object| {
                        Choice {
                            case: object.case,
                            level: object.level,
                        }
                    })
                }
            }

            deserializer.deserialize_any(Visitor)
        }
    }
}
