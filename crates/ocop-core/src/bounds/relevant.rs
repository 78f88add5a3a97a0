//! The open criteria that are relevant to the star.
//!
//! A criterion is irrelevant if it changes no star, whatever the other answers. Irrelevant criteria
//! are irrelevant together, because answers can change one criterion at a time. The relevant
//! criteria are all others, and so they are the one smallest set that decides the star.

use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use super::extremes::Given;
use super::{Bounds, criteria};
use crate::base::per_star::PerStar;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::row::{CriterionRow, SheetRow, rows};
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
        let row = self.row();
        let search = Search {
            row,
            given: self.given,
            open: self.open,
            totals: Totals::of(row),
        };
        let units: Vec<Unit> = units(row, self.open)
            .into_iter()
            .map(|criteria| search.unit(criteria))
            .collect();
        let mut sums = [0; FLAGS];
        let fixed = search.fixed(&units);
        sums[usize::from(fixed.flags)] = 1 << fixed.points;
        let mut irrelevant = CriterionSet::EMPTY;
        search.add_irrelevant(&units, sums, &mut irrelevant);
        irrelevant
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
}

/// The worst and the best effect of a unit, with the same answers in both.
type Pair = [Effect; 2];

/// The possible sums of some answers, by flags: one bit for each number of points.
type Sums = [u128; FLAGS];

/// The totals of each star, by flags: one bit for each total. The first are those without a star.
struct Totals([[u128; 6]; FLAGS]);

impl Totals {
    fn of(row: &SheetRow) -> Self {
        let from = |star| u128::MAX << row.bands.least(star).get();
        let band = |star: Star| {
            let next = Star::from_number(star.number() + 1);
            from(star) & !next.map_or(0, from)
        };
        let mut totals = [[0; 6]; FLAGS];
        for (flags, totals) in (0_u8..).zip(&mut totals) {
            let met = PerStar([0, 1, 2]).map(|star| flags >> star & 1 == 0);
            for own in Star::ALL {
                let star = star_rule::star(own, met, flags & STOPS != 0);
                totals[star.map_or(0, |star| usize::from(star.number()))] |= band(own);
            }
        }
        Self(totals)
    }

    /// The sums to which both effects of a pair add the same star.
    fn same(&self, flags: usize, [low, high]: Pair) -> u128 {
        let of = |effect: Effect| &self.0[flags | usize::from(effect.flags)];
        let stars = of(low).iter().zip(of(high));
        stars.fold(0, |same, (lows, highs)| {
            same | (lows >> low.points) & (highs >> high.points)
        })
    }
}

/// Open criteria that depend on each other: a story with its dependent criteria, or one alone.
struct Unit {
    /// All its criteria, including answered ones.
    criteria: CriterionSet,
    /// The possible effects of its answers.
    effects: Vec<Effect>,
}

/// The criteria of each unit.
fn units(row: &SheetRow, open: CriterionSet) -> Vec<CriterionSet> {
    let criteria = rows(&row.criteria).iter().enumerate();
    let head =
        |(index, criterion): (usize, &CriterionRow)| criterion.requires.map_or(index, usize::from);
    let heads: Vec<usize> = criteria.map(head).collect();
    let open: CriterionSet = open.iter().map(|index| heads[index]).collect();
    let unit = |wanted| {
        let criteria = 0..heads.len();
        criteria.filter(|&index| heads[index] == wanted).collect()
    };
    open.iter().map(unit).collect()
}

struct Search<'a> {
    row: &'a SheetRow,
    given: Given,
    open: CriterionSet,
    totals: Totals,
}

