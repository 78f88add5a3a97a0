//! Documents (giấy tờ, minh chứng): the evidence of Mẫu 02 (26/2026, Annex III).

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::DocumentKind;
use crate::base::read::{amount, day, list, set};

/// A paper or other proof, as a plain copy.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "minh chứng")]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// In whose name it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The day of issue.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub issued: Option<Date>,
    /// The last day on which it is valid, where it has a term.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub valid_until: Option<Date>,
    /// Whether it is a certified copy, which 1048/2019 asked of the business registration.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub certified_copy: bool,
    /// The products that it covers, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// The criteria for which it is put forward, by key; empty: for all that its kind can prove.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub criteria: BTreeSet<String>,
    /// The trademark that it registers or, on a label, shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The standard that it declares or is measured against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// What a label or declaration says of the product's content.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub claims: Vec<LabelClaim>,
    /// What a test report measured.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub results: Vec<TestResult>,
    /// The electronic files of it.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub files: Vec<File>,
}

impl Document {
    /// A document of which only the kind is told.
    #[must_use]
    pub const fn new(kind: DocumentKind) -> Self {
        Self {
            kind,
            number: None,
            issuer: None,
            holder: None,
            issued: None,
            valid_until: None,
            certified_copy: false,
            products: Vec::new(),
            criteria: BTreeSet::new(),
            mark: None,
            standard: None,
            claims: Vec::new(),
            results: Vec::new(),
            files: Vec::new(),
        }
    }
}

/// A bound that a label or declaration states for an indicator.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct LabelClaim {
    /// The indicator, such as `Đường khử`.
    pub indicator: String,
    /// The least value.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub least: Option<Decimal>,
    /// The greatest value.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub most: Option<Decimal>,
    /// The unit, such as `g/100 g`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A value that a test report gives for an indicator.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct TestResult {
    /// The indicator, such as `Đường khử`.
    pub indicator: String,
    /// The value; left out where nothing was detected.
    #[serde(with = "amount", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::base::read::Amount>")
    )]
    pub value: Option<Decimal>,
    /// The unit, such as `g/100 g`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A file of a document.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes: 64 hexadecimal digits in small letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}
