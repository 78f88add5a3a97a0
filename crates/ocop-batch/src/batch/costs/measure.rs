//! Measures: what products would choose instead.

use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::Choice;

/// A measure (giải pháp): products at one level of a criterion reach another.
///
/// It is checked when [`StarCosts::with`](super::StarCosts::with) gets it. What depends on a story
/// follows it: without points of the story it is left out, and with a new story it is chosen at its
/// lowest level, if nothing is chosen yet.
///
/// ```
/// use ocop_batch::Measure;
///
/// // “Products at level 2 of 2.3 reach level 3, and all those below level 2 of 3.4 reach level 2.”
/// let measure = Measure::new("2.3", 2, 3).and(Measure::at_least("3.4", 2));
/// assert_eq!(measure.steps().count(), 2);
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Measure {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Step {
    key: String,
    from: Option<Choice>,
    to: Choice,
}

impl Measure {
    /// Products with one choice of a criterion make another; a number is the choice of a level.
    #[must_use]
    pub fn new(key: &str, from: impl Into<Choice>, to: impl Into<Choice>) -> Self {
        Self::step(key, Some(from.into()), to.into())
    }

    /// Products with any choice of the same case that has fewer points make a choice.
    #[must_use]
    pub fn at_least(key: &str, to: impl Into<Choice>) -> Self {
        Self::step(key, None, to.into())
    }

    /// Both measures at once. If a choice is changed by both, the first one counts.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.steps.extend(other.steps);
        self
    }

    /// The steps: the key of the criterion, the choice now, and the choice then. Without a choice now,
    /// it is any with fewer points.
    #[must_use]
    pub fn steps(&self) -> impl ExactSizeIterator<Item = (&str, Option<Choice>, Choice)> {
        let steps = self.steps.iter();
        steps.map(|step| (&*step.key, step.from, step.to))
    }

    fn step(key: &str, from: Option<Choice>, to: Choice) -> Self {
        let key = key.into();
        Self {
            steps: Vec::from([Step { key, from, to }]),
        }
    }
}
