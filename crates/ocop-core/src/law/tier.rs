//! Tiers of councils: district, province and centre (26/2026, Art. 4.1).

use crate::base::lang::Lang;

/// The tier (cấp) of the council that scores. It decides which stars the council recognises
/// (26/2026, Art. 4.1).
///
/// ```
/// use ocop_core::Tier;
///
/// assert_eq!("province".parse::<Tier>()?, Tier::Province);
/// assert_eq!(Tier::default(), Tier::Province);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "cấp")]
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // The law fixes the tiers. The commune gives no score.
pub enum Tier {
    /// The district (cấp huyện), which scored until it was abolished in 2025.
    District,
    /// The province (cấp tỉnh), the tier of most councils.
    #[default]
    Province,
    /// The centre (cấp trung ương): the ministry's council.
    Centre,
}

impl Tier {
    /// All tiers, from the lowest.
    pub const ALL: [Self; 3] = [Self::District, Self::Province, Self::Centre];

    /// The one spelling of the tier.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Province => "province",
            Self::Centre => "centre",
        }
    }

    /// The tier in words.
    ///
    /// ```
    /// use ocop_core::{Lang, Tier};
    ///
    /// assert_eq!(Tier::Province.label(Lang::Vi), "cấp tỉnh");
    /// ```
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::District => lang.pick("cấp huyện", "district"),
            Self::Province => lang.pick("cấp tỉnh", "province"),
            Self::Centre => lang.pick("trung ương", "centre"),
        }
    }
}

crate::base::macros::spelled!(
    Tier,
    UnknownTier,
    ("cấp", "tier"),
    (
        "district, province hoặc centre",
        "district, province or centre"
    )
);
