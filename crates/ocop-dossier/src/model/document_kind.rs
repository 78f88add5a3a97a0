//! Kinds of document, from the evidence lines of Mẫu 02 (26/2026, Annex III) and the lists of the
//! earlier editions, with the entries that each kind requires.

use alloc::vec::Vec;

use ocop_core::{Label, Lang};

use crate::base::words::vocabulary;

vocabulary! {
    /// The kind of a document.
    DocumentKind, "loại tài liệu", "kind of document";
    BusinessRegistration = "business-registration", "giấy đăng ký kinh doanh", "business registration";
    ProductionEligibility = "production-eligibility-certificate", "giấy chứng nhận đủ điều kiện sản xuất", "certificate of production eligibility";
    ProductionLicence = "production-licence", "giấy phép sản xuất", "production licence";
    FoodSafetyCertificate = "food-safety-certificate", "giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "food-safety eligibility certificate";
    FoodSafetyCommitment = "food-safety-commitment", "bản cam kết sản xuất thực phẩm an toàn", "food-safety commitment";
    GmpCertificate = "gmp-certificate", "giấy chứng nhận thực hành sản xuất tốt (GMP)", "good manufacturing practice (GMP) certificate";
    ExportEligibility = "export-eligibility-paper", "giấy tờ đủ điều kiện xuất khẩu", "export-eligibility document";
    InspectionRecord = "inspection-record", "biên bản kiểm tra, hậu kiểm", "inspection record";
    EnvironmentPaper = "environment-paper", "hồ sơ môi trường", "environmental document";
    EnvironmentProof = "environment-proof", "minh chứng thu gom, xử lý chất thải", "evidence of waste collection and treatment";
    FireSafetyPaper = "fire-safety-paper", "giấy tờ phòng cháy chữa cháy", "fire-safety document";
    SecurityCertificate = "security-certificate", "giấy chứng nhận đủ điều kiện an ninh, trật tự", "security and order certificate";
    ProductStandard = "product-standard", "tiêu chuẩn sản phẩm", "product standard";
    QualityDeclaration = "quality-declaration", "bản công bố chất lượng sản phẩm", "quality declaration";
    TestReport = "test-report", "phiếu kết quả kiểm nghiệm", "test report";
    QualityControlPlan = "quality-control-plan", "kế hoạch kiểm soát chất lượng", "quality-control plan";
    BatchRecords = "batch-records", "hồ sơ lô sản xuất", "batch records";
    QualityCertificate = "quality-management-certificate", "giấy chứng nhận quản lý chất lượng (ISO, HACCP…)", "quality-management certificate (ISO, HACCP, …)";
    AreaCertificate = "area-certificate", "giấy chứng nhận vùng nguyên liệu, vùng sản xuất (VietGAP, hữu cơ…)", "certificate of the raw-material or production area (VietGAP, organic, …)";
    AreaCode = "area-code", "mã số vùng trồng, vùng nuôi", "growing-area code";
    OriginConfirmation = "origin-confirmation", "giấy xác nhận nguồn gốc nguyên liệu", "confirmation of raw-material origin";
    ChainContract = "chain-contract", "hợp đồng liên kết chuỗi", "chain-linkage contract";
    ContractSettlement = "contract-settlement", "biên bản thanh lý hợp đồng", "contract settlement";
    Invoice = "invoice", "hóa đơn", "invoice";
    ProcessDescription = "process-description", "thuyết minh quy trình sản xuất", "description of the production process";
    TechnologyDescription = "technology-description", "thuyết minh công nghệ", "description of the technology";
    Photographs = "photographs", "ảnh chụp", "photographs";
    WorkerList = "worker-list", "danh sách lao động", "list of workers";
    CapitalList = "capital-list", "danh sách thành viên góp vốn", "list of capital contributions";
    FinancialStatements = "financial-statements", "báo cáo tài chính", "financial statements";
    CooperativeClassification = "cooperative-classification", "kết quả phân loại hợp tác xã", "classification of the cooperative";
    AccountingRecords = "accounting-records", "sổ sách kế toán", "accounting records";
    TrainingCertificate = "training-certificate", "chứng chỉ đào tạo", "training certificate";
    RepresentativePaper = "representative-paper", "giấy tờ của người đại diện", "document of the representative";
    TrademarkApplication = "trademark-application", "đơn đăng ký nhãn hiệu được chấp nhận hợp lệ hoặc công bố", "accepted or published trademark application";
    TrademarkCertificate = "trademark-certificate", "giấy chứng nhận đăng ký nhãn hiệu", "trademark certificate";
    OriginSign = "origin-sign", "văn bản về quyền sử dụng nhãn hiệu tập thể, nhãn hiệu chứng nhận", "document on the right to use a collective or certification mark";
    GeographicalIndication = "geographical-indication", "văn bản về quyền sử dụng chỉ dẫn địa lý", "document on the right to use a geographical indication";
    Patent = "patent", "bằng độc quyền sáng chế, giải pháp hữu ích", "patent or utility solution";
    IndustrialDesign = "industrial-design", "bằng độc quyền kiểu dáng công nghiệp", "industrial design patent";
    Copyright = "copyright", "giấy chứng nhận quyền tác giả", "copyright certificate";
    OtherIntellectualProperty = "other-intellectual-property", "giấy tờ sở hữu trí tuệ khác", "other intellectual-property document";
    ProductLabel = "product-label", "nhãn sản phẩm", "product label";
    PackagingSample = "packaging-design", "mẫu bao bì", "packaging design";
    Barcode = "barcode", "mã số, mã vạch", "barcode";
    Traceability = "traceability", "tem, mã truy xuất nguồn gốc", "traceability code";
    DesignFile = "design-file", "hồ sơ thiết kế", "design file";
    Instructions = "instructions-for-use", "hướng dẫn sử dụng", "instructions for use";
    SalesContract = "sales-contract", "hợp đồng bán hàng, đại lý", "sales or agency contract";
    SalesOrder = "sales-order", "đơn hàng, phiếu ký gửi", "order or consignment note";
    ExportContract = "export-contract", "hợp đồng xuất khẩu", "export contract";
    ExportDeclaration = "export-declaration", "tờ khai hải quan, vận đơn xuất khẩu", "export declaration or bill of lading";
    DistributionList = "distribution-list", "danh sách đại lý, điểm bán", "list of agents and outlets";
    DistributionDecision = "distribution-decision", "quyết định phân công, bộ phận phân phối", "decision on who manages distribution";
    Website = "website", "trang web, mạng xã hội", "website or social media";
    OnlineShop = "online-shop", "gian hàng điện tử", "online shop";
    PromotionRecord = "promotion-record", "minh chứng hoạt động quảng bá", "record of promotion activities";
    TradePromotion = "trade-promotion-record", "minh chứng tham gia xúc tiến thương mại", "record of trade promotion";
    PromotionMaterial = "promotion-material", "tờ rơi, ảnh, phim quảng bá", "promotion leaflet, posters or film";
    Story = "product-story", "tài liệu câu chuyện sản phẩm", "product story";
    Award = "award", "giải thưởng, danh hiệu", "award";
    HeritageRecognition = "heritage-recognition", "giấy tờ công nhận di sản, nghề truyền thống, nghệ nhân", "recognition of heritage, craft or artisan";
    SpecialtyRecognition = "specialty-recognition", "minh chứng đặc sản, sản phẩm đặc trưng", "evidence of a specialty or typical product";
    BilingualMaterial = "bilingual-material", "tài liệu song ngữ", "bilingual material";
    TourismRegistration = "tourism-registration", "giấy đăng ký, giấy phép kinh doanh dịch vụ du lịch", "registration or licence for tourism services";
    TourismStandard = "tourism-standard-recognition", "quyết định công nhận điểm du lịch, cơ sở đạt chuẩn", "recognition as a tourist site or of a tourism standard";
    ServiceRules = "service-rules", "nội quy, quy chế dịch vụ", "service rules";
    ServicePlan = "service-plan", "kế hoạch dịch vụ, thị trường", "plan for services and markets";
    ServiceList = "service-list", "danh mục dịch vụ, hàng hóa", "list of services and goods";
    CommunityAgreement = "community-agreement", "quy ước, thỏa thuận của cộng đồng", "community agreement";
    LinkageAgreement = "linkage-agreement", "thỏa thuận liên kết tuyến, điểm du lịch", "agreement on tourism links";
    VisitorRatings = "visitor-ratings", "phiếu, xếp hạng đánh giá của khách", "visitor ratings";
    NewRuralDecision = "new-rural-decision", "quyết định công nhận đạt chuẩn nông thôn mới", "new-rural standard decision";
    SitePlan = "site-plan", "sơ đồ, thiết kế cảnh quan, hạ tầng", "plan of site, landscape and infrastructure";
    TransferPaper = "transfer-paper", "giấy chuyển giao, chuyển đổi, ủy quyền", "transfer, conversion or authorisation";
    Other = "other", "tài liệu khác", "other document";
}

