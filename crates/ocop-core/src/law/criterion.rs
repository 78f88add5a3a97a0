//! Criteria (tiêu chí) of a sheet: 26/2026, Annex II.

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::base::star::Star;
use crate::law::case::Case;
use crate::law::citation::Citation;
use crate::law::concept::Concept;
use crate::law::level::Level;
use crate::law::row::{CriterionRow, LevelRow, SheetRow, rows};

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
    pub(super) sheet: &'a SheetRow,
    pub(super) index: usize,
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

    /// The index of the story criterion on which it depends, if any.
    pub(crate) fn story(self) -> Option<usize> {
        self.row().requires.map(usize::from)
    }

    pub(crate) fn row(self) -> &'a CriterionRow {
        &rows(&self.sheet.criteria)[self.index]
    }

    #[inline]
    pub(crate) fn level_rows(self) -> &'a [LevelRow] {
        &rows(&self.sheet.levels)[self.row().levels.range()]
    }

    /// The index among the sheet's criteria in printed order, from 0.
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

    /// The idea behind the criterion. A criterion of a custom sheet may have none.
    #[must_use]
    pub fn concept(self) -> Option<Concept> {
        self.row().concept
    }

    /// The printed sub-group of the criterion, if any.
    #[must_use]
    pub fn group(self) -> Option<&'a Label> {
        self.row().group.as_ref()
    }

    /// The maximum as printed. It equals the points of the best level, except on a sheet that does
    /// not add up (`unreconciled`).
    #[must_use]
    pub fn max(self) -> Points {
        Points::new(self.row().max.into())
    }

    /// The printed levels in order: first those of case `a`, then those of `b`, if cases are
    /// printed.
    pub fn levels(self) -> impl ExactSizeIterator<Item = Level<'a>> + DoubleEndedIterator + Clone {
        self.level_rows().iter().map(Level::new)
    }

    /// The printed level of a number, on a criterion without cases.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::CaseRequired`](crate::ErrorKind::CaseRequired) and [`ErrorKind::LevelOutOfRange`](crate::ErrorKind::LevelOutOfRange). Level 0 is never printed.
    pub fn level(self, number: u8) -> Result<Level<'a>, Error> {
        if self.has_cases() {
            return Err(self.case_required());
        }
        self.levels()
            .find(|level| level.number() == number)
            .ok_or_else(|| self.out_of_range(None, number.into()))
    }

    /// The cases of the criterion: `a` and `b` if two are printed, otherwise none.
    pub fn cases(self) -> impl Iterator<Item = Case> + Clone + use<'a> {
        self.levels()
            .filter(|level| level.number() == 1)
            .filter_map(Level::case)
    }

    /// Whether two cases are printed.
    #[must_use]
    pub fn has_cases(self) -> bool {
        self.level_rows()
            .first()
            .is_some_and(|level| level.case != 0)
    }

    /// Whether level 0, "below the lowest printed level", can be chosen (`level-zero`).
    ///
    /// It is worth 0 points. It exists only if the criterion, or this case of it, prints no level
    /// worth 0.
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

    /// The requirement (yêu cầu) of a star here: the points of the level marked with it.
    ///
    /// A mark on the criterion's own line requires the lowest level worth points (`line-mark`).
    #[must_use]
    pub fn requirement(self, star: Star) -> Option<Points> {
        let requirement = self.sheet.requirements.get(star)?[self.index];
        (requirement > 0).then(|| Points::new(requirement.into()))
    }

    /// The mark on the criterion's own line, as 148/2023 prints it on “Sở hữu trí tuệ”.
    ///
    /// It requires the lowest level worth points (`line-mark`).
    #[must_use]
    pub fn line_mark(self) -> Option<Star> {
        self.row().mark
    }

    /// The lowest levels that meet a star's requirement: one, or one in each case.
    pub fn marked(self, star: Star) -> impl Iterator<Item = Level<'a>> {
        let requirement = self.requirement(star);
        let by_line = self.line_mark() == Some(star);
        self.levels().filter(move |level| {
            level.mark() == Some(star) || (by_line && Some(level.points()) == requirement)
        })
    }

    /// The story criterion on which this one depends (26/2026, Annex II).
    #[must_use]
    pub fn requires(self) -> Option<Criterion<'a>> {
        self.row()
            .requires
            .map(|index| Self::new(self.sheet, index.into()))
    }

    /// Whether zero points here end the evaluation (26/2026, Annex II, set 16, section 6).
    #[must_use]
    pub fn stops_on_zero(self) -> bool {
        self.row().zero_stops
    }

    /// Whether the criterion is mandatory for some products only. Its mark still counts
    /// (`mark-for-some-products`).
    #[must_use]
    pub fn is_for_some_products(self) -> bool {
        self.row().some_products
    }

    /// Whether the criterion is printed as a single line: level 1 means met, level 0 means not met.
    #[must_use]
    pub fn is_single_line(self) -> bool {
        self.row().single_line
    }

    /// The place of the criterion in the law: `26/2026, Annex II, set 7, 3.5`.
    #[must_use]
    pub fn place(self, lang: Lang) -> Citation<'a> {
        Citation::new(self.sheet, lang, Some(self.index))
    }

    /// The error for a choice that lacks its case.
    pub(crate) fn case_required(self) -> Error {
        let expected = ("expected", self.letters());
        Error::new(ErrorDetail::CaseRequired, self.key(), [expected])
    }

    /// The error for a level number that does not exist here.
    pub(crate) fn out_of_range(self, case: Option<Case>, number: i128) -> Error {
        self.out_of_range_text(case, &alloc::format!("{number}"))
    }

    /// The same for a number as the user wrote it, which may be too long for an integer.
    pub(crate) fn out_of_range_text(self, case: Option<Case>, number: &str) -> Error {
        let last = self
            .levels()
            .rfind(|level| level.case() == case)
            .map_or(0, Level::number);
        let first = u8::from(!self.has_level_zero(case));
        let (detail, key) = (ErrorDetail::LevelOutOfRange, self.key());
        let found = ("found", ErrorValue::outside(number));
        let (least, most) = (("least", first.into()), ("most", last.into()));
        match case {
            None => Error::new(detail, key, [found, least, most]),
            Some(case) => {
                let case = ("case", ErrorValue::Text(alloc::format!("{case}").into()));
                Error::new(detail, key, [found, least, most, case])
            }
        }
    }

    /// The error for a case that the criterion does not have.
    pub(crate) fn unknown_case(self, case: &str) -> Error {
        let found = ("found", ErrorValue::outside(case));
        if self.has_cases() {
            let expected = ("expected", self.letters());
            Error::new(ErrorDetail::UnknownCase, self.key(), [found, expected])
        } else {
            Error::new(ErrorDetail::UnexpectedCase, self.key(), [found])
        }
    }

    /// The letters of the cases, for a message.
    fn letters(self) -> ErrorValue {
        let written = |or: &str| {
            let letters = self.cases().map(|case| alloc::format!("`{case}`"));
            letters.collect::<alloc::vec::Vec<_>>().join(or)
        };
        Label::new(written(" hoặc "), written(" or ")).into()
    }
}
