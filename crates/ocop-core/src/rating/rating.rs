//! Ratings (kết quả phân hạng): points, band, minima, star, and what follows. Reading rules 6 to 13.

use alloc::vec::Vec;
use core::fmt;

use crate::after::recognition::Recognition;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::explain::{ExplainOptions, Explanation};
use crate::law::criterion::Criterion;
use crate::law::ground::DisqualificationGround;
use crate::law::row::rows;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::council::Council;
use crate::rating::figures;
use crate::rating::figures::{Basis, Figures, Setting, Sums};
use crate::rating::interpretation::Interpretation;
use crate::rating::unmet::UnmetRequirement;

/// The rating of one product by a council: every figure exact, every result with its reasons.
///
/// ```
/// use ocop_core::{Council, Edition, Lang, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// // Full marks, but the contracts with growers are not yet steady for 12 months.
/// let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
/// let rating = Council::of([card])?.rate();
///
/// assert_eq!(rating.mean().to_string(), "99");
/// assert_eq!(rating.band(), Star::Five);
/// assert_eq!(rating.star(), Some(Star::Four));
/// let unmet: Vec<_> = rating.unmet(Star::Five).map(|unmet| unmet.criterion().key()).collect();
/// assert_eq!(unmet, ["1.5"]);
/// println!("{}", rating.explain(Lang::En));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rating {
    council: Council,
    totals: Vec<Points>,
    sums: Sums,
    figures: Figures,
}

impl Rating {
    pub(crate) fn of(council: Council) -> Self {
        let sheet = council.sheet();
        let cards = council.scorecards();
        let mut sums = Sums::NONE;
        let totals = cards.iter().map(|card| {
            let points = card.points_by_criterion();
            sums.add(sheet.row(), points, card.has_level_zero())
        });
        let totals: Vec<Points> = totals.collect();
        let setting = Setting {
            minimum: council.rules().requirement_rule(),
            a_ground_stands: !council.ground_rows().is_empty(),
            tier: council.tier(),
            days: (council.filed(), council.decided()),
        };
        let reached = |index: usize, requirement| {
            let points = cards.iter().map(|card| card.points_by_criterion()[index]);
            points.filter(|&points| points >= requirement).count() as u64
        };
        let basis = Basis::of(sheet);
        let figures = Figures::of(sheet.row(), &basis, &sums, setting, reached);
        Self {
            council,
            totals,
            sums,
            figures,
        }
    }

    /// The sheet that was rated on.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        self.council.sheet()
    }

    /// The council whose scorecards were rated.
    #[must_use]
    pub const fn council(&self) -> &Council {
        &self.council
    }

    /// The members' totals (tổng điểm), in their order (reading rule 6).
    #[must_use]
    pub fn totals(&self) -> &[Points] {
        &self.totals
    }

    /// The exact mean of the totals (điểm trung bình), by which the band is found (reading rule 7).
    #[doc(alias = "tổng điểm trung bình")]
    #[must_use]
    pub const fn mean(&self) -> Mean {
        self.figures.mean
    }

    /// The exact mean of a part's points, by its letter; `None` for an unknown one.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<Mean> {
        let part = self.sheet().parts().find(|part| part.id() == id)?;
        Some(self.mean_of(part.criteria()))
    }

    /// The exact mean of a section's points, by its number; `None` for an unknown one.
    #[must_use]
    pub fn section(&self, key: &str) -> Option<Mean> {
        let section = self
            .sheet()
            .sections()
            .find(|section| section.key() == key)?;
        Some(self.mean_of(section.criteria()))
    }

    /// The exact mean of a criterion's points, by its key; `None` for an unknown one.
    #[must_use]
    pub fn criterion(&self, key: &str) -> Option<Mean> {
        let criterion = self.sheet().criterion(key).ok()?;
        Some(self.mean_of([criterion]))
    }

    /// The star band of the mean (khung điểm), whatever the minima, zeros and grounds (reading rule 8).
    #[must_use]
    pub const fn band(&self) -> Star {
        self.figures.band
    }

    /// The star (hạng sao); `None` where a zero ends the evaluation or a ground stands (rules 10 to 12).
    #[must_use]
    pub const fn star(&self) -> Option<Star> {
        self.figures.star
    }

    /// The needs marked exactly with a star that are missed, whatever the band (reading rule 9).
    pub fn unmet(&self, star: Star) -> impl Iterator<Item = UnmetRequirement<'_>> {
        let bits = star
            .mark_index()
            .map_or(0, |index| self.figures.unmet[index]);
        self.criteria_in(bits)
            .map(move |criterion| UnmetRequirement::new(self, criterion, star))
    }

    /// What keeps the star below the band: the missed needs of the next star, if there is one.
    pub fn unmet_for_next_star(&self) -> impl Iterator<Item = UnmetRequirement<'_>> {
        let next = Star::RECOGNISED
            .into_iter()
            .find(|&star| star > self.figures.by_points && star <= self.figures.band);
        next.into_iter().flat_map(|star| self.unmet(star))
    }

    /// The criteria whose zero ends the evaluation (reading rule 11).
    pub fn stopped(&self) -> impl Iterator<Item = Criterion<'_>> {
        self.criteria_in(self.sums.stopped)
    }

    /// The grounds that stand, by id, in the order they were named (reading rule 12).
    pub fn grounds(&self) -> impl Iterator<Item = DisqualificationGround<'_>> {
        let sheet = self.sheet().row();
        self.council
            .ground_rows()
            .iter()
            .map(|&row| DisqualificationGround::new(sheet, &rows(&sheet.grounds)[usize::from(row)]))
    }

    /// The tier of the council.
    #[must_use]
    pub const fn tier(&self) -> Tier {
        self.council.tier()
    }

    /// What follows from the rating at this tier (reading rule 13).
    #[must_use]
    pub const fn recognition(&self) -> Recognition {
        self.figures.recognition
    }

    /// The readings that were applied where the law is silent.
    pub fn interpretations(&self) -> impl Iterator<Item = Interpretation> {
        figures::interpretations(self.figures.interpretations)
    }

    /// The explanation in a language, with places shown by the council's rules: two, cut off so that
    /// no band is shown that is not reached, unless they say otherwise.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> Explanation {
        let rules = self.council.rules();
        let options = ExplainOptions::new(lang).places(rules.places());
        self.explain_with(options.rounding(rules.rounding()))
    }

    /// The explanation with other places or rounding.
    #[must_use]
    pub fn explain_with(&self, options: ExplainOptions) -> Explanation {
        Explanation::of(self, options)
    }

    /// The criteria whose needs for three, four and five stars are missed, a bit each.
    pub(crate) const fn unmet_bits(&self) -> [u64; 3] {
        self.figures.unmet
    }

    /// The criteria whose zero ends the evaluation, a bit each.
    pub(crate) const fn stopped_bits(&self) -> u64 {
        self.sums.stopped
    }

    /// The exact mean of some criteria's points; they are of this rating's sheet.
    pub(crate) fn mean_of<'a>(&self, criteria: impl IntoIterator<Item = Criterion<'a>>) -> Mean {
        let criteria = criteria.into_iter().map(Criterion::index);
        self.sums.mean_of(criteria)
    }

    fn criteria_in(&self, bits: u64) -> impl Iterator<Item = Criterion<'_>> {
        let sheet = self.sheet().row();
        figures::places(bits).map(|index| Criterion::new(sheet, index))
    }
}

