//! Settings: what a council or office says for itself, as data.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base::error::Error;
use crate::base::read::{day, list, one};
use crate::check::calendar::Calendar;
use crate::rules::rule::{Rule, Severity};

/// What a council or office says for itself: the day of the check, its calendar, its limits, and
/// how grave it takes a rule.
///
/// ```
/// use ocop_dossier::{SeverityOverride, Settings};
///
/// let settings = Settings::default().with_rule("expired-document", SeverityOverride::Allow)?;
/// assert!(Settings::default().with_rule("expired-documents", SeverityOverride::Allow).is_err());
/// # Ok::<(), ocop_dossier::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The day on which papers are looked at while the dossier has no day of filing.
    #[serde(with = "day", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::base::read::Day>"))]
    pub day: Option<Date>,
    /// Working days.
    #[serde(deserialize_with = "one")]
    pub calendar: Calendar,
    /// The greatest age in months of a test report on the day of filing. One province took 12; no
    /// national text does, so that without a limit of the council's own none is applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub test_report_months: Option<u16>,
    /// Rounds beside those of the law, by the council's own rules.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub extra_rounds: Vec<Round>,
    /// How grave rules are taken, by name.
    #[serde(skip_serializing_if = "Levels::is_empty")]
    rules: Levels,
}

/// A round of evaluation: requests that come before a day are decided before another.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Requests come before this day.
    #[serde(with = "exact_day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::base::read::Day"))]
    pub requests_before: Date,
    /// Results come before this day.
    #[serde(with = "exact_day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::base::read::Day"))]
    pub results_before: Date,
}

crate::base::words::vocabulary! {
    /// How grave a rule is taken.
    SeverityOverride, "level of a rule";
    /// Its findings are not reported; the report names the rule as set aside.
    Allow = "allow", "bỏ qua", "allow";
    Note = "note", "lưu ý", "note";
    Warning = "warning", "cảnh báo", "warning";
    Error = "error", "lỗi", "error";
}

impl Settings {
    /// The settings with a rule taken otherwise than the catalogue says.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownRule`](crate::ErrorKind::UnknownRule) where no rule has that name.
    pub fn with_rule(mut self, name: &str, level: SeverityOverride) -> Result<Self, Error> {
        self.rules.0.insert(crate::rules::index_of(name)?, level);
        Ok(self)
    }

    /// The settings with a day of the check.
    #[must_use]
    pub const fn on(mut self, day: Date) -> Self {
        self.day = Some(day);
        self
    }

    /// The settings with a calendar.
    #[must_use]
    pub fn with_calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = calendar;
        self
    }

    /// The settings with a greatest age of test reports.
    #[must_use]
    pub const fn with_test_reports_of(mut self, months: u16) -> Self {
        self.test_report_months = Some(months);
        self
    }

    /// The rules that are taken otherwise than the catalogue says.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, SeverityOverride)> {
        let rules = self.rules.0.iter();
        rules.map(|(&index, &level)| (crate::rules::RULES[index], level))
    }

    /// How grave a rule is taken; `None`: not at all.
    pub(crate) fn severity(&self, index: usize, rule: &Rule) -> Option<Severity> {
        match self.rules.0.get(&index) {
            None => Some(rule.severity),
            Some(SeverityOverride::Allow) => None,
            Some(SeverityOverride::Note) => Some(Severity::Note),
            Some(SeverityOverride::Warning) => Some(Severity::Warning),
            Some(SeverityOverride::Error) => Some(Severity::Error),
        }
    }
}

/// Levels by the index of their rule.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Levels(BTreeMap<usize, SeverityOverride>);

impl Levels {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let rules = self.0.iter();
        to.collect_map(rules.map(|(&index, level)| (crate::rules::RULES[index].name, level)))
    }
}

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let levels: BTreeMap<RuleName, SeverityOverride> = crate::base::read::unique(from)?;
        let levels = levels
            .into_iter()
            .map(|(RuleName(index), level)| (index, level));
        Ok(Self(levels.collect()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Levels {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Rule::all().iter().map(|rule| rule.name).collect();
        schemars::json_schema!({
            "type": "object",
            "propertyNames": { "enum": names },
            "additionalProperties": generator.subschema_for::<SeverityOverride>()
        })
    }
}

/// The name of a rule, as a key.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct RuleName(usize);

impl core::str::FromStr for RuleName {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        crate::rules::index_of(name).map(Self)
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::rules::RULES[self.0].name)
    }
}

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::base::read::parsed(from, "the name of a rule")
    }
}

/// A day that may not be left out.
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
