//! From a sheet to plain data.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::{
    CriterionSpec, ErratumSpec, GroundSpec, LevelSpec, NoteSpec, PartSpec, SectionSpec, SheetSpec,
    UnreconciledSpec,
};
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::row::{SheetRow, rows};
use crate::law::sheet::Sheet;

impl Sheet {
    /// The sheet as plain data, to change and build again.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2026.sheet(26)?;
    /// let again = sheet.to_spec().build()?;
    /// assert_eq!(again.to_spec(), sheet.to_spec());
    /// assert_eq!(again.to_string(), "custom sheet of 26/2026 set 26");
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
            words: row.words.to_vec(),
            bands: (row.bands != row.edition.bands()).then_some(bands),
            marks_without_legend: row.marks_without_legend,
            grounds_unknown: row.grounds_unknown,
            unreconciled: row.unreconciled.as_ref().map(|row| UnreconciledSpec {
                reaches: row.reaches,
                why: row.why.clone(),
            }),
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
            errata: self
                .errata()
                .map(|erratum| ErratumSpec {
                    place: erratum.place().clone(),
                    printed: erratum.printed().to_string(),
                    used: erratum.used().to_string(),
                    why: erratum.why().clone(),
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
        line_mark: row.mark,
        requires: row
            .requires
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
            by_parallel: ground.by_parallel,
        })
        .collect()
}
