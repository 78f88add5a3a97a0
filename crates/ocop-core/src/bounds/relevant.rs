//! The open criteria that are relevant to the star.
//!
//! A criterion is irrelevant if it changes no star, whatever the other answers. Irrelevant criteria
//! are irrelevant together, because answers can change one criterion at a time. The relevant
//! criteria are all others, and so they are the one smallest set that decides the star.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::extremes::{Extremes, Given};
use super::{Bounds, criteria};
use crate::base::per_star::PerStar;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{SheetRow, rows};
use crate::rating::star_rule;

impl<'a> Bounds<'a> {
    /// The smallest set of open criteria that decides the star, in printed order.
    ///
    /// Once they are answered, the star no longer depends on the others. There is exactly one such
    /// set. It is empty if the star is already decided.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let mut builder = sheet.scorecard_from(sheet.criteria().map(|one| (one.key(), one.best())))?;
    /// builder.clear("1.2")?; // 2 of 100 points, and no mark
    /// builder.clear("2.3")?; // it is marked for three and for four stars
    ///
    /// let bounds = builder.bounds()?;
    /// let relevant: Vec<_> = bounds.relevant().map(|one| one.key()).collect();
    /// assert_eq!(relevant, ["2.3"]);
    /// let irrelevant: Vec<_> = bounds.irrelevant().map(|one| one.key()).collect();
    /// assert_eq!(irrelevant, ["1.2"]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    pub fn relevant(&self) -> impl Iterator<Item = Criterion<'a>> + use<'a> {
        criteria(self.sheet().row(), self.open & !self.irrelevant_set())
    }

    /// The open criteria that change no star, whatever the other answers, in printed order.
    pub fn irrelevant(&self) -> impl Iterator<Item = Criterion<'a>> + use<'a> {
        criteria(self.sheet().row(), self.irrelevant_set())
    }

    fn irrelevant_set(&self) -> CriterionSet {
        let row = self.sheet().row();
        let search = Search {
            row,
            given: self.given,
            open: self.open,
            units: units(row, self.open),
        };
        self.open
            .filter(|index| search.is_irrelevant(CriterionSet::of(index)))
    }
}

/// The effect of some answers: points, and flags.
///
/// A flag is a bit for each star with an unmet requirement, and one for a zero that ends the
/// evaluation.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct Effect {
    points: u8,
    flags: u8,
}

const STOPS: u8 = 1 << 3;
const FLAGS: usize = 1 << 4;

impl Effect {
    fn of(row: &SheetRow, index: usize, points: u8) -> Self {
        let requirements = row.requirements.values().iter().enumerate();
        let unmet = requirements.fold(0, |flags, (star, requirements)| {
            flags | (u8::from(points < requirements[index]) << star)
        });
        let stops = star_rule::stops(row, index, points == 0);
        Self {
            points,
            flags: unmet | if stops { STOPS } else { 0 },
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            points: self.points.saturating_add(other.points),
            flags: self.flags | other.flags,
        }
    }

    fn star(self, row: &SheetRow) -> Option<Star> {
        let met = PerStar([0, 1, 2]).map(|star| self.flags >> star & 1 == 0);
        let band = row.bands.of(Points::new(self.points.into()).into());
        star_rule::star(band, met, self.flags & STOPS != 0)
    }
}

/// The worst and the best effect of a unit, with the same answers in both.
type Pair = [Effect; 2];

/// Open criteria that depend on each other: a story with its dependent criteria, or one alone.
fn units(row: &SheetRow, open: CriterionSet) -> Vec<CriterionSet> {
    let criteria = rows(&row.criteria).iter().enumerate();
    let head = |index: usize| {
        let story = rows(&row.criteria)[index].requires;
        story.map_or(index, usize::from)
    };
    let heads: BTreeSet<usize> = open.iter().map(head).collect();
    let unit = |wanted: usize| {
        let own = criteria.clone().filter(|&(index, _)| head(index) == wanted);
        own.map(|(index, _)| index).collect()
    };
    heads.into_iter().map(unit).collect()
}

struct Search<'a> {
    row: &'a SheetRow,
    given: Given,
    open: CriterionSet,
    /// A bit for each criterion of the unit, including answered ones.
    units: Vec<CriterionSet>,
}

impl Search<'_> {
    /// Whether the star does not depend on a set of open criteria, whatever the other answers.
    fn is_irrelevant(&self, irrelevant: CriterionSet) -> bool {
        // One bit for each possible sum of the answers, by flags. Units with irrelevant criteria
        // keep every pair of worst and best separately.
        let mut sums = [0_u128; FLAGS];
        let fixed = self.fixed();
        sums[usize::from(fixed.flags)] = 1 << fixed.points;
        let mut pairs = BTreeSet::from([Pair::default()]);
        for &unit in &self.units {
            let outcomes = self.outcomes(unit, irrelevant);
            if (unit & irrelevant).is_empty() {
                let mut next = [0; FLAGS];
                for [own, _] in outcomes {
                    for (flags, &bits) in sums.iter().enumerate() {
                        next[flags | usize::from(own.flags)] |= bits << own.points;
                    }
                }
                sums = next;
            } else {
                let both =
                    |[low, high]: Pair, [worst, best]: Pair| [low.and(worst), high.and(best)];
                pairs = pairs
                    .iter()
                    .flat_map(|&pair| outcomes.iter().map(move |&own| both(pair, own)))
                    .collect();
            }
        }
        let same = |points: u8, flags: u8| {
            let own = Effect { points, flags };
            pairs
                .iter()
                .all(|[low, high]| own.and(*low).star(self.row) == own.and(*high).star(self.row))
        };
        (0..).zip(sums).all(|(flags, bits)| {
            let mut points = (0..128_u8).filter(|points| bits >> points & 1 == 1);
            points.all(|points| same(points, flags))
        })
    }

    /// The effect of the criteria outside all units.
    fn fixed(&self) -> Effect {
        let in_units = |index: &usize| self.units.iter().any(|unit| unit.contains(*index));
        let outside = (0..rows(&self.row.criteria).len()).filter(|index| !in_units(index));
        let effects = outside.map(|index| {
            let points = self.given.at(index).unwrap_or(0);
            Effect::of(self.row, index, points)
        });
        effects.fold(Effect::default(), Effect::and)
    }

    /// The possible effects of a unit, for each answer to its criteria that are not irrelevant.
    fn outcomes(&self, unit: CriterionSet, irrelevant: CriterionSet) -> Vec<Pair> {
        let open: Vec<usize> = (unit & self.open & !irrelevant).iter().collect();
        let mut found = BTreeSet::new();
        self.answer(self.given, unit, &open, &mut found);
        found.into_iter().collect()
    }

    fn answer(&self, given: Given, unit: CriterionSet, open: &[usize], found: &mut BTreeSet<Pair>) {
        let Some((&index, rest)) = open.split_first() else {
            if given.fits(self.row) {
                found.insert(self.pair(&given.extremes(self.row), unit));
            }
            return;
        };
        let options = self.row.options_of(index).iter();
        let points: BTreeSet<u8> = options.map(|option| option.points).collect();
        for points in points {
            self.answer(given.with(index, Some(points)), unit, rest, found);
        }
    }

    fn pair(&self, extremes: &Extremes, unit: CriterionSet) -> Pair {
        [&extremes.low, &extremes.high].map(|points| {
            let effects = unit
                .iter()
                .map(|index| Effect::of(self.row, index, points[index]));
            effects.fold(Effect::default(), Effect::and)
        })
    }
}
