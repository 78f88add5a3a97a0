//! Scorecards (phiếu chấm): one evaluator's choices on a sheet. Reading rules 2 to 6.
//!
//! A [`Draft`] is still being filled in; a [`Scorecard`] is complete. Only a complete one can be
//! rated: a missing criterion is an error, never a silent 0 (reading rule 5).

use alloc::format;
use core::fmt;

use crate::error::{Error, ErrorKind};
use crate::points::Points;
use crate::sheet::row::{MOST_CRITERIA, rows};
use crate::sheet::{Case, Criterion, Level, Part, Section, Sheet};
use crate::star::Star;

/// A choice on a criterion: a level number, inside a case where two are printed.
///
/// Level 0 means "not even the lowest printed level" (reading rule 2).
///
/// ```
/// use ocop_core::{Case, Choice};
///
/// assert_eq!(Choice::from(2), Choice::new(None, 2));
/// assert_eq!(Choice::from((Case::B, 1)), Choice::new(Some(Case::B), 1));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Choice {
    case: Option<Case>,
    level: u8,
}

impl Choice {
    /// A level, and its case where two are printed.
    #[must_use]
    pub const fn new(case: Option<Case>, level: u8) -> Self {
        Self { case, level }
    }

    /// The case, where one is named.
    #[must_use]
    pub const fn case(self) -> Option<Case> {
        self.case
    }

    /// The level number.
    #[must_use]
    pub const fn level(self) -> u8 {
        self.level
    }
}

impl From<u8> for Choice {
    fn from(level: u8) -> Self {
        Self::new(None, level)
    }
}

impl From<(Case, u8)> for Choice {
    fn from((case, level): (Case, u8)) -> Self {
        Self::new(Some(case), level)
    }
}

/// Prints the level, behind its case if there is one: `2`, `b2`.
impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(case) = self.case {
            write!(f, "{case}")?;
        }
        write!(f, "{}", self.level)
    }
}

/// What stands at a criterion: a choice, nothing yet, or left out on purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Slot {
    /// The case's letter, or 0.
    case: u8,
    /// A level number, [`Slot::OPEN`] or [`Slot::LEFT_OUT`].
    level: u8,
}

impl Slot {
    const OPEN: Self = Self {
        case: 0,
        level: 254,
    };
    const LEFT_OUT: Self = Self {
        case: 0,
        level: 255,
    };

    const fn choice(self) -> Option<Choice> {
        if self.level < Self::OPEN.level {
            Some(Choice::new(Case::from_byte(self.case), self.level))
        } else {
            None
        }
    }
}

/// Checks a choice against its criterion, and gives its points.
fn points_of(criterion: Criterion<'_>, choice: Choice) -> Result<u8, Error> {
    // Reading rule 3: where two cases are printed, one is named; elsewhere none.
    match choice.case {
        None if criterion.has_cases() => return Err(criterion.case_required()),
        Some(case) if !criterion.cases().any(|printed| printed == case) => {
            return Err(criterion.unknown_case(&format!("{case}")));
        }
        _ => {}
    }
    let case = choice.case.map_or(0, Case::byte);
    let printed = criterion
        .level_rows()
        .iter()
        .find(|row| row.case == case && row.number == choice.level);
    match printed {
        Some(row) => Ok(row.points),
        // Reading rule 2: below the lowest printed level.
        None if choice.level == 0 && criterion.has_level_zero(choice.case) => Ok(0),
        None => Err(criterion.out_of_range(choice.case, choice.level.into())),
    }
}

/// A scorecard being filled in, choice by choice.
///
/// ```
/// use ocop_core::{Edition, ErrorKind};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let draft = sheet.scorecard().choose("1.1", 3)?.choose("1.2", 2)?;
/// assert_eq!(draft.missing().count(), 30);
/// let fault = draft.complete().unwrap_err();
/// assert_eq!(fault.kind(), ErrorKind::MissingCriterion);
/// assert_eq!(fault.path(), "1.3");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Draft {
    sheet: Sheet,
    slots: [Slot; MOST_CRITERIA],
    /// The points of the slots; 0 where nothing is chosen.
    points: [u8; MOST_CRITERIA],
}

