//! Sheets built or read at run time: a draft law, a pilot. The same proofs hold as for the tables.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::concept::Concept;
use crate::edition::{Bands, Edition};
use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::sheet::level::Case;
use crate::sheet::note::NoteKind;
use crate::sheet::proof::{Fault, prove};
use crate::sheet::row::{
    CriterionRow, GroundRow, LevelRow, MOST_CRITERIA, NoteRow, PartRow, SectionRow, SheetRow,
    SlipRow, Span, needs, rows, zero_stops,
};
use crate::sheet::{Sheet, Slip};
use crate::star::Star;

/// A sheet as plain data, to write, read, change and [`build`](SheetSpec::build).
///
/// Every sheet of the law can be taken out with [`Sheet::to_spec`], changed and built again. With
/// the `serde` feature it reads from JSON, TOML and the like, and unknown members are refused.
///
/// ```
/// use ocop_core::{Council, Edition, ErrorKind, Points};
///
/// // A draft law: bilingual labelling is worth two points, the global market one less.
/// let mut draft = Edition::E2026.sheet(7)?.to_spec();
/// draft.criterion_mut("2.4").unwrap().levels[0].points = 2;
/// let fault = draft.build().unwrap_err();
/// assert_eq!((fault.kind(), fault.path()), (ErrorKind::DoesNotAddUp, "2.4"));
///
/// draft.criterion_mut("2.4").unwrap().max = 2;
/// assert_eq!(draft.build().unwrap_err().path(), "section 2");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
    /// Everyday words for products, with a comma and a space between.
    #[cfg_attr(feature = "serde", serde(default = "empty"))]
    pub words: Label,
    /// The least points for two, three, four and five stars, where they are not the edition's.
    #[cfg_attr(feature = "serde", serde(default))]
    pub bands: Option<[u8; 4]>,
    /// Whether marks count although no legend explains them.
    #[cfg_attr(feature = "serde", serde(default))]
    pub marks_without_legend: bool,
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
    pub slips: Vec<SlipSpec>,
}

/// A part of a [`SheetSpec`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
    /// The key of the story criterion without which it does not apply; it stands further up.
    #[cfg_attr(feature = "serde", serde(default))]
    pub only_with: Option<String>,
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
pub struct SlipSpec {
    /// Where.
    pub place: Label,
    /// What is printed.
    pub printed: String,
    /// What is used.
    pub used: String,
    /// Why.
    pub why: Label,
}

#[cfg(feature = "serde")]
fn empty() -> Label {
    Label::new("", "")
}

impl SheetSpec {
    /// The criterion of a key, to change it.
    pub fn criterion_mut(&mut self, key: &str) -> Option<&mut CriterionSpec> {
        let sections = self.parts.iter_mut().flat_map(|part| &mut part.sections);
        sections
            .flat_map(|section| &mut section.criteria)
            .find(|criterion| criterion.key == key)
    }

