//! What an explanation says, as data.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::after::recognition::Recognition;
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::edition::Edition;
use crate::law::erratum::Erratum;
use crate::law::ground::DisqualificationGround;
use crate::law::note_kind::NoteKind;
use crate::law::tier::Tier;
use crate::rating::choice::Choice;
use crate::rating::interpretation::Interpretation;
use crate::rating::member::Member;

/// An explanation of a rating.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Explanation {
    /// Whether texts print exact fractions beside means.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) fractions: bool,
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The edition.
    pub edition: Edition,
    /// The sheet's number in its edition.
    pub set: u16,
    /// The sheet's title.
    pub heading: Text,
    /// The sheet's place in the law.
    pub place: String,
    /// The tier of the council.
    pub tier: Tier,
    /// The members' totals.
    pub totals: Vec<Points>,
    /// The members of these totals.
    pub members: Vec<MemberLine>,
    /// The scorecards left aside because their member has another of a later round.
    pub set_aside: Vec<MemberLine>,
    /// The exact mean of the totals.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: Text,
    /// The band of the mean.
    pub band: Star,
    /// The least points of the band.
    pub band_from: Points,
    /// The article that prints the bands, if its text was available.
    pub band_place: Option<String>,
    /// The least points of the next band, and the points missing to it.
    pub next_band: Option<NextBand>,
    /// The star; none if a zero ends the evaluation or a ground applies.
    pub stars: Option<Star>,
    /// The result in a sentence.
    pub verdict: String,
    /// What follows at this tier.
    pub recognition: Recognition,
    /// What follows, in words.
    pub recognition_text: String,
    /// The articles by which a star is not recognised, sent up, returned or rated again, if any apply.
    pub recognition_place: Option<String>,
    /// What keeps the star below the band, a sentence for each unmet requirement.
    #[cfg_attr(feature = "serde", serde(rename = "held_back"))]
    pub unmet_for_next_star: Vec<String>,
    /// For 3, 4 and 5 stars: the unmet requirements, whatever the band.
    #[cfg_attr(feature = "serde", serde(rename = "needs"))]
    pub requirements: Vec<StarRequirements>,
    /// The criteria whose zero ends the evaluation.
    pub stopped: Vec<StopLine>,
    /// The grounds that apply.
    pub grounds: Vec<GroundLine>,
    /// Findings of the council's meeting under its own rules, and which members decide the star.
    pub council: Vec<CouncilLine>,
    /// What follows by day, if an amendment changed it and the day of decision is not given.
    pub recognition_by_day: Vec<String>,
    /// Every part, section and criterion.
    pub parts: Vec<PartLine>,
    /// The interpretations that were applied where the decision says nothing.
    #[cfg_attr(feature = "serde", serde(rename = "readings"))]
    pub interpretations: Vec<InterpretationLine>,
    /// Misprints of the sheet.
    #[cfg_attr(feature = "serde", serde(rename = "slips"))]
    pub errata: Vec<ErratumLine>,
}

/// A member of the council.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MemberLine {
    /// The place of the scorecard in the list as given, from 1.
    pub place: usize,
    /// The name, if the scorecard has one.
    pub name: Option<String>,
    /// The round of the scorecard, from 1.
    pub round: u16,
    /// As the texts name the member.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) shown: Text,
}

/// A finding of the council's meeting.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CouncilLine {
    /// What it is: `quorum-not-known`, `quorum-missed`, `more-than-appointed`, `chair-absent`,
    /// `spread-exceeded`, `spread-pair`, `spread-pairs`, `spread-cause`, `not-settled`,
    /// `swing-without`, `swing-change` or `margin`.
    pub id: String,
    /// The members that it is about, by place; of pairs with one lower member, that one first.
    pub members: Vec<usize>,
    /// The key of the criterion that it is about.
    pub criterion: Option<String>,
    /// The finding in a sentence.
    pub text: String,
}

/// The band above the one reached.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NextBand {
    /// Its star.
    pub star: Star,
    /// Its least points.
    pub from: Points,
    /// The points that the exact mean lacks.
    pub lacks: Mean,
    /// The same as shown.
    pub shown: Text,
}

/// The requirements of one star, and those that are unmet.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StarRequirements {
    /// The star.
    pub star: Star,
    /// How many criteria carry its mark.
    pub marks: usize,
    /// The keys of the criteria where they are unmet, in printed order.
    #[cfg_attr(feature = "serde", serde(rename = "missed"))]
    pub unmet: Vec<Text>,
}

/// A ground that applies.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GroundLine {
    /// Its id.
    pub id: Text,
    /// Every place at which the sheet prints it, each in its own words.
    pub prints: Vec<GroundPrint>,
}

/// A place at which a ground is printed.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct GroundPrint {
    /// Where in the law.
    pub place: String,
    /// Its effect there.
    pub kind: NoteKind,
    /// Whether the head of the sheet is not in the sources and the ground is named by parallel with
    /// 26/2026 (`head-by-parallel`).
    pub by_parallel: bool,
    /// Its wording.
    pub text: Text,
}

