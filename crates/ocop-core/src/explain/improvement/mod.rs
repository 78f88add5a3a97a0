//! An improvement as data: the steps and their gains, or the obstacles.

use alloc::string::String;
use alloc::vec::Vec;

use super::{
    ChosenLevel, ExplainOptions, FORMAT, InterpretationLine, NoteLine, keys, level_zero,
    requirements,
};
use crate::base::label::Text;
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::improve::{Improvement, Plan, Step};
use crate::law::citation::placed;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::note_kind::NoteKind;
use crate::law::tables::interpretations as table;
use crate::rating::choice::Choice;
use crate::rating::interpretation::Interpretation;
use crate::rating::rating::Rating;

mod money;
mod obstacle;
mod text;

/// The cheapest plans for a star in one language, or the obstacles.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ImprovementExplanation {
    /// The version of this data, [`FORMAT`](super::FORMAT).
    pub format: u32,
    /// The language of all texts.
    pub lang: Lang,
    /// The edition.
    pub edition: Edition,
    /// The sheet's number.
    pub set: u16,
    /// The sheet's title.
    pub heading: Text,
    /// The sheet's place in the law.
    pub place: String,
    /// The wanted star.
    pub star: Star,
    /// The least points of its band.
    pub from: Points,
    /// The requested points above them.
    pub margin: Points,
    /// How many members the council has.
    pub members: usize,
    /// The mean of the totals now.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: Text,
    /// The star now; none if a zero ends the evaluation or a ground applies.
    pub stars: Option<Star>,
    /// The star now in words, and whether the council's tier recognises it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) stars_text: String,
    /// How many criteria every cheapest plan changes; none if there is no plan.
    pub criteria_changed: Option<u32>,
    /// How many level steps it takes.
    pub level_steps: Option<u32>,
    /// The cost, if costs were given.
    pub cost: Option<String>,
    /// The budget, if one was given.
    pub budget: Option<String>,
    /// The cheapest plans, all of equal rank; one without steps means that the star is reached.
    pub plans: Vec<PlanLine>,
    /// Whether there are more of equal rank.
    pub more: bool,
    /// The obstacles, each alone enough; empty if there is a plan.
    pub obstacles: Vec<ObstacleLine>,
    /// The keys of criteria that could still gain points, but that the request keeps fixed.
    pub fixed: Vec<Text>,
    /// The keys of criteria that could still gain points, but for which no cost was given.
    pub unpriced: Vec<Text>,
    /// The interpretations by which the plan was found.
    pub way_readings: Vec<ImprovementInterpretationLine>,
    /// The interpretations that the rating after the plan rests on, or the present one.
    #[cfg_attr(feature = "serde", serde(rename = "readings"))]
    pub interpretations: Vec<InterpretationLine>,
}

/// One of the cheapest plans.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PlanLine {
    /// The steps, in a sensible order.
    pub steps: Vec<StepLine>,
    /// The mean of the totals then.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: Text,
    /// The star then.
    pub stars: Option<Star>,
    /// The star then in words, and whether the council's tier recognises it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) stars_text: String,
}

/// A criterion that goes up.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StepLine {
    /// Its key.
    pub key: Text,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: Text,
    /// The choice of the member who has the most to gain; none if it was left out.
    pub from: Option<ChosenLevel>,
    /// The new choice.
    pub to: ChosenLevel,
    /// How many levels it goes up.
    pub level_steps: u8,
    /// The points gained, in the mean of the members.
    pub points: Mean,
    /// The points gained as shown.
    pub points_shown: Text,
    /// The stars whose requirement is unmet now and met then.
    pub meets: Vec<Star>,
    /// Whether it removes a zero that ends the evaluation.
    pub ends_stop: bool,
    /// The cost, if costs were given.
    pub cost: Option<String>,
    /// Requirements and conditions printed on the criterion.
    pub notes: Vec<NoteLine>,
    /// Documents that would prove the level; see [`ImprovementExplanation::with_documents`].
    pub documents: Vec<String>,
}

/// An obstacle.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ObstacleLine {
    /// Its name: that of [`Obstacle::as_str`](crate::improve::Obstacle::as_str).
    pub id: String,
    /// The criterion's key, if it is about one.
    pub key: Option<String>,
    /// The obstacle in a sentence.
    pub text: String,
}

/// An interpretation by which the plan was found.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ImprovementInterpretationLine {
    /// Its id: `cheapest-way`, `story-from-zero` or `council-sees-the-new-level`.
    pub id: Text,
    /// The interpretation in one sentence.
    pub text: Text,
}

