//! Products and ratings as JSON lines: one product in, one rating or one named error out.
//!
//! A product is an object with `id`, `edition`, `set` and `scorecards`; `grounds` and `tier` are
//! optional. Each scorecard maps criterion keys to level numbers, or to objects with
//! `case` and `level`. Optional too are the days `filed` and `decided` with `dossier_kind` (`first`,
//! `upgrade` or `re-evaluation`; without it any kind will do), by which the edition must be possible
//! (26/2026, Art. 12); the council's own [`rules`](crate::Rules) and its
//! [`attendance`](crate::Attendance), whose findings a rating then lists. `tier` may also be written
//! `level`, but not both.
//!
//! A scorecard may also be written `{"member":"tv-3","round":2,"choices":{…}}`. Of a member's
//! scorecards, the one of the latest round counts alone (`latest-round`); the others need not be right.
//! Both forms may be mixed, and paths have the keys directly under the scorecard in both.
//!
//! Any other member is an error, `unknown-member`. Own fields go into `extra`, which takes any JSON. It
//! comes back in the answer as it was written, errors included, but without line breaks. Only a product
//! that is read on its own custom sheet may have `draft`, as in the sheet's blank form.
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
//! Each line has at most one error, the first in this order:
//!
//! 1. not JSON, or a duplicate key;
//! 2. the first unknown member in the text;
//! 3. `tier` and `level` at once;
//! 4. the types of `id`, `edition`, `set` and `scorecards`, with each `member`, `round` and `choices`;
//! 5. an unknown edition, sheet or ground;
//! 6. `tier`, `filed`, `decided`, `dossier_kind`, days for which the edition is not possible, `rules`,
//!    `attendance`;
//! 7. a member twice in one round;
//! 8. no scorecard;
//! 9. for each scorecard that counts: unknown keys, each choice in sheet order, and missing or
//!    inapplicable choices in sheet order.
//!
//! Brackets nested deeper than 64, and escapes that are half a surrogate pair, are no JSON here.
//!
//! [`PRODUCT_SCHEMA`] and [`RATING_SCHEMA`] are the JSON Schemas of input and output.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::base::error::{Cut, Error, ErrorDetail, ErrorKind, ErrorValue};
use crate::base::lang::Lang;
use crate::base::star::Star;
use crate::improve::ImprovementRequest;
use crate::law::sheet::Sheet;
use crate::rating::council::Council;
use crate::rating::rating::Rating;

mod extra;
mod faults;
mod form;
mod known;
mod parse;
mod product;
mod read;
mod schema;

pub use schema::{PRODUCT_SCHEMA, RATING_SCHEMA};

use extra::Extra;
#[cfg(feature = "minutes")]
pub(crate) use form::given;
pub(crate) use form::{form, form_in_part};
use parse::Unknown;
pub(crate) use parse::bad_json;
#[cfg(feature = "minutes")]
pub(crate) use parse::tree;
use read::{Named, sheet_of_the_law};

/// A product that was read: its id, and the council that scored it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Record {
    id: String,
    council: Council,
    extra: Option<Extra>,
}

/// A rated product: serializes to a line of the result.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Rated {
    id: String,
    rating: Rating,
    plans: Option<Plans>,
    extra: Option<Extra>,
}

/// For three, four and five stars: the criteria and level steps of the cheapest plan, if there is one.
type Plans = [Option<(u32, u32)>; 3];

/// A line that cannot be rated: the error, and the id where it could be read.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct LineError {
    id: Option<String>,
    line: Option<u64>,
    error: Error,
    extra: Option<Extra>,
}

