//! Product codes (mã sản phẩm): head of each sheet in 26/2026, Annex II.
//!
//! Codes of 1048/2019 and 148/2023 also have a district.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

use crate::base::error::{Error, ErrorDetail, ErrorValue};
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

crate::base::macros::spelled!(
    CodeEra,
    UnknownName,
    ("dạng mã sản phẩm", "form of product codes"),
    ("old hoặc new", "old or new")
);

crate::base::macros::labels! {
    /// The form in words.
    CodeEra {
        Self::Old => "mã có cấp huyện", "with a district";
        Self::New => "mã không có cấp huyện", "without a district";
    }
}

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
    /// [`ErrorKind::BadProductCode`](crate::ErrorKind::BadProductCode) if a part is out of range. The path is `province`, `district`,
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
    /// [`ErrorKind::BadProductCode`](crate::ErrorKind::BadProductCode) if a part is out of range. The path is `province`, `commune`,
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
        let years = code.era().years();
        if !years.contains(&year) {
            let [found, least, most] = range(year, years);
            let reading = ErrorValue::Text(YEARS_OF_PRODUCT_CODES.id.into());
            let values = [found, least, most, ("reading", reading)];
            return Err(Error::new(ErrorDetail::CodeOutOfRange, "year", values));
        }
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
                let expected = (
                    "`TT-XXXXX-N-YYYY`, hoặc `TT-HHH-XXXXX-N-YYYY` trước 26/2026",
                    "`TT-XXXXX-N-YYYY`, or `TT-HHH-XXXXX-N-YYYY` before 26/2026",
                );
                let values = [
                    ("found", ErrorValue::outside(text)),
                    ("expected", expected.into()),
                ];
                Err(Error::new(ErrorDetail::NoProductCode, "", values))
            }
        }
    }
}

crate::base::macros::serde_text!(
    ProductCode,
    (
        "mã sản phẩm như `83-28882-2-2026`",
        "a product code such as `83-28882-2-2026`"
    )
);

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

/// A part with exactly `width` digits.
fn fixed<T: FromStr>(part: &str, text: &str, width: usize) -> Result<T, Error> {
    digits(text).filter(|_| text.len() == width).ok_or_else(|| {
        let values = [
            ("found", ErrorValue::outside(text)),
            ("digits", width.into()),
        ];
        Error::new(ErrorDetail::CodeDigits, part, values)
    })
}

fn read_serial(text: &str) -> Result<u32, Error> {
    digits(text)
        .filter(|_| !text.starts_with('0'))
        .ok_or_else(|| {
            let values = [
                ("found", ErrorValue::outside(text)),
                ("least", 1_u8.into()),
                ("most", ProductCode::MAX_SERIAL.into()),
            ];
            Error::new(ErrorDetail::CodeSerial, "serial", values)
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
