//! Documents (giấy tờ, minh chứng): the evidence of Mẫu 02 (26/2026, Annex III).

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::Date;
use ocop_core::text::same;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::DocumentKind;
use crate::base::read::{amount, day, list, set, some};
use crate::base::setters::setters;
use crate::base::words::vocabulary;
use crate::model::Measured;

/// A document (giấy tờ) or other evidence that the dossier lists, as a plain copy.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "minh chứng")]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The kind of document.
    pub kind: DocumentKind,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The issuer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The holder: the name to which it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The former holder, on a transfer, conversion or authorisation (`transfer-paper`). Documents in
    /// this name count for the holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_holder: Option<String>,
    /// The date of issue.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub issued: Option<Date>,
    /// The last day on which it is valid, if it expires.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub valid_until: Option<Date>,
    /// Whether it is a certified copy, which 1048/2019 required for the business registration.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub certified_copy: bool,
    /// The names of the products that it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// The keys of the criteria for which it is cited; if empty, it is cited for all that its kind can prove.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub criteria: BTreeSet<String>,
    /// The trademark that it registers or, for a label, shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// The classes of goods and services (nhóm, Nice classification) of a trademark: numbers from 1 to 45.
    /// Without classes, nothing is compared with the product.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub classes: BTreeSet<u8>,
    /// The contents that a product label shows. Without contents, `label-contents-not-stated` asks for them.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub contents: BTreeSet<LabelContent>,
    /// The standard that it declares or tests against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// The accreditation or designation of the laboratory of a test report, such as `VILAS 123`
    /// (ISO/IEC 17025).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accreditation: Option<String>,
    /// The years that financial statements, books or a classification are for, such as 2024 and 2025.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub years: BTreeSet<u16>,
    /// The claims of a label or declaration about the product's content.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub claims: Vec<LabelClaim>,
    /// The results of a test report.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub results: Vec<TestResult>,
    /// The attached electronic files.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub files: Vec<File>,
}

impl Document {
    /// Whether the document is cited for a criterion of the sheet, or for all.
    pub(crate) fn is_cited_for(&self, key: &str) -> bool {
        // `1.ð` and `1.Đ` are `1.đ`.
        let is_other = |own: &String| own.contains(['Đ', 'Ð', 'ð']) && same(own, key);
        self.criteria.is_empty()
            || self.criteria.contains(key)
            || (key.contains('đ') && self.criteria.iter().any(is_other))
    }

    /// A document with only its kind.
    #[must_use]
    pub const fn new(kind: DocumentKind) -> Self {
        Self {
            kind,
            number: None,
            issuer: None,
            holder: None,
            former_holder: None,
            issued: None,
            valid_until: None,
            certified_copy: false,
            products: Vec::new(),
            criteria: BTreeSet::new(),
            mark: None,
            classes: BTreeSet::new(),
            contents: BTreeSet::new(),
            standard: None,
            accreditation: None,
            years: BTreeSet::new(),
            claims: Vec::new(),
            results: Vec::new(),
            files: Vec::new(),
        }
    }
}

vocabulary! {
    /// A content that product labels must show, depending on the goods (Decree 43/2017/NĐ-CP, as amended
    /// by 111/2021/NĐ-CP; nutrition facts: Circular 29/2023/TT-BYT). This is from general knowledge, so the
    /// basis of a finding is practice.
    ///
    /// ```
    /// use ocop_dossier::model::LabelContent;
    /// use ocop_dossier::{Document, DocumentKind};
    ///
    /// let label = Document::new(DocumentKind::ProductLabel).contents([LabelContent::Name, LabelContent::Expiry]);
    /// assert!(!label.contents.contains(&LabelContent::Origin));
    /// assert_eq!("production-date".parse(), Ok(LabelContent::ProductionDate));
    /// ```
    LabelContent, "nội dung trên nhãn", "content of a label";
    Name = "name", "tên hàng hóa", "name of the goods";
    ResponsibleUnit = "responsible-unit", "tên, địa chỉ đơn vị chịu trách nhiệm", "name and address of the responsible unit";
    Origin = "origin", "xuất xứ hàng hóa", "origin";
    Quantity = "quantity", "định lượng", "quantity";
    ProductionDate = "production-date", "ngày sản xuất", "production date";
    Expiry = "expiry", "hạn sử dụng", "expiry";
    Composition = "composition", "thành phần", "composition";
    Instructions = "instructions", "hướng dẫn sử dụng, bảo quản, cảnh báo", "instructions and warnings";
    Nutrition = "nutrition-facts", "thành phần dinh dưỡng, giá trị dinh dưỡng", "nutrition facts";
}

/// A claim of a label or declaration: the bounds of an indicator.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
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
    /// The unit, such as `g/100 g`. Claims and results are compared in any units that convert exactly: `%`,
    /// `g/100 g`, `g/kg` and `mg/100 g` are one dimension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A result of a test report: the value of an indicator.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct TestResult {
    /// The indicator, such as `Đường khử`.
    pub indicator: String,
    /// The value; missing if nothing was detected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Measured>,
    /// The unit, such as `g/100 g`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A file: an electronic attachment of a document.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// The name.
    pub name: String,
    /// The SHA-256 digest of its bytes: 64 lower-case hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The pages of the document, if the file contains more than this document.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub pages: Option<Pages>,
}

/// A range of pages in a file, such as a scan of the whole set.
///
/// In JSON it is `{"first": 3, "last": 5}`. A range whose first page is 0 or after the last is the finding
/// `impossible-pages`.
///
/// ```
/// use ocop_dossier::model::{File, Pages};
///
/// let scan = || File::default().name("bo-ho-so.pdf");
/// let registration = scan().pages(Pages::new(1, 2));
/// let contract = scan().pages(Pages::new(3, 5));
/// assert_ne!(registration.pages, contract.pages); // so they do not count as one file
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Pages {
    /// The first page, counted from 1.
    pub first: u32,
    /// The last page.
    pub last: u32,
}

impl Pages {
    /// The pages from the first to the last.
    #[must_use]
    pub const fn new(first: u32, last: u32) -> Self {
        Self { first, last }
    }

    pub(crate) const fn are_possible(self) -> bool {
        self.first >= 1 && self.last >= self.first
    }
}

setters! {
    Document {
        plain kind: DocumentKind;
        some number: String;
        some issuer: String;
        some holder: String;
        some former_holder: String;
        some issued: Date;
        some valid_until: Date;
        plain certified_copy: bool;
        each products: String;
        each criteria: String;
        some mark: String;
        each classes: u8;
        each contents: LabelContent;
        some standard: String;
        some accreditation: String;
        each years: u16;
        each claims: LabelClaim;
        each results: TestResult;
        each files: File;
    }
}

setters! {
    LabelClaim {
        plain indicator: String;
        some least: Decimal;
        some most: Decimal;
        some unit: String;
    }
}

setters! {
    TestResult {
        plain indicator: String;
        some value: Measured;
        some unit: String;
    }
}

setters! {
    File {
        plain name: String;
        some sha256: String;
        some pages: Pages;
    }
}
