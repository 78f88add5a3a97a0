//! Product codes (mã sản phẩm): head of each sheet in 26/2026, Annex II.
//!
//! Codes of 1048/2019 and 148/2023 also have a district.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
use crate::base::lang::Lang;
use crate::base::text::parts;
use crate::law::tables::interpretations::YEARS_OF_PRODUCT_CODES;

/// The forms of product codes (mã sản phẩm), with and without a district or a commune.
///
/// ```
/// use ocop_core::{CodeEra, ProductCode};
///
/// let code: ProductCode = "86-28870-2-2026".parse()?;
/// assert_eq!(code.era(), CodeEra::New);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "mã sản phẩm")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // Another form needs a new law and a new release.
pub enum CodeEra {
    /// `TT-HHH-XXXXX-N-YYYY`, with a district: 1048/2019 and 148/2023.
    Old,
    /// `TT-HHH-N-YYYY`, without a commune: one provincial guide to 148/2023, and no other source.
    WithoutCommune,
    /// `TT-XXXXX-N-YYYY`, without a district: 26/2026.
    New,
}

impl CodeEra {
    /// All forms, the older first.
    pub const ALL: [Self; 3] = [Self::Old, Self::WithoutCommune, Self::New];

    /// The one spelling of the form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::WithoutCommune => "without-commune",
            Self::New => "new",
        }
    }

    /// The possible years of evaluation in a code of this form (`years-of-product-codes`).
    ///
    /// Old: from 1048/2019 to 2026, when the transition to 26/2026 ends (21/07/2026). Without a commune:
    /// those years of 148/2023. New: from 2025, when the districts ended, in the century of the printed
    /// form (`20..`). Between the districts and 26/2026 no form is known, so both are possible.
    #[must_use]
    pub const fn years(self) -> RangeInclusive<u16> {
        match self {
            Self::Old => 2019..=2026,
            Self::WithoutCommune => 2023..=2026,
            Self::New => 2025..=2099,
        }
    }

    /// The form in letters, as the sheets print it: province, district, commune, serial, year.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Old => "TT-HHH-XXXXX-N-YYYY",
            Self::WithoutCommune => "TT-HHH-N-YYYY",
            Self::New => "TT-XXXXX-N-YYYY",
        }
    }
}

crate::base::macros::spelled!(
    CodeEra,
    UnknownName,
    ("dạng mã sản phẩm", "form of product codes"),
    (
        "old, without-commune hoặc new",
        "old, without-commune or new"
    )
);

crate::base::macros::labels! {
    /// The form in words.
    CodeEra {
        Self::Old => "mã có cấp huyện", "with a district";
        Self::WithoutCommune => "mã không có cấp xã", "without a commune";
        Self::New => "mã không có cấp huyện", "without a district";
    }
}

/// The code of a rated product (mã sản phẩm): province, district in the old forms, commune, serial
/// and year.
///
/// It prints and parses as on a certificate, in ASCII digits. The province has two digits, the
/// district three, the commune five, the year four. The serial is from 1 to 9,999, a limit of this
/// library, without leading zeros. No unit is all zeros.
///
/// # Detected faults
///
/// A code has no check digit, and units are not looked up. Parsing detects: a dropped, added, moved
/// or replaced hyphen; a letter for a digit; a digit too many or too few outside the serial; a unit
/// of zeros; a serial with a leading zero, without digits or over 9,999; a year outside its
/// [era](CodeEra::years); a missing district. Each fault has its own
/// [`ErrorDetail`], and [`Error::nearest`] is the mended code if nothing else is wrong.
///
/// Parsing cannot detect a wrong digit, two swapped digits of one part, or a digit too many or too
/// few in the serial. Each gives another valid code. A commune that lost two zeros in a code of 2025
/// or 2026 is read as the district of a code [without a commune](CodeEra::WithoutCommune).
///
/// ```
/// use ocop_core::{CodeEra, ErrorDetail, ProductCode};
///
/// let code: ProductCode = "83-832-28882-2-2022".parse()?;
/// assert_eq!(code, ProductCode::with_district(83, 832, 28882, 2, 2022)?);
/// assert_eq!((code.era(), code.district()), (CodeEra::Old, Some(832)));
///
/// let fault = "83-832-28882-02-2022".parse::<ProductCode>().unwrap_err();
/// assert_eq!((fault.path(), fault.detail()), ("serial", ErrorDetail::CodeLeadingZero));
/// assert_eq!(fault.nearest(), Some("83-832-28882-2-2022"));
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "mã sản phẩm")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ProductCode {
    province: u8,
    units: Units,
    serial: u32,
    year: u16,
}

