//! Parts (phần) and sections (mục) of a sheet: 26/2026, Annex II.

use crate::base::label::Label;
use crate::base::points::Points;
use crate::law::criterion::Criterion;
use crate::law::row::{PartRow, SectionRow, SheetRow, rows};

/// A part (phần) of a sheet: A, B or C, with 40, 25 and 35 points in 26/2026.
#[doc(alias = "phần")]
#[derive(Clone, Copy)]
pub struct Part<'a> {
    sheet: &'a SheetRow,
    index: usize,
}

crate::base::macros::view!(
    Part,
    |view| (core::ptr::from_ref(view.sheet), view.index),
    view.id()
);

impl<'a> Part<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, index: usize) -> Self {
        Self { sheet, index }
    }

    pub(crate) fn row(self) -> &'a PartRow {
        &rows(&self.sheet.parts)[self.index]
    }

    /// The letter of the part.
    #[must_use]
    pub fn id(self) -> &'a str {
        &self.row().id
    }

    /// The maximum of the part.
    #[must_use]
    pub fn max(self) -> Points {
        Points::new(self.row().max)
    }

    /// The sections of the part, in printed order.
    #[must_use]
    pub fn sections(self) -> impl ExactSizeIterator<Item = Section<'a>> {
        self.row()
            .sections
            .range()
            .map(move |index| Section::new(self.sheet, index))
    }

    /// The criteria of the part, in printed order.
    pub fn criteria(self) -> impl Iterator<Item = Criterion<'a>> {
        self.sections().flat_map(Section::criteria)
    }
}

/// A section (mục) of a part, such as `1. TỔ CHỨC SẢN XUẤT`.
#[doc(alias = "mục")]
#[derive(Clone, Copy)]
pub struct Section<'a> {
    sheet: &'a SheetRow,
    index: usize,
}

crate::base::macros::view!(
    Section,
    |view| (core::ptr::from_ref(view.sheet), view.index),
    view.key()
);

impl<'a> Section<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, index: usize) -> Self {
        Self { sheet, index }
    }

    pub(crate) fn row(self) -> &'a SectionRow {
        &rows(&self.sheet.sections)[self.index]
    }

    /// The number of the section, such as `1`.
    #[must_use]
    pub fn key(self) -> &'a str {
        &self.row().key
    }

    /// The printed title.
    #[must_use]
    pub fn title(self) -> &'a str {
        &self.row().title
    }

    /// This library's short wording of the title.
    #[must_use]
    pub fn label(self) -> &'a Label {
        &self.row().label
    }

    /// The maximum of the section.
    #[must_use]
    pub fn max(self) -> Points {
        Points::new(self.row().max)
    }

    /// The part of the section.
    #[must_use]
    pub fn part(self) -> Part<'a> {
        let parts = rows(&self.sheet.parts);
        let index = parts
            .iter()
            .position(|part| part.sections.contains(self.index));
        Part::new(self.sheet, index.unwrap_or(0))
    }

    /// The criteria of the section, in printed order.
    #[must_use]
    pub fn criteria(self) -> impl ExactSizeIterator<Item = Criterion<'a>> {
        self.row()
            .criteria
            .range()
            .map(move |index| Criterion::new(self.sheet, index))
    }
}

impl<'a> Criterion<'a> {
    /// The section of the criterion.
    #[must_use]
    pub fn section(self) -> Section<'a> {
        let sections = rows(&self.sheet.sections);
        let index = sections
            .iter()
            .position(|section| section.criteria.contains(self.index));
        Section::new(self.sheet, index.unwrap_or(0))
    }
}
