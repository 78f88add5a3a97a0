//! Moves of each criterion: how far it may go up, the gain, and the weight.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use super::costs::Whole;
use super::request::ImprovementRequest;
use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::row::{MOST_CRITERIA, OptionRow, SheetRow, rows};
use crate::law::sheet::Sheet;
use crate::law::slot::Slot;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::scorecard::Scorecard;
use crate::rating::star_rule;

/// The rank of a plan in one number: its cost, then its criteria, then its level steps.
pub(super) type Weight = u128;

const STEP_BITS: u32 = 16;
const CRITERIA_BITS: u32 = 8;

/// The cost, the criteria changed and the level steps of a weight.
pub(super) fn parts(weight: Weight) -> (u128, u32, u32) {
    let below = |bits: u32| (1 << bits) - 1;
    let steps = u32::try_from(weight & below(STEP_BITS)).unwrap_or(u32::MAX);
    let criteria = u32::try_from(weight >> STEP_BITS & below(CRITERIA_BITS)).unwrap_or(u32::MAX);
    (weight >> (STEP_BITS + CRITERIA_BITS), criteria, steps)
}

/// The limits of a request, which are the same for every star.
#[derive(Clone, Debug)]
pub(super) struct Limits<'a> {
    /// The criteria that may not move, one bit each.
    pub(super) fixed: u64,
    /// The excluded levels of each criterion.
    barred: Vec<Vec<Choice>>,
    pub(super) costs: Option<Whole<'a>>,
    /// Whether only plans are of interest, and no obstacles.
    pub(super) only_plans: bool,
}

impl<'a> Limits<'a> {
    pub(super) fn of(request: &'a ImprovementRequest, council: &Council) -> Result<Self, Error> {
        council.check()?;
        let sheet = council.sheet();
        let members = council.scorecards().len();
        if members > ImprovementRequest::MOST_MEMBERS {
            return Err(ImprovementRequest::too_many(members));
        }
        let mut limits = Self {
            fixed: 0,
            barred: vec![Vec::new(); rows(&sheet.row().criteria).len()],
            costs: None,
            only_plans: false,
        };
        for key in &request.fixed {
            let criterion = sheet.criterion(key);
            limits.fixed |= 1 << criterion.map_err(|error| error.under("fixed"))?.index();
        }
        for (key, choice) in &request.barred {
            let place = index_of(sheet, key, *choice).map_err(|error| error.under("levels"))?;
            limits.bar(place, *choice);
        }
        if let Some(costs) = &request.costs {
            let under = |error: Error| error.under("costs");
            for (key, choice) in costs.entries() {
                let known = match choice {
                    Some(choice) => index_of(sheet, key, choice).map(|_| ()),
                    None => sheet.criterion(key).map(|_| ()),
                };
                known.map_err(|error| under(error.under("steps")))?;
            }
            costs.check_steps(sheet).map_err(under)?;
            limits.costs = Some(costs.whole().map_err(under)?);
        }
        if let Some(budget) = request.budget {
            let sums = request.costs.as_ref().map(super::Costs::unit);
            match sums {
                None | Some(super::CostUnit::Ranks) => {
                    return Err(Error::new(ErrorDetail::BudgetWithoutCosts, "budget", []));
                }
                Some(_) if budget.is_sign_negative() && !budget.is_zero() => {
                    let found = ErrorValue::Text(format!("{budget}").into());
                    let values = [("found", found), ("least", 0_u8.into())];
                    return Err(Error::new(ErrorDetail::NegativeBudget, "budget", values));
                }
                Some(_) => {}
            }
        }
        Ok(limits)
    }

    /// Excludes a level of the criterion of an index.
    pub(super) fn bar(&mut self, index: usize, choice: Choice) {
        if let Some(barred) = self.barred.get_mut(index) {
            barred.push(choice);
        }
    }

    fn is_barred(&self, index: usize, choice: Choice) -> bool {
        let barred = self.barred.get(index);
        barred.is_some_and(|barred| barred.contains(&choice))
    }
}

