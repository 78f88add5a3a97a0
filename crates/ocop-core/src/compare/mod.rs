//! One product under two editions: the choices that carry over, and the criteria that need a new answer.
//!
//! The law says nothing about it: a re-evaluation scores the whole new sheet. Here criteria are matched by [`Concept`](crate::Concept), and levels by the condition that they state.

use alloc::vec::Vec;

use crate::base::points::Points;
use crate::law::case::Case;
use crate::law::criterion::Criterion;
use crate::law::level::Level;
use crate::law::row::MOST_CRITERIA;
use crate::law::sheet::Sheet;
use crate::rating::choice::Choice;
use crate::rating::council::Council;
use crate::rating::scorecard::Scorecard;

pub(crate) mod claimed_result;

mod kinds;

pub use claimed_result::{Figure, Mismatch, MismatchPlace};

/// A scorecard beside another sheet: criterion by criterion, the answers that carry over.
///
/// ```
/// use ocop_core::{Edition, compare::Outcome};
///
/// let old = Edition::E2023.sheet(7)?;
/// let best = old.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let card = old.scorecard_from(best)?.complete()?;
///
/// let new = old.counterparts(Edition::E2026).next().unwrap();
/// let comparison = card.compare(&new);
/// let line = comparison.lines().find(|line| line.criterion().key() == "2.4").unwrap();
/// assert_eq!(line.outcome(), Outcome::New); // only 26/2026 has bilingual labelling
/// assert!(comparison.lowest().total() < comparison.highest().total());
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    from: &'a Scorecard,
    /// The council of the scorecard, if it is known.
    council: Option<&'a Council>,
    to: Sheet,
    rows: Vec<Row>,
}

/// A criterion of the other sheet, and its answer on the scorecard.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    from: &'a Scorecard,
    to: &'a Sheet,
    index: usize,
    row: Row,
}

/// The answer of a scorecard to a criterion of another sheet.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The level chosen before states the same condition as this one: the answer carries over.
    Same(Choice),
    /// The level chosen before states the same condition as this one, and there are higher levels that
    /// the old sheet does not have: the answer carries over, and may be a higher one.
    AtLeast(Choice),
    /// The criterion is the same, but no level states the condition chosen before: a new answer is
    /// required.
    Changed,
    /// The old sheet does not have the criterion: a new answer is required.
    New,
    /// The criterion applied only with a story, and there was none: a new answer is required.
    NotAnswered,
    /// It applies only with a story, and there is none.
    NotApplicable,
}

/// In what the levels of a criterion differ between two editions.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The place that counts: commune, district, province, locality.
    Place,
    /// Shares and their bounds.
    Share,
    /// Months and years.
    Period,
    /// Anything else: documents, duties, wording.
    Condition,
}

impl ChangeKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Place, Self::Share, Self::Period, Self::Condition];

    /// The one spelling of the kind.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Share => "share",
            Self::Period => "period",
            Self::Condition => "condition",
        }
    }
}

crate::base::macros::spelled!(
    ChangeKind,
    UnknownName,
    ("loại thay đổi", "kind of change"),
    (
        "place, share, period hoặc condition",
        "place, share, period or condition"
    )
);

impl Outcome {
    /// The name of the outcome, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::AtLeast(_) => "at-least",
            Self::Changed => "changed",
            Self::New => "new",
            Self::NotAnswered => "not-answered",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The choice that carries over.
    #[must_use]
    pub const fn carried(self) -> Option<Choice> {
        match self {
            Self::Same(choice) | Self::AtLeast(choice) => Some(choice),
            _ => None,
        }
    }

    /// Whether a new answer is required.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Changed | Self::New | Self::NotAnswered)
    }
}

#[derive(Clone, Copy, Debug)]
struct Row {
    outcome: Outcome,
    /// The criterion of the scorecard's own sheet on the same question.
    source: Option<usize>,
}

impl Scorecard {
    /// The scorecard beside another sheet, such as its [counterpart](Sheet::counterparts) in another
    /// edition.
    ///
    /// A scorecard alone has no grounds and no tier: use [`Council::compare`] for a product.
    #[must_use]
    pub fn compare(&self, to: &Sheet) -> Comparison<'_> {
        let mut rows: Vec<Row> = Vec::new();
        for criterion in to.criteria() {
            let source = same_question(self.sheet(), criterion);
            // If a higher story can be chosen now, there may be one.
            let no_story = criterion.requires().is_some_and(|story| {
                let outcome = rows.get(story.index()).map(|row: &Row| row.outcome);
                matches!(outcome, Some(Outcome::Same(choice)) if story.worth(choice) == Points::ZERO)
            });
            let outcome = match source {
                _ if no_story => Outcome::NotApplicable,
                None => Outcome::New,
                Some(source) => match self.choice_at(source.index()) {
                    None => Outcome::NotAnswered,
                    Some(choice) => match same_condition(source, choice, criterion) {
                        None => Outcome::Changed,
                        Some(same) if higher(source, criterion, same).next().is_some() => {
                            Outcome::AtLeast(same)
                        }
                        Some(same) => Outcome::Same(same),
                    },
                },
            };
            rows.push(Row {
                outcome,
                source: source.map(Criterion::index),
            });
        }
        Comparison {
            from: self,
            council: None,
            to: to.clone(),
            rows,
        }
    }
}

