//! Provinces, districts and communes of before 01/07/2025, and what took their place.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use jiff::civil::Date;

use crate::base::error::{Error, ErrorDetail};
use crate::base::label::Label;
use crate::law::units::former_row::{DistrictRow, FormerProvinceRow};
use crate::law::units::names;
use crate::law::units::tables::former::{
    self as table, DISTRICTS, ENDS, NAMES, NOW, PROVINCES, RUNS, SPLITS, STARTS, STEPS,
    STEPS_OF_CODES, WORDS,
};
use crate::law::units::tables::now::{COMMUNES, PROVINCES as PROVINCES_OF_NOW};
use crate::law::units::unit::{Unit, rows};
use crate::law::units::unit_kind::UnitKind;

/// A unit of June 2025: a province, a district (huyện, quận, thị xã, thành phố) or a commune (xã,
/// phường, thị trấn).
///
/// It prints and parses as its code: two digits for a province, three for a district, five for a
/// commune. Units that ended before June 2025 are not in the list, and neither are the five districts
/// without communes.
///
/// ```
/// use ocop_core::units::FormerUnit;
///
/// let commune: FormerUnit = "28882".parse()?;
/// assert_eq!(commune.full_name(), "Xã Hòa Nghĩa");
/// let district = commune.district().unwrap();
/// assert_eq!((district.to_string(), district.full_name()), ("832".into(), "Huyện Chợ Lách".into()));
/// assert_eq!(commune.province().full_name(), "Tỉnh Bến Tre");
/// let now: Vec<_> = commune.now().iter().map(|unit| unit.full_name()).collect();
/// assert_eq!(now, ["Xã Chợ Lách"]);
/// # Ok::<(), ocop_core::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct FormerUnit(Row);

/// A row of one of the tables.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Row {
    Province(u8),
    District(u16),
    Commune(u16),
}

/// The last word of a name, and the last of several communes of now.
const LAST: u16 = 1 << 15;
/// Several communes took the place of one.
const SPLIT: u16 = 1 << 12;
const PLACE: u16 = SPLIT - 1;
/// Where the two bits of the kind are.
const KIND: u16 = 13;
/// How many names or codes are from one that can be found at once to the next.
const STEP: usize = 32;

