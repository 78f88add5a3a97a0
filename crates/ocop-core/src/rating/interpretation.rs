//! Readings: what is decided here where the law is silent.
//!
//! Each is named after what it decides and cites the reading rule it belongs to; the crate's docs
//! list them with their why. A rating names those that it applied.

use crate::base::label::{Label, label};

/// A reading (cách đọc) where the law is silent, applied in a rating.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Interpretation {
    /// Rule 1: a sheet built at run time is no sheet of the law.
    NotALawSheet,
    /// Rule 2: level 0, "not even the lowest printed level", is worth 0 points.
    LevelZero,
    /// Rule 5: every criterion that applies must be chosen.
    EveryCriterionChosen,
    /// Rule 7: nothing is rounded before it is compared.
    ExactMean,
    /// Rule 8: a mean between two printed bands belongs to the lower.
    GapBetweenBands,
    /// Rule 9: a need is met when the members' exact mean on the criterion is at least the need.
    MinimumByMean,
    /// Rule 9: the council's own rules say how a minimum is met.
    MinimumByCouncilRule,
    /// Rule 9: a mark on a criterion's own line needs its lowest level worth points.
    LineMark,
    /// Rule 9: marks count on a sheet that prints no legend for them.
    MarksWithoutLegend,
    /// Rule 9: a mark counts where its criterion is mandatory for some products only, and it changes the star.
    MarkForSomeProducts,
    /// Rule 10: a higher star needs the marks of the lower stars too.
    LowerMarksFirst,
    /// Rule 10: points for three stars without its minima give two stars.
    TwoStarsBelowMinima,
    /// Rule 10: the minimum requirements in prose of 781/QĐ-TTg are not applied.
    MinimaInProse,
    /// Rule 11: a zero by any member ends the evaluation.
    ZeroByAnyMember,
    /// Rule 12: the grounds of the sheet are not known.
    GroundsUnknown,
    /// Rules 8 and 13: bands and recognition of this edition are known from secondary sources.
    SecondarySources,
    /// Rule 13: 90 points or more at the centre without five stars are returned like fewer.
    ReturnedFromCentre,
    /// Rule 15: the printed levels of the sheet do not add up to its printed maximum.
    Unreconciled,
    /// Rule 17: a share of exactly 75%, at which printed bounds gape or overlap, is read for the applicant.
    BoundsAsPrinted,
}

impl Interpretation {
    /// All readings, in the order of the rules.
    pub const ALL: [Self; 19] = [
        Self::NotALawSheet,
        Self::LevelZero,
        Self::EveryCriterionChosen,
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
        Self::SecondarySources,
        Self::ReturnedFromCentre,
        Self::Unreconciled,
        Self::BoundsAsPrinted,
    ];