/// The units below the province.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Units {
    Both(u16, u32),
    District(u16),
    Commune(u32),
}

impl ProductCode {
    /// The greatest accepted serial: a limit of this library, far above those in use.
    pub const MAX_SERIAL: u32 = 9_999;

    /// A code of the old form (1048/2019, 148/2023).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadProductCode`](crate::ErrorKind::BadProductCode) if a part is out of range. The path is `province`, `district`,
    /// `commune`, `serial` or `year`.
    pub fn with_district(
        province: u8,
        district: u16,
        commune: u32,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        Self::checked(province, Units::Both(district, commune), serial, year)
    }

    /// A code without a commune, as one provincial guide to 148/2023 prints it.
    ///
    /// ```
    /// use ocop_core::{CodeEra, ProductCode};
    ///
    /// let code = ProductCode::without_commune(11, 101, 4, 2024)?;
    /// assert_eq!((code.era(), code.commune()), (CodeEra::WithoutCommune, None));
    /// assert_eq!("11-101-4-2024".parse(), Ok(code));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadProductCode`](crate::ErrorKind::BadProductCode) if a part is out of range. The path is `province`, `district`,
    /// `serial` or `year`, or `commune` for a year before 148/2023.
    pub fn without_commune(
        province: u8,
        district: u16,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        Self::checked(province, Units::District(district), serial, year)
    }

    /// A code of the new form (26/2026).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadProductCode`](crate::ErrorKind::BadProductCode) if a part is out of range. The path is `province`, `commune`,
    /// `serial` or `year`, or `district` for a year that had districts.
    pub fn without_district(
        province: u8,
        commune: u32,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        Self::checked(province, Units::Commune(commune), serial, year)
    }

    fn checked(province: u8, units: Units, serial: u32, year: u16) -> Result<Self, Error> {
        let code = Self {
            province,
            units,
            serial,
            year,
        };
        within("province", province, 1..=99)?;
        if let Some(district) = code.district() {
            within("district", district, 1..=999)?;
        }
        if let Some(commune) = code.commune() {
            within("commune", commune, 1..=99_999)?;
        }
        if serial == 0 {
            return Err(no_serial(ErrorDetail::CodeSerialZero, "0"));
        }
        within("serial", serial, 1..=Self::MAX_SERIAL)?;
        of_the_year(code.era(), year)?;
        Ok(code)
    }

    /// The form of the code.
    #[must_use]
    pub const fn era(self) -> CodeEra {
        match self.units {
            Units::Both(..) => CodeEra::Old,
            Units::District(_) => CodeEra::WithoutCommune,
            Units::Commune(_) => CodeEra::New,
        }
    }

    /// The code of the province (tỉnh), 1 to 99.
    #[must_use]
    pub const fn province(self) -> u8 {
        self.province
    }

    /// The code of the district (huyện), 1 to 999; `None` in the new form.
    #[must_use]
    pub const fn district(self) -> Option<u16> {
        match self.units {
            Units::Both(district, _) | Units::District(district) => Some(district),
            Units::Commune(_) => None,
        }
    }

    /// The code of the commune (xã), 1 to 99,999; `None` in a code without a commune.
    #[must_use]
    pub const fn commune(self) -> Option<u32> {
        match self.units {
            Units::Both(_, commune) | Units::Commune(commune) => Some(commune),
            Units::District(_) => None,
        }
    }

    /// The serial of the product in its commune (số thứ tự), from 1.
    #[must_use]
    pub const fn serial(self) -> u32 {
        self.serial
    }

    /// The year of evaluation.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }
}

impl fmt::Display for ProductCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            province,
            units,
            serial,
            year,
        } = self;
        let units = match units {
            Units::Both(district, commune) => format!("{district:03}-{commune:05}"),
            Units::District(district) => format!("{district:03}"),
            Units::Commune(commune) => format!("{commune:05}"),
        };
        crate::base::padded::pad(f, format_args!("{province:02}-{units}-{serial}-{year}"))
    }
}

impl FromStr for ProductCode {
    type Err = Error;

    /// Parses the printed form, and no other.
    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).map_err(|fault| match mended(text) {
            Some(code) => fault.with("nearest", ErrorValue::Text(code.to_string().into())),
            None => fault,
        })
    }
}

crate::base::macros::serde_text!(
    ProductCode,
    (
        "mã sản phẩm như `86-28870-2-2026`",
        "a product code such as `86-28870-2-2026`"
    )
);