/// The entries that a document of a kind requires.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Demands {
    /// It has a number.
    pub(crate) number: bool,
    /// An authority or a separate body issues it.
    pub(crate) issuer: bool,
    /// It has a date of issue.
    pub(crate) issued: bool,
    /// It expires: the last valid day is required.
    pub(crate) term: bool,
    /// It is issued to the applicant.
    pub(crate) holder: bool,
    /// It names the product.
    pub(crate) product: bool,
    /// It names its standard.
    pub(crate) standard: bool,
}

impl DocumentKind {
    /// The entries that this kind requires. This is the practice of clerks, not law: no edition says what a
    /// copy must show.
    pub(crate) const fn demands(self) -> Demands {
        DEMANDS[self as usize]
    }

    /// Whether it is a legal paper (giấy tờ pháp lý): an authority or a separate body issues it, or it has a
    /// term by its nature. A contract is none.
    pub(crate) const fn is_legal(self) -> bool {
        let demands = self.demands();
        demands.issuer || demands.term
    }

    const fn required(self) -> Demands {
        let marks = match self {
            Self::BusinessRegistration | Self::TourismRegistration => "nidh",
            Self::ProductionEligibility | Self::EnvironmentPaper | Self::SecurityCertificate => {
                "nidh"
            }
            Self::ProductionLicence | Self::FoodSafetyCertificate | Self::GmpCertificate => "nidth",
            Self::FoodSafetyCommitment => "dth",
            Self::TrademarkCertificate | Self::IndustrialDesign => "nidth",
            Self::QualityCertificate => "nidths",

            Self::AreaCertificate => "nidts",
            Self::TrademarkApplication | Self::Copyright | Self::Patent => "nidh",
            Self::OriginSign | Self::GeographicalIndication => "nidh",
            Self::TransferPaper => "dh",
            Self::ProductStandard => "ndh",
            Self::QualityDeclaration => "ndhps",
            Self::TestReport => "nidps",
            Self::ProductLabel => "p",
            Self::ChainContract
            | Self::SalesContract
            | Self::ExportContract
            | Self::ExportDeclaration
            | Self::Invoice => "nd",
            Self::ExportEligibility | Self::FireSafetyPaper => "nid",
            Self::NewRuralDecision | Self::TourismStandard | Self::HeritageRecognition => "nid",
            Self::CooperativeClassification | Self::OriginConfirmation => "id",
            Self::InspectionRecord | Self::Award => "id",
            Self::AreaCode | Self::Traceability => "n",
            // The right to use the numbers is given for a term.
            Self::Barcode => "nt",
            Self::WorkerList
            | Self::CapitalList
            | Self::FinancialStatements
            | Self::ContractSettlement
            | Self::QualityControlPlan
            | Self::CommunityAgreement
            | Self::LinkageAgreement
            | Self::ServiceRules
            | Self::ServicePlan
            | Self::DistributionDecision => "d",
            _ => "",
        };
        Demands {
            number: has(marks, b'n'),
            issuer: has(marks, b'i'),
            issued: has(marks, b'd'),
            term: has(marks, b't'),
            holder: has(marks, b'h'),
            product: has(marks, b'p'),
            standard: has(marks, b's'),
        }
    }
}

