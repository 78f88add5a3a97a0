//! The plan for other programs: both languages, names and paths, the check and the started dossier.

use alloc::string::{String, ToString};

use ocop_core::{Certificate, Date, Edition, Label, Sheet};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{NextDossier, NextEntry, NextPart};

#[derive(Serialize)]
struct SheetName {
    edition: Edition,
    set: u16,
}

impl From<&Sheet> for SheetName {
    fn from(sheet: &Sheet) -> Self {
        let (edition, set) = (sheet.edition(), sheet.number());
        Self { edition, set }
    }
}

#[derive(Serialize)]
struct Window {
    first: String,
    last: String,
}

#[derive(Serialize)]
struct Criteria {
    kept: usize,
    all: usize,
}

#[derive(Serialize)]
struct Part<'a> {
    name: NextPart,
    label: &'a Label,
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl Serialize for NextDossier {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let dossier = self.dossier();
        let window = self.window.map(|(first, last)| Window {
            first: first.to_string(),
            last: last.to_string(),
        });
        let (kept, all) = self.criteria;
        let mut next = to.serialize_struct("NextDossier", 10)?;
        next.serialize_field("format", &Self::FORMAT)?;
        next.serialize_field("from", &SheetName::from(&self.accepted))?;
        next.serialize_field("filed", &text(dossier.steps.filed))?;
        next.serialize_field("window", &window)?;
        next.serialize_field("expires", &text(self.certificate.map(Certificate::expires)))?;
        next.serialize_field("decision_due", &text(self.due))?;
        next.serialize_field("criteria", &Criteria { kept, all })?;
        next.serialize_field("entries", &self.entries)?;
        next.serialize_field("report", &self.report)?;
        next.serialize_field("dossier", dossier)?;
        next.end()
    }
}

impl Serialize for NextEntry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let part = Part {
            name: self.part,
            label: self.part.words(),
        };
        let mut entry = to.serialize_struct("NextEntry", 8)?;
        entry.serialize_field("part", &part)?;
        entry.serialize_field("path", &self.path)?;
        entry.serialize_field("what", &self.what)?;
        entry.serialize_field("why", &self.why)?;
        entry.serialize_field("by", &text(self.by))?;
        entry.serialize_field("until", &text(self.until))?;
        entry.serialize_field("place", &self.place)?;
        entry.serialize_field("findings", &self.findings)?;
        entry.end()
    }
}
