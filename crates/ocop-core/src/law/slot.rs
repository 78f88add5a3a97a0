//! Answers at a criterion (26/2026, Annex II), in two bytes.

/// The answer at a criterion: a level, open, or left out on purpose.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Slot {
    /// The case's letter, or 0.
    pub(crate) case: u8,
    /// A level number, or that of [`Slot::OPEN`] or [`Slot::LEFT_OUT`], which no level uses.
    pub(crate) level: u8,
}

impl Slot {
    pub(crate) const OPEN: Self = Self::new(0, 254);
    pub(crate) const LEFT_OUT: Self = Self::new(0, 255);

    /// A level of a case, by the case's letter, or 0.
    pub(crate) const fn new(case: u8, level: u8) -> Self {
        Self { case, level }
    }

    /// Whether two slots are equal. `PartialEq` is not available in constants.
    pub(crate) const fn is(self, other: Self) -> bool {
        self.case == other.case && self.level == other.level
    }

    /// The number of levels from another slot of the same case up to this one.
    pub(crate) fn levels_above(self, other: Self) -> Option<u8> {
        let same = self.case == other.case && self.is_chosen();
        same.then(|| self.level.checked_sub(other.level)).flatten()
    }

    /// Whether it is level 0, which is never printed (`level-zero`).
    pub(crate) const fn is_level_zero(self) -> bool {
        self.level == 0
    }

    /// Whether it is left out on purpose.
    pub(crate) const fn is_left_out(self) -> bool {
        self.level == Self::LEFT_OUT.level
    }

    /// Whether it is a choice.
    pub(crate) const fn is_chosen(self) -> bool {
        self.level < Self::OPEN.level
    }
}
