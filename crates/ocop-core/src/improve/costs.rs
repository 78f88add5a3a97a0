//! Costs of level steps: money, months, or ranks. The law has no costs; the caller gives them.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use rust_decimal::Decimal;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::law::sheet::Sheet;
use crate::rating::choice::Choice;

/// The unit of costs.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CostUnit {
    /// Money, in đồng.
    Dong,
    /// Months of work, one step after another.
    Months,
    /// Ranks from 1, the easiest, to 9. Any number of easier steps is better than one harder step. They are
    /// possible on a sheet with at most 1023 level steps, such as every sheet of the law.
    Ranks,
}

impl CostUnit {
    /// All units.
    pub const ALL: [Self; 3] = [Self::Dong, Self::Months, Self::Ranks];

    /// The one spelling of the unit.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dong => "dong",
            Self::Months => "months",
            Self::Ranks => "ranks",
        }
    }
}

crate::base::macros::spelled!(
    CostUnit,
    UnknownName,
    ("đơn vị chi phí", "unit of costs"),
    ("dong, months hoặc ranks", "dong, months or ranks")
);

/// The cost of each step: from a level to the next one of its criterion.
///
/// A criterion without a cost may not move, unless there is a usual cost.
///
/// ```
/// use ocop_core::improve::{Costs, CostUnit};
/// use rust_decimal::Decimal;
///
/// let costs = Costs::in_unit(CostUnit::Months)
///     .step("1.5", Decimal::from(6)) // each step on 1.5
///     .step_to("1.5", 4, Decimal::from(12)) // except the one into level 4
///     .usual(Decimal::ONE); // all others
/// assert_eq!(costs.unit(), CostUnit::Months);
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Costs {
    unit: CostUnit,
    usual: Option<Decimal>,
    /// The cost of each step on a criterion, by its key, or of the step into one level.
    steps: Vec<(String, Option<Choice>, Decimal)>,
}

/// The cost of a plan.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Cost {
    /// A sum of money or months.
    Sum(Decimal),
    /// The number of steps of each rank, from 1 to 9.
    Ranks([u16; 9]),
}

/// The bits for the number of steps of one rank.
const RANK_BITS: u32 = 10;

/// The most level steps of a sheet whose costs are in ranks: as many fit the bits of one rank.
const MOST_STEPS: usize = (1 << RANK_BITS) - 1;

impl Costs {
    /// A unit without costs yet.
    #[must_use]
    pub const fn in_unit(unit: CostUnit) -> Self {
        Self {
            unit,
            usual: None,
            steps: Vec::new(),
        }
    }

    /// The cost of a step that has no other cost.
    #[must_use]
    pub const fn usual(mut self, cost: Decimal) -> Self {
        self.usual = Some(cost);
        self
    }

    /// The cost of each step on a criterion. A later call replaces an earlier one.
    #[must_use]
    pub fn step(self, key: impl Into<String>, cost: Decimal) -> Self {
        self.with(key.into(), None, cost)
    }

    /// The cost of the step into a level of a criterion.
    #[must_use]
    pub fn step_to(self, key: impl Into<String>, choice: impl Into<Choice>, cost: Decimal) -> Self {
        self.with(key.into(), Some(choice.into()), cost)
    }

    fn with(mut self, key: String, choice: Option<Choice>, cost: Decimal) -> Self {
        self.steps
            .retain(|(other, to, _)| (other, to) != (&key, &choice));
        self.steps.push((key, choice, cost));
        self
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> CostUnit {
        self.unit
    }

    /// The criteria and levels with a cost.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Option<Choice>)> {
        self.steps
            .iter()
            .map(|(key, choice, _)| (key.as_str(), *choice))
    }

    /// The cost of the step into a level, if given.
    fn of(&self, key: &str, to: Choice) -> Option<Decimal> {
        let given = |wanted: Option<Choice>| {
            let mut steps = self.steps.iter();
            steps
                .find(|(other, choice, _)| other == key && *choice == wanted)
                .map(|(_, _, cost)| *cost)
        };
        given(Some(to)).or_else(|| given(None)).or(self.usual)
    }

    /// Refuses ranks on a sheet with more level steps than fit.
    pub(super) fn check_steps(&self, sheet: &Sheet) -> Result<(), Error> {
        let steps = level_steps(sheet);
        if self.unit != CostUnit::Ranks || steps <= MOST_STEPS {
            return Ok(());
        }
        let values = [("found", steps.into()), ("most", MOST_STEPS.into())];
        Err(Error::new(ErrorDetail::TooManySteps, "", values))
    }