    /// Proves the sheet and builds it, shared.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DoesNotAddUp`] where points do not add up, from a criterion's best level over
    /// sections and parts to 100; [`ErrorKind::BadSheet`] for anything else that does not fit. The
    /// path names the criterion (`1.1`), its level (`1.1 level 2`), the section or the part.
    pub fn build(&self) -> Result<Sheet, Error> {
        let bands = match self.bands {
            None => self.edition.bands(),
            Some([two, three, four, five]) => Bands::new(two, three, four, five)?,
        };
        let mut flat = Flat::default();
        flat.notes(None, &self.notes);
        flat.grounds(None, &self.grounds);
        for part in &self.parts {
            let first = flat.sections.len();
            for section in &part.sections {
                flat.section(section)?;
            }
            flat.parts.push(PartRow {
                id: Cow::Owned(part.id.clone()),
                max: part.max,
                sections: span(first, flat.sections.len())?,
            });
        }
        let row = SheetRow {
            edition: self.edition,
            number: self.number,
            heading: self.heading.clone(),
            industry_number: Cow::Owned(self.industry_number.clone()),
            industry: self.industry.clone(),
            group: self.group.clone(),
            subgroup: self.subgroup.clone(),
            ministries: Cow::Owned(self.ministries.clone()),
            samples: self.samples,
            words: self.words.clone(),
            bands,
            marks_without_legend: self.marks_without_legend,
            needs: needs(&flat.criteria, &flat.levels),
            zero_stops: zero_stops(&flat.criteria),
            parts: Cow::Owned(flat.parts),
            sections: Cow::Owned(flat.sections),
            criteria: Cow::Owned(flat.criteria),
            levels: Cow::Owned(flat.levels),
            notes: Cow::Owned(flat.notes),
            grounds: Cow::Owned(flat.grounds),
            slips: self
                .slips
                .iter()
                .map(|slip| SlipRow {
                    place: slip.place.clone(),
                    printed: Cow::Owned(slip.printed.clone()),
                    used: Cow::Owned(slip.used.clone()),
                    why: slip.why.clone(),
                })
                .collect(),
        };
        match prove(&row) {
            Ok(()) => Ok(Sheet::shared(row)),
            Err(fault) => Err(explain(&row, fault)),
        }
    }
}

/// The rows of a sheet while they are collected.
#[derive(Default)]
struct Flat {
    parts: Vec<PartRow>,
    sections: Vec<SectionRow>,
    criteria: Vec<CriterionRow>,
    levels: Vec<LevelRow>,
    notes: Vec<NoteRow>,
    grounds: Vec<GroundRow>,
}

impl Flat {
    fn section(&mut self, section: &SectionSpec) -> Result<(), Error> {
        let first = self.criteria.len();
        for criterion in &section.criteria {
            self.criterion(criterion)?;
        }
        self.sections.push(SectionRow {
            key: Cow::Owned(section.key.clone()),
            title: Cow::Owned(section.title.clone()),
            label: section.label.clone(),
            max: section.max,
            criteria: span(first, self.criteria.len())?,
        });
        Ok(())
    }

    fn criterion(&mut self, spec: &CriterionSpec) -> Result<(), Error> {
        let refuse = |message: String| Err(Error::new(ErrorKind::BadSheet, &*spec.key, message));
        let index = match u8::try_from(self.criteria.len()) {
            Ok(index) if usize::from(index) < MOST_CRITERIA => index,
            _ => return refuse(format!("a sheet has at most {MOST_CRITERIA} criteria")),
        };
        let only_with = match &spec.only_with {
            None => None,
            Some(story) => {
                let found = self
                    .criteria
                    .iter()
                    .position(|criterion| criterion.key == *story);
                let Some(story) = found.and_then(|found| u8::try_from(found).ok()) else {
                    return refuse(format!(
                        "it depends on {story}, which does not stand before it"
                    ));
                };
                Some(story)
            }
        };
        let first = self.levels.len();
        for level in &spec.levels {
            let before = self.levels[first..].last();
            let case = level.case.map_or(0, Case::byte);
            let number = match before {
                Some(before) if before.case == case => before.number.saturating_add(1),
                _ => 1,
            };
            self.levels.push(LevelRow {
                case,
                number,
                points: level.points,
                star: level.mark,
                label: level.label.clone(),
            });
        }
        self.notes(Some(index), &spec.notes);
        self.grounds(Some(index), &spec.grounds);
        self.criteria.push(CriterionRow {
            key: Cow::Owned(spec.key.clone()),
            title: Cow::Owned(spec.title.clone()),
            label: spec.label.clone(),
            concept: spec.concept,
            group: spec.group.clone(),
            max: spec.max,
            levels: span(first, self.levels.len())?,
            only_with,
            zero_stops: spec.zero_stops,
            some_products: spec.some_products,
            single_line: spec.single_line,
        });
        Ok(())
    }

