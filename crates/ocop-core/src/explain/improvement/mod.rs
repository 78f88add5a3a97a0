//! The way up as data: what to do in which order, what it gains, or what stands in the way.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{ChosenLevel, ExplainOptions, FORMAT, InterpretationLine, NoteLine, keys, level_zero};
use crate::base::lang::Lang;
use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::improve::{Improvement, Plan, Step};
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::note_kind::NoteKind;
use crate::rating::choice::Choice;
use crate::rating::interpretation::Interpretation;

mod money;
mod obstacle;
mod text;

/// The cheapest ways to a star in one language, or what stands in the way.
#[derive(Clone, Debug, Eq, PartialEq)]
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
    pub heading: String,
    /// Where the sheet stands in the law.
    pub place: String,
    /// The wanted star.
    pub star: Star,
    /// The least points of its band.
    pub from: Points,
    /// The points above them that were asked for.
    pub margin: Points,
    /// How many members the council has.
    pub members: usize,
    /// The mean of the totals now.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: String,
    /// The star now; none where a zero ends the evaluation or a ground stands.
    pub stars: Option<Star>,
    /// How many criteria every cheapest way changes; none where there is no way.
    pub criteria_changed: Option<u32>,
    /// How many level steps it takes.
    pub level_steps: Option<u32>,
    /// What it costs, where costs were given.
    pub cost: Option<String>,
    /// The most that it may cost, where that was said.
    pub budget: Option<String>,
    /// The cheapest ways, all of equal rank; one without steps says that the star is held.
    pub plans: Vec<PlanLine>,
    /// Whether there are more of equal rank.
    pub more: bool,
    /// What stands in the way, each alone enough; empty where there is a way.
    pub obstacles: Vec<ObstacleLine>,
    /// The keys of criteria that could still gain points, but were said not to move.
    pub fixed: Vec<String>,
    /// The keys of criteria that could still gain points, but for which no cost was given.
    pub unpriced: Vec<String>,
    /// How the way was looked for, where the law is silent.
    pub way_readings: Vec<ImprovementInterpretationLine>,
    /// The readings that the rating at the end of the way rests on, or the one now.
    pub interpretations: Vec<InterpretationLine>,
}

/// One of the cheapest ways.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PlanLine {
    /// What to do, in a sensible order.
    pub steps: Vec<StepLine>,
    /// The mean of the totals then.
    pub mean: Mean,
    /// The mean as shown.
    pub mean_shown: String,
    /// The star then.
    pub stars: Option<Star>,
}

/// A criterion that goes up.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StepLine {
    /// Its key.
    pub key: String,
    /// Where in the law.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Where it starts: the choice of the member who has most to go; none where it was left out.
    pub from: Option<ChosenLevel>,
    /// Where it ends.
    pub to: ChosenLevel,
    /// How many levels it goes up.
    pub level_steps: u8,
    /// The points gained, in the mean of the members.
    pub points: Mean,
    /// The points gained as shown.
    pub points_shown: String,
    /// The stars whose minimum is missed now and met then.
    pub meets: Vec<Star>,
    /// Whether a zero that ends the evaluation is taken away.
    pub ends_stop: bool,
    /// What it costs, where costs were given.
    pub cost: Option<String>,
    /// Requirements and conditions printed on the criterion.
    pub notes: Vec<NoteLine>,
    /// What would prove the level, as whoever knows it has added; see
    /// [`ImprovementExplanation::with_documents`].
    pub documents: Vec<String>,
}

/// Something that stands in the way.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ObstacleLine {
    /// Its name: that of [`Obstacle::as_str`](crate::improve::Obstacle::as_str).
    pub id: String,
    /// The criterion's key, where it is about one.
    pub key: Option<String>,
    /// What it is, in a sentence.
    pub text: String,
}

/// A reading by which the way was looked for (reading rule 16).
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ImprovementInterpretationLine {
    /// Its id: `cheapest-way`, `story-from-zero` or `council-sees-the-new-level`.
    pub id: String,
    /// What is read.
    pub text: String,
}