impl FormerUnit {
    /// What the list rests on.
    #[must_use]
    pub fn source() -> &'static Label {
        &table::SOURCE
    }

    /// The day of the list, the last day of these units.
    pub const AS_OF: Date = table::AS_OF;

    /// The province of a code.
    #[must_use]
    pub fn province_by_code(code: u32) -> Option<Self> {
        let row = PROVINCES
            .iter()
            .position(|row| u32::from(row.code) == code)?;
        Some(Self(Row::Province(u8::try_from(row).ok()?)))
    }

    /// The district of a code.
    ///
    /// ```
    /// use ocop_core::units::FormerUnit;
    ///
    /// let district = FormerUnit::district_by_code(99).unwrap();
    /// assert_eq!(district.full_name(), "Huyện Tuần Giáo");
    /// ```
    #[must_use]
    pub fn district_by_code(code: u32) -> Option<Self> {
        let code = u16::try_from(code).ok()?;
        let row = DISTRICTS.binary_search_by_key(&code, |row| row.code).ok()?;
        Some(Self(Row::District(u16::try_from(row).ok()?)))
    }

    /// The commune of a code.
    #[must_use]
    pub fn commune_by_code(code: u32) -> Option<Self> {
        let code = u16::try_from(code).ok()?;
        let block = STARTS
            .partition_point(|&start| start <= code)
            .checked_sub(1)?;
        let (mut row, mut at) = (block * STEP, STARTS[block]);
        while at < code {
            row += 1;
            at += u16::from(*STEPS_OF_CODES.get(row)?);
        }
        (at == code).then_some(Self(Row::Commune(u16::try_from(row).ok()?)))
    }

    /// All provinces, by code.
    #[must_use]
    pub fn provinces() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        rows(PROVINCES.len()).map(|row| Self(Row::Province(row.to_le_bytes()[0])))
    }

    /// All districts, by code.
    #[must_use]
    pub fn districts() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        rows(DISTRICTS.len()).map(|row| Self(Row::District(row)))
    }

    /// All communes, by code.
    ///
    /// ```
    /// use ocop_core::units::FormerUnit;
    ///
    /// assert_eq!(FormerUnit::provinces().len(), 63);
    /// assert_eq!(FormerUnit::districts().len(), 691);
    /// assert_eq!(FormerUnit::communes().len(), 10_035);
    /// let split = FormerUnit::communes().filter(|commune| commune.now().len() > 1);
    /// assert_eq!(split.count(), 471);
    /// ```
    #[must_use]
    pub fn communes() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        rows(NOW.len()).map(|row| Self(Row::Commune(row)))
    }

    /// The provinces, then the districts, then the communes of a name, with or without the word for
    /// the kind. The same spellings are equal as for [`Unit::named`].
    ///
    /// ```
    /// use ocop_core::units::FormerUnit;
    ///
    /// let mut found = FormerUnit::named("xã Quài Cang");
    /// assert_eq!(found.next().map(FormerUnit::code), Some(3289));
    /// assert_eq!(found.next(), None);
    /// ```
    pub fn named(name: &str) -> impl Iterator<Item = Self> {
        let written = UnitKind::split(name);
        let all = Self::provinces().chain(Self::districts());
        let all = all.chain(Self::communes());
        all.filter(move |unit| match written {
            Some((kind, bare)) if unit.kind() == kind => unit.is_named(bare),
            _ => unit.is_named(name),
        })
    }

    /// Whether a name without the word for the kind is the unit's.
    #[must_use]
    pub fn is_named(self, name: &str) -> bool {
        match self.0 {
            Row::Province(row) => names::same(name, province(row).name),
            Row::District(_) | Row::Commune(_) => names::is_same(name, self.words()),
        }
    }

    /// The code as a number.
    #[must_use]
    pub fn code(self) -> u32 {
        match self.0 {
            Row::Province(row) => province(row).code.into(),
            Row::District(row) => district(row).code.into(),
            Row::Commune(row) => commune_code(row.into()).into(),
        }
    }

    /// The kind of the unit.
    #[must_use]
    pub fn kind(self) -> UnitKind {
        match self.0 {
            Row::Province(row) => province(row).kind,
            Row::District(row) => district(row).kind,
            Row::Commune(row) => match (NOW[usize::from(row)] >> KIND) & 3 {
                0 => UnitKind::Commune,
                1 => UnitKind::Ward,
                _ => UnitKind::Township,
            },
        }
    }

    /// The name without the word for the kind.
    #[must_use]
    pub fn name(self) -> String {
        if let Row::Province(row) = self.0 {
            return province(row).name.into();
        }
        let mut name = String::new();
        for word in self.words() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }

    /// The name as lists write it: `Thị trấn Tuần Giáo`.
    #[must_use]
    pub fn full_name(self) -> String {
        format!("{} {}", self.kind().capital(), self.name())
    }

    /// The district of a commune; of a district, itself; of a province, none.
    #[must_use]
    pub fn district(self) -> Option<Self> {
        match self.0 {
            Row::Province(_) => None,
            Row::District(_) => Some(self),
            Row::Commune(row) => {
                let run = RUNS.partition_point(|&(from, _)| from <= row);
                let (_, district) = RUNS[run.saturating_sub(1)];
                Some(Self(Row::District(district)))
            }
        }
    }

    /// The province of a commune or district; of a province, itself.
    #[must_use]
    pub fn province(self) -> Self {
        match self.district().map(|district| district.0) {
            Some(Row::District(row)) => Self(Row::Province(district(row).province)),
            _ => self,
        }
    }

    /// What took the place of the unit, by code: of a province the one of now, of a commune the commune
    /// or, where it was split, all communes, up to five. Of a district, all communes with a part of it.
    ///
    /// ```
    /// use ocop_core::units::FormerUnit;
    ///
    /// let commune: FormerUnit = "00019".parse()?;
    /// let now: Vec<_> = commune.now().iter().map(ToString::to_string).collect();
    /// assert_eq!(now, ["00004", "00070", "00190", "00226"]);
    /// let ben_tre: FormerUnit = "83".parse()?;
    /// assert_eq!(ben_tre.now()[0].full_name(), "Tỉnh Vĩnh Long");
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn now(self) -> Vec<Unit> {
        match self.0 {
            Row::Province(row) => alloc::vec![Unit::of_province_row(province(row).now)],
            Row::Commune(row) => successors(row).map(Unit::of_row).collect(),
            Row::District(_) => {
                let mut now = Vec::new();
                for commune in Self::communes().filter(|unit| unit.district() == Some(self)) {
                    for unit in commune.now() {
                        let place =
                            now.binary_search_by_key(&unit.code(), |known| Unit::code(*known));
                        if let Err(place) = place {
                            now.insert(place, unit);
                        }
                    }
                }
                now
            }
        }
    }

    /// Whether a unit of now took its place, or a part of it.
    ///
    /// ```
    /// use ocop_core::units::{FormerUnit, Unit};
    ///
    /// let commune: FormerUnit = "28882".parse()?;
    /// assert!(commune.became("28870".parse()?));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn became(self, unit: Unit) -> bool {
        match self.0 {
            Row::Province(row) => Unit::of_province_row(province(row).now) == unit,
            Row::Commune(row) => successors(row).any(|row| Unit::of_row(row) == unit),
            Row::District(_) => self.now().contains(&unit),
        }
    }

    /// The words of the name of a commune or district.
    fn words(self) -> impl Iterator<Item = &'static str> {
        let number = match self.0 {
            Row::Province(_) => NAMES.len(),
            Row::Commune(row) => row.into(),
            Row::District(row) => NOW.len() + usize::from(row),
        };
        let step = STEPS
            .get(number / STEP)
            .map_or(NAMES.len(), |&step| step.into());
        let mut words = NAMES[step..].iter();
        let mut before = number % STEP;
        while before > 0 {
            match words.next() {
                Some(word) => before -= usize::from(word & LAST != 0),
                None => break,
            }
        }
        let mut done = false;
        words
            .take_while(move |&&word| !core::mem::replace(&mut done, word & LAST != 0))
            .map(|&word| self::word(word & !LAST))
    }
}

