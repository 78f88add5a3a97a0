//! Measures as typed on the command line, and those that the requirements of a sheet suggest.

use std::fmt;
use std::str::FromStr;

use anyhow::Result;
use ocop_batch::{CostCounts, Measure};
use ocop_core::{Case, Choice, Criterion, Sheet, Star};
use ocop_examples::Words;
use ocop_examples::exit::Within;

/// A measure as typed: `3.5:2=3`, `3.5=3`, or several joined with `+`.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    pub(crate) text: String,
    measure: Measure,
}

impl FromStr for Typed {
    type Err = Words;

    fn from_str(text: &str) -> Result<Self, Words> {
        let expected = || {
            Words::new(
                "yêu cầu mã tiêu chí, mức hiện nay và mức sẽ đạt, như 3.5:2=3, hoặc 3.5=3 cho mọi mức thấp hơn; nhiều bước nối bằng dấu +",
                "expected a key, the level now and the level then, such as 3.5:2=3, or 3.5=3 for all lower levels; several steps are joined with +",
            )
        };
        let step = |step: &str| {
            let (from, to) = step.trim().split_once('=')?;
            let to: Choice = to.trim().parse().ok()?;
            Some(match from.trim().split_once(':') {
                None => Measure::at_least(from.trim(), to),
                Some((key, from)) => {
                    let from: Choice = from.trim().parse().ok()?;
                    (from != to).then(|| Measure::new(key.trim(), from, to))?
                }
            })
        };
        let steps: Option<Vec<_>> = text.split('+').map(step).collect();
        let measure = steps.into_iter().flatten().reduce(Measure::and);
        Ok(Self {
            text: text.to_owned(),
            measure: measure.ok_or_else(expected)?,
        })
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The measures that are counted: those typed, and for each requirement that all products meet it.
#[derive(Debug)]
pub(crate) struct Wishes {
    pub(crate) typed: Vec<Typed>,
    /// Criterion, points required, and the measure.
    asked: Vec<(usize, u16, Measure)>,
}

impl Wishes {
    pub(crate) fn of(sheet: &Sheet, typed: &[Typed]) -> Result<Self> {
        for own in typed {
            // Errors name the measure as it was typed.
            let tried = ocop_batch::StarCosts::of(sheet).with(own.measure.clone());
            tried.map_err(|error| Within::new(Words::same(&*own.text), error))?;
        }
        let mut asked: Vec<(usize, u16, Measure)> = Vec::new();
        for criterion in sheet.criteria() {
            for star in Star::RECOGNISED {
                let (index, bar) = (criterion.index(), bar(criterion, star));
                let known = asked
                    .iter()
                    .any(|&(own, least, _)| (own, least) == (index, bar));
                if let Some(measure) = meets(criterion, bar).filter(|_| !known) {
                    asked.push((index, bar, measure));
                }
            }
        }
        Ok(Self {
            typed: typed.to_vec(),
            asked,
        })
    }

    /// All measures, in the order in which they are counted.
    pub(crate) fn measures(&self) -> impl Iterator<Item = Measure> {
        let typed = self.typed.iter().map(|typed| &typed.measure);
        typed
            .chain(self.asked.iter().map(|(.., measure)| measure))
            .cloned()
    }

    /// How many products reach a star if all meet what it asks for at a criterion.
    pub(crate) fn gain(&self, counts: &CostCounts, criterion: Criterion<'_>, star: Star) -> u64 {
        let (index, bar) = (criterion.index(), bar(criterion, star));
        let found = self
            .asked
            .iter()
            .position(|&(own, least, _)| (own, least) == (index, bar));
        found.map_or(0, |place| reach(counts, self.typed.len() + place, star))
    }
}

/// How many products reach a star by a measure that they do not reach now.
pub(crate) fn reach(counts: &CostCounts, measure: usize, star: Star) -> u64 {
    let stars = || [None].into_iter().chain(Star::ALL.map(Some));
    let below = || stars().filter(|&own| own < Some(star));
    let above = || stars().filter(|&own| own >= Some(star));
    let pairs = below().flat_map(|now| above().map(move |then| (now, then)));
    pairs
        .map(|(now, then)| counts.changes(measure, now, then))
        .sum()
}

/// The points that a star and those below it ask for at a criterion; 1 if a zero ends the evaluation.
fn bar(criterion: Criterion<'_>, star: Star) -> u16 {
    let lower = Star::RECOGNISED.into_iter().filter(|&own| own <= star);
    let asked = lower.filter_map(|own| criterion.requirement(own));
    let most = asked.map(ocop_core::Points::get).max().unwrap_or(0);
    most.max(criterion.stops_on_zero().into())
}

/// Every product has at least so many points at a criterion, in its case.
fn meets(criterion: Criterion<'_>, bar: u16) -> Option<Measure> {
    let points = |choice| {
        criterion
            .level_of(choice)
            .map_or(0, |level| level.points().get())
    };
    let lowest = |case: Option<Case>| {
        let choices = criterion.choices().filter(|choice| choice.case() == case);
        choices
            .filter(|&choice| points(choice) >= bar)
            .min_by_key(|&choice| points(choice))
    };
    let cases: Vec<_> = if criterion.has_cases() {
        criterion.cases().map(Some).collect()
    } else {
        vec![None]
    };
    let steps = cases.into_iter().filter_map(lowest);
    let steps = steps.map(|choice| Measure::at_least(criterion.key(), choice));
    steps.reduce(Measure::and).filter(|_| bar > 0)
}