/// The index of a criterion for which the choice exists.
fn index_of(sheet: &Sheet, key: &str, choice: Choice) -> Result<usize, Error> {
    let criterion = sheet.criterion(key)?;
    sheet.scorecard().set(key, choice)?;
    Ok(criterion.index())
}

/// A criterion that goes up or stays.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Move {
    /// The level that all members adopt; `None` if nothing moves.
    pub(super) to: Option<Choice>,
    /// The points gained, summed over the members.
    pub(super) gain: u32,
    pub(super) weight: Weight,
}

/// The reason why a criterion may not stay.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Lack {
    /// The requirement of this star is unmet.
    Requirement(Star),
    /// A zero ends the evaluation.
    Zero,
}

/// The search for moves: the council, its limits and the wanted star.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moves<'a> {
    pub(super) council: &'a Council,
    pub(super) limits: &'a Limits<'a>,
    pub(super) star: Star,
}

/// The limits that are lifted, to find the cause of an obstacle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lifted {
    pub(super) fixed: bool,
    pub(super) barred: bool,
    pub(super) unpriced: bool,
}

/// A criterion after a move.
struct Outcome {
    /// The highest requirement, of any star up to the wanted one.
    requirement: u8,
    gain: u32,
    /// The number of members that move.
    moved: u32,
    /// The most level steps of a member.
    steps: u8,
    /// The level at which that member starts.
    start: u8,
    sum: u64,
    /// The number of members that reach the requirement.
    reached: u64,
    has_zero: bool,
    /// Whether a member's points would fall.
    falls: bool,
}

