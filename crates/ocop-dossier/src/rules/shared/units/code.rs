//! The units in a product code, of the time of the code.

use alloc::format;

use ocop_core::Label;
use ocop_core::units::{FormerUnit, Unit};

use crate::check::examination::{Examination, said};
use crate::model::Applicant;
use crate::rules::shared::units::{
    Disagreement, commune, commune_code, digits, disagreement, every_place, is_same_commune,
    province,
};

/// Whether the units of the product's code and the certificate's are in the lists and belong together:
/// the usual case, found out once.
pub(crate) fn are_right(examination: &Examination<'_>) -> bool {
    *examination.codes_are_right.get_or_init(|| {
        let [own, earlier] = codes(examination).map(|(_, text)| text);
        let is_right = |text: &str| CodeUnits::read(text).is_none_or(CodeUnits::is_right);
        own.is_none_or(is_right) && earlier.is_none_or(is_right)
    })
}

/// The code of the product, and that of the certificate if it is another one, with their paths.
pub(crate) fn codes<'a>(examination: &Examination<'a>) -> [(&'static str, Option<&'a str>); 2] {
    let dossier = examination.dossier;
    let certificate = dossier.certificate.as_ref();
    let earlier = certificate.and_then(|certificate| said(&certificate.product_code));
    let own = said(&dossier.product.code);
    [
        ("product.code", own),
        (
            "certificate.product_code",
            earlier.filter(|_| own != earlier),
        ),
    ]
}

/// The units in a product code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeUnits {
    province: u32,
    /// Only in codes of before July 2025.
    district: Option<u32>,
    /// One guide prints codes without it.
    commune: Option<u32>,
    year: u32,
}

/// The last year in which a code may have units of before July 2025, if it has no district: no form of those months is known.
const LAST_YEAR: u32 = 2025;

