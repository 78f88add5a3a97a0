//! How far each criterion may move, what each move gains, and what it counts as.

use alloc::format;
use alloc::vec::Vec;

use super::costs::Whole;
use super::request::ImprovementRequest;
use crate::base::error::{Error, ErrorKind};
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::option::OptionRow;
use crate::law::row::{MOST_CRITERIA, SheetRow};
use crate::law::sheet::Sheet;
use crate::law::slot::Slot;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::scorecard::Scorecard;
use crate::rating::star_rule;

/// How a plan ranks: its cost, then its criteria, then its level steps, in one number.
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

/// What of a request holds for every star.
#[derive(Clone, Debug)]
pub(super) struct Limits<'a> {
    /// The criteria that may not move, a bit each.
    pub(super) fixed: u64,
    barred: Vec<(usize, Choice)>,
    pub(super) costs: Option<Whole<'a>>,
}

impl<'a> Limits<'a> {
    pub(super) fn of(request: &'a ImprovementRequest, council: &Council) -> Result<Self, Error> {
        let sheet = council.sheet();
        let members = council.scorecards().len();
        if members > ImprovementRequest::MOST_MEMBERS {
            return Err(ImprovementRequest::too_many(members));
        }
        let mut limits = Self {
            fixed: 0,
            barred: Vec::new(),
            costs: None,
        };
        for key in &request.fixed {
            let criterion = sheet.criterion(key);
            limits.fixed |= 1 << criterion.map_err(|error| error.under("fixed"))?.index();
        }
        for (key, choice) in &request.barred {
            let place = place_of(sheet, key, *choice).map_err(|error| error.under("levels"))?;
            limits.barred.push((place, *choice));
        }
        if let Some(costs) = &request.costs {
            let under = |error: Error| error.under("costs");
            for (key, choice) in costs.said() {
                let known = match choice {
                    Some(choice) => place_of(sheet, key, choice).map(|_| ()),
                    None => sheet.criterion(key).map(|_| ()),
                };
                known.map_err(|error| under(error.under("steps")))?;
            }
            limits.costs = Some(costs.whole().map_err(under)?);
        }
        if let Some(budget) = request.budget {
            let sums = request.costs.as_ref().map(super::Costs::unit);
            let message = match sums {
                None | Some(super::CostUnit::Ranks) => {
                    "a budget needs costs in money or months".into()
                }
                Some(_) if budget.is_sign_negative() && !budget.is_zero() => {
                    format!("a budget is no less than 0, found {budget}")
                }
                Some(_) => return Ok(limits),
            };
            return Err(Error::new(ErrorKind::BadValue, "budget", message));
        }
        Ok(limits)
    }

    fn is_barred(&self, index: usize, choice: Choice) -> bool {
        self.barred.contains(&(index, choice))
    }
}

/// The place of a criterion of which a choice is said.
fn place_of(sheet: &Sheet, key: &str, choice: Choice) -> Result<usize, Error> {
    let criterion = sheet.criterion(key)?;
    sheet.scorecard().set(key, choice)?;
    Ok(criterion.index())
}

/// A criterion going up, or staying where it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Move {
    /// The level that all members see then; `None` where nothing moves.
    pub(super) to: Option<Choice>,
    /// The points gained, all members together.
    pub(super) gain: u32,
    pub(super) weight: Weight,
}

/// What stands in the way of a move.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Lack {
    /// A need of this star.
    Need(Star),
    /// A zero that ends the evaluation.
    Zero,
}

/// What may move, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moves<'a> {
    pub(super) council: &'a Council,
    pub(super) limits: &'a Limits<'a>,
    pub(super) star: Star,
}

/// What is let go of to tell what stands in the way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Free {
    pub(super) fixed: bool,
    pub(super) barred: bool,
    pub(super) unpriced: bool,
}

/// A criterion as it stands after a move.
struct Standing {
    gain: u32,
    /// Members that move.
    moved: u32,
    /// The most level steps of a member.
    steps: u8,
    /// The level at which that member starts.
    start: u8,
    sum: u64,
    /// Members that reach the highest need asked for.
    reached: u64,
    has_zero: bool,
    /// A member's points would fall.
    falls: bool,
}

