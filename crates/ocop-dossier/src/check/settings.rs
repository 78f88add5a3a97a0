//! Settings of a council or office, as data.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::internal::error;
use ocop_core::{Date, ErrorDetail};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::read::{day, list, one};
use crate::check::calendar::Calendar;
use crate::rules::rule::{Rule, Severity};
use ocop_core::Error;

/// The settings of a council or office: the date of the check, its calendar, its limits, and the
/// severities that it overrides.
///
/// ```
/// use ocop_dossier::{SeverityOverride, Settings};
///
/// let settings = Settings::default().with_rule("expired-document", SeverityOverride::Allow)?;
/// assert!(Settings::default().with_rule("expired-documents", SeverityOverride::Allow).is_err());
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The reference date for documents while the dossier has no filing date.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub day: Option<Date>,
    /// The last day on which the applicant may hand in what the letter asks for. No edition sets a term, so
    /// the letter has a line to fill in without it.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub complete_by: Option<Date>,
    /// Working days: the days off of Viet Nam, and those that the office adds.
    #[serde(deserialize_with = "one")]
    pub calendar: Calendar,
    /// The greatest age of a test report on the filing date, in months. One province used 12. No national
    /// text has a limit, so none applies unless the council sets one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test_report_months: Option<u16>,
    /// Rounds of evaluation of the province that its council's own rules add to those of the law.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub extra_rounds: Vec<Round>,
    /// Overridden severities, by the name of the rule.
    #[serde(skip_serializing_if = "Overrides::is_empty")]
    rules: Overrides,
}

/// A round of evaluation: requests before one date are decided before another date, which is not earlier.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Round {
    /// Requests must arrive before this date.
    #[serde(with = "exact_day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::base::read::Day"))]
    pub requests_before: Date,
    /// Results are due before this date.
    #[serde(with = "exact_day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::base::read::Day"))]
    pub results_before: Date,
}

impl<'de> Deserialize<'de> for Round {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let round = Self::deserialize(from)?;
        // Only data is refused: the fields are the caller's to set.
        if round.results_before < round.requests_before {
            let values = [
                ("found", round.results_before.into()),
                ("least", round.requests_before.into()),
            ];
            let fault = error(ErrorDetail::RoundReversed, "results_before", values);
            return Err(serde::de::Error::custom(fault));
        }
        Ok(round)
    }
}

impl Serialize for Round {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, to)
    }
}

crate::base::words::vocabulary! {
    /// The severity that settings give to a rule.
    SeverityOverride, "mức độ của quy tắc", "severity of a rule";
    /// Its findings are not reported. The report lists the rule as set aside.
    Allow = "allow", "bỏ qua", "allow";
    Note = "note", "lưu ý", "note";
    Warning = "warning", "cảnh báo", "warning";
    Error = "error", "lỗi", "error";
}

impl Settings {
    /// The settings with another severity for a rule.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownRule`](crate::ErrorKind::UnknownRule) if no rule has that name.
    pub fn with_rule(
        mut self,
        name: impl AsRef<str>,
        severity: SeverityOverride,
    ) -> Result<Self, Error> {
        self.rules.0.insert(Rule::named(name)?.name, severity);
        Ok(self)
    }

    /// The settings with a date of the check.
    #[must_use]
    pub const fn on(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// The settings with the last day for completing the dossier, which the letter states.
    ///
    /// ```
    /// use ocop_core::{Date, DossierKind, Edition, Lang};
    /// use ocop_dossier::{Dossier, Settings, check};
    ///
    /// let empty = Dossier::builder(Edition::E2026, 4, DossierKind::First).build()?;
    /// let settings = Settings::default().to_be_completed_by(Date::constant(2026, 9, 30));
    /// let letter = check(&empty, &settings).letter(Lang::En);
    /// assert_eq!(letter.term.as_deref(), Some("Complete the dossier by 2026-09-30"));
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    #[must_use]
    pub const fn to_be_completed_by(mut self, day: Date) -> Self {
        self.complete_by = Some(day);
        self
    }

    /// The settings with a calendar in place of [`Calendar::viet_nam`].
    #[must_use]
    pub fn with_calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    /// The settings with a greatest age of test reports, in months.
    #[must_use]
    pub const fn with_test_reports_of(mut self, months: u16) -> Self {
        self.test_report_months = Some(months);
        self
    }

    /// The rules with an overridden severity.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, SeverityOverride)> {
        self.rules.iter()
    }

    /// Whether a rule has another severity.
    pub(crate) fn overrides_any(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The severity of a rule; `None` if the rule is set aside.
    pub(crate) fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.rules.0.get(rule.name) {
            None => Some(rule.severity),
            Some(SeverityOverride::Allow) => None,
            Some(SeverityOverride::Note) => Some(Severity::Note),
            Some(SeverityOverride::Warning) => Some(Severity::Warning),
            Some(SeverityOverride::Error) => Some(Severity::Error),
        }
    }
}

/// Severities by the name of their rule.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
struct Overrides(BTreeMap<&'static str, SeverityOverride>);

impl Overrides {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order of a report.
    fn iter(&self) -> impl Iterator<Item = (&'static Rule, SeverityOverride)> {
        let rules = Rule::all().iter();
        rules.filter_map(|&rule| Some((rule, *self.0.get(rule.name)?)))
    }
}

impl Serialize for Overrides {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(rule, severity)| (rule.name, severity)))
    }
}

impl<'de> Deserialize<'de> for Overrides {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let overrides: BTreeMap<RuleName, SeverityOverride> = crate::base::read::unique(from)?;
        let overrides = overrides
            .into_iter()
            .map(|(RuleName(name), severity)| (name, severity));
        Ok(Self(overrides.collect()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Overrides {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Rule::all().iter().map(|rule| rule.name).collect();
        schemars::json_schema!({
            "description": "Severities by the name of a rule, in place of its own.",
            "type": "object",
            "propertyNames": { "enum": names },
            "additionalProperties": generator.subschema_for::<SeverityOverride>()
        })
    }
}

/// The name of a rule, as a key.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
struct RuleName(&'static str);

impl core::str::FromStr for RuleName {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Rule::named(name).map(|rule| Self(rule.name))
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ocop_core::explain::pad(f, format_args!("{}", self.0))
    }
}

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::base::read::parsed(from, ("tên của một quy tắc", "the name of a rule"))
    }
}

/// A required date.
mod exact_day {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer};
    use crate::base::read::Day;

    pub(super) fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        Day(*day).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        Day::deserialize(from).map(|Day(day)| day)
    }
}
