//! Products and ratings as JSON lines: one product in, one rating or one named error out.
//!
//! A product is an object with `id`, `edition`, `set` and `scorecards`; `grounds` and `tier` are
//! optional. Each scorecard maps criterion keys to level numbers, or to objects with
//! `case` and `level`. Optional too are the days `filed` and `decided` with `dossier_kind` (`first`,
//! `upgrade` or `re-evaluation`; without it any kind will do), by which the edition must be possible
//! (26/2026, Art. 12); the council's own [`rules`](crate::Rules) and its
//! [`attendance`](crate::Attendance), whose findings a rating then lists. Other members are ignored,
//! except a `draft` that is `true`, as in the forms of custom sheets. `tier` may also be written `level`,
//! but not both.
//!
//! ```
//! use ocop_core::json::Record;
//!
//! let line = br#"{"id":"p-1","edition":"26/2026","set":27,"scorecards":[]}"#;
//! let fault = Record::read(line).unwrap_err();
//! assert_eq!(fault.error().kind().as_str(), "unknown-set");
//! assert_eq!(fault.id(), Some("p-1"));
//! let shown = serde_json::to_string(&fault.at_line(1)).unwrap();
//! assert_eq!(
//!     shown,
//!     r#"{"id":"p-1","line":1,"error":"unknown-set","path":"set","message":"edition 26/2026 has no sheet 27: expected 1 to 26"}"#
//! );
//! ```
//!
//! Each line has at most one error, the first in this order: not JSON, or a duplicate key; the
//! object's own members (`id`, `edition`, `set`, `scorecards`, `grounds`, `tier`, `filed`, `decided`,
//! `dossier_kind`, whether the edition is in force, `rules`, `attendance`); then, for each member,
//! unknown keys, each choice in sheet order, and missing or inapplicable choices in sheet order. Brackets nested deeper than 64, and escapes that are half a surrogate pair, are no JSON
//! here.
//!
//! [`PRODUCT_SCHEMA`] and [`RATING_SCHEMA`] are the JSON Schemas of input and output.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use core::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::base::error::{Cut, Error, ErrorKind};
use crate::base::star::Star;
use crate::improve::ImprovementRequest;
use crate::law::sheet::Sheet;
use crate::rating::council::Council;
use crate::rating::rating::Rating;

mod parse;
mod read;
mod schema;

pub use schema::{PRODUCT_SCHEMA, RATING_SCHEMA};

use parse::Line;
#[cfg(feature = "minutes")]
pub(crate) use parse::tree;
#[cfg(feature = "minutes")]
pub(crate) use read::bad_value;
use read::{named, record, sheet_of_the_law};

/// A product that was read: its id, and the council that scored it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Record {
    id: String,
    council: Council,
}

/// A rated product: serializes to a line of the result.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rated {
    id: String,
    rating: Rating,
    plans: Option<Plans>,
}

/// For three, four and five stars: the criteria and level steps of the cheapest plan, if there is one.
type Plans = [Option<(u32, u32)>; 3];

/// A line that cannot be rated: the error, and the id where it could be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LineError {
    id: Option<String>,
    line: Option<u64>,
    error: Error,
}

impl Record {
    /// Reads one product from the bytes of one JSON object.
    ///
    /// # Errors
    ///
    /// The first fault in the order of the [module](self) docs; no input panics.
    pub fn read(json: &[u8]) -> Result<Self, LineError> {
        Self::read_with(json, sheet_of_the_law)
    }

    /// Reads one product that was scored on a given sheet, such as a custom sheet; its
    /// `edition` and `set` are those of the sheet.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang, json::Record};
    ///
    /// let builder = Edition::E2026.sheet(7)?.to_spec().build()?;
    /// let form = serde_json::to_string(&builder.blank(Lang::En)).unwrap();
    /// let filled = form.replace(":null", ":1");
    /// assert!(Record::read_on(&builder, filled.as_bytes()).is_ok());
    /// // It does not pass for a product of the law.
    /// assert_eq!(Record::read(filled.as_bytes()).unwrap_err().error().path(), "draft");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Record::read`]; [`ErrorKind::BadValue`] where the product names another sheet.
    pub fn read_on(sheet: &Sheet, json: &[u8]) -> Result<Self, LineError> {
        Self::read_with(json, |line| {
            let (edition, number) = named(line)?;
            let same = edition == sheet.edition() && number.parse() == Ok(sheet.number());
            if same {
                return Ok(sheet.clone());
            }
            let message = format!(
                "the product is of {edition} set {}: expected {sheet}",
                Cut(number)
            );
            Err(Error::new(ErrorKind::BadValue, "set", message))
        })
    }