    /// The one spelling of the reading, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LevelZero => "level-zero",
            Self::EveryCriterionChosen => "every-criterion-chosen",
            Self::ExactMean => "exact-mean",
            Self::GapBetweenBands => "gap-between-bands",
            Self::MinimumByMean => "minimum-by-mean",
            Self::MinimumByCouncilRule => "minimum-by-council-rule",
            Self::LineMark => "line-mark",
            Self::MarksWithoutLegend => "marks-without-legend",
            Self::MarkForSomeProducts => "mark-for-some-products",
            Self::LowerMarksFirst => "lower-marks-first",
            Self::TwoStarsBelowMinima => "two-stars-below-minima",
            Self::MinimaInProse => "minima-in-prose",
            Self::ZeroByAnyMember => "zero-by-any-member",
            Self::GroundsUnknown => "grounds-unknown",
            Self::SecondarySources => "secondary-sources",
            Self::ReturnedFromCentre => "returned-from-centre",
            Self::Unreconciled => "unreconciled",
            Self::BoundsAsPrinted => "bounds-as-printed",
            Self::NotALawSheet => "not-a-law-sheet",
        }
    }

    /// The number of the reading rule.
    #[must_use]
    pub const fn rule(self) -> u8 {
        match self {
            Self::NotALawSheet => 1,
            Self::LevelZero => 2,
            Self::EveryCriterionChosen => 5,
            Self::ExactMean => 7,
            Self::GapBetweenBands => 8,
            Self::MinimumByMean
            | Self::MinimumByCouncilRule
            | Self::LineMark
            | Self::MarksWithoutLegend
            | Self::MarkForSomeProducts => 9,
            Self::LowerMarksFirst | Self::TwoStarsBelowMinima | Self::MinimaInProse => 10,
            Self::ZeroByAnyMember => 11,
            Self::GroundsUnknown => 12,
            Self::SecondarySources | Self::ReturnedFromCentre => 13,
            Self::Unreconciled => 15,
            Self::BoundsAsPrinted => 17,
        }
    }

    /// What is read, in both languages.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::LevelZero => label(
                "Mức 0 (chưa đạt cả mức in thấp nhất) được tính 0 điểm",
                "Level 0 (not even the lowest printed level) is read as worth 0 points",
            ),
            Self::EveryCriterionChosen => label(
                "Mọi tiêu chí có áp dụng đều phải được chấm; thiếu là lỗi, không phải 0 điểm",
                "Every criterion that applies must be chosen; a missing one is an error, not 0 points",
            ),
            Self::ExactMean => label(
                "Luật không nói cách làm tròn: so sánh bằng phân số chính xác",
                "The law prints no rounding: the exact fraction is compared",
            ),
            Self::GapBetweenBands => label(
                "Điểm nằm giữa hai khung in trong quyết định được đọc vào khung dưới",
                "The mean lies between two printed bands and is read as belonging to the lower",
            ),
            Self::MinimumByMean => label(
                "Mức tối thiểu được coi là đạt khi trung bình chính xác của các thành viên không thấp hơn điểm của mức đó",
                "A minimum is read as met when the members' exact mean is at least the points of the marked level",
            ),
            Self::MinimumByCouncilRule => label(
                "Mức tối thiểu được xét theo quy chế của hội đồng, không theo trung bình",
                "A minimum is met as the council's own rules say, not by the mean",
            ),
            Self::LineMark => label(
                "Dấu sao in ngay trên dòng tiêu chí: đọc là cần ít nhất mức thấp nhất có điểm",
                "A mark on the criterion's own line is read as needing its lowest level worth points",
            ),
            Self::MarksWithoutLegend => label(
                "Bộ tiêu chí này không in chú giải cho dấu sao: vẫn tính như các bộ khác",
                "This sheet prints no legend for its marks: they are read as on the other sheets",
            ),
            Self::MarkForSomeProducts => label(
                "Tiêu chí chỉ bắt buộc với một số sản phẩm: dấu sao vẫn được tính; nếu không tính, kết quả sẽ khác",
                "The criterion is mandatory for some products only: its mark is counted all the same; without it the result would differ",
            ),
            Self::LowerMarksFirst => label(
                "Hạng sao cao hơn phải đạt cả mức tối thiểu của các hạng thấp hơn",
                "A higher star is read as needing the minima of the lower stars too",
            ),
            Self::TwoStarsBelowMinima => label(
                "Đủ điểm từ 3 sao nhưng thiếu mức tối thiểu của 3 sao: đọc là 2 sao, không công nhận",
                "Points for three stars or more without the minima of three stars are read as two stars, without recognition",
            ),
            Self::MinimaInProse => label(
                "Yêu cầu tối thiểu bằng lời của Quyết định 781/QĐ-TTg chỉ biết một phần nên không áp dụng",
                "The minimum requirements in prose of 781/QĐ-TTg are known only in part and are not applied",
            ),
            Self::ZeroByAnyMember => label(
                "Chỉ cần một thành viên cho 0 điểm ở tiêu chí này là dừng đánh giá",
                "A zero by any one member on this criterion is read as ending the evaluation",
            ),
            Self::GroundsUnknown => label(
                "Căn cứ loại hồ sơ, dừng đánh giá của bộ tiêu chí này không có trong nguồn: kết quả không xét đến",
                "The rejection and stop lines of this sheet are not in the source: the result does not consider them",
            ),
            Self::SecondarySources => label(
                "Khung điểm và thẩm quyền công nhận của quyết định này chỉ biết qua nguồn thứ cấp",
                "Bands and recognition under this decision are known from secondary sources only",
            ),
            Self::ReturnedFromCentre => label(
                "Ở trung ương đủ từ 90 điểm nhưng chưa đạt 5 sao: đọc như trường hợp dưới 90 điểm, trả về tỉnh",
                "90 points or more at the centre without five stars are read like fewer than 90: returned to the province",
            ),
            Self::Unreconciled => label(
                "Các mức in trong bộ tiêu chí này không cộng đủ 100 điểm: giữ các mức như in",
                "The printed levels of this sheet do not add up to 100 points: they are kept as printed",
            ),
            Self::BoundsAsPrinted => label(
                "Tỷ lệ đúng 75%: các mức in hở hoặc chồng nhau, đọc có lợi cho chủ thể (mức cao hơn)",
                "A share of exactly 75%: the printed bounds gape or overlap, read for the applicant (the higher level)",
            ),
            Self::NotALawSheet => label(
                "Bộ tiêu chí này do người dùng dựng (dự thảo, thí điểm), không phải của quyết định",
                "This sheet was built by its user (a draft, a pilot) and is not the decision's",
            ),
        }
    }
}

crate::base::macros::spelled!(
    Interpretation,
    UnknownReading,
    "reading",
    "one of `Reading::ALL`"
);
