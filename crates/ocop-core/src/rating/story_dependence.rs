//! Dependence on the story (câu chuyện sản phẩm): some criteria apply only to a product with a story
//! (26/2026, Annex II).

use crate::law::row::MOST_CRITERIA;

/// The flaw that keeps a criterion from being complete.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // Closed by the rule: there are two.
pub enum Flaw {
    /// The criterion has points, but there is no story.
    NotApplicable,
    /// Nothing is chosen.
    Missing,
}

/// The flaw of the criterion at an index, if any.
///
/// `story` is the criterion on which it depends. Without a story it may be left out, or chosen at 0
/// points. Any other criterion must be chosen.
#[inline]
pub fn flaw(
    index: usize,
    story: Option<usize>,
    is_chosen: impl Fn(usize) -> bool,
    points: &[u8; MOST_CRITERIA],
) -> Option<Flaw> {
    if without_story(story, &is_chosen, points) {
        return (points[index] > 0).then_some(Flaw::NotApplicable);
    }
    (!is_chosen(index)).then_some(Flaw::Missing)
}

/// Whether the story criterion has 0 points, so that the dependent one may be left out.
#[inline]
pub(crate) fn without_story(
    story: Option<usize>,
    is_chosen: impl Fn(usize) -> bool,
    points: &[u8; MOST_CRITERIA],
) -> bool {
    story.is_some_and(|story| is_chosen(story) && points[story] == 0)
}
