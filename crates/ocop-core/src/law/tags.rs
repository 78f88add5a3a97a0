//! Tags of a label: what its condition depends on, so that no program reads the wording.

/// What a level's condition depends on, as `law/labels` tags it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Tags {
    /// Places that count: `commune`, `district`, `province` or `locality`.
    pub(crate) places: &'static [&'static str],
    /// Shares with their bounds, such as `under 50%`.
    pub(crate) shares: &'static [&'static str],
    /// Periods, such as `12 months`.
    pub(crate) periods: &'static [&'static str],
    /// What else is required. A condition without a name is like no other.
    pub(crate) conditions: &'static [&'static str],
}

impl Tags {
    /// A label without tags: most of the law's labels, and every label that is not the law's.
    pub(crate) const NONE: Self = Self {
        places: &[],
        shares: &[],
        periods: &[],
        conditions: &[],
    };
}
