//! The self-score (tự chấm điểm): part III of Mẫu 02 (26/2026, Annex III).

use alloc::collections::BTreeMap;
use alloc::string::String;

use ocop_core::{Choice, Scorecard, Star};
use serde::{Deserialize, Serialize};

use crate::base::read::unique;

/// The applicant's own scorecard, with the claimed total and star.
///
/// The choices may be faulty. Each fault is a finding with its path.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
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
}

impl From<&Scorecard> for SelfScore {
    /// The choices of a complete scorecard, its total and its star.
    fn from(card: &Scorecard) -> Self {
        let choices = card.choices();
        Self {
            choices: choices
                .map(|(criterion, choice)| (criterion.key().into(), choice))
                .collect(),
            total: Some(card.total().get()),
            star: card.star(),
        }
    }
}
