//! The product: Mẫu 01, part I of Mẫu 02, and its place in the classification (26/2026, Annex I).

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::base::read::some;
use crate::base::setters::setters;

/// The product (sản phẩm).
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "sản phẩm")]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The specification (quy cách): jar, weight, contents of a tour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specification: Option<String>,
    /// Industry, group and subgroup.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub classification: Option<Classification>,
    /// The ministry in charge of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ministry: Option<String>,
    /// The product code (mã số sản phẩm), as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Industry, group and subgroup (ngành, nhóm, phân nhóm) by their Vietnamese titles.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "phân nhóm")]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Classification {
    /// Ngành.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// Nhóm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Phân nhóm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subgroup: Option<String>,
}

setters! {
    Product {
        some name: String;
        some specification: String;
        some classification: Classification;
        some ministry: String;
        some code: String;
    }
}

setters! {
    Classification {
        some industry: String;
        some group: String;
        some subgroup: String;
    }
}