/// The entries that each kind requires, in the order of the kinds.
const DEMANDS: [Demands; DocumentKind::ALL.len()] = {
    let mut demands = [DocumentKind::Other.required(); DocumentKind::ALL.len()];
    let mut at = 0;
    while at < demands.len() {
        demands[at] = DocumentKind::ALL[at].required();
        at += 1;
    }
    demands
};

const fn has(marks: &str, mark: u8) -> bool {
    let marks = marks.as_bytes();
    let mut at = 0;
    while at < marks.len() {
        if marks[at] == mark {
            return true;
        }
        at += 1;
    }
    false
}

/// A set of kinds of document. A quality-management certificate has a second bit, for standards that do
/// not replace the food-safety certificate.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Kinds(u128);

impl Kinds {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const ALL: Self = Self(u128::MAX);
    /// Certificates to standards such as ISO 9001.
    pub(crate) const OTHER_QUALITY: Self = Self(1 << 127);

    pub(crate) const fn of(kinds: &[DocumentKind]) -> Self {
        let mut set = Self::NONE;
        let mut at = 0;
        while at < kinds.len() {
            set = set.and(Self::one(kinds[at]));
            at += 1;
        }
        set
    }

    pub(crate) const fn one(kind: DocumentKind) -> Self {
        let own = Self(1 << kind as u32);
        match kind {
            DocumentKind::QualityCertificate => own.and(Self::OTHER_QUALITY),
            _ => own,
        }
    }

