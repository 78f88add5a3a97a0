//! Codes of provinces and communes (Decision 19/2025/QĐ-TTg), and the receipt number that contains
//! them (26/2026, Annex III, Mẫu 01).

use alloc::format;
use alloc::string::String;

use ocop_core::Label;
use ocop_core::internal::code::unit;
use ocop_core::internal::text::{is_dash, is_nothing};
use ocop_core::text::outside;
use ocop_core::text::same;
use ocop_core::units::{FormerUnit, Unit};

use crate::check::examination::{Examination, said};
use crate::model::{Address, Applicant};
use crate::report::value::Value;
use crate::rules::shared::codes::in_words;

pub(crate) mod code;
pub(crate) mod names;

/// The list in which units of the dossier's day are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum List {
    /// From 01/07/2025 on.
    Now,
    /// Up to 30/06/2025.
    Former,
    /// The day is not known, and the edition was in force before.
    Either,
}

impl List {
    pub(crate) fn of(examination: &Examination<'_>) -> Self {
        match examination.day {
            Some(day) if day < Unit::FROM => Self::Former,
            None if examination.edition().in_force_from() < Unit::FROM => Self::Either,
            _ => Self::Now,
        }
    }

    /// Whether a province is in the list.
    pub(crate) fn has_province(self, code: u32) -> bool {
        let now = || Unit::province_by_code(code).is_some();
        let former = || FormerUnit::province_by_code(code).is_some();
        match self {
            Self::Now => now(),
            Self::Former => former(),
            Self::Either => now() || former(),
        }
    }
}

/// Whether nothing is wrong with the units of any place: the usual case, found out once and fast.
pub(crate) fn are_right(examination: &Examination<'_>) -> bool {
    *examination.units_are_right.get_or_init(|| {
        let mut places = places(&examination.dossier.applicant);
        List::of(examination) == List::Now
            && places.all(|(_, _, address)| is_right(examination, address))
    })
}

/// Whether an address has a commune of now with its province, and ends in their names.
fn is_right(examination: &Examination<'_>, address: &Address) -> bool {
    let province = said(&address.province).and_then(province);
    let commune = said(&address.commune).and_then(commune);
    let (Some(province), Some(commune)) = (province, commune) else {
        return false;
    };
    let unit = Unit::commune_by_code(commune);
    let unit = unit.filter(|unit| unit.code() == commune && unit.province().code() == province);
    match (unit, said(&address.text)) {
        (Some(_), None) => true,
        (Some(unit), Some(text)) => names::end_in(text, unit, names::day(examination)),
        (None, _) => false,
    }
}

/// The commune of an address, of now.
pub(crate) fn commune_of(address: &Address) -> Option<Unit> {
    let code = said(&address.commune).and_then(commune)?;
    Unit::commune_by_code(code)
}

/// The province of an address, of now.
pub(crate) fn province_of(address: &Address) -> Option<Unit> {
    let code = said(&address.province).and_then(province)?;
    Unit::province_by_code(code)
}

/// A unit with its code: `03295 (Xã Quài Tở)`.
pub(crate) fn coded(unit: Unit) -> String {
    format!("{unit} ({})", unit.full_name())
}

/// A commune code in words.
pub(crate) fn commune_code(code: u32) -> Label {
    Label::new(
        format!("mã xã {code:05}"),
        format!("commune code {code:05}"),
    )
}

/// The places of an applicant that are stated: the member, its name, and the address.
pub(crate) fn places(
    applicant: &Applicant,
) -> impl Iterator<Item = (&'static str, &'static Label, &Address)> {
    static ADDRESS: Label = Label::constant("địa chỉ", "address");
    static SITE: Label = Label::constant("nơi sản xuất", "production site");
    let address = applicant.address.iter();
    let site = applicant.production_site.iter();
    address
        .map(|given| ("address", &ADDRESS, given))
        .chain(site.map(|given| ("production_site", &SITE, given)))
}

/// The parts of an address with a code.
pub(crate) const PROVINCE: Label = Label::constant("mã tỉnh", "province code");
pub(crate) const COMMUNE: Label = Label::constant("mã xã", "commune code");

/// The code of a province: two digits, not both zero.
pub(crate) fn province(text: &str) -> Option<u32> {
    digits(text, 2)
}

/// The code of a commune: five digits, not all zero.
pub(crate) fn commune(text: &str) -> Option<u32> {
    digits(text, 5)
}

