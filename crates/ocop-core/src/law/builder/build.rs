//! From plain data to a proven custom sheet.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{CriterionSpec, GroundSpec, NoteSpec, SectionSpec, SheetSpec};
use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::law::bands::Bands;
use crate::law::case::Case;
use crate::law::option::{option, packed_below, radix};
use crate::law::proof::{Fault, MOST_GROUNDS, MOST_LEVELS, prove};
use crate::law::requirement_marks::requirements;
use crate::law::row::{
    CriterionRow, ErratumRow, GroundRow, LevelRow, MOST_CRITERIA, NoteRow, PartRow, SectionRow,
    SheetRow, Span, UnreconciledRow, rows, zero_stops,
};
use crate::law::sheet::Sheet;

impl SheetSpec {
    /// The criterion of a key, to change it.
    pub fn criterion_mut(&mut self, key: impl AsRef<str>) -> Option<&mut CriterionSpec> {
        let key = key.as_ref();
        let sections = self.parts.iter_mut().flat_map(|part| &mut part.sections);
        sections
            .flat_map(|section| &mut section.criteria)
            .find(|criterion| criterion.key == key)
    }

    /// Proves the sheet and builds it. Clones of the sheet share its data.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::DoesNotAddUp`](crate::ErrorKind::DoesNotAddUp) if points do not add up from levels over sections and parts to
    /// 100. [`ErrorKind::BadSheet`](crate::ErrorKind::BadSheet) for any other fault. The path names the criterion (`1.1`), its
    /// level (`1.1 level 2`), the section or the part.
    pub fn build(&self) -> Result<Sheet, Error> {
        self.check_texts()?;
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
                sections: span(first, flat.sections.len(), || format!("part {}", part.id))?,
            });
        }
        let radix = radix(&flat.criteria, &flat.levels);
        let row = SheetRow {
            edition: self.edition,
            number: self.number,
            custom: true,
            heading: self.heading.clone(),
            industry_number: Cow::Owned(self.industry_number.clone()),
            industry: self.industry.clone(),
            group: self.group.clone(),
            subgroup: self.subgroup.clone(),
            ministries: Cow::Owned(self.ministries.clone()),
            samples: self.samples,
            words: Cow::Owned(self.words.clone()),
            continued_by: Cow::Borrowed(&[]),
            bands,
            marks_without_legend: self.marks_without_legend,
            grounds_unknown: self.grounds_unknown,
            unreconciled: self.unreconciled.as_ref().map(|spec| UnreconciledRow {
                reaches: spec.reaches,
                why: spec.why.clone(),
            }),
            requirements: requirements(&flat.criteria, &flat.levels),
            zero_stops: zero_stops(&flat.criteria),
            packed_below: packed_below(&radix),
            options: flat
                .criteria
                .iter()
                .zip(radix)
                .flat_map(|(criterion, radix)| {
                    let levels = &flat.levels;
                    (0..radix).map(move |place| option(criterion, levels, place))
                })
                .collect(),
            radix,
            parts: Cow::Owned(flat.parts),
            sections: Cow::Owned(flat.sections),
            criteria: Cow::Owned(flat.criteria),
            levels: Cow::Owned(flat.levels),
            notes: Cow::Owned(flat.notes),
            grounds: Cow::Owned(flat.grounds),
            errata: self
                .errata
                .iter()
                .map(|erratum| ErratumRow {
                    place: erratum.place.clone(),
                    printed: Cow::Owned(erratum.printed.clone()),
                    used: Cow::Owned(erratum.used.clone()),
                    why: erratum.why.clone(),
                })
                .collect(),
        };
        match prove(&row) {
            Ok(()) => Ok(Sheet::shared(row)),
            Err(fault) => Err(explain(&row, fault)),
        }
    }
}

/// The rows of a sheet, as they are collected.
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
            criteria: span(first, self.criteria.len(), || {
                format!("section {}", section.key)
            })?,
        });
        Ok(())
    }

    fn criterion(&mut self, spec: &CriterionSpec) -> Result<(), Error> {
        let index = match u8::try_from(self.criteria.len()) {
            Ok(index) if usize::from(index) < MOST_CRITERIA => index,
            _ => return Err(too_many_criteria(&spec.key)),
        };
        let requires = match &spec.requires {
            None => None,
            Some(story) => {
                let found = self
                    .criteria
                    .iter()
                    .position(|criterion| criterion.key == *story);
                let Some(story) = found.and_then(|found| u8::try_from(found).ok()) else {
                    let story = ("story", ErrorValue::outside(story));
                    let detail = ErrorDetail::StoryNotBefore;
                    return Err(Error::new(detail, &*spec.key, [story]));
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
            mark: spec.line_mark,
            levels: span(first, self.levels.len(), || spec.key.clone())?,
            requires,
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
            by_parallel: ground.by_parallel,
        }));
    }
}

