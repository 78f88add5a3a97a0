//! A comparison of one scorecard with another edition's sheet, as data.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{FORMAT, GroundPrint, InterpretationLine, text};
use crate::base::label::{Label, Text};
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::compare::{ChangeKind, Comparison, Line};
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::ground::DisqualificationGround;
use crate::law::note_kind::NoteKind;
use crate::law::sheet::Sheet;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::interpretation::Interpretation;
use crate::rating::rating::Rating;
use crate::rating::scorecard::Scorecard;

mod shown;

/// A comparison of a scorecard with another sheet, in one language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparisonExplanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The scorecard on its own sheet.
    pub from: ComparedCard,
    /// The other sheet with every open answer at its worst.
    pub lowest: ComparedCard,
    /// The other sheet with every open answer at its best.
    pub highest: ComparedCard,
    /// How many criteria of the other sheet carry over.
    pub same: usize,
    /// How many need a new answer.
    pub open: usize,
    /// Every criterion of the other sheet, in printed order.
    pub criteria: Vec<ComparedLine>,
    /// The interpretations that the three results rest on.
    #[cfg_attr(feature = "serde", serde(rename = "readings"))]
    pub interpretations: Vec<InterpretationLine>,
    /// Criteria that the other sheet does not have.
    pub dropped: Vec<DroppedLine>,
    /// All rejection and stop lines of the other sheet, in printed order, each compared with the
    /// scorecard's own sheet.
    pub grounds: Vec<ComparedGround>,
}

/// A rejection or stop line of the other sheet.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparedGround {
    /// The id of the ground.
    pub id: Text,
    /// What changed.
    pub change: GroundChange,
    /// The place, the effect and the wording.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub print: GroundPrint,
}

/// How a line of the other sheet differs from the scorecard's own sheet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum GroundChange {
    /// The scorecard's own sheet has the ground, at least as strict.
    Known,
    /// The scorecard's own sheet has no such ground.
    New,
    /// The scorecard's own sheet has the ground with a weaker effect, such as a stop before and a
    /// rejection now.
    Sharper,
    /// A line at the head, and the head of the scorecard's own sheet is not in the sources.
    Unknown,
}

/// A sheet and the result of a scorecard on it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparedCard {
    /// The edition.
    pub edition: Edition,
    /// The sheet's number in it.
    pub set: u16,
    /// The sheet's title.
    pub heading: Text,
    /// The sheet's place in the law.
    pub place: String,
    /// The total.
    pub total: Points,
    /// The star of this scorecard alone; none if a zero ends the evaluation or a ground applies.
    pub stars: Option<Star>,
    /// The ids of the council's grounds that the sheet prints.
    pub grounds: Vec<Text>,
    /// The star in words, with the grounds, and whether the council's tier recognises it.
    #[cfg_attr(feature = "serde", serde(skip))]
    stars_text: String,
}

/// A criterion of the other sheet.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ComparedLine {
    /// Its key.
    pub key: Text,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: Text,
    /// Its most points.
    pub max: Points,
    /// The story criterion without which this one does not apply.
    #[cfg_attr(feature = "serde", serde(rename = "only_with"))]
    pub requires: Option<Text>,
    /// `same`, `at-least`, `changed`, `new`, `not-answered` or `not-applicable`.
    pub outcome: String,
    /// In what the levels differ, if they changed.
    pub changes: Vec<ChangeKind>,
    /// The criterion and the choice before.
    pub before: Option<Before>,
    /// The choice that carries over.
    pub choice: Option<Choice>,
    /// Its points on the other sheet.
    pub points: Option<Points>,
    /// The levels to choose from, if a new answer is required or may be higher.
    pub levels: Vec<OpenLevel>,
    /// Notes of the other sheet that bind an evaluator and that the scorecard's own sheet does not print here.
    pub asks_too: Vec<Text>,
    /// Requirements of the other sheet that the carried choice does not meet.
    #[cfg_attr(feature = "serde", serde(rename = "missed"))]
    pub unmet: Vec<UnmetLine>,
}

