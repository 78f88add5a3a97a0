//! What stands in the way of a star.

use alloc::string::{String, ToString};

use rust_decimal::Decimal;

use super::improvement::Improvement;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;

/// What stands in the way of a star: each alone is enough.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Obstacle {
    /// A ground stands (reading rule 12).
    #[non_exhaustive]
    DisqualificationGround {
        /// The id of the ground.
        id: String,
    },
    /// A need is missed, and nothing that may move meets it.
    #[non_exhaustive]
    Need {
        /// The key of the criterion.
        key: String,
        /// The lowest star whose need is missed.
        star: Star,
        /// What holds the criterion.
        held: Held,
    },
    /// A zero ends the evaluation, and nothing that may move takes it away (reading rule 11).
    #[non_exhaustive]
    Zero {
        /// The key of the criterion.
        key: String,
        /// What holds the criterion.
        held: Held,
    },
    /// There is no story, and what applies only with one is needed (reading rule 4).
    #[non_exhaustive]
    NoStory {
        /// The key of the story criterion.
        key: String,
        /// What holds the criterion.
        held: Held,
    },
    /// The points do not suffice, with everything that may move at its highest.
    #[non_exhaustive]
    Points {
        /// The highest mean that can be reached.
        highest: Mean,
        /// The least points of the band, and the margin.
        wanted: Points,
    },
    /// The cheapest way costs more than the budget.
    #[non_exhaustive]
    Budget {
        /// What the cheapest way costs.
        cheapest: Decimal,
    },
}

/// What holds a criterion where it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Held {
    /// It was said that it cannot move.
    Fixed,
    /// The levels that would do were said to be out of reach.
    Barred,
    /// No cost was given for a step that would do.
    Unpriced,
    /// Several of these together.
    Several,
    /// Another case would do, but a case stays (reading rule 16).
    Case,
    /// There is no story, without which it does not apply (reading rule 4).
    Story,
    /// No level would do.
    Nothing,
}

impl Held {
    /// All there is.
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
        Self::Need { key, star, held }
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
            Self::Need { .. } => "need",
            Self::Zero { .. } => "zero",
            Self::NoStory { .. } => "no-story",
            Self::Points { .. } => "points",
            Self::Budget { .. } => "budget",
        }
    }

    /// The criterion that it is about, of the way that it was found on.
    #[must_use]
    pub fn criterion<'a>(&self, improvement: &'a Improvement) -> Option<Criterion<'a>> {
        match self {
            Self::Need { key, .. } | Self::Zero { key, .. } | Self::NoStory { key, .. } => {
                improvement.council().sheet().criterion(key).ok()
            }
            _ => None,
        }
    }
}