/// Prints the result in one line: `26/2026 set 7: 99 points, band 5, 4 stars`.
impl fmt::Display for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} points, band {}, ",
            self.sheet(),
            self.figures.mean,
            self.figures.band
        )?;
        match self.figures.star {
            Some(Star::One) => f.write_str("1 star"),
            Some(star) => write!(f, "{star} stars"),
            None => f.write_str("no star"),
        }
    }
}

/// The version of the fields; it changes when one changes its meaning.
#[cfg(feature = "serde")]
pub(crate) const FORMAT: u32 = 1;

/// The fields of a line of the result; further ones may follow in later releases.
#[cfg(feature = "serde")]
mod serde_impls {
    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;

    use serde::Serialize;
    use serde::ser::{SerializeMap, Serializer};

    use super::{Criterion, FORMAT, Rating, Star, UnmetRequirement};
    use crate::rating::council_rules::Rules;

    impl Rating {
        /// Writes the fields of the rating into a map that has begun.
        pub(crate) fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
            map.serialize_entry("totals", &self.totals)?;
            map.serialize_entry("mean", &self.figures.mean)?;
            map.serialize_entry("parts", &Parts(self))?;
            map.serialize_entry("band", &self.figures.band)?;
            map.serialize_entry("stars", &self.figures.star)?;
            map.serialize_entry("unmet", &Unmet(self))?;
            map.serialize_entry("stopped", &sorted(self.stopped()))?;
            let grounds: Vec<_> = self
                .grounds()
                .map(super::DisqualificationGround::id)
                .collect();
            if !grounds.is_empty() {
                map.serialize_entry("grounds", &grounds)?;
            }
            if *self.council.rules() != Rules::default() || self.council.attendance().is_some() {
                map.serialize_entry("findings", &self.meeting())?;
            }
            map.serialize_entry("format", &FORMAT)?;
            map.serialize_entry("edition", &self.sheet().edition())?;
            map.serialize_entry("set", &self.sheet().number())?;
            map.serialize_entry("level", &self.tier())?;
            map.serialize_entry("recognition", &self.figures.recognition)?;
            map.serialize_entry("readings", &self.interpretations().collect::<Vec<_>>())
        }
    }

    impl Serialize for Rating {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            self.fields(&mut map)?;
            map.end()
        }
    }

    struct Parts<'a>(&'a Rating);

    impl Serialize for Parts<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let parts = self.0.sheet().parts();
            serializer.collect_map(parts.map(|part| (part.id(), self.0.mean_of(part.criteria()))))
        }
    }

    struct Unmet<'a>(&'a Rating);

    impl Serialize for Unmet<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let unmet = Star::RECOGNISED.into_iter().filter_map(|star| {
                let keys = sorted(self.0.unmet(star).map(UnmetRequirement::criterion));
                (!keys.is_empty()).then_some((star.as_str(), keys))
            });
            serializer.collect_map(unmet.collect::<BTreeMap<_, _>>())
        }
    }

    /// Keys in code-point order.
    fn sorted<'a>(criteria: impl Iterator<Item = Criterion<'a>>) -> Vec<&'a str> {
        let mut keys: Vec<_> = criteria.map(Criterion::key).collect();
        keys.sort_unstable();
        keys
    }
}
