//! Levels (mức) of a criterion, and cases: reading rules 1 to 3.

use core::fmt;
use core::str::FromStr;

use crate::choice::Choice;
use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::points::Points;
use crate::sheet::row::LevelRow;
use crate::star::Star;

/// A level (mức) of a criterion as printed: its number, points, mark and label.
#[doc(alias = "mức")]
#[derive(Clone, Copy)]
pub struct Level<'a> {
    row: &'a LevelRow,
}

crate::macros::view!(Level, |view| (core::ptr::from_ref(view.row)), view.number());

impl<'a> Level<'a> {
    pub(crate) const fn new(row: &'a LevelRow) -> Self {
        Self { row }
    }

    pub(crate) const fn row(self) -> &'a LevelRow {
        self.row
    }

    /// The number of the level in printed order, from 1, in each case anew.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.row.number
    }

    /// The case that the level stands in, where two are printed.
    #[must_use]
    pub const fn case(self) -> Option<Case> {
        Case::from_byte(self.row.case)
    }

    /// The choice of the level: its number, in its case.
    #[must_use]
    pub const fn choice(self) -> Choice {
        Choice::new(self.case(), self.number())
    }

    /// The points of the level.
    #[must_use]
    pub fn points(self) -> Points {
        Points::new(self.row.points.into())
    }

    /// The mark (`***`, `****`, `*****`): the star for which this is the least level (reading rule 9).
    #[must_use]
    pub const fn mark(self) -> Option<Star> {
        self.row.star
    }

    /// Our short wording of the level's condition.
    #[must_use]
    pub const fn label(self) -> &'a Label {
        &self.row.label
    }
}

impl Level<'_> {
    /// Whether another level, of any sheet and edition, states the same condition: the law's data gives
    /// the same condition the same wording everywhere, and no other. What it is a condition of, and
    /// what it is worth, may differ.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let (old, new) = (Edition::E2023.sheet(7)?, Edition::E2026.sheet(7)?);
    /// let (old, new) = (old.criterion("1.e")?.level(2)?, new.criterion("1.7")?.level(2)?);
    /// assert!(old.states_the_same(new));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn states_the_same(self, other: Level<'_>) -> bool {
        self.row.label == other.row.label
    }
}

/// A case (trường hợp) of a criterion that prints two: `a` or `b` (reading rule 3).
///
/// ```
/// use ocop_core::Case;
///
/// assert_eq!("b".parse::<Case>()?, Case::B);
/// assert!("B".parse::<Case>().is_err());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "trường hợp")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Case(u8);

impl Case {
    /// The first case.
    pub const A: Self = Self(b'a');
    /// The second case.
    pub const B: Self = Self(b'b');

    pub(crate) const fn from_byte(byte: u8) -> Option<Self> {
        if byte.is_ascii_lowercase() {
            Some(Self(byte))
        } else {
            None
        }
    }

    pub(crate) const fn byte(self) -> u8 {
        self.0
    }

    /// The case at a place of the alphabet, from 1.
    #[cfg(feature = "batch")]
    pub(crate) fn at_place(place: u8) -> Option<Self> {
        Self::from_byte(place.checked_add(b'a' - 1)?)
    }

    /// The place of the letter in the alphabet, from 1.
    #[cfg(feature = "batch")]
    pub(crate) const fn place(self) -> u8 {
        self.0 - b'a' + 1
    }

    /// The letter of the case.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.letter(), f)
    }
}

impl FromStr for Case {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text.as_bytes() {
            &[byte] => Self::from_byte(byte),
            _ => None,
        }
        .ok_or_else(|| {
            Error::unknown(
                ErrorKind::UnknownCase,
                "case",
                text,
                "a letter such as a or b",
            )
        })
    }
}

crate::macros::serde_text!(Case, "a case, `a` or `b`");
