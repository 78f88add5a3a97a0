//! Editions of the law, by id. [`registry`](super::registry) finds the data of an edition.

/// An edition of the law: one decision (quyết định) of the Prime Minister with its sheets.
///
/// It prints as the decision's number and year. This release has all 26 sheets of 26/2026 and of
/// 148/2023. It has 25 sheets of 1048/2019, because there is no source for “Gạo, ngũ cốc”.
///
/// ```
/// use ocop_core::Edition;
///
/// let edition: Edition = "26/2026".parse()?;
/// assert_eq!(edition, Edition::E2026);
/// assert_eq!(edition.sheets().count(), 26);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "quyết định")]
#[doc(alias = "bộ tiêu chí")]
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Edition {
    /// Quyết định 1048/QĐ-TTg of 21/08/2019, `1048/2019`.
    E2019,
    /// Quyết định 148/QĐ-TTg of 24/02/2023, `148/2023`.
    E2023,
    /// Quyết định 26/2026/QĐ-TTg of 22/05/2026, `26/2026`, in force.
    E2026,
}

impl Edition {
    /// All editions that this release knows, the oldest first.
    pub const ALL: [Self; 3] = [Self::E2019, Self::E2023, Self::E2026];
}

crate::base::macros::labels! {
    /// The decision in words.
    Edition {
        Self::E2019 => "Quyết định 1048/QĐ-TTg năm 2019", "Decision 1048/QĐ-TTg of 2019";
        Self::E2023 => "Quyết định 148/QĐ-TTg năm 2023", "Decision 148/QĐ-TTg of 2023";
        Self::E2026 => "Quyết định 26/2026/QĐ-TTg", "Decision 26/2026/QĐ-TTg";
    }
}
