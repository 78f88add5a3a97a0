//! The measured facts in the conditions of levels.

use crate::base::words::vocabulary;

vocabulary! {
    /// A fact that the condition of a level measures, declared by the applicant.
    Fact, "số liệu đo", "measured fact";
    /// `workers.local / workers.total`. Local: of the commune (26/2026), the district (148/2023), the locality (1048/2019).
    LocalWorkers = "local-workers", "tỷ lệ lao động địa phương", "share of local workers";
    /// `material.commune`.
    CommuneMaterial = "material-from-commune", "tỷ lệ nguyên liệu, sản phẩm trong xã", "share of material or product from the commune";
    /// `material.province`.
    ProvinceMaterial = "material-from-province", "tỷ lệ nguyên liệu, sản phẩm trong tỉnh", "share of material or product from the province";
    /// `contracts.sales`.
    ContractedSales = "contracted-sales", "tỷ lệ sản lượng tiêu thụ có hợp đồng liên kết", "share of sales volume under linkage contracts";
    /// `contracts.input`.
    ContractedInput = "contracted-input", "tỷ lệ nguyên liệu đầu vào có hợp đồng liên kết", "share of input material under linkage contracts";
    /// `contracts.months`.
    ContractMonths = "contract-months", "số tháng thực hiện hợp đồng liên kết ổn định", "number of months of steady performance of linkage contracts";
    /// `local_capital`.
    LocalCapital = "local-capital", "tỷ lệ vốn góp của cộng đồng địa phương", "share of capital from the local community";
    /// Growth of the last year's revenue on the year before.
    RevenueGrowth = "revenue-growth", "tăng trưởng doanh thu so với năm trước", "revenue growth over the previous year";
    /// `market.agents`.
    Agents = "agents", "số đại diện, đại lý phân phối hoặc quảng bá", "number of representatives or agents for distribution or promotion";
    /// `market.reach`: 0 the commune, 1 outside it, 2 outside the district, 3 outside the province, 4 other countries.
    MarketReach = "market-reach", "phạm vi thị trường", "market reach";
    /// `promotion_activities`.
    PromotionActivities = "promotion-activities", "số hoạt động quảng bá", "number of promotion activities";
    /// `trained_staff`.
    TrainedStaff = "trained-staff", "tỷ lệ quản lý, nhân viên được đào tạo", "share of trained managers and staff";
    /// `eligible_establishments`.
    EligibleEstablishments = "eligible-establishments", "tỷ lệ cơ sở dịch vụ đủ điều kiện", "share of eligible service establishments";
    /// `nutrient_indicators`.
    NutrientIndicators = "nutrient-indicators", "số chỉ tiêu dinh dưỡng", "number of nutrient indicators";
    /// `material.standard`.
    StandardMaterial = "standard-material", "tỷ lệ nguyên liệu đạt tiêu chuẩn", "share of raw material that meets a standard";
}

impl Fact {
    /// Its path in a dossier.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::LocalWorkers => "facts.workers.local",
            Self::CommuneMaterial => "facts.material.commune",
            Self::ProvinceMaterial => "facts.material.province",
            Self::StandardMaterial => "facts.material.standard",
            Self::ContractedSales => "facts.contracts.sales",
            Self::ContractedInput => "facts.contracts.input",
            Self::ContractMonths => "facts.contracts.months",
            Self::LocalCapital => "facts.local_capital",
            Self::RevenueGrowth => "facts.years",
            Self::Agents => "facts.market.agents",
            Self::MarketReach => "facts.market.reach",
            Self::PromotionActivities => "facts.promotion_activities",
            Self::TrainedStaff => "facts.trained_staff",
            Self::EligibleEstablishments => "facts.eligible_establishments",
            Self::NutrientIndicators => "facts.nutrient_indicators",
        }
    }
}
