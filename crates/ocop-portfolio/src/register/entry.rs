//! An entry of a register: a product with its certificate.

use ocop_core::text::outside;
use ocop_core::{Certificate, Date, DossierKind, Edition, InForceReason, Lang, ProductCode, Sheet};

use crate::register::place::Place;

/// A row of a register that has a certificate: the product, who makes it, where, and its certificate.
///
/// [`Register::read`](crate::Register::read) makes entries of a table. A caller with data of its own builds them:
///
/// ```
/// use ocop_core::{Certificate, Date, Edition, Star, Tier};
/// use ocop_portfolio::Entry;
///
/// let certificate = Certificate::new(Date::constant(2026, 7, 30), Star::Four, Tier::Province)?;
/// let entry = Entry::new("Chuối sấy dẻo", certificate)
///     .with_code("11-03253-1-2026".parse()?)
///     .with_holder("Hợp tác xã Ví Dụ")
///     .with_set(7);
/// assert_eq!(entry.place().commune().unwrap().full_name(), "Xã Tuần Giáo");
/// assert_eq!(entry.edition(), Some(Edition::E2026));
/// assert_eq!(entry.sheet().unwrap().number(), 7);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    pub(crate) row: u32,
    pub(crate) code: Option<ProductCode>,
    pub(crate) product: String,
    pub(crate) holder: String,
    pub(crate) place: Place,
    pub(crate) edition: Option<Edition>,
    pub(crate) set: Option<u16>,
    pub(crate) certificate: Certificate,
    pub(crate) withdrawn: Option<Date>,
    /// The row says withdrawn, without a day that can be read.
    pub(crate) may_be_withdrawn: bool,
    /// The row of a later certificate of the product, and its day of issue.
    pub(crate) replaced: Option<(u32, Date)>,
}

impl Entry {
    /// A product with its certificate. Everything else is unknown.
    #[must_use]
    pub fn new(product: impl Into<String>, certificate: Certificate) -> Self {
        Self {
            row: 0,
            code: None,
            product: product.into(),
            holder: String::new(),
            place: Place::default(),
            edition: edition_of(certificate),
            set: None,
            certificate,
            withdrawn: None,
            may_be_withdrawn: false,
            replaced: None,
        }
    }

    /// The same entry with the number of its row.
    #[must_use]
    pub const fn with_row(mut self, row: u32) -> Self {
        self.row = row;
        self
    }

    /// The same entry with a product code, and with the place of the code if none is known.
    #[must_use]
    pub fn with_code(mut self, code: ProductCode) -> Self {
        self.code = Some(code);
        if self.place.is_unknown() {
            self.place = Place::of_code(code);
        }
        self
    }

    /// The same entry with the name of the holder.
    #[must_use]
    pub fn with_holder(mut self, holder: impl Into<String>) -> Self {
        self.holder = holder.into();
        self
    }

    /// The same entry at a place.
    #[must_use]
    pub fn with_place(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The same entry with the number of the sheet in its edition.
    #[must_use]
    pub const fn with_set(mut self, set: u16) -> Self {
        self.set = Some(set);
        self
    }

    /// The same entry, withdrawn from a day on.
    #[must_use]
    pub const fn with_withdrawn(mut self, day: Date) -> Self {
        self.withdrawn = Some(day);
        self
    }

    /// The row of the table, from 1; 0 if the entry is not from a table.
    #[must_use]
    pub const fn row(&self) -> u32 {
        self.row
    }

    /// The product code (mã sản phẩm), if the row has one that can be read.
    #[must_use]
    pub const fn code(&self) -> Option<ProductCode> {
        self.code
    }

    /// The name of the product; empty if the row has only a code.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// The name of the holder (chủ thể) of the certificate; empty if the table has none.
    #[must_use]
    pub fn holder(&self) -> &str {
        &self.holder
    }

    /// The province and the commune, as far as they are known.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The edition that was in force on the day of issue; `None` in the transition from 22/05 to 21/07/2026, when
    /// two are possible (26/2026, Art. 12.2).
    ///
    /// The transition to 148/2023 is not known. A certificate from 24/02/2023 on counts as one of 148/2023, also
    /// if its dossier was filed before.
    #[must_use]
    pub const fn edition(&self) -> Option<Edition> {
        self.edition
    }

    /// The number of the sheet in its edition, if the table has it.
    #[must_use]
    pub const fn set(&self) -> Option<u16> {
        self.set
    }

    /// The sheet, if its number and its edition are known.
    #[must_use]
    pub fn sheet(&self) -> Option<Sheet> {
        self.edition?.sheet(self.set?).ok()
    }

    /// The certificate: its star, its day of issue and its tier, from which all other days follow.
    #[must_use]
    pub const fn certificate(&self) -> Certificate {
        self.certificate
    }

    /// The day from which the certificate is withdrawn, if it is.
    #[must_use]
    pub const fn withdrawn(&self) -> Option<Date> {
        self.withdrawn
    }

    /// Whether the row says that the certificate is withdrawn, without a day that can be read. The certificate
    /// then counts as not withdrawn, and a finding names the row.
    #[must_use]
    pub const fn may_be_withdrawn(&self) -> bool {
        self.may_be_withdrawn
    }

    /// The row that has a later certificate of the same product, or that repeats this row.
    #[must_use]
    pub fn replaced_by(&self) -> Option<u32> {
        self.replaced.map(|(row, _)| row)
    }

    /// Whether the entry counts on a day: not if a later certificate of the product was issued by then.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.replaced.is_none_or(|(_, issued)| day < issued)
    }

    /// The name of the product on one line, else its code, else its row.
    pub(crate) fn shown(&self, lang: Lang) -> String {
        match (self.product.trim(), self.code) {
            ("", Some(code)) => code.to_string(),
            ("", None) => format!("{} {}", lang.pick("hàng", "row"), self.row),
            (product, _) => outside::short(product, 80).into_owned(),
        }
    }
}

/// The edition in force on the day of issue, unless the transition from the one before still allows both.
fn edition_of(certificate: Certificate) -> Option<Edition> {
    let issued = certificate.issued();
    let in_force = |filed| Edition::in_force(filed, Some(issued), DossierKind::First).ok();
    let edition = in_force(issued)?.edition();
    let before = edition.in_force_from().yesterday().ok().and_then(in_force);
    let is_open = before.is_some_and(|found| found.reason() == InForceReason::WithinTransition);
    (!is_open).then_some(edition)
}

#[cfg(test)]
mod tests {
    use ocop_core::{Star, Tier};

    use super::*;

    #[test]
    fn the_day_of_issue_gives_the_edition_but_for_the_transition() {
        let edition = |year, month, day| {
            let issued = Date::constant(year, month, day);
            let certificate = Certificate::new(issued, Star::Four, Tier::Province);
            Entry::new("Chè", certificate.unwrap()).edition()
        };
        assert_eq!(edition(2023, 2, 23), Some(Edition::E2019));
        assert_eq!(edition(2023, 2, 24), Some(Edition::E2023));
        assert_eq!(edition(2026, 5, 21), Some(Edition::E2023));
        assert_eq!(edition(2026, 5, 22), None);
        assert_eq!(edition(2026, 7, 21), None);
        assert_eq!(edition(2026, 7, 22), Some(Edition::E2026));
    }
}
