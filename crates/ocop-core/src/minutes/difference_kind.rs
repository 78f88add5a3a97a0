//! The kinds of differences, by name.

/// The kind of a difference. [`as_str`](DifferenceKind::as_str) is its name, which is never reused.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// The bytes are not the canonical form of RFC 8785: spaces, another order, other escapes.
    NotCanonical,
    /// The digest of the minutes is not the trusted one.
    OtherMinutes,
    /// A digest does not match its member.
    DigestDiffers,
    /// The two minutes are of different sheets.
    SheetChanged,
    /// The sheet's facts differ from this release, or from the other minutes.
    TableChanged,
    /// The product differs.
    ProductChanged,
    /// The tier differs.
    TierChanged,
    /// The filing date or the decision date differs.
    DayChanged,
    /// The kind of the dossier differs.
    DossierKindChanged,
    /// The attendance differs.
    AttendanceChanged,
    /// A rule of the council differs; the subject names it.
    RuleChanged,
    /// A ground was added or removed; the subject names it if known.
    GroundChanged,
    /// There are more or fewer scorecards, or one is of another member or round.
    MembersChanged,
    /// A sheet code is invalid, or of another sheet.
    CodeChanged,
    /// A member's choice on a criterion differs; the subject is the criterion's key.
    ChoiceChanged,
    /// The choices do not form a scorecard, so the rating cannot be recomputed.
    ImpossibleScorecard,
    /// The members, rounds or days are not those of any council, so the rating cannot be recomputed.
    ImpossibleCouncil,
    /// A field of the rating does not follow from the scorecards; the subject names it.
    RatingDiffers,
}

impl DifferenceKind {
    /// All kinds.
    pub const ALL: [Self; 18] = [
        Self::NotCanonical,
        Self::OtherMinutes,
        Self::DigestDiffers,
        Self::SheetChanged,
        Self::TableChanged,
        Self::ProductChanged,
        Self::TierChanged,
        Self::DayChanged,
        Self::DossierKindChanged,
        Self::AttendanceChanged,
        Self::RuleChanged,
        Self::GroundChanged,
        Self::MembersChanged,
        Self::CodeChanged,
        Self::ChoiceChanged,
        Self::ImpossibleScorecard,
        Self::ImpossibleCouncil,
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
            Self::DossierKindChanged => "dossier-kind-changed",
            Self::AttendanceChanged => "attendance-changed",
            Self::RuleChanged => "rule-changed",
            Self::GroundChanged => "ground-changed",
            Self::MembersChanged => "members-changed",
            Self::CodeChanged => "code-changed",
            Self::ChoiceChanged => "choice-changed",
            Self::ImpossibleScorecard => "impossible-scorecard",
            Self::ImpossibleCouncil => "impossible-council",
            Self::RatingDiffers => "rating-differs",
        }
    }
}

crate::base::macros::spelled!(
    DifferenceKind,
    UnknownName,
    ("loại khác biệt", "kind of difference")
);

crate::base::macros::labels! {
    /// The kind of difference in words.
    DifferenceKind {
        Self::NotCanonical => "Cách viết không chuẩn", "Not in canonical form";
        Self::OtherMinutes => "Biên bản khác", "Other minutes";
        Self::DigestDiffers => "Mã băm không khớp", "Digest differs";
        Self::SheetChanged => "Bộ tiêu chí khác", "Other sheet";
        Self::TableChanged => "Nội dung bộ tiêu chí khác", "Facts of the sheet differ";
        Self::ProductChanged => "Sản phẩm khác", "Product differs";
        Self::TierChanged => "Cấp khác", "Tier differs";
        Self::DayChanged => "Ngày khác", "Date differs";
        Self::DossierKindChanged => "Loại hồ sơ khác", "Kind of dossier differs";
        Self::AttendanceChanged => "Thành phần dự họp khác", "Attendance differs";
        Self::RuleChanged => "Quy chế khác", "Rule differs";
        Self::GroundChanged => "Căn cứ khác", "Ground added or removed";
        Self::MembersChanged => "Phiếu chấm hoặc thành viên khác", "Scorecards or members differ";
        Self::CodeChanged => "Mã phiếu khác", "Sheet code differs";
        Self::ChoiceChanged => "Lựa chọn khác", "Choice differs";
        Self::ImpossibleScorecard => "Phiếu chấm không hợp lệ", "Impossible scorecard";
        Self::ImpossibleCouncil => "Hội đồng không hợp lệ", "Impossible council";
        Self::RatingDiffers => "Kết quả khác", "Rating differs";
    }
}