/// The criterion and the choice before.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Before {
    /// The criterion's key.
    pub key: Text,
    /// The choice; none if it was left out.
    pub choice: Option<Choice>,
    /// The points that it gave.
    pub points: Points,
    /// The most points that it could give.
    pub max: Points,
    /// The wording of the choice.
    pub text: Text,
}

/// A level to choose from.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OpenLevel {
    /// The choice.
    pub choice: Choice,
    /// Its points.
    pub points: Points,
    /// The star for which it is the least level.
    pub mark: Option<Star>,
    /// Its wording.
    pub text: Text,
}

/// A requirement that is not met.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct UnmetLine {
    /// The star.
    pub star: Star,
    /// The points that it requires.
    #[cfg_attr(feature = "serde", serde(rename = "need"))]
    pub requirement: Points,
}

/// A criterion that the other sheet does not have.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DroppedLine {
    /// Its key.
    pub key: Text,
    /// Its name.
    pub name: Text,
    /// The points that it gave.
    pub points: Points,
}

impl Comparison<'_> {
    /// The comparison in a language, criterion by criterion.
    #[must_use]
    pub fn explain(&self, lang: Lang) -> ComparisonExplanation {
        let criteria: Vec<ComparedLine> = self.lines().map(|line| compared(line, lang)).collect();
        let known = self.council().is_some();
        let from = self.rated(self.from());
        let (lowest, highest) = (self.rated(&self.lowest()), self.rated(&self.highest()));
        ComparisonExplanation {
            format: FORMAT,
            lang,
            from: card(&from, known, lang),
            lowest: card(&lowest, known, lang),
            highest: card(&highest, known, lang),
            same: criteria.iter().filter(|line| line.choice.is_some()).count(),
            open: self.open(),
            criteria,
            interpretations: interpretations(self, &[from, lowest, highest], lang),
            dropped: self
                .dropped()
                .map(|criterion| DroppedLine {
                    key: criterion.row().key.clone(),
                    name: criterion.label().text(lang),
                    points: self.from().points(criterion.key()).unwrap_or(Points::ZERO),
                })
                .collect(),
            grounds: self
                .to()
                .grounds()
                .map(|ground| ComparedGround {
                    id: ground.row().id.clone(),
                    change: change(ground, self.from().sheet()),
                    print: GroundPrint::of(ground, lang),
                })
                .collect(),
        }
    }
}

impl Comparison<'_> {
    /// One scorecard with the council's tier, rules and grounds, as far as its sheet prints them. The
    /// days are those of the scorecard's own sheet.
    fn rated(&self, card: &Scorecard) -> Rating {
        let mut alone = Council::single(card.clone());
        let Some(council) = self.council() else {
            return Rating::of(alone);
        };
        alone = alone.at(council.tier()).under(council.rules().clone());
        if card.sheet() == council.sheet() {
            alone = match council.filed() {
                Some(day) => alone.filed_on(day),
                None => alone,
            };
            alone = match council.decided() {
                Some(day) => alone.decided_on(day),
                None => alone,
            };
        }
        for id in council.ground_ids() {
            // A ground that the sheet does not print has no effect on it.
            if let Ok(with) = alone.clone().with_ground(id) {
                alone = with;
            }
        }
        Rating::of(alone)
    }
}

/// The interpretations that the ratings and the shown grounds rest on, each once.
fn interpretations(
    comparison: &Comparison<'_>,
    ratings: &[Rating],
    lang: Lang,
) -> Vec<InterpretationLine> {
    let mut grounds = comparison.to().grounds();
    let by_parallel = grounds.any(DisqualificationGround::is_by_parallel);
    let applied = |interpretation: &Interpretation| {
        let mut interpretations = ratings.iter().flat_map(Rating::interpretations);
        interpretations.any(|other| other == *interpretation)
            || (by_parallel && *interpretation == Interpretation::HeadByParallel)
    };
    let interpretations = Interpretation::ALL.into_iter().filter(applied);
    interpretations
        .map(|interpretation| InterpretationLine::of(interpretation, lang))
        .collect()
}