    fn notes(&mut self, criterion: Option<u8>, notes: &[NoteSpec]) {
        self.notes.extend(notes.iter().map(|note| NoteRow {
            criterion,
            kind: note.kind,
            label: note.label.clone(),
        }));
    }

    fn grounds(&mut self, criterion: Option<u8>, grounds: &[GroundSpec]) {
        self.grounds.extend(grounds.iter().map(|ground| GroundRow {
            id: Cow::Owned(ground.id.clone()),
            criterion,
            kind: ground.kind,
            label: ground.label.clone(),
        }));
    }
}

fn span(start: usize, end: usize) -> Result<Span, Error> {
    match (u16::try_from(start), u16::try_from(end)) {
        (Ok(start), Ok(end)) => Ok(Span { start, end }),
        _ => Err(Error::new(
            ErrorKind::BadSheet,
            "",
            "the sheet has too many rows",
        )),
    }
}

/// What a sheet fails, in words.
fn explain(sheet: &SheetRow, fault: Fault) -> Error {
    let (parts, sections) = (rows(&sheet.parts), rows(&sheet.sections));
    let (criteria, levels) = (rows(&sheet.criteria), rows(&sheet.levels));
    let section_sum = |section: &SectionRow| -> u16 {
        let span = section.criteria.range();
        criteria[span]
            .iter()
            .map(|criterion| u16::from(criterion.max))
            .sum()
    };
    let part_sum = |part: &PartRow| -> u16 {
        sections[part.sections.range()]
            .iter()
            .map(section_sum)
            .sum()
    };
    let level = |index: usize| {
        let of = criteria
            .iter()
            .find(|criterion| criterion.levels.contains(index));
        let key = of.map_or("", |criterion| &*criterion.key);
        format!("{key} level {}", levels[index].number)
    };
    let adds_up =
        |path: String, message: String| Error::new(ErrorKind::DoesNotAddUp, path, message);
    let bad = |path: &str, message: &str| Error::new(ErrorKind::BadSheet, path, message);
    match fault {
        Fault::TooManyCriteria => bad("", &format!("a sheet has at most {MOST_CRITERIA} criteria")),
        Fault::BrokenSpan => bad(
            "",
            "a part without sections, a section without criteria or a criterion without levels",
        ),
        Fault::SheetTotal => {
            let sum: u16 = parts.iter().map(|part| part.max).sum();
            adds_up(
                String::new(),
                format!("the parts sum to {sum}, a sheet has 100 points"),
            )
        }
        Fault::PartTotal(index) => {
            let (part, sum) = (&parts[index], part_sum(&parts[index]));
            adds_up(
                format!("part {}", part.id),
                format!("the sections sum to {sum}, the part says {}", part.max),
            )
        }
        Fault::SectionTotal(index) => {
            let (section, sum) = (&sections[index], section_sum(&sections[index]));
            let message = format!(
                "the criteria sum to {sum}, the section says {}",
                section.max
            );
            adds_up(format!("section {}", section.key), message)
        }
        Fault::CriterionMax(index) => {
            let criterion = &criteria[index];
            let best = levels[criterion.levels.range()]
                .iter()
                .map(|level| level.points)
                .max();
            let message = format!(
                "the best level has {} points, the criterion says {}",
                best.unwrap_or(0),
                criterion.max
            );
            adds_up(criterion.key.to_string(), message)
        }
        Fault::SameKey(index) => bad(&criteria[index].key, "two criteria have this key"),
        Fault::LevelNumber(index) => bad(&level(index), "levels are numbered from 1, at most 99"),
        Fault::LevelOrder(index) => bad(
            &level(index),
            "a level has fewer points than the one before it",
        ),
        Fault::Cases(index) => bad(
            &criteria[index].key,
            "cases are `a`, then `b`, each with its levels, and at most 99 levels",
        ),
        Fault::Mark(index) => bad(
            &level(index),
            "marks are 3, 4 and 5, rising, on levels worth points",
        ),
        Fault::OnlyWith(index) => bad(
            &criteria[index].key,
            "it depends on a criterion that does not stand before it, or that depends on another",
        ),
        Fault::Derived => bad("", "derived columns do not fit the rows"),
    }
}