    /// All costs in one smallest unit.
    pub(super) fn whole(&self) -> Result<Whole<'_>, Error> {
        let mut places = 0;
        let usual = self.usual.iter().map(|cost| (String::from("usual"), *cost));
        let steps = self.steps.iter().map(|(key, choice, cost)| {
            let path = match choice {
                Some(choice) => format!("steps.{key}.{choice}"),
                None => format!("steps.{key}"),
            };
            (path, *cost)
        });
        for (path, cost) in usual.chain(steps) {
            let found = || ("found", ErrorValue::Text(format!("{cost}").into()));
            let least = |least: u8| ("least", least.into());
            if cost.is_sign_negative() && !cost.is_zero() {
                let values = [found(), least(0)];
                return Err(Error::new(ErrorDetail::NegativeCost, path, values));
            }
            if self.unit == CostUnit::Ranks && rank(cost).is_none() {
                let values = [found(), least(1), ("most", 9_u8.into())];
                return Err(Error::new(ErrorDetail::BadRank, path, values));
            }
            if cost.normalize().scale() > 9
                || cost.trunc() > Decimal::from(1_000_000_000_000_000_u64)
            {
                let values = [found(), ("places", 9_u8.into())];
                return Err(Error::new(ErrorDetail::CostTooLong, path, values));
            }
            places = places.max(cost.normalize().scale());
        }
        Ok(Whole {
            costs: self,
            places,
        })
    }
}

/// The most level steps of a plan: from the lowest to the highest level of every criterion.
fn level_steps(sheet: &Sheet) -> usize {
    let steps = sheet.criteria().map(|criterion| {
        let levels = criterion.levels().map(|level| {
            let below = u8::from(criterion.has_level_zero(level.case()));
            usize::from(level.number() - 1 + below)
        });
        levels.max().unwrap_or(0)
    });
    steps.sum()
}

/// The index of a rank, from 0.
fn rank(cost: Decimal) -> Option<u32> {
    (1..=9)
        .find(|rank| Decimal::from(*rank) == cost)
        .map(|rank| rank - 1)
}

/// Costs in one smallest unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole<'a> {
    costs: &'a Costs,
    places: u32,
}

impl Whole<'_> {
    /// The cost of the step into a level, if given.
    pub(super) fn step(self, key: &str, to: Choice) -> Option<u128> {
        let cost = self.costs.of(key, to)?;
        if self.costs.unit == CostUnit::Ranks {
            return rank(cost).map(|rank| 1 << (rank * RANK_BITS));
        }
        self.sum(cost)
    }

    /// A sum in the smallest unit, rounded down.
    pub(super) fn sum(self, sum: Decimal) -> Option<u128> {
        let (sum, scale) = (sum.normalize(), sum.normalize().scale());
        let mantissa = sum.mantissa().unsigned_abs();
        match self.places.checked_sub(scale) {
            Some(more) => mantissa.checked_mul(10_u128.pow(more)),
            None => Some(mantissa / 10_u128.pow(scale - self.places)),
        }
    }

    /// A sum of costs in its original unit.
    pub(super) fn cost(self, sum: u128) -> Cost {
        if self.costs.unit == CostUnit::Ranks {
            let mut ranks = [0; 9];
            for (rank, count) in (0..).zip(&mut ranks) {
                let bits = sum >> (rank * RANK_BITS) & ((1 << RANK_BITS) - 1);
                *count = u16::try_from(bits).unwrap_or(u16::MAX);
            }
            return Cost::Ranks(ranks);
        }
        let sum = i128::try_from(sum).unwrap_or(i128::MAX);
        let sum = Decimal::try_from_i128_with_scale(sum, self.places);
        Cost::Sum(sum.unwrap_or(Decimal::MAX).normalize())
    }
}

impl Cost {
    /// The sum, unless the cost is in ranks.
    #[must_use]
    pub const fn sum(self) -> Option<Decimal> {
        match self {
            Self::Sum(sum) => Some(sum),
            Self::Ranks(_) => None,
        }
    }
}

crate::base::macros::labels! {
    /// The unit in words.
    CostUnit {
        Self::Dong => "đồng", "đồng (VND)";
        Self::Months => "tháng", "months";
        Self::Ranks => "bậc chi phí", "ranks";
    }
}