    /// The set without quality-management certificates to standards such as ISO 9001.
    pub(crate) const fn for_food_safety(self) -> Self {
        self.without(Self::OTHER_QUALITY)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    pub(crate) const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether every kind of the set is in another.
    pub(crate) const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub(crate) const fn has(self, kind: DocumentKind) -> bool {
        self.meets(Self::one(kind))
    }

    /// The kinds in the set, in their order.
    pub(crate) fn iter(self) -> impl Iterator<Item = DocumentKind> {
        let mut left = self.without(Self::OTHER_QUALITY).0;
        if self.meets(Self::OTHER_QUALITY) {
            left |= 1 << DocumentKind::QualityCertificate as u32;
        }
        core::iter::from_fn(move || {
            let next = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            DocumentKind::ALL.get(next as usize).copied()
        })
    }

    /// The kinds as words, if one of them is enough: `hóa đơn hoặc biên bản thanh lý hợp đồng`.
    pub(crate) fn either(self) -> Label {
        let any_standard = self.meets(Self::OTHER_QUALITY);
        let joined = |lang: Lang, or: &str| {
            let labels = self.iter().map(|kind| match kind {
                DocumentKind::QualityCertificate if !any_standard => FOOD_SAFETY.get(lang),
                _ => kind.label(lang),
            });
            labels.collect::<Vec<_>>().join(or)
        };
        Label::new(joined(Lang::Vi, " hoặc "), joined(Lang::En, " or "))
    }
}

/// A quality-management certificate that replaces the food-safety certificate.
static FOOD_SAFETY: Label = Label::constant(
    "giấy chứng nhận HACCP, ISO 22000, IFS, BRC, FSSC 22000 hoặc tương đương",
    "HACCP, ISO 22000, IFS, BRC, FSSC 22000 or equivalent certificate",
);

// A set has a bit for every kind, and one more.
const _: () = assert!(DocumentKind::ALL.len() < 128);
