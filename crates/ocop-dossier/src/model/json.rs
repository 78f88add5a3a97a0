//! Reading dossiers and settings from JSON text.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use ocop_core::internal::form::{self, bad_json};
use ocop_core::internal::{error, outside};
use ocop_core::{Error, ErrorDetail, ErrorKind};
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::DocumentKind;
use crate::base::read::step_of;
use crate::check::settings::Settings;
use crate::model::unreadable::gap;
use crate::model::{Document, Dossier, LabelClaim, TestResult};

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

    /// The most values that [`Dossier::read`] leaves out. A text with more of them is no dossier.
    pub const MOST_UNREADABLE: usize = 1_000;

    /// Reads a dossier from JSON as far as it can be read, so that one wrong value does not hide all
    /// other defects.
    ///
    /// A value with a fault is left out and listed in [`Dossier::unreadable`]: a wrong type, an
    /// impossible date, an unknown member or word, a key twice. A check reports each as a finding, and
    /// counts the value as not proven.
    ///
    /// ```
    /// use ocop_dossier::{Dossier, Settings, check};
    ///
    /// let json = br#"{"format":1,"sheet":{"edition":"26/2026","set":4},"kind":"first","stage":"applicant",
    ///     "applicant":{"founded":"15/03/2021"},"samples":"5"}"#;
    /// assert!(Dossier::from_json(json).is_err());
    /// let dossier = Dossier::read(json)?;
    /// assert_eq!(dossier.unreadable().len(), 2);
    /// let report = check(&dossier, &Settings::default());
    /// let first = report.findings().next().map(|finding| (finding.rule().name(), finding.path()));
    /// assert_eq!(first, Some(("unreadable-value", "applicant.founded")));
    /// # Ok::<(), ocop_dossier::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Dossier::from_json`] if the text is not JSON or too large, or if the format, the sheet,
    /// the kind or the stage cannot be read: nothing can be checked without them.
    /// [`ErrorKind::TooLarge`] for more than [`Dossier::MOST_UNREADABLE`] faults.
    pub fn read(json: &[u8]) -> Result<Self, Error> {
        match Self::from_json(json) {
            // No second reading helps.
            Err(fault)
                if fault.kind() == ErrorKind::BadJson || fault.kind() == ErrorKind::TooLarge =>
            {
                Err(fault)
            }
            Err(_) => in_part(json)?.within_limits(),
            read => read,
        }
    }

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
            let values = [("found", json.len().into()), ("most", most.into())];
            return Err(error(ErrorDetail::TooManyBytes, "", values));
        }
        read::<Self>(json)?.within_limits()
    }

    /// The dossier, if it has no more of anything than it may have.
    fn within_limits(self) -> Result<Self, Error> {
        let dossier = self;
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
    /// [`ErrorKind::UnknownRule`] for an unknown rule; otherwise as for [`Dossier::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        read(json)
    }
}

/// Reads one object. After a fault it is read again from a tree, which gives the fault in both
/// languages.
pub(crate) fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    // A reader of text does not check each string again. What is no text is read up to there.
    let text = match core::str::from_utf8(json) {
        Ok(text) => text,
        Err(fault) => core::str::from_utf8(&json[..fault.valid_up_to()]).unwrap_or_default(),
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    match Object::deserialize(&mut reader) {
        Ok(Object(value)) if text.len() == json.len() => {
            return reader
                .end()
                .map(|()| value)
                .map_err(|fault| bad_json(&fault));
        }
        Err(fault) if fault.is_data() => {
            if let Some(duplicate) = duplicate_key(json, &fault) {
                return Err(duplicate);
            }
        }
        Ok(_) | Err(_) => {}
    }
    match serde_json::from_slice(json) {
        Err(fault) => Err(bad_json(&fault)),
        Ok(tree) => form::read(&tree).map(|Object(value)| value),
    }
}

