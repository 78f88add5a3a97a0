//! Complete scorecards (phiếu chấm): one evaluator's choices on a sheet.
//!
//! Only a complete scorecard can be rated: a missing criterion is an error, never a silent 0.

use alloc::format;

use crate::base::error::{Error, ErrorDetail};
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::level::Level;
use crate::law::row::MOST_CRITERIA;
use crate::law::sheet::Sheet;
use crate::law::slot::Slot;
use crate::rating::choice::Choice;
use crate::rating::star_rule;

/// A complete scorecard (phiếu chấm): one evaluator's choice on every criterion that applies.
///
/// Total, band and star of one scorecard are computed without allocating.
///
/// ```
/// use ocop_core::{Edition, Points, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet
///     .criteria()
///     .map(|criterion| (criterion.key(), criterion.best()));
/// let card = sheet.scorecard_from(best)?.complete()?;
/// assert_eq!(card.total(), Points::new(100));
/// assert_eq!(card.star(), Some(Star::Five));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "phiếu chấm")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Scorecard {
    sheet: Sheet,
    slots: [Slot; MOST_CRITERIA],
    points: [u8; MOST_CRITERIA],
}

impl Scorecard {
    /// A complete scorecard, whose points are those of its slots.
    pub(crate) const fn complete(
        sheet: Sheet,
        slots: [Slot; MOST_CRITERIA],
        points: [u8; MOST_CRITERIA],
    ) -> Self {
        Self {
            sheet,
            slots,
            points,
        }
    }

    /// The sheet that was filled in.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What was chosen at a criterion; `None` where it was left out, or for an unknown key.
    #[must_use]
    pub fn choice(&self, key: impl AsRef<str>) -> Option<Choice> {
        self.sheet
            .position(key.as_ref())
            .and_then(|index| self.choice_at(index))
    }

    /// The points at a criterion: 0 where it was left out; `None` for an unknown key.
    #[must_use]
    pub fn points(&self, key: impl AsRef<str>) -> Option<Points> {
        self.sheet
            .position(key.as_ref())
            .map(|index| Points::new(self.points[index].into()))
    }

    /// Every choice with its criterion, in printed order; left-out criteria are not among them.
    pub fn choices(&self) -> impl Iterator<Item = (Criterion<'_>, Choice)> {
        self.sheet
            .criteria()
            .filter_map(|criterion| Some((criterion, self.choice_at(criterion.index())?)))
    }

    /// The level chosen at a criterion; `None` for level 0, which is not printed, and where left out.
    #[must_use]
    pub fn level(&self, key: impl AsRef<str>) -> Option<Level<'_>> {
        let criterion = self.sheet.criterion(key).ok()?;
        criterion.level_of(self.choice_at(criterion.index())?)
    }

    /// The total (tổng điểm): the sum of the points.
    #[doc(alias = "tổng điểm")]
    #[must_use]
    pub fn total(&self) -> Points {
        star_rule::total(&self.points)
    }

    /// The points of a part by its letter; `None` for an unknown one.
    #[must_use]
    pub fn part(&self, id: impl AsRef<str>) -> Option<Points> {
        let id = id.as_ref();
        let part = self.sheet.parts().find(|part| part.id() == id)?;
        Some(self.sum(part.criteria()))
    }

    /// The points of a section by its number; `None` for an unknown one.
    #[must_use]
    pub fn section(&self, key: impl AsRef<str>) -> Option<Points> {
        let key = key.as_ref();
        let section = self.sheet.sections().find(|section| section.key() == key)?;
        Some(self.sum(section.criteria()))
    }

    /// The band of the total, whatever the requirements.
    #[must_use]
    pub fn band(&self) -> Star {
        self.sheet.bands().of(self.total().into())
    }

    /// The star of this scorecard alone, as a council of one gives it without grounds;
    /// `None` where a zero stops the evaluation. [`Council::rate`](crate::Council::rate) gives the reasons.
    #[must_use]
    pub fn star(&self) -> Option<Star> {
        star_rule::star_of(self.sheet.row(), &self.points)
    }

    #[inline]
    pub(crate) fn choice_at(&self, index: usize) -> Option<Choice> {
        self.slots[index].choice()
    }

    pub(crate) const fn slots(&self) -> &[Slot; MOST_CRITERIA] {
        &self.slots
    }

    pub(crate) const fn points_by_criterion(&self) -> &[u8; MOST_CRITERIA] {
        &self.points
    }

    /// Whether any choice is level 0, which is never printed (`level-zero`).
    pub(crate) fn has_level_zero(&self) -> bool {
        self.slots.iter().any(|slot| slot.is_level_zero())
    }

    fn sum<'a>(&self, criteria: impl Iterator<Item = Criterion<'a>>) -> Points {
        criteria
            .map(|criterion| Points::new(self.points[criterion.index()].into()))
            .sum()
    }
}

/// Checks that there are scorecards, and of one sheet; `index` gives where each is in the list as given.
pub(crate) fn one_sheet(cards: &[Scorecard], index: impl Fn(usize) -> usize) -> Result<(), Error> {
    let Some((first, others)) = cards.split_first() else {
        return Err(Error::new(ErrorDetail::NoScorecard, "", []));
    };
    match others.iter().position(|card| card.sheet != first.sheet) {
        None => Ok(()),
        Some(other) => {
            let path = format!("[{}]", index(other + 1));
            let (other, first) = (&others[other].sheet, &first.sheet);
            let values = [
                ("sheet", other.named().into()),
                ("first", first.named().into()),
            ];
            Err(Error::new(ErrorDetail::MixedSheets, path, values))
        }
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use serde::{Serialize, Serializer};

    use super::Scorecard;

    /// A map from keys to choices; left-out criteria are absent. Read back through
    /// [`Sheet::scorecard_from`](crate::Sheet::scorecard_from).
    impl Serialize for Scorecard {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let choices = self.choices();
            serializer.collect_map(choices.map(|(criterion, choice)| (criterion.key(), choice)))
        }
    }
}
