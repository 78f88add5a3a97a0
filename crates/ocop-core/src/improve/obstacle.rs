//! Obstacles to a star.

use alloc::string::{String, ToString};

use rust_decimal::Decimal;

use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;

/// An obstacle to a star: one is enough.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Obstacle {
    /// The product carries a disqualification ground.
    #[non_exhaustive]
    DisqualificationGround {
        /// The id of the ground.
        id: String,
    },
    /// A requirement is unmet, and no allowed move meets it.
    #[non_exhaustive]
    Requirement {
        /// The key of the criterion.
        key: String,
        /// The lowest star with an unmet requirement here.
        star: Star,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// A zero ends the evaluation, and no allowed move removes it.
    #[non_exhaustive]
    Zero {
        /// The key of the criterion.
        key: String,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// There is no story, and a criterion that depends on it is required.
    #[non_exhaustive]
    NoStory {
        /// The key of the story criterion.
        key: String,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// The points are too few, even with every allowed move.
    #[non_exhaustive]
    Points {
        /// The highest mean within reach.
        highest: Mean,
        /// The lowest points of the band, plus the margin.
        wanted: Points,
    },
    /// The cheapest plan costs more than the budget.
    #[non_exhaustive]
    Budget {
        /// The cost of the cheapest plan.
        cheapest: Decimal,
    },
}

/// The reason why a criterion stays.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Held {
    /// The request fixes the criterion.
    Fixed,
    /// The request excludes the levels that would be enough.
    Barred,
    /// A step that would be enough has no cost.
    Unpriced,
    /// Several of these together.
    Several,
    /// Another case would be enough, but a case stays.
    Case,
    /// There is no story, on which the criterion depends.
    Story,
    /// No level would be enough.
    Nothing,
}

impl Held {
    /// All reasons.
    pub const ALL: [Self; 7] = [
        Self::Fixed,
        Self::Barred,
        Self::Unpriced,
        Self::Several,
        Self::Case,
        Self::Story,
        Self::Nothing,
    ];

    /// The one spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Barred => "barred",
            Self::Unpriced => "unpriced",
            Self::Several => "several",
            Self::Case => "case",
            Self::Story => "story",
            Self::Nothing => "nothing",
        }
    }
}

crate::base::macros::spelled!(Held, BadValue, "hold", "one of `Held::ALL`");

impl Obstacle {
    pub(super) fn ground(id: &str) -> Self {
        Self::DisqualificationGround { id: id.to_string() }
    }

    pub(super) fn requirement(key: &str, star: Star, held: Held) -> Self {
        let key = key.to_string();
        Self::Requirement { key, star, held }
    }

    pub(super) fn zero(key: &str, held: Held) -> Self {
        let key = key.to_string();
        Self::Zero { key, held }
    }

    pub(super) fn story(key: &str, held: Held) -> Self {
        let key = key.to_string();
        Self::NoStory { key, held }
    }

    /// The name of the obstacle, in kebab-case.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::DisqualificationGround { .. } => "ground",
            Self::Requirement { .. } => "need",
            Self::Zero { .. } => "zero",
            Self::NoStory { .. } => "no-story",
            Self::Points { .. } => "points",
            Self::Budget { .. } => "budget",
        }
    }
}