fn digits(text: &str, width: usize) -> Option<u32> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| text.parse().ok()).flatten();
    number.filter(|&number| number > 0)
}

/// Whether the codes of all places that are given are known to be others. The commune that takes the
/// dossier may be that of the address or of the production site.
pub(crate) fn lie_elsewhere(applicant: &Applicant, of_province: u32, of_commune: u32) -> bool {
    every_place(applicant, |province, commune| {
        province.is_some_and(|own| own != of_province)
            || commune.is_some_and(|own| !is_same_commune(own, of_commune))
    })
}

/// Whether places are given, and something is true of the codes of province and commune of each.
fn every_place(applicant: &Applicant, is: impl Fn(Option<u32>, Option<u32>) -> bool) -> bool {
    let mut places = places(applicant).map(|(_, _, address)| {
        let province = said(&address.province).and_then(province);
        let commune = said(&address.commune).and_then(commune);
        is(province, commune)
    });
    places.next() == Some(true) && places.all(|is| is)
}

/// Why a province and a commune are no units of now that belong together.
enum Disagreement {
    NoProvince,
    NoCommune,
    /// The commune is in another province.
    Elsewhere(Unit),
}

fn disagreement(province: u32, commune: u32) -> Option<Disagreement> {
    if !List::Now.has_province(province) {
        return Some(Disagreement::NoProvince);
    }
    let Some(unit) = Unit::commune_by_code(commune) else {
        return Some(Disagreement::NoCommune);
    };
    (unit.province().code() != province).then_some(Disagreement::Elsewhere(unit))
}

/// Whether two codes are of one commune, which may have two.
fn is_same_commune(one: u32, other: u32) -> bool {
    let unit = Unit::commune_by_code;
    one == other || unit(one).is_some_and(|one| unit(other) == Some(one))
}

/// The codes of the places, as written.
pub(crate) fn written(applicant: &Applicant) -> Value {
    let codes = places(applicant).map(|(_, _, address)| {
        let province = said(&address.province).unwrap_or("…");
        let commune = said(&address.commune).unwrap_or("…");
        Value::Text(format!("{province}-{commune}"))
    });
    Value::List(codes.collect())
}

/// A receipt number, `…/PĐK-(province)-(commune)-(year)`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Receipt {
    pub(crate) province: u32,
    pub(crate) commune: u32,
}

impl Receipt {
    /// The sign between the serial and the units.
    pub(crate) const SIGN: &str = "PĐK";

