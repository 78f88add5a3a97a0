//! Interpretations: what is decided here where the decision says nothing.
//!
//! Each is named after what it decides. `law/interpretations.toml` lists them with their reasons.

use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::interpretation_row::InterpretationRow;
use crate::law::tables::interpretations as table;

/// An interpretation (cách áp dụng) that a rating rests on, where the decision says nothing.
///
/// [`interpretations`](crate::interpretations) lists all of them with their articles and reasons.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Interpretation {
    /// A custom sheet is no sheet of the law.
    NotALawSheet,
    /// Level 0, below the lowest printed level, is worth 0 points.
    LevelZero,
    /// Every criterion that applies must be chosen.
    EveryCriterionChosen,
    /// Of a member's scorecards, the one of the latest round counts alone.
    LatestRound,
    /// Nothing is rounded before it is compared.
    ExactMean,
    /// A mean between two printed bands belongs to the lower.
    GapBetweenBands,
    /// A requirement is met if the members' exact mean is at least the points of the marked level.
    MinimumByMean,
    /// The council's own rules say how a requirement is met.
    MinimumByCouncilRule,
    /// A mark on a criterion's own line requires its lowest level worth points.
    LineMark,
    /// Marks count on a sheet that prints no legend for them.
    MarksWithoutLegend,
    /// A mark counts where its criterion is mandatory for some products only, and it changes the star.
    MarkForSomeProducts,
    /// A higher star also has the requirements of the lower stars.
    LowerMarksFirst,
    /// Points for three stars without the requirements for three stars give two stars.
    TwoStarsBelowMinima,
    /// The minimum requirements in prose of 781/QĐ-TTg are not applied.
    MinimaInProse,
    /// A zero by any member ends the evaluation.
    ZeroByAnyMember,
    /// The head of the sheet is not in the sources.
    GroundsUnknown,
    /// A ground of the head is named by parallel with 26/2026.
    HeadByParallel,
    /// Bands and recognition of this edition are known from secondary sources.
    SecondarySources,
    /// 90 points or more at the centre without five stars are returned like fewer.
    ReturnedFromCentre,
    /// The printed levels of the sheet do not add up to its printed maximum.
    Unreconciled,
    /// A share of exactly 75%, left out or printed twice, gets the higher level.
    BoundsAsPrinted,
}

impl Interpretation {
    /// All interpretations, from the sheet to recognition.
    pub const ALL: [Self; 21] = [
        Self::NotALawSheet,
        Self::LevelZero,
        Self::EveryCriterionChosen,
        Self::LatestRound,
        Self::ExactMean,
        Self::GapBetweenBands,
        Self::MinimumByMean,
        Self::MinimumByCouncilRule,
        Self::LineMark,
        Self::MarksWithoutLegend,
        Self::MarkForSomeProducts,
        Self::LowerMarksFirst,
        Self::TwoStarsBelowMinima,
        Self::MinimaInProse,
        Self::ZeroByAnyMember,
        Self::GroundsUnknown,
        Self::HeadByParallel,
        Self::SecondarySources,
        Self::ReturnedFromCentre,
        Self::Unreconciled,
        Self::BoundsAsPrinted,
    ];

    /// The one spelling of the interpretation, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().id
    }

    /// The article that it belongs to, such as `26/2026, Art. 3.3`; `None` where the law says nothing.
    ///
    /// ```
    /// use ocop_core::{Interpretation, Lang};
    ///
    /// let article = Interpretation::ExactMean.article().unwrap();
    /// assert_eq!(article.get(Lang::Vi), "26/2026, Điều 3.3");
    /// ```
    #[must_use]
    pub const fn article(self) -> Option<&'static Label> {
        self.row().article.as_ref()
    }

    /// The interpretation in one sentence.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        self.row().label.get(lang)
    }

    /// The reason, in English.
    #[must_use]
    pub const fn why(self) -> &'static str {
        self.row().why
    }

    const fn row(self) -> &'static InterpretationRow {
        match self {
            Self::NotALawSheet => &table::NOT_A_LAW_SHEET,
            Self::LevelZero => &table::LEVEL_ZERO,
            Self::EveryCriterionChosen => &table::EVERY_CRITERION_CHOSEN,
            Self::LatestRound => &table::LATEST_ROUND,
            Self::ExactMean => &table::EXACT_MEAN,
            Self::GapBetweenBands => &table::GAP_BETWEEN_BANDS,
            Self::MinimumByMean => &table::MINIMUM_BY_MEAN,
            Self::MinimumByCouncilRule => &table::MINIMUM_BY_COUNCIL_RULE,
            Self::LineMark => &table::LINE_MARK,
            Self::MarksWithoutLegend => &table::MARKS_WITHOUT_LEGEND,
            Self::MarkForSomeProducts => &table::MARK_FOR_SOME_PRODUCTS,
            Self::LowerMarksFirst => &table::LOWER_MARKS_FIRST,
            Self::TwoStarsBelowMinima => &table::TWO_STARS_BELOW_MINIMA,
            Self::MinimaInProse => &table::MINIMA_IN_PROSE,
            Self::ZeroByAnyMember => &table::ZERO_BY_ANY_MEMBER,
            Self::GroundsUnknown => &table::GROUNDS_UNKNOWN,
            Self::HeadByParallel => &table::HEAD_BY_PARALLEL,
            Self::SecondarySources => &table::SECONDARY_SOURCES,
            Self::ReturnedFromCentre => &table::RETURNED_FROM_CENTRE,
            Self::Unreconciled => &table::UNRECONCILED,
            Self::BoundsAsPrinted => &table::BOUNDS_AS_PRINTED,
        }
    }
}

crate::base::macros::spelled!(
    Interpretation,
    UnknownReading,
    ("cách hiểu", "interpretation")
);
