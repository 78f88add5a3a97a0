//! Product codes (mã sản phẩm): head of each sheet in 26/2026, Annex II.
//!
//! Codes of 1048/2019 and 148/2023 also have a district.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

use crate::base::error::{Error, ErrorKind, Quoted};
use crate::law::tables::interpretations::YEARS_OF_PRODUCT_CODES;

/// The two forms of product codes (mã sản phẩm), before and after the end of the districts.
///
/// ```
/// use ocop_core::{CodeEra, ProductCode};
///
/// let code: ProductCode = "83-28882-2-2026".parse()?;
/// assert_eq!(code.era(), CodeEra::New);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "mã sản phẩm")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(clippy::exhaustive_enums)] // A third form needs a new law and a new release.
pub enum CodeEra {
    /// `TT-HHH-XXXXX-N-YYYY`, with a district: 1048/2019 and 148/2023.
    Old,
    /// `TT-XXXXX-N-YYYY`, without a district: 26/2026.
    New,
}

impl CodeEra {
    /// Both forms, the older first.
    pub const ALL: [Self; 2] = [Self::Old, Self::New];

    /// The one spelling of the form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }

    /// The possible years of evaluation in a code of this form (`years-of-product-codes`).
    ///
    /// Old: from 1048/2019 to 2026, when the transition to 26/2026 ends (21/07/2026). New: from
    /// 26/2026 on, in the century of the printed form (`20..`).
    #[must_use]
    pub const fn years(self) -> RangeInclusive<u16> {
        match self {
            Self::Old => 2019..=2026,
            Self::New => 2026..=2099,
        }
    }
}

crate::base::macros::spelled!(CodeEra, BadValue, "form of product codes", "old or new");

/// The code of a rated product (mã sản phẩm): province, district in the old form, commune, serial
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
/// [era](CodeEra::years).
///
/// Parsing cannot detect a wrong digit, two swapped digits of one part, or a digit too many or too
/// few in the serial. Each gives another valid code.
///
/// ```
/// use ocop_core::{CodeEra, ProductCode};
///
/// let code: ProductCode = "83-832-28882-2-2022".parse()?;
/// assert_eq!(code, ProductCode::with_district(83, 832, 28882, 2, 2022)?);
/// assert_eq!((code.era(), code.district()), (CodeEra::Old, Some(832)));
///
/// let fault = "83-832-28882-02-2022".parse::<ProductCode>().unwrap_err();
/// assert_eq!(fault.path(), "serial");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "mã sản phẩm")]
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ProductCode {
    province: u8,
    /// Only in the old form.
    district: Option<u16>,
    commune: u32,
    serial: u32,
    year: u16,
}

impl ProductCode {
    /// The greatest accepted serial: a limit of this library, far above those in use.
    pub const MAX_SERIAL: u32 = 9_999;

    /// A code of the old form (1048/2019, 148/2023).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadProductCode`] if a part is out of range. The path is `province`, `district`,
    /// `commune`, `serial` or `year`.
    pub fn with_district(
        province: u8,
        district: u16,
        commune: u32,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        Self::checked(province, Some(district), commune, serial, year)
    }

    /// A code of the new form (26/2026).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadProductCode`] if a part is out of range. The path is `province`, `commune`,
    /// `serial` or `year`.
    pub fn without_district(
        province: u8,
        commune: u32,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        Self::checked(province, None, commune, serial, year)
    }

    fn checked(
        province: u8,
        district: Option<u16>,
        commune: u32,
        serial: u32,
        year: u16,
    ) -> Result<Self, Error> {
        within("province", province, 1..=99)?;
        if let Some(district) = district {
            within("district", district, 1..=999)?;
        }
        within("commune", commune, 1..=99_999)?;
        within("serial", serial, 1..=Self::MAX_SERIAL)?;
        let code = Self {
            province,
            district,
            commune,
            serial,
            year,
        };
        within("year", year, code.era().years()).map_err(|error| {
            let rests_on = YEARS_OF_PRODUCT_CODES.id;
            bad("year", format!("{} [{rests_on}]", error.message()))
        })?;
        Ok(code)
    }

    /// The form of the code.
    #[must_use]
    pub const fn era(self) -> CodeEra {
        match self.district {
            Some(_) => CodeEra::Old,
            None => CodeEra::New,
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
        self.district
    }

    /// The code of the commune (xã), 1 to 99,999.
    #[must_use]
    pub const fn commune(self) -> u32 {
        self.commune
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
            commune,
            serial,
            year,
            ..
        } = self;
        let district = match self.district {
            Some(district) => format!("{district:03}-"),
            None => String::new(),
        };
        crate::base::padded::pad(
            f,
            format_args!("{province:02}-{district}{commune:05}-{serial}-{year}"),
        )
    }
}

impl FromStr for ProductCode {
    type Err = Error;

    /// Parses the printed form, and no other.
    fn from_str(text: &str) -> Result<Self, Error> {
        // One part too many is enough to refuse the text.
        let parts: Vec<&str> = text.splitn(6, '-').collect();
        match *parts {
            [province, district, commune, serial, year] => Self::with_district(
                fixed("province", province, 2)?,
                fixed("district", district, 3)?,
                fixed("commune", commune, 5)?,
                read_serial(serial)?,
                fixed("year", year, 4)?,
            ),
            [province, commune, serial, year] => Self::without_district(
                fixed("province", province, 2)?,
                fixed("commune", commune, 5)?,
                read_serial(serial)?,
                fixed("year", year, 4)?,
            ),
            _ => {
                let wanted = "`TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026";
                let message = format!("{} is not a product code: expected {wanted}", Quoted(text));
                Err(bad("", message))
            }
        }
    }
}

crate::base::macros::serde_text!(ProductCode, "a product code such as `83-28882-2-2026`");

fn bad(part: &str, message: String) -> Error {
    Error::new(ErrorKind::BadProductCode, part, message)
}

fn within<T: Copy + fmt::Display + PartialOrd>(
    part: &str,
    number: T,
    range: RangeInclusive<T>,
) -> Result<(), Error> {
    if range.contains(&number) {
        return Ok(());
    }
    let (first, last) = (range.start(), range.end());
    let message = format!("{number} out of range: expected {first} to {last}");
    Err(bad(part, message))
}

/// A part with exactly `width` digits.
fn fixed<T: FromStr>(part: &str, text: &str, width: usize) -> Result<T, Error> {
    digits(text).filter(|_| text.len() == width).ok_or_else(|| {
        bad(
            part,
            format!("found {}, expected {width} digits", Quoted(text)),
        )
    })
}

fn read_serial(text: &str) -> Result<u32, Error> {
    digits(text)
        .filter(|_| !text.starts_with('0'))
        .ok_or_else(|| {
            let (text, most) = (Quoted(text), ProductCode::MAX_SERIAL);
            let wanted = format!("a number from 1 to {most} without leading zeros");
            bad("serial", format!("found {text}, expected {wanted}"))
        })
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
