//! The fields of `procedure.toml`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The procedure of an edition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Written {
    /// Its id, such as `26/2026`.
    pub(crate) edition: String,
    pub(crate) source: Source,
    /// Places that no other entry carries, by provision.
    #[serde(default)]
    pub(super) places: BTreeMap<String, String>,
    pub(crate) sets: Sets,
    pub(crate) commune_sets: Option<Sets>,
    pub(crate) province_sets: Option<Sets>,
    #[serde(default)]
    pub(crate) form: Vec<Form>,
    #[serde(default)]
    pub(crate) document: Vec<Document>,
    #[serde(default)]
    pub(crate) paper: Vec<Paper>,
    pub(crate) commune_days: Option<Count>,
    pub(crate) province_rounds: Option<Rounds>,
    pub(crate) ministry_rounds: Option<Rounds>,
    pub(crate) re_evaluation_window: Option<Window>,
    pub(crate) re_evaluation_days: Option<Count>,
    pub(crate) product_code: ProductCode,
    pub(crate) levels: Levels,
    #[serde(default)]
    pub(crate) goods: Vec<Goods>,
    /// The folder of the edition whose goods these are too.
    pub(crate) goods_as: Option<String>,
}

/// What trademarks and labels name for the goods of some sheets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Goods {
    /// The first and the last sheet.
    pub(crate) sheets: (u16, u16),
    /// Classes (Nice) of a mark that fits.
    pub(crate) classes: Vec<u8>,
    /// What a label shows, as `ocop_dossier::model::LabelContent` names it.
    #[serde(default)]
    pub(crate) label: Vec<String>,
}

/// Where an edition's procedure is known from.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Source {
    /// The decision's own text.
    Decision,
    /// Provincial guides and other secondary sources.
    Secondary,
}

/// The stages, as `ocop_dossier::Stage` names them.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    #[default]
    Applicant,
    Commune,
    Province,
}

/// The kinds of dossier, as `ocop_core::DossierKind` names them.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    First,
    Upgrade,
    ReEvaluation,
}

/// The sets that the applicant hands in, or that an authority sends on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sets {
    pub(super) place: Option<String>,
    pub(crate) paper: u32,
    pub(crate) electronic: u32,
    /// An upload to scoring software has the value of paper.
    pub(crate) upload_is_paper: bool,
}

/// A form with its parts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    pub(crate) form: String,
    /// What rules cite; the form's own name if it is left out.
    provision: Option<String>,
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(crate) from: Stage,
    #[serde(default = "every")]
    pub(crate) kinds: Vec<Kind>,
    pub(crate) parts: Vec<String>,
}

/// A document that every dossier contains.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub(crate) document: String,
    pub(super) place: Option<String>,
    /// The copy is certified.
    #[serde(default)]
    pub(crate) certified: bool,
}

/// A paper of an authority.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paper {
    pub(crate) paper: String,
    pub(super) place: String,
    pub(crate) from: Stage,
    #[serde(default = "every")]
    pub(crate) kinds: Vec<Kind>,
}

/// A number of days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Count {
    place: String,
    working_days: Option<u32>,
    calendar_days: Option<u32>,
}

/// The rounds of a council.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rounds {
    pub(super) place: String,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) rounds: Vec<Round>,
}

/// A round of every year, its days as month and day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Round {
    pub(crate) requests_before: String,
    pub(crate) results_before: String,
}

/// Days before a certificate expires.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Window {
    pub(super) place: String,
    pub(crate) first_day: u32,
    pub(crate) last_day: u32,
}

/// The form of product codes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductCode {
    pub(super) place: Option<String>,
    /// They name the district.
    pub(crate) district: bool,
}

/// What levels ask of declared facts, where the sheets' words differ between editions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Levels {
    pub(crate) legal_form: BTreeMap<String, u8>,
    #[serde(default)]
    pub(crate) tourism: BTreeMap<String, u8>,
    pub(crate) local_capital: LocalCapital,
    pub(crate) growth: Growth,
    pub(crate) representative: Representative,
}

/// The share of local capital that gives a joint-stock company a level of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocalCapital {
    from: String,
    pub(crate) level: u8,
}

/// What the levels of growth measure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Growth {
    pub(crate) of: GrowthOf,
    pub(crate) cooperatives: Option<Cooperatives>,
}

/// Growth of profit or of revenue.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum GrowthOf {
    Profit,
    Revenue,
}

/// What a cooperative shows instead of growth of profit.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cooperatives {
    /// Its profit or its class.
    ProfitOrClass,
    /// Its class only.
    Class,
}

/// For whom the point of the representative is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Representative {
    /// A person with a disability too.
    pub(crate) disability: bool,
}

fn every() -> Vec<Kind> {
    vec![Kind::First, Kind::Upgrade, Kind::ReEvaluation]
}

impl Form {
    /// What rules cite.
    pub(crate) fn provision(&self) -> &str {
        self.provision.as_deref().unwrap_or(&self.form)
    }
}

impl Count {
    pub(super) const fn place(&self) -> &String {
        &self.place
    }

    /// The days as the source of a `Days`.
    pub(crate) fn days(&self) -> Result<String> {
        match (self.working_days, self.calendar_days) {
            (Some(days), None) => Ok(format!("Days::Working({days})")),
            (None, Some(days)) => Ok(format!("Days::Calendar({days})")),
            _ => anyhow::bail!(
                "{}: days are either working days or calendar days",
                self.place
            ),
        }
    }
}

impl LocalCapital {
    /// The share in hundredths.
    pub(crate) fn percent(&self) -> Result<u8> {
        let share = self
            .from
            .strip_suffix('%')
            .and_then(|text| text.parse().ok());
        let share = share.filter(|&share: &u8| share <= 100);
        share.with_context(|| format!("{:?} is no share in per cent", self.from))
    }
}

/// A day of every year, written `04-30`, as month and day.
pub(crate) fn month_and_day(text: &str) -> Result<(u8, u8)> {
    let parts = text.split_once('-');
    let parts = parts.and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
    let (month, day): (u8, u8) = parts.with_context(|| format!("{text:?} is no month and day"))?;
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        // The day exists in every year.
        2 => 28,
        _ => 0,
    };
    ensure!((1..=last).contains(&day), "no year has the day {text:?}");
    Ok((month, day))
}
