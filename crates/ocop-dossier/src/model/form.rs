//! Forms (mẫu, biểu) with their parts and signatures: those of 26/2026, Annex III, and of 1048/2019.

use alloc::collections::BTreeSet;
use alloc::string::String;

use ocop_core::Date;
use serde::{Deserialize, Serialize};

use crate::base::read::{day, set, some};
use crate::base::setters::setters;
use crate::base::words::vocabulary;

vocabulary! {
    /// A form of a dossier.
    FormKind, "mẫu", "form";
    /// Mẫu 01 of 26/2026; biểu 01 or 02 of 1048/2019.
    Registration = "registration", "phiếu đăng ký", "registration form";
    /// Mẫu 02 of 26/2026.
    SelfReport = "self-report", "báo cáo tự đánh giá", "self-evaluation report";
    /// Biểu 03 of 1048/2019.
    BusinessPlan = "business-plan", "phương án kinh doanh", "business plan";
    /// Biểu 04 of 1048/2019.
    OrganisationChart = "organisation-chart", "sơ đồ tổ chức", "organisation chart";
    /// Mẫu 03 of 26/2026.
    CommuneReport = "commune-report", "báo cáo của cấp xã", "commune's report";
}

vocabulary! {
    /// A part of a form.
    FormPart, "phần của mẫu", "part of a form";
    /// Mẫu 01.
    Attachments = "attachments", "tài liệu kèm theo", "attachments";
    /// Mẫu 01.
    Commitment = "commitment", "cam kết", "commitment";
    /// Mẫu 02, I; Mẫu 03.
    General = "general", "thông tin chung", "general part";
    /// Mẫu 02, II.
    BusinessResults = "business-results", "kết quả sản xuất, kinh doanh", "business results";
    /// Mẫu 02, III.
    SelfScore = "self-score", "tự đánh giá, chấm điểm", "self-score";
    /// Mẫu 02, IV.
    Plan = "plan", "kế hoạch", "plan";
    /// Mẫu 02 of an upgrade: what changed since recognition.
    Changes = "changes", "nội dung thay đổi từ khi được công nhận", "changes since recognition";
    /// Mẫu 02 of a re-evaluation, like all updates below.
    MaterialUpdate = "material-update", "cập nhật nguyên liệu", "update on raw material";
    /// Re-evaluation.
    TechnologyUpdate = "technology-update", "cập nhật công nghệ", "update on technology";
    /// Re-evaluation.
    PackagingUpdate = "packaging-update", "cập nhật bao bì", "update on packaging";
    /// Re-evaluation.
    LabelUpdate = "label-update", "cập nhật nhãn", "update on labels";
    /// Re-evaluation.
    DeclarationUpdate = "declaration-update", "cập nhật công bố chất lượng", "update on the quality declaration";
    /// Re-evaluation.
    TestUpdate = "test-update", "cập nhật kiểm nghiệm định kỳ", "update on periodic tests";
    /// Re-evaluation.
    MarketUpdate = "market-update", "cập nhật thị trường", "update on the market";
    /// Re-evaluation.
    OutputUpdate = "output-update", "cập nhật sản lượng", "update on output";
    /// Re-evaluation.
    RevenueUpdate = "revenue-update", "cập nhật doanh thu", "update on revenue";
    /// Mẫu 03.
    LocalMaterial = "local-material", "sử dụng nguyên liệu địa phương", "use of local raw material";
    /// Mẫu 03.
    LocalLabour = "local-labour", "sử dụng lao động địa phương", "use of local labour";
    /// Mẫu 03.
    IdeaOrigin = "idea-origin", "nguồn gốc ý tưởng sản phẩm", "origin of the product idea";
    /// Mẫu 03.
    LocalIdentity = "local-identity", "bản sắc, tri thức địa phương", "local identity and knowledge";
}

impl FormPart {
    /// Whether it is about packaging, label, declaration or tests of goods.
    pub(crate) const fn is_of_goods(self) -> bool {
        matches!(
            self,
            Self::PackagingUpdate | Self::LabelUpdate | Self::DeclarationUpdate | Self::TestUpdate
        )
    }
}

/// A form in the dossier.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Form {
    /// The completed parts.
    #[serde(deserialize_with = "set")]
    pub parts: BTreeSet<FormPart>,
    /// The signature.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// A signature, with the seal if the applicant has one.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Signature {
    /// The signatory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The date of signing.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub on: Option<Date>,
}

setters! {
    Form {
        each parts: FormPart;
        some signature: Signature;
    }
}

setters! {
    Signature {
        some by: String;
        some on: Date;
    }
}
