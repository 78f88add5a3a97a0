//! Criteria sheets (bộ tiêu chí): 26/2026, Annex II.
//!
//! A sheet has parts, a part has sections, a section has criteria. A criterion has levels in
//! printed order. Views such as [`Criterion`] are small and `Copy`, and borrow from their
//! [`Sheet`].

use alloc::format;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::base::error::{Error, ErrorDetail, ErrorValue, nearest, step};
use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::base::points::Points;
use crate::law::bands::Bands;
use crate::law::citation::Citation;
use crate::law::concept::Concept;
use crate::law::criterion::Criterion;
use crate::law::edition::Edition;
use crate::law::erratum::Erratum;
use crate::law::ground::DisqualificationGround;
use crate::law::note::Note;
use crate::law::row::{SheetRow, rows};
use crate::law::section::{Part, Section};

/// A criteria sheet (bộ tiêu chí) of the law, or a custom sheet.
///
/// Cloning is cheap: a sheet of the law is a reference to a table, and clones of a custom sheet from
/// a [`SheetSpec`](crate::sheet::SheetSpec) share its data. Two sheets are equal if all their data
/// is equal. A custom sheet never equals one of the law.
///
/// ```
/// use ocop_core::{Edition, Lang, Points};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// assert_eq!(sheet.heading().get(Lang::Vi), "Chế biến từ rau, củ, quả, hạt");
/// assert_eq!(sheet.criteria().count(), 32);
/// assert_eq!(sheet.parts().map(|part| part.max()).sum::<Points>(), Points::FULL);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "bộ tiêu chí")]
#[derive(Clone)]
pub struct Sheet(Handle);

#[derive(Clone)]
enum Handle {
    Table(&'static SheetRow),
    Shared(Arc<SheetRow>),
}

impl Sheet {
    pub(crate) const fn table(row: &'static SheetRow) -> Self {
        Self(Handle::Table(row))
    }

    pub(crate) fn shared(row: SheetRow) -> Self {
        Self(Handle::Shared(Arc::new(row)))
    }

    pub(crate) fn row(&self) -> &SheetRow {
        match &self.0 {
            Handle::Table(row) => row,
            Handle::Shared(row) => row,
        }
    }

    /// Whether this is a sheet of the law, not a custom sheet.
    #[must_use]
    pub fn is_law(&self) -> bool {
        !self.row().custom
    }

    /// The edition of the sheet. A custom sheet follows the rules of this edition.
    #[must_use]
    pub fn edition(&self) -> Edition {
        self.row().edition
    }

    /// The set number (bộ số) in its edition. For 1048/2019 it is an index of the source.
    #[doc(alias = "set")]
    #[must_use]
    pub fn number(&self) -> u16 {
        self.row().number
    }

    /// The sheet's own title.
    #[must_use]
    pub fn heading(&self) -> &Label {
        &self.row().heading
    }

    /// The industry (ngành) of the classification, 26/2026, Annex I; empty if unknown.
    #[doc(alias = "ngành")]
    #[must_use]
    pub fn industry(&self) -> &Label {
        &self.row().industry
    }

    /// The Roman number of the industry, `I` to `VI`; empty if unknown.
    #[must_use]
    pub fn industry_number(&self) -> &str {
        &self.row().industry_number
    }

    /// The group (nhóm) of the classification; empty if unknown.
    #[doc(alias = "nhóm")]
    #[must_use]
    pub fn group(&self) -> &Label {
        &self.row().group
    }

    /// The subgroup (phân nhóm) of the classification; empty if unknown.
    #[doc(alias = "phân nhóm")]
    #[must_use]
    pub fn subgroup(&self) -> &Label {
        &self.row().subgroup
    }

    /// The responsible ministries (bộ quản lý).
    #[must_use]
    pub fn ministries(&self) -> impl ExactSizeIterator<Item = &Label> {
        rows(&self.row().ministries).iter()
    }

    /// The number of product samples (mẫu sản phẩm) required with a dossier; 0 for services.
    #[must_use]
    pub fn samples(&self) -> u8 {
        self.row().samples
    }

    /// The star bands for the sheet's totals.
    #[must_use]
    pub fn bands(&self) -> Bands {
        self.row().bands
    }

    /// Whether marks count although the sheet prints no legend for them (`marks-without-legend`).
    #[must_use]
    pub fn marks_without_legend(&self) -> bool {
        self.row().marks_without_legend
    }