impl Improvement {
    /// The way in a language, step by step, or what stands in it.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang, Star, ImprovementRequest};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
    /// let improvement = ImprovementRequest::to(Star::Five).find(&Council::of([card])?)?;
    /// let told = improvement.explain(Lang::En);
    /// assert_eq!(told.plans[0].steps[0].key, "1.5");
    /// assert!(told.to_string().contains("level 3 → 4, +1 point, meets the minimum of 5★"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> ImprovementExplanation {
        let council = self.council();
        let sheet = council.sheet();
        let rules = council.rules();
        let options = ExplainOptions::new(lang)
            .places(rules.places())
            .rounding(rules.rounding());
        let rating = council.rate();
        let end = self.plan().map(|plan| plan.apply().rate());
        let end = end.as_ref().unwrap_or(&rating);
        let unit = self.request().unit();
        ImprovementExplanation {
            format: FORMAT,
            lang,
            edition: sheet.edition(),
            set: sheet.number(),
            heading: sheet.heading().get(lang).to_string(),
            place: sheet.place(lang).to_string(),
            star: self.star(),
            from: sheet.bands().least(self.star()),
            margin: self.request().margin_points(),
            members: council.scorecards().len(),
            mean: rating.mean(),
            mean_shown: options.shown(rating.mean()),
            stars: rating.star(),
            criteria_changed: self.criteria_changed(),
            level_steps: self.level_steps(),
            cost: self.cost().map(|cost| money::cost(cost, unit, lang)),
            budget: self
                .request()
                .most()
                .map(|most| money::sum(most, unit, lang)),
            plans: self.plans().map(|plan| plan_line(plan, options)).collect(),
            more: self.has_more(),
            obstacles: self
                .obstacles()
                .iter()
                .map(|obstacle| obstacle::line(obstacle, self, options))
                .collect(),
            fixed: keys(self.fixed().into_iter()),
            unpriced: keys(self.unpriced().into_iter()),
            way_readings: way_readings(self, lang),
            interpretations: end
                .interpretations()
                .map(|interpretation: Interpretation| InterpretationLine::of(interpretation, lang))
                .collect(),
        }
    }
}

impl ImprovementExplanation {
    /// The same with the documents that would prove each step, told for a key and a level by whoever
    /// knows them, such as `ocop_dossier::Evidence`.
    #[must_use]
    pub fn with_documents(mut self, tell: impl Fn(&str, Choice) -> Vec<String>) -> Self {
        for step in self.plans.iter_mut().flat_map(|plan| &mut plan.steps) {
            step.documents = tell(&step.key, step.to.choice);
        }
        self
    }
}

fn plan_line(plan: Plan<'_>, options: ExplainOptions) -> PlanLine {
    let after = plan.apply().rate();
    PlanLine {
        steps: plan.steps().map(|step| step_line(step, options)).collect(),
        mean: after.mean(),
        mean_shown: options.shown(after.mean()),
        stars: after.star(),
    }
}

fn step_line(step: Step<'_>, options: ExplainOptions) -> StepLine {
    let lang = options.lang();
    let criterion = step.criterion();
    let level = |choice| ChosenLevel {
        choice,
        text: wording(criterion, choice, lang).to_string(),
    };
    let notes = criterion.notes();
    let notes = notes.filter(|note| note.kind() != NoteKind::Info);
    StepLine {
        key: criterion.key().to_string(),
        place: criterion.place(lang).to_string(),
        name: criterion.label().get(lang).to_string(),
        from: step.from().map(level),
        to: level(step.to()),
        level_steps: step.level_steps(),
        points: step.points(),
        points_shown: options.shown(step.points()),
        meets: step.meets(),
        ends_stop: step.ends_stop(),
        cost: step.cost().map(|cost| money::cost(cost, step.unit(), lang)),
        notes: notes
            .map(|note| NoteLine {
                kind: note.kind(),
                text: note.label().get(lang).to_string(),
            })
            .collect(),
        documents: Vec::new(),
    }
}

/// The wording of a level, or of level 0.
pub(super) fn wording<'a>(criterion: Criterion<'a>, choice: Choice, lang: Lang) -> &'a str {
    let level = criterion.level_of(choice);
    level.map_or(level_zero(lang), |level| level.label().get(lang))
}

/// The readings of rule 16 that apply.
fn way_readings(improvement: &Improvement, lang: Lang) -> Vec<ImprovementInterpretationLine> {
    let from_zero = improvement
        .plans()
        .any(|plan| plan.steps().any(|step| step.from().is_none()));
    let interpretations = [
        (
            true,
            "cheapest-way",
            lang.pick(
                "Lựa chọn chỉ đi lên, trường hợp giữ nguyên; cách ít tốn nhất đổi ít tiêu chí nhất, rồi ít bậc nhất (nếu có chi phí thì chi phí trước)",
                "Choices only go up and a case stays; the cheapest way changes the fewest criteria, then takes the fewest level steps (where costs are given, they come first)",
            ),
        ),
        (
            from_zero,
            "story-from-zero",
            lang.pick(
                "Tiêu chí bỏ trống vì không có câu chuyện được tính đi từ mức 0 điểm",
                "What was left out for want of a story starts at its level worth 0 points",
            ),
        ),
        (
            improvement.council().scorecards().len() > 1,
            "council-sees-the-new-level",
            lang.pick(
                "Mọi thành viên được coi là sẽ chấm mức mới; ai đã chấm cao hơn, hoặc chọn trường hợp khác, thì giữ nguyên",
                "Every member is taken to see the new level; who chose a higher one, or another case, stays",
            ),
        ),
    ];
    let applied = interpretations.into_iter().filter(|(applies, ..)| *applies);
    applied
        .map(|(_, id, text)| ImprovementInterpretationLine {
            id: id.to_string(),
            text: text.to_string(),
        })
        .collect()
}
