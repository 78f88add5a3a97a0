//! The spread of the members' totals: how far a council's own rules let them differ.

use crate::base::points::Points;

/// How far the members' totals may differ: the highest from the lowest.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Spread {
    limit: Points,
    limit_allowed: bool,
}

impl Spread {
    /// Totals may differ by no more than these points: the limit itself is allowed.
    #[must_use]
    pub const fn at_most(limit: Points) -> Self {
        Self {
            limit,
            limit_allowed: true,
        }
    }

    /// Totals must differ by less than these points: the limit itself is not allowed. A limit of 0 points is
    /// refused by [`Council::rate`](crate::Council::rate), because no difference is less.
    #[must_use]
    pub const fn less_than(limit: Points) -> Self {
        Self {
            limit,
            limit_allowed: false,
        }
    }

    /// The limit.
    #[must_use]
    pub const fn limit(self) -> Points {
        self.limit
    }

    /// Whether the limit itself is allowed.
    #[must_use]
    pub const fn limit_allowed(self) -> bool {
        self.limit_allowed
    }

    /// Whether totals may differ by so many points.
    #[must_use]
    pub fn allows(self, difference: Points) -> bool {
        difference < self.limit || (self.limit_allowed && difference == self.limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_allowed_or_not() {
        let (at_most, less) = (
            Spread::at_most(Points::new(10)),
            Spread::less_than(Points::new(10)),
        );
        for (points, by_at_most, by_less) in
            [(9, true, true), (10, true, false), (11, false, false)]
        {
            assert_eq!(at_most.allows(Points::new(points)), by_at_most);
            assert_eq!(less.allows(Points::new(points)), by_less);
        }
    }
}