    /// Whether the sources lack the head of this sheet, so that some of its rejection and stop lines
    /// are unknown (`grounds-unknown`).
    #[must_use]
    pub fn grounds_unknown(&self) -> bool {
        self.row().grounds_unknown
    }

    /// The part of the sheet that does not add up (`unreconciled`).
    ///
    /// `None` for a sheet whose levels sum to its 100 points.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang, Points};
    ///
    /// let sheet = Edition::E2023.sheet(7)?;
    /// assert!(sheet.unreconciled().is_some());
    /// assert_eq!((sheet.max(), sheet.reaches()), (Points::FULL, Points::new(99)));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn unreconciled(&self) -> Option<&Label> {
        self.row().unreconciled.as_ref().map(|row| &row.why)
    }

    /// The sum of the best levels: 100, except on a sheet that does not add up.
    #[must_use]
    pub fn reaches(&self) -> Points {
        let unreconciled = self.row().unreconciled.as_ref();
        unreconciled.map_or_else(|| self.max(), |row| Points::new(row.reaches))
    }

    /// The parts (phần) A, B, C.
    #[must_use]
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Part<'_>> + DoubleEndedIterator {
        let row = self.row();
        (0..rows(&row.parts).len()).map(move |index| Part::new(row, index))
    }

    /// The sections of all parts, in printed order.
    #[must_use]
    pub fn sections(&self) -> impl ExactSizeIterator<Item = Section<'_>> + DoubleEndedIterator {
        let row = self.row();
        (0..rows(&row.sections).len()).map(move |index| Section::new(row, index))
    }

    /// The criteria (tiêu chí) of all sections, in printed order.
    #[must_use]
    pub fn criteria(&self) -> impl ExactSizeIterator<Item = Criterion<'_>> + DoubleEndedIterator {
        let row = self.row();
        (0..rows(&row.criteria).len()).map(move |index| Criterion::new(row, index))
    }

    /// The criterion of a key such as `1.1`. In place of `đ` a key may have `Đ` or an
    /// eth (`ð`), which looks alike.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownCriterion`](crate::ErrorKind::UnknownCriterion) if the sheet has no such key.
    pub fn criterion(&self, key: impl AsRef<str>) -> Result<Criterion<'_>, Error> {
        let key = key.as_ref();
        match self.position(key) {
            Some(index) => Ok(Criterion::new(self.row(), index)),
            None => {
                let values = [
                    ("found", ErrorValue::outside(key)),
                    ("sheet", self.named().into()),
                    ("edition", self.edition().into()),
                ];
                let detail = ErrorDetail::UnknownCriterion;
                Err(Error::new(detail, step("", key), values))
            }
        }
    }

    /// The criteria of a concept: none, one or several.
    pub fn criteria_of(&self, concept: Concept) -> impl Iterator<Item = Criterion<'_>> {
        self.criteria()
            .filter(move |criterion| criterion.concept() == Some(concept))
    }

    /// Notes on the sheet as a whole and on its criteria, in printed order.
    #[must_use]
    pub fn notes(&self) -> impl ExactSizeIterator<Item = Note<'_>> {
        let row = self.row();
        rows(&row.notes)
            .iter()
            .map(move |note| Note::new(row, note))
    }

    /// The disqualification grounds (rejection and stop lines) of the sheet, each with its place.
    ///
    /// A sheet may print one id in several places; see [`Sheet::grounds_of`].
    #[must_use]
    pub fn grounds(&self) -> impl ExactSizeIterator<Item = DisqualificationGround<'_>> {
        let row = self.row();
        rows(&row.grounds)
            .iter()
            .map(move |ground| DisqualificationGround::new(row, ground))
    }

    /// All places of one ground, the strongest kind first: exclude, stop, requirement, not assessed.
    ///
    /// ```
    /// use ocop_core::{Edition, NoteKind};
    ///
    /// let sheet = Edition::E2026.sheet(19)?;
    /// let places = sheet.grounds_of("quality-declaration-missing");
    /// let kinds: Vec<_> = places.map(|place| place.kind()).collect();
    /// assert_eq!(kinds, [NoteKind::Exclude, NoteKind::Stop]);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    pub fn grounds_of<'a>(
        &'a self,
        id: &str,
    ) -> impl Iterator<Item = DisqualificationGround<'a>> + use<'a> {
        let mut places: Vec<_> = self.grounds().filter(|ground| ground.id() == id).collect();
        // The sort is stable: places of one kind keep their printed order.
        places.sort_by_key(|ground| ground.kind().rank());
        places.into_iter()
    }

    /// The errata of the sheet: the printed value, and the value used here.
    pub fn errata(&self) -> impl ExactSizeIterator<Item = Erratum<'_>> {
        rows(&self.row().errata).iter().map(Erratum::new)
    }

    /// The maximum as printed: 100. See also [`Sheet::reaches`].
    #[must_use]
    pub fn max(&self) -> Points {
        self.parts().map(Part::max).sum()
    }

    /// The place of the sheet in the law: `26/2026, Annex II, set 7`.
    ///
    /// A sheet that the decision does not number is cited by title.
    #[must_use]
    pub fn place(&self, lang: Lang) -> Citation<'_> {
        Citation::new(self.row(), lang, None)
    }

    /// The criterion of a key, tried first at index `next`, because keys usually arrive in printed
    /// order.
    pub(crate) fn criterion_near(&self, key: &str, next: usize) -> Result<Criterion<'_>, Error> {
        match rows(&self.row().criteria).get(next) {
            Some(row) if row.key == key => Ok(Criterion::new(self.row(), next)),
            _ => self.criterion(key),
        }
    }

    /// The row index of a ground of the sheet, at the place where it is strongest.
    pub(crate) fn ground_row(&self, id: &str) -> Result<u16, Error> {
        let grounds = rows(&self.row().grounds).iter().enumerate();
        let places = grounds.filter(|(_, ground)| ground.id == id);
        let found = places.min_by_key(|(_, ground)| ground.kind.rank());
        found
            .and_then(|(index, _)| u16::try_from(index).ok())
            .ok_or_else(|| {
                let found = ("found", ErrorValue::outside(id));
                let sheet = ("sheet", self.named().into());
                let edition = ("edition", self.edition().into());
                let known = rows(&self.row().grounds).iter().map(|ground| &*ground.id);
                let detail = ErrorDetail::UnknownGround;
                match nearest(id, known) {
                    None => Error::new(detail, "", [found, sheet, edition]),
                    Some(name) => {
                        let nearest = ("nearest", ErrorValue::outside(name));
                        Error::new(detail, "", [found, sheet, edition, nearest])
                    }
                }
            })
    }

    /// The sheet in the words of a sentence: its set number and its edition.
    pub(crate) fn named(&self) -> Label {
        let custom = if self.is_law() {
            ""
        } else {
            "bộ tiêu chí tự lập theo "
        };
        let (edition, number) = (self.edition(), self.number());
        Label::new(
            format!("{custom}bộ số {number} của {edition}"),
            format!("{self}"),
        )
    }

    pub(crate) fn position(&self, key: &str) -> Option<usize> {
        // Keys are short and differ in their last byte, which is compared first.
        let last = key.as_bytes().last();
        rows(&self.row().criteria)
            .iter()
            .position(|row| row.key.as_bytes().last() == last && row.key == key)
            .or_else(|| self.position_of_other_dj(key))
    }

    /// The index of a key with a letter that looks like its `đ`: a capital, or an eth (U+00D0, U+00F0).
    fn position_of_other_dj(&self, key: &str) -> Option<usize> {
        const OTHERS: [char; 3] = ['Đ', 'Ð', 'ð'];
        if !key.contains(OTHERS) {
            return None;
        }
        let key = || {
            let letters = key.chars();
            letters.map(|letter| {
                if OTHERS.contains(&letter) {
                    'đ'
                } else {
                    letter
                }
            })
        };
        let mut criteria = rows(&self.row().criteria).iter();
        criteria.position(|row| row.key.chars().eq(key()))
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({self})")
    }
}

/// Prints the edition and the set number, `26/2026 set 7`, or `custom sheet of 26/2026 set 7`.
impl fmt::Display for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let custom = if self.is_law() {
            ""
        } else {
            "custom sheet of "
        };
        crate::base::padded::pad(
            f,
            format_args!("{custom}{} set {}", self.edition(), self.number()),
        )
    }
}

impl Eq for Sheet {}

/// Equal sheets have one edition and number.
impl Hash for Sheet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.edition(), self.number(), self.is_law()).hash(state);
    }
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.row(), other.row()) || self.row() == other.row()
    }
}
