//! The report for other programs: both languages, typed values, names and paths.

use alloc::string::{String, ToString};

use ocop_core::{Label, Lang};
use rust_decimal::Decimal;
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use super::{Report, Standing};
use crate::report::finding::Finding;
use crate::report::risk::{LevelRisk, Risk};
use crate::report::value::Value;
use crate::rules::rule::{BasisKind, Severity};

/// A text in both languages.
#[derive(Serialize)]
struct Both {
    vi: String,
    en: String,
}

fn both(text: impl Fn(Lang) -> String) -> Both {
    Both {
        vi: text(Lang::Vi),
        en: text(Lang::En),
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Sheet {
            edition: ocop_core::Edition,
            set: u16,
        }
        #[derive(Serialize)]
        struct Verdict<'a> {
            name: super::Verdict,
            label: &'a Label,
        }
        let verdict = self.verdict();
        let mut report = to.serialize_struct("Report", 15)?;
        report.serialize_field("format", &Self::FORMAT)?;
        let (edition, set) = (self.sheet.edition(), self.sheet.number());
        report.serialize_field("sheet", &Sheet { edition, set })?;
        report.serialize_field("kind", &self.kind)?;
        report.serialize_field("stage", &self.stage)?;
        report.serialize_field("product", &self.product)?;
        report.serialize_field("applicant", &self.applicant)?;
        report.serialize_field("wanted", &self.wanted)?;
        report.serialize_field("day", &self.day.map(|day| day.to_string()))?;
        let label = verdict.words();
        report.serialize_field(
            "verdict",
            &Verdict {
                name: verdict,
                label,
            },
        )?;
        report.serialize_field("counts", &Counts(self))?;
        report.serialize_field("claimed", &self.claimed)?;
        report.serialize_field("supported", &self.supported)?;
        report.serialize_field("findings", &self.findings)?;
        let names = self.set_aside.iter().map(|rule| rule.name);
        report.serialize_field("set_aside", &names.collect::<alloc::vec::Vec<_>>())?;
        report.serialize_field("rules", &crate::Rule::all().len())?;
        report.end()
    }
}

struct Counts<'a>(&'a Report);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(
            Severity::ALL
                .iter()
                .map(|&severity| (severity, self.0.count(severity))),
        )
    }
}

impl Serialize for Standing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut standing = to.serialize_struct("Standing", 3)?;
        standing.serialize_field("total", &self.total.get())?;
        standing.serialize_field("star", &self.star)?;
        standing.serialize_field("choices", &self.card)?;
        standing.end()
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        /// A law beside the decision has the day to which it is known to be in force.
        #[derive(Serialize)]
        struct Basis {
            kind: BasisKind,
            as_of: Option<String>,
        }
        let basis = Basis {
            kind: self.basis(),
            as_of: self.as_of().map(|day| day.to_string()),
        };
        let mut finding = to.serialize_struct("Finding", 13)?;
        finding.serialize_field("rule", self.rule.name)?;
        finding.serialize_field("severity", &self.severity)?;
        finding.serialize_field("stage", &self.rule.stage)?;
        finding.serialize_field("topic", &self.rule.topic)?;
        finding.serialize_field("rejects", &self.rule.rejects)?;
        finding.serialize_field("path", &self.path)?;
        finding.serialize_field("criterion", &self.criterion)?;
        finding.serialize_field("message", &both(|lang| self.message(lang)))?;
        finding.serialize_field("basis", &basis)?;
        finding.serialize_field("place", &both(|lang| self.place(lang)))?;
        finding.serialize_field("repair", &both(|lang| self.repair(lang)))?;
        finding.serialize_field("values", &Values(&self.values))?;
        finding.serialize_field("at_risk", &self.risk())?;
        finding.end()
    }
}

struct Values<'a>(&'a [(&'static str, Value)]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let decimal = |number: &Decimal| number.normalize().to_string();
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Term(label) => label.serialize(to),
            Self::Document(document) => to.serialize_str(document.name()),
            Self::Description(document) => document.label().serialize(to),
            Self::Day(day) => to.collect_str(day),
            Self::Number(number) => to.serialize_u64(*number),
            Self::Share(number) | Self::Decimal(number) => to.serialize_str(&decimal(number)),
            Self::Star(star) => star.serialize(to),
            Self::List(values) => values.serialize(to),
        }
    }
}

impl Serialize for Risk {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut risk = to.serialize_map(Some(3))?;
        risk.serialize_entry("levels", &self.levels)?;
        let (from, left) = self.total;
        risk.serialize_entry("total", &Change(from.get(), left.get()))?;
        let (from, left) = self.star;
        risk.serialize_entry("star", &Change(from, left))?;
        risk.end()
    }
}

/// A claimed value, and the value that would remain.
struct Change<T>(T, T);

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut change = to.serialize_struct("Change", 2)?;
        change.serialize_field("claimed", &self.0)?;
        change.serialize_field("remaining", &self.1)?;
        change.end()
    }
}

impl Serialize for LevelRisk {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut level = to.serialize_struct("LevelRisk", 3)?;
        level.serialize_field("criterion", &self.criterion)?;
        level.serialize_field("level", &Change(self.claimed, self.remaining))?;
        let (from, left) = self.points;
        level.serialize_field("points", &Change(from.get(), left.get()))?;
        level.end()
    }
}