impl Council {
    /// Each member's scorecard that counts beside another sheet, in the order of
    /// [`scorecards`](Council::scorecards).
    ///
    /// The council's grounds apply to every one of them, and on the other sheet if it prints them too.
    /// Each star is that of one member's scorecard; [`Council::rate`] gives that of all.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, Lang};
    ///
    /// let old = Edition::E2023.sheet(7)?;
    /// let new = Edition::E2026.sheet(7)?;
    /// let council = Council::of([old.best()])?.with_ground("forged-dossier")?;
    /// let [comparison] = council.compare(&new).collect::<Vec<_>>().try_into().unwrap();
    /// let explanation = comparison.explain(Lang::En);
    /// assert_eq!(explanation.from.stars, None);
    /// assert_eq!(explanation.highest.stars, None); // 26/2026 prints the ground too
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn compare<'a>(
        &'a self,
        to: &Sheet,
    ) -> impl ExactSizeIterator<Item = Comparison<'a>> + use<'a> {
        let to = to.clone();
        self.scorecards().iter().map(move |card| Comparison {
            council: Some(self),
            ..card.compare(&to)
        })
    }
}

/// The criterion of a sheet on the same question as another sheet's criterion.
fn same_question<'a>(sheet: &'a Sheet, criterion: Criterion<'_>) -> Option<Criterion<'a>> {
    sheet.criteria_of(criterion.concept()?).next()
}

/// The choice on another criterion that states the condition of this choice.
fn same_condition(from: Criterion<'_>, choice: Choice, to: Criterion<'_>) -> Option<Choice> {
    match from.level_of(choice) {
        Some(level) => {
            let alike = |other: &Level<'_>| other.states_the_same(level);
            let mut levels = to.levels().filter(alike);
            let first = levels.next()?;
            // Two levels of one ladder can be printed alike: the one with the same number is meant.
            let same_number = levels.find(|other| other.number() == level.number());
            Some(same_number.unwrap_or(first).choice())
        }
        // Below the lowest printed level, where the lowest is the same.
        None => {
            let case = to.cases().find(|case| Some(*case) == choice.case());
            let (lower, other) = (lowest(from, choice.case()), lowest(to, case));
            let same = lower.zip(other);
            let same = same.is_some_and(|(lower, other)| lower.states_the_same(other));
            (same && to.has_level_zero(case)).then(|| Choice::new(case, 0))
        }
    }
}

impl<'a> Comparison<'a> {
    /// The scorecard that is compared.
    #[must_use]
    pub const fn from(&self) -> &'a Scorecard {
        self.from
    }

    /// The council of the scorecard, with its grounds and its tier; `None` for a scorecard alone.
    #[must_use]
    pub const fn council(&self) -> Option<&'a Council> {
        self.council
    }

    /// The sheet that it is compared with.
    #[must_use]
    pub const fn to(&self) -> &Sheet {
        &self.to
    }

    /// Every criterion of the other sheet, in printed order.
    #[must_use]
    pub fn lines(&self) -> impl ExactSizeIterator<Item = Line<'_>> {
        self.rows.iter().enumerate().map(|(index, &row)| Line {
            from: self.from,
            to: &self.to,
            index,
            row,
        })
    }

    /// The criteria that the other sheet does not have.
    pub fn dropped(&self) -> impl Iterator<Item = Criterion<'_>> {
        let criteria = self.from.sheet().criteria();
        criteria.filter(|criterion| {
            let mut sources = self.rows.iter().filter_map(|row| row.source);
            sources.all(|source| source != criterion.index())
        })
    }

    /// How many criteria require a new answer.
    #[must_use]
    pub fn open(&self) -> usize {
        self.rows.iter().filter(|row| row.outcome.is_open()).count()
    }

    /// The scorecard on the other sheet with every open answer at its worst.
    #[must_use]
    pub fn lowest(&self) -> Scorecard {
        self.filled(|choices| choices.first().copied())
    }

    /// The scorecard on the other sheet with every open answer at its best.
    #[must_use]
    pub fn highest(&self) -> Scorecard {
        self.filled(|choices| choices.last().copied())
    }

    /// The other sheet with one of the possible answers on each criterion.
    fn filled(&self, pick: fn(&[Choice]) -> Option<Choice>) -> Scorecard {
        let mut points = [Points::ZERO; MOST_CRITERIA];
        let mut builder = self.to.scorecard();
        for line in self.lines() {
            let criterion = line.criterion();
            let story = criterion.requires().map(Criterion::index);
            if story.is_some_and(|story| points[story] == Points::ZERO) {
                continue;
            }
            if let Some(choice) = pick(&line.choices()) {
                points[criterion.index()] = criterion.worth(choice);
                // A line offers only choices of its criterion.
                let _ = builder.choose_at(criterion.index(), choice);
            }
        }
        builder.closed()
    }
}