impl Search<'_> {
    /// Adds the irrelevant criteria of some units. `sums` are those of all other answers.
    ///
    /// Halves are halved again, so that each unit is met by the sums of all others after few additions.
    fn add_irrelevant(&self, units: &[Unit], sums: Sums, irrelevant: &mut CriterionSet) {
        match units {
            [] => {}
            [unit] => {
                let open = unit.criteria & self.open;
                *irrelevant |= open.filter(|index| self.is_irrelevant(unit, index, &sums));
            }
            _ => {
                let (one, other) = units.split_at(units.len() / 2);
                self.add_irrelevant(one, added(sums, other), irrelevant);
                self.add_irrelevant(other, added(sums, one), irrelevant);
            }
        }
    }

    /// Whether the star does not depend on a criterion, whatever the other answers.
    fn is_irrelevant(&self, unit: &Unit, index: usize, sums: &Sums) -> bool {
        let pairs = self.pairs(unit.criteria, self.open & !CriterionSet::of(index));
        let mut sums = sums.iter().enumerate().filter(|(_, sums)| **sums != 0);
        sums.all(|(flags, sums)| {
            let mut pairs = pairs.iter();
            pairs.all(|pair| sums & !self.totals.same(flags, *pair) == 0)
        })
    }

    /// The effect of the criteria outside all units.
    fn fixed(&self, units: &[Unit]) -> Effect {
        let of_units = units.iter().map(|unit| unit.criteria);
        let inside = of_units.fold(CriterionSet::EMPTY, |all, unit| all | unit);
        let outside = (0..rows(&self.row.criteria).len()).filter(|index| !inside.contains(*index));
        let effects = outside.map(|index| {
            let points = self.given.at(index).unwrap_or(0);
            Effect::of(self.row, index, points)
        });
        effects.fold(Effect::default(), Effect::and)
    }

    fn unit(&self, criteria: CriterionSet) -> Unit {
        // With all answers, the worst and the best effect are the same.
        let effects = self.pairs(criteria, self.open).into_iter();
        let effects = effects.map(|[own, _]| own).collect();
        Unit { criteria, effects }
    }

    /// The possible effects of a unit, for each answer to some of its criteria.
    ///
    /// Effects are summed up criterion by criterion, so that time grows with different sums and not with
    /// combinations of answers.
    fn pairs(&self, unit: CriterionSet, answered: CriterionSet) -> BTreeSet<Pair> {
        let mut found = BTreeSet::new();
        // A story is listed before the criteria that depend on it.
        let Some(story) = unit.iter().next() else {
            return found;
        };
        let others = unit & !CriterionSet::of(story);
        let [without_story, with_story] =
            [false, true].map(|has_story| self.dependent(others, answered, has_story));
        self.each(story, answered, |points| {
            let sums = if points == Some(0) {
                &without_story
            } else {
                &with_story
            };
            found.extend(sums.iter().map(|&(pair, must_have)| {
                let own = self.range(story, points, must_have);
                self.and(pair, story, own)
            }));
        });
        found
    }

    /// The possible effects of criteria that depend on a story, and whether one of their answers has points.
    fn dependent(
        &self,
        others: CriterionSet,
        answered: CriterionSet,
        has_story: bool,
    ) -> Vec<(Pair, bool)> {
        let none = (Pair::default(), false);
        others.iter().fold(vec![none], |sums, index| {
            let mut next = BTreeSet::new();
            self.each(index, answered, |points| {
                let has_points = points > Some(0);
                let own = match (has_story, has_points) {
                    (true, _) => self.range(index, points, false),
                    (false, false) => (0, 0),
                    (false, true) => return,
                };
                let sums = sums.iter();
                next.extend(
                    sums.map(|&(pair, any)| (self.and(pair, index, own), any || has_points)),
                );
            });
            next.into_iter().collect()
        })
    }

    /// The points of a criterion with each answer if it is one of those to answer, else those given.
    fn each(&self, index: usize, answered: CriterionSet, mut add: impl FnMut(Option<u8>)) {
        if !answered.contains(index) {
            return add(self.given.at(index));
        }
        let options = self.row.options_of(index);
        for (place, option) in options.iter().enumerate() {
            let mut before = options[..place].iter();
            if before.all(|other| other.points != option.points) {
                add(Some(option.points));
            }
        }
    }

    /// The worst and the best points of a criterion.
    fn range(&self, index: usize, points: Option<u8>, must_have: bool) -> (u8, u8) {
        match points {
            Some(points) => (points, points),
            None => Given::range(self.row.options_of(index), must_have),
        }
    }

    /// A pair of effects with the worst and the best points of one more criterion.
    fn and(&self, [worst, best]: Pair, index: usize, (low, high): (u8, u8)) -> Pair {
        let of = |points| Effect::of(self.row, index, points);
        [worst.and(of(low)), best.and(of(high))]
    }
}

/// The sums with those of some units added to them.
fn added(sums: Sums, units: &[Unit]) -> Sums {
    units.iter().fold(sums, |sums, unit| {
        let mut next = [0; FLAGS];
        for (flags, bits) in sums.into_iter().enumerate().filter(|(_, bits)| *bits != 0) {
            for own in &unit.effects {
                next[flags | usize::from(own.flags)] |= bits << own.points;
            }
        }
        next
    })
}
