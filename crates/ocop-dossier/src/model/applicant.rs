//! The applicant (chủ thể): Mẫu 01 and part I of Mẫu 02 (26/2026, Annex III).

use alloc::string::String;

use ocop_core::Date;
use serde::{Deserialize, Serialize};

use crate::base::read::{day, some};
use crate::base::setters::setters;
use crate::base::words::vocabulary;

/// The applicant (chủ thể).
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "chủ thể")]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Applicant {
    /// The name of the applicant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The legal form (loại hình). 26/2026, Art. 2.3 lists the forms that may apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_form: Option<LegalForm>,
    /// The size, for an enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<EnterpriseSize>,
    /// The legal representative (người đại diện theo pháp luật).
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    /// The business registration (đăng ký kinh doanh).
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub registration: Option<Registration>,
    /// The founding date.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub founded: Option<Date>,
    /// The address of the applicant.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// The production site, if it is elsewhere.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub production_site: Option<Address>,
    /// The phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// The legal representative, with the entries of part I of Mẫu 02.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Representative {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// The gender, on which the criterion of the legal representative depends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The ethnicity (dân tộc), by its Vietnamese name: one of the 54 peoples. All but `Kinh` are
    /// minorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    /// Whether the representative has a disability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disability: Option<bool>,
    /// The permanent address (địa chỉ thường trú), as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent_address: Option<String>,
}

/// The business registration.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Registration {
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The date of registration.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub issued: Option<Date>,
}

/// An address with the codes of its province and commune (Decision 19/2025/QĐ-TTg, from 01/07/2025).
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Address {
    /// House, hamlet, commune and province, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The province code: two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The commune code: five digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune: Option<String>,
}

vocabulary! {
    /// The legal form of an applicant: the forms of 26/2026, Art. 2.3, and others.
    LegalForm, "loại hình chủ thể", "legal form";
    Cooperative = "cooperative", "hợp tác xã", "cooperative";
    CooperativeGroup = "cooperative-group", "tổ hợp tác", "cooperative group";
    OneMemberCompany = "one-member-company", "công ty TNHH một thành viên", "limited company with one member";
    LimitedCompany = "limited-company", "công ty TNHH hai thành viên trở lên", "limited company with two or more members";
    JointStockCompany = "joint-stock-company", "công ty cổ phần", "joint-stock company";
    PrivateEnterprise = "private-enterprise", "doanh nghiệp tư nhân", "private enterprise";
    Partnership = "partnership", "công ty hợp danh", "partnership";
    Farm = "farm", "trang trại", "farm";
    ProducingHousehold = "producing-household", "hộ sản xuất", "producing household";
    FamilyHousehold = "family-household", "hộ gia đình", "family household";
    Association = "association", "hội, hiệp hội", "association";
    OperatingCentre = "operating-centre", "trung tâm điều hành", "operating centre";
    Other = "other", "loại hình khác", "other form";
}

impl LegalForm {
    /// Whether it is a legal person. Households, farms, groups and private enterprises are not.
    pub(crate) const fn is_legal_person(self) -> bool {
        !matches!(
            self,
            Self::ProducingHousehold
                | Self::FamilyHousehold
                | Self::Farm
                | Self::CooperativeGroup
                | Self::PrivateEnterprise
        )
    }

    /// Whether it is an enterprise. Of these, only small and medium ones may apply.
    #[must_use]
    pub const fn is_enterprise(self) -> bool {
        matches!(
            self,
            Self::OneMemberCompany
                | Self::LimitedCompany
                | Self::JointStockCompany
                | Self::PrivateEnterprise
                | Self::Partnership
        )
    }
}

vocabulary! {
    /// The size of an enterprise.
    EnterpriseSize, "quy mô doanh nghiệp", "size of an enterprise";
    Micro = "micro", "siêu nhỏ", "micro";
    Small = "small", "nhỏ", "small";
    Medium = "medium", "vừa", "medium";
    Large = "large", "lớn", "large";
}

vocabulary! {
    /// A gender, as in the forms.
    Gender, "giới tính", "gender";
    Female = "female", "nữ", "female";
    Male = "male", "nam", "male";
}

setters! {
    Applicant {
        some name: String;
        some legal_form: LegalForm;
        some size: EnterpriseSize;
        some representative: Representative;
        some registration: Registration;
        some founded: Date;
        some address: Address;
        some production_site: Address;
        some phone: String;
        some email: String;
    }
}

setters! {
    Representative {
        some name: String;
        some position: String;
        some gender: Gender;
        some ethnicity: String;
        some disability: bool;
        some permanent_address: String;
    }
}

setters! {
    Registration {
        some number: String;
        some issuer: String;
        some issued: Date;
    }
}

setters! {
    Address {
        some text: String;
        some province: String;
        some commune: String;
    }
}
