//! The builder of a scorecard: one member chooses a level on each criterion (26/2026, Annex II).

use alloc::format;
use alloc::vec::Vec;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::OptionRow;
use crate::law::row::{MOST_CRITERIA, rows};
use crate::law::sheet::Sheet;
use crate::law::slot::Slot;
use crate::rating::choice::Choice;
use crate::rating::scorecard::Scorecard;
use crate::rating::story_dependence::{Flaw, flaw, without_story};

/// An unfinished scorecard (phiếu chấm), filled in choice by choice.
///
/// ```
/// use ocop_core::{Edition, ErrorKind};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let builder = sheet.scorecard().choose("1.1", 3)?.choose("1.2", 2)?;
/// assert_eq!(builder.missing().count(), 30);
/// let fault = builder.complete().unwrap_err();
/// assert_eq!(fault.kind(), ErrorKind::MissingCriterion);
/// assert_eq!(fault.path(), "1.3");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "phiếu chấm")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ScorecardBuilder {
    sheet: Sheet,
    slots: [Slot; MOST_CRITERIA],
    /// The points of the slots; 0 if nothing is chosen.
    points: [u8; MOST_CRITERIA],
    /// The mistakes that [`with`](ScorecardBuilder::with) kept, each with the index of its criterion.
    wrong: Vec<(Option<usize>, Error)>,
}