impl Record {
    /// Reads one product from the bytes of one JSON object.
    ///
    /// # Errors
    ///
    /// The first fault in the order of the [module](self) docs; no input panics.
    pub fn read(json: &[u8]) -> Result<Self, LineError> {
        Self::read_with(json, false, sheet_of_the_law)
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
    /// let fault = Record::read(filled.as_bytes()).unwrap_err();
    /// assert_eq!(fault.error().kind().as_str(), "unknown-member");
    /// assert_eq!(fault.error().path(), "draft");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Record::read`]; [`ErrorKind::BadValue`] where the product names another sheet.
    pub fn read_on(sheet: &Sheet, json: &[u8]) -> Result<Self, LineError> {
        Self::read_with(json, !sheet.is_law(), |named| same_sheet(sheet, named))
    }

    fn read_with(
        json: &[u8],
        with_draft: bool,
        sheet: impl FnOnce(&Named<'_>) -> Result<Sheet, Error>,
    ) -> Result<Self, LineError> {
        // A byte-order mark is accepted.
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let mut unknown = Unknown::first();
        let line = parse::line(json, with_draft, &mut unknown)
            .map_err(|(id, error)| LineError::new(id, error, None))?;
        let extra = line.extra.and_then(Extra::of);
        let council = match unknown.found.pop() {
            Some(error) => Err(error),
            None => read::council(&line, sheet),
        };
        let read = council.and_then(|council| Ok((line.id()?, council)));
        match read {
            Ok((id, council)) => Ok(Self { id, council, extra }),
            Err(error) => Err(LineError::new(line.id().ok(), error, extra)),
        }
    }

    /// A product with its id, and the council that scored it.
    #[must_use]
    pub fn new(id: impl Into<String>, council: Council) -> Self {
        let id = id.into();
        Self {
            id,
            council,
            extra: None,
        }
    }

    /// Reads the council of a product, which may lack an id.
    fn read_council(json: &[u8]) -> Result<Council, Error> {
        let mut unknown = Unknown::first();
        let mut line = parse::line(json, false, &mut unknown).map_err(|(_, error)| error)?;
        line.id.get_or_insert(parse::Value::Text(Cow::Borrowed("")));
        match unknown.found.pop() {
            Some(error) => Err(error),
            None => read::council(&line, sheet_of_the_law),
        }
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

    /// The caller's own JSON, if the product has `extra`.
    ///
    /// ```
    /// use ocop_core::Edition;
    /// use ocop_core::json::Record;
    ///
    /// let sheet = Edition::E2026.sheet(7)?;
    /// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let card = serde_json::to_string(&sheet.scorecard_from(best)?.complete()?).unwrap();
    /// let product = format!(
    ///     r#"{{"id":"p-1","edition":"26/2026","set":7,"scorecards":[{card}],"extra":{{"price":12.50}}}}"#
    /// );
    /// let record = Record::read(product.as_bytes()).unwrap();
    /// assert_eq!(record.extra(), Some(r#"{"price":12.50}"#));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn extra(&self) -> Option<&str> {
        self.extra.as_ref().map(Extra::as_str)
    }

    /// The rating of the product.
    #[must_use]
    pub fn rate(self) -> Rated {
        Rated {
            // The reader has checked the days.
            rating: Rating::of(self.council),
            id: self.id,
            plans: None,
            extra: self.extra,
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

    /// The caller's own JSON, if the product has `extra`.
    #[must_use]
    pub fn extra(&self) -> Option<&str> {
        self.extra.as_ref().map(Extra::as_str)
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
    /// assert!(line.contains(r#","plan":{"3":[8,22],"4":[16,42],"5":[25,61]},"extra":{"#), "{line}");
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
    const fn new(id: Option<String>, error: Error, extra: Option<Extra>) -> Self {
        Self {
            id,
            line: None,
            error,
            extra,
        }
    }

    /// A line over a limit that its reader set.
    #[must_use]
    pub fn too_long(limit: usize) -> Self {
        let most = ("most", limit.into());
        Self::new(None, Error::new(ErrorDetail::LineTooLong, "", [most]), None)
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

    /// The caller's own JSON, if the product has `extra` and could be read so far.
    #[must_use]
    pub fn extra(&self) -> Option<&str> {
        self.extra.as_ref().map(Extra::as_str)
    }

    /// The error, with its path in the object.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }

    /// The line, the id, the name of the error, its path and words in a language.
    ///
    /// ```
    /// use ocop_core::Lang;
    /// use ocop_core::json::Record;
    ///
    /// let fault = Record::read(br#"{"id":"p-1"}"#).unwrap_err().at_line(2);
    /// let vi = "dòng 2, p-1: bad-value: edition: chưa có giá trị, yêu cầu một quyết định như `26/2026`";
    /// assert_eq!(fault.explain(Lang::Vi), vi);
    /// ```
    #[must_use]
    pub fn explain(&self, lang: Lang) -> String {
        match lang {
            Lang::En => alloc::format!("{self}"),
            Lang::Vi => alloc::format!("{self:#}"),
        }
    }
}

/// Prints the line, the id, the name of the error, its path and words; `{:#}` in Vietnamese.
impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = if f.alternate() { Lang::Vi } else { Lang::En };
        crate::base::padded::written(f, |f| {
            if let Some(line) = self.line {
                write!(f, "{} {line}, ", lang.pick("dòng", "line"))?;
            }
            let none = lang.pick("không có mã", "no id");
            let id = self.id.as_deref().unwrap_or(none);
            let (kind, error) = (self.error.kind(), self.error.explain(lang));
            write!(f, "{}: {kind}: {error}", Cut(id))
        })
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
        if let Some(extra) = &self.extra {
            line.serialize_entry("extra", extra)?;
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
        let (kind, detail) = (self.error.kind().as_str(), self.error.detail().as_str());
        line.serialize_entry("error", kind)?;
        line.serialize_entry("path", self.error.path())?;
        line.serialize_entry("message", self.error.message())?;
        // The other kinds are fine enough by themselves.
        if self.error.kind() == ErrorKind::BadValue {
            line.serialize_entry("detail", detail)?;
        }
        if let Some(extra) = &self.extra {
            line.serialize_entry("extra", extra)?;
        }
        line.end()
    }
}

/// The sheet, if a product names it.
fn same_sheet(sheet: &Sheet, named: &Named<'_>) -> Result<Sheet, Error> {
    let (edition, number) = (named.edition()?, named.number);
    if edition == sheet.edition() && number.parse() == Ok(sheet.number()) {
        return Ok(sheet.clone());
    }
    let values = [
        ("edition", edition.into()),
        ("set", ErrorValue::outside(number)),
        ("sheet", sheet.named().into()),
    ];
    Err(Error::new(ErrorDetail::OtherSheet, "set", values))
}

/// The borrowed or owned text of a JSON string or number.
type Text<'a> = Cow<'a, str>;