/// The rows of a part, a section or a criterion, at a path.
fn span(start: usize, end: usize, path: impl Fn() -> String) -> Result<Span, Error> {
    match (u16::try_from(start), u16::try_from(end)) {
        (Ok(start), Ok(end)) => Ok(Span { start, end }),
        _ => {
            let most = ("most", u16::MAX.into());
            Err(Error::new(ErrorDetail::TooManyRows, path(), [most]))
        }
    }
}

/// A fault of a sheet as an error, with its place.
fn explain(sheet: &SheetRow, fault: Fault) -> Error {
    let (parts, sections) = (rows(&sheet.parts), rows(&sheet.sections));
    let (criteria, levels) = (rows(&sheet.criteria), rows(&sheet.levels));
    let section_sum = |section: &SectionRow| -> u32 {
        let span = section.criteria.range();
        criteria[span]
            .iter()
            .map(|criterion| u32::from(criterion.max))
            .sum()
    };
    let part_sum = |part: &PartRow| -> u32 {
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
    let adds_up = |detail, path: String, found: u32, expected: u16| {
        let values = [("found", found.into()), ("expected", expected.into())];
        Error::new(detail, path, values)
    };
    let bad = |detail, path: &str| Error::new(detail, path, []);
    let best = |criterion: &CriterionRow| {
        let points = levels[criterion.levels.range()]
            .iter()
            .map(|level| level.points);
        u32::from(points.max().unwrap_or(0))
    };
    let range = [("least", 1_u8.into()), ("most", MOST_LEVELS.into())];
    match fault {
        Fault::TooManyCriteria => too_many_criteria(""),
        Fault::BrokenSpan => bad(ErrorDetail::EmptyPart, ""),
        Fault::SheetTotal => {
            let sum = parts.iter().map(|part| u32::from(part.max)).sum();
            adds_up(ErrorDetail::SheetTotal, String::new(), sum, 100)
        }
        Fault::Unreconciled => {
            let reached: u32 = criteria.iter().map(best).sum();
            let found = [("found", reached.into())];
            Error::new(ErrorDetail::UnreconciledTotal, "", found)
        }
        Fault::PartTotal(index) => {
            let (part, sum) = (&parts[index], part_sum(&parts[index]));
            let path = format!("part {}", part.id);
            adds_up(ErrorDetail::PartTotal, path, sum, part.max)
        }
        Fault::SectionTotal(index) => {
            let (section, sum) = (&sections[index], section_sum(&sections[index]));
            let path = format!("section {}", section.key);
            adds_up(ErrorDetail::SectionTotal, path, sum, section.max)
        }
        Fault::CriterionMax(index) => {
            let criterion = &criteria[index];
            let (path, max) = (criterion.key.to_string(), criterion.max.into());
            adds_up(ErrorDetail::CriterionMax, path, best(criterion), max)
        }
        Fault::SameKey(index) => bad(ErrorDetail::SameKey, &criteria[index].key),
        Fault::Key => bad(ErrorDetail::BadKey, ""),
        Fault::TooManyPoints(index) => {
            let most = ("most", 100_u8.into());
            Error::new(ErrorDetail::TooManyPoints, &*criteria[index].key, [most])
        }
        Fault::SingleLine(index) => bad(ErrorDetail::SingleLine, &criteria[index].key),
        Fault::TooManyGrounds => {
            let found = rows(&sheet.grounds).len();
            let values = [("found", found.into()), ("most", MOST_GROUNDS.into())];
            Error::new(ErrorDetail::TooManyGrounds, "grounds", values)
        }
        Fault::DisqualificationGround(index) => {
            let id = ErrorValue::outside(&rows(&sheet.grounds)[index].id);
            Error::new(ErrorDetail::BadGround, "", [("found", id)])
        }
        Fault::LevelNumber(index) => Error::new(ErrorDetail::LevelNumber, level(index), range),
        Fault::LevelOrder(index) => bad(ErrorDetail::LevelOrder, &level(index)),
        Fault::Cases(index) => Error::new(ErrorDetail::BadCases, &*criteria[index].key, range),
        Fault::Mark(index) => bad(ErrorDetail::BadMark, &level(index)),
        Fault::LineMark(index) => bad(ErrorDetail::BadLineMark, &criteria[index].key),
        Fault::ZeroStops(index) => bad(ErrorDetail::ZeroAlwaysStops, &criteria[index].key),
        Fault::Requires(index) => bad(ErrorDetail::StoryDepends, &criteria[index].key),
        Fault::StoryWithoutPoints(index) => {
            let story = criteria[index].requires.map(usize::from);
            let story = story.map_or("", |story| &criteria[story].key);
            let story = ("story", ErrorValue::outside(story));
            Error::new(
                ErrorDetail::StoryWithoutPoints,
                &*criteria[index].key,
                [story],
            )
        }
        Fault::Derived => bad(ErrorDetail::DerivedColumns, ""),
    }
}

fn too_many_criteria(path: &str) -> Error {
    let most = ("most", MOST_CRITERIA.into());
    Error::new(ErrorDetail::TooManyCriteria, path, [most])
}
