//! Provinces and communes of now (Decision 19/2025/QĐ-TTg, as amended).

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;

use crate::base::error::{Error, ErrorDetail};
use crate::base::label::Label;
use crate::law::units::names;
use crate::law::units::row::{CommuneRow, ProvinceRow, Renamed};
use crate::law::units::tables::now::{
    self as table, COMMUNES, NAMES, OTHER_CODES, PROVINCES, RENAMED_COMMUNES, RENAMED_PROVINCES,
};
use crate::law::units::unit_kind::UnitKind;

/// A unit of now: a province (tỉnh, thành phố) or a commune (xã, phường, đặc khu).
///
/// It prints and parses as its code: two digits for a province, five for a commune.
///
/// ```
/// use ocop_core::units::{Unit, UnitKind};
///
/// let commune: Unit = "03295".parse()?;
/// assert_eq!(commune.full_name(), "Xã Quài Tở");
/// assert_eq!(commune.province().full_name(), "Tỉnh Điện Biên");
/// assert_eq!(commune.province().to_string(), "11");
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[doc(alias = "đơn vị hành chính")]
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Unit(Row);

/// A row of one of the tables.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Row {
    Province(u8),
    Commune(u16),
}

impl Unit {
    /// What the list rests on.
    ///
    /// ```
    /// use ocop_core::Lang;
    /// use ocop_core::units::Unit;
    ///
    /// assert!(Unit::source().get(Lang::En).starts_with("Decision 19/2025/QĐ-TTg"));
    /// ```
    #[must_use]
    pub fn source() -> &'static Label {
        &table::SOURCE
    }

    /// The day of the list: it has the units of July 2026.
    pub const AS_OF: Date = table::AS_OF;

    /// The first day of these units. There are no districts from this day on.
    pub const FROM: Date = Date::constant(2025, 7, 1);

    /// The province of a code.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// assert_eq!(Unit::province_by_code(11).map(Unit::name), Some("Điện Biên"));
    /// // Bến Tre ended on 30/06/2025.
    /// assert_eq!(Unit::province_by_code(83), None);
    /// ```
    #[must_use]
    pub fn province_by_code(code: u32) -> Option<Self> {
        let row = PROVINCES
            .iter()
            .position(|row| u32::from(row.code) == code)?;
        Some(Self(Row::Province(u8::try_from(row).ok()?)))
    }

    /// The commune of a code.
    ///
    /// 06970, which two lists of 2025 give to Ba Chẽ, finds it too. Its [`code`](Self::code) is 06978.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// assert_eq!(Unit::commune_by_code(3295).map(Unit::name), Some("Quài Tở"));
    /// assert_eq!(Unit::commune_by_code(6970).map(Unit::code), Some(6978));
    /// ```
    #[must_use]
    pub fn commune_by_code(code: u32) -> Option<Self> {
        let code = u16::try_from(code).ok()?;
        let found = COMMUNES.binary_search_by_key(&code, |row| row.code);
        let row = match found {
            Ok(row) => u16::try_from(row).ok()?,
            Err(_) => OTHER_CODES.iter().find(|&&(other, _)| other == code)?.1,
        };
        Some(Self(Row::Commune(row)))
    }

    /// All provinces, by code.
    #[must_use]
    pub fn provinces() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        rows(PROVINCES.len()).map(|row| Self(Row::Province(row.to_le_bytes()[0])))
    }

    /// All communes, by code.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// assert_eq!((Unit::provinces().len(), Unit::communes().len()), (34, 3_321));
    /// ```
    #[must_use]
    pub fn communes() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        rows(COMMUNES.len()).map(|row| Self(Row::Commune(row)))
    }

    /// The provinces, then the communes of a name, with or without the word for the kind.
    ///
    /// Case, spaces and the place of tones do not matter. A name written without any diacritics needs
    /// none. A name that a unit had since 01/07/2025 finds it too.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// let codes = |name| Unit::named(name).map(|unit| unit.to_string()).collect::<Vec<_>>();
    /// assert_eq!(codes("xã Quài Tở"), ["03295"]);
    /// assert_eq!(codes("quai to"), ["03295"]);
    /// assert_eq!(codes("Trảng Bom"), codes("xã Trảng Bom"));
    /// ```
    pub fn named(name: &str) -> impl Iterator<Item = Self> {
        let written = UnitKind::split(name);
        let all = Self::provinces().chain(Self::communes());
        all.filter(move |unit| match written {
            Some((kind, bare)) if unit.is_of_kind(kind) => unit.is_named(bare),
            _ => unit.is_named(name),
        })
    }

    /// Whether a name without the word for the kind is the unit's, or was since 01/07/2025.
    ///
    /// The same spellings are equal as for [`named`](Self::named).
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// let commune: Unit = "00175".parse()?;
    /// assert!(commune.is_named("Yên Hòa") && commune.is_named("Yên Hoà"));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn is_named(self, name: &str) -> bool {
        let before = || self.renamed().map(|renamed| renamed.name);
        names::same(name, self.name()) || before().is_some_and(|own| names::same(name, own))
    }

    fn is_of_kind(self, kind: UnitKind) -> bool {
        self.kind() == kind || self.renamed().is_some_and(|renamed| renamed.kind == kind)
    }

    /// Whether it is a province.
    #[must_use]
    pub const fn is_province(self) -> bool {
        matches!(self.0, Row::Province(_))
    }

    /// The code as a number: of a province 1 to 99, of a commune 1 to 99,999.
    #[must_use]
    pub fn code(self) -> u32 {
        match self.0 {
            Row::Province(row) => province(row).code.into(),
            Row::Commune(row) => commune(row).code.into(),
        }
    }

    /// Another code that lists of 2025 give to the unit.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// let ba_che: Unit = "06978".parse()?;
    /// assert_eq!(ba_che.other_code(), Some(6970));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn other_code(self) -> Option<u32> {
        let Row::Commune(row) = self.0 else {
            return None;
        };
        let mut codes = OTHER_CODES.iter();
        let found = codes.find(|&&(_, own)| own == row);
        found.map(|&(code, _)| code.into())
    }

    /// The kind of the unit.
    #[must_use]
    pub fn kind(self) -> UnitKind {
        match self.0 {
            Row::Province(row) => province(row).kind,
            Row::Commune(row) => commune(row).kind,
        }
    }

    /// The name without the word for the kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Row::Province(row) => province(row).name,
            Row::Commune(row) => {
                let CommuneRow { place, length, .. } = commune(row);
                let from = usize::from(*place);
                NAMES
                    .get(from..from + usize::from(*length))
                    .unwrap_or_default()
            }
        }
    }

    /// The name as lists write it: `Xã Tuần Giáo`.
    #[must_use]
    pub fn full_name(self) -> String {
        format!("{} {}", self.kind().capital(), self.name())
    }

    /// The province of a commune; of a province, itself.
    #[must_use]
    pub fn province(self) -> Self {
        match self.0 {
            Row::Province(_) => self,
            Row::Commune(row) => Self(Row::Province(commune(row).province)),
        }
    }

    /// The day from which the kind and the name apply.
    ///
    /// ```
    /// use ocop_core::Date;
    /// use ocop_core::units::{Unit, UnitKind};
    ///
    /// // Ten communes of Đồng Nai are wards from this day on, and it is a city.
    /// let commune: Unit = "26248".parse()?;
    /// assert_eq!(commune.full_name(), "Phường Trảng Bom");
    /// assert_eq!(commune.from(), Date::constant(2026, 4, 30));
    /// assert_eq!(commune.before(), Some((UnitKind::Commune, "Trảng Bom")));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn from(self) -> Date {
        self.renamed().map_or(Self::FROM, |renamed| renamed.from)
    }

    /// The kind and the name before that day, if they were others.
    #[must_use]
    pub fn before(self) -> Option<(UnitKind, &'static str)> {
        self.renamed().map(|renamed| (renamed.kind, renamed.name))
    }

    /// The kind and the name on a day from 01/07/2025 on.
    ///
    /// ```
    /// use ocop_core::Date;
    /// use ocop_core::units::{Unit, UnitKind};
    ///
    /// let dong_nai: Unit = "75".parse()?;
    /// assert_eq!(dong_nai.on(Date::constant(2026, 4, 29)).0, UnitKind::Province);
    /// assert_eq!(dong_nai.on(Date::constant(2026, 4, 30)).0, UnitKind::City);
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn on(self, day: Date) -> (UnitKind, &'static str) {
        match self.renamed() {
            Some(renamed) if day < renamed.from => (renamed.kind, renamed.name),
            _ => (self.kind(), self.name()),
        }
    }

    fn renamed(self) -> Option<&'static Renamed> {
        let (list, row) = match self.0 {
            Row::Province(row) => (&RENAMED_PROVINCES[..], u16::from(row)),
            Row::Commune(row) => (&RENAMED_COMMUNES[..], row),
        };
        list.iter().find(|renamed| renamed.row == row)
    }

    /// The commune of a row.
    #[cfg(feature = "units-before-2025")]
    pub(crate) const fn of_row(row: u16) -> Self {
        Self(Row::Commune(row))
    }

    /// The province of a row.
    #[cfg(feature = "units-before-2025")]
    pub(crate) const fn of_province_row(row: u8) -> Self {
        Self(Row::Province(row))
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self} {})", self.full_name())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, width) = (self.code(), if self.is_province() { 2 } else { 5 });
        crate::base::padded::pad(f, format_args!("{code:0width$}"))
    }
}