impl CodeUnits {
    /// The units of a code in any printed form.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let province = province(parts.next()?)?;
        let second = parts.next()?;
        let third = parts.next()?;
        let (district, commune, serial) = match (second.len(), third.len()) {
            (5, _) => (None, Some(commune(second)?), third),
            (3, 5) => (
                Some(digits(second, 3)?),
                Some(commune(third)?),
                parts.next()?,
            ),
            (3, _) => (Some(digits(second, 3)?), None, third),
            _ => return None,
        };
        let year = digits(parts.next()?, 4)?;
        let is_code = serial.bytes().all(|byte| byte.is_ascii_digit()) && parts.next().is_none();
        is_code.then_some(Self {
            province,
            district,
            commune,
            year,
        })
    }

    /// Whether the commune is in the list of the code's form, in the units of the code.
    fn is_right(self) -> bool {
        let Some(commune) = self.commune else {
            return false;
        };
        if self.is_former() {
            let unit = FormerUnit::commune_by_code(commune).and_then(FormerUnit::district);
            return unit.is_some_and(|district| {
                Some(district.code()) == self.district
                    && district.province().code() == self.province
            });
        }
        let unit = Unit::commune_by_code(commune);
        unit.is_some_and(|unit| unit.code() == commune && unit.province().code() == self.province)
    }

    /// Whether the code has a district, and so units of before July 2025.
    pub(crate) const fn is_former(self) -> bool {
        self.district.is_some()
    }

    /// The commune of before July 2025, if the code may have it.
    fn former_commune(self) -> Option<FormerUnit> {
        let may = self.is_former() || self.year <= LAST_YEAR;
        FormerUnit::commune_by_code(self.commune.filter(|_| may)?)
    }

    fn former_district(self) -> Option<FormerUnit> {
        FormerUnit::district_by_code(self.district?)
    }

    /// Why the units do not exist or do not belong together.
    pub(crate) fn fault(self) -> Option<Label> {
        if self.is_former() {
            return self.former_fault();
        }
        let (province, commune) = (self.province, self.commune?);
        let disagreement = disagreement(province, commune)?;
        // The units of a code from before the new list may be the old ones.
        let former = self.former_commune();
        if former.is_some_and(|unit| unit.province().code() == province) {
            return None;
        }
        Some(match disagreement {
            Disagreement::NoProvince => Label::new(
                format!("mã tỉnh {province:02} không có trong danh mục đơn vị hành chính"),
                format!("the province code {province:02} is not in the list of units"),
            ),
            Disagreement::NoCommune => Label::new(
                format!("mã xã {commune:05} không có trong danh mục đơn vị hành chính"),
                format!("the commune code {commune:05} is not in the list of units"),
            ),
            Disagreement::Elsewhere(unit) => {
                let (own, name) = (unit.province(), unit.full_name());
                Label::new(
                    format!("xã {unit} ({name}) thuộc tỉnh {own}, không thuộc tỉnh {province:02}"),
                    format!("commune {unit} ({name}) is in province {own}, not in {province:02}"),
                )
            }
        })
    }

    fn former_fault(self) -> Option<Label> {
        let province = self.province;
        if FormerUnit::province_by_code(province).is_none() {
            return Some(Label::new(
                format!("mã tỉnh {province:02} không có trong danh mục tháng 6/2025"),
                format!("the province code {province:02} is not in the list of June 2025"),
            ));
        }
        if let Some(unit) = self.former_commune() {
            let own = (unit.province(), unit.district()?);
            let right = own.0.code() == province && Some(own.1.code()) == self.district;
            return (!right).then(|| {
                let (name, province, district) = (unit.full_name(), own.0, own.1);
                Label::new(
                    format!("theo danh mục tháng 6/2025, xã {unit} ({name}) thuộc huyện {district}, tỉnh {province}"),
                    format!(
                        "in the list of June 2025, commune {unit} ({name}) is in district {district} of province {province}"
                    ),
                )
            });
        }
        let unit = self.former_district()?;
        let (name, own) = (unit.full_name(), unit.province());
        (own.code() != province).then(|| {
            Label::new(
                format!("theo danh mục tháng 6/2025, huyện {unit} ({name}) thuộc tỉnh {own}"),
                format!("in the list of June 2025, district {unit} ({name}) is in province {own}"),
            )
        })
    }

    /// The unit that the list of June 2025 does not have, if the code is otherwise possible: one that
    /// ended before.
    pub(crate) fn not_in_list(self) -> Option<Label> {
        if !self.is_former() || self.former_fault().is_some() {
            return None;
        }
        match (self.commune, self.former_commune(), self.former_district()) {
            (Some(commune), None, _) => Some(commune_code(commune)),
            (None, _, None) => self.district.map(|district| {
                Label::new(
                    format!("mã huyện {district:03}"),
                    format!("district code {district:03}"),
                )
            }),
            _ => None,
        }
    }

    /// The code of the commune and the commune, if the list of now has another code for it.
    pub(crate) fn other_code(self) -> Option<(u32, Unit)> {
        let code = self.commune.filter(|_| !self.is_former())?;
        let unit = Unit::commune_by_code(code)?;
        (unit.code() != code).then_some((code, unit))
    }

    /// Whether the units of all places that are given are known to be others. A commune that became the
    /// applicant's, whole or in part, is no other.
    pub(crate) fn lie_elsewhere(self, applicant: &Applicant) -> bool {
        every_place(applicant, |province, commune| {
            self.differ_from(province, commune)
        })
    }

    fn differ_from(self, own_province: Option<u32>, own_commune: Option<u32>) -> bool {
        let same_province = own_province.is_none_or(|own| own == self.province);
        let same_commune = match (own_commune, self.commune) {
            (Some(own), Some(commune)) => is_same_commune(own, commune),
            _ => true,
        };
        if same_province && same_commune {
            return false;
        }
        let unit = own_commune.and_then(Unit::commune_by_code);
        if let (Some(former), Some(unit)) = (self.former_commune(), unit) {
            return former.province().code() != self.province || !former.became(unit);
        }
        if !self.is_former() {
            return true;
        }
        // Of a commune that ended before, the province alone is known.
        let former = FormerUnit::province_by_code(self.province);
        let own = own_province.and_then(Unit::province_by_code);
        let own = own.or_else(|| unit.map(Unit::province));
        match (former, own) {
            (Some(former), Some(own)) => !former.became(own),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fault of a code, which must be readable.
    #[track_caller]
    fn fault(text: &str) -> Option<Label> {
        CodeUnits::read(text).unwrap().fault()
    }

    #[test]
    fn every_unit_of_both_lists_makes_a_right_code() {
        for unit in Unit::communes() {
            let province = unit.province();
            assert_eq!(fault(&format!("{province}-{unit}-1-2026")), None, "{unit}");
            let other = if province.code() == 11 { "12" } else { "11" };
            assert!(fault(&format!("{other}-{unit}-1-2026")).is_some(), "{unit}");
        }
        for unit in FormerUnit::communes() {
            let (province, district) = (unit.province(), unit.district().unwrap());
            assert_eq!(
                fault(&format!("{province}-{district}-{unit}-1-2023")),
                None,
                "{unit}"
            );
            assert_eq!(
                fault(&format!("{province}-{district}-1-2024")),
                None,
                "{unit}"
            );
            assert_eq!(fault(&format!("{province}-{unit}-1-2025")), None, "{unit}");
            let other = if district.code() == 99 { "094" } else { "099" };
            assert!(
                fault(&format!("{province}-{other}-{unit}-1-2023")).is_some(),
                "{unit}"
            );
        }
    }

    #[test]
    fn only_the_forms_of_codes_are_read() {
        for bad in [
            "",
            "abc",
            "11",
            "11-03253",
            "11-03253-1",
            "11-03253-1-26",
            "11-03253-x-2026",
            "11-03253-1-2026-1",
            "11-099-03253-1",
            "1-03253-1-2026",
            "11-3253-1-2026",
            "11-99-03253-1-2023",
            "00-03253-1-2026",
            "11-00000-1-2026",
            "11–03253–1–2026",
        ] {
            assert!(CodeUnits::read(bad).is_none(), "{bad}");
        }
    }
}
