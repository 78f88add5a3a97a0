//! Declared facts (số liệu kê khai): parts I and II of Mẫu 02 (26/2026, Annex III).
//!
//! Shares are decimal fractions from 0 to 1. Money is in whole đồng. Both are written as strings.

use alloc::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::read::{amount, money, objects, set, some};
use crate::base::setters::setters;
use crate::base::words::vocabulary;

/// The facts that the applicant declares.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Workers.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub workers: Option<Workers>,
    /// The origin of the raw material, or of a fresh product itself.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub material: Option<Material>,
    /// Chain contracts (hợp đồng liên kết).
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub contracts: Option<Contracts>,
    /// The share of capital contributed by the local community.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub local_capital: Option<Decimal>,
    /// Business results by year, such as `"2025"`.
    #[serde(
        deserialize_with = "objects",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub years: BTreeMap<u16, Year>,
    /// Markets and agents.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
    /// The number of promotion activities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_activities: Option<u32>,
    /// The share of managers and staff with professional training (tourism).
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub trained_staff: Option<Decimal>,
    /// The share of service establishments that meet the conditions (tourism).
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub eligible_establishments: Option<Decimal>,
    /// The number of nutrient indicators that are declared and tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nutrient_indicators: Option<u32>,
    /// The ticked boxes in part I of Mẫu 02.
    #[serde(deserialize_with = "set", skip_serializing_if = "BTreeSet::is_empty")]
    pub ticks: BTreeSet<Tick>,
}

/// The numbers of all workers and of local workers.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Workers {
    /// All workers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// Workers from the commune (26/2026), the district (148/2023) or the locality (1048/2019).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local: Option<u32>,
}

/// Shares of raw material, or of a fresh product itself, by origin.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Material {
    /// From the commune.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub commune: Option<Decimal>,
    /// From the province, including the commune.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub province: Option<Decimal>,
    /// From other countries.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub imported: Option<Decimal>,
    /// The share that meets a standard (1048/2019: GACP-WHO or equivalent).
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub standard: Option<Decimal>,
}

/// Chain contracts: the shares under contract and the months of performance.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Contracts {
    /// The contracted share of sales volume.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub sales: Option<Decimal>,
    /// The contracted share of input material (148/2023).
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub input: Option<Decimal>,
    /// Months of steady performance up to registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// The results of a year.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Year {
    /// Revenue in đồng.
    #[serde(with = "money", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Money>")
    )]
    pub revenue: Option<Decimal>,
    /// Profit in đồng; negative for a loss.
    #[serde(with = "money", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Money>")
    )]
    pub profit: Option<Decimal>,
    /// The class of a cooperative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cooperative_class: Option<CooperativeClass>,
}

/// Markets and agents.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Market {
    /// The reach of the market.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// The number of representatives and agents for distribution or, in tourism, for promotion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agents: Option<u32>,
}

vocabulary! {
    /// The reach of a market. Each reach includes those before it.
    Reach, "phạm vi thị trường", "market reach";
    Commune = "commune", "trong xã", "within the commune";
    OutsideCommune = "outside-commune", "ngoài xã", "outside the commune";
    OutsideDistrict = "outside-district", "ngoài huyện", "outside the district";
    OutsideProvince = "outside-province", "ngoài tỉnh", "outside the province";
    International = "international", "quốc tế", "other countries";
}

vocabulary! {
    /// The yearly classification of a cooperative.
    CooperativeClass, "xếp loại hợp tác xã", "class of a cooperative";
    Weak = "weak", "yếu", "weak";
    Average = "average", "trung bình", "average";
    Fair = "fair", "khá", "fair";
    Good = "good", "tốt", "good";
}

vocabulary! {
    /// A box in part I of Mẫu 02, ticked for what the applicant has.
    Tick, "ô đánh dấu của Mẫu 02", "tick of Mẫu 02";
    BusinessRegistration = "business-registration", "đăng ký kinh doanh", "business registration";
    QualityDeclaration = "quality-declaration", "công bố chất lượng", "quality declaration";
    FoodSafety = "food-safety", "giấy chứng nhận an toàn thực phẩm", "food-safety certificate";
    ProductionEligibility = "production-eligibility", "giấy chứng nhận đủ điều kiện sản xuất", "production-eligibility certificate";
    Trademark = "trademark", "nhãn hiệu", "trademark";
    OriginMark = "origin-mark", "chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận", "geographical indication, collective or certification mark";
    Patent = "patent", "sáng chế", "patent";
    IndustrialDesign = "industrial-design", "kiểu dáng công nghiệp", "industrial design";
    Copyright = "copyright", "bản quyền", "copyright";
    OtherIntellectualProperty = "other-intellectual-property", "sở hữu trí tuệ khác", "other intellectual property";
}

setters! {
    Facts {
        some workers: Workers;
        some material: Material;
        some contracts: Contracts;
        some local_capital: Decimal;
        each years: (u16, Year);
        some market: Market;
        some promotion_activities: u32;
        some trained_staff: Decimal;
        some eligible_establishments: Decimal;
        some nutrient_indicators: u32;
        each ticks: Tick;
    }
}

setters! {
    Workers {
        some total: u32;
        some local: u32;
    }
}

setters! {
    Material {
        some commune: Decimal;
        some province: Decimal;
        some imported: Decimal;
        some standard: Decimal;
    }
}

setters! {
    Contracts {
        some sales: Decimal;
        some input: Decimal;
        some months: u32;
    }
}

setters! {
    Year {
        some revenue: Decimal;
        some profit: Decimal;
        some cooperative_class: CooperativeClass;
    }
}

setters! {
    Market {
        some reach: Reach;
        some agents: u32;
    }
}