/// A criterion whose zero ends the evaluation.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StopLine {
    /// Its key.
    pub key: Text,
    /// Where in the law.
    pub place: String,
}

/// A part with its sections.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PartLine {
    /// Its letter.
    pub part: Text,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: Text,
    /// Its most points.
    pub max: Points,
    /// Its sections.
    pub sections: Vec<SectionLine>,
}

/// A section with its criteria.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SectionLine {
    /// Its number.
    pub key: Text,
    /// Its name.
    pub name: Text,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: Text,
    /// Its most points.
    pub max: Points,
    /// Its criteria.
    pub criteria: Vec<CriterionLine>,
}

impl SectionLine {
    /// The one criterion that the section is, under the section's own number; it is shown once.
    pub(super) fn only(&self) -> Option<&CriterionLine> {
        match self.criteria.as_slice() {
            [only] if only.key == self.key => Some(only),
            _ => None,
        }
    }
}

/// A criterion and its choices.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CriterionLine {
    /// Its key.
    pub key: Text,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: Text,
    /// The exact mean of its points.
    pub mean: Mean,
    /// The mean as shown.
    pub shown: Text,
    /// Its most points.
    pub max: Points,
    /// The choices; members with the same choice share a line.
    pub chosen: Vec<ChosenLine>,
    /// The next mark above the mean, and the level that it requires.
    pub next_mark: Option<MarkLine>,
    /// Notes that an evaluator must know.
    pub notes: Vec<NoteLine>,
}

/// A choice and the members who made it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ChosenLine {
    /// The members, by place.
    pub members: Vec<usize>,
    /// The case and level; none where the criterion was left out.
    pub choice: Option<Choice>,
    /// The points.
    pub points: Points,
    /// The level's wording.
    pub text: Text,
}

/// A mark that is still to be reached.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MarkLine {
    /// The star that is marked.
    pub star: Star,
    /// The points that it requires.
    #[cfg_attr(feature = "serde", serde(rename = "need"))]
    pub requirement: Points,
    /// The level that carries the mark, and its wording; in each case one.
    pub levels: Vec<ChosenLevel>,
}

/// A level by its choice and wording.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ChosenLevel {
    /// The case and level.
    pub choice: Choice,
    /// The level's wording.
    pub text: Text,
}

/// A note on a criterion.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct NoteLine {
    /// Its effect.
    pub kind: NoteKind,
    /// Its wording.
    pub text: Text,
}

/// An interpretation that was applied.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct InterpretationLine {
    /// Its id.
    pub id: Interpretation,
    /// The article that it belongs to; none where the law says nothing.
    pub article: Option<Text>,
    /// The interpretation in one sentence.
    pub text: Text,
}

/// A misprint.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ErratumLine {
    /// Where on the sheet.
    pub place: Text,
    /// The printed text.
    pub printed: Text,
    /// The text in use.
    pub used: Text,
    /// Why.
    pub why: Text,
}

impl MemberLine {
    pub(super) fn of(member: Member<'_>) -> Self {
        Self {
            place: member.place(),
            name: member.name().map(ToString::to_string),
            round: member.round(),
            shown: member.text(),
        }
    }
}

impl InterpretationLine {
    /// The text and the id, as the texts print them.
    pub(super) fn shown(&self) -> String {
        [&self.text, " [", self.id.as_str(), "]"].concat()
    }

    pub(super) fn of(interpretation: Interpretation, lang: Lang) -> Self {
        Self {
            id: interpretation,
            article: interpretation.article().map(|article| article.text(lang)),
            text: interpretation.label(lang).into(),
        }
    }
}

impl ErratumLine {
    pub(crate) fn of(erratum: Erratum<'_>, lang: Lang) -> Self {
        Self {
            place: erratum.place().text(lang),
            printed: erratum.row().printed.clone(),
            used: erratum.row().used.clone(),
            why: erratum.why().text(lang),
        }
    }
}

impl GroundPrint {
    pub(crate) fn of(ground: DisqualificationGround<'_>, lang: Lang) -> Self {
        Self {
            place: ground.place(lang).text(),
            kind: ground.kind(),
            by_parallel: ground.is_by_parallel(),
            text: ground.label().text(lang),
        }
    }

    /// The effect, the wording and the place of a line that a sheet prints.
    pub(crate) fn shown(&self, lang: Lang) -> String {
        self.with(self.kind.label(lang), lang)
    }

    /// The same of a line that applies to a product: a requirement is not met.
    pub(super) fn applied(&self, lang: Lang) -> String {
        let kind = match self.kind {
            NoteKind::Requirement => lang.pick("Không đạt yêu cầu", "Requirement not met"),
            kind => kind.label(lang),
        };
        self.with(kind, lang)
    }

    fn with(&self, kind: &str, lang: Lang) -> String {
        let parallel = if self.by_parallel {
            lang.pick(
                "; theo phần đầu bộ tiêu chí của 26/2026",
                "; by parallel with 26/2026",
            )
        } else {
            ""
        };
        [kind, ": ", &self.text, " [", &self.place, parallel, "]"].concat()
    }
}
