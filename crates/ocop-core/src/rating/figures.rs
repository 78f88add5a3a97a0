//! The figures of a rating, from what the members' scorecards sum to.

use jiff::civil::Date;

use crate::base::mean::Mean;
use crate::base::per_star::PerStar;
use crate::base::star::Star;
use crate::law::criterion::Criterion;
use crate::law::criterion_set::CriterionSet;
use crate::law::note_kind::NoteKind;
use crate::law::row::{SheetRow, rows};
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::council_mean::Sums;
use crate::rating::council_rules::RequirementRule;
use crate::rating::interpretation::Interpretation;
use crate::rating::star_rule::{self, climb};

/// What all ratings on a sheet have in common.
#[derive(Clone, Copy, Debug)]
pub struct SheetFacts {
    /// The criteria that have a requirement for three, four and five stars.
    marked: PerStar<CriterionSet>,
    /// The criteria that are mandatory for some products only.
    some_products: CriterionSet,
    /// The interpretations that every rating on the sheet rests on, one bit each.
    interpretations: u32,
}

impl SheetFacts {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        let row = sheet.row();
        let places = 0..rows(&row.criteria).len();
        let marked = PerStar(row.requirements.values().each_ref().map(|requirements| {
            let marked = places.clone().filter(|&index| requirements[index] > 0);
            marked.collect()
        }));
        let some_products = sheet
            .criteria()
            .filter(|criterion| criterion.is_for_some_products())
            .map(Criterion::index)
            .collect();
        let has_line_mark = sheet
            .criteria()
            .any(|criterion| criterion.line_mark().is_some());
        let has_bounds = rows(&row.notes)
            .iter()
            .any(|note| note.kind == NoteKind::Interpretation);
        let interpretations = bits([
            (Interpretation::NotALawSheet, !sheet.is_law()),
            (Interpretation::EveryCriterionChosen, true),
            (Interpretation::LineMark, has_line_mark),
            (
                Interpretation::MarksWithoutLegend,
                row.marks_without_legend && marked != PerStar::default(),
            ),
            (Interpretation::GroundsUnknown, row.grounds_unknown),
            (
                Interpretation::SecondarySources,
                !row.edition.row().text_was_read,
            ),
            (Interpretation::Unreconciled, row.unreconciled.is_some()),
            (Interpretation::BoundsAsPrinted, has_bounds),
        ]);
        Self {
            marked,
            some_products,
            interpretations,
        }
    }
}

/// What a rating depends on beside the scorecards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) requirement_rule: RequirementRule,
    pub(crate) a_ground_stands: bool,
    /// Whether a scorecard was left aside for one of a later round.
    pub(crate) set_aside: bool,
    /// Whether one of the grounds is named by parallel with another edition's head.
    pub(crate) a_head_by_parallel: bool,
    pub(crate) tier: Tier,
    /// The days on which the dossier was filed, and decided.
    pub(crate) days: (Option<Date>, Option<Date>),
}

/// The figures of a rating.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Figures {
    /// The exact mean of the totals.
    pub mean: Mean,
    /// Its band.
    pub band: Star,
    /// The criteria whose requirements for three, four and five stars are unmet.
    pub unmet: PerStar<CriterionSet>,
    /// The star by band and requirements, before zeros and grounds take it.
    pub by_points: Star,
    /// The star; `None` if a zero or a ground takes it.
    pub star: Option<Star>,
    /// The readings that it depends on, one bit each.
    pub interpretations: u32,
}