impl Unit {
    /// The units of before July 2025 that became the unit, whole or in part, by code.
    ///
    /// ```
    /// use ocop_core::units::Unit;
    ///
    /// let tuan_giao: Unit = "03253".parse()?;
    /// let names: Vec<_> = tuan_giao.former().iter().map(|unit| unit.name()).collect();
    /// assert_eq!(names[0], "Tuần Giáo");
    /// assert!(names.contains(&"Quài Cang".into()));
    /// # Ok::<(), ocop_core::Error>(())
    /// ```
    #[must_use]
    pub fn former(self) -> Vec<FormerUnit> {
        let all = FormerUnit::provinces().chain(FormerUnit::communes());
        all.filter(|former| former.became(self)).collect()
    }
}

impl fmt::Debug for FormerUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FormerUnit({self} {})", self.full_name())
    }
}

impl fmt::Display for FormerUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = match self.0 {
            Row::Province(_) => 2,
            Row::District(_) => 3,
            Row::Commune(_) => 5,
        };
        crate::base::padded::pad(f, format_args!("{:0width$}", self.code()))
    }
}

impl FromStr for FormerUnit {
    type Err = Error;

    /// Reads a code of two, three or five digits.
    fn from_str(text: &str) -> Result<Self, Error> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let found = match text.len() {
            2 if plain => text.parse().ok().and_then(Self::province_by_code),
            3 if plain => text.parse().ok().and_then(Self::district_by_code),
            5 if plain => text.parse().ok().and_then(Self::commune_by_code),
            _ => None,
        };
        found.ok_or_else(|| {
            let what = (
                "mã đơn vị hành chính trước tháng 7/2025",
                "code of a unit of before July 2025",
            );
            let (detail, known) = (ErrorDetail::UnknownName, core::iter::empty());
            Error::unknown(detail, what, text, EXPECTED, known)
        })
    }
}

