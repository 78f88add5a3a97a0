//! Reading dossiers and settings from JSON text.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use ocop_core::explain::one_line;
use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::base::error::{Error, ErrorKind};
use crate::check::settings::Settings;
use crate::model::{Document, Dossier};

impl Dossier {
    /// The most bytes that [`Dossier::from_json`] accepts: 8 MiB. A dossier names its files and does not
    /// contain them, so a dossier with hundreds of documents is far smaller.
    pub const MOST_BYTES: usize = 8 << 20;

    /// The most documents, and the most claims and the most results of all documents together, that
    /// [`Dossier::from_json`] accepts. Some checks compare each with each; a real dossier has dozens.
    pub const MOST_DOCUMENTS: usize = 1_000;

    /// The most files and the most criteria named by all documents together, and the most choices of the
    /// self-score, that [`Dossier::from_json`] accepts. Each may become a finding of some kilobytes.
    pub const MOST_NAMED: usize = 10_000;

    /// Reads a dossier from JSON, one object in UTF-8; a byte-order mark is accepted.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooLarge`] over [`Dossier::MOST_BYTES`], [`Dossier::MOST_DOCUMENTS`] or [`Dossier::MOST_NAMED`];
    /// [`ErrorKind::BadJson`], [`ErrorKind::DuplicateKey`] and [`ErrorKind::BadValue`] with the path to the fault.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Self::from_json_within(json, Self::MOST_BYTES)
    }

    /// Reads a dossier from JSON with another limit of bytes.
    ///
    /// # Errors
    ///
    /// Those of [`Dossier::from_json`].
    pub fn from_json_within(json: &[u8], most: usize) -> Result<Self, Error> {
        if json.len() > most {
            let message = format!("{} bytes exceed the limit of {most}", json.len());
            return Err(Error::new(ErrorKind::TooLarge, "", message));
        }
        let dossier: Self = read(json, |_| None)?;
        let sum = |of: fn(&Document) -> usize| dossier.documents.values().map(of).sum::<usize>();
        let (most, named) = (Self::MOST_DOCUMENTS, Self::MOST_NAMED);
        let counts = [
            ("documents", dossier.documents.len(), most),
            ("claims", sum(|document| document.claims.len()), most),
            ("results", sum(|document| document.results.len()), most),
            ("files", sum(|document| document.files.len()), named),
            ("criteria", sum(|document| document.criteria.len()), named),
            (
                "choices",
                dossier
                    .self_score
                    .as_ref()
                    .map_or(0, |score| score.choices.len()),
                named,
            ),
        ];
        match counts.iter().find(|(_, count, most)| count > most) {
            None => Ok(dossier),
            Some((what, count, most)) => {
                let message = format!("{count} {what} exceed the limit of {most}");
                let path = match *what {
                    "choices" => "self_score.choices",
                    _ => "documents",
                };
                Err(Error::new(ErrorKind::TooLarge, path, message))
            }
        }
    }
}

impl Settings {
    /// Reads settings from JSON.
    ///
    /// ```
    /// use ocop_dossier::{ErrorKind, Settings};
    ///
    /// let settings = Settings::from_json(br#"{"rules": {"unsigned-form": "warning"}}"#)?;
    /// let fault = Settings::from_json(br#"{"rules": {"unsigned-forms": "warning"}}"#).unwrap_err();
    /// assert_eq!(fault.kind(), ErrorKind::UnknownRule);
    /// assert_eq!(fault.path(), "rules.unsigned-forms");
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownRule`] for an unknown rule; otherwise as for [`Dossier::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        read(json, unknown_rule)
    }
}

/// Reads one object. Callers may know more of a fault from the keys that lead to it.
fn read<T: DeserializeOwned>(
    json: &[u8],
    kind_at: fn(&Path) -> Option<ErrorKind>,
) -> Result<T, Error> {
    struct Object<T>(T);

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            crate::base::read::one(from).map(Self)
        }
    }

    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value: Result<Object<T>, _> = serde_path_to_error::deserialize(&mut reader);
    let Object(value) = value.map_err(|fault| {
        let path = match fault.path().to_string() {
            root if root == "." => String::new(),
            path => one_line(&path, 200),
        };
        let kind = match fault.inner().classify() {
            Category::Data if is_duplicate_key(json, fault.inner()) => ErrorKind::DuplicateKey,
            Category::Data => kind_at(fault.path()).unwrap_or(ErrorKind::BadValue),
            _ => ErrorKind::BadJson,
        };
        Error::new(kind, path, message(fault.inner()))
    })?;
    reader
        .end()
        .map_err(|fault| Error::new(ErrorKind::BadJson, "", message(&fault)))?;
    Ok(value)
}

fn message(fault: &serde_json::Error) -> String {
    one_line(&fault.to_string(), 300)
}

/// Whether a name of `rules` is the fault, and the catalogue does not have it.
fn unknown_rule(path: &Path) -> Option<ErrorKind> {
    let mut keys = path.iter();
    match (keys.next(), keys.next(), keys.next()) {
        (Some(Segment::Map { key }), Some(Segment::Map { key: name }), None) if key == "rules" => {
            let fault = crate::Rule::named(name).err();
            fault.map(|fault| fault.kind())
        }
        _ => None,
    }
}

/// Whether a reading stopped at a key that its object already has. A reader of keys alone, which
/// accepts all else, then stops at the same place.
fn is_duplicate_key(json: &[u8], fault: &serde_json::Error) -> bool {
    let place = |fault: &serde_json::Error| (fault.line(), fault.column());
    let found = serde_json::from_slice::<UniqueKeys>(json).err();
    found.is_some_and(|found| found.is_data() && place(&found) == place(fault))
}

/// Any JSON in which no object has a key twice.
struct UniqueKeys;

impl<'de> Deserialize<'de> for UniqueKeys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for UniqueKeys {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self, A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = object.next_key::<String>()? {
            if !keys.insert(key) {
                return Err(serde::de::Error::custom("duplicate key"));
            }
            object.next_value::<Self>()?;
        }
        Ok(self)
    }
}
