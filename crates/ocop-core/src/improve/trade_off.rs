//! The trade-off between the cost of a way and a second measure, such as its time.

use alloc::vec::Vec;

use super::find::find;
use super::improvement::{Improvement, Plan};
use super::moves::{Limits, start};
use super::request::ImprovementRequest;
use crate::base::error::Error;
use crate::law::criterion::Criterion;
use crate::law::slot::Slot;
use crate::rating::choice::Choice;
use crate::rating::council::Council;

impl ImprovementRequest {
    /// The exact trade-off between the cost of a way and a second measure, of which the greatest step
    /// counts: steps that run side by side take as long as the longest of them.
    ///
    /// `measure` gives the measure of a step up to a level of a criterion, whatever its start, and `None` if
    /// the measure is unknown; such a step is not used. Each result is a way with one plan, and its
    /// measure. The first is the cheapest of them, and among
    /// equal costs the one with the least measure. Each further one costs more and has a lower measure, so
    /// the last has the least of all. No way that is left out is better than one of them in one respect
    /// without being worse in the other.
    ///
    /// A way without steps has no measure. The result is empty if there is no way whose measure is known.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Star, improve::ImprovementRequest};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// // 89 points: one more is missing, on 1.1 with one level or on 4.3 and 1.3 with more.
    /// let card = sheet.scorecard_from(best)?.choose("1.1", 1)?.choose("1.3", 0)?.choose("4.3", 1)?.choose("3.2", 1)?;
    /// let council = Council::of([card.complete()?])?;
    /// let months = |key: &str| match key {
    ///     "1.1" => Some(9), // a season
    ///     "4.3" => Some(4),
    ///     _ => None,
    /// };
    /// let ways = ImprovementRequest::to(Star::Five).trade_off(&council, |criterion, _| months(criterion.key()))?;
    /// let first = ways[0].1.plan().unwrap();
    /// assert_eq!((ways.len(), ways[0].0), (1, Some(4))); // one level is enough on either, so the faster one wins
    /// assert_eq!(first.steps().next().unwrap().criterion().key(), "4.3");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`ImprovementRequest::find`].
    pub fn trade_off(
        &self,
        council: &Council,
        mut measure: impl FnMut(Criterion<'_>, Choice) -> Option<i64>,
    ) -> Result<Vec<(Option<i64>, Improvement)>, Error> {
        let request = self.clone().plans(1);
        let mut limits = Limits::of(&request, council)?;
        limits.only_plans = true;
        let row = council.sheet().row();
        let mut measures = Vec::new();
        for criterion in council.sheet().criteria() {
            let index = criterion.index();
            if limits.fixed >> index & 1 == 1 {
                continue;
            }
            let above = |slot: Slot| {
                let mut cards = council.scorecards().iter();
                cards.any(|card| {
                    let from = start(row, index, card.slots()[index], slot);
                    let steps = from.and_then(|from| slot.levels_above(from));
                    steps.is_some_and(|steps| steps > 0)
                })
            };
            let slots = row.options_of(index).iter().map(|option| option.slot);
            for choice in slots.filter(|slot| above(*slot)).filter_map(Slot::choice) {
                let known = measure(criterion, choice);
                match known {
                    Some(known) => measures.push((index, choice, known)),
                    None => limits.bar(index, choice),
                }
            }
        }
        let mut ways: Vec<(Option<i64>, Improvement)> = Vec::new();
        loop {
            let way = find(&request, council, &limits);
            let Some(plan) = way.plan() else {
                return Ok(ways);
            };
            let greatest = greatest(plan, &measures);
            // As cheap as the last way, and with a lower measure.
            if ways
                .last()
                .is_some_and(|(_, last)| costs_as_much(last, &way))
            {
                ways.pop();
            }
            ways.push((greatest, way));
            let Some(greatest) = greatest else {
                return Ok(ways);
            };
            measures.retain(|&(index, choice, own)| {
                let is_slow = own >= greatest;
                if is_slow {
                    limits.bar(index, choice);
                }
                !is_slow
            });
        }
    }
}

/// The greatest measure of the steps of a plan.
fn greatest(plan: Plan<'_>, measures: &[(usize, Choice, i64)]) -> Option<i64> {
    let of = |step: super::Step<'_>| {
        let (index, to) = (step.criterion().index(), step.to());
        let mut measures = measures.iter();
        let found = measures.find(|&&(own, choice, _)| (own, choice) == (index, to));
        found.map(|&(_, _, measure)| measure)
    };
    plan.steps().filter_map(of).max()
}

/// Whether two ways have the same cost; without costs, as many criteria and level steps.
pub(crate) fn costs_as_much(one: &Improvement, other: &Improvement) -> bool {
    match (one.cost(), other.cost()) {
        (Some(one), Some(other)) => one == other,
        _ => {
            let size = |way: &Improvement| (way.criteria_changed(), way.level_steps());
            size(one) == size(other)
        }
    }
}
