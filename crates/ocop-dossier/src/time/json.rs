//! Lead times as data.
//!
//! ```json
//! {
//!   "documents": { "trademark-certificate": { "months": [15, 16], "after": ["trademark-application"] } },
//!   "facts": { "contract-months": { "months": 5, "source": "begun in July" } },
//!   "judged": { "sample": { "days": [30, 60] } },
//!   "criteria": { "2.1": { "months": [2, 4] }, "9": { "2": { "months": [4, 6] } } },
//!   "usual": { "months": [1, 3] }
//! }
//! ```
//!
//! What is not named keeps its lead time in practice, unless `practice` is `false`.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use ocop_core::internal::{error, in_both, outside};
use ocop_core::{Choice, ErrorDetail};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::lead_time::{LeadTime, LeadUnit};
use super::lead_times::{LeadTimes, Task};
use crate::Error;
use crate::base::read::{objects, one, set, some};
use crate::evidence::{Fact, Judged};
use crate::model::document_kind::DocumentKind;

/// A number of months or days, or the shortest and the longest.
struct Range(i64, i64);

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = Range;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let expected = (
                    "một số nguyên, hoặc hai số nguyên là thời gian ngắn nhất và dài nhất",
                    "a whole number, or two: the shortest time and the longest",
                );
                in_both(f, expected)
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Range, E> {
                Ok(Range(number, number))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Range, E> {
                // Too long either way; the limit is far below.
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                Ok(Range(number, number))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Range, A::Error> {
                let (least, most) = (list.next_element()?, list.next_element()?);
                let extra: Option<i64> = list.next_element()?;
                match (least, most, extra) {
                    (Some(least), Some(most), None) => Ok(Range(least, most)),
                    _ => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
                }
            }
        }

        from.deserialize_any(Form)
    }
}

/// The members of a lead time.
#[derive(Default)]
struct Members {
    months: Option<Range>,
    days: Option<Range>,
    after: BTreeSet<DocumentKind>,
    source: Option<String>,
    is_any: bool,
}

/// A set of documents.
struct After(BTreeSet<DocumentKind>);

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        set(from).map(Self)
    }
}

impl Members {
    const NAMES: &'static [&'static str] = &["months", "days", "after", "source"];

    /// Reads a member, if it is one of a lead time.
    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        let is_twice = match key {
            "months" => self.months.replace(map.next_value()?).is_some(),
            "days" => self.days.replace(map.next_value()?).is_some(),
            "after" => {
                let After(after) = map.next_value()?;
                !core::mem::replace(&mut self.after, after).is_empty()
            }
            "source" => {
                let text: String = map.next_value()?;
                self.source.replace(text).is_some()
            }
            _ => return Ok(false),
        };
        self.is_any = true;
        if is_twice {
            return Err(de::Error::custom(twice(key)));
        }
        Ok(true)
    }

    fn lead<E: de::Error>(self, expected: &dyn de::Expected) -> Result<LeadTime, E> {
        let lead = match (self.months, self.days) {
            (Some(Range(least, most)), None) => LeadTime::of(LeadUnit::Months, least, most),
            (None, Some(Range(least, most))) => LeadTime::of(LeadUnit::Days, least, most),
            _ => return Err(E::invalid_type(de::Unexpected::Map, expected)),
        };
        let lead = lead.map_err(E::custom)?.after(self.after);
        Ok(match self.source {
            Some(source) => lead.with_source(source),
            None => lead,
        })
    }
}

/// A lead time is read from an object.
struct LeadForm;

impl<'de> Visitor<'de> for LeadForm {
    type Value = LeadTime;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = (
            "đối tượng có `months` hoặc `days`, như `{\"months\": [1, 3]}`",
            "an object with either `months` or `days`, such as `{\"months\": [1, 3]}`",
        );
        in_both(f, expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LeadTime, A::Error> {
        let mut members = Members::default();
        while let Some(key) = map.next_key::<String>()? {
            if !members.read(&key, &mut map)? {
                return Err(de::Error::unknown_field(&key, Members::NAMES));
            }
        }
        members.lead(&self)
    }
}

impl<'de> Deserialize<'de> for LeadTime {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(LeadForm)
    }
}