impl ScorecardBuilder {
    pub(crate) const fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            slots: [Slot::OPEN; MOST_CRITERIA],
            points: [0; MOST_CRITERIA],
            wrong: Vec::new(),
        }
    }

    /// A finished scorecard, reopened for changes.
    pub(crate) const fn again(
        sheet: Sheet,
        slots: [Slot; MOST_CRITERIA],
        points: [u8; MOST_CRITERIA],
    ) -> Self {
        Self {
            sheet,
            slots,
            points,
            wrong: Vec::new(),
        }
    }

    /// The sheet of the scorecard.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Chooses a level. A later choice on the same criterion replaces the earlier one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion), [`ErrorKind::CaseRequired`](crate::ErrorKind::CaseRequired), [`ErrorKind::UnknownCase`](crate::ErrorKind::UnknownCase) and
    /// [`ErrorKind::LevelOutOfRange`](crate::ErrorKind::LevelOutOfRange).
    pub fn choose(
        mut self,
        key: impl AsRef<str>,
        choice: impl Into<Choice>,
    ) -> Result<Self, Error> {
        self.set(key, choice)?;
        Ok(self)
    }

    /// Chooses a level, right or wrong. A mistake changes no choice. It is one of the
    /// [`faults`](ScorecardBuilder::faults), until a right choice on the criterion replaces it.
    ///
    /// A second choice on one criterion is a mistake too, because nobody knows which one is meant.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let builder = Edition::E2026.sheet(7)?.scorecard();
    /// let builder = builder.with("1.2", 9).with("99", 1).with("1.1", -1);
    /// let faults: Vec<_> = builder.faults().map(|fault| fault.to_string()).collect();
    /// assert_eq!(faults[0], "99: 26/2026 set 7 has no criterion `99`");
    /// assert_eq!(faults[1], "1.1: level -1 out of range: expected 0 to 3");
    /// assert_eq!(faults[2], "1.2: level 9 out of range: expected 1 to 3");
    /// assert_eq!(faults.len(), 3 + 30); // and 30 criteria without a choice
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn with(mut self, key: impl AsRef<str>, choice: impl Into<Choice>) -> Self {
        let found = self.sheet.criterion(key.as_ref());
        let index = match found.map(Criterion::index) {
            Ok(index) => index,
            Err(error) => {
                self.wrong.push((None, error));
                return self;
            }
        };
        let twice = self.slots[index].is_chosen() || self.is_wrong(index);
        let chosen = if twice {
            Err(Error::duplicate_key(key.as_ref()))
        } else {
            self.choose_at(index, choice.into())
        };
        if let Err(error) = chosen {
            self.wrong.push((Some(index), error));
        }
        self
    }

    /// Whether a mistake at a criterion is kept.
    fn is_wrong(&self, index: usize) -> bool {
        self.wrong.iter().any(|(wrong, _)| *wrong == Some(index))
    }

    /// Chooses a level in place, for a form that is filled in over time. An error changes nothing.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard();
    /// assert!(builder.set("1.1", 9).is_err());
    /// builder.set("1.1", 3)?;
    /// builder.clear("1.1")?;
    /// assert_eq!(builder, sheet.scorecard());
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`ScorecardBuilder::choose`].
    pub fn set(&mut self, key: impl AsRef<str>, choice: impl Into<Choice>) -> Result<(), Error> {
        let index = self.sheet.criterion(key)?.index();
        self.choose_at(index, choice.into())
    }

    /// The index of a key that was not seen before.
    pub(crate) fn unseen(&self, key: &str, seen: &mut CriterionSet) -> Result<usize, Error> {
        let first_open = seen.bits().trailing_ones() as usize;
        let index = self.sheet.criterion_near(key, first_open)?.index();
        if seen.contains(index) {
            return Err(Error::duplicate_key(key));
        }
        *seen |= CriterionSet::of(index);
        Ok(index)
    }

    /// Removes a choice.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion).
    pub fn clear(&mut self, key: impl AsRef<str>) -> Result<(), Error> {
        let index = self.sheet.criterion(key)?.index();
        self.slots[index] = Slot::OPEN;
        self.points[index] = 0;
        self.right(index);
        Ok(())
    }

    /// Forgets the mistakes at a criterion.
    fn right(&mut self, index: usize) {
        if !self.wrong.is_empty() {
            self.wrong.retain(|(wrong, _)| *wrong != Some(index));
        }
    }

    pub(crate) const fn points_at(&self, index: usize) -> u8 {
        self.points[index]
    }

    /// Chooses a level by the criterion's index.
    pub(crate) fn choose_at(&mut self, index: usize, choice: Choice) -> Result<(), Error> {
        let criterion = Criterion::new(self.sheet.row(), index);
        self.points[index] = points_of(criterion, choice)?;
        self.right(index);
        let case = choice.case().map_or(0, Case::byte);
        self.slots[index] = Slot::new(case, choice.level());
        Ok(())
    }

    /// Chooses levels by the index of their criterion, on a scorecard that is complete. What depends on a
    /// story without points is left out.
    pub(crate) fn with_choices(
        mut self,
        choices: impl IntoIterator<Item = (usize, Choice)>,
    ) -> Result<Scorecard, Error> {
        for (index, choice) in choices {
            self.choose_at(index, choice)?;
        }
        for (index, criterion) in rows(&self.sheet.row().criteria).iter().enumerate() {
            let story = criterion.requires.map(usize::from);
            if story.is_some_and(|story| self.points[story] == 0) {
                self.slots[index] = Slot::LEFT_OUT;
                self.points[index] = 0;
            }
        }
        Ok(self.into_scorecard())
    }

    /// Puts an option at the criterion of an index.
    pub(crate) const fn put(&mut self, index: usize, option: OptionRow) {
        self.slots[index] = option.slot;
        self.points[index] = option.points;
    }

    /// Leaves out a criterion that depends on a story (26/2026, Annex II).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion), and [`ErrorKind::NotApplicable`](crate::ErrorKind::NotApplicable) for a criterion that
    /// always applies. [`ScorecardBuilder::complete`] checks whether there is a story.
    pub fn leave_out(mut self, key: impl AsRef<str>) -> Result<Self, Error> {
        let key = key.as_ref();
        let criterion = self.sheet.criterion(key)?;
        let index = criterion.index();
        if criterion.requires().is_none() {
            return Err(Error::new(ErrorDetail::AlwaysApplies, key, []));
        }
        self.slots[index] = Slot::LEFT_OUT;
        self.points[index] = 0;
        self.right(index);
        Ok(self)
    }

    /// The choice at a criterion. `None` if it is open, left out or unknown.
    #[must_use]
    pub fn choice(&self, key: impl AsRef<str>) -> Option<Choice> {
        self.sheet
            .position(key.as_ref())
            .and_then(|index| self.slots[index].choice())
    }

    /// Every choice so far with its criterion, in printed order.
    pub fn choices(&self) -> impl Iterator<Item = (Criterion<'_>, Choice)> {
        self.sheet
            .criteria()
            .filter_map(|criterion| Some((criterion, self.slots[criterion.index()].choice()?)))
    }

    /// The criteria without a choice, in printed order.
    ///
    /// A criterion that depends on a story is missing as soon as a story is chosen.
    pub fn missing(&self) -> impl Iterator<Item = Criterion<'_>> {
        self.sheet.criteria().filter(|criterion| {
            !self.slots[criterion.index()].is_chosen() && !self.may_be_left_out(*criterion)
        })
    }

    /// Every fault of the unfinished scorecard: unknown keys as given, then wrong choices, then missing
    /// and inapplicable ones, each in printed order.
    ///
    /// Nothing is missing where a choice is wrong, nor where it depends on a story with a wrong choice.
    pub fn faults(&self) -> impl Iterator<Item = Error> {
        let mut wrong: Vec<_> = self.wrong.iter().collect();
        wrong.sort_by_key(|(index, _)| *index);
        let wrong = wrong.into_iter().map(|(_, error)| error.clone());
        let open = self.sheet.criteria().filter(|criterion| {
            let known = |index| self.wrong.is_empty() || !self.is_wrong(index);
            known(criterion.index()) && criterion.story().is_none_or(known)
        });
        wrong.chain(open.filter_map(|criterion| self.fault(criterion)))
    }

    /// The finished scorecard.
    ///
    /// # Errors
    ///
    /// The first of [`ScorecardBuilder::faults`]: a mistake kept by [`ScorecardBuilder::with`],
    /// [`ErrorKind::MissingCriterion`](crate::ErrorKind::MissingCriterion) (`every-criterion-chosen`) or [`ErrorKind::NotApplicable`](crate::ErrorKind::NotApplicable).
    pub fn complete(self) -> Result<Scorecard, Error> {
        let is_right = |criterion| self.flaw(criterion).is_none();
        // Most scorecards are right, and to list faults is slow.
        if self.wrong.is_empty() && self.sheet.criteria().all(is_right) {
            return Ok(self.closed());
        }
        if let Some(fault) = self.faults().next() {
            return Err(fault);
        }
        Ok(self.closed())
    }

    /// The first fault that no further choice mends: what is missing may still be chosen.
    pub(crate) fn lasting_fault(&self) -> Option<Error> {
        if !self.wrong.is_empty() {
            return self.faults().next();
        }
        let mut criteria = self.sheet.criteria();
        let lasting = criteria.find(|criterion| self.flaw(*criterion) == Some(Flaw::NotApplicable));
        self.fault(lasting?)
    }

    /// The scorecard of a builder without faults. Criteria without a choice are left out.
    pub(crate) fn closed(mut self) -> Scorecard {
        let criteria = rows(&self.sheet.row().criteria).len();
        for slot in &mut self.slots[..criteria] {
            // A left-out criterion counts 0 everywhere: total, mean and requirements.
            if !slot.is_chosen() {
                *slot = Slot::LEFT_OUT;
            }
        }
        Scorecard::complete(self.sheet, self.slots, self.points)
    }

    /// The first fault among some criteria, one bit each.
    pub(crate) fn fault_among(&self, criteria: CriterionSet) -> Option<Error> {
        let mut faults = criteria.iter();
        faults.find_map(|index| self.fault(Criterion::new(self.sheet.row(), index)))
    }

    /// The scorecard of a builder with an option at every criterion and no fault.
    pub(crate) fn into_scorecard(self) -> Scorecard {
        Scorecard::complete(self.sheet, self.slots, self.points)
    }

    fn may_be_left_out(&self, criterion: Criterion<'_>) -> bool {
        let chosen = |index: usize| self.slots[index].is_chosen();
        without_story(criterion.story(), chosen, &self.points)
    }

    fn flaw(&self, criterion: Criterion<'_>) -> Option<Flaw> {
        let chosen = |index: usize| self.slots[index].is_chosen();
        flaw(criterion.index(), criterion.story(), chosen, &self.points)
    }

    fn fault(&self, criterion: Criterion<'_>) -> Option<Error> {
        let (detail, value) = match self.flaw(criterion)? {
            Flaw::NotApplicable => {
                let story = criterion.requires().map_or("", Criterion::key);
                let story = ErrorValue::outside(story);
                (ErrorDetail::NotApplicable, ("story", story))
            }
            Flaw::Missing => {
                let name = criterion.label().clone();
                (ErrorDetail::MissingCriterion, ("criterion", name.into()))
            }
        };
        Some(Error::new(detail, criterion.key(), [value]))
    }
}

