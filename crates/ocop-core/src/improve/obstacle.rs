//! Obstacles to a star.

use alloc::string::{String, ToString};

use rust_decimal::Decimal;

use crate::base::mean::Mean;
use crate::base::points::Points;
use crate::base::star::Star;

/// An obstacle to a star: one is enough.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Obstacle {
    /// The product carries a disqualification ground.
    #[non_exhaustive]
    DisqualificationGround {
        /// The id of the ground.
        id: String,
    },
    /// A requirement is unmet, and no allowed move meets it.
    #[non_exhaustive]
    Requirement {
        /// The key of the criterion.
        key: String,
        /// The lowest star with an unmet requirement here.
        star: Star,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// A zero ends the evaluation, and no allowed move removes it.
    #[non_exhaustive]
    Zero {
        /// The key of the criterion.
        key: String,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// There is no story, and a criterion that depends on it is required.
    #[non_exhaustive]
    NoStory {
        /// The key of the story criterion.
        key: String,
        /// The reason why the criterion stays.
        held: Held,
    },
    /// The points are too few, even with every allowed move.
    #[non_exhaustive]
    Points {
        /// The highest mean within reach.
        highest: Mean,
        /// The lowest points of the band, plus the margin.
        wanted: Points,
    },
    /// The cheapest plan costs more than the budget.
    #[non_exhaustive]
    Budget {
        /// The cost of the cheapest plan.
        cheapest: Decimal,
    },
}

/// The reason why a criterion stays.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Held {
    /// The request fixes the criterion.
    Fixed,
    /// The request excludes the levels that would be enough.
    Barred,
    /// A step that would be enough has no cost.
    Unpriced,
    /// Several of these together.
    Several,
    /// Another case would be enough, but a case stays.
    Case,
    /// There is no story, on which the criterion depends.
    Story,
    /// No level would be enough.
    Nothing,
}

impl Held {
    /// All reasons.
    pub const ALL: [Self; 7] = [
        Self::Fixed,
        Self::Barred,
        Self::Unpriced,
        Self::Several,
        Self::Case,
        Self::Story,
        Self::Nothing,
    ];

    /// The one spelling.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Barred => "barred",
            Self::Unpriced => "unpriced",
            Self::Several => "several",
            Self::Case => "case",
            Self::Story => "story",
            Self::Nothing => "nothing",
        }
    }
}

crate::base::macros::spelled!(Held, UnknownName, ("nguyên nhân cản trở", "hold"));

impl Obstacle {
    pub(super) fn ground(id: &str) -> Self {
        Self::DisqualificationGround { id: id.to_string() }
    }

    pub(super) fn requirement(key: &str, star: Star, held: Held) -> Self {
        let key = key.to_string();
        Self::Requirement { key, star, held }
    }

    pub(super) fn zero(key: &str, held: Held) -> Self {
        let key = key.to_string();
        Self::Zero { key, held }
    }

    pub(super) fn story(key: &str, held: Held) -> Self {
        let key = key.to_string();
        Self::NoStory { key, held }
    }

    /// The name of the obstacle, in kebab-case.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::DisqualificationGround { .. } => "ground",
            Self::Requirement { .. } => "need",
            Self::Zero { .. } => "zero",
            Self::NoStory { .. } => "no-story",
            Self::Points { .. } => "points",
            Self::Budget { .. } => "budget",
        }
    }
}

crate::base::macros::labels! {
    /// The reason in words.
    Held {
        Self::Fixed => "Được giữ nguyên theo yêu cầu", "Fixed by the request";
        Self::Barred => "Mức đủ đã bị loại trừ", "The levels that are enough are excluded";
        Self::Unpriced => "Bước cần thiết chưa có chi phí", "A step that is needed has no cost";
        Self::Several => "Nhiều nguyên nhân cùng lúc", "Several reasons together";
        Self::Case => "Trường hợp đã chọn không thay đổi", "The chosen case stays";
        Self::Story => "Không có câu chuyện sản phẩm", "There is no product story";
        Self::Nothing => "Không mức nào đủ", "No level is enough";
    }
}

crate::base::macros::labels! {
    /// The obstacle in words, without its values.
    Obstacle {
        Self::DisqualificationGround { .. } => "Có căn cứ loại hoặc dừng đánh giá", "A disqualification ground";
        Self::Requirement { .. } => "Không đạt được yêu cầu của hạng sao", "A requirement that cannot be met";
        Self::Zero { .. } => "Điểm 0 dừng đánh giá", "A zero that ends the evaluation";
        Self::NoStory { .. } => "Không có câu chuyện sản phẩm", "No product story";
        Self::Points { .. } => "Không đủ điểm", "Too few points";
        Self::Budget { .. } => "Vượt ngân sách", "Over the budget";
    }
}