/// Reads the printed form, with its first fault.
fn read(text: &str) -> Result<ProductCode, Error> {
    joined_by_hyphens(text)?;
    let mut split = text.split('-');
    // One part too many is enough to refuse the text.
    let parts: [Option<&str>; 6] = core::array::from_fn(|_| split.next());
    match parts {
        _ if has_hyphen_too_many(text) => Err(no_code(text)),
        [
            Some(province),
            Some(district),
            Some(commune),
            Some(serial),
            Some(year),
            None,
        ] => ProductCode::with_district(
            fixed("province", province, 2)?,
            fixed("district", district, 3)?,
            fixed("commune", commune, 5)?,
            read_serial(serial)?,
            fixed("year", year, 4)?,
        ),
        [
            Some(province),
            Some(unit),
            Some(serial),
            Some(year),
            None,
            None,
        ] => {
            let province = fixed("province", province, 2)?;
            let year = fixed("year", year, 4)?;
            let era = form_of(unit, year);
            of_the_year(era, year)?;
            if era == CodeEra::WithoutCommune {
                let district = fixed("district", unit, 3)?;
                return ProductCode::without_commune(
                    province,
                    district,
                    read_serial(serial)?,
                    year,
                );
            }
            let commune = fixed("commune", unit, 5)?;
            ProductCode::without_district(province, commune, read_serial(serial)?, year)
        }
        _ => Err(no_code(text)),
    }
}

/// Whether a text is a code without its empty parts. If it is not, one of them is a missing part.
fn has_hyphen_too_many(text: &str) -> bool {
    if text.len() > LONGEST || !text.split('-').any(str::is_empty) {
        return false;
    }
    let parts = text.split('-').filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.collect();
    // Without parts there is nothing to read again.
    !parts.is_empty() && read(&parts.join("-")).is_ok()
}

/// No code is as long, whatever is between its digits.
const LONGEST: usize = 80;

fn no_code(text: &str) -> Error {
    let expected = (
        "`TT-XXXXX-N-YYYY`, hoặc `TT-HHH-XXXXX-N-YYYY` trước 26/2026",
        "`TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026",
    );
    let values = [
        ("found", ErrorValue::outside(text)),
        ("expected", expected.into()),
    ];
    Error::new(ErrorDetail::NoProductCode, "", values)
}

/// Checks that a code has no other dashes than hyphens, and no spaces, seen or not.
fn joined_by_hyphens(text: &str) -> Result<(), Error> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    if let Some(dash) = text.chars().find(|&character| is_dash(character)) {
        let mut utf8 = [0; 4];
        let found = ("found", ErrorValue::outside(dash.encode_utf8(&mut utf8)));
        return Err(Error::new(ErrorDetail::CodeDash, "", [found]));
    }
    if text.contains(is_space) {
        let found = ("found", ErrorValue::outside(text));
        return Err(Error::new(ErrorDetail::CodeSpaces, "", [found]));
    }
    Ok(())
}

/// The form of a code of four parts: a unit of three digits was a district as long as there were codes
/// with districts.
fn form_of(unit: &str, year: u16) -> CodeEra {
    let has_district =
        CodeEra::Old.years().contains(&year) || !CodeEra::New.years().contains(&year);
    if unit.len() == 3 && has_district {
        CodeEra::WithoutCommune
    } else {
        CodeEra::New
    }
}

/// Checks that codes of a year have a form.
fn of_the_year(era: CodeEra, year: u16) -> Result<(), Error> {
    let years = era.years();
    if years.contains(&year) {
        return Ok(());
    }
    let missing = match era {
        CodeEra::Old => None,
        CodeEra::WithoutCommune => Some(("commune", ("xã", "commune"))),
        CodeEra::New => Some(("district", ("huyện", "district"))),
    };
    let missing = missing.filter(|_| CodeEra::Old.years().contains(&year));
    if let Some((path, unit)) = missing {
        let expected = format!("`{}`", CodeEra::Old.pattern());
        let values = [
            ("year", year.into()),
            ("unit", unit.into()),
            ("expected", ErrorValue::Text(expected.into())),
        ];
        return Err(Error::new(ErrorDetail::CodeUnitMissing, path, values));
    }
    let [found, least, most] = range(year, years);
    let reading = ErrorValue::Text(YEARS_OF_PRODUCT_CODES.id.into());
    let form = Lang::ALL.map(|lang| era.label(lang));
    let form = ("form", (form[0], form[1]).into());
    let values = [found, form, least, most, ("reading", reading)];
    Err(Error::new(ErrorDetail::CodeYear, "year", values))
}

/// A space, or a character without a width, which nobody sees.
fn is_space(character: char) -> bool {
    character.is_whitespace() || (!is_dash(character) && parts::is_nothing(character))
}

/// A dash or another sign that is printed like the hyphen, such as a soft hyphen.
const fn is_dash(character: char) -> bool {
    character != '-' && (character == '\u{ad}' || parts::is_dash(character))
}