/// One lead time for every level of a criterion, or one for each of some levels.
enum Levels {
    Each(LeadTime),
    Into(Vec<(Choice, LeadTime)>),
}

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = Levels;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let expected = (
                    "đối tượng có `months` hoặc `days`, hoặc đối tượng gồm mức và thời gian",
                    "an object with either `months` or `days`, or an object of levels and times",
                );
                in_both(f, expected)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Levels, A::Error> {
                let (mut members, mut levels) = (Members::default(), Vec::new());
                while let Some(key) = map.next_key::<String>()? {
                    if members.read(&key, &mut map)? {
                        continue;
                    }
                    let to: Choice = key.parse().map_err(de::Error::custom)?;
                    if levels.iter().any(|(own, _)| *own == to) {
                        return Err(de::Error::custom(twice(&key)));
                    }
                    levels.push((to, map.next_value()?));
                }
                match (levels.is_empty(), members.is_any) {
                    (false, false) => Ok(Levels::Into(levels)),
                    (true, _) => members.lead(&self).map(Levels::Each),
                    (false, true) => Err(de::Error::invalid_type(de::Unexpected::Map, &self)),
                }
            }
        }

        from.deserialize_map(Form)
    }
}

fn twice(key: &str) -> Error {
    error(ErrorDetail::DuplicateKey, "", [("found", outside(key))])
}

/// All members are optional; unknown ones are errors. [`TimeRequest::find`](super::TimeRequest::find) checks
/// criteria and levels.
impl<'de> Deserialize<'de> for LeadTimes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct Form {
            practice: bool,
            #[serde(deserialize_with = "objects")]
            documents: BTreeMap<DocumentKind, LeadTime>,
            #[serde(deserialize_with = "objects")]
            facts: BTreeMap<Fact, LeadTime>,
            #[serde(deserialize_with = "objects")]
            judged: BTreeMap<Judged, LeadTime>,
            #[serde(deserialize_with = "objects")]
            criteria: BTreeMap<String, Levels>,
            #[serde(deserialize_with = "some")]
            usual: Option<LeadTime>,
        }

        impl Default for Form {
            fn default() -> Self {
                Self {
                    practice: true,
                    documents: BTreeMap::new(),
                    facts: BTreeMap::new(),
                    judged: BTreeMap::new(),
                    criteria: BTreeMap::new(),
                    usual: None,
                }
            }
        }

        let form: Form = one(from)?;
        let mut leads = if form.practice {
            Self::practice()
        } else {
            Self::new()
        };
        let documents = form.documents.into_iter();
        let documents = documents.map(|(kind, lead)| (Task::Document(kind), lead));
        let facts = form.facts.into_iter();
        let facts = facts.map(|(fact, lead)| (Task::Fact(fact), lead));
        let judged = form.judged.into_iter();
        let judged = judged.map(|(judged, lead)| (Task::Judged(judged), lead));
        for (task, lead) in documents.chain(facts).chain(judged) {
            leads = leads.with(task, lead);
        }
        for (key, levels) in form.criteria {
            match levels {
                Levels::Each(lead) => leads = leads.criterion(key, lead),
                Levels::Into(levels) => {
                    for (to, lead) in levels {
                        leads = leads.level(key.clone(), to, lead);
                    }
                }
            }
        }
        leads.usual = form.usual;
        leads.check().map_err(de::Error::custom)?;
        Ok(leads)
    }
}

#[cfg(feature = "json")]
impl LeadTimes {
    /// Reads lead times from JSON.
    ///
    /// ```
    /// use ocop_dossier::DocumentKind;
    /// use ocop_dossier::time::{LeadTimes, Task};
    ///
    /// let leads = LeadTimes::from_json(br#"{"documents": {"test-report": {"days": [5, 10]}}}"#)?;
    /// assert_eq!(leads.of(Task::Document(DocumentKind::TestReport)).unwrap().most(), 10);
    ///
    /// let read = |json: &str| LeadTimes::from_json(json.as_bytes()).unwrap_err();
    /// let fault = read(r#"{"documents": {"test-report": {"days": [10, 5]}}}"#);
    /// assert_eq!(fault.path(), "documents.test-report.days");
    /// let fault = read(r#"{"documents": {"product-standard": {"days": 5, "after": ["quality-declaration"]}}}"#);
    /// assert!(fault.message().starts_with("a document waits for itself: product-standard → "));
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadJson`](crate::ErrorKind::BadJson) and
    /// [`ErrorKind::DuplicateKey`](crate::ErrorKind::DuplicateKey) for text that is no JSON,
    /// [`ErrorKind::UnknownMember`](crate::ErrorKind::UnknownMember), and
    /// [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for an unknown document, a lead time that is negative, too
    /// long or reversed, and for documents that wait for each other. Each has its path.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        crate::model::json::read(json)
    }
}