impl<'a> Moves<'a> {
    pub(super) fn row(self) -> &'a SheetRow {
        self.council.sheet().row()
    }

    pub(super) fn cards(self) -> &'a [Scorecard] {
        self.council.scorecards()
    }

    /// The highest requirement at a criterion, of any star up to the wanted one.
    fn requirement(self, index: usize) -> u8 {
        star_rule::required_up_to(self.row(), self.star, index)
    }

    /// The lack of a criterion that stays: a zero, or the requirement of the lowest star.
    pub(super) fn lacks(self, index: usize) -> Option<Lack> {
        if self.stops(index, &self.stays(index)) {
            return Some(Lack::Zero);
        }
        let stars = Star::RECOGNISED.into_iter();
        let mut up_to = stars.filter(|star| *star <= self.star);
        let unmet = up_to.find(|&star| {
            let only = Self { star, ..self };
            !only.fits(index, &only.stays(index))
        });
        unmet.map(Lack::Requirement)
    }

    /// Whether every member has points at a criterion.
    pub(super) fn all_have_points(self, index: usize) -> bool {
        !self.stays(index).has_zero
    }

    /// Adds the moves of a criterion that lack nothing, staying first.
    ///
    /// `with_points` admits only those that give all members points.
    pub(super) fn add(
        self,
        index: usize,
        with_points: bool,
        lifted: Lifted,
        moves: &mut Vec<Move>,
    ) {
        self.add_if(index, lifted, moves, |outcome| {
            self.fits(index, outcome) && !(with_points && outcome.has_zero)
        });
    }

    /// Adds every move of a criterion, even if requirements stay unmet.
    pub(super) fn add_all(self, index: usize, with_points: bool, moves: &mut Vec<Move>) {
        self.add_if(index, Lifted::default(), moves, |outcome| {
            !(with_points && outcome.has_zero)
        });
    }

    fn add_if(
        self,
        index: usize,
        lifted: Lifted,
        moves: &mut Vec<Move>,
        fits: impl Fn(&Outcome) -> bool,
    ) {
        let before = moves.len();
        let requirement = self.requirement(index);
        if fits(&self.outcome(index, None, requirement)) {
            moves.push(Move {
                to: None,
                gain: 0,
                weight: 0,
            });
        }
        if self.limits.fixed >> index & 1 == 1 && !lifted.fixed {
            return;
        }
        let criterion = Criterion::new(self.row(), index);
        for option in self.row().options_of(index) {
            let Some(to) = option.slot.choice() else {
                continue;
            };
            let outcome = self.outcome(index, Some(*option), requirement);
            if outcome.moved == 0 || outcome.falls || !fits(&outcome) {
                continue;
            }
            if self.limits.is_barred(index, to) && !lifted.barred {
                continue;
            }
            let Some(cost) = self.cost(criterion, to, outcome.start, lifted) else {
                continue;
            };
            let criteria = cost << CRITERIA_BITS | 1;
            let weight = criteria << STEP_BITS | Weight::from(outcome.steps);
            let gain = outcome.gain;
            moves.push(Move {
                to: Some(to),
                gain,
                weight,
            });
        }
        drop_dominated(moves, before);
    }

    /// The cost of the steps between two levels; `None` if one has no cost.
    pub(super) fn cost(
        self,
        criterion: Criterion<'_>,
        to: Choice,
        start: u8,
        lifted: Lifted,
    ) -> Option<u128> {
        let Some(costs) = self.limits.costs.filter(|_| !lifted.unpriced) else {
            return Some(0);
        };
        let levels = start + 1..=to.level();
        levels
            .map(|level| costs.step(criterion.key(), Choice::new(to.case(), level)))
            .sum()
    }

    /// Whether the outcome meets all requirements, and no zero ends the evaluation.
    fn fits(self, index: usize, outcome: &Outcome) -> bool {
        !self.stops(index, outcome) && self.meets(outcome)
    }

    fn stops(self, index: usize, outcome: &Outcome) -> bool {
        star_rule::stops(self.row(), index, outcome.has_zero)
    }

    /// Whether the requirement is met.
    fn meets(self, outcome: &Outcome) -> bool {
        let rule = self.council.rules().requirement_rule();
        let members = self.cards().len() as u64;
        rule.is_met(outcome.requirement, outcome.sum, outcome.reached, members)
    }

    /// A criterion as it is.
    fn stays(self, index: usize) -> Outcome {
        self.outcome(index, None, self.requirement(index))
    }

    /// A criterion after all members adopt a level, or as it is, with its highest requirement.
    fn outcome(self, index: usize, to: Option<OptionRow>, requirement: u8) -> Outcome {
        let mut outcome = Outcome {
            requirement,
            gain: 0,
            moved: 0,
            steps: 0,
            start: 0,
            sum: 0,
            reached: 0,
            has_zero: false,
            falls: false,
        };
        for card in self.cards() {
            let (slot, own) = (card.slots()[index], card.points_by_criterion()[index]);
            let raised = to.and_then(|to| {
                let start = start(self.row(), index, slot, to.slot)?;
                let steps = to.slot.levels_above(start).filter(|steps| *steps > 0)?;
                Some((to.points, start, steps))
            });
            let mut points = own;
            if let Some((to, start, steps)) = raised {
                outcome.moved += 1;
                if steps > outcome.steps {
                    outcome.steps = steps;
                    outcome.start = start.choice().map_or(0, Choice::level);
                }
                outcome.falls |= to < own;
                outcome.gain += u32::from(to.saturating_sub(own));
                points = to;
            }
            outcome.sum += u64::from(points);
            outcome.reached += u64::from(points >= requirement);
            outcome.has_zero |= points == 0;
        }
        outcome
    }
}

/// The slot at which a member starts toward another; `None` from another case.
///
/// A left-out criterion starts at its level worth 0 points.
pub(super) fn start(row: &SheetRow, index: usize, from: Slot, to: Slot) -> Option<Slot> {
    if !from.is_left_out() {
        return to.levels_above(from).map(|_| from);
    }
    let mut options = row.options_of(index).iter();
    let zero = options.find(|option| option.points == 0 && to.levels_above(option.slot).is_some());
    zero.map(|zero| zero.slot)
}

/// Removes moves with a better one beside them: no cheapest plan uses these.
fn drop_dominated(moves: &mut Vec<Move>, from: usize) {
    let mut index = from;
    while index < moves.len() {
        let own = moves[index];
        let beats = |other: &Move| other.gain >= own.gain && other.weight < own.weight;
        if moves[from..].iter().any(beats) {
            moves.remove(index);
        } else {
            index += 1;
        }
    }
}

const _: () = assert!(MOST_CRITERIA < 1 << CRITERIA_BITS);