/// Reads a dossier as far as it can be read, from JSON that has a fault.
fn in_part(json: &[u8]) -> Result<Dossier, Error> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let mut tree: Value = serde_json::from_slice(json).map_err(|fault| bad_json(&fault))?;
    let mut faults = Vec::new();
    drop_repeated(json, &mut tree, &mut faults);
    make_documents(&mut tree, &mut faults);
    // Without these members nothing can be checked.
    let is_head = |fault: &Error| {
        let first = fault.path().split(['.', '[']).next();
        matches!(first, Some("" | "format" | "sheet" | "kind" | "stage"))
    };
    if let Some(at) = faults.iter().position(is_head) {
        return Err(faults.swap_remove(at));
    }
    let most = Dossier::MOST_UNREADABLE.saturating_sub(faults.len());
    let read = form::read_in_part::<Object<Dossier>>(&tree, most, is_head)?;
    let Some((Object(mut dossier), found)) = read else {
        let what = ("giá trị không đọc được", "unreadable values");
        let values = [
            ("found", (Dossier::MOST_UNREADABLE + 1).into()),
            ("what", what.into()),
            ("most", Dossier::MOST_UNREADABLE.into()),
        ];
        return Err(error(ErrorDetail::TooMuch, "", values));
    };
    faults.extend(found);
    // A required member that is misspelt is not missing as well.
    let misspelt: BTreeSet<_> = faults
        .iter()
        .filter(|fault| fault.detail() == ErrorDetail::UnknownField)
        .map(gap)
        .collect();
    faults.retain(|fault| {
        fault.detail() != ErrorDetail::MissingField || !misspelt.contains(fault.path())
    });
    empty_items(&mut dossier, &faults);
    dossier.unreadable = faults;
    Ok(dossier)
}

/// Makes whole what would else not be read at all: documents without a kind that can be read, and items of
/// their lists, whose place in the list is part of a path.
fn make_documents(tree: &mut Value, faults: &mut Vec<Error>) {
    let documents = tree.get_mut("documents").and_then(Value::as_object_mut);
    for (name, value) in documents.into_iter().flatten() {
        let mut fault = |fault: Error| faults.push(fault.under(&step_of(name)).under("documents"));
        if make_object(value, &mut fault) {
            value["kind"] = DocumentKind::Other.as_str().into();
        }
        let kind = match value.get("kind") {
            None => Err(error(
                ErrorDetail::MissingField,
                "",
                [("field", "kind".into())],
            )),
            Some(kind) => form::read::<DocumentKind>(kind),
        };
        if let Err(unknown) = kind {
            let other = DocumentKind::Other.as_str();
            value["kind"] = unknown.nearest().unwrap_or(other).into();
            fault(unknown.under("kind"));
        }
        for list in ["claims", "files", "results"] {
            let items = value.get_mut(list).and_then(Value::as_array_mut);
            for (index, item) in items.into_iter().flatten().enumerate() {
                make_object(item, |found| {
                    fault(found.under(&format!("[{index}]")).under(list));
                });
            }
        }
    }
}

/// Replaces what is no object by an empty one. Whether it did.
fn make_object(value: &mut Value, fault: impl FnOnce(Error)) -> bool {
    let Err(found) = form::read::<Object<IgnoredAny>>(value) else {
        return false;
    };
    fault(found);
    *value = Value::Object(serde_json::Map::new());
    true
}

