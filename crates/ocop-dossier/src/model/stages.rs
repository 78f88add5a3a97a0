//! The additions of each stage: dates, the commune's part and the province's part (26/2026, Art. 6 and 7).

use alloc::string::String;

use ocop_core::{Date, Mean, Star, Tier};
use serde::{Deserialize, Serialize};

use crate::base::read::{day, some};
use crate::base::setters::setters;
use crate::base::words::vocabulary;
use crate::model::Copies;

vocabulary! {
    /// Who submits the dossier. Each stage includes those before it.
    Stage, "giai đoạn", "stage";
    /// The applicant, to the commune.
    Applicant = "applicant", "chủ thể", "applicant";
    /// The commune, to the province.
    Commune = "commune", "cấp xã", "commune";
    /// The province, to the ministry.
    Province = "province", "cấp tỉnh", "province";
}

/// The dates of the steps.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Steps {
    /// The applicant filed the dossier.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub filed: Option<Date>,
    /// The commune received the dossier.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub received: Option<Date>,
    /// The dossier was complete. A re-evaluation is decided within 45 days from this date.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub completed: Option<Date>,
    /// The commune issued its report.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub reported: Option<Date>,
    /// The commune sent the dossier to the province.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub sent: Option<Date>,
    /// The province decided.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub decided: Option<Date>,
    /// The province sent the dossier to the ministry.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub sent_up: Option<Date>,
    /// The ministry decided.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub decided_above: Option<Date>,
}

/// The certificate that is upgraded or renewed.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct PreviousCertificate {
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The date of issue.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub issued: Option<Date>,
    /// The star.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<u8>", range(min = 1, max = 5))
    )]
    pub star: Option<Star>,
    /// The tier that issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::model::schema_forms::TierName>")
    )]
    pub tier: Option<Tier>,
    /// The product code on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_code: Option<String>,
    /// The day from which it is withdrawn, if it is (26/2026, Art. 8.1).
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub withdrawn: Option<Date>,
}

/// The commune's part. Its report (Mẫu 03) is a form and is not included.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct CommunePart {
    /// The receipt number on Mẫu 01, `…/PĐK-(province)-(commune)-(year)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// The sets that it sends to the province.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub copies: Option<Copies>,
    /// The letter of request to the province.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub letter: Option<Paper>,
    /// The number of samples sent on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub samples: Option<u32>,
    /// Points that the commune gave. It must not give any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<u16>,
}

/// The province's part, for the ministry.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct ProvincePart {
    /// The sets that it sends to the ministry.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub copies: Option<Copies>,
    /// The letter to the ministry.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub letter: Option<Paper>,
    /// The report of the advisory team (tổ tư vấn).
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub advisory_report: Option<Paper>,
    /// The report of the council (hội đồng).
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub council_report: Option<Paper>,
    /// The chairman's decision that approves the result.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub approval: Option<Paper>,
    /// The report of the OCOP agency, for the re-evaluation of five stars.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub agency_report: Option<Paper>,
    /// The exact mean total of the council.
    ///
    /// In data it is a string, from 0 to 100: an exact decimal with a point or a comma, or a fraction.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::model::schema_forms::Fraction>")
    )]
    pub mean: Option<Mean>,
    /// The number of samples sent on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub samples: Option<u32>,
}

/// A letter, report or decision of an authority.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Paper {
    /// The number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The date.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub issued: Option<Date>,
    /// Whether it is signed and sealed.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub signed: bool,
}

setters! {
    Steps {
        some filed: Date;
        some received: Date;
        some completed: Date;
        some reported: Date;
        some sent: Date;
        some decided: Date;
        some sent_up: Date;
        some decided_above: Date;
    }
}

setters! {
    PreviousCertificate {
        some number: String;
        some issued: Date;
        some star: Star;
        some tier: Tier;
        some product_code: String;
        some withdrawn: Date;
    }
}

setters! {
    CommunePart {
        some copies: Copies;
        some receipt: String;
        some letter: Paper;
        some samples: u32;
        some points: u16;
    }
}

setters! {
    ProvincePart {
        some copies: Copies;
        some letter: Paper;
        some advisory_report: Paper;
        some council_report: Paper;
        some approval: Paper;
        some agency_report: Paper;
        some mean: Mean;
        some samples: u32;
    }
}

setters! {
    Paper {
        some number: String;
        some issued: Date;
        plain signed: bool;
    }
}