impl Improvement {
    /// The improvement in a language, step by step, or its obstacles.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang, Star, ImprovementRequest};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
    /// let improvement = ImprovementRequest::to(Star::Five).find(&Council::of([card])?)?;
    /// let explanation = improvement.explain(Lang::En);
    /// assert_eq!(explanation.plans[0].steps[0].key, "1.5");
    /// assert!(explanation.to_string().contains("level 3 → 4, +1 point, meets the requirement of 5★"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> ImprovementExplanation {
        let council = self.council();
        let sheet = council.sheet();
        let rules = council.rules();
        let options = super::options_of(rules, lang);
        let place = sheet.place(lang).text();
        // The request has checked the days.
        let rating = Rating::of(council.clone());
        let ends: Vec<Rating> = self.plans().map(|plan| Rating::of(plan.apply())).collect();
        let end = ends.first().unwrap_or(&rating);
        let plans: Vec<PlanLine> = self
            .plans()
            .zip(&ends)
            .map(|(plan, end)| plan_line(plan, end, &place, options))
            .collect();
        let unit = self.request().unit();
        ImprovementExplanation {
            format: FORMAT,
            lang,
            edition: sheet.edition(),
            set: sheet.number(),
            heading: sheet.heading().text(lang),
            place,
            star: self.star(),
            from: sheet.bands().least(self.star()),
            margin: self.request().margin_points(),
            members: council.scorecards().len(),
            mean: rating.mean(),
            mean_shown: options.shown_total(rating.mean(), sheet.bands()),
            stars: rating.star(),
            stars_text: super::text::stars_of(&rating, lang),
            criteria_changed: self.criteria_changed(),
            level_steps: self.level_steps(),
            cost: self.cost().map(|cost| money::cost(cost, unit, lang)),
            budget: self
                .request()
                .most()
                .map(|most| money::sum(most, unit, lang)),
            way_readings: way_readings(self, &plans, lang),
            plans,
            more: self.has_more(),
            obstacles: self
                .obstacles()
                .iter()
                .map(|obstacle| obstacle::line(obstacle, self, options))
                .collect(),
            fixed: keys(self.fixed().into_iter()),
            unpriced: keys(self.unpriced().into_iter()),
            interpretations: end
                .interpretations()
                .map(|interpretation: Interpretation| InterpretationLine::of(interpretation, lang))
                .collect(),
        }
    }
}

impl ImprovementExplanation {
    /// The same with documents that would prove each step. `documents` gives them for a key and a level,
    /// as `ocop_dossier::Evidence` does.
    #[must_use]
    pub fn with_documents(mut self, documents: impl Fn(&str, Choice) -> Vec<String>) -> Self {
        for step in self.plans.iter_mut().flat_map(|plan| &mut plan.steps) {
            step.documents = documents(&step.key, step.to.choice);
        }
        self
    }
}

fn plan_line(plan: Plan<'_>, after: &Rating, sheet: &str, options: ExplainOptions) -> PlanLine {
    let steps = plan.steps();
    PlanLine {
        steps: steps.map(|step| step_line(step, sheet, options)).collect(),
        mean: after.mean(),
        mean_shown: options.shown_total(after.mean(), after.sheet().bands()),
        stars: after.star(),
        stars_text: super::text::stars_of(after, options.lang()),
    }
}

fn step_line(step: Step<'_>, sheet: &str, options: ExplainOptions) -> StepLine {
    let lang = options.lang();
    let criterion = step.criterion();
    let level = |choice| ChosenLevel {
        choice,
        text: wording(criterion, choice, lang),
    };
    let notes = criterion.notes();
    let notes = notes.filter(|note| note.kind() != NoteKind::Info);
    StepLine {
        key: criterion.row().key.clone(),
        place: placed(sheet, criterion.key()),
        name: criterion.label().text(lang),
        from: step.from().map(level),
        to: level(step.to()),
        level_steps: step.level_steps(),
        points: step.points(),
        points_shown: options.shown(step.points(), requirements(criterion)),
        meets: step.meets(),
        ends_stop: step.ends_stop(),
        cost: step.cost().map(|cost| money::cost(cost, step.unit(), lang)),
        notes: notes
            .map(|note| NoteLine {
                kind: note.kind(),
                text: note.label().text(lang),
            })
            .collect(),
        documents: Vec::new(),
    }
}

/// The wording of a level, or of level 0.
pub(super) fn wording(criterion: Criterion<'_>, choice: Choice, lang: Lang) -> Text {
    let level = criterion.level_of(choice);
    level.map_or(level_zero(lang).into(), |level| level.label().text(lang))
}

/// The interpretations by which the plan was found.
fn way_readings(
    improvement: &Improvement,
    plans: &[PlanLine],
    lang: Lang,
) -> Vec<ImprovementInterpretationLine> {
    let mut steps = plans.iter().flat_map(|plan| &plan.steps);
    let from_zero = steps.any(|step| step.from.is_none());
    let several = improvement.council().scorecards().len() > 1;
    let rows = [
        (true, &table::CHEAPEST_WAY),
        (from_zero, &table::STORY_FROM_ZERO),
        (several, &table::COUNCIL_SEES_THE_NEW_LEVEL),
    ];
    let applied = rows.into_iter().filter(|(applies, _)| *applies);
    applied
        .map(|(_, row)| ImprovementInterpretationLine {
            id: row.id.into(),
            text: row.label.text(lang),
        })
        .collect()
}