impl Figures {
    /// The figures of some scorecards; `reached` counts the members that reach a requirement on a criterion,
    /// and is asked only where the requirement is not met by the mean.
    pub(crate) fn of(
        sheet: &SheetRow,
        facts: &SheetFacts,
        sums: &Sums,
        setting: Setting,
        reached: impl Fn(usize, u8) -> u64,
    ) -> Self {
        // `exact-mean`: the exact fraction of the totals' sum and number.
        let mean = sums.mean();
        let band = sheet.bands.of(mean);

        let rule = setting.requirement_rule;
        let unmet = facts
            .marked
            .with(&sheet.requirements, |marked, requirements| {
                marked.filter(|index| {
                    let requirement = requirements[index];
                    let reached = match rule {
                        RequirementRule::Mean => 0,
                        _ => reached(index, requirement),
                    };
                    let sum = sums.by_criterion[index];
                    !rule.is_met(requirement, sum, reached, sums.members)
                })
            });

        let met = unmet.map(CriterionSet::is_empty);
        let by_points = climb(band, met);
        let ended = !sums.stopped.is_empty() || setting.a_ground_stands;
        let star = star_rule::star(band, met, ended);

        let mut figures = Self {
            mean,
            band,
            unmet,
            by_points,
            star,
            interpretations: 0,
        };
        figures.interpretations = figures.read(sheet, facts, sums, setting);
        figures
    }

    /// The interpretations that these figures rest on, one bit each.
    fn read(&self, sheet: &SheetRow, facts: &SheetFacts, sums: &Sums, setting: Setting) -> u32 {
        let requirement_rule = setting.requirement_rule;
        let by_points = self.by_points;
        let council = sums.members > 1;
        let by_requirement = council && facts.marked != PerStar::default();

        let for_some = || {
            let others = !facts.some_products;
            climb(
                self.band,
                self.unmet.map(|unmet| (unmet & others).is_empty()),
            ) != by_points
        };
        // A star above the first unmet one, within the band, whose own marks are all met.
        let lower_decides = || {
            self.unmet
                .iter()
                .filter(|&(star, _)| star <= self.band)
                .skip_while(|(_, unmet)| unmet.is_empty())
                .any(|(_, unmet)| unmet.is_empty())
        };
        let returned = || {
            let edition = sheet.edition.row();
            let by = edition.rated_again_by(setting.tier, self.mean, self.star, setting.days);
            by.is_some()
        };

        let depend = bits([
            (Interpretation::LevelZero, sums.level_zero),
            (Interpretation::LatestRound, setting.set_aside),
            (Interpretation::ExactMean, council),
            (
                Interpretation::GapBetweenBands,
                sheet.bands.leaves_open(self.mean),
            ),
            (
                Interpretation::MinimumByMean,
                by_requirement && requirement_rule == RequirementRule::Mean,
            ),
            (
                Interpretation::MinimumByCouncilRule,
                by_requirement && requirement_rule != RequirementRule::Mean,
            ),
            (Interpretation::MarkForSomeProducts, for_some()),
            (Interpretation::LowerMarksFirst, lower_decides()),
            (
                Interpretation::TwoStarsBelowMinima,
                self.band >= Star::Three && by_points == Star::Two,
            ),
            (
                Interpretation::MinimaInProse,
                sheet.edition.row().minima_in_prose && by_points >= Star::Three,
            ),
            (
                Interpretation::ZeroByAnyMember,
                council && !sums.stopped.is_empty(),
            ),
            (Interpretation::HeadByParallel, setting.a_head_by_parallel),
            (
                Interpretation::ReturnedFromCentre,
                self.band == Star::Five && returned(),
            ),
        ]);
        facts.interpretations | depend
    }
}

/// The interpretations of a set with one bit for each.
pub fn interpretations(bits: u32) -> impl Iterator<Item = Interpretation> {
    let all = Interpretation::ALL.into_iter();
    all.filter(move |&interpretation| bits & bit(interpretation) != 0)
}

fn bits<const N: usize>(interpretations: [(Interpretation, bool); N]) -> u32 {
    interpretations
        .into_iter()
        .fold(0, |bits, (interpretation, applies)| {
            if applies {
                bits | bit(interpretation)
            } else {
                bits
            }
        })
}

fn bit(interpretation: Interpretation) -> u32 {
    1 << interpretation as u32
}
