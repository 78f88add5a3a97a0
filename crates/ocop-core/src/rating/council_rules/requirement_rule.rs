//! How a council meets the requirement of a mark: 26/2026, Annex II (`minimum-by-mean`,
//! `minimum-by-council-rule`).

/// How a council meets a requirement (`minimum-by-council-rule`).
///
/// ```
/// use ocop_core::RequirementRule;
///
/// assert_eq!("every-member".parse::<RequirementRule>()?, RequirementRule::EveryMember);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RequirementRule {
    /// The exact mean of the members' points is at least the requirement.
    #[default]
    Mean,
    /// Every member is at or above the requirement.
    EveryMember,
    /// More than half of the members are at or above the requirement.
    Majority,
}

impl RequirementRule {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Mean, Self::EveryMember, Self::Majority];

    /// The one spelling of the way.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::EveryMember => "every-member",
            Self::Majority => "majority",
        }
    }

    /// Whether a requirement is met: by the sum of the members' points, and by how many reach it.
    #[inline]
    pub(crate) fn is_met(self, requirement: u8, sum: u64, reached: u64, members: u64) -> bool {
        match self {
            // The mean reaches it if the sum is at least the requirement times the members.
            Self::Mean => sum >= u64::from(requirement) * members,
            Self::EveryMember => reached == members,
            Self::Majority => reached * 2 > members,
        }
    }
}

crate::base::macros::spelled!(
    RequirementRule,
    UnknownName,
    ("quy tắc xét yêu cầu", "requirement rule"),
    (
        "mean, every-member hoặc majority",
        "mean, every-member or majority"
    )
);

crate::base::macros::labels! {
    /// How a requirement is met, in words.
    RequirementRule {
        Self::Mean => "Điểm trung bình của hội đồng đạt yêu cầu", "The mean of the council meets the requirement";
        Self::EveryMember => "Mọi thành viên chấm đạt yêu cầu", "Every member meets the requirement";
        Self::Majority => "Quá nửa số thành viên chấm đạt yêu cầu", "More than half of the members meet the requirement";
    }
}