impl<'a> Moves<'a> {
    pub(super) fn row(self) -> &'a SheetRow {
        self.council.sheet().row()
    }

    pub(super) fn cards(self) -> &'a [Scorecard] {
        self.council.scorecards()
    }

    /// The most that any star up to the wanted one needs at a criterion.
    fn requirement(self, index: usize) -> u8 {
        star_rule::required_up_to(self.row(), self.star, index)
    }

    /// What staying lacks, if anything: of needs that of the lowest star.
    pub(super) fn lacks(self, index: usize) -> Option<Lack> {
        let stays = self.standing(index, None);
        if self.stops(index, &stays) {
            return Some(Lack::Zero);
        }
        let stars = Star::RECOGNISED.into_iter();
        let mut asked = stars.filter(|star| *star <= self.star);
        let unmet = asked.find(|&star| {
            let only = Self { star, ..self };
            !only.fits(index, &only.standing(index, None))
        });
        unmet.map(Lack::Need)
    }

    /// Whether every member has points at a criterion.
    pub(super) fn all_have_points(self, index: usize) -> bool {
        !self.standing(index, None).has_zero
    }

    /// Adds the moves of a criterion that lack nothing, staying first; of those that give all members
    /// points, or of all.
    pub(super) fn add(self, index: usize, with_points: bool, free: Free, moves: &mut Vec<Move>) {
        self.add_if(index, free, moves, |standing| {
            self.fits(index, standing) && !(with_points && standing.has_zero)
        });
    }

    /// Adds every move of a criterion, whatever it lacks.
    pub(super) fn add_all(self, index: usize, with_points: bool, moves: &mut Vec<Move>) {
        self.add_if(index, Free::default(), moves, |standing| {
            !(with_points && standing.has_zero)
        });
    }

    fn add_if(
        self,
        index: usize,
        free: Free,
        moves: &mut Vec<Move>,
        fits: impl Fn(&Standing) -> bool,
    ) {
        let before = moves.len();
        if fits(&self.standing(index, None)) {
            moves.push(Move {
                to: None,
                gain: 0,
                weight: 0,
            });
        }
        if self.limits.fixed >> index & 1 == 1 && !free.fixed {
            return;
        }
        let criterion = Criterion::new(self.row(), index);
        for option in self.row().options_of(index) {
            let Some(to) = option.slot.choice() else {
                continue;
            };
            let standing = self.standing(index, Some(*option));
            if standing.moved == 0 || standing.falls || !fits(&standing) {
                continue;
            }
            if self.limits.is_barred(index, to) && !free.barred {
                continue;
            }
            let Some(cost) = self.cost(criterion, to, standing.start, free) else {
                continue;
            };
            let criteria = cost << CRITERIA_BITS | 1;
            let weight = criteria << STEP_BITS | Weight::from(standing.steps);
            let gain = standing.gain;
            moves.push(Move {
                to: Some(to),
                gain,
                weight,
            });
        }
        drop_dominated(moves, before);
    }

    /// What the steps from a level to another cost; `None` where one has no cost.
    pub(super) fn cost(
        self,
        criterion: Criterion<'_>,
        to: Choice,
        start: u8,
        free: Free,
    ) -> Option<u128> {
        let Some(costs) = self.limits.costs.filter(|_| !free.unpriced) else {
            return Some(0);
        };
        let levels = start + 1..=to.level();
        levels
            .map(|level| costs.step(criterion.key(), Choice::new(to.case(), level)))
            .sum()
    }

    /// Whether a criterion may stand so: no need is missed, and no zero ends the evaluation.
    fn fits(self, index: usize, standing: &Standing) -> bool {
        !self.stops(index, standing) && self.meets(self.requirement(index), standing)
    }

    fn stops(self, index: usize, standing: &Standing) -> bool {
        star_rule::stops(self.row(), index, standing.has_zero)
    }

    /// Whether a need is met; the members that reach it were counted for the highest need asked for.
    fn meets(self, requirement: u8, standing: &Standing) -> bool {
        let minimum = self.council.rules().requirement_rule();
        let members = self.cards().len() as u64;
        minimum.is_met(requirement, standing.sum, standing.reached, members)
    }

    /// A criterion as it stands where all members see a level, or as it is.
    fn standing(self, index: usize, to: Option<OptionRow>) -> Standing {
        let requirement = self.requirement(index);
        let mut standing = Standing {
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
                standing.moved += 1;
                if steps > standing.steps {
                    standing.steps = steps;
                    standing.start = start.choice().map_or(0, Choice::level);
                }
                standing.falls |= to < own;
                standing.gain += u32::from(to.saturating_sub(own));
                points = to;
            }
            standing.sum += u64::from(points);
            standing.reached += u64::from(points >= requirement);
            standing.has_zero |= points == 0;
        }
        standing
    }
}

/// Where a member starts on the way to a slot; `None` from another case. What was left out starts at
/// the level worth 0 points (reading rule 16).
pub(super) fn start(row: &SheetRow, index: usize, from: Slot, to: Slot) -> Option<Slot> {
    if !from.is_left_out() {
        return to.levels_above(from).map(|_| from);
    }
    let mut options = row.options_of(index).iter();
    let zero = options.find(|option| option.points == 0 && to.levels_above(option.slot).is_some());
    zero.map(|zero| zero.slot)
}

/// Takes out moves beside which another gains no less and ranks before: no cheapest way has them.
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