impl Scorecard {
    /// The scorecard as a builder again, to change a choice.
    #[must_use]
    pub fn edit(&self) -> ScorecardBuilder {
        ScorecardBuilder::again(
            self.sheet().clone(),
            *self.slots(),
            *self.points_by_criterion(),
        )
    }
}

impl Sheet {
    /// An empty scorecard to choose levels on.
    #[must_use]
    pub fn scorecard(&self) -> ScorecardBuilder {
        ScorecardBuilder::new(self.clone())
    }

    /// The scorecard with the most points: the best choice on every criterion.
    ///
    /// ```
    /// use ocop_core::{Edition, Points};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// assert_eq!(sheet.best().total(), Points::FULL);
    /// assert_eq!(sheet.lowest().total(), Points::ZERO);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn best(&self) -> Scorecard {
        self.every(best)
    }

    /// The scorecard with the fewest points: the lowest choice on every criterion, of the first case
    /// if two are printed.
    #[must_use]
    pub fn lowest(&self) -> Scorecard {
        self.every(|criterion| {
            let choices = criterion.choices();
            let lowest = choices.min_by_key(|&choice| criterion.worth(choice));
            lowest.unwrap_or(Choice::new(None, 0))
        })
    }

    /// One choice on every criterion; what has points without its story is left out.
    fn every(&self, choice: impl Fn(Criterion<'_>) -> Choice) -> Scorecard {
        let mut builder = self.scorecard();
        for criterion in self.criteria() {
            let (index, choice) = (criterion.index(), choice(criterion));
            let case = choice.case().map_or(0, Case::byte);
            builder.slots[index] = Slot::new(case, choice.level());
            builder.points[index] = criterion.worth(choice).get().to_le_bytes()[0];
            let story = criterion.story().map(|story| builder.points[story]);
            if story == Some(0) && builder.points[index] > 0 {
                builder.slots[index] = Slot::LEFT_OUT;
                builder.points[index] = 0;
            }
        }
        builder.into_scorecard()
    }

    /// A scorecard from keys and choices, in any order, right or wrong. Its
    /// [`faults`](ScorecardBuilder::faults) lists all mistakes.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let builder = sheet.scorecard_with([("1.1", 9), ("1.2", 2), ("1.3", 9)]);
    /// let faults: Vec<_> = builder.faults().map(|fault| fault.path().to_owned()).collect();
    /// assert_eq!(faults[..3], ["1.1", "1.3", "1.4"]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn scorecard_with<K, C>(
        &self,
        choices: impl IntoIterator<Item = (K, C)>,
    ) -> ScorecardBuilder
    where
        K: AsRef<str>,
        C: Into<Choice>,
    {
        let choices = choices.into_iter();
        choices.fold(self.scorecard(), |builder, (key, choice)| {
            builder.with(key, choice)
        })
    }

    /// A scorecard from keys and choices, in any order. [`Sheet::scorecard_with`] collects all mistakes.
    ///
    /// ```
    /// use ocop_core::{Edition, ErrorKind};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let twice = sheet.scorecard_from([("1.1", 3), ("1.2", 2), ("1.1", 1)]).unwrap_err();
    /// assert_eq!((twice.kind(), twice.path()), (ErrorKind::DuplicateKey, "1.1"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The first fault in the given order: see [`ScorecardBuilder::choose`]. Also
    /// [`ErrorKind::DuplicateKey`](crate::ErrorKind::DuplicateKey) for a key that is given twice.
    pub fn scorecard_from<K, C>(
        &self,
        choices: impl IntoIterator<Item = (K, C)>,
    ) -> Result<ScorecardBuilder, Error>
    where
        K: AsRef<str>,
        C: Into<Choice>,
    {
        let mut builder = self.scorecard();
        let mut seen = CriterionSet::EMPTY;
        for (key, choice) in choices {
            let index = builder.unseen(key.as_ref(), &mut seen)?;
            builder.choose_at(index, choice.into())?;
        }
        Ok(builder)
    }
}

