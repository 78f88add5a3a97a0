//! The self-score (tự chấm điểm): part III of Mẫu 02 (26/2026, Annex III).

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::hash::{Hash, Hasher};

use ocop_core::{Choice, Scorecard, Sheet, Star};
use serde::{Deserialize, Serialize};

use crate::base::read::unique;
use crate::base::setters::setters;

/// The applicant's own scorecard, with the claimed total and star.
///
/// The choices may be faulty. Each fault is a finding with its path.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct SelfScore {
    /// The level chosen at each criterion, by key, as in a scorecard of `ocop-core`.
    #[serde(deserialize_with = "unique")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "BTreeMap<String, crate::model::schema_forms::ChoiceForm>")
    )]
    pub choices: BTreeMap<String, Choice>,
    /// The stated total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u16>,
    /// The stated star.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<u8>", range(min = 1, max = 5))
    )]
    pub star: Option<Star>,
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(crate) made_from: MadeFrom,
}

/// The sheet of the scorecard that a self-score was made from. It is not written, so that it makes no
/// self-score different.
#[derive(Clone, Debug, Default)]
pub(crate) struct MadeFrom(Option<Sheet>);

impl PartialEq for MadeFrom {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for MadeFrom {}

impl Hash for MadeFrom {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl SelfScore {
    /// The sheet of the scorecard that it was made from, if that is not the dossier's.
    pub(crate) fn other_sheet(&self, own: &Sheet) -> Option<&Sheet> {
        let sheet = self.made_from.0.as_ref();
        sheet.filter(|sheet| *sheet != own)
    }
}

impl From<&Scorecard> for SelfScore {
    /// The choices of a complete scorecard, its total and its star.
    ///
    /// It fits dossiers on the same sheet only:
    /// [`DossierBuilder::build`](crate::model::DossierBuilder::build) refuses another, and a check finds it.
    fn from(card: &Scorecard) -> Self {
        let choices = card.choices();
        Self {
            choices: choices
                .map(|(criterion, choice)| (criterion.key().into(), choice))
                .collect(),
            total: Some(card.total().get()),
            star: card.star(),
            made_from: MadeFrom(Some(card.sheet().clone())),
        }
    }
}

setters! {
    SelfScore {
        each choices: (String, Choice);
        some total: u16;
        some star: Star;
    }
}
