//! Disqualification grounds: rejection and stop lines that no level expresses (26/2026, Annex II).

use alloc::string::{String, ToString};

use crate::base::label::Label;
use crate::base::lang::Lang;
use crate::law::citation::Citation;
use crate::law::criterion::Criterion;
use crate::law::note_kind::NoteKind;
use crate::law::row::{GroundRow, SheetRow, rows};

/// A disqualification ground (lý do loại hoặc dừng) that a sheet prints.
///
/// People establish the fact. One ground is enough for no star.
///
/// ```
/// use ocop_core::{Edition, Lang};
///
/// let sheet = Edition::E2026.sheet(7)?;
/// let ground = sheet.grounds().find(|ground| ground.id() == "unacceptable-impurities").unwrap();
/// assert_eq!(ground.place(Lang::En).to_string(), "26/2026, Annex II, set 7, 6.1");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "lý do loại")]
#[derive(Clone, Copy)]
pub struct DisqualificationGround<'a> {
    sheet: &'a SheetRow,
    row: &'a GroundRow,
}

crate::base::macros::view!(
    DisqualificationGround,
    |view| (core::ptr::from_ref(view.row)),
    view.id()
);

impl<'a> DisqualificationGround<'a> {
    pub(crate) const fn new(sheet: &'a SheetRow, row: &'a GroundRow) -> Self {
        Self { sheet, row }
    }

    pub(crate) const fn row(self) -> &'a GroundRow {
        self.row
    }

    /// The id of the ground, the same on every sheet.
    #[must_use]
    pub fn id(self) -> &'a str {
        &self.row.id
    }

    /// The effect of the line: [`NoteKind::Exclude`], [`NoteKind::Stop`], [`NoteKind::NotAssessed`]
    /// or [`NoteKind::Requirement`].
    #[must_use]
    pub const fn kind(self) -> NoteKind {
        self.row.kind
    }

    /// The criterion that prints the ground; `None` for the rejection line at the head of the
    /// sheet.
    #[must_use]
    pub fn criterion(self) -> Option<Criterion<'a>> {
        self.row
            .criterion
            .map(|index| Criterion::new(self.sheet, index.into()))
    }

    /// Whether no source prints the ground here, and it may be named by parallel with 26/2026
    /// (`head-by-parallel`).
    ///
    /// The sources lack the heads of the sheets of 148/2023 and 1048/2019.
    ///
    /// ```
    /// use ocop_core::Edition;
    ///
    /// let sheet = Edition::E2023.sheet(3)?;
    /// let by_parallel = |id| sheet.grounds_of(id).all(|ground| ground.is_by_parallel());
    /// assert!(by_parallel("forged-dossier"));
    /// assert!(!by_parallel("food-safety-certificate-breach"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub const fn is_by_parallel(self) -> bool {
        self.row.by_parallel
    }

    /// This library's short wording of the ground as the sheet prints it. For a
    /// [requirement](NoteKind::Requirement), it is the requirement; see [`fact`](Self::fact).
    #[must_use]
    pub const fn label(self) -> &'a Label {
        &self.row.label
    }

    /// The ground as a fact about a product to which it applies: a requirement is not met.
    ///
    /// ```
    /// use ocop_core::{Edition, Lang};
    ///
    /// let sheet = Edition::E2026.sheet(4)?;
    /// let ground = sheet.grounds_of("outside-the-province").next().unwrap();
    /// let required = "100% of the product is grown, raised or caught in the province";
    /// assert_eq!(ground.label().get(Lang::En), required);
    /// assert_eq!(ground.fact(Lang::En), format!("Requirement not met: {required}"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn fact(self, lang: Lang) -> String {
        let label = self.label().get(lang);
        match self.kind() {
            NoteKind::Requirement => {
                let unmet = lang.pick("Không đạt yêu cầu", "Requirement not met");
                alloc::format!("{unmet}: {label}")
            }
            _ => label.to_string(),
        }
    }

    /// The place in the law.
    #[must_use]
    pub fn place(self, lang: Lang) -> Citation<'a> {
        Citation::new(self.sheet, lang, self.row.criterion.map(usize::from))
    }
}

impl<'a> Criterion<'a> {
    /// The disqualification grounds printed at the criterion.
    pub fn grounds(self) -> impl Iterator<Item = DisqualificationGround<'a>> {
        rows(&self.sheet.grounds)
            .iter()
            .filter(move |ground| ground.criterion.map(usize::from) == Some(self.index))
            .map(move |ground| DisqualificationGround::new(self.sheet, ground))
    }
}