/// The best choice, as a function for criteria of any lifetime.
fn best(criterion: Criterion<'_>) -> Choice {
    criterion.best()
}

/// Checks a choice against its criterion and returns its points.
fn points_of(criterion: Criterion<'_>, choice: Choice) -> Result<u8, Error> {
    // Most choices are a printed level of the criterion, in a case if it prints cases.
    if let Some(level) = criterion.level_of(choice) {
        return Ok(level.row().points);
    }
    // A criterion with printed cases requires one of them. Others allow none.
    match choice.case() {
        None if criterion.has_cases() => return Err(criterion.case_required()),
        Some(case) if !criterion.cases().any(|printed| printed == case) => {
            return Err(criterion.unknown_case(&format!("{case}")));
        }
        _ => {}
    }
    // `level-zero`: level 0 is below the lowest printed level.
    if choice.level() == 0 && criterion.has_level_zero(choice.case()) {
        Ok(0)
    } else {
        Err(criterion.out_of_range(choice.case(), choice.number().into()))
    }
}

/// A map from keys to choices, for storing a half-filled form. [`Sheet::scorecard_from`] reads it
/// back.
#[cfg(feature = "serde")]
impl serde::Serialize for ScorecardBuilder {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let choices = self.choices();
        serializer.collect_map(choices.map(|(criterion, choice)| (criterion.key(), choice)))
    }
}
