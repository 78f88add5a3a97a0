//! Minutes (biên bản) of a council's meeting (26/2026, Art. 7.3.d), which anyone can verify later.
//!
//! [`Rating::minutes`](crate::Rating::minutes) writes a rating and all its input as one JSON
//! object. The object has the canonical form of RFC 8785, so the same meeting always gives the same
//! bytes:
//!
//! ```json
//! {"minutes":{
//!   "attendance":{"chair":true,"members":3}, "decided":"2026-07-10", "product":"…", "tier":"province",
//!   "edition":"26/2026", "set":7, "table":"the digest of the sheet's facts",
//!   "grounds":[], "rules":{"minimum":"mean", "…":"every rule written out"},
//!   "scorecards":[{"choices":{"1.1":3, "…":0}, "code":"26-07-1B1XA-Y92M-K8W2-MF"}],
//!   "rating":{"mean":"99", "stars":4, "…":"…"},
//!   "digests":{"grounds":"…", "rating":"…", "rules.minimum":"…", "scorecards[0]":"…", "tier":"…"},
//!   "format":1},
//!  "sha256":"the digest of all minutes"}
//! ```
//!
//! This sample has spaces and line breaks for readability. `attendance`, `filed`, `decided`,
//! `dossier_kind` and `product` are optional. A scorecard may have a `member`, and a `round` from 2 on. A scorecard that was
//! left aside for one of a later round (`latest-round`) has no `choices` and no `code`, because only those
//! that count are verified. A digest is SHA-256 over the canonical bytes of the member of its name.
//! `sha256` is the digest of `minutes`, and `table` that of [`Sheet::facts`](crate::Sheet::facts).
//!
//! [`verify`] reads such bytes and checks everything again. It names every [`Difference`]:
//!
//! ```
//! use ocop_core::minutes::{DifferenceKind, verify, verify_against};
//! use ocop_core::{Council, Edition, Lang};
//!
//! let sheet = Edition::E2026.sheet(7)?;
//! let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
//! let card = sheet.scorecard_from(best)?.choose("1.5", 3)?.complete()?;
//! let minutes = Council::of([card])?.rate()?.minutes()?.for_product("Mít sấy Hòa Bình")?;
//! assert!(verify(minutes.as_json().as_bytes())?.is_verified());
//!
//! // Somebody changes a choice afterwards.
//! let changed = minutes.as_json().replace("\"1.5\":3", "\"1.5\":4");
//! let verified = verify_against(changed.as_bytes(), minutes.sha256())?;
//! let mut found = verified.differences().iter();
//! let choice = found.find(|difference| difference.kind() == DifferenceKind::ChoiceChanged).unwrap();
//! assert_eq!(
//!     choice.explain(Lang::En),
//!     "Member 1, 26/2026, Annex II, set 7, 1.5: the minutes record level 4, the sheet code records level 3"
//! );
//! # Ok::<(), ocop_core::Error>(())
//! ```
//!
//! # What a verification proves
//!
//! Minutes without a difference are consistent. The recorded rating follows from the recorded
//! scorecards, grounds, rules, tier and day, on the sheet of this release. A change in one place is
//! found and named.
//!
//! It does not prove who wrote the minutes, or that they belong to the meeting. A forger who
//! rewrites the whole minutes can compute every sheet code and digest again. So keep
//! [`Minutes::sha256`] elsewhere, out of the writer's reach. It can be printed in the minutes that
//! the members sign, in a public list, or in another office's register. [`verify_against`] such a
//! digest proves that no byte has changed since.

mod canon;
mod compare;
mod components;
mod difference;
mod difference_kind;
mod digest;
mod facts;
mod read;
mod table;
mod verify;
mod words;

use alloc::string::String;
use core::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

pub use difference::Difference;
pub use difference_kind::DifferenceKind;
pub use digest::Digest;
pub(crate) use table::fingerprint;
pub use verify::{Verified, verify, verify_against};

use crate::base::error::Error;
use crate::law::in_force::DossierKind;
use crate::law::sheet::Sheet;
use crate::law::tier::Tier;
use crate::rating::council::Council;
use crate::rating::council_rules::{Attendance, Rules};
use crate::rating::rating::Rating;
use facts::Facts;

/// The version of the form. It changes when a member changes its meaning.
pub const FORMAT: u32 = 1;