impl FromStr for Unit {
    type Err = Error;

    /// Reads a code of two or five digits.
    fn from_str(text: &str) -> Result<Self, Error> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let found = match text.len() {
            2 if plain => text.parse().ok().and_then(Self::province_by_code),
            5 if plain => text.parse().ok().and_then(Self::commune_by_code),
            _ => None,
        };
        found.ok_or_else(|| {
            let what = ("mã đơn vị hành chính", "code of a unit");
            let (detail, known) = (ErrorDetail::UnknownName, core::iter::empty());
            Error::unknown(detail, what, text, EXPECTED, known)
        })
    }
}

const EXPECTED: (&str, &str) = (
    "mã tỉnh có hai chữ số hoặc mã xã có năm chữ số trong danh mục",
    "a code of the list, two digits for a province or five for a commune",
);

crate::base::macros::serde_text!(Unit, |f| crate::base::error::in_both(f, EXPECTED));

fn province(row: u8) -> &'static ProvinceRow {
    &PROVINCES[usize::from(row)]
}

fn commune(row: u16) -> &'static CommuneRow {
    &COMMUNES[usize::from(row)]
}

/// The rows of a table of this length, which fits 16 bits.
pub(crate) fn rows(length: usize) -> core::ops::Range<u16> {
    0..u16::try_from(length).unwrap_or(u16::MAX)
}

// The tables are sorted, and what they point to exists.
const _: () = {
    let mut row = 1;
    while row < PROVINCES.len() {
        assert!(PROVINCES[row - 1].code < PROVINCES[row].code);
        row += 1;
    }
    let mut row = 0;
    while row < COMMUNES.len() {
        assert!(row == 0 || COMMUNES[row - 1].code < COMMUNES[row].code);
        assert!((COMMUNES[row].province as usize) < PROVINCES.len());
        let from = COMMUNES[row].place as usize;
        let to = from + COMMUNES[row].length as usize;
        assert!(from < to && NAMES.is_char_boundary(from) && NAMES.is_char_boundary(to));
        row += 1;
    }
    assert!(PROVINCES.len() == 34 && COMMUNES.len() == 3_321);
};