impl Sheet {
    /// The sheet as plain data, to change and build again.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(26)?;
    /// let again = sheet.to_spec().build()?;
    /// assert_eq!(again, sheet);
    /// assert!(!again.is_law());
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn to_spec(&self) -> SheetSpec {
        let row = self.row();
        let bands = [Star::Two, Star::Three, Star::Four, Star::Five]
            .map(|star| u8::try_from(row.bands.least(star).get()).unwrap_or(u8::MAX));
        SheetSpec {
            edition: row.edition,
            number: row.number,
            heading: row.heading.clone(),
            industry_number: row.industry_number.to_string(),
            industry: row.industry.clone(),
            group: row.group.clone(),
            subgroup: row.subgroup.clone(),
            ministries: row.ministries.to_vec(),
            samples: row.samples,
            words: row.words.clone(),
            bands: (row.bands != row.edition.bands()).then_some(bands),
            marks_without_legend: row.marks_without_legend,
            parts: self
                .parts()
                .map(|part| PartSpec {
                    id: part.id().to_string(),
                    max: part.max().get(),
                    sections: part
                        .sections()
                        .map(|section| SectionSpec {
                            key: section.key().to_string(),
                            title: section.title().to_string(),
                            label: section.label().clone(),
                            max: section.max().get(),
                            criteria: section
                                .criteria()
                                .map(|criterion| criterion_spec(row, criterion.index()))
                                .collect(),
                        })
                        .collect(),
                })
                .collect(),
            notes: notes_of(row, None),
            grounds: grounds_of(row, None),
            slips: self
                .slips()
                .map(|slip: Slip<'_>| SlipSpec {
                    place: slip.place().clone(),
                    printed: slip.printed().to_string(),
                    used: slip.used().to_string(),
                    why: slip.why().clone(),
                })
                .collect(),
        }
    }
}

fn criterion_spec(sheet: &SheetRow, index: usize) -> CriterionSpec {
    let criteria = rows(&sheet.criteria);
    let row = &criteria[index];
    let place = u8::try_from(index).ok();
    CriterionSpec {
        key: row.key.to_string(),
        title: row.title.to_string(),
        label: row.label.clone(),
        concept: row.concept,
        group: row.group.clone(),
        max: row.max,
        only_with: row
            .only_with
            .map(|story| criteria[usize::from(story)].key.to_string()),
        zero_stops: row.zero_stops,
        some_products: row.some_products,
        single_line: row.single_line,
        levels: rows(&sheet.levels)[row.levels.range()]
            .iter()
            .map(|level| LevelSpec {
                case: Case::from_byte(level.case),
                points: level.points,
                mark: level.star,
                label: level.label.clone(),
            })
            .collect(),
        notes: notes_of(sheet, place),
        grounds: grounds_of(sheet, place),
    }
}

fn notes_of(sheet: &SheetRow, criterion: Option<u8>) -> Vec<NoteSpec> {
    let notes = rows(&sheet.notes)
        .iter()
        .filter(|note| note.criterion == criterion);
    notes
        .map(|note| NoteSpec {
            kind: note.kind,
            label: note.label.clone(),
        })
        .collect()
}

fn grounds_of(sheet: &SheetRow, criterion: Option<u8>) -> Vec<GroundSpec> {
    let grounds = rows(&sheet.grounds)
        .iter()
        .filter(|ground| ground.criterion == criterion);
    grounds
        .map(|ground| GroundSpec {
            id: ground.id.to_string(),
            kind: ground.kind,
            label: ground.label.clone(),
        })
        .collect()
}