/// The minutes (biên bản) of a council's meeting: its scorecards, its rules, and its rating.
///
/// They print as one line of canonical JSON; see the [module](self) for its members.
///
/// ```
/// use ocop_core::{Council, Edition, Minutes};
///
/// let sheet = Edition::E2026.sheet(14)?;
/// let best = sheet.criteria().map(|criterion| (criterion.key(), criterion.best()));
/// let council = Council::of([sheet.scorecard_from(best)?.complete()?])?;
/// let minutes: Minutes = council.rate()?.minutes()?;
/// assert_eq!(minutes.council()?, council);
/// assert!(minutes.to_string().ends_with(&format!("\"sha256\":\"{}\"}}", minutes.sha256())));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "biên bản")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Minutes {
    facts: Facts,
    /// The digest of the member `minutes`.
    sha256: Digest,
    /// All minutes in canonical form.
    json: String,
}

impl Rating {
    /// The minutes of the meeting with this rating.
    ///
    /// ```
    /// use ocop_core::{Council, Edition, ErrorKind};
    ///
    /// let builder = Edition::E2026.sheet(7)?.to_spec().build()?;
    /// let best = builder.criteria().map(|criterion| (criterion.key(), criterion.best()));
    /// let rating = Council::of([builder.scorecard_from(best)?.complete()?])?.rate()?;
    /// assert_eq!(rating.minutes().unwrap_err().kind(), ErrorKind::CustomSheet);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CustomSheet`](crate::ErrorKind::CustomSheet) for a sheet built at run time, which
    /// nobody could look up later; [`ErrorKind::BadValue`](crate::ErrorKind::BadValue) for more than
    /// 255 scorecards.
    pub fn minutes(&self) -> Result<Minutes, Error> {
        Minutes::of(Facts::of(self)?)
    }
}

impl Minutes {
    fn of(facts: Facts) -> Result<Self, Error> {
        let (sha256, json) = facts.write()?;
        Ok(Self {
            facts,
            sha256,
            json,
        })
    }

    /// The same minutes with their product: a name, a code, or an id.
    ///
    /// Without a product, two products with the same choices have the same minutes. The text is
    /// kept letter by letter, without normalisation.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadJson`](crate::ErrorKind::BadJson) if it cannot be written. No text causes
    /// this.
    pub fn for_product(self, product: impl Into<String>) -> Result<Self, Error> {
        let mut facts = self.facts;
        facts.product = Some(product.into());
        Self::of(facts)
    }

    /// The digest of all minutes, to be kept elsewhere.
    #[must_use]
    pub const fn sha256(&self) -> Digest {
        self.sha256
    }

    /// The minutes as one object in canonical JSON (RFC 8785).
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.json
    }

    /// The product, if given.
    #[must_use]
    pub fn product(&self) -> Option<&str> {
        self.facts.product.as_deref()
    }

    /// The sheet of the scorecards, as in this release.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.facts.sheet
    }

    /// The recorded digest of the sheet's facts.
    #[must_use]
    pub const fn table(&self) -> Digest {
        self.facts.table
    }

    /// The tier of the council.
    #[must_use]
    pub const fn tier(&self) -> Tier {
        self.facts.tier
    }

    /// The filing date of the dossier, if given.
    #[must_use]
    pub const fn filed(&self) -> Option<Date> {
        self.facts.filed
    }

    /// The decision date, if given.
    #[must_use]
    pub const fn decided(&self) -> Option<Date> {
        self.facts.decided
    }

    /// The kind of the dossier, if given.
    #[must_use]
    pub const fn dossier_kind(&self) -> Option<DossierKind> {
        self.facts.kind
    }

    /// The council's own rules.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.facts.rules
    }

    /// The attendance at the meeting, if given.
    #[must_use]
    pub const fn attendance(&self) -> Option<Attendance> {
        self.facts.attendance
    }

    /// The recorded council, to be rated again.
    ///
    /// # Errors
    ///
    /// Those of [`ScorecardBuilder::choose`](crate::ScorecardBuilder::choose) and
    /// [`ScorecardBuilder::complete`](crate::ScorecardBuilder::complete), if altered choices do not
    /// form a scorecard.
    pub fn council(&self) -> Result<Council, Error> {
        self.facts.council()
    }
}

/// Prints the canonical JSON.
impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::base::padded::pad(f, format_args!("{}", self.json))
    }
}

/// The same members in any form of JSON. Only [`Minutes::as_json`] is certainly canonical.
/// [`verify`] reads it back.
impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let tree: serde_json::Value =
            serde_json::from_str(&self.json).map_err(serde::ser::Error::custom)?;
        tree.serialize(serializer)
    }
}
