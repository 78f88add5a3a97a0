//! Dependence on the story (câu chuyện sản phẩm): some criteria apply only to a product with a story
//! (26/2026, Annex II).

use crate::base::error::ErrorKind;
use crate::law::row::{CriterionRow, MOST_CRITERIA};

/// The flaw that keeps a criterion from being complete.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Flaw {
    /// The criterion has points, but there is no story.
    NotApplicable,
    /// Nothing is chosen.
    Missing,
}

impl Flaw {
    pub(crate) const fn kind(self) -> ErrorKind {
        match self {
            Self::NotApplicable => ErrorKind::NotApplicable,
            Self::Missing => ErrorKind::MissingCriterion,
        }
    }
}

/// The flaw of the criterion at an index, if any.
pub(crate) fn flaw(
    criterion: &CriterionRow,
    index: usize,
    chosen: impl Fn(usize) -> bool,
    points: &[u8; MOST_CRITERIA],
) -> Option<Flaw> {
    if without_story(criterion, &chosen, points) {
        return (points[index] > 0).then_some(Flaw::NotApplicable);
    }
    (!chosen(index)).then_some(Flaw::Missing)
}

/// Whether the story criterion has 0 points, so that this one may be left out.
pub(crate) fn without_story(
    criterion: &CriterionRow,
    chosen: impl Fn(usize) -> bool,
    points: &[u8; MOST_CRITERIA],
) -> bool {
    let story = criterion.requires.map(usize::from);
    story.is_some_and(|story| chosen(story) && points[story] == 0)
}