impl Draft {
    pub(crate) const fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            slots: [Slot::OPEN; MOST_CRITERIA],
            points: [0; MOST_CRITERIA],
        }
    }

    /// The sheet that is filled in.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Chooses a level; a later choice on the same criterion replaces the earlier.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`], [`ErrorKind::CaseRequired`], [`ErrorKind::UnknownCase`] and
    /// [`ErrorKind::LevelOutOfRange`].
    pub fn choose(mut self, key: &str, choice: impl Into<Choice>) -> Result<Self, Error> {
        let index = self.sheet.criterion(key)?.index();
        self.choose_at(index, choice.into())?;
        Ok(self)
    }

    /// Chooses a level by the criterion's place.
    pub(crate) fn choose_at(&mut self, index: usize, choice: Choice) -> Result<(), Error> {
        let criterion = Criterion::new(self.sheet.row(), index);
        self.points[index] = points_of(criterion, choice)?;
        self.slots[index] = Slot {
            case: choice.case.map_or(0, Case::byte),
            level: choice.level,
        };
        Ok(())
    }

    /// Leaves out a criterion that applies only with a story (reading rule 4).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`], and [`ErrorKind::NotApplicable`] for a criterion that always
    /// applies. Whether there is a story is looked at in [`Draft::complete`].
    pub fn leave_out(mut self, key: &str) -> Result<Self, Error> {
        let criterion = self.sheet.criterion(key)?;
        let index = criterion.index();
        if criterion.only_with().is_none() {
            let message = "this criterion always applies and cannot be left out";
            return Err(Error::new(ErrorKind::NotApplicable, key, message));
        }
        self.slots[index] = Slot::LEFT_OUT;
        self.points[index] = 0;
        Ok(self)
    }

    /// What is chosen at a criterion; `None` for nothing yet, left out, or an unknown key.
    #[must_use]
    pub fn choice(&self, key: &str) -> Option<Choice> {
        self.sheet
            .position(key)
            .and_then(|index| self.slots[index].choice())
    }

    /// The criteria that still need a choice, in printed order. Criteria that apply only with a
    /// story are among them as soon as a story is chosen.
    pub fn missing(&self) -> impl Iterator<Item = Criterion<'_>> {
        self.sheet.criteria().filter(|criterion| {
            self.slots[criterion.index()].choice().is_none() && !self.may_be_left_out(*criterion)
        })
    }

    /// Every fault that keeps the scorecard from being complete, in printed order.
    pub fn faults(&self) -> impl Iterator<Item = Error> {
        self.sheet
            .criteria()
            .filter_map(|criterion| self.fault(criterion))
    }

    /// The finished scorecard.
    ///
    /// # Errors
    ///
    /// The first of [`Draft::faults`]: [`ErrorKind::MissingCriterion`] (reading rule 5) or
    /// [`ErrorKind::NotApplicable`] (reading rule 4).
    pub fn complete(mut self) -> Result<Scorecard, Error> {
        if let Some(fault) = self.faults().next() {
            return Err(fault);
        }
        let criteria = rows(&self.sheet.row().criteria).len();
        for slot in &mut self.slots[..criteria] {
            // Reading rule 4: left out, it counts 0 everywhere.
            if slot.choice().is_none() {
                *slot = Slot::LEFT_OUT;
            }
        }
        Ok(Scorecard {
            sheet: self.sheet,
            slots: self.slots,
            points: self.points,
        })
    }

    /// Reading rule 4: the story criterion has 0 points, so this one may be left out.
    fn may_be_left_out(&self, criterion: Criterion<'_>) -> bool {
        criterion.only_with().is_some_and(|story| {
            self.slots[story.index()].choice().is_some() && self.points[story.index()] == 0
        })
    }

    fn fault(&self, criterion: Criterion<'_>) -> Option<Error> {
        let chosen = self.slots[criterion.index()].choice().is_some();
        if self.may_be_left_out(criterion) {
            let without_points = self.points[criterion.index()] == 0;
            return (!without_points).then(|| {
                let story = criterion.only_with().map_or("", Criterion::key);
                let message = format!(
                    "{story} has 0 points, so this may only be left out or chosen at 0 points"
                );
                Error::new(ErrorKind::NotApplicable, criterion.key(), message)
            });
        }
        (!chosen).then(|| {
            let message = format!("no level is chosen for “{}”", criterion.title());
            Error::new(ErrorKind::MissingCriterion, criterion.key(), message)
        })
    }
}

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
///     .map(|criterion| (criterion.key(), criterion.choices().last().expect("has levels")));
/// let card = sheet.scorecard_from(best)?.complete()?;
/// assert_eq!(card.total(), Points::new(100));
/// assert_eq!(card.star(), Some(Star::Five));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "phiếu chấm")]
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Scorecard {
    sheet: Sheet,
    slots: [Slot; MOST_CRITERIA],
    points: [u8; MOST_CRITERIA],
}