/// The code that a faulty text means: with hyphens, without spaces and brackets, with the zeros of its
/// units and without those of its serial. Nothing that the text does not show is added.
fn mended(text: &str) -> Option<ProductCode> {
    if text.len() > LONGEST {
        return None;
    }
    let kept = |character: &char| !is_space(*character) && !matches!(character, '(' | ')');
    let plain = text.chars().filter(kept).map(|character| match character {
        '/' | '.' | '_' => '-',
        other if is_dash(other) => '-',
        other => other,
    });
    let plain: String = plain.collect();
    let plain = plain.trim_matches('-');
    let parts: Vec<&str> = plain.splitn(6, '-').collect();
    let (units, &[serial, year]) = parts.split_last_chunk()?;
    let widths: &[usize] = match *units {
        [_, _, _] => &[2, 3, 5],
        [_, unit] if form_of(unit, digits(year)?) == CodeEra::WithoutCommune => &[2, 3],
        [_, _] => &[2, 5],
        _ => return None,
    };
    let mut code = String::new();
    for (unit, &width) in units.iter().zip(widths) {
        if unit.is_empty() {
            return None;
        }
        code += &format!("{unit:0>width$}-");
    }
    code += serial.trim_start_matches('0');
    read(&format!("{code}-{year}")).ok()
}

fn within<T: Copy + Into<ErrorValue> + PartialOrd>(
    part: &str,
    number: T,
    numbers: RangeInclusive<T>,
) -> Result<(), Error> {
    if numbers.contains(&number) {
        return Ok(());
    }
    let values = range(number, numbers);
    Err(Error::new(ErrorDetail::CodeOutOfRange, part, values))
}

/// A number and its range, for a message.
fn range<T: Copy + Into<ErrorValue>>(
    number: T,
    range: RangeInclusive<T>,
) -> [(&'static str, ErrorValue); 3] {
    let (least, most) = (*range.start(), *range.end());
    [
        ("found", number.into()),
        ("least", least.into()),
        ("most", most.into()),
    ]
}

/// A unit with exactly `width` digits, not all zeros.
pub(crate) fn unit(part: &str, text: &str, width: u32) -> Result<u32, Error> {
    let number = fixed(part, text, usize::try_from(width).unwrap_or_default())?;
    within(part, number, 1..=10_u32.saturating_pow(width) - 1)?;
    Ok(number)
}

/// A part with exactly `width` digits.
fn fixed<T: FromStr>(part: &str, text: &str, width: usize) -> Result<T, Error> {
    let number = digits(text);
    if let Some(number) = number.filter(|_| text.len() == width) {
        return Ok(number);
    }
    let values = [
        ("found", ErrorValue::outside(text)),
        ("digits", width.into()),
    ];
    // A year has no zeros to lose.
    let is_short = !text.is_empty() && text.len() < width && part != "year";
    if is_short && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let expected = ErrorValue::Text(format!("{text:0>width$}").into());
        let fault = Error::new(ErrorDetail::CodeZeroLost, part, values);
        return Err(fault.with("expected", expected));
    }
    Err(Error::new(ErrorDetail::CodeDigits, part, values))
}

fn read_serial(text: &str) -> Result<u32, Error> {
    let Some(number) = digits::<u32>(text) else {
        return Err(no_serial(ErrorDetail::CodeSerial, text));
    };
    let rest = text.trim_start_matches('0');
    if rest.is_empty() {
        return Err(no_serial(ErrorDetail::CodeSerialZero, text));
    }
    if rest.len() < text.len() {
        let values = [
            ("found", ErrorValue::outside(text)),
            ("expected", ErrorValue::outside(rest)),
        ];
        return Err(Error::new(ErrorDetail::CodeLeadingZero, "serial", values));
    }
    Ok(number)
}

fn no_serial(detail: ErrorDetail, found: &str) -> Error {
    let values = [
        ("found", ErrorValue::outside(found)),
        ("least", 1_u8.into()),
        ("most", ProductCode::MAX_SERIAL.into()),
    ];
    Error::new(detail, "serial", values)
}

/// A number of ASCII digits only. `parse` alone would also accept a plus sign.
fn digits<T: FromStr>(text: &str) -> Option<T> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn each_part_ends_where_its_digits_end() {
        assert_eq!(
            ProductCode::with_district(1, 1, 1, 1, 2019)
                .unwrap()
                .to_string(),
            "01-001-00001-1-2019"
        );
        let last = ProductCode::without_district(99, 99_999, 9_999, 2099).unwrap();
        assert_eq!(last.to_string(), "99-99999-9999-2099");
        assert_eq!(last.to_string().parse(), Ok(last));
    }
}
