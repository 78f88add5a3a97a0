//! One value for each star that is recognised: 26/2026, Art. 4.1.

use crate::base::star::Star;

/// One value for each of three, four and five stars.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct PerStar<T>(pub(crate) [T; 3]);

impl<T> PerStar<T> {
    /// The values for three, four and five stars.
    #[must_use]
    pub const fn new(three: T, four: T, five: T) -> Self {
        Self([three, four, five])
    }

    /// One value for each star, computed from it.
    #[inline]
    #[must_use]
    pub fn from_fn(value: impl FnMut(Star) -> T) -> Self {
        Self(Star::RECOGNISED.map(value))
    }

    /// The value for a star; `None` for one and two stars.
    #[inline]
    #[must_use]
    pub const fn get(&self, star: Star) -> Option<&T> {
        match star {
            Star::One | Star::Two => None,
            Star::Three => Some(&self.0[0]),
            Star::Four => Some(&self.0[1]),
            Star::Five => Some(&self.0[2]),
        }
    }

    /// Every star with its value, from three.
    #[inline]
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Star, &T)> {
        Star::RECOGNISED.into_iter().zip(&self.0)
    }

    /// The same with every value changed.
    #[inline]
    #[must_use]
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PerStar<U> {
        PerStar(self.0.map(change))
    }

    /// One value for each star, computed from this one and another.
    #[inline]
    #[must_use]
    pub fn with<U, V>(&self, other: &PerStar<U>, mut value: impl FnMut(&T, &U) -> V) -> PerStar<V> {
        let ([a, b, c], [d, e, f]) = (&self.0, &other.0);
        PerStar([value(a, d), value(b, e), value(c, f)])
    }

    /// The values alone, for three, four and five stars.
    #[inline]
    #[must_use]
    pub fn values(&self) -> &[T; 3] {
        &self.0
    }

    /// The values alone, to be changed.
    #[inline]
    #[must_use]
    pub fn values_mut(&mut self) -> &mut [T; 3] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_recognised_star_has_its_own_value() {
        let names = PerStar::new("three", "four", "five");
        assert_eq!(names.get(Star::Two), None);
        assert_eq!(names.get(Star::Three), Some(&"three"));
        assert_eq!(names.get(Star::Five), Some(&"five"));
        assert_eq!(PerStar::from_fn(Star::number), PerStar::new(3, 4, 5));
        let pairs = names.with(&PerStar::new(3, 4, 5), |name, number| (*name, *number));
        assert_eq!(pairs.get(Star::Four), Some(&("four", 4)));
        let stars = names.iter().map(|(star, _)| star);
        assert!(stars.eq(Star::RECOGNISED));
    }
}
