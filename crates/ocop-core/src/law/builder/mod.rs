//! Builder of custom sheets, such as a planned amendment or a pilot.
//!
//! Custom sheets pass the same proofs as the law's tables.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::label::Label;
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::concept::Concept;
use crate::law::edition::Edition;
use crate::law::note_kind::NoteKind;

mod build;
mod take;
mod texts;

/// A sheet as plain data, to write, read, change and [`build`](SheetSpec::build).
///
/// [`Sheet::to_spec`](crate::Sheet::to_spec) turns any sheet of the law into plain data. With the
/// `serde` feature a spec can be read from JSON or TOML. Unknown members are refused.
///
/// ```
/// use ocop_core::{Council, Edition, ErrorKind, Points};
///
/// // A planned amendment: bilingual labelling is worth two points.
/// let mut custom = Edition::E2026.sheet(7)?.to_spec();
/// custom.criterion_mut("2.4").unwrap().levels[0].points = 2;
/// let fault = custom.build().unwrap_err();
/// assert_eq!((fault.kind(), fault.path()), (ErrorKind::DoesNotAddUp, "2.4"));
///
/// custom.criterion_mut("2.4").unwrap().max = 2;
/// assert_eq!(custom.build().unwrap_err().path(), "section 2");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct SheetSpec {
    /// The edition whose rules apply: recognition, interpretations, and bands unless given.
    pub edition: Edition,
    /// The number of the sheet, free for a custom sheet.
    pub number: u16,
    /// The title.
    pub heading: Label,
    /// The industry's Roman number.
    #[cfg_attr(feature = "serde", serde(default))]
    pub industry_number: String,
    /// The industry of the classification.
    #[cfg_attr(feature = "serde", serde(default = "empty"))]
    pub industry: Label,
    /// The group of the classification.
    #[cfg_attr(feature = "serde", serde(default = "empty"))]
    pub group: Label,
    /// The subgroup of the classification.
    #[cfg_attr(feature = "serde", serde(default = "empty"))]
    pub subgroup: Label,
    /// The ministries in charge.
    #[cfg_attr(feature = "serde", serde(default))]
    pub ministries: Vec<Label>,
    /// The number of samples.
    #[cfg_attr(feature = "serde", serde(default))]
    pub samples: u8,
    /// Everyday words for products, each label a list separated by a comma and a space.
    #[cfg_attr(feature = "serde", serde(default))]
    pub words: Vec<Label>,
    /// The lowest points for two, three, four and five stars, if they differ from the edition's.
    #[cfg_attr(feature = "serde", serde(default))]
    pub bands: Option<[u8; 4]>,
    /// Whether marks count although no legend explains them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub marks_without_legend: bool,
    /// Whether its grounds are unknown.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grounds_unknown: bool,
    /// The part that does not add up, if any.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unreconciled: Option<UnreconciledSpec>,
    /// The parts.
    pub parts: Vec<PartSpec>,
    /// Notes on the sheet as a whole.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<NoteSpec>,
    /// Grounds on the sheet as a whole.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grounds: Vec<GroundSpec>,
    /// Errata.
    #[cfg_attr(feature = "serde", serde(default, rename = "slips"))]
    pub errata: Vec<ErratumSpec>,
}

/// The sum of a [`SheetSpec`] that does not add up, and why (`unreconciled`).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct UnreconciledSpec {
    /// The sum of the best levels, below 100.
    pub reaches: u16,
    /// The reason.
    pub why: Label,
}

/// A part of a [`SheetSpec`].
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct PartSpec {
    /// The letter.
    pub id: String,
    /// The maximum.
    pub max: u16,
    /// The sections.
    pub sections: Vec<SectionSpec>,
}

/// A section of a [`PartSpec`].
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct SectionSpec {
    /// The number.
    pub key: String,
    /// The title.
    pub title: String,
    /// The short wording.
    pub label: Label,
    /// The maximum.
    pub max: u16,
    /// The criteria.
    pub criteria: Vec<CriterionSpec>,
}

/// A criterion of a [`SectionSpec`].
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct CriterionSpec {
    /// The key.
    pub key: String,
    /// The title.
    pub title: String,
    /// The short wording.
    pub label: Label,
    /// The idea behind it, if it is a known one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub concept: Option<Concept>,
    /// The sub-group.
    #[cfg_attr(feature = "serde", serde(default))]
    pub group: Option<Label>,
    /// The maximum.
    pub max: u8,
    /// A mark on the criterion's own line, which requires its lowest level worth points.
    #[cfg_attr(feature = "serde", serde(default))]
    pub line_mark: Option<Star>,
    /// The key of the story criterion on which it depends. That criterion must be listed before it.
    #[cfg_attr(feature = "serde", serde(default, rename = "only_with"))]
    pub requires: Option<String>,
    /// Whether zero points end the evaluation.
    #[cfg_attr(feature = "serde", serde(default))]
    pub zero_stops: bool,
    /// Whether it is mandatory for some products only.
    #[cfg_attr(feature = "serde", serde(default))]
    pub some_products: bool,
    /// Whether it is printed as a single line.
    #[cfg_attr(feature = "serde", serde(default))]
    pub single_line: bool,
    /// The levels from the lowest; first those of case `a`, then those of `b`, if there are cases.
    pub levels: Vec<LevelSpec>,
    /// The notes.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<NoteSpec>,
    /// The grounds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grounds: Vec<GroundSpec>,
}