/// The levels above a choice, in its case, whose condition another criterion does not have.
fn higher<'a>(
    source: Criterion<'a>,
    criterion: Criterion<'a>,
    choice: Choice,
) -> impl Iterator<Item = Level<'a>> {
    let from = criterion.worth(choice);
    let levels = criterion.levels();
    levels.filter(move |level| {
        let known = source.levels().any(|other| other.states_the_same(*level));
        level.case() == choice.case() && level.points() > from && !known
    })
}

/// The lowest level, of a case where one is named.
fn lowest(criterion: Criterion<'_>, case: Option<Case>) -> Option<Level<'_>> {
    criterion.levels().find(|level| level.case() == case)
}

impl<'a> Line<'a> {
    /// The criterion of the other sheet.
    #[must_use]
    pub fn criterion(self) -> Criterion<'a> {
        Criterion::new(self.to.row(), self.index)
    }

    /// The criterion of the scorecard's own sheet on the same question.
    #[must_use]
    pub fn source(self) -> Option<Criterion<'a>> {
        let sheet = self.from.sheet();
        self.row
            .source
            .map(|index| Criterion::new(sheet.row(), index))
    }

    /// Its answer on the scorecard.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        self.row.outcome
    }

    /// The choice on the scorecard's own sheet; `None` if it has no such criterion, or the criterion was
    /// left out.
    #[must_use]
    pub fn chosen(self) -> Option<Choice> {
        self.row.source.and_then(|index| self.from.choice_at(index))
    }

    /// The points that were given before; `None` if there was no such criterion.
    #[must_use]
    pub fn points_before(self) -> Option<Points> {
        let source = self.row.source?;
        Some(Points::new(self.from.points_by_criterion()[source].into()))
    }

    /// The answers that are possible on the other sheet, from the fewest points up: the choice that
    /// carries over and levels that are new; all if a new answer is required; none if the criterion does
    /// not apply.
    #[must_use]
    pub fn choices(self) -> Vec<Choice> {
        let criterion = self.criterion();
        let mut choices: Vec<Choice> = match (self.row.outcome, self.source()) {
            (Outcome::NotApplicable, _) => Vec::new(),
            (Outcome::Same(choice), _) => alloc::vec![choice],
            (Outcome::AtLeast(choice), Some(source)) => {
                let higher = higher(source, criterion, choice).map(Level::choice);
                core::iter::once(choice).chain(higher).collect()
            }
            _ => criterion.choices().collect(),
        };
        choices.sort_by_key(|&choice| criterion.worth(choice));
        choices
    }

    /// The points on the other sheet, if the answer carries over or is not required.
    #[must_use]
    pub fn points(self) -> Option<Points> {
        match self.row.outcome {
            Outcome::NotApplicable => Some(Points::ZERO),
            outcome => outcome
                .carried()
                .map(|choice| self.criterion().worth(choice)),
        }
    }

    /// In what the levels differ, if they changed; empty if nothing is compared. The tags of the labels say it; a label that is not the law's has none.
    #[must_use]
    pub fn changes(self) -> Vec<ChangeKind> {
        match (self.row.outcome, self.source()) {
            (Outcome::Changed | Outcome::AtLeast(_), Some(source)) => {
                kinds::between(source, self.criterion())
            }
            _ => Vec::new(),
        }
    }
}

crate::base::macros::labels! {
    /// The kind of change in words.
    ChangeKind {
        Self::Place => "Phạm vi địa bàn", "Place that counts";
        Self::Share => "Tỷ lệ và ngưỡng", "Shares and bounds";
        Self::Period => "Thời hạn", "Period";
        Self::Condition => "Điều kiện khác", "Other condition";
    }
}

crate::base::macros::labels! {
    /// The outcome in words.
    Outcome {
        Self::Same(_) => "Giữ nguyên mức", "Carries over";
        Self::AtLeast(_) => "Giữ nguyên mức, có thể cao hơn", "Carries over, may be higher";
        Self::Changed => "Điều kiện đã thay đổi, cần chấm lại", "Changed, a new answer is required";
        Self::New => "Tiêu chí mới, cần chấm", "New criterion, an answer is required";
        Self::NotAnswered => "Chưa chấm vì trước đây không có câu chuyện", "Not answered before, for want of a story";
        Self::NotApplicable => "Không áp dụng vì không có câu chuyện", "Not applicable without a story";
    }
}