    fn read_with(
        json: &[u8],
        sheet: impl FnOnce(&Line<'_>) -> Result<Sheet, Error>,
    ) -> Result<Self, LineError> {
        // A byte-order mark is accepted.
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let line = parse::line(json).map_err(|(id, error)| LineError {
            id,
            line: None,
            error,
        })?;
        let id = line.id();
        record(&line, sheet).map_err(|error| LineError {
            id: id.ok(),
            line: None,
            error,
        })
    }

    /// The product's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The council that scored it.
    #[must_use]
    pub const fn council(&self) -> &Council {
        &self.council
    }

    /// The rating of the product.
    #[must_use]
    pub fn rate(self) -> Rated {
        Rated {
            rating: self.council.rate(),
            id: self.id,
            plans: None,
        }
    }
}

impl Rated {
    /// The product's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rating.
    #[must_use]
    pub const fn rating(&self) -> &Rating {
        &self.rating
    }

    /// The same with `plan` for a product of one scorecard: for three, four and five stars the
    /// criteria changed and the level steps of the cheapest plan (`cheapest-way`), or `null`.
    ///
    /// ```
    /// use ocop_core::json::Record;
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let form = serde_json::to_string(&sheet.blank(Lang::En)).unwrap().replace(":null", ":1");
    /// let rated = Record::read(form.as_bytes()).unwrap().rate().with_plans();
    /// let line = serde_json::to_string(&rated).unwrap();
    /// assert!(line.ends_with(r#","plan":{"3":[8,22],"4":[16,42],"5":[25,61]}}"#), "{line}");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_plans(mut self) -> Self {
        let council = self.rating.council();
        self.plans = (council.scorecards().len() == 1).then(|| {
            Star::RECOGNISED.map(|star| {
                let improvement = ImprovementRequest::to(star).plans(1).find(council).ok()?;
                improvement
                    .criteria_changed()
                    .zip(improvement.level_steps())
            })
        });
        self
    }
}

impl LineError {
    /// A line over a limit that its reader set.
    #[must_use]
    pub fn too_long(limit: usize) -> Self {
        let message = format!("the line is longer than {limit} bytes");
        Self {
            id: None,
            line: None,
            error: Error::new(ErrorKind::LineTooLong, "", message),
        }
    }

    /// The same error at a line of a file, from 1.
    #[must_use]
    pub const fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The product's id, where it could be read.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The line of the file, if it was given.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        self.line
    }

    /// The error, with its path in the object.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }
}

/// Prints the line, the id, the name of the error, its path and words.
impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}, ")?;
        }
        let id = self.id.as_deref().unwrap_or("no id");
        write!(f, "{}: {}: {}", Cut(id), self.error.kind(), self.error)
    }
}

impl core::error::Error for LineError {}

impl Serialize for Rated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("id", &self.id)?;
        self.rating.fields(&mut line)?;
        if let Some([three, four, five]) = self.plans {
            let plans = BTreeMap::from([("3", three), ("4", four), ("5", five)]);
            line.serialize_entry("plan", &plans)?;
        }
        line.end()
    }
}

impl Serialize for LineError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("id", &self.id)?;
        if let Some(number) = self.line {
            line.serialize_entry("line", &number)?;
        }
        line.serialize_entry("error", self.error.kind().as_str())?;
        line.serialize_entry("path", self.error.path())?;
        line.serialize_entry("message", self.error.message())?;
        line.end()
    }
}

/// The borrowed or owned text of a JSON string or number.
type Text<'a> = Cow<'a, str>;