/// The result of one scorecard, and whether its council is known.
fn card(rating: &Rating, known: bool, lang: Lang) -> ComparedCard {
    let sheet: &Sheet = rating.sheet();
    let mut stars_text = match known {
        true => text::stars_of(rating, lang),
        false => text::stars_or_none(rating.star(), lang),
    };
    let facts: Vec<String> = rating.grounds().map(|ground| ground.fact(lang)).collect();
    if !facts.is_empty() {
        stars_text = alloc::format!("{stars_text}: {}", facts.join("; "));
    }
    ComparedCard {
        edition: sheet.edition(),
        set: sheet.number(),
        heading: sheet.heading().text(lang),
        place: sheet.place(lang).text(),
        total: rating.totals().iter().copied().sum(),
        stars: rating.star(),
        grounds: rating
            .grounds()
            .map(|ground| ground.row().id.clone())
            .collect(),
        stars_text,
    }
}

fn compared(line: Line<'_>, lang: Lang) -> ComparedLine {
    let criterion = line.criterion();
    let outcome = line.outcome();
    let points = line.points();
    let unmet = Star::RECOGNISED.into_iter().filter_map(|star| {
        let requirement = criterion.requirement(star)?;
        (points? < requirement).then_some(UnmetLine { star, requirement })
    });
    ComparedLine {
        key: criterion.row().key.clone(),
        place: criterion.place(lang).text(),
        name: criterion.label().text(lang),
        max: criterion.max(),
        requires: criterion.requires().map(|story| story.row().key.clone()),
        outcome: outcome.as_str().to_string(),
        changes: line.changes(),
        before: line.source().map(|source| Before {
            key: source.row().key.clone(),
            choice: line.chosen(),
            points: line.points_before().unwrap_or(Points::ZERO),
            max: source.max(),
            text: wording(source, line.chosen(), lang),
        }),
        choice: outcome.carried(),
        points,
        levels: line
            .choices()
            .into_iter()
            .filter(|choice| Some(*choice) != outcome.carried())
            .map(|choice| open(criterion, choice, lang))
            .collect(),
        asks_too: asks_too(line, lang),
        unmet: unmet.collect(),
    }
}

/// How a line differs from what a sheet before it has.
fn change(ground: DisqualificationGround<'_>, before: &Sheet) -> GroundChange {
    // The strongest kind comes first.
    match before.grounds_of(ground.id()).next() {
        Some(known) if known.kind().rank() <= ground.kind().rank() => GroundChange::Known,
        Some(_) => GroundChange::Sharper,
        None if ground.criterion().is_none() && before.grounds_unknown() => GroundChange::Unknown,
        None => GroundChange::New,
    }
}

/// The notes that bind an evaluator and that the scorecard's own sheet does not print on the same
/// question.
fn asks_too(line: Line<'_>, lang: Lang) -> Vec<Text> {
    let binds = |kind| {
        !matches!(
            kind,
            NoteKind::Info | NoteKind::Interpretation | NoteKind::Conditional
        )
    };
    let known = |label: &Label| {
        let source = line.source();
        source.is_some_and(|source| source.notes().any(|note| note.label() == label))
    };
    let notes = line.criterion().notes();
    notes
        .filter(|note| binds(note.kind()) && !known(note.label()))
        .map(|note| note.label().text(lang))
        .collect()
}

fn open(criterion: Criterion<'_>, choice: Choice, lang: Lang) -> OpenLevel {
    let marked = |star: &Star| {
        criterion
            .marked(*star)
            .any(|level| level.choice() == choice)
    };
    OpenLevel {
        choice,
        points: criterion.worth(choice),
        mark: Star::RECOGNISED.into_iter().find(marked),
        text: wording(criterion, Some(choice), lang),
    }
}

fn wording(criterion: Criterion<'_>, choice: Option<Choice>, lang: Lang) -> Text {
    match choice {
        None => lang
            .pick(
                "không chấm vì không có câu chuyện",
                "left out because there was no story",
            )
            .into(),
        Some(choice) => super::improvement::wording(criterion, choice, lang),
    }
}
