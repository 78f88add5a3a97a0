//! The cost of a finding: levels, points and the star that it puts at risk.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ocop_core::{Choice, Points, Star};

/// The cost of a finding that is not repaired: the levels that would remain, and the total and star
/// that follow if everything else is as claimed.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Risk {
    pub(crate) levels: Vec<LevelRisk>,
    pub(crate) total: (Points, Points),
    pub(crate) star: (Option<Star>, Option<Star>),
}

/// A claimed level that would be lost.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct LevelRisk {
    /// The place of the criterion on the sheet.
    pub(crate) index: usize,
    pub(crate) criterion: Cow<'static, str>,
    pub(crate) claimed: Choice,
    pub(crate) remaining: Choice,
    pub(crate) points: (Points, Points),
}

impl Risk {
    /// The claimed levels that would be lost.
    #[must_use]
    pub fn levels(&self) -> &[LevelRisk] {
        &self.levels
    }

    /// The claimed total, and the total that would remain.
    #[must_use]
    pub const fn total(&self) -> (Points, Points) {
        self.total
    }

    /// The claimed star, and the star that would remain; `None` after a stop on zero.
    #[must_use]
    pub const fn star(&self) -> (Option<Star>, Option<Star>) {
        self.star
    }
}

impl LevelRisk {
    /// The key of the criterion.
    #[must_use]
    pub fn criterion(&self) -> &str {
        &self.criterion
    }

    /// The claimed level.
    #[must_use]
    pub const fn claimed(&self) -> Choice {
        self.claimed
    }

    /// The level that would remain.
    #[must_use]
    pub const fn remaining(&self) -> Choice {
        self.remaining
    }

    /// The points of the claimed level, and of the remaining level.
    #[must_use]
    pub const fn points(&self) -> (Points, Points) {
        self.points
    }
}
