//! Reading dossiers and settings from JSON text.

use alloc::format;
use alloc::string::ToString;

use ocop_core::explain::one_line;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::base::error::{Error, ErrorKind};
use crate::check::settings::Settings;
use crate::model::{Document, Dossier};

impl Dossier {
    /// The most bytes that [`Dossier::from_json`] takes: 8 MiB. A dossier names its files, it does not
    /// hold them, so that even one of hundreds of papers is far below.
    pub const MOST_BYTES: usize = 8 << 20;

    /// The most documents, and the most claims and the most results of all documents together, that
    /// [`Dossier::from_json`] takes. Some checks set each beside each; a real dossier has some dozens.
    pub const MOST_DOCUMENTS: usize = 1_000;

    /// The most files and the most criteria named by all documents together, and the most choices of the
    /// self-score, that [`Dossier::from_json`] takes. Each may be a finding, which takes some kilobytes.
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

    /// Reads a dossier from JSON of at most so many bytes.
    ///
    /// # Errors
    ///
    /// Those of [`Dossier::from_json`].
    pub fn from_json_within(json: &[u8], most: usize) -> Result<Self, Error> {
        if json.len() > most {
            let message = format!("{} bytes are over the limit of {most}", json.len());
            return Err(Error::new(ErrorKind::TooLarge, "", message));
        }
        let dossier: Self = read(json)?;
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
                let message = format!("{count} {what} are over the limit of {most}");
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
    /// [`ErrorKind::UnknownRule`] where no rule has a name; otherwise as for [`Dossier::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        read(json)
    }
}

fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    struct Object<T>(T);

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
        fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            crate::base::read::one(from).map(Self)
        }
    }

    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let mut reader = serde_json::Deserializer::from_slice(json);
    let value: Result<Object<T>, _> = serde_path_to_error::deserialize(&mut reader);
    let Object(value) = value.map_err(|error| {
        let path = match error.path().to_string() {
            root if root == "." => root.replace('.', ""),
            path => one_line(&path, 200),
        };
        fault(path, error.inner())
    })?;
    reader
        .end()
        .map_err(|error| fault("".to_string(), &error))?;
    Ok(value)
}

fn fault(path: alloc::string::String, error: &serde_json::Error) -> Error {
    let message = one_line(&error.to_string(), 300);
    let kind = match error.classify() {
        serde_json::error::Category::Data => data_kind(&message),
        _ => ErrorKind::BadJson,
    };
    Error::new(kind, path, message)
}

/// The kind of a fault in the data, told by how the messages of this crate begin.
fn data_kind(message: &str) -> ErrorKind {
    if message.starts_with("duplicate field") {
        ErrorKind::DuplicateKey
    } else if message.starts_with(crate::rules::NO_RULE) {
        ErrorKind::UnknownRule
    } else {
        ErrorKind::BadValue
    }
}
