//! The kinds of differences, by name.

/// What kind of difference it is; [`as_str`](DifferenceKind::as_str) is the name, never reused.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// The bytes are not the canonical form of RFC 8785: spaces, another order, other escapes.
    NotCanonical,
    /// The minutes are not those of the trusted digest.
    OtherMinutes,
    /// A digest is not that of what it stands for.
    DigestDiffers,
    /// The two minutes are of different sheets.
    SheetChanged,
    /// The sheet's facts are not those of this release, or of the other minutes.
    TableChanged,
    /// The product is another.
    ProductChanged,
    /// The tier is another.
    TierChanged,
    /// The day of filing or of decision is another.
    DayChanged,
    /// Who came to the meeting is told otherwise.
    AttendanceChanged,
    /// A rule of the council is another; the subject names it.
    RuleChanged,
    /// A ground was added or taken away; the subject names it where it is known.
    GroundChanged,
    /// There are more or fewer scorecards.
    MembersChanged,
    /// A sheet code is none, or of another sheet.
    CodeChanged,
    /// A member's choice on a criterion is another; the subject is the criterion's key.
    ChoiceChanged,
    /// The choices are no scorecard, so that the rating cannot be computed anew.
    ImpossibleScorecard,
    /// A field of the rating is not what follows; the subject names it.
    RatingDiffers,
}

impl DifferenceKind {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::NotCanonical,
        Self::OtherMinutes,
        Self::DigestDiffers,
        Self::SheetChanged,
        Self::TableChanged,
        Self::ProductChanged,
        Self::TierChanged,
        Self::DayChanged,
        Self::AttendanceChanged,
        Self::RuleChanged,
        Self::GroundChanged,
        Self::MembersChanged,
        Self::CodeChanged,
        Self::ChoiceChanged,
        Self::ImpossibleScorecard,
        Self::RatingDiffers,
    ];

    /// The name of the kind in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotCanonical => "not-canonical",
            Self::OtherMinutes => "other-minutes",
            Self::DigestDiffers => "digest-differs",
            Self::SheetChanged => "sheet-changed",
            Self::TableChanged => "table-changed",
            Self::ProductChanged => "product-changed",
            Self::TierChanged => "tier-changed",
            Self::DayChanged => "day-changed",
            Self::AttendanceChanged => "attendance-changed",
            Self::RuleChanged => "rule-changed",
            Self::GroundChanged => "ground-changed",
            Self::MembersChanged => "members-changed",
            Self::CodeChanged => "code-changed",
            Self::ChoiceChanged => "choice-changed",
            Self::ImpossibleScorecard => "impossible-scorecard",
            Self::RatingDiffers => "rating-differs",
        }
    }
}

crate::base::macros::spelled!(
    DifferenceKind,
    BadValue,
    "kind of difference",
    "one of `DifferenceKind::ALL`"
);
