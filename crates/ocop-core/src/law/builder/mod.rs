//! Sheets built or read at run time: a draft law, a pilot. The same proofs hold as for the tables.

use alloc::string::String;
use alloc::vec::Vec;

use crate::base::label::Label;
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::concept::Concept;
use crate::law::edition::Edition;
use crate::law::note::NoteKind;

mod build;
mod take;

/// A sheet as plain data, to write, read, change and [`build`](SheetSpec::build).
///
/// Every sheet of the law can be taken out with [`Sheet::to_spec`](crate::Sheet::to_spec), changed and built again. With
/// the `serde` feature it reads from JSON, TOML and the like, and unknown members are refused.
///
/// ```
/// use ocop_core::{Council, Edition, ErrorKind, Points};
///
/// // A draft law: bilingual labelling is worth two points, the global market one less.
/// let mut custom = Edition::E2026.sheet(7)?.to_spec();
/// custom.criterion_mut("2.4").unwrap().levels[0].points = 2;
/// let fault = custom.build().unwrap_err();
/// assert_eq!((fault.kind(), fault.path()), (ErrorKind::DoesNotAddUp, "2.4"));
///
/// custom.criterion_mut("2.4").unwrap().max = 2;
/// assert_eq!(custom.build().unwrap_err().path(), "section 2");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct SheetSpec {
    /// The edition whose rules (recognition, readings, and bands unless given) apply.
    pub edition: Edition,
    /// The number of the sheet; free for a sheet built at run time.
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
    /// Everyday words for products, lists with a comma and a space between.
    #[cfg_attr(feature = "serde", serde(default))]
    pub words: Vec<Label>,
    /// The least points for two, three, four and five stars, where they are not the edition's.
    #[cfg_attr(feature = "serde", serde(default))]
    pub bands: Option<[u8; 4]>,
    /// Whether marks count although no legend explains them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub marks_without_legend: bool,
    /// Whether its grounds are not known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grounds_unknown: bool,
    /// What of it does not add up, where it is so.
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
    /// Misprints.
    #[cfg_attr(feature = "serde", serde(default))]
    pub errata: Vec<ErratumSpec>,
}

/// What of a [`SheetSpec`] does not add up (reading rule 15).
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct UnreconciledSpec {
    /// The points that the best levels sum to, below 100.
    pub reaches: u16,
    /// What does not add up.
    pub why: Label,
}

/// A part of a [`SheetSpec`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct PartSpec {
    /// The letter.
    pub id: String,
    /// The most points.
    pub max: u16,
    /// The sections.
    pub sections: Vec<SectionSpec>,
}

/// A section of a [`PartSpec`].
#[derive(Clone, Debug, Eq, PartialEq)]
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
    /// The most points.
    pub max: u16,
    /// The criteria.
    pub criteria: Vec<CriterionSpec>,
}

/// A criterion of a [`SectionSpec`].
#[derive(Clone, Debug, Eq, PartialEq)]
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
    /// The idea behind it, where it is a known one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub concept: Option<Concept>,
    /// The sub-group.
    #[cfg_attr(feature = "serde", serde(default))]
    pub group: Option<Label>,
    /// The most points.
    pub max: u8,
    /// A mark on the criterion's own line, which needs its lowest level worth points.
    #[cfg_attr(feature = "serde", serde(default))]
    pub line_mark: Option<Star>,
    /// The key of the story criterion without which it does not apply; it stands further up.
    #[cfg_attr(feature = "serde", serde(default))]
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
    /// The levels from the lowest; with cases, those of `a`, then those of `b`.
    pub levels: Vec<LevelSpec>,
    /// The notes.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<NoteSpec>,
    /// The grounds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub grounds: Vec<GroundSpec>,
}

/// A level of a [`CriterionSpec`]; its number follows from its place.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct LevelSpec {
    /// The case, where two are printed.
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
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct NoteSpec {
    /// What it does.
    pub kind: NoteKind,
    /// The wording.
    pub label: Label,
}

/// A ground of a sheet or criterion.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct GroundSpec {
    /// The id, in kebab-case.
    pub id: String,
    /// What it does.
    pub kind: NoteKind,
    /// The wording.
    pub label: Label,
}

/// A misprint of a sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct ErratumSpec {
    /// Where.
    pub place: Label,
    /// What is printed.
    pub printed: String,
    /// What is used.
    pub used: String,
    /// Why.
    pub why: Label,
}

fn empty() -> Label {
    Label::new("", "")
}

impl SheetSpec {
    /// A sheet without parts, under the rules of an edition.
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
    /// A sheet whose best levels sum to fewer than 100 points, and what does not add up.
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
        }
    }
}

impl ErratumSpec {
    /// A misprint.
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
