//! Criteria (tiêu chí): 26/2026, Annex II; reading rules 1 to 4.

use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::citation::Citation;
use crate::law::concept::Concept;
use crate::law::ground::DisqualificationGround;
use crate::law::level::Level;
use crate::law::note::Note;
use crate::law::row::{CriterionRow, LevelRow, SheetRow, rows};
use crate::law::section::Section;
use crate::{Error, ErrorKind};

/// A criterion (tiêu chí) of a sheet: the evaluator chooses one of its levels.
///
/// ```
/// use ocop_core::{Edition, Points, Star};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let criterion = sheet.criterion("1.5")?;
/// assert_eq!(criterion.title(), "Liên kết chuỗi trong sản xuất");
/// assert_eq!(criterion.max(), Points::new(3));
/// assert_eq!(criterion.requirement(Star::Five), Some(Points::new(3)));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "tiêu chí")]
#[derive(Clone, Copy)]
pub struct Criterion<'a> {
    sheet: &'a SheetRow,
    index: usize,
}

crate::base::macros::view!(
    Criterion,
    |view| (core::ptr::from_ref(view.sheet), view.index),
    view.place(Lang::En)
);

impl<'a> Criterion<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, index: usize) -> Self {
        Self { sheet, index }
    }

    pub(crate) fn row(self) -> &'a CriterionRow {
        &rows(&self.sheet.criteria)[self.index]
    }

    pub(crate) fn level_rows(self) -> &'a [LevelRow] {
        &rows(&self.sheet.levels)[self.row().levels.range()]
    }

    /// The place among the sheet's criteria in printed order, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.index
    }

    /// The key as printed, such as `1.1`.
    #[must_use]
    pub fn key(self) -> &'a str {
        &self.row().key
    }

    /// The printed title.
    #[must_use]
    pub fn title(self) -> &'a str {
        &self.row().title
    }

    /// Our short wording of the title.
    #[must_use]
    pub fn label(self) -> &'a Label {
        &self.row().label
    }

    /// The idea behind the criterion; a sheet built at run time may have a new one, without a concept.
    #[must_use]
    pub fn concept(self) -> Option<Concept> {
        self.row().concept
    }

    /// The printed sub-group that the criterion stands in, if any.
    #[must_use]
    pub fn group(self) -> Option<&'a Label> {
        self.row().group.as_ref()
    }

    /// The most points of the criterion as printed: those of its best level, but for a sheet that
    /// does not add up (reading rule 15).
    #[must_use]
    pub fn max(self) -> Points {
        Points::new(self.row().max.into())
    }

    /// The section that the criterion stands in.
    #[must_use]
    pub fn section(self) -> Section<'a> {
        let sections = rows(&self.sheet.sections);
        let index = sections
            .iter()
            .position(|section| section.criteria.contains(self.index));
        Section::new(self.sheet, index.unwrap_or(0))
    }

    /// The printed levels in order; where two cases are printed, those of `a`, then those of `b`.
    pub fn levels(self) -> impl ExactSizeIterator<Item = Level<'a>> + DoubleEndedIterator + Clone {
        self.level_rows().iter().map(Level::new)
    }

    /// The printed level of a number, on a criterion without cases.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CaseRequired`] and [`ErrorKind::LevelOutOfRange`]; 0 is no printed level.
    pub fn level(self, number: u8) -> Result<Level<'a>, Error> {
        if self.has_cases() {
            return Err(self.case_required());
        }
        self.levels()
            .find(|level| level.number() == number)
            .ok_or_else(|| self.out_of_range(None, number.into()))
    }

    /// The cases of the criterion: `a` and `b` where two are printed, otherwise none.
    pub fn cases(self) -> impl Iterator<Item = Case> + Clone + use<'a> {
        self.levels()
            .filter(|level| level.number() == 1)
            .filter_map(Level::case)
    }

    /// Whether two cases are printed (reading rule 3).
    #[must_use]
    pub fn has_cases(self) -> bool {
        self.level_rows()
            .first()
            .is_some_and(|level| level.case != 0)
    }

    /// Whether "not even the lowest printed level" can be chosen as level 0, worth 0 points: where
    /// the criterion, or this case of it, prints no level worth 0 (reading rule 2).
    #[must_use]
    pub fn has_level_zero(self, case: Option<Case>) -> bool {
        let case = case.map_or(0, Case::byte);
        let mut levels = self
            .level_rows()
            .iter()
            .filter(|level| level.case == case)
            .peekable();
        levels.peek().is_some() && levels.all(|level| level.points > 0)
    }

    /// The points that a star needs here: those of the level marked with it, or of the lowest level
    /// worth points where the criterion's own line is marked (reading rule 9).
    #[must_use]
    pub fn requirement(self, star: Star) -> Option<Points> {
        let requirement = self.sheet.requirements.get(star)?[self.index];
        (requirement > 0).then(|| Points::new(requirement.into()))
    }

    /// The mark on the criterion's own line, as 148/2023 prints it on “Sở hữu trí tuệ”; it is read as
    /// needing the lowest level worth points (reading rule 9).
    #[must_use]
    pub fn line_mark(self) -> Option<Star> {
        self.row().mark
    }

    /// The least levels that meet a star's need: one, or one in each case.
    pub fn marked(self, star: Star) -> impl Iterator<Item = Level<'a>> {
        let requirement = self.requirement(star);
        let by_line = self.line_mark() == Some(star);
        self.levels().filter(move |level| {
            level.mark() == Some(star) || (by_line && Some(level.points()) == requirement)
        })
    }

    /// The story criterion without which this one does not apply (reading rule 4).
    #[must_use]
    pub fn requires(self) -> Option<Criterion<'a>> {
        self.row()
            .requires
            .map(|index| Self::new(self.sheet, index.into()))
    }

    /// Whether zero points here end the evaluation (reading rule 11).
    #[must_use]
    pub fn stops_on_zero(self) -> bool {
        self.row().zero_stops
    }

    /// Whether the criterion is mandatory for some products only; its mark counts all the same
    /// (reading rule 9).
    #[must_use]
    pub fn is_for_some_products(self) -> bool {
        self.row().some_products
    }

    /// Whether it is printed as a single line without levels: level 1 is met, level 0 is not.
    #[must_use]
    pub fn is_single_line(self) -> bool {
        self.row().single_line
    }

    /// The notes on the criterion.
    pub fn notes(self) -> impl Iterator<Item = Note<'a>> {
        rows(&self.sheet.notes)
            .iter()
            .filter(move |note| note.criterion.map(usize::from) == Some(self.index))
            .map(move |note| Note::new(self.sheet, note))
    }

    /// The grounds that stand on the criterion.
    pub fn grounds(self) -> impl Iterator<Item = DisqualificationGround<'a>> {
        rows(&self.sheet.grounds)
            .iter()
            .filter(move |ground| ground.criterion.map(usize::from) == Some(self.index))
            .map(move |ground| DisqualificationGround::new(self.sheet, ground))
    }

    /// Where the criterion stands: `26/2026, Annex II, set 7, 3.5`.
    #[must_use]
    pub fn place(self, lang: Lang) -> Citation<'a> {
        Citation::new(self.sheet, lang, Some(self.index))
    }

    /// The error for a choice without its case.
    pub(crate) fn case_required(self) -> Error {
        let (first, last) = (self.cases().next(), self.cases().last());
        let letters = match (first, last) {
            (Some(first), Some(last)) => alloc::format!("`{first}` or `{last}`"),
            _ => alloc::string::String::new(),
        };
        let message =
            alloc::format!("two cases are printed here, choose {letters} and a level in it");
        Error::new(ErrorKind::CaseRequired, self.key(), message)
    }

    /// The error for a number that is no level here.
    pub(crate) fn out_of_range(self, case: Option<Case>, number: i128) -> Error {
        self.out_of_range_text(case, &alloc::format!("{number}"))
    }

    /// The same for a number as it was written, however long.
    pub(crate) fn out_of_range_text(self, case: Option<Case>, number: &str) -> Error {
        let last = self
            .levels()
            .rfind(|level| level.case() == case)
            .map_or(0, Level::number);
        let first = u8::from(!self.has_level_zero(case));
        let of = match case {
            Some(case) => alloc::format!(" of case `{case}`"),
            None => alloc::string::String::new(),
        };
        let number = crate::base::error::Cut(number);
        let message = alloc::format!("there is no level {number}{of}, only {first} to {last}");
        Error::new(ErrorKind::LevelOutOfRange, self.key(), message)
    }

    /// The error for a case that the criterion has not.
    pub(crate) fn unknown_case(self, case: &str) -> Error {
        let case = crate::base::error::Quoted(case);
        let message = if self.has_cases() {
            let (first, last) = (self.cases().next(), self.cases().last());
            match (first, last) {
                (Some(first), Some(last)) => {
                    alloc::format!("there is no case {case}, only `{first}` and `{last}`")
                }
                _ => alloc::format!("there is no case {case}"),
            }
        } else {
            alloc::format!("no cases are printed here, found case {case}")
        };
        Error::new(ErrorKind::UnknownCase, self.key(), message)
    }
}