/// Empties the claims and the results of which a value could not be read: without it they say something
/// else.
fn empty_items(dossier: &mut Dossier, faults: &[Error]) {
    let mut documents: BTreeMap<String, &mut Document> = BTreeMap::new();
    for (name, document) in &mut dossier.documents {
        documents.insert(step_of(name), document);
    }
    for fault in faults {
        let item = |list: &str| {
            let (outer, inner) = fault.path().rsplit_once(list)?;
            let (index, _) = inner.split_once(']')?;
            let name = outer.strip_prefix("documents.")?;
            Some((name, index.parse::<usize>().ok()?))
        };
        if let Some((name, index)) = item(".claims[")
            && let Some(document) = documents.get_mut(name)
            && let Some(claim) = document.claims.get_mut(index)
        {
            *claim = LabelClaim::default();
        }
        if let Some((name, index)) = item(".results[")
            && let Some(document) = documents.get_mut(name)
            && let Some(result) = document.results.get_mut(index)
        {
            *result = TestResult::default();
        }
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
    let keys = RefCell::new(Keys::at_most(0));
    let mut reader = serde_json::Deserializer::from_slice(json);
    let found = UniqueKeys(&keys).deserialize(&mut reader).err()?;
    let place = |fault: &serde_json::Error| (fault.line(), fault.column());
    let repeated = keys.into_inner().repeated.pop();
    repeated
        .filter(|_| place(&found) == place(fault))
        .map(|path| twice(&path))
}

/// Drops the values of keys that their object has twice: nobody knows which of them counts.
fn drop_repeated(json: &[u8], tree: &mut Value, faults: &mut Vec<Error>) {
    let keys = RefCell::new(Keys::at_most(Dossier::MOST_UNREADABLE));
    let mut reader = serde_json::Deserializer::from_slice(json);
    // It stops at one key too many, which then is one fault too many.
    let _ = UniqueKeys(&keys).deserialize(&mut reader);
    for path in keys.into_inner().repeated {
        let Some((Step::Key(key), outer)) = path.split_last() else {
            continue;
        };
        let outer = outer.iter().try_fold(&mut *tree, |value, step| match step {
            Step::Key(key) => value.get_mut(key),
            Step::Index(index) => value.get_mut(index),
        });
        let Some(outer) = outer.and_then(Value::as_object_mut) else {
            continue;
        };
        // One of two documents is checked, so that nothing is found missing for want of both.
        let is_document = matches!(&*path, [Step::Key(outer), _] if outer == "documents");
        if is_document || outer.remove(key).is_some() {
            faults.push(twice(&path));
        }
    }
}

/// The error for a key that its object has twice.
fn twice(path: &[Step]) -> Error {
    let found = match path.last() {
        Some(Step::Key(key)) => outside(key),
        _ => outside(""),
    };
    let fault = error(ErrorDetail::DuplicateKey, "", [("found", found)]);
    path.iter().rev().fold(fault, |fault, step| match step {
        Step::Key(key) => fault.under(&step_of(key)),
        Step::Index(index) => fault.under(&format!("[{index}]")),
    })
}

/// A step of the path to a value of JSON.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

/// Where a reader of keys is, and the paths of the keys that it found twice.
#[derive(Debug)]
struct Keys {
    path: Vec<Step>,
    repeated: Vec<Vec<Step>>,
    most: usize,
}

impl Keys {
    const fn at_most(most: usize) -> Self {
        Self {
            path: Vec::new(),
            repeated: Vec::new(),
            most,
        }
    }
}

/// Any JSON, read for the keys that an object has twice. It stops after the most.
#[derive(Clone, Copy)]
struct UniqueKeys<'k>(&'k RefCell<Keys>);

impl UniqueKeys<'_> {
    /// Reads a value one step further in.
    fn inside<T>(self, step: Step, read: impl FnOnce(Self) -> T) -> T {
        self.0.borrow_mut().path.push(step);
        let value = read(self);
        self.0.borrow_mut().path.pop();
        value
    }

    /// Notes the place as a key that came before.
    fn repeats(self) -> bool {
        let mut keys = self.0.borrow_mut();
        let path = keys.path.clone();
        keys.repeated.push(path);
        keys.repeated.len() > keys.most
    }
}

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
        let mut next = |index| self.inside(Step::Index(index), |this| list.next_element_seed(this));
        let mut index = 0;
        while next(index)?.is_some() {
            index += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = object.next_key::<String>()? {
            self.inside(Step::Key(key.clone()), |this| {
                if keys.contains(&key) && this.repeats() {
                    return Err(serde::de::Error::custom("duplicate key"));
                }
                object.next_value_seed(this)
            })?;
            keys.insert(key);
        }
        Ok(())
    }
}