    /// The receipt number in a text, or its first fault as a predicate. Spaces, case and the kind of dash do not
    /// count, nor do a letter that looks like Đ and characters that nobody sees.
    pub(crate) fn read(text: &str) -> Result<Self, Label> {
        if !text.is_ascii() && text.contains(is_nothing) {
            let seen: String = text.chars().filter(|&sign| !is_nothing(sign)).collect();
            return Self::read(&seen);
        }
        let Some((serial, sign, units)) = Self::parts(text) else {
            return Err(Label::constant(
                "thiếu “/PĐK-” và mã tỉnh, mã xã, năm",
                "lacks “/PĐK-” with the province, the commune and the year",
            ));
        };
        if serial.is_empty() {
            return Err(Label::constant(
                "thiếu số thứ tự trước “/PĐK-”",
                "lacks the serial before “/PĐK-”",
            ));
        }
        if !same(sign, Self::SIGN) {
            let sign = outside::short(sign, 20);
            return Err(Label::new(
                format!("ghi “{sign}”, yêu cầu “PĐK”"),
                format!("has “{sign}” in place of “PĐK”"),
            ));
        }
        let Some(units) = units.trim_start().strip_prefix(is_dash) else {
            return Err(Label::constant(
                "thiếu dấu gạch nối sau “PĐK”",
                "lacks the hyphen after “PĐK”",
            ));
        };
        let mut parts = units.split(is_dash).map(str::trim);
        let (Some(province), Some(commune), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Label::constant(
                "không có đúng ba phần sau “/PĐK-”: mã tỉnh, mã xã, năm",
                "does not have three parts after “/PĐK-”: the province, the commune, the year",
            ));
        };
        let read = || {
            let province = unit("province", province, 2)?;
            let commune = unit("commune", commune, 5)?;
            unit("year", year, 4)?;
            Ok(Self { province, commune })
        };
        read().map_err(|fault| in_words(&fault))
    }

    /// The serial, the sign, and the units and year behind it with their first hyphen or dash.
    pub(crate) fn parts(text: &str) -> Option<(&str, &str, &str)> {
        let letters = |rest: &str| rest.trim_start().starts_with(char::is_alphabetic);
        let mut slashes = text.match_indices('/');
        let (slash, _) = slashes.find(|(slash, _)| letters(&text[slash + 1..]))?;
        let rest = text[slash + 1..].trim_start();
        let end = rest.find(|sign: char| !sign.is_alphabetic());
        let (sign, units) = rest.split_at(end.unwrap_or(rest.len()));
        Some((text[..slash].trim(), sign, units))
    }

    /// Why its units are no units of now.
    pub(crate) fn fault(self) -> Option<Label> {
        let Self { province, commune } = self;
        Some(match disagreement(province, commune)? {
            Disagreement::NoProvince => Label::new(
                format!("có mã tỉnh {province:02} không có trong danh mục đơn vị hành chính"),
                format!("has the province code {province:02}, which is not in the list of units"),
            ),
            Disagreement::NoCommune => Label::new(
                format!("có mã xã {commune:05} không có trong danh mục đơn vị hành chính"),
                format!("has the commune code {commune:05}, which is not in the list of units"),
            ),
            Disagreement::Elsewhere(unit) => {
                let (unit, own) = (coded(unit), coded(unit.province()));
                Label::new(
                    format!("có mã tỉnh {province:02}, nhưng xã {unit} thuộc tỉnh {own}"),
                    format!(
                        "has the province code {province:02}, but commune {unit} is in province {own}"
                    ),
                )
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(province: Option<&str>, commune: Option<&str>) -> Option<Address> {
        Some(Address {
            province: province.map(Into::into),
            commune: commune.map(Into::into),
            ..Address::default()
        })
    }

    #[test]
    fn a_code_has_all_its_digits_and_is_not_zero() {
        assert_eq!(province("01"), Some(1));
        assert_eq!(commune("99999"), Some(99_999));
        for bad in ["", "1", "011", "00", "+1", "1 ", "１１"] {
            assert_eq!(province(bad), None, "{bad}");
        }
        for bad in ["0325", "003253", "00000", "0325a"] {
            assert_eq!(commune(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_receipt_number_has_one_form() {
        let receipt = Receipt {
            province: 11,
            commune: 3253,
        };
        for written in [
            "07/PĐK-11-03253-2026",
            "07/PÐK-11-03253-2026",
            "07/pđk-11-03253-2026",
            "07 / PĐK – 11 – 03253 – 2026",
            "07/2026/PĐK-11-03253-2026",
            "07/\u{200b}P\u{200b}ĐK-11-\u{feff}03253-2026\u{2060}",
        ] {
            assert_eq!(Receipt::read(written), Ok(receipt), "{written}");
        }
        for bad in [
            "",
            "/PĐK-11-03253-2026",
            " /PĐK-11-03253-2026",
            "07/PDK-11-03253-2026",
            "07/PĐK-1-03253-2026",
            "07/PĐK-11-3253-2026",
            "07/PĐK-11-03253",
            "07/PĐK-11-03253-26",
            "07/PĐK-11-03253-2026-1",
        ] {
            assert!(Receipt::read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_place_lies_elsewhere_only_where_its_codes_say_so() {
        let mut applicant = Applicant::default();
        assert!(!lie_elsewhere(&applicant, 11, 3253));
        for (province, commune, elsewhere) in [
            (Some("11"), Some("03253"), false),
            (Some("12"), Some("03253"), true),
            (Some("11"), Some("03254"), true),
            (Some("12"), None, true),
            (Some("11"), None, false),
            (None, None, false),
            (Some("1"), Some("x"), false),
        ] {
            applicant.address = place(province, commune);
            assert_eq!(
                lie_elsewhere(&applicant, 11, 3253),
                elsewhere,
                "{province:?}-{commune:?}"
            );
        }
    }

    #[test]
    fn either_place_may_be_meant() {
        let mut applicant = Applicant {
            address: place(Some("01"), Some("00004")),
            production_site: place(Some("11"), Some("03253")),
            ..Applicant::default()
        };
        assert!(!lie_elsewhere(&applicant, 11, 3253));
        assert!(!lie_elsewhere(&applicant, 1, 4));
        assert!(lie_elsewhere(&applicant, 11, 3254));
        applicant.production_site = place(None, None);
        assert!(!lie_elsewhere(&applicant, 11, 3254));
    }
}
