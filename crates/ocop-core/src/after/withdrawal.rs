//! Withdrawal of certificates (thu hồi): 26/2026, Art. 8.1 and 8.2.

use crate::base::lang::Lang;

/// A ground for the withdrawal of a certificate (thu hồi giấy chứng nhận): 26/2026, Art. 8.1.
///
/// ```
/// use ocop_core::{Lang, Withdrawal};
///
/// let ground: Withdrawal = "misused-mark".parse()?;
/// assert_eq!(ground.letter(), 'd');
/// assert_eq!(ground.label(Lang::En), "Misuse of the OCOP mark");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "thu hồi")]
#[doc(alias = "thu hồi giấy chứng nhận")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Withdrawal {
    /// a) Papers of the dossier are untrue or forged.
    UntruePapers,
    /// b) An inspection finds that the product no longer meets the criteria.
    CriteriaNoLongerMet,
    /// c) The product breaches the law on quality, food safety, environment, intellectual property
    /// or labelling.
    BreachOfLaw,
    /// d) The OCOP mark is misused.
    MisusedMark,
    /// đ) Production has ended.
    ProductionStopped,
    /// e) Another case, if an authority requests it.
    OnRequest,
}

impl Withdrawal {
    /// All grounds, in printed order.
    pub const ALL: [Self; 6] = [
        Self::UntruePapers,
        Self::CriteriaNoLongerMet,
        Self::BreachOfLaw,
        Self::MisusedMark,
        Self::ProductionStopped,
        Self::OnRequest,
    ];

    /// The one spelling of the ground, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UntruePapers => "untrue-papers",
            Self::CriteriaNoLongerMet => "criteria-no-longer-met",
            Self::BreachOfLaw => "breach-of-law",
            Self::MisusedMark => "misused-mark",
            Self::ProductionStopped => "production-stopped",
            Self::OnRequest => "on-request",
        }
    }

    /// The letter of the ground in the decision; đ is between d and e.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::UntruePapers => 'a',
            Self::CriteriaNoLongerMet => 'b',
            Self::BreachOfLaw => 'c',
            Self::MisusedMark => 'd',
            Self::ProductionStopped => 'đ',
            Self::OnRequest => 'e',
        }
    }

    /// The ground in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::UntruePapers => lang.pick(
                "Giấy tờ không đúng sự thật hoặc giả mạo",
                "Papers untrue or forged",
            ),
            Self::CriteriaNoLongerMet => lang.pick(
                "Kiểm tra thấy không còn đạt tiêu chí",
                "Criteria no longer met, by inspection",
            ),
            Self::BreachOfLaw => lang.pick(
                "Vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc ghi nhãn",
                "Breach of the law on quality, food safety, environment, intellectual property or labelling",
            ),
            Self::MisusedMark => lang.pick("Dùng sai nhãn hiệu OCOP", "Misuse of the OCOP mark"),
            Self::ProductionStopped => lang.pick("Ngừng sản xuất", "Production stopped"),
            Self::OnRequest => lang.pick(
                "Trường hợp khác, khi cơ quan có thẩm quyền đề nghị",
                "Another case, on request of an authority",
            ),
        }
    }
}

crate::base::macros::spelled!(
    Withdrawal,
    UnknownName,
    ("căn cứ thu hồi", "ground of withdrawal")
);

/// The authority that withdraws a certificate (thẩm quyền thu hồi): 26/2026, Art. 8.2.
///
/// ```
/// use ocop_core::{Authority, Lang};
///
/// assert_eq!(Authority::Minister.label(Lang::En), "The minister");
/// ```
#[doc(alias = "thẩm quyền thu hồi")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // The law names one for three and four stars, one for five.
pub enum Authority {
    /// The chairman of the provincial people's committee (chủ tịch ủy ban nhân dân cấp tỉnh):
    /// three and four stars.
    ChairmanOfTheProvince,
    /// The minister (bộ trưởng): five stars.
    Minister,
}

impl Authority {
    /// Both authorities, the province first.
    pub const ALL: [Self; 2] = [Self::ChairmanOfTheProvince, Self::Minister];

    /// The one spelling of the authority, in kebab-case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ChairmanOfTheProvince => "chairman-of-the-province",
            Self::Minister => "minister",
        }
    }

    /// The authority in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::ChairmanOfTheProvince => lang.pick(
                "Chủ tịch Ủy ban nhân dân cấp tỉnh",
                "The chairman of the provincial people's committee",
            ),
            Self::Minister => lang.pick("Bộ trưởng", "The minister"),
        }
    }
}

crate::base::macros::spelled!(
    Authority,
    UnknownName,
    ("cơ quan có thẩm quyền", "authority"),
    (
        "chairman-of-the-province hoặc minister",
        "chairman-of-the-province or minister"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grounds_follow_the_vietnamese_alphabet() {
        assert_eq!(
            Withdrawal::ALL.map(Withdrawal::letter),
            ['a', 'b', 'c', 'd', 'đ', 'e']
        );
    }

    #[test]
    fn no_two_grounds_or_authorities_have_the_same_text() {
        for lang in Lang::ALL {
            for (index, ground) in Withdrawal::ALL.into_iter().enumerate() {
                for other in &Withdrawal::ALL[index + 1..] {
                    assert_ne!(ground.as_str(), other.as_str());
                    assert_ne!(ground.label(lang), other.label(lang));
                }
            }
            let [province, minister] = Authority::ALL.map(|authority| authority.label(lang));
            assert_ne!(province, minister);
        }
    }
}