/// A level of a [`CriterionSpec`]. Its position gives its number.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct LevelSpec {
    /// The case, if there are two.
    #[cfg_attr(feature = "serde", serde(default))]
    pub case: Option<Case>,
    /// The points.
    pub points: u8,
    /// The mark: 3, 4 or 5 stars.
    #[cfg_attr(feature = "serde", serde(default))]
    pub mark: Option<Star>,
    /// The wording.
    pub label: Label,
}

/// A note of a sheet or criterion.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct NoteSpec {
    /// The effect.
    pub kind: NoteKind,
    /// The wording.
    pub label: Label,
}

/// A ground of a sheet or criterion.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct GroundSpec {
    /// The id, in kebab-case.
    pub id: String,
    /// The effect.
    pub kind: NoteKind,
    /// The wording.
    pub label: Label,
    /// Whether the head of the sheet is unknown and another edition's head has the ground
    /// (`head-by-parallel`). Such a ground is one of the sheet as a whole.
    #[cfg_attr(feature = "serde", serde(default))]
    pub by_parallel: bool,
}

/// An erratum of a sheet.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct ErratumSpec {
    /// The place.
    pub place: Label,
    /// The printed value.
    pub printed: String,
    /// The value used here.
    pub used: String,
    /// The reason.
    pub why: Label,
}

fn empty() -> Label {
    Label::new("", "")
}

impl SheetSpec {
    /// A sheet without parts that follows the rules of an edition.
    #[must_use]
    pub fn new(edition: Edition, number: u16, heading: Label) -> Self {
        Self {
            edition,
            number,
            heading,
            industry_number: String::new(),
            industry: empty(),
            group: empty(),
            subgroup: empty(),
            ministries: Vec::new(),
            samples: 0,
            words: Vec::new(),
            bands: None,
            marks_without_legend: false,
            grounds_unknown: false,
            unreconciled: None,
            parts: Vec::new(),
            notes: Vec::new(),
            grounds: Vec::new(),
            errata: Vec::new(),
        }
    }
}

impl UnreconciledSpec {
    /// A sum of best levels below 100 points, and the reason.
    #[must_use]
    pub const fn new(reaches: u16, why: Label) -> Self {
        Self { reaches, why }
    }
}

impl PartSpec {
    /// A part without sections.
    #[must_use]
    pub fn new(id: impl Into<String>, max: u16) -> Self {
        Self {
            id: id.into(),
            max,
            sections: Vec::new(),
        }
    }
}

impl SectionSpec {
    /// A section without criteria.
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>, label: Label, max: u16) -> Self {
        Self {
            key: key.into(),
            title: title.into(),
            label,
            max,
            criteria: Vec::new(),
        }
    }
}

impl CriterionSpec {
    /// A criterion without levels.
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>, label: Label, max: u8) -> Self {
        Self {
            key: key.into(),
            title: title.into(),
            label,
            concept: None,
            group: None,
            max,
            line_mark: None,
            requires: None,
            zero_stops: false,
            some_products: false,
            single_line: false,
            levels: Vec::new(),
            notes: Vec::new(),
            grounds: Vec::new(),
        }
    }
}

impl LevelSpec {
    /// A level without a case and without a mark.
    #[must_use]
    pub const fn new(points: u8, label: Label) -> Self {
        Self {
            case: None,
            points,
            mark: None,
            label,
        }
    }
}

impl NoteSpec {
    /// A note.
    #[must_use]
    pub const fn new(kind: NoteKind, label: Label) -> Self {
        Self { kind, label }
    }
}

impl GroundSpec {
    /// A ground.
    #[must_use]
    pub fn new(id: impl Into<String>, kind: NoteKind, label: Label) -> Self {
        Self {
            id: id.into(),
            kind,
            label,
            by_parallel: false,
        }
    }
}

impl ErratumSpec {
    /// An erratum.
    #[must_use]
    pub fn new(
        place: Label,
        printed: impl Into<String>,
        used: impl Into<String>,
        why: Label,
    ) -> Self {
        Self {
            place,
            printed: printed.into(),
            used: used.into(),
            why,
        }
    }
}