const EXPECTED: (&str, &str) = (
    "mã trong danh mục tháng 6/2025: hai chữ số của tỉnh, ba của huyện hoặc năm của xã",
    "a code of June 2025, two digits for a province, three for a district or five for a commune",
);

crate::base::macros::serde_text!(FormerUnit, |f| crate::base::error::in_both(f, EXPECTED));

fn province(row: u8) -> &'static FormerProvinceRow {
    &PROVINCES[usize::from(row)]
}

fn district(row: u16) -> &'static DistrictRow {
    &DISTRICTS[usize::from(row)]
}

/// The code of a commune: that of the first of its block, and the steps up to it.
const fn commune_code(row: usize) -> u16 {
    let mut at = row - row % STEP;
    let mut code = STARTS[at / STEP];
    while at < row {
        at += 1;
        code += STEPS_OF_CODES[at] as u16;
    }
    code
}

fn word(row: u16) -> &'static str {
    let row = usize::from(row);
    let from = row.checked_sub(1).map_or(0, |before| ENDS[before]);
    let span = usize::from(from)..usize::from(ENDS[row]);
    WORDS.get(span).unwrap_or_default()
}

/// The rows of the communes of now of a commune.
fn successors(row: u16) -> impl Iterator<Item = u16> {
    let place = NOW[usize::from(row)];
    let one = (place & SPLIT == 0).then_some(place & PLACE);
    let from = one.map_or(usize::from(place & PLACE), |_| SPLITS.len());
    let mut done = false;
    let several = SPLITS[from..].iter();
    let several = several.take_while(move |&&row| !core::mem::replace(&mut done, row & LAST != 0));
    one.into_iter().chain(several.map(|row| row & !LAST))
}

// The tables are sorted, and what they point to exists.
const _: () = {
    let mut row = 0;
    while row < PROVINCES.len() {
        assert!(row == 0 || PROVINCES[row - 1].code < PROVINCES[row].code);
        assert!((PROVINCES[row].now as usize) < PROVINCES_OF_NOW.len());
        row += 1;
    }
    let mut row = 0;
    while row < DISTRICTS.len() {
        assert!(row == 0 || DISTRICTS[row - 1].code < DISTRICTS[row].code);
        assert!((DISTRICTS[row].province as usize) < PROVINCES.len());
        row += 1;
    }
    let mut row = 0;
    while row < NOW.len() {
        assert!(row == 0 || commune_code(row - 1) < commune_code(row));
        let place = (NOW[row] & PLACE) as usize;
        let split = NOW[row] & SPLIT != 0;
        assert!(place < if split { SPLITS.len() } else { COMMUNES.len() });
        row += 1;
    }
    let mut row = 0;
    while row < SPLITS.len() {
        assert!(((SPLITS[row] & !LAST) as usize) < COMMUNES.len());
        row += 1;
    }
    assert!(SPLITS[SPLITS.len() - 1] & LAST != 0 && RUNS[0].0 == 0);
    let mut row = 0;
    while row < RUNS.len() {
        assert!(row == 0 || RUNS[row - 1].0 < RUNS[row].0);
        assert!((RUNS[row].1 as usize) < DISTRICTS.len());
        row += 1;
    }
    let (mut row, mut names) = (0, 0);
    while row < NAMES.len() {
        assert!(((NAMES[row] & !LAST) as usize) < ENDS.len());
        // Every step is where its name begins.
        if names % STEP == 0 && (row == 0 || NAMES[row - 1] & LAST != 0) {
            assert!(STEPS[names / STEP] as usize == row);
        }
        names += (NAMES[row] & LAST != 0) as usize;
        row += 1;
    }
    assert!(names == NOW.len() + DISTRICTS.len() && STEPS.len() == names.div_ceil(STEP));
    let mut row = 0;
    while row < ENDS.len() {
        assert!(row == 0 || ENDS[row - 1] < ENDS[row]);
        assert!(WORDS.is_char_boundary(ENDS[row] as usize));
        row += 1;
    }
    assert!(PROVINCES.len() == 63 && NOW.len() == 10_035);
};
