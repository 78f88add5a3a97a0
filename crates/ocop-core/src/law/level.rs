//! Levels (mức) of a criterion: 26/2026, Annex II.

use crate::base::label::Label;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::row::LevelRow;

/// A level (mức) of a criterion as printed: its number, points, mark and label.
#[doc(alias = "mức")]
#[derive(Clone, Copy)]
pub struct Level<'a> {
    row: &'a LevelRow,
}

crate::base::macros::view!(Level, |view| (core::ptr::from_ref(view.row)), view.number());

impl<'a> Level<'a> {
    pub(crate) const fn new(row: &'a LevelRow) -> Self {
        Self { row }
    }

    pub(crate) const fn row(self) -> &'a LevelRow {
        self.row
    }

    /// The number of the level in printed order. It starts at 1 in each case.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.row.number
    }

    /// The case of the level, if two are printed.
    #[must_use]
    pub const fn case(self) -> Option<Case> {
        Case::from_byte(self.row.case)
    }

    /// The points of the level.
    #[must_use]
    pub fn points(self) -> Points {
        Points::new(self.row.points.into())
    }

    /// The printed mark (`***`, `****`, `*****`): the star for which this level is the lowest
    /// allowed.
    #[must_use]
    pub const fn mark(self) -> Option<Star> {
        self.row.star
    }

    /// This library's short wording of the level's condition.
    #[must_use]
    pub const fn label(self) -> &'a Label {
        &self.row.label
    }
}

impl Level<'_> {
    /// Whether another level, of any sheet and edition, states the same condition.
    ///
    /// The law's data gives each condition one wording, and no other condition has it. The
    /// criterion and the points of the two levels may differ.
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
