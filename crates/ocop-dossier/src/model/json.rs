//! Reading dossiers and settings from JSON text.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use core::cell::RefCell;
use core::fmt;

use ocop_core::explain::one_line;
use ocop_core::internal::form::{self, bad_json};
use ocop_core::internal::{error, outside};
use ocop_core::{Error, ErrorDetail};
use serde::de::{DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_path_to_error::Track;

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
    /// [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge) over [`Dossier::MOST_BYTES`], [`Dossier::MOST_DOCUMENTS`] or [`Dossier::MOST_NAMED`];
    /// [`ErrorKind::BadJson`](crate::ErrorKind::BadJson), [`ErrorKind::DuplicateKey`](crate::ErrorKind::DuplicateKey) and [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) with the path to the fault.
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
            let values = [("found", json.len().into()), ("most", most.into())];
            return Err(error(ErrorDetail::TooManyBytes, "", values));
        }
        let dossier: Self = read(json)?;
        let sum = |of: fn(&Document) -> usize| dossier.documents.values().map(of).sum::<usize>();
        let (most, named) = (Self::MOST_DOCUMENTS, Self::MOST_NAMED);
        let counts = [
            (("tài liệu", "documents"), dossier.documents.len(), most),
            (
                ("công bố", "claims"),
                sum(|document| document.claims.len()),
                most,
            ),
            (
                ("kết quả", "results"),
                sum(|document| document.results.len()),
                most,
            ),
            (
                ("tệp", "files"),
                sum(|document| document.files.len()),
                named,
            ),
            (
                ("tiêu chí", "criteria"),
                sum(|document| document.criteria.len()),
                named,
            ),
            (
                ("lựa chọn", "choices"),
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
                let path = match what.1 {
                    "choices" => "self_score.choices",
                    _ => "documents",
                };
                let values = [
                    ("found", (*count).into()),
                    ("what", (*what).into()),
                    ("most", (*most).into()),
                ];
                Err(error(ErrorDetail::TooMuch, path, values))
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
    /// [`ErrorKind::UnknownRule`](crate::ErrorKind::UnknownRule) for an unknown rule; otherwise as for [`Dossier::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        read(json)
    }
}

/// Reads one object. After a fault it is read again from a tree, which gives the fault in both
/// languages.
fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value: Result<Object<T>, _> = serde_path_to_error::deserialize(&mut reader);
    let fault = match value {
        Ok(Object(value)) => {
            return reader
                .end()
                .map(|()| value)
                .map_err(|fault| bad_json(&fault));
        }
        Err(fault) => fault,
    };
    if fault.inner().is_data()
        && let Some(duplicate) = duplicate_key(json, fault.inner())
    {
        return Err(duplicate);
    }
    match serde_json::from_slice(json) {
        Err(fault) => Err(bad_json(&fault)),
        Ok(tree) => form::read(&tree).map(|Object(value)| value),
    }
}

/// A value that is an object.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::base::read::one(from).map(Self)
    }
}

/// The error if a reading stopped at a key that its object already has. A reader of keys alone, which
/// accepts all else, then stops at the same place.
fn duplicate_key(json: &[u8], fault: &serde_json::Error) -> Option<Error> {
    let (twice, mut track) = (RefCell::new(None), Track::new());
    let mut reader = serde_json::Deserializer::from_slice(json);
    let reader = serde_path_to_error::Deserializer::new(&mut reader, &mut track);
    let found = UniqueKeys(&twice).deserialize(reader).err()?;
    let place = |fault: &serde_json::Error| (fault.line(), fault.column());
    let key = twice
        .into_inner()
        .filter(|_| place(&found) == place(fault))?;
    let found = error(ErrorDetail::DuplicateKey, "", [("found", outside(&key))]);
    let path = one_line(&track.path().to_string(), 200);
    let found = found.under(&one_line(&key, 40));
    Some(if path == "." {
        found
    } else {
        found.under(&path)
    })
}

/// Any JSON in which no object has a key twice; the key that one has.
#[derive(Clone, Copy)]
struct UniqueKeys<'t>(&'t RefCell<Option<String>>);

impl<'de> DeserializeSeed<'de> for UniqueKeys<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for UniqueKeys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = object.next_key::<String>()? {
            if keys.contains(&key) {
                self.0.replace(Some(key));
                return Err(serde::de::Error::custom("duplicate key"));
            }
            keys.insert(key);
            object.next_value_seed(self)?;
        }
        Ok(())
    }
}