impl Scorecard {
    /// The sheet that was filled in.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What was chosen at a criterion; `None` where it was left out, or for an unknown key.
    #[must_use]
    pub fn choice(&self, key: &str) -> Option<Choice> {
        self.sheet
            .position(key)
            .and_then(|index| self.choice_at(index))
    }

    /// The points at a criterion: 0 where it was left out; `None` for an unknown key.
    #[must_use]
    pub fn points(&self, key: &str) -> Option<Points> {
        self.sheet
            .position(key)
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
    pub fn level(&self, key: &str) -> Option<Level<'_>> {
        let criterion = self.sheet.criterion(key).ok()?;
        let choice = self.choice_at(criterion.index())?;
        criterion
            .levels()
            .find(|level| level.case() == choice.case() && level.number() == choice.level())
    }

    /// The total (tổng điểm): the sum of the points (reading rule 6).
    #[doc(alias = "tổng điểm")]
    #[must_use]
    pub fn total(&self) -> Points {
        Points::new(self.points.iter().map(|&points| u16::from(points)).sum())
    }

    /// The points of a part.
    #[must_use]
    pub fn part(&self, part: Part<'_>) -> Points {
        self.sum(part.criteria())
    }

    /// The points of a section.
    #[must_use]
    pub fn section(&self, section: Section<'_>) -> Points {
        self.sum(section.criteria())
    }

    /// The band of the total (reading rule 8), whatever the minima.
    #[must_use]
    pub fn band(&self) -> Star {
        self.sheet.bands().of(self.total().into())
    }

    /// The star of this scorecard alone, as a council of one gives it without grounds;
    /// `None` where a zero stops the evaluation. [`Council::rate`](crate::Council::rate) gives the reasons.
    #[must_use]
    pub fn star(&self) -> Option<Star> {
        if self.stopped() != 0 {
            return None;
        }
        let [three, four, five] = &self.sheet.row().needs;
        let met = |needs: &[u8; MOST_CRITERIA]| {
            // Reading rule 9. Written without an early exit, so that it is done in a few wide steps.
            self.points
                .iter()
                .zip(needs)
                .fold(true, |met, (points, need)| met & (points >= need))
        };
        Some(climb(self.band(), [met(three), met(four), met(five)]))
    }

    pub(crate) fn choice_at(&self, index: usize) -> Option<Choice> {
        self.slots[index].choice()
    }

    pub(crate) const fn points_by_criterion(&self) -> &[u8; MOST_CRITERIA] {
        &self.points
    }

