//! What an explanation says, as data.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::after::recognition::Recognition;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::edition::Edition;
use crate::law::ground::DisqualificationGround;
use crate::law::note_kind::NoteKind;
use crate::law::tier::Tier;
use crate::rating::choice::Choice;
use crate::rating::interpretation::Interpretation;

/// An explanation of a rating.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Explanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The edition.
    pub edition: Edition,
    /// The sheet's number in its edition.
    pub set: u16,
    /// The sheet's title.
    pub heading: String,
    /// Where the sheet stands in the law.
    pub place: String,
    /// The tier of the council.
    pub tier: Tier,
    /// The members' totals.
    pub totals: Vec<Points>,
    /// The exact mean of the totals.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: String,
    /// The band of the mean.
    pub band: Star,
    /// The least points of the band.
    pub band_from: Points,
    /// The article that prints the bands, where the text was at hand.
    pub band_place: Option<String>,
    /// The least points of the next band, and what is still missing to it.
    pub next_band: Option<NextBand>,
    /// The star; none where a zero ends the evaluation or a ground stands.
    pub stars: Option<Star>,
    /// The result in a sentence.
    pub verdict: String,
    /// What follows at this tier.
    pub recognition: Recognition,
    /// What follows, in words.
    pub recognition_text: String,
    /// The article by which one and two stars are not recognised, where it is so.
    pub recognition_place: Option<String>,
    /// What keeps the star below the band, a sentence a need.
    pub unmet_for_next_star: Vec<String>,
    /// For 3, 4 and 5 stars: the needs that are missed, whatever the band.
    pub requirements: Vec<StarRequirements>,
    /// The criteria whose zero ends the evaluation.
    pub stopped: Vec<StopLine>,
    /// The grounds that stand.
    pub grounds: Vec<GroundLine>,
    /// Findings of the council's meeting under its own rules, and on whom the star hangs.
    pub council: Vec<CouncilLine>,
    /// What follows by days, where an amendment changed it and the day of decision is not given.
    pub recognition_by_day: Vec<String>,
    /// Every part, section and criterion.
    pub parts: Vec<PartLine>,
    /// The readings that were applied where the law is silent.
    pub interpretations: Vec<InterpretationLine>,
    /// Misprints of the sheet.
    pub errata: Vec<ErratumLine>,
}

/// A finding of the council's meeting.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CouncilLine {
    /// What it is: `quorum-not-known`, `quorum-missed`, `more-than-appointed`, `chair-absent`,
    /// `spread-exceeded`, `spread-pair`, `spread-pairs`, `spread-cause`, `not-settled`,
    /// `swing-without`, `swing-change` or `margin`.
    pub id: String,
    /// The members that it is about, from 1; of pairs with one lower member, that one first.
    pub members: Vec<usize>,
    /// The key of the criterion that it is about.
    pub criterion: Option<String>,
    /// The finding in a sentence.
    pub text: String,
}

/// The band above the one reached.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NextBand {
    /// Its star.
    pub star: Star,
    /// Its least points.
    pub from: Points,
    /// What the exact mean still lacks.
    pub lacks: Mean,
    /// The same as shown.
    pub shown: String,
}

/// What one star needs, and what of it is missed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StarRequirements {
    /// The star.
    pub star: Star,
    /// How many criteria carry its mark.
    pub marks: usize,
    /// The keys of the criteria where it is missed, in printed order.
    pub unmet: Vec<String>,
}

/// A ground that stands.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GroundLine {
    /// Its id.
    pub id: String,
    /// Every place at which the sheet prints it, each in its own words.
    pub prints: Vec<GroundPrint>,
}

/// A place at which a ground is printed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GroundPrint {
    /// Where in the law.
    pub place: String,
    /// What it does there.
    pub kind: NoteKind,
    /// What it is.
    pub text: String,
}

/// A criterion whose zero ends the evaluation.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StopLine {
    /// Its key.
    pub key: String,
    /// Where in the law.
    pub place: String,
}

/// A part with its sections.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PartLine {
    /// Its letter.
    pub part: String,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: String,
    /// Its most points.
    pub max: Points,
    /// Its sections.
    pub sections: Vec<SectionLine>,
}

/// A section with its criteria.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SectionLine {
    /// Its number.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: String,
    /// Its most points.
    pub max: Points,
    /// Its criteria.
    pub criteria: Vec<CriterionLine>,
}

impl SectionLine {
    /// The one criterion that the section is, under the section's own number; told once.
    pub(super) fn only(&self) -> Option<&CriterionLine> {
        match self.criteria.as_slice() {
            [only] if only.key == self.key => Some(only),
            _ => None,
        }
    }
}

/// A criterion with what was chosen on it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CriterionLine {
    /// Its key.
    pub key: String,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: String,
    /// Its most points.
    pub max: Points,
    /// What was chosen, the members that chose the same together.
    pub chosen: Vec<ChosenLine>,
    /// The next mark above the mean, and the level that it needs.
    pub next_mark: Option<MarkLine>,
    /// Notes that an evaluator must know.
    pub notes: Vec<NoteLine>,
}

/// A choice and the members who made it.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ChosenLine {
    /// The members, from 1.
    pub members: Vec<usize>,
    /// The case and level; none where the criterion was left out.
    pub choice: Option<Choice>,
    /// The points.
    pub points: Points,
    /// The level's wording.
    pub text: String,
}

/// A mark that is still to be reached.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MarkLine {
    /// The star that is marked.
    pub star: Star,
    /// The points that it needs.
    pub requirement: Points,
    /// The level that carries the mark, and its wording; in each case one.
    pub levels: Vec<ChosenLevel>,
}

/// A level by its choice and wording.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ChosenLevel {
    /// The case and level.
    pub choice: Choice,
    /// The level's wording.
    pub text: String,
}

/// A note on a criterion.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NoteLine {
    /// What it does.
    pub kind: NoteKind,
    /// Its wording.
    pub text: String,
}

/// A reading that was applied.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct InterpretationLine {
    /// Its id.
    pub id: Interpretation,
    /// The number of its rule.
    pub rule: u8,
    /// What is read.
    pub text: String,
}

/// A misprint.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ErratumLine {
    /// Where on the sheet.
    pub place: String,
    /// What is printed.
    pub printed: String,
    /// What is used.
    pub used: String,
    /// Why.
    pub why: String,
}

impl InterpretationLine {
    pub(super) fn of(interpretation: Interpretation, lang: Lang) -> Self {
        Self {
            id: interpretation,
            rule: interpretation.rule(),
            text: interpretation.label().get(lang).to_string(),
        }
    }
}

impl GroundPrint {
    pub(super) fn of(ground: DisqualificationGround<'_>, lang: Lang) -> Self {
        Self {
            place: ground.place(lang).to_string(),
            kind: ground.kind(),
            text: ground.label().get(lang).to_string(),
        }
    }
}
