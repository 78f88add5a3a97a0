//! A dossier (hồ sơ) as data, after Mẫu 01, 02 and 03 and Art. 6 of 26/2026.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use ocop_core::{DossierKind, Edition, Error, ErrorDetail, Sheet, Star};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::read::{objects, one, set, some};
use crate::base::setters::setters;
use ocop_core::internal::{error, named};

mod applicant;
mod builder;
mod document;
pub(crate) mod document_kind;
mod facts;
mod form;
#[cfg(feature = "json")]
pub(crate) mod json;
mod measured;
mod product;
#[cfg(feature = "schema")]
pub(crate) mod schema_forms;
mod self_score;
mod stages;
pub(crate) mod unreadable;

pub use applicant::{
    Address, Applicant, EnterpriseSize, Gender, LegalForm, Registration, Representative,
};
pub use builder::DossierBuilder;
pub use document::{Document, File, LabelClaim, LabelContent, Pages, TestResult};
pub use facts::{Contracts, CooperativeClass, Facts, Market, Material, Reach, Tick, Workers, Year};
pub use form::{Form, FormKind, FormPart, Signature};
pub use measured::Measured;
pub use product::{Classification, Product};
pub use self_score::SelfScore;
pub use stages::{CommunePart, Paper, PreviousCertificate, ProvincePart, Stage, Steps};

/// A dossier (hồ sơ) of one product, at one stage.
///
/// An entry may be missing, so a gap is a finding and not an error.
/// It reads and writes JSON; [`Dossier::FORMAT`] is the version of the format.
///
/// ```
/// use ocop_dossier::{Dossier, Settings, check};
///
/// let json = r#"{
///     "format": 1,
///     "sheet": { "edition": "26/2026", "set": 4 },
///     "kind": "first",
///     "stage": "applicant",
///     "product": { "name": "Mật ong rừng" }
/// }"#;
/// let dossier = Dossier::from_json(json.as_bytes())?;
/// let report = check(&dossier, &Settings::default());
/// assert!(report.findings().any(|finding| finding.rule().name() == "missing-registration-form"));
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "hồ sơ")]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// The version of the format.
    format: Format,
    /// The criteria sheet, a sheet of the law.
    #[serde(with = "sheet")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::model::schema_forms::SheetName")
    )]
    sheet: Sheet,
    /// First time, upgrade or re-evaluation.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::model::schema_forms::KindName")
    )]
    pub kind: DossierKind,
    /// Who submits it.
    pub stage: Stage,
    /// The applicant.
    #[serde(default, deserialize_with = "one")]
    pub applicant: Applicant,
    /// The product.
    #[serde(default, deserialize_with = "one")]
    pub product: Product,
    /// The star applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<u8>", range(min = 1, max = 5))
    )]
    pub wanted: Option<Star>,
    /// The forms (mẫu).
    #[serde(
        default,
        deserialize_with = "objects",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub forms: BTreeMap<FormKind, Form>,
    /// Copies of the whole dossier.
    #[serde(default, deserialize_with = "one")]
    pub copies: Copies,
    /// The number of product samples that Mẫu 01 states or that are submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub samples: Option<u32>,
    /// The documents, by a name that the dossier gives them.
    #[serde(
        default,
        deserialize_with = "objects",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub documents: BTreeMap<String, Document>,
    /// The declared facts.
    #[serde(default, deserialize_with = "one")]
    pub facts: Facts,
    /// The applicant's own scorecard.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub self_score: Option<SelfScore>,
    /// The certificate that is upgraded or renewed.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub certificate: Option<PreviousCertificate>,
    /// The grounds for rejecting or stopping that people found, by the ids of `ocop-core`.
    #[serde(
        default,
        deserialize_with = "set",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub grounds: BTreeSet<String>,
    /// The dates of the steps.
    #[serde(default, deserialize_with = "one")]
    pub steps: Steps,
    /// The commune's part.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub commune: Option<CommunePart>,
    /// The province's part.
    #[serde(
        default,
        deserialize_with = "some",
        skip_serializing_if = "Option::is_none"
    )]
    pub province: Option<ProvincePart>,
    /// The faults of the values that could not be read.
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) unreadable: Vec<Error>,
}

/// Copies of the dossier: paper sets, electronic sets, or an upload. If scoring software is used, an
/// upload has the legal value of paper (26/2026, Art. 7.1).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Copies {
    /// Paper sets.
    pub paper: u32,
    /// Electronic sets.
    pub electronic: u32,
    /// Whether it is uploaded to scoring software.
    pub uploaded: bool,
}

impl Dossier {
    /// The version of the format that this release reads and writes.
    pub const FORMAT: u32 = 1;

    /// A dossier in which everything is still missing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownSheet`](crate::ErrorKind::UnknownSheet) for a custom sheet: a dossier requires a sheet of the law.
    pub fn new(sheet: Sheet, kind: DossierKind, stage: Stage) -> Result<Self, Error> {
        if !sheet.is_law() {
            let sheet = ("sheet", named(&sheet));
            return Err(error(ErrorDetail::NotOfTheLaw, "sheet", [sheet]));
        }
        Ok(Self {
            format: Format,
            sheet,
            kind,
            stage,
            applicant: Applicant::default(),
            product: Product::default(),
            wanted: None,
            forms: BTreeMap::new(),
            copies: Copies::default(),
            samples: None,
            documents: BTreeMap::new(),
            facts: Facts::default(),
            self_score: None,
            certificate: None,
            grounds: BTreeSet::new(),
            steps: Steps::default(),
            commune: None,
            province: None,
            unreadable: Vec::new(),
        })
    }

    /// The criteria sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The faults of the values that [`Dossier::read`] left out, each with the path to its value. Empty for
    /// any other dossier. A check reports each as `unreadable-value`.
    #[must_use]
    pub fn unreadable(&self) -> &[Error] {
        &self.unreadable
    }

    /// The edition of the sheet.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.sheet.edition()
    }
}

/// The version of the format. There is only one.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Format;

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u32(Dossier::FORMAT)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match u32::deserialize(from)? {
            Dossier::FORMAT => Ok(Self),
            other => {
                let values = [
                    ("found", other.into()),
                    ("expected", Dossier::FORMAT.into()),
                ];
                let fault = error(ErrorDetail::UnsupportedFormat, "", values);
                Err(serde::de::Error::custom(fault))
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Format {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The version of the format.",
            "type": "integer",
            "const": Dossier::FORMAT
        })
    }
}

/// A sheet as it is written in data: `{"edition": "26/2026", "set": 4}`.
mod sheet {
    use serde::de::Error;

    use super::{Deserialize, Deserializer, Edition, Serialize, Serializer, Sheet, one};

    #[derive(Deserialize, Serialize)]
    #[serde(deny_unknown_fields)]
    struct Name {
        edition: Edition,
        set: u16,
    }

    pub(super) fn serialize<S: Serializer>(sheet: &Sheet, to: S) -> Result<S::Ok, S::Error> {
        let (edition, set) = (sheet.edition(), sheet.number());
        Name { edition, set }.serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Sheet, D::Error> {
        let name: Name = one(from)?;
        name.edition.sheet(name.set).map_err(D::Error::custom)
    }
}

setters! {
    Copies {
        plain paper: u32;
        plain electronic: u32;
        plain uploaded: bool;
    }
}