    /// Whether any choice is level 0, which is never printed (reading rule 2).
    pub(crate) fn has_level_zero(&self) -> bool {
        self.slots.iter().any(|slot| slot.level == 0)
    }

    /// The criteria whose zero ends the evaluation (reading rule 11), a bit each.
    pub(crate) fn stopped(&self) -> u64 {
        let mut stops = self.sheet.row().zero_stops;
        let mut stopped = 0;
        while stops != 0 {
            let index = stops.trailing_zeros();
            if self.points[index as usize] == 0 {
                stopped |= 1 << index;
            }
            stops &= stops - 1;
        }
        stopped
    }

    fn sum<'a>(&self, criteria: impl Iterator<Item = Criterion<'a>>) -> Points {
        criteria
            .map(|criterion| Points::new(self.points[criterion.index()].into()))
            .sum()
    }
}

/// Reading rule 10: from three stars up to the band while every need marked exactly with the star is
/// met; two stars where three is already missed; below the third band the band itself.
pub(crate) fn climb(band: Star, met: [bool; 3]) -> Star {
    if band < Star::Three {
        return band;
    }
    Star::RECOGNISED
        .into_iter()
        .zip(met)
        .take_while(|&(star, met)| star <= band && met)
        .last()
        .map_or(Star::Two, |(star, _)| star)
}

/// A choice as JSON writes it: a level number, or an object with `case` and `level`.
#[cfg(feature = "serde")]
mod serde_impls {
    use core::fmt;

    use serde::ser::{SerializeMap, SerializeStruct};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::{Case, Choice, Scorecard};

    impl Serialize for Choice {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self.case {
                None => serializer.serialize_u8(self.level),
                Some(case) => {
                    let mut choice = serializer.serialize_struct("Choice", 2)?;
                    choice.serialize_field("case", &case)?;
                    choice.serialize_field("level", &self.level)?;
                    choice.end()
                }
            }
        }
    }

    impl<'de> Deserialize<'de> for Choice {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;

            impl<'de> de::Visitor<'de> for Visitor {
                type Value = Choice;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a level number, or an object with `case` and `level`")
                }

                fn visit_u64<E: de::Error>(self, level: u64) -> Result<Choice, E> {
                    u8::try_from(level).map(Choice::from).map_err(|_| {
                        de::Error::invalid_value(de::Unexpected::Unsigned(level), &self)
                    })
                }

                fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Choice, A::Error> {
                    #[derive(Deserialize)]
                    #[serde(deny_unknown_fields)]
                    struct Object {
                        #[serde(default)]
                        case: Option<Case>,
                        level: u8,
                    }
                    Object::deserialize(de::value::MapAccessDeserializer::new(map))
                        .map(|object| Choice::new(object.case, object.level))
                }
            }

            deserializer.deserialize_any(Visitor)
        }
    }

    /// A map from keys to choices; left-out criteria are absent. Read back through
    /// [`Sheet::scorecard_from`](crate::Sheet::scorecard_from).
    impl Serialize for Scorecard {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(self.choices().count()))?;
            for (criterion, choice) in self.choices() {
                map.serialize_entry(criterion.key(), &choice)?;
            }
            map.end()
        }
    }
}

/// The scorecards of one sheet; used by the council.
pub(crate) fn one_sheet(cards: &[Scorecard]) -> Result<(), Error> {
    let Some((first, others)) = cards.split_first() else {
        return Err(Error::new(
            ErrorKind::NoScorecard,
            "",
            "a council needs at least one scorecard",
        ));
    };
    match others.iter().position(|card| card.sheet != first.sheet) {
        None => Ok(()),
        Some(index) => {
            let (other, first) = (&others[index].sheet, &first.sheet);
            let message = format!("this scorecard is of {other}, the first is of {first}");
            Err(Error::new(
                ErrorKind::MixedSheets,
                format!("[{}]", index + 1),
                message,
            ))
        }
    }
}
